"""What is the subject of another verb: *ce que X appelle « Q » inquiète*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import Mood
from ..models.evolve import evolve
from .asides import subjects_before
from .steps import skip

if TYPE_CHECKING:
    from ..models.records import CueMatch
    from .scene import Scene
    from .stretch import Stretch

__all__ = ["before_predicate", "is_object_of", "shows"]

_WHAT = 2
_NEAR_VERB = 8
_OBJECTS = frozenset({"le", "la", "les", "l'", "en", "rien", "s'", "se"})
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


def is_object_of(scene: Scene, s: int, first: int) -> bool:
    """Return whether *ce que* is what a verb does (*de ce qu'il doit aux élus*), and opens no fact.

    *se plaint de ce qu'on lui a dit*; not *se plaint de ce que rien n'a été fait*.

    Args:
        scene: The text's candidates.
        s: A sentence.
        first: The token behind *que*.

    Returns:
        Whether a verb that wants an object stands there, and none around it.
    """
    tokens, words = scene.tokens(s), scene.sentences[s].words
    verb = scene.first_verb(s, first, first + _NEAR_VERB)
    if verb is None or words[verb.index - 1] in _OBJECTS:
        return False
    last = verb.index
    helpers = scene.lexicon.auxiliary_forms(verb.lower)
    if any(form.base == "avoir" for form in helpers):
        last = skip(scene, s, last + 1, "adverb")
    if words[last - 1] in _OBJECTS:
        return False  # « ce que personne n'a rien fait »
    after = words[last + 1]
    open_ = last + 1 >= len(tokens) or not after[0].isalnum() or scene.is_a(s, last + 1, "adverb")
    goes_on = open_ or scene.is_a(s, last + 1, "preposition")
    return goes_on and words[last] in closed_class("wanting_form")
