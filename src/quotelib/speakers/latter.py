"""Whom *ce dernier*, *celle-ci* take up: who was mentioned last."""

from __future__ import annotations

import bisect
import itertools
from typing import TYPE_CHECKING

from ..lexicon.words import closed_class, closed_classes
from ..models import Act, MentionKind, Number, SpeakerKind
from .agreement import agrees
from .concerned import is_concerned, one_concerned
from .contrasted import ANOTHER, THAT
from .discourse import SPEAKING
from .members import member_meant, other_of_two
from .peopled import stands_for_nobody
from .that_of import that_of
from .wording import first_word, fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..models.records import Attribution, MentionMatch, Token
    from .discourse import Discourse
    from .entities import Entity
    from .sightings import Sighting

__all__ = [
    "OTHERS",
    "interviewed",
    "latest",
    "may_be_met",
    "mentioned_last",
    "never_weighed",
    "other_here",
]

_ASKED_FOR = frozenset({"il", "elle", "ils", "elles"})
OTHERS = frozenset({"autre", "premier", "première", "second", "seconde"})
"""Heads of those who are told apart from another."""
_BEGUN = 5
_DONE_TO = frozenset({"le", "la", "l'", "les", "lui", "leur"})
_YOUR = frozenset({"ton", "ta", "tes"})
_ALSO = frozenset({",", "aussi", "également", "non", "-même"})
_NEAREST = 3
_NO_VERB = frozenset({"ADP", "PUNCT", "SCONJ", "CCONJ", "PRON", "DET"})


def latest(discourse: Discourse, match: MentionMatch) -> Entity | None:
    """Return whom *cette dernière*, *l'intéressé* takes up: the nearest that agrees.

    Args:
        discourse: The document, read up to the mention.
        match: The mention.

    Returns:
        The nearest person among the nearest, else the nearest; ``None`` where nobody agrees.
    """
    agreeing = (
        entity
        for entity in discourse.recent()
        if agrees(entity, match) and not _is_only_written_on(entity, match, discourse)
    )
    nearest = list(itertools.islice(agreeing, _NEAREST))
    people = [entity for entity in nearest if entity.kind is SpeakerKind.PERSON]
    if is_concerned(match):
        concerned = one_concerned(discourse, match)
        if concerned is not None:
            return _nearer(concerned, people, match, discourse) or concerned
        last = next((one for one in people if discourse.speakers[-1:] == [one]), None)
        others = [one for one in people if one is not last]
        if last is not None and not last.named:
            # « Le maire a enquêté. « Q », dit un voisin. « Q », ajoute l'intéressé »
            others = [one for one in others if not one.offices]
        people = others or people
    return next(iter([*people, *nearest]), None)


def _is_only_written_on(entity: Entity, match: MentionMatch, discourse: Discourse) -> bool:
    """Return whether an entity is a network on which the one who is meant writes.

    *Le tweet du maire a surpris. Sur son compte Twitter, ce dernier a écrit que P*
    """
    seen = entity.seen
    if seen is None or entity.name.lower() not in closed_class("network"):
        return False
    return seen.sentence == discourse.sentence_of(match)


def _nearer(
    concerned: Entity, people: Sequence[Entity], match: MentionMatch, discourse: Discourse
) -> Entity | None:
    """Return who stands in the sentence before where who is concerned was told of further above.

    *Luc Roy a ouvert le pont.* Then of others: *Le maire Paul Servan est mis en cause. « Je n'ai
    rien signé », répète l'intéressé*, who acts there, and is whom it is about all the same.
    """
    seen, here = concerned.seen, discourse.sentence_of(match)
    above = discourse.order.paragraphs[match.sentence]
    told = concerned.last_before(match.mention.span.start)
    if seen is None or told > seen.start or seen.paragraph == above or here - seen.sentence <= 1:
        return None
    return next(
        (
            one
            for one in people
            if one.seen is not None
            and one.seen.paragraph == above
            and here - one.seen.sentence <= 1
            and discourse.speakers[-1:] != [one]
        ),
        None,
    )


def mentioned_last(discourse: Discourse, match: MentionMatch) -> Entity | None:
    """Return whom *celui-ci* takes up: who was mentioned last, here or a sentence before.

    Args:
        discourse: The document, read up to the mention.
        match: The mention.

    Returns:
        Who was, ``None`` for another mention. A complement before it in its own sentence is not
        meant where somebody else may be: *Invitée d'une chaîne privée, celle-ci…*
    """
    sentence = discourse.sentences[match.sentence]
    if match.head in _ASKED_FOR and sentence.words[match.first - 1] == ":":
        return _asked(discourse, match, sentence.tokens[: match.first])
    if match.head in _ASKED_FOR and sentence.words[0] in closed_class("topic_marker"):
        return _topic(discourse, match)
    if match.head in THAT or match.mention.text.lower() in ANOTHER:
        return that_of(discourse, match)
    if match.head not in closed_class("latter_pronoun"):
        return None
    here = discourse.sentence_of(match)
    complement: Entity | None = None
    relative = match.head in closed_class("lequel")  # whatever it stands for, it speaks
    lately = list(discourse.lately(match, 1))
    for one, seen in lately:
        if not (relative or one.kind in SPEAKING):
            continue
        if any(other.start < seen.start and seen.end < other.end for _, other in lately):
            continue  # « le directeur du zoo, Jean Marchal. Celui-ci »
        if not (agrees(one, match) or _is_called(one, match, discourse)):
            continue
        if not (seen.governed and seen.sentence == here):
            return one
        complement = complement or one
    return complement


def _is_called(entity: Entity, match: MentionMatch, discourse: Discourse) -> bool:
    """Return whether a noun beside a body's name has the gender of a pronoun.

    *un rapport du Bureau du port, agence chargée des digues. Celle-ci*
    """
    if entity.kind is SpeakerKind.PERSON or not entity.named:
        return False
    if match.mention.number is not Number.SINGULAR:
        return False
    nouns = map(discourse.lexicon.source_noun, entity.heads)
    return any(noun is not None and noun.gender is match.mention.gender for noun in nouns)


def interviewed(discourse: Discourse, match: MentionMatch) -> Entity | None:
    """Return whom *notre interlocutrice*, *notre témoin* is: who spoke last and agrees.

    Args:
        discourse: The document, read up to the mention.
        match: The mention.

    Returns:
        The person, ``None`` for other mentions.
    """
    if first_word(match.mention.text) not in closed_class("first_person"):
        return None
    if fold(match.head) not in closed_class("interviewed"):
        return None
    speakers = (one for one in reversed(discourse.speakers) if agrees(one, match))
    return next((one for one in speakers if one.kind is SpeakerKind.PERSON), None)


def never_weighed(discourse: Discourse, match: MentionMatch) -> bool:
    """Return whether a mention takes up nobody but whom it plainly means.

    Args:
        discourse: The document, read up to the mention.
        match: The mention, no source.

    Returns:
        Whether it is *l'autre* or *ce dernier*, an *il* that is nobody (*il pleuvait*), a pronoun
        in commas that repeats whom they follow (*Ada, elle, refuse*), or somebody's to whom a
        quotation speaks (*ton frère*).
    """
    if match.head in THAT:
        return True
    if match.head == "autre" or fold(match.head) in closed_class("latter"):
        return match.mention.kind is MentionKind.PRONOUN or not is_concerned(match)
    sentence = discourse.sentences[match.sentence]
    words, first = sentence.words, match.first
    if words[first] in _YOUR or (match.head == "il" and stands_for_nobody(sentence, first)):
        return True  # « Balance ton comique »: a relative of whoever is spoken to
    if words[first - 1] == "avant" and words[0] == "comme":
        return True  # « Comme Luc avant lui, Tom est parti »: Tom, who is yet to come
    if (
        words[match.last + 1] not in _ALSO
        or words[first - 1] != ","
        or match.head not in _ASKED_FOR
    ):
        return False
    one = next(discourse.recent(), None)
    if one is None or one.seen is None or not agrees(one, match):
        return False
    # « Ada a, elle aussi, refusé »
    begun = one.seen.subject and one.seen.end >= sentence.tokens[max(0, first - _BEGUN)].start
    return begun or one.seen.end == sentence.tokens[first - 2].end


def other_here(discourse: Discourse, match: MentionMatch) -> Entity | None:
    """Return whom *l'autre*, *le second* takes up as a subject (*L'autre hausse les épaules*).

    Args:
        discourse: The document, read up to the mention.
        match: The mention, no source.

    Returns:
        The other of two, or the first or second of those joined; ``None`` elsewhere than at the
        start of a clause (*d'un jour à l'autre*).
    """
    if match.head != "autre":
        together = discourse.pair is not None or _are_named_together(discourse)
        return member_meant(discourse, match) if together else None
    sentence = discourse.sentences[match.sentence]
    behind = sentence.tokens[match.last + 1 :]
    opens = sentence.words[match.first - 1] in ("", ",", ";", "mais", "et")
    if not opens or not behind or match.mention.text[:1] not in "lL":
        return None
    clitic = behind[0].lower in closed_classes("object_clitic", "negation")
    return other_of_two(discourse, match) if clitic or behind[0].pos not in _NO_VERB else None


def _are_named_together(discourse: Discourse) -> bool:
    """Return whether the two people mentioned last were first named in one sentence."""
    people = [one for one in discourse.last_few() if one.kind is SpeakerKind.PERSON][:2]
    starts = discourse.order.starts
    return len({bisect.bisect_right(starts, one.positions[0]) for one in people}) == 1


def _asked(discourse: Discourse, match: MentionMatch, before: Sequence[Token]) -> Entity | None:
    """Return who was asked right before a colon (*Nous avons joint Ada Roy : elle confirme*)."""
    one = next(discourse.recent(), None)
    if one is None or one.seen is None or not agrees(one, match):
        return None
    asked = any(token.lower in closed_class("asked_participle") for token in before)
    return one if asked and one.seen.end == before[-2].end else None


def _topic(discourse: Discourse, match: MentionMatch) -> Entity | None:
    """Return whom *quant à* sets as what is spoken of (*Quant au maire, blessé, il dit que P*).

    He is not who does something to him (*Quant au maire, il l'accuse*).
    """
    words = discourse.sentences[match.sentence].words
    behind = words[match.last + 1 + (words[match.last + 1] in ("ne", "n'"))]
    if behind in _DONE_TO or words[match.first - 1] != ",":
        return None
    found = (one for one, seen in discourse.lately(match, 0) if seen.topic and seen.apart)
    return next((one for one in found if agrees(one, match)), None)


def may_be_met(
    match: MentionMatch, at: Sighting, attribution: Attribution | None, discourse: Discourse
) -> tuple[Entity | None, ...]:
    """Return whom the clitic beside a subject means, who is another.

    Args:
        match: The subject.
        at: Where it stands.
        attribution: The quotation that it is the source of, ``None`` for none.
        discourse: The document, read up to it.

    Returns:
        The subject of the sentence before where nobody has been mentioned since (*Luc a dit non. Sa
        voisine lui a dit*), or where an answer follows (*Luc a appelé un voisin. L'homme lui a
        répondu*); *leur* means nobody who stands alone. ``None`` is whoever came to mind last of
        those who may be the subject.
    """
    if discourse.sentences[match.sentence].words[match.last + 1] in ("leur", "les"):
        one = match.kind is SpeakerKind.PERSON and match.mention.number is Number.SINGULAR
        return () if one else (None,)
    last, before = (*itertools.islice(discourse.recent(), 2), None, None)[:2]
    if last is None or last.seen is None or last.kind is not SpeakerKind.PERSON:
        return (None,)
    if at.sentence - last.seen.sentence != 1:
        return (None,)
    if last.seen.subject:
        return (last,)
    if before is None or before.seen is None or before.kind is not SpeakerKind.PERSON:
        return (None,)
    if not before.seen.subject or before.seen.sentence != last.seen.sentence:
        return (None,)
    cue = attribution.cues[0] if attribution is not None and attribution.cues else None
    return (before if cue is not None and cue.act in (Act.ANSWER, Act.DENY) else None,)
