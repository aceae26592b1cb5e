"""Functions with a capital behind a name: *Ada Roux, Présidente du club*."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .reader import Reader

__all__ = ["is_apposed_office", "is_office_behind"]

_WHOLE_NAME = 2
_FIRST = ("premier", "première", "ancien", "ancienne", "vice")


def is_apposed_office(reader: Reader, i: int) -> bool:
    """Return whether a capital is that of a function that a comma parts from its bearer.

    *Ada Roux, Présidente du club*, *M. Roux, Maire, …*; in a row of surnames one word stands
    between the commas (*Roux, Berger, Lamy*).

    Args:
        reader: The sentence.
        i: Index of the capital.

    Returns:
        Whether a whole name stands before the comma, and a noun for one person behind it.
    """
    if reader.lower(i - 1) != "," or not _ends_person(reader, i - 2):
        return False
    start = i + (reader.lower(i) in _FIRST) + (reader.lower(i + 1) == "-")
    return _is_office(reader, start) and reader.surnames.end(reader.tokens, i) is None


def is_office_behind(reader: Reader, start: int, i: int) -> bool:
    """Return whether a capital behind a name is that of a function, its comma left out.

    Args:
        reader: The sentence.
        start: Index of the first word of the name.
        i: Index of the capital.

    Returns:
        Whether a noun for one person and its complement stand behind a first name and another.
    """
    if i < start + _WHOLE_NAME:
        return False
    return _is_office(reader, i) and reader.is_a(i + 1, "of") and not reader.is_first_name(i)


def _ends_person(reader: Reader, i: int) -> bool:
    """Return whether a first name or a title, and a name behind it, end at a token."""
    if i < 1 or not reader.is_upper(i):
        return reader.lower(i) == ")"
    return reader.is_upper(i - 1) or reader.is_title(i - 1) or reader.is_a(i - 1, "particle")


def _is_office(reader: Reader, i: int) -> bool:
    """Return whether a noun for one person stands at a token, no name behind it."""
    token = reader.get(i)
    if token is None or not reader.is_person(i) or not token.form.istitle():
        return False
    if reader.lower(i + 1) == "et" and reader.is_upper(i + 2):
        return False  # « Ada Roux, Berger et Lamy »
    if not reader.is_upper(i + 1) or reader.is_a(i + 1, "rank_degree"):
        return True
    return reader.is_a(i + 2, "of") and not reader.is_first_name(i + 1)
