"""Whether somebody called by a first name alone has the office that a description says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class, closed_classes
from ..models import SpeakerKind

if TYPE_CHECKING:
    from ..lexicon import Lexicon
    from .descriptions import Description, Features
    from .entities import Entity

__all__ = ["first_name_fit"]

_ORDINARY = frozenset({"secretaire", "adjoint", "animateur", "militant", "membre", "auteur"})
"""Those of the nouns for who leads that anybody may be (*la secrétaire de mairie*)."""


def first_name_fit(entity: Entity, said: Description, lexicon: Lexicon) -> Features:
    """Return what speaks against one word as the name of somebody in office.

    *La directrice a refusé. Chloé, 20 ans, campe*; *dit sa femme, Marlyse. La présidente…*; but *la
    serveuse* and *sa fille* may be Chloé.

    Args:
        entity: Somebody of whose name the text gives one word.
        said: The description taken apart.
        lexicon: The lexicon.

    Returns:
        Each feature that is not nought.
    """
    if entity.kind is not SpeakerKind.PERSON or not entity.heads <= closed_class("passing_role"):
        return {}
    office = said.head in closed_classes("frame_role", "leading_role") - _ORDINARY
    if not said.unique and not office:
        return {}
    if said.generic or not lexicon.is_first_name(entity.name):
        return {}
    if entity.seen is not None:
        return {"first_name_office": 1.0} if said.unique and not said.former else {}
    return {} if entity.heads else {"later_first_name": 1.0}
