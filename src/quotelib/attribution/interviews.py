"""Answers of an interview in marks: alone in their paragraphs, under what the reporter says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import SpeakerKind

if TYPE_CHECKING:
    from ..models.records import MentionMatch
    from .scene import Scene

__all__ = ["answers", "asked_person"]

_OPENING = 8
"""So many sentences may introduce an interview."""


def asked_person(scene: Scene) -> MentionMatch | None:
    """Return the person whom an interview asks: announced in a heading, else the first named.

    Args:
        scene: The text's candidates.

    Returns:
        The mention, ``None`` where nobody is named before the questions.
    """
    if scene.interviewee is not None:
        return scene.interviewee
    for sentence in scene.sentences[:_OPENING]:
        if sentence.container is None:
            for mention in scene.mentions[sentence.index]:
                if mention.kind is SpeakerKind.PERSON and mention.name is not None:
                    return mention
    return None


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
