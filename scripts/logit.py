"""A conditional logit: weights under which, of several answers, the right ones are likeliest.

What a feature weighs is a weight for all kinds of choices and what one kind adds to it, both held
small, so that kinds with few examples borrow from the others (McFadden, *Conditional logit analysis
of qualitative choice behavior*, 1974).

SciPy is needed here: dependency group ``data``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import attrs
import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy.typing as npt

Tables = dict[str, dict[str, float]]


@attrs.frozen(kw_only=True)
class Choice:
    """The answers that were possible once.

    Attributes:
        table: The kind of choice, which has weights of its own.
        answers: The features of each answer.
        right: Which answers were right, by position.
    """

    table: str
    answers: Sequence[Mapping[str, float]]
    right: Sequence[int]


def fit(found: Sequence[Choice], *, penalty: float, own: float = 1.0, least: int = 1) -> Tables:
    """Return the weights under which the right answers are likeliest, small ones preferred.

    Args:
        found: What there was to choose.
        penalty: How strongly weights are held small.
        own: How many times more strongly what one kind of choice adds to them is.
        least: How many answers must have a feature for it to weigh anything.

    Returns:
        For each kind of choice, the weight of each feature.
    """
    counts = Counter(
        key for one in found for answer in one.answers for key in _keys(one.table, answer)
    )
    names = sorted(name for name, count in counts.items() if count >= least)
    columns = {name: at for at, name in enumerate(names)}
    rows: list[int] = []
    cols: list[int] = []
    values: list[float] = []
    starts: list[int] = []
    right: list[int] = []
    total = 0
    for one in found:
        starts.append(total)
        right += [total + at for at in one.right]
        for answer in one.answers:
            for key in _keys(one.table, answer):
                if key in columns:
                    rows.append(total)
                    cols.append(columns[key])
                    values.append(answer[key[1]])
            total += 1
    matrix = csr_matrix((values, (rows, cols)), shape=(total, len(names)))
    groups = np.repeat(np.arange(len(starts)), np.diff([*starts, total]))
    is_right = np.zeros(total)
    is_right[right] = 1.0

    strength = np.array([penalty * (own if table else 1.0) for table, _ in names])

    def loss(weights: npt.NDArray[np.float64]) -> tuple[float, npt.NDArray[np.float64]]:
        scores = matrix @ weights
        highest = np.maximum.reduceat(scores, starts)
        odds = np.exp(scores - highest[groups])
        kept = odds * is_right
        sums, kept_sums = np.add.reduceat(odds, starts), np.add.reduceat(kept, starts)
        value = float(np.sum(np.log(sums) - np.log(kept_sums)))
        gradient = matrix.T @ (odds / sums[groups] - kept / kept_sums[groups])
        held = strength * weights
        return value + float(weights @ held) / 2, gradient + held

    solved = dict(
        zip(names, minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B").x, strict=True)
    )
    return {
        table: {
            name: float(solved.get(("", name), 0.0) + solved.get((table, name), 0.0))
            for name in sorted({name for _, name in solved})
        }
        for table in sorted({one.table for one in found})
    }


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
