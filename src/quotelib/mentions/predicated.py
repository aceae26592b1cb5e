"""Functions that a sentence gives to a name from outside its noun phrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import Gender, Number, SpeakerKind
from .determiners import determiners_end
from .nouns import complements_end, nouns_end

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .phrase import Phrase
    from .reader import Reader

__all__ = ["predicated_gender", "predicated_roles"]

_BEFORE_COPULA = ("s'", "ne", "n'")
_PARTICIPLES = ("VERB", "ADJ")
_MAX_OPENING = 24
_NEAR_RELATIVE = 3


def predicated_roles(reader: Reader, phrase: Phrase) -> Iterator[tuple[int, int]]:
    """Yield what is said of a name before its phrase or by *être* after it.

    Args:
        reader: The sentence.
        phrase: A phrase with a name.

    Yields:
        First token and end of each function: *Présidente du club, X…*, *X est maire de…*.
    """
    if phrase.name is None or phrase.coordinated:
        return
    opening = _opening(reader, phrase)
    if opening is not None:
        yield opening
    attribute = _attribute(reader, phrase.end)
    if attribute is not None:
        yield attribute


def predicated_gender(reader: Reader, phrase: Phrase) -> Gender | None:
    """Return the gender that a participle or adjective shows which says something of a name.

    Args:
        reader: The sentence.
        phrase: A phrase.

    Returns:
        That of what follows *être* or a comma (*X est née*, *X, élue en mai, …*), else ``None``.
    """
    for first, _ in phrase.appositions:
        shown = _participle_gender(reader, first)  # « âgée de 54 ans »
        if shown is not None:
            return shown
    i = phrase.end
    if reader.lower(i) == ",":
        return _participle_gender(reader, i + 1)
    if reader.lower(i) in _BEFORE_COPULA:
        i += 1
    if reader.lower(i) not in closed_class("copula_form"):
        return None
    i += 1
    while reader.is_a(i, "adverb", "forclusive") or reader.lower(i) == "été":
        i += 1
    return _participle_gender(reader, i)


def _participle_gender(reader: Reader, i: int) -> Gender | None:
    """Return the gender of a singular participle in *-é* or *-ée*, in which the ear hears none."""
    word = reader.lower(i)
    if reader.is_upper(i) or reader.source_noun(i) is not None:
        return None
    if word.endswith("ée"):
        return Gender.FEMININE
    return Gender.MASCULINE if word.endswith("é") and reader.pos(i) in _PARTICIPLES else None


def _opening(reader: Reader, phrase: Phrase) -> tuple[int, int] | None:
    """Return the function that opens the sentence without article, the name after its comma."""
    first = reader.first_word
    if phrase.first - first not in range(2, _MAX_OPENING) or reader.lower(phrase.first - 1) != ",":
        return None
    end = _function_end(reader, first)
    if end is None or not _no_clause(reader, end, phrase.first):
        return None
    return first, end


def _no_clause(reader: Reader, first: int, end: int) -> bool:
    """Return whether a stretch holds neither a clause of its own nor somebody else's name."""
    for i in range(first, end):
        relative = any(reader.is_a(k, "relative") for k in range(i - _NEAR_RELATIVE, i))
        if reader.is_finite(i) and not relative:
            return False
        if reader.lower(i) == "," and i + 1 < end and reader.is_first_name(i + 1):
            return False
    return True


def _attribute(reader: Reader, i: int) -> tuple[int, int] | None:
    """Return the function after a form of *être* or *devenir* at ``i``."""
    if reader.lower(i) not in closed_class("copula_form"):
        return None
    i += 1
    while reader.is_a(i, "adverb"):
        i += 1
    start = determiners_end(reader, i)
    end = _function_end(reader, start)
    return None if end is None else (start, end)


def _function_end(reader: Reader, i: int) -> int | None:
    """Return the end of a noun for one person and its complements, ``None`` where none stands."""
    end = nouns_end(reader, i)
    nouns = (reader.source_noun(k) for k in range(i, end))
    noun = next((noun for noun in nouns if noun is not None), None)
    person = noun is not None and noun.kind is SpeakerKind.PERSON
    if noun is None or not person or noun.number is Number.PLURAL:
        return None
    return complements_end(reader, end)
