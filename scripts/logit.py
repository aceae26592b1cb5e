"""A conditional logit: weights under which, of several answers, the right ones are likeliest.

What a feature weighs is a guess, nought by default, a weight for all kinds of choices and what one
kind adds to it, both held small, so that kinds with few examples borrow from the others (McFadden,
*Conditional logit analysis of qualitative choice behavior*, 1974). What two features weigh
together, above what they weigh alone, is a feature like others: a pair.

SciPy is needed here: dependency group ``data``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

import attrs
import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from quotelib.lexicon.weights import PAIR

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import numpy.typing as npt

    _Array = npt.NDArray[np.float64]

Tables = dict[str, dict[str, float]]


@attrs.frozen(kw_only=True)
class Choice:
    """The answers that were possible once.

    Attributes:
        table: The kind of choice, which has weights of its own.
        answers: The features of each answer.
        right: Which answers were right, by position.
        weight: How many times it counts.
    """

    table: str
    answers: Sequence[Mapping[str, float]]
    right: Sequence[int]
    weight: float = 1.0


def common_pairs(found: Sequence[Choice], least: int) -> frozenset[str]:
    """Return the pairs of features that told answers apart often.

    Args:
        found: What there was to choose.
        least: In how many choices some answers, but not all, must have had both features.

    Returns:
        The pairs, each as its features in alphabetical order with ``+`` between.
    """
    counts: Counter[str] = Counter()
    for one in found:
        inside = Counter(pair for answer in one.answers for pair in _pairs(answer))
        counts.update(pair for pair, times in inside.items() if times < len(one.answers))
    return frozenset(pair for pair, times in counts.items() if times >= least)


def with_pairs(found: Sequence[Choice], pairs: Collection[str]) -> list[Choice]:
    """Return choices whose answers have pairs of features, too, with the product of their values.

    Args:
        found: What there was to choose.
        pairs: The pairs that count.

    Returns:
        A choice for each.
    """
    return [
        attrs.evolve(
            one,
            answers=[
                {
                    **answer,
                    **{name: value for name, value in _pairs(answer).items() if name in pairs},
                }
                for answer in one.answers
            ],
        )
        for one in found
    ]


def fit(
    found: Sequence[Choice],
    *,
    penalty: float,
    own: float = 1.0,
    pair: float = 1.0,
    least: int = 1,
    guesses: Tables | None = None,
) -> Tables:
    """Return the weights under which the right answers are likeliest, held near guesses.

    Args:
        found: What there was to choose.
        penalty: How strongly weights are held.
        own: How many times more strongly what one kind of choice adds to them is held.
        pair: How many times more strongly the weights of pairs are held.
        least: How many answers must have a feature for it to weigh anything.
        guesses: What features seem to weigh, by kind of choice; nothing by default.

    Returns:
        For each kind of choice, the weight of each feature.
    """
    expected = guesses or {}
    counts = Counter(
        key for one in found for answer in one.answers for key in _keys(one.table, answer)
    )
    names = sorted(name for name, count in counts.items() if count >= least)
    loss = _loss(found, names, expected)
    strength = np.array(
        [
            penalty * (own if table else 1.0) * (pair if PAIR in name else 1.0)
            for table, name in names
        ]
    )

    def held(weights: _Array) -> tuple[float, _Array]:
        value, gradient = loss(weights)
        pull = strength * weights
        return value + float(weights @ pull) / 2, gradient + pull

    best = minimize(held, np.zeros(len(names)), jac=True, method="L-BFGS-B").x
    solved = dict(zip(names, best, strict=True))
    features = sorted({name for _, name in names}.union(*expected.values()))
    return {
        table: {
            name: expected.get(table, {}).get(name, 0.0)
            + float(solved.get(("", name), 0.0) + solved.get((table, name), 0.0))
            for name in features
        }
        for table in sorted({one.table for one in found} | expected.keys())
    }


def _loss(
    found: Sequence[Choice], names: Sequence[tuple[str, str]], guesses: Tables
) -> Callable[[_Array], tuple[float, _Array]]:
    """Return what gives, for weights of some names, how unlikely the right answers are.

    It gives the negative logarithm of their likelihood, and its gradient.
    """
    columns = {name: at for at, name in enumerate(names)}
    rows: list[int] = []
    cols: list[int] = []
    values: list[float] = []
    guessed: list[float] = []
    starts: list[int] = []
    right: list[int] = []
    for one in found:
        starts.append(len(guessed))
        right += [len(guessed) + at for at in one.right]
        table = guesses.get(one.table, {})
        for answer in one.answers:
            for key in _keys(one.table, answer):
                if key in columns:
                    rows.append(len(guessed))
                    cols.append(columns[key])
                    values.append(answer[key[1]])
            guessed.append(sum(table.get(name, 0.0) * value for name, value in answer.items()))
    matrix = csr_matrix((values, (rows, cols)), shape=(len(guessed), len(names)))
    base = np.array(guessed)
    groups = np.repeat(np.arange(len(starts)), np.diff([*starts, len(guessed)]))
    is_right = np.zeros(len(guessed))
    is_right[right] = 1.0
    counted = np.array([one.weight for one in found])

    def loss(weights: _Array) -> tuple[float, _Array]:
        scores = base + matrix @ weights
        highest = np.maximum.reduceat(scores, starts)
        odds = np.exp(scores - highest[groups])
        kept = odds * is_right
        sums = np.add.reduceat(odds, starts)
        kept_sums = np.maximum(np.add.reduceat(kept, starts), np.finfo(float).tiny)
        value = float(np.sum(counted * (np.log(sums) - np.log(kept_sums))))
        gradient = matrix.T @ (counted[groups] * (odds / sums[groups] - kept / kept_sums[groups]))
        return value, gradient

    return loss


def table_text(header: str, weighed: Tables) -> str:
    """Return weights as the text of a data file, those that round to nothing left out.

    Args:
        header: Comments that the file starts with.
        weighed: The weights, in the order of the columns.

    Returns:
        The text.
    """
    lines = [header + "\t".join(("feature", *weighed)) + "\n"]
    for name in sorted({name for table in weighed.values() for name in table}):
        cells = [f"{table.get(name, 0.0):.2f}" for table in weighed.values()]
        cells = ["-" if cell in ("0.00", "-0.00") else cell for cell in cells]
        if any(cell != "-" for cell in cells):
            lines.append("\t".join((name, *cells)) + "\n")
    return "".join(lines)


def _keys(table: str, answer: Mapping[str, float]) -> Iterator[tuple[str, str]]:
    """Yield what is estimated for an answer: weights for all tables, and what one adds to them."""
    for name in answer:
        yield ("", name)
        yield (table, name)


def _pairs(answer: Mapping[str, float]) -> dict[str, float]:
    """Return the pairs of an answer's features, each with the product of their values."""
    return {
        f"{one}{PAIR}{other}": answer[one] * answer[other]
        for one, other in combinations(sorted(answer), 2)
    }
