"""What speaks for and against somebody whom a text names only behind the mention at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .presented import is_in_passing, is_introduced

if TYPE_CHECKING:
    from .descriptions import Features
    from .entities import Entity
    from .evidence import Query

__all__ = ["LATER", "is_below", "named_ahead"]

_NEAR = 200
_HE = frozenset({"il", "elle"})
_APART = frozenset({",", "(", ":", "–", "—", "-"})
_BEING = frozenset({"est", "était", "fut"})
_NAMING = frozenset(
    {"appelle", "appelait", "nomme", "nommait", "prénomme", "nom", "agit", "agissait"}
    | {"y", "faut", "faudra", "faudrait", "fallait", "suffit", "reste", "existe"}
)
"""What says who somebody is, or has *il* for nobody."""
LATER = 100
"""Rank of whoever is named next; the one after has one more."""


def named_ahead(entity: Entity, rank: int, query: Query) -> Features:
    """Return how soon an entity is named that has not been so far.

    Args:
        entity: The entity.
        rank: ``LATER`` for whoever is named next, one more for the one after.
        query: The mention that may mean it.

    Returns:
        Each feature that is not nought.
    """
    ahead = entity.positions[0] - query.at.start
    found = {"later_near" if ahead < _NEAR else "later": 1.0}
    if rank == LATER:
        found["later_first"] = 1.0
    other = entity.named and query.said is not None and ahead < _NEAR and _is_others(entity, query)
    told_of = entity.named and ahead > 0 and not (other or is_in_passing(entity, query.discourse))
    if told_of and not is_introduced(entity, query.discourse):
        found["later_bare"] = 1.0  # no word presents him there: one may have done so before
        if entity.positions[0] < query.next_described:
            found["later_bare_next"] = 1.0  # this one, as no other stands between
    if query.said is None and next(query.discourse.recent(), None) is None:
        found["later_than_nobody"] = 1.0
    said = query.said
    if said is not None and said.head in entity.heads and said.head not in entity.words:
        found["later_known"] = float(not entity.roles)  # counts beside others: see `compared`
    if other or (query.said is not None and _is_behind_verb(entity, query)):
        found["later_here"] = 1.0  # « La ministre a reçu X »: she is not X
    return found


def _is_behind_verb(entity: Entity, query: Query) -> bool:
    """Return whether a verb stands between a description and who is named next in its sentence."""
    named, tokens = entity.positions[0], query.discourse.sentences[query.match.sentence].tokens
    if not query.at.end < named < tokens[-1].end:
        return False
    return any(t.finite for t in tokens[query.match.last + 1 :] if t.start < named)


def _is_others(entity: Entity, query: Query) -> bool:
    """Return whether *il* in the next sentence speaks of an entity or acts on it.

    *Le maire est venu. Il a salué Luc Roy, le courage de Luc Roy*: the mayor is not Luc Roy. He is
    in *Il s'appelle Luc Roy* and *Il est là, Luc Roy*, and nobody acts in *Il faut écouter Luc
    Roy*.
    """
    at, discourse = entity.positions[0], query.discourse
    named = next(iter(discourse.between(at, at + 1)), None)
    if named is None or named.name is None or named.sentence != query.match.sentence + 1:
        return False
    words = discourse.sentences[named.sentence].words
    subject = next((k for k in range(named.first) if words[k] in _HE), None)
    if subject is None or words[named.first - 1] in _APART:
        return False
    before = {words[k] for k in range(subject + 1, named.first)}
    return (
        bool(before)
        and before.isdisjoint(_NAMING)
        and not (words[subject + 1] in _BEING and subject + 2 == named.first)
    )


def is_below(entity: Entity, query: Query) -> bool:
    """Return whether an entity is first named in a paragraph behind that of a mention.

    Args:
        entity: The entity, not mentioned so far.
        query: The mention that may mean it.
    """
    first, sentences = entity.positions[0], query.discourse.sentences
    named = next(iter(query.discourse.between(first, first + 1)), None)
    here = sentences[query.match.sentence].paragraph
    return named is not None and sentences[named.sentence].paragraph > here
