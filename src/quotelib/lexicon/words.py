"""Closed-class words: what stages ask of a token before they ask the tagger."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from ..models import Gender, Number
from .files import read_text

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["closed_class", "determiner_features", "is_function_word", "pronoun_features"]

_Features = tuple["Gender | None", "Number | None"]


@functools.cache
def _tables() -> Mapping[str, Mapping[str, _Features]]:
    tables: dict[str, dict[str, _Features]] = {}
    for line in read_text("function_words.tsv").splitlines():
        if line and line[0] != "#":
            word, name, gender, number = line.split("\t")
            features = (Gender(gender) if gender else None, Number(number) if number else None)
            tables.setdefault(name, {})[word] = features
    return tables


@functools.cache
def closed_class(name: str) -> frozenset[str]:
    """Return the words of one class.

    Args:
        name: A class of ``data/function_words.tsv``, for example ``"preposition"``.

    Returns:
        The words, in lower case with straight apostrophes.

    Raises:
        KeyError: There is no such class.
    """
    return frozenset(_tables()[name])


@functools.cache
def _function_words() -> frozenset[str]:
    names = ("determiner", "preposition", "conjunction", "subordinator", "pronoun", "negation")
    return frozenset().union(*(closed_class(name) for name in names))


def is_function_word(word: str) -> bool:
    """Return whether a word in lower case is of a closed class, whatever verb it looks like.

    Example:
        >>> from quotelib.lexicon.words import is_function_word
        >>> is_function_word("du"), is_function_word("dit")
        (True, False)
    """
    return word in _function_words()


def determiner_features(word: str) -> _Features:
    """Return the gender and number that a determiner shows, ``None`` where it shows none."""
    return _tables()["determiner"].get(word, (None, None))


def pronoun_features(word: str) -> _Features:
    """Return the gender and number that a pronoun shows, ``None`` where it shows none."""
    return _tables()["pronoun"].get(word, (None, None))
