"""Where the speaker's next words end what is reported: *X a dit que P avant d'ajouter que Q*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .boundaries import then_acts
from .steps import QUE, skip

if TYPE_CHECKING:
    from .scene import Scene

__all__ = ["before_next_report"]


def before_next_report(scene: Scene, s: int, start: int, end: int) -> int:
    """Return where *avant d'ajouter que*, the speaker's next words, cuts a reported clause off.

    Where somebody else talks in the clause, the next words may be theirs: *il affirme que le
    témoin a nié avant d'admettre que P*.

    Args:
        scene: The text's candidates.
        s: A sentence.
        start: First token of the clause.
        end: Index after its last token, as far as is known.

    Returns:
        The index after its last token.
    """
    tokens = scene.tokens(s)
    for j in range(start + 1, end):
        if tokens[j].lower != "avant" or tokens[j].quoted is not None:
            continue
        if then_acts(scene, s, j + 1) and _has_words(scene, s, j + 2):
            told = any(other.core for other in scene.verb_cues(s, start, j))
            return end if told else j - (tokens[j - 1].form == ",")
    return end


def _has_words(scene: Scene, s: int, j: int) -> bool:
    """Return whether an infinitive at a token, past its clitics, reports words after it."""
    cue = scene.cue_at(s, j) or scene.cue_at(s, skip(scene, s, j, "object_clitic", "negation"))
    after = None if cue is None else cue.last + 1
    if after is None or after >= len(scene.tokens(s)):
        return False
    following = scene.tokens(s)[after]
    return following.form == ":" or following.lower in QUE or following.quoted is not None
