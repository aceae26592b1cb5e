"""The longest noun phrase that starts at a token, with all that is joined to it and detached."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .detached import APPOSING, take_appositions, take_bracket
from .distant_names import take_distant_name
from .joined import (
    read_bare_members,
    take_bare_members,
    take_described_member,
    take_members,
    take_named_members,
    take_several,
)
from .moods import read_mood
from .phrase import read_body

if TYPE_CHECKING:
    from .phrase import Phrase
    from .reader import Reader

__all__ = ["read_phrase"]

_ONE = ("un", "une")


def read_phrase(reader: Reader, i: int) -> Phrase | None:
    """Return the longest noun phrase that starts at a token.

    Args:
        reader: The sentence.
        i: Index of the first token.

    Returns:
        The phrase with brackets, joined members and appositions, or ``None`` where none starts.
    """
    special = read_bare_members(reader, i) if reader.is_several(i) else None
    if reader.uppers[i + 1 : i + 2] == b"\x01" and reader.tokens[i].lower in _ONE:
        special = read_mood(reader, i)
    phrase = special or read_body(reader, i)
    if phrase is None:
        return None
    if reader.lower(phrase.end) == "(":
        take_bracket(reader, phrase)
    if reader.is_upper(phrase.end):
        take_several(reader, phrase)
    if reader.lower(phrase.end) in ("et", ","):
        take_bare_members(reader, phrase)
        take_named_members(reader, phrase)
        take_members(reader, phrase)
        if phrase.coordinated:
            take_bracket(reader, phrase)
    if phrase.name is None and reader.source_noun(phrase.head) is not None:
        take_distant_name(reader, phrase)
    if reader.lower(phrase.end) in APPOSING:
        take_appositions(reader, phrase)
    if phrase.name is not None and reader.lower(phrase.end) in ("et", ","):
        take_described_member(reader, phrase)
    return phrase
