"""Where a sentence says that somebody is at home, and how old it says that he is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class

if TYPE_CHECKING:
    from .reader import Reader

__all__ = ["age_at", "home_at"]

_OF = ("de", "d'")
_IN = ("à", "au", "aux", "en", "du", *_OF)
_FROM = ("du", "des", *_OF)
_ARTICLES = ("la", "le", "les", "l'")
_DATED = ("en", "le", "1er", "dans")
_FAR = 8


def age_at(reader: Reader, i: int) -> int | None:
    """Return where the age stands that a token gives somebody (*âgée de 54 ans*, *a 54 ans*).

    Args:
        reader: The sentence.
        i: Index of the token.

    Returns:
        Index of the years, ``None`` where none stand there: *a 20 ans de métier* tells no age.
    """
    years = i + 1 + (reader.lower(i + 1) in _OF)
    if not reader.lower(years).isdigit() or reader.lower(years + 1) != "ans":
        return None
    return None if reader.lower(years + 2) in _OF else years


def home_at(reader: Reader, i: int) -> tuple[int, int] | None:
    """Return the town or country that a word at a token says somebody is from.

    *Originaire de Liège*, *née le 3 mai 1980 à Rennes*, *qui vit à Genève*,
    *X, Liégeois de 45 ans*.

    Args:
        reader: The sentence.
        i: Index of the token.

    Returns:
        First token and end of its name, ``None`` for another word.
    """
    word = reader.lower(i)
    comes = word in closed_class("coming_word") and reader.lower(i + 1) in _FROM
    if not comes and word not in closed_class("home_word"):
        return (i, i + 1) if reader.is_upper(i) and _is_inhabitant(reader, i) else None
    for k in range(i + 1, i + _FAR):
        if reader.is_upper(k):
            end = k + 1
            while reader.is_upper(end):
                end += 1
            return k, end
        word = reader.lower(k)
        dated = word[:1].isdigit() or reader.is_a(k, "time", "adverb") or word in _DATED
        if not (dated or word in _IN or word in _ARTICLES):
            return None
    return None


def _is_inhabitant(reader: Reader, i: int) -> bool:
    """Return whether a token is a noun for who lives somewhere, no name and no other noun by it."""
    following = reader.is_upper(i + 1) or reader.is_a(i + 1, "determiner")
    return not following and reader.lexicon.demonym(reader.lower(i)) is not None
