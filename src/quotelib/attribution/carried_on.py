"""Sentences without a cue that go on with the report before: *Il se serait ensuite caché*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import rules
from .build import reported
from .scene import is_finite
from .sentence_ends import sentence_end
from .steps import QUE, is_inflected, skip

if TYPE_CHECKING:
    from ..models.records import Attribution
    from .scene import Scene

__all__ = ["hearsay", "that_again"]

_CONDITIONAL = ("rait", "raient")
_THAT = frozenset({rules.QUE_CLAUSE.name, rules.CONTINUATION.name})
_SOURCED = frozenset({rules.ACCORDING_TO.name, rules.CONTINUATION.name})
_PAST_CONDITIONAL = frozenset({"aurait", "auraient", "serait", "seraient"})


def hearsay(scene: Scene, earlier: Attribution, s: int) -> Attribution | None:
    """Il se serait ensuite caché. A conditional that goes on with « selon X, … aurait … ».

    Args:
        scene: The text's candidates.
        earlier: The report of the sentence before.
        s: A sentence in which nothing else reports.

    Returns:
        The report, ``None`` when the sentence does not go on with the earlier one.
    """
    if earlier.rule not in _SOURCED or not (_conditional(scene, s - 1) and _conditional(scene, s)):
        return None
    if not scene.same_paragraph(s - 1, s) or not scene.same_container(s - 1, s):
        return None
    if scene.lower(s, 0) not in ("il", "elle", "ils", "elles") and not _is_hearsay(scene, s):
        return None
    return _continued(scene, earlier, s, 0, confidence=0.5)


def that_again(scene: Scene, earlier: Attribution, s: int) -> Attribution | None:
    """Qu'il était pressé. Et que P. A sentence that is one more clause of the verb before it.

    Args:
        scene: The text's candidates.
        earlier: The report of the sentence before.
        s: A sentence.

    Returns:
        The report, ``None`` when *que* does not open the sentence, or it has a verb of its own.
    """
    tokens, joined = scene.tokens(s), int(scene.is_a(s, 0, "conjunction"))
    if scene.lower(s, joined) not in QUE or earlier.rule not in _THAT or tokens[-1].form != ".":
        return None
    if not scene.has_verb(s) or not scene.same_paragraph(s - 1, s) or _concedes(scene, s, joined):
        return None
    others = filter(is_finite, scene.verb_cues(s))
    if any(tokens[other.last].quoted is None for other in others):
        return None  # « Qu'il n'avait « rien vu » » is a clause as any other
    return _continued(scene, earlier, s, joined + 1, confidence=0.6)


def _concedes(scene: Scene, s: int, que: int) -> bool:
    """Return whether *que* says to whom or what something applies (*Qu'il s'agisse de X ou Y*)."""
    words = [scene.lower(s, j) for j in range(que + 1, que + 4)]
    if words in (["il", "s'", "agisse"], ["elle", "s'", "agisse"]):
        return True
    return words[:2] == ["ce", "soit"] and any(t.lower == "ou" for t in scene.tokens(s))


def _continued(
    scene: Scene, earlier: Attribution, s: int, first: int, *, confidence: float
) -> Attribution:
    """Build the report of a sentence whose cue and source are those of the one before."""
    return reported(
        scene,
        s,
        ((first, sentence_end(scene, s)),),
        rules.CONTINUATION,
        confidence,
        cues=earlier.cues,
        source=earlier.source,
        hint=earlier.speaker_hint,
    )


def _conditional(scene: Scene, s: int) -> bool:
    """Return whether the first finite verb of a sentence is a conditional."""
    first = next(filter(is_inflected, scene.tokens(s)), None)
    return first is not None and first.lower.endswith(_CONDITIONAL)


def _is_hearsay(scene: Scene, s: int) -> bool:
    """Return whether a sentence tells in the past conditional what is said to have happened.

    *L'un d'eux aurait alors sorti un couteau*, but not *La cour pourrait l'entendre*, nor what
    could or should have been (*Le feu aurait pu être évité*).
    """
    tokens = scene.tokens(s)
    verb = next(filter(is_inflected, tokens), None)
    if verb is None or verb.lower not in _PAST_CONDITIONAL:
        return False
    after = skip(scene, s, verb.index + 1, "adverb")
    if after >= len(tokens) or tokens[after].lower in ("pu", "dû"):
        return False
    return tokens[after].pos in ("VERB", "AUX")
