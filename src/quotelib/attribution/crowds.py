"""Who cries while something happens: *les élèves défilent aux cris de « Q »*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..models import Number, SpeakerKind
from .phrases import may_talk
from .steps import ITSELF, is_inflected
from .subjects import clause_subject

if TYPE_CHECKING:
    from ..models.records import CueMatch, MentionMatch
    from .scene import Scene

__all__ = ["criers"]

_NEAR_PARTICIPLE = 4
# Participles of verbs that take *être* and are no passives.
_GOING = (
    *("all", "arriv", "descendu", "entr", "mont", "parti", "pass", "reparti", "revenu"),
    *("sorti", "venu"),
)
_SOUNDING = frozenset({"au", "aux"})


def criers(scene: Scene, cue: CueMatch) -> MentionMatch | None:
    """Return the crowd that acts to its own cries.

    Args:
        scene: The text's candidates.
        cue: A noun of crying or a slogan.

    Returns:
        The subject of the clause, where it is several people who do something; ``None`` where
        something is done to them (*ont été reçus aux cris de « Q »*), where one person leaves to
        others' cries, or where the cries are above (*sous les cris de « Q »*).
    """
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    if scene.lower(s, cue.first - 1) not in _SOUNDING:
        return None
    fronted = cue.first == 1
    comma = next((t.index for t in tokens[cue.last :] if t.form == ","), None) if fronted else 0
    if comma is None:
        return None
    end = len(tokens) if fronted else cue.first - 1
    subject = clause_subject(scene, s, comma + fronted, end)
    if subject is None or not may_talk(subject):
        return None
    group = subject.kind in (SpeakerKind.GROUP, SpeakerKind.ORGANISATION)
    if subject.mention.number is not Number.PLURAL and not group:
        return None
    verb = next((t.index for t in tokens[subject.last + 1 : end] if is_inflected(t)), None)
    return subject if verb is not None and _acts(scene, s, verb) else None


def _acts(scene: Scene, s: int, verb: int) -> bool:
    """Return whether a finite verb makes no passive (*ont été reçus*, but *sont descendus*)."""
    ahead = [scene.lower(s, j) for j in range(verb + 1, verb + _NEAR_PARTICIPLE)]
    if "été" in ahead:
        return False
    if not scene.is_a(s, verb, "copula_form") or scene.lower(s, verb - 1) in ITSELF:
        return True
    return any(word.rstrip("es").startswith(_GOING) for word in ahead)
