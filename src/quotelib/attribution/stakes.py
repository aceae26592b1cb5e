"""For whom something is so, where *pour X* gives nobody's opinion (*Pour X, l'enjeu est de P*)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from .phrases import is_agentive, may_speak

if TYPE_CHECKING:
    from ..models.records import MentionMatch
    from .scene import Scene

__all__ = ["is_a_case", "is_at_stake", "is_nobody"]

_NEAR_VERB = 5
_IN_COURT = frozenset({"plaider", "requérir"})
_COUNSEL = frozenset({"avocat", "avocate", "avocats", "avocates", "conseil", "conseils"})
_FAR_COMMA = 14
_ANY = frozenset({"un", "une", "chaque", "tout", "toute"})


def is_at_stake(scene: Scene, source: MentionMatch) -> bool:
    """Return whether the clause says what is at stake for somebody (*pour X, l'enjeu est de*).

    Or what is pleaded or demanded in court for him (*Pour le prévenu, son avocate a demandé P*).

    Args:
        scene: The text's candidates.
        source: What *pour* governs.
    """
    s, tokens = source.sentence, scene.tokens(source.sentence)
    first = source.last + 1
    comma = next((t.index for t in tokens[first : first + _FAR_COMMA] if t.form == ","), None)
    subject = None if comma is None else scene.mention_at(s, comma + 1)
    if subject is None:
        return False
    verbs = scene.verb_cues(s, subject.last + 1, subject.last + _NEAR_VERB)
    if any(cue.cue.lemma in _IN_COURT for cue in verbs):
        return True
    if scene.is_a(s, subject.first, "possessive") and subject.head in _COUNSEL:
        return True
    if subject.head not in closed_class("stake_noun"):
        return False
    # « pour X, la priorité du groupe est de » is what X thinks of the group
    return not any(scene.is_a(s, j, "of") for j in range(subject.first, subject.last + 1))


def is_a_case(scene: Scene, source: MentionMatch) -> bool:
    """Return whether somebody is a case for which a figure holds (*Pour un adulte, P 3 grammes*).

    *Pour un habitant du bourg, la place a vieilli* and *Pour un expert, P 3 %* are opinions.

    Args:
        scene: The text's candidates.
        source: What *pour* governs.
    """
    if source.head not in closed_class("case_person"):
        return False
    s = source.sentence
    if scene.lower(s, source.first) not in _ANY:
        return False
    rest = scene.tokens(s)[source.last + 1 :]
    return any(t.form[0].isdigit() or scene.is_a(s, t.index, "numeral") for t in rest)


def is_nobody(scene: Scene, source: MentionMatch) -> bool:
    """Return whether *pour* governs a thing or animals (*pour un chien et un chat, « Q »*).

    Args:
        scene: The text's candidates.
        source: What *pour* governs.
    """
    if not may_speak(source):
        return True
    joined = source.coordinated and source.name is None and not is_agentive(source)
    return joined and scene.lexicon.source_noun(source.head) is None
