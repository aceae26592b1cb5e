"""Bodies that a description plainly takes up: *les policiers*, *la chambre de commerce de Dole*."""

from __future__ import annotations

import bisect
import itertools
from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import Number, SpeakerKind
from .wording import facts, first_word, fold

if TYPE_CHECKING:
    from ..models.records import MentionMatch
    from .discourse import Discourse
    from .entities import Entity

__all__ = ["body_meant"]

_FORCES = {"policiers": "police", "gendarmes": "gendarmerie", "douaniers": "douane"}
_DEFINITE = ("le", "la", "l'", "les")


def body_meant(match: MentionMatch, discourse: Discourse) -> Entity | None:
    """Return the body that a description of it, or of all who serve in it, takes up.

    Args:
        match: The description.
        discourse: The document, read up to it.

    Returns:
        The only force that has spoken for *les policiers*; for *la chambre de commerce de Dole*
        what was but *la chambre de commerce*; for *les informations du Monde* the paper, whether
        mentioned before or not; ``None`` for others.
    """
    if match.head in closed_class("informing_noun"):
        return _informant(match, discourse)
    if first_word(match.mention.text) not in _DEFINITE or match.kind is SpeakerKind.PERSON:
        return None
    force = _FORCES.get(match.head)
    if force is not None and len(match.mention.text.split()) == len(("les", force)):
        found = [one for one in discourse.book.of_head(force) if one.spoken]
        return found[0] if len(found) == 1 else None
    return _said_less(match, discourse)


def _informant(match: MentionMatch, discourse: Discourse) -> Entity | None:
    """Return the medium that a description of what it has learnt names."""
    start, end = match.mention.span.start, match.mention.span.end
    at = bisect.bisect_right(discourse.matches, start, key=lambda one: one.mention.span.start)
    inside = itertools.takewhile(lambda one: one.mention.span.start < end, discourse.matches[at:])
    named = (discourse.book.of_mention(one) for one in inside if one.name is not None)
    return next((one for one in named if one and one.kind is SpeakerKind.MEDIA), None)


def _said_less(match: MentionMatch, discourse: Discourse) -> Entity | None:
    """Return the speaker whose description of several words a longer one repeats with a name."""
    if match.kind is not SpeakerKind.ORGANISATION or match.mention.text.islower():
        return None
    said = facts(match.mention.text, discourse.lexicon)
    for one in discourse.book.of_head(fold(match.head)):
        bare = not (one.named or one.complements) and one.number is not Number.PLURAL
        words = facts(one.name, discourse.lexicon) if bare and one.spoken else frozenset()
        if len(words) > 1 and words < said and first_word(one.name) in _DEFINITE:
            return one
    return None
