"""First names with their gender, and places that stand for those who govern there."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import TYPE_CHECKING

import attrs

from ..errors import LexiconError
from ..models import Gender, Number, SpeakerKind
from .files import lines, read_text, rows
from .folding import fold, fold_accents, fold_quotes, normalise
from .memo import Lazy
from .nouns import plural_of
from .types import Demonym, Place
from .verbs import split_words
from .words import closed_class

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .files import Row

__all__ = [
    "COUNTRIES_FILE",
    "FIRST_NAMES_FILES",
    "GENTILES_FILE",
    "PLACES_FILE",
    "FirstNames",
    "Places",
    "demonym_in",
    "demonyms_of",
    "home_places",
    "place_named",
    "places_of",
    "read_demonyms",
    "read_first_names",
    "read_places",
    "towns_of",
]

FIRST_NAMES_FILES = ("first_names.tsv", "first_names_more.tsv")
PLACES_FILE = "speaking_places.tsv"
COUNTRIES_FILE = "countries.tsv"
GENTILES_FILE = "gentiles.tsv"

_NAME_COLUMNS = ("name", "gender")
_PLACE_COLUMNS = ("name", "article", "gender", "country", "stands_for")
_COUNTRY_COLUMNS = ("code", "name", "article", "gender", "masculine", "feminine")
_GENTILE_COLUMNS = ("name", "masculine", "feminine", "land", "level")
_GENDERS = {"f": Gender.FEMININE, "m": Gender.MASCULINE, "x": None}


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class FirstNames:
    """First names.

    Attributes:
        genders: Gender by normalised name, ``None`` for a name of both.
    """

    genders: Mapping[str, Gender | None]

    @Lazy
    def _folded(self) -> Mapping[str, str]:
        accented = [name for name in self.genders if not name.isascii()]
        return dict(zip(fold_accents("\n".join(accented)).split("\n"), accented, strict=True))

    def find(self, name: str) -> str | None:
        """Return the key of a first name: the name itself, or the first part of a compound.

        Args:
            name: One word; it must start with a capital.

        Returns:
            The key in `genders`, or ``None`` for another word.
        """
        if not name[:1].isupper():
            return None
        key = normalise(name)
        if key in self.genders:
            return key
        if key in self._folded:
            return self._folded[key]
        plain = fold_accents(key[0]) + key[1:]  # « Évelyne », which the tables spell with E
        if plain in self.genders:
            return plain
        first, hyphen, _ = name.partition("-")
        return self.find(first) if hyphen else None


def read_first_names(texts: Mapping[str, str] | None = None) -> FirstNames:
    """Read the tables of first names.

    Args:
        texts: Contents by file name; the packaged files when ``None``.

    Returns:
        The names; one that the tables give to both genders has none.

    Raises:
        LexiconError: A row breaks the rules of the tables.
    """
    texts = texts or {name: read_text(name) for name in FIRST_NAMES_FILES}
    genders: dict[str, Gender | None] = {}
    for file, text in texts.items():
        for number, line in lines(file, _NAME_COLUMNS, text):
            name, _, gender = line.partition("\t")
            key = name.lower()
            if gender == "-":
                genders.pop(key, None)
                continue
            if gender not in _GENDERS:
                raise LexiconError(
                    f"{file}, line {number}: {gender!r} is no gender; allowed: f, m, x, -"
                )
            found = _GENDERS[gender]
            genders[key] = found if genders.get(key, found) is found else None
    return FirstNames(genders=genders)


Places = dict[tuple[str, ...], Place]
"""Places and acronyms that stand for those who govern or sit there, by the parts of their names."""


def place_named(places: Places, name: str) -> Place | None:
    """Return the place of a given name.

    Args:
        places: The places.
        name: Name without article, with its capitals; accents and hyphens do not matter.

    Returns:
        The place, or ``None``.
    """
    words = split_words(fold_quotes(name))
    return places.get(_parts(name)) if words and words[0][0].isupper() else None


def _parts(name: str) -> tuple[str, ...]:
    """Return the words of a name, and the parts that hyphens join, without accents."""
    return tuple(part for word in split_words(fold(name)) for part in word.split("-") if part)


def read_places(texts: Mapping[str, str] | None = None) -> Places:
    """Read the tables of places, countries among them.

    Args:
        texts: Contents by file name; the packaged files when ``None``.

    Returns:
        The places.

    Raises:
        LexiconError: A row breaks the rules of the tables.
    """
    texts = texts or {name: read_text(name) for name in (PLACES_FILE, COUNTRIES_FILE)}
    return places_of(_read_places(texts))


def _read_places(texts: Mapping[str, str]) -> Iterator[Place]:
    for cells in rows(PLACES_FILE, _PLACE_COLUMNS, texts[PLACES_FILE]):
        kind = SpeakerKind.PLACE if cells["country"] else SpeakerKind.ORGANISATION
        yield _place(cells, kind, cells["stands_for"])
    for cells in rows(COUNTRIES_FILE, _COUNTRY_COLUMNS, texts[COUNTRIES_FILE]):
        yield _place(cells, SpeakerKind.PLACE, "", code=cells["code"])


def places_of(places: Iterable[Place]) -> Places:
    """Return places as a table.

    Args:
        places: Places; of two with one name the first counts.

    Returns:
        The table.
    """
    found: Places = {}
    for place in places:
        # The first row has the usual spelling: ONU before Onu, Luxembourg the town.
        found.setdefault(_parts(place.name), place)
    return found


def _place(cells: Row, kind: SpeakerKind, stands_for: str, code: str = "") -> Place:
    return Place(
        name=cells["name"],
        article=cells["article"] or None,
        gender=cells.member(Gender, cells["gender"]) if cells["gender"] else None,
        country=code or cells.cells.get("country") or None,
        stands_for=stands_for or None,
        kind=kind,
    )


def read_demonyms(texts: Mapping[str, str] | None = None) -> dict[str, Demonym]:
    """Read the tables of demonyms.

    Args:
        texts: Contents by file name; the packaged files when ``None``.

    Returns:
        Demonyms by every form, in lower case; a form of several places belongs to the first.

    Raises:
        LexiconError: A row breaks the rules of the tables.
    """
    texts = texts or {name: read_text(name) for name in (COUNTRIES_FILE, GENTILES_FILE)}
    found: dict[str, Demonym] = {}
    for file, columns in ((COUNTRIES_FILE, _COUNTRY_COLUMNS), (GENTILES_FILE, _GENTILE_COLUMNS)):
        for cells in rows(file, columns, texts[file]):
            for form, demonym in demonyms_of(cells):
                found.setdefault(form, demonym)
    return found


def demonym_in(demonyms: Mapping[str, Demonym], word: str) -> Demonym | None:
    """Return the demonym that a word is, or joins to a part of the world or another people.

    *Un Est-Allemand* is of Germany; *une Franco-Algérienne* of two countries, none of them alone.

    Args:
        demonyms: Demonyms by every form, in lower case.
        word: A word.

    Returns:
        The demonym, ``None`` for any other word.
    """
    word = normalise(word)
    prefix, hyphen, form = word.partition("-")
    if word in demonyms or not hyphen:
        return demonyms.get(word)
    last = demonyms.get(form)
    if prefix in closed_class("demonym_prefix"):
        return last
    if last is None or prefix not in closed_class("people_prefix"):
        return None
    masculine, feminine = f"{prefix}-{last.masculine}", f"{prefix}-{last.feminine}"
    return attrs.evolve(last, place=masculine, country=None, masculine=masculine, feminine=feminine)


def towns_of(demonyms: Iterable[Demonym]) -> dict[str, str]:
    """Return the towns and regions that some demonyms are of.

    Args:
        demonyms: The demonyms.

    Returns:
        The places that are no countries, by their folded names without article.
    """
    places = {one.place for one in demonyms if one.country is None}
    folded = {fold_accents(normalise(place)): place for place in places}
    return {key.removeprefix("le ").removeprefix("la "): place for key, place in folded.items()}


@functools.cache
def home_places() -> Mapping[str, tuple[str, str]]:
    """Return the country and the level of the towns and regions with demonyms.

    Returns:
        By the folded name of each, the code of the country that it is in, and *region*, *part* of
        a city, or nothing for a town; of two places of one name nothing but the level.
    """
    found: dict[str, tuple[str, str]] = {}
    for cells in rows(GENTILES_FILE, _GENTILE_COLUMNS, read_text(GENTILES_FILE)):
        key, home = fold(cells["name"]), (cells["land"], cells["level"])
        found[key] = home if found.get(key, home) == home else ("", home[1])
    return found


def demonyms_of(cells: Row) -> Iterator[tuple[str, Demonym]]:
    """Yield the forms of the people of one place.

    Args:
        cells: A row with the columns of the table of gentilés or of that of countries.

    Yields:
        Each form, in lower case, with its demonym.
    """
    for form, gender, number in _adjectives(cells["masculine"], cells["feminine"]):
        yield (
            form,
            Demonym(
                place=cells["name"],
                country=cells.cells.get("code"),
                masculine=cells["masculine"],
                feminine=cells["feminine"],
                gender=gender,
                number=number,
            ),
        )


def _adjectives(
    masculine: str, feminine: str
) -> Iterator[tuple[str, Gender | None, Number | None]]:
    """Yield the forms of an adjective: *russe, russes*; *français, française, françaises*."""
    if masculine == feminine:
        yield masculine, None, Number.SINGULAR
        yield plural_of(masculine), None, Number.PLURAL
        return
    invariable = plural_of(masculine) == masculine
    yield masculine, Gender.MASCULINE, None if invariable else Number.SINGULAR
    yield plural_of(masculine), Gender.MASCULINE, Number.PLURAL
    yield feminine, Gender.FEMININE, Number.SINGULAR
    yield plural_of(feminine), Gender.FEMININE, Number.PLURAL
