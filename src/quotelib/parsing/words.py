"""Cuts the frame's units into words, as a pipeline's tokenizer cuts what stands between blanks."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any

import attrs
import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.language import Language  # noqa: TC004  spaCy is imported on first use

__all__ = ["Chunk", "Word", "Words"]

Word = tuple[int, int, str, str, str]
"""Start and end in its chunk, form, form in lower case, and form with the blank after it."""

Chunk = tuple[int, tuple[Word, ...]]
"""Offset of what stands between two blanks of a unit, and its words."""

# What stands between blanks, with the blank after it: taggers see whether there is one.
_CHUNK = regex.compile(r"\S+\s?")
# Chunks kept: what the articles of a stream share, and no more memory than some megabytes.
_MAX_CHUNKS = 32_768
_COMPOUND = 2
# Words that a hyphen joins to what stands before without making one word of both.
_CLITICS = frozenset(
    {"je", "tu", "il", "elle", "on", "nous", "vous", "ils", "elles", "ce", "ci", "là", "le", "la"}
    | {"les", "lui", "leur", "moi", "toi", "en", "y", "même", "mêmes", "t"}
)


@attrs.define(kw_only=True, eq=False, repr=False)
class Words:
    """A tokenizer that remembers how it cut what stands between blanks.

    Attributes:
        nlp: The pipeline whose tokenizer cuts.
        alone: Gives a context in which no other thread uses the pipeline's vocabulary.
    """

    nlp: Language
    alone: Callable[[], AbstractContextManager[Any]]
    _known: dict[str, tuple[Word, ...]] = attrs.field(factory=dict)
    _is_whole: Callable[[str], bool] = attrs.field(init=False)

    def cut(self, texts: Iterable[str]) -> list[list[Chunk]]:
        """Return the words of several texts.

        Args:
            texts: The texts.

        Returns:
            For each text, its chunks; blanks are no words.
        """
        found = [[(match.start(), match.group()) for match in _CHUNK.finditer(t)] for t in texts]
        known = self._known
        new = {chunk for chunks in found for _, chunk in chunks if chunk not in known}
        if new:
            known = self._learn(known, new)
        return [[(start, known[chunk]) for start, chunk in chunks] for chunks in found]

    def _learn(
        self, known: dict[str, tuple[Word, ...]], new: Iterable[str]
    ) -> dict[str, tuple[Word, ...]]:
        """Return the known chunks and new ones."""
        with self.alone():
            learnt = {chunk: self._words(chunk) for chunk in new}
            if len(self._known) + len(learnt) > _MAX_CHUNKS:
                # A fresh start, so that memory stays flat.
                self._known = {}
            if len(learnt) <= _MAX_CHUNKS:
                self._known.update(learnt)
            return known if known is self._known else known | learnt

    def _words(self, chunk: str) -> tuple[Word, ...]:
        """Return the words of a chunk."""
        text = chunk.rstrip()
        blank = " " if len(chunk) > len(text) else ""
        if text.isalpha() and self._is_whole(text):
            return ((0, len(text), text, text.lower(), text + blank),)
        words: list[Word] = []
        for token in self.nlp.tokenizer(text):
            start, form = token.idx, token.text
            end = start + len(form)
            if not form.isspace():
                key = form + blank if end == len(text) else form
                glued = _glued(words, form)
                if glued:
                    start = words[-glued][0]
                    key = text[start : end - len(form)] + key
                    form = text[start:end]
                    del words[-glued:]
                words.append((start, end, form, form.lower(), key))
        return tuple(words)

    @_is_whole.default
    def _never_cuts(self) -> Callable[[str], bool]:
        """Return what says that spaCy's own tokenizer finds nothing to cut in a word.

        Three searches say so, and most words need no more; a document of one word takes long.
        """
        tokenizer: Any = self.nlp.tokenizer
        if type(tokenizer).__module__ != "spacy.tokenizer":
            return lambda _: False
        rules = tokenizer.rules
        prefix, suffix = tokenizer.prefix_search, tokenizer.suffix_search
        infixes = tokenizer.infix_finditer

        def is_whole(word: str) -> bool:
            if word in rules or (prefix and prefix(word)) or (suffix and suffix(word)):
                return False
            return infixes is None or next(iter(infixes(word)), None) is None

        return is_whole


def _glued(words: Sequence[Word], form: str) -> int:
    """Return how many of the words before a form belong to it, where a tokenizer cuts too much.

    *Ont-elles* has two words, as *ont-ils* has; *une aide-soignante*, *Moody's* are one.
    """
    if not words:
        return 0
    before = words[-1][2]
    if form in ("s", "h") and before[-1] == "'" and before[0].isupper():
        return 1  # « Le Floc'h »: no French word of one letter follows an elision
    if before != "-" or len(words) < _COMPOUND:
        return 0
    if form.lower() == "elles":
        return 1
    first = words[-2][2]
    small = first[1:].islower() and first.isalpha() and form.islower() and form.isalpha()
    return 2 if small and form not in _CLITICS else 0
