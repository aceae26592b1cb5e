"""The body that a fixed description of it takes up: *la marque au losange*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.bynames import bodies_called
from ..models import SpeakerKind
from .worded import written

if TYPE_CHECKING:
    from ..models.records import MentionMatch
    from .discourse import Discourse
    from .entities import Entity

__all__ = ["body_by_name"]

_LONGEST = 10
"""So many tokens at most has such a description."""


def body_by_name(match: MentionMatch, discourse: Discourse) -> Entity | None:
    """Return the body that a fixed description of it means, where the text names it.

    *Renault recule, Peugeot avance. « Q », assure la marque au losange*: Renault, though Peugeot
    was mentioned since.

    Args:
        match: The description, which may end before what tells who is meant.
        discourse: The document, read up to it.

    Returns:
        The body, ``None`` for other descriptions, or where the text has no such name.
    """
    tokens = discourse.sentences[match.sentence].tokens
    for k in range(match.first, match.last + 1):
        if tokens[k].lower != match.head:
            continue
        names = bodies_called(match.head, written(tokens[k : k + _LONGEST]))
        for name in names:
            entity = discourse.book.of_name(name)
            if entity is not None and entity.kind is not SpeakerKind.PERSON:
                return entity
        break
    return None
