"""The pieces of a clause before and behind the incise that interrupts it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .steps import quoted_end, verb_follows

if TYPE_CHECKING:
    from .scene import Scene

__all__ = ["rest_in_marks", "within_participle"]

_SHORTEST = 3
"""A subject, a comma and a participle."""


def rest_in_marks(scene: Scene, s: int, opening: int, last: int) -> tuple[int, int] | None:
    """Return the sentences behind an incise inside marks (*Lundi, « P, a dit X. Q »*).

    Args:
        scene: The text's candidates.
        s: A sentence.
        opening: The sign that opens the incise.
        last: The last token of its verb and source.

    Returns:
        The first token and the index after the last, ``None`` outside marks.
    """
    tokens = scene.tokens(s)
    marks = tokens[last].quoted
    if marks is None or tokens[opening - 1].quoted != marks:
        return None
    end = quoted_end(scene, s, last)
    stop = next((j for j in range(last, end - 1) if tokens[j].form == "."), None)
    return None if stop is None else (stop + 1, end)


def within_participle(
    scene: Scene, s: int, clause: tuple[int, int], rest: tuple[int, int]
) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return the pieces without the clause around a participle that the incise interrupts.

    *Le suspect, arrêté, selon la police, près du port, a été relâché*: that he was released is the
    author's.

    Args:
        scene: The text's candidates.
        s: A sentence.
        clause: First token before the incise, and the sign that opens it.
        rest: What goes on behind it, first token and index after the last.

    Returns:
        Both pieces: as they were where no participle phrase stands between a subject and its verb.
    """
    begin, opening = clause
    if opening - begin < _SHORTEST:
        return clause, rest
    subject = scene.mention_at(s, begin)
    if subject is None or scene.lower(s, subject.last + 1) != ",":
        return clause, rest
    first = subject.last + 2
    if scene.has_verb(s, *clause):
        return clause, rest
    commas = (j for j in range(rest[0], rest[1]) if scene.lower(s, j) == ",")
    verb = next(
        (j for j in commas if verb_follows(scene, s, j + 1, "object_clitic", "negation")), None
    )
    return (clause, rest) if verb is None else ((first, opening), (rest[0], verb))
