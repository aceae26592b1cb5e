"""Plain sentences out of a unit's words and their tags."""

from __future__ import annotations

import functools
import itertools
import sys
from typing import TYPE_CHECKING

import attrs

from ..models.records import Token
from .datelines import dateline_end
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
_NO_VERB_ENDS = frozenset("bfghjklmnpqvw")
"""Letters that no finite verb ends with."""


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
    placeholder_at = unit.placeholders.get
    # What holds for all words up to an offset is looked up once: the piece of the unit that they
    # stand in, and the woven quoted span.
    piece = piece_end = shift = 0
    exact = False
    quoted, low, high = woven.around(0)
    tokens: list[Token] = []
    for offset, words in _past_dateline(unit, chunks, tags):
        for begin, stop, form, lower, _ in words:
            first, last = offset + begin, offset + stop
            if first >= boundary or len(tokens) == _MAX_SENTENCE:
                if tokens:
                    yield _sentence(tokens)
                    tokens = []
                while first >= boundary:
                    boundary = next(boundaries, sys.maxsize)
            while first >= piece_end:
                piece_end, shift, exact = unit.piece(piece)
                piece += 1
            if exact and last <= piece_end:
                start, end = first + shift, last + shift
            else:
                start, end = unit.origin(first, last)
            if not low <= start < high:
                quoted, low, high = woven.around(start)
            pos, finite, gender, number = next(tags)
            odd = finite and (form == "est" or form[0].isupper() or lower[-1] in _NO_VERB_ENDS)
            nominal = _nominal(tokens, form, quoted) if odd else None
            pos, finite = (nominal, False) if nominal else (pos, finite)
            index, placeholder = len(tokens), placeholder_at(first)
            tokens.append(
                Token(
                    index, start, end, form, lower, pos, finite, gender, number, quoted, placeholder
                )
            )
    if tokens:
        yield _sentence(tokens)


def _nominal(tokens: Sequence[Token], form: str, quoted: int | None) -> str | None:
    """Return what a word is that the tagger takes for a finite verb, ``None`` where it is one.

    No verb has a capital inside a clause (*page Meta*, *le RN*), *l'est* is a verb after a pronoun
    only (*dans l'est du pays*), and no finite verb ends like *l'accusé* or *souterrain*.
    """
    before = tokens[-1] if tokens else None
    if before is None:
        return None
    if form[-1] in _NO_VERB_ENDS and form.isalpha():
        return "ADJ" if before.pos in ("NOUN", "ADJ") else "NOUN"
    acronym = len(form) > 1 and form.isupper() and not before.form.isupper()
    if form.istitle() or acronym:
        return "PROPN" if before.form[-1].isalpha() and before.quoted == quoted else None
    noun = form.endswith("é") or (form == "est" and before.lower == "l'")
    return "NOUN" if noun and before.pos == "DET" else None


def _sentence(tokens: list[Token]) -> tuple[Token, ...]:
    """Return the tokens of a sentence; a capital that opens it as *À* may lack its accent.

    No sentence opens with the auxiliary: *A-t-il* has its clitic right behind. The stop after the
    network X is a word of its own, as it is no initial's.
    """
    first = tokens[0]
    if first.form == "A" and len(tokens) > 1:
        word = tokens[1]
        if word.start > first.end and word.form[0].isalnum():
            tokens[0] = attrs.evolve(first, form="À", lower="à", pos="ADP", finite=False)
    last = tokens[-1]
    if last.form == "X.":
        stop = attrs.evolve(
            last, index=last.index + 1, start=last.end - 1, form=".", lower=".", pos="PUNCT"
        )
        tokens[-1:] = [attrs.evolve(last, end=stop.start, form="X", lower="x"), stop]
    return tuple(tokens)


def _past_dateline(unit: Unit, chunks: Sequence[Chunk], tags: Iterator[Tag]) -> Sequence[Chunk]:
    """Return the words after a dateline, in which nobody speaks and nobody is spoken of."""
    dateline = dateline_end(unit.text, unit.placeholders)
    if not dateline:
        return chunks
    dropped = next((k for k, (offset, _) in enumerate(chunks) if offset >= dateline), len(chunks))
    for _, words in chunks[:dropped]:
        next(itertools.islice(tags, len(words), len(words)), None)
    return chunks[dropped:]


def _stands_inside(unit: Unit, woven: Woven, offset: int) -> bool:
    """Return whether the words on both sides of a stop stand in one woven quoted span."""
    start, _ = unit.origin(offset, offset + 1)
    holder = woven.at(start)
    following = min(len(unit.text) - 1, offset + 3)
    return holder is not None and holder == woven.at(unit.origin(following, following + 1)[0])
