"""Reads the packaged tables: tab-separated rows under a header, ``#`` comments, ``-`` for nothing."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING, NoReturn, TypeVar

import attrs

from ..errors import LexiconError

if TYPE_CHECKING:
    import enum
    from collections.abc import Iterator

__all__ = ["Row", "read_text", "rows"]

_E = TypeVar("_E", bound="enum.Enum")


def read_text(name: str) -> str:
    """Return the text of a packaged data file.

    Args:
        name: File name, such as ``"titles.tsv"``.

    Returns:
        Its contents.
    """
    # Not ``quotelib.data``: a folder without ``__init__`` would be a namespace package.
    return (resources.files("quotelib") / "data" / name).read_text(encoding="utf-8")


@attrs.frozen(kw_only=True)
class Row:
    """One row of a table, its cells by column name.

    Attributes:
        file: File name, for messages.
        line: Line number from 1.
        cells: Cells by column; an empty one is ``""``.
    """

    file: str
    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def words(self, column: str, separator: str | None = None) -> tuple[str, ...]:
        """Return the parts of a cell.

        Args:
            column: Column name.
            separator: What stands between the parts; blanks when ``None``.

        Returns:
            The parts, none for an empty cell.
        """
        cell = self.cells[column]
        return tuple(cell.split(separator)) if cell else ()

    def member(self, vocabulary: type[_E], value: str) -> _E:
        """Return the member of an enum that has a value.

        Args:
            vocabulary: The enum.
            value: A value out of this row.

        Returns:
            The member.

        Raises:
            LexiconError: No member has that value.
        """
        try:
            return vocabulary(value)
        except ValueError:
            allowed = ", ".join(str(member.value) for member in vocabulary)
            self.fail(f"{value!r} is no {vocabulary.__name__}; allowed: {allowed}")

    def fail(self, rule: str) -> NoReturn:
        """Raise the error that names this row.

        Args:
            rule: What the row breaks.

        Raises:
            LexiconError: Always.
        """
        message = f"{self.file}, line {self.line}: {rule}"
        raise LexiconError(message)


def rows(name: str, text: str, columns: tuple[str, ...]) -> Iterator[Row]:
    """Yield the rows of a table.

    Args:
        name: File name, for messages.
        text: Contents of the file.
        columns: The columns that its header must name, in order.

    Yields:
        The rows, without comments and empty lines.

    Raises:
        LexiconError: The header differs, or a row has another number of cells.
    """
    header = "\t".join(columns)
    started = False
    for number, line in enumerate(text.split("\n"), start=1):
        if not line or line[0] == "#":
            continue
        if not started:
            if line != header:
                Row(file=name, line=number, cells={}).fail(f"header must be {header!r}")
            started = True
            continue
        cells = line.split("\t")
        if len(cells) != len(columns):
            Row(file=name, line=number, cells={}).fail(
                f"{len(columns)} cells wanted ({', '.join(columns)}), {len(cells)} found"
            )
        values = ["" if cell == "-" else cell for cell in cells]
        yield Row(file=name, line=number, cells=dict(zip(columns, values, strict=True)))
