"""Nouns that *et* joins inside a complement, which share its preposition or its article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .determiners import determiners_end
from .posts import takes_cause

if TYPE_CHECKING:
    from .reader import Reader

__all__ = ["joined_end"]

_PLURAL_ENDINGS = ("s", "x")
_PLURAL_ARTICLES = ("des", "les")
_FAR = 6


def joined_end(reader: Reader, i: int) -> int:
    """Return the index after what *et* joins to a noun inside a complement.

    *L'Union des industries et métiers du bois*, *la Fondation pour la nature et l'homme*

    Args:
        reader: The sentence.
        i: Index of *et*.

    Returns:
        The index, ``i`` itself where something else is joined (*l'avis des maires et la colère*).
    """
    if reader.lower(i) != "et":
        return i
    if _is_bare_plural(reader, i + 1):
        return _run_end(reader, i + 1) if _shares_article(reader, i) else i
    cause = next((k for k in range(i - 1, max(-1, i - _FAR), -1) if takes_cause(reader, k)), None)
    if cause is None:
        return i
    if takes_cause(reader, i + 1):
        return _run_end(reader, determiners_end(reader, i + 2))  # « et pour l'amitié »
    start = determiners_end(reader, i + 1)
    if start == i + 1 or reader.source_noun(start) is not None or not reader.is_nominal(start):
        return i
    return _run_end(reader, start)


def _is_bare_plural(reader: Reader, i: int) -> bool:
    """Return whether a plural without article stands at a token, which no verb looks like."""
    word = reader.lower(i)
    plural = word.endswith(_PLURAL_ENDINGS) and not reader.is_upper(i) and not reader.is_closed(i)
    common = reader.pos(i) in ("NOUN", "ADJ") or reader.source_noun(i) is not None
    return plural and common and reader.is_nominal(i)


def _shares_article(reader: Reader, i: int) -> bool:
    """Return whether a plural article stands before the noun that *et* follows."""
    k = i - 1
    while k > max(0, i - _FAR) and reader.is_nominal(k) and not reader.is_upper(k):
        k -= 1
    return k < i - 1 and reader.lower(k) in _PLURAL_ARTICLES and reader.is_a(k, "of")


def _run_end(reader: Reader, i: int) -> int:
    """Return the index after a run of nouns and adjectives."""
    end = i
    while reader.is_nominal(end) and not (end > i and reader.is_upper(end)):
        end += 1
    return end
