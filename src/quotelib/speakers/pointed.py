"""Complements that point back, spelled out: *la mairie de cette ville* is *la mairie de Dole*."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from ..lexicon.words import closed_class
from ..models import SpeakerKind
from .owners import after_de
from .wording import first_word, head_key

if TYPE_CHECKING:
    from ..models.records import MentionMatch
    from .discourse import Discourse

__all__ = ["pointed_to"]

_POINTING = regex.compile(r"^(.+) de cet(?:te)? ([\w-]+)$|^(.+) de ce ([\w-]+)$", regex.IGNORECASE)
_CONTRACTED = {"du": "du", "au": "du", "des": "des", "aux": "des"}
_LOCATIVE = ("à", "en")
_NAMES_PLACE = ("de", "du", "des", "d'")


def pointed_to(match: MentionMatch, discourse: Discourse) -> str | None:
    """Return a description with the name of what its complement points to.

    Args:
        match: The description.
        discourse: The document.

    Returns:
        *La mairie de Dole* for *la mairie de cette ville*; the last words of the text for the same
        noun (*les collègues d'un employé*) where no place is named; ``None`` for others.
    """
    found = _POINTING.match(match.mention.text)
    if found is None:
        return None
    body, noun = (found[1], found[2]) if found[1] else (found[3], found[4])
    head = head_key(noun, discourse.lexicon)
    place = noun in closed_class("place_noun")
    for one in reversed(discourse.before(match)):
        text = one.mention.text
        if place and one.name == text and _is_place(one, discourse):
            de = discourse.sentences[one.sentence].words[one.first - 1]
            contracted = de in _CONTRACTED.values()  # « le département du Doubs »
            return f"{body} {de} {text}" if contracted else f"{body} {after_de(text, named=True)}"
        if not one.head or head_key(one.head, discourse.lexicon) != head:
            continue
        opening = first_word(text)
        before = discourse.sentences[one.sentence].words[one.first - 1]
        if before in _CONTRACTED:
            return f"{body} {_CONTRACTED[before]} {text}"
        if opening in closed_class("determiner") and opening not in closed_class("demonstrative"):
            return f"{body} {after_de(text)}"
    return None


def _is_place(match: MentionMatch, discourse: Discourse) -> bool:
    """Return whether a name is that of a place: listed, after *à*, or after a noun for one."""
    if match.kind is SpeakerKind.PLACE:
        return True
    words, at = discourse.sentences[match.sentence].words, match.first - 1
    if match.kind is not SpeakerKind.UNKNOWN:
        return False
    placed = words[at] in _NAMES_PLACE and words[at - 1] in closed_class("place_noun")
    return placed or words[at] in _LOCATIVE
