"""Acronyms that a name gives for itself in brackets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["sums_up"]

_LENGTHS = range(2, 10)
_LONG = 3
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
