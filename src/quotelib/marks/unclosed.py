"""How far a quoted span without a closing mark can reach inside its paragraph."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..models import MarkFlag
from .glyphs import EITHER, OPEN, WEAK_FAMILIES
from .neighbours import STARTING, WORD, after, before, is_sentence_end, lean, trim
from .nesting import Candidate

if TYPE_CHECKING:
    from .scan import Paragraph, Token

__all__ = ["clipped", "closed_by_brackets", "fragment_end"]

_BREAK = re.compile(r"[.!?…][»”\"’')\]]*(?:\s+(?=\S)|(?=[A-ZÀ-Ý«“]))")
_SIGNS = frozenset(".!?…»”\"')]")
# « A, dit-il. B »: a verb of any form with its subject behind a hyphen, after the comma or sign
# that ends what is said.
_INCISE = re.compile(
    r"[,!?…]\s(?:[\w’']{1,12}\s)?\w{2,20}-(?:t-)?(?:ils?|elles?|on)\b(?=[^.!?…«“\"]{0,120}[.:])"
)
_LOOKED_AT = 40
_UNCLOSED = frozenset((MarkFlag.UNCLOSED,))


def closed_by_brackets(text: str, paragraph: Paragraph) -> dict[Token, Candidate]:
    """Return the marks inside brackets that end before the mark is closed: *(ou « P) Q « R »*.

    Args:
        text: The whole string.
        paragraph: A paragraph with the possible marks in it.

    Returns:
        For each such mark the span from it to the closing bracket.
    """
    found: dict[Token, Candidate] = {}
    if text.find("(", paragraph.start, paragraph.end) < 0:
        return found
    at = paragraph.start
    tokens = paragraph.tokens
    for token, following in zip(tokens, [*tokens[1:], None], strict=True):
        start, inner, family, _ = token
        opened = text.rfind("(", at, start)
        at = inner
        if opened < 0 or family in WEAK_FAMILIES or text.find(")", opened, start) >= 0:
            continue
        end = text.find(")", inner, paragraph.end if following is None else following[0])
        if end <= inner or text.find("(", inner, end) >= 0 or _role(text, token) != OPEN:
            continue
        # A mark that closes tells that the bracket belongs to what stands in them: « (« 1) P ») ».
        if following is None or _role(text, following) == OPEN:
            found[token] = Candidate(start, end, inner, end, _UNCLOSED)
    return found


def _role(text: str, token: Token) -> int:
    """Return whether a mark opens or closes, by its neighbours where its form does not tell."""
    start, end, _, role = token
    return lean(before(text, start), after(text, end)) if role == EITHER else role


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


def fragment_end(
    text: str, start: int, inner_start: int, limit: int, searched: int = 0
) -> int | None:
    """Return the end of the sentence into which a span without a closing mark is woven.

    Args:
        text: The whole string.
        start: Where the opening mark starts.
        inner_start: Where the words after it start.
        limit: Offset after which nothing is looked at.
        searched: An earlier limit, up to which no sentence ends.

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
    at = _sentence_end(text, first, end, _last_signs(text, first, trim(text, first, searched)[1]))
    return None if at is None else at[0]


def _last_signs(text: str, start: int, end: int) -> int:
    """Return where the signs and blanks start in which a stretch ends, ``start`` at the least."""
    while end > start and (text[end - 1] in _SIGNS or text[end - 1].isspace()):
        end -= 1
    return max(start, end)


def _incise_end(text: str, span: Candidate) -> int | None:
    """Return the end of the sentence with the first incise, when another sentence follows."""
    incise = _INCISE.search(text, span.inner_start, span.inner_end)
    if incise is None:
        return None
    at = _sentence_end(text, incise.end(), span.inner_end)
    return None if at is None else at[1]


def _sentence_end(text: str, first: int, end: int, searched: int = 0) -> tuple[int, int] | None:
    """Return where the sign that ends the first sentence stands, and where the next one starts."""
    for match in _BREAK.finditer(text, max(first, searched), end):
        following = match.end()
        if following >= end or text[following].islower():
            continue
        if is_sentence_end(text, first, following):
            return match.start(), match.start() + 1
    return None
