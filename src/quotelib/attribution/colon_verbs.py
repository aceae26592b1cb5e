"""Verbs before a colon that opens a quotation: whether the words behind it are their subject's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .adjuncts import past_circumstances
from .phrases import may_speak
from .subjects import preverbal

if TYPE_CHECKING:
    from ..models.records import CueMatch
    from .scene import Scene

__all__ = ["outweighs", "reaches"]

_NEAR = 4


def reaches(scene: Scene, cue: CueMatch, end: int) -> bool:
    """Return whether a verb stands near a colon, or nothing but circumstances is between.

    Args:
        scene: The text's candidates.
        cue: A verbal cue.
        end: The colon.
    """
    return cue.last >= end - _NEAR or past_circumstances(scene, cue) >= end


def outweighs(scene: Scene, cue: CueMatch, end: int) -> bool:
    """Return whether a verb says whose words follow, rather than *selon X* before its clause.

    It does in *Selon le journal, le maire tempère : « Q »*, not in *Pour X, c'est clair : « Q »*
    and *Pour X, une chose est sûre : « Q »*: there it tells how X sees things.

    Args:
        scene: The text's candidates.
        cue: The verb of a clause.
        end: The colon behind it.
    """
    if cue.core:
        return reaches(scene, cue, end)
    if cue.last < end - 1 or scene.lower(cue.sentence, cue.first - 1) == "c'":
        return False
    subject = preverbal(scene, cue)
    return subject is not None and may_speak(subject)
