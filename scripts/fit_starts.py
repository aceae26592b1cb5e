"""Estimates ``data/start_weights.tsv``: what speaks for a framed clause starting at a place.

    python -m scripts.fit_starts [FOLDER ...]            # cross-validates, and says what it found
    python -m scripts.fit_starts --write [FOLDER ...]    # fits on everything, writes the table

Annotated articles come from ``tests/corpus``, annotated sentences from ``tests/constructions`` and
``tests/readings.txt``, more articles from any folders in the form that
`quotelib.evaluate.read_gold` reads. The model is that of ``scripts/fit_ends.py``; only cues that
quotelib and the annotators have in common count.

SciPy is needed for this script only: dependency group ``data``.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock

from quotelib import Extractor, QuotationKind
from quotelib.attribution import according
from quotelib.attribution import starts as deciding
from quotelib.attribution.start_evidence import features_of, starts
from quotelib.evaluate import GoldDocument
from quotelib.evaluate.annotations import Annotation
from scripts import logit
from scripts.corpus import own_articles, read_all
from scripts.fit_ends import FOLDS, Decision, accuracy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from quotelib.attribution.start_evidence import Frame
    from scripts.logit import Tables

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "src" / "quotelib" / "data" / deciding.WEIGHTS_FILE
HEADER = """\
# What speaks for and against a framed clause starting at a place. Derived by
# scripts/fit_starts.py: do not edit. The sum of the weights of the features that hold is the
# logarithm of the odds. The features are described in quotelib/attribution/start_evidence.py.
"""
PENALTY = 1.0
LEAST = 3


def choices(gold: Iterable[GoldDocument], extractor: Extractor) -> list[Decision]:
    """Return the starts that quotelib decides on in annotated texts."""
    found: list[Decision] = []
    decide = deciding.best_start
    asked: list[Frame] = []

    def record(frame: Frame) -> int:
        asked.append(frame)
        return decide(frame)

    for document in gold:
        asked.clear()
        with mock.patch.object(according, "best_start", record):
            extractor.extract(document.text)
        decisions = (_choice(document, frame) for frame in asked)
        found.extend(choice for choice in decisions if choice is not None)
    return found


def _choice(document: GoldDocument, frame: Frame) -> Decision | None:
    """Return a decision with its right answer, ``None`` when no annotation has the cue."""
    tokens, text = frame.scene.tokens(frame.s), document.text
    places = list(starts(frame))
    spans = {(span.start, span.end) for span in frame.cue.cue.spans}
    for annotation in document.quotations:
        if not any(a < end and start < b for a, b in annotation.cue for start, end in spans):
            continue
        begin = annotation.content[0][0]
        for at, j in enumerate(places):
            start = tokens[j].start
            if not any(map(str.isalnum, text[min(begin, start) : max(begin, start)])):
                return Decision(
                    article=document.id,
                    table=deciding.TABLES[0],
                    answers=[features_of(frame, place, places[-1]) for place in places],
                    right=(at,),
                )
    return None


def tables(found: Sequence[Decision]) -> Tables:
    """Return the weights."""
    return logit.fit(found, penalty=PENALTY, least=LEAST)


def cross_validate(found: Sequence[Decision]) -> None:
    """Say how many starts are right in texts that the weights have not seen."""
    texts = sorted({one.article for one in found})
    fold = {name: at % FOLDS for at, name in enumerate(texts)}
    right = 0
    for part in range(FOLDS):
        weighed = tables([one for one in found if fold[one.article] != part])
        right += accuracy([one for one in found if fold[one.article] == part], weighed)
    first = sum(0 in one.right for one in found)
    print(f"{right}/{len(found)} right; the start of the sentence: {first}")


def sentences() -> Iterator[GoldDocument]:
    """Yield the annotated sentences of the tests."""
    sys.path.insert(0, str(ROOT / "tests"))
    from constructions_notation import parse_example, read_inventory

    marked = [example.marked for found in read_inventory() for example in found.examples]
    marked += (ROOT / "tests" / "readings.txt").read_text(encoding="utf-8").splitlines()
    for line in marked:
        if not line or line.startswith("#"):
            continue
        text, quotations = parse_example(line)
        found = (
            Annotation(kind=QuotationKind.INDIRECT, content=one.content, cue=one.cue)
            for one in quotations
        )
        yield GoldDocument(id=text, text=text, quotations=tuple(found))


def main(arguments: Sequence[str]) -> int:
    """Run the script; return an exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("folders", nargs="*", type=Path)
    options = parser.parse_args(arguments)
    gold = [*own_articles(hard=False), *read_all(options.folders)]
    found = choices([*gold, *sentences()], Extractor())
    cross_validate(found)
    if options.write:
        weighed = tables(found)
        columns = {name: weighed[name] for name in deciding.TABLES}
        TARGET.write_text(logit.table_text(HEADER, columns), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
