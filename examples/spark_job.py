"""The quotations of a table of articles, with Spark.

::

    spark-submit examples/spark_job.py articles.parquet quotations.parquet

``articles.parquet`` has a column ``id`` of strings and a column ``text``. Each worker needs
quotelib with the extras ``arrow`` and ``model``.
"""

from __future__ import annotations

import sys

from pyspark.sql import SparkSession

from quotelib.arrow import extract_batches, spark_columns


def main(source: str, target: str) -> None:
    """Read articles and write their quotations."""
    spark = (
        SparkSession.builder.appName("quotations")
        # One process for one processor reads many batches: the model is loaded once.
        .config("spark.python.worker.reuse", "true")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "1000")
        .getOrCreate()
    )
    articles = spark.read.parquet(source).select("id", "text")
    quotations = articles.mapInArrow(extract_batches, f"id string, {spark_columns()}")
    quotations.write.parquet(target)
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
