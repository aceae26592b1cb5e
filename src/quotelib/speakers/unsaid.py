"""What a description says of its bearer that a text has said of nobody, and tells him apart by."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from ..lexicon.roles import role_families
from ..lexicon.words import closed_class, closed_classes
from ..models import SpeakerKind
from .camps import POLITICS, is_of_party
from .offices import COUNTRY
from .trades import PAST, are_at_top
from .wording import fold, stem

if TYPE_CHECKING:
    from .descriptions import Description, Features
    from .entities import Entity
    from .evidence import Query

__all__ = ["is_no_counterpart", "unsaid"]

_LEADERS = frozenset({"fondateur", "cofondateur", "createur", "patron", "dirigeant", "numero"})


def unsaid(entity: Entity, query: Query, fit: Features) -> Features:
    """Return what speaks against a named person in what only the description says.

    Args:
        entity: The entity, which has a name.
        query: The description, which says more than its noun.
        fit: How well the entity fits it.

    Returns:
        Each feature that is not nought.
    """
    said, other = query.said, "head_other" in fit
    if said is None:
        return {}
    if said.possessive:
        alone = (other or "head_none" in fit) and _is_before_owner(entity, query)
        if alone:
            return {"owner_later": 1.0}
        # « Luc Roy, directeur du club, a ri. Hugo Bay a signé. Son entraîneur attend »
        apart = other and bool(said.families) and entity.seen is not None
        return {"possessed_other": 1.0} if apart and _has_trade(entity, said) else {}
    if said.demonstrative or said.former or said.maker:
        return {}
    if _leads_topic(entity, query, said):
        return {"top_same": 1.0}
    if not (other or "head_kin" in fit) or not _has_trade(entity, said):
        return {}
    names = entity.known.union(entity.heads, entity.words)
    found = {}
    ours = said.owners | said.named
    # « la championne de France » may be « l'athlète du Stade morvandiau »
    theirs = {key for key in entity.owners | entity.complements if not key.startswith(COUNTRY)}
    if theirs and ours.isdisjoint(names) and _leads_it(said):
        found["leads_body"] = 1.0
    elif ours and theirs and ours.isdisjoint(names):
        # « Ada Roux, trésorière du comité », « la présidente de la chorale »
        found["body_other"] = 1.0
    told = said.camps or said.countries or not said.further.isdisjoint(names)
    if other and not told and (said.further or entity.age is None):
        found["further_other"] = 1.0  # « la romancière Ada Roux », « la déléguée syndicale »
    return found


def _leads_topic(entity: Entity, query: Query, said: Description) -> bool:
    """Return whether a description is of who leads the body that the text is about.

    *Solvane a perdu un milliard. « Tout ira mieux », dit la directrice générale, Ada Roux*: she is
    *la patronne de Solvane*, as nothing says that she leads another one.
    """
    if not said.named or entity.complements or entity.owners or not are_at_top(entity, said):
        return False
    discourse = query.discourse
    return any(
        one.named
        and one.kind is not SpeakerKind.PERSON
        and not said.named.isdisjoint(map(stem, one.words))
        and one.positions[0] < entity.positions[0]
        and discourse.opens_with(one)
        for one in discourse.last_few()
    )


def _leads_it(said: Description) -> bool:
    """Return whether a description is of who leads a body that it only takes up.

    *Ada Roux, directrice de Mers Libres*, is *la fondatrice de l'ONG*, and *la patronne du groupe*;
    a treasurer or president would be another.
    """
    taken_up = bool(said.owners) and said.further == said.owners <= _sorts()
    return taken_up and said.head in _LEADERS


@functools.cache
def _sorts() -> frozenset[str]:
    """Return the keys of nouns that take up a body by its sort alone."""
    return frozenset(map(fold, closed_class("generic_body")))


_PEERS = frozenset({"confrere", "consoeur"})
"""Keys of nouns for who is of one's trade."""


def _is_before_owner(entity: Entity, query: Query) -> bool:
    """Return whether somebody was mentioned in a paragraph before the owner, and not since.

    *Ada Roux a vendu sa ferme.* Then of others: *Luc Pic attend. « Il dort mal », dit sa sœur*:
    nothing has told that she is anything to him. But *son confrère* is of his trade.
    """
    if query.said is not None and query.said.head in _PEERS:
        return False
    owner, seen = query.owner, entity.seen
    if owner is None or owner.seen is None or seen is None or not owner.positions:
        return False
    since = entity.last_before(query.match.mention.span.start) > owner.positions[0]
    relatives = entity.words[-1:] == owner.words[-1:]
    return not since and not relatives and seen.paragraph < owner.seen.paragraph


def _has_trade(entity: Entity, said: Description) -> bool:
    """Return whether a text says what somebody does, who would be called after that.

    In politics people hold many offices (*le ministre Luc Roy*, *le député de Dole*).
    """
    families = role_families()
    if not PAST.isdisjoint(entity.known):
        return False  # « Cet ancien éducateur » may have become anything
    trades = entity.heads - closed_classes("passing_role", "same_office")
    if not trades or not trades <= families.keys():
        return False
    kinds = {family for trade in trades for family in families[trade]}
    if is_of_party(entity):
        kinds.add(POLITICS)
    return POLITICS not in kinds & said.families


def is_no_counterpart(entity: Entity, said: Description, owner: Entity | None) -> bool:
    """Return whether somebody is of another trade than the one whose counterpart is meant.

    *La ministre Ada Roux a écrit à son homologue*, who is not *le géomètre Luc Pic*.

    Args:
        entity: The entity.
        said: The description taken apart.
        owner: Whose counterpart, predecessor or successor it means.

    Returns:
        Whether the text says of each what he is, and nothing that both are.
    """
    if owner is None or said.head not in closed_class("same_office"):
        return False
    families = role_families()
    apart = closed_classes("passing_role", "same_office", "leading_role")
    ours, theirs = owner.heads - apart, entity.heads - apart
    if not ours or not theirs or not owner.heads.isdisjoint(entity.heads):
        return False
    kinds: list[set[str]] = [
        {family for head in heads for family in families.get(head, ())}
        for heads in (owner.heads, entity.heads)
    ]
    return kinds[0].isdisjoint(kinds[1])
