"""Where the dateline before a report's first sentence ends: *BRUXELLES, 12 mars (AFP) –*."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from .sentences import OPENER

if TYPE_CHECKING:
    from collections.abc import Collection

__all__ = ["dateline_end"]

# Words are of bounded length, so that endless ones are not read.
_CAPITALS = r"(?!(?:LE|LA|LES|M|MME|L')\b)\p{Lu}[\p{Lu}'’.-]{1,30}+(?: [\p{Lu}'’.-]{2,30}){0,3}"
_NAME = (
    r"\p{Lu}[\p{L}'’-]{1,30}+(?: (?:(?:de|du|des|sur|la|le|les|en) )?\p{Lu}[\p{L}'’-]{1,30}+){0,3}"
)
_DATE = r"(?:le )?\d{1,2}(?:er)? \p{L}{3,9}\.?(?: \d{4})?"
_MORE = r"[^.!?;:()«\"—–|]{2,40}?"
_AGENCY = r"\((?:\p{Lu}[\p{L}. /-]{1,24}|ats|afp|awp|apic|belga)\)"
_DASH = r"\s*[—–|-]\s+"
_SIGNED = rf"(?:{_NAME}|{_CAPITALS})(?:,? {_DATE})?,? ?{_AGENCY}"
_PERSON = r"\p{Lu}\p{Ll}{1,30}(?:-\p{L}{1,30})? \p{Lu}\p{Ll}"
_DATELINE = regex.compile(
    # What shows that the first words name a place is an agency in brackets, a date before the
    # dash, or capitals; a lone name before a dash needs a sentence after it (not *Roy – Le Bec*).
    rf"(?:{_SIGNED}(?:,? {_DATE}(?: {_AGENCY})?)?(?:{_DASH}|\s+(?=\p{{Lu}}))"
    rf"|{_NAME}, {_DATE}{_DASH}"
    # Fields of a feed: « Lyon, France | AFP | mardi 15/03/2022 - »
    rf"|{_NAME}(?:, {_NAME})?(?: \| {_MORE}){{1,3}}{_DASH}"
    rf"|(?:{_CAPITALS}(?:,{_MORE})?{_DASH}){{1,2}}"
    rf"|{_AGENCY}(?:{_DASH}|\s+)"
    rf"|\p{{Lu}}\p{{Ll}}{{1,30}}(?:-\p{{L}}{{1,30}}){{0,5}}\s+[—–|-]\s+(?={OPENER}\p{{Ll}})"
    rf"|{_CAPITALS}(?<=\p{{Lu}}{{4}})\s+(?={OPENER}|{_PERSON}))"
    r"(?=[\p{Lu}\p{Lt}«“\"])",
)


def dateline_end(text: str, placeholders: Collection[int]) -> int:
    """Return where the first sentence of a paragraph starts.

    Args:
        text: The paragraph's words.
        placeholders: Offsets of the placeholders, which are no places.

    Returns:
        The offset after its dateline, 0 without one.
    """
    if 0 in placeholders:
        return 0
    match = _DATELINE.match(text)
    return match.end() if match is not None else 0
