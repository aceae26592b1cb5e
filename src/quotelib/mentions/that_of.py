"""*Celui de Brest*, and the name behind it: *celui de Brest, Luc Dorval, attend*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .nouns import complements_end
from .people import person_at
from .phrase import Phrase

if TYPE_CHECKING:
    from .reader import Reader

__all__ = ["named_that", "that_end"]

_SINGULAR = ("celui", "celle")


def that_end(reader: Reader, i: int) -> int:
    """Return the index after the complement of a demonstrative (*celui de Brest*).

    Args:
        reader: The sentence.
        i: The demonstrative.

    Returns:
        The index, that after the demonstrative alone where none follows or a possessive opens it.
    """
    end = i + 1
    if not reader.is_a(end, "of") or reader.is_a(end + 1, "possessive"):
        return end
    return complements_end(reader, end)


def named_that(reader: Reader, i: int) -> Phrase | None:
    """Return a demonstrative with its complement and a person's name in commas as one phrase.

    Args:
        reader: The sentence.
        i: The demonstrative.

    Returns:
        The phrase, ``None`` where no such words follow.
    """
    if reader.lower(i) not in _SINGULAR:
        return None
    comma = that_end(reader, i)
    if comma == i + 1 or reader.lower(comma) != ",":
        return None
    name = person_at(reader, comma + 1)
    if name is None or reader.lower(name[1]) != ",":
        return None
    return Phrase(first=i, end=name[1], core_end=name[1], name=name)
