"""Where causes start behind an object: *critique X pour son « Q »*, *explique X par un « Q »*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..models import Act
from .adjuncts import past_circumstances
from .phrases import may_speak

if TYPE_CHECKING:
    from ..models.records import CueMatch
    from .scene import Scene

__all__ = ["blamed_for", "likened_to", "past_by"]

_NAMING = frozenset({"NOUN", "PROPN", "ADJ"})
_BLAMING = frozenset({Act.ACCUSE, Act.WELCOME})


def blamed_for(scene: Scene, cue: CueMatch, at: int) -> int | None:
    """Return where what somebody is blamed or praised for starts (*critique X pour son « Q »*).

    Args:
        scene: The text's candidates.
        cue: A verbal cue.
        at: The first quoted token.

    Returns:
        Its possessive, ``None`` without one.
    """
    if cue.cue.act not in _BLAMING:
        return None
    s = cue.sentence
    for j in range(at - 1, cue.last + 1, -1):
        if scene.lower(s, j) == "pour":
            owned = scene.is_a(s, j + 1, "possessive")
            return j + 1 if owned and any(map(may_speak, scene.mentions_ending(s, j - 1))) else None
        if scene.tokens(s)[j].form == ",":
            break
    return None


def past_by(scene: Scene, cue: CueMatch, at: int) -> int | None:
    """Return where the reason starts that *par* opens behind an object (*explique X par Y*).

    Args:
        scene: The text's candidates.
        cue: A verbal cue.
        at: The first quoted token.

    Returns:
        Its determiner, ``None`` without one.
    """
    s = cue.sentence
    for j in range(at - 1, cue.last + 2, -1):
        if scene.lower(s, j) == "par":
            after = past_circumstances(scene, cue)
            held = scene.mentions_ending(s, j - 1) or scene.is_a(s, after, "determiner")
            held = held and scene.is_a(s, j + 1, "determiner")
            return j + 1 if held else None
        if scene.tokens(s)[j].form in ",.;:":
            return None
    return None


def likened_to(scene: Scene, cue: CueMatch, at: int) -> int | None:
    """Return where that starts to which a thing is put down or compared (*impute X à un « Q »*).

    Args:
        scene: The text's candidates.
        cue: A verb that governs *à* and has nobody to whom it speaks.
        at: The first quoted token.

    Returns:
        Its article, ``None`` without one.
    """
    s, verb = cue.sentence, scene.lexicon.verbs.get(cue.cue.lemma)
    if verb is None or "à" not in verb.prepositions or verb.addressee is not None:
        return None
    for j in range(at - 1, cue.last + 2, -1):
        if scene.lower(s, j) == "à" and scene.is_a(s, j + 1, "indefinite_article"):
            return j + 1 if scene.tokens(s)[j - 1].pos in _NAMING else None
        if scene.tokens(s)[j].form in ",.;:":
            break
    return None
