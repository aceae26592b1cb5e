"""Adjuncts that open a sentence, whose noun can be no subject (*Face à la crue, X, élu, a dit*)."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from ..lexicon.folding import fold
from ..lexicon.words import closed_class
from .determiners import CONTRACTED

if TYPE_CHECKING:
    from .phrase import Phrase
    from .reader import Reader

__all__ = [
    "ends_adjunct",
    "ends_opening",
    "is_somebodys",
    "names_no_bearer",
    "opens_adjunct",
    "tells_where",
    "verb_waits",
]

_LONGEST_OPENER = 6
"""Words of *dans le cadre d'un*, *à l'occasion de la*: a longer opener is a phrase of its own."""
_OF_ONE = frozenset({"de", "d'", "du"})
_WHERE = frozenset(
    {"à", "au", "aux", "dans", "depuis", "durant", "dès", "pendant", "sous", "sur", "vers"}
)
_LONGEST_PLACE = 16
_LONGEST_ASIDE = 14
_ASIDES = 2
_DASHES = ("–", "—", "-")
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


def names_no_bearer(reader: Reader, first: int, end: int) -> bool:
    """Return whether a name is that of no person by what stands around it.

    Args:
        reader: The sentence.
        first: Index of its first token.
        end: Index after its last token.

    Returns:
        Whether it is one word behind *à* that nothing makes a person's (*à Haut-Vertane, la
        militante*), or stands in marks behind a preposition (*dans « Le Débat », la ministre*); or
        *l'intéressé* follows, who is whom others tell of.
    """
    concerned = fold(reader.lower(end + 2)) in closed_class("concerned")
    if concerned or (reader.lower(first - 1) == "à" and _is_one_word(reader, first, end)):
        return concerned or not reader.is_first_name(first)
    quoted = reader.tokens[end - 1].quoted
    inside = quoted is not None and reader.tokens[first - 1].quoted != quoted
    return inside and reader.is_a(first - 1, "preposition", "of") and reader.is_person(end + 2)


def tells_where(reader: Reader, i: int) -> bool:
    """Return whether a preposition opens an adjunct that goes on at a token (*dans le hall de*).

    Args:
        reader: The sentence.
        i: Index of the token.
    """
    if reader.is_nominal(i):
        return False  # « a dit dans la soirée son équipe, Haven », « a dit à l'AFP le numéro deux »
    first = max(0, i - _LONGEST_PLACE)
    while i > first and (reader.is_a(i, "of", "determiner") or reader.is_nominal(i)):
        i -= 1
    return reader.lower(i) in _WHERE


def is_somebodys(reader: Reader, phrase: Phrase) -> bool:
    """Return whether a noun is that of what one person does or has (*la défaite du maire*).

    Args:
        reader: The sentence.
        phrase: The phrase that the noun heads, a comma behind it.

    Returns:
        Whether a noun for one person is its complement: a name behind that is hers or his.
    """
    if phrase.head is None:
        return False
    i = phrase.head + 1
    while reader.lower(i) not in _OF_ONE and reader.is_word(i) and reader.tokens[i].pos == "ADJ":
        i += 1
    if reader.lower(i) not in _OF_ONE:
        return False
    i += 1 + reader.is_a(i + 1, "determiner")
    return reader.is_person(i) and not reader.lower(i).endswith("s")


def _is_one_word(reader: Reader, first: int, end: int) -> bool:
    """Return whether tokens are one word, or joined by hyphens (*Haut-Vertane*)."""
    tokens = reader.tokens[first:end]
    return all(one.end == other.start for one, other in itertools.pairwise(tokens))


def ends_adjunct(reader: Reader, first: int, end: int, *, part: int) -> bool:
    """Return whether a description behind a name is the subject, as the sentence has no other.

    Args:
        reader: The sentence.
        first: Index of the name's first token.
        end: Index after what stands behind its comma.
        part: Index of the first token of that.

    Returns:
        Whether the description has an article, a preposition stands before the name, nothing before
        that may be a subject, and the verb waits (*Arrêté à Vertane, le maire, qui part, a dit*).
    """
    governed = reader.is_a(first - 1, "preposition", "of") and reader.is_a(part, "determiner")
    if not governed or not _opens_aside(reader) or not verb_waits(reader, end):
        return False
    before = range(reader.first_word, first)
    return not any(reader.is_finite(i) or reader.lower(i) in _SOURCES for i in before)


def ends_opening(reader: Reader, phrase: Phrase, end: int) -> bool:
    """Return whether a thing ends what opens a sentence, whose subject stands behind its comma.

    *Voulant clarifier la situation, le groupe Novatel, coté à Paris, a dit*

    Args:
        reader: The sentence.
        phrase: The phrase that the thing heads.
        end: Index after what stands behind its comma.
    """
    if not reader.is_a(phrase.end + 1, "determiner") or not verb_waits(reader, end):
        return False
    opens = reader.lower(reader.first_word).endswith("ant") or _opens_aside(reader)
    return opens and not any(map(reader.is_finite, range(reader.first_word, phrase.first)))


def _opens_aside(reader: Reader) -> bool:
    """Return whether a preposition, a time or a participle opens a sentence, and no subject."""
    i = reader.first_word
    if reader.is_a(i, "preposition", "time", "adverb") or reader.lower(i) in CONTRACTED:
        return True
    forms = reader.lexicon.verb_forms(reader.lower(i))
    return any(form.participle == "past" for form in forms) and reader.source_noun(i) is None


def verb_waits(reader: Reader, i: int) -> bool:
    """Return whether a finite verb stands at a token that opens its predicate, asides before it.

    Args:
        reader: The sentence.
        i: Index of a comma behind a noun phrase.

    Returns:
        Whether nothing between can be its subject: *, 73 ans, a dit*, *, qui part, dit*, *– élu –
        dit*.
    """
    if reader.lower(i) in _DASHES:
        ahead = range(i + 1, min(i + _LONGEST_ASIDE, len(reader.tokens)))
        close = next((k for k in ahead if reader.lower(k) == reader.lower(i)), None)
        return close is not None and reader.is_finite(close + 1)
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
