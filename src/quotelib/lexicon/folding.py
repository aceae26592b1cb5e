"""How words are compared: case, accents, apostrophes and invisible characters."""

from __future__ import annotations

import functools
import re
import unicodedata

__all__ = [
    "elides",
    "fold",
    "fold_accents",
    "fold_quotes",
    "normalise",
    "of_both_genders",
    "singulars",
    "stem",
    "unaffiliated",
    "work_key",
]

# Every apostrophe met in news copy, read as the straight one. Soft hyphen, zero-width space and
# joiners, word joiner and byte order mark leave no trace in the word.
_CHARACTERS = str.maketrans(
    dict.fromkeys("’ʼ‘‛′´`＇", "'")
    | dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", "")
    | dict.fromkeys("‐‑", "-")
)
_VOWELS = tuple("aeiouy")
_SHORTEST = 3
# Endings of feminines, after final -e, and those of their masculines.
_FEMININES = (("tric", "teur"), ("eus", "eur"), ("iv", "if"), ("enn", "en"), ("onn", "on"))
# Words for both genders: « élu·es », « salarié-e-s », « travailleurs(euses) ».
_ENDINGS = r"(?:e|ne|le|te|fe|ve|se|ice|rice|trice|euse|eur|[èe]re|esse)s?|x|s"
_BOTH_GENDERS = re.compile(
    rf"([^\W\d_]{{3,}})(?:[·•.-](?:{_ENDINGS})){{1,2}}|([^\W\d_]{{3,}})\((?:{_ENDINGS})\)s?"
)
_AFFILIATION = re.compile(r"(?<=\w\w)[–-][A-Z]{2,}$")
_LIGATURES = {"œ": "oe", "æ": "ae"}


class _Bases(dict[int, str]):
    """What is left of a character without its accents, by its code point.

    It grows with the alphabets that texts are written in, and to all of Unicode at the most.
    """

    def __missing__(self, code: int) -> str:
        char = chr(code)
        parts = unicodedata.normalize("NFD", _LIGATURES.get(char, char))
        base = "".join(part for part in parts if not unicodedata.combining(part))
        self[code] = base
        return base


_BASES = _Bases()


def fold_quotes(word: str) -> str:
    """Return ``word`` with straight apostrophes and hyphens and without invisible characters."""
    return word if word.isascii() else word.translate(_CHARACTERS)


@functools.lru_cache(maxsize=8192)
def normalise(word: str) -> str:
    """Return the key under which the lexicon stores a word.

    Args:
        word: A word as it stands in the text.

    Returns:
        The word in lower case, composed, with straight apostrophes and hyphens and without
        invisible characters.

    Example:
        >>> from quotelib.lexicon.folding import normalise
        >>> normalise("DÉ\u00adCLARE")
        'déclare'
    """
    if word.isascii():
        return word.lower()
    return unicodedata.normalize("NFC", word.translate(_CHARACTERS)).lower()


def fold_accents(word: str) -> str:
    """Return a lower-case word without accents and ligatures.

    Args:
        word: A word, or several joined by line breaks, in lower case.

    Returns:
        The same with base letters only.

    Example:
        >>> from quotelib.lexicon.folding import fold_accents
        >>> fold_accents("déçu par l'œuvre")
        "decu par l'oeuvre"
    """
    return word if word.isascii() else word.translate(_BASES)


def of_both_genders(word: str) -> str | None:
    """Return one gender of a word that is written for both.

    Args:
        word: A word in lower case.

    Returns:
        The form that stands whole in it, in the number of the whole; ``None`` for another word.

    Example:
        >>> from quotelib.lexicon.folding import of_both_genders
        >>> of_both_genders("élu·es"), of_both_genders("employé(e)"), of_both_genders("porte-clés")
        ('élus', 'employé', None)
    """
    found = _BOTH_GENDERS.fullmatch(word)
    if found is None:
        return None
    form = found[1] or found[2]
    several = word.rstrip(")").endswith("s") and not form.endswith(("s", "x"))
    return f"{form}s" if several else form


@functools.lru_cache(maxsize=8192)
def fold(word: str) -> str:
    """Return a word without case, accents and kind of apostrophe.

    Args:
        word: A word or phrase.

    Returns:
        What two spellings of it share.
    """
    return fold_accents(normalise(word))


def singulars(noun: str) -> frozenset[str]:
    """Return the singulars that a noun may have, itself among them.

    Args:
        noun: A noun, singular or plural.

    Returns:
        Normalised candidates: *journaux* gives *journaux*, *journau* and *journal*.
    """
    word = normalise(noun)
    found = {word}
    if word.endswith(("s", "x")):
        found.add(word[:-1])
    if word.endswith("aux"):
        found.add(word[:-3] + "al")
    return frozenset(found)


def elides(word: str) -> bool:
    """Return whether *le* and *de* lose their vowel before a word.

    Args:
        word: The word that follows.

    Returns:
        Whether it starts with a vowel; before *h* names keep the full form (*de Hugo*).
    """
    return fold_accents(word[:1].lower()).startswith(_VOWELS)


def work_key(words: str) -> str:
    """Return the key of a work's name: spacing, case, marks and final signs do not matter.

    Args:
        words: The name, as it stands in marks.

    Returns:
        The key.
    """
    return " ".join(normalise(words).split()).strip(' .,!?…«»“”"')


@functools.lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """Return what the forms of a noun or adjective share (*élu*, *élues*; *coréen*, *coréenne*).

    Args:
        word: A word.

    Returns:
        A key for comparison, no word of French.
    """
    key = fold(word)
    if len(key) > _SHORTEST and key[-1] in "sx":
        key = key[:-1]
    if len(key) > _SHORTEST and key[-1] == "e":
        key = key[:-1]
        for feminine, masculine in _FEMININES:
            if key.endswith(feminine):
                return key[: -len(feminine)] + masculine
    return key


def unaffiliated(name: str) -> str:
    """Return a body's name without the acronym of what it belongs to.

    Args:
        name: A name.

    Returns:
        What stands before the last hyphen or dash where capitals alone follow, else the name.

    Example:
        >>> from quotelib.lexicon.folding import unaffiliated
        >>> unaffiliated("Syndicat du port–CSN"), unaffiliated("Mont-Joli")
        ('Syndicat du port', 'Mont-Joli')
    """
    return _AFFILIATION.sub("", name)
