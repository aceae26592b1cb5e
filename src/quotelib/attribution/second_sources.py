"""Two sources of one sentence: « Selon X, P, et Q, d'après Y », where Y vouches for Q alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from ..models import CueKind, QuotationKind
from .clause_verbs import has_main_verb
from .detached import is_in_marks
from .phrases import may_speak
from .scene import is_finite
from .sources import source_after
from .steps import clause_at

if TYPE_CHECKING:
    from ..models.records import Attribution, CueMatch
    from .scene import Scene

__all__ = ["before_second", "in_own_marks", "past_first"]

_JOINTS = frozenset({"et", "mais"})


def past_first(scene: Scene, cue: CueMatch, clause: tuple[int, int]) -> tuple[int, int]:
    """Return the clause before *selon Y* without another *selon X* that opens the sentence.

    Args:
        scene: The text's candidates.
        cue: The preposition behind the clause.
        clause: First token of what stands before it, and the sign after the last.

    Returns:
        What is left: the clause that *et* joins to that of X, if there is one (*Selon X, P, et Q,
        d'après Y*).
    """
    s, (low, opening) = cue.sentence, clause
    first = scene.cue_at(s, low)
    if first is None or first is cue or first.cue.kind is not CueKind.PREPOSITION:
        return clause
    source = source_after(scene, first) if first.core else None
    after = first.last + 1 if source is None else source.last + 1
    if source is None or scene.lower(s, after) != "," or not after < opening - 1:
        return clause
    joint = _joint(scene, s, after + 1, opening)
    return (after + 1 if joint is None else joint + 1), opening


def before_second(scene: Scene, s: int, first: int, end: int) -> int:
    """Return where the clause behind *selon X* ends before one that *selon Y* closes.

    Args:
        scene: The text's candidates.
        s: A sentence.
        first: First token of the clause.
        end: Index after its last token.

    Returns:
        The coordinator, or the comma before it, behind which Y's clause starts; the comma before
        an incise that tells whose the quoted words are; else ``end``.
    """
    end = _before_other(scene, s, first, end)
    if scene.lower(s, end) != ",":
        return end
    second = scene.cue_at(s, end + 1)
    if second is None or second.cue.kind is not CueKind.PREPOSITION or not second.core:
        return end
    joint = None if source_after(scene, second) is None else _joint(scene, s, first, end)
    if joint is None:
        return end
    return joint - (scene.lower(s, joint - 1) == ",")


def _before_other(scene: Scene, s: int, first: int, end: int) -> int:
    """Return where a clause ends before *mais pour Y*, or an incise behind quoted words.

    *Pour X, P, mais pour Y, Q*; *Selon X, mardi, « P », résume Y*
    """
    tokens = scene.tokens(s)
    for j in range(first + 1, end - 2):
        if tokens[j].quoted is not None:
            continue
        other = scene.cue_at(s, j + 1)
        if other is None:
            continue
        marked = tokens[j - 1].quoted is not None or tokens[j - 1].placeholder is not None
        if tokens[j].form == "," and marked:
            teller = scene.mention_at(s, other.last + 1) if "INCISE" in other.frames else None
            if is_finite(other) and teller is not None and may_speak(teller):
                return j
        elif tokens[j].lower in _JOINTS and other.cue.kind is CueKind.PREPOSITION:
            source = source_after(scene, other)
            speaks = source is not None and may_speak(source)
            if source is not None and speaks and scene.lower(s, source.last + 1) == ",":
                return j - (tokens[j - 1].form == ",")
    return end


def in_own_marks(
    scene: Scene, s: int, clause: tuple[int, int], found: Attribution | None
) -> Attribution | None:
    """Return a report of the clause behind *et* as direct, where marks hold all of it.

    Args:
        scene: The text's candidates.
        s: A sentence.
        clause: First token of the clause, and the sign after its last.
        found: What was read of it.

    Returns:
        The report.
    """
    begin, opening = clause
    if found is None or begin < 1 or scene.lower(s, begin - 1) not in _JOINTS:
        return found
    begins = found.content[0].start == scene.tokens(s)[begin].start
    if len(found.content) > 1 or not begins or not is_in_marks(scene, s, begin, opening):
        return found
    return attrs.evolve(found, kind=QuotationKind.DIRECT)


def _joint(scene: Scene, s: int, low: int, end: int) -> int | None:
    """Return the last coordinator that joins a clause with a subject of its own to another."""
    tokens = scene.tokens(s)
    for j in range(end - 2, low, -1):
        if tokens[j].lower not in _JOINTS or tokens[j].quoted is not None:
            continue
        marked = tokens[j + 1].quoted is not None and has_main_verb(scene, s, j + 1, end)
        if (marked or clause_at(scene, s, j + 1)) and has_main_verb(scene, s, low, j):
            return j
    return None
