"""Shares of those asked in a poll: each is the source of its own clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from quotelib import Extractor

pytestmark = pytest.mark.model

POLLS = {
    "54 % des sondés pensent que le tunnel est trop cher et 48 % qu'il est inutile.": [
        ("54 % des sondés", "le tunnel est trop cher"),
        ("48 %", "il est inutile"),
    ],
    "Six sondés sur dix, soit 61 %, jugent que la digue tient, et 30 % d'entre eux qu'elle gêne.": [
        ("Six sondés sur dix", "la digue tient"),
        ("30 %", "elle gêne"),
    ],
    "72 % des Belges estiment que le tunnel est utile, contre seulement 18 % qui pensent que le "
    "pont suffit.": [
        ("72 % des Belges", "le tunnel est utile"),
        ("18 %", "le pont suffit"),
    ],
    "54 % des sondés pensent que le tunnel est trop cher et que 48 % des billets sont faux.": [
        ("54 % des sondés", "le tunnel est trop cher et que 48 % des billets sont faux"),
    ],
}


@pytest.mark.parametrize("text", POLLS)
def test_another_share_says_more_with_the_same_verb(text: str, extractor: Extractor) -> None:
    """A percentage before *que* goes on with the verb of the first, and is a source of its own."""
    found = extractor.extract(text).quotations
    assert [(q.source and q.source.text, q.text) for q in found] == POLLS[text]
