"""What features weigh, alone and in pairs."""

from __future__ import annotations

import pytest

from quotelib.lexicon.weights import Weights
from quotelib.speakers.ranking import TABLES, weights


def test_of() -> None:
    """Names with a plus are pairs, which are kept by their first feature."""
    found = Weights.of({"far": 1.0, "far+late": 0.5, "far+new": -0.5, "late+new": 2.0})
    assert found.alone == {"far": 1.0}
    assert found.together == {"far": [("late", 0.5), ("new", -0.5)], "late": [("new", 2.0)]}


@pytest.mark.parametrize(
    ("features", "expected"),
    [
        ({}, 0.0),
        ({"unknown": 3.0}, 0.0),
        ({"far": 2.0}, 2.0),
        ({"late": 1.0}, 0.0),
        ({"far": 2.0, "late": 3.0}, 5.0),
        ({"late": 3.0, "far": 2.0}, 5.0),
        ({"far": 1.0, "late": 1.0, "new": 1.0}, 3.0),
    ],
)
def test_score(features: dict[str, float], expected: float) -> None:
    """A pair counts where both features hold, in any order, times both values."""
    found = Weights.of({"far": 1.0, "far+late": 0.5, "far+new": -0.5, "late+new": 2.0})
    assert found.score(features) == pytest.approx(expected)
    assert Weights.of({}).score(features) == 0


def test_pairs_of_the_table() -> None:
    """Pairs are of two features in alphabetical order that weigh something alone as well."""
    alone = {name for table in weights().values() for name in table.alone}
    pairs = {
        (one, other)
        for name in TABLES
        for one, found in weights()[name].together.items()
        for other, _ in found
    }
    assert pairs
    assert all(one < other and {one, other} <= alone for one, other in pairs)
