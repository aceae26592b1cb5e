"""What something is in somebody's eyes: *Le stade reste « une verrue » pour l'architecte*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..models import SpeakerKind
from . import rules
from .build import reported
from .ends import clause_end
from .framed_words import frame_start, sentence_start
from .phrases import HUMAN, may_speak
from .start_evidence import Frame
from .starts import best_start
from .steps import COPULAR, quoted_start, skip_back

if TYPE_CHECKING:
    from ..models.records import Attribution, CueMatch, MentionMatch
    from .scene import Scene

__all__ = ["found_by"]

_CLOSES = frozenset({",", ".", ";", ":", "(", "–", "—", "!", "?", "…", "...", ""})
_STOPS = frozenset({".", "!", "?", "…", "..."})
_NE = frozenset({"ne", "n'"})
_WHO = (",", "qui")
_PLURAL = frozenset({"les", "des", "ces", "ses", "leurs", "plusieurs", "un", "une"})


def found_by(scene: Scene, cue: CueMatch, source: MentionMatch | None) -> Attribution | None:
    """P est pour X « Q »; P « Q » pour X: quoted words that are a predicate.

    Args:
        scene: The text's candidates.
        cue: A prepositional cue.
        source: What it governs.

    Returns:
        The report over the whole clause, ``None`` where *pour* is no judgement.
    """
    if cue.core or source is None:
        return None
    return _found_first(scene, cue, source) or _found_last(scene, cue, source)


def _found_first(scene: Scene, cue: CueMatch, source: MentionMatch) -> Attribution | None:
    """Read « P est pour X « Q » »: quoted words that say what something is to somebody."""
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    if cue.first <= 1 or not may_speak(source):
        return None
    after = source.last + 1
    comma = tokens[cue.first - 1].form == ","
    verb = cue.first - 1 - comma
    after += comma and scene.lower(s, after) == ","
    if (
        not scene.is_a(s, verb, "copula_form")
        or after >= len(tokens)
        or tokens[after].quoted is None
    ):
        return None
    low = sentence_start(scene, s, verb)
    frame = Frame(scene=scene, cue=cue, low=low, opening=verb + 1, after=after, signed=comma)
    pieces = ((best_start(frame), verb + 1), (after, clause_end(scene, s, after, None)))
    return reported(scene, s, pieces, rules.ACCORDING_TO, 0.7, cues=(cue.cue,), source=source)


def _found_last(scene: Scene, cue: CueMatch, source: MentionMatch) -> Attribution | None:
    """Read « P « Q » pour X »: a person or body closes the clause.

    Behind a verb of saying, or where something is good or bad for those named (*une « chance »
    pour la ville*), *pour* tells for whom something is.
    """
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    last = cue.first - 1 - (scene.lower(s, cue.first - 1) == ",")
    if last < 1 or tokens[last].quoted is None:
        return None
    after = source.last + 1
    if not _judges(scene, source) or scene.lower(s, after) not in _CLOSES:
        return None
    low = frame_start(scene, s, last + 1)
    first = quoted_start(scene, s, last, low)
    before = skip_back(scene, s, first - 1, "determiner", "adverb")
    told = any(not c.frames <= COPULAR for c in scene.verb_cues(s, low, last))
    parted = last < cue.first - 1  # « une « chance », pour le maire »: he says so
    lot = not parted and any(scene.is_a(s, j, "lot_noun") for j in range(first, last + 1))
    if first == low or told or lot:
        return None
    predicated = scene.is_a(s, before, "copula_form")
    # « Un aveu « rare », pour X, qui veut faire citer Y »
    told_of = parted and (scene.lower(s, after), scene.lower(s, after + 1)) == _WHO
    # « Ce vote « ne change rien » pour la ville »: the verb in the marks governs *pour*
    denied = not parted and scene.lower(s, first) in _NE
    bare = not denied and not scene.has_verb(s, low, first)
    bare = bare and (told_of or not scene.has_verb(s, after))
    apposed = parted and tokens[before].form == "," and scene.lower(s, after) in _STOPS
    if not (predicated or bare or apposed):
        return None
    if not predicated:  # « La grève reprend, un « gâchis » pour la direction »
        low = next((j + 1 for j in range(first - 1, low, -1) if tokens[j].form == ","), low)
    stretch = ((low, last + 1),)
    return reported(scene, s, stretch, rules.ACCORDING_TO, 0.65, cues=(cue.cue,), source=source)


def _judges(scene: Scene, source: MentionMatch) -> bool:
    """Return whether a mention is one person or one body that speaks."""
    if source.kind not in HUMAN or not may_speak(source):
        return False
    several = scene.lower(source.sentence, source.first) in _PLURAL
    return source.kind is SpeakerKind.PERSON if several else True
