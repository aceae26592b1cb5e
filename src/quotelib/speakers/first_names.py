"""Whether somebody called by a first name alone has the office that a description says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class, closed_classes
from ..models import SpeakerKind
from .kin import family_fit

if TYPE_CHECKING:
    from ..lexicon import Lexicon
    from ..models.records import MentionMatch
    from .descriptions import Description, Features
    from .discourse import Discourse
    from .entities import Entity

__all__ = ["named_fit"]

_ORDINARY = frozenset({"secretaire", "adjoint", "animateur", "militant", "membre", "auteur"})
"""Those of the nouns for who leads that anybody may be (*la secrétaire de mairie*)."""


def named_fit(
    entity: Entity, said: Description, match: MentionMatch, discourse: Discourse
) -> Features:
    """Return what speaks against somebody with a name whom a text tells nothing of the sort of.

    Args:
        entity: The entity.
        said: The description taken apart.
        match: The description.
        discourse: The document, read up to it.

    Returns:
        Each feature that is not nought.
    """
    found = _first_name_fit(entity, said, discourse.lexicon) if len(entity.words) == 1 else {}
    return found | family_fit(entity, match, discourse) if said.generic else found


def _first_name_fit(entity: Entity, said: Description, lexicon: Lexicon) -> Features:
    """Return what speaks against one word as the name of somebody in office.

    *La directrice a refusé. Chloé, 20 ans, campe*; *dit sa femme, Marlyse. La présidente…*; but *la
    serveuse* and *sa fille* may be Chloé.
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
