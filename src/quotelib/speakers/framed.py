"""People of the body with which their sentence starts: *Chez X, les analystes affirment que P*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..models import MentionKind, SpeakerKind
from .owners import spelled_out
from .wording import first_word

if TYPE_CHECKING:
    from ..models.records import MentionMatch
    from .discourse import Discourse
    from .entities import Entity

__all__ = ["of_frame"]

_OPENERS = (("chez",), ("du", "côté"), ("au", "sein"))
_DEFINITE = ("le", "la", "l'", "les")
_OWN = ("son", "sa", "ses")
_WITHIN = frozenset({SpeakerKind.GROUP, SpeakerKind.ORGANISATION})


def of_frame(match: MentionMatch, discourse: Discourse) -> Entity | None:
    """Return who belongs to the body that opens a sentence, a comma between.

    Args:
        match: A description behind a comma.
        discourse: The document, read up to it.

    Returns:
        Those of this body of whom the text has told, else new ones, the people of other bodies
        (*les analystes de Y*) being others; of a person what is said to be hers (*Du côté d'Ada
        Roux, son entourage dément*). ``None`` where neither opens the sentence.
    """
    sentence = discourse.sentences[match.sentence]
    words = sentence.words
    if match.first <= len(_OPENERS[0]) or match.name is not None:
        return None
    opens = any(all(words[k] == word for k, word in enumerate(one)) for one in _OPENERS)
    if not opens or match.kind not in _WITHIN or match.mention.kind is not MentionKind.DESCRIPTION:
        return None
    opening = first_word(match.mention.text)
    if opening not in _DEFINITE and opening not in _OWN:
        return None
    near = (one for one in discourse.before(match) if one.sentence == match.sentence)
    body = next((one for one in near if one.last == match.first - 2 and one.name), None)
    place = discourse.book.of_mention(body) if body is not None else None
    if place is None:
        return None
    if opening in _OWN:
        return _owned(match, place, discourse)
    if place.kind is SpeakerKind.PERSON:
        return None
    for one in discourse.speakers[::-1]:
        if not one.named and one.name.startswith(match.mention.text) and place.name in one.name:
            return one
    return discourse.book.describe(match)


def _owned(match: MentionMatch, owner: Entity, discourse: Discourse) -> Entity:
    """Return the people of the one whom a sentence starts with."""
    name = spelled_out(match.mention.text, match.mention.gender, owner)
    told = next((one for one in discourse.speakers[::-1] if one.name == name), None)
    if told is not None:
        return told
    entity = discourse.book.describe(match)
    entity.name = name
    return entity
