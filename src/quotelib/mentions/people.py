"""The name of a person at a token, whatever stands before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import SpeakerKind
from .expressions import may_tell
from .known import known_kind
from .names import name_end, starts_name
from .opening_adjuncts import verb_waits
from .phrase import read_body

if TYPE_CHECKING:
    from .phrase import Phrase
    from .reader import Reader

__all__ = [
    "ARTICLES",
    "counts_people",
    "is_one_of",
    "is_speaker_name",
    "joins_things",
    "person_at",
    "served_end",
    "take_apposed_name",
]

ARTICLES = ("le", "la", "l'")


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
    if body is None or body.name is None:
        return None
    # « le Néerlandais Thijs Roelof », whatever the first name
    demonym = reader.lexicon.demonym(reader.tokens[i + 1].form) is not None
    several = demonym and i + 1 < body.name[0] < body.name[1] - 1
    return body.name if several or reader.is_first_name(body.name[0]) else None


def counts_people(reader: Reader, phrase: Phrase) -> bool:
    """Return whether a plural that heads a phrase says whom it counts (*la trentaine d'élus*)."""
    people = reader.noun_kind(phrase.head) is SpeakerKind.PERSON
    return people and reader.is_a((phrase.head or 0) - 1, "of")


def joins_things(reader: Reader, phrase: Phrase) -> bool:
    """Return whether coordinated phrases name nobody (*la pluie et le vent*).

    Args:
        reader: The sentence.
        phrase: The phrase, of several members.
    """
    if phrase.head is None or phrase.name is not None or any(phrase.members):
        return False
    inside = range(phrase.first + 1, phrase.end)
    return not (
        may_tell(reader.lexicon)[reader.tokens[phrase.head].form]
        or any(reader.source_noun(i) is not None or reader.is_upper(i) for i in inside)
    )


def is_one_of(reader: Reader, phrase: Phrase) -> bool:
    """Return whether a phrase picks one out of those whom its noun denotes (*l'un des élus*).

    *La moitié des élus* and *un grand nombre d'élus* do not, though their article is singular.

    Args:
        reader: The sentence.
        phrase: The phrase.
    """
    head = phrase.head if phrase.head is not None else phrase.first
    of = next((k for k in range(phrase.first, head) if reader.is_a(k, "of")), head)
    return reader.lower(of - 1) in closed_class("single_one")


def is_speaker_name(reader: Reader, i: int) -> bool:
    """Return whether a name is that of a person or paper, which no text is called by.

    Args:
        reader: The sentence.
        i: Index of its first token.
    """
    paper = known_kind(reader, i, name_end(reader, i), None) is SpeakerKind.MEDIA
    return paper or reader.is_first_name(i)


def served_end(reader: Reader, block: int, end: int) -> int:
    """Return the end of a function with the name of whom it serves.

    *Luc Roy, l'adjoint à la maire, Ada Faure, a dit*: the verb follows, or nothing does.

    Args:
        reader: The sentence.
        block: Index after the noun of the function.
        end: Index after its complements.

    Returns:
        The index after the name, ``end`` without one.
    """
    if reader.lower(end) != "," or not any(map(reader.is_person, range(block, end))):
        return end
    person = person_at(reader, end + 1)
    over = person is not None and reader.lower(person[1]) in ("", ".", ")", "»")
    return person[1] if person and (over or verb_waits(reader, person[1])) else end


def take_apposed_name(reader: Reader, phrase: Phrase) -> None:
    """Take in the name with its function that stands right behind somebody's relation to another.

    *Son ami le peintre Jan Hus*, *sa sœur l'avocate Ida Roc*: no comma parts them.

    Args:
        reader: The sentence.
        phrase: The phrase, which is changed; its next token is a definite article.
    """
    if phrase.name is not None or not reader.is_a(phrase.first, "possessive"):
        return
    if not reader.is_person(phrase.head) or phrase.end != (phrase.head or 0) + 1:
        return
    other = read_body(reader, phrase.end)
    if other is None or other.name is None or not reader.is_person(other.head):
        return
    if (other.head or 0) >= other.name[0] or not reader.is_first_name(other.name[0]):
        return
    phrase.name, phrase.end, phrase.core_end = other.name, other.end, other.end
