"""Descriptions that say what somebody is, and bring in nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from .positions import A, is_attribute

if TYPE_CHECKING:
    from ..models.records import MentionMatch, Sentence

__all__ = ["is_said_to_be"]

_OF = ("de", "d'")


def is_said_to_be(sentence: Sentence, match: MentionMatch) -> bool:
    """Return whether a mention is what somebody is said to be.

    *Ada Roux n'est pas une élue comme les autres*, *l'arbitre est « le seul juge »*, *il parle
    d'elle comme d'une « lionne »*.

    Args:
        sentence: The sentence.
        match: The mention.

    Returns:
        Whether an indefinite or quoted description stands behind *être*, or a quoted one behind
        *comme*.
    """
    words, at = sentence.words, match.first - 1
    if words[match.first] in A and is_attribute(sentence, match):
        return True
    quoted = sentence.tokens[match.last].quoted
    if match.name is not None or quoted is None or quoted == sentence.tokens[at].quoted:
        return False
    at -= words[at] in _OF
    return words[at] == "comme" or words[at] in closed_class("copula_form")
