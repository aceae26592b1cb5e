"""Reads the packaged tables: tab-separated rows, ``#`` comments, ``-`` for an empty cell."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, NoReturn, TypeVar

import attrs

from ..errors import LexiconError

if TYPE_CHECKING:
    import enum

__all__ = ["LazyTable", "Row", "lines", "read_text", "row", "rows"]

_E = TypeVar("_E", bound="enum.Enum")
_T = TypeVar("_T")


def read_text(name: str) -> str:
    """Return the text of a packaged data file.

    Args:
        name: File name, such as ``"titles.tsv"``.

    Returns:
        Its contents.
    """
    # Imported on first use: it takes a third of the time that importing this package takes.
    from importlib import resources

    # Bytes, because reading as text would look for line ends of other systems in every file.
    content = (resources.files("quotelib") / "data" / name).read_bytes().decode("utf-8")
    return content.replace("\r\n", "\n") if "\r" in content else content


@attrs.frozen(kw_only=True)
class Row:
    """One row of a table, its cells by column name.

    Attributes:
        place: Where it stands, for messages.
        cells: Cells by column; an empty one is ``""``.
    """

    place: str
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
        raise LexiconError(f"{self.place}: {rule}") from None


def lines(
    name: str, columns: tuple[str, ...], text: str | None = None
) -> Iterator[tuple[int, str]]:
    """Yield the numbered lines of a table that hold rows.

    Args:
        name: File name.
        columns: The columns that its header must name, in order.
        text: Contents of the table; those of the packaged file when ``None``.

    Yields:
        Line number and line, without header, comments and empty lines.

    Raises:
        LexiconError: The header differs.
    """
    header = "\t".join(columns)
    started = False
    text = read_text(name) if text is None else text
    for number, line in enumerate(text.split("\n"), start=1):
        if not line or line[0] == "#":
            continue
        if started:
            yield number, line
        elif line == header:
            started = True
        else:
            Row(place=f"{name}, line {number}", cells={}).fail(
                f"header must be {header!r}, not {line!r}"
            )


def row(name: str, number: int, line: str, columns: tuple[str, ...]) -> Row:
    """Return one line of a table as a row.

    Args:
        name: File name, for messages.
        number: Line number, for messages.
        line: The line.
        columns: Column names.

    Returns:
        The row; a cell ``-`` is empty.

    Raises:
        LexiconError: The line has another number of cells than there are columns.
    """
    place = f"{name}, line {number}"
    cells = line.split("\t")
    if len(cells) != len(columns):
        Row(place=place, cells={}).fail(
            f"{len(columns)} cells wanted ({', '.join(columns)}), {len(cells)} found"
        )
    values = ["" if cell == "-" else cell for cell in cells]
    return Row(place=place, cells=dict(zip(columns, values, strict=True)))


def rows(name: str, columns: tuple[str, ...], text: str | None = None) -> Iterator[Row]:
    """Yield the rows of a table.

    Args:
        name: File name.
        columns: The columns that its header must name, in order.
        text: Contents of the table; those of the packaged file when ``None``.

    Yields:
        The rows, without comments and empty lines.

    Raises:
        LexiconError: The header differs, or a row has another number of cells.
    """
    for number, line in lines(name, columns, text):
        yield row(name, number, line, columns)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class LazyTable(Mapping[str, _T]):
    """A table whose rows are turned into records one by one, when they are asked for.

    A text uses a small part of the lexicon; parsing all of it would take most of the time that
    loading takes. Two threads that ask for the same row at once get equal records.

    Attributes:
        unread: For each key, what makes its record.
    """

    unread: Mapping[str, Callable[[], _T]]
    _read: dict[str, _T] = attrs.field(factory=dict, init=False)

    def __getitem__(self, key: str) -> _T:
        found = self._read.get(key)
        if found is None:
            found = self._read[key] = self.unread[key]()
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self.unread)

    def __len__(self) -> int:
        return len(self.unread)

    def __repr__(self) -> str:
        return f"LazyTable({len(self.unread)} rows)"
