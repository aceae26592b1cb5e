"""Political camps, and the words and parties that show that somebody is of one."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from .files import read_text, rows

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["CAMPS_FILE", "camps", "read_camps"]

CAMPS_FILE = "camps.tsv"

_COLUMNS = ("camp", "shown")


def read_camps(text: str | None = None) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Read the table of political camps.

    Args:
        text: Contents of the file; the packaged one when ``None``.

    Returns:
        Each camp with the words that show it, its own left out.

    Raises:
        LexiconError: A row breaks the rules of the table.
    """
    table = read_text(CAMPS_FILE) if text is None else text
    found = rows(CAMPS_FILE, table, _COLUMNS)
    return tuple((cells["camp"], tuple(cells.words("shown"))) for cells in found)


@functools.cache
def camps() -> Sequence[tuple[str, tuple[str, ...]]]:
    """Return the political camps, each with the words and parties that show it."""
    return read_camps()
