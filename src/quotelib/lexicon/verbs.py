"""Reads reporting verbs and helper verbs into frozen records."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Literal

from ..models import Act
from .files import read_text, rows
from .types import Effect, Exclusion, Frame, Helper, ReportingVerb

if TYPE_CHECKING:
    from .files import Row

__all__ = ["HELPERS_FILE", "VERBS_FILE", "read_helpers", "read_verbs"]

VERBS_FILE = "reporting_verbs.tsv"
HELPERS_FILE = "helper_verbs.tsv"

_VERB_COLUMNS = (
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
_HELPER_COLUMNS = ("lemma", "link", "effect", "tail")
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
# An elided word keeps its apostrophe and is a word of its own, as in spaCy's tokens.
_WORD = re.compile(r"[^\s']+'?")


def read_verbs(text: str | None = None) -> dict[str, ReportingVerb]:
    """Read the table of reporting verbs.

    Args:
        text: Contents of the table; the packaged one when ``None``.

    Returns:
        The verbs by lemma, in the order of the table.

    Raises:
        LexiconError: A row breaks the rules of the table.
    """
    text = read_text(VERBS_FILE) if text is None else text
    verbs: dict[str, ReportingVerb] = {}
    for row in rows(VERBS_FILE, text, _VERB_COLUMNS):
        if row["lemma"] in verbs:
            row.fail(f"lemma {row['lemma']!r} has two rows")
        verbs[row["lemma"]] = _verb(row)
    return verbs


def read_helpers(text: str | None = None) -> dict[str, Helper]:
    """Read the table of helper verbs.

    Args:
        text: Contents of the table; the packaged one when ``None``.

    Returns:
        The helpers by lemma and link (``"tenir à"``), in the order of the table.

    Raises:
        LexiconError: A row breaks the rules of the table.
    """
    text = read_text(HELPERS_FILE) if text is None else text
    helpers: dict[str, Helper] = {}
    for row in rows(HELPERS_FILE, text, _HELPER_COLUMNS):
        link, participle = row["link"] or None, row["link"] == "participle"
        helper = Helper(
            **_words(row),
            link=None if participle else link,
            effect=row.member(Effect, row["effect"]),
            participle=participle,
        )
        name = f"{helper.lemma} {helper.link}" if helper.link else helper.lemma
        if name in helpers:
            row.fail(f"helper {name!r} has two rows")
        helpers[name] = helper
    return helpers


def _verb(row: Row) -> ReportingVerb:
    """Return the verb that a row describes."""
    frames = frozenset(row.member(Frame, value) for value in row.words("frames"))
    prepositions = row.words("prepositions", ",")
    if not frames:
        row.fail("a verb needs at least one frame")
    if bool(prepositions) != (Frame.PREP in frames):
        row.fail("the frame prep and the prepositions need each other")
    words = _words(row)
    options: dict[str, Any] = {"auxiliary": "être" if words["reflexive"] else "avoir"}
    for flag in row.words("flags"):
        if flag not in _FLAGS:
            row.fail(f"{flag!r} is no flag; allowed: {', '.join(_FLAGS)}")
        name, value = _FLAGS[flag]
        options[name] = value
    addressee = row["addressee"]
    if addressee and addressee not in _ADDRESSEES:
        row.fail(f"{addressee!r} is no addressee; allowed: {', '.join(_ADDRESSEES)}")
    return ReportingVerb(
        **words,
        **options,
        act=row.member(Act, row["act"]),
        frames=frames,
        prepositions=prepositions,
        addressee=_ADDRESSEES.get(addressee),
        excluded=_exclusions(row),
        spellings=row.words("spellings", ","),
    )


def _words(row: Row) -> dict[str, Any]:
    """Split a lemma into its parts: negation, reflexive, clitic, base and further words."""
    lemma = row["lemma"]
    match = _LEMMA.fullmatch(lemma)
    if match is None or lemma != lemma.strip():
        row.fail(f"{lemma!r} is no lemma")
    base, *rest = _WORD.findall(match["rest"])
    if not base.endswith(("er", "ir", "re")):
        row.fail(f"{base!r} is no infinitive")
    if row["tail"]:
        rest = _WORD.findall(row["tail"])
    return {
        "lemma": lemma,
        "base": base,
        "reflexive": match["reflexive"] is not None,
        "clitic": "en" if match["en"] else None,
        "negated": match["negation"] is not None,
        "tail_forms": tuple(tuple(word.split("/")) for word in rest),
    }


def _exclusions(row: Row) -> tuple[Exclusion, ...]:
    """Return the excluded complements: ``revenu,impôt;à=besoin;par=*``."""
    found = []
    for part in row.words("excluded", ";"):
        preposition, equals, nouns = part.rpartition("=")
        if nouns == "*" and not equals:
            row.fail("a verb that excludes every object has no frame noun; drop '*'")
        heads = frozenset() if nouns == "*" else frozenset(nouns.lower().split(","))
        if "" in heads or (equals and not preposition):
            row.fail(f"{part!r} is no exclusion; write noun,noun;preposition=noun,noun")
        found.append(Exclusion(preposition=preposition or None, nouns=heads))
    return tuple(found)
