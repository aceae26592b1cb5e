"""Whether a description says that its bearer belongs to others than somebody of the same noun."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from ..lexicon.roles import role_families
from ..lexicon.words import closed_classes
from .wording import fold

if TYPE_CHECKING:
    from .descriptions import Description
    from .entities import Entity

__all__ = ["is_anothers"]

_PARTY = frozenset({"parti"})
"""The key of *parti* and of *partie*, which is one of the two sides of a trial."""


def is_anothers(entity: Entity, said: Description) -> bool:
    """Return whether those whose an entity is are others than those of a description.

    *Les élus de la majorité* are not *les élus de l'opposition*; but the same thing may be called
    by two nouns of a family, or by one that fits anything (*le directeur de l'établissement*).

    Args:
        entity: The entity, of the same noun.
        said: The description taken apart.

    Returns:
        Whether they are two.
    """
    ours, theirs = said.owners - _plain_owners(), entity.owners - _plain_owners()
    if entity.named or not ours or not theirs or not ours.isdisjoint(theirs):
        return False
    families = role_families()
    nothing: frozenset[str] = frozenset()
    return all(
        families.get(one, nothing).isdisjoint(families.get(other, nothing))
        for one in ours
        for other in theirs
    )


@functools.cache
def _plain_owners() -> frozenset[str]:
    """Return the keys of nouns that say little of whose somebody is."""
    plain = closed_classes(
        "generic_person", "generic_body", "generic_document", "place_noun", "plain_owner"
    )
    return frozenset(map(fold, plain)) - _PARTY
