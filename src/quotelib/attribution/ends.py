"""Where a reported clause ends: the likeliest of the places at which it may.

The weights of what speaks for and against a place are in ``data/end_weights.tsv``, estimated by
``scripts/fit_ends.py``.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from ..lexicon.files import read_text, rows
from .end_evidence import Features, Opening, ends, features_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..models.records import CueMatch
    from .scene import Scene

__all__ = ["TABLES", "WEIGHTS_FILE", "best_end", "clause_end"]

WEIGHTS_FILE = "end_weights.tsv"
TABLES = ("clause", "infinitive", "object")
_COLUMNS = ("feature", *TABLES)


@functools.cache
def weights() -> Mapping[str, Mapping[str, float]]:
    """Return what each feature weighs, by the form of the clause."""
    found: dict[str, dict[str, float]] = {name: {} for name in TABLES}
    for cells in rows(WEIGHTS_FILE, read_text(WEIGHTS_FILE), _COLUMNS):
        for name, table in found.items():
            if cells[name]:
                table[cells["feature"]] = float(cells[name])
    return found


def clause_end(
    scene: Scene, s: int, start: int, cue: CueMatch | None, *, table: str = "clause"
) -> int:
    """Return the index after the reported clause that starts at ``start``.

    Args:
        scene: The text's candidates.
        s: A sentence.
        start: First token of the reported clause.
        cue: The verb that reports it, ``None`` for other cues.
        table: Which weights: ``"clause"`` or ``"infinitive"``.

    Returns:
        The index after its last token.
    """
    return best_end(Opening.of(scene, s, start, cue), table)


def best_end(opening: Opening, table: str) -> int:
    """Return the likeliest end of a clause.

    Args:
        opening: Where it starts.
        table: Which weights.

    Returns:
        The index after its last token; its start, when nothing follows.
    """
    weighed = weights()[table]

    def score(features: Features) -> float:
        return sum(value * weighed.get(name, 0.0) for name, value in features.items())

    places = list(ends(opening))
    if not places:
        return opening.start
    return max(places, key=lambda j: score(features_of(opening, j)))
