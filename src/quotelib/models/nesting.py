"""Which quotation stands inside which."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .records import Attribution

__all__ = ["parents_of"]


def parents_of(attributions: Sequence[Attribution]) -> list[int | None]:
    """Return, for each attribution, the nearest one whose content holds all of its own.

    Attributions are ordered by start and, from one start, by length, so that whatever holds one
    stands before it: those still open form a stack.

    Args:
        attributions: The attributions of a text, in text order.

    Returns:
        For each, the position of the one around it, ``None`` for one that stands in no other.
    """
    parents: list[int | None] = []
    around: list[tuple[int, int, int]] = []
    for at, attribution in enumerate(attributions):
        start, end = attribution.content[0].start, attribution.content[-1].end
        while around and around[-1][1] <= start:
            around.pop()
        if around and around[-1][:2] == (start, end):  # two reports of the same words
            parents.append(parents[around.pop()[2]])
            around.append((start, end, at))
            continue
        holders = (
            index
            for first, last, index in reversed(around)
            if end <= last and (first, last) != (start, end)
        )
        parents.append(next(holders, None))
        around.append((start, end, at))
    return parents
