"""A lexicon with a caller's own words, which are read and checked like the packaged ones."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import attrs

from ..errors import ArgumentTypeError
from ..models import Act, ExtraWords, Gender, SpeakerKind
from .conjugation import conjugate, form_lines
from .files import Row
from .folding import normalise, work_key
from .forms import FormTable
from .memo import Lazy
from .names import FirstNames, demonyms_of, places_of
from .nouns import PERSON_COLUMNS, PERSONS_FILE, SourceNouns, read_source_nouns, title_of
from .table import Lexicon, load_lexicon
from .types import Demonym, Place, ReportingVerb, Title
from .verbs import VERB_COLUMNS, Bases, verb_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .names import Places

__all__ = ["ExtendedLexicon", "extend"]

_GENDERS = {"m": Gender.MASCULINE, "f": Gender.FEMININE, "x": None}
_CELLS = tuple(name for name in VERB_COLUMNS if name not in ("lemma", "spellings"))
# What an ordinary reporting verb and a title have, where a caller says nothing else.
_VERB = {"frames": "que noun incise colon", "flags": "core"}
_TITLE = {"number": "singular", "kind": "profession"}


@attrs.frozen(kw_only=True)
class _Own:
    """The caller's words as records, by the same keys as the packaged ones."""

    verbs: Mapping[str, ReportingVerb]
    forms: Mapping[str, str]
    titles: Mapping[str, Title]
    persons: SourceNouns
    first_names: Mapping[str, Gender | None]
    places: tuple[Place, ...]
    demonyms: Mapping[str, Demonym]


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class ExtendedLexicon(Lexicon):
    """The packaged lexicon and a caller's words, which come first.

    Attributes:
        base: The packaged lexicon.
        words: The caller's words.
        works: Keys of the names that are titles wherever they stand in marks.
    """

    base: Lexicon
    words: ExtraWords
    works: frozenset[str]
    _own: _Own

    @Lazy
    def _verbs(self) -> tuple[Mapping[str, ReportingVerb], Bases]:
        bases = dict(self.base._verbs[1])  # noqa: SLF001  the same class
        for lemma, verb in self._own.verbs.items():
            bases[verb.base] = tuple(dict.fromkeys((*bases.get(verb.base, ()), lemma)))
        return {**self.base.verbs, **self._own.verbs}, bases

    @Lazy
    def forms(self) -> FormTable:
        """Every inflected form."""
        packaged = self.base.forms.lines
        own = {
            form: f"{packaged[form]} {line}" if form in packaged else line
            for form, line in self._own.forms.items()
        }
        return FormTable(lines={**packaged, **own})

    @Lazy
    def titles(self) -> Mapping[str, Title]:
        """Titles by form in lower case."""
        return {**self.base.titles, **self._own.titles}

    @Lazy
    def _source_nouns(self) -> SourceNouns:
        packaged = self.base._source_nouns.entries  # noqa: SLF001
        return SourceNouns(entries={**packaged, **self._own.persons.entries})

    @Lazy
    def _first_names(self) -> FirstNames:
        packaged = self.base._first_names.genders  # noqa: SLF001
        return FirstNames(genders={**packaged, **self._own.first_names})

    @Lazy
    def _places(self) -> Places:
        return places_of((*self._own.places, *self.base.places))

    @Lazy
    def _demonyms(self) -> Mapping[str, Demonym]:
        return {**self.base._demonyms, **self._own.demonyms}  # noqa: SLF001

    def is_work(self, words: str) -> bool:
        """Return whether words in marks name a work, and so are nobody's."""
        return work_key(words) in self.works

    def __reduce__(self) -> tuple[object, ...]:
        return (extend, (self.words,))


def extend(words: ExtraWords | None) -> Lexicon:
    """Return the packaged lexicon with words of the caller's own.

    Args:
        words: The words; ``None`` for the packaged lexicon as it is.

    Returns:
        The lexicon.

    Raises:
        ArgumentTypeError: ``words`` are no `quotelib.ExtraWords`, or a value in them is no string.
        LexiconError: A value breaks the rules of its table.
    """
    base = load_lexicon()
    if words is None:
        return base
    if not isinstance(words, ExtraWords):
        raise ArgumentTypeError(f"words must be ExtraWords, not {type(words).__name__}")
    verbs = {lemma: verb_of(_verb_row(lemma, value)) for lemma, value in words.verbs.items()}
    own = _Own(
        verbs=verbs,
        forms=_forms(verbs.values(), base),
        titles={
            normalise(_word("titles", form)): _title(form, value)
            for form, value in words.titles.items()
        },
        persons=_persons(words.persons),
        first_names={
            normalise(_word("first_names", name)): _gender("first_names", name, value)
            for name, value in words.first_names.items()
        },
        places=tuple(_place(name, value) for name, value in words.organisations.items()),
        demonyms=dict(_demonyms(words.demonyms)),
    )
    return ExtendedLexicon(base=base, words=words, own=own, works=_works(words.works))


def _row(field: str, key: str, cells: Mapping[str, Any]) -> Row:
    """Return the cells of an entry as a row whose faults name the entry."""
    row = Row(place=f"words.{field}[{key!r}]", cells=dict(cells))
    for value in cells.values():
        if not isinstance(value, str):
            raise ArgumentTypeError(f"{row.place}: a string is wanted, not {value!r}")
    return row


def _word(field: str, key: str) -> str:
    """Return a key that has to be one word."""
    if len(key.split()) != 1 or key != key.strip():
        _row(field, key, {}).fail("one word is wanted")
    return key


def _gender(field: str, key: str, value: str) -> Gender | None:
    row = _row(field, key, {"gender": value})
    if value not in _GENDERS:
        row.fail(f"{value!r} is no gender; allowed: {', '.join(_GENDERS)}")
    return _GENDERS[value]


def _verb_row(lemma: str, value: Any) -> Row:
    """Return the row that an act, or a mapping from columns to cells, stands for."""
    if isinstance(value, Act):
        value = value.value
    given = value if isinstance(value, Mapping) else {"act": value}
    cells = {**dict.fromkeys(VERB_COLUMNS, ""), "act": Act.SAY.value, **_VERB, **given}
    row = _row("verbs", lemma, {**cells, "lemma": lemma})
    if lemma != normalise(lemma):
        row.fail(f"a verb is written as {normalise(lemma)!r}")
    unknown = sorted(given.keys() - set(_CELLS), key=str)
    if unknown:
        row.fail(f"no column {unknown[0]!r}; allowed: {', '.join(_CELLS)}")
    return row


def _forms(verbs: Iterable[ReportingVerb], base: Lexicon) -> dict[str, str]:
    """Return the forms of the verbs that the packaged table does not conjugate."""
    bases: dict[str, tuple[str, ...]] = {}
    for verb in verbs:
        if verb.base in {form.base for form in base.verb_forms(verb.base)}:
            continue
        bases[verb.base] = ()
        try:
            conjugate(verb.base)
        except ValueError:
            _row("verbs", verb.lemma, {}).fail(
                f"no model says how {verb.base!r} is conjugated; verbs in -er and -ir need none"
            )
    return form_lines(bases)


def _title(form: str, value: str) -> Title:
    gender = _gender("titles", form, value)
    cells = {
        **_TITLE,
        "form": form,
        "gender": gender.value if gender else "",
        "expanded": form.lower(),
    }
    return title_of(_row("titles", form, cells))


def _persons(nouns: Mapping[str, str]) -> SourceNouns:
    """Return nouns for persons, read as rows of the packaged table."""
    lines = ["\t".join(PERSON_COLUMNS)]
    for masculine, feminine in nouns.items():
        row = _row("persons", masculine, {"feminine": feminine})
        for form in (masculine, feminine):
            if len(form.split()) != 1 or form != form.strip():
                row.fail("masculine and feminine are one word each")
        lines.append(f"{normalise(masculine)}\t{normalise(feminine)}\tfunction\t-\t-")
    return read_source_nouns({PERSONS_FILE: "\n".join(lines)})


def _place(name: str, value: str) -> Place:
    row = _row("organisations", name, {"stands_for": value})
    if not name[0].isupper():
        row.fail("a name starts with a capital")
    return Place(
        name=_word("organisations", name),
        article=None,
        gender=None,
        country=None,
        stands_for=value or None,
        kind=SpeakerKind.ORGANISATION,
    )


def _demonyms(places: Mapping[str, Any]) -> Iterator[tuple[str, Demonym]]:
    for place, forms in places.items():
        row = _row("demonyms", place, {"name": place})
        if not isinstance(forms, (tuple, list)) or len(forms) != 2:  # noqa: PLR2004
            row.fail(f"masculine and feminine are wanted, not {forms!r}")
        masculine, feminine = forms
        cells = {"name": place, "masculine": masculine, "feminine": feminine}
        row = _row("demonyms", place, cells)
        if not (masculine.strip() and feminine.strip()):
            row.fail("masculine and feminine are wanted, not an empty string")
        yield from demonyms_of(row)


def _works(names: Iterable[str]) -> frozenset[str]:
    keys = {name: work_key(name) for name in names}
    for name, key in keys.items():
        if not key:
            _row("works", name, {}).fail("letters or digits are wanted")
    return frozenset(keys.values())
