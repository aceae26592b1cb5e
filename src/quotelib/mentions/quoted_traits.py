"""Adjectives in quotation marks that belong to a subject: *les élus « frondeurs » refusent*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..models import SpeakerKind

if TYPE_CHECKING:
    from .reader import Reader

__all__ = ["quoted_trait_end"]

_MAX_WORDS = 2
_PEOPLE = (SpeakerKind.PERSON, SpeakerKind.GROUP)


def quoted_trait_end(reader: Reader, i: int) -> int:
    """Return the index after words in marks that say what people are, and their verb behind them.

    *Le président des élus « frondeurs » a dit que P*; an object is not what it is said to be
    (*il juge les élus « ingrats »*), nor has it a verb behind it.

    Args:
        reader: The sentence.
        i: Index of the first token inside the marks, right behind a noun or its adjectives.

    Returns:
        The index; ``i`` itself where another reading is as likely.
    """
    if reader.is_upper(i) or not any(reader.noun_kind(k) in _PEOPLE for k in (i - 1, i - 2)):
        return i
    end, marks = i, reader.tokens[i].quoted
    while end < len(reader.tokens) and reader.tokens[end].quoted == marks:
        if end - i == _MAX_WORDS or not reader.is_nominal(end):
            return i
        end += 1
    verb = end
    while reader.is_a(verb, "object_clitic", "negation"):
        verb += 1
    return end if reader.is_finite(verb) and reader.tokens[verb].quoted is None else i
