"""Quotations of Arrow record batches, for engines that run on many machines.

Spark's ``mapInArrow`` takes `extract_batches` as it is; Ray, Polars and DuckDB hand over batches
too. Each row of the result is a quotation, with the columns of `quotelib.Document.records` after
those of the row that its text came from. pyarrow comes with the extra ``quotelib[arrow]``.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from .errors import ArgumentTypeError, ArgumentValueError, MissingPackageError
from .tables import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pyarrow as pa

    from .extract import Extractor

__all__ = ["extract_batches", "output_schema", "spark_columns"]

_ROWS = 256
"""Texts whose quotations make one batch, so that memory does not depend on the batches given."""

_ARROW = {int: "int64", float: "float64", bool: "bool_", str: "string"}
_SPARK = {int: "bigint", float: "double", bool: "boolean", str: "string"}


def extract_batches(
    batches: Iterable[pa.RecordBatch], *, text: str = "text", extractor: Extractor | None = None
) -> Iterator[pa.RecordBatch]:
    """Yield the quotations of the texts in record batches, a row each.

    Args:
        batches: Record batches, read one at a time.
        text: Name of the column of texts. A null has no quotations.
        extractor: The engine; ``None`` for the default one, which each process loads once.

    Yields:
        Record batches of the schema that `output_schema` gives: all other columns of the text's
        row, then those of `quotelib.Document.records`. Rows are in the order of texts and, in a
        text, of quotations.

    Raises:
        ArgumentTypeError: An item is no record batch, or the column does not hold strings.
        ArgumentValueError: A batch has no such column, or another one with the name of a result.
        MissingPackageError: pyarrow is not installed.
        ModelNotFoundError: The default French pipeline is not installed.

    Example:
        >>> import pyarrow
        >>> from quotelib.arrow import extract_batches
        >>> articles = pyarrow.record_batch(
        ...     {"id": ["a1", "a2"], "text": ["« Oui », dit Léa Morel.", "Il pleut."]}
        ... )
        >>> for batch in extract_batches([articles]):
        ...     print(batch.select(["id", "speaker", "text"]).to_pylist())
        [{'id': 'a1', 'speaker': 'Léa Morel', 'text': 'Oui'}]
    """
    pyarrow = _pyarrow()
    if extractor is None:
        from .extract import extract
    else:
        extract = extractor.extract
    for batch in batches:
        if not isinstance(batch, pyarrow.RecordBatch):
            raise ArgumentTypeError(
                f"batches must be an iterable of pyarrow.RecordBatch, got {type(batch).__name__}; "
                "of a pyarrow.Table, pass table.to_batches()"
            )
        schema = output_schema(batch.schema, text=text)
        column = batch.schema.names.index(text)
        for start in range(0, batch.num_rows, _ROWS):
            part = batch.slice(start, _ROWS)
            found = [
                (row, record)
                for row, value in enumerate(part.column(column).to_pylist())
                if value is not None
                for record in extract(value).records()
            ]
            yield _batch(pyarrow, part.remove_column(column), found, schema)


def _batch(
    pyarrow: Any, rest: pa.RecordBatch, found: list[tuple[int, dict[str, Any]]], schema: pa.Schema
) -> pa.RecordBatch:
    """Return quotations beside the rows that their texts came from."""
    carried = rest.take(pyarrow.array([row for row, _ in found], pyarrow.int64()))
    made = pyarrow.RecordBatch.from_pylist([record for _, record in found], quotation_schema())
    batch: pa.RecordBatch = pyarrow.RecordBatch.from_arrays(
        [*carried.columns, *made.columns], schema=schema
    )
    return batch


def output_schema(schema: pa.Schema, *, text: str = "text") -> pa.Schema:
    """Return the schema of what `extract_batches` yields.

    Args:
        schema: The schema of the batches that go in.
        text: Name of the column of texts.

    Returns:
        The fields of the other columns, then one for each column of a quotation.

    Raises:
        ArgumentTypeError: The column does not hold strings.
        ArgumentValueError: There is no such column, or another one with the name of a result.
        MissingPackageError: pyarrow is not installed.

    Example:
        >>> import pyarrow
        >>> from quotelib.arrow import output_schema
        >>> articles = pyarrow.schema([("id", pyarrow.string()), ("text", pyarrow.string())])
        >>> output_schema(articles).names[:5]
        ['id', 'quotation', 'kind', 'speaker', 'speaker_kind']
    """
    pyarrow = _pyarrow()
    places = schema.get_all_field_indices(text)
    if len(places) != 1:
        raise ArgumentValueError(
            f"text must name one column of the batches, which are {schema.names}; got {text!r}"
        )
    kind = schema.field(places[0]).type
    values = kind.value_type if pyarrow.types.is_dictionary(kind) else kind
    if values not in (pyarrow.string(), pyarrow.large_string(), pyarrow.string_view()):
        raise ArgumentTypeError(f"the column {text!r} must hold strings, not {kind}")
    carried = schema.remove(places[0])
    taken = sorted(set(carried.names) & COLUMNS.keys())
    if taken:
        raise ArgumentValueError(
            f"columns of the batches have the names of results: {', '.join(taken)}; rename them, "
            "or leave them out"
        )
    return pyarrow.schema([*carried, *quotation_schema()])


def quotation_schema() -> pa.Schema:
    """Return the fields of a quotation."""
    pyarrow = _pyarrow()
    fields = [(name, getattr(pyarrow, _ARROW[type_])()) for name, type_ in COLUMNS.items()]
    return pyarrow.schema(fields)


def spark_columns() -> str:
    """Return the columns of a quotation in the language of Spark's schemas.

    Returns:
        Names and types, to follow those of the columns that are carried through.

    Example:
        >>> from quotelib.arrow import spark_columns
        >>> schema = f"id string, {spark_columns()}"
        >>> schema[:50]
        'id string, quotation bigint, kind string, speaker '
    """
    return ", ".join(f"{name} {_SPARK[type_]}" for name, type_ in COLUMNS.items())


def _pyarrow() -> Any:
    try:
        return importlib.import_module("pyarrow")
    except ImportError as error:
        raise MissingPackageError(
            "quotelib.arrow needs pyarrow, which is not installed; run "
            "pip install 'quotelib[arrow]'"
        ) from error
