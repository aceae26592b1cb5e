"""Builds attributions for rules, so that all of them fill the same fields the same way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..models import Cue, CueKind, QuotationKind, Span
from ..models.records import Attribution
from .extents import content_span, quoted_in, without_link
from .terms import is_name

if TYPE_CHECKING:
    from ..models.records import MentionMatch
    from .rules import Rule
    from .scene import Scene

__all__ = ["colon_cue", "reported", "standing"]


def standing(
    scene: Scene,
    index: int,
    rule: Rule,
    confidence: float,
    *,
    cues: tuple[Cue, ...] = (),
    source: MentionMatch | None = None,
    hint: MentionMatch | None = None,
) -> Attribution:
    """Return the attribution of one whole quoted span.

    Args:
        scene: The text's candidates.
        index: The quoted span.
        rule: The rule that attributes it.
        confidence: Between 0 and 1.
        cues: Cues over the content, the main one first.
        source: The mention credited with it.
        hint: A mention that tells who speaks without being the source.

    Returns:
        The attribution.
    """
    return Attribution(
        kind=QuotationKind.DIRECT,
        content=(scene.content(index),),
        rule=rule.name,
        confidence=confidence,
        quoted=(index,),
        cues=cues,
        source=source,
        speaker_hint=hint,
    )


def reported(
    scene: Scene,
    s: int,
    pieces: tuple[tuple[int, int], ...],
    rule: Rule,
    confidence: float,
    *,
    cues: tuple[Cue, ...] = (),
    source: MentionMatch | None = None,
    hint: MentionMatch | None = None,
) -> Attribution:
    """Return the attribution of words that the narration carries.

    Args:
        scene: The text's candidates.
        s: The sentence of the words.
        pieces: For each piece of the content, its first token and the index after its last one.
        rule: The rule that attributes it.
        confidence: Between 0 and 1.
        cues: Cues over the content, the main one first.
        source: The mention credited with it.
        hint: A mention that tells who speaks without being the source.

    Returns:
        The attribution: mixed when quoted words stand in the content that are more than a name,
        else indirect.
    """
    whole = [(first, without_link(scene, s, first, end)) for first, end in pieces]
    pieces = tuple(piece for piece in whole if piece[0] < piece[1]) or pieces
    found = (index for piece in pieces for index in quoted_in(scene, s, *piece))
    quoted = tuple(index for index in dict.fromkeys(found) if not is_name(scene, index))
    return Attribution(
        kind=QuotationKind.MIXED if quoted else QuotationKind.INDIRECT,
        content=tuple(content_span(scene, s, *piece) for piece in pieces),
        rule=rule.name,
        confidence=confidence,
        quoted=quoted,
        cues=cues,
        source=source,
        speaker_hint=hint,
    )


def colon_cue(scene: Scene, sentence: int, token: int) -> Cue:
    """Return a colon as a cue.

    Args:
        scene: The text's candidates.
        sentence: A sentence.
        token: The colon's token.

    Returns:
        The cue.
    """
    colon = scene.tokens(sentence)[token]
    span = Span.of(scene.text, colon.start, colon.end)
    return Cue(spans=(span,), lemma=":", kind=CueKind.COLON)
