"""What goes through a stream, and what becomes of one text."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

import attrs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

__all__ = ["Item", "Outcome", "attempt", "batched", "numbered"]

T = TypeVar("T")
Outcome: TypeAlias = "T | Exception"
"""What was made of a text, or the error that kept it from being made."""

_PAIR = 2


@attrs.frozen(kw_only=True)
class Item:
    """One text of a stream.

    Attributes:
        index: Its place in the stream.
        text: The text; a caller may give anything, which is refused when its turn comes.
        context: What came with it.
        paired: Whether something came with it.
    """

    index: int
    text: Any
    context: Any = None
    paired: bool = False


def numbered(texts: Iterable[Any]) -> Iterator[Item]:
    """Yield the items of a stream; a tuple of two is a text with its context."""
    for index, given in enumerate(texts):
        if isinstance(given, tuple) and len(given) == _PAIR:
            yield Item(index=index, text=given[0], context=given[1], paired=True)
        else:
            yield Item(index=index, text=given)


def batched(items: Iterator[Item], size: int) -> Iterator[list[Item]]:
    """Yield lists of ``size`` items, the last one shorter."""
    while batch := list(itertools.islice(items, size)):
        yield batch


def attempt(read: Callable[[str], T], text: str) -> Outcome[T]:
    """Return what ``read`` makes of a text, or the error that it raises."""
    try:
        return read(text)
    except Exception as error:  # noqa: BLE001 - the caller decides what an error means
        return error
