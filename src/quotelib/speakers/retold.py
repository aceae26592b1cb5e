"""Whether a text goes on about somebody without a name, or may have named him meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_classes
from ..models import SpeakerKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .descriptions import Features
    from .discourse import Discourse
    from .entities import Entity
    from .sightings import Sighting

__all__ = ["mark_retold"]

_AGAIN, _LATELY = 2, 2
_DOUBT = 0.3
"""So likely a description may be one of somebody whom the text has named."""
_SPEAKS = frozenset({"named", "spoke_last"})


def mark_retold(
    answers: Sequence[tuple[Entity | None, Features]], at: Sighting, discourse: Discourse
) -> None:
    """Mark somebody without a name whom a text has taken up before, as it goes on about him.

    *Un voisin attend. Il pleure. « C'est fini », dit-il*: he, whoever was named before. Not so
    where the text may have named him meanwhile: *Un artiste a été jugé. Luc Roy dort mal* tells
    nothing of Luc Roy but that he is the artist; he is nobody named above him. Who is
    brought in as an object or complement is meant where nobody else acts: *La police a interrogé un
    voisin*, not *Luc Roy a vu un voisin*.

    Args:
        answers: Who may be meant by a pronoun, with the features of each, completed here.
        at: Where the pronoun stands.
        discourse: The document, read up to it.
    """
    again: list[tuple[Entity, Features]] = []
    named: list[Entity] = []
    acts = False
    for entity, features in answers:
        if entity is None or entity.seen is None or entity.kind is not SpeakerKind.PERSON:
            continue
        acts = acts or "subject_near" in features or features.keys() >= _SPEAKS
        if entity.named:
            trades = entity.heads - closed_classes("passing_role", "state_role")
            if not trades and "gender_same" in features:
                named.append(entity)
        elif entity.sightings >= _AGAIN and _goes_on(entity, entity.seen, features, at):
            again.append((entity, features))
    for told, features in again:
        if any(_may_be(told, one, discourse) for one in named):
            features.pop("acts_here", None)
        else:
            features["told_again"] = 1.0
    for _, features in answers if acts else ():
        features.pop("brought_in_aside", None)


def _may_be(told: Entity, named: Entity, discourse: Discourse) -> bool:
    """Return whether somebody who is named after a description may be the one whom it means.

    Not he on whom that one acts (*Un élu est là. Il salue Luc Roy. L'homme pleure.*).
    """
    seen, first = named.seen, named.positions[0]
    if first <= told.positions[0] or told.seen is None or seen is None:
        return False
    if named.sightings > 1 or seen.subject or seen.reported:
        return True
    before = [at for at in told.positions if at < first]
    for one in discourse.between(before[-1], before[-1] + 1):
        where = discourse.sighting(one)
        if where.subject and where.sentence == seen.sentence:
            return False
    return True


def _goes_on(entity: Entity, seen: Sighting, features: Features, at: Sighting) -> bool:
    """Return whether somebody who surely has no name was mentioned last, or acts just before."""
    behind = at.sentence - seen.sentence
    nearest = "rank_0" in features and behind <= _LATELY
    unknown = max(entity.doubts.values(), default=0.0) <= _DOUBT
    return unknown and (nearest or (seen.subject and behind <= 1))
