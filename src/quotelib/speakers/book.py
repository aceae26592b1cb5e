"""The entities of a document, found by name and by what is said of them."""

from __future__ import annotations

import itertools
from collections import Counter
from typing import TYPE_CHECKING

import attrs

from ..lexicon import Lexicon
from ..lexicon.bodies import known_body
from ..models import Gender, SpeakerKind
from .agreement import is_half_name_of, is_name_of
from .entities import Entity
from .in_office import learn_offices
from .name_words import name_words, weight
from .namesakes import bearers, women_in_office
from .official import called_otherwise, openings
from .shared_names import with_surnames
from .shared_roles import shared_roles
from .spellings import SOUND, Spellings
from .wording import content_words, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..models.records import MentionMatch

__all__ = ["EntityBook"]

_MAX_HOLDERS = 12
"""So many entities of one name or noun are looked at, lest a list of members cost its square."""
_MAX_PROTAGONISTS = 10
_FAR = 10**9
_ACRONYM = range(2, 6)


@attrs.define(kw_only=True)
class EntityBook:
    """All entities of a document, in the order in which they were made.

    Attributes:
        lexicon: The lexicon.
        entities: The entities.
    """

    lexicon: Lexicon
    entities: list[Entity] = attrs.field(factory=list)
    _by_mention: dict[tuple[int, int], Entity] = attrs.field(factory=dict)
    _by_word: dict[str, list[Entity]] = attrs.field(factory=dict)
    _by_half: dict[str, list[Entity]] = attrs.field(factory=dict)
    _by_initials: dict[tuple[str, ...], Entity] = attrs.field(factory=dict)
    _of_gender: Counter[Gender | None] = attrs.field(factory=Counter)
    # Entities that a noun can take up, the one last mentioned last.
    _by_head: dict[str, dict[int, Entity]] = attrs.field(factory=dict)
    _protagonists: list[Entity] = attrs.field(factory=list)
    _merged: dict[int, Entity] = attrs.field(factory=dict)
    _spellings: Spellings = attrs.field(factory=Spellings)

    def of_mention(self, match: MentionMatch) -> Entity | None:
        """Return the entity that a mention is known to refer to.

        Args:
            match: The mention.

        Returns:
            Its entity, ``None`` while it has none.
        """
        span = match.mention.span
        return self._by_mention.get((span.start, span.end))

    def at(self, span: tuple[int, int]) -> Entity | None:
        """Return the entity that the mention with a span is known to refer to.

        Args:
            span: Offsets of the mention.

        Returns:
            Its entity, ``None`` while it has none.
        """
        return self._by_mention.get(span)

    def of_names(self, matches: Iterable[MentionMatch]) -> list[tuple[MentionMatch, Entity]]:
        """Return the mentions that hold a name, each with its entity, where it has one.

        Args:
            matches: Mentions.

        Returns:
            Some of them, in their order.
        """
        named = [match for match in matches if match.name is not None]
        return [(match, entity) for match in named if (entity := self.of_mention(match))]

    def credit(self, spans: Iterable[tuple[int, int]]) -> None:
        """Count the names that are sources.

        Args:
            spans: Where sources stand.
        """
        for span in spans:
            if span in self._by_mention:
                self._by_mention[span].credited += 1
        named = [entity for entity in self.entities if entity.named]
        named.sort(key=lambda entity: (-entity.credited, -len(entity.positions), entity.order))
        self._protagonists = named[:_MAX_PROTAGONISTS]

    def protagonists(self) -> Sequence[Entity]:
        """Return those whom the text names most, as sources before all.

        Returns:
            A few entities with names.
        """
        return self._protagonists

    def is_alone(self, entity: Entity) -> bool:
        """Return whether an entity is the only named person whose gender is known to be this one.

        Args:
            entity: The entity.

        Returns:
            Whether no other named person has its gender.
        """
        if entity.gender is None or not entity.named or entity.kind is not SpeakerKind.PERSON:
            return False
        return self._of_gender[entity.gender] == 1

    def show_gender(self, entity: Entity, gender: Gender | None) -> None:
        """Take over the gender that a mention shows of somebody whose gender was not known.

        Args:
            entity: The entity.
            gender: The gender.
        """
        if entity.gender is None:
            before = _person_of(entity)
            entity.gender = gender
            self._count(before, entity)

    def _count(self, before: Gender | None, entity: Entity) -> None:
        """Count a named person of a gender that he may not have been known to have before."""
        person = entity.named and entity.kind is SpeakerKind.PERSON
        after = entity.gender if person else None
        if before is not after:
            self._of_gender[before] -= 1
            self._of_gender[after] += 1

    def of_name(self, name: str) -> Entity | None:
        """Return the entity that bears a name.

        Args:
            name: A full name of the document.

        Returns:
            The entity, ``None`` without one.
        """
        words = content_words(name)
        holders = self._by_word.get(words[-1], ()) if words else ()
        return next((entity for entity in holders if set(words) <= set(entity.words)), None)

    def add_names(self, matches: Sequence[MentionMatch]) -> None:
        """Read named mentions: full names first, so that short ones find them.

        Args:
            matches: Mentions; those without a name are passed over, and those that join several.
        """
        found = [
            (match, name_words(match))
            for match in with_surnames(tuple(matches), self.lexicon)
            if match.name is not None and not match.coordinated
        ]
        found.sort(key=lambda pair: (-weight(pair[1]), pair[0].mention.span.start))
        named: list[tuple[Entity, str, tuple[str, ...]]] = []
        for match, words in found:
            if self.of_mention(match) is None:
                meant = self._spellings.mended(words) if self._spellings.meant else words
                entity = self._named(match, meant) or self._new_name(match, words)
                self._record(entity, match)
                named.append((entity, match.name or "", words))
        self._spellings.settle(named)
        learn_offices(self)
        for match in matches:
            # « Léa et Luc comparaissent », « les élus Léa et Luc »
            deeds = match.deeds + shared_roles(match, self.lexicon) if match.coordinated else ()
            for member in filter(None, map(self.of_name, match.members if deeds else ())):
                member.learn_deeds(deeds, self.lexicon)
                self.touch(member)

    def _named(self, match: MentionMatch, words: tuple[str, ...]) -> Entity | None:
        """Return the entity that a name can be a form of: the same name, else the nearest."""
        if len(words) > 1 and all(len(word) == 1 for word in words):
            return self._by_initials.get(words)  # « C. V. » in the label of a turn
        if len(words) == 1 and (match.name or "").isupper() and len(words[0]) in _ACRONYM:
            summed_up = self._by_initials.get(tuple(words[0]))
            known = summed_up is not None and summed_up.kind is SpeakerKind.PERSON
            if known and known_body(match.name or "", None) is not None:
                summed_up = None  # « le PS » is not Paul Servan
            if summed_up is not None and len(summed_up.words) > 1:
                return summed_up  # « NKM », « HRW »
        initial = len(words) > 1 and len(words[-1]) == 1  # « Solène K. »
        holders = self._by_word.get(words[0 if initial else -1], ())[:_MAX_HOLDERS]
        fitting = [entity for entity in holders if is_name_of(entity, words, match)]
        if not fitting and holders and match.head:
            fitting = women_in_office(match, words, holders, self.lexicon)
        if not fitting:
            sharing = [*self._by_word.get(words[0], ())[:_MAX_HOLDERS], *holders]
            if spelt := self._spellings.bearer(match, words, sharing, self.lexicon):
                return spelt
        if not fitting and not self.lexicon.is_first_name(words[-1]):
            halves = self._by_half.get(words[-1], ())[:_MAX_HOLDERS]
            fitting = [entity for entity in halves if is_half_name_of(entity, words, match)]
        if len(fitting) < 2:  # noqa: PLR2004
            official = match.kind is SpeakerKind.ORGANISATION and words[0] in openings()
            other = called_otherwise(words, self) if official and not fitting else None
            return fitting[0] if fitting else other
        return self._nearest(fitting, match, words)

    def _nearest(
        self, fitting: list[Entity], match: MentionMatch, words: tuple[str, ...]
    ) -> Entity:
        """Return the one of several who bears just a name, is spelt so, or is named nearest."""
        start = match.mention.span.start
        fitting = bearers(match, fitting, self.lexicon)
        alone = len(words) == 1 and match.mention.span.text == match.name
        if alone and self.lexicon.is_first_name(match.name or ""):
            # « Lena » is Lena Corti rather than the Team Lena
            fitting = [entity for entity in fitting if entity.words[0] == words[0]] or fitting
        same = [entity for entity in fitting if entity.words == words]
        written = fold(match.name or "")
        spelt = [entity for entity in fitting if fold(entity.name).endswith(f" {written}")]
        return (same or sorted(spelt or fitting, key=lambda entity: _distance(entity, start)))[0]

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
        self._count(None, entity)
        self._spellings.by_sound.setdefault(SOUND[words[-1]], []).append(entity)
        self._by_initials.setdefault(tuple(_initials(entity.name)), entity)
        if len(words) > 2 and entity.kind is not SpeakerKind.PERSON:  # noqa: PLR2004
            self._by_initials.setdefault(tuple(_initials(" ".join(words))), entity)  # « la LPO »
        for word in {*words, *([entity.acronym] if entity.acronym else [])}:
            self._by_word.setdefault(word, []).append(entity)
        for half in _halves(words):
            self._by_half.setdefault(half, []).append(entity)
        return entity

    def describe(self, match: MentionMatch) -> Entity:
        """Return a new entity for a description that nothing in the document names.

        Args:
            match: The description, or several names joined.

        Returns:
            The entity, the description its name.
        """
        *others, last = match.members or (match.mention.span.text,)
        name = f"{', '.join(others)} et {last}" if others else last
        entity = Entity(
            order=len(self.entities),
            name=name,
            words=content_words(name),
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
        if self._add(entity, match):
            self.touch(entity)

    def _add(self, entity: Entity, match: MentionMatch) -> bool:
        """Add a mention that has no entity yet; return whether it had none."""
        span = match.mention.span
        key = span.start, span.end
        if key in self._by_mention:
            return False
        self._by_mention[key] = entity
        entity.add_mention(match.mention)
        return True

    def merge(self, entity: Entity, into: Entity) -> None:
        """Make two entities one.

        Args:
            entity: A description's entity.
            into: Who is behind it.
        """
        for mention in entity.mentions:
            self._by_mention[mention.span.start, mention.span.end] = into
        for head in entity.heads:
            self._by_head.get(head, {}).pop(entity.order, None)
        before = _person_of(into)
        into.absorb(entity)
        self._count(before, into)
        self.touch(into)
        self._merged[entity.order] = into

    def final(self, entity: Entity) -> Entity:
        """Return who an entity has turned out to be.

        Args:
            entity: An entity of this document.

        Returns:
            The entity itself unless it was merged into another.
        """
        while entity.order in self._merged:
            entity = self._merged[entity.order]
        return entity

    def touch(self, entity: Entity) -> None:
        """Make an entity the one last mentioned among those that share a noun with it.

        Args:
            entity: The entity.
        """
        for head in entity.heads | entity.called | entity.presumed.keys():
            holders = self._by_head.setdefault(head, {})
            holders.pop(entity.order, None)
            holders[entity.order] = entity

    def learn(self, entity: Entity, match: MentionMatch) -> None:
        """Take in what a description says of its entity.

        Args:
            entity: The entity.
            match: A mention of it.
        """
        before = _person_of(entity) if entity.named else None
        entity.learn(match, self.lexicon)
        if entity.named:
            self._count(before, entity)
        self.touch(entity)

    def _record(self, entity: Entity, match: MentionMatch) -> None:
        """Add a mention that says something of its entity."""
        self.learn(entity, match)
        self._add(entity, match)

    def of_head(self, head: str) -> Iterator[Entity]:
        """Return the entities that a noun can take up, the last mentioned first.

        Args:
            head: Key of the noun.

        Returns:
            A dozen at most.
        """
        holders = self._by_head.get(head, {})
        return itertools.islice(reversed(holders.values()), _MAX_HOLDERS)


def _person_of(entity: Entity) -> Gender | None:
    """Return the gender of a named person, ``None`` for everybody else."""
    person = entity.named and entity.kind is SpeakerKind.PERSON
    return entity.gender if person else None


def _halves(words: tuple[str, ...]) -> Iterator[str]:
    """Yield what may be left of a compound surname: its first half."""
    first, hyphen, _ = words[-1].partition("-")
    if hyphen:
        yield first
    elif len(words) > 2:  # noqa: PLR2004
        yield words[-2]


def _initials(name: str) -> Iterator[str]:
    """Yield the first letter of each part of a name, its article among them."""
    for part in fold(name).replace("-", " ").replace("'", " ").split():
        yield part[0]


def _distance(entity: Entity, start: int) -> int:
    """Return how far before an offset an entity is mentioned; one mentioned later is farther."""
    last = entity.last_before(start)
    return start - last if last >= 0 else _FAR + entity.positions[0]
