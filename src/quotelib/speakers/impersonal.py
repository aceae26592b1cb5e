"""Whom *on* stands for: a document that is read, the body that it speaks in, or who was asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import MentionKind, Number, SpeakerKind, Unresolved

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..models import Span
    from ..models.records import Attribution, MentionMatch, Sentence
    from .discourse import Discourse
    from .entities import Entity
    from .sightings import Sighting

__all__ = ["last_of_kind", "whoever"]

_BEFORE = 2
"""So many sentences back a document is still the one that *on* reads or *ce texte* takes up."""
_NEAREST = 3
_NEAR = 5
_VERB = 3
"""So many words before or behind *on* its verb's clitics stand."""
_READING = frozenset({"lire", "se lire"})
_TO = frozenset({"m'", "me", "nous", "lui", "leur"})
_HOUSES = frozenset({SpeakerKind.ORGANISATION, SpeakerKind.MEDIA})
_BODIES = _HOUSES | {SpeakerKind.GROUP}
_PLACED = _BODIES | {SpeakerKind.UNKNOWN}  # « chez Solvane, où l'on redoute P »
_MENTIONS = (MentionKind.NAME, MentionKind.DESCRIPTION)


def whoever(
    match: MentionMatch, attribution: Attribution | None, discourse: Discourse
) -> Entity | Unresolved:
    """Return whom *on* stands for.

    Args:
        match: It.
        attribution: The quotation that it is the source of, ``None`` for none.
        discourse: The document, read up to it.

    Returns:
        What is read (*peut-on lire*), the body that a relative or *y* takes up (*à la CGT, où l'on
        redoute P*; *on y redoute P*), the one asked just before (*Il a écrit à la mairie. « Non »,
        lui a-t-on répondu*), who spoke lately and is no person, or the body that the sentence
        before is about; else that nobody is named.
    """
    sentence = discourse.sentences[match.sentence]
    found = _read(match, attribution, discourse) or _inside(match, sentence, discourse)
    near: list[Entity] = []
    if found is None and not discourse.is_quoted(match):
        near = list(discourse.last_few())
        found = _where(match, sentence, near) or _taken_up(match, attribution, near, discourse)
    if found is not None:
        return found
    last = discourse.speakers[: -_NEAREST - 1 : -1]
    # « On leur explique que P »: those who are told are not those who tell
    told = sentence.words[match.first + 1] == "leur"
    bodies = (
        one
        for one in last
        if one.kind is not SpeakerKind.PERSON and not (told and one.number is not Number.SINGULAR)
    )
    found = next(bodies, None) or _told_of(match, attribution, near, discourse)
    return found or Unresolved.NO_ANTECEDENT


def last_of_kind(
    match: MentionMatch, kind: SpeakerKind, discourse: Discourse, content: Sequence[Span] = ()
) -> list[Entity]:
    """Return the entities of a kind that a mention's sentence or those before mention.

    Args:
        match: The mention.
        kind: The kind.
        discourse: The document, read up to it.
        content: What the mention reports: what stands there does not.

    Returns:
        A few, the last one first.
    """
    return [
        one
        for one, seen in discourse.lately(match, _BEFORE)
        if one.kind is kind and not any(span.start <= seen.start < span.end for span in content)
    ]


def document_before(
    match: MentionMatch, attribution: Attribution, discourse: Discourse
) -> Entity | None:
    """Return which document *le texte* takes up.

    Args:
        match: The mention.
        attribution: The quotation that it is the source of.
        discourse: The document, read up to it.

    Returns:
        The one mentioned just before, by preference as a subject of the narrator's; the last one
        that has said something where no such stands there (*a dit la CGT dans un communiqué*).
    """
    near = last_of_kind(match, SpeakerKind.DOCUMENT, discourse, attribution.content)
    told = [one for one in near if one.seen and one.seen.subject and not one.seen.reported]
    spoken = [one for one in discourse.speakers if one.kind is SpeakerKind.DOCUMENT]
    return next(iter((*told, *spoken[::-1], *near)), None)


def _read(
    match: MentionMatch, attribution: Attribution | None, discourse: Discourse
) -> Entity | None:
    """Return what *on* has read the words in (*peut-on lire*): the document last mentioned."""
    if attribution is None or not any(cue.lemma in _READING for cue in attribution.cues):
        return None
    documents = last_of_kind(match, SpeakerKind.DOCUMENT, discourse)
    return next(iter(documents or last_of_kind(match, SpeakerKind.MEDIA, discourse)), None)


def _where(match: MentionMatch, sentence: Sentence, near: Sequence[Entity]) -> Entity | None:
    """Return the body before the relative of *on* (*à la CGT, où l'on redoute P*)."""
    words, before = sentence.words, match.first - 1
    before -= words[before] == "l'"
    if words[before] != "où":
        return None
    before -= 1 + (words[before - 1] == ",")
    end = sentence.tokens[max(before, 0)].end
    return next((one for one in near if one.kind in _PLACED and _ends(one, end)), None)


def _ends(entity: Entity, end: int) -> bool:
    """Return whether an entity was last mentioned right up to an offset."""
    return entity.seen is not None and entity.seen.end == end


def _taken_up(
    match: MentionMatch,
    attribution: Attribution | None,
    near: Sequence[Entity],
    discourse: Discourse,
) -> Entity | None:
    """Return the body that *y* beside *on* takes up, or that somebody asks who is then answered."""
    if attribution is None:
        return None
    words, first, last = discourse.sentences[match.sentence].words, match.first, match.last
    clitics = {words[k] for k in (*range(first - _VERB, first), last + 1, last + 2)}
    clitics |= {words[k] for k in range(first, last)}
    within = "y" in clitics
    if not within and _TO.isdisjoint(clitics):
        return None
    bodies = _bodies_before(match, attribution, near, discourse, 2 if within else 1)
    if within:
        houses = [one for one in bodies if one.kind in _HOUSES]
        subjects = (one for one in houses if one.seen is not None and one.seen.subject)
        return next(subjects, next(iter(houses), None))
    return next((one for one in bodies if one.seen and _is_asked(one.seen, discourse)), None)


def _told_of(
    match: MentionMatch,
    attribution: Attribution | None,
    near: Sequence[Entity],
    discourse: Discourse,
) -> Entity | None:
    """Return the body that the sentence is about which an incise with *on* follows."""
    if attribution is None or match.mention.kind is not MentionKind.CLITIC:
        return None
    if any(cue.lemma in closed_class("rumour_verb") for cue in attribution.cues):
        return None
    bodies = _bodies_before(match, attribution, near, discourse, 1)
    subjects = (one for one in bodies if one.seen is not None and one.seen.subject)
    return next((one for one in subjects if one.kind in _HOUSES), None)


def _bodies_before(
    match: MentionMatch,
    attribution: Attribution,
    near: Sequence[Entity],
    discourse: Discourse,
    reach: int,
) -> list[Entity]:
    """Return the bodies of the sentences before *on*, none of those that its own words mention."""
    here, content = discourse.sentence_of(match), attribution.content
    return [
        one
        for one in near
        if one.kind in _BODIES
        and one.seen is not None
        and here - one.seen.sentence <= reach
        and not any(one.is_within(span.start, span.end) for span in content)
    ]


def _is_asked(seen: Sighting, discourse: Discourse) -> bool:
    """Return whether somebody asks the one last mentioned at a place (*a écrit à la mairie*)."""
    mentions = discourse.between(seen.start, seen.start + 1)
    return bool(mentions) and _is_contacted(mentions[0], discourse)


def _is_contacted(one: MentionMatch, discourse: Discourse) -> bool:
    """Return whether a verb for asking or going to somebody stands before his mention."""
    words, first = discourse.sentences[one.sentence].words, one.first
    before = [words[k] for k in range(max(0, first - _NEAR), first)]
    if before[-1:] == ["par"]:
        return False  # « consulté par l'AFP »
    return not closed_class("contacting_form").isdisjoint(before)


def _inside(match: MentionMatch, sentence: Sentence, discourse: Discourse) -> Entity | None:
    """Return the body that somebody quoted has asked (« J'ai écrit à la mairie. On m'a dit P »)."""
    clitics = {sentence.words[match.first + k] for k in range(1, _VERB)}
    if sentence.container is None or _TO.isdisjoint(clitics):
        return None
    for one in reversed(discourse.before(match)):
        other = discourse.sentences[one.sentence]
        if other.container != sentence.container or sentence.index - other.index > 1:
            continue
        if one.mention.kind in _MENTIONS and one.kind in _BODIES and _is_contacted(one, discourse):
            book = discourse.book
            return book.of_mention(one) or discourse.plain_antecedent(one) or book.describe(one)
    return None
