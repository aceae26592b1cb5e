"""Objects with which a verb does not report, though words in marks stand in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .steps import starts_infinitive

if TYPE_CHECKING:
    from ..lexicon import ReportingVerb
    from ..models.records import CueMatch
    from .scene import Scene

__all__ = ["is_excluded"]


def is_excluded(scene: Scene, cue: CueMatch, start: int, end: int) -> bool:
    """Return whether the verb does not report with such an object (*conclure un pacte*).

    Args:
        scene: The text's candidates.
        cue: A verbal cue.
        start: First token of its object.
        end: Index after the last one.
    """
    aim = scene.lower(cue.sentence, start) == "pour"
    if aim and starts_infinitive(scene, cue.sentence, start + 1):
        return True  # « a écrit à X pour dénoncer une « erreur » »: to what end
    verb = scene.lexicon.verbs.get(cue.cue.lemma)
    tokens = scene.tokens(cue.sentence)[start:end]
    noun = next((token for token in tokens if token.pos == "NOUN"), None)
    if verb is not None and verb.excluded and tokens and tokens[0].quoted is None:
        head = scene.mention_at(cue.sentence, start)
        if head is not None and verb.excludes(head.head):
            return True  # « une plaque « Place Foch » », whose noun the taggers may miss
    if cue.core and noun is not None and noun.quoted is not None:
        return False  # « dénonce « les accords de pêche » »: words of the one who speaks
    if verb is None or noun is None:
        return False
    governing = scene.lower(cue.sentence, cue.last + 1)
    # « n'a rien à voir avec le « marché libre » »
    return (
        verb.excludes(noun.lower)
        or verb.excludes(noun.lower, governing)
        or _lies_outside(scene, verb, cue.sentence, (start, end))
    )


def _lies_outside(scene: Scene, verb: ReportingVerb, s: int, object_: tuple[int, int]) -> bool:
    """Return whether marks stand in what a thing is kept out of (*exclut X de la liste « Q »*)."""
    for j in range(object_[0] + 1, object_[1] - 1):
        if scene.tokens(s)[j].quoted is not None:
            return False
        noun = scene.mention_at(s, j + 1) if scene.is_a(s, j, "of") else None
        if noun is not None and verb.excludes(noun.head, "de"):
            return True
    return False
