"""The name of a person at a token, whatever stands before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .names import name_end, starts_name
from .phrase import read_body

if TYPE_CHECKING:
    from .reader import Reader

__all__ = ["person_at"]


def person_at(reader: Reader, i: int) -> tuple[int, int] | None:
    """Return the name of a person at a token, a title or *le Breton* before it left out.

    Args:
        reader: The sentence.
        i: Index of the token.
    """
    if reader.is_title(i) and reader.is_upper(i + 1):
        return i + 1, name_end(reader, i + 1)
    if starts_name(reader, i) and (reader.is_first_name(i) or reader.is_upper(i + 1)):
        return i, name_end(reader, i)
    inhabitant = reader.is_a(i, "determiner") and reader.is_upper(i + 1)
    body = read_body(reader, i) if inhabitant else None
    named = body is not None and body.name is not None and reader.is_first_name(body.name[0])
    return body.name if body is not None and named else None
