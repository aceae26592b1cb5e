"""The frame: what the tagger reads instead of the raw text.

French taggers read « as a word, and err on those around it. The frame is the same text with every
standing quotation replaced by the pronoun *Cela*, the marks of woven ones dropped, and typographic
accidents (soft hyphens, no-break spaces, curly apostrophes, entities, decomposed accents, tags)
normalised; each of its characters maps back to the caller's text.
"""

from __future__ import annotations

import bisect
import itertools
import operator
from collections import deque
from typing import TYPE_CHECKING

import attrs
import regex

from .accidents import normalised
from .standing import lay_out

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from ..models import QuotedSpan
    from .accidents import Piece
    from .standing import Layout

__all__ = ["PLACEHOLDER", "Frame", "Unit", "build_frame"]

PLACEHOLDER = "Cela"
"""Chosen when a parser ran: of the pronouns tried, with it the cue was most often the root."""

# The blanks around a line end. Anchored where blanks begin, so that a long run is read once.
_LINE_END = regex.compile(r"(?:(?<!\s)|\G)\s*\n\s*")

# A subhead that lost its line ends: « …en mai.- Course au vaccin -Le groupe… ». No incise stands
# between dashes right after a full stop.
_SUBHEAD = regex.compile(
    r"(?:(?<=[.!?…»”\")])|(?<=[.!?…]\s))[-–—] (?=\S)"
    r"(?:[^\n.–—-]|(?<=\S)[-–](?=\S)|\.(?=\d)){2,90}? [-–—] ?(?=[\p{Lu}\d«“\"])"
)

# A sentence right behind a straight closing mark, and one without a stop before it that only a
# sentence can be: « …"c'est non"Pour la maire, … », « …"c'est non" Dimanche, … ».
_ANEW = regex.compile(
    r"\p{Lu}[\p{Ll}'’](?<=\".{2})| (?:Lundi|Mardi|Mercredi|Jeudi|Vendredi|Samedi|Dimanche|Selon)\b"
)

_SPAN = operator.methodcaller("span")

_Edit = tuple[int, int, "int | None"]
"""Start and end of marks or of a whole quoted span, and its index where a placeholder comes."""


# Signs before which tokenisers do not cut a word.
_UNCUT = frozenset("—–-/•*_+=")


@attrs.frozen(kw_only=True)
class Unit:
    """A stretch of the frame that is parsed on its own: a paragraph, or the inside of a quotation.

    Attributes:
        text: The frame's words.
        container: Index of the quoted span that it is the inside of, ``None`` for narration.
        paragraph: Index of the paragraph, unique over the frame.
        starts: Offsets in ``text`` at which a piece starts, ascending.
        origins: For each piece, the start and end in the caller's text, and whether every
            character of the piece stands for one character there.
        placeholders: Offset in ``text`` → index of the quoted span that stands there.
    """

    text: str
    container: int | None
    paragraph: int
    starts: tuple[int, ...]
    origins: tuple[tuple[int, int, bool], ...]
    placeholders: dict[int, int]

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Return the caller's offsets of the frame's characters ``start`` to ``end``."""
        first = bisect.bisect_right(self.starts, start) - 1
        last = bisect.bisect_left(self.starts, end) - 1
        first_start, _, exact = self.origins[first]
        begin = first_start + (start - self.starts[first] if exact else 0)
        last_start, last_end, exact = self.origins[last]
        stop = last_start + (end - self.starts[last]) if exact else last_end
        return begin, stop


@attrs.frozen(kw_only=True)
class Frame:
    """All units of a text, and what became of its quoted spans.

    Attributes:
        units: Narration first, in text order, then the insides of quoted spans.
        standing: Indices of the quoted spans that a placeholder stands for.
    """

    units: tuple[Unit, ...]
    standing: frozenset[int]


def build_frame(
    text: str,
    spans: Sequence[QuotedSpan],
    reports: Callable[[str], bool],
    titles: Collection[int] = (),
) -> Frame:
    """Return the frame of a text.

    Args:
        text: The caller's text.
        spans: All its quoted spans, as `quotelib.find_quoted` returns them.
        reports: Says whether a word can be a form of a reporting verb.
        titles: Indices of the quoted spans that hold names of works.

    Returns:
        The frame; every character of ``text`` that is a word outside a standing quotation, or
        inside one, stands in exactly one unit.
    """
    children: dict[int | None, list[int]] = {}
    for index, span in enumerate(spans):
        children.setdefault(span.parent, []).append(index)
    standing: set[int] = set()
    units: list[Unit] = []
    paragraphs = itertools.count()
    pending: deque[tuple[int | None, int, int]] = deque([(None, 0, len(text))])
    while pending:
        container, start, end = pending.popleft()
        layout = lay_out(text, spans, children, container, reports, titles)
        standing |= layout.standing
        edits = _edits(spans, layout)
        starts = [edit[0] for edit in edits]
        closed = {spans[index].outer.end for index in layout.inside}
        for first, last in _paragraphs(text, start, end, edits):
            within = edits[bisect.bisect_left(starts, first) : bisect.bisect_left(starts, last)]
            pieces = _pieces(text, first, last, within, closed)
            units.append(_unit(pieces, container, next(paragraphs)))
        pending.extend(
            (index, spans[index].span.start, spans[index].span.end)
            for index in layout.inside
            if index in layout.standing
        )
    return Frame(units=tuple(units), standing=frozenset(standing))


def _edits(spans: Sequence[QuotedSpan], layout: Layout) -> list[_Edit]:
    """Return what the frame of a container writes differently: placeholders, and no marks."""
    edits: list[_Edit] = []
    for index in layout.inside:
        span = spans[index]
        if index in layout.standing:
            edits.append((span.outer.start, span.outer.end, index))
        else:
            edits.append((span.outer.start, span.span.start, None))
            edits.append((span.span.end, span.outer.end, None))
    edits.sort(key=lambda edit: edit[:2])
    return edits


def _paragraphs(
    text: str, start: int, end: int, edits: Sequence[_Edit]
) -> Iterator[tuple[int, int]]:
    """Cut a stretch at line ends and subheads, but not inside a standing quotation."""
    covered = [(edit[0], edit[1]) for edit in edits if edit[2] is not None]
    cover_starts = [pair[0] for pair in covered]
    begin = start
    breaks = list(map(_SPAN, _LINE_END.finditer(text, start, end)))
    edges = list(itertools.chain(*map(_SPAN, _SUBHEAD.finditer(text, start, end))))
    for stop, after in sorted([*breaks, *zip(edges, edges, strict=True)]):
        at = bisect.bisect_left(cover_starts, stop) - 1
        if at >= 0 and covered[at][1] > stop:
            continue
        if _is_soft_break(text, stop, after):
            continue
        if stop > begin:
            yield begin, stop
        begin = after
    if end > begin:
        yield begin, end


def _is_soft_break(text: str, start: int, end: int) -> bool:
    """Return whether a line end only wraps a line: no stop before it, a small letter after it."""
    return (
        text.count("\n", start, end) == 1
        and (text[start - 1 : start].isalpha() or text[start - 1 : start] == ",")
        and text[end : end + 1].islower()
    )


def _pieces(
    text: str, first: int, last: int, edits: Iterable[_Edit], closed: Collection[int]
) -> Iterator[Piece]:
    """Yield the pieces of the frame over one paragraph, given where its marks close."""
    at = first
    for start, end, standing in edits:
        if start < at:
            continue
        yield from normalised(text, at, start)
        anew = end in closed and _ANEW.match(text, end) is not None
        if standing is not None:
            yield start, end, PLACEHOLDER, standing
        elif not anew and _needs_blank(text, start, end):
            yield start, end, " ", None
        at = max(at, end)
        if anew:
            yield end, end, "." if text[end] == " " else ". ", None
    yield from normalised(text, at, last)


def _needs_blank(text: str, start: int, end: int) -> bool:
    """Return whether words on both sides of dropped marks would run together."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if end == start or not after.isalnum():
        return False
    return before.isalnum() or (before != "" and before in ".!?…,;:")


def _unit(pieces: Iterable[Piece], container: int | None, paragraph: int) -> Unit:
    """Join pieces to a unit; a placeholder stays a token of its own."""
    words: list[str] = []
    starts: list[int] = []
    origins: list[tuple[int, int, bool]] = []
    placeholders: dict[int, int] = {}
    length = 0

    def add(start: int, end: int, piece: str, *, exact: bool) -> None:
        nonlocal length
        starts.append(length)
        origins.append((start, end, exact))
        words.append(piece)
        length += len(piece)

    after_placeholder = False
    for start, end, piece, quoted in pieces:
        glued = bool(words) and not words[-1][-1:].isspace() and quoted is not None
        if glued or (after_placeholder and (piece[:1].isalnum() or piece[:1] in _UNCUT)):
            add(start, start, " ", exact=False)
        if quoted is not None:
            placeholders[length] = quoted
        add(start, end, piece, exact=quoted is None and len(piece) == end - start)
        after_placeholder = quoted is not None
    return Unit(
        text="".join(words),
        container=container,
        paragraph=paragraph,
        starts=tuple(starts),
        origins=tuple(origins),
        placeholders=placeholders,
    )
