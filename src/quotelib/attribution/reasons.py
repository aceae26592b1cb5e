"""Quoted clauses that give somebody's reason: *Léa Morel est venue parce que « P »*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..models import Cue, CueKind, Span, SpeakerKind
from . import rules
from .build import reported
from .ends import clause_end
from .extents import quoted_in
from .phrases import may_speak
from .steps import QUE, has_verb, quoted_end
from .subjects import clause_subject
from .terms import is_name

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from ..models.records import Attribution
    from .scene import Scene

__all__ = ["quoted_reasons"]

_CAUSAL = frozenset({"car", "puisque", "puisqu'"})
_BEFORE_QUE = frozenset({"parce", "motif", "prétexte"})
_CLOSES = frozenset({".", "!", "?", ";", ""})
_SHORTEST = 4


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
        ground = _ground(scene, s, taken) if marked else None
        if ground is not None:
            yield ground
            continue
        for token in marked:
            index = token.quoted
            if index is None or index in taken or not _follows_causal(scene, s, token.index):
                continue
            end = quoted_end(scene, s, token.index)
            words = scene.tokens(s)[token.index : end]
            # The conjunction wants a clause, which what stands alone after it must be.
            clause = has_verb(words) or scene.lower(s, end) in _CLOSES
            if len(words) < _SHORTEST or not clause or is_name(scene, index):
                continue
            subject = clause_subject(scene, s, 0, token.index)
            person = subject is not None and subject.kind is SpeakerKind.PERSON
            yield reported(
                scene,
                s,
                ((token.index, end),),
                rules.QUOTED_REASON,
                0.6,
                source=subject if person else None,
            )


def _ground(scene: Scene, s: int, taken: Container[int]) -> Attribution | None:
    """Return the clause after *au motif que*, when some of its words stand in marks."""
    tokens = scene.tokens(s)
    motive = next((t.index for t in tokens if t.lower == "motif" and t.index > 0), None)
    if motive is None or scene.lower(s, motive - 1) != "au" or tokens[motive].quoted is not None:
        return None
    first = motive + 2
    if scene.lower(s, first - 1) not in QUE or first >= len(tokens):
        return None
    end = clause_end(scene, s, first, None)
    held = quoted_in(scene, s, first, end)
    if end <= first or not held or any(i in taken or is_name(scene, i) for i in held):
        return None
    subject = clause_subject(scene, s, 0, motive)
    span = Span.of(scene.text, tokens[motive - 1].start, tokens[motive].end)
    return reported(
        scene,
        s,
        ((first, end),),
        rules.QUOTED_REASON,
        0.6,
        cues=(Cue(spans=(span,), lemma="motif", kind=CueKind.NOUN),),
        source=subject if subject is not None and may_speak(subject) else None,
    )


def _follows_causal(scene: Scene, s: int, j: int) -> bool:
    """Return whether quoted words start right after *car*, *parce que*, *d'autant que*."""
    tokens = scene.tokens(s)
    if j == 0 or tokens[j - 1].quoted is not None:
        return False
    if tokens[j - 1].lower not in QUE:
        return tokens[j - 1].lower in _CAUSAL
    cause = scene.lower(s, j - 2)
    return cause in _BEFORE_QUE or (cause == "autant" and scene.lower(s, j - 3) == "d'")
