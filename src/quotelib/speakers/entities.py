"""Entities of a document: who its names, acronyms and descriptions stand for."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import attrs
import regex

from ..models import Gender, MentionKind, Number, SpeakerKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..models import Mention
    from ..models.records import MentionMatch

__all__ = ["Entity", "EntityBook", "content_words"]

_WORD = regex.compile(r"[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*")
_EMPTY = frozenset(
    "le la les l' un une des de du d' et à au aux en son sa ses leur leurs ce cet cette ces".split()
)
_PERSONAL = frozenset({SpeakerKind.PERSON, SpeakerKind.UNKNOWN})


def fold(word: str) -> str:
    """Return a word without case, accents and kind of apostrophe."""
    plain = unicodedata.normalize("NFKD", word.replace("’", "'").lower())
    return "".join(char for char in plain if not unicodedata.combining(char))


def content_words(text: str) -> tuple[str, ...]:
    """Return the folded words of a name or description, articles and prepositions left out."""
    words: list[str] = []
    for match in _WORD.findall(text.replace("’", "'")):
        folded = fold(match)
        if "'" in folded and folded.split("'", 1)[0] in ("l", "d", "qu", "s", "n"):
            folded = folded.split("'", 1)[1]
        if folded and folded not in _EMPTY:
            words.append(folded)
    return tuple(words)


@attrs.define(kw_only=True, eq=False)
class Entity:
    """One person or body of the document, growing as its mentions are read.

    Attributes:
        name: Its fullest name, or fullest description.
        words: Folded content words of the name.
        kind: What it is.
        named: Whether it has a proper name.
        gender: Its gender.
        number: Its number.
        roles: Titles and functions given in the text.
        acronym: Folded acronym.
        mentions: Its mentions.
        heads: Folded head nouns of its descriptions and roles.
    """

    name: str
    words: tuple[str, ...]
    kind: SpeakerKind = SpeakerKind.UNKNOWN
    named: bool = False
    gender: Gender | None = None
    number: Number | None = None
    roles: list[str] = attrs.field(factory=list)
    acronym: str | None = None
    mentions: list[Mention] = attrs.field(factory=list)
    heads: set[str] = attrs.field(factory=set)
    positions: list[int] = attrs.field(factory=list)

    def last_before(self, offset: int) -> int:
        """Return the offset of its last mention before ``offset``, -1 without one."""
        return max((at for at in self.positions if at < offset), default=-1)


@attrs.define(kw_only=True)
class EntityBook:
    """All entities of a document, in order of first mention."""

    entities: list[Entity] = attrs.field(factory=list)
    by_mention: dict[tuple[int, int], Entity] = attrs.field(factory=dict)
    by_word: dict[str, list[Entity]] = attrs.field(factory=dict)

    def add_names(self, matches: Iterable[MentionMatch]) -> None:
        """Read all named mentions: full names first, so that short ones find them."""
        named = [match for match in matches if match.name is not None]
        named.sort(key=lambda m: (-len(content_words(m.name or "")), m.mention.span.start))
        for match in named:
            entity = self._entity_of_name(match)
            self._record(entity, match)

    def _entity_of_name(self, match: MentionMatch) -> Entity:
        words = content_words(match.name or "") or (fold(match.name or ""),)
        fits = [entity for entity in self.by_word.get(words[-1], ()) if _fits(entity, words, match)]
        if not fits and len(words) == 1:
            fits = [e for e in self.by_word.get(words[0], ()) if _fits(e, words, match)]
        if fits:
            return fits[0]
        entity = Entity(
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
            self.by_word.setdefault(word, []).append(entity)
        return entity

    def describe(self, match: MentionMatch) -> Entity:
        """Return a new entity for a described source that nothing in the document names."""
        text = match.mention.text
        entity = Entity(
            name=text,
            words=content_words(text),
            kind=match.kind,
            gender=match.mention.gender,
            number=match.mention.number,
        )
        self.entities.append(entity)
        self._record(entity, match)
        return entity

    def _record(self, entity: Entity, match: MentionMatch) -> None:
        span = match.mention.span
        if (span.start, span.end) in self.by_mention:
            return
        entity.mentions.append(match.mention)
        entity.positions.append(span.start)
        self.by_mention[span.start, span.end] = entity
        for role in match.roles:
            if role not in entity.roles:
                entity.roles.append(role)
        heads = [match.head] if match.head else []
        heads += [words[0] for role in match.roles if (words := content_words(role))]
        entity.heads.update(fold(head) for head in heads)
        if entity.gender is None:
            entity.gender = match.mention.gender
        if entity.kind is SpeakerKind.UNKNOWN or (match.kind is SpeakerKind.PERSON and match.roles):
            entity.kind = match.kind if match.kind is not SpeakerKind.UNKNOWN else entity.kind

    def refer(self, entity: Entity, match: MentionMatch) -> None:
        """Add a description or pronoun to an entity's mentions."""
        span = match.mention.span
        if (span.start, span.end) not in self.by_mention:
            self.by_mention[span.start, span.end] = entity
            entity.mentions.append(match.mention)
            entity.positions.append(span.start)


def _fits(entity: Entity, words: tuple[str, ...], match: MentionMatch) -> bool:
    """Return whether a name can be a shorter or equal form of an entity's name."""
    if words == entity.words:
        return not _clash(entity, match)
    if entity.acronym is not None and words == (entity.acronym,):
        return True
    if _clash(entity, match):
        return False
    personal = entity.kind in _PERSONAL and match.kind in _PERSONAL
    if not personal:
        return False
    if words[-1] == entity.words[-1] and set(words) <= set(entity.words):
        return True
    # A first name alone, or the family name first (« Choe » for « Choe Son Hui »).
    return len(words) == 1 and words[0] == entity.words[0] and match.mention.kind is MentionKind.NAME


def _clash(entity: Entity, match: MentionMatch) -> bool:
    gender = match.mention.gender
    number = match.mention.number
    return (gender is not None and entity.gender is not None and gender is not entity.gender) or (
        number is Number.PLURAL and entity.number is Number.SINGULAR
    )
