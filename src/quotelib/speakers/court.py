"""Who hears a case, in a text that tells of one: *le président* there is the court's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..models.records import Sentence
    from .descriptions import Description

__all__ = ["HEARING", "is_in_court"]

HEARING = frozenset({"president", "magistrat"})
"""Keys of the nouns for those who hear a case and lead other bodies."""
_FIRST, _LAST = 8, 20
"""So many sentences at the start of a text and before a mention are looked at."""
_FEWEST = 2


def is_in_court(said: Description | None, sentences: Sequence[Sentence], at: int) -> bool:
    """Return whether a description is of who hears a case, in a text that tells of a trial.

    *Luc Roy est dans le box. (…) « Vous saviez ? », demande le président au prévenu*: not he.

    Args:
        said: The description taken apart, ``None`` for another mention.
        sentences: Those of the text.
        at: The index of the sentence at hand.

    Returns:
        Whether it is, as two words of a trial stand where the text opens or goes on.
    """
    if said is None or said.head not in HEARING or said.further or said.possessive:
        return False
    words: set[str] = set()
    for sentence in (*sentences[:_FIRST], *sentences[max(_FIRST, at - _LAST) : at + 1]):
        words.update(sentence.words.values())
    return len(words & closed_class("court_word")) >= _FEWEST
