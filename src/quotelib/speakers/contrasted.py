"""Whom a sentence sets against others: *X, lui, part*, *de son côté, X part*."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import MentionKind

if TYPE_CHECKING:
    from collections.abc import Container

    from ..models.records import MentionMatch, Sentence

__all__ = [
    "ANOTHER",
    "POINTING",
    "THAT",
    "is_contrasted",
    "is_set_apart",
    "points_back",
    "sets_against",
]

THAT = frozenset({"celui", "celle", "ceux", "celles"})
ANOTHER = frozenset({"un autre", "une autre"})
POINTING = THAT | {"autre"}
"""Heads of those who may be set against others by themselves."""
_PRONOUNS = (MentionKind.PRONOUN, MentionKind.CLITIC)
_AROUND = 6
"""So many words from a mention stands what sets it against others."""
_SETS_APART = frozenset({"lui", "elle", "eux", "elles", "de", "pour", "quant"})
_LED_BY = 4
"""So many words that set a subject apart open its sentence (*De son côté, X part*)."""


def points_back(match: MentionMatch) -> bool:
    """Return whether a mention without a noun takes up somebody (*il*, *ce dernier*, *un autre*).

    Args:
        match: The mention.
    """
    text = match.mention.span.text.lower()
    if text == "lui":
        return match.first == 0  # « Lui n'a pas oublié », but « avec lui »
    return match.mention.kind in _PRONOUNS or text[:2] == "ce" or text in ANOTHER


def is_contrasted(sentence: Sentence, match: MentionMatch) -> bool:
    """Return whether a mention is set against others (*de son côté, X P*, *X, lui, P*).

    Args:
        sentence: The sentence.
        match: The mention.

    Returns:
        Whether words that say so stand near it.
    """
    around = range(match.first - _AROUND, match.last + _AROUND)
    return _contrast().search(" ".join([sentence.words[i] for i in around])) is not None


def is_set_apart(sentence: Sentence, match: MentionMatch, *, topic: bool = False) -> bool:
    """Return whether a subject is set against others by itself or beside it (*X, lui, P*).

    Args:
        sentence: The sentence.
        match: The subject.
        topic: Whether it is set as what is spoken of.

    Returns:
        Whether words in commas say so, or *quant à* or *de son côté* before it, or it is *celui de
        Brest*, who is another than the one of whom the text has told.
    """
    words, at = sentence.words, match.last + 1
    if topic:
        return words[match.first - 2] in closed_class("topic_marker")
    if match.first == _LED_BY and words[_LED_BY - 1] == ",":
        return _contrast().match(" ".join([words[i] for i in range(_LED_BY)])) is not None
    if match.head in THAT:
        return match.last > match.first
    if match.head == "autre" and match.mention.text.lower() in ANOTHER:
        return True
    if words[at] != "," or words[at + 1] not in _SETS_APART:
        return False
    around = range(match.last, match.last + _AROUND)
    return _contrast().search(" ".join([words[i] for i in around])) is not None


def sets_against(found: Container[str]) -> bool:
    """Return whether a description that is set apart is so against somebody.

    *« Q », dit Ada Roux, deux enfants. « Non », dit le maire. L'institutrice, elle, attend*: nor is
    she Ada Roux, of whom the text would have said so. The one whom a text is about and says no more
    of it may call anything, unless he just acted (*Luc Roy porte plainte. Quant au maire, il*).

    Args:
        found: The features of somebody who did not speak last, of another noun.
    """
    protagonist = "opens_text" in found and "head_none" in found
    return "subject_near" in found or ("spoke_second" in found and not protagonist)


@functools.cache
def _contrast() -> re.Pattern[str]:
    """Return what the words match that set somebody against others."""
    return re.compile("|".join(sorted(closed_class("contrast_phrase"))))
