"""Towns and regions, which a text names for where something happens rather than as speaking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..models import MentionKind, SpeakerKind
from .wording import fold

if TYPE_CHECKING:
    from .entities import Entity
    from .evidence import Query

__all__ = ["is_only_lived_in"]


def is_only_lived_in(entity: Entity, query: Query) -> bool:
    """Return whether a town or region that has said nothing is asked about as a person.

    *Nièvre. Elle n'y croyait plus*; a club may be called after its town, and *Rennes* speak for it.

    Args:
        entity: The entity.
        query: The mention.

    Returns:
        Whether it is nobody whom a pronoun or a quotation without source can mean.
    """
    if entity.kind is not SpeakerKind.UNKNOWN or entity.spoken or query.said is not None:
        return False
    if query.match.mention.kind is MentionKind.POSSESSIVE:
        return False  # « Nantes et son maire »
    return fold(entity.name) in query.discourse.lexicon.home_towns
