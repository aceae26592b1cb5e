"""Clauses that *selon X* frames: « Selon X, P »; « P, selon X »; « un rapport selon lequel P »."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import attrs

from ..models import CueKind, Span
from . import rules
from .build import reported
from .clause_verbs import LEQUEL, second_verb
from .clauses import clause_end, sentence_end
from .framing import can_frame, frame_start, framed, has_words, relative_start, words_in
from .phrases import HUMAN, is_agentive, may_speak
from .scene import is_finite
from .sources import cue_source, incise_source, noun_owner, source_after
from .steps import DASHES, DE, QUE, has_verb, is_inflected, is_verbal
from .subjects import antecedent

if TYPE_CHECKING:
    from ..models.records import Attribution, CueMatch, MentionMatch
    from .scene import Scene

__all__ = ["according_to", "compared"]

_CONNECTING = frozenset({"ADV", "CCONJ", "ADP", "SCONJ"})
_DEFINITE = frozenset({"le", "la", "l'", "les", "ce", "cette"})
_DISJUNCTIVE = frozenset({"lui", "elle", "eux", "elles"})
_OPENS_OPINION = frozenset({",", ";", "car", "mais", "et"})
_OPENS_ADVERBIAL = frozenset({"en", "au", "par", "à"})
_PARTICIPLES = ("é", "ée", "és", "ées", "i", "ie", "is", "u", "ue", "us", "ues")
_APPOSED = frozenset({"un", "une", "cité", "citée", "cités", "citées"})
_COMPARES = frozenset({"comme", "ainsi", "que"})
_INCISE_SIGNS = DASHES | {",", "("}
_FAR_COMMA = 14
_NEAR_START, _CONNECTOR, _ADVERBIAL = 3, 2, 3
_SHORT = 3


def according_to(scene: Scene, cue: CueMatch) -> Attribution | None:
    """Selon X, P; P, selon X; P1, selon X, P2.

    Args:
        scene: The text's candidates.
        cue: A prepositional cue.

    Returns:
        The report, ``None`` when the phrase frames no clause.
    """
    relative = _relative_source(scene, cue)
    if relative is not None:
        return relative
    source = _trimmed(scene, source_after(scene, cue))
    if source is None and not cue.sourceless:
        return None
    if source is not None and not cue.core and not _opines(scene, cue, source):
        return None
    after = max(cue.last, source.last if source is not None else 0) + 1
    before = _before(scene, cue.sentence, cue.first)
    if before is None:
        return _fronted(scene, cue, source, after)
    return _postposed(scene, cue, source, before, after) if cue.core else None


def _trimmed(scene: Scene, source: MentionMatch | None) -> MentionMatch | None:
    """Return a source without an apposition that no comma closes: it opens the clause instead.

    In *Selon la cour, l'exploitant de la carrière doit payer* only *la cour* is the source.
    """
    if source is None or scene.lower(source.sentence, source.last + 1) in (",", ".", ")", ""):
        return source
    s = source.sentence
    commas = (j for j in range(source.last, source.first, -1) if scene.lower(s, j) == ",")
    comma = next(commas, None)
    if comma is None or not scene.is_a(s, comma + 1, "determiner"):
        return source
    end = scene.tokens(s)[comma - 1].end
    mention = attrs.evolve(source.mention, span=Span.of(scene.text, source.mention.span.start, end))
    return attrs.evolve(source, mention=mention, last=comma - 1)


def compared(scene: Scene, cue: CueMatch) -> Attribution | None:
    """Comme l'a expliqué X, P.

    Args:
        scene: The text's candidates.
        cue: A verbal cue.

    Returns:
        The report, ``None`` when no comparison opens the sentence.
    """
    s = cue.sentence
    if not is_finite(cue) or not can_frame(cue) or not 0 < cue.first <= _NEAR_START:
        return None
    if scene.lower(s, 0) == "que" or any(
        scene.lower(s, j) not in _COMPARES for j in range(cue.first)
    ):
        return None
    source = incise_source(scene, cue)
    if source is None or not may_speak(source):
        return None
    return _fronted(scene, cue, source, source.last + 1)


def _postposed(
    scene: Scene,
    cue: CueMatch,
    source: MentionMatch | None,
    clause: tuple[int, int],
    after: int,
) -> Attribution | None:
    """Read « P, selon X »: the clause before the phrase, or the relative that it interrupts."""
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    begin, opening = clause
    signed = tokens[cue.first - 1].form in _INCISE_SIGNS
    relative = relative_start(scene, s, opening)
    if relative is None and (not signed or scene.lower(s, after) == ","):
        relative = _verb_relative(scene, s, opening)
    if relative is None:
        if not has_words(scene, s, begin, opening):
            return None
        if not signed and after < sentence_end(scene, s):
            return None
    if relative is None and signed and scene.lower(s, after) == ",":
        begin = _embedded(scene, s, begin, opening) or begin
    begin = relative or begin
    if scene.lower(s, begin) == "si" and signed and scene.lower(s, after) == ",":
        begin += 1  # « Si P, selon X, Q » concedes P
    if relative is None and signed:
        begin = _complemented(scene, s, (begin, opening), after)
    if relative is None and not signed:
        begin = _apart(scene, s, begin, opening)
    if (
        not signed
        and tokens[begin].quoted is None
        and not any(map(is_verbal, tokens[begin:opening]))
    ):
        return None
    confidence = 0.8 if signed else 0.65
    return framed(scene, cue, source, (begin, opening), rules.ACCORDING_TO, confidence)


def _complemented(scene: Scene, s: int, clause: tuple[int, int], after: int) -> int:
    """Return where a noun or participle stands whose quoted complement follows *selon X*.

    In *Elle l'a quitté, lassée, selon lui, de « tout porter »* only that much is his.
    """
    tokens, (begin, opening) = scene.tokens(s), clause
    if scene.lower(s, after) != "," or after + 2 >= len(tokens):
        return begin
    last = tokens[opening - 1]
    rest = tokens[after + 1 :]
    if rest[0].lower not in DE | QUE | {"sur", "par", "à"} or rest[0].quoted is not None:
        return begin
    if not any(t.quoted is not None for t in rest) or not has_verb(tokens[begin : opening - 1]):
        return begin
    joined = rest[0].lower in DE | QUE
    alone = last.pos in ("NOUN", "ADJ") and joined
    participle = last.pos in ("VERB", "ADJ") and last.lower.endswith(_PARTICIPLES)
    compound = any(is_inflected(t) for t in tokens[max(begin, opening - 3) : opening - 1])
    return opening - 1 if alone or (participle and not compound) else begin


def _embedded(scene: Scene, s: int, begin: int, opening: int) -> int | None:
    """Return where the clause starts that a report opens around *selon X* (*dit que P…*)."""
    commas = [j for j in range(begin, opening) if scene.lower(s, j) == ","]
    nearest = commas[-1] if commas else begin
    for cue in reversed(scene.verb_cues(s, begin, opening)):
        if cue.core and nearest < cue.last and scene.lower(s, cue.last + 1) in QUE:
            return cue.last + 2
    return None


def _apart(scene: Scene, s: int, begin: int, end: int) -> int:
    """Return where quoted words start that stand apart after a comma (*, « blessé » selon X*)."""
    tokens = scene.tokens(s)
    first = end - 1
    if tokens[first].quoted is None:
        return begin
    while first > begin and tokens[first - 1].quoted == tokens[end - 1].quoted:
        first -= 1
    return first if tokens[first - 1].form == "," and first > begin else begin


def _verb_relative(scene: Scene, s: int, end: int) -> int | None:
    """Return where *qui* + verb group starts right before « selon X » without a comma."""
    for j in range(end - 1, max(-1, end - 5), -1):
        if scene.lower(s, j) == "qui":
            return j + 1
        token = scene.tokens(s)[j]
        verb_group = is_verbal(token) or token.pos == "ADV" or scene.is_a(s, j, "object_clitic")
        if not verb_group:
            return None
    return None


def _before(scene: Scene, s: int, end: int) -> tuple[int, int] | None:
    """Return the clause before *selon X*, ``None`` when the phrase opens its clause."""
    tokens = scene.tokens(s)
    opening = end - 1
    if opening < 0:
        return None
    if tokens[opening].form not in _INCISE_SIGNS:
        opening = end
    begin = frame_start(scene, s, opening)
    words = list(itertools.islice(words_in(scene, s, begin, opening), _CONNECTOR + 1))
    connector = len(words) <= _CONNECTOR and all(
        t.pos in _CONNECTING
        or scene.is_a(s, t.index, "adverb")
        or scene.is_a(s, t.index, "conjunction")
        for t in words
    )
    return None if connector else (begin, opening)


def _fronted(
    scene: Scene, cue: CueMatch, source: MentionMatch | None, after: int
) -> Attribution | None:
    """Read the clause after a phrase that opens the sentence: « Selon X, P »."""
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    end = sentence_end(scene, s)
    j = after
    while j < end and tokens[j].form != ",":
        if tokens[j].placeholder is not None or tokens[j].form in ";:" or j - after >= _FAR_COMMA:
            return None
        j += 1
    if j >= end:
        return None
    first = _past_detached(scene, s, j + 1, end)
    if first >= end or tokens[first].placeholder is not None:
        return None
    if scene.lower(s, first) == "on" and scene.cue_at(s, first + 1) is not None:
        return None  # « De source policière, on indique que P »: the verb reports
    stop = clause_end(scene, s, first, None)
    if _introduces(scene, s, first, stop):
        stop += 2
    verbal = any(map(is_verbal, tokens[first:stop])) or _reads_as_clause(scene, s, first, stop)
    if stop <= first or not (verbal or (cue.core and stop - first > _SHORT)):
        return None
    return reported(
        scene, s, ((first, stop),), rules.ACCORDING_TO, 0.85, cues=(cue.cue,), source=source
    )


def _reads_as_clause(scene: Scene, s: int, first: int, stop: int) -> bool:
    """Return whether a subject and more stand there, though the tagger sees no verb.

    The small models miss verbs that are nouns as well (*le parti sort indemne du procès*).
    """
    subject = scene.mention_at(s, first)
    if subject is None or subject.last + _SHORT >= stop:
        return False
    after = subject.last + 1
    return scene.tokens(s)[after].form.isalpha() and not any(
        scene.is_a(s, after, name) for name in ("preposition", "conjunction", "relative")
    )


def _past_detached(scene: Scene, s: int, first: int, end: int) -> int:
    """Return where the clause starts past a relative, apposition or adverbial after the source."""
    tokens = scene.tokens(s)
    while True:
        comma = next((j for j in range(first, end) if tokens[j].form == ","), None)
        if comma is None or comma + 1 >= end:
            return first
        more = has_verb(tokens[comma:end])
        relative = scene.is_a(s, first, "relative") and (
            scene.lower(s, first) not in QUE or (more and has_verb(tokens[first:comma]))
        )
        if not relative and not (_is_detached(scene, s, first, comma) and more):
            return first
        first = comma + 1


def _is_detached(scene: Scene, s: int, first: int, comma: int) -> bool:
    """Return whether an apposition or a short adverbial without verb stands before a comma."""
    if has_verb(scene.tokens(s)[first:comma]):
        return False
    word = scene.lower(s, first)
    participle = scene.tokens(s)[first].pos == "VERB" and word.endswith(_PARTICIPLES)
    if word in _APPOSED or participle:
        return True
    return comma - first <= _ADVERBIAL and (
        word in _OPENS_ADVERBIAL or scene.is_a(s, first, "adverb")
    )


def _introduces(scene: Scene, s: int, first: int, stop: int) -> bool:
    """Return whether the clause ends with a cue, a colon and a quotation of its own."""
    tokens = scene.tokens(s)
    return (
        stop + 1 < len(tokens)
        and tokens[stop].form == ":"
        and tokens[stop + 1].placeholder is not None
        and any(cue.core and cue.last >= stop - 4 for cue in scene.verb_cues(s, first, stop))
    )


def _relative_source(scene: Scene, cue: CueMatch) -> Attribution | None:
    """Read « un rapport selon lequel P », « X, pour qui P », « l'idée de X selon laquelle P »."""
    s, pronoun = cue.sentence, cue.last + 1
    word = scene.lower(s, pronoun)
    if cue.first == 0 or (word not in LEQUEL and word != "qui"):
        return None
    if scene.tokens(s)[-1].form == "?":
        return None  # « pour qui a-t-il voté ? »
    source = antecedent(scene, s, cue.first, speaking=word == "qui")
    first = pronoun + 1
    end = clause_end(scene, s, first, None)
    if end <= first:
        return None
    cues = (cue.cue,)
    if source is None:
        return _told_by_subject(scene, cue, (first, end))
    noun = _noun_in(scene, source)
    if noun is not None:
        # The noun reports, and whoever it belongs to speaks.
        source = noun_owner(scene, noun) or source
        cues = (noun.cue,)
        end = second_verb(scene, s, first, end) or end
    return reported(scene, s, ((first, end),), rules.RELATIVE_SOURCE, 0.8, cues=cues, source=source)


def _told_by_subject(scene: Scene, cue: CueMatch, stretch: tuple[int, int]) -> Attribution | None:
    """Read « X dévoile de nouvelles informations selon lesquelles P »: the verb's subject tells."""
    s = cue.sentence
    nouns = [c for c in scene.cues[s] if c.cue.kind is CueKind.NOUN and c.last == cue.first - 1]
    verbs = [c for c in scene.verb_cues(s, 0, cue.first) if is_finite(c)]
    if not nouns or not verbs:
        return None
    source = cue_source(scene, verbs[-1])
    cues = (nouns[0].cue,)
    return reported(scene, s, (stretch,), rules.RELATIVE_SOURCE, 0.7, cues=cues, source=source)


def _noun_in(scene: Scene, mention: MentionMatch) -> CueMatch | None:
    """Return the speech noun inside a noun phrase."""
    for cue in scene.cues[mention.sentence]:
        if cue.cue.kind is CueKind.NOUN and mention.first <= cue.first <= mention.last:
            return cue
    return None


def _opines(scene: Scene, cue: CueMatch, source: MentionMatch) -> bool:
    """Return whether *pour X* gives an opinion: fronted, a person or body, then a comma."""
    s = cue.sentence
    if scene.sentences[s].container is not None:
        return False
    if cue.first > 1 and scene.lower(s, cue.first - 1) not in _OPENS_OPINION:
        return False
    if all(scene.lower(s, source.last + k) != "," for k in range(1, 4)):
        return False
    if source.kind in HUMAN or source.head in _DISJUNCTIVE or is_agentive(source):
        return True
    quoted = any(t.quoted is not None for t in scene.tokens(s)[source.last :])
    return quoted and scene.lower(s, source.first) in _DEFINITE
