"""Two counts of one thing by two sources: *300 personnes selon la police et 800 selon les élus*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .ends import clause_end
from .sources import source_after
from .steps import verb_follows

if TYPE_CHECKING:
    from ..models.records import CueMatch
    from .scene import Scene

__all__ = ["counted"]

_FIGURE, _PAIR = 3, 2
_ENDS = frozenset({",", "(", ")", ".", "–", "—", ""})


def counted(
    scene: Scene, cue: CueMatch, clause: tuple[int, int], low: int
) -> tuple[tuple[int, int], ...] | None:
    """Return one of two counts with the words that both share, ``None`` without two.

    Of *300 personnes selon la police et 800 selon les élus ont défilé* the first says all but *et
    800*, the second that and the verb; of *On a compté 300 têtes selon A et 800 selon B* the second
    says *On a compté* and *800*.

    Args:
        scene: The text's candidates.
        cue: A prepositional cue without a sign before it.
        clause: First token of the words before it that it frames, and index after the last one.
        low: First token of the words before it.
    """
    s, (begin, opening) = cue.sentence, clause
    counts = [one for one in scene.cues[s] if one.core and one.cue.lemma == cue.cue.lemma]
    at = next((k for k, one in enumerate(counts) if one.first == cue.first), 0)
    for first, pair in ((True, counts[at : at + 2]), (False, counts[max(0, at - 1) : at + 1])):
        ends = [source_after(scene, one) for one in pair]
        if len(pair) < _PAIR or ends[0] is None or ends[1] is None:
            continue
        after, verb = ends[0].last + 1, ends[1].last + 1
        comma = after + (scene.lower(s, after) == ",")
        figure = comma + (scene.lower(s, comma) == "et")
        near = after < figure < pair[1].first <= figure + _FIGURE
        if not near or not scene.tokens(s)[figure].form[0].isdigit():
            continue
        own = (begin, opening) if first else (figure, pair[1].first)
        closing = scene.lower(s, verb) == ","
        if verb_follows(scene, s, verb + closing):
            end = clause_end(scene, s, verb + closing, None)
            relatives = (k for k in range(verb, end) if scene.is_a(s, k, "relative"))
            return own, (verb + closing, next(relatives, end))
        tokens = scene.tokens(s)
        figures = [k for k in range(low, pair[0].first) if tokens[k].form[0].isdigit()]
        # « 20 000 têtes »
        shared = next((k for k in reversed(figures) if k - 1 not in figures), low)
        if scene.lower(s, verb) not in _ENDS or not scene.has_verb(s, low, shared):
            return None
        return (own,) if first else ((low, shared), own)
    return None
