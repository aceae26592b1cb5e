"""Who is rather meant beside others by a noun that fits people of both genders, or of the past."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .descriptions import Features

__all__ = [
    "mark_of_field",
    "mark_other_gender",
    "mark_told_most",
    "mark_under_main",
    "spare_acting",
]

_ONE = frozenset({"kind_person", "named", "subjects"})
"""Features of somebody with a name who has acted."""
_ANOTHER = frozenset({"kind_person", "named", "gender_same"})
"""Features of a person with a name whom a description fits."""
_MAIN = frozenset({"kind_person", "gender_same", "rank_0", "sentence_before", "subject_near"})
"""Features of the person who was mentioned last, as a subject in the sentence before."""
_UNDER = frozenset({"kind_person", "sentence_before", "subordinate_near"})
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
    for one in entities:
        if "field_shared" in one:
            break
    else:
        return
    for one in entities:
        if "field_shared" not in one:
            one["field_elsewhere"] = 1.0


def spare_acting(entities: Sequence[Features]) -> None:
    """Leave out that somebody acts in the clause before, unless a text has named another.

    Args:
        entities: The features of the entities that may be meant, completed here.
    """
    others = acting = 0
    for one in entities:
        others += one.keys() >= _ANOTHER and _LATER.isdisjoint(one)
        acting += "acts_in_opening" in one
    for one in entities if acting else ():
        if "acts_in_opening" in one and ("head_same" in one or others <= 1):
            del one["acts_in_opening"]


def mark_under_main(entities: Sequence[Features]) -> None:
    """Mark who acts in a clause under another's, whose subject stands behind him.

    *Alors qu'Ada Roux la remplace, Nora Petit s'en va. « Q », dit-elle*: rather Nora Petit.

    Args:
        entities: The features of those whom a pronoun may mean, completed here.
    """
    for main in entities:
        if main.keys() >= _MAIN and "subordinate_near" not in main:
            break
    else:
        return
    for one in entities:
        if one.keys() >= _UNDER and "spoke_last" not in one:
            one["under_main"] = 1.0


def mark_told_most(entities: Sequence[Features]) -> None:
    """Mark the person who acts most where nobody has been called what he is no more, or not yet.

    *Luc Roy a fait campagne. Luc Roy a serré des mains. Un jour, Tom Bay l'a reçu. « Q », a dit le
    futur maire*: what became of Tom Bay a text about Luc Roy hardly says.

    Args:
        entities: The features of the entities that may be meant, completed here.
    """
    told = [one for one in entities if _LATER.isdisjoint(one)]
    people = [one for one in told if one.keys() >= _ONE]
    if any(not _CALLED.isdisjoint(one) for one in told):
        return
    people.sort(key=lambda one: one["subjects"], reverse=True)
    if people[1:] and people[0]["subjects"] > people[1]["subjects"]:
        people[0]["told_most"] = 1.0
