"""What tests of streams do with a text, in a module that other processes can import."""

from __future__ import annotations

import os
import signal
from pathlib import Path

__all__ = ["UntoldError", "read"]


class UntoldError(Exception):
    """An error that cannot be pickled."""

    def __init__(self, one: str, two: str) -> None:
        super().__init__(one + two)


def read(text: str) -> tuple[str, int]:
    """Return a text in capitals and the process that read it; obey texts that are orders."""
    order, _, rest = text.partition(" ")
    if order == "raise":
        raise ValueError(rest)
    if order == "untold":
        raise UntoldError(rest, "!")
    if order == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if order == "die-once" and not Path(rest).exists():
        Path(rest).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return text.upper(), os.getpid()
