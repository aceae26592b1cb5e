"""Documents as rows and counts."""

from __future__ import annotations

from .counts import summarise
from .frames import to_pandas, to_polars
from .rows import COLUMNS, csv_lines, records

__all__ = ["COLUMNS", "csv_lines", "records", "summarise", "to_pandas", "to_polars"]
