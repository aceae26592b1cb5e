"""Subjects in and around a relative that is not opened by its subject: *X, dont le chef P, a dit*.

The verb of the relative has the noun phrase right behind the pronoun as its subject, whatever is
inserted between them; the verb behind the comma that closes it has the one before the pronoun.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import Number
from .mistaken_subjects import is_one
from .phrases import is_free, is_temporal, may_speak
from .postposed import agrees
from .scene import is_finite
from .steps import BEFORE_VERB, CLITICS, QUE, is_inflected, skip_back, verb_follows

if TYPE_CHECKING:
    from ..models.records import CueMatch, MentionMatch
    from .scene import Scene

__all__ = ["past_relative", "relative_subject"]

_OPENERS = frozenset({"dont", "où"})
_OTHER_OPENERS = QUE | {"qui"}
_FAR = 40


def relative_subject(scene: Scene, cue: CueMatch, begin: int) -> MentionMatch | None:
    """Return the subject right behind *dont* or *lequel*, past what is inserted before the verb.

    *Le groupe, dont le chef, Luc Roux, promet P, a voté*; *une voix, à laquelle le maire, élu en
    mai, répond que P*. Of several, *dont* names one (*Trois élus, dont le maire, Luc Roux, jugent
    que P*), so does it where no other verb follows.

    Args:
        scene: The text's candidates.
        cue: A verbal cue behind a comma.
        begin: First token of its clause.

    Returns:
        The mention, ``None`` where the verb is not that of such a relative.
    """
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    openers = _OPENERS | closed_class("lequel")
    if openers.isdisjoint([token.lower for token in tokens[begin : cue.first]]):
        return None
    for j in range(cue.first - 2, max(begin, cue.first - _FAR), -1):
        if is_inflected(tokens[j]) or tokens[j].placeholder is not None or _is_cue(scene, s, j):
            return None
        if tokens[j].lower not in openers:
            continue
        found = scene.mention_at(s, j + 1)
        if found is None or found.last >= cue.first or not may_speak(found):
            return None
        if is_temporal(scene, found) or not agrees(cue, found) or is_one(scene, cue, found):
            return None
        first = j - (tokens[j - 1].lower == "parmi")  # « parmi lesquels X, ont signé »
        some = tokens[j].lower == "dont" or first < j
        if some and not _has_own_verb(scene, cue, first):
            return None
        return found
    return None


def _has_own_verb(scene: Scene, cue: CueMatch, dont: int) -> bool:
    """Return whether *dont* or *parmi* opens a relative with a verb, and names no member."""
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    last = dont - 1 - (scene.lower(s, dont - 1) == ",")
    several = scene.longest_ending(s, last)
    if several is not None and several.mention.number is Number.PLURAL:
        return cue.number is Number.SINGULAR
    rest = range(cue.last + 1, len(tokens) - 1)
    return any(
        tokens[k].form == "," and verb_follows(scene, s, k + 1, *CLITICS, "adverb") for k in rest
    )


def past_relative(scene: Scene, cue: CueMatch, comma: int, begin: int) -> MentionMatch | None:
    """Return the subject before a relative that a comma closes before a verb.

    *Le groupe, dont le chef promet P, affirme que Q*; *Le chef défend Luc, dont il vante P, et
    affirme que Q*: what is joined goes on with the verb before the relative.

    Args:
        scene: The text's candidates.
        cue: A verbal cue behind a comma, or behind one and *et*.
        comma: The comma.
        begin: First token of its clause.

    Returns:
        The mention before *dont* or *où* and its comma, ``None`` without such a relative.
    """
    s, tokens, verbs = cue.sentence, scene.tokens(cue.sentence), 0
    if _OPENERS.isdisjoint([token.lower for token in tokens[begin:comma]]):
        return None
    for j in range(comma - 1, max(begin, comma - _FAR), -1):
        if tokens[j].placeholder is not None or tokens[j].lower in _OTHER_OPENERS:
            return None
        verbs += is_inflected(tokens[j]) or _is_cue(scene, s, j)
        if tokens[j].lower in _OPENERS and tokens[j - 1].form == ",":
            if verbs != 1:
                return None
            before = scene.mentions_ending(s, j - 2)
            if comma < cue.first - 1:
                verb = next((k for k in range(begin, j) if is_inflected(tokens[k])), begin)
                before = scene.mentions_ending(s, skip_back(scene, s, verb - 1, *BEFORE_VERB))
            fits = (m for m in before if m.first >= begin and is_free(scene, m))
            return next((m for m in fits if may_speak(m) and agrees(cue, m)), None)
    return None


def _is_cue(scene: Scene, s: int, j: int) -> bool:
    """Return whether a finite verb stands at a token, tagged or not (*l'agent dément P*)."""
    cue = scene.cue_at(s, j)
    return cue is not None and cue.head == j and is_finite(cue)
