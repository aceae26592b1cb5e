"""What has been found out is kept: a text asks the same of its words many times.

Nothing here locks: threads that ask the same at once get equal answers, and a process that is
forked while another thread finds one out waits for nobody.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

if TYPE_CHECKING:
    from collections.abc import Callable

    from .table import Lexicon

__all__ = ["Answers", "Lazy", "Memo", "once_a_lexicon"]

_K = TypeVar("_K")
_T = TypeVar("_T")
_SIZE = 16_384


class Answers(dict[_K, _T]):
    """Answers by key; a new key is asked about once, and a full table starts anew.

    It is looked up like a dictionary, which calls no Python for a key that is known.

    Args:
        ask: Gives the answer for a key, the same whenever it is asked.
        size: How many answers are kept at most, so that a stream of texts takes no more memory for
            ever.

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


class Lazy(Generic[_T]):
    """A property that is found out when it is first asked for, and kept in its object.

    `functools.cached_property` does the same from Python 3.12 on. Earlier ones lock meanwhile.

    Args:
        find: Finds it out. Its object has a ``__dict__``.

    Example:
        >>> from quotelib.lexicon.memo import Lazy
        >>> class Text(str):
        ...     @Lazy
        ...     def words(self) -> list[str]:
        ...         return self.split()
        >>> text = Text("oui et non")
        >>> text.words, text.words is text.words
        (['oui', 'et', 'non'], True)
    """

    def __init__(self, find: Callable[[Any], _T]) -> None:
        self.__doc__ = find.__doc__
        self._find = find
        self._name = find.__name__

    @overload
    def __get__(self, owner: None, kind: type[Any]) -> Lazy[_T]: ...

    @overload
    def __get__(self, owner: object, kind: type[Any]) -> _T: ...

    def __get__(self, owner: object, kind: type[Any]) -> Lazy[_T] | _T:
        if owner is None:
            return self
        found = owner.__dict__[self._name] = self._find(owner)
        return found


def once_a_lexicon(make: Callable[[Lexicon], _T]) -> Callable[[Lexicon], _T]:
    """Keep what is made of a lexicon with the lexicon, for as long as it lives.

    A cache of some lexicons would hold those that nobody has any more, and make everything anew at
    every text where more extractors with words of their own than it has room for take turns.

    Args:
        make: Makes it.

    Returns:
        A function that gives what was made of a lexicon.

    Example:
        >>> from quotelib.lexicon import load_lexicon
        >>> from quotelib.lexicon.memo import once_a_lexicon
        >>> size = once_a_lexicon(lambda lexicon: [len(lexicon.titles)])
        >>> size(load_lexicon()) is size(load_lexicon())
        True
    """
    name = f"{make.__module__}.{make.__qualname__}"

    @functools.wraps(make)
    def made(lexicon: Lexicon) -> _T:
        kept: dict[str, _T] = lexicon.__dict__
        try:
            return kept[name]
        except KeyError:
            found = kept[name] = make(lexicon)
            return found

    return made
