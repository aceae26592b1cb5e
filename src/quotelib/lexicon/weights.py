"""Weights of what speaks for and against the answers to a question, by the kind of question."""

from __future__ import annotations

import functools
import itertools
import operator
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import attrs

from .files import rows

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["PAIR", "Weights", "feature_weights", "likeliest", "score"]

PAIR = "+"
"""What stands between two features that weigh something together."""


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


@attrs.frozen(kw_only=True)
class Weights:
    """What features weigh, each alone and two together.

    Attributes:
        alone: Feature → weight.
        together: Feature → other features and what both weigh where they hold, above what they
            weigh alone.
    """

    alone: Mapping[str, float]
    together: Mapping[str, Sequence[tuple[str, float]]]

    @classmethod
    def of(cls, table: Mapping[str, float]) -> Weights:
        """Return the weights of a table, in which ``named+near`` is a pair.

        Args:
            table: Feature, or pair of features, → weight.

        Returns:
            The weights.
        """
        alone: dict[str, float] = {}
        together: dict[str, list[tuple[str, float]]] = defaultdict(list)
        for name, weight in table.items():
            one, joined, other = name.partition(PAIR)
            if joined:
                together[one].append((other, weight))
            else:
                alone[one] = weight
        return cls(alone=alone, together=dict(together))

    def score(self, features: Mapping[str, float]) -> float:
        """Return what some features weigh, alone and in pairs.

        Args:
            features: Feature → value.

        Returns:
            The sum of the products with the weights; the value of a pair is the product of both.

        Example:
            >>> from quotelib.lexicon.weights import Weights
            >>> weights = Weights.of({"near": 0.5, "often": 0.25, "near+often": -1.0})
            >>> weights.score({"near": 1.0, "often": 2.0}), weights.score({"near": 1.0})
            (-1.0, 0.5)
        """
        total = score(features, self.alone)
        together = self.together
        for one, value in features.items():
            if one in together:
                for other, weight in together[one]:
                    if other in features:
                        total += value * features[other] * weight
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
