"""Resolves the sources of attributions to the speakers of the document, or says why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from ..models import Speaker, Unresolved
from .entities import Entity, EntityBook
from .references import Resolver

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..lexicon import Lexicon
    from ..models.records import Attribution, MentionMatch, Sentence

__all__ = ["Resolution", "resolve"]


@attrs.frozen(kw_only=True)
class Resolution:
    """The speakers of a document.

    Attributes:
        speakers: Every speaker of at least one attribution, in order of first mention.
        of: For each attribution, the index of its speaker, or the reason why it has none.
    """

    speakers: tuple[Speaker, ...]
    of: tuple[int | Unresolved, ...]


def resolve(
    attributions: Sequence[Attribution],
    sentences: Sequence[Sentence],
    mentions: Sequence[tuple[MentionMatch, ...]],
    lexicon: Lexicon,
) -> Resolution:
    """Return who speaks in each attribution.

    Args:
        attributions: The attributions of a text, in text order.
        sentences: The frame's sentences.
        mentions: For each sentence, its mentions.
        lexicon: The lexicon.

    Returns:
        The speakers, and for each attribution its speaker or the reason why there is none.
    """
    resolver = Resolver.build(sentences, mentions, lexicon)
    results: list[Entity | Unresolved] = []
    for attribution in attributions:
        results.append(_speaker(resolver, attribution, results, attributions))
    for at, attribution in enumerate(attributions):
        # A quotation may inherit from one that stands after it.
        if attribution.inherits is not None and attribution.inherits > at:
            results[at] = results[attribution.inherits]
    return _number(resolver.book, results)


def _speaker(
    resolver: Resolver,
    attribution: Attribution,
    earlier: Sequence[Entity | Unresolved],
    attributions: Sequence[Attribution],
) -> Entity | Unresolved:
    if attribution.inherits is not None:
        if attribution.inherits < len(earlier):
            return earlier[attribution.inherits]
        return Unresolved.NO_CUE
    match = attribution.source or attribution.speaker_hint
    hinted = attribution.speaker_hint is not None and attribution.source is not None
    if hinted and (attribution.rule == "turn" or attribution.source.head == "on"):
        match = attribution.speaker_hint
    last = next((entity for entity in reversed(earlier) if isinstance(entity, Entity)), None)
    if match is None:
        if not attribution.cues:
            return Unresolved.NO_CUE
        if attribution.cues[0].mood is not None and attribution.rule == "colon" and last is not None:
            return last
        return Unresolved.NO_SOURCE
    return resolver.entity(match, last)


def _number(book: EntityBook, results: Sequence[Entity | Unresolved]) -> Resolution:
    """Turn the entities that speak into numbered speakers."""
    speaking = {id(entity) for entity in results if isinstance(entity, Entity)}
    chosen = [entity for entity in book.entities if id(entity) in speaking]
    chosen.sort(key=lambda entity: min(entity.positions, default=0))
    speakers = tuple(
        Speaker(
            id=number,
            name=entity.name,
            kind=entity.kind,
            gender=entity.gender,
            roles=tuple(entity.roles),
            mentions=tuple(sorted(entity.mentions, key=lambda m: (m.span.start, m.span.end))),
        )
        for number, entity in enumerate(chosen)
    )
    number_of = {id(entity): number for number, entity in enumerate(chosen)}
    of = tuple(
        number_of[id(entity)] if isinstance(entity, Entity) else entity for entity in results
    )
    return Resolution(speakers=speakers, of=of)
