"""Annotated articles that are not part of the project: quality, and what holds for every result.

``QUOTELIB_GOLD`` names their folder; without it these tests are skipped. The scorer comes with the
articles.
"""

from __future__ import annotations

import importlib.util
import json
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from promises import broken_promises
from quotelib import find_quoted

if TYPE_CHECKING:
    from pathlib import Path

    from quotelib import Document, Extractor, Quotation

pytestmark = [pytest.mark.gold, pytest.mark.model, pytest.mark.slow]

THRESHOLDS = [
    ("direct", "F@0.8", 92.0),
    ("direct", "sourced F", 87.0),
    ("direct+mixed", "F@0.8", 83.0),
    ("indirect", "F@0.8", 74.0),
]


@pytest.fixture(scope="module")
def articles(gold: Path) -> list[dict[str, Any]]:
    """Return the annotated articles for development, as they stand in their files."""
    paths = sorted((gold / "dev").glob("*.gold.json"))
    if not paths:
        pytest.skip(f"no annotated articles in {gold / 'dev'}")
    return [json.loads(path.read_text(encoding="utf-8")) for path in paths]


@pytest.fixture(scope="module")
def results(articles: list[dict[str, Any]], extractor: Extractor) -> list[Document]:
    """Return what quotelib finds in each article."""
    return list(extractor.pipe(article["text"] for article in articles))


@pytest.fixture(scope="module")
def scores(
    gold: Path, articles: list[dict[str, Any]], results: list[Document]
) -> dict[str, dict[str, float]]:
    """Return the table of the articles' own scorer."""
    spec = importlib.util.spec_from_file_location("gold_score", gold / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    predictions = {
        article["id"]: [_prediction(quotation) for quotation in result.quotations]
        for article, result in zip(articles, results, strict=True)
    }
    table: dict[str, dict[str, float]] = module.score(articles, predictions)
    return table


def _prediction(quotation: Quotation) -> dict[str, Any]:
    """Return a quotation in the form that the scorer reads."""
    source, cue = quotation.source, quotation.cue
    return {
        "type": quotation.kind.value,
        "content": [[span.start, span.end] for span in quotation.content],
        "cue": [[span.start, span.end] for span in cue.spans] if cue else [],
        "speaker": [source.span.start, source.span.end] if source else None,
        "entity": quotation.speaker.name if quotation.speaker else None,
    }


@pytest.mark.parametrize(("kind", "measure", "least"), THRESHOLDS)
def test_quality(
    scores: dict[str, dict[str, float]], kind: str, measure: str, least: float
) -> None:
    """Quotations of each kind are found, and their sources, at least this well."""
    assert scores[kind]["gold"] >= 200
    assert scores[kind][measure] >= least


def test_few_marks_are_taken_for_quotations(
    articles: list[dict[str, Any]], results: list[Document]
) -> None:
    """Of the marked stretches annotated as no quotation, at most one in ten becomes one."""
    wrong = total = 0
    for article, result in zip(articles, results, strict=True):
        contents = [
            {offset for span in quotation.content for offset in range(span.start, span.end)}
            for quotation in result.quotations
            if quotation.kind.value != "indirect"
        ]
        for start, end in article["not_quotations"]:
            stretch = set(range(start, end))
            wrong += any(len(stretch & c) > 0.8 * len(stretch | c) for c in contents)
            total += 1
    assert total >= 100
    assert wrong <= total // 10


def test_promises(articles: list[dict[str, Any]], results: list[Document]) -> None:
    """Offsets, quoted spans, rules, reasons and parents are as promised in every article."""
    found = {
        article["id"]: broken_promises(article["text"], result)
        for article, result in zip(articles, results, strict=True)
    }
    assert {name: problems for name, problems in found.items() if problems} == {}


def test_every_quoted_span_once(articles: list[dict[str, Any]], results: list[Document]) -> None:
    """The quoted spans of the result are those of typography, one for one."""
    for article, result in zip(articles, results, strict=True):
        expected = Counter(span.outer for span in find_quoted(article["text"]))
        assert expected == Counter(span.outer for span in result.quoted_spans)


def test_a_second_run_is_equal(
    articles: list[dict[str, Any]], results: list[Document], extractor: Extractor
) -> None:
    """Read again in the opposite order, some articles give the same results."""
    some = list(zip(articles, results, strict=True))[:12]
    for article, result in reversed(some):
        assert extractor.extract(article["text"]) == result
