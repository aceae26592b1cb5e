"""Record batches: what goes in, what comes out, and a real Spark between the two."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from corpus_notation import read_articles
from quotelib import (
    ArgumentTypeError,
    ArgumentValueError,
    Document,
    MissingPackageError,
    Quotation,
    QuotationKind,
    Span,
)
from quotelib.arrow import extract_batches, output_schema, quotation_schema, spark_columns
from quotelib.tables import COLUMNS

if TYPE_CHECKING:
    from pathlib import Path

    from quotelib import Extractor

pa = pytest.importorskip("pyarrow")


class Reader:
    """An engine that finds as many quotations as a text has asterisks."""

    def extract(self, text: str) -> Document:
        """Return a document."""
        quotations = tuple(
            Quotation(
                kind=QuotationKind.DIRECT,
                content=(Span.of(text, index, index + 1),),
                rule="test",
                confidence=1.0,
            )
            for index, character in enumerate(text)
            if character == "*"
        )
        return Document(text=text, quotations=quotations)


READER: Any = Reader()


def _rows(batches: list[Any], **options: Any) -> list[dict[str, Any]]:
    """Return all rows of what comes out."""
    return [
        row
        for batch in extract_batches(batches, extractor=READER, **options)
        for row in batch.to_pylist()
    ]


# --- shape -------------------------------------------------------------------------------------


def test_rows_are_records() -> None:
    """A row is a record of a quotation after the other columns of its text's row."""
    texts = ["a * b *", "rien", "* c"]
    batch = pa.record_batch({"id": [7, 8, 9], "text": texts, "tags": [["x"], None, ["y", "z"]]})
    expected = [
        {"id": id_, "tags": tags, **record}
        for id_, tags, text in zip([7, 8, 9], [["x"], None, ["y", "z"]], texts, strict=True)
        for record in READER.extract(text).records()
    ]
    assert _rows([batch]) == expected
    assert len(expected) == 3


def test_schema() -> None:
    """What comes out has the announced schema, with and without rows; types follow records."""
    schema = pa.schema([("id", pa.int32()), ("text", pa.large_string()), ("on", pa.date32())])
    announced = output_schema(schema)
    assert announced.names == ["id", "on", *COLUMNS]
    assert announced.field("id").type == pa.int32()
    assert quotation_schema().field("confidence").type == pa.float64()
    assert quotation_schema().field("negated").type == pa.bool_()
    for texts in (["*"], ["rien"]):
        batch = pa.record_batch([[1], texts, [None]], schema=schema)
        (out,) = extract_batches([batch], extractor=READER)
        assert out.schema == announced
    assert list(extract_batches([], extractor=READER)) == []
    empty = pa.record_batch([[], [], []], schema=schema)
    assert list(extract_batches([empty], extractor=READER)) == []


@pytest.mark.parametrize("kind", ["string", "large_string", "string_view", "dictionary"])
def test_kinds_of_strings(kind: str) -> None:
    """Texts may stand in any kind of string column; a null has no quotations."""
    column = pa.array(["*", None, "**"])
    column = (
        column.dictionary_encode() if kind == "dictionary" else column.cast(getattr(pa, kind)())
    )
    batch = pa.record_batch({"id": ["a", "b", "c"], "corps": column})
    assert [row["id"] for row in _rows([batch], text="corps")] == ["a", "c", "c"]


def test_texts_alone() -> None:
    """A batch of nothing but texts gives quotations and nothing else."""
    (row,) = _rows([pa.record_batch({"text": ["*"]})])
    assert list(row) == list(COLUMNS)


def test_large_batches_come_in_parts() -> None:
    """A large batch comes out in several, lazily, in order."""
    batch = pa.record_batch({"id": range(1000), "text": ["*"] * 1000})
    stream = extract_batches(iter([batch, "no batch"]), extractor=READER)
    first = next(stream)
    assert 0 < first.num_rows < 1000
    ids = first["id"].to_pylist()
    while len(ids) < 1000:
        ids += next(stream)["id"].to_pylist()
    assert ids == list(range(1000))
    with pytest.raises(ArgumentTypeError, match=r"must be an iterable of pyarrow\.RecordBatch"):
        next(stream)


def test_spark_columns() -> None:
    """The columns in Spark's language have the names and types of the others."""
    columns = [column.split() for column in spark_columns().split(", ")]
    assert [name for name, _ in columns] == quotation_schema().names
    names = {"bigint": "int64", "double": "double", "boolean": "bool", "string": "string"}
    assert [names[type_] for _, type_ in columns] == list(map(str, quotation_schema().types))


# --- arguments ---------------------------------------------------------------------------------


def test_wrong_batches() -> None:
    """A missing column, one that holds no strings and names that collide are errors."""
    batch = pa.record_batch({"id": [1], "text": ["*"]})
    with pytest.raises(ArgumentValueError, match=r"\['id', 'text'\]; got 'corps'"):
        list(extract_batches([batch], text="corps"))
    with pytest.raises(ArgumentTypeError, match="the column 'id' must hold strings, not int64"):
        list(extract_batches([batch], text="id"))
    batch = pa.record_batch({"date": [1], "kind": [1], "text": ["*"]})
    with pytest.raises(ArgumentValueError, match="names of results: date, kind; rename them"):
        list(extract_batches([batch]))
    table: Any = pa.table({"text": ["*"]})
    with pytest.raises(ArgumentTypeError, match=r"pass table\.to_batches\(\)"):
        list(extract_batches(table))


def test_without_pyarrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without pyarrow the error names the extra; Spark's columns need none."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingPackageError, match=r"pip install 'quotelib\[arrow\]'"):
        list(extract_batches([]))
    assert spark_columns()


# --- with the real engine ----------------------------------------------------------------------


@pytest.mark.model
def test_the_default_engine(extractor: Extractor) -> None:
    """Without an engine the default one reads."""
    text = "« Le pont tient », assure Léa Morel. Elle promet que le bac restera gratuit."
    rows = [
        row
        for batch in extract_batches([pa.record_batch({"text": [text]})])
        for row in batch.to_pylist()
    ]
    assert rows == extractor.extract(text).records()


@pytest.mark.model
@pytest.mark.slow
@pytest.mark.spark
@pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java")
def test_spark(extractor: Extractor, root: Path, tmp_path: Path) -> None:
    """The Spark job of the documentation gives, row by row, what `extract` gives."""
    pytest.importorskip("pyspark", reason="needs the dependency group spark")
    parquet = pytest.importorskip("pyarrow.parquet")
    texts = [article.text for article in read_articles()]
    articles = {f"a{number:02}": text for number, text in enumerate(texts)}
    table = pa.table(
        {
            "id": [*articles, "null"],
            "title": ["sans objet"] * (len(texts) + 1),
            "text": [*articles.values(), None],
        }
    )
    parquet.write_table(table, tmp_path / "articles.parquet", row_group_size=5)
    job = [sys.executable, str(root / "examples" / "spark_job.py")]
    subprocess.run(
        [*job, str(tmp_path / "articles.parquet"), str(tmp_path / "quotations.parquet")],
        check=True,
        timeout=600,
        stderr=subprocess.PIPE,
        env=_environment(tmp_path),
    )
    found = parquet.read_table(tmp_path / "quotations.parquet").to_pylist()
    found.sort(key=lambda row: (row["id"], row["quotation"]))
    assert found == [
        {"id": name, **record}
        for name, text in articles.items()
        for record in extractor.extract(text).records()
    ]
    assert len(found) > 50


def _environment(folder: Path) -> dict[str, str]:
    """Return an environment for a local Spark of two workers that use this interpreter."""
    return {
        **os.environ,
        "PYSPARK_PYTHON": sys.executable,
        "PYSPARK_SUBMIT_ARGS": "--master local[2] --conf spark.ui.enabled=false "
        f"--conf spark.sql.warehouse.dir={folder} pyspark-shell",
        "SPARK_LOCAL_IP": "127.0.0.1",
    }
