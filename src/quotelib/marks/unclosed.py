"""How far a quoted span without a closing mark can reach inside its paragraph."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quotelib.models import MarkFlag

from .neighbours import STARTING, WORD, before, is_sentence_end, trim

if TYPE_CHECKING:
    from .nesting import Candidate

__all__ = ["clipped", "fragment_end"]

_BREAK = re.compile(r"[.!?…][»”\"’')\]]*(?:\s+(?=\S)|(?=[A-ZÀ-Ý«“]))")
# « A, dit-il. B »: a verb of any form with its subject behind a hyphen, after the comma or sign
# that ends what is said.
_INCISE = re.compile(
    r"[,!?…]\s(?:[\w’']{1,12}\s)?\w{2,20}-(?:t-)?(?:ils?|elles?|on)\b(?=[^.!?…«“\"]{0,120}[.:])"
)
_LOOKED_AT = 40


def clipped(text: str, span: Candidate) -> Candidate:
    """Return a span without a closing mark, cut where the mark was most likely lost.

    That is before the end of its sentence for words woven into one (*Il veut « rester au calme.
    Le maire …*), and with the sentence in which an incise says who speaks (*« P, dit-il. Le
    maire …*).

    Args:
        text: The whole string.
        span: A span of any kind.
    """
    if MarkFlag.UNCLOSED not in span.flags:
        return span
    end = fragment_end(text, span.start, span.inner_start, span.inner_end)
    if end is None:
        end = _incise_end(text, span)
    return span if end is None else span._replace(end=end, inner_end=end)


def fragment_end(text: str, start: int, inner_start: int, limit: int) -> int | None:
    """Return the end of the sentence into which a span without a closing mark is woven.

    Args:
        text: The whole string.
        start: Where the opening mark starts.
        inner_start: Where the words after it start.
        limit: Offset after which nothing is looked at.

    Returns:
        The offset of the full stop; ``None`` for what can be a quotation of several sentences, or
        when no other sentence follows.
    """
    first, end = trim(text, inner_start, limit)
    if first >= end or not text[first].islower():
        return None
    _, left = trim(text, max(0, start - _LOOKED_AT), start)
    if left == 0 or before(text, left) not in (WORD, STARTING):
        return None  # « Il avoue : « j'ai peur. Je pars. »
    at = _sentence_end(text, first, end)
    return None if at is None else at[0]


def _incise_end(text: str, span: Candidate) -> int | None:
    """Return the end of the sentence with the first incise, when another sentence follows."""
    incise = _INCISE.search(text, span.inner_start, span.inner_end)
    if incise is None:
        return None
    at = _sentence_end(text, incise.end(), span.inner_end)
    return None if at is None else at[1]


def _sentence_end(text: str, first: int, end: int) -> tuple[int, int] | None:
    """Return where the sign that ends the first sentence stands, and where the next one starts."""
    for match in _BREAK.finditer(text, first, end):
        following = match.end()
        if following >= end or text[following].islower():
            continue
        if is_sentence_end(text, first, following):
            return match.start(), match.start() + 1
    return None
