"""The subject whose gender a stressed pronoun tells where a name before the verb has another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import pronoun_features
from ..models import SpeakerKind

if TYPE_CHECKING:
    from ..models import Gender
    from ..models.records import CueMatch, MentionMatch
    from .scene import Scene

__all__ = ["described_by"]

_ALSO = ("aussi", "non")


def described_by(
    scene: Scene, cue: CueMatch, found: MentionMatch, begin: int
) -> MentionMatch | None:
    """Return the person whose apposition ends with a name right before a verb.

    *Léo Roux, l'adjoint à la maire de Dole, Ida Sorel a quant à lui promis que*: the comma that
    closes the apposition is forgotten, and the pronoun is of another gender than the name.

    Args:
        scene: The text's candidates.
        cue: A verbal cue.
        found: The noun phrase before it.
        begin: First token of the clause.

    Returns:
        The name that opens the clause before a comma, ``None`` where the one found is the subject.
    """
    gender = found.mention.gender
    if gender is None or found.name is None or found.first <= begin:
        return None
    told = _told(scene, cue)
    if told is None or told is gender:
        return None
    opener = scene.mention_at(cue.sentence, begin)
    if opener is None or opener.name is None or opener.kind is not SpeakerKind.PERSON:
        return None
    closed = opener.last < found.first and scene.lower(cue.sentence, opener.last + 1) == ","
    return opener if closed and opener.mention.gender in (told, None) else None


def _told(scene: Scene, cue: CueMatch) -> Gender | None:
    """Return the gender of the stressed pronoun inside a verb group (*a, quant à lui, dit*)."""
    s = cue.sentence
    for j in range(cue.first + 1, cue.last):
        if scene.is_a(s, j, "disjunctive"):
            topic = scene.lower(s, j - 1) == "à" and scene.lower(s, j - 2) == "quant"
            if topic or scene.lower(s, j + 1) in _ALSO:
                return pronoun_features(scene.lower(s, j))[0]
    return None
