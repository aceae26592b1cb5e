"""Who is meant in longer invented texts: most of the marks come out, of each sort of news."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import pytest

from resolution_notation import TEXTS, answers, read_rows

if TYPE_CHECKING:
    from quotelib import Extractor

LEAST = 0.85
"""The share of the marks found that is right in each sort of news, and in all of them."""
LEAST_OF_ALL = 0.9
KEPT = ("week", "long")
LEAST_OF_KEPT = 0.87
"""That of the sorts that no weights are estimated from."""


@pytest.mark.model
def test_who_is_meant(extractor: Extractor) -> None:
    """Most sources lead to whom they mean, in all sorts of news."""
    rows = read_rows(TEXTS)
    assert len({row.text for row in rows}) == len(rows)
    right: dict[str, list[bool]] = defaultdict(list)
    for row, document in zip(rows, extractor.pipe([row.text for row in rows]), strict=True):
        right[row.name.partition(".")[0]] += answers(row, document)
    shares = {sort: sum(found) / len(found) for sort, found in right.items()}
    assert min(shares.values()) >= LEAST, shares
    found = [one for group in right.values() for one in group]
    assert sum(found) / len(found) >= LEAST_OF_ALL, shares
    kept = [one for sort in KEPT for one in right[sort]]
    assert sum(kept) / len(kept) >= LEAST_OF_KEPT, shares
