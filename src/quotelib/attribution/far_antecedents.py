"""What a relative after a comma stands for when an insertion or a relative parts both.

*Des jeunes, surtout dans les villes, qui disent*, *ceux qui bloquent le port à Brest, qui disent*
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..models import SpeakerKind
from .antecedents import antecedent
from .numbers import is_one
from .phrases import HUMAN, may_speak
from .postposed import agrees
from .steps import PARTICIPLES

if TYPE_CHECKING:
    from ..models.records import CueMatch, MentionMatch
    from .scene import Scene

__all__ = ["far_antecedent"]

_INSERTION = 14  # words that an insertion may have
_PLACING = ("dans", "en", "sur", "sous", "devant")
_ABLE = HUMAN | {SpeakerKind.DOCUMENT, SpeakerKind.MEDIA}
_NEAR = ("côté", "proximité")
_POST = ("poste", "fonction", "fonctions", "résidence")
_AGENT = ("par", "pour", "avec", "contre")
_DESCRIPTIONS = ("ant", *PARTICIPLES)
_DESCRIBING = ("VERB", "ADJ")
_OPENING = ("ADV", "ADP", "ADJ")


def far_antecedent(
    scene: Scene, cue: CueMatch, relative: int, begin: int, near: MentionMatch | None
) -> MentionMatch | None:
    """Return the people whom a relative tells of, past the noun phrase before it.

    Args:
        scene: The text's candidates.
        cue: The verb of the relative.
        relative: The relative pronoun.
        begin: First token that the mention may have.
        near: The noun phrase before the pronoun.

    Returns:
        The mention, ``None`` where the near one can be what the verb is about.
    """
    if near is None:
        return None
    placed = _of_placed(scene, cue, near, begin)
    if placed is not None or scene.lower(cue.sentence, relative - 1) != ",":
        return placed
    agreeing = agrees(cue, near) and not is_one(scene, cue, near)
    if agreeing and not _is_where(scene, near):
        return None
    return _before_insertion(scene, cue, relative - 1, begin) or (
        None if agreeing else _of_relative(scene, cue, near.first, begin)
    )


def _is_where(scene: Scene, mention: MentionMatch) -> bool:
    """Return whether a noun phrase says where something is (*dans les grandes villes*)."""
    return scene.lower(mention.sentence, mention.first - 1) in _PLACING and (
        mention.kind is not SpeakerKind.PERSON
    )


def _of_placed(scene: Scene, cue: CueMatch, place: MentionMatch, begin: int) -> MentionMatch | None:
    """Return who lives or works at a place (*un homme vivant près de la centrale, qui dit*)."""
    s, j = cue.sentence, place.first - 1
    near = False
    while j > begin and (_places(scene, s, j) or scene.tokens(s)[j].pos == "ADV"):
        near = near or not (scene.is_a(s, j, "of") or scene.lower(s, j) in _AGENT)
        j -= 1
    if j == place.first - 1 or (place.kind in _ABLE and not near):
        return None  # « un salarié licencié par la société, qui dit »: either may speak
    token = scene.tokens(s)[j]
    post = token.lower in _POST and scene.lower(s, j - 1) == "en"
    if not post and (token.pos not in _DESCRIBING or not token.lower.endswith(_DESCRIPTIONS)):
        return None
    people = (*scene.mentions_ending(s, j), *scene.mentions_ending(s, j - 1 - post))
    return next((m for m in people if m.first >= begin and _is_meant(scene, cue, m)), None)


def _places(scene: Scene, s: int, j: int) -> bool:
    """Return whether a word leads to a place."""
    led = scene.is_a(s, j, "preposition") or scene.is_a(s, j, "of")
    return led or scene.lower(s, j) in _NEAR


def _before_insertion(scene: Scene, cue: CueMatch, comma: int, begin: int) -> MentionMatch | None:
    """Return who stands before an adverb, a preposition or *dont* that a comma parts from them."""
    s = cue.sentence
    for j in range(comma - 1, max(begin, comma - _INSERTION), -1):
        if scene.lower(s, j) != ",":
            continue
        opens = scene.lower(s, j + 1) == "dont" or scene.tokens(s)[j + 1].pos in _OPENING
        if not opens:
            return None
        people = (m for m in scene.mentions_ending(s, j - 1) if m.first >= begin)
        return next((m for m in people if _is_meant(scene, cue, m)), None)
    return None


def _of_relative(scene: Scene, cue: CueMatch, last: int, begin: int) -> MentionMatch | None:
    """Return whom a relative before tells of (*ceux qui ont bloqué le port, qui affirment*)."""
    s = cue.sentence
    for j in range(last, max(begin, last - _INSERTION), -1):
        if scene.lower(s, j) == ",":
            return None
        if scene.lower(s, j) == "qui":
            found = antecedent(scene, s, j, begin)
            return found if found is not None and _is_meant(scene, cue, found) else None
    return None


def _is_meant(scene: Scene, cue: CueMatch, mention: MentionMatch) -> bool:
    """Return whether people or a body can be what a verb is about."""
    if mention.kind not in HUMAN or not may_speak(mention) or not agrees(cue, mention):
        return False
    return not is_one(scene, cue, mention) or _is_of_several(scene, mention)


def _is_of_several(scene: Scene, mention: MentionMatch) -> bool:
    """Return whether a body is said to be made of people (*une délégation d'élus*)."""
    s, last = mention.sentence, mention.last
    plural = scene.lower(s, last).endswith(("s", "x")) and scene.lower(s, last - 1) in ("de", "d'")
    return plural and mention.kind is not SpeakerKind.PERSON
