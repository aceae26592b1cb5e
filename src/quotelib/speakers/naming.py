"""Whose name a sentence says: *le vainqueur s'appelle X*, *la maire, c'est X*, *le maire est X*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import SpeakerKind
from .agreement import agrees

if TYPE_CHECKING:
    from ..models.records import MentionMatch
    from .discourse import Discourse
    from .entities import Entity

__all__ = ["called_there"]

_REFLEXIVE = ("s'", "se")
_IS = ("est", "était")
_OPENS = frozenset({*_REFLEXIVE, *_IS, ","})
_LONGEST = 5
"""So many words a name may have."""


def called_there(match: MentionMatch, discourse: Discourse) -> Entity | None:
    """Return who a person is whom the sentence names right behind its verb.

    Args:
        match: A description, or a pronoun.
        discourse: The document.

    Returns:
        The bearer of the name, ``None`` where none stands there.
    """
    words, at = discourse.sentences[match.sentence].words, match.last + 1
    verb = words[at]
    if verb not in _OPENS:
        return None
    if verb in _REFLEXIVE and words[at + 1] in closed_class("called_form"):
        at += 2
    elif verb == "," and words[at + 1] == "c'" and words[at + 2] in closed_class("copula_form"):
        at += 3
    elif verb in _IS and match.kind is SpeakerKind.PERSON:
        at += 1
    else:
        return None
    tokens = discourse.sentences[match.sentence].tokens
    for last in tokens[at : at + _LONGEST]:
        named = discourse.book.at((tokens[at].start, last.end))
        if named is not None and named.named and named.kind is SpeakerKind.PERSON:
            return named if agrees(named, match) else None
    return None
