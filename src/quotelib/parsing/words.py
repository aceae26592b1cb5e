"""Cuts the frame's units into words, as a pipeline's tokenizer cuts what stands between blanks."""

from __future__ import annotations

from collections.abc import Callable
from itertools import accumulate
from typing import TYPE_CHECKING, Any

import attrs
import regex

from .scratch import Scratch

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

__all__ = ["Chunk", "Word", "Words"]

Word = tuple[int, int, str, str, str]
"""Start and end in its chunk, form, form in lower case, and form with the blank after it."""

Chunk = tuple[int, tuple[Word, ...]]
"""Offset of what stands between two blanks of a unit, and its words."""

# What stands between blanks, with the blank after it: taggers see whether there is one. Further
# blanks are pieces of their own, so that offsets are sums of lengths.
_CHUNK = regex.compile(r"\S+\s?|\s+")
# Chunks kept: what the articles of a stream share, and no more memory than some megabytes.
_MAX_CHUNKS = 32_768
_COMPOUND = 2
# Words that a hyphen joins to what stands before without making one word of both.
_CLITICS = frozenset(
    {"je", "tu", "il", "elle", "on", "nous", "vous", "ils", "elles", "ce", "ci", "là", "le", "la"}
    | {"les", "lui", "leur", "moi", "toi", "en", "y", "même", "mêmes", "t"}
)
# What makes one name of two, as a hyphen does of two words.
_JOINTS = ("–", "/")
# Before a hyphen the first of two peoples (*le Belgo-Marocain*): those of the lexicon's class
# people_prefix that tokenizers cut off, as this package has no lexicon.
_PEOPLES = frozenset(
    {"Albano", "Algéro", "Argentino", "Arméno", "Austro", "Belgo", "Bosno", "Congolo", "Coréano"}
    | {"Germano", "Hispano", "Irano", "Irlando", "Israélo", "Libano", "Luso", "Maroco", "Néerlando"}
    | {"Nippo", "Polono", "Roumano", "Russo", "Serbo", "Sénégalo", "Syro", "Tchéco", "Tuniso"}
    | {"Turco", "Ukraino"}
)
# A verb with its inverted subject, which tokenizers leave whole where verbs make compounds
# (*contre-t-il* as *contre-la-montre*).
_INVERTED = regex.compile(r"(\p{L}+(?:-\p{L}{2,})?)(-t)?(-(?:il|elle|on|ils|elles))")
# What ends with a sign of a quotation and the full stop behind its mark (*« Assez ! ».*).
_STOPPED = regex.compile(r"(.*?)([!?]+|\.{3})(\.)")
# Signs that end a chunk as words of their own, but for abbreviations.
_SIGNS = (",", ".")
# Titles and first names that keep their full stop and that the French tokenizer cuts (*Prof. Lamy*,
# *Ph. Lamy*).
_DOTTED = frozenset(
    {"Adj", "Cap", "Capt", "Cdt", "Cmdt", "Cne", "Col", "Cpt", "Dre", "Gal", "Gén", "Insp", "Lt"}
    | {"Ltt", "Me", "Mes", "Mgr", "Mrs", "Ms", "Pr", "Pre", "Prof", "Rév", "Sgt", "Ch", "Ph", "Th"}
    | {"adj", "cdt", "gén", "lt"}
)
# Chunks that the tokenizer reads as one text, since to make a document takes long.
_TOGETHER = 256


@attrs.define(kw_only=True, eq=False, repr=False)
class Words:
    """A tokenizer that remembers how it cut what stands between blanks, `_MAX_CHUNKS` at most.

    Attributes:
        scratch: What has a tokenizer.
    """

    scratch: Scratch
    _known: dict[str, tuple[Word, ...]] = attrs.field(factory=dict)
    _is_whole: Callable[[str, str], bool] = attrs.field(init=False)
    _together: int = attrs.field(init=False)

    def cut(self, texts: Iterable[str]) -> list[list[Chunk]]:
        """Return the words of several texts.

        Args:
            texts: The texts.

        Returns:
            For each text, its chunks; blanks are no words.
        """
        found = [_CHUNK.findall(text) for text in texts]
        known = self._known
        new = set[str]().union(*found).difference(known)
        if new:
            known = self._learn(known, new)
        return [
            # There is one start more than there are chunks.
            list(zip(_starts(chunks), map(known.__getitem__, chunks), strict=False))
            for chunks in found
        ]

    def _learn(
        self, known: dict[str, tuple[Word, ...]], new: Collection[str]
    ) -> dict[str, tuple[Word, ...]]:
        """Return the known chunks and new ones."""
        with self.scratch.for_words(len(new)):
            learnt = dict(self._words(new))
            if len(self._known) + len(learnt) > _MAX_CHUNKS:
                # A fresh start, so that memory stays flat.
                self._known = {}
            if len(learnt) <= _MAX_CHUNKS:
                self._known.update(learnt)
            return known if known is self._known else known | learnt

    def _words(self, chunks: Iterable[str]) -> Iterator[tuple[str, tuple[Word, ...]]]:
        """Yield chunks with their words."""
        others: list[str] = []
        for chunk in chunks:
            text = chunk.rstrip()
            word = text[:-1] if text.endswith(_SIGNS) else text
            dotted = word is not text and word in _DOTTED
            if dotted or not (word.isalpha() and self._is_whole(word, text)):
                others.append(chunk)
                continue
            first, size, blank = (0, len(word), word, word.lower()), len(text), _blank(chunk, text)
            if word is text:
                yield chunk, ((*first, text + blank),)
            else:
                sign = text[-1]
                yield chunk, ((*first, word), (size - 1, size, sign, sign, sign + blank))
        for at in range(0, len(others), self._together):
            yield from self._cut(others[at : at + self._together])

    def _cut(self, chunks: Sequence[str]) -> Iterator[tuple[str, tuple[Word, ...]]]:
        """Yield chunks with the words that the tokenizer cuts them into."""
        texts = [chunk.rstrip() for chunk in chunks]
        # A line end is a word of its own, so that no rule for several words holds across it.
        doc = self.scratch.tokenizer("\n".join(texts))
        tokens = [piece for token in doc for piece in _parted(token.idx, token.text)]
        at = start = 0
        for chunk, text in zip(chunks, texts, strict=True):
            end = start + len(text)
            words: list[Word] = []
            while at < len(tokens) and tokens[at][0] < end:
                first, form, lower = tokens[at]
                last = first + len(form)
                if not form.isspace():
                    key = form + _blank(chunk, text) if last == end else form
                    glued = _glued(words, form)
                    if glued:
                        whole = text[words[-glued][0] : last - start]
                        key, form, lower = whole[: -len(form)] + key, whole, whole.lower()
                        first = last - len(whole)
                        del words[-glued:]
                    words.append((first - start, last - start, form, lower, key))
                at += 1
            yield chunk, tuple(words)
            start = end + 1

    @_is_whole.default
    def _never_cuts(self) -> Callable[[str, str], bool]:
        """Return what says that spaCy's own tokenizer finds nothing to cut in a word.

        The word may be all of a chunk's text, or all but a sign at its end. A few searches say so,
        and most words need no more; a document of one word takes long.
        """
        if not self.scratch.is_own:
            return lambda _, __: False
        tokenizer: Any = self.scratch.nlp.tokenizer
        rules = tokenizer.rules
        prefix, suffix = tokenizer.prefix_search, tokenizer.suffix_search
        infixes = tokenizer.infix_finditer

        def is_whole(word: str, text: str) -> bool:
            if word in rules or (prefix and prefix(text)) or (suffix and suffix(word)):
                return False
            if word is not text:
                sign = suffix(text) if suffix and text not in rules else None
                if sign is None or sign.start() != len(word):
                    return False
            return infixes is None or next(iter(infixes(word)), None) is None

        return is_whole

    @_together.default
    def _how_many(self) -> int:
        """Return how many chunks are read as one text: spaCy's own tokenizer cuts at blanks."""
        return _TOGETHER if self.scratch.is_own else 1


def _starts(chunks: Iterable[str]) -> Iterator[int]:
    """Yield where each of the chunks of a text starts, and where the last one ends."""
    return accumulate(map(len, chunks), initial=0)


def _blank(chunk: str, text: str) -> str:
    """Return the blank that follows a chunk's text."""
    return " " if len(chunk) > len(text) else ""


def _parted(at: int, form: str) -> Iterator[tuple[int, str, str]]:
    """Yield a token's place, form and form in lower case.

    An inverted subject stands apart, the hyphen before whoever signs (*-Ada Roux, maire*), and the
    full stop behind marks that end with a sign of their own.
    """
    if form[0] == "-" and form[1:2].isupper():
        yield at, "-", "-"
        at, form = at + 1, form[1:]
    cuts = _INVERTED if "-" in form else _STOPPED if form[-1] == "." else None
    found = None if cuts is None else cuts.fullmatch(form)
    for part in (form,) if found is None else found.groups(""):
        if part:
            yield at, part, part.lower()
        at += len(part)


def _glued(words: Sequence[Word], form: str) -> int:
    """Return how many of the words before a form belong to it, where a tokenizer cuts too much.

    *Ont-elles* has two words, as *ont-ils* has; *une aide-soignante*, *Moody's*, *le Belgo-Serbe*,
    *Prof.*, *les élus(es)*, *Rosemont–Les Prés* are one.
    """
    if not words:
        return 0
    before = words[-1][2]
    if form == "." and before in _DOTTED:
        return 1
    if form == ")":
        return int("(" in before[1:] and ")" not in before)
    if form in ("s", "h") and before[-1] == "'" and before[0].isupper():
        return 1  # « Le Floc'h »: no French word of one letter follows an elision
    if before in _JOINTS and len(words) >= _COMPOUND:
        return 2 if _joins_names(words[-2][2], before, form) else 0
    if before != "-" or len(words) < _COMPOUND:
        return 0
    if form.lower() == "elles":
        return 1
    first = words[-2][2]
    if first in _PEOPLES and form.istitle():
        return 2
    small = first[1:].islower() and first.isalpha() and form.islower() and form.isalpha()
    return 2 if small and form not in _CLITICS else 0


def _joins_names(first: str, joint: str, second: str) -> bool:
    """Return whether a dash or stroke without blanks makes one name of two.

    *Saguenay–Lac-Noir*, *le Syndicat du port–CSN*, *Québec/Labrador*; what capitals before a dash
    set apart is a dateline (*LAVAL–Le maire*).
    """
    capitals = second.isupper() and len(second) > 1
    if joint == "/":
        return first.istitle() and second.istitle()
    return capitals or (first[0].isupper() and second[0].isupper() and not first.isupper())
