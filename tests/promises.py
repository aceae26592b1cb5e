"""What must hold for every result; tests on arbitrary texts and on real articles share it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import attrs

from quotelib import Document, Span, SpanRole, find_quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quotelib import Cue, Quotation

__all__ = ["all_spans", "broken_promises"]


def all_spans(value: object) -> Iterator[Span]:
    """Yield every span in a result, whatever field holds it."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from all_spans(item)
    else:
        for field in getattr(value, "__attrs_attrs__", ()):
            yield from all_spans(getattr(value, field.name))


def _cues(quotation: Quotation) -> list[Cue]:
    return [*([quotation.cue] if quotation.cue else []), *quotation.further_cues]


def broken_promises(text: str, document: Document) -> list[str]:
    """Return what a result has wrong, nothing when it keeps every promise."""
    problems = [
        f"{span!r} is not at its offsets"
        for span in all_spans(document)
        if not 0 <= span.start <= span.end <= len(text) or text[span.start : span.end] != span.text
    ]
    if document.text != text:
        problems.append("the text is another")
    plain = [attrs.evolve(span, role=SpanRole.UNKNOWN) for span in document.quoted_spans]
    if plain != list(find_quoted(text)):
        problems.append("the quoted spans are not those of typography")
    starts = [quotation.content[0].start for quotation in document.quotations if quotation.content]
    if starts != sorted(starts):
        problems.append("quotations are not in text order")
    for index, quotation in enumerate(document.quotations):
        problems += [f"quotation {index}: {problem}" for problem in _wrong(document, quotation)]
    problems += _wrong_roles(document)
    problems += _wrong_speakers(document)
    return problems


def _wrong_roles(document: Document) -> Iterator[str]:
    """Yield quoted spans that are called quotations and hold no content of one."""
    contents = [(piece.start, piece.end) for q in document.quotations for piece in q.content]
    for quoted in document.quoted_spans:
        inner = quoted.span
        holds = any(start < inner.end and inner.start < end for start, end in contents)
        if quoted.role is SpanRole.QUOTATION and not holds:
            yield f"{quoted!r} is no quotation"


def _wrong(document: Document, quotation: Quotation) -> Iterator[str]:
    """Yield what one quotation has wrong."""
    pieces = quotation.content
    if not pieces or not all(piece.text.strip() for piece in pieces):
        yield "its content is empty"
    if any(left.end > right.start for left, right in pairwise(pieces)):
        yield "its pieces overlap or are not in order"
    if not quotation.rule:
        yield "it names no rule"
    if not 0 <= quotation.confidence <= 1:
        yield f"its confidence is {quotation.confidence}"
    if quotation.further_cues and quotation.cue is None:
        yield "it has further cues and no first one"
    if not all(cue.spans and cue.text.strip() for cue in _cues(quotation)):
        yield "a cue is empty"
    yield from _wrong_speaker(document, quotation)
    if quotation.parent is not None:
        yield from _wrong_parent(document, quotation, quotation.parent)


def _wrong_speaker(document: Document, quotation: Quotation) -> Iterator[str]:
    """Yield what is wrong with the source, the speaker and the reason why one is missing."""
    source, speaker = quotation.source, quotation.speaker
    complete = source is not None and speaker is not None
    if complete != (quotation.unresolved is None):
        yield f"{source}, {speaker} and {quotation.unresolved} do not agree"
    if speaker is not None and speaker not in document.speakers:
        yield "its speaker is not among those of the document"
    if complete and not _is_mention_of(quotation):
        yield f"{source} is no mention of {speaker}"


def _is_mention_of(quotation: Quotation) -> bool:
    """Return whether the source is one of its speaker's mentions.

    *on* stands for a place that is named elsewhere, and a turn's label stands outside the clauses.
    """
    source, speaker = quotation.source, quotation.speaker
    if source is None or speaker is None:
        return False
    apart = source.text.lower() in {"on", "l'on", "l’on"} or quotation.rule == "turn"
    return apart or source.span in [mention.span for mention in speaker.mentions]


def _wrong_parent(document: Document, quotation: Quotation, parent: int) -> Iterator[str]:
    if not 0 <= parent < len(document.quotations):
        yield f"its parent {parent} does not exist"
        return
    around = document.quotations[parent]
    if around is quotation:
        yield "it is its own parent"
    if not (
        around.content[0].start <= quotation.content[0].start
        and quotation.content[-1].end <= around.content[-1].end
    ):
        yield "its parent does not hold it"


def _wrong_speakers(document: Document) -> Iterator[str]:
    """Yield what the list of speakers has wrong."""
    if [speaker.id for speaker in document.speakers] != list(range(len(document.speakers))):
        yield "ids of speakers are not their positions"
    speaking = {q.speaker.id for q in document.quotations if q.speaker is not None}
    silent = [speaker for speaker in document.speakers if speaker.id not in speaking]
    if silent:
        yield f"{silent} speak nowhere"
    for speaker in document.speakers:
        if not speaker.name.strip():
            yield f"speaker {speaker.id} has no name"
        starts = [mention.span.start for mention in speaker.mentions]
        if starts != sorted(starts):
            yield f"mentions of {speaker!r} are not in text order"
