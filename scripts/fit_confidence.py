"""Estimates ``data/confidence_weights.tsv``: how likely a quotation is right in words and speaker.

    python -m scripts.fit_confidence [FOLDER ...]            # cross-validates, prints reliability
    python -m scripts.fit_confidence --write [FOLDER ...]    # fits on everything, writes the table

A quotation is right when an annotator has one that shares four fifths of its words with the same
speaker. The model is a logistic regression, large weights penalised, so that a rule that is seen
seldom counts like the others. SciPy is needed for this script only: dependency group ``data``.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy.optimize import minimize

from quotelib.evaluate.matching import Ruler, pairs, same_speaker
from quotelib.lexicon import load_lexicon
from quotelib.speakers import Resolver, certainty_of, discourse_of, resolve_with
from quotelib.speakers.confidence import CONFIDENCE_FILE, signs
from scripts.fit_speakers import FOLDS, Article, annotation_of, read

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from quotelib.speakers.descriptions import Features

TARGET = Path(__file__).resolve().parents[1] / "src" / "quotelib" / "data" / CONFIDENCE_FILE
HEADER = """\
# What makes a quotation likely to be right in words and speaker. Derived by
# scripts/fit_confidence.py: do not edit. The sum of the weights of the signs that hold is the
# logarithm of the odds. The signs are described in quotelib/speakers/confidence.py.
"""
PENALTY = 2.0
BINS = 10
SAME_WORDS = 0.8

Case = tuple["Features", bool]
"""The signs of a quotation, and whether it is right."""
Foretold = tuple[float, bool]
"""How likely a quotation is to be right, and whether it is."""


class Bin(NamedTuple):
    """Quotations of like confidence: how many, how sure on average, which share of them right."""

    low: float
    quotations: int
    predicted: float
    right: float


def cases(article: Article) -> list[Case]:
    """Return the signs of each quotation that is found, and whether it is right."""
    gold = article.gold
    resolver = Resolver(
        discourse=discourse_of(
            article.attributed.attributions, article.sentences, article.mentions, load_lexicon()
        )
    )
    attributions = article.attributed.attributions
    resolution = resolve_with(resolver, attributions)
    paired = {
        other: (at, overlap)
        for at, (other, overlap) in pairs(
            Ruler.of(gold.text), gold.quotations, [annotation_of(one) for one in attributions]
        ).items()
    }
    entities = {entity.name: entity for entity in gold.entities}
    found: list[Case] = []
    for at, attribution in enumerate(attributions):
        who = resolution.of[at]
        name = resolution.speakers[who].name if isinstance(who, int) else None
        right = False
        if at in paired:
            number, overlap = paired[at]
            expected = gold.quotations[number].speaker
            same = same_speaker(expected, entities.get(expected or ""), name)
            right = overlap >= SAME_WORDS and (same or name is None)
        certainty = certainty_of(resolver, attribution)
        found.append((signs(attribution, certainty, resolved=name is not None), right))
    return found


def fit(made: Sequence[Case]) -> dict[str, float]:
    """Return the weights that make right quotations likely and wrong ones not."""
    names = sorted({name for found, _ in made for name in found})
    matrix = np.array([[found.get(name, 0.0) for name in names] for found, _ in made])
    right = np.array([one for _, one in made], dtype=float)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = matrix @ weights
        expected = 1 / (1 + np.exp(-scores))
        total = float(np.logaddexp(0, scores).sum() - right @ scores)
        total += PENALTY / 2 * float(weights @ weights)
        return total, matrix.T @ (expected - right) + PENALTY * weights

    best = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B")
    return {name: round(float(weight), 2) for name, weight in zip(names, best.x, strict=True)}


def predict(found: Features, weights: Mapping[str, float]) -> float:
    """Return how likely a quotation is right."""
    score = sum(value * weights.get(name, 0.0) for name, value in found.items())
    return float(1 / (1 + np.exp(-score)))


def reliability(foretold: Sequence[Foretold]) -> list[Bin]:
    """Return how often quotations of like confidence are right, from the least confident on."""
    inside: dict[int, list[Foretold]] = defaultdict(list)
    for one in foretold:
        inside[min(int(one[0] * BINS), BINS - 1)].append(one)
    return [
        Bin(
            low=at / BINS,
            quotations=len(some),
            predicted=sum(confidence for confidence, _ in some) / len(some),
            right=sum(right for _, right in some) / len(some),
        )
        for at, some in sorted(inside.items())
    ]


def calibration_error(bins: Sequence[Bin]) -> float:
    """Return by how much confidence and share of right quotations differ, on average."""
    total = sum(one.quotations for one in bins)
    return sum(abs(one.predicted - one.right) * one.quotations for one in bins) / total


def report(bins: Sequence[Bin]) -> str:
    """Return the table of predicted and found shares, and the expected calibration error."""
    lines = [f"{'confidence':<14}{'quotations':>10}{'predicted':>11}{'right':>9}"]
    for one in bins:
        label = f"{one.low:.1f} to {one.low + 1 / BINS:.1f}"
        lines.append(f"{label:<14}{one.quotations:>10}{one.predicted:>11.1%}{one.right:>9.1%}")
    lines.append(f"expected calibration error {calibration_error(bins):.3f}")
    return "\n".join(lines)


def foretell(made: Sequence[Sequence[Case]]) -> list[Foretold]:
    """Return what weights of other articles foretell of each quotation, and whether it is right."""
    found: list[Foretold] = []
    for fold in range(FOLDS):
        weights = fit([one for at, some in enumerate(made) if at % FOLDS != fold for one in some])
        found += [
            (predict(signs_, weights), right)
            for some in made[fold::FOLDS]
            for signs_, right in some
        ]
    return found


def cross_validate(articles: Sequence[Article]) -> None:
    """Print how weights of other articles foretell what is right."""
    foretold = foretell([cases(article) for article in articles])
    print(f"{len(articles)} articles, {len(foretold)} quotations, {FOLDS} folds")
    print(report(reliability(foretold)))


def table(weights: Mapping[str, float]) -> str:
    """Return the weights as the text of the data file."""
    lines = [f"{name}\t{weight:.2f}" for name, weight in sorted(weights.items())]
    return HEADER + "\n".join(("sign\tweight", *lines)) + "\n"


def main(arguments: Sequence[str]) -> int:
    """Cross-validate, or write the table; return an exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folders", nargs="*", type=Path, help="further annotated articles")
    parser.add_argument("--write", action="store_true", help="write the table")
    options = parser.parse_args(arguments)
    articles = read(options.folders)
    if options.write:
        made = [one for article in articles for one in cases(article)]
        TARGET.write_text(table(fit(made)), encoding="utf-8")
    else:
        cross_validate(articles)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
