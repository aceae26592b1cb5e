"""Builds attributions for rules, so that all of them fill the same fields the same way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..models import Cue, CueKind, QuotationKind, Span
from ..models.records import Attribution, MentionMatch

if TYPE_CHECKING:
    from ..models import Mention
    from ..models.records import CueMatch
    from .scene import Scene

__all__ = ["clitic_source", "colon_cue", "standing"]


def standing(
    scene: Scene,
    index: int,
    rule: str,
    confidence: float,
    *,
    cues: tuple[Cue, ...] = (),
    source: MentionMatch | None = None,
    hint: MentionMatch | None = None,
    kind: QuotationKind = QuotationKind.DIRECT,
) -> Attribution:
    """Return the attribution of one whole quoted span.

    Args:
        scene: The text's candidates.
        index: The quoted span.
        rule: Name of the rule.
        confidence: Between 0 and 1.
        cues: Cues over the content, the main one first.
        source: The mention credited with it.
        hint: A mention that tells who speaks without being the source.
        kind: Direct unless said otherwise.

    Returns:
        The attribution.
    """
    return Attribution(
        kind=kind,
        content=(scene.content(index),),
        rule=rule,
        confidence=confidence,
        quoted=(index,),
        cues=cues,
        source=source,
        speaker_hint=hint,
    )


def clitic_source(cue: CueMatch, mention: Mention) -> MentionMatch:
    """Return a subject clitic as a source."""
    return MentionMatch(
        mention=mention,
        sentence=cue.sentence,
        first=cue.first,
        last=cue.last,
        head=mention.text.lower(),
    )


def colon_cue(scene: Scene, sentence: int, token: int) -> Cue:
    """Return the colon at a token as a cue."""
    colon = scene.tokens(sentence)[token]
    return Cue(
        spans=(Span.of(scene.text, colon.start, colon.end),), lemma=":", kind=CueKind.COLON
    )
