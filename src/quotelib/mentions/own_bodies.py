"""The names of bodies that are called after whose they are: *son équipe, Delta Wind*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..models import SpeakerKind
from .names import name_end

if TYPE_CHECKING:
    from .phrase import Phrase
    from .reader import Reader

__all__ = ["NAMED_BODIES", "is_nobodys", "is_own_body"]

NAMED_BODIES = (SpeakerKind.MEDIA, SpeakerKind.ORGANISATION)
"""Kinds of bodies that have names of their own."""


def is_nobodys(reader: Reader, phrase: Phrase, i: int) -> bool:
    """Return whether a person's name stands behind a noun for a body, whose it cannot be.

    *Selon la police, Luc Roy, 34 ans, a avoué*; *du côté de la minorité, Ada Pic (UDC)*; but *a
    dit son agence, Delta Talents, ajoutant*.

    Args:
        reader: The sentence.
        phrase: A noun phrase.
        i: The first token of a name behind it.

    Returns:
        Whether the name is another's.
    """
    body = reader.noun_kind(phrase.head) in (SpeakerKind.ORGANISATION, SpeakerKind.GROUP)
    if phrase.coordinated or not (body and reader.is_first_name(i) and reader.is_upper(i + 1)):
        return False
    end = name_end(reader, i)
    over = reader.lower(end) == "." or reader.lower(end + 1).endswith("ant")
    return not (over and reader.is_a(phrase.first, "possessive"))


def is_own_body(reader: Reader, phrase: Phrase, end: int) -> bool:
    """Return whether a name with its article is that of a body (*son club, le FC Lys, a dit*).

    Args:
        reader: The sentence.
        phrase: A noun phrase.
        end: The index after a name that is detached from it.

    Returns:
        Whether the phrase says whose body it is, and a sign follows the name.
    """
    body = reader.noun_kind(phrase.head) in NAMED_BODIES
    return body and not reader.is_word(end) and reader.is_a(phrase.first, "possessive")
