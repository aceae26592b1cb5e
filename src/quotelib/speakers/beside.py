"""Who is rather meant beside others by a noun that fits people of both genders, or of the past."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .descriptions import Features

__all__ = ["mark_of_field", "mark_other_gender", "mark_told_most"]

_ONE = frozenset({"kind_person", "named", "subjects"})
"""Features of somebody with a name who has acted."""
_CALLED = frozenset({"head_same", "nation_same", "camp_same"})
"""Features of whom a text has shown to be meant."""
_LATER = frozenset({"later", "later_near"})
"""Features of somebody who is named only after the mention."""


def mark_other_gender(entities: Sequence[Features]) -> None:
    """Mark those of the other gender than a noun for anybody, beside somebody of its own.

    *Ada Roux a épousé Luc Mage. « Q », dit la star*: rather she, unless he has been called so.

    Args:
        entities: The features of the entities that may be meant, completed here.
    """
    people = [one for one in entities if "kind_person" in one and _LATER.isdisjoint(one)]
    if not any("gender_same" in one and "named" in one for one in people):
        return
    for one in entities:
        if "gender_other" in one and "head_same" not in one:
            one["fixed_other"] = 1.0


def mark_of_field(entities: Sequence[Features]) -> None:
    """Mark those of whom a text does not say what they see to, as it does of another.

    *Alpina gère le réseau. Novalis a fermé. « Q », dit l'entreprise chargée du réseau*: Alpina.

    Args:
        entities: The features of the entities that may be meant, completed here.
    """
    if any("field_shared" in one for one in entities):
        for one in entities:
            if "field_shared" not in one:
                one["field_elsewhere"] = 1.0


def mark_told_most(entities: Sequence[Features]) -> None:
    """Mark the person who acts most where nobody has been called what he is no more, or not yet.

    *Luc Roy a fait campagne. Luc Roy a serré des mains. Un jour, Tom Bay l'a reçu. « Q », a dit le
    futur maire*: what became of Tom Bay a text about Luc Roy hardly says.

    Args:
        entities: The features of the entities that may be meant, completed here.
    """
    people = [one for one in entities if one.keys() >= _ONE]
    if any(not _CALLED.isdisjoint(one) for one in entities):
        return
    people.sort(key=lambda one: one["subjects"], reverse=True)
    if people[1:] and people[0]["subjects"] > people[1]["subjects"]:
        people[0]["told_most"] = 1.0
