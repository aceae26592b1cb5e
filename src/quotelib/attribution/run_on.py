"""Incises that nothing parts from the clause before them: *Le pont fermera rappelle le maire*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_classes
from ..models import Number, SpeakerKind
from .clause_verbs import goes_with_verb, limits
from .framed_words import frame_start
from .phrases import may_speak
from .postposed import postposed
from .scene import is_finite
from .steps import is_inflected

if TYPE_CHECKING:
    from ..models.records import CueMatch, MentionMatch, Token
    from .scene import Scene

__all__ = ["runs_on"]

_SHORTEST = 4
_AFTER_SOURCE = ("relative", "time", "circumstance_opener")
_MAY_JOIN = ("subordinator", "conjunction")
_CLOSES_SOURCE = frozenset({".", ",", "(", ""})
_RANKS = frozenset({",", "et", "ou", "ni", "mais"})
_REFLEXIVE = "s'"  # also a conjunction


def runs_on(scene: Scene, cue: CueMatch) -> bool:
    """Return whether an incise follows a clause without its comma (*P rappelle X*).

    The clause has its main verb already, and the last words of it that a comma or conjunction
    opens have one too; so no subject before it waits for the second verb, which has its own
    behind it. That one can speak and ends the sentence, but for its relative or an adjunct.
    """
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    ends_quoted = tokens[cue.first - 1].quoted is not None
    if (cue.nominal and not ends_quoted) or tokens[cue.first].quoted is not None:
        return False
    begin = frame_start(scene, s, cue.first)
    if cue.first - begin < _SHORTEST or _waits(scene, cue, begin):
        return False
    if not _has_free_verb(scene, s, begin, cue.first):
        return False
    if cue.clitic is not None:
        return tokens[-1].form != "?"
    if cue.passive or is_inflected(tokens[cue.first - 1]) or _is_surname(scene, cue):
        return False
    subject = postposed(scene, cue)
    if subject is None or not may_speak(subject):
        return False
    # « Le quai reste « sec » a dit X dans un tract »: the marks end what is said
    told = ends_quoted and scene.is_a(s, subject.last + 1, "preposition")
    return told or _closes(scene, s, subject)


def _waits(scene: Scene, cue: CueMatch, begin: int) -> bool:
    """Return whether the words right before a verb may be or hold its subject.

    They have no verb of their own: in *Le juge entend Léa, puis le maire dénonce X* the words
    after the comma, but neither in *Le juge entendra Léa, dit X* nor in *…, près de Lyon dit X*.
    """
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    joining = closed_classes(*_MAY_JOIN)
    end = cue.first
    while end > begin and tokens[end - 1].quoted is not None:
        end -= 1  # « La loi doit « rouvrir le pont et la route » a dit X »
    while end > begin:
        first = end
        while first > begin:
            word = tokens[first - 1].lower
            if word == "," or (word in joining and _joins(scene, s, first - 1)):
                break
            first -= 1
        joint = first - 1
        if scene.has_verb(s, first, cue.first if cue.clitic is not None else cue.first - 1):
            # « P, a dit lors d'un point presse X »: an incise, and no verb of its own
            told = scene.cue_at(s, first)
            return first > begin and tokens[joint].form == "," and told is not None
        if first == cue.first or tokens[joint].lower not in _RANKS:
            return True
        if cue.clitic is None and _may_be_subject(scene, first, cue):
            return True
        end = joint
    return True


def _may_be_subject(scene: Scene, first: int, cue: CueMatch) -> bool:
    """Return whether words after a comma or *et* open with a noun phrase that fits a verb."""
    s = cue.sentence
    if scene.is_a(s, first, "numeral") or scene.lower(s, first).isdigit():
        return cue.number is not Number.SINGULAR
    subject = scene.mention_at(s, first)
    if subject is None:
        return scene.is_a(s, first, "determiner") or scene.is_a(s, first, "pronoun")
    return subject.mention.number in (None, cue.number)


def _has_free_verb(scene: Scene, s: int, begin: int, end: int) -> bool:
    """Return whether a stretch has more finite verbs than words that open a clause for one.

    *L'homme que cherchait la police* still waits for its verb; no clause follows the *que* of
    *Ce n'est qu'un début*.
    """
    verbs = openers = 0
    opened = False
    opening = closed_classes("clause_opener", "lequel")
    for token in scene.tokens(s)[begin:end]:
        if token.lower in opening:
            opened = not limits(scene, s, token.index)  # « Plutôt qu'une amende, il a choisi … »
        elif _is_finite(scene, s, token) and not goes_with_verb(scene, s, begin, token.index):
            verbs, openers, opened = verbs + 1, openers + opened, False
    return verbs > openers


def _is_finite(scene: Scene, s: int, token: Token) -> bool:
    """Return whether a word is a finite verb, for the tagger or as a cue that it missed."""
    if is_inflected(token):
        return True
    cue = scene.cue_at(s, token.index)
    return cue is not None and cue.first == cue.last and is_finite(cue) and not cue.nominal


def _joins(scene: Scene, s: int, j: int) -> bool:
    """Return whether a word opens a clause or joins one, so that another verb may follow."""
    tokens = scene.tokens(s)
    if tokens[j].lower == _REFLEXIVE and is_inflected(tokens[j + 1]):
        return False
    return not limits(scene, s, j)


def _is_surname(scene: Scene, cue: CueMatch) -> bool:
    """Return whether *dit* is the participle before a nickname (*Marc Durand dit le Grec*)."""
    if cue.cue.text.lower() != "dit":
        return False
    before = scene.mentions_ending(cue.sentence, cue.first - 1)
    return any(mention.kind is SpeakerKind.PERSON for mention in before)


def _closes(scene: Scene, s: int, source: MentionMatch) -> bool:
    """Return whether a source ends its sentence, or an adjunct or relative of it does."""
    if source.name is None and not scene.is_a(s, source.first, "determiner"):
        return False
    after = source.last + 1
    if scene.lower(s, after) in _CLOSES_SOURCE:
        return True
    return any(scene.is_a(s, after, name) for name in _AFTER_SOURCE)
