"""What the author thinks himself, or lays before his readers: it is nobody's report.

*Je suis certaine que P*, *Vous avez remarqué que P*, *On constate que P*, *Craint-il que P ?*
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import Act, Mood, Tense
from . import rules
from .bodies import body_of_on
from .build import quoted_in
from .sources import cue_source

if TYPE_CHECKING:
    from ..models.records import CueMatch
    from .scene import Scene
    from .stretch import Stretch

__all__ = ["is_own_view"]

_I = frozenset({"je", "j'"})
_BEING = "être "
_OWN = _I | {"on", "vous"}
_THINKING = frozenset({Act.JUDGE, Act.EXPRESS})


def is_own_view(scene: Scene, cue: CueMatch, stretch: Stretch) -> bool:
    """Return whether the author gives a view of his own, or one that he and the readers share.

    Args:
        scene: The text's candidates.
        cue: A verbal cue outside marks.
        stretch: Its complement.

    Returns:
        Whether *je* is in a state of mind, the readers or *on* of nowhere see what anybody sees, or
        the author asks what somebody thinks; never where words are in marks. *Je pense que P* is
        said out loud.
    """
    s, words = cue.sentence, scene.sentences[cue.sentence].words
    before = words[cue.first - 1]
    if before not in _OWN and before in closed_class("object_clitic"):
        before = words[cue.first - 2]  # « je la trouve lente »
    subject = before if cue.clitic is None else cue.clitic.text.lower()
    asked = cue.clitic is not None or subject == "vous"
    asked = asked and scene.sentences[s].tokens[-1].form == "?"
    if not (asked or subject in _OWN) or cue.cue.mood is not Mood.INDICATIVE:
        return False
    if cue.cue.tense not in (Tense.PRESENT, Tense.PAST) or _is_said(scene, cue, stretch):
        return False
    if subject in _I:
        return cue.cue.tense is Tense.PRESENT and _is_state(cue, stretch)
    if asked:
        return _thinks(scene, cue)
    shared = cue.cue.lemma in closed_class("shared_view_verb")
    return shared and (subject == "vous" or body_of_on(scene, cue, cue_source(scene, cue)) is None)


def _is_said(scene: Scene, cue: CueMatch, stretch: Stretch) -> bool:
    """Return whether somebody says it: the verb stands in marks, or words of the clause do."""
    s = cue.sentence
    sentence = scene.sentences[s]
    inner = sentence.container is not None or sentence.tokens[cue.head].quoted is not None
    return inner or bool(quoted_in(scene, s, stretch.first, stretch.end))


def _is_state(cue: CueMatch, stretch: Stretch) -> bool:
    """Return whether *je* tells how he feels (*suis sûr que*), finds a thing, or denies nothing."""
    feels = cue.cue.lemma.startswith(_BEING) or stretch.rule is rules.ATTRIBUTE
    return feels or cue.cue.negated


def _thinks(scene: Scene, cue: CueMatch) -> bool:
    """Return whether a verb is one of thought or sight, not of speech."""
    lemma, verb = cue.cue.lemma, scene.lexicon.verbs.get(cue.cue.lemma)
    thought = cue.cue.act in _THINKING or (verb is not None and verb.cognitive)
    return thought or lemma in closed_class("shared_view_verb")
