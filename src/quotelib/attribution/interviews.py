"""Interviews, dialogues and transcripts: labels before turns, and answers in marks without any."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import Form, Mention, MentionKind
from ..models.records import MentionMatch
from . import rules
from .build import standing
from .interviewees import announced, asked_person

if TYPE_CHECKING:
    from ..models.records import Attribution
    from .scene import Scene

__all__ = ["answers", "is_reporters", "turn"]

_ASKS = frozenset({"q", "question"})
_ANSWERS = frozenset({"r", "réponse", "rép"})
_OPEN = ("?", "…", "...")
"""How what a reporter asks ends."""
_WORD = re.compile(r"-?[^\W\d_]+")


def answers(scene: Scene, index: int, *, goes_on: bool) -> bool:
    """Return whether a quoted span answers what the reporter says in the paragraph above.

    Args:
        scene: The text's candidates.
        index: A standing quoted span.
        goes_on: Whether answers stand before it, so that any question asks for another.

    Returns:
        Whether it fills its paragraph, and the reporter speaks to somebody as *vous* in the one
        above (*On vous dit épuisé…*).
    """
    above = scene.places[index].sentence - 1
    if above < 0 or not scene.fills_paragraph(index):
        return False
    if goes_on and scene.tokens(above)[-1].form == "?":
        return True
    addressed = closed_class("addressed")
    asked = range(scene.paragraph_start(above), above + 1)
    return any(
        token.lower in addressed and token.quoted is None
        for s in asked
        for token in scene.tokens(s)
    )


def is_reporters(scene: Scene, index: int, *, goes_on: bool) -> bool:
    """Return whether a dash begins what a reporter asks and another one the answer.

    *Ada Roux nous reçoit au port. ⏎ – Vous partez ? ⏎ – Demain.*

    Args:
        scene: The text's candidates.
        index: A standing quoted span that nothing attributes.
        goes_on: Whether an answer stands right before it.

    Returns:
        Whether it asks or speaks to somebody, where the text has announced who is interviewed.
    """
    if not (_is_bare_turn(scene, index) and _is_bare_turn(scene, index + 1)):
        return False
    if scene.gap(index, index + 1) > 0:
        return False
    if goes_on:
        return True
    said = scene.spans[index].span.text.rstrip()
    asks = said.endswith(_OPEN) or not closed_class("addressed").isdisjoint(
        _WORD.findall(said.lower())
    )
    return asks and announced(scene, scene.places[index].sentence) is not None


def _is_bare_turn(scene: Scene, index: int) -> bool:
    """Return whether a dash begins a quoted span with which nothing stands in its paragraph."""
    if index not in scene.places or scene.spans[index].form is not Form.DASH:
        return False
    return scene.fills_paragraph(index)


def turn(scene: Scene, index: int) -> Attribution | None:
    """LE PRÉSIDENT : … A turn whose label is the source; *R* and initials stand for a name."""
    span = scene.spans[index]
    if span.form is not Form.TURN or span.label is None:
        return None
    word = span.label.text.strip(" .").lower()
    if word in _ASKS:
        return standing(scene, index, rules.TURN, 0.9)
    label = MentionMatch(
        mention=Mention(span=span.label, kind=MentionKind.NAME),
        sentence=scene.places[index].sentence,
        first=-1,
        last=-1,
        name=span.label.text.partition(",")[0],
    )
    s = scene.places[index].sentence
    hint = asked_person(scene, s) if word in _ANSWERS else _named(scene, span.label.text)
    return standing(scene, index, rules.TURN, 0.9, source=label, hint=hint)


def _named(scene: Scene, label: str) -> MentionMatch | None:
    """Return the first person whose name has the initials of a label (*C. V.*)."""
    initials = label.replace(".", " ").split()
    if not initials or any(len(part) > 1 for part in initials):
        return None
    return scene.person_of_initials.get(tuple(initials))
