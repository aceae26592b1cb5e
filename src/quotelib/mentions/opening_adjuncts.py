"""Adjuncts that open a sentence, whose noun can be no subject (*Face à la crue, X, élu, a dit*)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .determiners import CONTRACTED

if TYPE_CHECKING:
    from .reader import Reader

__all__ = ["opens_adjunct", "verb_waits"]

_LONGEST_OPENER = 6
"""Words of *dans le cadre d'un*, *à l'occasion de la*: a longer opener is a phrase of its own."""
_LONGEST_ASIDE = 14
_ASIDES = 2
_SOURCES = frozenset({"selon", "suivant", "pour", "croire", "avis", "yeux"})
"""Words of openers that name a source, whose clause has a subject of its own."""


def opens_adjunct(reader: Reader, first: int) -> bool:
    """Return whether a noun phrase is governed by what opens its sentence.

    Args:
        reader: The sentence.
        first: Index of its first token.

    Returns:
        Whether a preposition stands before it (*Face à la crue*, *Lors d'une visite*), and nothing
        between the start of the sentence and that.
    """
    start = reader.first_word
    if not start < first <= start + _LONGEST_OPENER:
        return False
    words = tuple(map(reader.lower, range(start, first)))
    if words[:2] == ("d'", "après") or not _SOURCES.isdisjoint(words):
        return False
    contracted = {reader.lower(first), reader.lower(first - 1)} & CONTRACTED.keys()
    if not contracted and not reader.is_a(first - 1, "preposition", "of"):
        return False
    return not any(
        reader.is_finite(i) or not reader.is_word(i) or reader.is_a(i, "relative", "pronoun")
        for i in range(start, first)
    )


def verb_waits(reader: Reader, i: int) -> bool:
    """Return whether a finite verb stands at a token that opens its predicate, asides before it.

    Args:
        reader: The sentence.
        i: Index of a comma behind a noun phrase.

    Returns:
        Whether nothing between can be its subject: *, 73 ans, a dit*, *, qui part, dit*.
    """
    for _ in range(_ASIDES + 1):
        if reader.lower(i) != ",":
            return False
        start = i + 1
        while reader.is_a(start, "object_clitic", "negation"):
            start += 1
        if reader.is_finite(start):
            inverted = reader.lower(start + 1).startswith("-") or reader.lower(start + 1) == "t"
            return not inverted
        i = _aside_end(reader, start)
    return False


def _aside_end(reader: Reader, start: int) -> int:
    """Return the next comma, verb or quotation, but for the verb of a relative that starts here."""
    relative = reader.is_a(start, "relative")  # « , qui connaît la région, a dit »
    for k in range(start, min(start + _LONGEST_ASIDE, len(reader.tokens))):
        if reader.lower(k) == "," or _is_quotation(reader, k):
            return k
        if reader.is_finite(k):
            if not relative:
                return k
            relative = False
    return len(reader.tokens)


def _is_quotation(reader: Reader, i: int) -> bool:
    """Return whether a quotation stands at a token, which may be what is said there."""
    return reader.tokens[i].placeholder is not None
