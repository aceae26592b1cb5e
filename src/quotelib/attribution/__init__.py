"""Links contents, cues and sources by named rules and labels the kind of each quotation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from ..models.records import Attributed
from .assemble import attribute_standing
from .circumstances import with_circumstances
from .mute_forms import may_report
from .reports import attribute_reports
from .scene import build_scene
from .terms import span_roles
from .trailing import before_floating, unreported

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
    without: frozenset[str] = frozenset(),
) -> Attributed:
    """Return the attributions of a text and the roles of its quoted spans.

    Args:
        text: The caller's text.
        spans: Its quoted spans.
        sentences: The frame's sentences.
        mentions: For each sentence, its mentions.
        cues: For each sentence, its cue candidates.
        lexicon: The lexicon.
        without: Names of the rules that are switched off: as if there were no such construction.

    Returns:
        One attribution a quotation, in the order in which their contents start;
        `Attribution.inherits` points into them.
    """
    scene = build_scene(text, spans, sentences, mentions, cues, lexicon, without).keeping(
        may_report
    )
    found = attribute_standing(scene)
    # Spans that are pieces of one content share one attribution.
    standing: Sequence[Attribution] = tuple({i.quoted: i for i in found.values()}.values())
    reports = before_floating(scene, attribute_reports(scene, standing), standing)
    standing = unreported(standing, reports)
    together = [(item, True) for item in standing] + [(item, False) for item in reports]
    together.sort(key=lambda pair: (pair[0].content[0].start, -pair[0].content[-1].end))
    position: dict[int, int] = {}
    for at, (item, stands) in enumerate(together):
        for quoted in item.quoted:
            if stands or item.inherits is None:
                position[quoted] = at if stands else position.get(quoted, at)
    attributions = tuple(
        item if item.inherits is None else attrs.evolve(item, inherits=position[item.inherits])
        for item, _ in together
    )
    return Attributed(
        attributions=with_circumstances(scene, attributions),
        roles=span_roles(scene, attributions),
    )
