"""*Le conseil du suspect*: who pleads for somebody, and no body that meets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..models.records import Sentence

__all__ = ["COUNSEL", "is_lawyer"]

COUNSEL = "conseil"
_BARE = ("de", "d'")
_CONTRACTED = ("du", "des")


def is_lawyer(sentence: Sentence, i: int, titles: Sequence[bool]) -> bool:
    """Return whether *conseil* is who pleads for somebody (*a dit son conseil, Me Ada Roux*).

    *Le conseil de la victime*, *du chauffeur*, *des familles*, *de Mme Roux* is a lawyer; *le
    conseil de la ville*, *des ministres*, *de famille* is a body, and *le Conseil* a name. A body
    has an adjective or complement where it is somebody's (*son conseil d'administration*).

    Args:
        sentence: The sentence.
        i: Index of the word.
        titles: Whether each token is a title.
    """
    if sentence.tokens[i].form != COUNSEL:
        return False
    words, at = sentence.words, i + 2
    if words[i + 1] in _BARE:
        if at < len(titles) and titles[at]:
            return True
        if words[at] not in closed_class("determiner"):
            return False
        at += 1
    elif words[i + 1] not in _CONTRACTED:
        own = words[i - 1] in closed_class("possessive") and words[i + 1] not in closed_class("of")
        return own and (at > len(titles) or sentence.tokens[i + 1].pos != "ADJ")
    return words[at] in closed_class("client_noun")
