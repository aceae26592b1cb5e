"""Who speaks where only the whole text tells it: headings, first and second person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import Unresolved
from .addressed import is_addressed, is_of_addressed, is_own, spell_out_own, spoken_to
from .entities import Entity
from .floating import floats
from .headings import head_of, told_below

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..models.records import Attribution
    from .references import Resolver

__all__ = ["around_of", "is_first_person", "later_known"]

_COLON_CLAUSE = "colon_clause"
"""The rule for words that a colon gives to the subject of a clause."""
_STARTS = frozenset({"mo", "Mo", "ma", "Ma", "me", "Me", "vo", "Vo", "tu", "Tu", "pa", "Pa"})
"""How mentions start that may need it: asking each for its words would take longer."""


def later_known(
    resolver: Resolver,
    attributions: Sequence[Attribution],
    parents: Sequence[int | None],
    results: Sequence[Entity | Unresolved | None],
) -> list[Entity | Unresolved]:
    """Return who speaks, also where the whole text is needed to know it.

    Args:
        resolver: What finds the entity behind a source.
        attributions: The attributions of a text.
        parents: For each, the one around it.
        results: For each, its speaker as far as reading on has told it.

    Returns:
        For each, its speaker or the reason why there is none.
    """
    found = [_inherited(attributions, results, at) for at in range(len(attributions))]
    title = resolver.discourse.order.title
    for at, attribution in enumerate(attributions):
        if attribution.heading:
            found[at] = head_of(attributions, found, at) or found[at]
        elif attribution.content[0].start < title and _is_open(attribution, found[at]):
            found[at] = told_below(attributions, found, at) or found[at]
        if is_first_person(resolver, attribution):
            found[at] = _himself(attributions, parents, found, at)
            entity = found[at]
            if isinstance(entity, Entity) and attribution.source is not None:
                resolver.discourse.book.refer(entity, attribution.source)
    for at, attribution in enumerate(attributions):
        source = attribution.source
        if source is not None and source.mention.text[:2] in _STARTS:
            _tell_own(resolver, attributions, parents, found, at)
    return found


def _is_open(attribution: Attribution, found: Entity | Unresolved) -> bool:
    """Return whether the text below may tell who says words of a title.

    Nobody is said to, or but some people whom it is about (*« Q » : une famille porte plainte*,
    *Les autorités sont débordées : « Q »*).
    """
    if attribution.cues and attribution.rule != _COLON_CLAUSE:
        return False
    return floats(attribution) or not (isinstance(found, Entity) and found.named)


def _tell_own(
    resolver: Resolver,
    attributions: Sequence[Attribution],
    parents: Sequence[int | None],
    found: list[Entity | Unresolved],
    at: int,
) -> None:
    """Tell who *vous* is, and whose father *mon père* is."""
    attribution, book = attributions[at], resolver.discourse.book
    source = attribution.source
    if source is None:
        return
    if is_addressed(attribution):
        asks = _himself(attributions, parents, found, at)
        found[at] = spoken_to(attributions, found, at, asks, resolver.discourse)
        entity = found[at]
        if isinstance(entity, Entity):
            book.refer(entity, source)
        return
    entity = found[at]
    if isinstance(entity, Entity) and is_own(source):
        owner = _himself(attributions, parents, found, at)
        if is_of_addressed(source):
            owner = spoken_to(attributions, found, at, owner, resolver.discourse)
        if isinstance(owner, Entity):
            spell_out_own(source, entity, book.final(owner))


def is_first_person(resolver: Resolver, attribution: Attribution) -> bool:
    """Return whether the one who is quoted speaks of himself (« Je l'ai dit : … »).

    Args:
        resolver: What finds the entity behind a source.
        attribution: The attribution.

    Returns:
        Whether its source is *je* or *nous* inside a quotation.
    """
    source = attribution.source
    return (
        source is not None
        and attribution.speaker_hint is None
        and resolver.discourse.is_quoted(source)
        and source.mention.text.lower().rstrip("'’") in closed_class("first_person")
    )


def _himself(
    attributions: Sequence[Attribution],
    parents: Sequence[int | None],
    found: Sequence[Entity | Unresolved],
    at: int,
) -> Entity | Unresolved:
    """Return the speaker of the innermost quotation around a source in the first person."""
    speakers = (found[around] for around in around_of(attributions, parents, at))
    known = (speaker for speaker in speakers if not isinstance(speaker, Unresolved))
    return next(known, Unresolved.NO_ANTECEDENT)


def around_of(
    attributions: Sequence[Attribution], parents: Sequence[int | None], at: int
) -> Iterator[int]:
    """Yield the quotations that the source of another stands in.

    Args:
        attributions: The attributions of a text.
        parents: For each, the one around it.
        at: The attribution.

    Yields:
        Those around its source, the innermost first.
    """
    source = attributions[at].source
    around = parents[at]
    while source is not None and around is not None:
        offset = source.mention.span.start
        if any(span.start <= offset < span.end for span in attributions[around].content):
            yield around
        around = parents[around]


def _inherited(
    attributions: Sequence[Attribution], results: Sequence[Entity | Unresolved | None], at: int
) -> Entity | Unresolved:
    """Return the result of an attribution, or of the later one that it inherits from."""
    found = results[at]
    inherits = attributions[at].inherits
    if inherits is not None and not isinstance(found, Entity):
        found = results[inherits]
    return found or Unresolved.NO_CUE
