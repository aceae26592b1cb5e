"""Possessives spelled out: *sa sœur* is *la sœur de Hugo Lefranc*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.folding import elides
from ..models import Gender

if TYPE_CHECKING:
    from .entities import Entity

__all__ = ["POSSESSIVES", "spelled_out"]

POSSESSIVES = {"son": "le", "sa": "la", "ses": "les", "leur": "le", "leurs": "les"}
"""Possessives → the article in whose place they stand."""
_CONTRACTIONS = {"le": "du", "les": "des"}
_PARTITIVES = ("des", "du")  # « de des élus » is « d'élus »


def spelled_out(possessive: str, rest: str, gender: Gender | None, owner: Entity) -> str:
    """Return a description with its owner in the possessive's place.

    Args:
        possessive: The possessive, in lower case.
        rest: The words after it.
        gender: The description's gender.
        owner: Whose it says that its bearer is.

    Returns:
        The description.
    """
    return f"{_article(POSSESSIVES[possessive], rest, gender)}{rest} {_of(owner)}"


def _article(article: str, noun: str, gender: Gender | None) -> str:
    """Return the article in a possessive's place, with its blank, elided before a vowel."""
    if article == "les":
        return "les "
    if elides(noun) or noun[:1] in "hH":  # the *h* of most nouns for people is mute
        return "l'"
    feminine = article == "la" or gender is Gender.FEMININE
    return "la " if feminine else "le "


def _of(owner: Entity) -> str:
    """Return an owner's name after *de*, a description in lower case and its article contracted."""
    name = owner.name if owner.named else owner.name[:1].lower() + owner.name[1:]
    article, _, rest = name.partition(" ")
    if article in _CONTRACTIONS:
        return f"{_CONTRACTIONS[article]} {rest}"
    if article in _PARTITIVES:
        name = rest
    return f"d'{name}" if elides(name) else f"de {name}"
