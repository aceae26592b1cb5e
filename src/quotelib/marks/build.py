"""Turns what was found into quoted spans: nested, trimmed, flagged and in order."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ..models import Form, MarkFlag, QuotedSpan, Span, SpanRole
from .glyphs import MOJIBAKE, PLAIN
from .neighbours import trim

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .nesting import Candidate

__all__ = ["build"]

_Setter = Callable[[object, object], None]
_ORDER = {flag: index for index, flag in enumerate(MarkFlag)}
_NO_FLAGS: tuple[MarkFlag, ...] = ()
_ENTITY = frozenset((MarkFlag.ENTITY,))
_DEBRIS = frozenset((MarkFlag.MOJIBAKE,))
_PLAINLY: frozenset[MarkFlag] = frozenset()


def _setters(cls: type, *names: str) -> tuple[_Setter, ...]:
    """Return what writes each slot of a frozen class.

    Creating spans is most of the work on a text full of them, and writing the slots of a new
    object takes half the time of the ``__init__`` of its class. A test compares the results.
    """
    return tuple(getattr(cls, name).__set__ for name in names)


_new = object.__new__
_set_start, _set_end, _set_text = _setters(Span, "start", "end", "text")
_set_span, _set_outer, _set_opener, _set_closer, _set_form = _setters(
    QuotedSpan, "span", "outer", "opener", "closer", "form"
)
_set_label, _set_depth, _set_parent, _set_flags, _set_role = _setters(
    QuotedSpan, "label", "depth", "parent", "flags", "role"
)


def build(text: str, candidates: Iterable[Candidate]) -> tuple[QuotedSpan, ...]:
    """Return the quoted spans for candidates that nest or are disjoint.

    Args:
        text: The whole string.
        candidates: The candidates in order.
    """
    spans: list[QuotedSpan] = []
    around: list[tuple[int, int]] = []
    unknown = SpanRole.UNKNOWN
    for start, end, inner_start, inner_end, flags, form, label in candidates:
        while around and around[-1][0] <= start:
            around.pop()
        opener, closer = text[start:inner_start], text[inner_end:end]
        if form is not Form.MARKS:
            opener = opener.rstrip()
        if opener not in PLAIN or closer not in PLAIN:
            flags = flags | _written(opener) | _written(closer)  # noqa: PLW2901
        span = _new(QuotedSpan)
        _set_span(span, _span(text, *trim(text, inner_start, inner_end)))
        _set_outer(span, _span(text, start, end))
        _set_opener(span, opener)
        _set_closer(span, closer)
        _set_form(span, form)
        _set_label(span, None if label is None else _span(text, *label))
        _set_depth(span, len(around))
        _set_parent(span, around[-1][1] if around else None)
        _set_flags(span, tuple(sorted(flags, key=_ORDER.__getitem__)) if flags else _NO_FLAGS)
        _set_role(span, unknown)
        around.append((end, len(spans)))
        spans.append(span)
    return tuple(spans)


def _span(text: str, start: int, end: int) -> Span:
    """Return the span between two offsets."""
    span = _new(Span)
    _set_start(span, start)
    _set_end(span, end)
    _set_text(span, text[start:end])
    return span


def _written(mark: str) -> frozenset[MarkFlag]:
    """Return the flag for the way in which a mark is written."""
    if mark.startswith("&"):
        return _ENTITY
    return _DEBRIS if mark in MOJIBAKE else _PLAINLY
