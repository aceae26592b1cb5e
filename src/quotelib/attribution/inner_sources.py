"""*Selon X* between commas inside a clause: whether the clause waits for what follows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..models import CueKind, MentionKind
from .sources import source_after
from .steps import PARTICIPLES, clause_at, is_inflected, verb_follows

if TYPE_CHECKING:
    from .scene import Scene

__all__ = ["joins_sourced", "source_end", "waits_past"]

_NEEDED = ("preposition", "of", "numeral", "indefinite_article", "forclusive")
_NO_COMPLEMENT = ("relative", "conjunction", "subordinator")
_HEADS = frozenset({"VERB", "ADJ"})


def source_end(scene: Scene, s: int, comma: int) -> int | None:
    """Return the comma behind *selon X*, ``None`` where it does not stand between two.

    Args:
        scene: The text's candidates.
        s: A sentence.
        comma: The comma before it.
    """
    cue = scene.last_cue_at(s, comma + 1)
    if cue is None or not cue.core or cue.cue.kind is not CueKind.PREPOSITION:
        return None
    source = source_after(scene, cue)
    if source is None and not cue.sourceless:
        return None
    after = max(cue.last, source.last if source is not None else 0) + 1
    return after if scene.lower(s, after) == "," else None


def joins_sourced(scene: Scene, s: int, joint: int) -> bool:
    """Return whether *et* joins a clause that somebody else is the source of (*et, selon X, P*).

    Args:
        scene: The text's candidates.
        s: A sentence.
        joint: The coordinator.
    """
    closing = source_end(scene, s, joint + 1) if scene.lower(s, joint + 1) == "," else None
    if closing is None or not clause_at(scene, s, closing + 1):
        return False
    sources = scene.mentions_ending(s, closing - 1)
    return bool(sources) and sources[0].mention.kind is not MentionKind.PRONOUN


def waits_past(scene: Scene, s: int, comma: int, closing: int) -> bool:
    """Return whether words before an insertion need what follows it.

    *n'avaient, selon lui, aucune chance*; *versés, selon elle, à un cabinet*; not *La ville est
    sinistrée, selon le maire, qui P*

    Args:
        scene: The text's candidates.
        s: A sentence.
        comma: The sign before the insertion.
        closing: The sign behind it.

    Returns:
        Whether a verb stands before it and no clause opens behind it, or a participle and what one
        may govern.
    """
    tokens, rest = scene.tokens(s), closing + 1
    if rest >= len(tokens) or not tokens[rest].form[0].isalnum():
        return False
    verb, quoted = tokens[comma - 1], tokens[rest].quoted is not None
    if is_inflected(verb):
        opens = any(scene.is_a(s, rest, name) for name in _NO_COMPLEMENT)
        return quoted or not (opens or verb_follows(scene, s, rest, "object_clitic", "negation"))
    if verb.pos not in _HEADS or not verb.lower.endswith(PARTICIPLES):
        return False
    return quoted or any(scene.is_a(s, rest, name) for name in _NEEDED)
