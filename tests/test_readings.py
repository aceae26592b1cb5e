"""Sentences that report speech beside sentences that only look so."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from constructions_notation import Example, mismatch, parse_example

if TYPE_CHECKING:
    from quotelib import Extractor

READINGS = Path(__file__).parent / "readings.txt"
LINES = [
    line
    for line in READINGS.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.model
@pytest.mark.parametrize("marked", LINES)
def test_reading(marked: str, extractor: Extractor) -> None:
    """A sentence gives the quotations that it is marked up with, and no other."""
    text, quotations = parse_example(marked)
    example = Example(name=marked[:40], marked=marked, text=text, quotations=quotations)
    assert mismatch(example, extractor.extract(text)) is None


# What two sources vouch for, one for the words of the other.
_WITHIN = [
    (
        "Le maire estime que ce report arrive trop tôt, souligne ce jeudi 3 mars RTL.",
        ["Le maire estime que ce report arrive trop tôt", "ce report arrive trop tôt"],
    ),
    (
        "La mairie rappelle que la ville a cent cafés, relève Paul Serre, maire-adjoint.",
        ["La mairie rappelle que la ville a cent cafés", "la ville a cent cafés"],
    ),
    (
        "Selon le Courrier du Lac, la police a confirmé qu'elle l'avait vu, précisant qu'il fuyait.",
        [
            "la police a confirmé qu'elle l'avait vu, précisant qu'il fuyait",
            "elle l'avait vu",
            "il fuyait",
        ],
    ),
    (
        "Le maire a assuré avoir demandé à la SNCF et à la région de renforcer les contrôles.",
        [
            "avoir demandé à la SNCF et à la région de renforcer les contrôles",
            "renforcer les contrôles",
        ],
    ),
    (
        "Selon la préfecture, le pont a cédé lundi, précisant qu'il avait été réparé en mai.",
        ["le pont a cédé lundi", "il avait été réparé en mai"],
    ),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "contents"), _WITHIN)
def test_report_within_report(text: str, contents: list[str], extractor: Extractor) -> None:
    """What one source says of another's words ends where the sentence says that it does."""
    assert [quotation.text for quotation in extractor.extract(text).quotations] == contents


@pytest.mark.model
@pytest.mark.slow
@pytest.mark.no_cover
def test_sentences_broken_off(extractor: Extractor) -> None:
    """A sentence that ends at any of its words, or starts there, is read without an error.

    Of each sentence every end is tried and one in eight of its starts, as all take a minute more.
    """
    texts = [parse_example(marked)[0] for marked in LINES]
    broken = [
        part
        for at, text in enumerate(texts)
        for k, blank in enumerate(re.finditer(r"\s", text))
        for part in (text[: blank.start()], text[blank.end() :])[: 1 + (k % 8 == at % 8)]
    ]
    assert sum(1 for _ in extractor.pipe(broken)) == len(broken)
