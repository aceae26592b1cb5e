"""Turns of dialogues, interviews and transcripts: the label before them is the source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..models import Form, Mention, MentionKind
from ..models.records import MentionMatch
from . import rules
from .build import standing
from .interviews import asked_person

if TYPE_CHECKING:
    from ..models.records import Attribution
    from .scene import Scene

__all__ = ["turn"]

_ASKS = frozenset({"q", "question"})
_ANSWERS = frozenset({"r", "réponse", "rép"})


def turn(scene: Scene, index: int) -> Attribution | None:
    """LE PRÉSIDENT : … A turn whose label is the source; *R* and initials stand for a name.

    Args:
        scene: The text's candidates.
        index: A standing quoted span.

    Returns:
        Its attribution, ``None`` when it is no turn with a label.
    """
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
    hint = asked_person(scene) if word in _ANSWERS else _named(scene, span.label.text)
    return standing(scene, index, rules.TURN, 0.9, source=label, hint=hint)


def _named(scene: Scene, label: str) -> MentionMatch | None:
    """Return the first person whose name has the initials of a label (*C. V.*)."""
    initials = label.replace(".", " ").split()
    if not initials or any(len(part) > 1 for part in initials):
        return None
    return scene.person_of_initials.get(tuple(initials))
