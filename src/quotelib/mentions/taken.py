"""What the mentions that a sentence has so far leave to those that nest in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from .called import is_crown
from .phrase import read_body

if TYPE_CHECKING:
    from .phrase import Phrase
    from .reader import Reader

__all__ = ["Taken"]


@attrs.define(kw_only=True)
class Taken:
    """The words of a sentence that are taken, as indices of its tokens.

    Attributes:
        bearer: The last noun for a person that bears a name.
        name_start: Where that name starts.
        detached_end: Where the last name ends that stands detached behind a description.
        joined_end: Where the last of those ends that are joined.
        end: After all that a later phrase may have to leave.
    """

    bearer: int = 0
    name_start: int = 0
    detached_end: int = 0
    joined_end: int = 0
    end: int = 0

    def add(self, reader: Reader, phrase: Phrase) -> None:
        """Take what belongs to a phrase.

        Args:
            reader: The sentence.
            phrase: The phrase.
        """
        self.end = max(self.end, phrase.end)
        if phrase.coordinated:
            self.joined_end = max(self.joined_end, phrase.end)
        if phrase.name is None or not phrase.described:
            return
        if phrase.name[0] >= phrase.core_end:
            self.detached_end = max(self.detached_end, phrase.name[1])
        elif phrase.head is not None and reader.is_person(phrase.head):
            self.bearer, self.name_start = phrase.head, phrase.name[0]

    def leave(self, reader: Reader, i: int, phrase: Phrase) -> Phrase | None:
        """Return a phrase without what belongs to one before it.

        Args:
            reader: The sentence.
            i: Index of its first token.
            phrase: The longest one that starts there.

        Returns:
            The phrase: in *la cheffe de la diplomatie, Ada Roux* and *le préfet de Dole Luc Roy*
            the name is that of the first noun, in *la CGT, la CFDT et FO* the last two are no pair.
            ``None`` for a rank and name that are read with the article before them: in *la colonel
            Roy* she alone is a woman; nor is there a king in *le procureur du roi*.
        """
        head = phrase.head
        if head is not None and reader.lower(head) == "roi" and is_crown(reader, head):
            return None
        if phrase.titled and i == self.bearer and phrase.name and phrase.name[0] == self.name_start:
            return None
        detached = (
            phrase.described and phrase.name is not None and phrase.name[0] >= phrase.core_end
        )
        taken = detached and phrase.name is not None and i < phrase.name[0] < self.detached_end
        inside = self.bearer < i < self.name_start < phrase.end
        if not taken and not inside and not (phrase.coordinated and i < self.joined_end):
            return phrase
        own = read_body(reader, i)
        if own is not None and inside and self.name_start < own.end:
            own.end = own.core_end = self.name_start
            if own.name is not None:
                start, end = own.name
                own.name = (start, min(end, own.end)) if start < own.end else None
        return own
