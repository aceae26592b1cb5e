"""Those around the holder of an office: his name makes theirs full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import Number, SpeakerKind
from .wording import head_key

if TYPE_CHECKING:
    from ..models.records import MentionMatch
    from .discourse import Discourse

__all__ = ["named_in_full"]

_OF = ("du", "de la", "de l'")


def named_in_full(match: MentionMatch, discourse: Discourse) -> str | None:
    """Return a description of those around an office's holder with his name after it.

    *L'entourage du ministre* is *l'entourage du ministre Paul Servan* where he has been named.

    Args:
        match: The description.
        discourse: The document.

    Returns:
        The description with the name; ``None`` for others, and where nobody or more than one is
        named as one of that office.
    """
    if match.head not in closed_class("retinue"):
        return None
    text = match.mention.text
    office = text.replace("’", "'").replace("'", "' ").split()[-1]
    if not text.removesuffix(office).rstrip(" ").endswith(_OF) or office[0].isupper():
        return None
    noun = discourse.lexicon.source_noun(office)
    if noun is None or noun.kind is not SpeakerKind.PERSON or noun.number is Number.PLURAL:
        return None
    holders = [
        one
        for one in discourse.book.of_head(head_key(office, discourse.lexicon))
        if one.named and one.kind is SpeakerKind.PERSON
    ]
    return f"{text} {holders[0].name}" if len(holders) == 1 else None
