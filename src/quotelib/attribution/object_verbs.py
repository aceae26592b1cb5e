"""Verbs and nouns behind a verb that have the words after them for themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import CueKind, Mood
from .phrases import HUMAN
from .scene import is_finite
from .sources import agent
from .steps import (
    DE,
    PARTICIPLES,
    QUE,
    is_infinitive,
    is_present_participle,
    quoted_end,
    starts_infinitive,
)

if TYPE_CHECKING:
    from ..models.records import CueMatch
    from .scene import Scene

__all__ = ["has_other", "is_carried", "is_witnessed", "judged_by", "reports_on", "says_itself"]

_GOVERNING = frozenset({"NOUN", "DE_INF", "A_INF"})
_LINKS = DE | {"comme"}

_ANY = _GOVERNING | {"PREP", "ATTR"}
_LEADING, _BEFORE_DE = frozenset({"pour", "sans", "après"}), frozenset({"avant", "afin"})


def says_itself(scene: Scene, cue: CueMatch, j: int) -> bool:
    """Return whether a reporting verb of its own follows the object of a verb.

    Args:
        scene: The text's candidates.
        cue: A verbal cue.
        j: A token behind it.

    Returns:
        Whether one is at the token.
    """
    s = cue.sentence
    other = scene.cue_at(s, j)
    clitic = scene.is_a(s, j - 1, "object_clitic")
    other = other or (scene.cue_at(s, j - 1) if clitic else None)
    if other is not None and clitic and is_present_participle(other):
        return True  # « condamne ces propos, les qualifiant de « Q » »
    governs = (
        other is not None
        and not other.frames.isdisjoint(_GOVERNING if scene.lower(s, j - 1) != "après" else _ANY)
        and (other.cue.mood is Mood.INFINITIVE or is_present_participle(other))
    )
    gerund = scene.lower(s, j - 1) == "en"  # « réagit en évoquant une « folie » »
    if gerund and other is not None and _has_all(scene, other):
        return False
    return governs and (gerund or _is_led(scene, s, j) or bool(scene.mentions_ending(s, j - 1)))


def reports_on(scene: Scene, cue: CueMatch, j: int) -> bool:
    """Return whether another report starts behind *et* (*et en soulignant*; *et jugé que P*).

    Args:
        scene: The text's candidates.
        cue: The verb of the first.
        j: The token behind *et*.

    Returns:
        Whether a verb stands there that has the quoted words after it for itself.
    """
    s = cue.sentence
    other = scene.cue_at(s, j + (scene.lower(s, j) == "en"))
    if other is None:
        return False
    shared = other.bare and other.core and scene.lower(s, other.last + 1) in QUE
    shared = shared or _judges_on(scene, other) or _shares(scene, cue, j)
    return is_finite(other) or is_present_participle(other) or shared


def _shares(scene: Scene, cue: CueMatch, j: int) -> bool:
    """Return whether a participle with an object shares an auxiliary (*a cité X et accusé Y*).

    Behind a simple tense that is another verb's (*a dit que X citait Y et accusé Z*).
    """
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    other = scene.cue_at(s, j)
    if other is None or not other.bare:
        return False
    helped = cue.first < cue.head or cue.bare
    if not helped and any(t.lower.endswith(PARTICIPLES) for t in tokens[cue.last + 1 : j - 1]):
        return False  # « critique un plan voté et jugé « flou » »
    after = other.last + 1
    if "DE_INF" in other.frames and scene.lower(s, after) in DE:
        return starts_infinitive(scene, s, after + 1)
    held = after < len(tokens) and tokens[after].quoted is not None
    return other.core and (held or scene.is_a(s, after, "determiner"))


def _judges_on(scene: Scene, cue: CueMatch) -> bool:
    """Return whether a participle has an object behind its attribute (*et jugé « » le projet*).

    *Un projet cher et jugé « inutile »* has none.
    """
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    first = cue.last + 1
    if not cue.bare or "ATTR" not in cue.frames or first >= len(tokens):
        return False
    if tokens[first].quoted is None:
        return False
    end = quoted_end(scene, s, first)
    return any(scene.is_a(s, j, "determiner") for j in range(first + 1, end + 1))


def _is_led(scene: Scene, s: int, j: int) -> bool:
    """Return whether *avant de*, *pour* or *sans* leads an infinitive, a comma a participle.

    *X salue Y avant de P*
    """
    before = scene.lower(s, j - 1)
    if before == ",":
        return scene.lower(s, j).endswith("ant")  # « a annoncé hier X, dénonçant une « folie » »
    return before in _LEADING or (before in DE and scene.lower(s, j - 2) in _BEFORE_DE)


def is_witnessed(scene: Scene, cue: CueMatch, j: int) -> bool:
    """Return whether somebody is seen or heard to do something (*a vu X gagner la « coupe »*).

    Args:
        scene: The text's candidates.
        cue: A verbal cue.
        j: A token behind it.

    Returns:
        Whether what is done is at the token.
    """
    if cue.cue.lemma not in closed_class("witnessing_verb"):
        return False
    return is_infinitive(scene, cue.sentence, j) and bool(
        scene.mentions_ending(cue.sentence, j - 1)
    )


def judged_by(scene: Scene, cue: CueMatch, at: int) -> bool:
    """Return whether quoted words are what others find of the object of a verb.

    *Il défend une loi jugée « utile » par la CGT*, *des travaux qualifiés par X de « bâclés »*

    Args:
        scene: The text's candidates.
        cue: A verbal cue.
        at: The first quoted token behind it.

    Returns:
        Whether a participle with an agent governs them.
    """
    s = cue.sentence
    led = scene.lower(s, at - 1) in _LINKS
    if scene.lower(s, quoted_end(scene, s, at)) != "par" and not led:
        return False
    for other in reversed(scene.verb_cues(s, cue.last + 1, at)):
        if other.bare and not is_present_participle(other):
            by = agent(scene, other)
            near = other.last >= at - 1 - led
            return by is not None and (near or (by.first > other.last and by.last + 1 == at - led))
    return False


def _has_all(scene: Scene, cue: CueMatch) -> bool:
    """Return whether a noun phrase in marks follows the object of a gerund, which is not its own.

    *a dénoncé en recevant les élus « des accords secrets »*
    """
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    own = scene.mention_at(s, cue.last + 1)
    at = own.last + 1 if own is not None else len(tokens)
    if own is None or at >= len(tokens) or tokens[own.last].quoted is not None:
        return False
    return tokens[at].quoted is not None and scene.is_a(s, at, "determiner")


def is_carried(scene: Scene, s: int, j: int) -> bool:
    """Return whether a noun carries the clause that *que* opens (*livre sa conviction que P*).

    Args:
        scene: The text's candidates.
        s: A sentence.
        j: A token.
    """
    if scene.lower(s, j) not in QUE:
        return False
    nouns = (cue for cue in scene.cues[s] if cue.last == j - 1 and cue.cue.kind is CueKind.NOUN)
    return any("que" in cue.frames for cue in nouns)


def has_other(scene: Scene, cue: CueMatch, last: int) -> bool:
    """Return whether another object ends at a token, before the preposition of the next.

    *critique la ministre sur son « silence »*, but *critique un rapport sur la « dette »*

    Args:
        scene: The text's candidates.
        cue: A verbal cue.
        last: The token before a preposition.

    Returns:
        Whether a noun phrase ends there that *sur* need not belong to.
    """
    s, ending = cue.sentence, scene.mentions_ending(cue.sentence, last)
    if scene.lower(s, last + 1) == "sur" and "NOUN" in cue.frames:
        return any(one.kind in HUMAN for one in ending)
    return bool(ending) or scene.tokens(s)[last].pos == "NOUN"
