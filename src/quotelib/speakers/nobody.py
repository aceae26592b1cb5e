"""What speaks for a mention meaning somebody whom the text mentions nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_classes
from .ages import TELLING_AGE
from .descriptions import MANY

if TYPE_CHECKING:
    from .descriptions import Features
    from .evidence import Query

__all__ = ["features_of_nobody"]

_SAID = {
    "aged": "new_aged",
    "complement": "new_owned",
    "demonstrative": "new_demonstrative",
    "generic": "new_generic",
    "generic_body": "new_generic_body",
    "indefinite": "new_indefinite",
    "inhabitant": "new_inhabitant",
    "named": "new_names",
}
"""What a description says that makes a newcomer the more or less likely, with the feature."""


def features_of_nobody(query: Query, choice: int) -> Features:
    """Return what speaks for somebody whom the text mentions nowhere else.

    Args:
        query: The mention.
        choice: How many entities could be meant.

    Returns:
        Each feature that is not nought.
    """
    said = query.said
    found = {"new": 1.0}
    if not choice:
        found["new_alone"] = 1.0
    if said is None or said.maker:
        return found
    further = said.further - (TELLING_AGE if said.generic else frozenset())
    if further:
        found["new_words"] = float(min(len(further), MANY))
    if said.unique and not said.demonstrative:
        found["new_unique" if said.further else "new_unique_bare"] = 1.0
    if query.in_relative and not said.generic:
        found["new_told"] = 1.0  # « l'avocat qu'elle a choisi »
    for name, feature in _SAID.items():
        if getattr(said, name):
            found[feature] = 1.0
    # « sa sœur » may well be new; « son homologue » is one of two who have been named
    if said.possessive and said.head not in closed_classes("same_office", "other_side"):
        found["new_possessive"] = 1.0
    return found
