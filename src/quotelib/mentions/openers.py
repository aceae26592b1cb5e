"""Words that a noun phrase can start with, so that it is read at no other."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from ..lexicon.memo import Memo
from ..lexicon.words import closed_class, closed_classes
from .determiners import ABOUT, CONTRACTED, GREAT
from .particles import small_particles
from .phrase import QUALIFIERS, SIDES, SOURCES
from .reader import starts_like_name

if TYPE_CHECKING:
    from ..lexicon import Lexicon

__all__ = ["TWO_WORDS", "phrase_openers"]

TWO_WORDS = frozenset(
    {
        ("d'", "autres"),
        ("les", "autres"),
        ("l'", "un"),
        ("l'", "une"),
        ("l'", "autre"),
        ("quelqu'", "un"),
    }
)
"""Pronouns of two words."""


@functools.lru_cache(maxsize=8)
def phrase_openers(lexicon: Lexicon) -> Memo[bool | None]:
    """Return which words a noun phrase can start with, and which are or end pronouns.

    Args:
        lexicon: The lexicon.

    Returns:
        For each form, true for a capital, a number, a title or one of the words that stand before
        nouns, false for the other pronouns, ``None`` for any other word.
    """
    before_nouns = closed_classes("determiner", "numeral", "distributive")
    before_nouns |= {*CONTRACTED, *SOURCES, *QUALIFIERS, *ABOUT, *GREAT, *SIDES, "d'"}
    before_nouns |= small_particles()

    pronouns = closed_class("pronoun") | {word for _, word in TWO_WORDS}

    def opens(form: str) -> bool | None:
        word = form.lower()
        if word in before_nouns or lexicon.title(word) is not None:
            return True
        if form[0].isdigit() or starts_like_name(form):
            return True
        return False if word in pronouns else None

    return Memo(opens)
