"""What somebody without a name is called: the description, with what belongs to its last word."""

from __future__ import annotations

import bisect
from typing import TYPE_CHECKING

from ..lexicon.words import closed_class, closed_classes
from .pointed import pointed_to
from .retinue import named_in_full
from .wording import facts, first_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..lexicon import Lexicon
    from ..models.records import MentionMatch, Token
    from .discourse import Discourse
    from .entities import Entity

__all__ = ["is_fuller", "worded", "written"]

_SAME = frozenset({"même", "mêmes"})
_PARTICIPLES = ("é", "ée", "és", "ées", "ie", "is", "ies", "it", "ite", "u", "ue", "us", "ues")
_LONGEST = 8
"""So many words a complement may have."""
_INFINITIVES = ("er", "ir", "re")
_PERFECT = ("avoir", "être")


def worded(match: MentionMatch, discourse: Discourse) -> str | None:
    """Return what whoever a description means is called, where its own words do not say enough.

    Args:
        match: The description.
        discourse: The document.

    Returns:
        The description with who or where is meant by it (*l'entourage du ministre Paul Servan*,
        *la mairie de Dole*), or with the complement of a participle that it ends with (*la
        commission créée en mars*); ``None`` for others.
    """
    return (
        named_in_full(match, discourse)
        or pointed_to(match, discourse)
        or _with_complement(match, discourse)
    )


def _with_complement(match: MentionMatch, discourse: Discourse) -> str | None:
    """Return a description that a participle ends with what stands in a preposition behind it."""
    tokens = discourse.sentences[match.sentence].tokens
    participle, at = tokens[match.last], match.last + 2
    loose = participle.pos in ("VERB", "ADJ") and participle.lower.endswith(_PARTICIPLES)
    if not loose or participle.lower == match.head or at >= len(tokens):
        return None
    if tokens[at - 1].lower not in closed_class("preposition"):
        return None
    last = _complement_last(tokens, at, discourse)
    if last is None or last - at > _LONGEST:
        return None
    return written(tokens[match.first : last + 1])


def _complement_last(tokens: Sequence[Token], at: int, discourse: Discourse) -> int | None:
    """Return the last token of a date, a noun phrase or an infinitive that starts at a token."""
    if tokens[at].pos in ("VERB", "AUX") and tokens[at].lower.endswith(_INFINITIVES):
        verb = at + 1 + (tokens[at].lower in _PERFECT)  # « soupçonné d'avoir tué sa compagne »
        return _phrase_last(tokens, verb, discourse) or min(verb, len(tokens)) - 1
    last = at - 1
    times = closed_class("time")
    while last + 1 < len(tokens) and (
        tokens[last + 1].lower in times or tokens[last + 1].lower.isdigit()
    ):
        last += 1
    counted = _phrase_last(tokens, at, discourse)  # « condamné à 20 ans de prison »
    return max(last, counted or last) if last >= at else counted


def _phrase_last(tokens: Sequence[Token], at: int, discourse: Discourse) -> int | None:
    """Return the last token of the noun phrase that starts at a token."""
    if at >= len(tokens):
        return None
    here = bisect.bisect_left(
        discourse.matches, tokens[at].start, key=lambda one: one.mention.span.start
    )
    governed = discourse.matches[here] if here < len(discourse.matches) else None
    starts = governed is not None and governed.mention.span.start == tokens[at].start
    return governed.last if governed is not None and starts else None


def written(tokens: Sequence[Token]) -> str:
    """Return tokens as the text has them, each gap one blank.

    Args:
        tokens: Tokens of one sentence.

    Returns:
        Their words.
    """
    name = ""
    for i, token in enumerate(tokens):
        apart = i > 0 and token.start > tokens[i - 1].end
        name += (" " if apart else "") + token.form
    return name


def is_fuller(match: MentionMatch, entity: Entity, lexicon: Lexicon) -> bool:
    """Return whether a description says all that an unnamed entity is called after, and more.

    Args:
        match: The description.
        entity: The entity.
        lexicon: The lexicon.

    Returns:
        Whether it does, and points to nobody.
    """
    longer = len(match.mention.span.text) > len(entity.name)
    points = first_word(match.mention.span.text) in closed_classes("demonstrative", "possessive")
    points = points or not _SAME.isdisjoint(match.mention.span.text.split())
    return (
        longer
        and not points
        and facts(match.mention.span.text, lexicon) > facts(entity.name, lexicon)
    )
