"""Clauses that *ce que* or a clitic takes up: « P. C'est ce qu'a dit X », « Que P, X l'admet »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..models import CueKind
from . import rules
from .build import reported
from .framed_words import frame_start, sentence_start
from .phrases import may_speak
from .receptive import origin_of, receives
from .scene import is_finite
from .sentence_ends import sentence_end
from .sources import incise_source
from .steps import QUE, is_inflected, skip
from .subjects import preverbal

if TYPE_CHECKING:
    from ..models.records import Attribution, CueMatch, MentionMatch, Token
    from .scene import Scene

__all__ = ["pointed_back", "resumed", "taken_up_clause"]

_OPENS = frozenset({"c'", "voilà"})
_RELATIVES = QUE | {"qui"}
_PARTING = frozenset({",", ":"})
_WITHIN, _SHORTEST = 8, 4
_LONG_CLAUSE = 80
_RESUMING = frozenset({"l'", "le", "en"})


def pointed_back(scene: Scene, cue: CueMatch) -> Attribution | None:
    """P. C'est ce qu'a déclaré X; P, c'est du moins ce qu'affirme X; P. Voilà ce que dit X."""
    s = cue.sentence
    verb = scene.lexicon.verbs.get(cue.cue.lemma)
    wishes = verb is not None and verb.cognitive and not verb.core
    if not is_finite(cue) or cue.cue.negated or wishes:
        return None
    source = _source(scene, cue)
    if source is None or not may_speak(source):
        return None
    first = min(cue.first, source.first)
    if scene.lower(s, first - 1) not in _RELATIVES or scene.lower(s, first - 2) != "ce":
        return None
    opening = _opening(scene, s, first - 2)
    found = None if opening is None else taken_up_clause(scene, s, opening)
    if found is None:
        return None
    where, clause = found
    rule = rules.PRESENTATIVE
    return reported(scene, where, (clause,), rule, 0.8, cues=(cue.cue,), source=source)


def taken_up_clause(scene: Scene, s: int, opening: int) -> tuple[int, tuple[int, int]] | None:
    """Return the words that *c'est* takes up, those before it or the sentence before.

    Args:
        scene: The text's candidates.
        s: A sentence.
        opening: Where *c'est*, *voilà*, *tel est* stands in it.

    Returns:
        Their sentence and stretch, ``None`` where they are no plain clause.
    """
    at = opening - 1
    clause = (frame_start(scene, s, at), at) if opening else _sentence_before(scene, s)
    where = s if opening else s - 1
    plain = clause is not None and _is_plain(scene, where, *clause)
    return (where, clause) if plain and clause is not None else None


def _source(scene: Scene, cue: CueMatch) -> MentionMatch | None:
    """Return the subject, after the verb (*ce qu'a dit X*) or before it (*ce que X a dit*).

    In *ce qui ressort de X* the words come from X.
    """
    if scene.lower(cue.sentence, cue.first - 1) == "qui":
        return origin_of(scene, cue) if receives(scene, cue) else None
    if scene.lower(cue.sentence, cue.first - 1) in QUE:
        return incise_source(scene, cue)
    return preverbal(scene, cue)


def _opening(scene: Scene, s: int, ce: int) -> int | None:
    """Return where *c'est* stands, at the start of a sentence or after a comma."""
    tokens = scene.tokens(s)
    for j in range(ce - 1, max(-1, ce - _WITHIN), -1):
        if tokens[j].lower in _OPENS:
            denied = any(scene.is_a(s, k, "forclusive") for k in range(j, ce))
            starts = j == 0 or tokens[j - 1].form in _PARTING
            return j if starts and not denied and not _is_judged(scene, s, j, ce) else None
        if tokens[j].quoted is not None or tokens[j].placeholder is not None:
            return None
    return None


def _is_judged(scene: Scene, s: int, opening: int, ce: int) -> bool:
    """Return whether *c'est* says of *ce que X dit* how it is (*C'est grave, ce que X a dit*)."""
    if scene.lower(s, ce - 1) != ",":
        return False
    first = skip(scene, s, opening + 2, "adverb")
    return scene.tokens(s)[first].pos == "ADJ" or scene.is_a(s, first, "determiner")


def _sentence_before(scene: Scene, s: int) -> tuple[int, int] | None:
    """Return the words of the sentence before, ``None`` where another paragraph starts."""
    before = s - 1
    if before < 0 or not scene.same_paragraph(before, s) or not scene.same_container(before, s):
        return None
    if scene.tokens(before)[-1].form not in (".", "!"):
        return None
    end = sentence_end(scene, before)
    return sentence_start(scene, before, end), end


def _is_plain(scene: Scene, s: int, begin: int, end: int) -> bool:
    """Return whether words report nothing themselves and quote nothing whole."""
    tokens = scene.tokens(s)[begin:end]
    if len(tokens) < _SHORTEST or any(token.placeholder is not None for token in tokens):
        return False
    return not any(
        cue.core and (cue.cue.kind is CueKind.PREPOSITION or scene.lower(s, cue.last + 1) in QUE)
        for cue in scene.cues[s]
        if begin <= cue.first < end and cue.cue.kind is not CueKind.NOUN
    )


def resumed(scene: Scene, cue: CueMatch) -> Attribution | None:
    """Que P, X l'admet; que P, X n'en doute pas."""
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    if scene.lower(s, 0) not in QUE or not is_finite(cue) or "QUE" not in cue.frames:
        return None
    if all(scene.lower(s, j) not in _RESUMING for j in range(cue.first, cue.head)):
        return None
    source = preverbal(scene, cue)
    if source is None or not may_speak(source) or source.first > _LONG_CLAUSE:
        return None
    if scene.lower(s, source.first - 1) != ",":
        return None
    if not any(_may_be_verb(scene, token) for token in tokens[1 : source.first - 1]):
        return None
    stretch = ((1, source.first - 1),)
    return reported(scene, s, stretch, rules.QUE_CLAUSE, 0.75, cues=(cue.cue,), source=source)


def _may_be_verb(scene: Scene, token: Token) -> bool:
    """Return whether a word can be a finite verb: taggers miss subjunctives (*soit*, *doive*)."""
    return (
        is_inflected(token)
        or token.lower in ("soit", "soient")
        or any(form.person is not None for form in scene.lexicon.auxiliary_forms(token.lower))
    )
