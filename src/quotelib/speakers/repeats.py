"""Quotations that repeat another one: a headline says what the article tells again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..models import Unresolved
from .wording import content_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..models.records import Attribution
    from .entities import Entity

__all__ = ["with_repeats"]

_SHINGLE = 3
"""So many words in a row, articles and prepositions left out, are the same utterance."""


def with_repeats(
    attributions: Sequence[Attribution], found: Sequence[Entity | Unresolved]
) -> list[Entity | Unresolved]:
    """Give a quotation without source the speaker of another one that has all its words.

    Args:
        attributions: The attributions of a text.
        found: For each, its speaker or the reason why there is none.

    Returns:
        The same with the speakers of repeated quotations.
    """
    results = list(found)
    floating = [at for at, item in enumerate(attributions) if not item.cues and item.source is None]
    if not floating:
        return results
    told: dict[tuple[str, ...], list[int]] = {}
    words = [_words(attribution) for attribution in attributions]
    for at, item in enumerate(attributions):
        if (item.cues or item.source is not None) and not isinstance(found[at], Unresolved):
            for i in range(len(words[at]) - _SHINGLE + 1):
                told.setdefault(words[at][i : i + _SHINGLE], []).append(at)
    for at in floating:
        for other in told.get(words[at][:_SHINGLE], ())[:_SHINGLE]:
            if f" {' '.join(words[at])} " in f" {' '.join(words[other])} ":
                results[at] = found[other]
                break
    return results


def _words(attribution: Attribution) -> tuple[str, ...]:
    """Return the content words of all that is said."""
    return tuple(word for span in attribution.content for word in content_words(span.text))
