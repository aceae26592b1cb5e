"""Expressions of several words for people and bodies (*le bras droit du ministre*)."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from ..lexicon.memo import Memo, once_a_lexicon
from ..lexicon.words import closed_class, closed_classes
from .determiners import CONTRACTED
from .known import INHABITANT_ENDINGS

if TYPE_CHECKING:
    from ..lexicon import Lexicon
    from .reader import Reader

__all__ = ["begins", "is_deed", "may_tell", "person_openers"]

_IN_CAUSE = ("en", "cause")


@once_a_lexicon
def may_tell(lexicon: Lexicon) -> Memo[bool]:
    """Return which forms that are no source nouns may show what a phrase denotes.

    Args:
        lexicon: The lexicon.

    Returns:
        Whether a form may, by form: as an inhabitant's, as a number or in an expression.
    """
    words = closed_classes("numeral", "quantifier") | person_openers()
    words |= _first_words(closed_class("body_phrase"))

    def tells(form: str) -> bool:
        word = form.lower()
        inhabitant = lexicon.demonym(form) is not None or form.endswith(INHABITANT_ENDINGS)
        return inhabitant or word in words or word.isdigit()

    return Memo(tells)


@functools.cache
def person_openers() -> frozenset[str]:
    """Return the words that an expression for a person starts with (*le bras droit*).

    Returns:
        The words, in lower case.
    """
    return _first_words(closed_class("person_phrase"))


def begins(reader: Reader, head: int, phrases: frozenset[str]) -> bool:
    """Return whether one of some phrases of two or three words starts at a noun.

    Args:
        reader: The sentence.
        head: Index of the noun.
        phrases: The phrases.

    Returns:
        Whether one does.
    """
    first = reader.lower(head)
    if first not in _first_words(phrases):
        return False
    two = f"{first} {reader.lower(head + 1)}"
    return two in phrases or f"{two} {reader.lower(head + 2)}" in phrases


@functools.cache
def _first_words(phrases: frozenset[str]) -> frozenset[str]:
    """Return the words that some phrases start with; closed classes are all that is asked about."""
    return frozenset(phrase.partition(" ")[0] for phrase in phrases)


def is_deed(reader: Reader, first: int, head: int) -> bool:
    """Return whether *mise en cause* is what is done to somebody rather than a woman.

    *Cette nouvelle mise en cause*, *sa mise en cause*, *la mise en cause du maire*

    Args:
        reader: The sentence.
        first: Index of the phrase's first token.
        head: Index of its noun.
    """
    if reader.lower(head) != "mise":
        return False
    done = reader.is_a(first, "possessive", "demonstrative") or reader.lower(head - 1) == "nouvelle"
    behind = reader.lower(head + len(_IN_CAUSE) + 1)
    return done or behind in CONTRACTED or behind in closed_class("of") or behind == "par"
