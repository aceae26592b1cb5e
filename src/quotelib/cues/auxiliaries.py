"""Forms of *avoir* and *être*, which make compounds of participles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.memo import Memo, once_a_lexicon

if TYPE_CHECKING:
    from ..lexicon import Lexicon, VerbForm

__all__ = ["auxiliaries"]

_AUXILIARIES = frozenset({"avoir", "être"})


@once_a_lexicon
def auxiliaries(lexicon: Lexicon) -> Memo[tuple[VerbForm, ...]]:
    """Return the analyses of words as forms of *avoir* or *être*.

    Args:
        lexicon: The lexicon.

    Returns:
        Those of a word in lower case, none for any other.
    """

    def find(word: str) -> tuple[VerbForm, ...]:
        forms = lexicon.auxiliary_forms(word)
        return tuple(form for form in forms if form.base in _AUXILIARIES)

    return Memo(find)
