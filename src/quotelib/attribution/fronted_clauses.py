"""Clauses under another that open a sentence: *Alors que X part, Y dit P*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .main_clauses import main_clause
from .steps import QUE, clause_at, is_inflected

if TYPE_CHECKING:
    from .scene import Scene

__all__ = ["past_fronted", "waits_for_main_clause"]

_NAMING = frozenset({"NOUN", "PROPN", "PRON"})
_CONJUNCTION = 2
"""So many words at most stand before the *que* of a conjunction."""


def waits_for_main_clause(scene: Scene, s: int, clause: tuple[int, int]) -> bool:
    """Return whether a clause depends on another that does not follow its comma.

    Not *Si on part, on perd, a dit X, dans la foulée du vote*

    Args:
        scene: The text's candidates.
        s: A sentence.
        clause: First token of the clause, and index after the last.

    Returns:
        Whether its main clause is still to come.
    """
    if not _is_subordinate(scene, s, clause[0]):
        return False
    starts = (j + 1 for j in range(*clause) if scene.lower(s, j) == ",")
    return not any(scene.is_a(s, j, "subject_clitic") or clause_at(scene, s, j) for j in starts)


def past_fronted(scene: Scene, s: int, begin: int, stop: int) -> int:
    """Return where the main clause starts behind a clause under it (*Alors que X part, Y dit P*).

    Args:
        scene: The text's candidates.
        s: A sentence.
        begin: First token of the clause.
        stop: Index after the last token that the main clause can start at.

    Returns:
        Its first token, ``begin`` where no clause stands before it.
    """
    comma = main_clause(scene, s, begin, stop) if _is_subordinate(scene, s, begin) else stop
    return comma + 1 if comma < stop else begin


def _is_subordinate(scene: Scene, s: int, begin: int) -> bool:
    """Return whether a clause depends on another (*si*, *depuis que*, *même si*, *tant que*)."""
    if scene.is_a(s, begin, "subordinator"):
        return True
    for j in (begin + 1, begin + _CONJUNCTION):
        if scene.lower(s, j) in QUE or scene.lower(s, j) == "si":
            words = scene.tokens(s)[begin:j]
            return not any(t.pos in _NAMING or is_inflected(t) for t in words)
    return False
