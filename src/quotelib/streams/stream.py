"""One stream: its arguments, its order, and what happens to the texts that fail."""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Iterable, Sized
from typing import TYPE_CHECKING, Any, TypeVar

from ..errors import ArgumentTypeError, ArgumentValueError, MissingPackageError, TextError
from .items import attempt, numbered
from .workers import available_processors, parallel

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator

    from .items import Item, Outcome

__all__ = ["stream"]

T = TypeVar("T")

_ON_ERROR = ("raise", "skip", "yield")
_ALL = -1


def stream(
    read: Callable[[str], T],
    texts: Iterable[Any],
    *,
    batch_size: int,
    n_process: int,
    on_error: str,
    progress: bool,
) -> Iterator[Any]:
    """Return an iterator over what ``read`` makes of each text, in order.

    Args:
        read: What is done with a text; other processes take it over by pickle where they are
            spawned.
        texts: Texts, or pairs of a text and anything.
        batch_size: Texts that a process takes at once.
        n_process: Number of processes, ``-1`` for one a processor.
        on_error: ``"raise"``, ``"skip"`` or ``"yield"``.
        progress: Whether to show a progress bar on standard error.

    Returns:
        Results; pairs of a result and its context where pairs came in.

    Raises:
        ArgumentTypeError: ``texts`` is one string or no iterable, or an option has the wrong type.
        ArgumentValueError: An option has an impossible value.
        MissingPackageError: A progress bar is asked for and tqdm is not installed.
        TextError: A text cannot be read and ``on_error`` is ``"raise"``.
        WorkerError: The processes cannot be started.
    """
    if isinstance(texts, str):
        message = "texts must be an iterable of strings, not one str: call extract(text) instead"
        raise ArgumentTypeError(message)
    if not isinstance(texts, Iterable) and not hasattr(texts, "__getitem__"):
        message = f"texts must be an iterable of strings, not {type(texts).__name__}"
        raise ArgumentTypeError(message)
    _check_number("batch_size", batch_size, special=None)
    _check_number("n_process", n_process, special=_ALL)
    if on_error not in _ON_ERROR:
        allowed = ", ".join(map(repr, _ON_ERROR))
        raise ArgumentValueError(f"on_error must be one of {allowed}, got {on_error!r}")
    show = _bar(texts) if progress else iter
    items = numbered(texts)
    n_process = available_processors() if n_process == _ALL else n_process
    if n_process == 1:
        outcomes = ((item, attempt(read, item.text)) for item in items)
    else:
        outcomes = parallel(read, items, n_process=n_process, batch_size=batch_size)
    return _results(outcomes, on_error, show)


def _check_number(name: str, value: object, *, special: int | None) -> None:
    """Raise an error if an option is no positive whole number, nor the special one."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise ArgumentTypeError(f"{name} must be an int, not {type(value).__name__}")
    if value < 1 and value != special:
        other = "" if special is None else f", or {special} for all processors"
        raise ArgumentValueError(f"{name} must be 1 or more{other}, got {value}")


def _bar(texts: Iterable[Any]) -> Callable[[Iterator[Any]], Iterable[Any]]:
    """Return what wraps a progress bar around an iterator."""
    try:
        from tqdm import tqdm
    except ImportError as error:
        raise MissingPackageError(
            "progress=True needs tqdm, which is not installed; run pip install 'quotelib[progress]'"
        ) from error
    total = len(texts) if isinstance(texts, Sized) else None
    return functools.partial(tqdm, total=total, unit="text")


def _results(
    outcomes: Generator[tuple[Item, Outcome[T]], None, None],
    on_error: str,
    show: Callable[[Iterator[Any]], Iterable[tuple[Item, Outcome[T]]]],
) -> Iterator[Any]:
    """Yield results in the form that the caller asked for."""
    with contextlib.closing(outcomes):  # at once, not when the last reference to it is gone
        for item, outcome in show(outcomes):
            result: T | TextError
            if isinstance(outcome, Exception):
                if on_error == "skip":
                    continue
                result = _failure(item, outcome)
                if on_error == "raise":
                    raise result
            else:
                result = outcome
            yield (result, item.context) if item.paired else result


def _failure(item: Item, reason: Exception) -> TextError:
    """Return the error that tells which text failed, with the reason as its cause."""
    error = TextError(item.index, f"{type(reason).__name__}: {reason}")
    error.__cause__ = reason
    return error
