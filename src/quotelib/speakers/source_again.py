"""Whom *la source*, *cette source*, *la même* takes up: an unnamed one, or who spoke."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import Number, SpeakerKind
from .agreement import agrees
from .wording import facts, first_word, fold, head_key

if TYPE_CHECKING:
    from ..models.records import MentionMatch
    from .discourse import Discourse
    from .entities import Entity

__all__ = ["source_meant"]

_VERY_SAME = frozenset({"meme", "memes"})
_SOMEBODY = "personne"
_DEFINITE = ("la", "les")
_BARE, _NEAREST = 2, 3
_NAMED = (SpeakerKind.PERSON, SpeakerKind.MEDIA)


def source_meant(discourse: Discourse, match: MentionMatch) -> Entity | None:
    """Return whom a description takes up that says no more than that somebody has told something.

    Args:
        discourse: The document, read up to the description.
        match: The description.

    Returns:
        Who spoke last for *la même source*; for *cette source*, *cette personne* an unnamed one
        called so, else a body or one without a name who spoke; for *la source* one of those that
        were *une source* or *des sources*, never the paper that cites it; ``None`` for others.
    """
    again = fold(match.head) in _VERY_SAME  # « ajoute la même »
    source = fold(match.head) in closed_class("source_noun")
    if not (again or source or match.head == _SOMEBODY):
        return None
    words = {fold(word) for word in match.mention.text.split()}
    if not words & closed_class("same"):
        return _only_source(discourse, match) if source else None
    last = discourse.speakers[-1] if discourse.speakers else None
    if last is not None and words & _VERY_SAME and (not again or agrees(last, match)):
        # whoever it is: « selon les pompiers. (…) selon la même source »
        return _called_so(discourse, match) or last
    head = head_key(match.head, discourse.lexicon)
    for entity in discourse.last_few():
        if head in entity.heads and agrees(entity, match):
            return entity
    # « la même source » is a body or somebody unnamed: who has a name is called by it
    speakers = discourse.speakers[: -_NEAREST - 1 : -1]
    apart = (one for one in speakers if one.kind not in _NAMED or not one.named)
    return next(apart, None)


def _called_so(discourse: Discourse, match: MentionMatch) -> Entity | None:
    """Return who spoke of late and is what *les mêmes sources policière et judiciaire* are."""
    said = facts(match.mention.text, discourse.lexicon) - {head_key("même", discourse.lexicon)}
    speakers = discourse.speakers[: -_NEAREST - 1 : -1] if len(said) > 1 else ()
    return next((one for one in speakers if said <= one.known | one.heads), None)


def _only_source(discourse: Discourse, match: MentionMatch) -> Entity | None:
    """Return the source that *la source* takes up, or those whose one it is (*des sources*)."""
    text = match.mention.text
    if first_word(text) not in _DEFINITE or len(text.split()) > _BARE:
        return None
    several = match.mention.number is Number.PLURAL
    for entity in discourse.book.of_head(head_key(match.head, discourse.lexicon)):
        if not several or entity.number is Number.PLURAL:
            return entity
    return None
