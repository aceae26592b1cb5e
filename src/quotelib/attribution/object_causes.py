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

_SIGNS = frozenset({",", ".", ";", ":"})
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
    j = _led_by(scene, cue, at, ("pour", "possessive"))
    blamed = scene.mentions_ending(cue.sentence, j - 2) if j is not None else ()
    return j if any(map(may_speak, blamed)) else None


def past_by(scene: Scene, cue: CueMatch, at: int) -> int | None:
    """Return where the reason starts that *par* opens behind an object (*explique X par Y*).

    Args:
        scene: The text's candidates.
        cue: A verbal cue.
        at: The first quoted token.

    Returns:
        Its determiner, ``None`` without one.
    """
    j, s = _led_by(scene, cue, at, ("par", "determiner")), cue.sentence
    if j is None:
        return None
    held = scene.mentions_ending(s, j - 2)
    return j if held or scene.is_a(s, past_circumstances(scene, cue), "determiner") else None


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
    j = _led_by(scene, cue, at, ("à", "indefinite_article"))
    return j if j is not None and scene.tokens(s)[j - 2].pos in _NAMING else None


def _led_by(scene: Scene, cue: CueMatch, at: int, link: tuple[str, str]) -> int | None:
    """Return what stands behind the last preposition before marks, past a verb and its object.

    ``link`` is the preposition, and the closed class of the word behind it.
    """
    s, (word, name) = cue.sentence, link
    for j in range(at - 1, cue.last + 1, -1):
        if scene.lower(s, j) == word and scene.is_a(s, j + 1, name):
            return j + 1
        if scene.tokens(s)[j].form in _SIGNS:
            break
    return None
