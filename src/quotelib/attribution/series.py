"""Words in a row with one verb: *on lit « A », « B » ou encore « C »*; *et 48 % que Q*."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from ..models import QuotationKind
from . import rules
from .build import reported
from .shares import is_poll, others_than
from .steps import quoted_end

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..models.records import Attribution
    from .scene import Scene

__all__ = ["series"]

_JOINTS = frozenset({",", "et", "ou", "puis"})
_MORE = frozenset({"encore", "même", "aussi", "enfin", "surtout"})


def series(scene: Scene, s: int, first: Attribution) -> Iterator[Attribution]:
    """Yield what follows a verb's first utterance or clause, each a quotation of its own.

    Args:
        scene: The text's candidates.
        s: The sentence.
        first: What was read of its verb.

    Yields:
        One attribution for each further pair of marks that only a comma or a coordinator parts from
        the one before, or share of those asked.
    """
    if first.rule == rules.QUE_CLAUSE.name and is_poll(scene, s):
        yield from others_than(scene, s, first)
    if first.rule != rules.VERB_UTTERANCE.name:
        return
    tokens, end = scene.tokens(s), first.content[-1].end
    j = next((t.index for t in tokens if t.start >= end), len(tokens))
    while (start := _past_joint(scene, s, j)) is not None:
        j = quoted_end(scene, s, start)
        found = reported(
            scene,
            s,
            ((start, j),),
            rules.LIST,
            first.confidence,
            cues=first.cues,
            source=first.source,
            hint=first.speaker_hint,
        )
        yield attrs.evolve(found, kind=QuotationKind.DIRECT)


def _past_joint(scene: Scene, s: int, j: int) -> int | None:
    """Return the quoted token behind a joint at ``j``, ``None`` where no pair of marks follows."""
    tokens, k = scene.tokens(s), j
    while scene.lower(s, k) in _JOINTS and k < j + 2:
        k += 1
    if k > j and scene.lower(s, k) in _MORE:
        k += 1
    return k if k > j and k < len(tokens) and tokens[k].quoted is not None else None
