"""Noun phrases that a verb in the plural cannot have as its subject, and those that it can."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import Number
from .embedded import relative_around
from .phrases import governed, is_temporal, may_speak

if TYPE_CHECKING:
    from ..models.records import CueMatch, MentionMatch
    from .scene import Scene

__all__ = ["is_one", "several_before"]

_JOINS = frozenset({",", "comme", "ni", "avec"})


def is_one(scene: Scene, cue: CueMatch, mention: MentionMatch) -> bool:
    """Return whether a noun phrase is a singular that stands alone beside a verb in the plural.

    In *Les élus ont ri pendant que la maire parlait, et ont crié « Q »* it is not the subject; in
    *une partie des élus ont*, *le maire comme la préfète ont* it is, or a part of it.

    Args:
        scene: The text's candidates.
        cue: A verbal cue.
        mention: A noun phrase before it.

    Returns:
        Whether the verb must have another subject.
    """
    if cue.number is not Number.PLURAL or mention.mention.number is not Number.SINGULAR:
        return False
    s, first, words = mention.sentence, mention.first, closed_class("quantifier")
    if mention.coordinated or mention.head in words or scene.lower(s, first) in words:
        return False
    if scene.lower(s, first - 1) in _JOINS or scene.lower(s, first - 2) == "ainsi":
        # « la Croix-Rouge ainsi que la mairie ont », but « des pays comme la Norvège ont »
        before = scene.mentions_ending(s, first - 2)
        if not before and scene.lower(s, first - 1) == ",":
            return True  # « Quittant, en signe de colère, la salle, les élus ont »
        return any(other.mention.number is Number.PLURAL for other in before)
    if not scene.is_a(s, first - 1, "conjunction"):
        return True
    # « de retour après la trêve et la libération d'un marin »: both hang on a preposition
    longest = scene.mentions_ending(s, mention.last)[0]
    return longest.first < first and governed(scene, longest) and not may_speak(mention)


def several_before(scene: Scene, cue: CueMatch, begin: int) -> MentionMatch | None:
    """Return the plural before a verb that is its subject, when the singular beside it is not.

    Args:
        scene: The text's candidates.
        cue: A verbal cue in the plural.
        begin: First token of its clause.

    Returns:
        The last free one outside relatives, somebody rather than something; ``None`` without any.
    """
    found: MentionMatch | None = None
    for mention in reversed(scene.mentions[cue.sentence]):
        if (
            begin <= mention.first
            and mention.last < cue.first
            and mention.mention.number is Number.PLURAL
            and not governed(scene, mention)
            and not is_temporal(scene, mention)
            and relative_around(scene, mention, begin) is None
        ):
            if may_speak(mention):
                return mention
            found = found or mention
    return found
