"""The likeliest of several places, by estimated weights of what speaks for and against each."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from ..lexicon.files import read_text, rows

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

__all__ = ["likeliest"]


@functools.cache
def _weights(file: str, tables: tuple[str, ...]) -> Mapping[str, Mapping[str, float]]:
    """Return what each feature weighs, by the kind of choice."""
    found: dict[str, dict[str, float]] = {name: {} for name in tables}
    for cells in rows(file, read_text(file), ("feature", *tables)):
        for name, table in found.items():
            if cells[name]:
                table[cells["feature"]] = float(cells[name])
    return found


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
    weighed = _weights(file, tables)[table]

    def score(place: int) -> float:
        return sum(value * weighed.get(name, 0.0) for name, value in features_of(place).items())

    return max(places, key=score)
