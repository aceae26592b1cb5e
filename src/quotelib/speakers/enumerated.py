"""Who stands further on in a list that a preposition opens is as much a complement as its first."""

from __future__ import annotations

import operator
from typing import TYPE_CHECKING

from ..lexicon.words import closed_class, closed_classes

if TYPE_CHECKING:
    from ..models.records import MentionMatch, Sentence

__all__ = ["JOINTS", "is_listed_behind_preposition"]

_AND = frozenset({"et", "ou", "ni"})
JOINTS = _AND | {","}
"""What stands before a later part of a list."""
_OF = frozenset({"de", "du", "des", "d'"})
_LISTED = frozenset({"DET", "NOUN", "PROPN", "ADJ", "NUM"})
_FINITE = operator.attrgetter("finite")
_LONG = 24
"""So many words at most stand between the preposition and a later part of its list."""


def is_listed_behind_preposition(sentence: Sentence, match: MentionMatch) -> bool:
    """Return whether a preposition after a verb governs a list in which a mention stands.

    *Il a fui avec sa femme et son fils*; *il gagne devant Ada Roux et le tenant, Luc Perrin*; not
    *Il a fui avec sa femme et son fils attend*, nor *Avec sa femme et sa fille, Luc Perrin, …*

    Args:
        sentence: The sentence.
        match: The mention, behind one of `JOINTS`.

    Returns:
        Whether one does, and no verb has the mention as its subject.
    """
    words, tokens, first = sentence.words, sentence.tokens, match.first
    if any(map(_FINITE, tokens[match.last + 1 :])):
        return False
    joined = False
    for k in range(first - 1, max(0, first - _LONG), -1):
        word = words[k]
        if word in closed_class("preposition") and word not in _OF:
            return joined and any(map(_FINITE, tokens[:k]))
        joined = joined or word in _AND
        passed = word in _AND or word in _OF or word == "," or tokens[k].pos in _LISTED
        if not passed or word in closed_classes("relative", "subordinator"):
            return False
    return False
