"""Clauses that a noun of speech takes up from behind: *P : c'est la conclusion de X*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..models import Act
from . import rules
from .after import gives_words
from .build import reported
from .phrases import may_speak
from .pointing_back import taken_up_clause
from .sources import agent, noun_owner
from .steps import is_inflected, skip, skip_back

if TYPE_CHECKING:
    from ..models.records import Attribution, CueMatch, MentionMatch
    from .scene import Scene

__all__ = ["concluding"]

_ARTICLES = frozenset({"le", "la", "l'", "les", "ces", "cette"})
_POINTING = frozenset({"c'", "ce"})
_FAR_VERB, _INSERTION = 6, 5


def concluding(scene: Scene, cue: CueMatch) -> Attribution | None:
    """P : c'est la conclusion de X; P. Tel est le constat que dresse X; P, c'est l'avis de X.

    Args:
        scene: The text's candidates.
        cue: A nominal cue.

    Returns:
        The report, ``None`` where nothing points back before the noun, or nobody owns it.
    """
    worded = scene.is_a(cue.sentence, cue.first - 1, "demonstrative")  # « c'est en ces termes que »
    if not ("que" in cue.frames or worded) or cue.cue.act is Act.ASK:
        return None
    opening = _opening(scene, cue)
    if opening is None:
        return None
    source = _owner(scene, cue)
    if source is None or not may_speak(source):
        return None
    found = taken_up_clause(scene, cue.sentence, opening)
    if found is None:
        return None
    where, clause = found
    rule = rules.PRESENTATIVE
    return reported(scene, where, (clause,), rule, 0.7, cues=(cue.cue,), source=source)


def _opening(scene: Scene, cue: CueMatch) -> int | None:
    """Return where *c'est le*, *tel est, en substance, le* starts that the noun ends."""
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    article = skip_back(scene, s, cue.first - 1, "adverb")
    if article > 0 and tokens[article].pos == "ADJ":
        article -= 1  # « c'est la principale conclusion de X »
    if scene.lower(s, article) not in _ARTICLES:
        return None
    for j in range(article - 1, max(-1, article - _FAR_VERB), -1):
        if is_inflected(tokens[j]) or tokens[j].pos == "AUX":
            forms = scene.lexicon.auxiliary_forms(tokens[j].lower)
            points = scene.lower(s, j - 1) in _POINTING or scene.is_a(s, j - 1, "such")
            return j - 1 if points and any(form.base == "être" for form in forms) else None
        if scene.is_a(s, j, "forclusive") or tokens[j].form in ".;:":
            return None
    return None


def _owner(scene: Scene, cue: CueMatch) -> MentionMatch | None:
    """Return whose conclusion it is, or who draws it (*le constat dressé par X*, *que tire X*)."""
    owner = noun_owner(scene, cue) or agent(scene, cue) or gives_words(scene, cue)
    return owner if owner is not None else _parted(scene, cue)


def _parted(scene: Scene, cue: CueMatch) -> MentionMatch | None:
    """Return the owner behind what is added to the noun (*la conclusion, peu rassurante, de X*)."""
    s, tokens, first = cue.sentence, scene.tokens(cue.sentence), cue.last + 1
    if scene.lower(s, first) != ",":
        return None
    limit = min(len(tokens), first + _INSERTION)
    closing = next((j for j in range(first + 1, limit) if tokens[j].form == ","), None)
    if closing is None or not scene.is_a(s, closing + 1, "of"):
        return None
    if any(map(is_inflected, tokens[first:closing])):
        return None
    after = skip(scene, s, closing + 1, "of")
    return scene.mention_at(s, closing + 1) or scene.mention_at(s, after)
