"""Who stands at the end of a clause before a colon and speaks, though its subject is a thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .phrases import HUMAN
from .steps import QUE, is_infinitive

if TYPE_CHECKING:
    from ..models.records import MentionMatch
    from .scene import Scene

__all__ = ["moved", "upholder"]


def moved(scene: Scene, s: int, begin: int, end: int) -> MentionMatch | None:
    """Return whom something makes talk (*L'annonce a fait bondir les syndicats : « Q »*).

    Args:
        scene: The text's candidates.
        s: A sentence.
        begin: First token of the clause before a colon.
        end: The colon.

    Returns:
        The people after *faire* and an infinitive right before the colon.
    """
    for mention in scene.mentions_ending(s, end - 1):
        verb = mention.first - 1
        if mention.kind in HUMAN and is_infinitive(scene, s, verb) and verb > begin:
            forms = scene.lexicon.verb_forms(scene.lower(s, verb - 1))
            if any(form.base == "faire" for form in forms):
                return mention
    return None


def upholder(scene: Scene, s: int, end: int) -> MentionMatch | None:
    """Return who does what a clause says of a thing: *une analyse partagée par X*, *que X balaie*.

    Args:
        scene: The text's candidates.
        s: A sentence.
        end: The colon after the clause.

    Returns:
        Those whose words follow the colon, ``None`` when the clause ends with nobody.
    """
    for mention in scene.mentions_ending(s, end - 1):
        verb = mention.first - 1
        inverted = scene.lower(s, verb - 1) in QUE and scene.tokens(s)[verb].pos in ("VERB", "AUX")
        if mention.kind in HUMAN and (scene.lower(s, verb) == "par" or inverted):
            return mention
    return None
