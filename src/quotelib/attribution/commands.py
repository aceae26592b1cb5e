"""Imperatives that the taggers take for names: *Évite les micros*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_classes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..lexicon import Lexicon
    from ..models.records import Token

__all__ = ["may_command"]

_ARTICLES = frozenset({"le", "la", "l'", "les"})
_ENDINGS = ("e", "ez", "ons", "is", "ds")
_LINKS = ("preposition", "subordinator", "conjunction", "adverb")


def may_command(tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Return whether one word that may be an imperative opens a sentence before an article.

    None is what opens *Contre la montre*, *Entre les murs* or *Comme les autres*.

    Args:
        tokens: The sentence's tokens.
        lexicon: The lexicon.
    """
    first, *rest = tokens
    if len(rest) <= 1 or rest[0].lower not in _ARTICLES:
        return False
    if first.lower in closed_classes(*_LINKS) or lexicon.is_first_name(first.form):
        return False
    return first.lower.endswith(_ENDINGS)
