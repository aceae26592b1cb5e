"""The quotations of a table of articles, with Ray.

::

    python examples/ray_job.py articles.parquet quotations

``articles.parquet`` has a column ``id`` and a column ``text``. Each worker needs quotelib with the
extras ``arrow`` and ``model``.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pyarrow as pa
import ray

from quotelib.arrow import extract_batches

if TYPE_CHECKING:
    from collections.abc import Iterator


def quotations(articles: pa.Table) -> Iterator[pa.Table]:
    """Yield the quotations of some articles."""
    for batch in extract_batches(articles.to_batches()):
        yield pa.Table.from_batches([batch])


def main(source: str, target: str) -> None:
    """Read articles and write their quotations."""
    articles = ray.data.read_parquet(source, columns=["id", "text"])
    found = articles.map_batches(quotations, batch_format="pyarrow", batch_size=1000)
    found.write_parquet(target)


if __name__ == "__main__":
    main(*sys.argv[1:])
