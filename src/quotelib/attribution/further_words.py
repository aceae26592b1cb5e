"""Verbs and clauses behind reported words: told of their subject, or of who speaks.

*A dit que P, même si elle regrette Q* goes on with the speaker, *rappelle qu'on peut tout manger,
tout en veillant à ses portions* with the subject.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import features_of
from ..models import SpeakerKind, Tense
from .asides import subjects_before
from .phrases import may_speak
from .scene import is_finite
from .steps import QUE, SET_BACK, starts_infinitive

if TYPE_CHECKING:
    from ..models.records import CueMatch, MentionMatch
    from .openings import Opening
    from .scene import Scene

__all__ = [
    "only_reporter_leaves",
    "only_reporter_speaks",
    "reports_again",
    "speaks_further",
    "tells_of_subject",
]

_OPENERS = {
    "car": (),
    "puisqu'": (),
    "quoiqu'": (),
    "même": ("s'", "si"),
    "bien": ("qu'",),
    "encore": ("qu'",),
}
_PEOPLE = (SpeakerKind.PERSON, SpeakerKind.GROUP)
_THIRD = frozenset({"il", "elle", "ils", "elles"})
_NARRATING = frozenset({Tense.PRESENT, Tense.PAST})


def speaks_further(scene: Scene, s: int, start: int, j: int, cue: CueMatch | None) -> bool:
    """Return whether a reason or concession tells what else the one who was reported says.

    *Pour elle, P, car elle explique que Q*; *s'est réjoui de P, même s'il regrette Q*. What agrees
    with the subject of the clause may be told of that one (*dit que son fils va bien, même s'il
    avoue être las*).

    Args:
        scene: The text's candidates.
        s: A sentence.
        start: First token of the reported words.
        j: The token behind a comma.
        cue: The verb that reports them, ``None`` for other cues.

    Returns:
        Whether the reported words are over.
    """
    tokens = scene.tokens(s)
    if j + 1 >= len(tokens) or tokens[j].lower not in _OPENERS:
        return False
    second = _OPENERS[tokens[j].lower]
    if second and tokens[j + 1].lower not in second:
        return False
    clitic = j + 1 + bool(second)
    other = scene.last_cue_at(s, clitic + 1)
    if scene.lower(s, clitic) not in _THIRD or other is None or not is_finite(other):
        return False
    if not other.core or other.cue.tense not in _NARRATING:
        return False
    source = _speaker(scene, s, start, cue)
    subject = None if starts_infinitive(scene, s, start) else scene.mention_at(s, start)
    if source is None or not _agrees(scene.lower(s, clitic), source):
        return False
    if subject is None or scene.lower(s, start) in _THIRD:
        return True
    # « le robot est docile, même s'il prend un chat pour un chien »; no robot explains that P
    states = scene.lower(s, other.last + 1) in QUE and not may_speak(subject)
    return states or not _agrees(scene.lower(s, clitic), subject)


def reports_again(scene: Scene, s: int, start: int, joint: int, cue: CueMatch | None) -> bool:
    """Return whether *et* and a pronoun for who speaks go on with his next report, without *que*.

    *L'association affirme que la digue fuit et elle demande une expertise*

    Args:
        scene: The text's candidates.
        s: A sentence.
        start: First token of the reported words.
        joint: The coordinator.
        cue: The verb that reports them, ``None`` for other cues.

    Returns:
        Whether the reported words are over: the next verb has the tense of the one that reports.
    """
    tokens = scene.tokens(s)
    clitic = tokens[joint + 1].lower if joint + 1 < len(tokens) else ""
    if cue is None or clitic not in _THIRD or scene.lower(s, start - 1) not in QUE:
        return False
    other = scene.last_cue_at(s, joint + 2)
    if other is None or not is_finite(other) or not other.core:
        return False
    if other.cue.tense is not cue.cue.tense or not scene.has_verb(s, start, joint):
        return False
    source = _speaker(scene, s, start, cue)
    return source is not None and _agrees(clitic, source)


def tells_of_subject(opening: Opening, j: int) -> bool:
    """Return whether *tout en* or *alors que* goes on with the subject of the reported clause.

    *On* is nobody who reports (*rappelle qu'on peut camper, tout en respectant les plantes*), and a
    pronoun for the subject alone has the tense of the clause (*a révélé qu'elle avait couru, alors
    qu'elle souffrait*).

    Args:
        opening: Where the reported clause starts.
        j: The token behind a comma.

    Returns:
        Whether nothing shows that the reporting clause goes on.
    """
    scene, s, start, cue = opening.scene, opening.s, opening.start, opening.cue
    if scene.lower(s, j) == "tout":
        anyone = "on" in (scene.lower(s, start), scene.lower(s, start + 1))
        other = scene.last_cue_at(s, j + 2)
        return anyone and (other is None or not other.core)
    clitic, subject = scene.lower(s, j + 2), scene.mention_at(s, start)
    if scene.lower(s, j) != "alors" or clitic not in _THIRD or subject is None:
        return False
    source = None if cue is None else _speaker(scene, s, start, cue)
    if source is None or _agrees(clitic, source) or not _agrees(clitic, subject):
        return False
    told, added = scene.first_verb(s, start, j), scene.first_verb(s, j + 2, None)
    verbs = (told, added)
    return all(verb is not None and verb.lower.endswith(SET_BACK) for verb in verbs)


def _speaker(scene: Scene, s: int, start: int, cue: CueMatch | None) -> MentionMatch | None:
    """Return who stands right before the verb that reports, or before the comma of *selon X,*."""
    before = scene.mentions_ending(s, start - 2) if cue is None else subjects_before(scene, cue)
    return max(before, key=lambda m: m.last - m.first, default=None)


def _agrees(clitic: str, mention: MentionMatch) -> bool:
    """Return whether a clitic has the gender and number of a mention, so far as they are known."""
    gender, number = features_of(clitic, "pronoun")
    of = mention.mention
    return (of.gender is None or gender is of.gender) and (of.number is None or number is of.number)


def only_reporter_speaks(opening: Opening, first: int, other: CueMatch) -> bool:
    """Return whether a joined verb wants somebody for its subject, and the clause has a thing.

    *annonce qu'une enquête sera menée et espère aller vite*

    Args:
        opening: Where the clause starts.
        first: The token behind the coordinator.
        other: The joined verb.
    """
    subject, verb = _subject(opening, first), opening.scene.lexicon.verbs.get(other.cue.lemma)
    if subject is None or may_speak(subject):
        return False
    return verb is not None and (verb.human or verb.core)


def only_reporter_leaves(opening: Opening, j: int) -> bool:
    """Return whether a clause is of a thing, and so not *avant de partir* behind it.

    *affirme que le texte a « des lacunes » avant de quitter la salle*

    Args:
        opening: Where the clause starts.
        j: The token *avant*.
    """
    subject = _subject(opening, j)
    return subject is not None and subject.kind not in _PEOPLE


def _subject(opening: Opening, first: int) -> MentionMatch | None:
    """Return the noun phrase that opens a clause before its verb."""
    scene, s = opening.scene, opening.s
    subject, told = scene.mention_at(s, opening.start), scene.first_verb(s, opening.start, first)
    before = subject is not None and told is not None and subject.last < told.index
    return subject if before else None
