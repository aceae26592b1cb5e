"""Whether a body sees to what a description of a body is of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..models import SpeakerKind

if TYPE_CHECKING:
    from .descriptions import Description, Features
    from .entities import Entity

__all__ = ["field_fit"]


def field_fit(entity: Entity, said: Description) -> Features:
    """Return whether the text has told what a description says a body is for.

    *L'entreprise chargée du tunnel* is *Alpina, la société gestionnaire du tunnel*.

    Args:
        entity: The entity, no person.
        said: The description taken apart.

    Returns:
        Each feature that is not nought.
    """
    if entity.kind is SpeakerKind.PLACE:
        return {}
    field = entity.known - entity.complements - entity.heads
    return {} if said.complement.isdisjoint(field) else {"field_shared": 1.0}
