"""Python's collector of cycles, which stands still while a text is read.

What the stages make of a text holds no cycles and is gone when the text is read. The collector does
not know: it would walk over the words of every text, and now and then over all of the lexicon.
"""

from __future__ import annotations

import gc
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["collector_paused"]

_paused = False


@contextmanager
def collector_paused() -> Iterator[None]:
    """Stop the collector until the end of the context, where it runs.

    Of several threads the first one in stops it, and starts it again when it leaves: however many
    texts are read at a time, the collector gets its turn after one of them.
    """
    global _paused  # noqa: PLW0603 - there is one collector in a process
    if not gc.isenabled():
        yield
        return
    gc.disable()
    _paused = True
    try:
        yield
    finally:
        _paused = False
        gc.enable()


def _start_again() -> None:
    """Start the collector in a process that was forked while another thread read a text."""
    if _paused:
        gc.enable()


if hasattr(os, "register_at_fork"):  # pragma: no branch - where processes can be forked
    os.register_at_fork(after_in_child=_start_again)
