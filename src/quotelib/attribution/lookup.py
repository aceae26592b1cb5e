"""The candidates of one sentence, found by where they stand."""

from __future__ import annotations

import bisect
import itertools
from typing import TYPE_CHECKING

import attrs

from ..models import CueKind
from ..models.records import CueMatch, MentionMatch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..models import QuotedSpan
    from ..models.records import Sentence, Token


__all__ = ["Lookup", "lookup_of", "marked_in"]


@attrs.frozen(kw_only=True)
class Lookup:
    """The candidates of one sentence by the token at which they start."""

    mention_at: dict[int, MentionMatch]
    cue_at: dict[int, CueMatch]
    last_cue_at: dict[int, CueMatch]
    verbs: tuple[CueMatch, ...]


def lookup_of(mentions: Sequence[MentionMatch], cues: Sequence[CueMatch]) -> Lookup:
    """Index the candidates of one sentence."""
    preferred: dict[int, CueMatch] = {}
    for cue in cues:
        other = preferred.get(cue.first)
        if other is None or _is_preferred(cue, other):
            preferred[cue.first] = cue
    return Lookup(
        mention_at={mention.first: mention for mention in reversed(mentions)},
        cue_at=preferred,
        last_cue_at={cue.first: cue for cue in cues} if len(cues) > len(preferred) else preferred,
        verbs=tuple([cue for cue in cues if cue.cue.kind is CueKind.VERB]),
    )


def _is_preferred(cue: CueMatch, other: CueMatch) -> bool:
    """Return whether a cue comes before another at its token: a verb, else the longer."""
    verb, before = cue.cue.kind is CueKind.VERB, other.cue.kind is CueKind.VERB
    return verb if verb is not before else cue.last > other.last


def marked_in(
    spans: Sequence[QuotedSpan], sentences: Sequence[Sentence]
) -> tuple[tuple[Token, ...], ...]:
    """Return for each sentence its tokens inside woven quoted spans and its placeholders.

    Only sentences that meet a quoted span are read.
    """
    ordered = sorted([(span.outer.start, span.outer.end) for span in spans])
    starts = [start for start, _ in ordered]
    reach = list(itertools.accumulate([end for _, end in ordered], max))
    return tuple([_marked(sentence.tokens, starts, reach) for sentence in sentences])


def _marked(
    tokens: Sequence[Token], starts: Sequence[int], reach: Sequence[int]
) -> tuple[Token, ...]:
    """Return the marked tokens of a sentence; ``reach`` is where spans up to each start end."""
    before = bisect.bisect_right(starts, tokens[-1].end) if tokens else 0
    if not before or reach[before - 1] < tokens[0].start:
        return ()
    return tuple([t for t in tokens if t.quoted is not None or t.placeholder is not None])
