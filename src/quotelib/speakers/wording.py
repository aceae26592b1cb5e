"""How names and descriptions are compared: folded, without the words that carry no content."""

from __future__ import annotations

import functools
import re

from ..lexicon.folding import fold_accents, normalise
from ..lexicon.words import closed_class

__all__ = ["content_words", "elides", "fold", "is_counterpart", "is_indefinite"]

_WORD = re.compile(r"[^\W_]+(?:['.-][^\W_]+)*")
_ELIDED = ("l'", "d'", "qu'", "s'", "n'")
_INDEFINITES = ("un ", "une ", "des ", "plusieurs ")
_VOWELS = tuple("aeiouy")


@functools.lru_cache(maxsize=8192)
def fold(word: str) -> str:
    """Return a word without case, accents and kind of apostrophe.

    Args:
        word: A word or phrase.

    Returns:
        What two spellings of it share.
    """
    return fold_accents(normalise(word))


@functools.lru_cache(maxsize=8192)
def content_words(text: str) -> tuple[str, ...]:
    """Return the words of a name or description that tell it from another.

    Args:
        text: The name or description.

    Returns:
        Its folded words, articles, possessives and prepositions left out.
    """
    words = (_without_article(word) for word in _WORD.findall(fold(text)))
    return tuple(word for word in words if word not in _empty_words())


def _without_article(word: str) -> str:
    """Return a word without the elided one before it (*l'avocat*)."""
    article, apostrophe, rest = word.partition("'")
    return rest if article + apostrophe in _ELIDED else word


@functools.cache
def _empty_words() -> frozenset[str]:
    """Return the folded words that carry no content."""
    return frozenset(fold(word) for word in closed_class("empty_word"))


@functools.cache
def _counterparts() -> frozenset[str]:
    """Return the folded nouns that say who somebody is to another."""
    return frozenset(fold(word) for word in closed_class("counterpart"))


def is_counterpart(head: str) -> bool:
    """Return whether a description is that of another person's counterpart (*son homologue*).

    Args:
        head: Its folded head.

    Returns:
        Whether the lexicon has it as such.
    """
    return head in _counterparts()


def is_indefinite(text: str) -> bool:
    """Return whether a description brings in somebody new (*un habitant*).

    Args:
        text: The description.

    Returns:
        Whether an indefinite article or *plusieurs* opens it.
    """
    return fold(text).startswith(_INDEFINITES)


def elides(word: str) -> bool:
    """Return whether *le* and *de* lose their vowel before a word.

    Args:
        word: The word that follows.

    Returns:
        Whether it starts with a vowel; before *h* names keep the full form (*de Hugo*).
    """
    return fold(word[:1]).startswith(_VOWELS)
