"""What else attributes a quotation from after it: *selon X*, a presentative, a subject and verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..models import CueKind
from . import rules
from .build import standing
from .incises import after_signs
from .phrases import may_speak
from .scene import is_finite
from .sources import agent, incise_source, noun_owner, source_after
from .steps import QUE, skip
from .subjects import preverbal

if TYPE_CHECKING:
    from ..models.records import Attribution, CueMatch, MentionMatch
    from .scene import Scene

__all__ = ["preposition", "presentative", "subject_verb"]

_NEAR_VERB = 4
_LINKS = 2


def preposition(scene: Scene, index: int) -> Attribution | None:
    """« Q », selon X.

    Args:
        scene: The text's candidates.
        index: A standing quoted span.

    Returns:
        Its attribution, ``None`` when no prepositional cue follows.
    """
    place = scene.places[index]
    s = place.sentence
    j = skip(scene, s, after_signs(scene, s, place.token), "adverb")
    cue = scene.cue_at(s, j)
    if cue is None or cue.cue.kind is not CueKind.PREPOSITION:
        return None
    source = source_after(scene, cue)
    if source is None and not cue.sourceless:
        return None
    if not cue.core and j == place.token + 1:
        # « Q » pour X without a comma is a purpose or a price more often than an opinion.
        return None
    return standing(scene, index, rules.PREPOSITION_AFTER, 0.9, cues=(cue.cue,), source=source)


def presentative(scene: Scene, index: int) -> Attribution | None:
    """« Q » : c'est ce qu'affirme X; « Q ». La formule est de X.

    Args:
        scene: The text's candidates.
        index: A standing quoted span.

    Returns:
        Its attribution, ``None`` when nothing takes it up.
    """
    place = scene.places[index]
    s, j = place.sentence, after_signs(scene, place.sentence, place.token)
    if scene.lower(s, j) == ":":
        j += 1
    elif j >= len(scene.tokens(s)) and s + 1 < len(scene.sentences):
        s, j = s + 1, 0
        if not scene.same_paragraph(s, place.sentence):
            return None
    start = j
    while scene.is_a(s, j, "presentative") or (j == start and scene.is_a(s, j, "determiner")):
        j += 1
    if j - start == _LINKS and scene.is_a(s, j + 1, "determiner"):
        j += 2 * (scene.lower(s, j) in ("en", "par", "avec"))  # « c'est en ces termes que »
    cue = scene.cue_at(s, j)
    if cue is None:
        return None
    rule, cues = rules.PRESENTATIVE, (cue.cue,)
    if is_finite(cue) and (j - start >= _LINKS or (cue.core and scene.lower(s, start) == "ainsi")):
        return standing(scene, index, rule, 0.85, cues=cues, source=incise_source(scene, cue))
    if cue.cue.kind is CueKind.NOUN:
        owner = noun_owner(scene, cue) or agent(scene, cue) or _in_these_words(scene, cue)
        if owner is not None:
            return standing(scene, index, rule, 0.8, cues=cues, source=owner)
    return None


def subject_verb(scene: Scene, index: int) -> Attribution | None:
    """« Q », X a répondu. Not when X's verb introduces the next quotation.

    Args:
        scene: The text's candidates.
        index: A standing quoted span.

    Returns:
        Its attribution, ``None`` when no subject and verb that report follow.
    """
    place = scene.places[index]
    s = place.sentence
    j = after_signs(scene, s, place.token)
    source = scene.mention_at(s, j)
    if source is None or (j == place.token + 1 and not scene.ends_with_stop(index)):
        return None
    cue = next(iter(scene.verb_cues(s, source.last + 1)), None)
    if cue is None or cue.first > source.last + _NEAR_VERB:
        return None
    if not is_finite(cue) or cue.passive or not (cue.core or _stands_alone(scene, cue)):
        return None
    tail = scene.tokens(s)[cue.last + 1 :]
    if any(token.form == ":" or token.placeholder is not None for token in tail):
        return None
    following = scene.lower(s, cue.last + 1)
    if following in QUE or following in ("si", "de") or scene.is_a(s, cue.last + 1, "determiner"):
        return None
    if preverbal(scene, cue, place.token + 1) != source:
        return None
    return standing(scene, index, rules.SUBJECT_VERB_AFTER, 0.75, cues=(cue.cue,), source=source)


def _stands_alone(scene: Scene, cue: CueMatch) -> bool:
    """Return whether a verb that heads incises has no object (*a soufflé avant de partir*)."""
    s, after = cue.sentence, cue.last + 1
    ends = after >= len(scene.tokens(s)) or not scene.tokens(s)[after].form[0].isalnum()
    return "INCISE" in cue.frames and (ends or scene.is_a(s, after, "circumstance_opener"))


def _in_these_words(scene: Scene, cue: CueMatch) -> MentionMatch | None:
    """Return the subject of « c'est en ces termes que X a accueilli la nouvelle »."""
    s, link = cue.sentence, cue.last + 1
    if scene.lower(s, link) not in QUE or not scene.is_a(s, cue.first - 1, "demonstrative"):
        return None
    subject = scene.mention_at(s, link + 1)
    return subject if subject is not None and may_speak(subject) else None
