"""What somebody is called for a work of his: *le roman de X*, *la pièce, mise en scène par X*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.roles import makers_of
from .fates import called

if TYPE_CHECKING:
    from .fates import Deed
    from .phrase import Phrase
    from .reader import Reader

__all__ = ["BEFORE_MAKER", "work_of"]

BEFORE_MAKER = frozenset({"par", "de", "d'"})
"""What stands right before whoever made a work."""
_FAR = 8
"""So many words at most stand between the noun of a work and who made it: its title."""


def work_of(reader: Reader, phrase: Phrase) -> Deed | None:
    """Return what the bearer of a name is called for the work that is said to be his.

    Args:
        reader: The sentence.
        phrase: A phrase with a name, behind *de* or *par*.
    """
    makers, i = makers_of(), phrase.first - 2
    done = reader.lower(i + 1) == "par"
    if reader.lower(i) not in makers:
        first = max(reader.first_word, i - _FAR)
        while i > first and (
            reader.tokens[i].quoted is not None
            or reader.pos(i) == "ADJ"
            or (done and _is_dated(reader, i))
        ):
            i -= 1
            if reader.lower(i) in makers:
                break
        else:
            return None
    return called(makers[reader.lower(i)], i)


def _is_dated(reader: Reader, i: int) -> bool:
    """Return whether a token tells when somebody made a work (*fondé en 1987 par X*)."""
    word = reader.lower(i)
    return word == "en" or word.isdigit() or reader.is_a(i, "time")
