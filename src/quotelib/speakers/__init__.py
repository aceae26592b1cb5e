"""Resolves the sources of attributions to the speakers of the document, or says why not."""

from __future__ import annotations

import itertools
from collections import defaultdict
from typing import TYPE_CHECKING

import attrs

from ..models import Act, MentionKind, Mood, QuotationKind, Speaker, Unresolved
from ..models.nesting import parents_of
from .confidence import confidence
from .discourse import Discourse
from .entities import Entity
from .exchanges import asked_of
from .floating import CITE, floating, floats, is_cited
from .headings import with_repeats
from .later import around_of, is_first_person, later_known
from .naming import called_there
from .references import Resolver
from .stretches import Stretches
from .wording import without_asking

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..lexicon import Lexicon
    from ..models import Cue
    from ..models.records import Attribution, MentionMatch, Sentence

__all__ = [
    "Resolution",
    "Resolver",
    "certainty_of",
    "discourse_of",
    "resolve",
    "resolve_with",
]


@attrs.frozen(kw_only=True)
class Resolution:
    """The speakers of a document.

    Attributes:
        speakers: Every speaker of at least one attribution, in order of first mention.
        of: For each attribution, the index of its speaker, or the reason why it has none.
        confidence: For each attribution, how likely words and speaker are right.
    """

    speakers: tuple[Speaker, ...]
    of: tuple[int | Unresolved, ...]
    confidence: tuple[float, ...]


def resolve(
    attributions: Sequence[Attribution],
    sentences: Sequence[Sentence],
    mentions: Sequence[tuple[MentionMatch, ...]],
    lexicon: Lexicon,
) -> Resolution:
    """Return who speaks in each attribution.

    Args:
        attributions: The attributions of a text, in text order.
        sentences: The frame's sentences.
        mentions: For each sentence, its mentions.
        lexicon: The lexicon.

    Returns:
        The speakers, and for each attribution its speaker or the reason why there is none.
    """
    if not attributions:
        return Resolution(speakers=(), of=(), confidence=())
    return resolve_with(
        Resolver(discourse=discourse_of(attributions, sentences, mentions, lexicon)), attributions
    )


def discourse_of(
    attributions: Sequence[Attribution],
    sentences: Sequence[Sentence],
    mentions: Sequence[tuple[MentionMatch, ...]],
    lexicon: Lexicon,
) -> Discourse:
    """Return the discourse of a text, with the names in the labels of turns among its mentions.

    Args:
        attributions: The attributions of a text, in text order.
        sentences: The frame's sentences.
        mentions: For each sentence, its mentions.
        lexicon: The lexicon.

    Returns:
        The discourse, nothing of it read but its names.
    """
    given = [attribution.source for attribution in attributions]
    sources = [match for match in given if match is not None]
    named = [match for match in sources if match.name]
    labels = {_span(match): match for match in named if not _is_among(match, mentions)}
    if labels:  # rarely: most sources are mentions
        for match in itertools.chain.from_iterable(mentions):
            labels.pop(_span(match), None)
    added = tuple(labels.values())
    owners = [
        hint
        for one in attributions
        if (hint := one.speaker_hint) and hint.mention.kind is MentionKind.POSSESSIVE
    ]
    return Discourse.over(sentences, (*mentions, added), lexicon, sources + owners)


def _is_among(match: MentionMatch, mentions: Sequence[tuple[MentionMatch, ...]]) -> bool:
    """Return whether a source is itself one of the mentions of its sentence."""
    return id(match) in map(id, mentions[match.sentence])


def _span(match: MentionMatch) -> tuple[int, int]:
    return match.mention.span.start, match.mention.span.end


def resolve_with(resolver: Resolver, attributions: Sequence[Attribution]) -> Resolution:
    """Return who speaks in each attribution, as `resolve` does.

    Args:
        resolver: What finds the entity behind a source.
        attributions: The attributions of a text, in text order.

    Returns:
        The speakers, and for each attribution its speaker or the reason why there is none.
    """
    sources = _prepared(resolver, attributions)
    under = _reported_by_others(resolver, attributions)
    parents = parents_of(attributions)
    results: list[Entity | Unresolved | None] = [None] * len(attributions)
    reporting = frozenset([one.source for one in attributions if one.source is not None])
    hinted: dict[int, Entity | Unresolved] = {}
    waiting: dict[int, list[int]] = defaultdict(list)
    for position, at in _steps(attributions):
        attribution = attributions[at]
        if is_first_person(resolver, attribution):
            continue
        resolver.discourse.read_to(position, sources, resolver.take_up)
        if floats(attribution):
            hint = attribution.speaker_hint
            if hint is not None and hint.mention.span.start == position:
                named = called_there(hint, resolver.discourse)
                hinted[at] = named or resolver.entity(hint, attribution)
            if position >= attribution.content[0].start:
                results[at] = floating(
                    resolver, attributions, results, at, hinted.get(at), reporting
                )
        elif parents[at] is None:
            results[at] = _speaker(resolver, attribution, last=at not in under, aside=True)
        else:
            outer = _direct_around(resolver, attributions, parents, at)
            if outer is not None and _told_later(resolver, attributions[outer], position):
                waiting[outer].append(at)
                continue
            results[at] = _credited(resolver, attributions, parents, results, at, under)
        told = waiting.pop(at, [])
        for inner in told:
            results[inner] = _credited(resolver, attributions, parents, results, inner, under)
            told += waiting.pop(inner, [])
    resolver.discourse.read_on(sources, resolver.take_up)
    found = later_known(resolver, attributions, parents, results)
    book = resolver.discourse.book
    final = [item if isinstance(item, Unresolved) else book.final(item) for item in found]
    known = with_repeats(attributions, final)
    sure = [
        confidence(
            attribution,
            certainty_of(resolver, attribution),
            resolved=not isinstance(who, Unresolved),
        )
        for attribution, who in zip(attributions, known, strict=True)
    ]
    return _number(book.entities, known, tuple(sure))


def _prepared(
    resolver: Resolver, attributions: Sequence[Attribution]
) -> frozenset[tuple[int, int]]:
    """Tell the discourse who is credited and where words are reported; return where sources are."""
    discourse = resolver.discourse
    found = [
        (match.mention.span.start, match.mention.span.end)
        for attribution in attributions
        for match in (attribution.speaker_hint, attribution.source)
        if match is not None
    ]
    sources = frozenset(found)
    discourse.book.credit(sources)
    told = [one for one in attributions if one.kind is not QuotationKind.DIRECT]
    discourse.reported = Stretches.of([piece for one in told for piece in one.content])
    return sources


def certainty_of(resolver: Resolver, attribution: Attribution) -> float | None:
    """Return how likely the speaker of an attribution is the right one.

    Args:
        resolver: What found the speakers.
        attribution: The attribution.

    Returns:
        A probability, ``None`` for a name or another source that had not to be weighed.
    """
    if attribution.heading:
        return None  # the words below tell it
    match = attribution.speaker_hint or attribution.source
    span = match.mention.span if match is not None else attribution.content[0]
    if floats(attribution):
        span = attribution.content[0]
    return resolver.discourse.certainty.get((span.start, span.end))


def _direct_around(
    resolver: Resolver,
    attributions: Sequence[Attribution],
    parents: Sequence[int | None],
    at: int,
) -> int | None:
    """Return the direct quotation that the source of an attribution stands in."""
    source = attributions[at].source
    if source is None or not resolver.discourse.is_quoted(source):
        return None
    direct = QuotationKind.DIRECT
    around = around_of(attributions, parents, at)
    return next((one for one in around if attributions[one].kind is direct), None)


def _told_later(resolver: Resolver, attribution: Attribution, position: int) -> bool:
    """Return whether a reader learns only behind a place who speaks in an attribution."""
    match = attribution.speaker_hint or attribution.source
    later = match is not None and match.mention.span.start > position
    return later and not is_first_person(resolver, attribution)


def _credited(
    resolver: Resolver,
    attributions: Sequence[Attribution],
    parents: Sequence[int | None],
    results: Sequence[Entity | Unresolved | None],
    at: int,
    under: frozenset[int],
) -> Entity | Unresolved:
    """Return who speaks in an attribution with a source, which may stand in direct speech.

    Whoever says that is not spoken of there as somebody else (« Il m'a dit : “Attendez” », raconte
    le préfet).
    """
    around: Entity | Unresolved | None = None
    outer = _direct_around(resolver, attributions, parents, at)
    if outer is not None:
        match = attributions[outer].speaker_hint or attributions[outer].source
        around = results[outer]
        if around is None and match is not None:
            around = resolver.discourse.book.of_mention(match)
    inside = attrs.evolve(resolver, around=around) if isinstance(around, Entity) else resolver
    aside = next(around_of(attributions, parents, at), None) is None
    return _speaker(inside, attributions[at], last=at not in under, aside=aside)


def _steps(attributions: Sequence[Attribution]) -> list[tuple[int, int]]:
    """Return where a reader learns something of who speaks in which attribution, in text order.

    That is at the source, else where the content starts; and at a hint before it.
    """
    steps: list[tuple[int, int]] = []
    for at, attribution in enumerate(attributions):
        match = attribution.speaker_hint or attribution.source
        inside = attribution.content[0].start
        told = inside if match is None else match.mention.span.start
        steps.append((told, at))
        if told < inside and floats(attribution):
            steps.append((inside, at))
    return sorted(steps)


def _reported_by_others(resolver: Resolver, attributions: Sequence[Attribution]) -> frozenset[int]:
    """Return the reports inside another one, whose speaker goes on talking after them.

    Their source or verb stands in its content (*Léa estime que Paul a menti en disant que P*;
    *Léa accuse Paul d'avoir promis de P*), or in a relative before its verb (*Léa, dont l'adjoint a
    appelé à P, regrette Q*).
    """
    found: set[int] = set()
    clauses: list[tuple[int, int, int]] = []
    for at, attribution in enumerate(attributions):
        source, cues = attribution.source, attribution.cues
        if source is None or not cues or resolver.discourse.is_quoted(source):
            continue
        start, verb = source.mention.span.start, max(span.start for span in cues[0].spans)
        charged = cues[0].mood is Mood.INFINITIVE and verb in resolver.discourse.reported
        if charged or start in resolver.discourse.reported:
            found.add(at)
        clauses.append((start, verb, at))
    last = -1
    for start, verb, at in sorted(clauses):
        if start < verb < last:
            found.add(at)
        last = max(last, verb if start < verb else -1)
    return frozenset(found)


def _speaker(
    resolver: Resolver, attribution: Attribution, *, last: bool, aside: bool
) -> Entity | Unresolved:
    """Return the entity behind one attribution that inherits from no other.

    The narrator credits it aside in the marks of its own words (« A, dit-il. B »).
    """
    speakers = resolver.discourse.speakers
    match = attribution.speaker_hint or attribution.source
    if match is None and attribution.cues and _goes_on(attribution.cues[0]):
        # « Et d'ajouter : », « En concluant : » go on with whoever spoke.
        return speakers[-1] if speakers else Unresolved.NO_SOURCE
    if match is None:
        return Unresolved.NO_SOURCE if attribution.cues else Unresolved.NO_CUE
    entity = resolver.entity(match, attribution)
    quoted = resolver.discourse.is_quoted(match)
    if isinstance(entity, Entity) and quoted and aside:
        resolver.discourse.see(entity, match, source=True, aside=True)
    if isinstance(entity, Entity) and (not quoted or aside):
        entity.spoken += 1
        cues = attribution.cues  # looked at here: few quotations ask, or are of whom another cites
        asks = bool(cues) and cues[0].act is Act.ASK
        entity.asks, entity.inquires = asked_of(attribution) if asks else (None, False)
        speakers.append(entity)
        cited = bool(cues) and cues[0].lemma == CITE and is_cited(attribution)
        if len(speakers) > 1 and (not last or cited):
            speakers[-2:] = speakers[-1], speakers[-2]
            resolver.discourse.recall(speakers[-1])
    return entity


def _goes_on(cue: Cue) -> bool:
    """Return whether a verb has no subject but whoever spoke: an infinitive or a gerund."""
    return cue.mood is Mood.INFINITIVE or (
        cue.mood is Mood.PARTICIPLE and cue.text.lower().endswith("ant")
    )


def _number(
    entities: Sequence[Entity],
    results: Sequence[Entity | Unresolved],
    sure: tuple[float, ...],
) -> Resolution:
    """Turn the entities that speak into numbered speakers."""
    speaking = {entity.order for entity in results if isinstance(entity, Entity)}
    chosen = [entity for entity in entities if entity.order in speaking]
    chosen.sort(key=lambda entity: entity.positions[0])
    number_of = {entity.order: number for number, entity in enumerate(chosen)}
    return Resolution(
        speakers=tuple([_as_speaker(one, number) for number, one in enumerate(chosen)]),
        of=tuple([number_of[one.order] if isinstance(one, Entity) else one for one in results]),
        confidence=sure,
    )


def _as_speaker(entity: Entity, number: int) -> Speaker:
    """Return an entity as results show it."""
    return Speaker(
        id=number,
        name=entity.name if entity.named else without_asking(entity.name),
        kind=entity.kind,
        gender=entity.gender,
        roles=tuple(entity.roles),
        mentions=tuple(sorted(entity.mentions, key=lambda m: (m.span.start, m.span.end))),
    )
