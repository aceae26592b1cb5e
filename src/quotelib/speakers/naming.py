"""Whose name a sentence says: *le vainqueur s'appelle X*, *la maire, c'est X*, *la maire d'X*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import SpeakerKind
from .agreement import agrees
from .wording import head_key

if TYPE_CHECKING:
    from ..models.records import MentionMatch
    from .discourse import Discourse
    from .entities import Entity

__all__ = ["called_there", "called_with_particle"]

_REFLEXIVE = ("s'", "se")
_IS = ("est", "était")
_OPENS = frozenset({*_REFLEXIVE, *_IS, ","})
_NEAR = 2
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
            if not agrees(named, match):
                return None
            _join(match, named, discourse)
            return named
    return None


def _join(match: MentionMatch, named: Entity, discourse: Discourse) -> None:
    """Give somebody whom the text has told of without a name the one that a sentence says.

    *Une femme a ri. Cette femme, c'est Ada Roux.*
    """
    before = next(discourse.book.of_head(head_key(match.head, discourse.lexicon)), None)
    if before is None or before is named or before.named or before.seen is None:
        return
    near = discourse.sentence_of(match) - before.seen.sentence <= _NEAR
    if near and before.kind is SpeakerKind.PERSON and agrees(before, match):
        discourse.merge(before, named)


def called_with_particle(match: MentionMatch, discourse: Discourse) -> Entity | None:
    """Return who is meant by a function and a surname whose particle looks like a complement.

    Args:
        match: A description.
        discourse: The document.

    Returns:
        The bearer of the surname who is what the description says (*la maire d'Ormont* after *Nora
        d'Ormont, maire de Dole*), ``None`` where nobody is.
    """
    *_, last = match.mention.text.split()
    named = discourse.book.of_name(last) if match.kind is SpeakerKind.PERSON else None
    if named is None or named.kind is not SpeakerKind.PERSON or not agrees(named, match):
        return None
    _, _, surname = named.name.partition(" ")
    if not surname[:1].islower() or not match.mention.text.endswith(f" {surname}"):
        return None
    return named if head_key(match.head, discourse.lexicon) in named.heads else None
