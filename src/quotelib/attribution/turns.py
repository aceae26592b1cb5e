"""Turns of dialogues, interviews and transcripts: the label is the source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..models import Form, Mention, MentionKind
from ..models.records import MentionMatch
from .build import standing

if TYPE_CHECKING:
    from ..models.records import Attribution
    from .scene import Scene

__all__ = ["turn"]


def turn(scene: Scene, index: int) -> Attribution | None:
    """« LE PRÉSIDENT : … »: one turn a line, its label the source."""
    span = scene.spans[index]
    if span.form is not Form.TURN or span.label is None:
        return None
    source = MentionMatch(
        mention=Mention(span=span.label, kind=MentionKind.NAME),
        sentence=scene.places[index].sentence if index in scene.places else -1,
        first=-1,
        last=-1,
        name=span.label.text,
        head="",
    )
    return standing(scene, index, "turn", 0.9, source=source)
