"""Where a clause starts that *selon X* frames from behind: the likeliest place.

The weights of what speaks for and against a place are in ``data/start_weights.tsv``, estimated by
``scripts/fit_starts.py``.
"""

from __future__ import annotations

from ..lexicon.weights import likeliest
from .start_evidence import Frame, features_of, starts

__all__ = ["TABLES", "WEIGHTS_FILE", "best_start"]

WEIGHTS_FILE = "start_weights.tsv"
TABLES = ("weight",)


def best_start(frame: Frame) -> int:
    """Return the likeliest start of a framed clause.

    Args:
        frame: The words before a source.

    Returns:
        Its first token.
    """
    places = list(starts(frame))
    return likeliest(
        WEIGHTS_FILE, TABLES, TABLES[0], places, lambda j: features_of(frame, j, places[-1])
    )
