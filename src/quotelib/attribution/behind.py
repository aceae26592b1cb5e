"""Whom the sentence right behind a quotation names as the one who said it, by no verb of its own.

*« Q. » C'est un banquier qui lui a dit cela*; *Par ces mots, X a ouvert la séance*; *Cette phrase,
X l'a répétée*
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import CueKind
from .phrases import HUMAN, governed
from .scene import is_finite
from .steps import BEFORE_VERB, DE, QUE, skip_back

if TYPE_CHECKING:
    from ..models.records import CueMatch, MentionMatch
    from .scene import Scene

__all__ = ["said_behind"]

_WITH = frozenset({"avec", "par", "sous"})
_IT = frozenset({"ça", "cela", "ainsi"})
_TAKING_UP = frozenset({"l'", "les", "le", "la"})
_NEAR, _LONGEST = 3, 24


def said_behind(scene: Scene, s: int, j: int) -> tuple[CueMatch, MentionMatch] | None:
    """Return what a sentence calls the words before it by, and whose they are.

    Args:
        scene: The text's candidates.
        s: The sentence.
        j: Its first token behind the quotation.

    Returns:
        The cue and the source, ``None`` where the sentence does not take up the words.
    """
    return _who_says(scene, s, j) or _with_words(scene, s, j) or _of_words(scene, s, j)


def _who_says(scene: Scene, s: int, j: int) -> tuple[CueMatch, MentionMatch] | None:
    """Read *C'est X qui le dit*, *C'est un ami qui m'a dit cela*."""
    if scene.lower(s, j) not in ("c'", "ce"):
        return None
    found = scene.mention_at(s, j + 2)
    if found is None or found.kind not in HUMAN:
        return None
    at = found.last + 1 + (scene.lower(s, found.last + 1) == ",")
    if scene.lower(s, at) != "qui":
        return None
    cue = next(iter(scene.verb_cues(s, at + 1)), None)
    if cue is None or cue.first > at + _NEAR or not is_finite(cue):
        return None
    if not (cue.core or "INCISE" in cue.frames):
        return None
    held = any(scene.lower(s, k) in _TAKING_UP for k in range(at + 1, cue.head))
    after = scene.lower(s, cue.last + 1)
    return (cue, found) if after in _IT or (held and after not in QUE | DE) else None


def _with_words(scene: Scene, s: int, j: int) -> tuple[CueMatch, MentionMatch] | None:
    """Read *Par ces mots, X a ouvert la séance*, *En une phrase, dite hier, X a tout changé*."""
    word = scene.lower(s, j)
    noun = _noun_at(scene, s, j + 2)
    if noun is None:
        return None
    these = word in _WITH and scene.is_a(s, j + 1, "demonstrative")
    counted = word == "en" and (
        scene.is_a(s, j + 1, "indefinite_article") or scene.is_a(s, j + 1, "numeral")
    )
    counted = counted and scene.lower(s, j + 2) != "mot"  # « en un mot » sums up
    verb = scene.first_verb(s, noun.last + 1, None) if these or counted else None
    if verb is None or verb.index > noun.last + _LONGEST:
        return None
    last = skip_back(scene, s, verb.index - 1, *BEFORE_VERB)
    return _owned(scene, noun, last)


def _of_words(scene: Scene, s: int, j: int) -> tuple[CueMatch, MentionMatch] | None:
    """Read *Ces mots, X les a répétés*."""
    noun = _noun_at(scene, s, j + 1) if scene.is_a(s, j, "demonstrative") else None
    if noun is None or scene.lower(s, noun.last + 1) != ",":
        return None
    found = scene.mention_at(s, noun.last + 2)
    if found is None or scene.lower(s, found.last + 1) not in _TAKING_UP:
        return None
    return _owned(scene, noun, found.last)


def _noun_at(scene: Scene, s: int, j: int) -> CueMatch | None:
    """Return the speech noun at a token."""
    cue = scene.cue_at(s, j)
    return cue if cue is not None and cue.cue.kind is CueKind.NOUN else None


def _owned(scene: Scene, noun: CueMatch, last: int) -> tuple[CueMatch, MentionMatch] | None:
    """Return a noun with the people whose phrase ends at a token behind a comma."""
    s = noun.sentence
    for found in scene.mentions_ending(s, last):
        apart = scene.lower(s, found.first - 1) == ","
        human = found.kind in HUMAN or found.head in closed_class("narrated_pronoun")
        if apart and human and not governed(scene, found):
            return noun, found
    return None
