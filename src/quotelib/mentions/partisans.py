"""People who are called after their party: *l'UDC Luc Roux*, *la Verte genevoise Ada Roux*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.bodies import known_body
from .known import inhabited_end
from .names import name_end

if TYPE_CHECKING:
    from .reader import Reader

__all__ = ["CAPITALS", "partisan"]

CAPITALS = b"\1\1"
"""Two words with capitals, as the reader marks them: without them no name follows."""
_SINGULAR = ("le", "la", "l'")


def partisan(reader: Reader, start: int) -> tuple[int, int] | None:
    """Return the name of somebody who is called after a party that an article stands before.

    Args:
        reader: The sentence.
        start: Index of a word with a capital.

    Returns:
        First and end of the name, ``None`` where no first name and surname follow a party.
    """
    first = inhabited_end(reader, start + 1)
    if not (reader.is_first_name(first) and reader.is_upper(first) and reader.is_upper(first + 1)):
        return None
    if reader.lower(start - 1) not in _SINGULAR or reader.is_a(start - 2, "of"):
        return None  # « la présidente de l'UDC Ada Roux »
    body = known_body(reader.tokens[start].form, None)
    party = body is not None and "parti" in body.nouns
    return (first, name_end(reader, first)) if party or reader.is_a(start, "partisan") else None
