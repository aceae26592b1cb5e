"""Quoted words that a passive verb governs: a reason that its agent gives, or the verb itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..models import Act
from . import rules
from .phrases import may_speak, named_by
from .sources import agent
from .steps import DE, TO, quoted_end, skip
from .stretch import Stretch
from .terms import is_name

if TYPE_CHECKING:
    from ..models.records import CueMatch
    from .scene import Scene

__all__ = ["found_towards", "own_words", "reason_given"]

_BLAMING = frozenset({Act.ACCUSE, Act.ADD, Act.WELCOME})
_FOR = frozenset({"pour", "sur"})
_TOWARDS = TO | DE | {"pour", "envers", "avec"}


def reason_given(scene: Scene, cue: CueMatch) -> tuple[int, int] | None:
    """Return where what somebody is blamed or praised for starts, and its quoted words.

    *X a été critiqué par Y pour ses « erreurs »*, *un texte dénoncé par X pour sa « brutalité »*; a
    court's reason is the name of an offence.

    Args:
        scene: The text's candidates.
        cue: A passive verb or a participle that describes something.

    Returns:
        The first token of both, ``None`` where there is none.
    """
    by = agent(scene, cue) if cue.core or cue.cue.act in _BLAMING else None
    if by is None or not may_speak(by):
        return None
    s, tokens, start = cue.sentence, scene.tokens(cue.sentence), by.last + 2
    if scene.lower(s, cue.last + 1) in _FOR and scene.is_a(s, cue.last + 2, "possessive"):
        start = cue.last + 2  # « critiqué pour ses « erreurs » par Y »
    elif not cue.core or scene.lower(s, by.last + 1) != "pour":
        return None
    at = start + scene.is_a(s, start, "determiner")
    if start < by.first and at + 1 < by.first and tokens[at].quoted is None:
        at += 1  # « pour sa gestion « opaque » »
    index = tokens[at].quoted if at < len(tokens) else None
    verb = scene.lexicon.verbs.get(cue.cue.lemma)
    if index is None or is_name(scene, index) or verb is None:
        return None
    return None if verb.excludes(tokens[at].lower, "pour") else (start, at)


def found_towards(scene: Scene, cue: CueMatch) -> Stretch | None:
    """Return an adjective whose complement is in marks, where *par* names who finds it so.

    *Un texte jugé contraire à « l'usage » et à « la morale » par ses adversaires*
    """
    if "ATTR" not in cue.frames:
        return None
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    start = cue.last + 1 + (scene.lower(s, cue.last + 1) == "comme")
    first = skip(scene, s, start, "adverb", "degree_adverb")
    at = skip(scene, s, first + 2, "determiner")
    if at >= len(tokens) or tokens[at].quoted in (None, tokens[first].quoted):
        return None
    if tokens[first].lower.startswith("coupable") or scene.lower(s, first + 1) not in _TOWARDS:
        return None
    by = agent(scene, cue)
    if by is None or not may_speak(by) or by.first <= at:
        return None
    return Stretch(first=start, end=by.first - 1, rule=rules.QUOTED_OBJECT, confidence=0.7)


def own_words(scene: Scene, cue: CueMatch) -> Stretch | None:
    """Return the marks that a passive participle opens and whose agent stands behind them.

    *Ses propos ont été « condamnés sans réserve » par le ministre*
    """
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    if not cue.core or tokens[cue.head - 1].quoted is not None:
        return None
    end = quoted_end(scene, s, cue.head)
    if named_by(scene, s, end) is None:
        return None
    return Stretch(first=cue.head, end=end, rule=rules.QUOTED_OBJECT, confidence=0.7)
