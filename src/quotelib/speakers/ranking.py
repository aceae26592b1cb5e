"""Weighs the candidates against each other: the odds of each, and of none of them."""

from __future__ import annotations

import functools
import math
import operator
from typing import TYPE_CHECKING

import attrs

from ..lexicon.weights import Weights, feature_weights
from ..models import MentionKind
from .agreement import other_gender
from .candidates import candidates
from .compared import compare
from .descriptions import Features
from .entities import Entity
from .evidence import Query, features_of
from .nobody import features_of_nobody
from .retold import mark_retold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ..models.records import MentionMatch

__all__ = ["TABLES", "WEIGHTS_FILE", "Ranked", "rank", "through_doubts", "weights"]

WEIGHTS_FILE = "speaker_weights.tsv"
TABLES = ("pronoun", "person", "body", "floating")
"""Kinds of mentions, each with weights of its own."""
_ALONE = 2
"""So many answers are there where one alone may be meant: he, and nobody."""
_PROBABILITY = operator.attrgetter("probability")


# One is made for each candidate of each mention, and nothing changes one: see `Token`.
@attrs.define(kw_only=True, unsafe_hash=True)
class Ranked:
    """One answer to who is meant.

    Attributes:
        entity: The entity; ``None`` for somebody not mentioned otherwise.
        probability: How likely it is the one, between 0 and 1; those of all answers make 1.
        features: What speaks for and against it.
    """

    entity: Entity | None
    probability: float
    features: Features


@functools.cache
def weights() -> Mapping[str, Weights]:
    """Return what features weigh, by the kind of mention that is resolved."""
    found = feature_weights(WEIGHTS_FILE, TABLES)
    return {name: Weights.of(table) for name, table in found.items()}


def rank(query: Query, tables: Mapping[str, Weights] | None = None) -> list[Ranked]:
    """Return the answers to who is meant, the most likely first.

    Args:
        query: A pronoun or description.
        tables: What features weigh, by the kind of mention; `weights` without.

    Returns:
        One answer a candidate, and one for nobody of them.
    """
    answers: list[tuple[Entity | None, Features]] = [
        (entity, features_of(entity, order, query)) for entity, order in candidates(query)
    ]
    answers.append((None, features_of_nobody(query, len(answers))))
    if query.said is None and query.told is None and len(answers) > _ALONE:
        mark_retold(answers, query.at, query.discourse)
    turns = query.told is not None or query.match.mention.kind is MentionKind.CLITIC
    if len(answers) == _ALONE or not turns:
        # « Le maire n'a pas répondu. « Q », a-t-il dit »: nobody else is there; « Mais il a dit P »
        for _, features in answers:
            features.pop("silent", None)
    compare([features for _, features in answers], query)
    weighed = (weights() if tables is None else tables)[query.table]
    scores = [weighed.score(features) for _, features in answers]
    highest = max(scores)
    odds = [math.exp(one - highest) for one in scores]
    total = sum(odds)
    ranked = [
        Ranked(entity=entity, probability=odd / total, features=features)
        for (entity, features), odd in zip(answers, odds, strict=True)
    ]
    return sorted(ranked, key=_PROBABILITY, reverse=True)


def through_doubts(ranked: Sequence[Ranked], match: MentionMatch) -> list[Ranked]:
    """Pass on what speaks for a description to those who may be behind it.

    Whoever the first *le chanteur* of a text may have been, a second one takes up the first, and is
    therefore as likely to be them.

    Args:
        ranked: The answers to who is meant.
        match: The mention: nobody of another gender gains.

    Returns:
        The answers with what they gain from each other, the most likely first.
    """
    if not [one for one in ranked if one.entity is not None and one.entity.doubts]:
        return list(ranked)
    features = {one.entity: one.features for one in ranked}
    odds = {one.entity: one.probability for one in ranked}
    for one in ranked:
        doubts = one.entity.doubts if one.entity is not None else {}
        for behind, share in doubts.items():
            gain = share * one.probability
            if behind in odds or not other_gender(behind, match):
                odds[behind] = odds.get(behind, 0.0) + gain
            odds[one.entity] -= gain
    found = [
        Ranked(entity=entity, probability=odd, features=features.get(entity, {}))
        for entity, odd in odds.items()
    ]
    return sorted(found, key=_PROBABILITY, reverse=True)
