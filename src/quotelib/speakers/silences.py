"""Of whom a text says that he says nothing: *X garde le silence*, *X est mort*."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..lexicon.words import closed_class

if TYPE_CHECKING:
    from ..models.records import MentionMatch, Sentence
    from .entities import Entity

__all__ = ["HARMED", "SILENT", "is_dead", "keeps_silent", "tells_of_dead"]

_DEAD, _DEAD_TOLD = "defunt", "défunt"
_BORN = ("né", "née")
HARMED = "victime"
"""The key of the noun for whoever was done harm."""

SILENT = frozenset(
    {
        "silence",
        "muet",
        "muette",
        "mutique",
        "silencieux",
        "silencieuse",
        "commenter",
        "commentaire",
        "exprimer",
        "réagi",
        "réagir",
        "répondu",
        "répondre",
        "suite",
    }
)
"""Words of which one stands where somebody says nothing."""
_HAS = r"(?:a|ont|avait|avaient)"
_NOT = r"(?:pas|guère|jamais)(?: encore)?"
_SPEAK = r"(?:s' ?exprimer|commenter|répondre|réagir|faire (?:de|d'|le) ?\w+)"
_QUIET = re.compile(
    r"\b(?:gard\w+ le silence|rest\w+ (?:muet|muette|mutique|silencieux|silencieuse)"
    rf"|n' ?{_HAS} {_NOT} (?:réagi|répondu|donné suite)"
    rf"|n' ?{_HAS} {_NOT} (?:souhaité|voulu|désiré) {_SPEAK}"
    r"|n' ?\w+ fait aucun commentaire"
    rf"|{_HAS} (?:refusé|décliné) (?:de )?(?:tout commentaire|{_SPEAK})"
    r"|se refus\w+ à tout commentaire)\b"
)
_BUT = frozenset({"mais", "que", "qu'", ":", "avant", "sinon", "longuement"})


def tells_of_dead(match: MentionMatch, first: str) -> bool:
    """Return whether a clause tells of the death of whom a pronoun means, or of his birth.

    Args:
        match: The pronoun.
        first: The first word of its sentence.

    Returns:
        Whether it does (*Née en 1933, elle…*; *Elle s'est éteinte*): the text that has told of
        somebody's death then goes on about him.
    """
    return first in _BORN or any(_DEAD_TOLD in deed for deed in match.deeds)


def keeps_silent(sentence: Sentence, match: MentionMatch) -> bool:
    """Return whether a sentence says of its subject that he says nothing, and no more.

    Args:
        sentence: The sentence.
        match: Its subject.

    Returns:
        Whether it does; not *n'a pas répondu, mais P*.
    """
    rest = [token.lower for token in sentence.tokens[match.last + 1 :]]
    return _BUT.isdisjoint(rest) and _QUIET.search(" ".join(rest)) is not None


def is_dead(entity: Entity) -> bool:
    """Return whether a text tells of somebody's death, so that he says nothing any more.

    Args:
        entity: Somebody of whom the text has told.
    """
    if _DEAD in entity.called or _DEAD in entity.heads:
        return True
    return HARMED in entity.heads and not entity.known.isdisjoint(closed_class("slain_fact"))
