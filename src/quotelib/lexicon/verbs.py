"""Reads reporting verbs and helper verbs into frozen records."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Any, Literal

from ..models import Act
from .files import LazyTable, lines, row, rows
from .types import Exclusion, Frame, Helper, ReportingVerb

if TYPE_CHECKING:
    from collections.abc import Callable

    from .files import Row

__all__ = [
    "HELPERS_FILE",
    "VERBS_FILE",
    "VERB_COLUMNS",
    "Bases",
    "base_of",
    "read_helpers",
    "read_verbs",
    "split_words",
    "verb_of",
]

VERBS_FILE = "reporting_verbs.tsv"
HELPERS_FILE = "helper_verbs.tsv"

Bases = dict[str, tuple[str, ...]]
"""Keys of a table by the infinitive that they are built on."""

VERB_COLUMNS = (
    "lemma",
    "act",
    "frames",
    "prepositions",
    "flags",
    "addressee",
    "excluded",
    "spellings",
    "tail",
)
_HELPER_COLUMNS = ("lemma", "link", "flags", "tail")
_FLAGS = {
    "core": ("core", True),
    "negative": ("negative", True),
    "factive": ("factivity", "factive"),
    "distancing": ("factivity", "distancing"),
    "human": ("human", True),
    "cognitive": ("cognitive", True),
    "receptive": ("receptive", True),
    "être": ("auxiliary", "être"),
}
_ADDRESSEES: dict[str, Literal["à", "de", "object"]] = {"à": "à", "de": "de", "object": "object"}
_LEMMA = re.compile(r"(?P<negation>ne pas )?(?P<reflexive>se |s')?(?P<en>en )?(?P<rest>.+)")
_PREFIXES = ("ne pas ", "se ", "s'", "en ")
# An elided word keeps its apostrophe and is a word of its own, as in spaCy's tokens.
_WORD = re.compile(r"[^\s']+'?")


def read_verbs(text: str | None = None) -> tuple[LazyTable[ReportingVerb], Bases]:
    """Read the table of reporting verbs.

    Args:
        text: Contents of the table; the packaged one when ``None``.

    Returns:
        The verbs by lemma, in the order of the table, each parsed when it is asked for; and the
        lemmas by base.

    Raises:
        LexiconError: The header is wrong, or a lemma has two rows.
    """
    verbs: dict[str, Callable[[], ReportingVerb]] = {}
    bases: dict[str, tuple[str, ...]] = {}
    for number, line in lines(VERBS_FILE, VERB_COLUMNS, text):
        lemma = line[: line.find("\t")]
        if lemma in verbs:
            _row(number, line).fail(f"lemma {lemma!r} has two rows")
        verbs[lemma] = functools.partial(_read, number, line)
        base = base_of(lemma)
        bases[base] = (*bases.get(base, ()), lemma)
    return LazyTable(unread=verbs), bases


def split_words(phrase: str) -> list[str]:
    """Return the words of a phrase, an elided word with its apostrophe as a word of its own.

    Args:
        phrase: *d'après*, *mot d'ordre*.

    Returns:
        The words: ``["d'", "après"]``.
    """
    return _WORD.findall(phrase)


def base_of(lemma: str) -> str:
    """Return the infinitive of the (first) verb of a lemma, without reflexive.

    Args:
        lemma: *se féliciter*, *ne pas en démordre*, *faire savoir*.

    Returns:
        The base: *féliciter*, *démordre*, *faire*.
    """
    for prefix in _PREFIXES:
        lemma = lemma.removeprefix(prefix)
    return lemma.partition(" ")[0]


def read_helpers(text: str | None = None) -> dict[str, Helper]:
    """Read the table of helper verbs.

    Args:
        text: Contents of the table; the packaged one when ``None``.

    Returns:
        The helpers by lemma and link (``"tenir à"``), in the order of the table.

    Raises:
        LexiconError: A row breaks the rules of the table.
    """
    helpers: dict[str, Helper] = {}
    for entry in rows(HELPERS_FILE, _HELPER_COLUMNS, text):
        link, participle = entry["link"] or None, entry["link"] == "participle"
        if entry["flags"] not in ("", "unsaid"):
            entry.fail(f"{entry['flags']!r} is no flag; allowed: unsaid")
        helper = Helper(
            **_words(entry),
            link=None if participle else link,
            unsaid=entry["flags"] == "unsaid",
            participle=participle,
        )
        name = f"{helper.lemma} {helper.link}" if helper.link else helper.lemma
        if name in helpers:
            entry.fail(f"helper {name!r} has two rows")
        helpers[name] = helper
    return helpers


def _row(number: int, line: str) -> Row:
    return row(VERBS_FILE, number, line, VERB_COLUMNS)


def _read(number: int, line: str) -> ReportingVerb:
    return verb_of(_row(number, line))


def verb_of(entry: Row) -> ReportingVerb:
    """Return the verb that a row describes.

    Args:
        entry: The row, with the columns of `VERB_COLUMNS`.

    Returns:
        The verb.

    Raises:
        LexiconError: The row breaks the rules of the table.
    """
    frames = frozenset(entry.member(Frame, value) for value in entry.words("frames"))
    prepositions = entry.words("prepositions", ",")
    if not frames:
        entry.fail("a verb needs at least one frame")
    if bool(prepositions) != (Frame.PREP in frames):
        entry.fail("the frame prep and the prepositions need each other")
    words = _words(entry)
    options: dict[str, Any] = {"auxiliary": "être" if words["reflexive"] else "avoir"}
    for flag in entry.words("flags"):
        if flag not in _FLAGS:
            entry.fail(f"{flag!r} is no flag; allowed: {', '.join(_FLAGS)}")
        name, value = _FLAGS[flag]
        options[name] = value
    addressee = entry["addressee"]
    if addressee and addressee not in _ADDRESSEES:
        entry.fail(f"{addressee!r} is no addressee; allowed: {', '.join(_ADDRESSEES)}")
    return ReportingVerb(
        **words,
        **options,
        act=entry.member(Act, entry["act"]),
        frames=frames,
        prepositions=prepositions,
        addressee=_ADDRESSEES.get(addressee),
        excluded=_exclusions(entry),
        spellings=entry.words("spellings", ","),
    )


def _words(entry: Row) -> dict[str, Any]:
    """Split a lemma into its parts: negation, reflexive, clitic, base and further words."""
    lemma = entry["lemma"]
    match = _LEMMA.fullmatch(lemma)
    if match is None or lemma != " ".join(lemma.split()):
        entry.fail(f"{lemma!r} is no lemma")
    base, *rest = split_words(match["rest"])
    if not base.endswith(("er", "ir", "re")):
        entry.fail(f"{base!r} is no infinitive")
    if entry["tail"]:
        rest = split_words(entry["tail"])
    return {
        "lemma": lemma,
        "base": base,
        "reflexive": match["reflexive"] is not None,
        "clitic": "en" if match["en"] else None,
        "negated": match["negation"] is not None,
        "tail_forms": tuple(tuple(word.split("/")) for word in rest),
    }


def _exclusions(entry: Row) -> tuple[Exclusion, ...]:
    """Return the excluded complements: ``revenu,impôt;à=besoin;par=*``."""
    found = []
    for part in entry.words("excluded", ";"):
        preposition, equals, nouns = part.rpartition("=")
        if nouns == "*" and not equals:
            entry.fail("a verb that excludes every object has no frame noun; drop '*'")
        heads = frozenset() if nouns == "*" else frozenset(nouns.lower().split(","))
        if "" in heads or (equals and not preposition):
            entry.fail(f"{part!r} is no exclusion; write noun,noun;preposition=noun,noun")
        found.append(Exclusion(preposition=preposition or None, nouns=heads))
    return tuple(found)
