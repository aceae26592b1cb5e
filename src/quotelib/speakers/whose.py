"""To whom a description says that its bearer belongs, and whether these are others."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from ..lexicon.roles import role_families
from ..lexicon.words import closed_class, closed_classes
from .wording import facts, fold, stem

if TYPE_CHECKING:
    from ..lexicon import Lexicon
    from ..models.records import MentionMatch
    from .descriptions import Description
    from .entities import Entity

__all__ = ["complement_of", "is_anothers", "is_one_of"]

_OF = re.compile(r"\s(?:de\s|du\s|des\s|d['’])")

_OF_SIDE = re.compile(r"(?:liste d[e'’] ?)?(?:extrême[- ])?(?:droite|gauche)\b", re.IGNORECASE)

_PARTY = frozenset({"parti"})
"""The key of *parti* and of *partie*, which is one of the two sides of a trial."""
_OF_SEVERAL = frozenset({"des", "de", "d'eux", "d'elles", "d'entre"})


def complement_of(text: str, lexicon: Lexicon) -> frozenset[str]:
    """Return the keys of what stands after the first *de* of a description.

    Args:
        text: The description.
        lexicon: The lexicon.

    Returns:
        The keys; a time is nobody's (*le lauréat du jour*, *l'invitée de la semaine*), nor is a
        side in politics (*la tête de liste de droite*).
    """
    found = _OF.search(text)
    if found is None or _OF_SIDE.match(text, found.end()) is not None:
        return frozenset()
    return facts(text[found.end() :], lexicon) - closed_class("circumstance_noun")


def is_one_of(match: MentionMatch) -> bool:
    """Return whether a description means any one of several (*l'une des trois juges*)."""
    words = match.mention.span.text.lower().replace("’", "'").split(maxsplit=2)
    return words[0] in ("l'un", "l'une") and not _OF_SEVERAL.isdisjoint(words[1:2])


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
    if entity.named or not said.owners or not entity.owners:
        return False
    here, there = _territories(said.owners), _territories(entity.owners)
    if here and there:
        return here.isdisjoint(there)
    if (here or there) and not (said.owners | entity.owners) & _vague():
        return True  # « le président du club » is not that of the region
    ours, theirs = said.owners - _plain_owners(), entity.owners - _plain_owners()
    if not ours or not theirs or not ours.isdisjoint(theirs):
        return False
    families = role_families()
    nothing: frozenset[str] = frozenset()
    return all(
        families.get(one, nothing).isdisjoint(families.get(other, nothing))
        for one in ours
        for other in theirs
    )


_LEVELS = ("town_owner", "region_owner", "district_owner", "state_owner")


def _territories(owners: frozenset[str] | set[str]) -> frozenset[str]:
    """Return which sorts of territories some owners are, nothing where one of them is none."""
    sorts = [name for name in _LEVELS for one in owners if one in _keys(name)]
    return frozenset(sorts) if len(sorts) == len(owners) else frozenset()


@functools.cache
def _keys(*names: str) -> frozenset[str]:
    """Return the keys of the nouns of some classes."""
    folded = frozenset(map(fold, closed_classes(*names)))
    return folded | frozenset(map(stem, folded))


def _vague() -> frozenset[str]:
    """Return the keys of nouns that may mean a territory as well as a body."""
    return _keys("generic_person", "generic_document", "plain_owner") - _keys(*_LEVELS)


@functools.cache
def _plain_owners() -> frozenset[str]:
    """Return the keys of nouns that say little of whose somebody is."""
    return (
        _keys("generic_person", "generic_body", "generic_document", "place_noun", "plain_owner")
        - _PARTY
    )
