"""Who is not meant by a description because its clause says something of him."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_classes
from .peopled import stands_for_nobody

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..models.records import Sentence, Token
    from .evidence import Query
    from .sightings import Sighting

__all__ = ["is_clause_mate"]

_BREAKS = frozenset({";", ":", "«", "»", '"', "“", "”", "(", ")", "–", "—", "-", "…"})
_VERBS = ("VERB", "AUX")
_AS = frozenset({"comme", "tant", "qualité"})
_CALLED = frozenset({"appelle", "appelait", "nomme", "nommait", "prénomme"})
_REACH = 40
"""So many words at most lie between a subject and what is its clause's."""


def is_clause_mate(subject: Sighting, query: Query) -> bool:
    """Return whether a description stands in what its sentence says of a subject.

    Nobody is called by a description where he is the subject already: *Ada Roux a appelé la maire*,
    *Ada Roux et la maire se sont vues* tell of two (Principle C: Chomsky, *Lectures on Government
    and Binding*, 1981). What a copula links is one (*Ada Roux est la maire d'Orsans*), and so is
    what stands in apposition.

    Args:
        subject: Where somebody was last mentioned, as a subject.
        query: The description.

    Returns:
        Whether it is somebody else than the subject.
    """
    match, content = query.match, query.attribution.content if query.attribution else ()
    sentence, start = query.discourse.sentences[match.sentence], match.mention.span.start
    if content and content[0].start < start:
        return False  # « Ada Roux partira, a annoncé la maire »
    if not sentence.tokens[0].start <= subject.start < subject.end <= start:
        return False
    near = sentence.tokens[max(0, match.first - _REACH) : match.first]
    between = [token for token in near if token.start >= subject.end]
    if not between or stands_for_nobody(sentence, between[0].index - 1):
        return False
    return _is_one_clause(between, sentence, subordinate=subject.subordinate)


def _is_one_clause(between: Sequence[Token], sentence: Sentence, *, subordinate: bool) -> bool:
    """Return whether words lead from a subject to a complement, and to nothing that it is."""
    words = [token.lower for token in between]
    # « Quand Ada Roux a parlé, la maire… »; « Ada Roux a parlé comme maire »
    if words[-1] == "," or not _BREAKS.isdisjoint(words) or not _AS.isdisjoint(words):
        return False
    if words[-1] == "dont":
        return True  # « Ada Roux, dont le mari… »
    verbs = [token for token in between if token.pos in _VERBS]
    if not verbs:
        return "," not in words  # « Ada Roux et la maire »
    if subordinate and sum(token.finite for token in verbs) > 1:
        return False  # « celui qu'Ada Roux a nommé loue la maire »
    last = verbs[-1]
    if last.lower in _CALLED and sentence.words[last.index - 1] == "s'":
        return False
    return last.lower not in closed_classes("linking_verb", "appointed_participle")
