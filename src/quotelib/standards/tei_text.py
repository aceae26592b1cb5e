"""The text in TEI: elements over its stretches, cut in pieces where they would cross."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import attrs

from ..models import QuotationKind
from .xml import attribute, content

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..models import Cue, Document, Quotation, Span

__all__ = ["paragraphs"]

_LINE = re.compile(r"[^\r\n]+")
_DIRECT = {
    QuotationKind.DIRECT: "true",
    QuotationKind.MIXED: "unknown",
    QuotationKind.INDIRECT: "false",
}


@attrs.frozen(kw_only=True)
class _Element:
    """An element over a stretch of the text.

    Attributes:
        start: Offset of the first character.
        end: Offset after the last character.
        tag: Its name.
        attributes: Its attributes as they are written, but for its id and pointers.
        id: Its id, the same for all pieces of one thing.
        of: The id of what it belongs to.
        rank: Of elements over one stretch, the lower one stands outside.
    """

    start: int
    end: int
    tag: str
    attributes: str
    id: str
    of: str | None
    rank: int


class _Step(NamedTuple):
    """A start tag, an end tag, a stretch of text, or the end of a paragraph (without either)."""

    opens: _Element | None = None
    closes: _Element | None = None
    words: str = ""


def paragraphs(document: Document) -> Iterator[str]:
    """Yield the text as TEI, a paragraph a line that is not blank."""
    steps = list(_steps(document))
    pieces = Counter(step.opens.id for step in steps if step.opens)
    begun: Counter[str] = Counter()
    parts: list[str] = []
    for step in steps:
        if step.opens:
            begun[step.opens.id] += 1
            parts.append(_start_tag(step.opens, begun[step.opens.id], pieces))
        elif step.closes:
            parts.append(f"</{step.closes.tag}>")
        elif step.words:
            parts.append(content(step.words))
        else:
            yield f"<p>{''.join(parts)}</p>\n"
            parts.clear()


def _start_tag(element: _Element, number: int, pieces: Counter[str]) -> str:
    """Return the start tag of a piece, which points to those before and after it."""
    names = [f' xml:id="{_id(element, number)}"']
    if number > 1:
        names.append(f' prev="#{_id(element, number - 1)}"')
    if number < pieces[element.id]:
        names.append(f' next="#{_id(element, number + 1)}"')
    if element.of and pieces[element.of]:
        names.append(f' corresp="#{element.of}"')
    return f"<{element.tag}{''.join(names)}{element.attributes}>"


def _id(element: _Element, number: int) -> str:
    return element.id if number == 1 else f"{element.id}.{number}"


def _steps(document: Document) -> Iterator[_Step]:
    """Yield all tags and words in order."""
    text = document.text
    waiting = sorted(_elements(document), key=_order, reverse=True)
    going: list[_Element] = []  # those that a later line goes on with
    for line in _LINE.finditer(text):
        start, end = line.span()
        while waiting and waiting[-1].start < end:
            going.append(waiting.pop())
        going = [element for element in going if element.end > start]
        if line[0].strip():
            yield from _line(text, start, end, going)
            yield _Step()


def _order(element: _Element) -> tuple[int, int, int]:
    """Return what comes first: the earlier, of those the longer, of those the outer one."""
    return element.start, -element.end, element.rank


def _line(text: str, start: int, end: int, elements: Sequence[_Element]) -> Iterator[_Step]:
    """Yield the tags and words of one line."""
    limits = {start, end}
    for element in elements:
        limits |= {max(start, element.start), min(end, element.end)}
    offsets = sorted(limits)
    opening: dict[int, list[_Element]] = {}
    for element in elements:
        opening.setdefault(max(start, element.start), []).append(element)
    open_: list[_Element] = []
    for at, until in zip(offsets, [*offsets[1:], end], strict=True):
        # What ends here closes, and with it what stands inside; that opens again.
        first = next((n for n, one in enumerate(open_) if min(end, one.end) <= at), len(open_))
        closed, open_ = open_[first:], open_[:first]
        yield from (_Step(closes=element) for element in reversed(closed))
        again = [element for element in closed if min(end, element.end) > at]
        for element in sorted([*again, *opening.get(at, [])], key=_from_outside):
            yield _Step(opens=element)
            open_.append(element)
        if at < until:
            yield _Step(words=text[at:until])


def _from_outside(element: _Element) -> tuple[int, int]:
    return -element.end, element.rank


# --- elements ----------------------------------------------------------------------------------


def _elements(document: Document) -> Iterator[_Element]:
    """Yield the elements of every quotation: its content, its source and its cues."""
    for index, quotation in enumerate(document.quotations):
        name = f"quotation.{index}"
        yield from _stretch(quotation.content, "said", _said(quotation), name, None, 0)
        if quotation.source:
            spans, attributes = [quotation.source.span], _source(quotation)
            yield from _stretch(spans, "rs", attributes, f"{name}.source", name, 1)
        cues = (*([quotation.cue] if quotation.cue else []), *quotation.further_cues)
        for number, cue in enumerate(cues, start=1):
            yield from _stretch(cue.spans, "seg", _cue(cue), f"{name}.cue.{number}", name, 2)


def _stretch(
    spans: Sequence[Span], tag: str, attributes: str, id_: str, of: str | None, rank: int
) -> Iterator[_Element]:
    for span in spans:
        if span.start < span.end:
            yield _Element(
                start=span.start,
                end=span.end,
                tag=tag,
                attributes=attributes,
                id=id_,
                of=of,
                rank=rank,
            )


def _said(quotation: Quotation) -> str:
    who = f' who="#speaker.{quotation.speaker.id}"' if quotation.speaker else ""
    return (
        f'{who} direct="{_DIRECT[quotation.kind]}" ana="#kind.{quotation.kind.value}"'
        f' cert="{quotation.confidence:.4f}"'
    )


def _source(quotation: Quotation) -> str:
    ref = f' ref="#speaker.{quotation.speaker.id}"' if quotation.speaker else ""
    return f' type="source"{ref}'


def _cue(cue: Cue) -> str:
    return f' type="cue" subtype="{cue.kind.value}" n={attribute(cue.lemma)}'
