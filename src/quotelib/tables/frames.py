"""Records as data frames of pandas and Polars, which are imported on use."""

from __future__ import annotations

import importlib
import re
from typing import TYPE_CHECKING, Any

from ..errors import MissingPackageError
from .rows import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd
    import polars as pl

__all__ = ["to_pandas", "to_polars"]

# Nullable types, so that a missing number does not turn its column into floats.
_PANDAS = {int: "Int64", float: "Float64", bool: "boolean", str: "string"}
_POLARS = {int: "Int64", float: "Float64", bool: "Boolean", str: "String"}

_SURROGATE = re.compile("[\ud800-\udfff]")


def to_pandas(rows: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    """Return records as a pandas data frame.

    Args:
        rows: Records.

    Returns:
        The frame, with every column of `COLUMNS` even if there are no rows.

    Raises:
        MissingPackageError: pandas is not installed.
    """
    pandas = _package("pandas")
    types = {name: _PANDAS[type_] for name, type_ in COLUMNS.items()}
    frame: pd.DataFrame = pandas.DataFrame(_cells(rows), columns=list(COLUMNS)).astype(types)
    return frame


def to_polars(rows: Sequence[Mapping[str, Any]]) -> pl.DataFrame:
    """Return records as a Polars data frame.

    Args:
        rows: Records.

    Returns:
        The frame, with every column of `COLUMNS` even if there are no rows.

    Raises:
        MissingPackageError: Polars is not installed.
    """
    polars = _package("polars")
    types = {name: getattr(polars, _POLARS[type_]) for name, type_ in COLUMNS.items()}
    frame: pl.DataFrame = polars.DataFrame(_cells(rows), schema=types, orient="row")
    return frame


def _cells(rows: Sequence[Mapping[str, Any]]) -> list[tuple[Any, ...]]:
    """Return the rows as tuples; a lone surrogate, which no column can hold, becomes U+FFFD."""
    return [
        tuple(
            _SURROGATE.sub("\ufffd", value) if isinstance(value, str) else value
            for value in (row[name] for name in COLUMNS)
        )
        for row in rows
    ]


def _package(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise MissingPackageError(
            f"to_{name} needs {name}, which is not installed; run pip install 'quotelib[{name}]'"
        ) from error
