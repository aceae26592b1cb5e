"""Follows quoted spans over paragraphs, and settles what no other paragraph completes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ..models import MarkFlag
from .glyphs import CLOSE
from .neighbours import ENDING, after, has_words, is_sentence_end, trim
from .nesting import Candidate
from .repair import Pairing, pair
from .scan import HARD, WALL
from .unclosed import clipped

if TYPE_CHECKING:
    from .scan import Paragraph, Token

__all__ = ["MAX_PARAGRAPHS", "find_spans"]

MAX_PARAGRAPHS = 20
"""The number of further paragraphs in which the end of a quotation is looked for."""

_NONE: frozenset[MarkFlag] = frozenset()
_MULTI = frozenset((MarkFlag.MULTI_PARAGRAPH,))
_REOPENED = frozenset((MarkFlag.REOPENED,))
_UNCLOSED = frozenset((MarkFlag.UNCLOSED,))
_UNOPENED = frozenset((MarkFlag.UNOPENED,))

_LINE_DASH = re.compile(r"[-–—―•*]\s+")
_ELISION = re.compile(r"[\[(](?:…|\.{3})[\])]\s*(?=[A-ZÀ-Ý])")
# A sentence in marks may start right behind a stop: « …, estime X."Q", … ».
_SENTENCE_START = re.compile(r"[.!?…](?:[»”\"’')\]]*\s+(?=\S)|(?=[\"«“][A-ZÀ-Ý]))")


def find_spans(text: str, paragraphs: list[Paragraph]) -> list[Candidate]:
    """Return every span between marks.

    Args:
        text: The whole string.
        paragraphs: Its paragraphs in order.
    """
    pairings = [pair(text, paragraph) for paragraph in paragraphs]
    _Links(text, paragraphs, pairings).follow()
    found: list[Candidate] = []
    for paragraph, pairing in zip(paragraphs, pairings, strict=True):
        found += pairing.found
        tail = pairing.tail
        if tail is not None and has_words(text, tail.inner_start, tail.inner_end):
            found.append(clipped(text, tail))
        if pairing.orphans:
            found += _unopened(text, paragraph, pairing)
    return found


class _Step(NamedTuple):
    """One paragraph of a span over several: what else is in it, and the end if it is there."""

    pairing: Pairing
    flags: frozenset[MarkFlag]
    end: int = -1
    inner_end: int = -1


class _Links:
    """The search for the end of each span that is open at the end of its paragraph."""

    def __init__(self, text: str, paragraphs: list[Paragraph], pairings: list[Pairing]) -> None:
        self.text = text
        self.paragraphs = paragraphs
        self.pairings = pairings

    def follow(self) -> None:
        """Join the spans that other paragraphs complete, in place."""
        for index, pairing in enumerate(self.pairings):
            if pairing.tail is not None:
                self._follow_from(index, pairing.tail, pairing.tail_family)

    def _follow_from(self, first: int, tail: Candidate, family: int) -> None:
        """Look for the end of one open span."""
        flags = tail.flags - _UNCLOSED
        passed: list[tuple[int, Pairing]] = []
        is_gap = False
        can_reopen: bool | None = None
        for index in range(first + 1, min(first + 1 + MAX_PARAGRAPHS, len(self.pairings))):
            level = self.paragraphs[index].level
            if level == WALL:
                return
            if level == HARD:
                flags = flags | _MULTI
            own = [token for token in self.pairings[index].tokens if token[2] == family]
            if not own:
                step: _Step | None = _Step(self.pairings[index], _NONE)
                is_gap = True
            elif own[0][3] == CLOSE:
                step = self._close(index, own)
            else:
                if can_reopen is None:
                    can_reopen = not is_gap and self._can_reopen(first, tail)
                step = self._reopen(index, own) if can_reopen and not is_gap else None
            # A span of another family that is open as well would cross this one.
            if step is None or (step.end < 0 and step.pairing.tail is not None):
                return
            passed.append((index, step.pairing))
            flags = flags | step.flags
            if step.end >= 0:
                joined = Candidate(tail.start, step.end, tail.inner_start, step.inner_end, flags)
                self._join(first, joined, passed)
                return

    def _reopen(self, index: int, own: list[Token]) -> _Step | None:
        """Go through a paragraph that starts with the opening mark again."""
        pairing = self.pairings[index]
        if own[0][0] != self.paragraphs[index].start:
            return None
        if pairing.tail is not None and pairing.tail.start == own[0][0]:
            return _Step(pairing._replace(tail=None), _REOPENED)
        closed = [span for span in pairing.found if span.start == own[0][0]]
        if not closed or MarkFlag.UNCLOSED in closed[0].flags:
            return None
        rest = pairing._replace(found=[span for span in pairing.found if span is not closed[0]])
        rest = rest._replace(floor=closed[0].end)
        return _Step(rest, _REOPENED | closed[0].flags, closed[0].end, closed[0].inner_end)

    def _close(self, index: int, own: list[Token]) -> _Step | None:
        """Go through a paragraph whose first mark closes: the end, or a reminder at its start."""
        pairing = self.pairings[index]
        orphans = pairing.orphans
        if not orphans or orphans[0] != own[0]:
            return None
        flags = _NONE
        if self._is_reminder(index, own[0]):
            flags = _REOPENED
            orphans = orphans[1:]
            if len(own) == 1:
                return _Step(pairing._replace(orphans=[]), flags)
            if not orphans or orphans[0] != own[1]:
                return None
        start, end, *_ = orphans[0]
        rest = pairing._replace(orphans=orphans[1:], floor=end)
        return _Step(rest, flags, end, start)

    def _is_reminder(self, index: int, token: Token) -> bool:
        """Return whether a closing mark starts a paragraph and words follow it."""
        paragraph = self.paragraphs[index]
        return (
            token[0] == paragraph.start
            and after(self.text, token[1]) != ENDING
            and has_words(self.text, token[1], paragraph.end)
        )

    def _join(self, first: int, joined: Candidate, passed: list[tuple[int, Pairing]]) -> None:
        """Write one span in place of the pieces that it is made of."""
        for index, pairing in passed:
            self.pairings[index] = pairing
        pairing = self.pairings[first]
        self.pairings[first] = pairing._replace(found=[*pairing.found, joined], tail=None)

    def _can_reopen(self, first: int, tail: Candidate) -> bool:
        """Return whether a mark at the start of a paragraph can repeat that of the open span.

        The open span has to start a paragraph, a sentence or what follows a colon, and to end with
        a sentence: anything else is a missing closing mark.
        """
        start, end = self.paragraphs[first].start, self.paragraphs[first].end
        _, left = trim(self.text, max(start, tail.start - 40), tail.start)
        is_start = left <= start or self.text[left - 1] in ":,"
        return (
            (is_start or is_sentence_end(self.text, start, tail.start))
            and is_sentence_end(self.text, tail.inner_start, end)
            and has_words(self.text, tail.inner_start, end)
        )


def _unopened(text: str, paragraph: Paragraph, pairing: Pairing) -> list[Candidate]:
    """Return a span for each closing mark without an opening one, from the start of its sentence.

    A closing mark followed at once by a capitalised word is a separator (``Accueil » Monde``).
    """
    found: list[Candidate] = []
    others = sorted(pairing.found)
    at = 0
    dash = _LINE_DASH.match(text, paragraph.start, paragraph.end)
    floor = max(dash.end() if dash else paragraph.start, pairing.floor)
    for start, end, *_ in pairing.orphans:
        first = at
        while at < len(others) and others[at].start < start:
            at += 1
        if not _separates(text, end, paragraph.end):
            begin = _sentence_start(text, floor, start, others[first:at])
            begin, _ = trim(text, begin, start)
            if has_words(text, begin, start):
                found.append(Candidate(begin, end, begin, start, _UNOPENED))
        floor = end
    return found


def _separates(text: str, start: int, end: int) -> bool:
    """Return whether a word with a capital follows with nothing but blanks between."""
    following, _ = trim(text, start, end)
    return following < end and text[following].isupper()


def _sentence_start(text: str, floor: int, end: int, inside: list[Candidate]) -> int:
    """Return the start of the sentence that ends at ``end``.

    What ends inside the spans between ``floor`` and ``end`` is not looked at. A sentence that
    starts with such a span goes back to its end: the mark misses after what was said about it. A
    bracket with dots (*[…] Nous irons. Et vite »*) says that the words behind it are quoted.
    """
    elided = _ELISION.search(text, max([floor, *[span.end for span in inside]]), end)
    if elided is not None and is_sentence_end(text, floor, elided.start()):
        return elided.end()
    start = floor
    at = 0
    for match in _SENTENCE_START.finditer(text, floor, end):
        boundary = match.end()
        while at < len(inside) and inside[at].end < boundary:
            at += 1
        if at < len(inside) and inside[at].start < boundary < inside[at].end:
            continue
        if is_sentence_end(text, floor, boundary):
            start = boundary
    if any(span.start == start for span in inside):
        start = trim(text, max(span.end for span in inside), end)[0]
        while start < end and text[start] in ",;:.!?":
            start = trim(text, start + 1, end)[0]
    return start
