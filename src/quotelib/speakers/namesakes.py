"""Who of those with a name is meant by it: what stands beside it tells, or nothing does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from ..models import Gender
from .agreement import is_name_of
from .kin import relation_of
from .offices import role_head, titled_head

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ..lexicon import Lexicon
    from ..models.records import MentionMatch
    from .entities import Entity

__all__ = ["bearers", "women_in_office"]

_ADULT = 18


def bearers(match: MentionMatch, fitting: Sequence[Entity], lexicon: Lexicon) -> list[Entity]:
    """Return those of several bearers of a name whom a mention fits best.

    *La maire Roux* is the mayor of two who are called so, *Mme Roux* not her daughter of twelve;
    *Roux* alone is who is called after nobody (*Nora Roux et sa mère, Ida Roux*).

    Args:
        match: The mention.
        fitting: Those who bear its name.
        lexicon: The lexicon.

    Returns:
        Some of them, all where nothing tells.
    """
    said = {role_head(role, lexicon) for role in match.roles} | {titled_head(match, lexicon)}
    held = [one for one in fitting if not said.isdisjoint(one.heads)]
    if held:
        return held
    if match.mention.text == match.name:
        apart = [one for one in fitting if not _is_called_after(one, lexicon)]
    else:
        apart = [one for one in fitting if one.age is None or one.age >= _ADULT]
    return apart or list(fitting)


def women_in_office(
    match: MentionMatch, words: tuple[str, ...], holders: Iterable[Entity], lexicon: Lexicon
) -> list[Entity]:
    """Return the women who bear a name behind the masculine noun of an office.

    *Le ministre Roux* or *le juge A. Roux* may be *Aline Roux*, where no man is called so; *M.
    Roux* and *le fils Roux* are others.

    Args:
        match: The mention.
        words: Folded content words of its name.
        holders: Those who bear one of them.
        lexicon: The lexicon.

    Returns:
        Some of them, none for another mention.
    """
    noun = lexicon.source_noun(match.head)
    if match.mention.gender is not Gender.MASCULINE or noun is None or noun.category != "function":
        return []
    neuter = attrs.evolve(match, mention=attrs.evolve(match.mention, gender=None))
    women = (one for one in holders if one.gender is Gender.FEMININE)
    return [one for one in women if is_name_of(one, words, neuter)]


def _is_called_after(entity: Entity, lexicon: Lexicon) -> bool:
    """Return whether somebody is brought in as a relative of another (*sa mère, X*)."""
    if len(entity.words) == 1:
        return False  # « Claire Martin et son fils Martin »
    bare = (role for role in entity.roles if " de " not in role and " d'" not in role)
    return any(relation_of(role_head(role, lexicon)) for role in bare)
