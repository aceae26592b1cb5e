"""Worker processes that outlive a killed one, and end with the stream or with its process."""

from __future__ import annotations

import contextlib
import multiprocessing
import multiprocessing.connection
import os
import pickle
import signal
import threading
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import resource_tracker
from typing import TYPE_CHECKING, Any, TypeVar

from ..errors import WorkerError
from .items import attempt, batched

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator
    from concurrent.futures import Future

    from .items import Item, Outcome

__all__ = ["available_processors", "parallel"]

T = TypeVar("T")

_BATCHES_AHEAD = 2
"""Batches a process that wait, run or are done before their turn: no process waits for work."""


def available_processors() -> int:
    """Return the number of processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def parallel(
    read: Callable[[str], T], items: Iterator[Item], *, n_process: int, batch_size: int
) -> Generator[tuple[Item, Outcome[T]], None, None]:
    """Yield what ``read`` makes of each item, in order, made in other processes.

    A killed process breaks its pool; every text that the pool still had is then read once more,
    alone in a process of its own, so that only a text which kills that one too has an error.

    Args:
        read: What is done with a text.
        items: The items; they are read as far ahead as the processes need.
        n_process: Number of processes.
        batch_size: Texts that a process takes at once.

    Yields:
        Items with their outcomes.

    Raises:
        WorkerError: The processes cannot be started.
    """
    waiting: deque[tuple[list[Item], Future[list[Outcome[T]]]]] = deque()
    with _pool(read, n_process) as pool:
        for batch in batched(items, batch_size):
            waiting.append((batch, pool.submit(batch)))
            if len(waiting) == _BATCHES_AHEAD * n_process:
                yield from _collect(read, *waiting.popleft())
        while waiting:
            yield from _collect(read, *waiting.popleft())


def _collect(
    read: Callable[[str], T], batch: list[Item], future: Future[list[Outcome[T]]]
) -> Iterator[tuple[Item, Outcome[T]]]:
    """Yield the items of a batch with their outcomes, once these are there."""
    try:
        outcomes = future.result()
    except BrokenProcessPool:
        yield from _one_by_one(read, batch)
        return
    yield from zip(batch, outcomes, strict=True)


def _one_by_one(read: Callable[[str], T], batch: list[Item]) -> Iterator[tuple[Item, Outcome[T]]]:
    """Yield the items of a batch with their outcomes, each read on its own."""
    with _pool(read, 1) as pool:
        for item in batch:
            try:
                (outcome,) = pool.submit([item]).result()
            except BrokenProcessPool as error:
                outcome = WorkerError("the process that read it was killed, twice")
                outcome.__cause__ = error
            yield item, outcome


@contextlib.contextmanager
def _pool(read: Callable[[str], Any], n_process: int) -> Iterator[_Pool]:
    """Close a pool at the end, and at once when there is an error or nobody reads any further."""
    pool = _Pool(read, n_process)
    try:
        yield pool
    except BaseException:
        pool.give_up()
        raise
    pool.close()


class _Pool:
    """A process pool that is made anew when one of its processes was killed."""

    def __init__(self, read: Callable[[str], Any], n_process: int) -> None:
        self._read = read
        self._n_process = n_process
        self._executor: ProcessPoolExecutor | None = None

    def submit(self, batch: list[Item]) -> Future[list[Outcome[Any]]]:
        """Give a batch to a process."""
        texts = [item.text for item in batch]
        with _interrupts_held():
            if self._executor is not None:
                with contextlib.suppress(BrokenProcessPool):
                    return self._executor.submit(_work, texts)
                self.close()
            self._executor = self._start()
            return self._executor.submit(_work, texts)

    def _start(self) -> ProcessPoolExecutor:
        """Return a new pool, once its processes have shown that they work."""
        self._end, self._lifeline = multiprocessing.Pipe(duplex=False)
        executor = ProcessPoolExecutor(
            self._n_process,
            mp_context=multiprocessing.get_context(),
            initializer=_prepare,
            initargs=(self._read, self._end),
        )
        try:
            for trial in [executor.submit(_work, []) for _ in range(self._n_process)]:
                trial.result()
        except Exception as error:  # one of theirs, or of what cannot be sent to them
            executor.shutdown()
            self._end.close()
            self._lifeline.close()
            raise WorkerError(
                f"worker processes end before they take a text ({error}). Where they are spawned, "
                "the program that starts them must keep what it does under "
                "if __name__ == '__main__':, and what they read with must survive pickle"
            ) from error
        return executor

    def give_up(self) -> None:
        """Close the pool without waiting for what its processes still do."""
        if self._executor is not None:
            # Nobody reads the message: all of them see that it is there.
            self._lifeline.send_bytes(b"end")
        self.close()

    def close(self) -> None:
        """End the processes."""
        if self._executor is not None:
            self._executor.shutdown(cancel_futures=True)
            self._executor = None
            self._end.close()
            self._lifeline.close()


@contextlib.contextmanager
def _interrupts_held() -> Iterator[None]:
    """Hold back Ctrl-C in this thread and in the processes that it starts.

    A terminal sends it to every process. It is for the one that reads the stream to end the others.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    # It unblocks the signal once it runs, so that it must run before the first process starts.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


# --- in the worker process ---------------------------------------------------------------------

_reader: Callable[[str], Any]


def _prepare(read: Callable[[str], Any], end: multiprocessing.connection.Connection) -> None:
    """Make a process ready: once for all the texts that it will read."""
    global _reader  # noqa: PLW0603 - a process pool leaves nothing else to keep it in
    _reader = read
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave, args=(end,), daemon=True).start()


def _leave(end: multiprocessing.connection.Connection) -> None:
    """End the process when the stream is given up or the process that reads it is gone."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        multiprocessing.connection.wait([end, parent.sentinel])
        os._exit(1)


def _work(texts: list[str]) -> list[Outcome[Any]]:
    """Return what is made of each text."""
    return [_portable(attempt(_reader, text)) for text in texts]


def _portable(outcome: Outcome[T]) -> Outcome[T]:
    """Return an outcome in which an error that cannot travel is told in words."""
    if isinstance(outcome, Exception):
        try:
            pickle.loads(pickle.dumps(outcome))  # noqa: S301 - our own
        except Exception:  # noqa: BLE001 - whatever its class does
            return RuntimeError(f"{type(outcome).__name__}: {outcome}")
    return outcome
