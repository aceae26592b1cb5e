"""Closed-class words: what stages ask of a token before they ask the tagger."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from ..models import Gender, Number
from .files import read_text

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "closed_class",
    "closed_classes",
    "features_of",
    "is_function_word",
    "posted_participles",
]

_Features = tuple["Gender | None", "Number | None"]
_UNKNOWN: _Features = (None, None)


@functools.cache
def _tables() -> Mapping[str, Mapping[str, _Features]]:
    """Return the features of every word, by class."""
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
def closed_classes(*names: str) -> frozenset[str]:
    """Return the words of several classes together, which are kept: the code names few of them.

    Args:
        names: Classes of ``data/function_words.tsv``.

    Returns:
        Every word of at least one of them.

    Raises:
        KeyError: There is no such class.
    """
    return frozenset().union(*(closed_class(name) for name in names))


@functools.cache
def posted_participles() -> frozenset[str]:
    """Return all forms of the participles that say where somebody or something is (*assise*)."""
    stems = closed_class("posted_participle")
    return frozenset(word + end for word in stems for end in ("", "e", "s", "es"))


def is_function_word(word: str) -> bool:
    """Return whether a word is of a closed class, whatever verb it looks like.

    Args:
        word: A word in lower case.

    Returns:
        Whether it is a function word.

    Example:
        >>> from quotelib.lexicon.words import is_function_word
        >>> is_function_word("du"), is_function_word("dit")
        (True, False)
    """
    return word in closed_classes(
        "determiner", "preposition", "conjunction", "subordinator", "pronoun", "negation"
    )


def features_of(word: str, name: str) -> _Features:
    """Return the gender and number that a word of a closed class shows.

    Args:
        word: A word in lower case.
        name: The class: ``"determiner"`` or ``"pronoun"``.

    Returns:
        Gender and number, each ``None`` where the word shows none or is not of the class.
    """
    return _tables()[name].get(word, _UNKNOWN)
