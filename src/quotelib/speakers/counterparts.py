"""Whoever holds the same office as somebody: *son homologue*, *son successeur*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import SpeakerKind
from .offices import COUNTRY, complements_of, role_head
from .wording import first_word, fold, stem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..lexicon import Lexicon
    from ..models.records import MentionMatch
    from .entities import Entity

__all__ = ["share_office"]

_COLLEAGUE = "collegue"
_SINCE = {"predecesseur": "ancien", "successeur": "nouveau"}
"""What the holder before or after is called: *l'ancien maire*, *la nouvelle maire*."""


def share_office(
    entity: Entity, match: MentionMatch, recent: Iterable[Entity], lexicon: Lexicon
) -> None:
    """Give an entity the office of whoever it is called the counterpart of.

    *La maire de Dole a écrit à son homologue d'Orsans, Jeanne Vidal*: she is a mayor, of Orsans.
    Who holds no office has a trade.

    Args:
        entity: The entity.
        match: A mention of it.
        recent: Those mentioned before, the last one first.
        lexicon: The lexicon.
    """
    text = match.mention.span.text
    if match.name is None and fold(match.head) == _COLLEAGUE:
        return  # « son collègue de Lons » may be anybody new
    if ", son " not in text and first_word(text) not in closed_class("possessive"):
        return
    said = next((role for role in match.roles if _noun(role, lexicon)), None)
    if said is None:
        return
    if first_word(text) == "leur":
        return  # « tués par leur collègue X »: they are several
    owner = next((one for one in recent if _has_role(one, entity)), None)
    if owner is None:
        return
    if not owner.offices:  # « son homologue de FO »: a negotiator, as she is
        entity.heads |= owner.heads - closed_class("passing_role")
        return
    noun, own = _noun(said, lexicon), complements_of(said, lexicon)
    countries = any(key.startswith(COUNTRY) for key in own)
    for office, whose in owner.offices.items():
        fields = {key for key in whose if not key.startswith(COUNTRY)}
        # the successor holds all of it, the counterpart abroad the same field of another country
        shared = whose if noun in _SINCE and not own else fields if countries else set()
        entity.offices.setdefault(office, set()).update(own | shared)
        entity.heads.add(office)
    if noun in _SINCE:
        entity.known.add(stem(_SINCE[noun]))


def _noun(role: str, lexicon: Lexicon) -> str:
    """Return the key of the noun for a counterpart that heads a role, empty without one."""
    head = role_head(role, lexicon)
    return head if head == _COLLEAGUE or head in closed_class("same_office") else ""


def _has_role(one: Entity, other: Entity) -> bool:
    """Return whether the text says what somebody else than an entity is."""
    known = bool(one.offices or one.heads - closed_class("passing_role"))
    return one is not other and one.kind is SpeakerKind.PERSON and known
