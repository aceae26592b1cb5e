"""Noun phrases before a verb that are not its subject: they belong to a clause inside its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from .phrases import is_free, may_speak
from .postposed import agrees
from .steps import QUE, is_inflected

if TYPE_CHECKING:
    from ..models.records import CueMatch, MentionMatch
    from .scene import Scene

__all__ = ["described_before", "inclusion_comma", "relative_around"]

_PARTS = frozenset({",", ":", ";", "(", ")", "–", "—"})
_NOT_RELATIVE = frozenset({"si", "s'", "quand", "lorsque", "comme", "quoi"})
_INCLUDED_IN = 6
_FAR_DESCRIBED = 30


def relative_around(scene: Scene, mention: MentionMatch, begin: int) -> int | None:
    """Return the relative pronoun of the clause whose last words a noun phrase is.

    In *Les agents qui ont maîtrisé le suspect affirment que* the suspect affirms nothing.

    Args:
        scene: The text's candidates.
        mention: A noun phrase right before a verb.
        begin: First token of the clause of that verb.

    Returns:
        The pronoun, ``None`` when no relative without commas ends with the noun phrase.
    """
    s, tokens = mention.sentence, scene.tokens(mention.sentence)
    verbs = 0
    for j in range(mention.first - 1, begin, -1):
        word = tokens[j].lower
        if tokens[j].placeholder is not None or word in _PARTS or word in _NOT_RELATIVE:
            return None
        if is_inflected(tokens[j]):
            verbs += 1
        elif scene.is_a(s, j, "conjunction") and not verbs:
            return None  # « ceux qui ont vu le drame et la mairie affirment »
        elif scene.is_a(s, j, "relative"):
            # « que » is a relative pronoun right after a noun phrase only
            noun = word not in QUE or bool(scene.mentions_ending(s, j - 1))
            return j if verbs and noun else None
    return None


def inclusion_comma(scene: Scene, s: int, first: int, begin: int) -> int | None:
    """Return the comma before words that name some of those whom the noun before them denotes.

    *Plusieurs élus, dont le maire de Huy, ont demandé*; *douze groupes, parmi lesquels Alcor, ont*;
    *certains députés, comme Ève Noël, jugent*

    Args:
        scene: The text's candidates.
        s: A sentence.
        first: First token of the noun phrase that names them.
        begin: First token of the clause.

    Returns:
        The comma, ``None`` when the noun phrase is not introduced so.
    """
    j = first - 1
    if scene.lower(s, j) not in closed_class("including"):
        return None
    low = max(begin, j - _INCLUDED_IN)
    comma = next((k for k in range(j - 1, low, -1) if scene.lower(s, k) == ","), None)
    tokens = scene.tokens(s)
    if comma is None or any(is_inflected(token) for token in tokens[comma:j]):
        return None
    return comma


def described_before(scene: Scene, cue: CueMatch, comma: int, begin: int) -> MentionMatch | None:
    """Return the subject whose description was not read up to the comma before the verb.

    *Luc Roux, auteur de « La Fin des temps », affirme que*

    Args:
        scene: The text's candidates.
        cue: A verbal cue.
        comma: The comma before it.
        begin: First token of its clause.

    Returns:
        The mention, ``None`` when no such description ends there.
    """
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    for first in range(comma - 1, max(begin, comma - _FAR_DESCRIBED) - 1, -1):
        mention = scene.mention_at(s, first)
        if mention is None or mention.last >= comma:
            continue
        if any(is_inflected(token) for token in tokens[mention.last + 1 : comma]):
            return None
        inside = range(mention.first + 1, mention.last)
        if any(tokens[j].form == "," for j in inside) and is_free(scene, mention):
            return mention if may_speak(mention) and agrees(cue, mention) else None
    return None
