"""Which quotation, cue and source each character of a text belongs to, as runs."""

from __future__ import annotations

import heapq
from itertools import pairwise
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..models import Document

__all__ = ["Run", "Segment", "contents", "flat", "segments"]


@attrs.frozen(kw_only=True)
class Run:
    """A stretch of the text that belongs to one quotation.

    Attributes:
        start: Offset of the first character.
        end: Offset after the last character.
        index: Position of the quotation in its document.
    """

    start: int
    end: int
    index: int


@attrs.frozen(kw_only=True)
class Segment:
    """A stretch of the text that is the same in every respect.

    Attributes:
        start: Offset of the first character.
        end: Offset after the last character.
        content: The quotation whose words it is part of, the innermost one.
        source: A quotation whose source it is part of.
        cue: A quotation whose cue it is part of.
    """

    start: int
    end: int
    content: int | None
    source: int | None
    cue: int | None


def flat(runs: Iterable[Run]) -> list[Run]:
    """Return runs that do not overlap: where several do, the one that starts last remains.

    Of several that start together the shortest remains, so that what stands inside shows. A run
    that another interrupts goes on after it.
    """
    ordered = sorted((run for run in runs if run.start < run.end), key=lambda run: run.start)
    found: list[Run] = []
    open_: list[tuple[int, int, int]] = []  # the innermost first: -start, end, index
    at = waiting = 0
    while waiting < len(ordered) or open_:
        while open_ and open_[0][1] <= at:
            heapq.heappop(open_)
        if not open_:
            if waiting == len(ordered):
                break
            at = ordered[waiting].start
        while waiting < len(ordered) and ordered[waiting].start <= at:
            run = ordered[waiting]
            heapq.heappush(open_, (-run.start, run.end, run.index))
            waiting += 1
        if open_[0][1] <= at:
            continue
        _, end, index = open_[0]
        until = min(end, ordered[waiting].start) if waiting < len(ordered) else end
        if found and found[-1].index == index and found[-1].end == at:
            found[-1] = attrs.evolve(found[-1], end=until)
        else:
            found.append(Run(start=at, end=until, index=index))
        at = until
    return found


def contents(document: Document) -> list[Run]:
    """Return what is said as runs that do not overlap."""
    return flat(
        Run(start=span.start, end=span.end, index=index)
        for index, quotation in enumerate(document.quotations)
        for span in quotation.content
    )


def _sources(document: Document) -> list[Run]:
    return flat(
        Run(start=quotation.source.span.start, end=quotation.source.span.end, index=index)
        for index, quotation in enumerate(document.quotations)
        if quotation.source
    )


def _cues(document: Document) -> list[Run]:
    return flat(
        Run(start=span.start, end=span.end, index=index)
        for index, quotation in enumerate(document.quotations)
        for cue in ([quotation.cue] if quotation.cue else []) + list(quotation.further_cues)
        for span in cue.spans
    )


def segments(document: Document, cuts: Iterable[int]) -> Iterator[Segment]:
    """Yield the whole text in segments.

    Args:
        document: The document.
        cuts: Offsets at which a segment ends in any case.
    """
    layers = (contents(document), _sources(document), _cues(document))
    limits = {0, len(document.text), *cuts}
    for layer in layers:
        limits.update(offset for run in layer for offset in (run.start, run.end))
    cursors = [0, 0, 0]
    ordered = sorted(limits)
    for start, end in pairwise(ordered):
        content, source, cue = (
            _at(layer, cursors, number, start) for number, layer in enumerate(layers)
        )
        yield Segment(start=start, end=end, content=content, source=source, cue=cue)


def _at(layer: Sequence[Run], cursors: list[int], number: int, offset: int) -> int | None:
    """Return the quotation that a layer has at an offset; offsets come in order."""
    while cursors[number] < len(layer) and layer[cursors[number]].end <= offset:
        cursors[number] += 1
    if cursors[number] == len(layer) or layer[cursors[number]].start > offset:
        return None
    return layer[cursors[number]].index
