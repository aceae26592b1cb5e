"""What has been found out about a word is kept: a text asks the same of its words many times."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Memo"]

_T = TypeVar("_T")
_SIZE = 16_384


class Memo(dict[str, _T]):
    """Answers by word; a new word is asked about once, and a full table starts anew.

    It is looked up like a dictionary, which calls no Python for a word that is known. Two threads
    that ask about the same word at once get equal answers.

    Args:
        ask: Gives the answer for a word.
        size: How many answers are kept.

    Example:
        >>> from quotelib.lexicon.memo import Memo
        >>> upper = Memo(str.upper, size=2)
        >>> [upper[word] for word in ("oui", "non", "si")], len(upper)
        (['OUI', 'NON', 'SI'], 1)
    """

    def __init__(self, ask: Callable[[str], _T], size: int = _SIZE) -> None:
        super().__init__()
        self._ask = ask
        self._size = size

    def __missing__(self, word: str) -> _T:
        answer = self._ask(word)
        if len(self) >= self._size:
            self.clear()
        self[word] = answer
        return answer
