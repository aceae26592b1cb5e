"""Two people whom a plural takes up together: *les deux ministres*, *elles*."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import attrs

from ..models import Gender, MentionKind, Number, SpeakerKind
from .agreement import other_gender
from .wording import first_word, head_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..models.records import MentionMatch
    from .discourse import Discourse
    from .entities import Entity

__all__ = ["pair_meant", "pair_near"]

_TWO = 2
_WORDS = 3
"""The number is one of so many first words (*tous les deux*)."""
_NUMBERS = {"deux": _TWO, "trois": 3, "quatre": 4}
_RANKED = frozenset({"numéro", "n°"})
"""Nouns that a number behind them ranks rather than counts (*le numéro deux du parti*)."""
_KNOWN = 40
"""So many of those mentioned last may be the same two already."""
_NEAR = 2
"""So many sentences before a plural the two stand at most who are joined nowhere."""


def pair_meant(discourse: Discourse, match: MentionMatch) -> Entity | None:
    """Return the two who are meant by *les deux ministres*, or all whom *les trois élus* takes up.

    Args:
        discourse: The document, read up to the description.
        match: The description.

    Returns:
        Two whom the noun fits, who were joined last, who both have spoken, or the only two named
        around; ``None`` where the words do not count two, or there are no two.
    """
    words = match.mention.span.text.lower().split()[1:_WORDS] if match.name is None else []
    count = next((_NUMBERS[word] for word in words if word in _NUMBERS), None)
    if count is None or match.head in _RANKED:
        return None
    pair = discourse.pair
    if count > _TWO:
        many = pair is not None and len(pair.members) == count
        return discourse.book.of_mention(pair) if pair is not None and many else None
    head = head_key(match.head, discourse.lexicon)
    # A number alone is masculine for a man and a woman (*tous deux*).
    any_gender = match.head in _NUMBERS and match.mention.gender is not Gender.FEMININE
    people = [one for one in discourse.people() if any_gender or not other_gender(one, match)]
    fitting = [one for one in people if head in one.heads]
    if len(fitting) >= _TWO:
        return _joined(discourse, match, fitting[:_TWO])
    if any(one.name.lower().startswith("deux ") for one in discourse.book.of_head(head)):
        return None  # « Deux hommes ont été arrêtés »: without names
    if pair is not None and len(pair.members) == _TWO:
        return discourse.book.of_mention(pair)
    spoken = [one for one in people if one.spoken]
    if len(spoken) >= _TWO:
        return _joined(discourse, match, spoken[:_TWO])
    return _only_two(discourse, match, people)


def pair_near(discourse: Discourse, match: MentionMatch) -> Entity | None:
    """Return the two named together or side by side whom a plural pronoun takes up.

    *Ana Roy comparaissait avec son frère Luc. C'était, selon eux, un jeu.*

    Args:
        discourse: The document, read up to the pronoun.
        match: The pronoun, which fits nobody known.

    Returns:
        The only two named around; ``None`` for a singular, and where there are fewer or more.
    """
    if match.mention.number is not Number.PLURAL:
        return None
    people = discourse.people()
    feminine = match.mention.gender is Gender.FEMININE
    if feminine and any(one.gender is Gender.MASCULINE for one in people[:_TWO]):
        return None
    if not feminine and all(one.gender is Gender.FEMININE for one in people[:_TWO]):
        return None
    return _only_two(discourse, match, people)


def _only_two(discourse: Discourse, match: MentionMatch, people: Sequence[Entity]) -> Entity | None:
    """Return two people of the last sentences, ``None`` unless they are two."""
    near = [one for one, _ in discourse.lately(match, _NEAR) if one in people]
    return _joined(discourse, match, near) if len(near) == _TWO else None


def _joined(discourse: Discourse, match: MentionMatch, two: Sequence[Entity]) -> Entity:
    """Return the entity that two people make, in the order of the text; a new one at first."""
    first, second = sorted(two, key=lambda entity: entity.positions[0])
    members = (first.name, second.name)
    name = " et ".join(members)
    recent = itertools.islice(discourse.recent(), _KNOWN)
    known = next((one for one in recent if one.name == name), None)
    if known is not None:
        return known
    pronoun = match.mention.kind is not MentionKind.DESCRIPTION
    kind = SpeakerKind.GROUP if pronoun else match.kind
    if match.mention.kind is MentionKind.POSSESSIVE:
        # « leur délégué » is another than they, whom its first word alone mentions
        span, word = match.mention.span, first_word(match.mention.text)
        own = attrs.evolve(span, end=span.start + len(word), text=span.text[: len(word)])
        match = attrs.evolve(match, mention=attrs.evolve(match.mention, span=own))
    discourse.pair = attrs.evolve(match, members=members, kind=kind)
    return discourse.book.describe(discourse.pair)
