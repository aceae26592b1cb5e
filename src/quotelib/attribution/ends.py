"""Where a reported clause ends: the likeliest of the places at which it may.

The weights of what speaks for and against a place are in ``data/end_weights.tsv``, estimated by
``scripts/fit_ends.py``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.weights import likeliest
from ..models.evolve import evolve
from .added_clauses import BEFORE_DENIAL, before_begun, before_denied
from .end_evidence import features_of
from .openings import Opening, ends
from .steps import quoted_end

if TYPE_CHECKING:
    from ..models.records import CueMatch
    from .scene import Scene

__all__ = ["TABLES", "WEIGHTS_FILE", "best_end", "clause_end", "question_end"]

_SHORTEST = 3
WEIGHTS_FILE = "end_weights.tsv"
TABLES = ("clause", "infinitive", "object")


def clause_end(
    scene: Scene,
    s: int,
    start: int,
    cue: CueMatch | None,
    *,
    table: str = "clause",
    framed: bool = False,
) -> int:
    """Return the index after the reported clause that starts at ``start``.

    Args:
        scene: The text's candidates.
        s: A sentence.
        start: First token of the reported clause.
        cue: The verb that reports it, ``None`` for other cues.
        table: Which weights: ``"clause"`` or ``"infinitive"``.
        framed: Whether it is a main clause: a verb without subject after it goes on with it.

    Returns:
        The index after its last token.
    """
    of = Opening.of_clause if table == "clause" else Opening.of_infinitive
    opening = of(scene, s, start, cue)
    end = best_end(evolve(opening, framed=True) if framed else opening, table)
    tokens = scene.sentences[s].tokens
    if end + 1 < len(tokens) and tokens[end].form == ",":
        end = before_begun(scene, s, start, end)
    if end - start > _SHORTEST and tokens[end - 2].lower in BEFORE_DENIAL:
        end = before_denied(scene, s, start, end)
    return end


def question_end(scene: Scene, s: int, start: int, cue: CueMatch) -> int:
    """Return the index after a reported question, with the marks that hold it and its stop.

    *Il a demandé « où vas-tu ? » et s'en est allé*

    Args:
        scene: The text's candidates.
        s: A sentence.
        start: First token of the question.
        cue: The verb that reports it.

    Returns:
        The index after its last token.
    """
    tokens = scene.tokens(s)
    marks = tokens[start].quoted if start < len(tokens) else None
    if marks is not None and scene.ends_with_stop(marks):
        return quoted_end(scene, s, start)
    return clause_end(scene, s, start, cue)


def best_end(opening: Opening, table: str) -> int:
    """Return the likeliest end of a clause.

    Args:
        opening: Where it starts.
        table: Which weights.

    Returns:
        The index after its last token; its start, when nothing follows.
    """
    places = list(ends(opening))
    if not places:
        return opening.start
    end = likeliest(WEIGHTS_FILE, TABLES, table, places, lambda j: features_of(opening, j))
    # « a dit être « prêt », ajoutant que P, a rapporté X »: with the incise off, P is cut off, too
    again = places[0] < end < opening.last
    return best_end(evolve(opening, last=end), table) if again else end
