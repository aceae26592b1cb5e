"""Political camps, and the words and parties that show that somebody is of one."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from .files import read_text, rows

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["CAMPS_FILE", "camps"]

CAMPS_FILE = "camps.tsv"

_COLUMNS = ("camp", "shown")


@functools.cache
def camps() -> Sequence[tuple[str, tuple[str, ...]]]:
    """Return the political camps, each with the words that show it beside its own name."""
    found = rows(CAMPS_FILE, read_text(CAMPS_FILE), _COLUMNS)
    return tuple((cells["camp"], cells.words("shown")) for cells in found)
