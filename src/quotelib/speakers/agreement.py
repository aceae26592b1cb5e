"""Whether gender, number and kind of a mention allow an entity."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import MentionKind, Number, SpeakerKind
from .official import begins_official_name
from .wording import fold

if TYPE_CHECKING:
    from ..models.records import MentionMatch
    from .entities import Entity

__all__ = ["agrees", "is_half_name_of", "is_name_of", "other_gender"]

_TWO = 2
_PARTS = re.compile(r"[.-]+")

_PERSONAL = frozenset({SpeakerKind.PERSON, SpeakerKind.UNKNOWN})
_BODIES = frozenset({SpeakerKind.GROUP, SpeakerKind.ORGANISATION})
_PLURALS = ("ils", "elles", "leur", "leurs")


def agrees(entity: Entity, match: MentionMatch) -> bool:
    """Return whether a pronoun or description can stand for an entity.

    Args:
        entity: The entity.
        match: The mention.

    Returns:
        Whether gender and number agree; *ils* and *leur* may take up a body in the singular (*la
        police*).
    """
    number, theirs = match.mention.number, entity.number
    if number is Number.PLURAL and theirs is Number.SINGULAR:
        # « la police » are « ils » as well as « elles »
        people = match.head == "ils" or not other_gender(entity, match)
        return entity.kind in _BODIES and match.head in _PLURALS and people
    if match.mention.gender is not entity.gender and other_gender(entity, match):
        return False
    if theirs is not Number.PLURAL:
        return True
    several = entity.kind is SpeakerKind.GROUP and match.head in ("il", "elle")
    return number is not Number.SINGULAR and not several


def is_name_of(entity: Entity, words: tuple[str, ...], match: MentionMatch) -> bool:
    """Return whether a name can be a shorter or equal form of an entity's name.

    Args:
        entity: A named entity.
        words: Folded content words of the name.
        match: The mention that holds the name.

    Returns:
        Whether it is the same name, the acronym, the start of a body's that is a common noun, or a
        part of a person's name that ends with the family name or is the first word alone; initials
        stand for the words they begin.
    """
    if entity.acronym is not None and words == (entity.acronym,) and words != entity.words:
        return True
    singular = entity.number is Number.SINGULAR
    if singular and match.mention.number is Number.PLURAL:
        return False
    if other_gender(entity, match) and not _is_bare_surname(entity, words, match):
        return False
    if words == entity.words:
        return True
    if entity.kind is SpeakerKind.MEDIA and match.head in closed_class("paper_title"):
        return fold(match.head) == words[0] == entity.words[0]  # « La Gazette (du Jura) »
    if entity.kind is match.kind is SpeakerKind.ORGANISATION:
        begins = words[0] == entity.words[0] and len(words) < len(entity.words)
        return begins and begins_official_name(match, words, entity.words)
    if entity.kind not in _PERSONAL or match.kind not in _PERSONAL:
        # « Pasteur » after « le lycée Pasteur »
        called = match.kind is SpeakerKind.UNKNOWN and entity.words[:1] != entity.words
        return called and words == entity.words[1:] and entity.words[0] in entity.heads
    if _is_surname(words[-1], entity.words) and _is_shorter(words, entity.words):
        return True
    # A first name alone, or the family name first (« Park » for « Park Son Mi »).
    alone = len(words) == 1 and match.mention.kind is MentionKind.NAME
    return alone and words[0] == entity.words[0]


def _is_bare_surname(entity: Entity, words: tuple[str, ...], match: MentionMatch) -> bool:
    """Return whether a lone word that could be a first name is the surname of somebody.

    *Olivier* for *Claire Olivier*: its gender is that of the first name, and says nothing. Nor does
    it where another mention of the same one word shows more (*Lio*, *Lio, la chanteuse belge*), or
    of the same full name (*la ministre chinoise, Mao Lihua*).
    """
    if len(words) > 1 and words == entity.words:
        return match.mention.text == match.name
    if len(words) != 1 or words[0] != entity.words[-1]:
        return False
    opens = match.mention.text.startswith(entity.name)  # no title before it
    lone = opens and len(entity.words) == 1 and entity.name == match.name
    return match.mention.text == match.name or lone


def is_half_name_of(entity: Entity, words: tuple[str, ...], match: MentionMatch) -> bool:
    """Return whether a name is that of a person with a compound surname of which one half is left.

    Args:
        entity: A named entity.
        words: Folded content words of the name.
        match: The mention that holds the name.

    Returns:
        Whether it is the first half, joined to the second by a hyphen or not (*Mme Martin* for
        *Agnès Martin-Lagrange*).
    """
    known = entity.words
    if entity.kind is not SpeakerKind.PERSON or match.kind not in _PERSONAL or len(known) < _TWO:
        return False
    if other_gender(entity, match) or match.mention.number is Number.PLURAL:
        return False
    half, hyphen, _ = known[-1].partition("-")
    if not hyphen:
        # « Mme García » for « Teresa García Lorente »: without title it may be anything's name
        titled = match.kind is SpeakerKind.PERSON and len(known) > _TWO
        half = known[-2] if titled else ""
    return words[-1] == half and _is_shorter(words[:-1], known[:-1])


def _is_surname(word: str, full: tuple[str, ...]) -> bool:
    """Return whether a name's last word is that of a fuller one, in full or as its initial.

    An initial stands for a surname only after the first name (*Solène K.*), which is compared next.
    """
    return word == full[-1] or (len(word) == 1 and _abbreviates(word, full[-1]))


def _is_shorter(words: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Return whether each word of a name stands in a fuller one, in full or as its initial.

    No word of the fuller one is counted twice: *B. Ben Salah* is not *Leïla Ben Salah*.
    """
    rest = [word for word in words if word not in full]
    others = [word for word in full if word not in words]
    return all(any(_abbreviates(word, other) for other in others) for word in rest)


def _abbreviates(word: str, full: str) -> bool:
    """Return whether a word is the initial of another, or those of its parts.

    *Ph.* for *Philippe*, *J.-M.* and *J.* for *Jean-Marc*.
    """
    letters, parts = _PARTS.split(word), full.split("-")
    return (len(letters) == len(parts) or len(letters) == 1) and all(
        len(letter) <= 1 + (letter[1:] == "h") and part.startswith(letter)
        for letter, part in zip(letters, parts, strict=False)
    )


def other_gender(entity: Entity, match: MentionMatch) -> bool:
    """Return whether both show a gender, and not the same.

    Args:
        entity: The entity.
        match: The mention.

    Returns:
        Whether they differ.
    """
    gender = match.mention.gender
    return gender is not None and entity.gender is not None and gender is not entity.gender
