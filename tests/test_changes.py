"""What is changed around a quotation changes nothing in it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from changes import KINDS, changes
from corpus_notation import PARAGRAPHS, read_sentences

if TYPE_CHECKING:
    from changes import Offsets
    from quotelib import Document, Extractor

pytestmark = [pytest.mark.model, pytest.mark.slow, pytest.mark.no_cover]

# The least share of changed sentences that are read as the sentence before the change was.
FLOORS = {
    "adjunct": 0.94,
    "adverb": 0.98,
    "apposition": 0.96,
    "inserted": 0.96,
    "opening": 0.98,
    "source": 0.98,
    "tail": 0.96,
}
FEWEST = 100


def _shares(extractor: Extractor) -> dict[str, float]:
    """Return, for each kind of change, the share of changed sentences that are read right."""
    # Every other one: all of them take more than a minute.
    sentences = [*read_sentences(), *read_sentences(PARAGRAPHS)][::2]
    right = [
        sentence
        for sentence, found in zip(
            sentences, extractor.pipe(s.text for s in sentences), strict=True
        )
        if len(sentence.quotations) == 1
        and sentence.quotations[0].source is not None
        and _finds(found, sentence.quotations[0].content, sentence.quotations[0].source)
    ]
    changed = [change for sentence in right for change in changes(sentence)]
    kept: Counter[str] = Counter()
    for change, found in zip(changed, extractor.pipe(c.text for c in changed), strict=True):
        kept[change.kind] += _finds(found, change.content, change.source)
    tried = Counter(change.kind for change in changed)
    assert min(tried.values()) >= FEWEST
    return {kind: kept[kind] / tried[kind] for kind in tried}


def _finds(document: Document, content: tuple[Offsets, ...], source: Offsets) -> bool:
    """Return whether a quotation with this content and a source there is found."""
    wanted = {j for start, end in content for j in range(start, end)}
    for quotation in document.quotations:
        found = {j for span in quotation.content for j in range(span.start, span.end)}
        exact = len(wanted & found) >= 0.95 * len(wanted | found)
        if exact and quotation.source is not None:
            mention = range(quotation.source.span.start, quotation.source.span.end)
            common = len(set(mention) & set(range(*source)))
            return common >= min(len(mention), source[1] - source[0])  # one holds the other
    return False


def test_changes_keep_quotations(extractor: Extractor) -> None:
    """Most changed sentences are read as before, and no kind of change goes unchecked."""
    assert set(FLOORS) == set(KINDS)
    shares = _shares(extractor)
    assert shares.keys() == FLOORS.keys()
    assert {kind: share for kind, share in shares.items() if share < FLOORS[kind]} == {}
