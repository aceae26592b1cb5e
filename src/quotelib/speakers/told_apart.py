"""Who is meant by what a sentence says: *ceux qui P*, *quelqu'un*, and one who is in no list."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import attrs

from ..lexicon.words import closed_class
from ..models import Number, SpeakerKind
from .worded import written
from .wording import fold, head_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..models.records import Attribution, MentionMatch, Token
    from .discourse import Discourse
    from .entities import Entity
    from .ranking import Ranked

__all__ = ["is_listed", "one_of_no_list", "those_who"]

_THOSE = ("ceux", "celles")
_LIST = 3
_CHOICE = 12  # so many of the likeliest are looked at
_LONGEST = 16
_SHARE = re.compile(r"(?:[^\W\d]+ ){0,3}\d+(?:[.,]\d+)?\s?%")
"""Opens a share: *près de 24,5 %*."""


def those_who(
    match: MentionMatch, attribution: Attribution | None, discourse: Discourse
) -> Entity | None:
    """Return those whom *ceux* and its relative clause describe: nobody mentioned before.

    *Les élus ont débattu. Ceux qui ont lu le texte affirment que P.* Nor is *quelqu'un*, *l'autre*
    or *certains* anybody whom the text has named, or a share in per cent another one (*24 % des
    sondés*).

    Args:
        match: The pronoun, or a description.
        attribution: The quotation that it is the source of, ``None`` for none.
        discourse: The document.

    Returns:
        A new entity that is called after the clause or the mention, ``None`` for another mention.
    """
    if match.mention.text.lower().replace("’", "'") in closed_class("of_their_own"):
        several = match.mention.number is Number.PLURAL
        kind = SpeakerKind.GROUP if several else SpeakerKind.PERSON
        return discourse.book.describe(attrs.evolve(match, kind=kind, head=""))
    if "%" in match.mention.text and _SHARE.match(match.mention.text) is not None:
        return _share(match, discourse)
    if match.head not in _THOSE:
        return None
    tokens = discourse.sentences[match.sentence].tokens[match.first :]
    if len(tokens) < _LIST or tokens[1].lower not in closed_class("relative"):
        return None
    group = attrs.evolve(match, kind=SpeakerKind.GROUP, head="")
    entity = discourse.book.describe(group)
    entity.name = written(tokens[: _clause_end(tokens, attribution)])
    return entity


def _share(match: MentionMatch, discourse: Discourse) -> Entity:
    """Return those who are so many of some people: whoever was called by the same words."""
    words = fold(match.mention.text)
    holders = discourse.book.of_head(head_key(match.head, discourse.lexicon))
    called = next((one for one in holders if fold(one.name) == words), None)
    return called or discourse.book.describe(attrs.evolve(match, kind=SpeakerKind.GROUP))


def _clause_end(tokens: Sequence[Token], attribution: Attribution | None) -> int:
    """Return where the relative clause ends: before the verb that reports, or with it."""
    cues = attribution.cues if attribution is not None else ()
    spans = [span for cue in cues for span in cue.spans if span.start > tokens[0].start]
    if not spans:
        return 1
    verb = min(spans, key=lambda span: span.start)
    before = sum(token.start < verb.start for token in tokens)
    inside = before <= 2  # noqa: PLR2004 - « ceux qui disent que P »
    end = sum(token.start < verb.end for token in tokens) if inside else before
    return min(end - (tokens[end - 1].form == ","), _LONGEST)


def is_listed(entity: Entity, ranked: Sequence[Ranked]) -> bool:
    """Return whether somebody is one of a list of persons who are subjects nowhere.

    Args:
        entity: Who may be meant.
        ranked: The answers to who is meant, the most likely first.
    """
    return _is_aside(entity) and entity in _listed(ranked)


def one_of_no_list(ranked: Sequence[Ranked]) -> Entity | None:
    """Return who is meant of those who are as likely as the members of a list.

    *L'exécutif hésite. Y travaillent Ida Roux, Léo Pic et Tom Bay. Il promet que P*: a pronoun in
    the singular takes up none of several who stand together and are subjects nowhere.

    Args:
        ranked: The answers to who is meant, the most likely first.

    Returns:
        The most likely who has been a subject, ``None`` without a list.
    """
    among = _listed(ranked)
    found = (one.entity for one in ranked if one.entity is not None and one.entity.seen is not None)
    apart = (one for one in found if one not in among and one.subjects)
    return next(apart, None) if among else None


def _listed(ranked: Sequence[Ranked]) -> frozenset[Entity]:
    """Return who of the likeliest answers are named in one sentence, at least three of them."""
    likeliest = (one.entity for one in ranked[:_CHOICE])
    found = [one for one in likeliest if one is not None and _is_aside(one)]
    together = Counter(one.seen.sentence for one in found if one.seen)
    return frozenset(one for one in found if one.seen and together[one.seen.sentence] >= _LIST)


def _is_aside(entity: Entity) -> bool:
    """Return whether a person has been named once, as the subject of nothing."""
    once = entity.sightings == 1 and not entity.subjects
    return once and entity.named and entity.kind is SpeakerKind.PERSON
