"""Which nouns for people and bodies can take each other up, and fixed names of offices."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from .files import read_text, rows
from .folding import fold_accents, normalise

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "FAMILIES_FILE",
    "PHRASES_FILE",
    "read_role_families",
    "read_role_phrases",
    "role_families",
    "role_phrases",
]

FAMILIES_FILE = "role_families.tsv"
PHRASES_FILE = "role_phrases.tsv"

_FAMILY_COLUMNS = ("family", "nouns")
_PHRASE_COLUMNS = ("phrase", "means")


def read_role_families(text: str | None = None) -> Mapping[str, frozenset[str]]:
    """Read the table of nouns that can take each other up.

    Args:
        text: Contents of the file; the packaged one when ``None``.

    Returns:
        For each noun, folded, the families it belongs to.

    Raises:
        LexiconError: A row breaks the rules of the table.
    """
    found: dict[str, frozenset[str]] = {}
    table = read_text(FAMILIES_FILE) if text is None else text
    for cells in rows(FAMILIES_FILE, table, _FAMILY_COLUMNS):
        for noun in cells.words("nouns"):
            key = fold_accents(normalise(noun))
            found[key] = found.get(key, frozenset()) | {cells["family"]}
    return found


def read_role_phrases(text: str | None = None) -> tuple[tuple[str, str], ...]:
    """Read the table of fixed expressions for an office.

    Args:
        text: Contents of the file; the packaged one when ``None``.

    Returns:
        Each expression with the plain words for it.

    Raises:
        LexiconError: A row breaks the rules of the table.
    """
    table = read_text(PHRASES_FILE) if text is None else text
    return tuple(
        (cells["phrase"], cells["means"]) for cells in rows(PHRASES_FILE, table, _PHRASE_COLUMNS)
    )


@functools.cache
def role_families() -> Mapping[str, frozenset[str]]:
    """Return, for each noun, folded, the families of nouns that can take each other up."""
    return read_role_families()


@functools.cache
def role_phrases() -> tuple[tuple[str, str], ...]:
    """Return the expressions for an office (*chef de la diplomatie*) with plain words for each."""
    return read_role_phrases()
