"""Which entity a source mention refers to: name, description, pronoun or possessive."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from ..models import Gender, MentionKind, Number, SpeakerKind, Unresolved
from .entities import Entity, EntityBook, content_words, fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..lexicon import Lexicon
    from ..models.records import MentionMatch, Sentence

__all__ = ["Resolver"]

_WINDOW = 1500
_SPEAKING = frozenset(
    {SpeakerKind.PERSON, SpeakerKind.GROUP, SpeakerKind.ORGANISATION, SpeakerKind.UNKNOWN}
)
_ACTING = frozenset({SpeakerKind.PERSON, SpeakerKind.GROUP, SpeakerKind.ORGANISATION})
_AHEAD = 120
_LATTER = frozenset({"dernier", "derniere", "interesse", "interessee"})
_POSSESSIVES = {"son": "le", "sa": "la", "ses": "les", "leur": "le", "leurs": "les"}
_RELATIONAL = frozenset({"homologue", "predecesseur", "successeur", "rival", "rivale", "collegue"})


@attrs.define(kw_only=True)
class Resolver:
    """Looks up entities for the sources of one document.

    Attributes:
        book: The document's entities.
        matches: All its mentions in text order.
        containers: For each sentence, the quoted span that holds it.
        lexicon: The lexicon.
    """

    book: EntityBook
    matches: list[MentionMatch]
    containers: list[int | None]
    lexicon: Lexicon

    @classmethod
    def build(
        cls,
        sentences: Sequence[Sentence],
        mentions: Sequence[tuple[MentionMatch, ...]],
        lexicon: Lexicon,
    ) -> Resolver:
        """Return a resolver over a document's mentions."""
        matches = sorted(
            (match for found in mentions for match in found), key=lambda m: m.mention.span.start
        )
        book = EntityBook()
        book.add_names(matches)
        return cls(
            book=book,
            matches=matches,
            containers=[sentence.container for sentence in sentences],
            lexicon=lexicon,
        )

    def entity(self, match: MentionMatch, last: Entity | None) -> Entity | Unresolved:
        """Return the entity behind a source.

        Args:
            match: The source, or a mention that hints at the speaker.
            last: The speaker of the quotation before, ``None`` for the first.

        Returns:
            The entity, or the reason why none was chosen.
        """
        span = match.mention.span
        known = self.book.by_mention.get((span.start, span.end))
        if known is not None:
            return known
        kind = match.mention.kind
        if kind is MentionKind.NAME and match.name is not None:
            self.book.add_names([match])
            return self.book.by_mention[span.start, span.end]
        if kind in (MentionKind.PRONOUN, MentionKind.CLITIC):
            return self._pronoun(match, last)
        if kind is MentionKind.POSSESSIVE:
            return self._possessor(match, last)
        return self._description(match, last)

    def _description(self, match: MentionMatch, last: Entity | None) -> Entity:
        """Return the entity that had this description, or a new one."""
        head = fold(match.head)
        if head in _LATTER:
            entity = self._latest(match)
        elif head in _RELATIONAL:
            entity = self._other_person(match)
        else:
            entity = self._described(match)
            if entity is None and _refers_back(match):
                entity = self._recent_person(match, last)
        if entity is None:
            return self._new(match, last)
        self.book.refer(entity, match)
        if len(match.mention.text) > len(entity.name) and not entity.named:
            entity.name = match.mention.text
        return entity

    def _described(self, match: MentionMatch) -> Entity | None:
        head = fold(match.head)
        start = match.mention.span.start
        first = content_words(match.mention.text)
        indefinite = fold(match.mention.text).startswith(("un ", "une ", "des ", "plusieurs "))
        if indefinite or head in _RELATIONAL:
            return None
        words = set(first)
        best: tuple[tuple[int, int], Entity] | None = None
        for entity in self.book.entities:
            if head not in entity.heads and not (head and head in entity.words):
                continue
            if not _compatible(entity, match):
                continue
            at = entity.last_before(start)
            described = set(content_words(" ".join(entity.roles)))
            described |= {word for m in entity.mentions for word in content_words(m.text)}
            extra = len(words - described)
            score = (-extra, at)
            if extra > 1 or (at < 0 and not entity.named):
                continue
            if best is None or score > best[0]:
                best = (score, entity)
        return best[1] if best is not None else None

    def _new(self, match: MentionMatch, last: Entity | None) -> Entity:
        """Return a new entity; a possessive is spelled out (*sa sœur*: la sœur de Hugo Lefranc)."""
        entity = self.book.describe(match)
        words = match.mention.text.split(" ", 1)
        article = _POSSESSIVES.get(fold(words[0]))
        if article is None or len(words) < 2:
            return entity
        owner = self._possessor(match, last)
        if isinstance(owner, Entity) and owner is not entity:
            gender = match.mention.gender
            article = "la" if article == "le" and gender is Gender.FEMININE else article
            elided = words[1][:1].lower() in "aeiouyéèêhâî" and article != "les"
            start = "l'" if elided else f"{article} "
            link = "d'" if owner.name[:1].lower() in "aeiouyéèêâî" else "de "
            entity.name = f"{start}{words[1]} {link}{_with_article(owner)}"
        return entity

    def _latest(self, match: MentionMatch) -> Entity | None:
        """Return whom *cette dernière*, *celui-ci* takes up: the nearest that fits."""
        found = [
            (entity, score)
            for entity, score in self._candidates(match)
            if _compatible(entity, match) and entity.kind is not SpeakerKind.PLACE
        ]
        return found[0][0] if found else None

    def _other_person(self, match: MentionMatch) -> Entity | None:
        """Return the counterpart of whoever was spoken of last: another named person nearby."""
        people: list[Entity] = []
        for entity, _ in self._candidates(match):
            if entity.kind is SpeakerKind.PERSON and entity.named and entity not in people:
                people.append(entity)
        fitting = [entity for entity in people if _compatible(entity, match)]
        if len(people) != 2 or not fitting:
            return None
        return fitting[0]

    def _recent_person(self, match: MentionMatch, last: Entity | None) -> Entity | None:
        """Return whom *la responsable*, *le quadragénaire* takes up: the one spoken of last."""
        scores: dict[int, tuple[float, Entity]] = {}
        for candidate, score in self._candidates(match):
            if candidate.kind is SpeakerKind.PERSON and candidate.named and _compatible(candidate, match):
                held = scores.get(id(candidate), (0.0, candidate))
                scores[id(candidate)] = (held[0] + score, candidate)
        if last is not None and id(last) in scores:
            scores[id(last)] = (scores[id(last)][0] + 1.0, last)
        if not scores:
            return None
        return max(scores.values(), key=lambda pair: pair[0])[1]

    def _pronoun(self, match: MentionMatch, last: Entity | None) -> Entity | Unresolved:
        word = match.head
        if word == "on":
            return Unresolved.NO_ANTECEDENT
        start = match.mention.span.start
        scores: dict[int, tuple[float, Entity]] = {}
        for candidate, score in self._candidates(match):
            if _compatible(candidate, match):
                held = scores.get(id(candidate), (0.0, candidate))
                scores[id(candidate)] = (held[0] + score, candidate)
        if last is not None and _compatible(last, match):
            held = scores.get(id(last), (0.0, last))
            near = start - last.last_before(start) < _WINDOW
            scores[id(last)] = (held[0] + (3.0 if near else 1.0), last)
        if not scores:
            ahead = self._ahead(match)
            if ahead is None:
                return Unresolved.NO_ANTECEDENT
            self.book.refer(ahead, match)
            return ahead
        ranked = sorted(scores.values(), key=lambda pair: -pair[0])
        if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < 0.2:
            return Unresolved.AMBIGUOUS
        self.book.refer(ranked[0][1], match)
        return ranked[0][1]

    def _ahead(self, match: MentionMatch) -> Entity | None:
        """Return the person named right after a pronoun that nothing before explains."""
        end = match.mention.span.end
        for other in self.matches:
            span = other.mention.span
            if span.start < end:
                continue
            if span.start - end > _AHEAD:
                return None
            entity = self.book.by_mention.get((span.start, span.end))
            if entity is not None and entity.kind is SpeakerKind.PERSON and _compatible(entity, match):
                return entity
        return None

    def _candidates(self, match: MentionMatch) -> list[tuple[Entity, float]]:
        """Return entities mentioned before a pronoun, with the weight of each mention."""
        start = match.mention.span.start
        found: list[tuple[Entity, float]] = []
        seen_sentences: list[int] = []
        first_of: set[int] = set()
        for other in reversed(self.matches):
            span = other.mention.span
            if span.end > start:
                continue
            if start - span.start > _WINDOW or len(seen_sentences) > 5:
                break
            if self.containers[other.sentence] is not None:
                continue
            if other.sentence not in seen_sentences:
                seen_sentences.append(other.sentence)
            entity = self.book.by_mention.get((span.start, span.end))
            if entity is None:
                if other.mention.kind is not MentionKind.DESCRIPTION or other.kind not in _ACTING:
                    continue
                entity = self._described(other) or self.book.describe(other)
            if entity.kind not in _SPEAKING:
                continue
            person = entity.kind is SpeakerKind.PERSON
            distance = seen_sentences.index(other.sentence)
            weight = 1.0 / (1 + distance)
            if other.first <= 1:
                weight *= 1.6
            if not person:
                weight *= 0.35
            found.append((entity, weight))
        return found

    def _possessor(self, match: MentionMatch, last: Entity | None) -> Entity | Unresolved:
        candidates: dict[int, tuple[float, Entity]] = {}
        for candidate, score in self._candidates(match):
            if candidate.kind in _SPEAKING:
                held = candidates.get(id(candidate), (0.0, candidate))
                candidates[id(candidate)] = (held[0] + score, candidate)
        if not candidates:
            return last if last is not None else Unresolved.NO_ANTECEDENT
        best = max(candidates.values(), key=lambda pair: pair[0])[1]
        self.book.refer(best, match)
        return best


def _with_article(owner: Entity) -> str:
    """Return a described owner's name with its article in the form that follows *de*."""
    return owner.name if owner.named else owner.name[:1].lower() + owner.name[1:]


def _refers_back(match: MentionMatch) -> bool:
    """Return whether a description takes up somebody known: definite, singular, one bare noun."""
    first = fold(match.mention.text.split()[0]).split("'")[0] if match.mention.text else ""
    definite = first in ("le", "la", "l", "ce", "cet", "cette")
    short = len(content_words(match.mention.text)) <= 2
    return (
        definite
        and short
        and match.kind is SpeakerKind.PERSON
        and match.mention.number is not Number.PLURAL
        and fold(match.head) not in _RELATIONAL
    )


def _compatible(entity: Entity, match: MentionMatch) -> bool:
    """Return whether gender and number of a mention allow an entity."""
    gender, number = match.mention.gender, match.mention.number
    if match.head in ("il", "elle") and entity.kind in (SpeakerKind.GROUP,) and entity.number is Number.PLURAL:
        return False
    if gender is not None and entity.gender is not None and gender is not entity.gender:
        return False
    if number is Number.PLURAL and entity.number is Number.SINGULAR:
        return entity.kind in (SpeakerKind.GROUP, SpeakerKind.ORGANISATION) and match.head in ("ils", "elles")
    return not (number is Number.SINGULAR and entity.number is Number.PLURAL)
