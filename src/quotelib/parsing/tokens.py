"""Plain sentences out of a unit's words and their tags."""

from __future__ import annotations

import functools
import itertools
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import attrs

from ..models.records import Token
from .datelines import dateline_end
from .frame import Unit
from .sentences import sentence_starts
from .woven import Woven

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .tags import Tag
    from .words import Chunk

__all__ = ["read_sentences"]

# No sentence of the news is longer; rules that look around in one stay linear on endless ones.
_MAX_SENTENCE = 400
_NO_VERB_ENDS = frozenset("bfghjklmnpquvw")
"""Letters that no finite verb ends with."""
_NEVER_NOUNS = frozenset({"ADV", "ADP", "SCONJ", "CCONJ", "X"})
"""What the tagger sees in nouns that it does not know (*son client*, *la bourgmestre*)."""
_VERBS_LIKE_ADVERBS = frozenset(
    (
        *("dément", "démentent", "confirment", "infirment", "affirment", "assument", "présument"),
        *("résument", "consument", "réclament", "proclament", "déclament", "blâment", "expriment"),
        *("suppriment", "impriment", "répriment", "dépriment", "estiment", "subliment"),
    )
)
"""Verbs in which the tagger sees an adverb, though none ends so (*Luc Roy dément*)."""
_ADJECTIVES = (
    *("scolaire", "scolaires", "cophone", "cophones", "glophone", "glophones"),
    *("ieuse", "ieuses"),
    *(
        stem + ending
        for stem in ("entai", "itai", "étai", "nai", "iai", "idai", "udai", "ulai", "soi", "toi")
        for ending in ("re", "res")  # « parlementaire », « budgétaire », « provisoire »
    ),
    *(
        "nière",
        "lière",
        "tière",
        "rière",
        "cière",
        "nières",
        "lières",
        "tières",
        "rières",
        "cières",
    ),
)
"""Endings of adjectives in which the tagger sees an infinitive, a participle or a verb."""
_NOMINAL = ("NOUN", "ADJ")
_DEGREES = frozenset({"plus", "moins", "très", "trop", "assez"})
"""Between a noun and one of them no subject stands, so that no finite verb follows."""
_INFINITIVES = ("er", "ir", "re")
_PREPOSED = frozenset({"sans", "pour", "afin", "de", "d'", "à"})
"""Before what ends like an infinitive, which no finite verb follows (*sans convaincre*)."""
_SUBJECTS = frozenset({"ça", "on", "il", "ils"})
_PRESENT = ("e", "ent", "ait")
_SHORT = 3
"""Shorter are most prepositions and adverbs, and hardly a noun that is taken for one."""


@attrs.define(eq=False, repr=False)
class _Course:
    """Where the words of a unit stand, read in their order.

    What holds for all words up to an offset is looked up once: the sentence and the piece of the
    unit that they stand in, and the woven quoted span.

    Attributes:
        unit: The unit.
        woven: Which woven quoted span holds an offset.
        boundaries: Where its sentences begin.
        sure: Offset up to which words stand as the last one that was looked up.
        shift: What leads from their offsets to those in the caller's text.
        quoted: The woven quoted span around them.
    """

    unit: Unit
    woven: Woven
    boundaries: Iterator[int]
    sure: int = 0
    shift: int = 0
    quoted: int | None = None
    _boundary: int = 0
    _changes: int = 0
    _piece: int = 0
    _piece_end: int = 0
    _exact: bool = False

    def opens_sentence(self, first: int) -> bool:
        """Return whether a word is the first one behind where a sentence begins."""
        opens = first >= self._boundary
        while first >= self._boundary:
            self._boundary = next(self.boundaries, sys.maxsize)
        return opens

    def place(self, first: int, last: int, room: int) -> tuple[int, int]:
        """Return where a word stands in the caller's text, and see what holds from there on.

        As every word has a character, the next ``room`` characters hold no more words than that.
        """
        while first >= self._piece_end:
            self._next_piece()
        if self._exact and last <= self._piece_end:
            start, end = first + self.shift, last + self.shift
        else:
            start, end = self.unit.origin(first, last)
        if start >= self._changes:
            self.quoted, _, self._changes = self.woven.around(start)
        sure = min(self._boundary, self._piece_end, self._changes - self.shift, first + room)
        self.sure = sure if self._exact else first
        return start, end

    def _next_piece(self) -> None:
        """Go on to the next piece, and to those after it that are shifted alike."""
        starts, origins, piece = self.unit.starts, self.unit.origins, self._piece
        origin, _, self._exact = origins[piece]
        self.shift = origin - starts[piece]
        piece += 1
        while self._exact and piece < len(starts):
            origin, _, exact = origins[piece]
            if not exact or origin - starts[piece] != self.shift:
                break
            piece += 1
        self._piece = piece
        self._piece_end = starts[piece] if piece < len(starts) else len(self.unit.text)


def read_sentences(
    unit: Unit,
    chunks: Sequence[Chunk],
    tags: Iterator[Tag],
    closed: Sequence[bool],
    woven: Woven,
    find_noun: Callable[[str], object],
) -> Iterator[tuple[Token, ...]]:
    """Yield the sentences of a unit.

    Args:
        unit: The unit.
        chunks: Its words.
        tags: Their tags; as many are taken as there are words.
        closed: For each quoted span, whether it ends with the stop of a sentence.
        woven: Which woven quoted span holds an offset.
        find_noun: Gives what is known of a noun, ``None`` for another word.

    Yields:
        The tokens of each sentence.
    """
    inside = functools.partial(_stands_inside, unit, woven)
    starts = sentence_starts(unit.text, unit.placeholders, closed, inside)
    course = _Course(unit, woven, iter(starts))
    sure = shift = 0
    quoted = placeholder = None
    tokens: list[Token] = []
    for offset, words in _past_dateline(unit, chunks, tags):
        for begin, stop, form, lower, _ in words:
            start, end = offset + begin, offset + stop
            if end <= sure:
                start, end = start + shift, end + shift
            else:
                opens = course.opens_sentence(start) or len(tokens) == _MAX_SENTENCE
                if opens and tokens:
                    yield _sentence(tokens)
                    tokens = []
                placeholder = unit.placeholders.get(start)
                start, end = course.place(start, end, _MAX_SENTENCE - len(tokens))
                sure, shift, quoted = course.sure, course.shift, course.quoted
            pos, finite, gender, number = next(tags)
            if finite and (
                form == "est"
                or form[0].isupper()
                or lower[-1] in _NO_VERB_ENDS
                or (tokens and tokens[-1].lower in _DEGREES)
                or (lower.endswith(_INFINITIVES) and tokens and tokens[-1].lower in _PREPOSED)
            ):
                nominal = _nominal(tokens, form, quoted)
                pos, finite = (nominal, False) if nominal else (pos, finite)
            elif pos in _NEVER_NOUNS and len(form) > _SHORT:
                known = find_noun(form) is not None
                finite = lower in _VERBS_LIKE_ADVERBS
                pos = "NOUN" if known else _named(tokens, form, pos) if form.istitle() else pos
                pos = "VERB" if finite else pos
            elif pos == "VERB" and lower.endswith(_ADJECTIVES):
                pos, finite = "ADJ", False
            elif (
                pos in _NOMINAL
                and len(form) > _SHORT
                and tokens
                and ("." in form if form[0].isupper() else lower.endswith(_PRESENT))
                and (form[0].isupper() or tokens[-1].lower in _SUBJECTS)
            ):
                finite = form[0].islower()  # « ça complique tout », « le relève Valinfo.fr »
                pos = "VERB" if finite else "PROPN"
            token = (start, end, form, lower, pos, finite, gender, number, quoted, placeholder)
            tokens.append(Token(len(tokens), *token))
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
    if before.lower in _DEGREES:
        graded = len(tokens) > 1 and tokens[-2].pos in _NOMINAL and form.islower()
        return "ADJ" if graded and form != "est" else None  # « un contrôle plus strict »
    if "–" in form:
        return "PROPN"  # « métropolitain–CSN »
    if form[-1] == "u" and form.islower():
        return "VERB"  # « ce temps perdu »
    if before.lower in _PREPOSED:
        return "VERB"
    if form[-1] in _NO_VERB_ENDS and form.isalpha():
        return "ADJ" if before.pos in ("NOUN", "ADJ") else "NOUN"
    acronym = len(form) > 1 and form.isupper() and not before.form.isupper()
    if form.istitle() or acronym:
        inside = before.form[-1].isalpha() or before.form == "-"  # « Nord-Est »
        return "PROPN" if inside and before.quoted == quoted else None
    noun = form.endswith("é") or (form == "est" and before.lower == "l'")
    return "NOUN" if noun and before.pos == "DET" else None


def _named(tokens: Sequence[Token], form: str, pos: str) -> str:
    """Return what a capital is that the tagger takes for no name.

    Right behind a noun it is one (*le président Oster*); a plural may be a common noun in a longer
    name (*l'association Rivières vivantes*).
    """
    named = bool(tokens) and tokens[-1].pos == "NOUN"
    return "PROPN" if named and form[-1] not in "sx" else pos


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
