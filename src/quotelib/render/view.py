"""A document with all that its page needs to show it."""

from __future__ import annotations

from collections.abc import Mapping  # attrs reads the annotations

import attrs

from ..models import Document, Quotation, Speaker
from .words import escape, one_line

__all__ = ["View", "badge", "colour", "how", "percent"]

_COLOURS = 12  # as many as the style sheet has


@attrs.frozen(kw_only=True)
class View:
    """A document, the words of its page, and where things stand on it.

    Attributes:
        document: The document.
        words: The words of the page, by key.
        id: What every id starts with.
        shown: For each quotation that can be seen in the text, by position, the one whose first
            piece shows it: another one where the same words are also another's.
    """

    document: Document
    words: Mapping[str, str]
    id: str
    shown: Mapping[int, int]

    def label(self, key: str) -> str:
        """Return a word of the page as HTML."""
        return escape(self.words[key])

    def place(self, kind: str, number: int) -> str:
        """Return the id of something on the page."""
        return f"{self.id}-{kind}{number}"

    def who(self, quotation: Quotation) -> str:
        """Return who speaks: a name, else the words of the source, else that nobody is named."""
        if quotation.speaker:
            return one_line(quotation.speaker.name)
        return one_line(quotation.source.text) if quotation.source else self.words["nobody"]


def how(quotation: Quotation) -> str:
    """Return the words of all cues."""
    cues = (*([quotation.cue] if quotation.cue else []), *quotation.further_cues)
    return ", ".join(one_line(cue.text) for cue in cues)


def colour(speaker: Speaker | None) -> str:
    """Return the class that gives something the colour of a speaker."""
    return f"c{speaker.id % _COLOURS}" if speaker else "cx"


def badge(speaker: Speaker | None) -> str:
    """Return the number of a speaker on the page."""
    return str(speaker.id + 1) if speaker else "?"


def percent(share: float) -> str:
    """Return a share as the page has it, with a no-break space."""
    return f"{round(100 * share)}\u00a0%"
