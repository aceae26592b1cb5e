"""The relative of a description: whether it has one, and who in it is not who is described."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..models import Gender, MentionKind, SpeakerKind

if TYPE_CHECKING:
    from ..models.records import MentionMatch
    from .discourse import Discourse
    from .entities import Entity

__all__ = ["met_in_relative", "opens_relative"]

_SUBJECTS = {"il": Gender.MASCULINE, "elle": Gender.FEMININE}
_OBJECTS = {"le": Gender.MASCULINE, "la": Gender.FEMININE, "l'": None, "lui": None}
"""Clitics, with the gender of those whom they mean."""
_THAT = ("que", "qu'", "dont")
_TO = ("à", "avec", "chez", "pour", "par", "contre", "sur")
_WHOM = ("qui", "lequel", "laquelle")


def opens_relative(match: MentionMatch, discourse: Discourse) -> bool:
    """Return whether a relative that no comma parts follows a description.

    Args:
        match: The description.
        discourse: The document.
    """
    words, at = discourse.sentences[match.sentence].words, match.last + 1
    return words[at] in (*_THAT, "qui") or (words[at] in _TO and words[at + 1] in _WHOM)


def met_in_relative(match: MentionMatch, discourse: Discourse) -> Entity | None:
    """Return whom a pronoun means in the relative of a description.

    *L'architecte qu'elle a consulté*, *la voisine qui l'héberge*, *l'ami à qui il écrit*: nobody
    is described by what he does to himself, or another does to him (Principle B: Chomsky,
    *Lectures on Government and Binding*, 1981).

    Args:
        match: The description.
        discourse: The document, read up to it.

    Returns:
        Who came to mind last of the people that the pronoun fits, ``None`` without one.
    """
    words, at = discourse.sentences[match.sentence].words, match.last + 1
    if match.mention.kind is not MentionKind.DESCRIPTION or not opens_relative(match, discourse):
        return None
    pronouns = _OBJECTS if words[at] == "qui" else _SUBJECTS
    at += 1 + (words[at] in _TO)
    if words[at] not in pronouns:
        return None
    gender = pronouns[words[at]]
    people = (one for one in discourse.recent() if one.kind is SpeakerKind.PERSON)
    return next((one for one in people if gender is None or one.gender in (None, gender)), None)
