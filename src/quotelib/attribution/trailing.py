"""Reports whose clause ends before a quotation that goes on: *refuse de partir, « je reste »*."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from ..models import QuotationKind, Span
from . import rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ..models.records import Attribution
    from .scene import Scene

__all__ = ["before_floating", "unreported"]

_FRAMING = frozenset({rules.FRAMED_INCISE.name, rules.ACCORDING_TO.name})
_OF_NOBODY = frozenset({rules.FLOATING_UNKNOWN.name, rules.FLOATING_NEXT.name})


def before_floating(
    scene: Scene, reports: Iterable[Attribution], standing: Sequence[Attribution]
) -> list[Attribution]:
    """Return reports without the quotation behind a comma that has an attribution of its own.

    Args:
        scene: The text's candidates.
        reports: What the narration reports.
        standing: What stands in marks.

    Returns:
        The same reports, cut before that comma.
    """
    floating = {
        quoted: item.content[0].start
        for item in standing
        if item.rule == rules.FLOATING_SUBJECT.name
        for quoted in item.quoted
    }
    return [_cut(scene, one, floating) for one in reports] if floating else list(reports)


def _cut(scene: Scene, report: Attribution, floating: dict[int, int]) -> Attribution:
    """Return a report, cut before the comma of the floating quotation that ends it."""
    last = report.quoted[-1] if report.quoted else None
    piece = report.content[-1]
    if last is None or not piece.start < floating.get(last, -1) < piece.end:
        return report
    before = scene.text[piece.start : scene.spans[last].outer.start].rstrip()
    if not before.endswith(","):
        return report
    end = piece.start + len(before.rstrip(", \u00a0\u202f"))
    quoted = report.quoted[:-1]
    return attrs.evolve(
        report,
        content=(*report.content[:-1], Span.of(scene.text, piece.start, end)),
        quoted=quoted,
        kind=report.kind if quoted else QuotationKind.INDIRECT,
    )


def unreported(
    standing: Sequence[Attribution], reports: Sequence[Attribution]
) -> Sequence[Attribution]:
    """Return what stands in marks without the words of nobody that open a framed report.

    *« Q ! » même si la pluie gêne, dit X*: all of it is what X says.

    Args:
        standing: What stands in marks.
        reports: What the narration reports.

    Returns:
        The same attributions but those floating ones that a report holds.
    """
    if not [item for item in standing if item.rule in _OF_NOBODY]:
        return standing
    held = {index for one in reports if one.rule in _FRAMING for index in one.quoted}
    return [
        item for item in standing if item.rule not in _OF_NOBODY or held.isdisjoint(item.quoted)
    ]
