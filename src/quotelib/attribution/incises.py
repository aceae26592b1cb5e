"""The incise after a quotation: « Q », a déclaré X."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from ..models import CueKind, Mood, QuotationKind, Span
from . import rules
from .bodies import body_of_on
from .build import standing
from .phrases import may_speak
from .postposed import postposed
from .scene import is_finite
from .sources import incise_source
from .steps import DASHES, DE, QUE, verb_follows

if TYPE_CHECKING:
    from ..models.records import Attribution, CueMatch
    from .scene import Scene

__all__ = ["after_signs", "incise"]

_EXPLAINING = frozenset({"dont", "qui"})
_SIGNS = frozenset({",", "-", "–", "—", "(", ".", "…", "...", "!", "?", ";"})
_OPENS_INCISE = frozenset({",", "-", "–", "—", "("})
_COMPARING = frozenset({"comme", "ainsi", "que"})
_FAR = 30
_CLAUSE, _ADVERBS = 2, 3


def after_signs(scene: Scene, s: int, token: int) -> int:
    """Return the first index after a token that is no punctuation.

    Args:
        scene: The text's candidates.
        s: A sentence.
        token: A token of it, for example a placeholder.

    Returns:
        The index after the signs that follow the token; a colon is none of them.
    """
    tokens = scene.tokens(s)
    j = token + 1
    while j < len(tokens) and tokens[j].form in _SIGNS:
        j += 1
    return j


def incise(scene: Scene, index: int) -> Attribution | None:
    """« Q », a déclaré X. The verb stands right after the marks, or after a comma further on.

    Args:
        scene: The text's candidates.
        index: A standing quoted span.

    Returns:
        Its attribution, ``None`` when no incise follows.
    """
    place = scene.places[index]
    s = place.sentence
    near = _near_cue(scene, s, after_signs(scene, s, place.token))
    if near is not None:
        return _headed(scene, index, near, 0.97) or _headed_further_on(scene, index)
    return _headed_further_on(scene, index)


def _headed_further_on(scene: Scene, index: int) -> Attribution | None:
    """Return what a verb between commas further on reports."""
    place = scene.places[index]
    cue = _far_cue(scene, place.sentence, place.token + 1)
    return None if cue is None else _headed(scene, index, cue, 0.85)


def _headed(scene: Scene, index: int, cue: CueMatch, confidence: float) -> Attribution | None:
    """Return what a verb behind a quotation reports, if its subject may."""
    joined = _coordinated(scene, cue)
    source = incise_source(scene, cue) or next(
        (postposed(scene, other) for other in joined if cue.clitic is None), None
    )
    if cue.clitic is None and _names_work(scene, index, cue):
        return None
    if cue.clitic is None and not cue.core:
        # Any verb reports there, if its subject does: not « Q », a gagné le prix du public; nor
        # « La moitié » a repris le travail.
        listed = cue.cue.lemma in scene.lexicon.verbs
        listed = listed and scene.lower(cue.sentence, cue.first - 1) in _SIGNS
        if source is None or not (listed or may_speak(source)):
            return None
    found = standing(
        scene,
        index,
        rules.INCISE,
        confidence,
        cues=(cue.cue, *(other.cue for other in joined)),
        source=source,
        hint=body_of_on(scene, cue, source),
    )
    return _whole_clause(scene, index, cue, found)


def _names_work(scene: Scene, index: int, cue: CueMatch) -> bool:
    """Return whether *de* and a title stand in the subject of a verb (*l'auteur de « Q » a dit*).

    No sign parts the marks from the verb.
    """
    place = scene.places[index]
    return scene.is_a(place.sentence, place.token - 1, "of") and cue.first == place.token + 1


def _whole_clause(scene: Scene, index: int, cue: CueMatch, found: Attribution) -> Attribution:
    """Take in the words between the marks and a distant incise when they go on with the clause.

    In « Le contact a été perdu » avec cet appareil, a indiqué l'armée, the content is the whole
    clause; an apposition (« … », la place du centre, a-t-il dit) stays out.
    """
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    first, last = scene.places[index].token + 1, cue.first - 1
    while last > first and (tokens[last].form in _SIGNS or tokens[last].lower in _COMPARING):
        last -= 1
    if last - first < _CLAUSE or tokens[first].form in DASHES or tokens[first].form == "(":
        return found
    comma = tokens[first].form == ","
    apposed = scene.is_a(s, first + 1, "determiner") or scene.is_a(s, first + 1, "numeral")
    if comma and apposed and not (_dates(scene, index) or _is_attribute(scene, index, first + 1)):
        return found
    quoted = [t.quoted for t in tokens[first : last + 1] if t.quoted is not None]
    explains = comma and not quoted and scene.lower(s, first + 1) in _EXPLAINING
    if explains and scene.is_utterance(index):
        return found  # « Nous suivrons Luc Roy », dont la statue orne la place, a dit X
    ends_quoted = tokens[last].quoted is not None
    end = scene.spans[quoted[-1]].outer.end if ends_quoted else tokens[last].end
    return attrs.evolve(
        found,
        kind=QuotationKind.MIXED,
        content=(Span.of(scene.text, scene.spans[index].outer.start, end),),
        quoted=(index, *dict.fromkeys(quoted)),
        rule=rules.INCISE_CLAUSE.name,
        confidence=0.75,
    )


def _dates(scene: Scene, index: int) -> bool:
    """Return whether quoted words are an adjunct of the clause after them (*« Dès lundi », P*)."""
    if scene.is_utterance(index) or not scene.inside.get(index):
        return False
    s = scene.inside[index][0]
    return any(scene.is_a(s, 0, name) for name in ("preposition", "adverb", "time"))


def _is_attribute(scene: Scene, index: int, j: int) -> bool:
    """Return whether quoted words describe the subject of the clause after them.

    *« Touché au genou », le joueur est sorti, a précisé X*
    """
    if scene.is_utterance(index):
        return False
    s, subject = scene.places[index].sentence, scene.mention_at(scene.places[index].sentence, j)
    return subject is not None and verb_follows(
        scene, s, subject.last + 1, "object_clitic", "negation"
    )


def _near_cue(scene: Scene, s: int, start: int) -> CueMatch | None:
    """Return the verb right after the marks, past *comme* or adverbs."""
    j = start
    while scene.lower(s, j) in _COMPARING or (
        j - start < _ADVERBS
        and scene.is_a(s, j, "adverb")
        and not scene.is_a(s, j + 1, "negation")  # « « Pour l'heure », rien n'est décidé »
    ):
        j += 1
    told = scene.lower(s, j) in DE  # « Q », de dire X
    cue = scene.cue_at(s, j + 1 if told else j)
    if cue is None or cue.cue.kind is not CueKind.VERB:
        return None
    if not is_finite(cue):
        subject = postposed(scene, cue) if told and cue.cue.mood is Mood.INFINITIVE else None
        if subject is None or not may_speak(subject):
            return None
    if cue.passive and cue.clitic is None and j == start:
        return None
    signed = scene.lower(s, start - 1) in _OPENS_INCISE and cue.first == start
    return cue if _heads_incise(scene, cue, signed=signed) else None


def _heads_incise(scene: Scene, cue: CueMatch, *, signed: bool = False) -> bool:
    """Return whether a verb may report the quotation before it, by its frame.

    Args:
        scene: The text's candidates.
        cue: A verbal cue after a quotation.
        signed: Whether only a comma or dash stands between, after which any verb may.

    Returns:
        Whether its verb heads incises and no clause of its own follows.
    """
    if not (signed or cue.core or "INCISE" in cue.frames):
        return False
    return scene.lower(cue.sentence, cue.last + 1) not in QUE


def _far_cue(scene: Scene, s: int, start: int) -> CueMatch | None:
    """Return an inverted verb between commas further on in the sentence."""
    tokens = scene.tokens(s)
    if scene.lower(s, start) == ":":
        return None  # « Q » : jeudi, Léa Roy, 62 ans, a décrit la crue
    for cue in scene.verb_cues(s, start):
        if cue.first - start > _FAR:
            return None
        if any(token.placeholder is not None for token in tokens[start : cue.first]):
            return None
        if scene.lower(s, cue.first - 1) not in _OPENS_INCISE:
            continue
        if not is_finite(cue) or not _heads_incise(scene, cue):
            continue
        if cue.clitic is not None or (cue.core and postposed(scene, cue) is not None):
            return cue
    return None


def _coordinated(scene: Scene, cue: CueMatch) -> tuple[CueMatch, ...]:
    """Return the cue joined to another (« a dénoncé puis répété X »)."""
    s = cue.sentence
    j = cue.last + 1
    while scene.is_a(s, j, "time"):
        j += 1  # « disait hier et redit aujourd'hui X »
    j += scene.lower(s, j) == ","
    if scene.lower(s, j) in ("et", "puis", "ou"):
        other = scene.cue_at(s, j + 1)
        if other is not None and other.cue.kind is CueKind.VERB:
            return (other,)
    return ()
