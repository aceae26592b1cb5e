"""Estimates ``data/end_weights.tsv``: what speaks for a reported clause ending at a place.

    python -m scripts.fit_ends [FOLDER ...]            # cross-validates, and says what it found
    python -m scripts.fit_ends --write [FOLDER ...]    # fits on everything, writes the table

Annotated articles come from ``tests/corpus`` and from any folders in the form that
`quotelib.evaluate.read_gold` reads. The model is a conditional logit: of all places at which a
clause may end, the annotated one is to be the likeliest. Only clauses that quotelib starts where
the annotators do count; what it finds beside them is no evidence of ends.

SciPy is needed for this script only: dependency group ``data``.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock

import attrs

from quotelib import Extractor
from quotelib.attribution import ends as deciding
from quotelib.attribution import objects
from quotelib.attribution.end_evidence import features_of
from quotelib.attribution.openings import ends
from scripts import logit
from scripts.corpus import own_articles, read_all

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from quotelib.attribution.openings import Opening
    from quotelib.evaluate import GoldDocument
    from scripts.logit import Tables

TARGET = Path(__file__).resolve().parents[1] / "src" / "quotelib" / "data" / deciding.WEIGHTS_FILE
HEADER = """\
# What speaks for and against a reported clause ending at a place. Derived by scripts/fit_ends.py:
# do not edit. The sum of the weights of the features that hold is the logarithm of the odds. The
# features are described in quotelib/attribution/end_evidence.py. What annotated articles hardly
# ever show has weights that the script gives by hand.
#
# clause, infinitive, object: for clauses with a finite verb, infinitives and attributes, and
#   noun phrases around quoted words.
"""
RARE = {
    "against:marks": (-1.2, -1.2, -1.2),
    "against:returns": (1.3, 0.65, 0.65),
    "agrees:puis": (1.0, 0.5, 0.5),
    "although": (-0.9, -0.9, -0.9),
    "aside:past_participle": (0.0, 0.0, 1.5),
    "aside:relative": (0.0, 0.0, 3.0),
    "colon_marks:uncued": (-1.5, -1.5, -1.5),
    "fits_ahead:comma": (-1.5, -0.8, -0.8),
    "fits_ahead:et": (-3.0, -1.5, -1.5),
    "fits_ahead:mais": (-1.8, -0.9, -0.9),
    "fits_ahead:puis": (-3.0, -1.5, -1.5),
    "fits_clause:comma": (-0.75, -0.4, -0.4),
    "fits_clause:et": (-1.5, -0.75, -0.75),
    "fits_clause:mais": (-1.2, -0.6, -0.6),
    "fits_clause:puis": (-2.0, -1.0, -1.0),
    "fits_report:et": (0.4, 0.2, 0.2),
    "fits_report:puis": (2.5, 1.2, 1.2),
    "only_is": (-3.0, -1.5, -1.5),
    "rest_qualifies": (0.0, 0.0, -2.0),
    "rule_as_told": (1.5, 1.5, 1.5),
    "rule_besides": (1.0, 1.0, 1.0),
    "rule_circumstance": (2.0, 2.0, 2.0),
    "rule_contrasts": (2.0, 2.0, 2.0),
    "rule_dated": (1.4, 1.4, 1.4),
    "rule_explained": (-2.8, 0.22, 0.11),
    "rule_fact": (2.0, 2.0, 2.0),
    "rule_further": (2.5, 2.5, 2.5),
    "rule_glosses": (2.0, 2.0, 2.0),
    "rule_grounds": (2.0, 2.0, 2.0),
    "rule_in_words": (2.5, 2.5, 2.5),
    "rule_leaves": (4.5, 4.5, 4.5),
    "rule_meantime": (6.0, 6.0, 6.0),
    "rule_meanwhile": (0.5, 0.5, 0.5),
    "rule_moves": (2.0, 2.0, 2.0),
    "rule_named": (1.6, 1.6, 1.6),
    "rule_object": (3.5, 3.5, 3.5),
    "rule_returns": (1.5, 1.5, 1.5),
    "rule_source": (2.0, 2.0, 2.0),
    "rule_speaker": (2.0, 2.4, 1.6),
    "rule_then": (-5.0, -5.0, -5.0),
    "rule_vouched": (1.5, 1.5, 1.5),
    "sequence:et": (-1.5, -1.5, -1.5),
    "sums_up": (-0.9, -0.9, -0.9),
    "sums_up:returns": (1.1, 0.55, 0.55),
    "supposed:et": (-1.5, -0.75, -0.75),
    "uncued:against": (1.8, 1.8, 1.8),
    "uncued:explained": (1.0, 1.0, 1.0),
    "unowned": (-1.8, -1.2, 0.0),
    "unspoken:comma": (0.8, 0.4, 0.4),
    "unspoken:et": (1.3, 0.65, 0.65),
    "unspoken:mais": (1.0, 0.5, 0.5),
    "unspoken:puis": (1.5, 0.8, 0.8),
}
"""Weights, a column each, of what the annotated articles hardly ever show: given by hand."""
PENALTY = 2.0
FOLDS = 5
LEAST = 4


@attrs.frozen(kw_only=True)
class Decision(logit.Choice):
    """The places at which a clause of an article may end, and the annotated one."""

    article: str


def choices(gold: Iterable[GoldDocument], extractor: Extractor) -> list[Decision]:
    """Return the ends that quotelib decides on in annotated articles."""
    found: list[Decision] = []
    decide = deciding.best_end
    asked: list[tuple[Opening, str]] = []

    def record(opening: Opening, table: str) -> int:
        asked.append((opening, table))
        return decide(opening, table)

    for document in gold:
        asked.clear()
        with (
            mock.patch.object(deciding, "best_end", record),
            mock.patch.object(objects, "best_end", record),
        ):
            extractor.extract(document.text)
        seen: set[tuple[int, int, str]] = set()
        for opening, table in asked:
            choice = _choice(document, opening, table)
            key = (opening.s, opening.start, table)
            if choice is not None and key not in seen:
                found.append(choice)
                seen.add(key)
    return found


def _choice(document: GoldDocument, opening: Opening, table: str) -> Decision | None:
    """Return a decision with its right answer, ``None`` when no annotation starts there."""
    tokens, text = opening.scene.tokens(opening.s), document.text
    if opening.start >= len(tokens):
        return None
    places = list(ends(opening))
    start = tokens[opening.start].start
    for annotation in document.quotations:
        for first, last in annotation.content:
            if any(map(str.isalnum, text[min(first, start) : max(first, start)])):
                continue
            for at, j in enumerate(places):
                end = tokens[j - 1].end
                if not any(map(str.isalnum, text[min(end, last) : max(end, last)])):
                    answers = tuple(features_of(opening, place) for place in places)
                    return Decision(
                        article=document.id,
                        table=table,
                        answers=[dict.fromkeys(one, 1.0) for one in answers],
                        right=(at,),
                    )
    return None


def tables(found: Sequence[Decision]) -> Tables:
    """Return the weights of every table."""
    fitted = logit.fit(found, penalty=PENALTY, least=LEAST)
    return {
        name: fitted[name] | {feature: weights[at] for feature, weights in RARE.items()}
        for at, name in enumerate(deciding.TABLES)
    }


def accuracy(found: Sequence[Decision], weighed: Mapping[str, Mapping[str, float]]) -> int:
    """Return how many answers the weights get right."""
    right = 0
    for one in found:
        table = weighed[one.table]
        scores = [sum(table.get(name, 0.0) for name in answer) for answer in one.answers]
        right += scores.index(max(scores)) in one.right
    return right


def cross_validate(found: Sequence[Decision]) -> None:
    """Say how many ends are right in articles that the weights have not seen."""
    articles = sorted({one.article for one in found})
    fold = {name: at % FOLDS for at, name in enumerate(articles)}
    right: dict[str, int] = defaultdict(int)
    for part in range(FOLDS):
        weighed = tables([one for one in found if fold[one.article] != part])
        for name in deciding.TABLES:
            held = [one for one in found if fold[one.article] == part and one.table == name]
            right[name] += accuracy(held, weighed)
    for name in deciding.TABLES:
        total = [one for one in found if one.table == name]
        last = sum(len(one.answers) - 1 in one.right for one in total)
        print(f"{name}: {right[name]}/{len(total)} right; the end of the sentence: {last}")


def main(arguments: Sequence[str]) -> int:
    """Run the script; return an exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("folders", nargs="*", type=Path)
    options = parser.parse_args(arguments)
    gold = [*own_articles(hard=False), *read_all(options.folders)]
    found = choices(gold, Extractor())
    cross_validate(found)
    if options.write:
        weighed = tables(found)
        columns = {name: weighed[name] for name in deciding.TABLES}
        TARGET.write_text(logit.table_text(HEADER, columns), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
