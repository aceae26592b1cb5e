"""Of which kinds those are whom a description may take up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import SpeakerKind

if TYPE_CHECKING:
    from ..models.records import MentionMatch

__all__ = ["KINDS", "kinds_of"]

_PERSONAL = frozenset({SpeakerKind.PERSON, SpeakerKind.UNKNOWN})
_BODIES = frozenset(
    {
        SpeakerKind.ORGANISATION,
        SpeakerKind.GROUP,
        SpeakerKind.MEDIA,
        SpeakerKind.PLACE,
        SpeakerKind.UNKNOWN,
    }
)
KINDS = {
    SpeakerKind.PERSON: _PERSONAL,
    SpeakerKind.ORGANISATION: _BODIES,
    SpeakerKind.GROUP: _BODIES,
    SpeakerKind.MEDIA: _BODIES | {SpeakerKind.DOCUMENT},
    SpeakerKind.DOCUMENT: frozenset({SpeakerKind.DOCUMENT, SpeakerKind.MEDIA, SpeakerKind.UNKNOWN}),
}
"""For the kind of a description, the kinds of those it may take up; any for other kinds."""
_ANY = frozenset(SpeakerKind)
_NOBODY = _ANY - {SpeakerKind.PERSON}
_ANONYMOUS = _ANY - {SpeakerKind.MEDIA, SpeakerKind.PLACE}
_ABSTRACT = ("tion", "sion", "xion", "isme", "logie", "nomie", "ité", "erie")
"""Endings of nouns that are for no person unless the lexicon knows one by them."""


def kinds_of(match: MentionMatch) -> frozenset[SpeakerKind]:
    """Return the kinds of those whom a description may take up.

    Args:
        match: The description.

    Returns:
        Those of its own kind and of related ones; no person for *la production*, and no paper for
        *la source*.
    """
    found = KINDS.get(match.kind)
    if found is None:
        if match.head in closed_class("source_noun"):
            return _ANONYMOUS
        return _NOBODY if match.head.endswith(_ABSTRACT) else _ANY
    return found
