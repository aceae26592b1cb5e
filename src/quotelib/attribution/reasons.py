"""Quoted clauses that give somebody's reason: *Léa Morel est venue parce que « P »*."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from ..models import Span, SpeakerKind
from . import rules
from .build import reported
from .ends import clause_end
from .framed_words import frame_start
from .object_ends import object_end
from .phrases import may_speak
from .sources import incise_source
from .steps import DE, QUE, quoted_end
from .subjects import clause_subject
from .terms import is_name

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from ..models.records import Attribution, CueMatch, MentionMatch
    from .scene import Scene

__all__ = ["alleged", "quoted_reasons"]

_CAUSAL = frozenset({"car", "puisque", "puisqu'"})
_BEFORE_QUE = frozenset({"parce", "motif", "prétexte"})
_ALLEGED = frozenset({"motif", "prétexte"})
_UNDER = frozenset({"au", "sous"})
_CLOSES = frozenset({".", "!", "?", ";", ""})
_SHORTEST = 4


def alleged(scene: Scene, cue: CueMatch) -> Attribution | None:
    """X a rejeté le texte au motif que P « Q », sous prétexte de « Q ».

    Args:
        scene: The text's candidates.
        cue: A nominal cue.

    Returns:
        The reason, when it holds quoted words; its source is who acts on it.
    """
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    first = cue.first - (scene.lower(s, cue.first - 1) in ("le", "un"))
    if cue.cue.lemma not in _ALLEGED or scene.lower(s, first - 1) not in _UNDER:
        return None
    start = cue.last + 2
    link = scene.lower(s, start - 1)
    if link in QUE and start < len(tokens) and tokens[start].form != ",":
        end = clause_end(scene, s, start, None)
    elif link in DE and start < len(tokens):
        end = object_end(scene, s, start + 1)
    else:
        return None
    if all(t.quoted is None or is_name(scene, t.quoted) for t in tokens[start:end]):
        return None
    group = Span.of(scene.text, tokens[first - 1].start, tokens[cue.last].end)
    return reported(
        scene,
        s,
        ((start, end),),
        rules.QUOTED_REASON,
        0.7,
        cues=(attrs.evolve(cue.cue, spans=(group,)),),
        source=_who_acts(scene, s, first - 1),
    )


def _who_acts(scene: Scene, s: int, end: int) -> MentionMatch | None:
    """Return the subject of a clause in the active voice: *X a été exclu* has nobody who acts."""
    begin = frame_start(scene, s, end)
    if any(t.lower == "été" for t in scene.tokens(s)[begin:end]):
        return None
    subject = clause_subject(scene, s, begin, end)
    return subject if subject is not None and may_speak(subject) else None


def quoted_reasons(scene: Scene, taken: Container[int]) -> Iterator[Attribution]:
    """Yield the clauses in marks that a causal conjunction joins to what somebody does.

    Args:
        scene: The text's candidates.
        taken: The quoted spans that other rules account for.

    Yields:
        One attribution a clause; its source is the subject of the sentence, when it is a person.
    """
    for s, marked in enumerate(scene.marked):
        if scene.sentences[s].container is not None:
            continue
        for token in marked:
            index = token.quoted
            if index is None or index in taken:
                continue
            joint = _causal_start(scene, s, token.index)
            if joint is None:
                continue
            end = quoted_end(scene, s, token.index)
            words = scene.tokens(s)[token.index : end]
            # The conjunction wants a clause, which what stands alone after it must be.
            clause = scene.has_verb(s, token.index, end) or scene.lower(s, end) in _CLOSES
            if len(words) < _SHORTEST or not clause or is_name(scene, index):
                continue
            told = _told_before(scene, s, joint)
            subject = clause_subject(scene, s, 0, token.index)
            person = subject is not None and subject.kind is SpeakerKind.PERSON
            yield reported(
                scene,
                s,
                ((token.index, end),),
                rules.QUOTED_REASON,
                0.6,
                cues=() if told is None else (told.cue,),
                source=incise_source(scene, told) if told else subject if person else None,
            )


def _causal_start(scene: Scene, s: int, j: int) -> int | None:
    """Return where *car*, *parce que*, *d'autant (plus) que* starts right before a token."""
    tokens = scene.tokens(s)
    if j == 0 or tokens[j - 1].quoted is not None:
        return None
    if tokens[j - 1].lower not in QUE:
        return j - 1 if tokens[j - 1].lower in _CAUSAL else None
    cause = j - 2 - (scene.lower(s, j - 2) in ("plus", "moins"))
    if scene.lower(s, cause) in _BEFORE_QUE:
        return cause
    since = scene.lower(s, cause) == "autant" and scene.lower(s, cause - 1) == "d'"
    return cause - 1 if since else None


def _told_before(scene: Scene, s: int, joint: int) -> CueMatch | None:
    """Return the incise with a clitic that ends before a word (*« P », dit-il, car « Q »*)."""
    last = joint - 1 - (scene.lower(s, joint - 1) == ",")
    ending = (cue for cue in scene.verb_cues(s, 0, joint) if cue.last == last)
    return next((cue for cue in ending if cue.clitic is not None), None)
