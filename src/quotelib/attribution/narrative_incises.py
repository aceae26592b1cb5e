"""Incises in the infinitive of narration: *P, de dire X*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..models import Act, Mood
from . import rules
from .clause_verbs import is_whole
from .framed_words import frame_start
from .framing import framed
from .phrases import HUMAN, may_speak
from .postposed import postposed
from .steps import DASHES, DE

if TYPE_CHECKING:
    from ..models.records import Attribution, CueMatch, MentionMatch
    from .scene import Scene

__all__ = ["narrative_incise", "narrator"]

_BEFORE = DASHES | {","}
_THOSE = ("celui", "celle", "ceux", "celles")
_FURTHER = (Act.ADD, Act.ANSWER)
_INFINITIVES = ("er", "ir", "re")
_BEHIND = DASHES | {",", ".", "!", "?", ""}


def narrative_incise(scene: Scene, cue: CueMatch) -> Attribution | None:
    """P, de dire X.

    Args:
        scene: The text's candidates.
        cue: A verbal cue.

    Returns:
        The report, ``None`` for another infinitive.
    """
    subject = narrator(scene, cue)
    if subject is None:
        return None
    s, opening = cue.sentence, cue.first - 2
    begin = frame_start(scene, s, opening)
    if not is_whole(scene, s, begin, opening):
        return None
    return framed(scene, cue, subject, (begin, opening), rules.FRAMED_INCISE, 0.75)


def narrator(scene: Scene, cue: CueMatch) -> MentionMatch | None:
    """Return who speaks in an infinitive behind *de* and a sign, a sign behind its subject.

    Args:
        scene: The text's candidates.
        cue: A verbal cue.

    Returns:
        The subject, ``None`` when the infinitive hangs on a verb or noun (*il promet de venir, de
        rappeler la mairie*) or has none right behind it.
    """
    s, link = cue.sentence, cue.first - 1
    if cue.cue.mood is not Mood.INFINITIVE or scene.lower(s, link) not in DE:
        return None
    verb = scene.lexicon.verbs.get(cue.cue.lemma)
    if "INCISE" not in cue.frames or verb is None or verb.addressee == "object":
        return None  # « , d'informer les élus »
    if "QUE" not in cue.frames and cue.cue.act not in _FURTHER:
        return None  # « la liberté de rire, de critiquer les élus »
    opening = link - 1
    if opening < 1 or scene.tokens(s)[opening].form not in _BEFORE:
        return None
    subject = postposed(scene, cue)
    if subject is None or not may_speak(subject):
        return None
    if subject.kind not in HUMAN and subject.head not in _THOSE:
        return None
    after = subject.last + 1
    told_of = subject.head in _THOSE and scene.is_a(s, after, "relative")
    if scene.lower(s, after) not in _BEHIND and not told_of:
        return None
    before = range(frame_start(scene, s, opening), opening)
    behind = range(subject.last + 2, len(scene.tokens(s)) - 1)
    listed = any(_opens_infinitive(scene, s, j) for j in (*before, *behind))
    return None if listed else subject


def _opens_infinitive(scene: Scene, s: int, j: int) -> bool:
    """Return whether *de* and an infinitive stand at a token, a clitic between them or not."""
    if scene.lower(s, j) not in DE:
        return False
    verb = j + 1 + scene.is_a(s, j + 1, "object_clitic")
    return scene.lower(s, verb).endswith(_INFINITIVES)
