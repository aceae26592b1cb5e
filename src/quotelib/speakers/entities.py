"""One entity of a document: a person or body with all its mentions."""

from __future__ import annotations

import bisect
from typing import TYPE_CHECKING

import attrs

from ..models import Gender, Mention, Number, SpeakerKind
from .wording import content_words, fold

if TYPE_CHECKING:
    from ..models.records import MentionMatch

__all__ = ["Entity"]


@attrs.define(kw_only=True, eq=False)
class Entity:
    """One person or body of the document, growing as its mentions are read.

    Attributes:
        order: Position among the document's entities.
        name: Its fullest name, or fullest description.
        words: Folded content words of the name.
        kind: What it is.
        named: Whether it has a proper name.
        gender: Its gender.
        number: Its number.
        acronym: Folded acronym.
        roles: Titles and functions given in the text.
        mentions: Its mentions.
        heads: Folded head nouns of its descriptions and roles.
        described: Every folded content word of its mentions and roles.
        positions: Offsets of its mentions, ascending.
    """

    order: int
    name: str
    words: tuple[str, ...]
    kind: SpeakerKind = SpeakerKind.UNKNOWN
    named: bool = False
    gender: Gender | None = None
    number: Number | None = None
    acronym: str | None = None
    roles: list[str] = attrs.field(factory=list)
    mentions: list[Mention] = attrs.field(factory=list)
    heads: set[str] = attrs.field(factory=set)
    described: set[str] = attrs.field(factory=set)
    positions: list[int] = attrs.field(factory=list)

    def last_before(self, offset: int) -> int:
        """Return where it was last mentioned.

        Args:
            offset: An offset of the text.

        Returns:
            The offset of its last mention before it, -1 without one.
        """
        at = bisect.bisect_left(self.positions, offset)
        return self.positions[at - 1] if at else -1

    def add_mention(self, mention: Mention) -> None:
        """Add a mention, whatever it shows of the entity.

        Args:
            mention: The mention.
        """
        self.mentions.append(mention)
        bisect.insort(self.positions, mention.span.start)
        self.described.update(content_words(mention.text))

    def learn(self, match: MentionMatch) -> None:
        """Take in what a name or description says of the entity.

        Args:
            match: The mention with roles, head, gender and kind.
        """
        for role in match.roles:
            if role not in self.roles:
                self.roles.append(role)
                self.described.update(content_words(role))
        heads = [match.head, *(words[0] for role in match.roles if (words := content_words(role)))]
        self.heads.update(fold(head) for head in heads if head)
        if self.gender is None:
            self.gender = match.mention.gender
        if match.kind is SpeakerKind.UNKNOWN:
            return
        if self.kind is SpeakerKind.UNKNOWN or (match.kind is SpeakerKind.PERSON and match.roles):
            self.kind = match.kind
