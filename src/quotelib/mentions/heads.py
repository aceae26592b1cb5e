"""Which word of a run of nouns and adjectives is its head."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .reader import Reader

__all__ = ["DEGREES", "head_of"]

DEGREES = ("très", "plus", "trop", "moins", "aussi", "assez", "bien", "mal", "peu")
"""Adverbs that grade an adjective inside a noun phrase."""
# Beginnings of nouns that mostly stand before the real head as adjectives: *ancien*, *premier*,
# *le principal syndicat*, *le second tour*, *la majeure partie*.
_ALSO_ADJECTIVES = (
    "ancien",
    "premi",
    "second",
    "jeune",
    "vieux",
    "vieil",
    "proche",
    "principal",
    "principaux",
    "majeur",
)
_FORE_ADJECTIVES = ("récent", "vaste", "énième", "prétendu")
"""Beginnings of adjectives that mostly stand before their noun and never are one."""
_FORE_FORMS = frozenset({"bel", "nouvel", "vieil", "soi-disant"})
"""Forms that only stand before a noun (*le vieil homme*)."""


def head_of(reader: Reader, start: int, end: int) -> int:
    """Return the head of a run: a source noun first, else the first noun, else the first token.

    Args:
        reader: The sentence.
        start: Index of the run's first token.
        end: Index after its last token.

    Returns:
        The index of the head.
    """
    if end == start + 1:
        return start
    for i in range(start, end):
        if reader.source_noun(i) is None or reader.lower(i).startswith(_ALSO_ADJECTIVES):
            continue
        named = i > start and reader.is_upper(i) and reader.is_upper(i - 1)
        if named and not reader.lower(i - 1).startswith(_ALSO_ADJECTIVES):
            continue  # « le Gulf Stream Institute », but « le Premier Ministre »
        if i > start and (reader.is_first_name(i) or _branch_of(reader, i)):
            continue  # « de son côté Manuel Roy »
        former = reader.lower(i - 1).startswith("ex-")  # « l'ex-haut fonctionnaire »
        if i == start or former or reader.pos(i - 1) != "NOUN" or not _qualifies(reader, i):
            return i  # else « la situation humanitaire », « une volonté commune »
    graded = reader.lower(start) in DEGREES and end > start + 2
    first = start + 2 * graded
    fore = reader.lower(first).startswith(_FORE_ADJECTIVES) or reader.lower(first) in _FORE_FORMS
    if first + 1 < end and fore and not reader.is_upper(first + 1):
        return first + 1  # « les récents chiffres », whatever the tagger says
    for i in range(first, end):
        if reader.pos(i) in ("NOUN", "PROPN") or reader.is_upper(i):
            # « l'intendant Alexandre Royer »: whatever stands before a first name is a function
            named = i > start and reader.is_first_name(i) and not reader.is_upper(i - 1)
            return i - 1 if named else i
    return start


def _branch_of(reader: Reader, i: int) -> bool:
    """Return whether a hyphen ties a word to an acronym as its branch (*l'UNSA-Police*)."""
    return reader.lower(i - 1) == "-" and i > 1 and reader.tokens[i - 2].form.isupper()


def _qualifies(reader: Reader, i: int) -> bool:
    """Return whether a noun for people after a noun is its adjective (*le taux directeur*)."""
    if reader.is_a(i - 1, "before_role"):
        return False  # « la future commissaire »
    noun = reader.source_noun(i)
    return reader.pos(i) == "ADJ" or (noun is not None and noun.adjective)
