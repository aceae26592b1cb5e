"""Who is brought to speak: *la crise a conduit X à dire que P*, *n'a pas empêché X de dire P*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_classes
from ..models import Mood
from .phrases import governed, is_temporal
from .steps import DE, is_inflected, skip_back

if TYPE_CHECKING:
    from ..models.records import CueMatch, MentionMatch
    from .scene import Scene

__all__ = ["is_brought", "steered"]

_LINKS = DE | {"à"}
_DATIVE = frozenset({"à", "au", "aux"})
_BETWEEN = ("adverb", "forclusive")
_INSERTION = 8
_DENIAL = 5
_DENIALS = frozenset({"ne", "n'", "sans"})


def steered(scene: Scene, cue: CueMatch) -> MentionMatch | None:
    """Return the one whom something brings to speak, lets speak or keeps from it.

    Args:
        scene: The text's candidates.
        cue: A verbal cue.

    Returns:
        The object between a verb of bringing and *à* or *de* with an infinitive: it speaks, not
        the verb's subject; ``None`` where there is no such verb.
    """
    found = _steering(scene, cue)
    return None if found is None else found[0]


def is_brought(scene: Scene, cue: CueMatch) -> bool:
    """Return whether somebody is brought to speak, so that he did.

    Args:
        scene: The text's candidates.
        cue: A verbal cue.

    Returns:
        Whether he did: he may have been kept from it (*a empêché X de dire P*).
    """
    found = _steering(scene, cue)
    if found is None:
        return False
    s, verb = cue.sentence, found[1]
    if not scene.is_a(s, verb, "hindering_form"):
        return True
    return any(scene.lower(s, j) in _DENIALS for j in range(max(0, verb - _DENIAL), verb))


def _steering(scene: Scene, cue: CueMatch) -> tuple[MentionMatch, int] | None:
    """Return who is brought to speak, and the verb that says so."""
    s = cue.sentence
    if cue.cue.mood is not Mood.INFINITIVE or scene.lower(s, cue.first - 1) not in _LINKS:
        return None
    for mention in scene.mentions_ending(s, _past_insertion(scene, s, cue.first - 2)):
        dative = scene.lower(s, mention.first - 1) in _DATIVE or (
            scene.lower(s, mention.first) in _DATIVE
        )
        if is_temporal(scene, mention) or (governed(scene, mention) and not dative):
            continue
        before = mention.first - 1 - (scene.lower(s, mention.first - 1) in _DATIVE)
        verb = skip_back(scene, s, _past_insertion(scene, s, before), *_BETWEEN)
        if scene.lower(s, verb) in closed_classes("steering_form", "hindering_form"):
            return mention, verb
    return None


def _past_insertion(scene: Scene, s: int, last: int) -> int:
    """Return the token before « , … , » without a verb that ends at a token, else that token."""
    if scene.lower(s, last) != ",":
        return last
    tokens = scene.tokens(s)
    for j in range(last - 1, max(-1, last - _INSERTION), -1):
        if tokens[j].form == ",":
            return j - 1
        if is_inflected(tokens[j]) or tokens[j].placeholder is not None:
            return last
    return last
