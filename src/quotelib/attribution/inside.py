"""Incises inside one pair of marks, and in dialogue lines: « La loi, dit X, s'applique. »."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from ..models import Act, MentionKind, Mood, QuotationKind, Span
from ..models.records import Attribution, CueMatch, MentionMatch
from . import rules
from .clause_verbs import has_main_verb
from .incise_ends import CLOSES, incise_end
from .narrative_incises import narrator
from .phrases import may_speak
from .postposed import agrees
from .scene import is_finite
from .sources import incise_source
from .steps import COMMA
from .subjects import clause_subject

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .scene import Scene

__all__ = ["inner_incises", "with_inner_incises"]

_OPENS = frozenset({",", "!", "?", "…", "...", "-", "–", "—", ".", "!...", "?!"})
_FIRST_PERSON = frozenset({"je", "tu", "nous", "vous", "ce"})
_TO_SPEAKER = frozenset({"me", "m'", "nous"})
_NEAR_SUBJECT = 8
_BEFORE_ADJUNCT = frozenset({"sans", "en", "avec", "auprès", "devant", "lors"})
_SURE = 0.9
_WITHOUT_PEOPLE = frozenset({Act.ANSWER, Act.ADD, Act.ASK})
"""Acts whose verbs have no people for objects."""


@attrs.frozen(kw_only=True)
class _Cut:
    """An incise inside a quoted span: its cue, its source and the offsets that it takes out."""

    cue: CueMatch
    source: MentionMatch
    start: int
    end: int


def inner_incises(scene: Scene, index: int) -> Attribution | None:
    """« La loi, a rappelé X, s'applique. » The incises stand inside one pair of marks.

    They cut the content into pieces; the words around the marks name no cue.
    """
    cuts = _all_cuts(scene, index)
    # « P, dit X. Tout va bien, assure la direction »: the second incise is a report of X's
    cuts = [cut for cut in cuts if _is_same_speaker(cut.source, cuts[0].source)]
    pieces = _pieces(scene, index, cuts)
    if not cuts or not pieces:
        return None
    return Attribution(
        kind=QuotationKind.DIRECT,
        content=pieces,
        rule=rules.INCISE_INSIDE.name,
        confidence=0.9,
        quoted=(index,),
        cues=tuple(cut.cue.cue for cut in cuts),
        source=cuts[0].source,
    )


def with_inner_incises(scene: Scene, index: int, proposal: Attribution) -> Attribution:
    """Join « P, dit-il, P2 », a déclaré X: both verbs report the same words of one person.

    Args:
        scene: The text's candidates.
        index: A standing quoted span.
        proposal: What its surroundings make of it.

    Returns:
        The proposal, cut into the pieces that the incises leave, when its source or theirs is a
        pronoun; with two names the words inside are a report of their own.
    """
    if proposal.content != (scene.content(index),):
        return proposal
    if proposal.source is None:
        # « Pour X, P : « Q1, dit-elle. Q2 » »: the colon has nobody, the incise has
        return proposal if proposal.cues else inner_incises(scene, index) or proposal
    if proposal.rule == rules.COLON.name and not may_speak(proposal.source):
        return inner_incises(scene, index) or proposal  # « L'affaire est close : « Q1, dit-il… » »
    leads = proposal.rule == rules.COLON_CLAUSE.name
    if leads or proposal.confidence < _SURE:
        # A verb of saying inside is surer than a clause that only leads to the quotation.
        inner = inner_incises(scene, index) or proposal
        source = inner.source
        if source is not None and may_speak(source) and (leads or not _is_pronoun(source)):
            return inner
    cuts = [
        cut
        for cut in _all_cuts(scene, index)
        if _same(cut.source, proposal.source) and not _tells_speaker(scene, cut)
    ]
    pieces = _pieces(scene, index, cuts)
    if not cuts or not pieces:
        return proposal
    outer_named = not _is_pronoun(proposal.source)
    return attrs.evolve(
        proposal,
        content=pieces,
        cues=(*proposal.cues, *(cut.cue.cue for cut in cuts)),
        source=proposal.source if outer_named else cuts[0].source,
    )


def _tells_speaker(scene: Scene, cut: _Cut) -> bool:
    """Return whether an incise tells what was said to the one who is quoted (*m'a-t-il dit*)."""
    s, cue = cut.cue.sentence, cut.cue
    return any(scene.lower(s, j) in _TO_SPEAKER for j in range(cue.first, cue.head))


def _same(inner: MentionMatch, outer: MentionMatch) -> bool:
    """Return whether one of two sources is a pronoun for the other, or both have one last name."""
    if inner.name is not None and outer.name is not None:
        return inner.name.split()[-1:] == outer.name.split()[-1:]
    return "on" not in (inner.head, outer.head) and (_is_pronoun(inner) or _is_pronoun(outer))


def _is_same_speaker(inner: MentionMatch, outer: MentionMatch) -> bool:
    """Return whether two incises may have one speaker: a pronoun, the same words or a name."""
    alike = inner.head == outer.head or inner.name == outer.name is not None
    one_named = (inner.name is None) != (outer.name is None) and inner.kind is outer.kind
    return alike or one_named or _is_pronoun(inner) or _is_pronoun(outer)


def _is_pronoun(source: MentionMatch) -> bool:
    """Return whether a source is a clitic or a pronoun."""
    return source.mention.kind in (MentionKind.CLITIC, MentionKind.PRONOUN)


def _all_cuts(scene: Scene, index: int) -> list[_Cut]:
    """Return the incises inside a quoted span."""
    sentences = scene.inside.get(index, ())
    return [cut for s in sentences for cut in _cuts(scene, s, final=s == sentences[-1])]


def _pieces(scene: Scene, index: int, cuts: Iterable[_Cut]) -> tuple[Span, ...]:
    """Return the pieces that incises leave of a quoted span."""
    content = scene.content(index)
    pieces: list[Span] = []
    at = content.start
    for cut in cuts:
        _add(scene, pieces, at, cut.start)
        at = cut.end
    _add(scene, pieces, at, content.end)
    return tuple(pieces)


def _add(scene: Scene, pieces: list[Span], start: int, end: int) -> None:
    """Add what stands between two offsets to the pieces, when it has words."""
    words = scene.text[start:end]
    stripped = words.strip(" \u00a0\u202f\n\t")
    stripped = stripped.lstrip(",–—- \u00a0\u202f").rstrip(",–—- \u00a0\u202f")
    if any(char.isalnum() for char in stripped):
        begin = start + words.index(stripped)
        pieces.append(Span.of(scene.text, begin, begin + len(stripped)))


def _cuts(scene: Scene, s: int, *, final: bool) -> list[_Cut]:
    """Return the incises of a sentence inside a quoted span, its final one or not."""
    tokens = scene.tokens(s)
    cuts: list[_Cut] = []
    for cue in scene.verb_cues(s):
        # « P, de dire X »
        told = narrator(scene, cue) if cue.cue.mood is Mood.INFINITIVE else None
        if told is None and not _can_cut(scene, cue):
            continue
        source = told or incise_source(scene, cue)
        if source is None or source.first > cue.last + _NEAR_SUBJECT:
            continue
        if not may_speak(source) and not _follows_close(scene, cue, source):
            continue
        if cue.clitic is None and _resumes_relative(scene, cue, source):
            continue
        clitic = cue.clitic is not None and not cue.passive
        last = cue.last if clitic else max(cue.last, source.last)
        described = "," in source.mention.text
        over = not final and has_main_verb(scene, s, 0, cue.first - 1)
        end = incise_end(scene, s, cue.first - 1, last, described=described, over=over)
        if end is None or (end >= tokens[-1].end - 1 and _is_main_verb(scene, cue)):
            continue
        sign = tokens[cue.first - 1 - (told is not None)]
        start = sign.end if sign.form in "!?…..." else sign.start
        cuts.append(_Cut(cue=cue, source=source, start=start, end=end))
    return cuts


def _resumes_relative(scene: Scene, cue: CueMatch, source: MentionMatch) -> bool:
    """Return whether *qui* waits for a verb behind an insertion (*qui, jour et nuit, assurent P*).

    Behind the incise in *qui, depuis mai, assure la maire, ne vient plus* stands a comma.
    """
    s, comma = cue.sentence, cue.first - 1
    if scene.lower(s, comma) != "," or scene.lower(s, source.last + 1) == ",":
        return False
    opening = scene.last_of(s, COMMA, 0, comma)
    waits = opening is not None and scene.lower(s, opening - 1) == "qui"
    return waits and not scene.has_verb(s, opening or 0, comma)


def _is_main_verb(scene: Scene, cue: CueMatch) -> bool:
    """Return whether the subject before a verb has no other (*X, quand il rentre, appelle Y*).

    Nobody answers or adds somebody: in *Le livreur, ce matin, répond X* only X can be the subject.
    """
    if cue.core and cue.cue.act in _WITHOUT_PEOPLE:
        return False
    if cue.clitic is not None or has_main_verb(scene, cue.sentence, 0, cue.first - 1):
        return False
    subject = clause_subject(scene, cue.sentence, 0, cue.first)
    if subject is None or not (may_speak(subject) and agrees(cue, subject)):
        return False
    comma = subject.last + 1
    return scene.lower(cue.sentence, comma) == "," and comma < cue.first - 1


def _can_cut(scene: Scene, cue: CueMatch) -> bool:
    """Return whether a verb inside marks can report what stands around it: after a sign, finite."""
    if cue.first == 0 or cue.person in (1, 2) or not is_finite(cue):
        return False
    if cue.passive and cue.clitic is None:
        return False  # but « P, est-il précisé par la mairie, P2 »
    if scene.tokens(cue.sentence)[cue.first - 1].form not in _OPENS:
        return False
    if "INCISE" not in cue.frames and not cue.core:
        return False
    return cue.clitic is None or cue.clitic.text.lower() not in _FIRST_PERSON


def _follows_close(scene: Scene, cue: CueMatch, source: MentionMatch) -> bool:
    """Return whether a noun phrase can only be the subject of the verb before it.

    The verb reports, a definite noun phrase stands right after it, and a sign ends the incise.
    """
    s = cue.sentence
    definite = scene.is_a(s, source.first, "determiner") and not scene.is_a(
        s, source.first, "indefinite_article"
    )
    after = source.last + 1
    closed = scene.lower(s, after) in CLOSES or scene.lower(s, after) in _BEFORE_ADJUNCT
    return definite and closed and source.first == cue.last + 1
