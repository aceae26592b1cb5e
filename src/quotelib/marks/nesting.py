"""Keeps spans of different origins nested or disjoint."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..models import Form

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ..models import MarkFlag

__all__ = ["MAX_DEPTH", "Candidate", "innermost", "outside", "settled", "without_crossings"]


MAX_DEPTH = 8
"""Spans nested deeper are left out, which bounds the work on hostile input."""


class Candidate(NamedTuple):
    """A span that may appear in the result, its blanks not yet trimmed."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    flags: frozenset[MarkFlag] = frozenset()
    form: Form = Form.MARKS
    label: tuple[int, int] | None = None


def innermost(
    points: Iterable[int], candidates: Sequence[Candidate]
) -> dict[int, Candidate | None]:
    """Return, for each point, the smallest candidate that has characters on both sides of it.

    Args:
        points: Offsets in any order.
        candidates: Candidates in order, none of which cross.
    """
    result: dict[int, Candidate | None] = {}
    around: list[Candidate] = []
    at = 0
    for point in sorted(set(points)):
        while at < len(candidates) and candidates[at].start < point:
            while around and around[-1].end <= candidates[at].start:
                around.pop()
            around.append(candidates[at])
            at += 1
        while around and around[-1].end <= point:
            around.pop()
        result[point] = around[-1] if around else None
    return result


def without_crossings(
    extra: Sequence[Candidate], candidates: Sequence[Candidate]
) -> list[Candidate]:
    """Return the extra candidates that cross none of the others, nor have one over their marks.

    Args:
        extra: Candidates to check, in any order.
        candidates: Candidates in order, none of which cross.
    """
    inside = innermost([point for span in extra for point in span[:4]], candidates)
    kept: list[Candidate] = []
    for span in extra:
        over = [one for point in span[:4] if (one := inside[point]) is not None]
        if all(one.start <= span.start and span.end <= one.end for one in over):
            kept.append(span)
    return kept


def outside(extra: Sequence[Candidate], candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the extra candidates that start inside none of the others.

    Args:
        extra: Candidates to check, in any order.
        candidates: Candidates in order, none of which cross.
    """
    inside = innermost([span.start for span in extra], candidates)
    return [span for span in extra if inside[span.start] is None]


def settled(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return the candidates in order: by start, the outermost first.

    One that crosses an earlier one is left out, and so is one that lies too deep.

    Args:
        candidates: Candidates in any order.
    """
    kept: list[Candidate] = []
    around: list[int] = []
    for span in sorted(candidates, key=_position):
        while around and around[-1] <= span.start:
            around.pop()
        if not around or (span.end <= around[-1] and len(around) < MAX_DEPTH):
            around.append(span.end)
            kept.append(span)
    return kept


def _position(span: Candidate) -> tuple[int, int]:
    return span[0], -span[1]
