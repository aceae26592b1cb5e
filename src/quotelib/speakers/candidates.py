"""Who a pronoun or description may refer to: the entities around it, with their weights.

The weights follow what is known of French anaphora: the nearest sentence counts most, the subject
(the first mention of a sentence) more than the rest, a person more than a body; an entity that is
mentioned several times adds them up.
"""

from __future__ import annotations

import bisect
from typing import TYPE_CHECKING

import attrs

from ..models import MentionKind, SpeakerKind
from ..models.records import MentionMatch
from .agreement import agrees
from .book import EntityBook
from .entities import Entity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from ..models.records import Sentence

__all__ = ["WINDOW", "Candidates", "Scores"]

WINDOW = 1500
"""How many characters before a pronoun its antecedent is looked for."""
_MAX_SENTENCES = 6
_AHEAD = 120
_SUBJECT_WEIGHT = 1.6
_BODY_WEIGHT = 0.35
_ACTING = frozenset({SpeakerKind.PERSON, SpeakerKind.GROUP, SpeakerKind.ORGANISATION})
_SPEAKING = _ACTING | {SpeakerKind.UNKNOWN}


@attrs.define(kw_only=True)
class Scores:
    """Entities with the sum of their weights, in the order in which they were added."""

    _of: dict[int, tuple[float, Entity]] = attrs.field(factory=dict)

    @classmethod
    def of(
        cls, candidates: Iterable[tuple[Entity, float]], fits: Callable[[Entity], bool]
    ) -> Scores:
        """Return the sums over the candidates that fit.

        Args:
            candidates: Entities with weights.
            fits: Says whether an entity counts.

        Returns:
            The sums.
        """
        scores = cls()
        for entity, weight in candidates:
            if fits(entity):
                scores.add(entity, weight)
        return scores

    def add(self, entity: Entity, weight: float) -> None:
        """Add to the sum of an entity.

        Args:
            entity: The entity.
            weight: What to add.
        """
        held, _ = self._of.get(entity.order, (0.0, entity))
        self._of[entity.order] = (held + weight, entity)

    def __contains__(self, entity: Entity) -> bool:
        return entity.order in self._of

    def ranked(self) -> list[tuple[float, Entity]]:
        """Return sums and entities, the highest first, ties in the order in which they came."""
        return sorted(self._of.values(), key=lambda pair: -pair[0])


@attrs.frozen(kw_only=True)
class Candidates:
    """The mentions of a document around any of its offsets.

    Attributes:
        book: The document's entities.
        matches: All its mentions in text order.
        starts: The offset of each.
        quoted: The sentences that stand inside a quoted span: who is spoken of there is another
            speaker's matter.
    """

    book: EntityBook
    matches: tuple[MentionMatch, ...]
    starts: tuple[int, ...]
    quoted: frozenset[int]

    @classmethod
    def over(
        cls, sentences: Sequence[Sentence], mentions: Sequence[tuple[MentionMatch, ...]]
    ) -> Candidates:
        """Return the candidates of a document, every name in it read.

        Args:
            sentences: The frame's sentences.
            mentions: For each sentence, its mentions.

        Returns:
            The candidates with a book of the named entities.
        """
        matches = sorted(
            (match for found in mentions for match in found), key=lambda m: m.mention.span.start
        )
        book = EntityBook()
        book.add_names(matches)
        return cls(
            book=book,
            matches=tuple(matches),
            starts=tuple(match.mention.span.start for match in matches),
            quoted=frozenset(s.index for s in sentences if s.container is not None),
        )

    def before(self, match: MentionMatch) -> list[tuple[Entity, float]]:
        """Return the entities mentioned before a mention, the nearest first.

        Args:
            match: The mention.

        Returns:
            Each mention's entity with its weight; a description of the last few sentences that has
            no entity yet gets one.
        """
        start = match.mention.span.start
        found: list[tuple[Entity, float]] = []
        distances: dict[int, int] = {}
        for at in range(bisect.bisect_left(self.starts, start) - 1, -1, -1):
            other = self.matches[at]
            if other.mention.span.end > start:
                continue
            if start - self.starts[at] > WINDOW or len(distances) >= _MAX_SENTENCES:
                break
            if other.sentence in self.quoted:
                continue
            distance = distances.setdefault(other.sentence, len(distances))
            entity = self._entity(other)
            if entity is not None and entity.kind in _SPEAKING:
                found.append((entity, _weight(entity, other, distance)))
        return found

    def _entity(self, match: MentionMatch) -> Entity | None:
        """Return the entity of a name or description, a new one where it has none yet."""
        entity = self.book.of_mention(match)
        if entity is not None:
            return entity
        if match.mention.kind is not MentionKind.DESCRIPTION or match.kind not in _ACTING:
            return None
        return self.book.described(match) or self.book.describe(match)

    def ahead(self, match: MentionMatch) -> Entity | None:
        """Return the person named right after a pronoun that nothing before explains.

        Args:
            match: The pronoun.

        Returns:
            The first person within reach that agrees with it, or ``None``.
        """
        end = match.mention.span.end
        for at in range(bisect.bisect_left(self.starts, end), len(self.starts)):
            if self.starts[at] - end > _AHEAD:
                break
            entity = self.book.of_mention(self.matches[at])
            if entity is not None and entity.kind is SpeakerKind.PERSON and agrees(entity, match):
                return entity
        return None


def _weight(entity: Entity, match: MentionMatch, distance: int) -> float:
    """Return what a mention counts: by distance in sentences, by position and by kind."""
    weight = 1.0 / (1 + distance)
    if match.first <= 1:
        weight *= _SUBJECT_WEIGHT
    if entity.kind is not SpeakerKind.PERSON:
        weight *= _BODY_WEIGHT
    return weight
