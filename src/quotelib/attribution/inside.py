"""Incises inside one pair of marks, and in dialogue lines: « La loi, a rappelé X, s'applique. »"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from ..models import CueKind, QuotationKind, Span
from ..models.records import Attribution
from .after import incise_source
from .scene import is_finite
from .subjects import may_speak

if TYPE_CHECKING:
    from ..models.records import CueMatch, MentionMatch, Token
    from .scene import Scene

__all__ = ["inner_incises"]

_OPENS = frozenset({",", "!", "?", "…", "...", "-", "–", "—", ".", "!...", "?!"})
_CLOSES = frozenset({",", ".", "-", "–", "—", ":", ";", "…"})
_FIRST_PERSON = frozenset({"je", "tu", "nous", "vous", "ce"})


@attrs.frozen(kw_only=True)
class _Cut:
    """An incise inside a quoted span: its cue, its source and the offsets that it takes out."""

    cue: CueMatch
    source: MentionMatch
    start: int
    end: int


def inner_incises(scene: Scene, index: int) -> Attribution | None:
    """Return the attribution of a quoted span by the incises inside it.

    Args:
        scene: The text's candidates.
        index: A quoted span whose surroundings name no cue.

    Returns:
        Its attribution, the content cut into the pieces that the incises leave.
    """
    cuts = [cut for s in scene.inside.get(index, ()) for cut in _cuts(scene, s)]
    if not cuts:
        return None
    content = scene.content(index)
    pieces: list[Span] = []
    at = content.start
    for cut in cuts:
        _add(scene, pieces, at, cut.start)
        at = cut.end
    _add(scene, pieces, at, content.end)
    if not pieces:
        return None
    return Attribution(
        kind=QuotationKind.DIRECT,
        content=tuple(pieces),
        rule="incise_inside",
        confidence=0.9,
        quoted=(index,),
        cues=tuple(cut.cue.cue for cut in cuts),
        source=cuts[0].source,
    )


def _add(scene: Scene, pieces: list[Span], start: int, end: int) -> None:
    words = scene.text[start:end]
    stripped = words.strip(" \u00a0\u202f\n\t")
    stripped = stripped.lstrip(",–—- \u00a0\u202f").rstrip(",–—- \u00a0\u202f")
    if any(char.isalnum() for char in stripped):
        begin = start + words.index(stripped)
        pieces.append(Span.of(scene.text, begin, begin + len(stripped)))


def _cuts(scene: Scene, s: int) -> list[_Cut]:
    tokens = scene.tokens(s)
    cuts: list[_Cut] = []
    for cue in scene.verb_cues(s):
        if cue.first == 0 or not is_finite(cue) or cue.passive:
            continue
        if tokens[cue.first - 1].form not in _OPENS or "INCISE" not in cue.frames and not cue.core:
            continue
        if cue.clitic is not None and cue.clitic.text.lower() in _FIRST_PERSON:
            continue
        if cue.person in (1, 2):
            continue
        source = incise_source(scene, cue)
        if source is None or source.first > cue.last + 8 or not may_speak(source):
            continue
        end = _end(scene, s, max(cue.last, source.last if cue.clitic is None else cue.last))
        if end is None:
            continue
        start = tokens[cue.first - 1]
        cuts.append(
            _Cut(
                cue=cue,
                source=source,
                start=start.end if start.form in "!?…..." else start.start,
                end=end,
            )
        )
    return cuts


def _end(scene: Scene, s: int, last: int) -> int | None:
    """Return the offset after an incise: past its adjuncts and the sign that closes it."""
    tokens: tuple[Token, ...] = scene.tokens(s)
    limit = last + 14
    for token in tokens[last + 1 :]:
        if token.form == "," and scene.is_a(s, token.index + 1, "relative"):
            limit = token.index + 22  # « raconte X, qui habite à côté. »
            continue
        if token.form in _CLOSES:
            return token.end
        if token.placeholder is not None or token.index > limit:
            return None
    return tokens[-1].end
