"""Clauses that *selon X* frames: « Selon X, P »; « P, selon X »; « un rapport selon lequel P »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import MentionKind
from . import rules
from .asides import past_aside
from .attributes import is_predicate_noun
from .before_according import (
    apposed_comment,
    chosen_words,
    clause_before,
    comment_start,
    holds_words,
    leads_on,
    worded_start,
)
from .build import reported
from .clause_verbs import has_main_verb
from .conjuncts import conjunct_start
from .detached import before_comma, counts, subject_within
from .ends import clause_end
from .found_by import found_by
from .framed_words import has_words, relative_start
from .framing import framed
from .fronting import fronted, informs, opines
from .interrupted_groups import apposition_end, before_main_verb, interrupted_group
from .long_sources import completed, listed
from .phrases import is_free
from .relative_sources import relative_source
from .second_sources import in_own_marks, past_first
from .sentence_ends import sentence_end
from .shares import are_asked
from .sources import source_after
from .start_evidence import Frame
from .starts import best_start
from .steps import (
    CLITICS,
    COMMA,
    DASHES,
    DE,
    INCISE_SIGNS,
    QUE,
    is_inflected,
    is_verbal,
    quoted_start,
    verb_follows,
)
from .stretch import date_end
from .two_counts import counted

if TYPE_CHECKING:
    from ..models.records import Attribution, CueMatch, MentionMatch
    from .scene import Scene

__all__ = ["according_to"]

_PHRASE_SIGNS = frozenset({",", "(", ")", ".", "–", "—"})
_PARTICIPLES = ("é", "ée", "és", "ées", "i", "ie", "is", "u", "ue", "us", "ues")
_ENDS = _PHRASE_SIGNS | {""}
_CLOSES = DASHES | {",", "(", ")", ":", ";"}
_PLAIN = frozenset({"selon", "d'après", "pour"})
_COMPLEMENT, _RELATIVE, _SHORTEST = 14, 30, 2


def according_to(scene: Scene, cue: CueMatch) -> Attribution | None:
    """Selon X, P; P, selon X; P1, selon X, P2."""
    relative = relative_source(scene, cue)
    if relative is not None:
        return relative
    if scene.lower(cue.sentence, cue.first - 1) == "contrairement":
        return None  # « contrairement à ce que dit X, P »: the author denies it
    source = _trimmed(scene, cue, listed(scene, source_after(scene, cue)))
    if cue.core:
        source = completed(scene, source)
    if source is None and not cue.sourceless:
        return None
    judged = found_by(scene, cue, source)
    if judged is not None:
        return judged
    asked = source is not None and are_asked(source)
    if source is not None and not (
        asked or (informs(scene, cue, source) if cue.core else opines(scene, cue, source))
    ):
        return None
    after = max(cue.last, source.last if source is not None else 0) + 1
    if _has_lone_comma(scene, cue, after):
        after += 1
    after = past_aside(scene, cue.sentence, after)
    before = clause_before(scene, cue.sentence, cue.first)
    before = before if before is None else past_first(scene, cue, before)
    if before is None or leads_on(scene, cue, before, after):
        return fronted(scene, cue, source, after)
    return _before(scene, cue, source, before, after) if cue.core or asked else None


def _before(
    scene: Scene, cue: CueMatch, source: MentionMatch | None, clause: tuple[int, int], after: int
) -> Attribution | None:
    """Read what stands before *selon X*: a group that it interrupts, else a clause."""
    if (words := chosen_words(scene, cue, *clause)) is not None:
        rule = rules.ACCORDING_TO
        return reported(scene, cue.sentence, (words,), rule, 0.7, cues=(cue.cue,), source=source)
    past = _past_complement(scene, source, clause[1], after)
    grouped = _grouped(scene, cue, source, clause, (past, after))
    if grouped is None:
        found = _postposed(scene, cue, source, clause, past)
        return in_own_marks(scene, cue.sentence, clause, found)
    return None if _is_told(scene, cue, source, grouped) else grouped


def _has_lone_comma(scene: Scene, cue: CueMatch, after: int) -> bool:
    """Return whether a comma parts a source from the verb of its relative (*qui selon X, P*)."""
    s = cue.sentence
    if scene.lower(s, cue.first - 1) != "qui" or scene.lower(s, after) != ",":
        return False
    return verb_follows(scene, s, after + 1, *CLITICS)


def _trimmed(scene: Scene, cue: CueMatch, source: MentionMatch | None) -> MentionMatch | None:
    """Return a source without an apposition that no comma closes: it opens the clause instead.

    In *Selon la cour, l'exploitant de la carrière doit payer* only *la cour* is the source. Nor is
    what the verb behind an insertion has for its subject (*selon la cour, l'exploitant, absent, a
    refusé*), unless its subject stands before (*la loi, selon le maire, Luc Roy, est dure*).
    """
    if source is None:
        return None
    s = source.sentence
    figure = _governed_figure(scene, cue, source)
    if figure is not None:
        return before_comma(scene, source, figure)
    if scene.lower(s, source.last + 1) in (",", ".", ")", ""):
        comma = None if _has_subject(scene, cue) else subject_within(scene, source)
        if comma is None:
            return source
    else:
        comma = scene.last_of(s, COMMA, source.first + 1, source.last + 1)
        if comma is None:
            return source
        if not (scene.is_a(s, comma + 1, "determiner") or counts(scene, s, comma + 1)):
            return source
    return before_comma(scene, source, comma)


def _governed_figure(scene: Scene, cue: CueMatch, source: MentionMatch) -> int | None:
    """Return a number in a source that the verb before *selon* governs (*coûte selon X 12 euros*).

    In *selon France 2* nothing is counted.
    """
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    if source.last < source.first + 2 or not is_verbal(tokens[cue.first - 1]):
        return None
    figures = (j for j in range(source.first + 1, source.last) if counts(scene, s, j))
    found = next(figures, None)
    return found if found is not None and tokens[found + 1].pos in ("NOUN", "NUM") else None


def _has_subject(scene: Scene, cue: CueMatch) -> bool:
    """Return whether a subject stands right before the comma of *selon X* (*qui, selon X, dit*)."""
    s, last = cue.sentence, cue.first - 2
    if scene.lower(s, last + 1) != ",":
        return False
    before = scene.mentions_ending(s, last)
    return scene.lower(s, last) == "qui" or any(is_free(scene, one) for one in before)


def _postposed(
    scene: Scene,
    cue: CueMatch,
    source: MentionMatch | None,
    clause: tuple[int, int],
    after: int,
) -> Attribution | None:
    """Read « P, selon X »: the clause before the phrase, or the relative that it interrupts."""
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    opening = clause[1]
    rule = rules.ACCORDING_TO
    signed = opening < cue.first
    interrupted = relative_start(scene, s, opening) or _inserted_start(scene, s, clause, after)
    begin = best_start(
        Frame(scene=scene, cue=cue, low=clause[0], opening=opening, after=after, signed=signed)
    )
    begin = conjunct_start(scene, s, begin, opening, after) if signed else begin
    if not signed:
        woven = counted(scene, cue, (begin, opening), clause[0])
        inside = after < sentence_end(scene, s)
        woven = _woven(scene, cue, (begin, opening), after) if woven is None and inside else woven
        if woven is not None:
            return reported(scene, s, woven, rule, 0.7, cues=(cue.cue,), source=source)
        closed = cue.cue.lemma in _PLAIN and _is_closed(scene, s, (begin, opening), after)
        if inside and not closed:
            return None
    if interrupted is not None:
        begin = interrupted
    elif not (
        has_words(scene, s, begin, opening)
        or is_inflected(tokens[begin])  # « qui coûtera, selon X, cent euros »
        or (signed and verb_follows(scene, s, after + 1, *CLITICS))
    ):
        return None
    elif signed:
        begin = _signed_start(
            scene, s, (begin, opening), clause[0], after, worded=cue.cue.lemma not in _PLAIN
        )
    else:
        begin = apposed_comment(scene, s, _apart(scene, s, begin, opening), opening)
    worded = cue.cue.lemma not in _PLAIN and holds_words(scene, s, begin, clause[0])
    if signed and (worded or _is_apposed(scene, s, begin, after)):
        # « La réforme, « Q », selon X, n'a pas de date »: the rest is not X's
        stretch = ((begin, opening),)
        return reported(scene, s, stretch, rule, 0.75, cues=(cue.cue,), source=source)
    if not signed and not any(is_verbal(t) or t.quoted is not None for t in tokens[begin:opening]):
        return None
    held = tokens[cue.first].quoted
    if held is not None and held != tokens[begin].quoted:
        return None  # « le texte est « mort aux yeux des élus » »: the words are whose marks are
    confidence = 0.8 if signed else 0.65
    return framed(scene, cue, source, (begin, opening), rule, confidence)


def _grouped(
    scene: Scene,
    cue: CueMatch,
    source: MentionMatch | None,
    clause: tuple[int, int],
    after: tuple[int, int],
) -> Attribution | None:
    """Read « P, Q, selon X, R » where only a participle and what it governs is X's."""
    s, (past, near) = cue.sentence, after
    group = interrupted_group(scene, s, clause, past, reported=True)
    if group is None and clause[1] == cue.first and near < past:
        # « le chien n'ayant selon X mordu personne »
        group = interrupted_group(scene, s, clause, near)
    if group is None:
        return None
    return reported(scene, s, group, rules.ACCORDING_TO, 0.7, cues=(cue.cue,), source=source)


def _is_told(
    scene: Scene, cue: CueMatch, source: MentionMatch | None, grouped: Attribution
) -> bool:
    """Return whether *selon elle* only repeats who says a clause (*Elle dit que P, selon elle*)."""
    if source is None or source.mention.kind is not MentionKind.PRONOUN:
        return False
    first = grouped.content[0].start
    tokens = scene.tokens(cue.sentence)
    return any(t.lower in QUE for t in tokens[: cue.first] if t.end in (first, first - 1))


def _inserted_start(scene: Scene, s: int, clause: tuple[int, int], after: int) -> int | None:
    """Return where a relative between dashes starts that a source ends (*- qui P, selon X -*)."""
    tokens, (begin, opening) = scene.tokens(s), clause
    if scene.lower(s, after) not in DASHES:
        return None
    dash = next((j for j in range(opening - 1, begin, -1) if tokens[j].form in DASHES), None)
    if dash is None or not scene.is_a(s, dash + 1, "relative"):
        return None
    return dash + 2 if scene.has_verb(s, dash + 2, opening) else None


def _signed_start(
    scene: Scene, s: int, clause: tuple[int, int], low: int, after: int, *, worded: bool
) -> int:
    """Return where a clause starts that a sign parts from *selon X* behind it."""
    begin = max(_complemented(scene, s, clause, after), comment_start(scene, s, *clause))
    begin = max(begin, worded_start(scene, s, *clause) if worded else begin)
    apart = _apart(scene, s, low, clause[1])
    named = apart != begin and scene.mentions_ending(s, apart - 2)
    return apart if named and _is_apposed(scene, s, apart, after) else begin


def _past_complement(scene: Scene, source: MentionMatch | None, opening: int, after: int) -> int:
    """Return the sign after what a source goes on with (*selon un document déposé auprès de X,*).

    After a pronoun the clause goes on, and where its verb waits (*qui roulait selon X à 110 km/h*).
    """
    if source is None or source.mention.kind in (MentionKind.PRONOUN, MentionKind.CLITIC):
        return after
    s, tokens = source.sentence, scene.tokens(source.sentence)
    if tokens[opening].form not in INCISE_SIGNS and is_inflected(tokens[opening - 1]):
        return after
    if scene.is_a(s, after, "relative"):
        # « P selon une source qui a requis l'anonymat »
        ahead = (t.index for t in tokens[after : after + _RELATIVE] if t.form in _PHRASE_SIGNS)
        return next(ahead, after)
    dated = date_end(scene, s, after)
    if dated is not None and scene.lower(s, dated) in _ENDS:
        return dated  # « P selon une note publiée ce lundi. »
    participle = after < len(tokens) and tokens[after].lower.endswith(_PARTICIPLES)
    # « qui a échoué selon X en raison du vent »
    opens = f"{scene.lower(s, after)} {scene.lower(s, after + 1)}"
    leads = scene.is_a(s, after, "preposition") and opens not in closed_class("clause_continuation")
    if not (participle or leads):
        return after
    signs = (t.index for t in tokens[after : after + _COMPLEMENT] if t.form in _PHRASE_SIGNS)
    end = next(signs, None)
    if end is None or any(t.quoted is not None or is_inflected(t) for t in tokens[after:end]):
        return after
    return end


def _is_closed(scene: Scene, s: int, clause: tuple[int, int], after: int) -> bool:
    """Return whether a clause ends before a source that no sign parts from it, but one closes.

    What follows the sign is an apposition or another clause (*P selon X, un chiffre en hausse*).
    """
    if scene.lower(s, clause[1] - 1).isdigit() and scene.lower(s, clause[1] - 2) == ",":
        return False  # « que P, 2100 selon X, et que Q »: a bare figure
    return scene.lower(s, after) in _CLOSES and has_main_verb(scene, s, *clause)


def _is_apposed(scene: Scene, s: int, begin: int, after: int) -> bool:
    """Return whether quoted words between commas are apposed to a subject whose verb follows."""
    tokens = scene.tokens(s)
    apart = tokens[begin].quoted is not None and tokens[begin - 1].form == ","
    return apart and verb_follows(scene, s, after + 1, *CLITICS)


def _woven(
    scene: Scene, cue: CueMatch, clause: tuple[int, int], after: int
) -> tuple[tuple[int, int], ...] | None:
    """Return what *selon X* frames where no sign parts it from the words around it.

    It is a clause that goes on after it (*qui selon X « ne savait rien »*), or a noun phrase with
    quoted words between commas (*, un « solitaire » selon X,*).
    """
    s, (begin, opening) = cue.sentence, clause
    tokens = scene.tokens(s)
    signs = (j for j in range(opening - 1, begin - 1, -1) if tokens[j].form in _PHRASE_SIGNS)
    first = next(signs, begin - 1) + 1
    # « qui roulait selon X à 110 km/h, a été arrêté »: the clause may start behind its pronoun
    low = first - (first == begin)
    relative = next(
        (j for j in range(opening - 1, low - 1, -1) if scene.lower(s, j) == "qui"), None
    )
    end = clause_end(scene, s, after, None)
    goes_on = (
        verb_follows(scene, s, after, *CLITICS)
        # « elle avait selon elle 16 ans »
        or (cue.cue.lemma in _PLAIN and is_inflected(tokens[opening - 1]))
        or scene.has_marks(s, after, end)
    )
    if (
        tokens[after].form not in _PHRASE_SIGNS
        and (goes_on or relative is not None)
        and (not scene.is_a(s, after, "relative"))
    ):
        if relative is None:
            end = before_main_verb(scene, s, (begin, opening), (after, end))
            first = _complemented(scene, s, clause, after)
            return ((first, opening), (after, apposition_end(scene, s, first, (after, end))))
        commas = (
            j for j in range(after, end) if tokens[j].form == "," and tokens[j].quoted is None
        )
        end = next(commas, end)
        pieces = ((relative + 1, opening), (after, end))
        return tuple(piece for piece in pieces if piece[0] < piece[1])
    if tokens[after].form not in _PHRASE_SIGNS or scene.has_verb(s, first, opening):
        return None
    return ((first, opening),) if scene.has_marks(s, first, opening) else None


def _complemented(scene: Scene, s: int, clause: tuple[int, int], after: int) -> int:
    """Return where a noun or participle stands whose quoted complement follows *selon X*.

    In *Elle l'a quitté, lassée, selon lui, de « tout porter »* only that much is his.
    """
    tokens, (begin, opening) = scene.tokens(s), clause
    last = tokens[opening - 1]
    rest = tokens[after + (scene.lower(s, after) == ",") :]
    if (
        len(rest) < _SHORTEST
        or rest[0].lower not in DE | QUE | {"sur", "par", "à"}
        or rest[0].quoted is not None
    ):
        return begin
    if not any(t.quoted is not None for t in rest) or not scene.has_verb(s, begin, opening - 1):
        return begin
    joined = rest[0].lower in DE | QUE
    if is_predicate_noun(scene, s, opening - 1):
        return begin  # « C'est le fruit, selon X, d'un « calcul » »
    alone = last.pos in ("NOUN", "ADJ") and joined
    participle = last.pos in ("VERB", "ADJ") and last.lower.endswith(_PARTICIPLES)
    compound = any(is_inflected(t) for t in tokens[max(begin, opening - 3) : opening - 1])
    if alone and scene.is_a(s, opening - 2, "preposition"):
        return opening  # « reporté en raison, selon X, d'un « P » »
    return opening - 1 if alone or (participle and not compound) else begin


def _apart(scene: Scene, s: int, begin: int, end: int) -> int:
    """Return where quoted words start that stand apart after a comma (*, « blessé » selon X*)."""
    tokens = scene.tokens(s)
    if tokens[end - 1].quoted is None:
        return begin
    first = quoted_start(scene, s, end - 1, begin)
    return first if begin < first and tokens[first - 1].form == "," else begin
