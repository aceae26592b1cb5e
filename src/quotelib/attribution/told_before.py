"""Which verbs before an infinitive or a participle share their subject or auxiliary with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..models import Number
from .scene import is_finite
from .steps import QUE, WHILE, is_inflected, is_present_participle

if TYPE_CHECKING:
    from ..models.records import CueMatch
    from .scene import Scene

__all__ = ["LEAD", "first_gerund", "goes_on_telling", "told_before"]

LEAD = 6
"""Before this token such a participle stands."""
_JOINTS = frozenset({"et", "puis", "mais", "ou"})
_FEMININE = ("ée", "ie", "ue", "ise", "ite", "erte")
_BETWEEN = ("adverb", "time")


def told_before(scene: Scene, s: int, begin: int, cue: CueMatch) -> list[CueMatch]:
    """Return the verbs before an infinitive or participle, the nearest first.

    Those inside a report do not count for what belongs to the main clause, *avant de*, *après* and
    a participle after a comma: in *X a dit que Y avait avoué, ajoutant que P* X adds. Neither do
    those inside marks that the participle is outside of, nor those of a relative without comma
    (*a parlé à ceux qui contestent P, précisant que*).

    Args:
        scene: The text's candidates.
        s: A sentence.
        begin: First token of the clause.
        cue: An infinitive or a participle.

    Returns:
        The verbal cues whose subject may be its own.
    """
    tokens = scene.tokens(s)
    verbs = list(scene.verb_cues(s, begin, cue.first))
    before = cue.first - 1 - (scene.lower(s, cue.first - 1) == "en")
    before -= before < cue.first - 1 and scene.lower(s, before) == "tout"
    apart = scene.lower(s, before) == "," and is_present_participle(cue)
    if apart:
        told = [v for v in verbs if tokens[v.head].quoted == tokens[cue.head].quoted]
        free = [v for v in told if not _restricts(scene, s, v)]
        verbs = free or told or verbs
    heads_incise = bool(verbs) and scene.lower(s, verbs[-1].first - 1) == ","
    if (apart and not heads_incise) or scene.lower(s, cue.first - 2) in ("avant", "après"):
        report = _outer_report(scene, s, [v for v in verbs if _reports_clause(scene, s, v)])
        if report is not None:
            return [v for v in verbs if v.last <= report.last][::-1]
    return verbs[::-1]


def _restricts(scene: Scene, s: int, cue: CueMatch) -> bool:
    """Return whether a verb stands in a relative that no comma parts from its noun."""
    return scene.lower(s, cue.first - 1) == "qui" and scene.lower(s, cue.first - 2) != ","


def _reports_clause(scene: Scene, s: int, cue: CueMatch) -> bool:
    """Return whether *que* follows a finite verb of saying before the next verb does."""
    if not is_finite(cue) or "INCISE" not in cue.frames:
        return False
    tokens = scene.tokens(s)
    for j in range(cue.last + 1, len(tokens)):
        if tokens[j].lower in QUE:
            return tokens[j - 1].lower not in WHILE
        if is_inflected(tokens[j]) or tokens[j].form == ",":
            return False
    return False


def _outer_report(scene: Scene, s: int, reports: list[CueMatch]) -> CueMatch | None:
    """Return the report that holds the last of some, unless a conjunction parts them."""
    outer: CueMatch | None = None
    for report in reversed(reports):
        stop = report.last if outer is None else outer.first
        if any(scene.is_a(s, j, "conjunction") for j in range(report.last + 1, stop)):
            break
        outer = report
    return outer


def first_gerund(scene: Scene, cue: CueMatch) -> CueMatch:
    """Return the participle that *et* joins another to (*disant que P et en ajoutant que Q*).

    Args:
        scene: The text's candidates.
        cue: A verb.

    Returns:
        The first of those that have one subject; the verb itself where it is none of them.
    """
    s, en = cue.sentence, cue.first - 1
    gerund = scene.lower(s, en) == "en"
    if scene.lower(s, en - gerund) not in (("et", ",") if gerund else ("et",)):
        return cue
    if not is_present_participle(cue):
        return cue
    for other in reversed(scene.verb_cues(s, 0, en)):
        if is_present_participle(other) and (not gerund or scene.lower(s, other.first - 1) == "en"):
            return first_gerund(scene, other)
    return cue


def goes_on_telling(scene: Scene, cue: CueMatch) -> bool:
    """Return whether a participle goes on with the compound tense of the sentence before.

    A conjunction opens its sentence, and only adverbs stand between them. After *avoir* it does
    not agree with its subject: *Et critiquée par X, la loi …* describes a noun.

    Args:
        scene: The text's candidates.
        cue: A participle without auxiliary.

    Returns:
        Whether its subject is that of the sentence before.
    """
    s = cue.sentence
    if not s or not 0 < cue.first < LEAD or scene.lower(s, 0) not in _JOINTS:
        return False
    if cue.number is Number.PLURAL or scene.lower(s, cue.head).endswith(_FEMININE):
        return False
    if scene.lower(s, cue.last + 1) == "par" or not scene.same_paragraph(s - 1, s):
        return False
    lead = range(1, cue.first)
    if any(scene.lower(s, j) != "," and not _is_adverb(scene, s, j) for j in lead):
        return False
    return _is_compound(scene, s - 1)


def _is_adverb(scene: Scene, s: int, j: int) -> bool:
    """Return whether a token is an adverb or says when."""
    return any(scene.is_a(s, j, name) for name in _BETWEEN)


def _is_compound(scene: Scene, s: int) -> bool:
    """Return whether *avoir* makes a compound tense in a sentence (*a signé*)."""
    tokens = scene.tokens(s)
    return any(
        token.pos == "AUX"
        and token.quoted is None
        and scene.tokens(s)[token.index + 1].lower != "été"
        and any(form.base == "avoir" for form in scene.lexicon.auxiliary_forms(token.lower))
        for token in tokens[:-1]
    )
