"""Quoted words behind a verb that say how, where or when, and are not what it reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .adjuncts import past_circumstances
from .phrases import is_temporal
from .steps import DE, is_infinitive, is_inflected
from .utterances import is_adverb

if TYPE_CHECKING:
    from ..models.records import CueMatch
    from .scene import Scene

__all__ = ["is_adverbial"]


def is_adverbial(scene: Scene, cue: CueMatch, at: int) -> bool:
    """Return whether quoted words right after a verb say where or when, not what.

    *réclament « à chaque reprise »* has no object.

    Args:
        scene: The text's candidates.
        cue: A verbal cue.
        at: The first quoted token.

    Returns:
        Whether they are no object or attribute.
    """
    s = cue.sentence
    if is_adverb(scene, s, at):
        # « évoque le besoin de réparer « vite » le pont »: of another verb
        other = at - 1 > cue.last and is_infinitive(scene, s, at - 1)
        return not (other or _grades_attribute(scene, cue, at))
    if at > past_circumstances(scene, cue) or "ATTR" in cue.frames:
        return False
    if scene.is_a(s, at, "preposition") and not scene.is_a(s, at, "of"):
        return True
    mention = scene.mention_at(s, at)
    indefinite = scene.lower(s, at) in ("un", "une", "des")
    return mention is not None and not indefinite and is_temporal(scene, mention)


def _grades_attribute(scene: Scene, cue: CueMatch, at: int) -> bool:
    """Return whether an adverb in marks grades an attribute (*juge l'eau « franchement » sale*)."""
    s, tokens, j = cue.sentence, scene.tokens(cue.sentence), at + 1
    if "ATTR" not in cue.frames and scene.lower(s, at - 1) not in DE:
        return False
    j += scene.is_a(s, j, "grading_adverb")
    read = tokens[j].pos if j < len(tokens) else ""
    return read == "ADJ" or (read == "VERB" and not is_inflected(tokens[j]))
