"""Confidence: a chance between 0 and 1 that keeps what it promises on annotated texts."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotelib.models import Mention, MentionKind, QuotationKind, Span
from quotelib.models.records import Attribution, MentionMatch
from quotelib.speakers.confidence import confidence, signs

if TYPE_CHECKING:
    from quotelib import Extractor

RULES = ("incise", "floating", "que_clause", "according_to", "no_such_rule")
CERTAINTIES = (0.0, 0.1, 0.3, 0.5, 0.7, 0.9, 1.0)
LARGEST_ERROR = 0.08
FEWEST = 20


def attribution(
    rule: str = "incise",
    source: MentionKind | None = MentionKind.PRONOUN,
    kind: QuotationKind = QuotationKind.DIRECT,
    certain: float = 0.9,
) -> Attribution:
    """Return an attribution of « Oui », dit-elle."""
    elle = Span(start=12, end=16, text="elle")
    match = MentionMatch(
        mention=Mention(span=elle, kind=source or MentionKind.NAME), sentence=0, first=0, last=0
    )
    return Attribution(
        kind=kind,
        content=(Span(start=2, end=5, text="Oui"),),
        rule=rule,
        confidence=certain,
        source=match if source is not None else None,
    )


@given(
    rule=st.sampled_from(RULES),
    source=st.sampled_from([None, *MentionKind]),
    kind=st.sampled_from(QuotationKind),
    certain=st.floats(0, 1),
    speaker=st.none() | st.floats(0, 1),
)
def test_it_is_a_probability(
    rule: str,
    source: MentionKind | None,
    kind: QuotationKind,
    certain: float,
    speaker: float | None,
) -> None:
    """Whatever is found, and however surely, confidence lies between 0 and 1."""
    assert 0 <= confidence(attribution(rule, source, kind, certain), speaker) <= 1


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("source", [None, *MentionKind])
def test_it_falls_with_the_certainty_of_the_speaker(rule: str, source: MentionKind | None) -> None:
    """The less certain the speaker, the lower the confidence."""
    found = [confidence(attribution(rule, source), certainty) for certainty in CERTAINTIES]
    assert all(one < other for one, other in pairwise(found))


def test_it_falls_with_the_certainty_of_the_rule() -> None:
    """The less certain a form of its construction a rule met, the lower the confidence."""
    found = [confidence(attribution(certain=certain), 0.8) for certain in CERTAINTIES]
    assert all(one < other for one, other in pairwise(found))


def test_a_name_needs_no_weighing() -> None:
    """Without a certainty there is no sign for one."""
    assert not {"speaker", "speaker_weighed"} & signs(attribution(), None).keys()
    assert {"speaker", "speaker_weighed"} <= signs(attribution(), 0.7).keys()


@pytest.mark.model
@pytest.mark.parametrize(
    ("surer", "less_sure"),
    [
        (
            "La maire, Solène Kervadec, a rouvert le pont. « Il tient », a-t-elle assuré.",
            "Solène Kervadec a rencontré Maud Tissier au pont. « Il tient », a-t-elle assuré.",
        ),
        (
            "« Le pont tient », a assuré Solène Kervadec.",
            "Solène Kervadec a rouvert le pont. « Il tient », a assuré l'élue.",
        ),
    ],
)
def test_rivals_cost_confidence(surer: str, less_sure: str, extractor: Extractor) -> None:
    """A second woman who could be meant, or a description for a name, makes it less sure."""
    (one,) = extractor.extract(surer).quotations
    (other,) = extractor.extract(less_sure).quotations
    assert one.speaker is not None
    assert one.speaker.name == "Solène Kervadec"
    assert one.confidence > other.confidence


@pytest.mark.model
@pytest.mark.slow
def test_calibration() -> None:
    """On the corpus confidence and share of right quotations differ by 8 points at most.

    Once with the weights of the library, once with weights that other articles gave.
    """
    pytest.importorskip("scipy", reason="needs SciPy (dependency group data)")
    from quotelib.speakers.confidence import _weights
    from scripts.fit_confidence import calibration_error, cases, foretell, predict, reliability
    from scripts.fit_speakers import read

    made = [cases(article) for article in read([])]
    own = [(predict(found, _weights()), right) for some in made for found, right in some]
    for foretold in (own, foretell(made)):
        assert len(foretold) > 1000
        bins = reliability(foretold)
        assert sum(one.quotations for one in bins) == len(foretold)
        assert calibration_error(bins) <= LARGEST_ERROR
        assert bins[-1].right > 0.9
        assert all(one.right < 0.7 for one in bins if one.low < 0.5 and one.quotations >= FEWEST)


def test_reliability() -> None:
    """Bins count every quotation once; the error is the mean distance, weighed by their size."""
    pytest.importorskip("scipy", reason="needs SciPy (dependency group data)")
    from scripts.fit_confidence import calibration_error, reliability, report

    bins = reliability([(0.95, True), (1.0, True), (0.25, False), (0.25, True), (0.0, False)])
    assert [(one.low, one.quotations, one.right) for one in bins] == [
        (0.0, 1, 0.0),
        (0.2, 2, 0.5),
        (0.9, 2, 1.0),
    ]
    assert calibration_error(bins) == pytest.approx((0.25 * 2 + 0.025 * 2) / 5)
    assert report(bins).splitlines()[-1] == "expected calibration error 0.110"
