"""Who speaks where one makes another say a thing, or acts to say it: *fait dire au maire que*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .phrases import may_speak, may_talk
from .steps import skip_back
from .subjects import preverbal

if TYPE_CHECKING:
    from ..models.records import CueMatch, MentionMatch
    from .scene import Scene

__all__ = ["acts_for", "is_made_to_say", "told_behind"]


def is_made_to_say(scene: Scene, cue: CueMatch) -> bool:
    """Return whether a thing makes somebody say what is reported (*cela fait dire au maire que*).

    A person who has something said to others speaks through a third one: *elle a fait dire à ses
    voisins, par son fils, que*.

    Args:
        scene: The text's candidates.
        cue: A verbal cue.

    Returns:
        Whether its subject is no source.
    """
    s = cue.sentence
    if cue.cue.lemma != "dire" or scene.lower(s, cue.head) != "dire":
        return False
    before = [scene.lower(s, j) for j in range(cue.first, cue.head)]
    if not any(
        form.base == "faire" for word in before for form in scene.lexicon.auxiliary_forms(word)
    ):
        return False
    if scene.lower(s, cue.first - 1) == "quoi":
        return True  # « de quoi faire dire au maire que P »
    subject = preverbal(scene, cue)
    return subject is None or subject.head == "on" or not may_talk(subject)


def told_behind(scene: Scene, cue: CueMatch) -> MentionMatch | None:
    """Return the one after *à* right behind a verb.

    Args:
        scene: The text's candidates.
        cue: A verbal cue.

    Returns:
        The mention, ``None`` without one.
    """
    s, after = cue.sentence, cue.last + 1
    if scene.lower(s, after) not in ("à", "au", "aux"):
        return None
    return scene.mention_at(s, after + 1) or scene.mention_at(s, after)


def acts_for(scene: Scene, cue: CueMatch) -> MentionMatch | None:
    """Return who does something in order to speak, in a clause under another.

    *La ruse a pris lundi, lorsqu'un faux agent a sonné pour dire que P*

    Args:
        scene: The text's candidates.
        cue: An infinitive or participle.

    Returns:
        The subject right behind *lorsque* or another opener, ``None`` for a main clause, or where
        *pour* does not stand before the infinitive.
    """
    s, purpose = cue.sentence, cue.first - 1
    if scene.lower(s, purpose) != "pour":
        return None
    tokens = scene.tokens(s)
    verb = next((j for j in range(purpose - 1, 0, -1) if tokens[j].finite), 0)
    last = skip_back(scene, s, verb - 1, "object_clitic", "negation")
    for mention in scene.mentions_ending(s, last):
        if scene.is_a(s, mention.first - 1, "subordinator") and may_speak(mention):
            return mention
    return None
