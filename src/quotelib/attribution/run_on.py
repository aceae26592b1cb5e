"""Incises that nothing parts from the clause before them: *Le pont fermera rappelle le maire*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import rules
from .framed_words import frame_start
from .framing import can_frame, framed
from .phrases import HUMAN, may_speak
from .scene import is_finite
from .steps import is_inflected

if TYPE_CHECKING:
    from ..models.records import Attribution, CueMatch
    from .scene import Scene

__all__ = ["run_on"]

_SHORTEST = 4
_AFTER_SOURCE = ("relative", "time", "circumstance_opener")
_MAY_JOIN = ("subordinator", "relative", "clause_opener", "conjunction")


def run_on(scene: Scene, cue: CueMatch) -> Attribution | None:
    """P rappelle X: an incise without its comma.

    The clause before it has its verb already and opens no other, and X, who can speak, ends the
    sentence, so that the second verb has no other subject.

    Args:
        scene: The text's candidates.
        cue: A verbal cue.

    Returns:
        The report, ``None`` when the verb may have another reading.
    """
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    begin = frame_start(scene, s, cue.first)
    if not cue.core or cue.nominal or not is_finite(cue) or not can_frame(cue):
        return None
    before = tokens[begin : cue.first]
    if len(before) < _SHORTEST or before[0].quoted is not None or is_inflected(before[-1]):
        return None
    if any(token.form == "," or _joins(scene, s, token.index) for token in before):
        return None
    if not any(map(is_inflected, before[:-2])):
        return None
    source = scene.mention_at(s, cue.last + 1)
    if source is None or source.kind not in HUMAN or not may_speak(source):
        return None
    if source.name is None and not scene.is_a(s, source.first, "determiner"):
        return None
    after = source.last + 1
    ends = scene.lower(s, after) in (".", ",", "")
    if not ends and not any(scene.is_a(s, after, name) for name in _AFTER_SOURCE):
        return None
    return framed(scene, cue, source, (begin, cue.first), rules.FRAMED_INCISE, 0.65)


def _joins(scene: Scene, s: int, j: int) -> bool:
    """Return whether a word opens a clause or joins one, so that another verb may follow."""
    return any(scene.is_a(s, j, name) for name in _MAY_JOIN)
