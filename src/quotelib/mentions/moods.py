"""Somebody as he appears for once, *un* before his name: *un Luc Morin très remonté*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .names import name_end
from .phrase import Phrase

if TYPE_CHECKING:
    from .reader import Reader

__all__ = ["read_mood"]

_FULL = 2
"""So many words a name has that shows a person."""


def read_mood(reader: Reader, i: int) -> Phrase | None:
    """Return a first name and a surname behind *un*, with the adjectives behind them.

    Args:
        reader: The sentence.
        i: Index of the article.

    Returns:
        The phrase, its name without article and adjectives (*un Luc Morin hilare*); ``None`` where
        no such name follows (*un Picasso*, *une Grande Section*).
    """
    start = i + 1
    if not reader.is_first_name(start) or reader.source_noun(start) is not None:
        return None
    end = name_end(reader, start)
    if end - start < _FULL or not all(map(reader.is_upper, range(start, end))):
        return None
    last = end
    for k in range(end, len(reader.tokens)):
        if _is_adjective(reader, k):
            last = k + 1
        elif reader.pos(k) != "ADV" and not reader.is_a(k, "adverb"):
            break
    return Phrase(first=i, end=last, core_end=last, name=(start, end))


def _is_adjective(reader: Reader, i: int) -> bool:
    """Return whether an adjective or past participle stands at a token."""
    if reader.is_finite(i) or not reader.is_word(i) or reader.is_upper(i):
        return False
    forms = reader.lexicon.verb_forms(reader.lower(i))
    return reader.pos(i) == "ADJ" or any(form.participle == "past" for form in forms)
