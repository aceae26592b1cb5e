"""What the narrator has mentioned so far: who is near, who spoke last, who comes later."""

from __future__ import annotations

import bisect
import itertools
import operator
from collections.abc import Sequence
from typing import TYPE_CHECKING

import attrs

from ..lexicon import Lexicon
from ..lexicon.words import closed_class
from ..models import MentionKind, Number, SpeakerKind
from ..models.records import MentionMatch, Sentence
from .apposed import apposed_to, without_apposed
from .book import EntityBook
from .contrasted import points_back
from .counterparts import share_office
from .entities import Entity
from .glossed import is_glossed
from .headlined import titled_above
from .kept import keep_near
from .kin import relate
from .naming import called_there
from .offices import noun_of
from .order import Order
from .pairs import pair_meant
from .peopled import peopled
from .positions import is_passed_over
from .said_to_be import is_said_to_be
from .sightings import Sighting, sighted
from .stretches import Stretches
from .wording import facts, fold, head_key, is_indefinite, taken_up

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from ..models import Span

__all__ = ["LAST_SPEAKERS", "SPEAKING", "Discourse"]

SPEAKING = frozenset(SpeakerKind) - {SpeakerKind.PLACE, SpeakerKind.UNKNOWN}
_PLACE = operator.attrgetter("mention.span.start")
LAST_SPEAKERS = 2
"""So many of those who spoke are near enough to be asked about."""
_TELLING = ("il", "elle")
_BEFORE, _FEW, _MAX_AHEAD, _AHEAD = 40, 12, 6, 2000  # mentions, the last one characters


@attrs.define(kw_only=True)
class Discourse:
    """A document read mention by mention, each of the narrator's bringing its entity to mind.

    Attributes:
        lexicon: The lexicon.
        sentences: The frame's sentences.
        order: How far apart they are.
        matches: All mentions in text order.
        book: The document's entities.
        speakers: Those credited with quotations so far, the last one last.
        pair: The names last joined.
        certainty: How likely the answer is for each span weighed, a mention's or content's.
        reported: Where others' words are reported outside marks, or partly.
    """

    lexicon: Lexicon
    sentences: Sequence[Sentence]
    matches: Sequence[MentionMatch]
    book: EntityBook
    speakers: list[Entity] = attrs.field(factory=list)
    pair: MentionMatch | None = None
    certainty: dict[tuple[int, int], float] = attrs.field(factory=dict)
    reported: Stretches = attrs.field(factory=Stretches)
    _starts: list[int] = attrs.field(factory=list)
    # The names among the mentions: whose they are, and where they stand.
    _named: list[Entity] = attrs.field(factory=list)
    _named_starts: list[int] = attrs.field(factory=list)
    order: Order = attrs.field(factory=Order)
    _read: int = 0
    # Entities by the order of their last mention, the last one last.
    _recent: dict[int, Entity] = attrs.field(factory=dict)

    @classmethod
    def over(
        cls,
        sentences: Sequence[Sentence],
        mentions: Sequence[tuple[MentionMatch, ...]],
        lexicon: Lexicon,
        sources: Iterable[MentionMatch] = (),
    ) -> Discourse:
        """Return the discourse of a document, nothing of it read but its names.

        Args:
            sentences: The frame's sentences.
            mentions: For each sentence, its mentions.
            lexicon: The lexicon.
            sources: The sources of its quotations.

        Returns:
            The discourse.
        """
        matches = [match for found in mentions for match in found]
        matches += [match.opening for match in matches if match.opening is not None]
        matches.sort(key=_PLACE)
        book = EntityBook(lexicon=lexicon)
        book.add_names(matches)
        named = book.of_names(matches)
        for match, entity in named:
            entity.narrated += sentences[match.sentence].container is None
        read = without_apposed(matches, sentences)
        people = {one.sentence for one, who in named if who.kind is SpeakerKind.PERSON}
        return cls(
            lexicon=lexicon,
            sentences=sentences,
            matches=read,
            book=book,
            starts=[match.mention.span.start for match in read],
            named=[entity for _, entity in named],
            named_starts=[match.mention.span.start for match, _ in named],
            order=Order.of(sentences, peopled(read, sentences, sources), people),
        )

    def read_to(
        self,
        offset: int,
        sources: frozenset[tuple[int, int]],
        take_up: Callable[[MentionMatch], Entity | None],
    ) -> None:
        """Read on to an offset.

        Args:
            offset: Where to stop.
            sources: Spans of the mentions that are sources: each is resolved on its own.
            take_up: Returns the entity of a pronoun, or of a description that fits nobody known.
        """
        first = self._read
        self._read = bisect.bisect_left(self._starts, offset, first)
        for match in self.matches[first : self._read]:
            sentence, span = self.sentences[match.sentence], match.mention.span
            key = span.start, span.end
            if sentence.container is not None or key in sources:
                continue
            marked = sentence.tokens[match.last].quoted is not None
            if (marked or span.text[:2].lower() == "un") and is_said_to_be(sentence, match):
                continue
            entity = self.book.at(key) or self._entity(match, take_up)
            if entity is not None and match.roles and match.name is not None:
                relate(entity, match, self)
            if entity is None or (entity.seen is not None and span.end <= entity.seen.end):
                continue  # inside the last one, it says no more (« le ministre Paul Servan »)
            if not is_passed_over(sentence, match):
                around = next(self.recent(), None)
                self.see(entity, match)
                at = around.seen if around and around.kind is SpeakerKind.PERSON else None
                if around and at and at.subject and at.end >= span.end:
                    self.recall(around)  # « L'avocat de Luc Roy a dit »: he, before Luc Roy

    def read_on(
        self, sources: frozenset[tuple[int, int]], take_up: Callable[[MentionMatch], Entity | None]
    ) -> None:
        """Read to the end of the text as `read_to` does; nothing where nobody speaks."""
        if self.speakers and self._starts:
            self.read_to(self._starts[-1] + 1, sources, take_up)

    def _entity(
        self, match: MentionMatch, take_up: Callable[[MentionMatch], Entity | None]
    ) -> Entity | None:
        """Return the entity of a mention that is no source and has none yet."""
        if match.coordinated:
            return self.book.describe(match)
        if match.head in taken_up() and points_back(match):
            return take_up(match)  # « il », « ce dernier »
        speaks = match.kind in SPEAKING or match.head in closed_class("source_noun")
        if match.mention.kind is not MentionKind.DESCRIPTION or not speaks:
            return None
        found = self.plain_antecedent(match) or pair_meant(self, match)
        if found is not None and not found.named:
            found = called_there(match, self) or found  # « Ce voisin, c'est Paul Roy »
        source = found is None and match.head in closed_class("source_noun")
        if source and closed_class("same").intersection(fold(match.mention.span.text).split()):
            # « de même source », « cette source »
            found = next(self.book.of_head(head_key(match.head, self.lexicon)), None)
        told = not is_indefinite(match) or match.mention.span.start < self.order.title
        if found is None and match.kind is SpeakerKind.PERSON and told:
            return take_up(match)
        if found is None:
            return self.book.describe(match)
        self.book.refer(found, match)
        return found

    def plain_antecedent(self, match: MentionMatch) -> Entity | None:
        """Return the entity that has already been described by all that a description says.

        Args:
            match: The description.

        Returns:
            The last mentioned of those with its head, gender and number, ``None`` without; of an
            indefinite one whom it is said of, or the title has told of.
        """
        before = self.sentences[match.sentence].words[match.first - 1]
        if (apposed := before == "," and apposed_to(match, self)) or is_indefinite(match):
            return apposed or titled_above(match, self)
        said = facts(match.mention.span.text, self.lexicon)
        head = noun_of(match.head, match.mention.span.text, self.lexicon)
        for entity in self.book.of_head(head):
            gender, number = match.mention.gender, match.mention.number
            fits = entity.number in (None, number) and gender in (None, entity.gender or gender)
            if fits and said <= entity.known | entity.heads:
                return entity
        return None

    def see(
        self,
        entity: Entity,
        match: MentionMatch,
        *,
        source: bool = False,
        introduced: bool = False,
        aside: bool = False,
    ) -> None:
        """Bring an entity to mind.

        Args:
            entity: The entity.
            match: Its mention.
            source: Whether a quotation is credited to it there.
            introduced: Whether the sentence brings it in as whoever talks next.
            aside: Whether the narrator credits words to it inside their marks.
        """
        if self.is_quoted(match) and not aside:
            return
        if match.members:
            self.pair = match
            self._see_members(match)
        if match.roles:
            share_office(entity, match, self.last_few(), self.lexicon)
        at = self.sighting(match, source=source, introduced=introduced)
        # « Elle vit à Brest »; of who is named only later a pronoun tells less surely
        told = match.deeds and match.head in _TELLING
        if told and not (entity.named and entity.first_named(0, at.start) is None):
            entity.learn_deeds(match.deeds, self.lexicon)
        at = at if match.name or entity.seen is None else entity.seen.outlasting(at)
        if at.possessed or at.meets:
            keep_near(entity, match, at, self)
        if entity.seen is None or entity.seen.start != at.start:
            entity.sightings += 1
            entity.subjects += at.subject
        entity.seen = at
        self._recent.pop(entity.order, None)
        self._recent[entity.order] = entity
        self.book.touch(entity)

    def recall(self, entity: Entity) -> None:
        """Bring an entity to mind again where its own clause goes on.

        Args:
            entity: The entity.
        """
        if self._recent.pop(entity.order, None) is not None:
            self._recent[entity.order] = entity
            self.book.touch(entity)

    def _see_members(self, match: MentionMatch) -> None:
        """Bring those who are joined to mind, before the pair that they make."""
        at = self.sighting(match)
        for name in match.members:
            member = self.book.of_name(name)
            if member is not None:
                member.seen = at
                member.sightings += 1
                self._recent.pop(member.order, None)
                self._recent[member.order] = member

    def merge(self, entity: Entity, into: Entity) -> None:
        """Make two entities one, the second of them the one that was mentioned last.

        Args:
            entity: A description's entity.
            into: Who is behind it.
        """
        self.book.merge(entity, into)
        self._recent.pop(entity.order, None)
        for at in range(max(0, len(self.speakers) - LAST_SPEAKERS), len(self.speakers)):
            if self.speakers[at] is entity:
                self.speakers[at] = into

    def sentence_of(self, match: MentionMatch) -> int:
        """Return which of the narrator's sentences a mention stands in, counted from 0."""
        return self.order.sentences[match.sentence]

    def sighting(
        self, match: MentionMatch, *, source: bool = False, introduced: bool = False
    ) -> Sighting:
        """Return where a mention stands in the narrator's text, its arguments those of `see`."""
        at = sighted(
            self.sentences[match.sentence],
            match,
            self.lexicon,
            at=(self.order.sentences[match.sentence], self.order.paragraphs[match.sentence]),
            reported=match.mention.span.start in self.reported,
            source=source,
            introduced=introduced,
        )
        fresh = at.subject and match.name is None and is_glossed(match, self)
        return attrs.evolve(at, fresh=True) if fresh else at

    def place_of(self, content: Span, *, led_up_to: bool = False) -> Sighting:
        """Return where a quotation stands in the narrator's text.

        Args:
            content: What is quoted.
            led_up_to: Whether it is a turn, in the paragraph that leads up to its dialogue.

        Returns:
            The place of the sentence that holds it, else of the one before.
        """
        order = self.order
        at = max(bisect.bisect_right(order.starts, content.start) - 1, 0)
        index = order.narrated[at] if order.narrated else 0
        leading = order.leading(at, self.sentences) if led_up_to else index
        paragraph, sentence = order.paragraphs.get(leading, 0), order.sentences.get(index, 0)
        start, end = content.start, content.end
        return Sighting(start=start, end=end, sentence=sentence, paragraph=paragraph)

    def opens_with(self, entity: Entity) -> bool:
        """Return whether an entity is named in the first two of the narrator's sentences."""
        return entity.positions[0] < self.order.opening

    def is_quoted(self, match: MentionMatch) -> bool:
        """Return whether a mention stands inside a quotation: others are spoken of there."""
        return self.sentences[match.sentence].container is not None

    def before(self, match: MentionMatch) -> Sequence[MentionMatch]:
        """Return the last mentions before another in text order, a few dozen at most."""
        end = bisect.bisect_left(self._starts, match.mention.span.start)
        return self.matches[max(0, end - _BEFORE) : end]

    def between(self, start: int, end: int) -> Sequence[MentionMatch]:
        """Return the mentions that start in a stretch of the text, in text order."""
        first = bisect.bisect_left(self._starts, start)
        return self.matches[first : bisect.bisect_left(self._starts, end, first)]

    def recent(self) -> Iterator[Entity]:
        """Return the entities that have been mentioned, the last one first."""
        return reversed(self._recent.values())

    def lately(self, match: MentionMatch, reach: int) -> Iterator[tuple[Entity, Sighting]]:
        """Yield the entities mentioned near a mention, the last one first.

        Args:
            match: The mention.
            reach: How many of the narrator's sentences back they may stand.

        Yields:
            Those of the dozen mentioned last, each with where it was.
        """
        here = self.sentence_of(match)
        for one in self.last_few():
            if one.seen is not None and here - one.seen.sentence <= reach:
                yield one, one.seen

    def last_few(self) -> Iterator[Entity]:
        """Return the dozen entities that were mentioned last, the last one first."""
        return itertools.islice(self.recent(), _FEW)

    def people(self) -> list[Entity]:
        """Return those of them who are people with names."""
        return [one for one in self.last_few() if one.kind is SpeakerKind.PERSON and one.named]

    def ahead(self, offset: int) -> Iterable[Entity]:
        """Return the first few entities first named within reach of an offset, in text order."""
        first = bisect.bisect_left(self._named_starts, offset)
        end = bisect.bisect_left(self._named_starts, offset + _AHEAD)
        found = {one.order: one for one in self._named[first:end] if one.seen is None}
        return itertools.islice(found.values(), _MAX_AHEAD)

    def next_described(self, match: MentionMatch) -> int:
        """Return where the narrator next describes somebody of the gender of a description.

        Args:
            match: The description.

        Returns:
            The offset of the next description that brings in or takes up one person by what he
            does, an offset out of reach where there is none.
        """
        after, gender = match.mention.span.end, match.mention.gender
        for other in self.between(after, after + _AHEAD):
            if other.kind is not SpeakerKind.PERSON or other.name is not None:
                continue
            if other.mention.kind is not MentionKind.DESCRIPTION or self.is_quoted(other):
                continue
            agrees = gender is None or other.mention.gender in (None, gender)
            one = agrees and other.mention.number is not Number.PLURAL
            if one and other.head not in closed_class("generic_person"):
                return other.mention.span.start
        return after + _AHEAD
