"""Two names at the end of a description, which are not the subject of the verb behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from ..models import Span
from .phrases import is_free, may_speak

if TYPE_CHECKING:
    from ..models.records import CueMatch, MentionMatch
    from .scene import Scene

__all__ = ["around_list"]


def around_list(scene: Scene, cue: CueMatch, mention: MentionMatch) -> MentionMatch | None:
    """Return whose description ends with the first of two names when both belong to it.

    *Les maires de Dole (PS) et Vaux (LR) ont dit*, *La cheffe du pôle Eau et Forêts a dit*

    Args:
        scene: The text's candidates.
        cue: A verbal cue.
        mention: The names together, or the last of them.

    Returns:
        Who agrees with the verb, as the names do not; ``None`` for others.
    """
    number = mention.mention.number
    if mention.name is None or cue.number is None or number is None or number is cue.number:
        return None
    joined = next((m for m in scene.mentions_ending(cue.sentence, mention.last) if m.members), None)
    if joined is None or scene.lower(cue.sentence, joined.first - 1) == "entre":
        return None  # « Les élus réunis entre Dole et Vaux ont dit »
    for other in scene.mentions[cue.sentence]:
        around = other.first < joined.first <= other.last < joined.last and is_free(scene, other)
        if around and other.mention.number is cue.number and may_speak(other):
            end = scene.tokens(cue.sentence)[joined.last].end
            span = Span.of(scene.text, other.mention.span.start, end)
            whole = attrs.evolve(other.mention, span=span)
            return attrs.evolve(other, mention=whole, last=joined.last)
    return None
