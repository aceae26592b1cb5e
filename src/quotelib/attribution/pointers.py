"""Lines that point to another piece: *À lire aussi : « … »*, *Retrouvez notre série « … »*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class

if TYPE_CHECKING:
    from .scene import Scene

__all__ = ["points_elsewhere"]

_LONGEST = 8
_TOO = frozenset({"aussi", "également", "encore"})
_OUR = frozenset({"notre", "nos"})


def points_elsewhere(scene: Scene, index: int) -> bool:
    """Return whether marks hold the title of another piece that the reader is sent to.

    Args:
        scene: The text's candidates.
        index: A standing quoted span.

    Returns:
        Whether its sentence opens with a verb for what readers do and nothing reports before it.
    """
    place = scene.places[index]
    words = [token.lower for token in scene.tokens(place.sentence)[: place.token]]
    if not 0 < len(words) <= _LONGEST:
        return False
    start = int(words[0] in ("à", "a") and len(words) > 1)
    if words[start] not in closed_class("pointing_verb"):
        return False
    between = [word for word in words[start + 1 :] if word not in (":", ".")]
    named = not _TOO.isdisjoint(between) or not _OUR.isdisjoint(between)
    return named or not between or words[start] == "lire"
