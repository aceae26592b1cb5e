"""Clauses behind a colon that what stands before it makes somebody's: *X avance une raison : P*."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from ..lexicon.words import closed_class
from ..models import Act
from . import rules
from .bodies import body_of_on
from .build import reported
from .clause_verbs import is_whole
from .colon_nouns import parted_owner
from .introduced import said_on
from .light_verbs import verb_before
from .made_to_speak import narrates
from .phrases import HUMAN, may_speak
from .scene import is_finite
from .sentence_ends import sentence_end
from .sources import agent
from .steps import QUE, starts_infinitive
from .subjects import preverbal
from .upholders import SAME, echoing

if TYPE_CHECKING:
    from ..models.records import Attribution, CueMatch, MentionMatch
    from .scene import Scene

__all__ = ["announced", "announced_by", "went_on"]

_NEAR, _NEAR_AGENT = 10, 12
_OTHER = frozenset({"autre", "autres"})
_PHRASE = frozenset({"DET", "ADJ", "ADV", "NUM"})
_LINKING = QUE | {"à", "pas"}  # « n'ont qu'une demande », « s'en tient à un constat »
_DEFINITE = frozenset({"le", "la", "l'", "les"})
_CLAUSES = frozenset({"QUE", "COLON", "NOUN"})
_DECLARING = frozenset({Act.SAY, Act.DISCLOSE, Act.CLAIM, Act.PREDICT, Act.ADD})
"""Why something is turned down, condemned or praised by somebody is as likely the author's."""


def announced(scene: Scene, cue: CueMatch) -> Attribution | None:
    """X avance une hypothèse : P; Réponse, un peu sèche, de X : P.

    Args:
        scene: The text's candidates.
        cue: A nominal cue.

    Returns:
        The report, ``None`` where no verb lends itself to the noun and nobody owns it.
    """
    s, noun = cue.sentence, scene.lexicon.nouns.get(cue.cue.lemma)
    colon = _colon(scene, s, cue.last + 1, cue.last + _NEAR)
    if colon is None or noun is None:
        return None
    if scene.lower(s, cue.first - 1) in SAME:
        return _echoed(scene, cue, colon)
    if cue.first == 0:
        owner = parted_owner(scene, s, cue.last + 1, colon) if "colon" in cue.frames else None
        return _behind(scene, cue, colon, owner)
    # « n'a qu'une demande : que P »; but « a lancé un appel : P » may say what came of it
    clause = scene.lower(s, colon + 1) in QUE
    states = "selon" in cue.frames and cue.cue.act is not Act.PROMISE
    if not (clause or states or "avoir" in noun.verbs):
        return None
    lending = closed_class("support_verb") | set(noun.verbs)
    if clause or scene.lower(s, cue.first - 1) in _OTHER:
        lending |= {"avoir"}
    found = verb_before(scene, cue, 0, lending)
    if found is None or any(v.first <= cue.first <= v.last for v in scene.verb_cues(s)):
        return None  # « avance une explication : P »: a verb of its own
    if not all(_in_phrase(scene, s, j) for j in range(found[1] + 1, cue.first)):
        return None
    group = attrs.evolve(cue, first=found[0])
    return _behind(scene, cue, colon, preverbal(scene, group))


def _echoed(scene: Scene, cue: CueMatch, colon: int) -> Attribution | None:
    """Read *Du côté de X, même son de cloche : P*, where X are people or a body."""
    owner = echoing(scene, cue, 0) if "colon" in cue.frames else None
    last = None if owner is None else max(owner.last, cue.last)
    if owner is None or owner.kind not in HUMAN or last != colon - 1:
        return None
    return _behind(scene, cue, colon, owner)


def announced_by(scene: Scene, cue: CueMatch) -> Attribution | None:
    """La nouvelle a été confirmée par X : P; Autre argument avancé par X : P.

    Args:
        scene: The text's candidates.
        cue: A verbal cue.

    Returns:
        The report, ``None`` for a verb that is no passive or reports no clause.
    """
    if cue.bare:
        return _argued_by(scene, cue)
    if not (cue.passive and is_finite(cue)) or "QUE" not in cue.frames or cue.cue.negated:
        return None
    if cue.cue.act not in _DECLARING:
        return None
    s = cue.sentence
    colon = _colon(scene, s, cue.last + 1, cue.last + _NEAR_AGENT)
    source = None if colon is None else agent(scene, cue)
    if colon is None or source is None or source.last != colon - 1:
        return None
    return _behind(scene, cue, colon, source)


def _argued_by(scene: Scene, cue: CueMatch) -> Attribution | None:
    """Return what a noun without a verb announces as somebody's (*Raison invoquée par X : P*)."""
    s = cue.sentence
    argues = scene.is_a(s, cue.first - 1, "argued_noun") and not cue.frames.isdisjoint(_CLAUSES)
    if not argues or scene.has_verb(s, 0, cue.first):
        return None
    colon = _colon(scene, s, cue.last + 1, cue.last + _NEAR_AGENT)
    source = None if colon is None else agent(scene, cue)
    if colon is None or source is None or source.last != colon - 1 or not may_speak(source):
        return None
    hint = body_of_on(scene, cue, source)
    return _told(scene, cue, colon, source, hint, to_do=starts_infinitive(scene, s, colon + 1))


def went_on(scene: Scene, cue: CueMatch) -> Attribution | None:
    """Et d'ajouter : P.

    Args:
        scene: The text's candidates.
        cue: An infinitive.

    Returns:
        The report, whose source is told of before; ``None`` for another infinitive.
    """
    s, colon = cue.sentence, cue.last + 1
    if scene.lower(s, colon) != ":" or not narrates(scene, cue) or "QUOTE" not in cue.frames:
        return None
    return _told(scene, cue, colon, None, said_on(scene, cue))


def _in_phrase(scene: Scene, s: int, j: int) -> bool:
    """Return whether a word may stand between a verb and its new noun (*deux autres raisons*).

    *reprend la formule : P* has that of somebody else.
    """
    word = scene.lower(s, j)
    return word in _LINKING or (scene.tokens(s)[j].pos in _PHRASE and word not in _DEFINITE)


def _colon(scene: Scene, s: int, first: int, limit: int) -> int | None:
    """Return a colon that no verb, quoted word or other sign but a comma parts from a token."""
    tokens = scene.tokens(s)
    for j in range(first, min(len(tokens), limit)):
        if tokens[j].form == ":":
            return j
        if tokens[j].finite or tokens[j].quoted is not None or tokens[j].form in ".;":
            return None
    return None


def _behind(
    scene: Scene, cue: CueMatch, colon: int, source: MentionMatch | None
) -> Attribution | None:
    """Build the report of somebody behind a colon."""
    if source is None or not may_speak(source):
        return None
    return _told(scene, cue, colon, source, body_of_on(scene, cue, source))


def _told(
    scene: Scene,
    cue: CueMatch,
    colon: int,
    source: MentionMatch | None,
    hint: MentionMatch | None,
    *,
    to_do: bool = False,
) -> Attribution | None:
    """Build the report of a clause behind a colon, which no marks hold as a whole.

    An infinitive is one where it says what is to be done.
    """
    s, first = cue.sentence, colon + 1
    tokens, end = scene.tokens(s), sentence_end(scene, s)
    clause = scene.lower(s, first) in QUE
    first += clause
    if first >= end or any(token.placeholder is not None for token in tokens[first:end]):
        return None
    marks = tokens[first].quoted
    if marks is not None and marks == tokens[end - 1].quoted:
        return None
    if not (clause or to_do or is_whole(scene, s, first, end)):
        return None
    rule, cues = rules.AFTER_COLON, (cue.cue,)
    return reported(scene, s, ((first, end),), rule, 0.65, cues=cues, source=source, hint=hint)
