"""Resolves the sources of attributions to the speakers of the document, or says why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from ..models import Mood, Speaker, Unresolved
from .candidates import Candidates
from .entities import Entity
from .references import Resolver

if TYPE_CHECKING:
    from collections.abc import Sequence

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
) -> Resolution:
    """Return who speaks in each attribution.

    Args:
        attributions: The attributions of a text, in text order.
        sentences: The frame's sentences.
        mentions: For each sentence, its mentions.

    Returns:
        The speakers, and for each attribution its speaker or the reason why there is none.
    """
    resolver = Resolver(candidates=Candidates.over(sentences, mentions))
    results: list[Entity | Unresolved] = []
    last: Entity | None = None
    for attribution in attributions:
        result = _speaker(resolver, attribution, results, last)
        results.append(result)
        if isinstance(result, Entity):
            last = result
    for at, attribution in enumerate(attributions):
        # A quotation may inherit from one that stands after it.
        if attribution.inherits is not None and attribution.inherits > at:
            results[at] = results[attribution.inherits]
    return _number(resolver.candidates.book.entities, results)


def _speaker(
    resolver: Resolver,
    attribution: Attribution,
    earlier: Sequence[Entity | Unresolved],
    last: Entity | None,
) -> Entity | Unresolved:
    """Return the entity behind one attribution, given those of the attributions before it."""
    if attribution.inherits is not None:
        known = attribution.inherits < len(earlier)
        return earlier[attribution.inherits] if known else Unresolved.NO_CUE
    match = attribution.speaker_hint or attribution.source
    if match is not None:
        return resolver.entity(match, last)
    if not attribution.cues:
        return Unresolved.NO_CUE
    if attribution.cues[0].mood is Mood.INFINITIVE and last is not None:
        # « Et d'ajouter : » goes on with whoever spoke.
        return last
    return Unresolved.NO_SOURCE


def _number(entities: Sequence[Entity], results: Sequence[Entity | Unresolved]) -> Resolution:
    """Turn the entities that speak into numbered speakers."""
    speaking = {entity.order for entity in results if isinstance(entity, Entity)}
    chosen = [entity for entity in entities if entity.order in speaking]
    chosen.sort(key=lambda entity: entity.positions[0])
    number_of = {entity.order: number for number, entity in enumerate(chosen)}
    return Resolution(
        speakers=tuple(_as_speaker(entity, number) for number, entity in enumerate(chosen)),
        of=tuple(
            number_of[result.order] if isinstance(result, Entity) else result for result in results
        ),
    )


def _as_speaker(entity: Entity, number: int) -> Speaker:
    """Return an entity as results show it."""
    return Speaker(
        id=number,
        name=entity.name,
        kind=entity.kind,
        gender=entity.gender,
        roles=tuple(entity.roles),
        mentions=tuple(sorted(entity.mentions, key=lambda m: (m.span.start, m.span.end))),
    )
