"""Bodies and newcomers that act where a pronoun stands: they are taken up like named people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import MentionKind, SpeakerKind
from .wording import LETTERS

if TYPE_CHECKING:
    from .descriptions import Features
    from .entities import Entity
    from .evidence import Query

__all__ = ["ACTING", "add_acting"]

ACTING = frozenset({SpeakerKind.ORGANISATION, SpeakerKind.GROUP, SpeakerKind.MEDIA})
"""Kinds of those of whom it is told."""
_SECOND = 2
_DOUBT = 0.3
"""So likely a description may be one of somebody whom the text has named."""
_SUBJECTS = frozenset({"il", "elle", "ils", "elles"})


def add_acting(found: Features, entity: Entity, rank: int, query: Query) -> None:
    """Add whether a body is the subject of a pronoun's own sentence, or of the one before.

    What speaks for people, that they have names and that most pronouns mean them, tells nothing
    where the paragraph is about a body: *La mairie a publié un arrêté dans lequel elle rappelle
    que P*, *La préfecture a fermé la route. Elle assure que P*.

    Args:
        found: The features of the entity so far.
        entity: A body, or somebody mentioned once.
        rank: How many that agree have been mentioned since it was.
        query: The mention.
    """
    if entity.kind not in ACTING:
        if not (rank or entity.named):
            _add_newcomer(found, entity, query)
        return
    seen, said = entity.seen, query.attribution
    if seen is None or not seen.subject or seen.subordinate:
        return
    if entity.kind is SpeakerKind.MEDIA and not seen.opens:
        return  # « P, rapporte le Courrier »
    if entity.gender is None and seen.governed:
        return  # « Selon l'Insee, P »: no gender shows that *elle* is it
    if not _is_subject(query) or seen.paragraph != query.at.paragraph or _tells_of_itself(query):
        return
    distance = query.at.sentence - seen.sentence
    if distance == 1 or (distance == _SECOND and not rank):
        found["body_acts"] = 1.0
        if distance == 1 and not rank:
            found["body_acts_nearest"] = 1.0
    elif not distance and rank < _SECOND and (not said or seen.start < said.content[0].start):
        found["body_acts_here"] = 1.0


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


def _tells_of_itself(query: Query) -> bool:
    """Return whether whoever speaks in a direct quotation says *je*, which no body does."""
    said = {word.lower() for word in LETTERS.findall(query.words)}
    return not said.isdisjoint(closed_class("first_person_singular"))
