"""Plain sentences out of a unit's words and their tags."""

from __future__ import annotations

import functools
import sys
from typing import TYPE_CHECKING

from ..models.records import Token
from .sentences import sentence_starts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .frame import Unit
    from .tags import Tag
    from .words import Chunk
    from .woven import Woven

__all__ = ["read_sentences"]

# No sentence of the news is longer; rules that look around in one stay linear on endless ones.
_MAX_SENTENCE = 400


def read_sentences(
    unit: Unit, chunks: Sequence[Chunk], tags: Iterator[Tag], closed: Sequence[bool], woven: Woven
) -> Iterator[tuple[Token, ...]]:
    """Yield the sentences of a unit.

    Args:
        unit: The unit.
        chunks: Its words.
        tags: Their tags; as many are taken as there are words.
        closed: For each quoted span, whether it ends with the stop of a sentence.
        woven: Which woven quoted span holds an offset.

    Yields:
        The tokens of each sentence.
    """
    inside = functools.partial(_stands_inside, unit, woven)
    boundaries = iter(sentence_starts(unit.text, unit.placeholders, closed, inside))
    boundary = next(boundaries)
    origin = unit.walk()
    woven_at = woven.at if woven.offsets else None
    placeholders = unit.placeholders
    tokens: list[Token] = []
    for offset, words in chunks:
        for begin, stop, form, lower, _ in words:
            first = offset + begin
            if first >= boundary or len(tokens) == _MAX_SENTENCE:
                if tokens:
                    yield tuple(tokens)
                    tokens = []
                while first >= boundary:
                    boundary = next(boundaries, sys.maxsize)
            start, end = origin(first, offset + stop)
            tokens.append(
                Token(
                    len(tokens),
                    start,
                    end,
                    form,
                    lower,
                    *next(tags),
                    woven_at(start) if woven_at is not None else None,
                    placeholders.get(first),
                )
            )
    if tokens:
        yield tuple(tokens)


def _stands_inside(unit: Unit, woven: Woven, offset: int) -> bool:
    """Return whether the words on both sides of a stop stand in one woven quoted span."""
    start, _ = unit.origin(offset, offset + 1)
    holder = woven.at(start)
    following = min(len(unit.text) - 1, offset + 3)
    return holder is not None and holder == woven.at(unit.origin(following, following + 1)[0])
