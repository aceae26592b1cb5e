"""Whether a sentence is set in another town than the one whose office a text has told of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from .wording import facts

if TYPE_CHECKING:
    from .descriptions import Description
    from .entities import Entity
    from .evidence import Query

__all__ = ["is_elsewhere"]

_IN = ("à", "a")
_TOWN = 6
"""So many words at most stand before the comma behind a town."""


def is_elsewhere(entity: Entity, query: Query, said: Description) -> bool:
    """Return whether an office is that of a town, and its bearer that of another.

    *Selon la mairie de Lure, P. À Dole, Q, selon la mairie*: that of Dole.

    Args:
        entity: The entity.
        query: The description.
        said: The same taken apart.
    """
    if said.complement or said.head not in closed_class("town_body"):
        return False
    theirs = entity.complements
    here = _town(query) if theirs else frozenset()
    return bool(here) and here.isdisjoint(theirs)


def _town(query: Query) -> frozenset[str]:
    """Return the keys of the town in which a sentence is set from its start (*À Dole, P*)."""
    tokens = query.discourse.sentences[query.match.sentence].tokens
    if len(tokens) < _TOWN or tokens[0].lower not in _IN or not tokens[1].form[0].isupper():
        return frozenset()
    comma = next((token for token in tokens[2:_TOWN] if token.form == ","), None)
    if comma is None:
        return frozenset()
    named = " ".join(token.form for token in tokens[1 : comma.index])
    return facts(named, query.discourse.lexicon)
