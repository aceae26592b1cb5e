"""How well the project's own corpus is read: no change may cost it more than a little."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from corpus_notation import (
    CLAUSES,
    LONG,
    PARAGRAPHS,
    PEOPLE,
    SOURCES,
    read_articles,
    read_sentences,
    to_gold,
)
from quotelib.evaluate import Report, evaluate, read_gold

if TYPE_CHECKING:
    from quotelib import Extractor

pytestmark = [pytest.mark.model, pytest.mark.slow]

# Part, kind of quotations, least F@0.8, least attributed F: two points under what was reached. A
# part with few quotations of a kind has no row for it.
FLOORS = [
    ("articles", "direct", 98.0, 84.2),
    ("articles", "mixed", 92.2, 78.0),
    ("articles", "indirect", 97.5, 91.0),
    ("long", "direct", 96.5, 77.7),
    ("long", "mixed", 89.1, 75.5),
    ("long", "indirect", 90.8, 77.6),
    ("people", "direct", 96.3, 79.6),
    ("people", "mixed", 91.5, 76.1),
    ("people", "indirect", 90.2, 72.9),
    ("sources", "direct", 96.4, 81.2),
    ("sources", "mixed", 80.3, 69.0),
    ("sources", "indirect", 79.4, 72.3),
    ("clauses", "direct", 88.3, 78.9),
    ("clauses", "mixed", 78.9, 67.0),
    ("clauses", "indirect", 83.3, 68.9),
    ("sentences", "direct", 98.0, 93.9),
    ("sentences", "mixed", 93.2, 93.2),
    ("sentences", "indirect", 92.1, 92.1),
    ("paragraphs", "mixed", 86.9, 73.4),
    ("paragraphs", "indirect", 92.5, 80.7),
]
FEWEST = 40


@pytest.fixture(scope="module")
def reports(extractor: Extractor, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Report]:
    """Return the scores of each part of the corpus, all of it read in one pass."""
    parts = {
        "articles": list(read_articles()),
        "long": list(read_articles(LONG)),
        "people": list(read_articles(PEOPLE)),
        "sources": list(read_articles(SOURCES)),
        "clauses": list(read_articles(CLAUSES)),
        "sentences": list(read_sentences()),
        "paragraphs": list(read_sentences(PARAGRAPHS)),
    }
    found = extractor.pipe(text.text for texts in parts.values() for text in texts)
    reports: dict[str, Report] = {}
    for part, texts in parts.items():
        path = tmp_path_factory.mktemp("corpus") / f"{part}.jsonl"
        lines = (json.dumps(to_gold(text), ensure_ascii=False) for text in texts)
        path.write_text("\n".join(lines), encoding="utf-8")
        gold = read_gold(path)
        reports[part] = evaluate(gold, [next(found) for _ in gold], samples=0)
    assert next(found, None) is None
    return reports


@pytest.mark.parametrize(("part", "kind", "content", "attributed"), FLOORS)
def test_quality(
    reports: dict[str, Report], part: str, kind: str, content: float, attributed: float
) -> None:
    """Quotations of each kind, and who speaks in them, are found at least this well."""
    scores = getattr(reports[part], kind)
    assert scores.gold >= FEWEST
    assert 100 * scores.content.f >= content
    assert 100 * scores.attributed.f >= attributed


def test_every_kind_is_scored(reports: dict[str, Report]) -> None:
    """Each kind with enough quotations in a part has its floors."""
    scored = {(part, kind) for part, kind, *_ in FLOORS}
    assert scored == {
        (part, kind)
        for part, report in reports.items()
        for kind in ("direct", "mixed", "indirect")
        if getattr(report, kind).gold >= FEWEST
    }
