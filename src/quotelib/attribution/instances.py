"""Some of what words name, told behind a comma: *les mesures, notamment la hausse des prix*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import MentionKind
from .act_adjuncts import is_of_act
from .object_ends import names_medium, object_end
from .phrases import is_temporal, may_speak
from .steps import BEFORE_VERB, DE, verb_follows

if TYPE_CHECKING:
    from .scene import Scene

__all__ = ["instance_after", "past_instances"]

_GOVERNED = DE | {"du", "des", "à", "au", "aux"}


def instance_after(scene: Scene, s: int, comma: int) -> int | None:
    """Return where a phrase starts that gives an instance of what stands before a comma.

    Or what that is like. None of the act of speech (*, notamment à la radio*, *, notamment lors
    d'un débat*), and no clause.

    Args:
        scene: The text's candidates.
        s: A sentence.
        comma: The token after the words.

    Returns:
        The phrase's first token, ``None`` where no instance follows.
    """
    if scene.lower(s, comma) != ",":
        return None
    j = comma + 1
    j += scene.lower(s, j) == "et"  # « la violence, et notamment « Q » »
    if scene.lower(s, j) == "comme":
        return _likened(scene, s, j + 1)
    if scene.lower(s, j + 1) in _GOVERNED and scene.is_a(s, j, "likening_adjective"):
        return j  # « un film « dur », digne des plus grands »
    openers = closed_class("instance_opener")
    if scene.lower(s, j) in openers:
        first = j + 1
    elif f"{scene.lower(s, j)} {scene.lower(s, j + 1)}" in openers:
        first = j + 2
        first += scene.lower(s, first) == "par"
    else:
        return None
    phrase = scene.mention_at(s, first)
    if phrase is not None:
        return None if verb_follows(scene, s, phrase.last + 1, *BEFORE_VERB) else first
    gerund = scene.lower(s, first) == "en" and scene.lower(s, first + 1).endswith("ant")
    if gerund or names_medium(scene, s, first) or is_of_act(scene, s, first):
        return None
    opens = scene.is_a(s, first, "preposition") or scene.is_a(s, first, "determiner")
    return first if opens else None


def _likened(scene: Scene, s: int, first: int) -> int | None:
    """Return the first token of things named after *comme* (*, comme les contrôles aux portes*).

    Neither somebody who says the same (*, comme le maire*) nor a time or a clause.
    """
    phrase = scene.mention_at(s, first)
    if phrase is None or may_speak(phrase) or is_temporal(scene, phrase):
        return None
    named = scene.is_a(s, first, "determiner") and phrase.mention.kind is MentionKind.DESCRIPTION
    return first if named and not verb_follows(scene, s, phrase.last + 1, *BEFORE_VERB) else None


def past_instances(scene: Scene, s: int, end: int) -> int:
    """Return the end of a noun phrase with the instances behind it."""
    while (first := instance_after(scene, s, end)) is not None:
        end = object_end(scene, s, first + 1)
    return end
