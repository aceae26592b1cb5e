"""Words that a noun phrase can start with, so that it is read at no other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.memo import Memo, once_a_lexicon
from ..lexicon.words import closed_classes
from ..models import Number
from .determiners import ABOUT, CONTRACTED, GREAT
from .particles import small_particles
from .phrase import QUALIFIERS, SIDES, SOURCES
from .traits import called_as, starts_like_name

if TYPE_CHECKING:
    from ..lexicon import Lexicon

__all__ = ["NUMBER", "PRONOUN", "TWO_WORDS", "UNLESS_BEHIND", "phrase_openers"]

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
PRONOUN = 1
"""Opens no noun phrase, but is or ends a pronoun."""
UNLESS_BEHIND = 2
"""Opens a noun phrase where the word before lets it: *de* and plurals without article."""
NUMBER = 3
"""Opens a noun phrase as digits do, unless others stand before it."""
_ALWAYS = 4


@once_a_lexicon
def phrase_openers(lexicon: Lexicon) -> Memo[int]:
    """Return which words a noun phrase can start with, and which are or end pronouns.

    Args:
        lexicon: The lexicon.

    Returns:
        For each form, the highest number for a capital, a title or one of the words that stand
        before nouns, `NUMBER` for digits, `PRONOUN` for the other pronouns, `UNLESS_BEHIND` for
        *de* and nouns in the plural, 0 for any other word.
    """
    before_nouns = closed_classes("determiner", "numeral", "distributive")
    before_nouns |= {*CONTRACTED, *SOURCES, *QUALIFIERS, *ABOUT, *GREAT, *SIDES, "d'"}
    before_nouns |= small_particles()

    pronouns = closed_classes("pronoun", "lequel") | {word for _, word in TWO_WORDS}

    def opens(form: str) -> int:
        word = form.lower()
        if form.isdigit():
            return NUMBER
        if word in before_nouns or lexicon.title(word) is not None:
            return _ALWAYS
        if form[0].isdigit() or starts_like_name(form):
            return _ALWAYS
        if word in pronouns:
            return PRONOUN
        noun = called_as(form, lexicon)
        plural = noun is not None and noun.number is Number.PLURAL
        return UNLESS_BEHIND if plural or word == "de" else 0

    return Memo(opens)
