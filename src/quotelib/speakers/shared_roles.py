"""What a plural noun says of each of those whom it joins: *les avocats Luc Roy et Ada Pic*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import Number, SpeakerKind

if TYPE_CHECKING:
    from ..lexicon import Lexicon
    from ..models.records import MentionMatch

__all__ = ["shared_roles"]

_SIGNS = " ,:–—"
_TITLED = {"maîtres": "avocats"}
"""What those are mostly who bear a title."""


def shared_roles(match: MentionMatch, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the functions that all have whom a mention joins by name.

    *Les députés Luc Roy (LR) et Ada Pic*, *ses deux avocats, Luc Roy et Ada Pic*, *Mes Roy et Pic*,
    *Luc Roy et Ada Pic, députés de la Creuse*; but *le maire Luc Roy et Ada Pic*, and *les députés
    de Luc Roy et d'Ada Pic*.

    Args:
        match: A mention that joins names.
        lexicon: The lexicon.

    Returns:
        The functions in the plural with what they are of, as deeds of a mention are; those of a
        relative are left out, as who is whose brother is not said of each alone.
    """
    if match.name is None or not match.members:
        return ()
    text = match.mention.text
    before, _, behind = text.partition(match.name)
    found = [before.strip(_SIGNS)]
    _, comma, last = behind.rpartition(f"{match.members[-1]}, ")
    if comma:
        found.append(last.strip(_SIGNS))
    title = lexicon.title(found[0])
    if title is not None and title.expanded in _TITLED:
        return (_TITLED[title.expanded],)
    return tuple(role for role in found if _is_plural_function(role, lexicon))


def _is_plural_function(role: str, lexicon: Lexicon) -> bool:
    """Return whether the first noun for a person in some words is a function in the plural."""
    words = role.split()
    if not words or words[-1].lower().rstrip("'’") in closed_class("preposition"):
        return False
    nouns = (lexicon.source_noun(word.strip(_SIGNS).lower()) for word in words)
    noun = next(filter(None, nouns), None)
    if noun is None or noun.number is not Number.PLURAL:
        return False
    return noun.category == "function" and noun.kind in (SpeakerKind.PERSON, SpeakerKind.GROUP)
