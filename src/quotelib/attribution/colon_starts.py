"""Clauses before a colon that an incise behind it frames with what follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .clause_verbs import has_main_verb
from .detached import counts
from .framed_words import frame_start
from .phrases import may_speak
from .subjects import clause_subject

if TYPE_CHECKING:
    from ..models.records import CueMatch
    from .scene import Scene

__all__ = ["before_colon"]


def before_colon(scene: Scene, cue: CueMatch, clause: int, opening: int) -> int:
    """Return where the clause before a colon starts that an incise behind it frames, too.

    It holds quoted words, or lacks what only names behind the colon give it (*Le gel fera une
    victime : la vigne, note X*). Not where it is the author's, who reports in it or says what
    somebody does (*Le maire s'inquiète : P, note X*).
    """
    s, tokens, colon = cue.sentence, scene.tokens(cue.sentence), clause - 1
    if colon < 1 or tokens[colon].form != ":" or tokens[colon].quoted is not None:
        return clause
    listed = _lists(scene, s, colon) and not scene.has_verb(s, clause, opening)
    if cue.clitic is not None or (scene.lower(s, opening + 1) == "comme" and not listed):
        return clause
    start = frame_start(scene, s, colon)
    nominal = listed and scene.has_verb(s, start, colon)  # « Une loi qui a deux buts : P et Q »
    if not (nominal or has_main_verb(scene, s, start, colon)):
        return clause
    if any(other.core and start <= other.first < colon for other in scene.cues[s]):
        return clause
    quotes = any(token.quoted is not None for token in tokens[start:colon])
    if not quotes and scene.has_verb(s, clause, opening):
        return clause  # « Le choix est large : P, rappelle X »
    subject = clause_subject(scene, s, start, colon)
    acts = subject is not None and may_speak(subject) and tokens[subject.first].quoted is None
    # « 26 personnes sont parties : 13 le soir et 13 le matin, précise X »
    acts = acts and not (subject is not None and counts(scene, s, subject.first))
    return clause if (acts and not listed) or opening == clause else start


def _lists(scene: Scene, s: int, colon: int) -> bool:
    """Return whether a colon stands behind so many things, which what follows it names.

    *Le lot a été vendu dans deux villes : A et B, rapporte X*
    """
    several = (m.first for m in scene.mentions_ending(s, colon - 1))
    return any(
        scene.is_a(s, j, "numeral")
        or scene.lower(s, j) == "plusieurs"
        or scene.lower(s, j).isdigit()
        for j in several
    )
