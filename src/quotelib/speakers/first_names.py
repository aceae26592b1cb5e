"""Whether somebody called by a first name alone has the office that a description says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class, closed_classes
from ..models import SpeakerKind
from .kin import family_fit

if TYPE_CHECKING:
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
    """Return what speaks against a name of one word, and against one who stands beside a family.

    *La directrice a refusé. Chloé, 20 ans, campe*; *dit sa femme, Marlyse. La présidente…*; but *la
    serveuse* and *sa fille* may be Chloé.

    Args:
        entity: Somebody with a name, of one word unless a noun for anybody is at hand.
        said: The description taken apart.
        match: The description.
        discourse: The document, read up to it.

    Returns:
        Each feature that is not nought.
    """
    if said.generic:
        return family_fit(entity, match, discourse)
    if entity.kind is not SpeakerKind.PERSON or not entity.heads <= closed_class("passing_role"):
        return {}
    office = said.head in closed_classes("frame_role", "leading_role") - _ORDINARY
    if not said.unique and not office:
        return {}
    if not discourse.lexicon.is_first_name(entity.name):
        return {}
    if entity.seen is not None:
        return {"first_name_office": 1.0} if said.unique and not said.former else {}
    return {} if entity.heads else {"later_first_name": 1.0}
