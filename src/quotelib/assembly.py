"""Puts what the stages found together to a document. It holds no rule of French."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .models import Document, Quotation, Unresolved
from .models.evolve import evolve
from .models.nesting import parents_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .models import QuotedSpan
    from .models.records import Attributed, Attribution
    from .speakers import Resolution

__all__ = ["document_of"]


def document_of(
    text: str, spans: Sequence[QuotedSpan], found: Attributed, resolution: Resolution
) -> Document:
    """Put the stages' results together.

    Args:
        text: The caller's text.
        spans: All its quoted spans.
        found: What was attributed, and the roles of the quoted spans.
        resolution: Who speaks.

    Returns:
        The document.
    """
    attributions = found.attributions
    parents = parents_of(attributions)
    return Document(
        text=text,
        quotations=tuple(
            _quotation(attribution, parent, at, resolution)
            for at, (attribution, parent) in enumerate(zip(attributions, parents, strict=True))
        ),
        quoted_spans=tuple(
            span if span.role is role else evolve(span, role=role)
            for span, role in zip(spans, found.roles, strict=True)
        ),
        speakers=resolution.speakers,
    )


def _quotation(
    attribution: Attribution, parent: int | None, at: int, resolution: Resolution
) -> Quotation:
    """Return one quotation as results show it."""
    who = resolution.of[at]
    return Quotation(
        kind=attribution.kind,
        content=attribution.content,
        rule=attribution.rule,
        confidence=resolution.confidence[at],
        cue=attribution.cues[0] if attribution.cues else None,
        further_cues=attribution.cues[1:],
        source=attribution.source.mention if attribution.source else None,
        speaker=resolution.speakers[who] if isinstance(who, int) else None,
        addressee=attribution.addressee,
        medium=attribution.medium,
        date=attribution.date,
        parent=parent,
        unresolved=_reason(attribution, who),
    )


def _reason(attribution: Attribution, who: int | Unresolved) -> Unresolved | None:
    """Return why source or speaker is missing, ``None`` when both are there."""
    if isinstance(who, Unresolved):
        return who
    if attribution.source is None:
        return Unresolved.NO_SOURCE if attribution.cues else Unresolved.NO_CUE
    return None
