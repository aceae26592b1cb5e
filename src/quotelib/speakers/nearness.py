"""How near an entity was last mentioned to a pronoun or description, and in which position."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .descriptions import Features
    from .sightings import Sighting

__all__ = ["RANKS", "nearness"]

RANKS = ("rank_0", "rank_1", "rank_2")
"""Features of those mentioned last, the nearest first."""
_FEW = 5
_DISTANCES = {0: "sentence_same", 1: "sentence_before", 2: "sentence_second"}


def nearness(seen: Sighting, rank: int, at: Sighting, *, person: bool) -> Features:
    """Return how near an entity is, and in what position it was last mentioned.

    Args:
        seen: Where it was last mentioned.
        rank: How many that agree have been mentioned since.
        at: Where the pronoun or description stands.
        person: Whether the entity is a person.

    Returns:
        Each feature that is not nought.
    """
    distance = at.sentence - seen.sentence
    many = "sentences_few" if distance <= _FEW else "sentences_many"
    found = {
        RANKS[rank] if rank < len(RANKS) else "rank_more": 1.0,
        _DISTANCES.get(distance, many): 1.0,
    }
    if seen.subject:
        found["subject"] = 1.0
        if distance <= 1:
            found["subject_near"] = 1.0
            _add_acting(found, seen, at, person=person)
    elif seen.fresh and distance == 1:
        found["brought_in_aside"] = 1.0  # counts where nobody acts: see `retold`
    _add_position(found, seen)
    if distance <= 1:
        _add_near_position(found, seen, at, distance, person=person)
    if seen.paragraph == at.paragraph:
        found["same_paragraph"] = 1.0
    elif seen.paragraph == at.paragraph - 1:
        found["paragraph_before"] = 1.0
    return found


def _add_acting(found: Features, seen: Sighting, at: Sighting, *, person: bool) -> None:
    """Add how whoever acts in this sentence or the one before was brought in there."""
    here = at.sentence == seen.sentence
    if here and seen.fronted and not (at.subordinate or at.possessed or seen.meets):
        found["acts_ahead"] = 1.0  # « Depuis que X part, il assure que P »
    elif seen.subordinate:
        found["subordinate_near"] = 1.0  # « Le car brûlait quand X est venu. Il a… »
    elif seen.meets:
        found["meets_another"] = 1.0  # « Un voisin l'a reçu. « Entre », a-t-il dit »
    elif seen.fresh and not here and not (seen.possessed and at.possessed):
        # « Un voisin attend. « Q », dit-il »; « Sa sœur dort. Son frère… »: whose both are
        found["brought_in"] = 1.0
    elif person and here and seen.opens and not seen.reported and not at.subordinate | at.possessed:
        # whom a pronoun goes on with in a main clause
        found["acts_here"] = 1.0  # « Le préfet a vu la crue ; il assure que P »
    elif person and here and seen.opens and not (seen.reported or seen.governed or seen.fresh):
        found["acts_around"] = 1.0  # « Ada a ri lorsqu'elle a vu la crue »


def _add_position(found: Features, seen: Sighting) -> None:
    """Add in which position of its sentence an entity was last mentioned."""
    if seen.governed:
        found["governed"] = 1.0
    if seen.subordinate:
        found["subordinate"] = 1.0
    if seen.possessed:
        found["possessed"] = 1.0
    if seen.reported:
        found["reported"] = 1.0
    if seen.sought:
        found["sought"] = 1.0  # says that no body acts: see `rivals`


def _add_near_position(
    found: Features, seen: Sighting, at: Sighting, distance: int, *, person: bool
) -> None:
    """Add what the position says of who was mentioned in the sentence before, or in this one."""
    if seen.topic and not distance:
        found["topic"] = 1.0  # « Quant à X, il a ajouté »
    if seen.silent and distance and person and not at.possessed:
        found["silent"] = 1.0  # « X a refusé de répondre. « Q », a-t-il dit »: another one
    if seen.apart and person:
        found["set_apart"] = 1.0  # « Le préfet, lui, attend. « Q », dit-il »
    if seen.kept and not at.possessed:
        found["kept_near"] = 1.0  # « Sa sœur attend. « Q », dit la femme »: rather the sister
    if seen.told_more and distance:
        found["told_more"] = 1.0  # says who is not beside: see `rivals`
    if seen.talked and distance:
        found["talked_there"] = 1.0  # « Le prix étonne X, qui dénonce un vol. « Q », dit-il »
    if seen.governed:
        found["governed_near" if distance else "governed_here"] = 1.0
        if seen.listens and person:
            found["listens"] = 1.0  # « Ada s'est confiée à Léa. « Q », a-t-elle dit »
    elif distance == 1 and at.opens and seen.opens:
        found["opens_parallel"] = 1.0  # « X est venu. Il a dit… »
