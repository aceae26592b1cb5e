"""Complements that a word inside the marks has both in them and behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .object_ends import object_end
from .steps import BEFORE_VERB, is_infinitive, verb_follows

if TYPE_CHECKING:
    from .scene import Scene

__all__ = ["past_governed"]

_JOINTS = frozenset({"et", "ou", "ni"})
_FORMS = {
    form: frozenset(forms)
    for forms in (("de", "d'", "du", "des"), ("à", "au", "aux"))
    for form in forms
}
_NAMING = frozenset({"NOUN", "PROPN", "ADJ"})


def past_governed(scene: Scene, s: int, first: int, end: int) -> int:
    """Return the end of quoted words with another complement of a word among them behind them.

    *dénonce « un manque de moyens » et de personnel*: *et* repeats the preposition.

    Args:
        scene: The text's candidates.
        s: A sentence.
        first: The first quoted token.
        end: The index after the last.

    Returns:
        The index after the complement, ``end`` where none follows.
    """
    link = scene.lower(s, end + 1)
    forms = _FORMS.get(link)
    if scene.lower(s, end) not in _JOINTS or forms is None:
        return end
    if all(scene.lower(s, j) not in forms for j in range(first, end)):
        return end
    tokens, j = scene.tokens(s), end + 2
    if j >= len(tokens) or tokens[j].quoted is not None or is_infinitive(scene, s, j):
        return end
    phrase = scene.mention_at(s, j) or scene.mention_at(s, j - 1)
    if phrase is None:
        return object_end(scene, s, j) if tokens[j].pos in _NAMING else end
    if verb_follows(scene, s, phrase.last + 1, *BEFORE_VERB):
        return end  # « un manque de moyens » et des élus le disent
    return object_end(scene, s, phrase.last + 1)
