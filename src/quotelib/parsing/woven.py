"""Offsets inside woven quoted spans, whose words stand in the frame without their marks."""

from __future__ import annotations

import bisect
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from ..models import QuotedSpan

__all__ = ["Woven", "woven_map"]


@attrs.frozen(kw_only=True)
class Woven:
    """Which woven quoted span holds an offset.

    Attributes:
        offsets: Offsets at which another span becomes the innermost, ascending.
        innermost: The innermost span from each of them on.
    """

    offsets: list[int]
    innermost: list[int | None]

    def at(self, offset: int) -> int | None:
        """Return the innermost woven span that holds an offset, ``None`` without one."""
        position = bisect.bisect_right(self.offsets, offset) - 1
        return self.innermost[position] if position >= 0 else None


def woven_map(spans: Sequence[QuotedSpan], standing: Collection[int]) -> Woven:
    """Return the map from offsets to the quoted spans whose words stand in the frame.

    Args:
        spans: All quoted spans of a text.
        standing: Indices of those that a placeholder stands for.

    Returns:
        The map.
    """
    offsets: list[int] = []
    innermost: list[int | None] = []
    stack: list[int] = []

    def close_until(offset: int) -> None:
        while stack and spans[stack[-1]].span.end <= offset:
            offsets.append(spans[stack.pop()].span.end)
            innermost.append(stack[-1] if stack else None)

    for index, span in enumerate(spans):
        close_until(span.outer.start)
        if index not in standing:
            stack.append(index)
            offsets.append(span.span.start)
            innermost.append(index)
    if spans:
        close_until(max(span.outer.end for span in spans))
    return Woven(offsets=offsets, innermost=innermost)
