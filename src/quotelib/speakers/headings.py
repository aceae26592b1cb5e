"""Quotations whose words stand elsewhere in the text: headings, titles, and what is repeated."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from ..models import QuotationKind, Unresolved
from .entities import Entity
from .floating import floats
from .wording import content_words, stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ..models.records import Attribution

__all__ = ["head_of", "told_below", "with_repeats"]

_BELOW = 30
"""So many quotations after a heading are looked at."""
_SAME = 0.5
"""Such a part of its words shows that a quotation is the one that a heading takes words from."""
_SHINGLE = 3
"""So many words in a row, articles and prepositions left out, are the same utterance."""


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
    again = _again(attributions, at, below)
    if again is not None:
        return _speaker(attributions[at], found, [again])
    section = list(itertools.takewhile(lambda one: not attributions[one].heading, below))
    direct = [one for one in section if attributions[one].kind is QuotationKind.DIRECT]
    # « Le Courrier : « Pourquoi ? » »: who is asked says more than who asks
    says = [one for one in direct if attributions[one].content[-1].text.rstrip()[-1:] != "?"]
    return _speaker(attributions[at], found, [*says, *direct, *section])


def told_below(
    attributions: Sequence[Attribution], found: Sequence[Entity | Unresolved], at: int
) -> Entity | None:
    """Return who says the words of a title below (*« On a peur » : des loups dans le Var*).

    Args:
        attributions: The attributions of a text.
        found: For each, its speaker or the reason why there is none.
        at: A quotation without source in the first line.

    Returns:
        Who says most of its words, else the only one with a name whom the text quotes at least
        twice; ``None`` where nobody does.
    """
    below = range(at + 1, min(len(attributions), at + 1 + _BELOW))
    again = _again(attributions, at, below)
    if again is not None or attributions[at].cues:
        return None if again is None else _speaker(attributions[at], found, [again])
    quoted = [found[one] for one in below if attributions[one].kind is not QuotationKind.INDIRECT]
    alone = len(quoted) > 1 and len(set(quoted)) == 1 and _speaker(attributions[at], quoted, [0])
    return alone if alone and alone.named else None


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
    floating = [at for at, item in enumerate(attributions) if floats(item)]
    if not floating:
        return results
    told: dict[tuple[str, ...], list[int]] = {}
    words = [_words(attribution) for attribution in attributions]
    alone = frozenset(floating)
    for at in range(len(attributions)):
        if at not in alone and not isinstance(found[at], Unresolved):
            for i in range(len(words[at]) - _SHINGLE + 1):
                told.setdefault(words[at][i : i + _SHINGLE], []).append(at)
    for at in floating:
        for other in told.get(words[at][:_SHINGLE], ())[:_SHINGLE]:
            if f" {' '.join(words[at])} " in f" {' '.join(words[other])} ":
                results[at] = found[other]
                break
    return results


def _again(attributions: Sequence[Attribution], at: int, below: Iterable[int]) -> int | None:
    """Return which of the quotations below has most of the words of one above."""
    spoken = [one for one in below if not attributions[one].heading]
    words = _stems(attributions[at])
    shared = {one: len(words & _stems(attributions[one])) for one in spoken}
    most = max(spoken, key=lambda one: shared[one], default=None)
    same = most is not None and bool(words) and shared[most] >= _SAME * len(words)
    return most if same else None


def _words(attribution: Attribution) -> tuple[str, ...]:
    """Return the content words of all that is said."""
    return tuple([word for span in attribution.content for word in content_words(span.text)])


def _stems(attribution: Attribution) -> set[str]:
    """Return their keys."""
    return set(map(stem, _words(attribution)))


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
