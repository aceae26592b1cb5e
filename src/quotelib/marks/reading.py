"""Puts together what each kind of marks delimits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .build import build
from .dialogue import find_dash_turns, find_inner_turns
from .labels import find_labelled_turns
from .nesting import outside, settled, without_crossings
from .paragraphs import find_spans
from .scan import scan
from .tags import find_elements

if TYPE_CHECKING:
    from ..models import QuotedSpan

__all__ = ["quoted_spans"]


def quoted_spans(text: str) -> tuple[QuotedSpan, ...]:
    """Return every quoted span of a text, as `quotelib.find_quoted` does.

    Args:
        text: Any string.

    Returns:
        The spans in order.
    """
    scanned = scan(text)
    paragraphs = scanned.paragraphs
    spans = settled(find_spans(text, paragraphs))
    extra = without_crossings(find_elements(scanned), spans)
    extra += find_inner_turns(text, spans)
    turns = [*find_dash_turns(text, paragraphs), *find_labelled_turns(text, paragraphs)]
    if turns:
        extra += without_crossings(outside(turns, spans), settled([*spans, *extra]))
    if extra:
        spans = settled([*spans, *extra])
    return build(text, spans)
