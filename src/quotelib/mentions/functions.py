"""Capitals that are no name's: those of functions and of inhabitants (*le Président*)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .determiners import CONTRACTED
from .known import is_inhabitant, known_end, known_kind
from .offices import is_apposed_office

if TYPE_CHECKING:
    from .reader import Reader

__all__ = ["FIRST", "describes_somebody", "has_own_capital", "is_bare_function", "is_function"]

FIRST = ("premier", "première", "ex-premier", "ex-première", "ancien", "ancienne")
_RANKING = ("général", "générale", "adjoint", "adjointe", "délégué", "déléguée", "émérite")
"""What may stand between a function and the name of its bearer (*Procureur général Roux*)."""


def describes_somebody(reader: Reader, i: int) -> bool:
    """Return whether a capital is no name's: a function's (*le Président*) or an inhabitant's.

    Args:
        reader: The sentence.
        i: Index of the word.

    Returns:
        Whether an article makes a common noun of it.
    """
    ranked = reader.lower(i) in FIRST
    if ranked and has_own_capital(reader, i):
        return True
    may_be = ranked or reader.source_noun(i) is not None
    if may_be and (is_function(reader, i) or is_bare_function(reader, i)):
        return True
    if may_be and reader.lower(i - 1) == "," and is_apposed_office(reader, i):
        return True
    if reader.tokens[i].form.isupper() or not is_inhabitant(reader, i):
        return False
    before = i - 1 if reader.is_a(i - 1, "determiner") else i - 2
    if before < i - 1 and reader.is_first_name(i) and reader.is_upper(i + 1):
        return False  # « le maire Romain Lefort », « le petit Romain Lefort »
    return reader.is_a(before, "determiner") and (
        before <= reader.first_word or not reader.is_upper(before)
    )


def has_own_capital(reader: Reader, i: int) -> bool:
    """Return whether a function is written with a capital wherever it stands.

    Args:
        reader: The sentence.
        i: Index of a capital.

    Returns:
        Whether it is (*PDG du club*, *Premier ministre*), which makes no name of it.
    """
    if reader.lower(i) in FIRST:
        return reader.is_person(i + 1) and reader.tokens[i + 1].form.islower()
    return reader.is_person(i) and reader.tokens[i].form.isupper()


def is_function(reader: Reader, i: int) -> bool:
    """Return whether a capital is that of a function with its article (*le Président Luc Roy*).

    *La Première ministre*, *au Maire*; but *Aude Le Maire*, *la Finance*, *le Courrier*.

    Args:
        reader: The sentence.
        i: Index of the word.

    Returns:
        Whether it is a noun for one person, or *premier*, *ancien* before one.
    """
    first = reader.source_noun(i) is None and reader.lower(i) in FIRST
    if not reader.is_person(i + first):
        return False
    article = i - 2 if reader.lower(i - 1) in FIRST else i - 1
    if reader.lower(article) not in CONTRACTED and not reader.is_a(article, "determiner"):
        return False
    if article > reader.first_word and reader.is_upper(article):
        return False
    paper = known_kind(reader, i, i + 1, reader.lower(article))
    return paper is None and not (reader.tokens[i].form.isupper() and not reader.capitals)


def is_bare_function(reader: Reader, i: int) -> bool:
    """Return whether a function stands like a title before a name (*Président Oster a dit*).

    Not *Berger Marc*, which has the surname first, nor *Maire Oster* where somebody is called
    Maire; kings and popes have no surname (*Reine Mathilde*).

    Args:
        reader: The sentence.
        i: Index of a capital.

    Returns:
        Whether it is a noun for one person without article, and its bearer's name follows.
    """
    head = i + (reader.source_noun(i) is None and reader.lower(i) in FIRST)
    noun = reader.source_noun(head)
    if noun is None or not reader.is_person(head) or noun.category != "function":
        return False
    if reader.tokens[i].form.isupper() or reader.is_title(i) or reader.is_first_name(i):
        return False
    start = head + 1
    if start < len(reader.tokens) and reader.tokens[start].form in _RANKING:
        start += 1
    if not reader.is_upper(start) or reader.is_closed(start):
        return False
    if reader.source_noun(start) is not None or known_end(reader, i) is not None:
        return False
    called = reader.surnames.end(reader.tokens, i) is not None
    alone = reader.is_first_name(start) and not reader.is_upper(start + 1)
    return not called and (not alone or reader.is_a(i, "regnal_office"))
