"""Who speaks in a quotation that has no source of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from ..lexicon.words import closed_class, closed_classes
from ..models import MentionKind, QuotationKind, SpeakerKind, Unresolved
from .contrasted import is_contrasted
from .entities import Entity
from .voice import gender_told_of
from .wording import LETTERS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..models.records import Attribution, MentionMatch
    from .references import Resolver

__all__ = ["CITE", "floating", "floats", "is_cited"]

CITE = "citer"
"""The verb that makes words of another one's (*citant X : « Q »*)."""

_TO_HIM = re.compile(r"(?:je (?:ne )?|j['’])(?:lui|l['’])", re.IGNORECASE)
"""What somebody does to whom he speaks of (« Je lui avais dit »)."""
_ANSWER = "quoted_answer"
_ASKED = "turn"
"""The rule of labelled turns: only those of a reporter have no source."""
_OF_ANOTHER = frozenset({"il", "elle", "lui", "son", "sa", "ses"})
_BODIES = frozenset({SpeakerKind.GROUP, SpeakerKind.ORGANISATION})
_DEFINITE = frozenset({"le", "la", "l'", "les", "ses", "leurs"})
_CONTRACTED = frozenset({"du", "au", "des", "aux"})
_OTHERS = frozenset({"autre", "autres"})
_TAKING_UP = frozenset({MentionKind.PRONOUN, MentionKind.POSSESSIVE})
_JUST_BEFORE = 4
"""So many quotations before one may have their source in the sentence before it."""


def floats(attribution: Attribution) -> bool:
    """Return whether nothing reports a quotation, so that whoever is talking speaks in it.

    Args:
        attribution: The quotation.

    Returns:
        Whether it has neither source nor cue.
    """
    return attribution.source is None and not attribution.cues


def is_cited(attribution: Attribution) -> bool:
    """Return whether somebody is only cited by another, who talks on (*citant X : « Q »*).

    Args:
        attribution: The quotation.
    """
    cue = attribution.cues[0] if attribution.cues else None
    if cue is None or cue.lemma != CITE or attribution.source is None:
        return False
    return cue.spans[-1].end < attribution.source.mention.span.start


def floating(
    resolver: Resolver,
    attributions: Sequence[Attribution],
    results: Sequence[Entity | Unresolved | None],
    at: int,
    hinted: Entity | Unresolved | None,
    reporting: frozenset[MentionMatch],
) -> Entity | Unresolved:
    """Return the entity that speaks in a quotation without source.

    Args:
        resolver: What finds the entity behind a source.
        attributions: The attributions of a text.
        results: Who speaks in those before it.
        at: Which of them it is.
        hinted: Whom the narrator brings in before or after it, if anybody.
        reporting: The sources of the text.

    Returns:
        The entity, or the reason why there is none.
    """
    attribution = attributions[at]
    if attribution.rule == _ASKED:
        return Unresolved.NO_CUE  # « Q : Vous partez ? », of a reporter who is not named
    told = _hints(resolver, attributions, at, hinted, reporting)
    if attribution.inherits is not None:
        held = attribution.inherits
        held -= held > 0 and is_cited(attributions[held])
        before = results[held]
        if isinstance(before, Entity):
            told["goes_on"] = before
            if _goes_on_at_once(resolver, attributions[attribution.inherits], attribution):
                told["goes_on_at_once"] = before
            between = attributions[attribution.inherits + 1 : at]
            turns = any(_is_turn(one) for one in between)
            if turns or attribution.rule == _ANSWER:
                resolver.discourse.speakers.append(before)
                return before  # a question of one, the other's answer
    if attribution.rule == _ANSWER and isinstance(hinted, Entity):
        entity: Entity | Unresolved = hinted  # whom the reporter asks
    else:
        entity = resolver.floating(attribution, told)
    if isinstance(entity, Entity):
        entity = _reporter(resolver, attributions, results, at, entity) or entity
        entity = _asked_of(resolver, attributions, results, at, entity) or entity
    if isinstance(entity, Entity) and not attribution.heading:
        entity.spoken += 1
        resolver.discourse.speakers.append(entity)
        if told.get("goes_on") is entity and entity.seen is not None:
            # « Q », tonne Luc Roy. « Q » Il rappelle que P: he has just spoken
            here = resolver.discourse.place_of(attribution.content[0]).sentence
            entity.seen = attrs.evolve(entity.seen, sentence=max(here, entity.seen.sentence))
    return entity


def _is_turn(attribution: Attribution) -> bool:
    """Return whether a quotation between two others is a turn of who answers."""
    return attribution.kind is QuotationKind.DIRECT and not attribution.heading


def _reporter(
    resolver: Resolver,
    attributions: Sequence[Attribution],
    results: Sequence[Entity | Unresolved | None],
    at: int,
    best: Entity,
) -> Entity | None:
    """Return who reports of somebody in the sentence before a quotation that tells of him too.

    *Selon une voisine, Luc Roy a fui. « Il courait vite. »*: she goes on, unless the words are said
    in the first person or to somebody, and not plainly of him. What a paper goes on with must
    plainly tell of him, lest it quote him (*Selon le Courrier, le maire refuse. « La ville est
    pauvre. »*).
    """
    before = attributions[at - 1] if at else None
    if before is None or before.source is None or before.kind is QuotationKind.DIRECT:
        return None
    who = results[at - 1]
    if not isinstance(who, Entity) or who is best or best.kind is not SpeakerKind.PERSON:
        return None
    discourse, words = resolver.discourse, attributions[at].content
    here, there = discourse.place_of(words[0]), discourse.place_of(before.content[-1])
    if here.paragraph != there.paragraph or here.sentence - there.sentence != 1:
        return None
    if not any(best.is_within(one.start, one.end) for one in before.content):
        return None
    said = " ".join([span.text for span in words])
    told = gender_told_of(said)
    if who.kind is SpeakerKind.MEDIA and (told is None or told is not best.gender):
        return None
    own = closed_classes("first_person", "addressing_word")
    if own.isdisjoint(LETTERS.findall(said.lower())):
        return who
    of_him = told is not None and told is best.gender
    return who if of_him or _TO_HIM.match(said) else None


def _asked_of(
    resolver: Resolver,
    attributions: Sequence[Attribution],
    results: Sequence[Entity | Unresolved | None],
    at: int,
    best: Entity,
) -> Entity | None:
    """Return who goes on telling of somebody whom the narrator asks about.

    *« Luc Roy est en forme », note son coach. Peut-il gagner ? « Il lui manque un sprint. »*:
    whoever spoke last, where nothing in the words is of the one who says them.
    """
    hint, before = attributions[at].speaker_hint, attributions[at - 1] if at else None
    who = results[at - 1] if at else None
    if hint is None or before is None or before.kind is not QuotationKind.DIRECT:
        return None
    if (
        not isinstance(who, Entity)
        or who is best
        or SpeakerKind.PERSON not in (who.kind, best.kind)
    ):
        return None
    if resolver.discourse.sentences[hint.sentence].tokens[-1].form != "?":
        return None
    said = LETTERS.findall(" ".join([span.text for span in attributions[at].content]).lower())
    own = not closed_class("first_person_singular").isdisjoint(said)
    return who if not own and not _OF_ANOTHER.isdisjoint(said) else None


def _hints(
    resolver: Resolver,
    attributions: Sequence[Attribution],
    at: int,
    hinted: Entity | Unresolved | None,
    reporting: frozenset[MentionMatch],
) -> dict[str, Entity]:
    """Return whom the narrator brings in beside a quotation, by what the words there say of him."""
    hint = attributions[at].speaker_hint
    if hint is None or not isinstance(hinted, Entity):
        return {}
    told = {"hinted": hinted}
    if attributions[at].hint_asks:
        return {"hinted_asks": hinted}
    if attributions[at].hint_turn:
        told["hinted_turn"] = hinted
    above = _stands_above(resolver, attributions[at], hint)
    told[_called(resolver, hint, hinted, reporting, above=above)] = hinted
    if (
        hint not in reporting
        and attributions[at].hint_talks
        and not _reports(attributions, at, hint)
    ):
        told["hinted_talks"] = hinted
        if "hinted_body" in told:
            told["hinted_body_talks"] = hinted  # « La préfecture dément. « Q » »
    elif "hinted_reporting" in told and hinted.kind in _BODIES and _is_definite(resolver, hint):
        told["hinted_body_talks"] = hinted  # « La préfecture assure que P. « Q » »
    if above:
        told["hinted_above"] = hinted
    others = hint.head in _OTHERS  # « D'autres racontent la nuit. « Q » »
    if others or is_contrasted(resolver.discourse.sentences[hint.sentence], hint):
        told["hinted_contrast"] = hinted
    return told


def _called(
    resolver: Resolver,
    hint: MentionMatch,
    hinted: Entity,
    reporting: frozenset[MentionMatch],
    *,
    above: bool,
) -> str:
    """Return the feature for how somebody is mentioned whom the narrator brings in.

    By name (*Luc Roy hausse les épaules.*), by what he is (*Le maire …*), by a pronoun (*Il …*), as
    one of nobody named, as a body, or as the source of a report.
    """
    if hint in reporting:
        return "hinted_reporting"
    if hinted.kind in _BODIES:
        place = hint.head in closed_class("premises")  # « Le chantier a commencé. »
        definite = _is_definite(resolver, hint) and not place
        body = definite or hint.coordinated  # « Léa et Luc »
        return "hinted_body" if body else "hinted"
    if hint.name is not None and hinted.kind is SpeakerKind.PERSON:
        return "hinted_named"
    if _is_nobody_known(resolver, hinted):
        return "hinted_alone"
    if hinted.kind is SpeakerKind.PERSON and hint.mention.kind is MentionKind.DESCRIPTION:
        return "hinted_described"
    pronoun = hint.mention.kind in _TAKING_UP and not above
    return "hinted_pronoun" if pronoun else "hinted"


def _is_definite(resolver: Resolver, hint: MentionMatch) -> bool:
    """Return whether an article or possessive makes a body a known one (*du côté du club*)."""
    words = resolver.discourse.sentences[hint.sentence].words
    return words[hint.first] in _DEFINITE or words[hint.first - 1] in _CONTRACTED


def _is_nobody_known(resolver: Resolver, hinted: Entity) -> bool:
    """Return whether somebody without a name is none of those named lately.

    *La greffière*, where only men are named; *Son coach*, as Tom's is not Tom.
    """
    if hinted.named or hinted.kind is not SpeakerKind.PERSON or hinted.gender is None:
        return False
    if hinted.seen is not None and hinted.seen.possessed:
        return True
    genders = (None, hinted.gender)
    return not any(one.gender in genders for one in resolver.discourse.people())


def _reports(attributions: Sequence[Attribution], at: int, hint: MentionMatch) -> bool:
    """Return whether the sentence of a hint has the source of a quotation just before."""
    before = (one.source for one in attributions[max(0, at - _JUST_BEFORE) : at])
    return any(source is not None and source.sentence == hint.sentence for source in before)


def _stands_above(resolver: Resolver, attribution: Attribution, hint: MentionMatch) -> bool:
    """Return whether the hint of a quotation without source stands in the paragraph before."""
    here = resolver.discourse.place_of(attribution.content[0])
    return resolver.discourse.sighting(hint).paragraph != here.paragraph


def _goes_on_at_once(resolver: Resolver, before: Attribution, attribution: Attribution) -> bool:
    """Return whether the narrator says nothing between two quotations of one paragraph."""
    said, goes_on = (
        resolver.discourse.place_of(one.content[at]) for one, at in ((before, -1), (attribution, 0))
    )
    return said.paragraph == goes_on.paragraph and goes_on.sentence - said.sentence <= 1
