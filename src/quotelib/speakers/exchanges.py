"""Who asks and who answers, where the text says of both no more than *il* or *elle*."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import Act, Cue, MentionKind, QuotationKind, SpeakerKind, Tense
from .acting import is_told_by
from .silences import is_dead

if TYPE_CHECKING:
    from ..models.records import Attribution
    from .descriptions import Features
    from .entities import Entity
    from .evidence import Query

__all__ = ["TURNS", "add_exchange", "add_turn", "add_turns", "asked_of"]

TURNS = {Act.ADD: "adds", Act.ANSWER: "answers", Act.DENY: "answers"}
"""Acts of who goes on and of who answers, with the first word of their features."""

_OF_HIMSELF = ("s'", "se ")
_NEAR = 2


def asked_of(attribution: Attribution) -> tuple[tuple[int, int] | None, bool]:
    """Return where the one stands who is asked something, and whether it is a question.

    Args:
        attribution: The quotation, whose cue asks.

    Returns:
        ``None`` where nobody is; whether the speaker asks others (*demande s'il P*, *« Q ? »,
        demande-t-il*): who asks for a thing (*demande à Y de P*) or himself goes on talking.
    """
    cue, to = attribution.cues[0], attribution.addressee
    inquires = attribution.rule == "indirect_question"
    if attribution.kind is QuotationKind.DIRECT:
        inquires = attribution.content[-1].text.rstrip()[-1:] == "?"
    asked = (to.span.start, to.span.end) if to is not None else None
    return asked, inquires and not cue.lemma.startswith(_OF_HIMSELF)


def add_exchange(found: Features, entity: Entity, query: Query) -> None:
    """Add whether an entity was asked before, or has asked and hardly answers itself.

    *La juge demande à Luc s'il dort. « Non », souffle-t-il*; *Le juge a vu Luc. « Dormiez-vous ? »,
    a-t-il demandé. « Oui », a-t-il répondu*

    Args:
        found: The features of the entity so far.
        entity: The entity.
        query: The mention.
    """
    attribution, speakers = query.attribution, query.discourse.speakers
    if attribution is None:
        return
    last = speakers[-1]
    if last.asks is not None and entity.is_within(*last.asks):
        found["asked"] = 1.0
    if entity is not last:
        asks = bool(attribution.cues) and attribution.cues[0].act is Act.ASK
        if entity.inquires and speakers[-2:-1] == [entity] and asks and asked_of(attribution)[1]:
            found["asks_again"] = 1.0  # « Il a ensuite voulu savoir si P »
        return
    if not last.inquires or query.said is not None:
        return
    if entity.seen is None or query.at.sentence - entity.seen.sentence > _NEAR:
        return
    if attribution.kind is not QuotationKind.DIRECT:
        return
    answers = bool(attribution.cues) and attribution.cues[0].act is Act.ANSWER
    answers = answers or (last.asks is not None and query.told is None)
    if answers and attribution.content[-1].text.rstrip()[-1:] != "?":
        found["answers_himself"] = 1.0


def add_turn(found: Features, entity: Entity, query: Query, cue: Cue | None) -> None:
    """Add whether an entity may say something now, and whether it goes on or another does.

    Args:
        found: The features of the entity so far.
        entity: The entity.
        query: The mention.
        cue: The first that reports the quotation, if any.
    """
    # who is but mourned has said nothing before either
    mourned = not (entity.subjects or entity.spoken or entity.credited)
    now = entity.seen is not None and (cue is None or cue.tense is Tense.PRESENT or mourned)
    if now and is_dead(entity):
        found["dead_talks"] = 1.0  # « Luc Roy a été tué. Un voisin pleure. « Q », dit-il »
    # « a-t-il lancé » goes on with nobody
    if cue is not None and cue.act in TURNS and cue.lemma not in closed_class("starting_verb"):
        last = query.discourse.speakers[-1:] == [entity]
        found[f"{TURNS[cue.act]}_{'last' if last else 'other'}"] = 1.0


def add_turns(found: Features, entity: Entity, query: Query) -> None:
    """Add whether and when an entity has spoken.

    Args:
        found: The features of the entity, completed here.
        entity: The entity.
        query: The mention that may mean it.
    """
    speakers = query.discourse.speakers
    if speakers and speakers[-1] is entity:
        _add_last(found, entity, query)
        return
    if speakers and "opens_parallel" in found and is_told_by(entity, speakers[-1], query):
        del found["opens_parallel"]
    if entity.spoken:
        found["spoke_before"] = 1.0
        if len(speakers) > 1 and speakers[-2] is entity:
            found["spoke_second"] = 1.0
        found["spoken"] = math.log1p(entity.spoken)


def _add_last(found: Features, entity: Entity, query: Query) -> None:
    """Add how one who spoke last comes back."""
    found["spoke_last"] = 1.0
    found["spoken"] = math.log1p(entity.spoken)
    if query.contrasts:
        found["contrast_last"] = 1.0
        if query.at.apart:
            found["apart_last"] = 1.0  # « Q », dit X. Le maire, lui, attend: surely another
    if next(query.discourse.recent(), None) is entity:
        found["spoke_last_and_nearest"] = 1.0
    if entity.seen is not None and entity.seen.paragraph == query.at.paragraph:
        found["spoke_last_here"] = 1.0
    if entity.seen is not None and query.at.sentence - entity.seen.sentence <= 1:
        found["spoke_last_near"] = 1.0
    if query.match.mention.kind is MentionKind.CLITIC:
        found["spoke_last_clitic"] = 1.0  # « ajoute-t-il »
    if not entity.named and entity.kind is not SpeakerKind.PERSON:
        found["spoke_last_body"] = 1.0  # « la mairie », which no name makes a protagonist
