"""Weights of what speaks for and against the answers to a question, by the kind of question."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from .files import read_text, rows

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["feature_weights"]


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
    for cells in rows(file, read_text(file), ("feature", *tables)):
        for name, table in found.items():
            if cells[name]:
                table[cells["feature"]] = float(cells[name])
    return found
