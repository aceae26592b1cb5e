"""Kin of somebody who is named: whoever bears his surname may be meant, unless two do."""

from __future__ import annotations

import bisect
import itertools
from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import SpeakerKind
from .agreement import other_gender
from .wording import head_key

if TYPE_CHECKING:
    from ..models.records import MentionMatch
    from .discourse import Discourse
    from .entities import Entity

__all__ = ["is_unnamed_kin"]

_LAST = 100
"""So many of those mentioned last are looked at, lest a list of relatives cost its square."""
_FULL = 2
"""So many words a name has at least that shows a surname."""


def is_unnamed_kin(match: MentionMatch, discourse: Discourse) -> bool:
    """Return whether a relative of somebody named is nobody whom the text has named.

    *La sœur de Luc Serre* may be either of Anne and Nora Serre, and *la femme de Luc Serre* is not
    his daughter Nora.

    Args:
        match: The description.
        discourse: The document, read up to it.

    Returns:
        Whether two of the surname have been named, or one who is related in another way.
    """
    head = head_key(match.head, discourse.lexicon)
    spouse = head in closed_class("spouse")
    if not spouse and head not in closed_class("blood_kin"):
        return False
    owner = _owner(match, discourse)
    if owner is None or len(owner.words) < _FULL:
        return False
    named = [
        one
        for one in itertools.islice(discourse.recent(), _LAST)
        if one is not owner
        and one.kind is SpeakerKind.PERSON
        and len(one.words) >= _FULL
        and one.words[-1] == owner.words[-1]
        and not other_gender(one, match)
    ]
    if any(head in one.heads for one in named):
        return False
    other = closed_class("blood_kin") if spouse else closed_class("spouse")
    return len(named) > 1 or any(not other.isdisjoint(one.heads) for one in named)


def _owner(match: MentionMatch, discourse: Discourse) -> Entity | None:
    """Return whom a description ends with the name of (*la sœur de Luc Serre*)."""
    at = bisect.bisect_right(
        discourse.matches, match.mention.span.start, key=lambda one: one.mention.span.start
    )
    end = match.mention.span.end
    for one in discourse.matches[at:]:
        if one.mention.span.start >= end:
            break
        if one.name is not None and one.mention.span.end == end:
            return discourse.book.of_mention(one)
    return None
