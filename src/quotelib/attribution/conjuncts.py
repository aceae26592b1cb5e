"""Second clauses of two joined ones inside of which a source or an incise stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .steps import BEFORE_VERB, is_inflected, skip, verb_follows

if TYPE_CHECKING:
    from .scene import Scene

__all__ = ["conjunct_start"]

_TURNS = frozenset({"mais", "or", "et"})


def conjunct_start(scene: Scene, s: int, begin: int, opening: int, after: int) -> int:
    """Return where the clause starts that *selon X* stands inside, joined to another one.

    *Le pont est fermé et la ville doit, selon X, payer*: the subject or verb of the second one
    stands right before the source, which says nothing of the first.

    Args:
        scene: The text's candidates.
        s: A sentence.
        begin: Where the words before the source start.
        opening: Index after the last of them.
        after: The token behind the source.

    Returns:
        The first token of the second clause, ``begin`` where the source stands inside of no such.
    """
    tokens = scene.tokens(s)
    if scene.lower(s, opening) != "," or scene.lower(s, after) != ",":
        return begin
    held = is_inflected(tokens[opening - 1])
    for j in range(opening - 2, begin, -1):
        if tokens[j].lower not in _TURNS or tokens[j].quoted is not None:
            continue
        subject = scene.mention_at(s, j + 1)
        if subject is None:
            return begin
        verb = skip(scene, s, subject.last + 1, *BEFORE_VERB)
        waits = subject.last == opening - 1 and verb_follows(scene, s, after + 1, *BEFORE_VERB)
        whole = verb == opening - 1 if held else waits
        return j + 1 if whole and scene.has_verb(s, begin, j) else begin
    return begin
