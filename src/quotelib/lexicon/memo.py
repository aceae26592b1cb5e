"""What has been found out about a word is kept: a text asks the same of its words many times."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Answers", "Memo"]

_K = TypeVar("_K")
_T = TypeVar("_T")
_SIZE = 16_384


class Answers(dict[_K, _T]):
    """Answers by key; a new key is asked about once, and a full table starts anew.

    It is looked up like a dictionary, which calls no Python for a key that is known. Two threads
    that ask about the same key at once get equal answers.

    Args:
        ask: Gives the answer for a key.
        size: How many answers are kept.

    Example:
        >>> from quotelib.lexicon.memo import Answers
        >>> total = Answers(sum, size=2)
        >>> [total[numbers] for numbers in ((1, 2), (3, 4), (5, 6))], len(total)
        ([3, 7, 11], 1)
    """

    def __init__(self, ask: Callable[[_K], _T], size: int = _SIZE) -> None:
        super().__init__()
        self._ask = ask
        self._size = size

    def __missing__(self, key: _K) -> _T:
        answer = self._ask(key)
        if len(self) >= self._size:
            self.clear()
        self[key] = answer
        return answer


class Memo(Answers[str, _T]):
    """Answers by word.

    Example:
        >>> from quotelib.lexicon.memo import Memo
        >>> upper = Memo(str.upper, size=2)
        >>> [upper[word] for word in ("oui", "non", "si")], len(upper)
        (['OUI', 'NON', 'SI'], 1)
    """
