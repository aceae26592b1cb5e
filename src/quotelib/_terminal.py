"""Text for a terminal: clean cells, measured widths, wrapped tables, colour, a quiet end."""

from __future__ import annotations

import contextlib
import os
import re
import sys
import unicodedata
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

__all__ = ["Row", "clean", "display_width", "exit_status", "table", "wants_colour", "wrap"]

# No-break spaces stay as they are, so that « and » keep to the words beside them.
_BLANKS = re.compile(r"[^\S\u00a0\u202f]+")
_GAP = "  "
_HEADINGS = ("WHO", "HOW", "KIND", "WHAT")
_WHO_SHARE, _HOW_SHARE = 4, 5  # at most a fourth and a fifth of the width
_WHAT_MINIMUM = 24
_INTERRUPTED = 130  # 128 + SIGINT, as a shell reports it
_PIPE_CLOSED = 141  # 128 + SIGPIPE
_BOLD, _CYAN, _DIM, _RESET = "\x1b[1m", "\x1b[36m", "\x1b[2m", "\x1b[0m"


@attrs.frozen(kw_only=True)
class Row:
    """One quotation as four cells of clean text."""

    who: str
    how: str
    kind: str
    what: str


def clean(text: str) -> str:
    """Return ``text`` on one line, without anything that a terminal would obey.

    Blanks become single spaces, format characters (zero-width, soft hyphens, changes of direction)
    go, and control characters and lone surrogates become U+FFFD.
    """
    if not text.isascii():
        text = "".join(c for c in text if unicodedata.category(c) != "Cf")
    line = _BLANKS.sub(" ", text).strip()
    return line if line.isprintable() else "".join(map(_visible, line))


def _visible(character: str) -> str:
    return "\ufffd" if unicodedata.category(character) in ("Cc", "Cs") else character


def display_width(text: str) -> int:
    """Return the number of terminal columns that ``text`` takes."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


def wrap(text: str, width: int) -> list[str]:
    """Return ``text`` in lines of at most ``width`` columns, cut at spaces where there are any.

    A character of two columns stands alone on a line of one.
    """
    lines = [""]
    for word in text.split(" "):
        gap = 1 if lines[-1] else 0
        if display_width(lines[-1]) + gap + display_width(word) <= width:
            lines[-1] += " " * gap + word
            continue
        pieces = list(_pieces(word, width))
        if not lines[-1]:
            lines.pop()
        lines.extend(pieces)
    return lines


def _pieces(word: str, width: int) -> Iterator[str]:
    """Yield a word in stretches that fit a line."""
    piece = ""
    room = width
    for character in word:
        columns = _columns(character)
        if piece and columns > room:
            yield piece
            piece, room = "", width
        piece += character
        room -= columns
    yield piece


def wants_colour(environment: Mapping[str, str], *, is_terminal: bool) -> bool:
    """Return whether to write colours: NO_COLOR forbids, FORCE_COLOR asks, a terminal invites."""
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    return is_terminal and environment.get("TERM") != "dumb"


def table(rows: Sequence[Row], *, width: int, colour: bool) -> Iterator[str]:
    """Yield the lines of a table of quotations, or of a list where the width is too small.

    Args:
        rows: The quotations.
        width: Columns of the terminal.
        colour: Whether to use escape sequences for bold, dim and colour.
    """
    who = _column_width((row.who for row in rows), _HEADINGS[0], width // _WHO_SHARE)
    how = _column_width((row.how for row in rows), _HEADINGS[1], width // _HOW_SHARE)
    kind = _column_width((row.kind for row in rows), _HEADINGS[2], width)
    what = width - who - how - kind - 3 * len(_GAP)
    if what < _WHAT_MINIMUM:
        yield from _stacked(rows, width=width, colour=colour)
        return
    widths = (who, how, kind, what)
    yield from _lines(_HEADINGS, widths, [_BOLD] * 4 if colour else None)
    for row in rows:
        cells = (row.who, row.how, row.kind, row.what)
        yield from _lines(cells, widths, [_BOLD, _CYAN, _DIM, ""] if colour else None)


def _column_width(cells: Iterator[str], heading: str, limit: int) -> int:
    widest = max(map(display_width, (heading, *cells)))
    return max(min(widest, limit), display_width(heading))


def _lines(
    cells: Sequence[str], widths: Sequence[int], styles: Sequence[str] | None
) -> Iterator[str]:
    """Yield the lines of one row, each cell wrapped in its column."""
    columns = [wrap(cell, width) for cell, width in zip(cells, widths, strict=True)]
    for number in range(max(map(len, columns))):
        parts = []
        for index, (column, width) in enumerate(zip(columns, widths, strict=True)):
            text = column[number] if number < len(column) else ""
            padding = " " * (width - display_width(text))
            parts.append(_styled(text, styles[index] if styles else "") + padding)
        yield _GAP.join(parts).rstrip()


def _stacked(rows: Sequence[Row], *, width: int, colour: bool) -> Iterator[str]:
    """Yield each quotation as a line of who, how and kind, and its words below."""
    indent = _GAP if width > 2 * len(_GAP) else ""
    for row in rows:
        for line in wrap(f"{row.who} · {row.how} · {row.kind}", max(width, 1)):
            yield _styled(line, _BOLD if colour else "")
        for line in wrap(row.what, max(width - len(indent), 1)):
            yield indent + line


def _styled(text: str, style: str) -> str:
    return f"{style}{text}{_RESET}" if style and text else text


def exit_status(command: Callable[[], int]) -> int:
    """Run a command; return its status, 130 after an interrupt, 141 when its reader went away."""
    try:
        status = command()
        sys.stdout.flush()
    except BrokenPipeError:
        _silence_output()
        return _PIPE_CLOSED
    except KeyboardInterrupt:
        return _INTERRUPTED
    return status


def _silence_output() -> None:
    """Send what is still buffered to nowhere, so that the interpreter's last flush is quiet."""
    with contextlib.suppress(OSError, ValueError):
        null = os.open(os.devnull, os.O_WRONLY)
        try:
            os.dup2(null, sys.stdout.fileno())
        finally:
            os.close(null)
