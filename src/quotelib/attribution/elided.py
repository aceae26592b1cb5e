"""Participles whose auxiliary stands in the sentence before (*Il a signé. Et promis de payer*)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..models import Number

if TYPE_CHECKING:
    from ..models.records import CueMatch
    from .scene import Scene

__all__ = ["LEAD", "goes_on_telling"]

LEAD = 6
"""Before this token such a participle stands."""

_JOINTS = frozenset({"et", "puis", "mais", "ou"})
_FEMININE = ("ée", "ie", "ue", "ise", "ite", "erte")
_BETWEEN = ("adverb", "time")


def goes_on_telling(scene: Scene, cue: CueMatch) -> bool:
    """Return whether a participle goes on with the compound tense of the sentence before.

    A conjunction opens its sentence, and only adverbs stand between them. After *avoir* it does
    not agree with its subject: *Et critiquée par X, la loi …* describes a noun.

    Args:
        scene: The text's candidates.
        cue: A participle without auxiliary.

    Returns:
        Whether its subject is that of the sentence before.
    """
    s = cue.sentence
    if not s or not 0 < cue.first < LEAD or scene.lower(s, 0) not in _JOINTS:
        return False
    if cue.number is Number.PLURAL or scene.lower(s, cue.head).endswith(_FEMININE):
        return False
    if scene.lower(s, cue.last + 1) == "par" or not scene.same_paragraph(s - 1, s):
        return False
    lead = range(1, cue.first)
    if any(scene.lower(s, j) != "," and not _is_adverb(scene, s, j) for j in lead):
        return False
    return _is_compound(scene, s - 1)


def _is_adverb(scene: Scene, s: int, j: int) -> bool:
    """Return whether a token is an adverb or says when."""
    return any(scene.is_a(s, j, name) for name in _BETWEEN)


def _is_compound(scene: Scene, s: int) -> bool:
    """Return whether *avoir* makes a compound tense in a sentence (*a signé*)."""
    tokens = scene.tokens(s)
    return any(
        token.pos == "AUX"
        and token.quoted is None
        and scene.tokens(s)[token.index + 1].lower != "été"
        and any(form.base == "avoir" for form in scene.lexicon.auxiliary_forms(token.lower))
        for token in tokens[:-1]
    )
