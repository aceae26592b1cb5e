"""Pronouns inside a quotation: they take up those who are spoken of there before all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import MentionKind, Number, SpeakerKind
from .positions import is_attribute, is_governed, is_subject, is_topic

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..models.records import Attribution, MentionMatch, Sentence
    from .book import EntityBook
    from .discourse import Discourse
    from .entities import Entity

__all__ = ["spoken_of"]

_BEFORE = 2
"""So many sentences before that of a pronoun are."""
_A = ("un", "une", "d'")
_FEW = 4
_NEVER = frozenset({"jamais", "aucun", "aucune", "sans", "rarement"})
_KINDS = (SpeakerKind.PERSON, SpeakerKind.GROUP, SpeakerKind.ORGANISATION)


def spoken_of(
    match: MentionMatch, attribution: Attribution | None, discourse: Discourse
) -> Entity | None:
    """Return whom a pronoun inside a quotation takes up of those mentioned in the quotation.

    « J'ai appelé la mairie, puis des voisins. Ils m'ont dit : “Partez” », raconte X.

    Args:
        match: The pronoun.
        attribution: The quotation that it is the source of, ``None`` for none.
        discourse: The document.

    Returns:
        The nearest that agrees, in its sentence the subject; ``None`` where the quotation mentions
        nobody who does, and for a pronoun of the narrator, whose incise the marks may hold as well
        (« Nous partons, dit-il. Tout est prêt. »).
    """
    if not discourse.is_quoted(match) or match.head not in closed_class("narrated_pronoun"):
        return None
    if attribution is not None and attribution.content[0].start < match.mention.span.start:
        return None
    book = discourse.book
    found = _nearest(match, discourse.before(match), discourse.sentences, book)
    if found is None:
        return None
    return book.of_mention(found) or discourse.plain_antecedent(found) or book.describe(found)


def _nearest(
    match: MentionMatch,
    before: Sequence[MentionMatch],
    sentences: Sequence[Sentence],
    book: EntityBook,
) -> MentionMatch | None:
    """Return the nearest mention in a pronoun's quotation that agrees, first of all a subject."""
    here = sentences[match.sentence]
    found: MentionMatch | None = None
    for one in reversed(before):
        sentence = sentences[one.sentence]
        if sentence.container != here.container or here.index - sentence.index > _BEFORE:
            continue
        if found is not None and one.sentence != found.sentence:
            break
        if not _agrees(one, match, book) or _is_of_any(sentence, one):
            continue
        topic = is_topic(sentence, one)
        governed = is_governed(sentence, one, topic=topic)
        subject = is_subject(sentence, one, governed=governed, topic=topic)
        if subject:
            return one
        found = found or one
    return found


def _is_of_any(sentence: Sentence, one: MentionMatch) -> bool:
    """Return whether a mention is of anybody: *jamais vu une gagnante si calme*, *c'est un fou*."""
    words, first = sentence.words, one.first
    if words[first] not in _A:
        return False
    before = {words[k] for k in range(max(0, first - _FEW), first)}
    return not before.isdisjoint(_NEVER) or is_attribute(sentence, one)


def _agrees(one: MentionMatch, match: MentionMatch, book: EntityBook) -> bool:
    """Return whether a description or name in a quotation can be what a pronoun there means.

    A name that shows no gender has that of its other mentions (*l'ENJ*, *l'École de la justice*).
    """
    named = one.mention.kind in (MentionKind.NAME, MentionKind.DESCRIPTION)
    if not named or one.kind not in _KINDS or one.mention.span.end > match.mention.span.start:
        return False
    plural = match.mention.number is Number.PLURAL
    if plural is not (one.mention.number is Number.PLURAL or one.coordinated):
        return False
    entity = book.of_mention(one) if one.mention.gender is None else None
    gender = one.mention.gender if entity is None else entity.gender
    genders = {gender, match.mention.gender} - {None}
    return len(genders) < 2  # noqa: PLR2004
