"""Subjects that a relative describes with what they say, their verb behind it.

*L'élu qui dit que P part*, *Ceux qui affirment que P se trompent*: what they say ends before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..models import Mood
from .asides import subjects_before
from .clause_verbs import second_verb
from .phrases import HUMAN, is_temporal
from .steps import BEFORE_VERB, QUE, is_inflected, skip_back

if TYPE_CHECKING:
    from ..models.records import CueMatch, MentionMatch
    from .scene import Scene

__all__ = ["before_own_verb", "describes_subject", "opens_sentence_subject"]

_DEFINITE = frozenset({"le", "la", "l'", "les"})
_NEAR_RELATIVE = 4  # « ceux qui … que » before the clause
_THOSE = frozenset({"ceux", "celles", "celui", "celle"})
_TAKING_UP = frozenset({"ce", "c'", "ça", "ca", "cela", "il", "elle", "on", "ils", "elles"})
_OF_WHOM = QUE | {"dont"}
_JOINTS = frozenset({"et", "ou"})
_OPENING = frozenset({",", "et", "mais", "car", "or"})


def opens_sentence_subject(scene: Scene, cue: CueMatch) -> bool:
    """Return whether a verb says of a demonstrative or the first subject what it has said.

    *Ceux qui prétendent que P se trompent*, *Ceux dont il dit que P*, *un témoin affirmant que
    P a été entendu*: the verb of the clause is still to come.

    Args:
        scene: The text's candidates.
        cue: A verbal cue.
    """
    s, noun = cue.sentence, cue.first - 1
    if scene.lower(s, noun) in _JOINTS:
        # « Ceux qui disent que P ou affirment que Q se trompent »
        earlier = next((c for c in scene.verb_cues(s, 0, noun) if c.core), None)
        return earlier is not None and opens_sentence_subject(scene, earlier)
    if cue.cue.mood is Mood.INFINITIVE:
        return _depends_on_relative(scene, cue)
    if scene.lower(s, noun) == "qui":
        noun -= 1
    elif (whose := _of_whom(scene, cue)) is not None:
        noun = whose - 1
    elif not scene.lower(s, cue.first).endswith("ant"):
        return False
    if scene.lower(s, noun) in _THOSE:
        return True
    head = scene.mention_at(s, 0)
    if head is None or head.last != noun:
        return False
    return not scene.has_verb(s, 0, cue.first - 1)


def _depends_on_relative(scene: Scene, cue: CueMatch) -> bool:
    """Return whether an infinitive belongs to the verb of a relative of the first subject.

    *L'ami qui a cessé de dire que P est parti*
    """
    s, head = cue.sentence, scene.mention_at(cue.sentence, 0)
    if head is None or scene.lower(s, head.last + 1) != "qui":
        return False
    between = scene.tokens(s)[head.last + 2 : cue.first]
    return sum(map(is_inflected, between)) == 1


def _of_whom(scene: Scene, cue: CueMatch) -> int | None:
    """Return the token of *dont* or *que* before a verb's subject (*le pont que X dit aimer*)."""
    before = subjects_before(scene, cue)
    starts = (mention.first - 1 for mention in before)
    return next((j for j in starts if scene.lower(cue.sentence, j) in _OF_WHOM), None)


def before_own_verb(scene: Scene, cue: CueMatch, first: int, end: int) -> int:
    """Return where what a described subject says ends: before others who …, or the main verb.

    Args:
        scene: The text's candidates.
        cue: The verb that reports.
        first: First token of the clause.
        end: Where it would end otherwise.

    Returns:
        The index after its last token.
    """
    s = cue.sentence
    later = None
    if not opens_sentence_subject(scene, cue):
        later = _later_subject(scene, cue)
        if later is None:
            return end
    for j in range(first + 1, end - 1):
        others = scene.lower(s, j + 1) in _THOSE and scene.lower(s, j + 2) == "qui"
        if others and scene.is_a(s, j, "conjunction"):
            return j
    begin, joined = later.first if later else 0, scene.lower(s, cue.first - 1) in _JOINTS
    infinitive = cue.cue.mood is Mood.INFINITIVE
    near = begin if infinitive else min(cue.first, first - _NEAR_RELATIVE)
    if not joined and scene.has_verb(s, begin, max(begin, near)):
        return end
    main = second_verb(scene, s, first, end)
    if main is None:
        return end
    if (
        later is not None
        and scene.lower(s, skip_back(scene, s, main - 1, *BEFORE_VERB)) in _OPENING
    ):
        return end  # « un élu qui dit que P et part »: the relative's own
    return _before_taken_up(scene, s, main)


def _later_subject(scene: Scene, cue: CueMatch) -> MentionMatch | None:
    """Return somebody whom *qui* describes and who opens a clause (*Hier, l'élu qui dit que P*)."""
    s, noun = cue.sentence, cue.first - 2
    if scene.lower(s, noun + 1) != "qui":
        return None
    for found in scene.mentions_ending(s, noun):
        opens = found.first > 0 and scene.lower(s, found.first - 1) in _OPENING
        if opens and found.kind in HUMAN and scene.is_a(s, found.first, "determiner"):
            return found
    return None


def _before_taken_up(scene: Scene, s: int, verb: int) -> int:
    """Return where a subject is taken up before its verb (*Ceux qui disent que P, ils mentent*)."""
    j = skip_back(scene, s, verb - 1, "negation")
    taken_up = scene.lower(s, j) in _TAKING_UP and scene.lower(s, j - 1) == ","
    return j - 1 if taken_up else verb


def describes_subject(scene: Scene, cue: CueMatch, j: int) -> bool:
    """Return whether *que* tells of the subject behind a participle.

    *Lâché par ses pairs, le maire, que P, est parti*

    Args:
        scene: The text's candidates.
        cue: A participle without auxiliary.
        j: The token that may open its clause.
    """
    s = cue.sentence
    if scene.lower(s, j - 1) != ",":
        return False
    return any(
        scene.lower(s, one.first - 1) == ","
        and scene.lower(s, one.first) in _DEFINITE
        and not is_temporal(scene, one)
        for one in scene.mentions_ending(s, j - 2)
    )
