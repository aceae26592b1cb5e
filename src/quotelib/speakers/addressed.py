"""Who is meant by first and second person inside what somebody says: *mon père*, *vous*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..models import Number, QuotationKind, SpeakerKind, Unresolved
from .entities import Entity
from .owners import spelled_out
from .wording import first_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..models.records import Attribution, MentionMatch
    from .discourse import Discourse

__all__ = ["is_addressed", "is_of_addressed", "is_own", "spell_out_own", "spoken_to"]

_OWN = {"mon": "son", "ma": "sa", "mes": "ses", "votre": "son", "vos": "ses"}
"""Possessives of who speaks, or is spoken to → those of the third person."""
_PARENTS = {
    "maman": "sa mère",
    "papa": "son père",
    "mamie": "sa grand-mère",
    "papy": "son grand-père",
}
_YOU = frozenset({"vous", "tu"})
_YOUR = frozenset({"votre", "vos"})
_NEAR = 4
"""So many quotations around a question are looked at for its answer."""


def is_addressed(attribution: Attribution) -> bool:
    """Return whether the source of a quotation is whoever is spoken to (*Vous disiez que P*).

    Args:
        attribution: The quotation.

    Returns:
        Whether it is.
    """
    source = attribution.source
    return source is not None and source.mention.text.lower() in _YOU


def is_own(match: MentionMatch) -> bool:
    """Return whether somebody is called after who speaks or is spoken to.

    Args:
        match: The mention.

    Returns:
        Whether it is (*mon père*, *maman*, *vos collègues*).
    """
    text = match.mention.text.lower()
    if text in _PARENTS:
        return True
    if match.kind is not SpeakerKind.PERSON and match.mention.number is not Number.PLURAL:
        return False  # « mon groupe »: others are of it
    return match.name is None and first_word(text) in _OWN


def is_of_addressed(match: MentionMatch) -> bool:
    """Return whether it is after who is spoken to (*vos collègues*).

    Args:
        match: The mention.

    Returns:
        Whether it is.
    """
    return first_word(match.mention.text.lower()) in _YOUR


def spell_out_own(match: MentionMatch, entity: Entity, owner: Entity) -> None:
    """Call a relative or colleague whom somebody speaks of after him: *le père de Luc Roy*.

    Args:
        match: How he is called in what is said (*mon père*).
        entity: He.
        owner: Who says it, or for *votre* who is spoken to.
    """
    nameless = not entity.named or entity.name.lower() in _PARENTS
    if owner is not entity and nameless and entity.name == match.mention.text:
        entity.name = spelled_out(_his(match.mention.text), match.mention.gender, owner)


def _his(text: str) -> str:
    """Return a description in the third person (*mon père* as *son père*, *maman* as *sa mère*)."""
    possessive, _, rest = text.partition(" ")
    return _PARENTS.get(text.lower()) or f"{_OWN[possessive.lower()]} {rest.strip()}"


def spoken_to(
    attributions: Sequence[Attribution],
    found: Sequence[Entity | Unresolved],
    at: int,
    asks: Entity | Unresolved,
    discourse: Discourse,
) -> Entity | Unresolved:
    """Return who is spoken to where a source is *vous*.

    Args:
        attributions: The attributions of a text.
        found: For each, its speaker or the reason why there is none.
        at: The one with that source.
        asks: Who says the words around it, unresolved where the text's author does.
        discourse: The document.

    Returns:
        Whom the quotation around is addressed to, else who answers: the next who speaks, in the
        paragraph below or that of the question; else who spoke last in turns.
    """
    here = discourse.place_of(attributions[at].content[0]).paragraph
    for one in range(at + 1, min(len(attributions), at + 1 + _NEAR)):
        who = found[one]
        if attributions[one].kind is not QuotationKind.DIRECT or who is asks:
            continue
        near = discourse.place_of(attributions[one].content[0]).paragraph - here <= 1
        if near and _is_person(who):
            return who
        break
    if not isinstance(asks, Entity):
        return Unresolved.NO_ANTECEDENT
    before = (found[one] for one in range(at - 1, max(-1, at - 1 - _NEAR), -1))
    others = (who for who in before if who is not asks and _is_person(who))
    return next(others, Unresolved.NO_ANTECEDENT)


def _is_person(who: Entity | Unresolved) -> bool:
    """Return whether a person speaks."""
    return isinstance(who, Entity) and who.kind is SpeakerKind.PERSON
