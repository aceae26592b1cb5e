"""Acronyms that a name gives for itself in brackets, or that are spelled out in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..lexicon.folding import unaffiliated
from ..models import SpeakerKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .phrase import Phrase
    from .reader import Reader

__all__ = ["names_body", "short_form", "spelled_out", "sums_up"]

_LENGTHS = range(2, 10)
_LONG = 3
_SHORT = range(2, 7)
_FULL = 2
_BODIES = (SpeakerKind.ORGANISATION, SpeakerKind.MEDIA)
_ARTICLES = ("le", "la", "les", "l'", "ou")
_LANGUAGES = frozenset({"anglais", "anglaise", "allemand", "allemande", "espagnol", "espagnole"})
_LANGUAGES |= {"italien", "italienne", "néerlandais", "néerlandaise", "russe", "arabe"}
_ELISION = re.compile(r"['’-]")


def sums_up(acronym: str, words: Iterable[str]) -> bool:
    """Return whether a word is the acronym of a name.

    Args:
        acronym: The word: *RATP*, *Licra*.
        words: The words of the name, small ones among them.

    Returns:
        Whether its letters are initials of the words, in their order, or come from inside them in
        their order where there are three or more (*Office fédéral de l'agriculture*: *OFAG*).

    Example:
        >>> from quotelib.mentions.acronyms import sums_up
        >>> sums_up("ODF", ["Office", "départemental", "des", "forêts"])
        True
        >>> sums_up("PS", ["Marc", "Roy"])
        False
    """
    if len(acronym) not in _LENGTHS or not acronym[0].isupper() or not acronym.isalpha():
        return False
    parts = [part.upper() for word in words for part in _ELISION.split(word) if part[:1].isalpha()]
    initials = iter([part[0] for part in parts])
    if all(letter in initials for letter in acronym.upper()):
        return True
    letters = iter("".join(parts))
    inside = len(acronym) >= _LONG and len(parts) >= _LONG and parts[0][0] == acronym[0]
    return inside and all(letter in letters for letter in acronym.upper())


def short_form(name: Sequence[str], beside: Sequence[str]) -> str | None:
    """Return the acronym of a body's name that stands beside it.

    Args:
        name: The words of the name.
        beside: The tokens in brackets behind it.

    Returns:
        What sums it up, alone (*CDB*), with an article (*la CDB*) or before its language (*ESA en
        anglais*); what sums up the foreign name beside it (*European Sleep Agency, ESA*); an
        acronym alone behind a longer name; without what it belongs to (*FSP–CSN*).

    Example:
        >>> short_form(["Agence", "du", "sommeil"], ["ESA", ",", "en", "anglais"])
        'ESA'
        >>> short_form(["Banque", "nordique"], ["Nice"])
    """
    words = _bare(unaffiliated(" ".join(beside).replace(" - ", "-")).split())
    foreign = not _LANGUAGES.isdisjoint(words)
    for at, word in enumerate(words):
        if len(word) not in _SHORT or not word[0].isupper():
            continue
        others = [*words[:at], *words[at + 1 :]]
        if sums_up(word, name) and (len(words) == 1 or "," in words or foreign):
            return word
        if word.isupper() and (foreign or (len(others) > _FULL and sums_up(word, others))):
            return word
        if word.isupper() and len(words) == 1 and len(word) >= _LONG <= len(name):
            return word
    return None


def spelled_out(acronym: str, beside: Sequence[str]) -> str | None:
    """Return the name that an acronym stands for, where it is spelled out beside it.

    Args:
        acronym: The acronym.
        beside: The words in brackets or between commas behind it.

    Returns:
        The words without their article; ``None`` where they are no name with these letters.

    Example:
        >>> spelled_out("OMR", ["l'", "Observatoire", "des", "marées"])
        'Observatoire des marées'
    """
    words = _bare(beside)
    if len(words) < _FULL or not words[0][0].isupper() or not sums_up(acronym, words):
        return None
    return " ".join(words).replace("' ", "'")


def _bare(words: Sequence[str]) -> Sequence[str]:
    """Return words without the article that opens them."""
    opens = bool(words) and words[0].lower() in _ARTICLES
    return words[1:] if opens else words


def names_body(reader: Reader, phrase: Phrase) -> bool:
    """Return whether a function is a body's name, as its acronym shows.

    Args:
        reader: The sentence.
        phrase: A noun phrase without a name.

    Returns:
        Whether it is, as in *le Directeur des poursuites pénales (DPP)*; not *le directeur (PS)*.
        What is a body whatever its name is one with small letters too: *le parquet national
        financier (PNF)*, *le service départemental d'incendie (Sdis)*.
    """
    if phrase.bracket is None or phrase.head is None:
        return False
    first, end = phrase.bracket
    acronym, head = reader.tokens[first].form, reader.tokens[phrase.head].form
    words = [token.form for token in reader.tokens[phrase.head : first - 1]]
    body = reader.noun_kind(phrase.head) in _BODIES and len(words) > 1
    if end != first + 1 or len(acronym) < (_FULL if body else _LONG):
        return False
    if not (acronym.isupper() or (body and len(acronym) > _LONG)):
        return False
    same = head[0] == acronym[0] or (body and head[0].upper() == acronym[0])
    # « la fédération du secteur (FRM) »: what the letters stand for is left out
    own = body and acronym.isupper() and len(acronym) >= _LONG
    return same and (own or sums_up(acronym, words))
