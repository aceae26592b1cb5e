"""Clauses that open a sentence and that a clitic takes up: « Que P, X l'admet »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import rules
from .build import reported
from .phrases import may_speak
from .scene import is_finite
from .steps import QUE, is_inflected
from .subjects import preverbal

if TYPE_CHECKING:
    from ..models.records import Attribution, CueMatch, Token
    from .scene import Scene

__all__ = ["resumed"]

_LONG_CLAUSE = 80
_RESUMING = frozenset({"l'", "le", "en"})


def resumed(scene: Scene, cue: CueMatch) -> Attribution | None:
    """Que P, X l'admet; que P, X n'en doute pas.

    Args:
        scene: The text's candidates.
        cue: A verbal cue.

    Returns:
        The report, ``None`` when no clause with *que* opens the sentence or no clitic of the verb
        takes it up.
    """
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    if scene.lower(s, 0) not in QUE or not is_finite(cue) or "QUE" not in cue.frames:
        return None
    if all(scene.lower(s, j) not in _RESUMING for j in range(cue.first, cue.head)):
        return None
    source = preverbal(scene, cue)
    if source is None or not may_speak(source) or source.first > _LONG_CLAUSE:
        return None
    if scene.lower(s, source.first - 1) != ",":
        return None
    if not any(_may_be_verb(scene, token) for token in tokens[1 : source.first - 1]):
        return None
    stretch = ((1, source.first - 1),)
    return reported(scene, s, stretch, rules.QUE_CLAUSE, 0.75, cues=(cue.cue,), source=source)


def _may_be_verb(scene: Scene, token: Token) -> bool:
    """Return whether a word can be a finite verb: taggers miss subjunctives (*soit*, *doive*)."""
    return (
        is_inflected(token)
        or token.lower in ("soit", "soient")
        or any(form.person is not None for form in scene.lexicon.auxiliary_forms(token.lower))
    )
