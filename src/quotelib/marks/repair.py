"""Decides, within one paragraph, where broken quoted spans start and end."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..models import MarkFlag
from .glyphs import ANGLE, CLOSE, DOUBLED, OPEN, PLUS, STRAIGHT, WEAK_FAMILIES
from .neighbours import after, before, has_words, is_sentence_end, lean, trim
from .nesting import Candidate
from .pairing import Matching, flat_pairs, match
from .roles import settle
from .unclosed import clipped, closed_by_brackets, fragment_end

if TYPE_CHECKING:
    from .scan import Paragraph, Token

__all__ = ["Pairing", "pair"]


class Pairing(NamedTuple):
    """What the marks of one paragraph give."""

    found: list[Candidate]
    tokens: list[Token]
    orphans: list[Token]
    """Closing marks that close nothing and stand inside no span."""
    tail: Candidate | None = None
    """The outermost span still open when the paragraph ends, as if it ended there."""
    tail_family: int = -1
    floor: int = 0
    """Where a span from an earlier paragraph ends in this one."""


_NO_MARKS = Pairing([], [], [])
_SHARED = frozenset((MarkFlag.SHARED_CLOSER,))
_UNCLOSED = frozenset((MarkFlag.UNCLOSED,))
_DOUBLED = frozenset((MarkFlag.DOUBLED,))
_MISMATCHED = frozenset((MarkFlag.MISMATCHED,))
_NONE: frozenset[MarkFlag] = frozenset()
_ENDINGS = frozenset(",.;:!?)…")


def pair(text: str, paragraph: Paragraph) -> Pairing:
    """Return the quoted spans of a paragraph and the marks that are left over.

    Args:
        text: The whole string.
        paragraph: A paragraph with the possible marks in it.
    """
    tokens = paragraph.tokens
    if not tokens:
        return _NO_MARKS
    bracketed = closed_by_brackets(text, paragraph)
    if bracketed:
        tokens = [token for token in tokens if token not in bracketed]
        rest = pair(text, paragraph._replace(tokens=tokens))
        return rest._replace(found=[*rest.found, *bracketed.values()])
    flat = flat_pairs(text, tokens)
    if flat is None:
        tokens = settle(text, tokens)
        flat = flat_pairs(text, tokens)
    if flat is not None:
        return Pairing(flat, tokens, [])
    return _Repair(text, paragraph, match(tokens)).pairing()


class _Repair:
    """One paragraph whose marks are nested or broken."""

    def __init__(self, text: str, paragraph: Paragraph, matching: Matching) -> None:
        self.text = text
        self.limit = paragraph.end
        self.tokens = matching.tokens
        self.matching = matching
        self.partner = matching.partner
        self.starts: dict[int, int] = {}
        """Where the span of an opening mark starts when a doubled mark precedes it."""
        self.ends: dict[int, int] = {}
        """Where the span of a closing mark ends when a doubled mark follows it."""
        self.closer = {o: c for o, c in enumerate(self.partner) if c > o}
        """The closing mark of each opening mark, shared ones included."""
        self.shared: set[int] = set()
        self.room: dict[int, int] = {}
        """Where, in a span with a shared closing mark, the span that shares it starts."""
        self.merged: dict[int, int] = {}
        """For each doubled opening mark, the last of its run."""

    def pairing(self) -> Pairing:
        """Return the spans and what is left over."""
        orphans = self._free_orphans()
        broken = self._unclosed_spans()
        found = self._pairs()
        tail = None
        tail_family = -1
        for opener, (end, inner_end, flags) in broken.items():
            token = self.tokens[opener]
            start = self.starts.get(opener, token[0])
            span = Candidate(start, end, token[1], inner_end, self._flags(opener, flags))
            if inner_end == self.limit and tail is None:
                tail, tail_family = span, token[2]
            elif has_words(self.text, token[1], inner_end):
                found.append(clipped(self.text, span))
        return Pairing(found, self.tokens, orphans, tail, tail_family)

    def _flags(self, opener: int, flags: frozenset[MarkFlag]) -> frozenset[MarkFlag]:
        return flags | _DOUBLED if opener in self.starts else flags

    # Pairs ------------------------------------------------------------------------------------

    def _pairs(self) -> list[Candidate]:
        """Return the pairs; one that only repeats the marks of the pair around it is dropped."""
        found: list[Candidate] = []
        repeated: set[int] = set()
        reach = -1
        for opener, closer in enumerate(self.partner):
            if closer < opener or opener in repeated:
                continue
            if self.tokens[opener][2] == PLUS and closer > reach:
                continue
            reach = max(reach, closer)
            inner, inner_closer = opener, closer
            while (
                self.partner[inner + 1] == inner_closer - 1 > inner + 1
                and self._is_adjacent(inner, inner + 1)
                and self._is_adjacent(inner_closer - 1, inner_closer)
            ):
                inner, inner_closer = inner + 1, inner_closer - 1
                repeated.add(inner)
            flags = _MISMATCHED if closer in self.matching.mismatched else _NONE
            if inner != opener or opener in self.starts or closer in self.ends:
                flags = flags | _DOUBLED
            if opener in self.shared:
                flags = flags | _SHARED
            start = self.starts.get(opener, self.tokens[opener][0])
            end = self.ends.get(closer, self.tokens[closer][1])
            inner_end = self.tokens[inner_closer][0]
            found.append(Candidate(start, end, self.tokens[inner][1], inner_end, flags))
        return found

    def _is_adjacent(self, left: int, right: int) -> bool:
        """Return whether only blanks stand between two marks of one family."""
        a, b = self.tokens[left], self.tokens[right]
        if a[2] != b[2]:
            return False
        start, end = trim(self.text, a[1], b[0])
        return start >= end

    # Closing marks that close nothing ---------------------------------------------------------

    def _free_orphans(self) -> list[Token]:
        """Merge doubled closing marks; return the others that stand inside no span."""
        free: list[Token] = []
        reach = -1
        unclosed = min(self.matching.unclosed, default=len(self.tokens))
        orphans = iter(self.matching.orphans)
        orphan = next(orphans, -1)
        merged: dict[int, int] = {}
        for index, other in enumerate(self.partner):
            reach = max(reach, other)
            if index != orphan:
                continue
            orphan = next(orphans, -1)
            closer = merged.get(index - 1, index - 1)
            if closer >= 0 and self._is_closed_by(closer) and self._is_adjacent(index - 1, index):
                self.ends[closer] = self.tokens[index][1]
                merged[index] = closer
                continue
            if reach < index < unclosed and self._can_stand_alone(index):
                free.append(self.tokens[index])
        return free

    def _is_closed_by(self, index: int) -> bool:
        return self.partner[index] >= 0 and self.tokens[index][3] == CLOSE

    def _can_stand_alone(self, index: int) -> bool:
        """Return whether a mark is telling enough to start or end a span without a partner."""
        start, end, family, role = self.tokens[index]
        if family == ANGLE or family in WEAK_FAMILIES or self.text[start] in "<>":
            return False
        if family in (STRAIGHT, DOUBLED):
            return lean(before(self.text, start), after(self.text, end)) == role
        return True

    # Opening marks that are not closed --------------------------------------------------------

    def _unclosed_spans(self) -> dict[int, tuple[int, int, frozenset[MarkFlag]]]:
        """Return end, inner end and flags of each span whose opening mark is not closed."""
        limits = dict.fromkeys(self.matching.unclosed, len(self.tokens))
        limits |= self.matching.abandoned
        ends: dict[int, tuple[int, int, frozenset[MarkFlag]]] = {}
        for opener in sorted(limits, reverse=True):
            if self._can_stand_alone(opener):
                end = self._end_of(opener, limits[opener])
                if end is not None:
                    ends[opener] = end
        ordered = dict(sorted(ends.items()))
        self._clip(ordered)
        return ordered

    def _end_of(self, opener: int, limit: int) -> tuple[int, int, frozenset[MarkFlag]] | None:
        """Return where the span of an unclosed mark ends; ``None`` for the first of a doubled one.

        The marks after it tell: an opening mark of its family that starts a sentence starts another
        quotation; one after a colon starts a quotation inside it, which closes both.
        """
        opened, inner_start, family, _ = self.tokens[opener]
        searched = inner_start
        index = opener + 1
        while index < limit:
            start, _, other, role = self.tokens[index]
            if role == OPEN and other == family and self._counts(index):
                if index == opener + 1 and self._is_adjacent(opener, index):
                    target = self.merged.get(index, index)
                    self.merged[opener] = target
                    self.starts[target] = opened
                    return None
                closer = self.closer.get(index)
                if closer is None or is_sentence_end(self.text, inner_start, start):
                    return start, start, _UNCLOSED
                woven = fragment_end(self.text, opened, inner_start, start, searched)
                if woven is not None:
                    return woven, woven, _UNCLOSED
                searched = start
                if self._is_shared(index, closer):
                    self.closer[opener] = closer
                    self.shared |= {opener, index}
                    self.room[opener] = start
                    shared_end = self.ends.get(closer, self.tokens[closer][1])
                    return shared_end, self.tokens[closer][0], _SHARED
                index = closer + 1
            else:
                index = max(index, self.partner[index]) + 1
        end = self.tokens[limit][0] if limit < len(self.tokens) else self.limit
        return end, end, _UNCLOSED

    def _counts(self, index: int) -> bool:
        return self.partner[index] > index or self._can_stand_alone(index)

    def _is_shared(self, opener: int, closer: int) -> bool:
        """Return whether the pair's closing mark closes what stands around it as well."""
        start = max(0, self.tokens[opener][0] - 10)
        left, left_end = trim(self.text, start, self.tokens[opener][0])
        if left < left_end and self.text[left_end - 1] == ":":
            return True
        right, right_end = trim(self.text, self.tokens[closer][1], self.limit)
        return right >= right_end or self.text[right] in _ENDINGS

    def _clip(self, ends: dict[int, tuple[int, int, frozenset[MarkFlag]]]) -> None:
        """Keep an unclosed span inside the unclosed span in which it starts."""
        around: list[tuple[int, int, int]] = []
        for opener, (end, inner_end, flags) in list(ends.items()):
            start = self.tokens[opener][0]
            while around and around[-1][0] <= start:
                around.pop()
            kept = (end, inner_end)
            if around:
                _, limit, room = around[-1]
                if inner_end > (room if flags is _UNCLOSED else limit):
                    kept = (room, room)
                    ends[opener] = (*kept, _UNCLOSED)
            around.append((*kept, self.room.get(opener, kept[1])))
