"""Links contents, cues and sources by named rules and labels the kind of each quotation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from .assemble import attribute_standing
from .reports import attribute_reports
from .scene import build_scene

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..lexicon import Lexicon
    from ..models import QuotedSpan
    from ..models.records import Attribution, CueMatch, MentionMatch, Sentence

__all__ = ["attribute"]


def attribute(
    text: str,
    spans: Sequence[QuotedSpan],
    sentences: Sequence[Sentence],
    mentions: Sequence[tuple[MentionMatch, ...]],
    cues: Sequence[tuple[CueMatch, ...]],
    lexicon: Lexicon,
) -> tuple[Attribution, ...]:
    """Return the attributions of a text, in the order in which their contents start.

    Args:
        text: The caller's text.
        spans: Its quoted spans.
        sentences: The frame's sentences.
        mentions: For each sentence, its mentions.
        cues: For each sentence, its cue candidates.
        lexicon: The lexicon.

    Returns:
        One attribution a quotation; `Attribution.inherits` points into the result.
    """
    scene = build_scene(text, spans, sentences, mentions, cues, lexicon)
    found = attribute_standing(scene)
    unique = {attribution.quoted: attribution for attribution in found.values()}
    reports = attribute_reports(scene, found)
    ordered = sorted(
        [*unique.values(), *reports],
        key=lambda item: (item.content[0].start, -item.content[-1].end),
    )
    position = {
        quoted: at for at, item in enumerate(ordered) if item in unique.values() for quoted in item.quoted
    }
    return tuple(
        attrs.evolve(item, inherits=position[item.inherits]) if item.inherits is not None else item
        for item in ordered
    )
