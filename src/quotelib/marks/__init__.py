"""Finds quoted spans by typography alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quotelib.errors import ArgumentTypeError
from .build import Candidate, build
from .paragraphs import find_spans
from .scan import scan

if TYPE_CHECKING:
    from quotelib.models import QuotedSpan

__all__ = ["find_quoted"]


def find_quoted(text: str) -> tuple[QuotedSpan, ...]:
    """Return every quoted span of a text."""
    if not isinstance(text, str):
        msg = f"text must be a str, not {type(text).__name__}; decode bytes first"
        raise ArgumentTypeError(msg)
    scanned = scan(text)
    found = find_spans(text, scanned.paragraphs)
    return build(text, (Candidate(*span) for span in found))
