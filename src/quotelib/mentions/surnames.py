"""Surnames that a text gives in full somewhere, so that its sentences may start with them."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence

import attrs

from ..lexicon import Lexicon
from ..lexicon.words import closed_class
from ..models.records import Sentence, Token

__all__ = ["Surnames"]

_LONGEST = 3


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Surnames:
    """The surnames of a text, which nobody collects before one is asked for.

    Attributes:
        sentences: The sentences of the text.
        lexicon: The lexicon.
    """

    sentences: Sequence[Sentence]
    lexicon: Lexicon

    def end(self, tokens: Sequence[Token], i: int) -> int | None:
        """Return where a surname of the text ends.

        Args:
            tokens: The tokens of a sentence.
            i: Index of the first one that may belong to it.

        Returns:
            The index after its last token, ``None`` where none starts.
        """
        for end in range(min(i + _LONGEST, len(tokens)), i, -1):
            if tuple(token.form for token in tokens[i:end]) in self._found:
                return end
        return None

    @functools.cached_property
    def _found(self) -> frozenset[tuple[str, ...]]:
        return frozenset(
            name for sentence in self.sentences for name in self._in_sentence(sentence.tokens)
        )

    def _in_sentence(self, tokens: Sequence[Token]) -> Iterator[tuple[str, ...]]:
        """Yield what stands after a first name or a title, with capitals."""
        i = 0
        while i < len(tokens) - 1:
            opens = self._opens_name(tokens, i)
            i += 1
            if not opens:
                continue
            start = i
            while i < len(tokens) and tokens[i].form[0].isupper() and i - start < _LONGEST:
                i += 1
            yield from _endings([token.form for token in tokens[start:i]])

    def _opens_name(self, tokens: Sequence[Token], i: int) -> bool:
        """Return whether a surname may follow a token: a first name, a title, a capital inside."""
        form = tokens[i].form
        if not form[0].isalpha() or not tokens[i + 1].form[0].isupper():
            return False
        if self.lexicon.is_first_name(form) or self.lexicon.title(form.lower()) is not None:
            return True
        word = form.lower()
        common = word in self.lexicon.nouns or self.lexicon.source_noun(word) is not None
        return i > 0 and form.istitle() and not common and word not in _function_words()


@functools.cache
def _function_words() -> frozenset[str]:
    return closed_class("determiner") | closed_class("preposition") | closed_class("pronoun")


def _endings(words: Sequence[str]) -> Iterable[tuple[str, ...]]:
    """Return what a run of capitals may leave of a name: all but its first words."""
    return (tuple(words[k:]) for k in range(len(words)))
