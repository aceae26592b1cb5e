"""Main clauses that an incise frames: « P, a indiqué X »; « P1, a indiqué X, P2 »."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from ..models import Act, CueKind, QuotationKind, SpeakerKind
from . import rules
from .bodies import body_of_on
from .build import reported, without_link
from .clause_verbs import awaits_verb, is_pending, is_whole, limits
from .colon_starts import before_colon
from .conjuncts import conjunct_start
from .continuations import continuation
from .framed_words import (
    CONNECTORS,
    clause_follows,
    compared_start,
    frame_start,
    has_words,
    past_launch,
    past_participle_report,
    relative_start,
    sets_scene,
)
from .interrupted_groups import interrupted_group
from .inversion import goes_on_behind, inverted_subject, is_nominal_sentence
from .main_clauses import waits_for_verb
from .naming import NAMING, calls
from .own_clauses import own_clause, past_own_report
from .phrases import HUMAN, may_speak
from .pieces import holds_verb, joined_words, past_described, rest_in_marks
from .postposed import acts_on
from .run_on import runs_on
from .scene import is_finite
from .sources import agent, incise_source
from .steps import COMMA, DASHES, DE, QUE, is_inflected, verb_follows

if TYPE_CHECKING:
    from ..models.records import Attribution, CueMatch, MentionMatch
    from .scene import Scene

__all__ = ["can_frame", "framed", "framed_incise"]

_NEAR_SUBJECT, _CONJUNCTION = 12, 5
_CAUSAL = frozenset({"car", "or", "puisque"})
_RULING = frozenset({"prévoir", "exiger"})
"""After *comme* their subject rules what is done (*comme le prévoit la loi*)."""
_OPENERS = ("subordinator", "conjunction")
_STOPS = frozenset({".", ";", ":"})
_INCISE_SIGNS = DASHES | {",", "?", "!"}


def framed_incise(scene: Scene, cue: CueMatch) -> Attribution | None:
    """P, a indiqué X; P1, a indiqué X, P2.

    Args:
        scene: The text's candidates.
        cue: A verbal cue.

    Returns:
        The report, ``None`` when the verb is no incise of an unquoted clause.
    """
    stated, named = _stated_by(scene, cue), cue.cue.lemma in NAMING
    if cue.first == 0 or not (stated or (is_finite(cue) and (named or can_frame(cue)))):
        return None
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    opening = _opening(scene, cue)
    if opening is None or (tokens[opening - 1].quoted is None and calls(scene, cue, opening)):
        return None  # « Le pont, comme l'appellent les habitants, est fermé »
    subject = stated or scene.mention_at(s, cue.first - 1)
    compared = subject is not None and (stated or scene.lower(s, cue.first - 2) == "comme")
    source = subject if compared else incise_source(scene, cue)
    if _is_no_report(scene, cue, source):
        return None
    preceded = tokens[opening - 1].quoted is None or scene.has_verb(s, 0, opening)
    clause = frame_start(scene, s, opening)
    inverted = inverted_subject(scene, cue, source, clause, preceded=preceded)
    if cue.clitic is None and not compared and (not inverted or _denies_thing(cue, source)):
        return None
    begin = _framed_start(scene, cue, clause, opening)
    certain = (
        cue.clitic is not None
        or scene.lower(s, cue.first - 1) == "comme"  # no main clause has its verb there
        or is_nominal_sentence(scene, cue, source, (begin, opening))
        or (tokens[-1].form == "?" and _asks(scene, cue, begin))  # « Pourquoi lui, râle X ? »
    )
    if cue.clitic is None and not compared and _subject_waits(scene, cue, source, (begin, opening)):
        return None
    whole = is_whole(scene, s, begin, opening) or _has_cue(scene, s, begin, opening)
    if not certain and begin < opening and not whole:
        # « Le maire, élu en 2020, dénonce X » has its subject before the comma.
        after = _incise_end(scene, s, source.last + 1 if source is not None else cue.last + 1)
        closes = DASHES if tokens[opening].form in DASHES else {","}
        apart = sets_scene(scene, s, begin, opening)
        rest = past_described(scene, s, (begin, opening), after + 1)
        goes_on = rest > after + 1 or clause_follows(scene, s, rest, apart=apart)
        goes_on = goes_on or holds_verb(scene, s, (begin, opening), rest)
        if scene.lower(s, after) not in closes or not goes_on:
            return None
    apposed = _apposed_start(scene, cue, source, (begin, opening))
    if apposed is not None:
        stretch = ((apposed, opening),)
        return reported(
            scene, s, stretch, rules.FRAMED_INCISE, 0.75, cues=(cue.cue,), source=source
        )
    # « P, mais « à ce stade, on prend ce qu'on trouve », dit X »: no relative of the author's
    low = clause if begin < opening and tokens[begin].quoted is not None else begin
    said = own_clause(scene, s, low, opening, told=cue.clitic is not None)
    if said is not None:
        found = framed(scene, cue, source, (said, opening), rules.FRAMED_INCISE, 0.82)
        return None if found is None else attrs.evolve(found, kind=QuotationKind.DIRECT)
    return framed(scene, cue, source, (begin, opening), rules.FRAMED_INCISE, 0.82)


def _stated_by(scene: Scene, cue: CueMatch) -> MentionMatch | None:
    """Return whom *comme* and a participle name (*comme indiqué par la mairie, P*)."""
    if not cue.bare or not cue.core or scene.lower(cue.sentence, cue.first - 1) != "comme":
        return None
    source = agent(scene, cue)
    return source if source is not None and may_speak(source) else None


def _apposed_start(
    scene: Scene, cue: CueMatch, source: MentionMatch | None, clause: tuple[int, int]
) -> int | None:
    """Return where quoted words start that *comme* takes up alone, between a subject and its verb.

    *Le gardien, « un homme sûr », comme le dit X, est sorti*; *Ce « choc », comme l'appelle X, …*
    """
    s, (begin, opening) = cue.sentence, clause
    tokens = scene.tokens(s)
    marks, called = tokens[opening - 1].quoted, calls(scene, cue, opening)
    if source is None or marks is None or not (called or scene.lower(s, cue.first - 1) == "comme"):
        return None
    first = opening - 1
    while first > begin and tokens[first - 1].quoted == marks:
        first -= 1
    if called:
        return first
    apart = first > begin and tokens[first - 1].form == ","
    if not apart or scene.has_verb(s, begin, first - 1):
        return None
    after = source.last + 1
    return first if scene.lower(s, after) == "," and verb_follows(scene, s, after + 1) else None


def _is_no_report(scene: Scene, cue: CueMatch, source: MentionMatch | None) -> bool:
    """Return whether a verb names or provides (*Karim Z., dit « le Comptable », …*).

    What a law or a custom wants is no report (*P, comme le prévoit la loi*), nor is a predicate in
    marks (*X « salue P », « condamne Q »*) an incise.
    """
    s = cue.sentence
    if scene.lower(s, cue.first - 1) == "comme" and not cue.core:
        return source is None or source.kind not in HUMAN
    tokens = scene.tokens(s)
    named = source is not None and tokens[source.first].quoted is not None
    if cue.cue.lemma == "dire" and named:
        return True
    own = tokens[cue.first].quoted
    if cue.clitic is not None and tokens[-1].form == "?" and cue.cue.act is not Act.ASK:
        # « Demain, dira-t-on encore merci ? »
        return own is None and not scene.has_verb(s, 0, cue.first)
    return cue.clitic is None and own is not None and tokens[cue.first - 1].quoted != own


def _asks(scene: Scene, cue: CueMatch, begin: int) -> bool:
    """Return whether a verb asks, or the words before it open with an interrogative."""
    s = cue.sentence
    opens = scene.is_a(s, begin, "interrogative") or scene.is_a(s, begin + 1, "interrogative")
    return cue.cue.act is Act.ASK or opens


def _denies_thing(cue: CueMatch, source: MentionMatch | None) -> bool:
    """Return whether something is not done to a thing (*Ce pas, rare, n'a pas calmé la colère*)."""
    return cue.cue.negated and source is not None and not may_speak(source)


def _subject_waits(
    scene: Scene, cue: CueMatch, source: MentionMatch | None, clause: tuple[int, int]
) -> bool:
    """Return whether a subject before an incise still waits for its verb, which would be this one.

    *depuis que le maire, Luc Perrin,*; *la voisine, qui raconte que P,*; *Après avoir dit que P, la
    maire, Léa Roux,*
    """
    s, (begin, end) = cue.sentence, clause
    if _is_apposed_subject(scene, cue) or acts_on(scene, source, s, clause):
        return True
    if is_pending(scene, s, begin, end) or awaits_verb(scene, s, begin, end):
        return not goes_on_behind(scene, cue, source)
    # « P, sans évoquer l'ONU, a indiqué X »
    cues = (c for c in scene.verb_cues(s, begin, end) if scene.lower(s, c.first - 1) != "sans")
    signs = (waits_for_verb(scene, cue, end) for cue in cues)
    subjects = (m for sign in signs if sign is not None for m in scene.mentions_ending(s, sign - 1))
    return any(m.kind in HUMAN or m.kind is SpeakerKind.PLACE for m in subjects)


def _is_apposed_subject(scene: Scene, cue: CueMatch) -> bool:
    """Return whether the subject of a verb stands before it with its apposition, between commas."""
    s = cue.sentence
    before = scene.mentions_before(cue) if scene.lower(s, cue.first - 1) == "," else ()
    named = (m for m in before if m.name is not None and m.kind is SpeakerKind.PERSON)
    return any(scene.lower(s, m.first - 1) == "," for m in named)


def _has_cue(scene: Scene, s: int, begin: int, end: int) -> bool:
    """Return whether a clause has a verb that the tagger missed and the lexicon knows."""
    openers = (j for j in range(begin, end) if scene.is_a(s, j, "clause_opener"))
    free = all(limits(scene, s, j) for j in openers) and not _is_condition(scene, s, begin, end)
    return free and any(
        is_finite(other) and not other.nominal for other in scene.verb_cues(s, begin + 1, end)
    )


def _is_condition(scene: Scene, s: int, begin: int, end: int) -> bool:
    """Return whether a stretch ends with *s'il …* (*Le maire, s'il le reconnaît,*)."""
    j = scene.last_of(s, COMMA, begin, end) or end
    return scene.lower(s, j + 1) == "s'" and scene.lower(s, j + 2) in ("il", "ils")


def _framed_start(scene: Scene, cue: CueMatch, clause: int, opening: int) -> int:
    """Return where the words before an incise start; its own sign when all of P follows it."""
    s = cue.sentence
    begin = compared_start(scene, cue, clause, opening) or relative_start(scene, s, opening)
    begin = begin or before_colon(scene, cue, clause, opening)
    connector = scene.lower(s, opening - 1)
    if connector in CONNECTORS and (scene.lower(s, opening - 2) == "," or connector in _CAUSAL):
        return opening  # « P0, mais, dit X, P »; « P0 car, dit X, P »
    # « Paris, a indiqué X, refuse »; « Faux, répond X »
    named = scene.mention_at(s, begin) is not None or scene.is_a(s, begin, "verdict_word")
    if begin < opening and not named and not has_words(scene, s, begin, opening):
        return opening  # « Mais, a nuancé X, P »
    begin = past_own_report(scene, cue, past_launch(scene, s, begin, opening), opening)
    if cue.clitic is None:
        return begin
    # « Le maire est venu, mais il refuse, dit-il, de négocier »
    joined = conjunct_start(scene, s, begin, opening, cue.last + 1)
    vouched = any(c.cue.kind is CueKind.PREPOSITION for c in scene.cues[s] if c.first < joined)
    return joined if vouched or not scene.has_marks(s, begin, joined) else begin


def _incise_end(scene: Scene, s: int, j: int) -> int:
    """Return the comma that closes an incise, past the complements of its subject and verb.

    *ajoute cet homme de 58 ans,*; *a indiqué l'Élysée dans la soirée,*
    """
    tokens = scene.tokens(s)
    if j < len(tokens) and (scene.is_a(s, j, "preposition") or scene.is_a(s, j, "time")):
        for k in range(j, min(len(tokens), j + _NEAR_SUBJECT)):
            if tokens[k].form == ",":
                return k
            if is_inflected(tokens[k]) or tokens[k].quoted is not None or tokens[k].form in _STOPS:
                break
    return j


def _opening(scene: Scene, cue: CueMatch) -> int | None:
    """Return the sign before an incise, or the incise itself where none stands between."""
    tokens = scene.tokens(cue.sentence)
    if cue.cue.lemma in _RULING and scene.lower(cue.sentence, cue.first - 1) == "comme":
        return None
    sign = _sign(scene, cue.sentence, cue.first - 1)
    if tokens[sign].form in _INCISE_SIGNS:
        return sign
    if scene.lower(cue.sentence, cue.first - 1) == "comme" and _takes_up(scene, cue):
        return cue.first - 1  # « Les prix ont doublé comme l'a annoncé la régie »
    return cue.first if runs_on(scene, cue) else None


def _takes_up(scene: Scene, cue: CueMatch) -> bool:
    """Return whether a clitic stands for the clause before, or a participle opens its sentence."""
    if cue.bare and cue.first == 1:
        return True
    declares = cue.core and cue.cue.act not in (Act.ORDER, Act.ASK, Act.PROMISE)
    return declares and scene.lower(cue.sentence, cue.first) in ("l'", "le")


def _sign(scene: Scene, s: int, j: int) -> int:
    """Return the sign before an incise, past *comme*, *ainsi que* and the pronouns after them."""
    k = j
    while k > 0 and (scene.is_a(s, k, "object_clitic") or scene.is_a(s, k, "pronoun")):
        k -= 1
    word, before = scene.lower(s, k), scene.lower(s, k - 1)
    if word != "comme" and not (word in QUE and before == "ainsi"):
        return j  # « La scène, que rapporte X, »: a relative clause
    while k > 0 and scene.lower(s, k) in ("comme", "ainsi", "que", "qu'"):
        k -= 1
    return k


def can_frame(cue: CueMatch) -> bool:
    """Return whether a finite verb can head an incise, by its frame, voice and person.

    Args:
        cue: A finite verbal cue.

    Returns:
        Whether it may report the clause before it.
    """
    if "INCISE" not in cue.frames and not cue.core:
        return False
    return cue.clitic is not None or not (cue.passive or cue.person in (1, 2))


def _frames_too(scene: Scene, s: int, clause: tuple[int, int], j: int) -> bool:
    """Return whether a second incise follows the first (*P, a précisé X, rapporte Y*)."""
    other = scene.cue_at(s, j)
    if other is None or not is_finite(other) or not can_frame(other):
        return False
    source = incise_source(scene, other)
    return source is not None and may_speak(source) and is_whole(scene, s, *clause)


def _is_framed(scene: Scene, s: int, first: int, end: int) -> bool:
    """Return whether *selon X* frames what a conjunction opens (*P, dit X, car selon lui Q*).

    Or *que* adds a clause to the report around (*dit que P, comme l'a montré X, et que Q*).
    """
    if scene.lower(s, first) == "et" and scene.lower(s, first + 1) in QUE:
        return True
    for j in range(first + 1, min(end, first + _CONJUNCTION)):
        other = scene.cue_at(s, j)
        if other is not None and other.core and other.cue.kind is CueKind.PREPOSITION:
            opens = j == first + 1 and any(scene.is_a(s, first, name) for name in _OPENERS)
            return opens or without_link(scene, s, first, j) == first
    return False


def framed(
    scene: Scene,
    cue: CueMatch,
    source: MentionMatch | None,
    clause: tuple[int, int],
    rule: rules.Rule,
    confidence: float,
) -> Attribution | None:
    """Build the report of the clause before an incise and of what goes on after it.

    Args:
        scene: The text's candidates.
        cue: The cue of the incise.
        source: Its source.
        clause: First token of the clause, and the sign that opens the incise.
        rule: The rule that attributes it.
        confidence: Between 0 and 1.

    Returns:
        The report, ``None`` when nothing but a standing quotation stands there.
    """
    s, (begin, opening) = cue.sentence, clause
    begin = past_participle_report(scene, s, begin, opening)
    clause = (begin, opening)
    before = scene.tokens(s)[begin:opening]
    stands = bool(before) and before[0].placeholder is not None
    if stands and not any(t.placeholder is None and t.form.isalnum() for t in before):
        return None
    others = scene.verb_cues(s, begin + 1, opening) if stands else ()
    if any(not (other.passive and other.first == begin + 1) for other in others):
        return None  # « Q », a dit X, selon Y: what Y reports is the saying
    last = source.last if source is not None and source.first > cue.last else cue.last
    rest = rest_in_marks(scene, s, opening, last)
    if rest is None and not scene.is_a(s, last + 1, "relative"):
        rest = joined_words(scene, s, clause, continuation(scene, s, clause, last + 1, cue))
    if rest is not None and begin == opening and scene.lower(s, rest[0]) in DE:
        rest = (rest[0] + 1, rest[1])  # « en raison, selon X, d'un « P » »: the link stays out
    if rest is not None and (_frames_too(scene, s, clause, rest[0]) or _is_framed(scene, s, *rest)):
        rest = None
    group = interrupted_group(scene, s, clause, last + 1)
    if group is not None:
        clause, rest = group
    pieces = tuple(piece for piece in (clause, rest) if piece is not None and piece[0] < piece[1])
    if not pieces:
        return None
    hint = body_of_on(scene, cue, source)
    return reported(scene, s, pieces, rule, confidence, cues=(cue.cue,), source=source, hint=hint)
