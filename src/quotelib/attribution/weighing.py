"""The likeliest of several places, by estimated weights of what speaks for and against each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.weights import feature_weights, score

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

__all__ = ["likeliest"]


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
