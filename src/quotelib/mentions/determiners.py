"""Determiners and numbers at the start of a noun phrase, and the number that they show."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from ..lexicon.folding import elides
from ..lexicon.memo import Memo
from ..lexicon.words import closed_class, closed_classes, features_of
from ..models import Number
from .particles import is_glued_hyphen

if TYPE_CHECKING:
    from ..models import Gender
    from .reader import Reader

__all__ = [
    "ABOUT",
    "BEFORE_SOURCES",
    "CONTRACTED",
    "EVERY",
    "GREAT",
    "article_features",
    "counted_end",
    "counts_people",
    "determiners_end",
    "is_age",
    "is_plural",
    "opens_hyphenated",
    "opens_indefinite",
    "out_of_end",
]

CONTRACTED = {"du": "le", "au": "le", "aux": "les"}
"""Prepositions that hold an article → that article."""
BEFORE_SOURCES = ("côté", "auprès", "avis", "yeux", "dires", "dire", "part", "nom")
"""Before *des* they ask for those whom the text has told of (*du côté des élus*)."""
_DEFINITE = ("l'", "le", "la")
_BEFORE_VOWELS = ("mon", "ton", "son")
"""Before a vowel they stand with nouns of both genders."""
ABOUT = ("près", "plus", "moins", "environ", "quelque")
"""Before a number they say that it is no exact one (*près de 70 %*)."""
_FRACTIONS = ("moitié", "tiers", "quart", "quarts", "cinquième", "cinquièmes", "dixième")
_FRACTION_ARTICLES = ("le", "la", "les")
_ONE = ("un", "une")
_LAST_UNITS = (*_ONE, "onze")
_LESS_CLEAR = frozenset({*ABOUT, *_ONE, *_BEFORE_VOWELS})
"""Words whose own gender and number what follows may overrule."""
EVERY = ("les", "tous", "toutes")
"""Before a number alone they stand for all of so many (*les 27*, *tous deux*)."""
GREAT = ("bon", "grand")
"""Before *nombre de* without article."""
_ROUND = ("aine", "aines", "ier", "iers", "ion", "ions")
_SIZES = ("grand", "petit", "bon", "certain")
_NOMINAL = ("NOUN", "PROPN", "ADJ", "NUM")
# Possessives of several owners: « nos confrères » may be one paper and its one journalist.
_COLLECTIVE = ("nos", "vos")
_NUMBERED = ("numéro", "n°")
_YEAR, _ARTICLED = 4, 2
# More than French has, so that a text without sense is not read over and over.
_MAX_PARTITIVES = 3
_MAX_DETERMINERS = 6
_ARTICLE, _DIGITS, _OTHER = 1, 2, 3


def determiners_end(reader: Reader, i: int, depth: int = 0) -> int:
    """Return the index after the determiners at ``i`` (*tous les*, *les deux*, *63 % des*).

    Args:
        reader: The sentence.
        i: Index of the first token.
        depth: How many partitives (*l'un des*) stand before.

    Returns:
        The index; ``i`` itself where no determiner stands.
    """
    word = reader.lower(i)
    opens = _opening[word]
    if not opens or (word == "tout" and i and reader.tokens[i - 1].pos == "AUX"):
        return i  # « a tout vu »: a pronoun
    if opens == _ARTICLE and reader.lower(i + 1) not in _after_articles():
        return i + 1  # « le maire »: most of them
    if word == "cent" and _percent_end(reader, i - 1) == i + 1:
        return i
    if opens == _DIGITS:
        # « assurait en 2019 Odile Rameau »: a year counts nothing, nor does « le numéro 8 »
        before = reader.tokens[i - 1].lower if i else ""
        which = before in _NUMBERED or (before == "en" and len(word) == _YEAR)
        which = which or "h" in (before, reader.lower(i + 1))  # « 17 h 23 Le préfet arrive »
        return i if which else _share_end(reader, i)
    bare = word in ("tous", "toutes") and not reader.is_a(i + 1, "determiner")
    if bare or opens_hyphenated(reader, i):
        return i
    about = i + (word in closed_class("determiner") and word not in ABOUT)
    if reader.lower(about) in ABOUT:  # also « les plus de 300 abonnés »
        number = about + 1 + reader.is_a(about + 1, "of")
        if _is_number(reader, number) and depth < _MAX_PARTITIVES:
            # « près de 70 % des sondés », « plus de la moitié des élus »
            return determiners_end(reader, number, depth + 1)
    partitive = _partitive_of(reader, i)
    if partitive is not None and depth < _MAX_PARTITIVES:
        # « l'un des trois bergers »
        return max(determiners_end(reader, partitive + 1, depth + 1), partitive + 1)
    return _series_end(reader, i)


def _opens(word: str) -> int:
    """Return how determiners start with a word, 0 if none does.

    An article stands alone unless one of some words follows.
    """
    if word in closed_class("determiner") and word not in ("tous", "toutes", *ABOUT):
        return _ARTICLE
    words = closed_classes("determiner", "numeral", "distributive")
    if word in words or word in (*ABOUT, *GREAT, "de", "d'"):
        return _OTHER
    hour = "h" in word and word.replace("h", "").isdigit()  # « à 19h30 Odile Rameau »
    return _DIGITS if word[:1].isdigit() and not hour else 0


_opening = Memo(_opens)


@functools.cache
def _after_articles() -> frozenset[str]:
    """Return the words that go on with a determiner, or may."""
    words = closed_classes("determiner", "numeral", "of")
    return words | {*ABOUT, *_FRACTIONS, "plupart", "même", "mêmes"}


def _is_number(reader: Reader, i: int) -> bool:
    """Return whether a number stands at a token: digits, a word, a fraction or round number.

    *La moitié*, *une dizaine*; *un Français sur deux*
    """
    token = reader.get(i)
    if token is None:
        return False
    if token.form[0].isdigit() or reader.is_a(i, "numeral"):
        return True
    named = reader.lower(i + 1)
    round_number = reader.is_a(i + 1, "quantifier") and named.endswith(_ROUND)
    return reader.is_a(i, "determiner") and (
        named in _FRACTIONS or round_number or out_of_end(reader, i, i + 2) > i + 2
    )


def out_of_end(reader: Reader, first: int, i: int) -> int:
    """Return the index after *sur* and a number that make a share of a noun phrase.

    *Neuf élus sur dix*, *un Français sur deux*

    Args:
        reader: The sentence.
        first: Index of the phrase's first token.
        i: Index after its noun.

    Returns:
        The index; ``i`` itself where no share stands.
    """
    number = reader.get(i + 1) if reader.lower(i) == "sur" else None
    if number is None or reader.is_nominal(i + 2):
        return i
    counted = any(
        reader.is_a(k, "numeral") or reader.lower(k) in ("un", "une") or reader.lower(k).isdigit()
        for k in range(first, i)
    )
    return i + 2 if counted and (reader.is_a(i + 1, "numeral") or number.form.isdigit()) else i


def counted_end(reader: Reader, first: int, i: int) -> int:
    """Return where a noun phrase ends that a number may stand behind.

    Behind a share's, as `out_of_end` says; before one that is counted like one further up (*La
    mairie compte 300 élèves, le club 450.*)

    Args:
        reader: The sentence.
        first: Index of the phrase's first token.
        i: Index after its noun.
    """
    if not reader.tokens[i - 1].form[0].isdigit():
        return out_of_end(reader, first, i)
    gapped = reader.lower(first - 1) == "," and not reader.is_word(i) and i - first > _ARTICLED
    earlier = gapped and any(t.form[0].isdigit() for t in reader.tokens[:first])
    return i - 1 if earlier else i


def counts_people(reader: Reader, i: int) -> bool:
    """Return whether a number opens a sentence before people of a place (*Sept Belges sur dix*).

    Args:
        reader: The sentence.
        i: Index of the token.
    """
    return i + 1 < len(reader.tokens) and (
        reader.lexicon.demonym(reader.tokens[i + 1].form) is not None
    )


def opens_hyphenated(reader: Reader, i: int) -> bool:
    """Return whether a number or preposition opens a name that hyphens join (*les Deux-Sèvres*).

    Args:
        reader: The sentence.
        i: Index of the word.

    Returns:
        Whether a hyphen and a word with a capital follow it without a space; the first word of a
        sentence has its own for no preposition (*Outre-Rhin, on attend*, but *à Grâce-Berleur*).
    """
    if not (reader.is_upper(i) and reader.is_upper(i + 2) and is_glued_hyphen(reader, i + 1)):
        return False
    return reader.is_a(i, "numeral") or (
        i > reader.first_word and reader.is_a(i, "preposition", "inner_preposition")
    )


def _share_end(reader: Reader, i: int) -> int:
    """Return the index after a number in digits, with its *%* and *de*."""
    j = i + 1
    if reader.lower(j) in ("%", "pour"):
        j = _percent_end(reader, j)
    if reader.is_a(j, "of"):
        j += 1
    return j if j < len(reader.tokens) else i


def _percent_end(reader: Reader, i: int) -> int:
    """Return the index after a sign or words of per cent behind a number, else ``i``."""
    if reader.lower(i) == "%":
        return i + 1
    if reader.lower(i) != "pour" or reader.lower(i + 1) != "cent":
        return i
    number = reader.is_a(i - 1, "numeral") or reader.lower(i - 1)[:1].isdigit()
    return i + 2 if number else i


def _partitive_of(reader: Reader, i: int) -> int | None:
    """Return the index of *de* after one or some out of many (*chacun de*, *la plupart des*)."""
    word, second = reader.lower(i), reader.lower(i + 1)
    for k in (i + 1, i + 2):
        if (
            reader.lower(k) in _FRACTIONS
            and _is_fraction(reader, i, k)
            and reader.is_a(k + 1, "of")
        ):
            return k + 1  # « (les) trois quarts des », « la moitié des », « un tiers des »
    if word in GREAT and second == "nombre":
        return i + 2 if reader.is_a(i + 2, "of") else None
    named = second in ("un", "une", "plupart")
    if not (named and word in _DEFINITE) and word not in closed_class("distributive"):
        return None
    of = i + 2 if named else i + 1
    return of if reader.is_a(of, "of") else None


def _is_fraction(reader: Reader, first: int, end: int) -> bool:
    """Return whether nothing but articles and numbers stands before a fraction."""
    words = (*_FRACTION_ARTICLES, *_ONE)
    return all(reader.lower(k) in words or reader.is_a(k, "numeral") for k in range(first, end))


def _series_end(reader: Reader, i: int) -> int:
    """Return the index after determiners and numerals that follow each other."""
    j = i
    if reader.lower(i) in closed_class("determiner"):
        following = closed_classes("determiner", "numeral")
        j += 1
        while j - i < _MAX_DETERMINERS and reader.lower(j) in following:
            if reader.lower(j) in ("du", "des") or opens_hyphenated(reader, j):
                break
            j += 1
        return j + (reader.lower(j) in ("même", "mêmes"))
    opened = _indefinite_end(reader, i)
    if opened > i:
        return opened
    if reader.is_a(i, "numeral") and reader.lower(i - 1) not in _NUMBERED:
        j += 1
        while reader.is_a(j, "numeral") and j - i < _MAX_DETERMINERS:
            j += 1  # « mille deux cents salariés »
        if reader.lower(j) == "et" and reader.lower(j + 1) in _LAST_UNITS:
            j += 2  # « vingt et un élus »
        j = _percent_end(reader, j)
        if reader.is_a(j, "of") and reader.is_a(j + 1, "determiner", "numeral"):
            j += 2  # « trois des quatre élus »
        elif reader.lower(j) == "des":
            j += 1  # « deux des élus »
    return j


def opens_indefinite(reader: Reader, i: int) -> bool:
    """Return whether *de* is the plural article before an adjective (*de nombreux élus*).

    Args:
        reader: The sentence.
        i: Index of a token.

    Returns:
        Whether it opens a noun phrase; after a noun or an adjective *de* is the preposition (*la
        colère de nombreux élus*).
    """
    if reader.lower(i) != "de" or not reader.is_a(i + 1, "partitive_head", "degree_adverb"):
        return False
    noun = reader.pos(i - 1) in _NOMINAL and reader.is_nominal(i - 1)
    return not i or not noun or reader.is_a(i - 1, "time")


def _indefinite_end(reader: Reader, i: int) -> int:
    """Return the index after *de* or *d'* before such an adjective, ``i`` where none stands."""
    if reader.lower(i) == "d'":
        return i + reader.is_a(i + 1, "partitive_head")
    if not opens_indefinite(reader, i):
        return i
    adjective = i + 1 + reader.is_a(i + 1, "degree_adverb")
    return adjective if reader.is_a(adjective, "partitive_head") else i


def article_features(reader: Reader, first: int) -> tuple[Gender | None, Number | None]:
    """Return the gender and number that a phrase's article shows.

    Args:
        reader: The sentence.
        first: Index of the phrase's first token; a contracted article stands before it.

    Returns:
        Gender and number, each ``None`` where the article shows none.
    """
    word = CONTRACTED.get(reader.lower(first - 1), reader.lower(first))
    gender, number = features_of(word, "determiner")
    if word not in _LESS_CLEAR:
        return gender, number
    if word in ABOUT and _is_number(reader, first + 1 + reader.is_a(first + 1, "of")):
        return None, Number.PLURAL  # « quelque 300 élus », « plus de 300 élus »
    if word in _ONE and _opens_count(reader, first + 1):
        return None, Number.PLURAL
    if word in _BEFORE_VOWELS:
        following = reader.lower(first + 1)
        if elides(following) or following[:1] == "h":
            gender = None  # « son ex-compagne »
    return gender, number


def _opens_count(reader: Reader, i: int) -> bool:
    """Return whether a noun of quantity before *de* makes several of whoever stands there.

    *Une trentaine de pompiers*, *un grand nombre d'élus*, but *chante une poignée de riverains*
    """
    word = reader.lower(i)
    noun = i
    if word in _SIZES:
        noun, word = i + 1, reader.lower(i + 1)
    counts = word == "nombre" or word.endswith(_ROUND[0])
    return counts and reader.is_a(noun, "quantifier") and reader.is_a(noun + 1, "of")


def is_age(reader: Reader, i: int) -> bool:
    """Return whether an age stands at a token: *54 ans*, *âgée de 54 ans*.

    Args:
        reader: The sentence.
        i: Index of the token.

    Returns:
        Whether it does, in digits; *27 ans de maison* is none.
    """
    if reader.lower(i)[:1].isdigit():
        lasts = reader.is_a(i + 2, "of") and not reader.is_upper(i + 3)
        return reader.lower(i + 1) in ("ans", "an") and not lasts
    return reader.lower(i) in ("âgé", "âgée") and reader.lower(i + 3) == "ans"


def is_plural(reader: Reader, first: int) -> bool:
    """Return whether a phrase's article or number says that there are several.

    Args:
        reader: The sentence.
        first: Index of the phrase's first token.

    Returns:
        Whether it is a plural and no *nos* or *vos*, or a number.
    """
    word = reader.lower(first)
    _, number = article_features(reader, first)
    if number is Number.PLURAL and word not in _COLLECTIVE:
        return True
    # « dix médecins et infirmières »
    return word[:1].isdigit() or (number is None and reader.is_a(first, "numeral"))
