"""How well the project's own corpus is read: no change may cost it more than a little."""

from __future__ import annotations

import json
from operator import lt
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
    from pathlib import Path

    from quotelib import Extractor

pytestmark = [pytest.mark.model, pytest.mark.slow, pytest.mark.no_cover]

# Part, kind of quotations, least F@0.8, least attributed F: two points under what was reached. A
# part with few quotations of a kind has no row for it.
FLOORS = [
    ("articles", "direct", 98.0, 85.0),
    ("articles", "mixed", 92.8, 79.8),
    ("articles", "indirect", 97.5, 89.9),
    ("long", "direct", 96.5, 78.3),
    ("long", "mixed", 89.5, 76.9),
    ("long", "indirect", 90.8, 76.9),
    ("people", "direct", 96.3, 80.9),
    ("people", "mixed", 93.8, 79.0),
    ("people", "indirect", 91.2, 75.3),
    ("sources", "direct", 96.4, 82.8),
    ("sources", "mixed", 84.7, 73.5),
    ("sources", "indirect", 79.4, 74.1),
    ("clauses", "direct", 88.3, 81.0),
    ("clauses", "mixed", 79.4, 67.6),
    ("clauses", "indirect", 82.6, 69.4),
    ("sentences", "direct", 98.0, 94.9),
    ("sentences", "mixed", 93.9, 93.9),
    ("sentences", "indirect", 90.9, 90.9),
    ("paragraphs", "mixed", 87.2, 73.9),
    ("paragraphs", "indirect", 92.2, 80.1),
]
FEWEST = 40


def _reports(extractor: Extractor, folder: Path) -> dict[str, Report]:
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
        path = folder / f"{part}.jsonl"
        lines = (json.dumps(to_gold(text), ensure_ascii=False) for text in texts)
        path.write_text("\n".join(lines), encoding="utf-8")
        gold = read_gold(path)
        reports[part] = evaluate(gold, [next(found) for _ in gold], samples=0)
    assert next(found, None) is None
    return reports


def test_quality(extractor: Extractor, tmp_path: Path) -> None:
    """Quotations of each kind with enough of them, and who speaks, are found at least this well."""
    found = {
        (part, kind): (round(100 * scores.content.f, 1), round(100 * scores.attributed.f, 1))
        for part, report in _reports(extractor, tmp_path).items()
        for kind in ("direct", "mixed", "indirect")
        if (scores := getattr(report, kind)).gold >= FEWEST
    }
    floors = {(part, kind): floors for part, kind, *floors in FLOORS}
    assert floors.keys() == found.keys()
    below = {key: found[key] for key in found if any(map(lt, found[key], floors[key]))}
    assert below == {}
