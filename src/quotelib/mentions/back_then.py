"""What says that an age is none of today (*14 ans à l'époque*)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .reader import Reader

__all__ = ["then_end"]

_DEFINITE = ("l'", "le", "la")
_BACK_THEN = ("à l' époque", "à cette époque", "à ce moment", "à l' instant")
_AT_MOMENT_OF = ("au moment des", "au moment du", "au moment de")


def then_end(reader: Reader, i: int) -> int:
    """Return the index after words that say that an age is of back then (*14 ans à l'époque*).

    Args:
        reader: The sentence.
        i: Index after the age.

    Returns:
        The index, that of the age's end where nothing says so.
    """
    words = " ".join([reader.lower(k) for k in range(i, i + 3)])
    if words in _BACK_THEN:
        return i + 3
    if words.startswith("alors"):
        return i + 1
    if words not in _AT_MOMENT_OF:
        return i
    noun = i + 3 + (reader.lower(i + 3) in _DEFINITE)  # « au moment des faits », « de l'accident »
    return noun + 1 if reader.is_nominal(noun) else i
