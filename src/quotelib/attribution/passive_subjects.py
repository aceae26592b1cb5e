"""Quoted words of which a passive is said: *Des « fautes » ont été relevées par X*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import rules
from .objects import quoted_object
from .phrases import HUMAN, may_speak
from .scene import is_finite
from .sources import agent, describes
from .steps import is_inflected, quoted_start, skip_back
from .stretch import Stretch
from .terms import is_name

if TYPE_CHECKING:
    from ..models.records import CueMatch
    from .scene import Scene

__all__ = ["quoted_subject"]

_LONGEST = 30
_FUSED = frozenset({"au", "aux", "du"})
_SIGNS = ",;:–—("


def quoted_subject(scene: Scene, cue: CueMatch) -> Stretch | None:
    """Des « Q » sont dénoncés par X; les « Q » promis par X: what is said, in the passive."""
    tokens = scene.tokens(cue.sentence)
    if not cue.core or "NOUN" not in cue.frames:
        return None
    described = cue.bare and cue.first > 0 and tokens[cue.first - 1].quoted is not None
    if not (described and describes(scene, cue)) and not (cue.passive and is_finite(cue)):
        return None
    by = agent(scene, cue)
    if by is None or not may_speak(by) or tokens[cue.head].quoted is not None:
        return None
    if described:
        return _described(scene, cue)
    return _of_passive(scene, cue)


def _of_passive(scene: Scene, cue: CueMatch) -> Stretch | None:
    """Read « Des « Q » sont dénoncés par X »: the subject before the verb, with its marks."""
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    end = skip_back(scene, s, cue.first - 1, "adverb", "negation") + 1
    start, marks = end, set[int]()
    while start > max(0, end - _LONGEST):
        token = tokens[start - 1]
        if token.quoted is not None:
            marks.add(token.quoted)
        elif token.form in _SIGNS or token.placeholder is not None or is_inflected(token):
            break
        elif scene.is_a(s, start - 1, "subordinator"):
            return None
        start -= 1
    subject = scene.mention_at(s, start)
    if subject is not None and subject.kind in HUMAN:
        return None  # « Les « bonnets rouges » ont été critiqués par X »
    opens = start < end and (scene.is_a(s, start, "determiner") or tokens[start].quoted is not None)
    if not opens or not marks or any(is_name(scene, index) for index in marks):
        return None
    return Stretch(first=start, end=end, rule=rules.QUOTED_OBJECT, confidence=0.7)


def _described(scene: Scene, cue: CueMatch) -> Stretch | None:
    """Read « le « Q » promis par X »: the marks end right before a participle with its agent.

    After a verb of saying they are what somebody else speaks of (*redoute la « Q » prédite par X*).
    """
    s, tokens, end = cue.sentence, scene.tokens(cue.sentence), cue.first
    index = tokens[end - 1].quoted
    if index is None or is_name(scene, index):
        return None
    objects = (quoted_object(scene, other) for other in scene.verb_cues(s, 0, end - 1))
    if any(held is not None and held.first < end <= held.end for held in objects):
        return None
    start = quoted_start(scene, s, end - 1)
    if tokens[start].form[0].isupper() or scene.is_a(s, start, "answer_word"):
        return None  # a title; « le « non » lancé par X » is an answer
    opens = scene.is_a(s, start - 1, "determiner")
    if not (opens or scene.lower(s, start - 1) in _FUSED or scene.is_a(s, start, "determiner")):
        return None
    start -= opens and scene.lower(s, start - 1) not in _FUSED
    named = scene.mention_at(s, start)
    if named is not None and named.kind in HUMAN:
        return None
    return Stretch(first=start, end=end, rule=rules.QUOTED_OBJECT, confidence=0.65)
