"""Which nouns for people and bodies can take each other up, fixed names of offices, and deeds."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from .files import read_text, rows
from .folding import fold_accents, normalise, stem

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "DEEDS_FILE",
    "FAMILIES_FILE",
    "PHRASES_FILE",
    "agents_of",
    "read_deeds",
    "read_role_families",
    "read_role_phrases",
    "role_families",
    "role_phrases",
]

FAMILIES_FILE = "role_families.tsv"
PHRASES_FILE = "role_phrases.tsv"
DEEDS_FILE = "deeds.tsv"

_FAMILY_COLUMNS = ("family", "nouns")
_PHRASE_COLUMNS = ("phrase", "means")
_DEED_COLUMNS = ("deed", "agents")


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
    """Return, for each noun, the families of nouns that can take each other up.

    A noun stands there folded, and as its stem, which is the key of one that the lexicon does not
    know for a source (*pensionnaire*, *troisième*).
    """
    folded = read_role_families()
    return {stem(noun): families for noun, families in folded.items()} | dict(folded)


@functools.cache
def role_phrases() -> tuple[tuple[str, str], ...]:
    """Return the expressions for an office (*chef de la diplomatie*) with plain words for each."""
    return read_role_phrases()


def read_deeds(text: str | None = None) -> Mapping[str, tuple[str, ...]]:
    """Read the table of deeds.

    Args:
        text: Contents of the file; the packaged one when ``None``.

    Returns:
        For each infinitive or noun of a seat, what its agent or holder is called.

    Raises:
        LexiconError: A row breaks the rules of the table.
    """
    table = read_text(DEEDS_FILE) if text is None else text
    found = rows(DEEDS_FILE, table, _DEED_COLUMNS)
    return {cells["deed"]: tuple(cells.words("agents")) for cells in found}


@functools.cache
def agents_of() -> Mapping[str, tuple[str, ...]]:
    """Return, for each deed (*présider*, *tête*), the nouns for whoever does or holds it."""
    return read_deeds()
