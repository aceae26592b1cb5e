"""Whether the age and the country that a description gives are those of an entity."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from ..lexicon.names import home_places
from ..lexicon.roles import role_families
from ..lexicon.words import closed_classes
from ..models import SpeakerKind
from .offices import COUNTRY
from .wording import age_of, decade_of, fold

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from ..models.records import MentionMatch
    from .descriptions import Description, Features
    from .entities import Entity

__all__ = ["TELLING_AGE", "age_fit", "country_fit"]

_DECADE, _CENTURY = 10, 100
_OF_AGE = 18
_RETIRED, _RETIRES = "retraité", 55
_YOUNG, _OLDEST_YOUNG = (["jeune"], ["jeunes"]), 39
_CHILDREN, _OLDEST_CHILD = ("garçon", "garçons", "fille", "filles"), 25
_OLD, _YOUNGEST_OLD = (["vieil"], ["vieux"], ["vieille"], ["vieilles"]), 60
TELLING_AGE = frozenset({"jeune", "petit", "vieil", "vieux"})
"""Keys of adjectives that bring in nobody beside a noun for anybody (*la jeune femme*)."""
_LEARNERS = frozenset({"minor", "pupil"})
"""Families of those who are young."""


def age_fit(entity: Entity, match: MentionMatch) -> Features:
    """Return whether a description's age is that of an entity (*le quadragénaire*).

    Args:
        entity: The entity.
        match: The description.

    Returns:
        Each feature that is not nought.
    """
    age = entity.age or entity.once
    text = match.mention.span.text
    word = text.split(maxsplit=2)[1:2]
    if age is None:
        young = word in _YOUNG
        return _told_by_noun(entity, young=young) if young or word in _OLD else {}
    decade = decade_of(match.head)
    if match.head.startswith(_RETIRED):
        told, same = "decade", age >= _RETIRES
    elif word in _YOUNG:
        oldest = _OLDEST_CHILD if match.head in _CHILDREN else _OLDEST_YOUNG
        told, same = "age", age <= oldest
    elif word in _OLD:
        told, same = "age", age >= _YOUNGEST_OLD
    elif decade is not None:
        told, same = "decade", 0 <= age - decade < _DECADE
        if decade == _DECADE and age < _OF_AGE:
            return {"decade_same": 1.0, "age_same": 1.0}  # « l'adolescente », of 16
    elif (years := age_of(text)) is not None:
        told, same = "age", age == years
    else:
        return {}
    if not same and entity.age is None:
        return {}  # « À 20 ans, elle quittait Brest »: she may be older now
    return {f"{told}_same" if same else f"{told}_other": 1.0}


def _told_by_noun(entity: Entity, *, young: bool) -> Features:
    """Return whether somebody whose age no number tells is as young or old as a description says.

    *La vieille dame* is the nonagenarian or the pensioner, *le jeune homme* the student.
    """
    families = role_families()
    if any(families.get(head, frozenset()) & _LEARNERS for head in entity.heads):
        return {"age_same" if young else "age_other": 1.0}
    if entity.heads & _aged():
        return {"age_other" if young else "age_same": 1.0}
    return {}


@functools.cache
def _aged() -> frozenset[str]:
    """Return the keys of the nouns for those who are old."""
    classes = [f"age_{age}" for age in range(_YOUNGEST_OLD, _CENTURY + 1, _DECADE)]
    return frozenset(map(fold, closed_classes(*classes))) | {fold(_RETIRED)}


def country_fit(known: set[str], match: MentionMatch, said: Description) -> Features:
    """Return whether a description's country or town is that of an entity.

    A region says nothing of a town (*le Breton*, of Brest), nor does a country, but for the towns
    and regions of others: *le Namurois* is hardly the Dutchman.

    Args:
        known: Keys of all that the text says of the entity.
        match: The description.
        said: The same taken apart.

    Returns:
        Each feature that is not nought.
    """
    if not said.countries:
        return {}
    theirs = {key for key in known if key.startswith(COUNTRY)}
    if said.countries & theirs:
        one = said.national and match.kind is SpeakerKind.PERSON
        return {"nation_same" if one else "country_same": 1.0}
    ours = [any(map(str.isupper, keys)) for keys in (said.countries, theirs)]
    if not ours[0] and theirs and match.kind is SpeakerKind.PERSON and said.national:
        return {"town_other": 1.0} if _is_elsewhere(said.countries, theirs) else {}
    if not all(ours):
        return {}
    return {"nation_other" if said.national else "country_other": 1.0}


def _is_elsewhere(ours: AbstractSet[str], theirs: AbstractSet[str]) -> bool:
    """Return whether none of some places may be meant by the name of one of others.

    Args:
        ours: Keys of towns and regions.
        theirs: Keys of places of any kind.
    """
    nearer = {key for key in theirs if not key.isupper()} or theirs
    return not any(_may_be_one(one, other) for one in ours for other in nearer)


def _may_be_one(one: str, other: str) -> bool:
    """Return whether somebody of one town or region may be of another place as well.

    Each may lie in the other where they are not of one level; people of a town are those of its
    country.
    """
    homes = home_places()
    land, level = homes.get(one[1:], ("", ""))
    if other.isupper():
        return not land or other[1:] == land
    return level != homes.get(other[1:], ("", ""))[1]
