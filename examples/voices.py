"""Print who speaks in some articles as CSV, an article a row: ``python voices.py FILE…``."""

from __future__ import annotations

import csv
import sys

import quotelib
from _articles import articles

COLUMNS = ("article", "quotations", "speakers", "women", "men", "unknown", "words", "longest")


def main(names: list[str]) -> None:
    """Write the table."""
    writer = csv.writer(sys.stdout)
    writer.writerow(COLUMNS)
    texts = articles(names)
    for name, doc in zip(texts, quotelib.pipe(texts.values()), strict=True):
        summary = doc.summary()
        words = {tally.name: tally.words for tally in summary.genders}
        by_gender = [words.get(gender, 0) for gender in ("f", "m", "unknown")]
        longest = summary.speakers[0].name if summary.speakers else ""
        writer.writerow(
            [name, summary.quotations, len(doc.speakers), *by_gender, summary.words, longest]
        )


if __name__ == "__main__":
    main(sys.argv[1:])
