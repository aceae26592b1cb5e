"""Words without marks that a noun and a colon give to somebody: *Réponse de la direction : P*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..models import MentionKind
from . import rules
from .phrases import HUMAN
from .sources import words_owner
from .unmarked import opened

if TYPE_CHECKING:
    from ..models.records import Attribution, CueMatch
    from .scene import Scene

__all__ = ["after_noun"]

_COLON = frozenset({":"})
_IS = frozenset({"est", "était", "reste", "restait", "demeure", "sera"})
_NEAR_COLON = 7


def after_noun(scene: Scene, cue: CueMatch) -> Attribution | None:
    """Réponse de la direction : P; sa réponse est toujours la même : P.

    Args:
        scene: The text's candidates.
        cue: A nominal cue.

    Returns:
        The report, ``None`` when more stands before a colon than the noun, its owner and what the
        words are like, or another clause goes before them.
    """
    if "colon" not in cue.frames or ":" not in scene.sentences[cue.sentence].words.values():
        return None
    s, owner = cue.sentence, words_owner(scene, cue)
    if owner is None:
        return None
    own = owner.mention.kind is MentionKind.POSSESSIVE
    if not own and owner.kind not in HUMAN:
        return None
    after = max(cue.last, owner.last) + 1
    colon = after if scene.lower(s, after) == ":" else _past_predicate(scene, s, after)
    start = cue.first - (own or scene.is_a(s, cue.first - 1, "determiner"))
    fronted = after != colon and scene.lower(s, start - 1) == ","
    if colon is None or not (start <= 0 or fronted):
        return None
    return opened(scene, s, colon, owner, (cue.cue,), rules.AFTER_COLON)


def _past_predicate(scene: Scene, s: int, j: int) -> int | None:
    """Return the colon behind what words are like (*est claire :*, *est toujours la même :*)."""
    if scene.lower(s, j) not in _IS:
        return None
    colon = scene.first_of(s, _COLON, j + 1, j + 1 + _NEAR_COLON)
    return None if colon is None or scene.has_verb(s, j + 1, colon) else colon
