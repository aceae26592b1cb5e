"""When words were said that a noun names: *son appel de mai à P*, *son appel, lundi, à P*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .phrases import is_temporal
from .steps import DE, is_inflected
from .stretch import date_end

if TYPE_CHECKING:
    from .scene import Scene

__all__ = ["past_noun_date"]

_INSERTION = 16


def past_noun_date(scene: Scene, s: int, j: int) -> int:
    """Return the index after a date or an insertion between commas.

    Args:
        scene: The text's candidates.
        s: A sentence.
        j: The token after a noun and its owner.

    Returns:
        The index, ``j`` itself where neither stands.
    """
    of = scene.lower(s, j) in DE
    dated = scene.mention_at(s, j + of)
    if of and dated is not None and is_temporal(scene, dated):
        return dated.last + 1
    if of and (end := date_end(scene, s, j + 1)) is not None:
        return end
    if scene.lower(s, j) != ",":
        return date_end(scene, s, j) or j
    ahead = scene.tokens(s)[j + 1 : j + _INSERTION]
    if not ahead or not (
        date_end(scene, s, j + 1) is not None or scene.is_a(s, j + 1, "preposition")
    ):
        return j
    for token in ahead:
        if token.form == ",":
            return token.index + 1
        if is_inflected(token) or token.quoted is not None or token.form in ".;:":
            break
    return j
