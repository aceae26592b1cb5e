"""Owners whom a description describes: *la mère de la jeune femme*, *l'avocat de la victime*."""

from __future__ import annotations

import bisect
import re
from typing import TYPE_CHECKING

from ..lexicon.words import closed_classes
from ..models import MentionKind, Number, SpeakerKind
from .inside import LAWYERS
from .owners import after_de
from .wording import head_key

if TYPE_CHECKING:
    from ..models.records import MentionMatch
    from .discourse import Discourse
    from .entities import Entity

__all__ = ["named_for_owner", "owner_described"]

_OF = re.compile(r"\s+(?:de(?: la| l['’])?|du)\s*$", re.IGNORECASE)
_DEFINITE = ("le", "la", "l'", "du")


def owner_described(match: MentionMatch, discourse: Discourse) -> MentionMatch | None:
    """Return the description at the end of another that says whose relative its bearer is.

    Args:
        match: The description.
        discourse: The document.

    Returns:
        *La jeune femme* for *la mère de la jeune femme*, *victime* for *l'avocat de la victime*;
        ``None`` where no definite person owns it, or the noun is for no relative, friend or lawyer
        and the owner's for what he is (*le conseiller du ministre*).
    """
    if match.kind is not SpeakerKind.PERSON or match.name is not None:
        return None
    noun = discourse.lexicon.source_noun(match.head)
    related = noun is not None and noun.category == "relation"
    related = related or head_key(match.head, discourse.lexicon) in LAWYERS
    span = match.mention.span
    start = bisect.bisect_right(
        discourse.matches, span.start, key=lambda one: one.mention.span.start
    )
    words = discourse.sentences[match.sentence].words
    for one in discourse.matches[start:]:
        if one.mention.span.start >= span.end:
            return None
        if one.mention.span.end != span.end or one.mention.kind is not MentionKind.DESCRIPTION:
            continue
        definite = words[one.first] in _DEFINITE or words[one.first - 1] in _DEFINITE
        single = one.mention.number is not Number.PLURAL
        if not (definite and single and one.kind is SpeakerKind.PERSON):
            return None
        return one if related or one.head in _anybody() else None
    return None


def named_for_owner(match: MentionMatch, described: MentionMatch, owner: Entity) -> str | None:
    """Return a description with its owner's name in the place of a noun that anybody may have.

    Args:
        match: The description.
        described: The owner's description at its end.
        owner: Whom that means.

    Returns:
        *La mère de Marine Roux* for *la mère de la jeune femme*, ``None`` where the owner has no
        name, or the noun says what he is (*le fils du maire*).
    """
    if not owner.named or described.head not in _anybody():
        return None
    words = match.mention.text[: described.mention.span.start - match.mention.span.start]
    return f"{_OF.sub('', words)} {after_de(owner.name, named=True)}"


def _anybody() -> frozenset[str]:
    """Return the nouns that say nothing of what somebody is."""
    return closed_classes("generic_person", "minor_noun")
