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
    PRESS,
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
    ("articles", "direct", 98.0, 89.1),
    ("articles", "mixed", 93.5, 83.2),
    ("articles", "indirect", 97.5, 91.5),
    ("long", "direct", 96.6, 78.5),
    ("long", "mixed", 90.1, 78.6),
    ("long", "indirect", 90.3, 78.6),
    ("press", "direct", 96.0, 78.3),
    ("press", "mixed", 86.5, 74.0),
    ("press", "indirect", 86.7, 75.0),
    ("people", "direct", 96.3, 81.8),
    ("people", "mixed", 94.3, 78.7),
    ("people", "indirect", 91.5, 74.6),
    ("sources", "direct", 96.4, 84.0),
    ("sources", "mixed", 86.4, 75.3),
    ("sources", "indirect", 81.2, 74.1),
    ("clauses", "direct", 88.3, 81.0),
    ("clauses", "mixed", 80.6, 69.6),
    ("clauses", "indirect", 82.8, 72.3),
    ("sentences", "direct", 98.0, 95.9),
    ("sentences", "mixed", 94.8, 94.8),
    ("sentences", "indirect", 90.9, 90.9),
    ("paragraphs", "mixed", 87.0, 76.7),
    ("paragraphs", "indirect", 92.3, 81.0),
]
FEWEST = 40


def _reports(extractor: Extractor, folder: Path) -> dict[str, Report]:
    """Return the scores of each part of the corpus, all of it read in one pass."""
    parts = {
        "articles": list(read_articles()),
        "long": list(read_articles(LONG)),
        "press": list(read_articles(PRESS)),
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
