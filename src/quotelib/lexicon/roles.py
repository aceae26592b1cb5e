"""Nouns for people and bodies that take each other up, names of offices, deeds, and camps."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from .files import rows
from .folding import fold, stem

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "CAMPS_FILE",
    "DEEDS_FILE",
    "FAMILIES_FILE",
    "OWN_FILE",
    "PHRASES_FILE",
    "agents_of",
    "camps",
    "family_names",
    "own_people",
    "role_families",
    "role_phrases",
]

FAMILIES_FILE = "role_families.tsv"
PHRASES_FILE = "role_phrases.tsv"
DEEDS_FILE = "deeds.tsv"
CAMPS_FILE = "camps.tsv"
OWN_FILE = "own_people.tsv"

_FAMILY_COLUMNS = ("family", "nouns")
_PHRASE_COLUMNS = ("phrase", "means")
_DEED_COLUMNS = ("deed", "agents")
_OWN_COLUMNS = ("own", "roles")
_CAMP_COLUMNS = ("camp", "shown")


@functools.cache
def role_families() -> Mapping[str, frozenset[str]]:
    """Return, for each noun, the families of nouns that can take each other up.

    A noun stands there folded, and as its stem, which is the key of one that the lexicon does not
    know for a source (*pensionnaire*, *troisième*).
    """
    folded: dict[str, frozenset[str]] = {}
    for cells in rows(FAMILIES_FILE, _FAMILY_COLUMNS):
        for noun in cells.words("nouns"):
            key = fold(noun)
            folded[key] = folded.get(key, frozenset()) | {cells["family"]}
    return {stem(noun): families for noun, families in folded.items()} | folded


def family_names() -> tuple[str, ...]:
    """Return the name of each row of the families."""
    found = rows(FAMILIES_FILE, _FAMILY_COLUMNS)
    return tuple(cells["family"] for cells in found)


@functools.cache
def role_phrases() -> tuple[tuple[str, str], ...]:
    """Return the expressions for an office (*chef de la diplomatie*) with plain words for each."""
    found = rows(PHRASES_FILE, _PHRASE_COLUMNS)
    return tuple((cells["phrase"], cells["means"]) for cells in found)


@functools.cache
def agents_of() -> Mapping[str, tuple[str, ...]]:
    """Return, for each deed (*présider*, *tête*), the nouns for whoever does or holds it."""
    found = rows(DEEDS_FILE, _DEED_COLUMNS)
    return {cells["deed"]: cells.words("agents") for cells in found}


@functools.cache
def own_people() -> Mapping[str, frozenset[str]]:
    """Return, for each noun of people that somebody calls his own, the keys of what he is."""
    return {
        noun: frozenset([fold(role) for role in cells.words("roles")])
        for cells in rows(OWN_FILE, _OWN_COLUMNS)
        for noun in cells.words("own")
    }


@functools.cache
def camps() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the political camps, each with the words and parties that show it beside its name."""
    found = rows(CAMPS_FILE, _CAMP_COLUMNS)
    return tuple((cells["camp"], cells.words("shown")) for cells in found)
