"""Who is meant by *celui de Brest*: another of those whom the noun before it names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from ..lexicon.words import closed_class
from ..models import Number, SpeakerKind
from .agreement import agrees
from .contrasted import ANOTHER, THAT
from .owners import article

if TYPE_CHECKING:
    from ..models.records import MentionMatch
    from .discourse import Discourse
    from .entities import Entity

__all__ = ["that_of"]


def that_of(discourse: Discourse, match: MentionMatch) -> Entity | None:
    """Return whom a demonstrative and its complement mean, whom nothing has named before.

    *Le maire de Dole, Paul Servan, se réjouit. Celui de Brest attend*: the mayor of Brest. *« Q »,
    dit un élu. Un autre est plus réservé*: another one.

    Args:
        discourse: The document, read up to the mention.
        match: The mention, or another one.

    Returns:
        A new entity of the sort and noun of the subject before that agrees and has a complement,
        too, called after both; ``None`` without a complement (*celui qui dort*), or where no such
        subject stands near.
    """
    if match.mention.text.lower() in ANOTHER:
        return _another(discourse, match)
    if match.head not in THAT or match.last == match.first:
        return None
    words = discourse.sentences[match.sentence].words
    if words[match.first + 1] not in closed_class("of"):
        return None
    other = next(
        (
            one
            for one, seen in discourse.lately(match, 2)
            if seen.subject and one.roles and " d" in one.roles[0] and agrees(one, match)
        ),
        None,
    )
    if other is None:
        return None
    several, gender = match.mention.number is Number.PLURAL, match.mention.gender
    noun, complement = other.roles[0].split()[0], match.mention.text.partition(" ")[2]
    name = f"{article('les' if several else 'le', noun, gender)}{noun} {complement}"
    known = next((one for one in discourse.last_few() if one.name == name), None)
    if known is not None:
        return known
    kind = SpeakerKind.GROUP if several else other.kind
    entity = discourse.book.describe(attrs.evolve(match, kind=kind, head=""))
    entity.name = name
    entity.heads |= other.heads
    return entity


def _another(discourse: Discourse, match: MentionMatch) -> Entity | None:
    """Return a new person where somebody unnamed has just spoken (*Un autre est plus réservé*)."""
    other = discourse.speakers[-1] if discourse.speakers else None
    if other is None or other.named or other.kind is not SpeakerKind.PERSON:
        return None
    if not agrees(other, match) or other not in [one for one, _ in discourse.lately(match, 1)]:
        return None
    entity = discourse.book.describe(attrs.evolve(match, kind=SpeakerKind.PERSON, head=""))
    entity.name = f"{match.mention.text} {other.name.partition(' ')[2]}"
    entity.heads |= other.heads
    return entity
