"""Whom a sentence sets against others: *X, lui, part*, *de son côté, X part*."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import MentionKind

if TYPE_CHECKING:
    from ..models.records import MentionMatch, Sentence

__all__ = ["ANOTHER", "POINTING", "THAT", "is_contrasted", "is_set_apart", "points_back"]

THAT = frozenset({"celui", "celle", "ceux", "celles"})
ANOTHER = frozenset({"un autre", "une autre"})
POINTING = THAT | {"autre"}
"""Heads of those who may be set against others by themselves."""
_PRONOUNS = (MentionKind.PRONOUN, MentionKind.CLITIC)
_AROUND = 6
"""So many words from a mention stands what sets it against others."""
_SETS_APART = frozenset({"lui", "elle", "eux", "elles", "de", "pour", "quant"})


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


def is_set_apart(sentence: Sentence, match: MentionMatch) -> bool:
    """Return whether a subject is set against others by itself or right behind it (*X, lui, P*).

    Args:
        sentence: The sentence.
        match: The subject.

    Returns:
        Whether words in commas say so, or it is *celui de Brest*, who is another than the one of
        whom the text has told.
    """
    words, at = sentence.words, match.last + 1
    if match.head in THAT:
        return match.last > match.first
    if match.head == "autre" and match.mention.text.lower() in ANOTHER:
        return True
    if words[at] != "," or words[at + 1] not in _SETS_APART:
        return False
    around = range(match.last, match.last + _AROUND)
    return _contrast().search(" ".join([words[i] for i in around])) is not None


@functools.cache
def _contrast() -> re.Pattern[str]:
    """Return what the words match that set somebody against others."""
    return re.compile("|".join(sorted(closed_class("contrast_phrase"))))
