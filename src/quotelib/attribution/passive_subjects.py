"""Quoted words in the subject of a passive: *Des « fautes » ont été relevées par X*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import rules
from .phrases import HUMAN, may_speak
from .scene import is_finite
from .sources import agent
from .steps import is_inflected, skip_back
from .stretch import Stretch
from .terms import is_name

if TYPE_CHECKING:
    from ..models.records import CueMatch
    from .scene import Scene

__all__ = ["quoted_subject"]

_LONGEST = 30
_SIGNS = ",;:–—("


def quoted_subject(scene: Scene, cue: CueMatch) -> Stretch | None:
    """Des « Q » sont dénoncés par X: what a verb of saying has as its object, in the passive.

    Args:
        scene: The text's candidates.
        cue: A verbal cue.

    Returns:
        The subject with the quoted words, ``None`` where nobody is named who says them.
    """
    if not (cue.passive and cue.core and is_finite(cue)) or "NOUN" not in cue.frames:
        return None
    s, tokens, by = cue.sentence, scene.tokens(cue.sentence), agent(scene, cue)
    if by is None or not may_speak(by) or tokens[cue.head].quoted is not None:
        return None
    end = skip_back(scene, s, cue.first - 1, "adverb", "negation") + 1
    start, marks = end, set[int]()
    while start > max(0, end - _LONGEST):
        token = tokens[start - 1]
        if token.quoted is not None:
            marks.add(token.quoted)
        elif token.form in _SIGNS or token.placeholder is not None or is_inflected(token):
            break
        elif scene.is_a(s, start - 1, "relative") or scene.is_a(s, start - 1, "subordinator"):
            return None
        start -= 1
    subject = scene.mention_at(s, start)
    if subject is not None and subject.kind in HUMAN:
        return None  # « Les « bonnets rouges » ont été critiqués par X »
    opens = start < end and (scene.is_a(s, start, "determiner") or tokens[start].quoted is not None)
    if not opens or not marks or any(is_name(scene, index) for index in marks):
        return None
    return Stretch(first=start, end=end, rule=rules.QUOTED_OBJECT, confidence=0.7)
