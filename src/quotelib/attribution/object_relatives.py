"""Relatives behind a noun phrase with quoted words: which of them belong to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..models import CueKind
from .scene import is_finite
from .steps import QUE, is_inflected, quoted_end, skip, verb_follows

if TYPE_CHECKING:
    from ..models.records import CueMatch
    from .scene import Scene

__all__ = [
    "goes_on_behind",
    "is_described",
    "is_framed",
    "is_subject_under",
    "is_told_about",
    "opens_source",
    "past_quoting_relative",
]

_RELATIVE, _COMMENT, _NEAR_PRONOUN = 14, 8, 8
_ORDERS = ("ons", "ez")  # « n'y allez pas »
_PRONOUNS = frozenset({"il", "elle", "ils", "elles", "on"})


def past_quoting_relative(scene: Scene, s: int, j: int) -> int:
    """Return the index after a relative with quoted words (*« une loi » qui serait « inique »*).

    *selon X* may be inserted into it, and it may have a subject of its own.

    Args:
        scene: The text's candidates.
        s: A sentence.
        j: The token after quoted words.

    Returns:
        The index after its quoted words, ``j`` where no relative holds any.
    """
    if not scene.is_a(s, j, "relative"):
        return j
    tokens, commas = scene.tokens(s), 0
    for k in range(j + 1, min(len(tokens), j + _RELATIVE)):
        if tokens[k].quoted is not None:
            return quoted_end(scene, s, k) if commas != 1 else j
        commas += tokens[k].form == ","
        other = scene.lower(s, k) in QUE or scene.is_a(s, k, "conjunction")
        if other or tokens[k].placeholder is not None or tokens[k].form in ".;:!?–—":
            return j
    return j


def goes_on_behind(scene: Scene, cue: CueMatch, at: int) -> bool:
    """Return whether marks open with the verb that the antecedent of a relative waits for.

    *La salle dont le maire parle « sera rasée », selon X*: not the words of the relative's verb.

    Args:
        scene: The text's candidates.
        cue: A verbal cue.
        at: The first quoted token.

    Returns:
        Whether a relative holds the cue and a finite verb without subject opens the marks.
    """
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    if not tokens[at].form[0].islower():
        return False
    verb = skip(scene, s, at, "negation", "object_clitic")
    if not verb_follows(scene, s, verb) or tokens[verb].lower.endswith(_ORDERS):
        return False
    for j in range(cue.first - 1, max(0, cue.first - _NEAR_PRONOUN), -1):
        if scene.is_a(s, j, "relative"):
            held = tokens[j - 1].pos in ("NOUN", "PROPN", "ADP")
            clause = scene.last_of(s, QUE, 0, j)  # « assure que les élus qui P « s'en vont » »
            return held and not scene.has_verb(s, 0 if clause is None else clause + 1, j)
        if is_inflected(tokens[j]):
            return False
    return False


def is_described(scene: Scene, s: int, j: int) -> bool:
    """Return whether a relative without a comma tells which thing is quoted.

    *« la colère » que lui inspire la loi*; but what the author adds, or somebody says, is none of
    the words (*« une faute » qui coûte cher*, *« une crise » qu'il n'explique pas*).

    Args:
        scene: The text's candidates.
        s: A sentence.
        j: The token after quoted words.

    Returns:
        Whether it does.
    """
    relative = scene.is_a(s, j, "relative") and scene.lower(s, j) != "qui"
    if not (relative or scene.is_a(s, j + 1, "lequel")):
        return False
    told = is_told_about(scene, s, j) or is_framed(scene, s, j)
    return scene.lower(s, j + 1) not in _PRONOUNS and not told


def is_subject_under(scene: Scene, s: int, at: int, end: int) -> bool:
    """Return whether quoted words are a relative's subject (*le récit selon lequel « X » ment*).

    Args:
        scene: The text's candidates.
        s: A sentence.
        at: The first quoted token.
        end: Index after the last.

    Returns:
        Whether a relative pronoun opens right before them, and their verb follows the marks.
    """
    opener = at - 1
    if scene.lower(s, at - 2) == "dont" and scene.is_a(s, at - 1, "determiner"):
        opener = at - 2  # « dont la « majorité » est absente »
    if not (scene.is_a(s, opener, "lequel") or scene.is_a(s, opener, "relative")):
        return False
    if scene.lower(s, opener) == "qui" or scene.has_verb(s, at, end):
        return False
    return verb_follows(scene, s, end, "object_clitic", "negation")


def is_told_about(scene: Scene, s: int, relative: int) -> bool:
    """Return whether a relative clause says what somebody says of a thing (*, que X conteste*)."""
    if scene.lower(s, relative) == "qui":
        return False
    ahead = scene.verb_cues(s, relative + 1, min(len(scene.tokens(s)), relative + _COMMENT))
    verbs = [cue for cue in ahead if is_finite(cue)]
    return bool(verbs) and not scene.has_verb(s, relative + 1, verbs[0].first)


def is_framed(scene: Scene, s: int, relative: int) -> bool:
    """Return whether *selon X* is inserted into a relative clause (*, qui risque, selon X, de*)."""
    tokens = scene.tokens(s)
    comma = next((t.index for t in tokens[relative + 1 :] if t.form == ","), None)
    return comma is not None and opens_source(scene, s, comma)


def opens_source(scene: Scene, s: int, comma: int) -> bool:
    """Return whether *selon X* stands after a comma."""
    cue = scene.cue_at(s, comma + 1)
    return cue is not None and cue.core and cue.cue.kind is CueKind.PREPOSITION
