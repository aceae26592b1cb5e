"""What somebody is called for a work of his: *le roman de X*, *la pièce, mise en scène par X*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.roles import makers_of
from ..lexicon.words import closed_class
from .deeds import called

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .deeds import Deed
    from .phrase import Phrase
    from .reader import Reader

__all__ = ["works_of"]

_BY = "par"
_FAR = 8
"""So many words at most stand between the noun of a work and who made it: its title."""


def works_of(reader: Reader, phrase: Phrase) -> Iterator[Deed]:
    """Yield what the bearer of a name is called for the work that is said to be his.

    Args:
        reader: The sentence.
        phrase: A phrase with a name.
    """
    i = phrase.first - 1
    word = reader.tokens[i].lower if i >= reader.first_word else ""
    if word == _BY:
        noun = i - 1
        while reader.is_a(noun, "adverb"):
            noun -= 1
    elif word in closed_class("of"):
        noun = _behind_title(reader, i - 1)
    else:
        return
    agents = makers_of().get(reader.lower(noun))
    if agents is not None:
        yield called(agents, noun)


def _behind_title(reader: Reader, i: int) -> int:
    """Return the noun before adjectives and a title in marks that end at a token."""
    first = i - _FAR
    while i > first and (reader.tokens[i].quoted is not None or reader.pos(i) == "ADJ"):
        if i <= reader.first_word or reader.lower(i) in makers_of():
            break
        i -= 1
    return i
