"""Weights of what speaks for and against the answers to a question, by the kind of question."""

from __future__ import annotations

import functools
import itertools
import operator
from typing import TYPE_CHECKING

from .files import rows

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

__all__ = ["feature_weights", "likeliest", "score"]


@functools.cache
def feature_weights(file: str, tables: tuple[str, ...]) -> Mapping[str, Mapping[str, float]]:
    """Return what each feature weighs.

    Args:
        file: Name of a data file.
        tables: The kinds of questions that it has a column for.

    Returns:
        Kind → feature → weight; a feature without one is left out.
    """
    found: dict[str, dict[str, float]] = {name: {} for name in tables}
    for cells in rows(file, ("feature", *tables)):
        for name, table in found.items():
            if cells[name]:
                table[cells["feature"]] = float(cells[name])
    return found


def score(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Return what some features weigh together.

    Args:
        features: Feature → value.
        weights: Feature → weight; one that is left out weighs nothing.

    Returns:
        The sum of the products.

    Example:
        >>> from quotelib.lexicon.weights import score
        >>> score({"near": 1.0, "often": 2.0, "late": 1.0}, {"near": 0.5, "often": 0.25})
        1.0
    """
    found = map(weights.get, features, itertools.repeat(0.0))
    total: float = sum(map(operator.mul, features.values(), found))
    return total


def likeliest(
    file: str,
    tables: tuple[str, ...],
    table: str,
    places: Sequence[int],
    features_of: Callable[[int], Mapping[str, float]],
) -> int:
    """Return the place whose features weigh most; the first of several.

    Args:
        file: Name of the data file with the weights.
        tables: The kinds of choice that it knows.
        table: The kind of this choice.
        places: At least one.
        features_of: What holds of a place.

    Returns:
        One of the places.
    """
    if len(places) == 1:
        return places[0]
    weighed = feature_weights(file, tables)[table]
    return max(places, key=lambda place: score(features_of(place), weighed))
