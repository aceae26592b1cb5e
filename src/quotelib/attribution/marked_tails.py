"""Phrases behind a comma that go on with what is said, because words in marks stand in them.

*dénonce un « recul », en dépit de « promesses répétées »*: words in marks are somebody's, and no
other verb says whose.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from .scene import is_finite
from .steps import DE, is_infinitive, is_inflected, starts_infinitive
from .stretch import opens_adjunct

if TYPE_CHECKING:
    from ..models.records import CueMatch
    from .scene import Scene

__all__ = ["grounds_after", "leads_infinitive", "marked_tail"]

_LONG = 16
_SIGNS = frozenset(",.;:!?–—()")
_OPENS_CLAUSE = ("relative", "subordinator", "conjunction")


def marked_tail(scene: Scene, s: int, comma: int) -> int | None:
    """Return where marks open in a phrase with a preposition right behind a comma.

    Args:
        scene: The text's candidates.
        s: A sentence.
        comma: A token.

    Returns:
        The first quoted token; ``None`` where none comes before a sign, a clause or a verb, and
        where the phrase tells of the act of speech (*, lors d'un « sommet »*).
    """
    opens = scene.is_a(s, comma + 1, "preposition") or _opens_grounds(scene, s, comma + 1)
    if not opens or _tells_of_act(scene, s, comma + 1):
        return None
    tokens = scene.tokens(s)
    for j in range(comma + 1, min(len(tokens), comma + _LONG)):
        if tokens[j].quoted is not None:
            return j
        if tokens[j].form in _SIGNS or tokens[j].placeholder is not None or _is_clause(scene, s, j):
            return None
    return None


def grounds_after(scene: Scene, cue: CueMatch, after: int, comma: int) -> int | None:
    """Return where marks open in a phrase that says why or in spite of what the object holds.

    *annonce la fermeture du site, en raison d'un « manque de moyens »*

    Args:
        scene: The text's candidates.
        cue: The verb.
        after: The first token of its object, which has no marks.
        comma: The comma behind it.

    Returns:
        The first quoted token, ``None`` where no such phrase follows.
    """
    s = cue.sentence
    if "NOUN" not in cue.frames or not _opens_grounds(scene, s, comma + 1):
        return None
    has_object = any(scene.mention_at(s, j) is not None for j in range(after, comma))
    return marked_tail(scene, s, comma) if has_object else None


def _opens_grounds(scene: Scene, s: int, j: int) -> bool:
    """Return whether a phrase of reason or concession starts at a token (*faute de*, *malgré*)."""
    word = scene.lower(s, j)
    return not {word, f"{word} {scene.lower(s, j + 1)}"}.isdisjoint(closed_class("ground_opener"))


def _is_clause(scene: Scene, s: int, j: int) -> bool:
    """Return whether a verb stands at a token, or a word that opens a clause."""
    if is_inflected(scene.tokens(s)[j]) or is_infinitive(scene, s, j):
        return True
    if scene.lower(s, j).endswith("ant") and scene.verb_cues(s, j, j + 1):
        return True
    cue = scene.cue_at(s, j)
    return (cue is not None and is_finite(cue)) or any(
        scene.is_a(s, j, name) for name in _OPENS_CLAUSE
    )


def _tells_of_act(scene: Scene, s: int, j: int) -> bool:
    """Return whether a phrase says when, where, to whom or according to whom somebody speaks."""
    word, following = scene.lower(s, j), scene.lower(s, j + 1)
    if word != "après" and opens_adjunct(scene, s, j):
        return True
    cue = scene.cue_at(s, j)
    if cue is not None and cue.core:
        return True
    if word == "sous" and not _opens_grounds(scene, s, j):
        return True  # « sous le titre « P » »
    aims = word in ("pour", "afin") and (following in DE or starts_infinitive(scene, s, j + 1))
    if aims or leads_infinitive(scene, s, j):
        return True
    return f"{word} {following}" in closed_class("report_adjunct_opener")


def leads_infinitive(scene: Scene, s: int, j: int) -> bool:
    """Return whether an infinitive of the one who speaks follows (*sans en dire plus*).

    Args:
        scene: The text's candidates.
        s: A sentence.
        j: A token.
    """
    if scene.lower(s, j) == "avant":
        return scene.lower(s, j + 1) in DE
    return scene.lower(s, j) == "sans" and starts_infinitive(scene, s, j + 1)
