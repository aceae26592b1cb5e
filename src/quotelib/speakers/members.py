"""Which of two people is meant: *le premier*, *la cadette*, *le plus âgé*, *l'autre*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import SpeakerKind
from .agreement import agrees, other_gender
from .wording import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..models.records import MentionMatch
    from .descriptions import Description
    from .discourse import Discourse
    from .entities import Entity

__all__ = ["elder_meant", "is_of_other_rank", "member_meant", "other_of_two"]

_ORDINALS = {"premier": 0, "premiere": 0, "second": -1, "seconde": -1, "deuxieme": 1}
_RANKED = {"premier": 1, "second": 2, "deuxiem": 2, "troisiem": 3, "quatriem": 4, "cinquiem": 5}
"""Which of several it is, by the keys of the words that say so."""
_BARE = _TWO = 2
_REACH = 3
"""So many sentences back the other of two is still in mind."""
_ONE = frozenset({"l'un", "l'une", "l’un", "l’une"})
_OTHER = (["l'", "autre"], ["l'", "ancien"], ["l'", "ancienne"])
_ELDER, _YOUNGER = "aine", "cadet"
_RANKS = {_ELDER: 0, _YOUNGER: 1}


def is_of_other_rank(entity: Entity, said: Description) -> bool:
    """Return whether a description counts its bearer otherwise (*la première étude*, *la seconde*).

    Args:
        entity: Who is called by the same noun.
        said: The description taken apart.
    """
    ours = {_RANKED[key] for key in said.further & _RANKED.keys()}
    theirs = {_RANKED[key] for key in entity.known & _RANKED.keys()}
    return bool(ours and theirs) and said.head in entity.heads and ours.isdisjoint(theirs)


def member_meant(discourse: Discourse, match: MentionMatch) -> Entity | None:
    """Return whom a description means as one of two people mentioned together or last.

    Args:
        discourse: The document, read up to the description.
        match: The description.

    Returns:
        The person, ``None`` where the words tell no two apart, or there are no two.
    """
    words = fold(match.mention.text).replace("'", "' ").split()
    if words in _OTHER:
        # « Paul suit Jean. « Q », dit le nouveau maire. « Q », répond l'ancien »
        return other_of_two(discourse, match)
    if words[:1] == ["l'"] and words[1:] in (["un"], ["une"]):
        return _one(discourse, match)
    place = _ORDINALS.get(fold(match.head))
    if place is not None and len(match.mention.text.split()) <= _BARE:
        return _at_place(place, discourse, match)
    return elder_meant(discourse, match)


def elder_meant(discourse: Discourse, match: MentionMatch) -> Entity | None:
    """Return whom a description means as the elder or the younger of two.

    Args:
        discourse: The document, read up to the description.
        match: The description.

    Returns:
        The person, ``None`` for other words, and where nothing tells who is older.
    """
    rank = _rank(fold(match.mention.text).replace("'", "' ").split())
    return None if rank is None else _of_rank(rank, discourse, match)


def _rank(words: Sequence[str]) -> str | None:
    """Return whether words mean the elder or the younger of two, ``None`` for other words."""
    if words[-2:] == ["des", "deux"]:
        words = words[:-2]
    if len(words) < _TWO or words[0] not in ("le", "la", "l'"):
        return None
    said = " ".join(words[1:])
    if said in closed_class("elder_phrase"):
        return _ELDER
    return _YOUNGER if said in closed_class("younger_phrase") else None


def _of_rank(rank: str, discourse: Discourse, match: MentionMatch) -> Entity | None:
    """Return the elder or younger of the two people mentioned last, ``None`` where nothing tells.

    Their ages do, else what the text has called them; two who are joined are in order of age.
    """
    pair = discourse.pair
    two = [one for one in discourse.people() if not other_gender(one, match)][:_TWO]
    if len(two) < _TWO:
        return None
    found: Entity | None = None
    other = _YOUNGER if rank == _ELDER else _ELDER
    first, second = sorted(two, key=lambda one: one.positions[0])
    if first.age is not None and second.age is not None and first.age != second.age:
        found = first if (first.age > second.age) is (rank == _ELDER) else second
    elif (known := next((one for one in two if rank in one.heads | one.known), None)) is not None:
        found = known
    elif any(other in one.heads | one.known for one in two):
        found = first if other in second.heads | second.known else second
    elif pair is not None and len(pair.members) == _TWO:
        joined = {discourse.book.of_name(name) for name in pair.members}
        found = (first, second)[_RANKS[rank]] if joined == {first, second} else None
    if found is not None:
        found.heads.add(rank)
    return found


def other_of_two(discourse: Discourse, match: MentionMatch) -> Entity | None:
    """Return *l'autre* of the two of whom the one has just spoken.

    Args:
        discourse: The document, read up to the mention.
        match: The mention.

    Returns:
        The other of the pair last joined, else the only one beside who spoke who was mentioned
        lately (*Luc a croisé Yann. « Salut », dit Luc. L'autre sourit*); ``None`` behind *l'un*,
        which makes two of its own.
    """
    last = discourse.speakers[-1] if discourse.speakers else None
    if last is None:
        return None
    pair = _joined(discourse)
    if last in pair:
        other = pair[pair[0] is last]
        return other if agrees(other, match) else None
    if last.kind is not SpeakerKind.PERSON or any(map(_is_the_one, discourse.before(match))):
        return None
    others = [
        one
        for one, _ in discourse.lately(match, _REACH)
        if one is not last and one.kind is SpeakerKind.PERSON and not other_gender(one, match)
    ]
    return others[0] if len(others) == 1 else None


def _is_the_one(match: MentionMatch) -> bool:
    """Return whether a mention is *l'un* or *l'une* alone."""
    return match.mention.text.lower() in _ONE


def _one(discourse: Discourse, match: MentionMatch) -> Entity | None:
    """Return *l'un* of the pair last joined: the one named first."""
    pair = _joined(discourse)
    if not pair or not all(agrees(one, match) for one in pair):
        return None
    near = [one.seen for one in pair if one.seen is not None]
    here = discourse.sentence_of(match)
    return pair[0] if any(here - seen.sentence <= _REACH for seen in near) else None


def _joined(discourse: Discourse) -> list[Entity]:
    """Return the two of the pair last joined, nobody where there is none."""
    pair = discourse.pair
    if pair is None or len(pair.members) != _TWO:
        return []
    both = [discourse.book.of_name(name) for name in pair.members]
    return [one for one in both if one is not None] if None not in both else []


def _at_place(place: int, discourse: Discourse, match: MentionMatch) -> Entity | None:
    """Return the first or second of the pair last joined, or of the two mentioned last."""
    pair = discourse.pair
    if pair is None:
        people = [one for one in discourse.last_few() if one.kind is SpeakerKind.PERSON][:_TWO]
        people.sort(key=lambda one: one.positions[0])
        return people[place] if len(people) == _TWO and agrees(people[place], match) else None
    named = discourse.book.of_name(pair.members[place])
    return named if named is not None and agrees(named, match) else None
