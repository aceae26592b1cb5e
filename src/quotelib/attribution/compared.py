"""What a comparison with a verb of saying vouches for: *comme l'a dit X, P*, *comme X le dit*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .asides import subjects_before
from .framing import can_frame
from .fronting import fronted
from .phrases import may_speak
from .scene import is_finite
from .sources import incise_source

if TYPE_CHECKING:
    from ..models.records import Attribution, CueMatch, MentionMatch
    from .scene import Scene

__all__ = ["compared", "compared_subject"]

_COMPARES = frozenset({"comme", "ainsi", "que"})
_TAKEN_UP = frozenset({"l'", "le"})
_NEAR_START = 3


def compared(scene: Scene, cue: CueMatch) -> Attribution | None:
    """Comme l'a expliqué X, P; comme X l'a expliqué, P."""
    words = scene.sentences[cue.sentence].words
    if words[0] not in _COMPARES and words[1] not in _COMPARES:
        return None
    begin = int(scene.is_a(cue.sentence, 0, "conjunction") or words[0] == "puisque")
    if not cue.first or words[begin] not in _COMPARES:  # « Mais comme »
        return None
    if not is_finite(cue) or not can_frame(cue):
        return None
    source = compared_subject(scene, cue, begin) if cue.first > begin + 1 else None
    if source is None:
        if cue.first > _NEAR_START or not _opens_comparison(scene, cue):
            return None
        source = incise_source(scene, cue)
    if source is None or not may_speak(source):
        return None
    return fronted(scene, cue, source, max(cue.last, source.last) + 1)


def _opens_comparison(scene: Scene, cue: CueMatch) -> bool:
    """Return whether only *comme* or *ainsi que* stands before a verb in its sentence."""
    words = [scene.lower(cue.sentence, j) for j in range(cue.first)]
    return words[0] != "que" and _COMPARES.issuperset(words)


def compared_subject(scene: Scene, cue: CueMatch, begin: int) -> MentionMatch | None:
    """Return who says in a comparison what a clitic stands for (*comme X l'a dit, P*)."""
    s = cue.sentence
    if scene.lower(s, begin) not in _COMPARES or scene.lower(s, cue.first) not in _TAKEN_UP:
        return None
    first = begin + 1 + (scene.lower(s, begin + 1) == "que")
    before = subjects_before(scene, cue)
    return next((mention for mention in before if mention.first == first), None)
