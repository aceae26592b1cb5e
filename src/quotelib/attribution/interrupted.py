"""Clauses that an incise cuts right before quoted words: « Le bruit, dit-elle, « revient » »."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from ..models import QuotationKind, Span
from . import rules
from .bodies import body_of_on
from .build import standing
from .framed_words import frame_start, relative_start, words_in
from .framing import can_frame
from .phrases import may_speak
from .scene import is_finite
from .sources import incise_source
from .steps import DASHES, QUE

if TYPE_CHECKING:
    from ..models.records import Attribution, CueMatch, MentionMatch
    from .scene import Scene

__all__ = ["interrupted"]

_SIGNS = DASHES | {","}
_CONNECTING = frozenset({"ADV", "CCONJ", "SCONJ", "INTJ"})


def interrupted(scene: Scene, index: int) -> Attribution | None:
    """P1, dit X, « P2 »: quoted words end the clause that an incise interrupts.

    Both pieces make one mixed quotation; what stands before the incise is more than a connector.
    """
    place = scene.places[index]
    s, comma = place.sentence, place.token - 1
    if scene.lower(s, comma) not in _SIGNS or not _ends_clause(scene, index):
        return None
    for cue in reversed(scene.verb_cues(s, 0, comma)):
        opening = cue.first - 1
        source = _source(scene, cue, opening, comma)
        if source is None:
            continue
        relative = relative_start(scene, s, opening)
        begin = frame_start(scene, s, opening) if relative is None else relative
        if begin < opening and not _has_clause(scene, s, begin, opening):
            return None
        return _joined(scene, index, cue, source, (begin, opening))
    return None


def _ends_clause(scene: Scene, index: int) -> bool:
    """Return whether quoted words start small and end their sentence or a part of it."""
    place = scene.places[index]
    tokens = scene.tokens(place.sentence)
    after = place.token + 1
    small = scene.spans[index].span.text.lstrip("…. ")[:1].islower()
    return small and (after >= len(tokens) or not tokens[after].form[0].isalnum())


def _source(scene: Scene, cue: CueMatch, opening: int, comma: int) -> MentionMatch | None:
    """Return the source of a cue that fills what stands between two commas."""
    s = cue.sentence
    if opening < 1 or scene.lower(s, opening) not in _SIGNS:
        return None
    source = incise_source(scene, cue) if is_finite(cue) and can_frame(cue) else None
    if source is None or not may_speak(source):
        return None
    last = max(cue.last, source.last if source.first > cue.last else cue.last)
    commas = (j for j in range(last + 1, comma + 1) if scene.lower(s, j) in _SIGNS)
    return source if next(commas, None) == comma else None


def _has_clause(scene: Scene, s: int, begin: int, opening: int) -> bool:
    """Return whether more than a connector stands before an incise, and no other quotation."""
    words = list(words_in(scene, s, begin, opening))
    if any(word.placeholder is not None for word in words):
        return False
    reporting = (cue.last + 1 for cue in scene.verb_cues(s, begin, opening))
    if any(scene.lower(s, after) in QUE for after in reporting):
        return False  # « X affirme que P1, selon lui, « P2 » » is one report of X
    return any(
        word.pos not in _CONNECTING
        and not scene.is_a(s, word.index, "adverb")
        and not scene.is_a(s, word.index, "conjunction")
        for word in words
    )


def _joined(
    scene: Scene, index: int, cue: CueMatch, source: MentionMatch, clause: tuple[int, int]
) -> Attribution:
    """Build the quotation over the clause and the quoted words."""
    tokens = scene.tokens(cue.sentence)
    begin, opening = clause
    outer = scene.spans[index].outer
    whole: tuple[Span, ...] = (Span.of(scene.text, outer.start, outer.end),)
    if begin < opening:
        first = Span.of(scene.text, tokens[begin].start, tokens[opening - 1].end)
        whole = (first, *whole)
    hint = body_of_on(scene, cue, source)
    rule, cues = rules.FRAMED_INCISE, (cue.cue,)
    found = standing(scene, index, rule, 0.8, cues=cues, source=source, hint=hint)
    content = whole if begin < opening else found.content
    return attrs.evolve(found, kind=QuotationKind.MIXED, content=content)
