"""Read sports news with the words of a sports desk: ``python sport.py FILE…``."""

from __future__ import annotations

import sys
from pathlib import Path

import quotelib
from _articles import articles

TEXT = (
    "« La Grande Régate » : Mister Weber était l'invité de lundi. « On a ramé à l'envers », a-t-il "
    "débriefé. La pistarde Inès Caron joue la montre : « On verra. »"
)


def main(names: list[str]) -> None:
    """Print one line a quotation."""
    words = quotelib.ExtraWords.from_json(Path(__file__).with_name("sport.json").read_bytes())
    extractor = quotelib.Extractor(words=words)
    for doc in extractor.pipe(articles(names).values() if names else [TEXT]):
        for quotation in doc.quotations:
            how = quotation.cue.lemma if quotation.cue else "–"
            print(
                f"{quotation.speaker.name if quotation.speaker else '?'} ({how}): {quotation.text}"
            )


if __name__ == "__main__":
    main(sys.argv[1:])
