"""Offsets inside woven quoted spans, whose words stand in the frame without their marks."""

from __future__ import annotations

import bisect
import sys
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
        return self.around(offset)[0]

    def around(self, offset: int) -> tuple[int | None, int, int]:
        """Return the innermost woven span at an offset, from which one on, and up to which one."""
        position = bisect.bisect_right(self.offsets, offset)
        high = self.offsets[position] if position < len(self.offsets) else sys.maxsize
        if position == 0:
            return None, -1, high
        return self.innermost[position - 1], self.offsets[position - 1], high


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
