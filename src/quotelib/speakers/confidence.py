"""How likely it is that a careful reader finds the same words said by the same speaker."""

from __future__ import annotations

import functools
import math
from typing import TYPE_CHECKING

from ..lexicon.files import rows
from ..models import MentionKind, QuotationKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..models.records import Attribution
    from .descriptions import Features

__all__ = ["CONFIDENCE_FILE", "confidence", "signs"]

CONFIDENCE_FILE = "confidence_weights.tsv"
_SUREST = 0.99
_QUOTATIONS = {kind: f"kind_{kind.value}" for kind in QuotationKind}
_SOURCES = {kind: f"source_{kind.value}" for kind in MentionKind}


@functools.cache
def _weights() -> Mapping[str, float]:
    """Return what each sign weighs."""
    found = rows(CONFIDENCE_FILE, ("sign", "weight"))
    return {cells["sign"]: float(cells["weight"]) for cells in found}


def signs(attribution: Attribution, certainty: float | None, *, resolved: bool = True) -> Features:
    """Return what a confidence is made of.

    Args:
        attribution: The attribution.
        certainty: How likely its speaker is the right one, ``None`` where nothing was weighed.
        resolved: Whether it has a speaker.

    Returns:
        Each sign that is not nought.
    """
    source = attribution.source
    found = {
        "always": 1.0,
        "rule": _log_odds(attribution.confidence),
        f"rule_{attribution.rule}": 1.0,
        _QUOTATIONS[attribution.kind]: 1.0,
        _SOURCES[source.mention.kind] if source is not None else "source_none": 1.0,
    }
    if not resolved:
        found["unresolved"] = 1.0
    elif certainty is not None:
        found["speaker"] = _log_odds(certainty)
        found["speaker_weighed"] = 1.0
    return found


def _log_odds(probability: float) -> float:
    """Return the logarithm of the odds, of which no probability is quite 0 or 1."""
    bounded = min(max(probability, 1 - _SUREST), _SUREST)
    return math.log(bounded / (1 - bounded))


def confidence(
    attribution: Attribution, certainty: float | None, *, resolved: bool = True
) -> float:
    """Return how likely an attribution is right in words and speaker.

    Args:
        attribution: The attribution.
        certainty: How likely its speaker is the right one, ``None`` where nothing was weighed.
        resolved: Whether it has a speaker.

    Returns:
        A probability, to two decimals.
    """
    table = _weights()
    found = signs(attribution, certainty, resolved=resolved)
    score = sum([value * table.get(name, 0.0) for name, value in found.items()])
    return round(1 / (1 + math.exp(-score)), 2)
