"""Whose infinitive of saying it is after *laisser*, *entendre*, *voir*: *laisse X crier « Q »*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import Mood
from .phrases import governed, is_temporal
from .steps import skip_back

if TYPE_CHECKING:
    from ..models.records import CueMatch, MentionMatch
    from .scene import Scene

__all__ = ["witnessed"]

_BETWEEN = ("adverb", "forclusive", "negation", "object_clitic")


def witnessed(scene: Scene, cue: CueMatch) -> MentionMatch | None:
    """Return the one whom somebody lets speak, hears or sees speak.

    Args:
        scene: The text's candidates.
        cue: A verbal cue.

    Returns:
        The noun phrase between a verb of letting or perceiving and an infinitive of saying,
        ``None`` without such a verb: *Elle a laissé la foule crier « Q »*.
    """
    if cue.cue.mood is not Mood.INFINITIVE:
        return None
    s = cue.sentence
    for mention in scene.mentions_ending(s, cue.first - 1):
        if governed(scene, mention) or is_temporal(scene, mention):
            continue
        verb = skip_back(scene, s, mention.first - 1, *_BETWEEN)
        forms = scene.lexicon.verb_forms(scene.lower(s, verb)) if verb >= 0 else ()
        if not closed_class("witnessing_verb").isdisjoint(form.base for form in forms):
            return mention
    return None
