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
_BUT = frozenset({"hormis", "sauf", "excepté"})
_LISTED = frozenset({"DET", "NOUN", "PROPN", "ADJ", "NUM"})
_FINITE = operator.attrgetter("finite")
_LONG = 24
"""So many words at most stand between the preposition and a later part of its list."""


def is_listed_behind_preposition(sentence: Sentence, match: MentionMatch) -> bool:
    """Return whether a preposition after a verb governs a list in which a mention stands.

    *Il a fui avec sa femme et son fils*; *il gagne devant Ada Roux et le tenant, Luc Perrin*; not
    *Il a fui avec sa femme et son fils attend*, nor *Avec sa femme et sa fille, Luc Perrin, …*, but
    *Devant la juge, le greffier et deux témoins, il a ri*.

    Args:
        sentence: The sentence.
        match: The mention, behind one of `JOINTS`.

    Returns:
        Whether one does, and no verb has the mention as its subject.
    """
    words, tokens, first = sentence.words, sentence.tokens, match.first
    fronted = any(map(_FINITE, tokens[match.last + 1 :]))
    if fronted and not _leads_to_pronoun(sentence, match.last + 1):
        return False
    joined = fronted
    for k in range(first - 1, max(0, first - _LONG), -1):
        word = words[k]
        if word in _BUT or (word in closed_class("preposition") and word not in _OF):
            return joined and fronted is not any(map(_FINITE, tokens[:k]))
        joined = joined or word in _AND
        passed = word in _AND or word in _OF or word == "," or tokens[k].pos in _LISTED
        if not passed or word in closed_classes("relative", "subordinator"):
            return False
    return False


def _leads_to_pronoun(sentence: Sentence, j: int) -> bool:
    """Return whether a list ends from a token on with a comma before a pronoun and its verb."""
    words, subjects = sentence.words, closed_class("narrated_pronoun")
    for k in range(j, min(len(sentence.tokens) - 1, j + _LONG)):
        if words[k] == "," and words[k + 1] in subjects:
            return True
        if sentence.tokens[k].finite or words[k] in closed_class("subordinator"):
            return False
    return False
