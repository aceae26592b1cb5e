"""What the scripts that derive data files share: write the file, or say that it is out of date."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["DATA", "write_or_check"]

DATA = Path(__file__).resolve().parents[1] / "src" / "quotelib" / "data"


def write_or_check(name: str, table: Callable[[], str], arguments: Sequence[str]) -> int:
    """Write a data file, or compare it with what it should be.

    Args:
        name: The file's name.
        table: Makes its text.
        arguments: Command-line arguments without the program's name; ``--check`` compares.

    Returns:
        Exit status: 1 if the file is not up to date, 2 for other arguments.
    """
    if list(arguments) not in ([], ["--check"]):
        print(sys.modules["__main__"].__doc__)
        return 2
    path, text = DATA / name, table()
    if arguments:
        if path.exists() and path.read_text(encoding="utf-8") == text:
            return 0
        print(f"{name} is out of date")
        return 1
    path.write_text(text, encoding="utf-8", newline="\n")
    rows = sum(not line.startswith("#") for line in text.splitlines()) - 1
    print(f"{name}: {rows} rows")
    return 0
