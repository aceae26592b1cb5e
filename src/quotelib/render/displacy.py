"""The dictionaries that spaCy's visualiser shows with ``manual=True``."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Any

import regex

from ..errors import ArgumentValueError
from .layers import contents
from .words import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..models import Document, Quotation

__all__ = ["to_displacy"]

_STYLES = ("ent", "span")
_NOBODY = "?"
_TOKEN = regex.compile(r"[\p{L}\p{N}]+|\S")


def to_displacy(document: Document, *, style: str = "ent") -> dict[str, Any]:
    """Return what displaCy shows.

    Args:
        document: The document.
        style: ``"ent"`` for contents alone, labelled by speaker, the innermost where one stands
            inside another; ``"span"`` for contents, sources and cues, which may overlap.

    Returns:
        The dictionary for ``spacy.displacy.render(…, style=style, manual=True)``.

    Raises:
        ArgumentValueError: ``style`` is another.
    """
    if style not in _STYLES:
        allowed = " or ".join(map(repr, _STYLES))
        raise ArgumentValueError(f"style must be {allowed}, got {style!r}")
    if style == "span":
        return _spans(document)
    return {
        "text": document.text,
        "ents": [
            {"start": run.start, "end": run.end, "label": _who(document.quotations[run.index])}
            for run in contents(document)
        ],
        "title": None,
    }


def _spans(document: Document) -> dict[str, Any]:
    tokens = list(_TOKEN.finditer(document.text))
    starts, ends = [token.start() for token in tokens], [token.end() for token in tokens]
    return {
        "text": document.text,
        "tokens": [token[0] for token in tokens],
        "spans": list(_token_spans(document, starts, ends)),
    }


def _token_spans(
    document: Document, starts: list[int], ends: list[int]
) -> Iterator[dict[str, Any]]:
    """Yield every labelled stretch that holds a token, by the numbers of its tokens."""
    for start, end, label in _labelled(document):
        first, last = bisect_right(ends, start), bisect_left(starts, end)
        if first < last:
            yield {"start_token": first, "end_token": last, "label": label}


def _labelled(document: Document) -> Iterator[tuple[int, int, str]]:
    """Yield every span of every quotation with its label."""
    for quotation in document.quotations:
        for span in quotation.content:
            yield span.start, span.end, _who(quotation)
        if quotation.source:
            yield quotation.source.span.start, quotation.source.span.end, "SOURCE"
        for cue in (*([quotation.cue] if quotation.cue else []), *quotation.further_cues):
            for span in cue.spans:
                yield span.start, span.end, "CUE"


def _who(quotation: Quotation) -> str:
    return one_line(quotation.speaker.name) if quotation.speaker else _NOBODY
