"""How names and descriptions are compared: folded, without the words that carry no content."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from ..lexicon.folding import fold, normalise, stem
from ..lexicon.roles import role_phrases
from ..lexicon.words import closed_class, closed_classes

if TYPE_CHECKING:
    from ..lexicon import Lexicon
    from ..models.records import MentionMatch

__all__ = [
    "BRINGING_IN",
    "LETTERS",
    "age_of",
    "before_place",
    "capitals_in",
    "content_words",
    "countries_in",
    "decade_of",
    "fact_of",
    "facts",
    "first_word",
    "fold",
    "head_key",
    "initials",
    "is_indefinite",
    "named_facts",
    "owners_in",
    "stem",
    "taken_up",
    "without_age",
    "without_asking",
    "words_of",
]

LETTERS = re.compile(r"[^\W\d_]+")
"""A word of letters alone."""
_WORD = re.compile(r"[^\W_]+(?:\.?['.-][^\W_]+)*")
_ELIDED = ("l'", "d'", "qu'", "s'", "n'")
_TAKEN_UP = frozenset(
    {"il", "elle", "lui", "autre", "dernier", "dernière", "celui", "celle", "ceux", "celles"}
)
_AGE = re.compile(
    r"(?:(?<=âgé de )|(?<=âgée de ))(\d+) ans\b"
    r"|\b(\d{1,3})\s+ans\b(?!\s+(?:d(?:e\s|u\s|['’])[a-zà-ÿ]|alors|à (?:l['’]|c)|au moment))"
)
"""Years that are none (*27 ans de maison*), or none of today (*alors*), left out."""
_OF_AGE = re.compile(r",?\s+(?:âgée?\s+)?d(?:e|['’])\s+\d+\s+ans\b|, \d+ ans (?:alors|à|au)\b.*")
_OWNER = re.compile(
    r"\b(?:du|des|de (?:la|les|l'|un|une|cette?|ces|ses|son|sa|leurs?)|d'(?:un|une))\s*([^\W\d_]+)",
    re.IGNORECASE,
)
_DECADES = range(10, 110, 10)
_SMALL, _ACRONYM = ("of", "determiner", "conjunction", "preposition"), 3


@functools.lru_cache(maxsize=8192)
def content_words(text: str) -> tuple[str, ...]:
    """Return the words of a name or description that tell it from another.

    Args:
        text: The name or description.

    Returns:
        Its folded words, articles, possessives and prepositions left out.
    """
    empty = _empty_words()
    words = map(_without_article, _WORD.findall(fold(text)))
    return tuple([word for word in words if word not in empty])


def _without_article(word: str) -> str:
    """Return a word without the elided one before it (*l'avocat*)."""
    if "'" not in word:
        return word
    article, apostrophe, rest = word.partition("'")
    return rest if article + apostrophe in _ELIDED else word


@functools.cache
def _empty_words() -> frozenset[str]:
    """Return the folded words that carry no content."""
    return frozenset(fold(word) for word in closed_class("empty_word"))


@functools.lru_cache(maxsize=8192)
def fact_of(word: str, lexicon: Lexicon) -> str:
    """Return the key of one word.

    Args:
        word: A word of the text.
        lexicon: The lexicon.

    Returns:
        A country for its people and capital, a town for its people (*l'ancien joueur de Metz*,
        *le Messin*), else a noun or a stem.
    """
    demonym = lexicon.demonym(word)
    if demonym is not None:
        return f"@{demonym.country or fold(demonym.place)}"
    place = lexicon.place(word) if word[:1].isupper() else None
    if place is not None and place.country is not None:
        return f"@{place.country}"
    town = lexicon.home_towns.get(fold(word)) if word[:1].isupper() else None
    return f"@{fold(town)}" if town is not None else head_key(word, lexicon)


@functools.lru_cache(maxsize=8192)
def head_key(word: str, lexicon: Lexicon) -> str:
    """Return the key of a noun, the same for both genders and numbers.

    Args:
        word: The noun.
        lexicon: The lexicon.

    Returns:
        The masculine singular of a known noun, the feminine of one that has no other, else the
        word's stem.
    """
    noun = lexicon.source_noun(word)
    singular = (noun.masculine or noun.feminine) if noun is not None else None
    return fold(singular) if singular else stem(word)


@functools.lru_cache(maxsize=2048)
def facts(text: str, lexicon: Lexicon) -> frozenset[str]:
    """Return what a description says, as keys that other wordings of it share.

    Args:
        text: A description or role.
        lexicon: The lexicon.

    Returns:
        One key a content word; a fixed expression for an office (*chef de la diplomatie*) gives
        those of its plain words, and a country those of its people.
    """
    return frozenset(fact_of(word, lexicon) for word in words_of(text, lexicon))


@functools.lru_cache(maxsize=2048)
def countries_in(text: str, lexicon: Lexicon) -> frozenset[str]:
    """Return the keys of the countries and towns that a description names.

    Args:
        text: A description.
        lexicon: The lexicon.

    Returns:
        Those of its keys that are places'.
    """
    return frozenset([key for key in facts(text, lexicon) if key[0] == "@"])


@functools.lru_cache(maxsize=8192)
def words_of(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the words of a description as the text has them, an office in plain words.

    Args:
        text: The description.
        lexicon: The lexicon.

    Returns:
        Its words, articles, possessives and prepositions left out; for a fixed expression (*le
        chef de l'État français*) the plain ones in its place (*président français*).
    """
    words = [word for word in map(_content, _WORD.findall(_straight(text))) if word]
    keys = [head_key(word, lexicon) for word in words]
    for phrase, means in _phrases(lexicon) if _phrase_openers(lexicon).intersection(keys) else ():
        if phrase.issubset(keys):
            first = min(keys.index(key) for key in phrase)
            rest = [word for word, key in zip(words, keys, strict=True) if key not in phrase]
            words = [*rest[:first], *means, *rest[first:]]
            keys = [head_key(word, lexicon) for word in words]
    return tuple(words)


@functools.lru_cache(maxsize=8192)
def _without_elided(word: str) -> str:
    """Return a word of the text without an elided one before it."""
    folded = fold(word)
    rest = _without_article(folded)
    return word if rest == folded else word[-len(rest) :]


@functools.lru_cache(maxsize=8192)
def _content(word: str) -> str:
    """Return a word of the text without an elided one before it, nothing of one without content."""
    rest = _without_elided(word)
    return "" if fold(rest) in _empty_words() else rest


@functools.lru_cache(maxsize=2048)
def named_facts(text: str, lexicon: Lexicon) -> frozenset[str]:
    """Return the keys of the names in a description (*la déléguée du SNEC*), the first word apart.

    Args:
        text: A description.
        lexicon: The lexicon.

    Returns:
        One key a word with a capital.
    """
    first, *words = (_without_elided(word) for word in (*_WORD.findall(_straight(text)), ""))
    found = {fact_of(word, lexicon) for word in words if word[:1].isupper()}
    return frozenset(found) if first else frozenset()


@functools.lru_cache(maxsize=4096)
def initials(text: str) -> frozenset[str]:
    """Return the acronym (*onb*) of the body in a description, none where it has its own."""
    words = [_without_elided(word) for word in _WORD.findall(_straight(text))][1:]
    first = next((at for at, word in enumerate(words) if word.istitle()), len(words))
    name = [word for word in words[first:] if word not in closed_classes(*_SMALL)]
    if len(name) < _ACRONYM or any(word.isupper() for word in name):
        return frozenset()
    return frozenset({fold("".join(word[0] for word in name))})


@functools.lru_cache(maxsize=4096)
def capitals_in(text: str) -> tuple[str, ...]:
    """Return the words of a text that have a capital, as they are written.

    Args:
        text: A text.

    Returns:
        The words, elided ones before them left out.
    """
    words = (_without_elided(word) for word in _WORD.findall(_straight(text)))
    return tuple(word for word in words if not word.islower())


@functools.lru_cache(maxsize=2048)
def before_place(text: str) -> str:
    """Return a description without where its bearer is at home, which tells who it is no more.

    Args:
        text: A description.

    Returns:
        What stands before the participle (*l'ONG basée à Genève*).
    """
    return _placed().split(text, 1)[0]


@functools.cache
def _placed() -> re.Pattern[str]:
    participles = "|".join(sorted(closed_class("placed_participle")))
    return re.compile(rf"\s(?:{participles})e?s?\s(?:à|aux?|en|dans|chez)\s")


@functools.lru_cache(maxsize=2048)
def owners_in(text: str, lexicon: Lexicon) -> frozenset[str]:
    """Return the keys of the nouns that stand after *de* and a determiner in a description.

    Args:
        text: A description.
        lexicon: The lexicon.

    Returns:
        Whose its bearer is said to be (*la mère de la victime*).
    """
    return frozenset(head_key(word, lexicon) for word in _OWNER.findall(_straight(text)))


@functools.lru_cache(maxsize=8)
def _phrases(lexicon: Lexicon) -> tuple[tuple[frozenset[str], tuple[str, ...]], ...]:
    """Return the fixed expressions for offices as keys, with their plain words.

    The seat that an office is called after counts as a word: *Matignon* and *Bercy* are two.
    """
    return tuple(
        (frozenset(head_key(word, lexicon) for word in phrase.split()), tuple(means.split()))
        for phrase, means in role_phrases()
    )


@functools.lru_cache(maxsize=8)
def _phrase_openers(lexicon: Lexicon) -> frozenset[str]:
    """Return the keys of the words that fixed expressions for offices open with."""
    return frozenset(head_key(phrase.split()[0], lexicon) for phrase, _ in role_phrases())


def _straight(text: str) -> str:
    """Return a text with one sort of apostrophe, its case kept."""
    return text.replace("’", "'")


def first_word(text: str) -> str:
    """Return the word that a mention starts with, in lower case, an article with its apostrophe.

    Args:
        text: The mention.

    Returns:
        The word, empty for a mention without any.
    """
    for word in text.split(None, 1):
        found = _opening(word)
        if found:
            return found
    return ""


@functools.lru_cache(maxsize=8192)
def _opening(text: str) -> str:
    """Return what `first_word` does of a text, mostly of one word."""
    words = normalise(text).replace("'", "' ").split(None, 1)
    return words[0] if words else ""


def age_of(text: str) -> int | None:
    """Return the age that a mention gives (*Paul Servan, 54 ans*).

    Args:
        text: The mention.

    Returns:
        The years, ``None`` for a mention without an age.
    """
    found = _AGE.search(text) if "ans" in text else None
    return None if found is None else int(found[found.lastindex or 0])


@functools.lru_cache(maxsize=2048)
def without_age(text: str) -> str:
    """Return a description without its bearer's age (*le chef de 47 ans*).

    Args:
        text: A description.

    Returns:
        The rest of it: the age says neither whose nor of what he is.
    """
    return _OF_AGE.sub("", text) if " ans" in text else text


@functools.lru_cache(maxsize=2048)
def without_asking(text: str) -> str:
    """Return a description without how its bearer came to speak (*un témoin joint mardi*).

    Args:
        text: A description.

    Returns:
        What stands before the participle and what goes with it; those whom a poll asks keep it
        (*les salariés interrogés*).
    """
    words = text.split(" ")
    for at, word in enumerate(words[2:-1], start=2):
        if word in closed_class("asked_participle") and not word.endswith("s"):
            return " ".join(words[:at]).rstrip(",")
    return text


@functools.lru_cache(maxsize=1024)
def decade_of(noun: str) -> int | None:
    """Return the decade of life that a noun tells (*quadragénaire*).

    Args:
        noun: A noun in lower case.

    Returns:
        Its first year, ``None`` for other nouns.
    """
    singular = noun.removesuffix("s")
    return next((age for age in _DECADES if singular in closed_class(f"age_{age}")), None)


BRINGING_IN = ("indefinite_article", "any_determiner")
"""Classes of words before a noun that take up nobody."""


def is_indefinite(match: MentionMatch) -> bool:
    """Return whether a description brings in somebody new (*une passante*).

    Args:
        match: The mention.

    Returns:
        Whether an indefinite article opens it, or *chaque* or *aucun*.
    """
    return first_word(match.mention.span.text) in closed_classes(*BRINGING_IN)


@functools.cache
def taken_up() -> frozenset[str]:
    """Return the pronouns that bring somebody to mind again, without being a source.

    Returns:
        Their forms, or heads: *il*, *elle*, *l'autre*, *ce dernier* and those of *celui-ci*.
    """
    return _TAKEN_UP | closed_class("latter_pronoun")
