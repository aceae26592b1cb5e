"""What is said of the moment and of the speaker behind reported words, after a comma."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .steps import has_verb

if TYPE_CHECKING:
    from .scene import Scene

__all__ = ["dates_by", "describes_speaker"]

_DISTANT = frozenset({"après", "avant"})
_CLOSE = frozenset({"lendemain", "surlendemain", "veille", "avant-veille"})
_NEAR = frozenset({"peu", "juste"})
_AT = frozenset({"au", "à", "le", "la"})
_SEEN = frozenset({"visiblement", "manifestement"})
_WIDE = frozenset({"des", "les"})
_BEARING = 7
_COUNTED = 4


def dates_by(scene: Scene, s: int, j: int) -> bool:
    """Return whether a phrase dates by another event (*deux jours après le vote*).

    Args:
        scene: The text's candidates.
        s: A sentence.
        j: A token.

    Returns:
        Whether *au lendemain de*, *à la veille de*, *le jour même de*, or a length of time or *peu*
        with *après* or *avant* and a noun stand there; no clock's hour (*peu après 17 heures*).
    """
    word, following = scene.lower(s, j), scene.lower(s, j + 1)
    if (word == "le" and scene.lower(s, j + 2) == "même") or (
        word == "dans" and scene.lower(s, j + 2) == "foulée"
    ):
        return scene.is_a(s, j + 3, "of")  # « le jour même du vote »
    if word in _NEAR:
        return following in _DISTANT and scene.is_a(s, j + 2, "determiner")
    if word in _AT:
        close = j + 1 + (following == "la")
        return scene.lower(s, close) in _CLOSE and scene.is_a(s, close + 1, "of")
    counts = scene.is_a(s, j, "numeral") or scene.is_a(s, j, "determiner")
    if not counts or word in _WIDE:
        return False
    for k in range(j + 1, j + _COUNTED):
        if scene.is_a(s, k, "circumstance_noun") or scene.is_a(s, k, "time"):
            return scene.lower(s, k + 1) in _DISTANT and scene.is_a(s, k + 2, "determiner")
    return False


def describes_speaker(scene: Scene, s: int, j: int, end: int) -> bool:
    """Return whether the rest tells how a speaker looks or sounds (*, la voix brisée*).

    Args:
        scene: The text's candidates.
        s: A sentence.
        j: The token behind a comma.
        end: Index after the last token of the words.

    Returns:
        Whether it is such a phrase, short and without a verb (also *, visiblement ému*).
    """
    noun = j + scene.is_a(s, j, "determiner")
    look = scene.is_a(s, noun, "speakers_look") or (noun > j and scene.is_a(s, noun, "degree_noun"))
    rest = scene.tokens(s)[noun + 1 : end]
    shows = look or scene.lower(s, j) in _SEEN
    return shows and len(rest) < _BEARING and not has_verb(rest)
