"""Nouns that look like verbs of saying, apposed to a clause (*…, annonce qu'il a faite*)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .clause_verbs import has_main_verb
from .framed_words import frame_start
from .steps import is_inflected
from .tenses import in_one_time

if TYPE_CHECKING:
    from ..models.records import CueMatch
    from .scene import Scene

__all__ = ["takes_up_deed"]


def takes_up_deed(scene: Scene, cue: CueMatch) -> bool:
    """Return whether a verb behind a comma is rather a noun for what the clause before told.

    In *Le club a réclamé un stade, demande qu'il répète chaque année* the demand is what the club
    repeats; a verb would be of the time of the one before it (*Il critique la grève, demande
    qu'elle cesse*).

    Args:
        scene: The text's candidates.
        cue: A verbal cue between a comma and *que*.

    Returns:
        Whether it is one.
    """
    s, comma = cue.sentence, cue.first - 1
    if cue.first != cue.last or not scene.is_a(s, cue.first, "deed_noun"):
        return False
    begin = frame_start(scene, s, comma)
    if not has_main_verb(scene, s, begin, comma):
        return False
    told = next((t for t in scene.tokens(s)[begin:comma] if is_inflected(t)), None)
    return told is not None and not in_one_time(scene, cue, told)
