"""Bodies whose names are nouns with capitals: *la Police cantonale*, *le Ministère public*."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from ..lexicon.roles import role_phrases
from .wording import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..models.records import MentionMatch
    from .book import EntityBook
    from .entities import Entity

__all__ = ["begins_official_name", "called_otherwise", "openings"]

_LONGEST = 2
_STATES = ("etat", "republique", "royaume")
"""What follows these tells one country from another (*l'État islamique*)."""


def begins_official_name(
    match: MentionMatch, words: tuple[str, ...], full: tuple[str, ...]
) -> bool:
    """Return whether a body is called by the start of its name (*la Police cantonale vaudoise*).

    Args:
        match: A mention with a name.
        words: Folded content words of that name.
        full: Those of a body's name.

    Returns:
        Whether the name starts with the noun for what the body is, and the other does so, too.
    """
    noun = words[0] == fold(match.head) and words[0] not in _STATES
    return noun and full[: len(words)] == words


def called_otherwise(words: tuple[str, ...], book: EntityBook) -> Entity | None:
    """Return the body whose official name has another noun (*le Parquet*, *le Ministère public*).

    Args:
        words: Folded content words of a body's name.
        book: The entities so far.

    Returns:
        The one of the same place, or whose place one of both names leaves out.
    """
    for length in range(1, _LONGEST + 1):
        theirs = _other_nouns().get(words[:length], ())
        for name in (theirs + words[length:], theirs) if theirs else ():
            entity = book.of_name(" ".join(name))
            if entity is not None and entity.named and entity.words[: len(theirs)] == theirs:
                places = words[length:], entity.words[len(theirs) :]
                if all(one == other for one, other in zip(*places, strict=False)):
                    return entity
    return None


@functools.cache
def openings() -> frozenset[str]:
    """Return the words that the names open with for which there is another.

    Returns:
        Folded words.
    """
    return frozenset(names[0] for names in _other_nouns())


@functools.cache
def _other_nouns() -> Mapping[tuple[str, ...], tuple[str, ...]]:
    """Return for each fixed expression of two words the plain ones, and it for these."""
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for phrase, means in role_phrases():
        pair = tuple(fold(phrase).split()), tuple(fold(means).split())
        if len(pair[0]) == _LONGEST >= len(pair[1]):
            found.setdefault(pair[0], pair[1])
            found.setdefault(pair[1], pair[0])
    return found
