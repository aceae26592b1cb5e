"""Social networks, which a text names for where somebody posts rather than as one who acts."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from ..models import SpeakerKind

if TYPE_CHECKING:
    from .entities import Entity
    from .evidence import Query

__all__ = ["is_only_posted_on"]

_ACTING = frozenset({SpeakerKind.ORGANISATION, SpeakerKind.MEDIA})
_MAX_LOOKED_AT = 40
_NETWORKS = frozenset({"reseau", "plateforme", "plate-forme", "site", "application", "service"})


def is_only_posted_on(entity: Entity, query: Query) -> bool:
    """Return whether a network is only where somebody posts, and not what a mention is for.

    *Elle l'a écrit sur Facebook. Le club dit que P*; not *Le réseau dit que P*, unless named later;
    nor is it *le groupe* where another body acts or speaks, or where it does nothing itself.

    Args:
        entity: A social network.
        query: The mention.

    Returns:
        Whether it is.
    """
    idle = not entity.subjects and not entity.spoken
    if query.said is None:
        return idle
    if query.said.head not in entity.heads or entity.seen is None:
        return True
    if idle and query.said.head not in _NETWORKS:
        return True  # « Le clip circule sur Twitter. L'entreprise regrette que P »
    return idle and any(map(_acts, itertools.islice(query.discourse.recent(), _MAX_LOOKED_AT)))


def _acts(entity: Entity) -> bool:
    """Return whether an entity is a body that acts or speaks in the text."""
    return entity.kind in _ACTING and bool(entity.subjects or entity.spoken)
