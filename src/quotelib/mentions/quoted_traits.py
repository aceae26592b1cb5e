"""Quotation marks in and behind a noun phrase: *les élus « frondeurs »*, *parle de « vol »*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..models import SpeakerKind

if TYPE_CHECKING:
    from .reader import Reader

__all__ = ["changes_marks", "quoted_trait_end", "quotes_anew"]

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


def quotes_anew(reader: Reader, i: int, *, determined: bool, at: int) -> bool:
    """Return whether what a preposition governs is quoted, and no complement of the noun before it.

    *fait part au Conseil de sa « peine »*, *traite les élus de « menteurs »*; but *une journaliste
    de « Libération »*, *un groupe de « casseurs »*.

    Args:
        reader: The sentence.
        i: Index of the preposition.
        determined: Whether a determiner stands between.
        at: Index of the first word behind it and the determiner.

    Returns:
        Whether marks open there.
    """
    inner = reader.get(at)
    if inner is None or inner.quoted is None or not changes_marks(reader, i - 1, at):
        return False
    people = reader.is_person(i - 1) and not reader.is_a(i - 2, "indefinite_article")
    return determined or (inner.form.islower() and (people or reader.is_upper(i - 1)))


def changes_marks(reader: Reader, i: int, j: int) -> bool:
    """Return whether quotation marks open or close between two tokens.

    Args:
        reader: The sentence.
        i: Index of a token.
        j: Index of a later one.

    Returns:
        Whether one stands inside marks that the other is outside of.
    """
    before, after = reader.get(i), reader.get(j)
    return before is not None and after is not None and before.quoted != after.quoted
