"""Quotations in HTML elements."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from ..models import Form, MarkFlag
from .nesting import Candidate

if TYPE_CHECKING:
    from .scan import Scan, Tag

__all__ = ["find_elements"]

_MULTI = frozenset((MarkFlag.MULTI_PARAGRAPH,))
_NONE: frozenset[MarkFlag] = frozenset()


def find_elements(scanned: Scan) -> list[Candidate]:
    """Return the contents of ``<q>`` and ``<blockquote>`` elements; a lone tag counts for nothing.

    Args:
        scanned: The paragraphs and quoting tags of the text.
    """
    if not scanned.tags:
        return []
    starts = [paragraph.start for paragraph in scanned.paragraphs]
    found: list[Candidate] = []
    opened: list[Tag] = []
    names: dict[str, int] = {}
    for tag in scanned.tags:
        if not tag.is_closing:
            opened.append(tag)
            names[tag.name] = names.get(tag.name, 0) + 1
            continue
        while names.get(tag.name):
            opener = opened.pop()
            names[opener.name] -= 1
            if opener.name == tag.name:
                # The paragraph around an inline element starts before it.
                inside = bisect_left(starts, tag.start) - bisect_left(starts, opener.end)
                flags = _MULTI if inside > (tag.name == "blockquote") else _NONE
                found.append(
                    Candidate(opener.start, tag.end, opener.end, tag.start, flags, Form.TAG)
                )
                break
    return found
