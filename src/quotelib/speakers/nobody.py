"""What speaks for a mention meaning somebody whom the text mentions nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from .descriptions import MANY

if TYPE_CHECKING:
    from .descriptions import Features
    from .evidence import Query

__all__ = ["features_of_nobody"]


def features_of_nobody(query: Query, choice: int) -> Features:
    """Return what speaks for somebody whom the text mentions nowhere else.

    Args:
        query: The mention.
        choice: How many entities could be meant.

    Returns:
        Each feature that is not nought.
    """
    said = query.said
    told = said is not None and not said.generic and query.in_relative
    # « l'avocat qu'elle a choisi »
    hold = {"new": True, "new_alone": not choice, "new_told": told}
    found = dict.fromkeys([name for name, holds in hold.items() if holds], 1.0)
    if said is None or said.maker:
        return found
    if said.further:
        found["new_words"] = float(min(len(said.further), MANY))
    if said.named:
        found["new_names"] = 1.0
    if said.complement:
        found["new_owned"] = 1.0
    if said.unique and not said.demonstrative:
        found["new_unique" if said.further else "new_unique_bare"] = 1.0
    for name in ("aged", "generic", "generic_body", "indefinite", "demonstrative", "inhabitant"):
        if getattr(said, name):
            found[f"new_{name}"] = 1.0
    # « sa sœur » may well be new; « son homologue » is one of two who have been named
    if said.possessive and said.head not in closed_class("same_office"):
        found["new_possessive"] = 1.0
    return found
