"""Functions that a sentence gives to a name from outside its noun phrase."""

from __future__ import annotations

import operator
import re
from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import Gender
from .deeds import behind_aside, functions_in_clause, functions_in_opening
from .determiners import article_features
from .fates import Deed
from .works import BEFORE_MAKER, work_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .phrase import Phrase
    from .reader import Reader

__all__ = ["BEFORE_AGE", "age_before", "gender_around", "predicated_gender", "predicated_roles"]

_BEFORE_COPULA = ("s'", "ne", "n'")
_PARTICIPLE = operator.attrgetter("participle")
_PARTICIPLES = ("VERB", "ADJ")
_ENDINGS = (
    # of participles and adjectives whose other gender is written otherwise
    (re.compile(r"(?:ée|ie|(?<![gq])ue|ise|ite|[aeo]inte|[eo]rte)$"), Gender.FEMININE),
    # « fait », « distrait », but « habitait », and « dit », « écrit », but « rendit », « sortit »
    (
        re.compile(r"(?:é|i|u|is|(?:f|tr)ait|(?<!n)dit|crit|uit|fit|[aeo]int|[eo]rt)$"),
        Gender.MASCULINE,
    ),
)
_ADJECTIVAL = (
    (re.compile(r"(?:euse|i[eè]re|ive|elle|enne|onne|ante|ente|aine|ète)$"), Gender.FEMININE),
    (re.compile(r"(?:eux|ier|if|el|en|on|ant|ent|ain|et)$"), Gender.MASCULINE),
)
_EPICENE = frozenset({"hypocrite", "insolite", "rebelle", "émérite", "du"})
"""Adjectives that end like a feminine and are of both genders; *du* (*X est du même avis*)."""
_MAX_OPENING = 24
BEFORE_AGE = frozenset({"à", "âgé", "âgée"})
"""What opens a sentence that tells how old its subject is."""
_NEAR_RELATIVE = 3


_GOING_ON = frozenset({"mais", "et", "puis", "car"})
_CLITICS = {"elle": Gender.FEMININE, "il": Gender.MASCULINE}
_STRESSED = {"elle": Gender.FEMININE, "lui": Gender.MASCULINE}


def predicated_roles(reader: Reader, phrase: Phrase) -> Iterator[tuple[int, int] | Deed]:
    """Yield what is said of a name before its phrase and by the clause after it.

    Args:
        reader: The sentence.
        phrase: A phrase with a name, and one only.

    Yields:
        First token and end of each function: *Présidente du club, X…*, *X est maire de…*, *la
        gagnante s'appelle X*; or what its bearer does or holds.
    """
    yield from _opening(reader, phrase)
    yield from _called(reader, phrase)
    yield from functions_in_clause(reader, phrase)
    if reader.lower(phrase.first - 1) in BEFORE_MAKER:
        made = work_of(reader, phrase)
        if made is not None:
            yield made


def age_before(reader: Reader, phrase: Phrase) -> Iterator[Deed]:
    """Yield the age that opens the sentence of a description (*À 91 ans, le doyen attend*).

    Args:
        reader: The sentence.
        phrase: A phrase without a name.
    """
    yield from (found for found in _opening(reader, phrase) if isinstance(found, Deed))


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
    end = phrase.end
    if reader.lower(end) == ",":
        if reader.lower(end + 2) == "," and reader.lower(end + 1) in _STRESSED:
            return _STRESSED[reader.lower(end + 1)]  # « Kim Roux, elle, attend »
        shown = _participle_gender(reader, end + 1)
        if shown is not None:
            return shown
        # « Claude Viret, 45 ans, est née » ends with the comma behind its apposition, or before it
        end = end + 1 if phrase.appositions else behind_aside(reader, end)
    # « l'amie de Claude Viret est née »
    governed = reader.is_a(phrase.first - 1, "preposition", "of")
    shown = None if governed else _attribute_gender(reader, end)
    shown = shown or _gender_before(reader, phrase.first)
    if shown is None and phrase.name is None and phrase.first == reader.first_word:
        return _gender_behind(reader, phrase.end)
    return shown


def gender_around(reader: Reader, first: int, end: int) -> Gender | None:
    """Return the gender that shows around a noun of both (*une fonctionnaire*, *élève assidue*).

    Args:
        reader: The sentence.
        first: First token of a function, its article left out.
        end: Token after it.

    Returns:
        That of its article, else of an adjective or participle right behind the noun.
    """
    shown, _ = article_features(reader, first - 1)  # also « l'une des élèves »
    if shown is not None:
        return shown
    behind = next((i for i in range(first, end) if reader.source_noun(i) is not None), end) + 1
    if behind > end or reader.is_closed(behind):
        return None  # « l'athlète du club »: no participle
    known = reader.source_noun(behind) if behind < end else None
    return known.gender if known is not None else _participle_gender(reader, behind)


def _attribute_gender(reader: Reader, i: int) -> Gender | None:
    """Return the gender of what follows *être*, or *avoir été*, at a token."""
    reflexive = reader.lower(i) in ("s'", "se")
    if reader.lower(i) in _BEFORE_COPULA:
        i += 1
    passive = reader.lower(i + 1) == "été"
    if not passive and reader.lower(i) not in closed_class("copula_form"):
        return None
    i += 1
    while reader.is_a(i, "adverb", "forclusive") or reader.lower(i) == "été":
        i += 1
    if reflexive and reader.lower(i) in closed_class("dative_reflexive"):
        if reader.lower(i) == "dite":
            return Gender.FEMININE
        i += 1  # « s'est dit convaincue », « s'est demandé si »: only what follows agrees
    return _participle_gender(reader, i)


def _gender_before(reader: Reader, first: int) -> Gender | None:
    """Return the gender that a participle shows before the name that it says something of.

    *S'est félicitée Claude Viret*; *interrogée par la radio, Claude Viret*.
    """
    i = first - 1
    reflexive = reader.lower(i - 1) in closed_class("copula_form") and reader.lower(i - 2) == "s'"
    if reflexive and reader.lower(i) not in closed_class("dative_reflexive"):
        return _ending_gender(reader.lower(i), _ENDINGS)
    opening = reader.first_word
    while opening < i and reader.is_a(opening, "adverb"):
        opening += 1
    if reader.lower(i) != "," or first - opening not in range(2, _MAX_OPENING):
        return None
    if not _no_clause(reader, opening + 1, first):
        return None
    noun = reader.source_noun(opening)  # « Invitée de l'émission, Loha… »
    return _participle_gender(reader, opening) if noun is None else noun.gender


def _gender_behind(reader: Reader, end: int) -> Gender | None:
    """Return the gender of the pronoun that goes on about the subject that opens a sentence.

    *L'archéologue a lu les lettres, mais elle doute*: nobody and nothing else may be meant.
    """
    for i in range(end, min(end + _MAX_OPENING, len(reader.tokens))):
        if reader.lower(i) in _GOING_ON and reader.lower(i + 1) in _CLITICS:
            gender = _CLITICS[reader.lower(i + 1)]
            others = {article_features(reader, k)[0] for k in range(end, i)}
            nouns = map(reader.source_noun, range(end, i))
            others |= {noun.gender for noun in nouns if noun is not None}
            named = any(reader.is_upper(k) for k in range(end, i))
            return None if named or gender in others else gender
    return None


def _participle_gender(reader: Reader, i: int) -> Gender | None:
    """Return the gender that a singular participle or adjective shows."""
    if reader.source_noun(i) is not None or (reader.is_upper(i) and i > reader.first_word):
        return None
    word, pos = reader.lower(i), reader.pos(i)
    past = "past" in map(_PARTICIPLE, reader.lexicon.verb_forms(word))
    participle = past or word.endswith("ée")
    if reader.is_finite(i) or word in _EPICENE or not (participle or pos in _PARTICIPLES):
        return None
    return _ending_gender(word, (*_ENDINGS, *_ADJECTIVAL) if pos == "ADJ" else _ENDINGS)


def _ending_gender(word: str, endings: Iterable[tuple[re.Pattern[str], Gender]]) -> Gender | None:
    """Return the gender that the ending of a participle or adjective shows."""
    return next((gender for ending, gender in endings if ending.search(word) is not None), None)


def _opening(reader: Reader, phrase: Phrase) -> Iterator[tuple[int, int] | Deed]:
    """Yield the function that opens the sentence without article, the name after its comma."""
    first, comma = reader.first_word, phrase.first - 1
    if phrase.first - first not in range(2, _MAX_OPENING) or reader.lower(comma) != ",":
        return
    for found in functions_in_opening(reader, first, comma):
        end = found.end if isinstance(found, Deed) else found[1]
        if _no_clause(reader, end, comma):
            yield found


def _called(reader: Reader, phrase: Phrase) -> Iterator[tuple[int, int]]:
    """Yield the function that the sentence opens with and says the name of (*s'appelle X*)."""
    first, verb = reader.first_word, phrase.first - 1
    while verb > first and reader.is_a(verb, "adverb"):
        verb -= 1
    if reader.lower(verb) not in closed_class("called_form"):
        return
    reflexive = reader.lower(verb - 1) in ("s'", "se") and first + 1 < verb - 1
    if reflexive and reader.is_a(first, "determiner") and _no_clause(reader, first + 1, verb - 1):
        yield first + 1, verb - 1


def _no_clause(reader: Reader, first: int, end: int) -> bool:
    """Return whether a stretch holds neither a clause of its own nor somebody else's name."""
    for i in range(first, end):
        relative = any(reader.is_a(k, "relative") for k in range(i - _NEAR_RELATIVE, i))
        if reader.is_finite(i) and not relative:
            return False
        if reader.lower(i) == "," and i + 1 < end and reader.is_first_name(i + 1):
            return False
    return True
