"""Nouns for whoever makes, owns or runs something, be it a person or a firm (*l'armateur*)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from ..models import Number, SpeakerKind

if TYPE_CHECKING:
    from ..models.records import MentionMatch
    from .discourse import Discourse

__all__ = ["as_firm"]

_COUNSEL = "conseil"
_LAWYERS = frozenset({"avocat", "penaliste", "batonnier", "defenseur"})
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
    if match.head == _COUNSEL:
        return _as_counsel(match, discourse)
    person = match.kind is SpeakerKind.PERSON and match.mention.number is not Number.PLURAL
    if not person or match.name is not None:
        return match
    for one, _ in discourse.lately(match, _NEAR):
        if one.kind is SpeakerKind.PERSON and one.number is not Number.PLURAL:
            return match
    firm = SpeakerKind.ORGANISATION
    named = any(one.named and one.kind is firm for one in discourse.last_few())
    return attrs.evolve(match, kind=firm) if named else match


def _as_counsel(match: MentionMatch, discourse: Discourse) -> MentionMatch:
    """Return *le conseil* as a person, where a lawyer was mentioned right before."""
    if match.name is not None or match.last > match.first + 1:
        return match  # « le conseil municipal »
    for one, _ in discourse.lately(match, _NEAR):
        if one.kind is SpeakerKind.PERSON and not _LAWYERS.isdisjoint(one.heads):
            return attrs.evolve(match, kind=SpeakerKind.PERSON)
    return match
