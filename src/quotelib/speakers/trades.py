"""Whether a description is of another trade than those that a text gives a named person."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from ..lexicon.roles import role_families, served_by
from ..lexicon.words import closed_class, closed_classes
from ..models import SpeakerKind
from .families import is_civil
from .kin import relation_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from ..models.records import MentionMatch
    from .descriptions import Description, Features
    from .entities import Entity

__all__ = [
    "OPPOSED",
    "PAST",
    "TURNS",
    "are_at_top",
    "is_in_any_trade",
    "is_of_age",
    "is_on_other_side",
    "is_served",
    "shows_side",
    "trade_fit",
    "turn_fit",
]

_ORDAINED = frozenset({"bench", "church", "diplomacy", "police"})
"""Families of those who are not at the head of a club or a firm."""
_SOLE = ("sole_office", "ruling_office")
"""Classes of offices that the text would have told of who holds them."""
_NO_TRADES = frozenset({SpeakerKind.ORGANISATION, SpeakerKind.MEDIA, SpeakerKind.PLACE})
_LEAVING = frozenset({"ancien", "sortant", "dechu", "precedent", "predecesseur"})
_COMING = frozenset({"nouveau", "nouvell", "futur", "successeur"})
"""What is said of who leaves an office, and of who comes into it."""
TURNS = _LEAVING | _COMING
_TRIED = frozenset({"accused", "victim"})
"""Families of those whom a text hardly calls by an office (*la ministre*)."""
_MINOR = 15
"""So old at most somebody is who is nobody's parent."""
PAST = frozenset({"ancien", "formation"})
"""What is said of somebody who has gone on to something else (*médecin de formation*)."""
_OFFICERS = frozenset({"bench", "bar", "medicine", "police", "diplomacy", "spokesman"})
"""Families of those who deal with whoever is accused or hurt, and are somebody else."""
_COURT = frozenset({"bench", "bar", "police", "accused"})
"""Families of those whom a court does not hear as experts."""
_STATES = frozenset({"accused", "victim", "retired"})
"""Families of what people of any trade may be."""
_IN_OFFICE = frozenset({"bar", "bench", "church", "elected", "minister", "press", "spokesman"})
"""Families of those whom a text calls by their office rather than *la jeune femme*."""
_HEARING = frozenset({"bar", "bench", "law office"})
"""Families of those who are in court for others."""
_ADULTS = _OFFICERS | {"church", "elected", "head", "medicine", "minister", "teaching"}
"""Families of those who are no children."""
_LOWER = frozenset({"deu", "2", "trois", "3", "quatre", "4", "cinq", "5"})
"""Keys of the ranks of whoever is not first."""
_GENERAL = "general"
_GENERALS = frozenset({"secretaire", "directeur"})
OPPOSED = {"accused": "victim", "victim": "accused", "winner": "loser", "loser": "winner"}
"""Families of the two sides of a trial or match: nobody is of both."""
_SERVED = {"civil": "victim", "defense": "accused"}
"""Keys of what else a lawyer's side is called: *la partie civile*, *la défense*."""


def trade_fit(entity: Entity, match: MentionMatch, said: Description, head: str) -> Features:
    """Return what speaks for and against a named person whom the text calls by other nouns.

    Args:
        entity: The entity.
        match: The description.
        said: The same taken apart.
        head: How its noun fits those that the text has for the person: the name of a feature.

    Returns:
        Each feature that is not nought.
    """
    if match.kind is not SpeakerKind.PERSON or entity.kind in _NO_TRADES:
        return {}
    if head == "head_generic":
        return _generic_fit(entity, said)
    if entity.named and head in ("head_kin", "head_other") and (top := _top_fit(entity, said)):
        return top
    beside = said.demonstrative or said.former or said.maker or not entity.named
    if head not in ("head_none", "head_other") or beside:
        return {}
    trades = _trades(entity, said)
    if not trades:
        return _frame_fit(entity, said) if entity.seen is not None else {}
    if _is_apart(entity, said, trades):
        return {"trade_other": 1.0}
    # the president of a body may be of any trade, and whoever was something may be anything
    leads = not trades.isdisjoint(closed_classes("leading_role", "local_office"))
    sole = said.head in closed_classes(*_SOLE) or not said.families.isdisjoint(_ORDAINED)
    leads = leads and not (sole and is_civil(entity))
    anything = leads or not PAST.isdisjoint(entity.known)
    if leads and PAST.isdisjoint(entity.known) and _is_another_office(said):
        return {"trade_led": 1.0}
    if anything or said.possessive or not trades <= role_families().keys():
        return {}
    if said.head in closed_class("leading_role"):
        # what somebody is called after a work of his says nothing of his trade
        return {"trade_leader": 1.0} if said.complement and not said.maker else {}
    known = said.families or said.head in closed_class("frame_role")
    return {"trade_other": 1.0} if known else {}


def _frame_fit(entity: Entity, said: Description) -> Features:
    """Return what speaks against somebody of no trade: he is hardly the judge or the policeman."""
    if entity.heads and _is_only_related(entity, said):
        return {"frame_none": 1.5}
    return {"frame_none": 1.0} if said.head in closed_class("frame_role") else {}


def _is_only_related(entity: Entity, said: Description) -> bool:
    """Return whether a text tells of somebody as a relative or neighbour, and a noun of an office.

    *La mère de la victime, Ada Roux, attend. « Le dossier est vide », dit l'avocate*: another.
    """
    # « le père X » may be « le curé »
    if said.families.isdisjoint((_HEARING | _IN_OFFICE) - {"church"}):
        return False
    near = closed_class("bystander_noun")
    return all(head in near or relation_of(head) is not None for head in entity.heads)


def _is_another_office(said: Description) -> bool:
    """Return whether a description is a bare office, which nobody has beside who leads a body.

    *Le délégué syndical, Luc Roy, proteste. Le préfet attend*: he would have been called so before.
    But *le chef du service* may be *le médecin*.
    """
    if said.possessive or said.further or said.complement or "medicine" in said.families:
        return False
    elsewhere = closed_classes("leading_role", "passing_role", "state_role")
    return said.unique or said.head in closed_class("frame_role") - elsewhere


def _is_apart(entity: Entity, said: Description, trades: AbstractSet[str]) -> bool:
    """Return whether a description is of nobody of an entity's trade, whatever that is.

    The court's president is not whom it tries, nor *le juge* a brewer, nor *l'épouse* a doctor.
    """
    if "bench" in said.families and _tries(entity, said):
        return True
    if said.head == "expert" and not _families(entity.heads).isdisjoint(_COURT):
        return True
    if said.possessive:
        return False
    related = relation_of(said.head) is not None and not said.further
    return related or (said.trying and trades.isdisjoint(closed_class("leading_role")))


def _generic_fit(entity: Entity, said: Description) -> Features:
    """Return what speaks against somebody in office whom a noun for anybody would be called.

    Each counts where the text tells of others: see `compared.compare`. In court *l'homme* is the
    accused rather than the bailiff.
    """
    families = _families(entity.heads)
    if "accused" in families:
        return {"generic_accused": 1.0}
    if not entity.named:
        return {"generic_officer": 1.0} if families & _HEARING else {}
    if _families(entity.called | entity.heads) & _TRIED:
        return {"generic_tried": 1.0}  # counts beside a newcomer: see `compared`
    return {"generic_office": 1.0} if not said.national and families & _IN_OFFICE else {}


def turn_fit(entity: Entity, match: MentionMatch, said: Description) -> Features:
    """Return whether a description and an entity leave an office both, or one comes into it.

    *L'ancien locataire de Bercy* is the former minister, and not his successor.

    Args:
        entity: The entity.
        match: The description.
        said: The same taken apart.

    Returns:
        Each feature that is not nought.
    """
    if not entity.named or match.kind is not SpeakerKind.PERSON:
        return {}
    for ours, others in ((_LEAVING, _COMING), (_COMING, _LEAVING)):
        if not ours.isdisjoint(said.further) and others.isdisjoint(said.further):
            if not ours.isdisjoint(entity.known):
                return {"turn_same": 1.0}
            return {} if others.isdisjoint(entity.known) else {"turn_other": 1.0}
    return {}


def is_of_age(entity: Entity, said: Description) -> bool:
    """Return whether a description is of a child, and an entity is none, or the other way round.

    Args:
        entity: The entity.
        said: The description taken apart.

    Returns:
        Whether they are two: *l'adolescent* is no prosecutor, *la mère* and *la maire* no girl of
        twelve.
    """
    if said.head in closed_class("parent"):
        minor = not entity.heads.isdisjoint(closed_class("minor_noun"))
        return minor or (entity.age is not None and entity.age <= _MINOR)
    if entity.age is not None and entity.age <= _MINOR and said.families & _ADULTS:
        return said.head not in entity.heads
    if said.head not in closed_class("minor_noun") or said.head in entity.heads:
        return False
    families = role_families()
    return any(families.get(head, frozenset()) & _ADULTS for head in entity.heads)


def is_in_any_trade(entity: Entity, said: Description) -> bool:
    """Return whether a description says nothing of a trade, or an entity is told of by none.

    Args:
        entity: The entity.
        said: The description taken apart.

    Returns:
        Whether they may be one: *le prévenu* may be a plumber, *le plombier* the accused, and no
        policeman; *cette infirmière* may be who was called somebody's companion, and *le benjamin*
        anybody.
    """
    if not entity.named:
        return said.demonstrative and entity.heads <= closed_class("passing_role")
    if said.head in closed_class("state_role") and said.families.isdisjoint(_TRIED):
        return True
    state = not said.families.isdisjoint(_STATES) or said.head in closed_class("engaged_role")
    told = entity.heads - closed_class("passing_role")
    theirs: AbstractSet[str] = said.families
    if state:
        theirs = _families(told)
    elif not told <= _states():
        return False
    return theirs.isdisjoint(_OFFICERS | _IN_OFFICE) and theirs.isdisjoint(OPPOSED)


def is_served(entity: Entity, said: Description) -> bool:
    """Return whether a description is of those whom an entity's trade deals with.

    Args:
        entity: The entity.
        said: The description taken apart.

    Returns:
        Whether it is: *le patient* is not the surgeon, nor *la cliente* the baker.
    """
    if said.generic or said.head in entity.heads:
        return False
    roles = served_by().get(said.head)
    return roles is not None and not roles.isdisjoint(entity.heads)


@functools.cache
def _states() -> frozenset[str]:
    """Return the nouns for what people of any trade may be."""
    return frozenset(noun for noun, of in role_families().items() if not of.isdisjoint(_STATES))


def shows_side(head: str) -> bool:
    """Return whether a noun shows on which side of a trial somebody is.

    Args:
        head: The key of a noun for a person.

    Returns:
        Whether it does (*le prévenu*, *la victime*): from then on its bearer is not of the other.
    """
    return not OPPOSED.keys().isdisjoint(role_families().get(head, ()))


def is_on_other_side(entity: Entity, said: Description) -> bool:
    """Return whether a description is of one side of a trial, and an entity is of the other.

    Args:
        entity: The entity.
        said: The description taken apart.

    Returns:
        Whether it is: *la victime* is not *le prévenu*, nor is *le juge*, and *l'avocat de la
        victime* is not that of the defence.
    """
    if "bar" in said.families and said.complement and "bar" in _families(entity.heads):
        side, theirs = _sides_served(said.complement), _sides_served(entity.known)
        return side.isdisjoint(theirs) and any(OPPOSED[one] in theirs for one in side)
    sides = {side for side in _families(entity.heads) if side in OPPOSED}
    if said.trying:
        return "accused" in sides and said.head not in entity.heads
    return said.side.isdisjoint(sides) and any(OPPOSED[side] in sides for side in said.side)


def _sides_served(keys: AbstractSet[str]) -> set[str]:
    """Return the sides of a trial that some keys tell of (*l'avocate des parties civiles*)."""
    of = {side for side in _families(keys) if side in OPPOSED}
    return of | {_SERVED[key] for key in keys & _SERVED.keys()}


def _tries(entity: Entity, said: Description) -> bool:
    """Return whether a description that may be a judge's is, as an entity is accused or the victim.

    *Le prévenu, Luc Roy, baisse les yeux. « Et alors ? » demande le président*: that of the court.
    """
    if said.further:
        return False
    families = role_families()
    return any(families.get(head, frozenset()) & OPPOSED.keys() for head in entity.heads)


def _trades(entity: Entity, said: Description) -> AbstractSet[str]:
    """Return the nouns for an entity beside which it is not what a description says."""
    if said.families & _OFFICERS or said.head in closed_class("frame_role"):
        return entity.heads - closed_class("passing_role")
    trades = entity.heads - closed_classes("passing_role", "state_role")
    if not said.side and said.head not in closed_classes("state_role", "engaged_role"):
        return trades
    # « le prévenu », « le tireur » may be a cook, but no judge
    families = role_families()
    return {trade for trade in trades if families.get(trade, frozenset()) & _OFFICERS}


def _families(heads: Iterable[str]) -> set[str]:
    """Return the families of some nouns."""
    families = role_families()
    return {family for head in heads for family in families.get(head, ())}


def _top_fit(entity: Entity, said: Description) -> Features:
    """Return whether both are at the top of one body, or one is only the second there."""
    if said.head == "numero" and not said.further.isdisjoint(_LOWER):
        return {"trade_other": 1.0}
    return {"top_same": 1.0} if _lead_the_same(entity, said) else {}


def _lead_the_same(entity: Entity, said: Description) -> bool:
    """Return whether both are at the top of a body of the same name, or that is called the same.

    *Le patron de Solvane* is *le PDG de Solvane*, and *la présidente de la chambre d'agriculture*
    is at its head; its spokesman is another. A general secretary or manager may have a president
    beside him, but is *le patron* and *le numéro un*.
    """
    if not are_at_top(entity, said):
        return False
    told = said.further - {"1"} <= entity.known | entity.heads
    return not said.named.isdisjoint(entity.complements) or (bool(said.complement) and told)


def are_at_top(entity: Entity, said: Description) -> bool:
    """Return whether an entity and a description's bearer are each at the top of some body.

    Args:
        entity: The entity.
        said: The description taken apart.

    Returns:
        Whether they are: *le PDG*, *la directrice générale* and *le patron*.
    """
    further = said.further - {"1"}
    at_top = _is_top(said.head, entity.heads)
    return at_top or _is_general(said.head, further, entity.heads, entity.known)


def _is_top(head: str, heads: AbstractSet[str]) -> bool:
    top = closed_class("top_role")
    return head in top and not heads.isdisjoint(top)


def _is_general(
    head: str, further: AbstractSet[str], heads: AbstractSet[str], known: AbstractSet[str]
) -> bool:
    """Return whether one noun is *secrétaire* or *directeur général*, the other *patron*."""
    plain = closed_class("any_top_role")
    if head in plain:
        return _GENERAL in known and not heads.isdisjoint(_GENERALS)
    return head in _GENERALS and _GENERAL in further and not heads.isdisjoint(plain)
