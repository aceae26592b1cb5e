"""Reads the table of who is meant by whom, and says whether a result is what a row expects.

``tests/resolution/rows.txt`` explains the notation; ``limits.txt`` beside it names the rows that
are known to fail, with a reason; ``texts.txt`` has longer texts, of which most is to be right.
"""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from quotelib.evaluate.matching import same_mention, same_speaker, touch
from quotelib.models import Speaker, Unresolved

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from quotelib import Document, Quotation, Span

__all__ = [
    "LIMITS",
    "ROWS",
    "TEXTS",
    "Mark",
    "Row",
    "answers",
    "mismatch",
    "parse_row",
    "read_rows",
]

FOLDER = Path(__file__).resolve().parent / "resolution"
ROWS = FOLDER / "rows.txt"
TEXTS = FOLDER / "texts.txt"
LIMITS = FOLDER / "limits.txt"

NOBODY = "?"
_OPENING = re.compile(r"\[(?P<who>\d+|\?)(?P<sort>[:>])")
_CHOICE = re.compile(r"\{([^{}|]*)\|([^{}|]*)\}")
_ARTICLE = re.compile(r"^(?:l'|d'|(?:les?|la|une?|des|du) )")
# How much of the characters of two mentions must be common to both, unless both start together.
_SAME = 0.5


@attrs.frozen(kw_only=True)
class Mark:
    """Words that a row marks; offsets are code points, end exclusive.

    Attributes:
        who: The number of the entity, or ``?`` for nobody in particular.
        start: Where the words start.
        end: Where they end.
        said: Whether the words are what the entity says, not what mentions it.
        name: The name that the speaker must have, or the reason why there is none.
        traits: Its gender (``f``, ``m``), its kind, or both.
        inner: Whether the words are a part of those of another mark.
    """

    who: str
    start: int
    end: int
    said: bool = False
    name: str | None = None
    traits: tuple[str, ...] = ()
    inner: bool = False


@attrs.frozen(kw_only=True)
class Row:
    """One text with its marks; a row of the file with choices gives two of them."""

    name: str
    marked: str
    text: str
    marks: tuple[Mark, ...]


# --- reading -----------------------------------------------------------------------------------


def parse_row(marked: str, name: str = "") -> Row:
    """Return a row without choices as a text and its marks, in the order in which they close.

    Raises:
        ValueError: A mark is never closed, or its name is not followed by a bracket.

    Example:
        >>> row = parse_row("[1:Ada Roux] est là. « Oui », dit [1:elle=Ada Roux;f].")
        >>> row.text, row.marks[1].name, row.marks[1].traits
        ('Ada Roux est là. « Oui », dit elle.', 'Ada Roux', ('f',))
    """
    text = ""
    marks: list[Mark] = []
    stack: list[tuple[str, bool, int]] = []
    position = 0
    while position < len(marked):
        opening = _OPENING.match(marked, position)
        if opening is not None:
            stack.append((opening["who"], opening["sort"] == ">", len(text)))
            position = opening.end()
            continue
        character = marked[position]
        position += 1
        if not stack or character not in "]=":
            text += "\n" if character == "⏎" else character
            continue
        called: str | None = None
        traits: tuple[str, ...] = ()
        if character == "=":
            end = marked.index("]", position)
            called, *listed = marked[position:end].split(";")
            called, traits = called or None, tuple(listed)
            position = end + 1
        who, said, start = stack.pop()
        marks.append(
            Mark(who=who, start=start, end=len(text), said=said, name=called, traits=traits,
                 inner=bool(stack))
        )  # fmt: skip
    if stack:
        raise ValueError(f"a mark is never closed in {marked}")
    return Row(name=name, marked=marked, text=text, marks=tuple(marks))


def variants(marked: str) -> Iterator[tuple[str, str]]:
    """Yield a row's wordings, each with what its name ends in.

    Example:
        >>> list(variants("{Le|La} maire"))
        [('a', 'Le maire'), ('b', 'La maire')]
    """
    if _CHOICE.search(marked) is None:
        yield "", marked
        return
    yield "a", _CHOICE.sub(lambda choice: choice[1], marked)
    yield "b", _CHOICE.sub(lambda choice: choice[2], marked)


def read_rows(path: Path = ROWS) -> tuple[Row, ...]:
    """Return every row of the table in all its wordings.

    Raises:
        ValueError: A line fits nowhere, or a row cannot be parsed.
    """
    found: list[Row] = []
    phenomenon, count = "", 0
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        if not line or line[0] == "#":
            continue
        if heading := re.fullmatch(r"== ([a-z-]+): .+", line):
            phenomenon, count = heading[1], 0
        elif phenomenon and line.startswith("> "):
            count += 1
            for suffix, marked in variants(line[2:]):
                found.append(parse_row(marked, f"{phenomenon}.{count}{suffix}"))
        else:
            raise ValueError(f"{path.name}:{number}: {line!r} fits nowhere")
    return tuple(found)


# --- checking ----------------------------------------------------------------------------------


def mismatch(row: Row, document: Document) -> str | None:
    """Return how a result differs from what a row expects, ``None`` when it does not."""
    by_number: dict[str, Speaker] = {}
    for mark in row.marks:
        found = _behind(mark, document)
        wrong = _difference(mark, found, by_number)
        if wrong is not None:
            words = row.text[mark.start : mark.end]
            named = "" if found is not None else f": {', '.join(map(_shown, document.speakers))}"
            return f"{words!r} is {_shown(found)}{named}, not {wrong}"
        if isinstance(found, Speaker):
            by_number[mark.who] = found
    for one, other in combinations(by_number, 2):
        if by_number[one] == by_number[other]:
            return f"{one} and {other} are both {_shown(by_number[one])}"
    return None


def answers(row: Row, document: Document) -> list[bool]:
    """Return, for each mark of a text that a quotation is found for, whether who it is is right.

    Whoever has a name must bear it; whoever has none must be one and the same, and nobody of those
    with a name.

    Args:
        row: The text with its marks.
        document: What is found in it.
    """
    names = {mark.who: mark.name for mark in row.marks if mark.name}
    nameless: dict[str, str] = {}
    found: list[bool] = []
    for mark in row.marks:
        quotation = _quotation_of(mark, document)
        if quotation is None:
            continue
        who = quotation.speaker.name if quotation.speaker is not None else None
        if mark.who == NOBODY or who is None:
            found.append(mark.who == NOBODY and who is None)
        elif mark.who in names:
            found.append(same_speaker(names[mark.who], None, who))
        else:
            named = any(same_speaker(name, None, who) for name in names.values())
            found.append(not named and nameless.setdefault(mark.who, who) == who)
    return found


def _quotation_of(mark: Mark, document: Document) -> Quotation | None:
    """Return the quotation whose source a mark is, or which says its words."""
    place = (mark.start, mark.end)
    for quotation in document.quotations:
        source = quotation.source.span if quotation.source is not None else None
        if mark.said:
            if touch([place], [(span.start, span.end) for span in quotation.content]):
                return quotation
        elif source is not None and same_mention(place, (source.start, source.end)):
            return quotation
    return None


def _difference(
    mark: Mark, found: Speaker | Unresolved | None, by_number: Mapping[str, Speaker]
) -> str | None:
    """Return what should stand behind a mark, ``None`` where what does is right."""
    if mark.who == NOBODY:
        resolved = not isinstance(found, Unresolved) or mark.name not in (None, found.value)
        return (mark.name or "unresolved") if resolved else None
    if not isinstance(found, Speaker):
        return mark.who
    if found != by_number.get(mark.who, found):
        return _shown(by_number[mark.who])
    named = mark.name is None or _plain(mark.name) == _plain(found.name)
    if named and set(mark.traits) <= set(_traits(found)):
        return None
    return "; ".join(filter(None, (mark.name, *mark.traits)))


def _behind(mark: Mark, document: Document) -> Speaker | Unresolved | None:
    """Return who stands behind a mark, or why nobody does; ``None`` where nothing is found."""
    if mark.said:
        said = (quotation for quotation in document.quotations
                if any(_likeness(mark, span) for span in quotation.content))  # fmt: skip
        return next((quotation.speaker or quotation.unresolved for quotation in said), None)
    linked: list[tuple[float, Speaker | Unresolved | None]] = [
        (_likeness(mark, quotation.source.span), quotation.speaker or quotation.unresolved)
        for quotation in document.quotations
        if quotation.source is not None
    ]
    linked += [
        (_likeness(mark, mention.span), speaker)
        for speaker in document.speakers
        for mention in speaker.mentions
    ]
    likeness, found = max(linked, key=lambda link: link[0], default=(0.0, None))
    return found if likeness else None


def _likeness(mark: Mark, span: Span) -> float:
    """Return how much of a mark and a span is common to both, nought where they differ."""
    common = max(0, min(mark.end, span.end) - max(mark.start, span.start))
    likeness = common / (max(mark.end, span.end) - min(mark.start, span.start))
    together = mark.start == span.start and not mark.inner
    return likeness if likeness >= _SAME or together else 0.0


def _traits(speaker: Speaker) -> tuple[str, ...]:
    gender = speaker.gender.value[0] if speaker.gender is not None else ""
    return (gender, speaker.kind.value)


def _plain(name: str) -> str:
    """Return a name without its article, in small letters."""
    return _ARTICLE.sub("", name.casefold().replace("’", "'"))


def _shown(found: Speaker | Unresolved | None) -> str:
    if found is None:
        return "a mention of no speaker"
    if isinstance(found, Unresolved):
        return f"unresolved ({found.value})"
    gender, kind = _traits(found)
    return f"{found.name!r} ({'; '.join(filter(None, (gender, kind)))})"
