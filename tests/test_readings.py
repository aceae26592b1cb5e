"""Sentences that report speech beside sentences that only look so."""

from __future__ import annotations

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
