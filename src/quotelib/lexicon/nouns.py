"""Nouns that denote sources, nouns that name speech, and titles before a name."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

import attrs

from ..models import Act, Gender, Number, SpeakerKind
from .files import lines, read_text, row, rows
from .folding import fold_accents, normalise, of_both_genders
from .memo import Lazy
from .types import SourceNoun, SpeechNoun, Title
from .verbs import split_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .files import Row

__all__ = [
    "BODIES",
    "PERSONS_FILE",
    "PERSON_COLUMNS",
    "SPEECH_FILE",
    "TITLES_FILE",
    "TITLE_COLUMNS",
    "SourceNouns",
    "SpeechNouns",
    "find_title",
    "plural_of",
    "read_source_nouns",
    "read_speech_nouns",
    "read_titles",
    "title_of",
]

PERSONS_FILE = "person_nouns.tsv"
BODIES = {
    "media": "media_nouns.tsv",
    "collective": "collective_nouns.tsv",
    "document": "document_nouns.tsv",
}
"""Files of nouns for bodies and things that speak, by category; the first that has a noun wins."""
SPEECH_FILE = "speech_nouns.tsv"
TITLES_FILE = "titles.tsv"

PERSON_COLUMNS = ("masculine", "feminine", "category", "plurals", "flags")
_BODY_COLUMNS = ("singular", "plural", "gender", "kind")
_SPEECH_COLUMNS = ("singular", "plural", "gender", "act", "frames", "verbs")
TITLE_COLUMNS = ("form", "gender", "number", "kind", "expanded")
_FLAGS = frozenset({"adjective", "locative"})
_CATEGORIES = frozenset({"function", "relation"})
_FRAMES = frozenset({"que", "de_inf", "à_inf", "de", "si", "selon", "sur", "colon"})
# What may stand before a noun without changing what it denotes.
_PREFIX = re.compile(r"(?:ex|vice|co|sous|néo|futur|anti|pro|non)-|co(?=[^-]{5})")


def plural_of(singular: str) -> str:
    """Return the regular plural of a noun.

    Args:
        singular: A noun.

    Returns:
        Its plural: *journal* gives *journaux*, *avis* stays.
    """
    if singular.endswith(("s", "x", "z")):
        return singular
    if singular.endswith("al"):
        return singular[:-2] + "aux"
    if singular.endswith(("au", "eu")):
        return singular + "x"
    return singular + "s"


@attrs.frozen(kw_only=True)
class _Entry:
    """One form of a noun, not yet made into a record.

    Attributes:
        file: Its file.
        number: Its line.
        line: The line itself.
        column: Column of the form: 0 or 1.
        plural: Whether the form is a plural that the file gives.
    """

    file: str
    number: int
    line: str
    column: int
    plural: bool = False


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class SourceNouns:
    """Nouns that can be a source, looked up in any number, case and with prefixes.

    Attributes:
        entries: Entries by normalised form: every singular, and plurals that are not regular.
    """

    entries: Mapping[str, _Entry]

    @Lazy
    def _folded(self) -> Mapping[str, str]:
        accented = [form for form in self.entries if not form.isascii()]
        bare = fold_accents("\n".join(accented)).split("\n")
        return dict(zip(reversed(bare), reversed(accented), strict=True))

    def find(self, word: str) -> SourceNoun | None:
        """Return what the lexicon knows of a noun.

        Args:
            word: One word, singular or plural, in any case; in capitals also without accents, and
                with a first *E* that lacks its own (*l'Ecole*). An acronym may have full stops.

        Returns:
            The noun, or ``None``.
        """
        key = normalise(word)
        while True:
            found = self._plain(key)
            if found is None and word.isupper() and key.isascii():
                found = self._accentless(key)
            if found is None and key.startswith("e"):
                found = self._plain(f"é{key[1:]}")
            if found is None and "oe" in key:  # « la soeur »
                found = self._plain(key.replace("oe", "œ"))
            if found is None and "." in key[:-1]:  # « P.-D.G. »
                found = self._plain(key.replace(".", "").replace("-", ""))
            if found is None and (one := of_both_genders(key)):
                found = self._plain(one)
                found = found and attrs.evolve(found, gender=None)  # « les élus(es) »
            prefix = None if found is not None else _PREFIX.match(key)
            if prefix is None:
                return _unless_longer(found, word) or self._compound(key)
            key = key[prefix.end() :]

    def _compound(self, key: str) -> SourceNoun | None:
        """Return the first of two functions that a hyphen joins (*député-maire*)."""
        first, hyphen, second = key.partition("-")
        nouns = (self._plain(first), self._plain(second)) if hyphen else ()
        people = [one for one in nouns if one is not None and one.kind is SpeakerKind.PERSON]
        return people[0] if len(people) == 2 else None  # noqa: PLR2004

    def _plain(self, key: str) -> SourceNoun | None:
        for form, plural in _readings(key):
            entry = self.entries.get(form)
            if entry is not None:
                return _source_noun(entry, form, plural=plural or entry.plural)
        return None

    def _accentless(self, key: str) -> SourceNoun | None:
        for form, _ in _readings(key):
            accented = self._folded.get(form)
            if accented is not None:
                return self._plain(accented + key[len(form) :])
        return None

    def __iter__(self) -> Iterator[SourceNoun]:
        for form, entry in self.entries.items():
            yield _source_noun(entry, form, plural=entry.plural)


def _readings(key: str) -> Iterator[tuple[str, bool]]:
    """Yield the forms that a word may be, with whether it is their plural."""
    yield key, False
    if key.endswith(("s", "x")):
        yield key[:-1], True
        if key.endswith("aux"):
            yield key[:-3] + "al", True


def _unless_longer(found: SourceNoun | None, word: str) -> SourceNoun | None:
    """Return what was found unless the word is another acronym with one more letter.

    *Les DGs* are managers, *la DGS* is no more of them than *la SDFS*.
    """
    if found is None or word[-1] != "S" or not word.isupper():
        return found
    singular = found.masculine or found.feminine or ""
    return None if singular.isupper() and singular[-1] != "S" else found


def _source_noun(entry: _Entry, form: str, *, plural: bool) -> SourceNoun:
    """Return the record of one form."""
    number: Number | None = Number.PLURAL if plural else Number.SINGULAR
    if not entry.plural and form.endswith(("s", "x", "z")):
        # porte-parole, avis: nothing tells singular and plural apart.
        number = None
    if entry.file == PERSONS_FILE:
        cells = row(entry.file, entry.number, entry.line, PERSON_COLUMNS)
        return _person(cells, entry, number)
    cells = row(entry.file, entry.number, entry.line, _BODY_COLUMNS)
    gender = cells.member(Gender, cells["gender"])
    singular = cells["singular"] or None
    if number is Number.SINGULAR and cells["plural"] == cells["singular"]:
        number = None
    return SourceNoun(
        kind=cells.member(SpeakerKind, cells["kind"]),
        gender=gender,
        number=number,
        masculine=singular if gender is Gender.MASCULINE else None,
        feminine=singular if gender is Gender.FEMININE else None,
        category=next(name for name, file in BODIES.items() if file == entry.file),
    )


def _person(cells: Row, entry: _Entry, number: Number | None) -> SourceNoun:
    masculine, feminine = cells["masculine"], cells["feminine"]
    if cells["category"] not in _CATEGORIES:
        cells.fail(f"{cells['category']!r} is no category; allowed: {', '.join(_CATEGORIES)}")
    flags = frozenset(cells.words("flags"))
    if not flags <= _FLAGS:
        cells.fail(f"{cells['flags']!r} are no flags; allowed: {', '.join(sorted(_FLAGS))}")
    gender = (Gender.MASCULINE, Gender.FEMININE)[entry.column]
    plurals = cells.words("plurals", "/")
    if not entry.plural and plurals and plurals[0] == (masculine or feminine):
        number = None
    return SourceNoun(
        kind=SpeakerKind.PERSON,
        gender=None if masculine == feminine else gender,
        number=number,
        masculine=masculine or None,
        feminine=feminine or None,
        category=cells["category"],
        adjective="adjective" in flags,
        locative="locative" in flags,
    )


def read_source_nouns(texts: Mapping[str, str] | None = None) -> SourceNouns:
    """Read the tables of nouns that can be a source.

    Args:
        texts: Contents by file name; the packaged files when ``None``.

    Returns:
        The nouns. Persons come first, then media, bodies and groups, documents: a noun in two
        files is found in the first.

    Raises:
        LexiconError: A header is wrong.
    """
    texts = texts or {name: read_text(name) for name in (PERSONS_FILE, *BODIES.values())}
    entries: dict[str, _Entry] = {}
    for name, text in texts.items():
        persons = name == PERSONS_FILE
        columns = PERSON_COLUMNS if persons else _BODY_COLUMNS
        for number, line in lines(name, columns, text):
            cells = line.split("\t")
            make = functools.partial(_Entry, file=name, number=number, line=line)
            forms = cells[:2] if persons else cells[:1]
            for column, form in enumerate(forms):
                if form != "-":
                    entries.setdefault(form.lower(), make(column=column))
            plurals = cells[3] if persons else cells[1]
            for column, form in enumerate(plurals.split("/")):
                if form != "-":
                    entries.setdefault(form.lower(), make(column=column, plural=True))
    return SourceNouns(entries=entries)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class SpeechNouns:
    """Nouns that name words said or written.

    Attributes:
        nouns: The nouns by singular (or only form).
        forms: Nouns of several words by first word, longest first; single ones by form.
    """

    nouns: Mapping[str, SpeechNoun]
    forms: Mapping[str, tuple[tuple[tuple[str, ...], SpeechNoun], ...]]

    def at(self, words: Sequence[str]) -> tuple[SpeechNoun, int] | None:
        """Return the longest noun that a run of words starts with.

        Args:
            words: Words, elided ones with their apostrophe.

        Returns:
            The noun and how many words it takes, or ``None``.
        """
        if not words:
            return None
        for form, noun in self.forms.get(normalise(words[0]), ()):
            if len(form) == 1 or form == tuple(normalise(word) for word in words[: len(form)]):
                return noun, len(form)
        return None


def read_speech_nouns(text: str | None = None) -> SpeechNouns:
    """Read the table of nouns that name words said or written.

    Args:
        text: Contents of the table; the packaged one when ``None``.

    Returns:
        The nouns.

    Raises:
        LexiconError: A row breaks the rules of the table.
    """
    nouns: dict[str, SpeechNoun] = {}
    forms: dict[str, dict[tuple[str, ...], SpeechNoun]] = {}
    for cells in rows(SPEECH_FILE, _SPEECH_COLUMNS, text):
        noun = _speech_noun(cells)
        if noun.lemma in nouns:
            cells.fail(f"noun {noun.lemma!r} has two rows")
        nouns[noun.lemma] = noun
        for form in (noun.singular, noun.plural):
            words = tuple(split_words(form.lower()))
            if words:
                forms.setdefault(words[0], {})[words] = noun
    ordered = {
        first: tuple(sorted(found.items(), key=lambda pair: -len(pair[0])))
        for first, found in forms.items()
    }
    return SpeechNouns(nouns=nouns, forms=ordered)


def _speech_noun(cells: Row) -> SpeechNoun:
    frames = frozenset(cells.words("frames"))
    if not frames <= _FRAMES:
        cells.fail(f"{cells['frames']!r} are no frames; allowed: {', '.join(sorted(_FRAMES))}")
    singular = cells["singular"]
    return SpeechNoun(
        singular=singular,
        plural=cells["plural"] or plural_of(singular),
        gender=cells.member(Gender, cells["gender"]),
        act=cells.member(Act, cells["act"]),
        frames=frames,
        verbs=cells.words("verbs", ","),
    )


def find_title(titles: Mapping[str, Title], word: str) -> Title | None:
    """Return the title that a word is.

    Args:
        titles: Titles by normalised form.
        word: A word in any case, with or without a final full stop.

    Returns:
        The title, or ``None``.
    """
    key = normalise(word)
    return titles.get(key) or titles.get(key.rstrip("."))


def read_titles(text: str | None = None) -> dict[str, Title]:
    """Read the table of titles.

    Args:
        text: Contents of the table; the packaged one when ``None``.

    Returns:
        The titles by normalised form.

    Raises:
        LexiconError: A row breaks the rules of the table.
    """
    titles: dict[str, Title] = {}
    for cells in rows(TITLES_FILE, TITLE_COLUMNS, text):
        key = normalise(cells["form"])
        if key in titles:
            cells.fail(f"title {cells['form']!r} has two rows")
        titles[key] = title_of(cells)
    return titles


def title_of(cells: Row) -> Title:
    """Return the title that a row describes.

    Args:
        cells: The row, with the columns of `TITLE_COLUMNS`.

    Returns:
        The title.

    Raises:
        LexiconError: The row breaks the rules of the table.
    """
    return Title(
        form=cells["form"],
        gender=cells.member(Gender, cells["gender"]) if cells["gender"] else None,
        number=cells.member(Number, cells["number"]),
        kind=cells["kind"],
        expanded=cells["expanded"],
    )
