"""Print what is said about a topic, and by whom: ``python about.py PATTERN FILE…``."""

from __future__ import annotations

import re
import sys

import quotelib
from _articles import articles


def main(pattern: str, names: list[str]) -> None:
    """Print one line a quotation."""
    topic = re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)
    texts = articles(names)
    for name, doc in zip(texts, quotelib.pipe(texts.values()), strict=True):
        for quotation in doc.quotations:
            if topic.search(quotation.text):
                who = quotation.speaker.name if quotation.speaker else "?"
                act = quotation.cue.act.value if quotation.cue else "–"
                print(f"{name}: {who} [{act}] {quotation.text}")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "ponts?|passerelles?", sys.argv[2:])
