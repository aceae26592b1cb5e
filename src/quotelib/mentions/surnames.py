"""Surnames that a text gives in full somewhere, so that its sentences may start with them."""

from __future__ import annotations

import functools
import operator
from collections.abc import Sequence

import attrs

from ..lexicon import Lexicon
from ..lexicon.memo import Memo
from ..lexicon.words import closed_classes
from ..models.records import Sentence, Token

__all__ = ["Surnames"]

_LONGEST = 3
_FORM = operator.attrgetter("form")
_is_capital = Memo(lambda form: form[0].isupper())
_TWO_CAPITALS = b"\1\1"


# With slots, as attrs then keeps what is cached: before Python 3.12 the standard library's property
# locks while it computes, and a process that another thread forks meanwhile would wait for ever.
@attrs.frozen(kw_only=True, eq=False, repr=False)
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
        forms = [token.form for token in tokens[i : i + _LONGEST]]
        for length in range(len(forms), 0, -1):
            if tuple(forms[:length]) in self._found:
                return i + length
        return None

    def is_borne(self, first: str, last: str) -> bool:
        """Return whether two capitals are somebody's name elsewhere in the text.

        Args:
            first: The first one.
            last: The last one.

        Returns:
            Whether they stand together behind no capital (*selon Giselle Rosano*), or the last one
            behind a title or an initial (*Mme Rosano*, *G. Rosano*).
        """
        return (first, last) in self._borne or ("", last) in self._borne

    @functools.cached_property
    def _borne(self) -> frozenset[tuple[str, str]]:
        found: set[tuple[str, str]] = set()
        for sentence in self.sentences:
            forms = ["", *map(_FORM, sentence.tokens)]
            capitals = bytes(map(_is_capital.__getitem__, forms[1:]))
            at = capitals.find(_TWO_CAPITALS)
            while at >= 0:
                before, first, last = forms[at : at + 3]
                if first.endswith(".") or self.lexicon.title(first.lower()) is not None:
                    found.add(("", last))
                elif not before or not _is_capital[before]:
                    found.add((first, last))
                at = capitals.find(_TWO_CAPITALS, at + 1)
        return frozenset(found)

    @functools.cached_property
    def _found(self) -> frozenset[tuple[str, ...]]:
        found: set[tuple[str, ...]] = set()
        for sentence in self.sentences:
            forms = list(map(_FORM, sentence.tokens))
            # A byte a word: most of a text is small letters, which are passed over at once.
            capitals = bytes(map(_is_capital.__getitem__, forms))
            before = capitals.find(_TWO_CAPITALS)
            while before >= 0:
                start = i = before + 1
                if self._opens_name(forms[before], before):
                    while i < len(forms) and capitals[i] and i - start < _LONGEST:
                        i += 1
                    found.update([tuple(forms[k:i]) for k in range(start, i)])
                before = capitals.find(_TWO_CAPITALS, max(start, i - 1))
        return frozenset(found)

    def _opens_name(self, form: str, i: int) -> bool:
        """Return whether a surname may follow a word: a first name, a title, a capital inside."""
        word = form.lower()
        if self.lexicon.is_first_name(form) or self.lexicon.title(word) is not None:
            return True
        common = word in self.lexicon.nouns or self.lexicon.source_noun(word) is not None
        functions = closed_classes("determiner", "preposition", "pronoun")
        return i > 0 and form.istitle() and not common and word not in functions
