"""Bodies and newcomers that act where a pronoun stands: they are taken up like named people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import MentionKind, SpeakerKind
from .agreement import other_gender
from .presented import RELATIVES
from .wording import LETTERS

if TYPE_CHECKING:
    from .descriptions import Features
    from .entities import Entity
    from .evidence import Query
    from .sightings import Sighting

__all__ = ["ACTING", "add_acting", "is_told_by"]

ACTING = frozenset({SpeakerKind.ORGANISATION, SpeakerKind.GROUP, SpeakerKind.MEDIA})
"""Kinds of those of whom it is told."""
_SECOND = 2
_DOUBT = 0.4
"""So likely a description may be one of somebody whom the text has named."""
_STRESSED = frozenset({"elle", "lui", "elles", "eux"})
_BY, _COMMA = ("selon", "pour", "après"), 4
_SUBJECTS = frozenset({"il", "elle", "ils", "elles"})


def add_acting(found: Features, entity: Entity, rank: int, query: Query) -> None:
    """Add whether a body is the subject of a pronoun's own sentence, or of the one before.

    What speaks for people, that they have names and that most pronouns mean them, tells nothing
    where the paragraph is about a body: *La mairie a publié un arrêté dans lequel elle rappelle
    que P*, *La préfecture a fermé la route. Elle assure que P*.

    Args:
        found: The features of the entity so far.
        entity: A body, or somebody without a name who was mentioned last, and once.
        rank: How many that agree have been mentioned since it was.
        query: The mention.
    """
    if entity.kind not in ACTING:
        _add_newcomer(found, entity, query)
        return
    seen = entity.seen
    if seen is None or not seen.subject or seen.subordinate:
        return
    if entity.kind is SpeakerKind.MEDIA and not seen.opens:
        return  # « P, rapporte le Courrier »
    if rank < _SECOND and _is_under(query, seen):
        found |= {"body_acts_here": 1.0, "acts_here": 1.0}
    if seen.governed and (entity.gender is None or not seen.opens):
        # « Selon l'Insee, P »: no gender shows that *elle* is it; « Le suspect a fui, selon X »
        return
    if not _is_subject(query) or seen.paragraph != query.at.paragraph or _tells_of_itself(query):
        return
    _add_place(found, seen, rank, query)


def _add_place(found: Features, seen: Sighting, rank: int, query: Query) -> None:
    """Add in which sentence a body was the subject last: this one, or one right before."""
    said = query.attribution
    distance = query.at.sentence - seen.sentence
    if distance == 1 or (distance == _SECOND and not rank):
        found["body_acts"] = 1.0
        if distance == 1 and _is_nearest(seen, rank, query):
            found["body_acts_nearest"] = 1.0
    elif not distance and rank < _SECOND and (not said or seen.start < said.content[0].start):
        found["body_acts_here"] = 1.0


def _is_nearest(seen: Sighting, rank: int, query: Query) -> bool:
    """Return whether a body acted last, but for those of whom it tells there.

    *Les syndicats notent que les services ferment. Ils plaident pour P*: the unions do.
    """
    for teller in query.discourse.speakers[-1:]:
        told = teller.seen is not None and teller.seen.sentence == seen.sentence
        if told and teller.kind in ACTING and not other_gender(teller, query.match):
            return teller.seen is seen or (not rank and not seen.reported)
    return not rank


def _add_newcomer(found: Features, entity: Entity, query: Query) -> None:
    """Add whether somebody without a name opens the sentence before, and is likely new there.

    *Luc Roy baisse les yeux. La toxicologue s'avance. « Q », dit-elle*
    """
    seen = entity.seen
    if seen is None or entity.kind is not SpeakerKind.PERSON:
        return
    if any(doubt > _DOUBT for doubt in entity.doubts.values()):
        return
    acts = seen.opens and seen.subject and not (seen.subordinate or seen.meets or seen.silent)
    here = seen.paragraph == query.at.paragraph and query.at.sentence - seen.sentence == 1
    if acts and here and _is_subject(query):
        found["brought_in"] = 1.0


def _is_subject(query: Query) -> bool:
    """Return whether a mention is a pronoun that is the subject of its clause."""
    subject = query.match.mention.kind in (MentionKind.PRONOUN, MentionKind.CLITIC)
    return (
        subject and query.told is None and query.match.head in _SUBJECTS and not query.at.governed
    )


def _is_under(query: Query, seen: Sighting) -> bool:
    """Return whether *selon elle* stands in a relative of the clause whose subject was mentioned.

    *La CGT combat une loi qui, selon elle, coûtera cher*: whoever acts there thinks so.
    """
    if not query.at.governed or query.at.sentence != seen.sentence or query.told is not None:
        return False
    match = query.match
    if match.head not in _STRESSED or seen.start > query.at.start:
        return False
    words = query.discourse.sentences[match.sentence].words
    return words[match.first - 1] in _BY and any(
        words[k] in RELATIVES for k in range(max(0, match.first - _COMMA), match.first - 1)
    )


def _tells_of_itself(query: Query) -> bool:
    """Return whether whoever speaks in a direct quotation says *je*, which no body does."""
    said = {word.lower() for word in LETTERS.findall(query.words)}
    return not said.isdisjoint(closed_class("first_person_singular"))


def is_told_by(entity: Entity, last: Entity, query: Query) -> bool:
    """Return whether the sentence of an entity is what a person says who may be meant as well.

    *Luc Roy a fui, a révélé Tom Bay. Il a précisé que P*: he who told it.

    Args:
        entity: The entity.
        last: Who spoke last.
        query: The mention.
    """
    if last.kind is not SpeakerKind.PERSON or entity.seen is None or last.seen is None:
        return False
    told = entity.seen.reported and entity.seen.sentence == last.seen.sentence
    return told and not other_gender(last, query.match)
