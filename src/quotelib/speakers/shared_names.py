"""Surnames that names joined to one another share: *Léa et Paul Roy* are Léa Roy and Paul Roy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from ..lexicon.words import closed_class
from .wording import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ..lexicon import Lexicon
    from ..models.records import MentionMatch

__all__ = ["with_surnames"]


def with_surnames(matches: Sequence[MentionMatch], lexicon: Lexicon) -> Sequence[MentionMatch]:
    """Return mentions, the first names among them with the surname that they share with another.

    Args:
        matches: Mentions in text order.
        lexicon: The lexicon.

    Returns:
        The mentions; one that is a first name alone has a full name where it is joined to a first
        name and surname (*Léa, Tom et Paul Roy*), and the text has not called anybody so before,
        nor calls anybody so with another surname.
    """
    found = list(matches)
    first: dict[str, int] = {}
    for at, joined in enumerate(matches):
        surname = _surname(joined, lexicon) if joined.members else ""
        if not surname:
            continue
        first = first or _first_called(matches)
        for k in range(at + 1, len(matches)):
            match = matches[k]
            if match.mention.span.start >= joined.mention.span.end:
                break
            if match.name in joined.members[:-1] and not match.coordinated:
                full = f"{match.name} {surname}"
                if _is_new(match, full, first):
                    found[k] = attrs.evolve(match, name=full)
    return found


def _first_called(matches: Sequence[MentionMatch]) -> dict[str, int]:
    """Return where each name of the text stands first, folded."""
    first: dict[str, int] = {}
    for match in matches:
        if match.name is not None and not match.coordinated:
            first.setdefault(fold(match.name), match.mention.span.start)
    return first


def _is_new(match: MentionMatch, full: str, first: Mapping[str, int]) -> bool:
    """Return whether a first name is that of nobody whom the text has called by it otherwise."""
    name = fold(match.name or "")
    if first[name] < match.mention.span.start:
        return False
    return fold(full) in first or not any(one.startswith(f"{name} ") for one in first)


def _surname(match: MentionMatch, lexicon: Lexicon) -> str:
    """Return the surname of the last of those who are joined, where all others have first names."""
    *firsts, last = match.members or ("",)
    first, _, surname = last.partition(" ")
    if not firsts or not surname or not lexicon.is_first_name(first):
        return ""
    return surname if all(_is_first_name(name, lexicon) for name in firsts) else ""


def _is_first_name(name: str, lexicon: Lexicon) -> bool:
    """Return whether a name is one first name, and not what some star is called (*Ronaldo*)."""
    one = " " not in name and fold(name) not in closed_class("mononym")
    return one and lexicon.is_first_name(name)
