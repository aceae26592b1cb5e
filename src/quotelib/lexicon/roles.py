"""Nouns for people and bodies that take each other up, names of offices, deeds, and camps."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import attrs

from .files import rows
from .folding import fold, stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = [
    "CAMPS_FILE",
    "DEEDS_FILE",
    "FAMILIES_FILE",
    "FATES_FILE",
    "FIELDS_FILE",
    "GENERALS_FILE",
    "OWN_FILE",
    "PHRASES_FILE",
    "WORKS_FILE",
    "Fate",
    "agents_of",
    "called_for_fate",
    "camps",
    "family_names",
    "fields",
    "general_problems",
    "makers_of",
    "nouns_covered",
    "own_people",
    "own_things",
    "role_families",
    "role_phrases",
    "served_by",
]

FAMILIES_FILE = "role_families.tsv"
GENERALS_FILE = "role_generals.tsv"
PHRASES_FILE = "role_phrases.tsv"
DEEDS_FILE = "deeds.tsv"
CAMPS_FILE = "camps.tsv"
OWN_FILE = "own_people.tsv"
FIELDS_FILE = "fields.tsv"
WORKS_FILE = "works.tsv"
FATES_FILE = "fates.tsv"
_VOICES = {
    "passive": ("passive", "active"),
    "active": ("active", "doing"),
    "reflexive": ("reflexive",),
}
"""Which rows hold of a verb, by its voice."""
_AT_TOP = frozenset({"patron", "dirigeant"})
"""Nouns that cover people at the top of anything, be it a union."""

_FAMILY_COLUMNS = ("family", "nouns")
_GENERAL_COLUMNS = ("noun", "families", "nouns")
_PHRASE_COLUMNS = ("phrase", "means")
_OF_ANY = frozenset({"directeur"})
"""Nouns that only the row of a noun itself makes it cover."""
_DEED_COLUMNS = ("deed", "agents")
_OWN_COLUMNS = ("sort", "own", "roles")
_FIELD_COLUMNS = ("field", "nouns")
_WORK_COLUMNS = ("works", "agents")
_FATE_COLUMNS = ("fates", "voice", "with", "agents")
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
def nouns_covered() -> Mapping[str, frozenset[str]]:
    """Return, for each noun, those that say more: *procureur* and *juge* for *magistrat*.

    Nouns that mean the same cover each other. All are folded. *Directeur* is of the
    families of many trades, and says of none that somebody is of it.
    """
    members = {
        cells["family"].replace(" ", "_"): {fold(noun) for noun in cells.words("nouns")}
        for cells in rows(FAMILIES_FILE, _FAMILY_COLUMNS)
    }
    covered: dict[str, frozenset[str]] = {}
    for cells in rows(GENERALS_FILE, _GENERAL_COLUMNS):
        listed = [members.get(family, set()) for family in cells.words("families")]
        nouns = {fold(noun) for noun in cells.words("nouns")}
        covered[fold(cells["noun"])] = frozenset(nouns.union(*listed) - (_OF_ANY - nouns))
    return covered


def general_problems() -> Iterator[str]:
    """Yield what is wrong with the general nouns: one given twice, a family that there is not."""
    families = {name.replace(" ", "_") for name in family_names()}
    seen: set[str] = set()
    for cells in rows(GENERALS_FILE, _GENERAL_COLUMNS):
        noun = cells["noun"]
        if noun in seen:
            yield f"noun {noun!r} stands in {GENERALS_FILE} twice"
        seen.add(noun)
        for family in cells.words("families"):
            if family not in families:
                yield f"noun {noun!r} covers {family!r}, which is no family"


@functools.cache
def role_phrases() -> tuple[tuple[str, str], ...]:
    """Return the expressions for an office (*chef de la diplomatie*) with plain words for each."""
    found = rows(PHRASES_FILE, _PHRASE_COLUMNS)
    return tuple((cells["phrase"], cells["means"]) for cells in found)


@attrs.frozen(kw_only=True)
class Fate:
    """What somebody may be called for a verb whose subject he is.

    Attributes:
        wanted: The nouns of which one follows the verb, none where it may be any.
        agents: The nouns for him, masculine singulars.
    """

    wanted: frozenset[str]
    agents: tuple[str, ...]


@functools.cache
def agents_of() -> Mapping[str, tuple[str, ...]]:
    """Return, for each deed (*présider*, *tête*), the nouns for whoever does or holds it."""
    found = rows(DEEDS_FILE, _DEED_COLUMNS)
    return {cells["deed"]: cells.words("agents") for cells in found}


@functools.cache
def makers_of() -> Mapping[str, tuple[str, ...]]:
    """Return, for each noun of a work (*roman*) or participle, the nouns for whoever makes it."""
    found = rows(WORKS_FILE, _WORK_COLUMNS)
    return {work: cells.words("agents") for cells in found for work in cells.words("works")}


@functools.cache
def called_for_fate(voice: str) -> Mapping[str, tuple[Fate, ...]]:
    """Return, for each form that says what becomes of somebody or what he does, what it makes him.

    Args:
        voice: Whether the verb is *passive*, *active* or *reflexive*: *X a exclu Y* says nothing
            of X.
    """
    found: dict[str, tuple[Fate, ...]] = {}
    for cells in rows(FATES_FILE, _FATE_COLUMNS):
        if cells["voice"] not in _VOICES[voice]:
            continue
        fate = Fate(wanted=frozenset(cells.words("with")), agents=cells.words("agents"))
        for form in cells.words("fates"):
            for spelt in (form, f"{form}e", f"{form}s", f"{form}es"):
                found[spelt] = (*found.get(spelt, ()), fate)
    return found


@functools.cache
def _own(sort: str) -> Mapping[str, frozenset[str]]:
    """Return, for each noun of one sort that somebody calls his own, the keys of what he is."""
    return {
        noun: frozenset([fold(role) for role in cells.words("roles")])
        for cells in rows(OWN_FILE, _OWN_COLUMNS)
        if cells["sort"] == sort
        for noun in cells.words("own")
    }


def own_people() -> Mapping[str, frozenset[str]]:
    """Return, for each noun of people that somebody calls his own, the keys of what he is."""
    return _own("people")


def own_things() -> Mapping[str, frozenset[str]]:
    """Return, for each noun of things that somebody calls his own, the keys of what he is."""
    return _own("things")


@functools.cache
def fields() -> Mapping[str, tuple[str, ...]]:
    """Return, for each key of a field of knowledge, the keys of the nouns for those who know it."""
    found = rows(FIELDS_FILE, _FIELD_COLUMNS)
    return {stem(cells["field"]): tuple(map(fold, cells.words("nouns"))) for cells in found}


@functools.cache
def served_by() -> Mapping[str, frozenset[str]]:
    """Return, for each noun of those people, the nouns for who deals with them, all folded.

    *Médecin* stands for all that it covers: no surgeon is *le patient*.
    """
    covered = nouns_covered()
    found: dict[str, frozenset[str]] = {}
    for noun, roles in own_people().items():
        more = [covered.get(role, frozenset[str]()) for role in roles - _AT_TOP]
        found[fold(noun)] = roles.union(*more)
    return found


@functools.cache
def camps() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the political camps, each with the words and parties that show it beside its name."""
    found = rows(CAMPS_FILE, _CAMP_COLUMNS)
    return tuple((cells["camp"], cells.words("shown")) for cells in found)
