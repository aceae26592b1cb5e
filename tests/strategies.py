"""Hypothesis strategies for texts with balanced and broken marks, and a short view of results."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from quotelib.models import Form

if TYPE_CHECKING:
    from quotelib.models import QuotedSpan

__all__ = ["any_text", "balanced_text", "marked_text", "paragraphs", "shown", "words"]

BALANCED = ("«»", "“”", "„“", "‹›")
"""Opening and closing marks of families whose shapes differ."""

SIGNS = (
    *"«»“”„‹›\"'’‘‚`+<>&",
    *(
        "<<",
        ">>",
        "``",
        "''",
        "&laquo;",
        "&raquo;",
        "&quot;",
        "&nbsp;",
        "Â«",
        "Â»",
        "â€œ",
        "â€\x9d",
    ),
    *("<q>", "</q>", "<blockquote>", "</blockquote>", "<p>", "</p>", "<br>"),
    *("\n", "\n\n", "\r\n", " ", "\xa0", "\u202f", "\u200b", ". ", "? ", ", ", ": ", "…", "!"),
    *("— ", "– ", "- ", "\n— ", "\n- ", "Q – ", "R – ", "\nC. V. : ", "\nLe Courrier : "),
    *("mot", "Mot", "24", "dit-il", "l'", "(", ")", "\ud800", "\x00"),
)
"""Pieces that together reach every rule of the scanner."""

words = st.sampled_from(
    ("le maire", "une digue", "hier soir", "sans retard", "la mer", "trois élus", "on verra")
)
"""Groups of words without a mark, a capital or a final punctuation mark."""


def any_text() -> st.SearchStrategy[str]:
    """Return a strategy for any string, lone surrogates included."""
    return st.text(st.characters(codec=None), max_size=60)


def marked_text() -> st.SearchStrategy[str]:
    """Return a strategy for strings made of marks, breaks, dashes, labels and a few words."""
    return st.lists(st.sampled_from(SIGNS), max_size=40).map("".join)


@st.composite
def balanced_text(draw: st.DrawFn) -> tuple[str, list[str]]:
    """Draw a paragraph whose marks are balanced, with its inner texts in order of their start."""
    pieces: list[str] = []
    inner: list[str] = []
    for _ in range(draw(st.integers(1, 4))):
        quoted, texts = draw(_quoted(0))
        pieces += [draw(words).capitalize() + " ", quoted, ", " + draw(words) + ". "]
        inner += texts
    return "".join(pieces).strip(), inner


@st.composite
def _quoted(draw: st.DrawFn, depth: int) -> tuple[str, list[str]]:
    """Draw a quotation, perhaps with others inside, and the inner texts."""
    opener, closer = draw(st.sampled_from(BALANCED[:1] if depth else BALANCED))
    blank = draw(st.sampled_from(("", " ", "\xa0", "\u202f")))
    text, texts = draw(words), list[str]()
    if depth < 2 and draw(st.booleans()):
        nested, texts = draw(_quoted(depth + 1))
        text = f"{text} {nested} {draw(words)}"
    return f"{opener}{blank}{text}{blank}{closer}", [text, *texts]


def paragraphs() -> st.SearchStrategy[list[str]]:
    """Return a strategy for paragraphs with balanced marks, none starting with a mark."""
    return st.lists(balanced_text().map(lambda drawn: drawn[0]), min_size=2, max_size=4)


def shown(spans: tuple[QuotedSpan, ...]) -> list[str]:
    """Return one short line for each quoted span.

    ``>`` for every level of depth, the form unless it is marks, the label in brackets, the inner
    text, the flags in square brackets.
    """
    lines: list[str] = []
    for span in spans:
        parts = [">"] * span.depth
        if span.form is not Form.MARKS:
            parts.append(span.form.value)
        if span.label is not None:
            parts.append(f"({span.label.text})")
        parts.append(span.text)
        if span.flags:
            parts.append(f"[{' '.join(flag.value for flag in span.flags)}]")
        lines.append(" ".join(parts))
    return lines
