"""Kin of somebody who is named: what tells who they are, and that somebody is one of them."""

from __future__ import annotations

import bisect
import functools
import itertools
import re
from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import Number, SpeakerKind
from .agreement import other_gender
from .offices import role_head
from .wording import head_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..lexicon import Lexicon
    from ..models.records import MentionMatch
    from .descriptions import Description
    from .discourse import Discourse
    from .entities import Entity
    from .ranking import Ranked
    from .sightings import Sighting

__all__ = [
    "family_fit",
    "is_other_kin",
    "is_unnamed_kin",
    "likely_owners",
    "relate",
    "relation_of",
    "relative_meant",
]

_FAMILIES = frozenset({"famille", "couple", "foyer", "menage", "fratrie"})
_NEAR_FAMILY = 2
"""So many sentences back a family is still the one whose father *le père* is."""
_LAST = 100
"""So many of those mentioned last are looked at, lest a list of relatives cost its square."""
_FULL = 2
"""So many words a name has at least that shows a surname."""
_BACK = {
    "spouse": ("spouse", ("epoux", "mari")),
    "parent": ("child", ("fils", "garcon")),
    "child": ("parent", ("pere",)),
    "sibling": ("sibling", ("frere",)),
    "grandparent": ("grandchild", ("petit-fils",)),
    "grandchild": ("grandparent", ("grand-pere",)),
    "uncle": ("nephew", ("neveu",)),
    "nephew": ("uncle", ("oncle",)),
    "cousin": ("cousin", ("cousin",)),
}
"""How somebody is related → how his relative is to him, and what that one may be called."""
_OF_NAME = re.compile(r"\b(?:de |du |d['’]).*?([^\W\d_a-zà-ÿ].*)$")
"""The name at the end of what says whose relative somebody is (*fils de l'ancien maire X*)."""
_NO_KIN = frozenset(SpeakerKind) - {SpeakerKind.PERSON, SpeakerKind.UNKNOWN}
"""Kinds of those who have no relatives."""
_MAY_OWN, _MAY_OWN_KIN = 0.2, 0.005
"""So likely somebody is whom a possessive means, or where no body may be."""
_HIS = frozenset({"son", "sa", "ses"})


@functools.lru_cache(maxsize=2048)
def relation_of(head: str) -> str | None:
    """Return how the bearer of a noun is related to somebody.

    Args:
        head: Key of the noun.

    Returns:
        A class of relatives, ``None`` for other nouns.
    """
    return next((relation for relation in _BACK if head in closed_class(relation)), None)


def relate(entity: Entity, match: MentionMatch, discourse: Discourse) -> None:
    """Take in whose relative somebody is said to be, who then is a relative of his.

    After *Luc Serre a vu sa femme, Nora*, Nora Serre is his wife, and he her husband.

    Args:
        entity: Somebody with a name.
        match: A mention of his that says what he is.
        discourse: The document, read up to it.
    """
    for role in match.roles:
        relation = relation_of(role_head(role, discourse.lexicon))
        owner = relation and _owner_told(role, entity, match, discourse)
        if not relation or not owner:
            continue
        for relative in _joined(match, discourse) or (entity,):
            _join(relative, owner, relation, discourse)


def _joined(match: MentionMatch, discourse: Discourse) -> list[Entity]:
    """Return those whose names a plural joins (*ses parents, Nora et Luc Serre*), else nobody."""
    noun = discourse.lexicon.source_noun(match.head)
    if not match.coordinated or noun is None or noun.number is not Number.PLURAL:
        return []
    named = map(discourse.book.of_name, match.members)
    return [one for one in named if one is not None]


def _join(entity: Entity, owner: Entity, relation: str, discourse: Discourse) -> None:
    """Make somebody a relative of an owner, and the owner one of his."""
    back, called = _BACK[relation]
    for one, other, how in ((owner, entity, relation), (entity, owner, back)):
        one.kin.setdefault(how, {})[other.order] = other
    owner.heads.update(called)
    if not entity.heads:
        entity.heads.update(_BACK[back][1])
    for one in (owner, entity):
        discourse.book.touch(one)


def _owner_told(
    role: str, entity: Entity, match: MentionMatch, discourse: Discourse
) -> Entity | None:
    """Return whose relative a role says that somebody is, by a name or a possessive."""
    named = _OF_NAME.search(role)
    if named is not None:
        owner = discourse.book.of_name(named[1])
        return owner if owner is not entity else None
    words = discourse.sentences[match.sentence].words
    if all(words[i] not in _HIS for i in range(match.first, match.last)):
        return None
    near = [
        (one, seen)
        for one, seen in discourse.lately(match, 1)
        if one is not entity and one.named and one.kind is SpeakerKind.PERSON and not seen.possessed
    ]
    spouse = relation_of(role_head(role, discourse.lexicon)) == "spouse"

    def far(pair: tuple[Entity, Sighting]) -> tuple[bool, bool]:
        """Return what speaks against somebody; spouses of one gender are the rarer case."""
        one, seen = pair
        return spouse and one.gender is not None and one.gender is entity.gender, not seen.subject

    return min(near, key=far, default=(None, None))[0]


def relative_meant(
    match: MentionMatch, owner: Entity | None, discourse: Discourse
) -> Entity | None:
    """Return who is meant by a relative of somebody whose relatives the text has told of.

    Args:
        match: The description.
        owner: Whom its possessive means, ``None`` where it has none, or means nobody known.
        discourse: The document, read up to it.

    Returns:
        The only such relative; for a possessive also of somebody to whom the owner is related so
        (*Luc a vu sa femme, Nora. « J'attends », dit son mari*); without one, for a name behind the
        noun, the only one who shares its surname (*Nora Serre a voté. « Enfin », dit la fille de
        Luc Serre*); else ``None``.
    """
    relation = relation_of(head_key(match.head, discourse.lexicon))
    if relation is None:
        return None
    whose = owner or _owner(match, discourse)
    if whose is None:
        return None
    back, _ = _BACK[relation]
    for one in (whose, *(whose.kin.get(back, {}).values() if owner is not None else ())):
        relatives = one.kin.get(relation, {}).values()
        fitting = [relative for relative in relatives if not other_gender(relative, match)]
        if fitting:
            return fitting[0] if len(fitting) == 1 else None
    if owner is not None or whose.kin:
        return None
    named = _of_surname(whose, match, discourse)
    return named[0] if len(named) == 1 and not named[0].kin else None


def is_other_kin(entity: Entity, said: Description, owner: Entity | None, lexicon: Lexicon) -> bool:
    """Return whether somebody is related to the owner or another in another way than is said.

    *La sœur de la victime* is not *Nora Pic, la femme du suspect*, of whom the text tells no more,
    nor is *sa sœur* somebody's wife, or *la mère de la victime* the sister of the same.

    Args:
        entity: The entity.
        said: The description taken apart.
        owner: Whose relative its bearer is, where a possessive says so.
        lexicon: The lexicon.

    Returns:
        Whether they are two.
    """
    relation = relation_of(said.head)
    if relation is None:
        return False
    related = owner.kin.items() if owner is not None else ()
    ways = {way for way, kin in related if entity.order in kin}
    if ways and relation not in ways:
        return True
    if not entity.roles:
        return False
    told = {relation_of(role_head(role, lexicon).removeprefix("ex-")) for role in entity.roles}
    if said.complement and said.complement <= entity.known and told - {None}:
        return relation not in told
    return told == {"spouse"} and said.head in closed_class("blood_kin")


def likely_owners(
    ranked: Iterable[Ranked], match: MentionMatch, lexicon: Lexicon
) -> Iterator[Entity]:
    """Return those whose a relative may be, of a parent those first who are children.

    *Le docteur Luc Roy a parlé. Le malade, un lycéen, va mieux. Sa mère dit que P*: the pupil's.
    No body has a cousin, where anybody else may have one (*Le parti pleure Luc Roy. Sa sœur…*).

    Args:
        ranked: The answers to whom the possessive of a description means, the most likely first.
        match: The description.
        lexicon: The lexicon.

    Returns:
        Those who were not last called after their relation to somebody themselves.
    """
    head = head_key(match.head, lexicon)
    likely = [
        one for one in ranked if one.entity and not (one.entity.seen and one.entity.seen.possessed)
    ]
    owners = [one.entity for one in likely if one.entity and one.probability > _MAY_OWN]
    if relation_of(head) is not None and all(one.kind in _NO_KIN for one in owners):
        people = (one for one in likely if one.probability > _MAY_OWN_KIN)
        owners = [
            one.entity for one in people if one.entity and one.entity.kind not in _NO_KIN
        ] or owners
    if head in closed_class("parent"):
        minors = closed_class("minor_noun")
        owners.sort(key=lambda one: one.heads.isdisjoint(minors))
    return iter(owners)


def family_fit(entity: Entity, match: MentionMatch, discourse: Discourse) -> dict[str, float]:
    """Return what speaks against a named person as a parent of the family that a text tells of.

    *Luc Roy frotte le sol. En face, une famille attend. Le père dit que P*: that of the family.

    Args:
        entity: The entity.
        match: A description.
        discourse: The document, read up to it.

    Returns:
        The feature, for *le père* or *la mère* alone behind a noun for a family.
    """
    head = head_key(match.head, discourse.lexicon)
    alone = match.last == match.first + 1 and head in closed_class("parent")
    if not alone or head in entity.heads or entity.seen is None:
        return {}
    for one, seen in discourse.lately(match, _NEAR_FAMILY):
        if not _FAMILIES.isdisjoint(one.heads) and seen.start > entity.seen.start:
            return {"of_family": 1.0}
    return {}


def is_unnamed_kin(match: MentionMatch, discourse: Discourse) -> bool:
    """Return whether a relative of somebody named is nobody whom the text has named.

    *La sœur de Luc Serre* may be either of Anne and Nora Serre, and *la femme de Luc Serre* is not
    his daughter Nora.

    Args:
        match: The description.
        discourse: The document, read up to it.

    Returns:
        Whether two of the surname have been named, or one who is related in another way.
    """
    head = head_key(match.head, discourse.lexicon)
    spouse = head in closed_class("spouse")
    if not spouse and head not in closed_class("blood_kin"):
        return False
    owner = _owner(match, discourse)
    if owner is None:
        return False
    named = _of_surname(owner, match, discourse)
    if any(head in one.heads for one in named):
        return False
    other = closed_class("blood_kin") if spouse else closed_class("spouse")
    return len(named) > 1 or any(not other.isdisjoint(one.heads) for one in named)


def _of_surname(owner: Entity, match: MentionMatch, discourse: Discourse) -> list[Entity]:
    """Return the people of an owner's surname whom the bearer of a description may be.

    A surname of two parts is one of each (*Nora Pic-Serre*).
    """
    if len(owner.words) < _FULL:
        return []
    surname = set(owner.words[-1].split("-"))
    return [
        one
        for one in itertools.islice(discourse.recent(), _LAST)
        if one is not owner
        and one.kind is SpeakerKind.PERSON
        and len(one.words) >= _FULL
        and not surname.isdisjoint(one.words[-1].split("-"))
        and not other_gender(one, match)
    ]


def _owner(match: MentionMatch, discourse: Discourse) -> Entity | None:
    """Return whom a description ends with the name of (*la sœur de Luc Serre*)."""
    at = bisect.bisect_right(
        discourse.matches, match.mention.span.start, key=lambda one: one.mention.span.start
    )
    end = match.mention.span.end
    for one in discourse.matches[at:]:
        if one.mention.span.start >= end:
            break
        if one.name is not None and one.mention.span.end == end:
            return discourse.book.of_mention(one)
    return None
