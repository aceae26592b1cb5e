"""Whom *l'intéressé*, *la principale concernée* takes up: whom others act on or tell of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import MentionKind, SpeakerKind
from .agreement import agrees
from .positions import meets_another
from .wording import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..models.records import MentionMatch
    from .discourse import Discourse
    from .entities import Entity

__all__ = ["CONCERNED", "is_concerned", "one_concerned"]

_NEAR = 1
_FEW_SENTENCES = 3
_BY = ("par", "selon")
CONCERNED = ("int", "con", "pri", "pre")
"""How the nouns begin of which one may be meant: to ask no further about others."""
_FIRST = ("principal", "principale", "premier", "premiere")


def is_concerned(match: MentionMatch) -> bool:
    """Return whether a description is *l'intéressé* or *la principale concernée*.

    Args:
        match: The description.

    Returns:
        Whether it is, also where *principale* is read as its noun.
    """
    concerned = closed_class("concerned")
    return fold(match.head) in concerned or (
        fold(match.head) in _FIRST and fold(match.mention.text.rpartition(" ")[2]) in concerned
    )


def one_concerned(discourse: Discourse, match: MentionMatch) -> Entity | None:
    """Return who is concerned by what the sentences before tell.

    *Le maire Paul Servan accuse Ada Roux de plagiat. « C'est faux », dit l'intéressée*; it may be
    somebody whom only the last speaker's words name (*« Ada Roux triche », lance Paul Servan*).

    Args:
        discourse: The document, read up to the mention.
        match: The mention.

    Returns:
        The nearest person of the sentence before, else of the words quoted there, else of a
        few sentences before, who neither acts nor spoke last; ``None`` without one.
    """
    told = list(_told_of(discourse, match))
    here = discourse.sentence_of(match)
    near = [one for one, at, quoted in told if quoted is None and here - at <= _NEAR]
    inside = [one for one, _, quoted in told if quoted is not None]
    subjects = [one for one, _, quoted in told if quoted]
    farther = [one for one, _, quoted in told if quoted is None]
    return next(iter([*near, *subjects, *inside, *farther, *_above_all(discourse, match)]), None)


def _above_all(discourse: Discourse, match: MentionMatch) -> Iterator[Entity]:
    """Yield those whom the text names most, where a description is of the *first* concerned."""
    words = [fold(word) for word in match.mention.text.split()]
    if words[1:2] and words[1] in _FIRST:
        for one in discourse.book.protagonists():
            spoke = discourse.speakers[-1:] == [one]
            if one.kind is SpeakerKind.PERSON and agrees(one, match) and not spoke:
                yield one


def _told_of(
    discourse: Discourse, match: MentionMatch
) -> Iterator[tuple[Entity, int, bool | None]]:
    """Yield the people told of lately, the last one first, with the sentence of each.

    For one told of in a quotation comes whether he is a subject there, ``None`` for others. A name
    inside the description of somebody else is not told of (*l'interprète de Cyrano*).
    """
    here = discourse.sentence_of(match)
    acting: set[Entity] = set()
    for one in reversed(list(_outermost(discourse.before(match)))):
        at = discourse.sentence_of(one)
        if here - at > _FEW_SENTENCES:
            return
        entity = discourse.book.of_mention(one)
        if entity is None or entity.kind is not SpeakerKind.PERSON:
            continue
        if not agrees(entity, match) or entity in acting:
            continue
        if not entity.named and here - at > _NEAR:
            continue  # the text hardly comes back to one without a name from farther away
        quoted = discourse.is_quoted(one)
        if discourse.speakers[-1:] == [entity] or (not quoted and _acts(entity, one, discourse)):
            acting.add(entity)
        else:
            yield entity, at, discourse.sighting(one).subject if quoted else None


def _outermost(matches: Iterable[MentionMatch]) -> Iterator[MentionMatch]:
    """Yield the mentions that stand in none of a person among those before them."""
    end = 0
    for one in matches:
        if one.mention.span.end > end:
            yield one
        if one.kind is SpeakerKind.PERSON:
            end = max(end, one.mention.span.end)


def _acts(entity: Entity, match: MentionMatch, discourse: Discourse) -> bool:
    """Return whether somebody acts where another is the one concerned.

    An office makes a subject the one who decides (*Le président Luc Roy a tranché*); else what is
    done is done to somebody known (*un voisin l'accuse*), or *par* stands before (*écartée par le
    maire Luc Roy*).
    """
    if match.mention.kind in (MentionKind.PRONOUN, MentionKind.CLITIC):
        return False
    sentence = discourse.sentences[match.sentence]
    if sentence.words[match.first - 1] in _BY or meets_another(sentence, match, discourse.lexicon):
        return True
    office = bool(entity.offices) or not entity.heads.isdisjoint(closed_class("frame_role"))
    return office and discourse.sighting(match).subject
