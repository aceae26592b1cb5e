"""One pass over the text: every possible mark, and the paragraphs it stands in."""

from __future__ import annotations

import re
from typing import NamedTuple

from .glyphs import ENTITY_PATTERN, GLYPHS, LONG_FORMS, entity_glyph
from .neighbours import BLANK_STARTERS, trim

__all__ = ["HARD", "WALL", "WEAK", "Paragraph", "Scan", "Tag", "Token", "scan"]

Token = tuple[int, int, int, int]
"""Start, end, family and role of a possible mark."""

SOFT, WEAK, HARD, WALL = range(4)
"""Breaks: inside a sentence; that may end a paragraph; that end one; that no quotation crosses."""


class Tag(NamedTuple):
    """A ``<q>`` or ``<blockquote>`` tag."""

    start: int
    end: int
    name: str
    is_closing: bool


class Paragraph(NamedTuple):
    """A stretch without a paragraph break or blanks before it, and the possible marks in it."""

    start: int
    end: int
    level: int
    """The strongest break before it."""
    tokens: list[Token]


class Scan(NamedTuple):
    """What one pass over a text finds."""

    paragraphs: list[Paragraph]
    tags: list[Tag]


_BREAK = "\n\r\x0b\x0c\u2028\u2029"
_SINGLE_CHARACTERS = "«»“”„‟‹›‛" + "".join(map(chr, (130, 132, 139, 145, 146, 147, 148, 155)))
_TAG = (
    r"/?[a-zA-Z][a-zA-Z0-9]{0,15}"
    r"(?:\s+[\w:@.-]+(?:\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'|[^\s\"'<>]+))?)*\s*/?>"
)


def _long_forms() -> str:
    """Return a pattern for each first character of the forms of several characters."""
    rests: dict[str, list[str]] = {}
    for form in LONG_FORMS:
        # Without its last byte, a closing mark is told from other debris by what follows.
        rest = "€(?=[\\s.,;:!?)]|\\Z)" if form == "â€" else re.escape(form[1:])
        rests.setdefault(form[0], []).append(rest)
    return "|".join(f"(?<={first})(?:{'|'.join(rest)})" for first, rest in rests.items())


# The first character is tested by one class, which the engine searches fast; what the character
# asks of its neighbours comes after it. Apostrophes inside words are by far the most frequent hits
# of the class, so they are turned down first, and by one test.
_HIT = re.compile(
    f"[{_SINGLE_CHARACTERS}\"'’‘`´<>&+{_BREAK}{''.join(sorted({f[0] for f in LONG_FORMS}))}‚]"
    r"(?:(?<=['’])(?!(?<=\w['’])\w)"
    r"(?:(?<=')'+|(?<=’)’+|(?<!\w['’])|(?<!\b[cdjlmnstCDJLMNST]['’]))"
    "|(?<!['’])(?:"
    f"(?<=[{_SINGLE_CHARACTERS}])"
    '|(?<=")"*'
    rf"|(?<=[{_BREAK}])\s*"
    r"|(?<=\+)(?:(?<=[\s'’«“\"(:-]\+)|(?!\w))"
    "|(?<=‘)(?:’(?!’)|‘*)"
    "|(?<=`)`+"
    "|(?<=´)´+"
    f"|(?<=<)(?:<+|{_TAG})"
    "|(?<=>)>+"
    f"|(?<=&){ENTITY_PATTERN}"
    f"|{_long_forms()}"
    "|(?<=‚)"
    "))"
)

_WALL_TAG = re.compile("article|blockquote|figcaption|h[1-6]|li|ol|section|table|td|tr|ul")
_BLOCK_TAGS = frozenset(("div", "p"))
_QUOTING_TAGS = frozenset(("blockquote", "q"))
_TAG_NAME = re.compile(r"</?([a-zA-Z0-9]+)")
_TURN_DASH = re.compile(r"[-–—―]\s*[A-ZÀ-ÖØ-Þ«…]")
_BLANK_LINE = re.compile(rf"(?:\r\n|[{_BREAK}])[^{_BREAK}]*[{_BREAK}]")
# A line that ends on one of these goes on with the next line, whatever starts it.
_GOES_ON = frozenset(",-‑«“„‹([")
_ENDS = frozenset(".!?…:;»”\"›)]'’")


def _break_level(text: str, start: int, end: int) -> int:
    """Return what a run of line breaks between two lines does."""
    if end == len(text) or _BLANK_LINE.match(text, start, end):
        return HARD
    following = text[end]
    if following in "-–—―" and _TURN_DASH.match(text, end):
        return HARD
    _, left_end = trim(text, max(0, start - 20), start)
    left = text[left_end - 1] if left_end else ""
    if following.islower() or left in _GOES_ON:
        return SOFT
    if following in "»”›" and text[end + 1 : end + 2] in (",", ".", ";"):
        return SOFT
    return HARD if left in _ENDS else WEAK


class _Builder:
    """The paragraphs while the scan fills them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.paragraphs: list[Paragraph] = []
        self.tags: list[Tag] = []
        self.tokens: list[Token] = []
        self.start = 0
        self.first_token = 0
        self.level = HARD

    def end_paragraph(self, end: int, start: int, level: int) -> None:
        """Close the current paragraph and start the next one; blank ones are skipped."""
        tokens = self.tokens[self.first_token :]
        first = self.start
        if first < end and self.text[first] in BLANK_STARTERS:
            first, _ = trim(self.text, first, end)
        if first < end:
            self.paragraphs.append(Paragraph(first, end, self.level, tokens))
            self.level = level
        else:
            self.level = max(self.level, level)
        self.start = start
        self.first_token = len(self.tokens)

    def add_special(self, form: str, start: int, end: int) -> None:
        """Handle a hit that is not in the table of glyphs."""
        first = form[0]
        if first in _BREAK:
            level = _break_level(self.text, start, end)
            if level != SOFT:
                self.end_paragraph(start, end, level)
        elif first == '"':
            self.tokens.extend((at, at + 1, *GLYPHS['"']) for at in range(start, end))
        elif first == "&":
            glyph = entity_glyph(form)
            if glyph is not None:
                self.tokens.append((start, end, *glyph))
        elif first == "<" and form[-1] == ">":
            self.add_tag(form, start, end)

    def add_tag(self, form: str, start: int, end: int) -> None:
        """Handle an HTML tag: its attributes hold no marks, a block ends a paragraph."""
        match = _TAG_NAME.match(form)
        name = match[1].lower() if match else ""
        if name in _QUOTING_TAGS:
            self.tags.append(Tag(start, end, name, form[1] == "/"))
        if _WALL_TAG.fullmatch(name):
            self.end_paragraph(start, end, WALL)
        elif name in _BLOCK_TAGS:
            self.end_paragraph(start, end, HARD)
        elif name == "br":
            self.end_paragraph(start, end, WEAK)


def scan(text: str) -> Scan:
    """Return the possible marks of a text by paragraph, and its quoting tags.

    Args:
        text: Any string.

    Returns:
        The paragraphs in order, blank ones left out, and the tags.
    """
    builder = _Builder(text)
    add_token = builder.tokens.append
    known = GLYPHS.get
    for match in _HIT.finditer(text):
        form = match.group()
        glyph = known(form)
        start = match.start()
        if glyph is not None:
            family, role = glyph
            if family >= 0:
                add_token((start, start + len(form), family, role))
        elif form == "\n\n":
            builder.end_paragraph(start, start + 2, HARD)
        else:
            builder.add_special(form, start, start + len(form))
    builder.end_paragraph(len(text), len(text), HARD)
    return Scan(builder.paragraphs, builder.tags)
