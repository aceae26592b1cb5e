"""Turns what was found into quoted spans: nested, trimmed, flagged and in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quotelib.models import Form, MarkFlag, QuotedSpan, Span

from .glyphs import MOJIBAKE, PLAIN
from .neighbours import trim

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .nesting import Candidate

__all__ = ["build"]

_ORDER = {flag: index for index, flag in enumerate(MarkFlag)}
_NO_FLAGS: tuple[MarkFlag, ...] = ()


def build(text: str, candidates: Iterable[Candidate]) -> tuple[QuotedSpan, ...]:
    """Return the quoted spans for candidates that nest or are disjoint.

    Args:
        text: The whole string.
        candidates: The candidates in order.
    """
    spans: list[QuotedSpan] = []
    around: list[tuple[int, int]] = []
    for candidate in candidates:
        start = candidate[0]
        while around and around[-1][0] <= start:
            around.pop()
        parent = around[-1][1] if around else None
        spans.append(_span(text, candidate, len(around), parent))
        around.append((candidate[1], len(spans) - 1))
    return tuple(spans)


def _span(text: str, candidate: Candidate, depth: int, parent: int | None) -> QuotedSpan:
    """Return the quoted span of one candidate."""
    start, end, inner_start, inner_end, flags, form, label = candidate
    opener, outer, closer = text[start:inner_start], text[start:end], text[inner_end:end]
    inner_start, inner_end = trim(text, inner_start, inner_end)
    if form is not Form.MARKS:
        opener = opener.rstrip()
    if opener not in PLAIN or closer not in PLAIN:
        flags = flags | _written(opener) | _written(closer)
    return QuotedSpan(
        span=Span(start=inner_start, end=inner_end, text=text[inner_start:inner_end]),
        outer=Span(start=start, end=end, text=outer),
        opener=opener,
        closer=closer,
        form=form,
        label=None if label is None else Span.of(text, *label),
        depth=depth,
        parent=parent,
        flags=tuple(sorted(flags, key=_ORDER.__getitem__)) if flags else _NO_FLAGS,
    )


_ENTITY = frozenset((MarkFlag.ENTITY,))
_DEBRIS = frozenset((MarkFlag.MOJIBAKE,))
_PLAINLY: frozenset[MarkFlag] = frozenset()


def _written(mark: str) -> frozenset[MarkFlag]:
    """Return the flag for the way in which a mark is written."""
    if mark.startswith("&"):
        return _ENTITY
    return _DEBRIS if mark in MOJIBAKE else _PLAINLY
