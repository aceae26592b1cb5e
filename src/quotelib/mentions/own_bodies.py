"""What is detached from a body and names it: *son équipe, Delta Wind*, *l'ODF, l'Office*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..models import SpeakerKind
from .acronyms import spelled_out, sums_up
from .name_kinds import name_kind
from .names import name_end
from .nouns import complements_end, nouns_end

if TYPE_CHECKING:
    from .phrase import Phrase
    from .reader import Reader

__all__ = ["NAMED_BODIES", "SHORT", "body_end", "gives_acronym", "is_nobodys", "is_own_body"]


NAMED_BODIES = (SpeakerKind.MEDIA, SpeakerKind.ORGANISATION)
"""Kinds of bodies that have names of their own."""
SHORT = ("dit", "dite", "ou", "alias")
"""What stands behind a comma and before the acronym of a name."""


_MADE = ("ée", "ées")
_FOUNDING = 14


def is_nobodys(reader: Reader, phrase: Phrase, i: int) -> bool:
    """Return whether a person's name stands behind a noun for a body, whose it cannot be.

    Nor is the name of a town or country a person's.

    *Selon la police, Luc Roy, 34 ans, a avoué*; *du côté de la minorité, Ada Pic (UDC)*; but *a
    dit son agence, Delta Talents, ajoutant*.

    Args:
        reader: The sentence.
        phrase: A noun phrase.
        i: The first token of a name behind it.

    Returns:
        Whether the name is another's.
    """
    kind = reader.noun_kind(phrase.head)
    if kind is SpeakerKind.PERSON and not reader.is_first_name(i):
        # « un homme tué à Dole, New York et Los Angeles »
        return name_kind(reader, i, name_end(reader, i)) is SpeakerKind.PLACE
    body = kind in (SpeakerKind.ORGANISATION, SpeakerKind.GROUP)
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


def body_end(reader: Reader, phrase: Phrase, block: int) -> int | None:
    """Return the end of what says which body a name is, between commas.

    *Airelle, la compagnie à bas prix, …*: bodies that have no names (*la direction*) are others.

    Args:
        reader: The sentence.
        phrase: The name.
        block: Index after the nouns behind a comma.

    Returns:
        The index, ``None`` where another body stands there.
    """
    if phrase.name is None:
        return None
    whole = complements_end(reader, block)
    if phrase.name[1] - phrase.name[0] == 1:
        forms = [token.form for token in reader.tokens[phrase.end + 1 : whole]]
        if spelled_out(reader.tokens[phrase.name[0]].form, forms) is not None:
            return whole  # « l'ODF, l'Office des forêts, … »
    head = next((k for k in range(phrase.end + 1, block) if reader.is_a(k, "generic_body")), None)
    if head is None:
        return None
    # a name of two words is no person's by its form alone: « Vert Vallon, une association, … »
    person = name_kind(reader, *phrase.name) is SpeakerKind.PERSON
    if phrase.coordinated or (person and reader.is_first_name(phrase.name[0])):
        return None
    end = whole
    if reader.lower(end) == "à":  # « à bas prix », « à but non lucratif »
        end = nouns_end(reader, end + 1)
    elif reader.lower(end - 1).endswith(_MADE) or reader.lower(end).endswith(_MADE):
        end = _founded_end(reader, end)
    return end if reader.lower(end) == "," else None


def _founded_end(reader: Reader, i: int) -> int:
    """Return the comma after when and by whom a body was made (*fondée en 2010 par Luc Roux,*)."""
    for end in range(i, min(i + _FOUNDING, len(reader.tokens))):
        if reader.lower(end) == ",":
            return end
        if reader.is_finite(end) or reader.is_a(end, "relative"):
            break
    return i


def gives_acronym(reader: Reader, phrase: Phrase, i: int) -> bool:
    """Return whether a part is an acronym of a name (*le Syndicat des lycées, dit Snel,*).

    Args:
        reader: The sentence.
        phrase: The phrase before the comma.
        i: Index of the token behind it, one of `SHORT`.

    Returns:
        Whether what stands behind that is.
    """
    if phrase.name is None or reader.is_word(i + 2):
        return False
    name = (token.form for token in reader.tokens[slice(*phrase.name)])
    return reader.is_upper(i + 1) and sums_up(reader.tokens[i + 1].form, name)
