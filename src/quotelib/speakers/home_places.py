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
    """Return whether a place that has said nothing is no one whom a mention without noun means.

    *Nièvre. Elle n'y croyait plus*; a club may be called after its town, and *Rennes* speak for it.

    Args:
        entity: A place, or a name that may be one.
        query: A pronoun, or a quotation without source.

    Returns:
        Whether it is; a possessive may mean it (*Nantes et son maire*).
    """
    if entity.kind is SpeakerKind.PLACE:
        return True
    if query.match.mention.kind is MentionKind.POSSESSIVE:
        return False
    return fold(entity.name) in query.discourse.lexicon.home_towns
