"""Who speaks in an incise and is called something in marks (*Le pont ferme, écrit « Le Tag »*)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..models import SpeakerKind
from .clause_verbs import is_whole
from .framed_words import frame_start
from .inversion import called_in_marks
from .scene import is_finite
from .sentence_ends import sentence_end
from .steps import is_inflected, quoted_end

if TYPE_CHECKING:
    from ..models.records import CueMatch
    from .scene import Scene

__all__ = ["is_subject_in_marks"]

_ARTICLES = ("le", "la", "l'", "les")


def is_subject_in_marks(scene: Scene, cue: CueMatch, at: int) -> bool:
    """Return whether a name in marks says whose words the clause before was (*, écrit le « Tag »*).

    It is that of a paper, or has its article before the marks, or ends the sentence as a title
    does (*, révèle « Le Courrier du Lac ».*); or what people are called ends the sentence (*C'est
    « dur », a dit un « gilet jaune »*).

    Args:
        scene: The text's candidates.
        cue: A verbal cue.
        at: The first token in marks behind it.

    Returns:
        Whether they hold the subject, and no object.
    """
    s, tokens, opening = cue.sentence, scene.tokens(cue.sentence), cue.first - 1
    if opening < 1 or tokens[opening].form != ",":
        return False
    if not is_finite(cue) or cue.clitic is not None or "INCISE" not in cue.frames:
        return False
    if tokens[opening - 1].placeholder is not None and _is_work_of(scene, cue, at):
        return True
    if tokens[at].form[0].islower():
        return called_in_marks(scene, cue, at)
    article = scene.lower(s, at - 1) in _ARTICLES
    name = scene.mention_at(s, at - article) or scene.mention_at(s, at)
    if name is None or name.name is None:
        return False
    end = quoted_end(scene, s, at)
    titled = article or (name.last + 1 == end == sentence_end(scene, s))
    named = titled and not any(map(is_inflected, tokens[at:end]))
    whole = frame_start(scene, s, opening)
    return (named or name.kind is SpeakerKind.MEDIA) and is_whole(scene, s, whole, opening)


def _is_work_of(scene: Scene, cue: CueMatch, at: int) -> bool:
    """Return whether quoted words say whose author speaks (*« Q », dit l'auteur de « Brume »*)."""
    speaker = scene.mention_at(cue.sentence, cue.last + 1)
    if speaker is None or speaker.kind is not SpeakerKind.PERSON:
        return False
    return speaker.first < at <= speaker.last + 2 and scene.is_a(cue.sentence, at - 1, "of")
