"""Offices and bodies that go with no other of their sort: a minister is no governor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.roles import role_families
from ..lexicon.words import closed_class
from ..models import SpeakerKind
from .offices import MINISTER, is_former

if TYPE_CHECKING:
    from .descriptions import Description
    from .entities import Entity

__all__ = ["ALONE", "PRESS", "holds_another"]

_OPPOSITION = "opposition"
_OF_STATE = ("secretaire", "etat")
ALONE = ("umbrella_body", "ruling_office", "sole_office")
"""Classes of what goes with no other of its sort."""
PRESS = frozenset({"press body", "broadcaster", "agency"})
"""Families of media, of which one is none of the others."""


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
    if said.head in closed_class("ruling_office") and (
        _OPPOSITION in entity.known or _is_deputy(entity, said)
    ):
        return True  # « le conseiller d'opposition Luc Roy » is not « le maire »
    if entity.heads and _is_of_another_press(entity, said):
        return True
    sole = closed_class("sole_office")
    if said.former or said.head not in sole or sole.isdisjoint(entity.heads):
        return False
    return not any(is_former(role) for role in entity.roles)


def _is_of_another_press(entity: Entity, said: Description) -> bool:
    """Return whether a description and the nouns for an entity are of two sorts of media.

    *Le quotidien* is no press agency, and *la chaîne* no paper.
    """
    ours = said.families & PRESS
    if not ours or entity.kind is not SpeakerKind.MEDIA:
        return False
    families = role_families()
    theirs = [families.get(head, frozenset[str]()) & PRESS for head in entity.heads]
    return all(theirs) and ours.isdisjoint(frozenset[str]().union(*theirs))


def _is_deputy(entity: Entity, said: Description) -> bool:
    """Return whether somebody serves under the holder of an office that a description is of.

    *L'adjoint Luc Roy* is not *le maire*. *La secrétaire d'État Ada Roux* is a minister, but not
    *la ministre de la Santé*.
    """
    if said.head != MINISTER:
        return not entity.heads.isdisjoint(closed_class("deputy_role"))
    return _OF_STATE[0] in entity.heads and _OF_STATE[1] in entity.known and bool(said.complement)
