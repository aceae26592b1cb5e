"""Stretches of a text, and whether something lies in one of them."""

from __future__ import annotations

import bisect
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..models import Span

__all__ = ["Stretches"]


@attrs.frozen(kw_only=True)
class Stretches:
    """Parts of a text that do not touch, in text order.

    Attributes:
        starts: Where each starts.
        ends: Where each ends.
    """

    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()

    @classmethod
    def of(cls, spans: Iterable[Span]) -> Stretches:
        """Return the stretches that some spans cover.

        Args:
            spans: The spans, in any order; they may overlap.

        Returns:
            The stretches.
        """
        starts: list[int] = []
        ends: list[int] = []
        for span in sorted(spans, key=lambda one: one.start):
            if ends and span.start <= ends[-1]:
                ends[-1] = max(ends[-1], span.end)
            else:
                starts.append(span.start)
                ends.append(span.end)
        return cls(starts=tuple(starts), ends=tuple(ends))

    def __contains__(self, offset: int) -> bool:
        """Return whether an offset lies in one of them."""
        at = bisect.bisect_right(self.starts, offset) - 1
        return at >= 0 and offset < self.ends[at]
