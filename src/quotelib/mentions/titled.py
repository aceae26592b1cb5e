"""Titles in a row before one name, and what grades a function that has a capital."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .known import is_party, names_affiliation

if TYPE_CHECKING:
    from ..models import Gender
    from .reader import Reader

__all__ = ["CIVILITIES", "civil_gender", "last_title", "own_name"]

_BETWEEN = 2
CIVILITIES = frozenset(
    {"m.", "m", "mm.", "mr", "mr.", "mme", "mmes", "mlle", "monsieur", "madame", "mademoiselle"}
)
"""Titles that no other stands behind (*M. Principal Luc* has a surname)."""
_CHAINED = ("civility", "profession", "rank")


def last_title(reader: Reader, i: int) -> int:
    """Return the last of several titles before one name.

    *S.E. M. Luc Roux*, *le Lieutenant-Colonel Roux*, *le Colonel Major Roux*, *le Professeur
    Docteur Roux*; but *le Dr Cheikh Roux* has a first name.

    Args:
        reader: The sentence.
        i: Index of the first title, which is no civility.

    Returns:
        The index of the last one.
    """
    following = i + 1 + (reader.lower(i + 1) == "-")
    while reader.is_upper(following + 1) and _is_chained(reader, following):
        i, following = following, following + 1 + (reader.lower(following + 1) == "-")
    return i


def _is_chained(reader: Reader, i: int) -> bool:
    """Return whether a capital is that of a further title, or grades a rank."""
    if not reader.is_upper(i):
        return False
    if reader.is_a(i, "rank_degree"):
        return True
    title = reader.lexicon.title(reader.lower(i)) if reader.is_title(i) else None
    return title is not None and title.kind in _CHAINED


def own_name(reader: Reader, head: int, name: tuple[int, int]) -> tuple[int, int] | None:
    """Return the name of whoever bears a function, without what grades it right before.

    *Le Commissaire Divisionnaire Roux*, *le Président Directeur Général Luc Roux*; in small letters
    these are adjectives anyway.

    Args:
        reader: The sentence.
        head: Index of the function.
        name: First and end of what seems to be its bearer's name.

    Returns:
        The name, ``None`` where nothing is left of it or it is a body's.
    """
    first, end = name
    if names_affiliation(reader, first, end) and not _is_namesake(reader, head, first, end):
        return None  # « le député LR », « trente députés LR »
    if reader.is_several(head):
        return name
    graded = reader.is_upper(head) and first <= head + _BETWEEN and reader.is_upper(first - 1)
    while graded and first < end and _is_chained(reader, first):
        first += 1
    while first < end - 1 and reader.is_title(first):
        first += 1  # « le coroner Dr Roux »
    return (first, end) if first < end else None


def _is_namesake(reader: Reader, head: int, start: int, end: int) -> bool:
    """Return whether who holds an office bears the name of a firm or paper (*le maire Renault*)."""
    alone = end == start + 1 and not reader.tokens[start].form.isupper()
    return alone and reader.is_a(head, "unique_office") and not is_party(reader, start)


def civil_gender(reader: Reader, i: int) -> Gender | None:
    """Return the gender of a civility.

    Args:
        reader: The sentence.
        i: Its index.

    Returns:
        Its gender, ``None`` for one that shows none.
    """
    title = reader.lexicon.title(reader.lower(i))
    return title.gender if title is not None else None
