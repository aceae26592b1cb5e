"""The entities of a document, found by name, by mention and by head noun."""

from __future__ import annotations

import bisect
from typing import TYPE_CHECKING

import attrs

from .agreement import agrees, is_name_of
from .entities import Entity
from .wording import content_words, fold, is_counterpart, is_indefinite

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..models.records import MentionMatch

__all__ = ["EntityBook"]

_Event = tuple[int, int]
"""Offset of a mention and order of its entity with a minus, so that the first entity sorts last."""


@attrs.define(kw_only=True)
class EntityBook:
    """All entities of a document, in the order in which they were made.

    Attributes:
        entities: The entities.
    """

    entities: list[Entity] = attrs.field(factory=list)
    _by_mention: dict[tuple[int, int], Entity] = attrs.field(factory=dict)
    _by_word: dict[str, list[Entity]] = attrs.field(factory=dict)
    # Mentions of the entities that a noun can take up, by that noun, in text order.
    _by_head: dict[str, list[_Event]] = attrs.field(factory=dict)

    def of_mention(self, match: MentionMatch) -> Entity | None:
        """Return the entity that a mention is known to refer to.

        Args:
            match: The mention.

        Returns:
            Its entity, ``None`` while it has none.
        """
        return self._by_mention.get((match.mention.span.start, match.mention.span.end))

    def add_names(self, matches: Iterable[MentionMatch]) -> None:
        """Read named mentions: full names first, so that short ones find them.

        Args:
            matches: Mentions; those without a name are passed over.
        """
        named = [(match, _name_words(match)) for match in matches if match.name is not None]
        named.sort(key=lambda pair: (-len(pair[1]), pair[0].mention.span.start))
        for match, words in named:
            if self.of_mention(match) is None:
                self._record(self._named(match, words) or self._new_name(match, words), match)

    def _named(self, match: MentionMatch, words: tuple[str, ...]) -> Entity | None:
        """Return the first entity that a name can be a form of."""
        holders = self._by_word.get(words[-1], ())
        return next((entity for entity in holders if is_name_of(entity, words, match)), None)

    def _new_name(self, match: MentionMatch, words: tuple[str, ...]) -> Entity:
        """Return a new entity with a name."""
        entity = Entity(
            order=len(self.entities),
            name=match.name or "",
            words=words,
            kind=match.kind,
            named=True,
            gender=match.mention.gender,
            number=match.mention.number,
            acronym=fold(match.acronym) if match.acronym else None,
        )
        self.entities.append(entity)
        for word in {*words, *([entity.acronym] if entity.acronym else [])}:
            self._by_word.setdefault(word, []).append(entity)
        return entity

    def describe(self, match: MentionMatch) -> Entity:
        """Return a new entity for a description that nothing in the document names.

        Args:
            match: The description.

        Returns:
            The entity, the description its name.
        """
        text = match.mention.text
        entity = Entity(
            order=len(self.entities),
            name=text,
            words=content_words(text),
            kind=match.kind,
            gender=match.mention.gender,
            number=match.mention.number,
        )
        self.entities.append(entity)
        self._record(entity, match)
        return entity

    def refer(self, entity: Entity, match: MentionMatch) -> None:
        """Add a pronoun or description to an entity's mentions; one that has an entity stays there.

        Args:
            entity: The entity.
            match: The mention.
        """
        if self.of_mention(match) is not None:
            return
        span = match.mention.span
        self._by_mention[span.start, span.end] = entity
        entity.add_mention(match.mention)
        for head in {*entity.heads, *entity.words}:
            bisect.insort(self._by_head[head], (span.start, -entity.order))

    def _record(self, entity: Entity, match: MentionMatch) -> None:
        """Add a mention that says something of its entity."""
        known = {*entity.heads, *entity.words} if entity.positions else set()
        entity.learn(match)
        for head in {*entity.heads, *entity.words} - known:
            events = self._by_head.setdefault(head, [])
            for position in entity.positions:
                bisect.insort(events, (position, -entity.order))
        self.refer(entity, match)

    def described(self, match: MentionMatch) -> Entity | None:
        """Return the entity that a definite description takes up.

        Args:
            match: The description.

        Returns:
            Of the entities that its head can stand for and that agree with it, one that has been
            described by all its words, else by all but one; the last mentioned before it, else
            one that the text names later. ``None`` without any.
        """
        head = fold(match.head)
        if is_indefinite(match.mention.text) or is_counterpart(head):
            return None
        words = set(content_words(match.mention.text))
        nearest: Entity | None = None
        for entity in self._by_nearness(head, match.mention.span.start):
            if not agrees(entity, match):
                continue
            missing = len(words - entity.described)
            if not missing:
                return entity
            if missing == 1 and nearest is None:
                nearest = entity
        return nearest

    def _by_nearness(self, head: str, start: int) -> Iterator[Entity]:
        """Yield the entities of a head: last mentioned first, then those named only later."""
        events = self._by_head.get(head, ())
        before = bisect.bisect_left(events, (start,))
        seen: set[int] = set()
        for at in range(before - 1, -1, -1):
            order = -events[at][1]
            if order not in seen:
                seen.add(order)
                yield self.entities[order]
        later = {-order for _, order in events[before:]} - seen
        yield from (self.entities[order] for order in sorted(later) if self.entities[order].named)


def _name_words(match: MentionMatch) -> tuple[str, ...]:
    """Return the content words of a mention's name, the name itself where it has none."""
    name = match.name or ""
    return content_words(name) or (fold(name),)
