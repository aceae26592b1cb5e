"""A gloss behind a pronoun or description, in brackets or commas: it says who is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import MentionKind, SpeakerKind

if TYPE_CHECKING:
    from ..models.records import MentionMatch
    from .discourse import Discourse

__all__ = ["gloss_of", "is_glossed"]

_BRACKETS = {"(": ")", "[": "]", ",": ","}
_NAMING = (MentionKind.NAME, MentionKind.DESCRIPTION)


def gloss_of(match: MentionMatch, discourse: Discourse) -> MentionMatch | None:
    """Return what stands alone right behind a pronoun (*Il (le maire) m'a dit*; *celle-ci, X,*).

    Args:
        match: A pronoun.
        discourse: The document.

    Returns:
        The mention, ``None`` where no noun phrase or name fills brackets, no name commas.
    """
    tokens = discourse.sentences[match.sentence].tokens
    start = match.last + 2
    if start >= len(tokens) or (closing := _BRACKETS.get(tokens[start - 1].form)) is None:
        return None
    if closing == "," and match.head not in closed_class("latter_pronoun"):
        return None
    gloss = next(iter(discourse.between(tokens[start].start, tokens[start].end)), None)
    if gloss is None or (gloss.sentence, gloss.first) != (match.sentence, start):
        return None
    words = discourse.sentences[match.sentence].words
    if words[start].isdigit() or words[start] in closed_class("numeral"):
        return None  # « elle (3 jours d'arrêt) »
    closed = gloss.last + 1 < len(tokens) and tokens[gloss.last + 1].form == closing
    if closing == "," and gloss.name is None:
        return None
    return gloss if closed and gloss.mention.kind in _NAMING else None


def is_glossed(match: MentionMatch, discourse: Discourse) -> bool:
    """Return whether an indefinite description in commas says who somebody is.

    *Le rescapé, un guide de 30 ans, a parlé*: of whom the text has not told before.

    Args:
        match: A description of a person.
        discourse: The document.

    Returns:
        Whether *un* or *une* and a noun for a person stand behind its comma.
    """
    if match.kind is not SpeakerKind.PERSON:
        return False
    tokens = discourse.sentences[match.sentence].tokens
    at = match.last + 2
    if at >= len(tokens) or tokens[at - 1].form != ",":
        return False
    if tokens[at].lower not in closed_class("indefinite_article"):
        return False
    gloss = next(iter(discourse.between(tokens[at].start, tokens[at].end)), None)
    return gloss is not None and gloss.kind is SpeakerKind.PERSON and gloss.name is None
