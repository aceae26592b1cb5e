"""Whom a title calls by what he is before the text below names him: *La colère d'un berger*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.roles import role_families
from ..lexicon.words import closed_class, closed_classes
from ..models import Number, SpeakerKind
from .headings import title_end
from .wording import content_words, first_word, stem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .discourse import Discourse
    from .entities import Entity, Sighting

__all__ = ["foretold"]

_PARAGRAPHS = 1
"""So many paragraphs below the title tell of whom it is about."""


def foretold(named: Entity, at: Sighting, discourse: Discourse) -> Entity | None:
    """Return whom the title has called by what he is, as the text below names him first.

    *Une actrice accuse un réalisateur*, then: *Lucile Desanti raconte…*, who is nothing else; or
    *Ada Roux, comédienne*, wherever she comes. *Un cycliste tué* is not whoever tells of him.

    Args:
        named: Somebody whom the text names there for the first time.
        at: Where it stands.
        discourse: The document, read up to it.

    Returns:
        The entity of the description in the title, ``None`` where it is not known to be him.
    """
    if named.kind is not SpeakerKind.PERSON or named.number is Number.PLURAL:
        return None
    opening = discourse.order.opening
    called = [one for one in discourse.last_few() if _is_new(one) and one.positions[0] < opening]
    alike = [one for one in called if one.gender is named.gender is not None]
    if not alike:
        return None
    title = title_end(discourse.sentences)
    alike = [one for one in alike if one.positions[0] < title <= at.start]
    if len(alike) != 1 or _ages_differ(alike[0], named):
        return None
    same = named.heads & alike[0].heads or _is_of_one_trade(named.heads, alike[0].heads)
    bare = named.heads <= closed_class("passing_role") and _is_first(named, at, discourse)
    return alike[0] if same or (bare and _may_be(alike[0], discourse, title)) else None


def _is_new(entity: Entity) -> bool:
    """Return whether an entity is one person brought in by an indefinite description alone."""
    if entity.named or entity.kind is not SpeakerKind.PERSON or not entity.positions:
        return False
    if entity.number is Number.PLURAL or not entity.mentions:
        return False
    return first_word(entity.mentions[0].text) in closed_class("indefinite_article")


def _ages_differ(one: Entity, other: Entity) -> bool:
    return one.age is not None and other.age is not None and one.age != other.age


def _is_of_one_trade(ours: set[str], theirs: set[str]) -> bool:
    """Return whether nouns for two share a family (*actrice*, *comédienne*)."""
    families = role_families()
    return any(
        families.get(one, frozenset()) & families.get(other, frozenset())
        for one in ours - closed_class("leading_role")
        for other in theirs - closed_class("leading_role")
    )


def _is_first(named: Entity, at: Sighting, discourse: Discourse) -> bool:
    """Return whether a name is a subject in the first paragraph below, the first of a person."""
    if not at.subject or at.paragraph > _PARAGRAPHS or at.governed:
        return False
    others: Sequence[Entity] = discourse.people()
    return not any(one is not named and one.gender is named.gender for one in others)


def _may_be(called: Entity, discourse: Discourse, title: int) -> bool:
    """Return whether somebody described in a title can be told of below as one who acts.

    Nobody is who died, nor is a relative or friend of somebody told of for what he is himself.
    """
    if called.heads & closed_classes("generic_person", "passing_role", "blood_kin"):
        return False
    at = called.positions[0]
    if any(map(discourse.is_quoted, discourse.between(at, at + 1))):
        return False  # « C'est long, dit un client. On attend » is a first paragraph
    tokens = (token for one in discourse.sentences if one.container is None for token in one.tokens)
    words = {stem(word) for t in tokens if t.start < title for word in content_words(t.form)}
    return words.isdisjoint(closed_class("lifeless_word"))
