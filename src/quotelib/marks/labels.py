"""Labelled turns of interviews, transcripts, debates and plays."""

from __future__ import annotations

import enum
import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ..models import Form, MarkFlag
from .neighbours import trim
from .nesting import Candidate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .scan import Paragraph

__all__ = ["find_labelled_turns"]

MAX_GAP = 5
"""The number of unlabelled paragraphs that may go on with a turn before the next label."""

_MULTI = frozenset((MarkFlag.MULTI_PARAGRAPH,))
_NONE: frozenset[MarkFlag] = frozenset()

_U = "A-ZÀ-ÖØ-ÞŒŸ"
_GAP = "[ \t\xa0\u202f]"
_COLON = rf"{_GAP}{{0,2}}:{_GAP}+"
_DASH = rf"{_GAP}{{0,2}}(?:[—–-]|&mdash;|&ndash;){_GAP}+"
_DOT_DASH = rf"{_GAP}?\.{_DASH}"
_LONG_DASH = rf"(?<!\.){_GAP}[—–]{_GAP}+"


class _Kind(enum.Enum):
    """How sure a label is: the weaker ones need others beside them."""

    QUESTION = "q"
    """``Q –``, ``R –``: needs its counterpart."""
    INITIALS = "initials"
    """``C. V. :``."""
    TIMED = "timed"
    """``[00:12:03] NOM :``."""
    RECORD = "record"
    """``M. Paul Weber (UC). —``."""
    CAPITALS = "capitals"
    """``LE PRÉSIDENT :``: needs other labels."""
    NAME = "name"
    """``Le Courrier :``, ``Hugo Lefranc. –``: needs other labels and a sign of exchange."""


_WEAK = frozenset((_Kind.NAME, _Kind.CAPITALS))
_STRONG = frozenset((_Kind.INITIALS, _Kind.TIMED, _Kind.RECORD))

# A bare hour and minute is the clock of a live page, so a time code has brackets or seconds.
_CLOCK = r"\d{1,2}[:h]\d{2}"
_SECONDS = r"[:.]\d{2}(?:[.,]\d{1,3})?"
_TIME = rf"(?:[\[(]{_CLOCK}(?:{_SECONDS})?[\])]|{_CLOCK}{_SECONDS}){_GAP}*[-–—]?{_GAP}*"
_INITIAL = rf"[{_U}]h?\."
# P.-S. and N. B. are initials of nobody.
_INITIALS = rf"(?!P\.[ \xa0-]?S\.|N\.[ \xa0]?[BD]\.){_INITIAL}(?:[ \xa0-]?{_INITIAL}){{1,3}}"
_PARTY = r"(?: \([^()\n]{1,40}\))?"
_PARTICLE = r"(?:de|du|des|d['’]|la|le|les|l['’]|et|en|von|van|ben|el|sur|à)"
_WORD = rf"(?:[{_U}][\w.’'-]{{0,30}}|[dlDL]['’][{_U}][\w-]{{0,30}})"
_NAME = rf"{_WORD}(?:[ \xa0](?:{_PARTICLE}[ \xa0]?)?(?:{_WORD}|\d{{1,2}})){{0,5}}{_PARTY}"
_CAPITALS = rf"[{_U}]['’]?[{_U}][{_U} \xa0'’.\d-]{{0,50}}{_PARTY}"
_FUNCTION = r"(?:l[ea]s?[ \xa0]|l['’])[\w’'-]{2,30}(?:[ \xa0][\w’'-]{1,30}){0,5}"
_OFFICE = r"(?:, [a-zà-ÿ][\w’' -]{2,80})?"
_TITLED = rf"(?:MM?\.|Mmes?|Mlle|Me|Mgr)[ \xa0](?:{_NAME}|{_FUNCTION}{_PARTY}){_OFFICE}"


@cache
def _label() -> re.Pattern[str]:
    """Return the pattern of a label, compiled on first use because that takes milliseconds."""
    return re.compile(
        rf"(?P<time>{_TIME})?(?:"
        rf"(?P<q>[QR][ ]?\d{{0,2}}|Question|Réponse)"
        rf"(?:{_COLON}|[.)/]?{_DASH}|[./][ \xa0]+(?!{_INITIAL}|{_NAME}(?:{_COLON}|{_DASH})))"
        rf"|(?P<initials>{_INITIALS})(?:{_COLON}|{_DASH})"
        rf"|(?P<record>{_TITLED}){_DOT_DASH}"
        rf"|(?P<capitals>{_CAPITALS})(?:{_COLON}|{_DOT_DASH}|{_LONG_DASH})"
        rf"|(?P<name>{_NAME})(?:{_COLON}|{_DOT_DASH}|{_LONG_DASH})"
        r")(?=\S)"
    )


_FIRST = frozenset(filter(re.compile(rf"[{_U}\[(0-9]").match, map(chr, range(0x180))))
_LONGEST_LABEL = 130
_FEW = 3
_CAPITAL = re.compile(rf"\b[{_U}]")
_SENTENCE = re.compile(rf"[«“\"(\[¿]?(?:…|\.\.\.)?{_GAP}*[{_U}«“\"]")
_ADDRESS = re.compile(r"\b(?:vous|votre|vos|tu|ton|ta|tes)\b", re.IGNORECASE)
_DETERMINER = re.compile(r"L(?:E|A|ES|['’])\b|M\.|MM?E\b|MA[IÎ]TRE\b|UN\b|UNE\b")
_OPENERS = frozenset('«“"„')
_ENDINGS = frozenset(".!?…")
_CLOSERS = "»”\"')] \t\xa0\u202f"
_STAGE_DIRECTION = re.compile(rf"(?<=[.!?…])\s+\([{_U}][^()\n]{{1,200}}\)\s*\Z")


class _Line(NamedTuple):
    """A paragraph that starts with a label."""

    number: int
    kind: _Kind
    label: tuple[int, int]
    body: int
    end: int
    is_sentence: bool
    is_question: bool
    is_quoted: bool
    is_brief: bool
    """Whether the words are one or two: a value rather than a turn."""
    has_dash: bool
    is_bare: bool
    """Whether nothing but a dash follows a weak label, as it follows the place of a news item."""


def find_labelled_turns(text: str, paragraphs: Sequence[Paragraph]) -> list[Candidate]:
    """Return a span for each turn that starts with the label of its speaker.

    Args:
        text: The whole string.
        paragraphs: Its paragraphs in order.
    """
    found: list[Candidate] = []
    block: list[_Line] = []
    for number, paragraph in enumerate(paragraphs):
        line = _line(text, paragraph, number)
        if line is None:
            continue
        if block and not _goes_on(text, paragraphs, block[-1], number):
            found += _turns(text, paragraphs, block)
            block = []
        block.append(line)
    return found + _turns(text, paragraphs, block)


def _line(text: str, paragraph: Paragraph, number: int) -> _Line | None:
    """Return the label and the words of a paragraph, ``None`` when it starts with no label."""
    start, end = paragraph.start, paragraph.end
    if text[start] not in _FIRST or not _has_separator(
        text, start, min(end, start + _LONGEST_LABEL)
    ):
        return None
    match = _label().match(text, start, end)
    if match is None or match.lastgroup is None:
        return None
    name = match.lastgroup
    kind = _Kind.TIMED if match["time"] else _Kind(name)
    body, end = trim(text, match.end(), end)
    if body >= end:
        return None
    words = text[body:end].rstrip(_CLOSERS)
    separator = text[match.end(name) : match.end()]
    bare = kind in _WEAK and ":" not in separator and "." not in separator
    return _Line(
        number,
        kind,
        trim(text, *match.span(name)),
        body,
        end,
        is_sentence=bool(_SENTENCE.match(text, body, end)) and words[-1:] in _ENDINGS,
        is_question=words.endswith("?") and not (bare and _ADDRESS.search(words) is None),
        is_quoted=text[body] in _OPENERS,
        is_brief=len(words.split(maxsplit=2)) < _FEW,
        has_dash=":" not in separator,
        is_bare=bare,
    )


def _has_separator(text: str, start: int, end: int) -> bool:
    """Return whether the label pattern has a chance, which few paragraphs give it."""
    find = text.find
    return (
        find(":", start, end) >= 0
        or find("–", start, end) >= 0
        or find("—", start, end) >= 0
        or find(" - ", start, end) >= 0
        or find("dash;", start, end) >= 0
        or text[start] in "QR"
    )


def _goes_on(text: str, paragraphs: Sequence[Paragraph], last: _Line, number: int) -> bool:
    """Return whether only a few whole sentences stand between two labelled lines.

    A headline (``Marie Duval : « Je reste »``) has the form of a label, but no turn goes on below.
    """
    between = paragraphs[last.number + 1 : number]
    if len(between) > MAX_GAP or (between and not _may_be_turn(last)):
        return False
    return all(text[p.start : p.end].rstrip(_CLOSERS)[-1:] in _ENDINGS for p in between)


def _may_be_turn(line: _Line) -> bool:
    """Return whether a label is sure or whole sentences without marks follow it."""
    return line.kind not in _WEAK or (line.is_sentence and not line.is_quoted)


def _turns(text: str, paragraphs: Sequence[Paragraph], block: list[_Line]) -> list[Candidate]:
    """Return the turns of labelled lines that follow each other."""
    kept = _accepted(text, block) if block else []
    found: list[Candidate] = []
    for position, line in enumerate(kept):
        end, flags = line.end, _NONE
        if position + 1 < len(kept):
            last = kept[position + 1].number - 1
            if _initials(text, line) == _initials(text, kept[position + 1]):
                last = _before_question(text, paragraphs, line.number, last)
            if last > line.number:
                end, flags = trim(text, line.end, paragraphs[last].end)[1], _MULTI
        direction = _STAGE_DIRECTION.search(text, max(line.body, end - 220), end)
        if direction is not None:
            end = direction.start()
        found.append(Candidate(line.label[0], end, line.body, end, flags, Form.TURN, line.label))
    return found


def _before_question(text: str, paragraphs: Sequence[Paragraph], first: int, last: int) -> int:
    """Return the paragraph up to which somebody speaks who is asked more under no label.

    Args:
        text: The whole string.
        paragraphs: Its paragraphs.
        first: The one with his label.
        last: The one before that label comes back.
    """
    while last > first:
        paragraph = paragraphs[last]
        if text[paragraph.start : paragraph.end].rstrip(_CLOSERS)[-1:] != "?":
            break
        last -= 1
    return last


def _initials(text: str, line: _Line) -> str:
    """Return the first letters of a label, the same for *Ada Roux*, *A. Roux* and *A.R.*."""
    return "".join(_CAPITAL.findall(text[slice(*line.label)]))


def _accepted(text: str, block: list[_Line]) -> list[_Line]:
    """Return the lines of a block that are turns: all of an exchange, or the sure ones alone."""
    labels = [text[slice(*line.label)] for line in block]
    if _is_exchange(block, labels):
        return [line for line in block if line.is_sentence or line.kind in _STRONG]
    letters = {
        label[0] for line, label in zip(block, labels, strict=True) if line.kind is _Kind.QUESTION
    }
    sure = {_Kind.TIMED, _Kind.RECORD}
    if len(letters) > 1:
        sure.add(_Kind.QUESTION)
    return [
        line
        for line in block
        if line.kind in sure
        or (line.kind is _Kind.INITIALS and not line.has_dash and line.is_sentence)
    ]


def _is_exchange(block: list[_Line], labels: list[str]) -> bool:
    """Return whether labelled lines are turns and not a list of names and values.

    Each line is a sentence, two labels differ, and one of these holds: a question gets an answer
    under another label; a label comes back after another; every label names somebody.
    """
    if len(set(labels)) == 1 or not all(map(_may_be_turn, block)):
        return False
    for at in range(len(block) - 1):
        is_change = labels[at] != labels[at + 1]
        is_answered = block[at].is_question and not block[at + 1].is_question
        returns = not block[at].is_bare and labels[at] == "".join(labels[at + 2 : at + 3])
        if is_change and (is_answered or returns):
            return True
    return all(
        line.kind in _STRONG or (not line.has_dash and _speaks(line, label))
        for line, label in zip(block, labels, strict=True)
    )


def _speaks(line: _Line, label: str) -> bool:
    """Return whether a title in capitals or a full name says a few words at least."""
    if line.kind is _Kind.CAPITALS:
        return bool(_DETERMINER.match(label))
    return line.kind is _Kind.NAME and " " in label and not line.is_brief
