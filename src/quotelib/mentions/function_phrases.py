"""Functions of several words whose first alone is a thing's (*Ada Roux, numéro deux du parti*)."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from ..lexicon.types import SourceNoun
from ..lexicon.words import closed_class
from ..models import Number, SpeakerKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..models.records import Words

__all__ = ["FUNCTION", "function_openers", "function_phrases"]

_PLACING = ("en", "au", "aux")
FUNCTION = SourceNoun(
    kind=SpeakerKind.PERSON,
    gender=None,
    number=Number.SINGULAR,
    masculine=None,
    feminine=None,
    category="function",
)
"""What is known of the first noun of such a function, which alone is a thing's."""


@functools.cache
def _phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the functions by their first words."""
    split = [tuple(phrase.split()) for phrase in closed_class("function_phrase")]
    return {words[0]: tuple(other for other in split if other[0] == words[0]) for words in split}


@functools.cache
def function_openers() -> frozenset[str]:
    """Return the words that such functions start with, in lower case."""
    return frozenset(_phrases())


def function_phrases(words: Words, end: int) -> Iterator[int]:
    """Yield where functions of several words start; *en tête de liste* is a place.

    Args:
        words: The words of a sentence, in lower case.
        end: How many there are.
    """
    for i in range(end):
        for phrase in _phrases().get(words[i], ()):
            if phrase == tuple(words[i + k] for k in range(len(phrase))) and not _is_led(words, i):
                yield i
                break


def _is_led(words: Words, i: int) -> bool:
    """Return whether a preposition before a token makes a place or a limb of it."""
    return words[i - 1] in _PLACING
