"""Who reports in a sentence, or speaks there, so that words behind it are likely to be his."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import Act, CueKind
from .narrated import main_subject, reporter
from .phrases import may_talk, may_talk_in
from .postposed import postposed
from .scene import is_finite
from .sources import clitic_source, source_after
from .steps import is_inflected

if TYPE_CHECKING:
    from ..models.records import CueMatch, MentionMatch, Token
    from .scene import Scene

__all__ = ["reporting"]

_VIEWS = frozenset({"selon", "d'après"})
_STOPS = frozenset({".", "!", "?", "…", "..."})
_THROUGH_WHAT = frozenset({"dans", "par", "via", "sur", "lors"})
_LONG_ADJUNCT = 4


def reporting(scene: Scene, s: int) -> MentionMatch | None:
    """Return who reports in a sentence, or speaks there.

    Args:
        scene: The text's candidates.
        s: A sentence of the narrator.

    Returns:
        The source of its incise or of its *selon*, else of its first report.
    """
    for cue in scene.cues[s]:
        source = _framing_source(scene, cue)
        if source is not None and may_talk_in(scene, source):
            return source
    for cue in scene.verb_cues(s):
        if is_finite(cue) and not cue.passive and (cue.core or _speaks(scene, cue)):
            source = reporter(scene, cue)
            if source is not None:
                return source
    return None


def _speaks(scene: Scene, cue: CueMatch) -> bool:
    """Return whether a verb denies, or has nothing behind it but a day or where somebody speaks.

    *La préfecture balaie la critique.*, *… a réagi mardi.*, *… a réagi dans un communiqué.*
    """
    if "INCISE" not in cue.frames or cue.cue.kind is not CueKind.VERB:
        return False
    rest = scene.tokens(cue.sentence)[cue.last + 1 :]
    if cue.cue.act is Act.DENY or (rest and rest[0].lower in _THROUGH_WHAT and _is_medium(rest)):
        return True
    return all(token.form in _STOPS or token.lower in closed_class("time") for token in rest)


def _is_medium(rest: tuple[Token, ...]) -> bool:
    """Return whether words behind a verb name no more than where somebody speaks or writes."""
    medium = closed_class("medium_noun")
    at = next((j for j, token in enumerate(rest[:_LONG_ADJUNCT]) if token.lower in medium), None)
    return at is not None and not any(token.finite for token in rest[at:])


def _framing_source(scene: Scene, cue: CueMatch) -> MentionMatch | None:
    """Return who frames a sentence with a cue: *P, assure-t-il*; *P, relève X*; *selon X*."""
    if cue.cue.kind is CueKind.PREPOSITION:
        view = cue.cue.lemma in _VIEWS or (cue.core and cue.first == 0)  # « De l'avis de X, P »
        return source_after(scene, cue) if view else None
    if cue.cue.kind is not CueKind.VERB or not is_finite(cue) or "INCISE" not in cue.frames:
        return None
    if cue.clitic is not None:
        return clitic_source(cue, cue.clitic)
    tokens = scene.tokens(cue.sentence)
    apart = cue.first > 0 and tokens[cue.first - 1].form == "," and not _has_subject(scene, cue)
    return postposed(scene, cue) if apart else None


def _has_subject(scene: Scene, cue: CueMatch) -> bool:
    """Return whether a comma before a verb closes what is said of its subject.

    *La préfète, Ada Roux, a attaqué la maire*, *La préfète, qui attend, a attaqué la maire*; but
    *Le pont tient, relève la maire*.
    """
    s = cue.sentence
    subject = main_subject(scene, s)
    if subject is None or subject.last >= cue.first or not may_talk(subject):
        return False
    comma = subject.last + 1
    if scene.lower(s, comma) != ",":
        return False
    inside = scene.tokens(s)[comma + 1 : cue.first - 1]
    if scene.is_a(s, comma + 1, "relative"):
        return all(token.form != "," for token in inside)
    return not any(map(is_inflected, inside))
