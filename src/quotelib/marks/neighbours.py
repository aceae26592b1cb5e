"""What stands beside a mark: blanks, word characters, punctuation; ends of sentences."""

from __future__ import annotations

import re

from .glyphs import CLOSE, EITHER, OPEN

__all__ = [
    "BLANK",
    "BLANK_STARTERS",
    "ENDING",
    "STARTING",
    "WORD",
    "after",
    "before",
    "has_words",
    "is_sentence_end",
    "lean",
    "trim",
]

BLANK, WORD, ENDING, STARTING = range(4)
"""Classes of neighbours: nothing or a blank, part of a word, punctuation that ends, that starts."""

_INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad\u180e"
_SPACES = " \t\n\r\f\v\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
_BLANKS = _SPACES + _INVISIBLE

_BEFORE = (
    dict.fromkeys(_BLANKS + "><|", BLANK)
    | dict.fromkeys(".,;:!?…)]}%°»”›€$", ENDING)
    | dict.fromkeys("([{«“„‹‘‚'’¡¿-–—―/=+•·*_", STARTING)
)
_AFTER = (
    # Dashes, slashes and emphasis marks tell no more than a blank does.
    dict.fromkeys(_BLANKS + "<|-–—―/*_", BLANK)
    | dict.fromkeys(".,;:!?)]}»”›%", ENDING)
    | dict.fromkeys("([{«“„‹‘‚'’¡¿…#@$€&", STARTING)
)

# Blanks, and the blanks that HTML and wrong decoding write beside a mark.
_BLANK_FORMS = (
    r"[" + re.escape(_BLANKS) + r"]"
    r"|&(?:amp;)?(?:nbsp|thinsp|ensp|emsp|zwnj|zwj|#160|#8201|#8239|#65279|#x(?:a0|2009|202f));"
    r"|â€¯|â\x80\xaf"
    r"|</?(?:p|br|div)\s{0,2}/?>"
)
_LEADING = re.compile(rf"(?:{_BLANK_FORMS}|Â[\xa0 ])+", re.IGNORECASE)
_LAST_BLANK = re.compile(rf"(?:{_BLANK_FORMS}|Â[\xa0 ]?)\Z", re.IGNORECASE)
_BLANK_SET = frozenset(_BLANKS)
BLANK_STARTERS = frozenset(_BLANKS + "&<Ââ")
"""What a blank can start with, however it is written."""
_BLANK_ENDERS = frozenset(_BLANKS + ";>¯\xafÂ")
_LONGEST_BLANK = 16


def before(text: str, index: int) -> int:
    """Return the class of what stands before ``index``."""
    if not index:
        return BLANK
    character = text[index - 1]
    if character == ";" and _LAST_BLANK.search(text, max(0, index - _LONGEST_BLANK), index):
        return BLANK
    if character == '"':
        outside = _BEFORE.get(text[index - 2], WORD) if index > 1 else BLANK
        return STARTING if outside in (BLANK, STARTING) else ENDING
    return _BEFORE.get(character, WORD)


def after(text: str, index: int) -> int:
    """Return the class of what stands at ``index``."""
    if index >= len(text):
        return BLANK
    character = text[index]
    if character == "." and text.startswith("..", index + 1):
        return STARTING
    if character == "&" and _LEADING.match(text, index, index + _LONGEST_BLANK):
        return BLANK
    if character == '"':
        outside = _AFTER.get(text[index + 1], WORD) if index + 1 < len(text) else BLANK
        return ENDING if outside in (BLANK, ENDING) else STARTING
    return _AFTER.get(character, WORD)


def lean(left: int, right: int) -> int:
    """Return the role that a mark leans to between two neighbours, `EITHER` when they do not tell.

    Args:
        left: Class of what stands before the mark.
        right: Class of what stands after it.
    """
    if left in (BLANK, STARTING):
        if right in (WORD, STARTING):
            return OPEN
        return CLOSE if right == ENDING and left == BLANK else EITHER
    if right in (BLANK, ENDING):
        return CLOSE
    return CLOSE if right == STARTING and left == ENDING else EITHER


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the stretch without the blanks at its two ends, however they are written."""
    while start < end and text[start] in BLANK_STARTERS:
        match = _LEADING.match(text, start, end)
        if match is None:
            break
        start = match.end()
    while start < end and text[end - 1] in _BLANK_ENDERS:
        if text[end - 1] in _BLANK_SET:
            end -= 1
            continue
        match = _LAST_BLANK.search(text, max(start, end - _LONGEST_BLANK), end)
        if match is None:
            break
        end = match.start()
    return start, end


def has_words(text: str, start: int, end: int) -> bool:
    """Return whether a stretch holds a letter or a figure."""
    return any(map(str.isalnum, text[start:end]))


# Shortened words whose full stop ends no sentence.
_SHORTENED = re.compile(r"(?:\b(?:[A-Z]|MM|Mgr|Dr|Pr|Ste?|[Cc]f|pp?|art|vol|av)|-[A-Z])\Z")
_END = re.compile(r"[.!?…][»”\"')\]]*\Z")


def is_sentence_end(text: str, start: int, end: int) -> bool:
    """Return whether a sentence ends at ``end``, blanks aside; nothing before counts as an end.

    Args:
        text: The whole string.
        start: Offset before which nothing is looked at.
        end: Offset of what would start the next sentence.
    """
    begin, end = trim(text, max(start, end - 40), end)
    if begin >= end:
        return True
    match = _END.search(text, max(start, end - 6), end)
    if match is None:
        return False
    if text[match.start()] != ".":
        return True
    return _SHORTENED.search(text, max(start, match.start() - 5), match.start()) is None
