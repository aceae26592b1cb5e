"""Nouns for whoever makes, owns or runs something, be it a person or a firm (*l'armateur*)."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import attrs

from ..models import Number, SpeakerKind

if TYPE_CHECKING:
    from ..models.records import MentionMatch
    from .discourse import Discourse

__all__ = ["as_firm"]

_RECENT = 12
_NEAR = 2
"""So many sentences back a person is still the one that such a noun takes up."""


def as_firm(match: MentionMatch, discourse: Discourse) -> MentionMatch:
    """Return a description as that of a firm, where the text has only firms for it.

    *Pelagos a vendu son chantier. L'armateur assure que…*, but *Ada Roux, qui dirige Pelagos, a
    vendu son chantier. L'armatrice…*

    Args:
        match: A description by such a noun.
        discourse: The document, read up to it.

    Returns:
        The description, its kind an organisation where its noun may be a firm's, a firm has been
        named and nobody stands near who could be meant.
    """
    if match.kind is not SpeakerKind.PERSON or match.mention.number is Number.PLURAL:
        return match
    if match.name is not None:
        return match
    here = discourse.sentence_of(match)
    firm = False
    for one in itertools.islice(discourse.recent(), _RECENT):
        near = one.seen is not None and here - one.seen.sentence <= _NEAR
        if near and one.kind is SpeakerKind.PERSON and one.number is not Number.PLURAL:
            return match
        firm = firm or (one.named and one.kind is SpeakerKind.ORGANISATION)
    return attrs.evolve(match, kind=SpeakerKind.ORGANISATION) if firm else match
