"""Verbs that mean nothing without the noun of speech behind them: *avoir cette formule*."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from ..models import Span
from .subjects import preverbal

if TYPE_CHECKING:
    from ..models import Cue
    from ..models.records import CueMatch, MentionMatch
    from .scene import Scene

__all__ = ["light_verb"]


def light_verb(scene: Scene, cue: CueMatch, begin: int) -> tuple[Cue, MentionMatch | None] | None:
    """Read « X a eu cette formule », « X tient ces propos »: verb and noun are one cue.

    Args:
        scene: The text's candidates.
        cue: The noun.
        begin: The first token of its clause.

    Returns:
        The cue of both and its subject, ``None`` where no verb of the noun's stands before it.
    """
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    noun = scene.lexicon.nouns.get(cue.cue.lemma)
    verbs = frozenset(noun.verbs) if noun is not None else frozenset()
    for j in range(cue.first - 1, max(begin, cue.first - 5) - 1, -1):
        if verbs.isdisjoint(form.base for form in scene.lexicon.verb_forms(tokens[j].lower)):
            continue
        first = j
        while first > begin and (
            _is_auxiliary(scene, tokens[first - 1].lower)
            or scene.is_a(s, first - 1, "object_clitic")
        ):
            first -= 1
        group = attrs.evolve(cue, first=first)
        whole = Span.of(scene.text, tokens[first].start, tokens[cue.last].end)
        return attrs.evolve(cue.cue, spans=(whole,)), preverbal(scene, group, begin)
    return None


def _is_auxiliary(scene: Scene, word: str) -> bool:
    """Return whether a word is a form of *avoir* or *être*."""
    return any(form.base in ("avoir", "être") for form in scene.lexicon.auxiliary_forms(word))
