"""W3C Web Annotations, as JSON-LD."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._version import __version__
from ..errors import ArgumentValueError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..models import Document, Quotation, Span

__all__ = ["to_web_annotations"]

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32  # characters before and after, by which a changed text is searched
_GENERATOR = {"type": "Software", "name": "quotelib", "schema:softwareVersion": __version__}


def to_web_annotations(document: Document, source: str) -> dict[str, Any]:
    """Return a document as an annotation collection.

    Args:
        document: The document.
        source: IRI of the text.

    Returns:
        JSON-LD of the Web Annotation Data Model.

    Raises:
        ArgumentValueError: ``source`` is empty or has blanks.
    """
    if not source or source.split() != [source]:
        raise ArgumentValueError(f"source must be the IRI of the text, got {source!r}")
    base = source.partition("#")[0]
    items = [
        item
        for index, quotation in enumerate(document.quotations)
        for item in _annotations(document, quotation, source, f"{base}#quotation-{index}")
    ]
    return {
        "@context": _CONTEXT,
        "id": f"{base}#quotations",
        "type": "AnnotationCollection",
        "generator": {**_GENERATOR},
        "total": len(items),
        "first": {
            "id": f"{base}#quotations-1",
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": items,
        },
    }


def _annotations(
    document: Document, quotation: Quotation, source: str, name: str
) -> Iterator[dict[str, Any]]:
    """Yield the annotation of a quotation, then those of its source and its cues."""
    bodies = [_body("classifying", quotation.kind.value)]
    if quotation.speaker:
        bodies.insert(0, _body("identifying", quotation.speaker.name))
    yield _annotation(document, source, name, bodies, quotation.content)
    link = {"type": "SpecificResource", "source": name, "purpose": "linking"}
    if quotation.source:
        bodies = [_body("tagging", "source"), link]
        yield _annotation(document, source, f"{name}-source", bodies, [quotation.source.span])
    cues = (*([quotation.cue] if quotation.cue else []), *quotation.further_cues)
    for number, cue in enumerate(cues, start=1):
        bodies = [_body("tagging", "cue"), _body("describing", cue.lemma), link]
        yield _annotation(document, source, f"{name}-cue-{number}", bodies, cue.spans)


def _annotation(
    document: Document,
    source: str,
    name: str,
    bodies: list[dict[str, str]],
    spans: Iterable[Span],
) -> dict[str, Any]:
    return {
        "id": name,
        "type": "Annotation",
        "body": bodies,
        "target": [
            {"type": "SpecificResource", "source": source, "selector": _selectors(document, span)}
            for span in spans
        ],
    }


def _body(purpose: str, value: str) -> dict[str, str]:
    return {"type": "TextualBody", "purpose": purpose, "value": value}


def _selectors(document: Document, span: Span) -> list[dict[str, Any]]:
    """Return where a span stands, and how to find it again in a text that has changed."""
    text = document.text
    return [
        {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        {
            "type": "TextQuoteSelector",
            "exact": span.text,
            "prefix": text[max(0, span.start - _AROUND) : span.start],
            "suffix": text[span.end : span.end + _AROUND],
        },
    ]
