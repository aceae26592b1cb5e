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


@pytest.mark.model
@pytest.mark.slow
@pytest.mark.no_cover
def test_sentences_broken_off(extractor: Extractor) -> None:
    """A sentence that ends at any of its words, or starts there, is read without an error.

    Of each sentence one in four of its places is tried, as all take more than a minute.
    """
    texts = [parse_example(marked)[0] for marked in LINES]
    broken = [
        part
        for at, text in enumerate(texts)
        for blank in list(re.finditer(r"\s", text))[at % 4 :: 4]
        for part in (text[: blank.start()], text[blank.end() :])
    ]
    assert sum(1 for _ in extractor.pipe(broken)) == len(broken)
