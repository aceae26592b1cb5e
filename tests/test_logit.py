"""The conditional logit that weights are estimated with."""

from __future__ import annotations

import pytest

pytest.importorskip("scipy", reason="needs SciPy (dependency group data)")

from quotelib.lexicon.weights import Weights, score
from scripts import logit
from scripts.logit import Choice

NEAR = {"near": 1.0}
NAMED = {"named": 1.0}
BOTH = {"near": 1.0, "named": 1.0}
EITHER = [
    Choice(table="one", answers=[NEAR, BOTH], right=[0]),
    Choice(table="one", answers=[BOTH, NAMED], right=[1]),
    Choice(table="one", answers=[NEAR, {}], right=[0]),
    Choice(table="one", answers=[{}, NAMED], right=[1]),
]
"""Choices in which either of two features is right, but not both: no weights of each tell that."""


def best(choice: Choice, tables: logit.Tables) -> int:
    """Return the answer that weights make the likeliest."""
    weights = Weights.of(tables[choice.table])
    scores = [weights.score(answer) for answer in choice.answers]
    return scores.index(max(scores))


def test_common_pairs() -> None:
    """A pair counts where it tells answers apart, so often as asked for."""
    everywhere = Choice(table="one", answers=[BOTH, BOTH], right=[0])
    assert logit.common_pairs([*EITHER, everywhere], 2) == {"named+near"}
    assert not logit.common_pairs([*EITHER, everywhere], 3)


def test_with_pairs() -> None:
    """The value of a pair is the product of both; other features and choices stay as they are."""
    choice = Choice(table="one", answers=[{"often": 3.0, "near": 0.5}, NEAR], right=[1], weight=2.0)
    (found,) = logit.with_pairs([choice], frozenset({"near+often"}))
    assert found.answers == [{"often": 3.0, "near": 0.5, "near+often": 1.5}, NEAR]
    assert (found.right, found.weight) == ([1], 2.0)
    assert logit.with_pairs([choice], frozenset()) == [choice]


def test_pairs_are_those_of_the_library() -> None:
    """What is estimated of a pair is what the library makes of it, whatever the values."""
    choice = Choice(table="one", answers=[{"near": 0.5, "often": 3.0, "late": 1.0}], right=[0])
    table = {"near": 0.25, "often": -2.0, "near+often": 1.5, "late+near": -0.5, "late+new": 9.0}
    (found,) = logit.with_pairs([choice], frozenset(table))
    assert Weights.of(table).score(choice.answers[0]) == pytest.approx(
        score(found.answers[0], table)
    )


def test_pairs_tell_what_features_alone_cannot() -> None:
    """With pairs all answers come out, without only some."""
    pairs = logit.common_pairs(EITHER, 1)
    with_them = logit.fit(logit.with_pairs(EITHER, pairs), penalty=0.01)
    assert with_them["one"]["named+near"] < 0
    assert all(best(one, with_them) in one.right for one in EITHER)
    without = logit.fit(EITHER, penalty=0.01)
    assert not all(best(one, without) in one.right for one in EITHER)


def test_weights_of_pairs_are_held_smaller() -> None:
    """The more strongly pairs are penalised the smaller are their weights."""
    found = logit.with_pairs(EITHER, logit.common_pairs(EITHER, 1))
    loose, tight = (logit.fit(found, penalty=1.0, pair=pair)["one"] for pair in (1.0, 100.0))
    assert abs(tight["named+near"]) < abs(loose["named+near"])


def test_guesses() -> None:
    """Weights stay near what was guessed where nothing shows more, and leave it where it is wrong."""
    guesses = {"one": {"near": 2.0, "rare": -3.0}, "other": {"near": 1.0}}
    choice = Choice(table="one", answers=[NEAR, {}], right=[1], weight=50.0)
    tables = logit.fit([choice], penalty=1.0, guesses=guesses)
    assert tables["one"]["rare"] == pytest.approx(-3.0)
    assert tables["one"]["near"] < 0
    assert tables.keys() == {"one", "other"}


def test_weight_of_a_choice() -> None:
    """A choice that counts three times is the same as three of them."""
    right, wrong = (Choice(table="one", answers=[NEAR, NAMED], right=[at]) for at in (0, 1))
    thrice = Choice(table="one", answers=[NEAR, NAMED], right=[0], weight=3.0)
    once = logit.fit([thrice, wrong], penalty=0.1)
    same = logit.fit([right, right, right, wrong], penalty=0.1)
    assert once["one"] == pytest.approx(same["one"], abs=1e-3)


def test_table_text() -> None:
    """Weights that round to nothing are left out."""
    text = logit.table_text("# head\n", {"one": {"a": 0.5, "b": 0.001}, "other": {"a": -0.001}})
    assert text == "# head\nfeature\tone\tother\na\t0.50\t-\n"
