"""The particles of surnames: *van der Poel*, *al-Hadi*."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from ..lexicon.words import closed_class

if TYPE_CHECKING:
    from .reader import Reader

__all__ = [
    "MAX_PARTICLES",
    "is_glued_hyphen",
    "is_glued_piece",
    "opens_with_small_particle",
    "small_particles",
]

MAX_PARTICLES = 3
_SHORTEST_CUT = 3
_GLUED = frozenset({"el"})  # « el-Hadi »; alone it needs a first name before it


@functools.cache
def small_particles() -> frozenset[str]:
    """Return the particles that start a surname without its first name (*selon van Damme*).

    Returns:
        Their forms; those of ordinary prose (*de*, *la*) are not among them.
    """
    return (closed_class("particle") - closed_class("common_particle")) | _GLUED


def opens_with_small_particle(reader: Reader, i: int) -> bool:
    """Return whether a surname starts with its small particle (*a dit al-Hadi*).

    Args:
        reader: The sentence.
        i: Index of the token.

    Returns:
        Whether particles and then a capital follow, and no first name stands before.
    """
    if reader.lower(i) not in small_particles() or reader.is_upper(i):
        return False
    if reader.is_upper(i - 1) and not (reader.is_closed(i - 1) or reader.is_title(i - 1)):
        return False
    if reader.lower(i) in _GLUED and not is_glued_hyphen(reader, i + 1):
        return False
    j = i
    while j - i < MAX_PARTICLES and reader.is_a(j, "particle"):
        j += 1 + is_glued_hyphen(reader, j + 1)
    return reader.is_upper(j)


def is_glued_hyphen(reader: Reader, i: int) -> bool:
    """Return whether a token is the hyphen of a compound (*Anne-Sophie*), blanks on no side.

    Args:
        reader: The sentence.
        i: Index of the token.

    Returns:
        Whether a letter or digit follows at once, and a word stands right before.
    """
    if reader.lower(i) != "-":
        return False
    token, before, following = reader.get(i), reader.get(i - 1), reader.get(i + 1)
    return (
        token is not None
        and before is not None
        and following is not None
        and before.end == token.start
        and token.end == following.start
        and following.form[0].isalnum()
    )


def is_glued_piece(reader: Reader, i: int) -> bool:
    """Return whether an apostrophe cuts a small letter off a name (*Le Floc'h*, *Ngo'o*).

    Args:
        reader: The sentence.
        i: Index of the token.

    Returns:
        Whether it is what has been cut off.
    """
    token, before = reader.get(i), reader.get(i - 1)
    if token is None or before is None or len(before.form) < _SHORTEST_CUT:
        return False
    capital = before.form[-1] == "'" and before.form[0].isupper() and not reader.is_closed(i - 1)
    return capital and before.end == token.start and token.form[0].islower()
