"""The text of a page: every quotation a link to what is known of it."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from .layers import segments
from .view import badge, colour, how, percent
from .words import escape

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..models import Document, Quotation
    from .layers import Segment
    from .view import View

__all__ = ["lines", "paragraphs", "shown"]

_LINE_END = re.compile(r"\r\n?|\n")


def lines(document: Document) -> list[list[Segment]]:
    """Return the segments of each line that is not blank."""
    text = document.text
    ends = [match.span() for match in _LINE_END.finditer(text)]
    inside_ends = {offset for start, end in ends for offset in range(start, end)}
    found = groupby(
        segments(document, (offset for end in ends for offset in end)),
        key=lambda segment: segment.start in inside_ends,
    )
    shown = (list(line) for is_end, line in found if not is_end)
    return [line for line in shown if text[line[0].start : line[-1].end].strip()]


def shown(document: Document, parts: Sequence[Sequence[Segment]]) -> dict[int, int]:
    """Return, for each quotation that can be seen, the one whose first piece shows it."""
    first: dict[int, int] = {}
    at: dict[int, int] = {}
    for segment in (one for line in parts for one in line if one.content is not None):
        if segment.content is not None:
            first.setdefault(segment.content, segment.content)
            at[segment.start] = segment.content
    for index, quotation in enumerate(document.quotations):
        starts = (span.start for span in quotation.content)
        covering = next((at[start] for start in starts if start in at), None)
        if covering is not None:
            first.setdefault(index, covering)
    return first


def paragraphs(view: View, parts: Sequence[Sequence[Segment]]) -> Iterator[str]:
    """Yield the text as HTML, a paragraph a line."""
    last = {one.content: one.end for line in parts for one in line}
    begun: set[int] = set()
    for line in parts:
        pieces = []
        for content, run in groupby(line, key=lambda one: one.content):
            segments_ = list(run)
            words = "".join(_words(view, one) for one in segments_)
            if content is not None:
                is_last = last[content] == segments_[-1].end
                words = _link(view, content, words, is_first=content not in begun, is_last=is_last)
                begun.add(content)
            pieces.append(words)
        yield f"<p>{''.join(pieces)}</p>\n"


def _words(view: View, segment: Segment) -> str:
    """Return the words of a segment, underlined where they are a source or a cue."""
    words = escape(view.document.text[segment.start : segment.end])
    index = segment.source if segment.source is not None else segment.cue
    if index is None:
        return words
    names = [name for name in ("source", "cue") if getattr(segment, name) is not None]
    classes = " ".join([*names, colour(view.document.quotations[index].speaker)])
    return f'<span class="{classes}">{words}</span>'


def _link(view: View, index: int, words: str, *, is_first: bool, is_last: bool) -> str:
    """Return a piece of a quotation as a link to its entry; only the first piece is a tab stop."""
    quotation = view.document.quotations[index]
    classes = ["q", colour(quotation.speaker)]
    classes += ["inner"] if quotation.parent is not None else []
    classes += ["end"] if is_last else []
    entry = view.place("q", index)
    if is_first:
        place = f'id="{view.place("t", index)}" aria-describedby="{entry}-who"'
    else:
        place = 'tabindex="-1"'
    return (
        f'<a class="{" ".join(classes)}" href="#{entry}" {place} '
        f'data-who="{badge(quotation.speaker)}" data-tip="{_tip(view, quotation)}">{words}</a>'
    )


def _tip(view: View, quotation: Quotation) -> str:
    """Return what is shown when the pointer rests on a quotation."""
    who, words = view.who(quotation), how(quotation)
    kind = view.words[f"kind.{quotation.kind.value}"]
    lines_ = (
        f"{who} – {words}" if words else who,
        f"{kind}, {percent(quotation.confidence)}",
    )
    return "&#10;".join(map(escape, lines_))
