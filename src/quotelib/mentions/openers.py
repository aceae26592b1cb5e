"""Words that a noun phrase can start with, so that it is read at no other."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from ..lexicon.memo import Memo
from ..lexicon.words import closed_classes
from .determiners import ABOUT, CONTRACTED
from .phrase import QUALIFIERS, SIDES, SOURCES
from .reader import starts_like_name

if TYPE_CHECKING:
    from ..lexicon import Lexicon

__all__ = ["phrase_openers"]


@functools.lru_cache(maxsize=8)
def phrase_openers(lexicon: Lexicon) -> Memo[bool]:
    """Return which words a noun phrase can start with.

    Args:
        lexicon: The lexicon.

    Returns:
        For each form, whether it is a capital, a number, a title or one of the words that stand
        before nouns.
    """
    before_nouns = closed_classes("determiner", "numeral", "distributive")
    before_nouns |= {*CONTRACTED, *SOURCES, *QUALIFIERS, *ABOUT, *SIDES, "d'", "de"}

    def opens(form: str) -> bool:
        word = form.lower()
        known = word in before_nouns or lexicon.title(word) is not None
        return known or form[0].isdigit() or starts_like_name(form)

    return Memo(opens)
