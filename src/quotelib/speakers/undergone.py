"""What somebody may be called for what a description of him says was done to him."""

from __future__ import annotations

import functools
import itertools

from ..lexicon.words import closed_class

__all__ = ["undergone_in"]

_BEFORE_NOUN = frozenset({"de", "du", "des", "le", "la", "les", "un", "une", "par", "et"})
_CALLED = {
    "tried_participle": frozenset({"prevenu", "suspect"}),
    "harmed_participle": frozenset({"victime"}),
}
"""Classes of participles → keys of what he may be called to whom it was done."""


@functools.lru_cache(maxsize=8192)
def undergone_in(role: str) -> frozenset[str]:
    """Return the keys of what its bearer may be called for a participle in a description.

    *Luc Roy, le Breton de 24 ans soupçonné d'avoir brûlé une grange* is *le suspect*; *l'avocat du
    prévenu* is no such man.

    Args:
        role: A description without article.
    """
    words = role.lower().split()
    said = {word for before, word in itertools.pairwise(words) if before not in _BEFORE_NOUN}
    found = frozenset[str]()
    for participles, nouns in _CALLED.items():
        if not said.isdisjoint(closed_class(participles)):
            found |= nouns
    return found
