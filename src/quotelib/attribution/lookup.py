"""The candidates of one sentence, found by where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from ..models import CueKind
from ..models.records import CueMatch, MentionMatch

if TYPE_CHECKING:
    from collections.abc import Sequence


__all__ = ["Lookup", "lookup_of"]


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
