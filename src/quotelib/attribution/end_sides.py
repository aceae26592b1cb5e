"""What a reported clause holds before a place at which it may end, and what stands after it.

The names of the features are explained in `end_evidence`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_classes
from .clause_verbs import has_main_verb, is_pending
from .scene import is_finite
from .steps import DE, QUE, SET_BACK, is_infinitive, starts_infinitive

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .openings import Opening
    from .scene import Scene

__all__ = ["explained", "is_unowned", "rest", "resumes", "so_far", "times"]

_RESUMING = frozenset({"par", "un", "une"})
_INSERTION = 9
_FEW = 3
_COMMA = frozenset({","})
_GOVERN = DE | {"à", "du", "des", "au", "aux"}
_OF_SPEAKER = ("stance_adjective", "detached_word")


def so_far(opening: Opening, j: int) -> Iterator[str]:
    """Yield what the clause holds up to a place."""
    scene, s, start = opening.scene, opening.s, opening.start
    tokens = scene.tokens(s)
    verbless = not scene.has_verb(s, start, j) and not is_infinitive(scene, s, start)
    if verbless:
        yield "so_far_verbless"
    elif not has_main_verb(scene, s, start, j):
        yield "so_far_under"
    if is_pending(scene, s, start, j):
        yield "so_far_pending"
    if tokens[j - 1].quoted is not None:
        # « que « en partant », elle … » has its clause still to come
        whole = not (verbless and scene.lower(s, start - 1) in QUE)
        whole = whole and all(t.quoted == tokens[j - 1].quoted for t in tokens[start:j])
        yield "so_far_marked" if whole else "so_far_closes_marks"
        if whole and opening.cue is None and scene.lower(s, j) == ":":
            yield "uncued:explained"  # « Pour X, « une fierté » : elle a été choisie »
    # What stands between subject and verb belongs to a clause; an infinitive has no subject.
    verb = None if starts_infinitive(scene, s, start) else scene.first_verb(s, start, j)
    begin = start if verb is None else verb.index
    comma = scene.last_of(s, _COMMA, begin, j)
    if comma is not None and scene.first_of(s, _COMMA, begin, comma) is not None:
        yield "so_far_commas"
    if j - start <= _FEW:
        yield "so_far_few"


def rest(opening: Opening, first: int) -> Iterator[str]:
    """Yield what would be left out of the clause."""
    scene, s = opening.scene, opening.s
    told = any(map(is_finite, scene.verb_cues(s, first, opening.last)))
    if told:
        yield "rest_cue"
    elif not scene.has_verb(s, first, opening.last):
        yield "rest_verbless"
    if scene.has_marks(s, first, opening.last):
        yield "rest_marks"
        if not told and _qualifies(scene, s, first):
            yield "rest_qualifies"
    if opening.last - first <= _FEW:
        yield "rest_few"
    closing = scene.first_of(s, _COMMA, first, min(opening.last, first + _INSERTION))
    if closing is not None and not scene.has_verb(s, first, closing):
        yield "rest_insertion"


def _qualifies(scene: Scene, s: int, first: int) -> bool:
    """Return whether an adjective with *de* or *à* says of a thing what quoted words end.

    *des contrôles par les agents, susceptibles de le rendre « plus sûr »*; what somebody feels
    (*, fier de sa « victoire »*) may be the speaker's.
    """
    word = scene.tokens(s)[first]
    if word.pos != "ADJ" or word.quoted is not None or scene.lower(s, first - 1) != ",":
        return False
    governs = scene.lower(s, first + 1) in _GOVERN
    return governs and word.lower not in closed_classes(*_OF_SPEAKER)


def times(opening: Opening, j: int, first: int) -> Iterator[str]:
    """Yield how the tense of the next verb compares with that of the clause so far."""
    scene, s = opening.scene, opening.s
    told = scene.first_verb(s, opening.start, j)
    following = scene.first_verb(s, first, opening.last)
    if told is None or following is None:
        return
    back, still = told.lower.endswith(SET_BACK), following.lower.endswith(SET_BACK)
    if back:
        yield "time_stays" if still else "time_returns"


def explained(opening: Opening, k: int) -> Iterator[str]:
    """Yield what a colon introduces: a clause or a phrase, and whether it alone holds marks.

    Args:
        opening: Where the reported clause starts.
        k: The token behind the colon.

    Yields:
        ``"clause"`` or ``"phrase"``, and ``"marks"``.
    """
    clause = has_main_verb(opening.scene, opening.s, k, opening.last)
    yield "clause" if clause else "phrase"
    if clause and _first_quotes(opening, k):
        yield "marks"


def _first_quotes(opening: Opening, k: int) -> bool:
    """Return whether a clause from a token on holds the first words in marks, and opens without."""
    scene, s, tokens = opening.scene, opening.s, opening.scene.tokens(opening.s)
    if tokens[k].quoted is not None or not scene.has_marks(s, k, opening.last):
        return False
    if any(cue.core and is_finite(cue) for cue in scene.verb_cues(s, k, opening.last)):
        return False
    return not scene.has_marks(s, opening.start, k)


def is_unowned(opening: Opening, first: int) -> bool:
    """Return whether no verb that could report them follows words in marks (*que P, « Q »*)."""
    scene, s = opening.scene, opening.s
    tokens, others = scene.tokens(s), scene.verb_cues(s, first, opening.last)
    return not any(is_finite(other) and tokens[other.head].quoted is None for other in others)


def resumes(scene: Scene, s: int, k: int, last: int) -> bool:
    """Return whether a verb's complement follows an insertion (*s'est soldé, après P, par N*).

    Args:
        scene: The text's candidates.
        s: A sentence.
        k: First token of the insertion.
        last: Index after the last token that may belong to the clause.
    """
    commas = (t.index + 1 for t in scene.tokens(s)[k:last] if t.form == ",")
    return any(scene.lower(s, j) in _RESUMING for j in commas)
