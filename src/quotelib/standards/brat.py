"""Stand-off annotations for brat: a line for each stretch, relation, attribute and note."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..models import Document, Quotation, Span

__all__ = ["to_brat"]

_LINE = re.compile(r"[^\n]+")
# A tab would be the end of a field; for the others some readers end a line.
_BREAKS = re.compile("[\t\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


def to_brat(document: Document) -> str:
    """Return a document as the ``.ann`` file beside a ``.txt`` file with its text.

    Args:
        document: The document.

    Returns:
        One line an annotation; empty for a document without quotations.
    """
    lines = _Lines()
    for quotation in document.quotations:
        _write(lines, quotation)
    return "".join(f"{line}\n" for line in lines.written)


def _write(lines: _Lines, quotation: Quotation) -> None:
    """Write the lines of one quotation."""
    said = lines.stretch("Quotation", quotation.content, shared=False)
    if said is None:
        return
    lines.add("A", f"Kind {said} {quotation.kind.value}")
    if quotation.source:
        source = lines.stretch("Source", [quotation.source.span])
        if source is not None:
            lines.add("R", f"Said_by Arg1:{said} Arg2:{source}")
    for cue in (*([quotation.cue] if quotation.cue else []), *quotation.further_cues):
        words = lines.stretch("Cue", cue.spans)
        if words is not None:
            lines.add("R", f"Reported_by Arg1:{said} Arg2:{words}")
    if quotation.speaker:
        lines.add("#", f"AnnotatorNotes {said}\t{_field(quotation.speaker.name)}")


@attrs.define(kw_only=True)
class _Lines:
    """Lines that were written, and what is needed to number the next one."""

    written: list[str] = attrs.field(factory=list)
    counts: dict[str, int] = attrs.field(factory=dict)
    known: dict[tuple[str, str], str] = attrs.field(factory=dict)

    def add(self, sort: str, rest: str) -> str:
        """Write a line and return its name."""
        self.counts[sort] = self.counts.get(sort, 0) + 1
        name = f"{sort}{self.counts[sort]}"
        self.written.append(f"{name}\t{rest}")
        return name

    def stretch(self, label: str, spans: Iterable[Span], *, shared: bool = True) -> str | None:
        """Write a stretch and return its name; of shared ones the same stands there once.

        No piece may hold the end of a line. A stretch without a character is none.
        """
        pieces = [
            (span.start + line.start(), span.start + line.end(), line[0])
            for span in spans
            for line in _LINE.finditer(span.text)
        ]
        if not pieces:
            return None
        places = ";".join(f"{start} {end}" for start, end, _ in pieces)
        if shared and (label, places) in self.known:
            return self.known[label, places]
        words = _field(" ".join(text for *_, text in pieces))
        name = self.add("T", f"{label} {places}\t{words}")
        if shared:
            self.known[label, places] = name
        return name


def _field(text: str) -> str:
    """Return a text that ends neither field nor line, of the same length."""
    return _BREAKS.sub(" ", text.replace("\n", " "))
