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
    ("articles", "direct", 98.0, 86.6),
    ("articles", "mixed", 93.5, 83.2),
    ("articles", "indirect", 97.5, 89.9),
    ("long", "direct", 96.6, 79.9),
    ("long", "mixed", 90.1, 79.8),
    ("long", "indirect", 90.6, 82.2),
    ("press", "direct", 96.0, 83.9),
    ("press", "mixed", 90.2, 81.5),
    ("press", "indirect", 88.5, 82.1),
    ("people", "direct", 96.5, 82.9),
    ("people", "mixed", 94.9, 85.6),
    ("people", "indirect", 91.5, 81.4),
    ("sources", "direct", 96.6, 88.2),
    ("sources", "mixed", 87.3, 79.9),
    ("sources", "indirect", 81.2, 79.1),
    ("clauses", "direct", 88.3, 83.1),
    ("clauses", "mixed", 83.5, 75.9),
    ("clauses", "indirect", 86.8, 78.4),
    ("sentences", "direct", 98.0, 95.9),
    ("sentences", "mixed", 94.8, 94.8),
    ("sentences", "indirect", 90.9, 90.9),
    ("paragraphs", "mixed", 87.0, 76.7),
    ("paragraphs", "indirect", 92.5, 83.8),
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
