"""Quoted headings: whoever says these words in the text below speaks in them."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from ..models import QuotationKind
from .entities import Entity
from .wording import content_words, stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ..models import Unresolved
    from ..models.records import Attribution

__all__ = ["head_of"]

_BELOW = 30
"""So many quotations after a heading are looked at."""
_SAME = 0.5
"""Such a part of its words shows that a quotation is the one that a heading takes words from."""


def head_of(
    attributions: Sequence[Attribution], found: Sequence[Entity | Unresolved], at: int
) -> Entity | None:
    """Return who speaks in a quoted heading, known only once the text below has been read.

    Args:
        attributions: The attributions of a text.
        found: For each, its speaker or the reason why there is none.
        at: The heading.

    Returns:
        Who says most of its words below, else who speaks first before the next heading; ``None``
        where nobody does.
    """
    below = range(at + 1, min(len(attributions), at + 1 + _BELOW))
    spoken = [one for one in below if not attributions[one].heading]
    words = _words(attributions[at])
    shared = {one: len(words & _words(attributions[one])) for one in spoken}
    most = max(spoken, key=lambda one: shared[one], default=None)
    if most is not None and words and shared[most] >= _SAME * len(words):
        return _speaker(attributions[at], found, [most])
    section = list(itertools.takewhile(lambda one: not attributions[one].heading, below))
    direct = [one for one in section if attributions[one].kind is QuotationKind.DIRECT]
    return _speaker(attributions[at], found, [*direct, *section])


def _words(attribution: Attribution) -> set[str]:
    """Return the keys of the words of all that is said."""
    return {stem(word) for span in attribution.content for word in content_words(span.text)}


def _speaker(
    heading: Attribution, found: Sequence[Entity | Unresolved], order: Iterable[int]
) -> Entity | None:
    """Return the first speaker that is known and is not spoken of in the heading."""
    span = heading.content[0]
    for one in order:
        speaker = found[one]
        if isinstance(speaker, Entity) and not speaker.is_within(span.start, span.end):
            return speaker
    return None
