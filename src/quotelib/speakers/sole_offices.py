"""Offices and bodies that go with no other of their sort: a minister is no governor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from .offices import is_former

if TYPE_CHECKING:
    from .descriptions import Description
    from .entities import Entity

__all__ = ["holds_another"]


def holds_another(entity: Entity, said: Description) -> bool:
    """Return whether an entity is of a sort that goes with none like the one of a description.

    *Le gouverneur de la banque, Luc Roy, attend. Le ministre s'en inquiète*: who is not Luc Roy;
    nor is *l'intersyndicale* one of the unions, or a firm.

    Args:
        entity: The entity.
        said: The description taken apart.
    """
    if said.head in entity.heads:
        return False
    if said.head in closed_class("umbrella_body"):
        return True
    sole = closed_class("sole_office")
    if said.former or said.head not in sole or sole.isdisjoint(entity.heads):
        return False
    return not any(is_former(role) for role in entity.roles)
