"""Dialogue turns that start with a dash: a turn a line, or a turn after another inside marks."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from ..models import Form
from .neighbours import is_sentence_end, trim
from .nesting import Candidate, innermost

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .scan import Paragraph

__all__ = ["find_dash_turns", "find_inner_turns"]

_CAPITAL = "A-ZÀ-ÖØ-ÞŒŸ"
_LONG = r"[—―]|--|&mdash;|&#8212;|&#x2014;|â€”|â€\""
_SHORT = r"[-–]|&ndash;|&#8211;|&#x2013;|â€“"
_DASH = re.compile(rf"(?:(?P<long>{_LONG})|(?P<short>{_SHORT}))(?:\s|&nbsp;|&#160;)+(?=\S)")
_FIRST_CHARACTERS = frozenset("-–—―&â")
_UTTERANCE = re.compile(rf"(?:…|\.\.\.)?\s*[{_CAPITAL}]")
_ENDINGS = frozenset(".!?…")
_CLOSERS = "»”\"')] \t\xa0\u202f"
# An inverted pronoun after a comma or after the end of the words: an incise.
_INCISE = re.compile(
    r"[,?!…]\s+(?:(?:l|m|lui|me|leur|nous|s|se)['’\s]\s?)?\w+[-‐‑−](?:t[-‐‑−])?(?:ils?|elles?|on|je)\b"
)

# Where a sentence ends before another one.
_STOP = re.compile(rf"[.!?…][{re.escape(_CLOSERS)}]*\s+[{_CAPITAL}«“\"]")
# Turns are shorter on the average, in characters.
_TURN = 160

# A dash between blanks, before a capital; the end of a sentence before it is looked for apart.
# One pattern a dash: the engine searches a single character fastest.
_SWITCHES = tuple(
    re.compile(rf"{dash}(?<=\s{dash})-?\s+(?=(?:…|\.\.\.)?[{_CAPITAL}])") for dash in "—―–-"
)
_LONG_DASHES = frozenset(("—", "―", "--"))
# A dash after a colon starts a list.
_LIST = re.compile(r":\s*[—–―-]\s")


class _Item(NamedTuple):
    """A line that starts with a dash."""

    start: int
    body: int
    end: int
    is_long: bool


def find_dash_turns(text: str, paragraphs: Sequence[Paragraph]) -> list[Candidate]:
    """Return a span for each line of a dialogue.

    Args:
        text: The whole string.
        paragraphs: Its paragraphs in order.
    """
    found: list[Candidate] = []
    block: list[_Item] = []
    before = previous_end = 0
    for paragraph in paragraphs:
        item = _item(text, paragraph)
        if block and (item is None or item.is_long != block[0].is_long):
            found += _turns(text, block, before)
            block = []
        if item is not None:
            if not block:
                before = previous_end
            block.append(item)
        previous_end = paragraph.end
    return found + _turns(text, block, before)


def _item(text: str, paragraph: Paragraph) -> _Item | None:
    """Return the line's parts when it starts with a dash."""
    start, end = paragraph.start, paragraph.end
    if text[start : start + 1] not in _FIRST_CHARACTERS:
        return None
    match = _DASH.match(text, start, end)
    if match is None:
        return None
    return _Item(start, match.end(), trim(text, match.end(), end)[1], bool(match["long"]))


def _turns(text: str, block: list[_Item], before: int) -> list[Candidate]:
    """Return the turns of consecutive lines with a dash, none when they are a list."""
    if not block or not all(_is_utterance(text, item) for item in block):
        return []
    bodies = [text[item.body : item.end] for item in block]
    is_exchange = _is_exchange(bodies) and (block[0].is_long or not _is_list(bodies))
    left, left_end = trim(text, max(0, before - 20), before)
    introduced_by = text[left_end - 1] if left < left_end else ""
    if block[0].is_long:
        is_dialogue = is_exchange or introduced_by != ":"
        # After a quotation, a single line with a dash is its signature.
        is_dialogue = is_dialogue and (len(block) > 1 or introduced_by not in '»”"' or is_exchange)
    else:
        is_dialogue = is_exchange and len(block) > 1
    if not is_dialogue:
        return []
    return [Candidate(item.start, item.end, item.body, item.end, form=Form.DASH) for item in block]


def _is_utterance(text: str, item: _Item) -> bool:
    """Return whether a line is a sentence: it has a capital and a final punctuation mark."""
    if not _UTTERANCE.match(text, item.body, item.end):
        return False
    body = text[item.body : item.end].rstrip(_CLOSERS)
    return body[-1:] in _ENDINGS


def _is_exchange(bodies: list[str]) -> bool:
    """Return whether sentences answer each other, or one has an incise.

    A list may consist of questions alone, or of statements alone; a dialogue mixes them.
    """
    if any(map(_INCISE.search, bodies)):
        return True
    if len(bodies) == 1:
        return "?" in bodies[0] or "!" in bodies[0]
    return 0 < sum("?" in body for body in bodies) < len(bodies)


def _is_list(bodies: list[str]) -> bool:
    """Return whether lines with short dashes are the items of a digest rather than turns.

    Items are paragraphs of their own: long, without questions and exclamations, with the words of
    others told by an incise that comes after their first sentence.
    """
    if any("?" in body or "!" in body for body in bodies):
        return False
    long = sum(len(body) for body in bodies) > _TURN * len(bodies)
    return long and not any(_opens_with_incise(body) for body in bodies)


def _opens_with_incise(body: str) -> bool:
    """Return whether an incise stands in the first words of a turn."""
    found = _INCISE.search(body)
    return found is not None and not _STOP.search(body, 0, found.start())


def find_inner_turns(text: str, spans: Sequence[Candidate]) -> list[Candidate]:
    """Return the turns of exchanges that share one pair of marks.

    The turns become children of the span around them. The first one has no dash of its own, so
    its opening mark is empty.

    Args:
        text: The whole string.
        spans: The spans between marks, in order.
    """
    dashes = {m.start(): m for switch in _SWITCHES for m in switch.finditer(text)}
    if not dashes:
        return []
    switches: dict[Candidate, list[re.Match[str]]] = {}
    for point, span in innermost(dashes, spans).items():
        if span is None or dashes[point].end() >= span.inner_end:
            continue
        if trim(text, span.inner_start, point)[0] == point:
            continue
        if is_sentence_end(text, span.inner_start, point):
            switches.setdefault(span, []).append(dashes[point])
    found: list[Candidate] = []
    for span, matches in switches.items():
        found += _inner_turns(text, span, matches)
    return found


def _inner_turns(text: str, span: Candidate, matches: list[re.Match[str]]) -> list[Candidate]:
    """Return the turns inside one span, none when the dashes set off something else."""
    inner_start, inner_end = trim(text, span.inner_start, span.inner_end)
    first = _DASH.match(text, inner_start, inner_end)
    starts = [inner_start, *(match.start() for match in matches), inner_end]
    bodies = [first.end() if first else inner_start, *(match.end() for match in matches)]
    turns = [
        Candidate(start, trim(text, start, end)[1], body, trim(text, start, end)[1], form=Form.DASH)
        for body, (start, end) in zip(bodies, pairwise(starts), strict=True)
    ]
    is_long = all(match.group().rstrip() in _LONG_DASHES for match in matches)
    asks = any("?" in text[turn.inner_start : turn.inner_end] for turn in turns[:-1])
    has_list = bool(_LIST.search(text, inner_start, matches[0].start()))
    return turns if (is_long or asks) and not has_list else []
