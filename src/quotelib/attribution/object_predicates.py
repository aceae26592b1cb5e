"""What is the subject of another verb: *ce que X appelle « Q » inquiète*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import Mood
from ..models.evolve import evolve
from .asides import subjects_before

if TYPE_CHECKING:
    from ..models.records import CueMatch
    from .scene import Scene
    from .stretch import Stretch

__all__ = ["before_predicate", "shows"]

_WHAT = 2
_HELD = ("preposition", "conjunction")


def before_predicate(scene: Scene, cue: CueMatch, found: Stretch) -> Stretch:
    """Return the words for a thing without the verb of the sentence whose subject they are.

    *Ce que le maire appelle un « geste fort » inquiète les riverains*: the taggers often see no
    verb there.

    Args:
        scene: The text's candidates.
        cue: A verbal cue.
        found: Its object, in a sentence that opens with *ce que*.

    Returns:
        The object up to its closing marks where *ce que* and the subject open the sentence.
    """
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    if not _opens_sentence(scene, cue):
        return found
    marked = (j for j in range(found.end, found.first, -1) if tokens[j - 1].quoted is not None)
    end = next(marked, found.end)
    held = any(scene.is_a(s, end, name) for name in _HELD)
    bare = end < found.end and tokens[end].form[0].isalpha()
    return evolve(found, end=end) if bare and not held else found


def _opens_sentence(scene: Scene, cue: CueMatch) -> bool:
    """Return whether only *ce que* stands before the subject of a verb."""
    before = subjects_before(scene, cue)
    return any(mention.first == _WHAT for mention in before)


def shows(scene: Scene, s: int, j: int) -> bool:
    """Return whether a form behind a noun says what a fact shows (*répondre à X montre que P*).

    The taggers may take it for a noun or an adjective.

    Args:
        scene: The text's candidates.
        s: A sentence.
        j: The token before *que*.
    """
    tokens = scene.tokens(s)
    if tokens[j].quoted is not None or tokens[j - 1].pos not in ("NOUN", "PROPN"):
        return False
    return any(
        form.mood is Mood.INDICATIVE and form.base in closed_class("showing_verb")
        for form in scene.lexicon.verb_forms(tokens[j].lower)
    )
