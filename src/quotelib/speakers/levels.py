"""Bodies of which a state has one on each of its levels: *la police locale*, *fédérale*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.memo import once_a_lexicon
from ..lexicon.words import closed_class
from .wording import fact_of, fold

if TYPE_CHECKING:
    from ..lexicon import Lexicon
    from .descriptions import Description
    from .entities import Entity

__all__ = ["is_of_other_level"]

_FEDERAL = frozenset({"federal"})
_NATIONAL = frozenset({"national", *_FEDERAL})


def is_of_other_level(entity: Entity, said: Description, lexicon: Lexicon, *, placed: bool) -> bool:
    """Return whether a body is of another level of the state than a description.

    *La police locale* is neither *la police fédérale* nor *le FBI*, and *le parquet de Dole* no
    *parquet fédéral*.

    Args:
        entity: The body.
        said: The description taken apart.
        lexicon: The lexicon.
        placed: Whether the description says where its bearer is.
    """
    level = _levels(lexicon)
    ours, theirs = said.further & level, entity.known & level
    if not theirs and ours and fold(entity.name) in closed_class("federal_body"):
        theirs = set(_FEDERAL)
    apart = ours.isdisjoint(theirs) if ours else placed and not theirs.isdisjoint(_NATIONAL)
    return apart and bool(theirs)


@once_a_lexicon
def _levels(lexicon: Lexicon) -> frozenset[str]:
    """Return the keys of the adjectives that tell the bodies of a state apart."""
    return frozenset(fact_of(word, lexicon) for word in closed_class("level_adjective"))
