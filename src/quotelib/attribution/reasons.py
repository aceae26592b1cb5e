"""Quoted clauses that give somebody's reason: *Léa Morel est venue parce que « P »*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..models import SpeakerKind
from . import rules
from .build import reported
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


def _follows_causal(scene: Scene, s: int, j: int) -> bool:
    """Return whether quoted words start right after *car*, *parce que*, *d'autant que*."""
    tokens = scene.tokens(s)
    if j == 0 or tokens[j - 1].quoted is not None:
        return False
    if tokens[j - 1].lower not in QUE:
        return tokens[j - 1].lower in _CAUSAL
    cause = scene.lower(s, j - 2)
    return cause in _BEFORE_QUE or (cause == "autant" and scene.lower(s, j - 3) == "d'")
