"""How the nouns for an entity are of the families of a description's noun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.roles import role_families
from ..lexicon.words import closed_class
from ..models import SpeakerKind
from .camps import POLITICS, camps_of, is_of_party
from .court import HEARING

if TYPE_CHECKING:
    from ..models.records import MentionMatch
    from .descriptions import Description, Features
    from .entities import Entity

__all__ = ["covers", "family_fit", "family_fits", "is_civil"]

_TRADES = frozenset(
    {"accused", "army", "bar", "bench", "camp", "coaching", "defence", "diplomacy", "farming"}
    | {"forward", "goal", "medicine", "midfield", "minister", "parliament", "police", "press"}
    | {"rescue", "kitchen", "letters", "rail", "road", "royalty", "sea", "sport", "teaching"}
    | {"trade", "union", "victim", "wealth", "web"}
)
"""Families of one trade each, whose nouns mean much the same person."""
_SYNONYMS = frozenset({"one coach", "one father", "one government", "one town hall", "one winner"})
"""Families of nouns that all mean the one body or holder of a place (*l'exécutif*, *le coach*)."""
_CAMP = "camp"
"""Family of political offices and of what people of a party are called."""
_POLITICAL = frozenset(
    {"camp", "campaign", "elected", "head of government", "head of state", "minister"}
    | {"parliament", "politics"}
)
"""Families of offices of the state and of those who run for them."""
_BY_THEMSELVES = frozenset({"adjoint", "candidat", "conseiller", "elu"})
"""Keys of leading roles that are such offices whatever they are of."""
_UNIONIST = "syndicaliste"
_BENCH = {"bench"}
_COURTS = frozenset({"tribunal", "cour", "chambre", "assise", "jury", "audience", "juge"})
"""Keys of what a president of magistrates leads."""
_UNSAID = ("head_none", "head_generic")
"""What a noun may be that a text has not used of somebody."""


def family_fits(entity: Entity, said: Description) -> str:
    """Return whether a noun is of the families of those for an entity.

    Args:
        entity: The entity.
        said: The description taken apart.

    Returns:
        The name of a feature, empty for none.
    """
    families = role_families()
    kin = False
    for head in entity.heads:
        shared = said.families & families.get(head, frozenset())
        if not _SYNONYMS.isdisjoint(shared):
            return "head_same"  # whatever else he is called
        if shared == _BENCH and _leads_no_court(entity, head):
            continue
        if shared and (_POLITICAL.isdisjoint(shared) or _families_shared(entity, said, head)):
            kin = True
    if kin:
        return "head_kin"
    return "head_kin" if POLITICS in said.families and is_of_party(entity) else ""


def is_civil(entity: Entity) -> bool:
    """Return whether a body that is none of the state's is told of beside an entity.

    *Le président de la chambre d'agriculture*, *la secrétaire de la CFDT*: of no office of the
    state does that tell.

    Args:
        entity: The entity.
    """
    if _UNIONIST in entity.heads:
        return True
    known = entity.known
    civil = not known.isdisjoint(closed_class("civil_body"))
    return civil and known.isdisjoint(closed_class("public_body"))


def _leads_civilly(entity: Entity, head: str) -> bool:
    """Return whether a noun for an entity is that of who leads a body that is not the state's."""
    leads = head in closed_class("leading_role") and head not in _BY_THEMSELVES
    return leads and is_civil(entity)


def covers(entity: Entity, said: Description) -> bool:
    """Return whether a noun for an entity says more than a description's noun.

    Args:
        entity: The entity.
        said: The description taken apart; *l'élue* leads no club.
    """
    if said.families <= _POLITICAL and said.families:
        return not all(_leads_civilly(entity, head) for head in said.covered & entity.heads)
    return not said.covered.isdisjoint(entity.heads)


def _leads_no_court(entity: Entity, head: str) -> bool:
    """Return whether an entity is called by a noun for who hears a case, but leads something else.

    *Le président du club, Luc Roy, attend. Le procureur enquête*: who are two.
    """
    return head in HEARING and bool(entity.known) and _COURTS.isdisjoint(entity.known)


def _families_shared(entity: Entity, said: Description, head: str) -> frozenset[str]:
    """Return the families of a description's noun that a noun for an entity belongs to.

    Whoever is called after a party may hold any political office, but an office is no other; and
    who is brought in later as *l'écologiste X* is not the one of whom the text tells already.
    """
    shared = said.families & role_families().get(head, frozenset())
    if not _POLITICAL.isdisjoint(shared) and _leads_civilly(entity, head):
        return shared - _POLITICAL
    if _CAMP not in shared:
        return shared
    partisan = entity.seen is not None and (said.partisan or bool(camps_of(head)))
    return shared if partisan else shared - {_CAMP}


def family_fit(entity: Entity, match: MentionMatch, said: Description, head: str) -> Features:
    """Return whether the nouns for an entity are of the trade or sort of a description's noun.

    *Le général* is a soldier, and *l'entreprise* no union; a deputy and a minister are both of
    politics, which says little.

    Args:
        entity: The entity.
        match: The description.
        said: The same taken apart.
        head: How its noun fits those for the entity: the name of a feature.

    Returns:
        Each feature that is not nought.
    """
    if head == "head_kin":
        close = any(_families_shared(entity, said, one) & _TRADES for one in entity.heads)
        found = {"kin_close": 1.0} if close else {}
        covered = covers(entity, said)
        if covered and match.kind is SpeakerKind.PERSON and _is_told(entity, said):
            found["kin_covered"] = 1.0
            if said.complement and said.complement <= entity.known:
                found["kin_whole"] = 1.0  # « Ada Roux, mère de triplés », « la maman des triplés »
        if not (said.further or said.unique or said.camps):
            found["kin_bare"] = 1.0  # counts where one alone is kin: see `compared.compare`
        return found
    if entity.kind is SpeakerKind.MEDIA and _is_no_medium(match, said, head):
        return {"media_other": 1.0}
    if head != "head_generic" or match.kind is SpeakerKind.PERSON:
        return {}
    if not said.covered.isdisjoint(entity.heads):
        return {"generic_kin": 1.0}
    families = role_families()
    theirs = [families.get(one, frozenset()) for one in entity.heads]
    told = not entity.named and entity.kind is not SpeakerKind.UNKNOWN  # « l'un d'eux » may be any
    if not (said.families or said.covered) or not (told or any(theirs)):
        return {}
    if any(said.families & one for one in theirs):
        return {"generic_kin": 1.0}
    # « la CGT » is not « le club de Dole »
    elsewhere = bool(said.named) and said.named.isdisjoint(entity.known.union(entity.words))
    return {"generic_other": 1.0} | ({"generic_elsewhere": 1.0} if elsewhere else {})


def _is_told(entity: Entity, said: Description) -> bool:
    """Return whether a text may have told of an entity what a description says it is of.

    *La patronne du port* is another than the president of a body of whose port nothing was told,
    but a paediatrician is *la cheffe du service de pédiatrie*.
    """
    if not said.complement or not said.field.isdisjoint(entity.heads):
        return True
    return not said.complement.isdisjoint(entity.known | entity.heads)


def _is_no_medium(match: MentionMatch, said: Description, head: str) -> bool:
    """Return whether a noun is that of a body that is no medium: *le syndicat*, *le ministère*.

    Papers are firms and publish for associations (*le groupe*), whatever else a text calls them.
    """
    if match.kind not in (SpeakerKind.ORGANISATION, SpeakerKind.GROUP):
        return False
    return head in _UNSAID and said.head not in closed_class("any_firm")
