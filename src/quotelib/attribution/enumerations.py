"""Lists of a verb's objects, some without quoted words: *évoque « A », un B et le « C »*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .coordinated import past_coordinated, past_joint
from .phrases import is_temporal
from .scene import is_finite
from .steps import is_inflected, quoted_end, verb_follows

if TYPE_CHECKING:
    from ..models.records import CueMatch
    from .scene import Scene

__all__ = ["ADDS", "opens_list", "past_enumerated", "past_inserted"]

ADDS = frozenset({"ainsi", "mais"})
"""Before *que* and *aussi*, which join one object to another without a comma."""

_ITEM = 14
_CLOSING = frozenset({"et", "ou", "ni", "voire", "ainsi", "mais"})
_STOPS = _CLOSING | frozenset(",.;:!?–—()")


def past_enumerated(scene: Scene, s: int, end: int, link: str = "") -> int:
    """Return the index after a list of objects, some of them without quoted words.

    Args:
        scene: The text's candidates.
        s: A sentence.
        end: Index after the first object.
        link: The preposition before it, which others may repeat.

    Returns:
        The index after the quoted words or the noun phrase that end the list; ``end`` where no
        coordinator closes it, no further object holds quoted words, or a verb follows whose
        subject the last is.
    """
    j, marked = end, False
    while (first := past_joint(scene, s, j, link)) is not None:
        closes = any(scene.lower(s, k) in _CLOSING for k in range(j, first))
        item = _read_item(scene, s, first, link, closes=closes)
        if item is None:
            return end
        j, quoted = item
        marked = marked or quoted
        if closes:
            follows = verb_follows(scene, s, j, "object_clitic", "negation")
            return j if marked and not follows else end
    return end


def opens_list(scene: Scene, cue: CueMatch, first: int, comma: int) -> bool:
    """Return whether a verb's first object opens a list of which a later one holds quoted words.

    Args:
        scene: The text's candidates.
        cue: The verb.
        first: First token of its object.
        comma: The comma behind it.

    Returns:
        Whether it does, as *un calendrier serré* in *dénonce un calendrier serré, un N et « Q »*.
    """
    s = cue.sentence
    bare = "NOUN" in cue.frames and scene.is_a(s, first, "determiner")
    opens = any(scene.is_a(s, first, name) for name in ("of", "preposition"))
    led = not bare and opens and "PREP" in cue.frames
    phrase = scene.mention_at(s, first + led) if bare or led else None
    if phrase is None:
        return False
    link = scene.lower(s, first) if led else ""
    return not is_temporal(scene, phrase) and past_enumerated(scene, s, comma, link) > comma


def _read_item(
    scene: Scene, s: int, first: int, link: str, *, closes: bool
) -> tuple[int, bool] | None:
    """Return where one object of a list ends and whether it holds quoted words.

    One that does not close the list ends before a comma or a coordinator. It is ``None`` where no
    object stands there.
    """
    tokens = scene.tokens(s)
    led = scene.is_a(s, first, "of") or scene.lower(s, first) == link
    start = first + led
    if start >= len(tokens):
        return None
    phrase = scene.mention_at(s, first) or scene.mention_at(s, start)
    if phrase is not None and is_temporal(scene, phrase):
        return None
    if not (led or tokens[start].quoted is not None or scene.is_a(s, start, "determiner")):
        return None
    j, marks = start, None
    while j < min(len(tokens), start + _ITEM) and not _stops(scene, s, j):
        if tokens[j].quoted is not None:
            if phrase is not None and phrase.last == j - 1 and _is_predicate(scene, s, j):
                return None
            j = marks = quoted_end(scene, s, j)
        else:
            j += 1
    if not closes:
        return (j, marks is not None) if scene.lower(s, j) in _CLOSING | {","} else None
    if marks is not None:
        return marks, True
    return (phrase.last + 1, False) if phrase is not None else None


def _is_predicate(scene: Scene, s: int, j: int) -> bool:
    """Return whether marks open with the verb of the noun before (*les prix « vont monter »*)."""
    return verb_follows(scene, s, j, "object_clitic", "negation")


def _stops(scene: Scene, s: int, j: int) -> bool:
    """Return whether no noun phrase goes on at a token."""
    token = scene.tokens(s)[j]
    if token.quoted is not None:
        return False
    if token.lower in _STOPS or token.placeholder is not None:
        return True
    if scene.is_a(s, j, "subordinator"):
        return True
    if scene.is_a(s, j - 1, "determiner"):
        return False
    cue = scene.cue_at(s, j)  # a verb that the taggers take for a noun
    return is_inflected(token) or (cue is not None and cue.core and is_finite(cue))


def past_inserted(scene: Scene, s: int, comma: int) -> int:
    """Return the index after a second object behind what a comma adds to the first.

    *un père « vif », ouvrier à Lille, et d'une enfance « sans livres »*

    Args:
        scene: The text's candidates.
        s: A sentence.
        comma: The comma behind the first.

    Returns:
        The index after the second's words in marks, ``comma`` where none follows.
    """
    tokens = scene.tokens(s)
    for j in range(comma + 1, min(len(tokens) - 2, comma + _ITEM)):
        if tokens[j].form == ",":
            return (
                max(comma, past_coordinated(scene, s, j)) if tokens[j + 1].lower == "et" else comma
            )
        if tokens[j].quoted is not None or is_inflected(tokens[j]) or tokens[j].form in _STOPS:
            break
    return comma
