"""Rules for main clauses that an incise or *selon X* frames: « P, a indiqué X », « Selon X, P »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..models import CueKind, MentionKind, QuotationKind, Span, SpeakerKind
from ..models.records import Attribution
from .after import incise_source, on_hint
from .complements import cue_source
from .extents import (
    clause_end,
    content_kind,
    content_span,
    quoted_in,
    second_verb,
    sentence_end,
)
from .scene import is_finite
from .subjects import antecedent, may_speak, noun_owner, source_after

if TYPE_CHECKING:
    from ..models import Cue
    from ..models.records import CueMatch, MentionMatch
    from .scene import Scene

__all__ = ["according_to", "after_colon", "continuation", "framed_incise", "labelled"]

_RELATIVES = frozenset({"lequel", "laquelle", "lesquels", "lesquelles", "qui"})
_NEAR_COLON = 8
_SHORT = 12
_LONG_QUOTED = 5
_DASHES = frozenset({"–", "—", "-"})
_UNDER = frozenset({"qui", "dont", "où", "que", "qu'", "lequel", "laquelle", "lesquels", "lesquelles", "si", "lorsque", "quand"})
_OPINION = frozenset({SpeakerKind.PERSON, SpeakerKind.GROUP, SpeakerKind.ORGANISATION})
_ADJUNCT_WORDS = frozenset({"dans", "lors", "sur", "devant", "à", "au", "aux", "après", "avant", "en", "qui", "dont", "où", "sans", "citant", "ajoutant", "précisant", "par", "via", "depuis", "interrogé", "interrogée", "contacté", "cité", "citée", "tandis", "alors", "pendant"})


def framed_incise(scene: Scene, cue: CueMatch) -> Attribution | None:
    """P, a indiqué X; P1, a indiqué X, P2."""
    if cue.cue.kind is not CueKind.VERB or not is_finite(cue) or cue.first == 0:
        return None
    if "INCISE" not in cue.frames and not cue.core or cue.passive and cue.clitic is None:
        return None
    if cue.person in (1, 2) and cue.clitic is None:
        return None
    s = cue.sentence
    tokens = scene.tokens(s)
    opening = cue.first - 1
    while opening > 0 and scene.lower(s, opening) in ("comme", "ainsi", "que"):
        opening -= 1
    if tokens[opening].form not in (",", "?", "!", *_DASHES):
        return _fronted_comparison(scene, cue) if opening == 0 else None
    source = incise_source(scene, cue)
    if cue.clitic is None and not _inverted_subject(scene, cue, source):
        return None
    begin = _relative_start(scene, s, opening) or _frame_start(scene, s, opening)
    certain = cue.clitic is not None or cue.reflexive
    if not certain and begin < opening and not _whole(scene, s, begin, opening):
        # « Le maire, élu en 2020, dénonce X » has its subject before the comma.
        after = source.last + 1 if source is not None else cue.last + 1
        if scene.lower(s, after) != "," or not _verb_follows(scene, s, after + 1):
            return None
    if begin < opening and not _has_words(scene, s, begin, opening):
        begin = opening
    return _framed(scene, cue, source, begin, opening, "framed_incise", 0.82)


def _inverted_subject(scene: Scene, cue: CueMatch, source: MentionMatch | None) -> bool:
    """Return whether a noun phrase after the verb is its subject rather than its object."""
    if source is None or source.first > cue.last + 12:
        return False
    s = cue.sentence
    after = scene.lower(s, source.last + 1)
    ends = source.first == cue.last + 1 and after in (".", ",", "")
    if not (cue.core or may_speak(source) or ends):
        return False
    return scene.lower(cue.sentence, cue.last + 1) not in ("que", "qu'")


def _whole(scene: Scene, s: int, begin: int, end: int) -> bool:
    """Return whether a stretch is a clause of its own: a finite verb under no relative, or quoted."""
    tokens = scene.tokens(s)
    quoted = [t.quoted for t in tokens[begin:end] if t.quoted is not None]
    if quoted and (end - begin < _SHORT or max(map(quoted.count, set(quoted))) >= _LONG_QUOTED):
        return True
    if all(t.quoted is not None for t in tokens[begin:end] if t.form.isalnum()):
        return True
    under = False
    for token in tokens[begin:end]:
        if token.lower in _UNDER and token.lower not in ("que", "qu'"):
            under = True
        elif token.form == ",":
            under = False
        elif (token.finite or token.pos == "AUX") and not under:
            return True
    return False


def _verb_follows(scene: Scene, s: int, j: int) -> bool:
    tokens = scene.tokens(s)
    while j < len(tokens) and (scene.is_a(s, j, "object_clitic") or scene.is_a(s, j, "negation")):
        j += 1
    return j < len(tokens) and (tokens[j].finite or tokens[j].pos == "AUX")


def _fronted_comparison(scene: Scene, cue: CueMatch) -> Attribution | None:
    """Comme l'a expliqué X, P."""
    s = cue.sentence
    if scene.lower(s, 0) not in ("comme", "ainsi") or cue.first > 3:
        return None
    source = incise_source(scene, cue)
    if source is None or not may_speak(source):
        return None
    return _fronted(scene, cue, source, source.last + 1, sentence_end(scene, s))


def _frame_start(scene: Scene, s: int, end: int) -> int:
    """Return where the framed clause starts: after a semicolon, colon or standing quotation."""
    tokens = scene.tokens(s)
    for j in range(end - 1, -1, -1):
        if tokens[j].form in (";", ":"):
            return j + 1
    start = _after_dateline(scene, s)
    while start < end and tokens[start].form in ("-", "–", "—", "•", "*", "»", ","):
        start += 1
    return start


def _after_dateline(scene: Scene, s: int) -> int:
    """Return the index after « NANTES, 3 mars (AFP) - »."""
    tokens = scene.tokens(s)
    for j, token in enumerate(tokens[:14]):
        if token.form == ")" and j + 1 < len(tokens) and tokens[j + 1].form in _DASHES:
            return j + 2 if tokens[0].form.isupper() or tokens[0].form[0].isupper() else 0
    return 0


def _relative_start(scene: Scene, s: int, opening: int) -> int | None:
    """Return where a relative clause starts that the incise interrupts (*qui, selon X, …*)."""
    if scene.is_a(s, opening - 1, "relative"):
        return opening
    for j in range(opening - 1, max(-1, opening - 6), -1):
        if scene.lower(s, j) in ("qui", "que", "qu'") and scene.lower(s, j - 1) == "ce":
            return j + 1
    return None


def _verb_relative(scene: Scene, s: int, end: int) -> int | None:
    """Return where *qui* + verb group starts right before « selon X » without a comma."""
    for j in range(end - 1, max(-1, end - 5), -1):
        if scene.lower(s, j) == "qui":
            return j + 1
        token = scene.tokens(s)[j]
        if token.pos not in ("VERB", "AUX", "ADV") and not scene.is_a(s, j, "object_clitic"):
            return None
    return None


def _has_words(scene: Scene, s: int, begin: int, end: int) -> bool:
    words = [t for t in scene.tokens(s)[begin:end] if any(c.isalnum() for c in t.form)]
    return len(words) > 1 or any(t.quoted is not None for t in words)


def _framed(
    scene: Scene,
    cue: CueMatch,
    source: MentionMatch | None,
    begin: int,
    opening: int,
    rule: str,
    confidence: float,
) -> Attribution | None:
    """Build the report: the clause before the incise, and what goes on after it."""
    s = cue.sentence
    tokens = scene.tokens(s)
    if any(t.placeholder is not None and t.index == begin for t in tokens[begin:opening]) and all(
        t.placeholder is not None or not t.form.isalnum() for t in tokens[begin:opening]
    ):
        return None
    pieces: list[Span] = []
    if begin < opening:
        pieces.append(content_span(scene, s, begin, opening))
    quoted = quoted_in(scene, s, begin, opening)
    last = max(cue.last, source.last if source is not None and source.first > cue.last else cue.last)
    rest = _continuation(scene, s, begin, opening, last + 1)
    if rest is not None:
        pieces.append(content_span(scene, s, *rest))
        quoted += tuple(q for q in quoted_in(scene, s, *rest) if q not in quoted)
    if not pieces:
        return None
    return Attribution(
        kind=QuotationKind.MIXED if quoted else QuotationKind.INDIRECT,
        content=tuple(pieces),
        rule=rule,
        confidence=confidence,
        quoted=quoted,
        cues=(cue.cue,),
        source=source,
        speaker_hint=on_hint(scene, cue, source),
    )


def _continuation(
    scene: Scene, s: int, begin: int, opening: int, j: int
) -> tuple[int, int] | None:
    """Return the tokens of a clause that goes on after its incise."""
    tokens = scene.tokens(s)
    while j < len(tokens) and tokens[j].form not in (",", *_DASHES, ".", ";", ":"):
        if tokens[j].finite:
            return None
        j += 1
    if j >= len(tokens) or tokens[j].form in (".", ";", ":"):
        return None
    start, end = j + 1, sentence_end(scene, s)
    if start >= end:
        return None
    last = tokens[opening - 1]
    incomplete = (
        not any(t.finite or t.pos == "AUX" for t in tokens[begin:opening])
        or last.finite
        or last.pos == "AUX"
        or scene.is_a(s, opening - 1, "preposition")
        or scene.is_a(s, opening - 1, "subordinator")
    )
    first = tokens[start]
    verb = start
    while verb < end - 1 and scene.is_a(s, verb, "object_clitic"):
        verb += 1
    if tokens[verb].lower.endswith("ant") and not incomplete:
        return None
    if first.lower in _ADJUNCT_WORDS and not incomplete:
        return None
    goes_on = (
        incomplete
        or first.finite
        or first.pos == "AUX"
        or scene.is_a(s, start, "of")
        or first.lower in ("et", "mais", "ou", "car", "ne", "n'", "se", "s'", "puisque", "puisqu'", "parce", "que", "qu'", "pour")
    )
    if not goes_on or any(t.placeholder is not None for t in tokens[start:end]):
        return None
    end = clause_end(scene, s, start, None)
    return (start, end) if end > start else None


def according_to(scene: Scene, cue: CueMatch) -> Attribution | None:
    """Selon X, P; P, selon X; P1, selon X, P2."""
    if cue.cue.kind is not CueKind.PREPOSITION:
        return None
    s = cue.sentence
    tokens = scene.tokens(s)
    relative = _relative_source(scene, cue)
    if relative is not None:
        return relative
    source = source_after(scene, cue)
    if source is None and not cue.sourceless:
        return None
    if source is not None and not cue.core and not _opines(scene, cue, source):
        return None
    before = _before(scene, s, cue.first)
    end = sentence_end(scene, s)
    after = max(cue.last, source.last if source is not None else 0) + 1
    if before is None:
        return _fronted(scene, cue, source, after, end)
    begin, opening = before
    comma = tokens[cue.first - 1].form in (",", *_DASHES, "(")
    relative_start = _relative_start(scene, s, opening)
    if relative_start is None and not comma:
        relative_start = _verb_relative(scene, s, opening)
    if not cue.core or (relative_start is None and not _has_words(scene, s, begin, opening)):
        return None
    begin = relative_start or begin
    if not comma and after < end and relative_start is None:
        return None
    if not comma and not any(t.pos in ("VERB", "AUX") for t in tokens[begin:opening]):
        return None
    found = _framed(scene, cue, source, begin, opening, "according_to", 0.8 if comma else 0.65)
    return found


def _past_detached(scene: Scene, s: int, first: int, end: int) -> int:
    """Return where the clause starts past a relative or apposition to the source."""
    tokens = scene.tokens(s)
    while True:
        comma = next((j for j in range(first, end) if tokens[j].form == ","), None)
        if comma is None or comma + 1 >= end:
            return first
        relative = scene.is_a(s, first, "relative") and scene.lower(s, first) not in ("que", "qu'")
        verbless = not any(t.finite or t.pos == "AUX" for t in tokens[first:comma])
        adverbial = verbless and comma - first <= 3 and (
            scene.is_a(s, first, "adverb") or scene.lower(s, first) in ("en", "au", "par", "à")
        )
        apposed = verbless and scene.lower(s, first) in ("un", "une", "cité", "citée", "cités", "citées")
        later = any(t.finite or t.pos == "AUX" for t in tokens[comma:end])
        if not (relative or ((apposed or adverbial) and later)):
            return first
        first = comma + 1


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
    """Read « un rapport selon lequel P », « X, pour qui P », « l'affirmation de X selon laquelle P »."""
    s = cue.sentence
    pronoun = cue.last + 1
    if scene.lower(s, pronoun) not in _RELATIVES or cue.first == 0:
        return None
    source = antecedent(scene, s, cue.first)
    first = pronoun + 1
    end = clause_end(scene, s, first, None)
    if source is None or end <= first:
        return None
    cues: tuple[Cue, ...] = (cue.cue,)
    noun = next(
        (
            other
            for other in scene.cues[s]
            if other.cue.kind is CueKind.NOUN and source.first <= other.first <= source.last
        ),
        None,
    )
    if noun is not None:
        # The noun reports, and whoever it belongs to speaks.
        source = noun_owner(scene, noun) or source
        cues = (noun.cue,)
        end = second_verb(scene, s, first, end) or end
    return Attribution(
        kind=content_kind(scene, s, first, end),
        content=(content_span(scene, s, first, end),),
        rule="relative_source",
        confidence=0.8,
        quoted=quoted_in(scene, s, first, end),
        cues=cues,
        source=source,
    )


def _opines(scene: Scene, cue: CueMatch, source: MentionMatch) -> bool:
    """Return whether *pour X* gives an opinion: fronted, a person or body, then a comma."""
    s = cue.sentence
    if scene.sentences[s].container is not None:
        return False
    fronted = cue.first <= 1 or scene.lower(s, cue.first - 1) in (",", ";", "car", "mais", "et")
    quoted = any(t.quoted is not None for t in scene.tokens(s)[source.last :])
    definite = scene.lower(s, source.first) in ("le", "la", "l'", "les", "ce", "cette")
    human = source.kind in _OPINION or (quoted and definite) or source.head in ("lui", "elle", "eux", "elles")
    comma = any(scene.lower(s, source.last + k) == "," for k in range(1, 4))
    return fronted and human and comma


def _before(scene: Scene, s: int, end: int) -> tuple[int, int] | None:
    """Return the clause before *selon X*, ``None`` when the phrase opens its clause."""
    tokens = scene.tokens(s)
    opening = end - 1
    if opening < 0:
        return None
    if tokens[opening].form not in (",", "(", *_DASHES):
        opening = end
    begin = _frame_start(scene, s, opening)
    words = [t for t in tokens[begin:opening] if any(c.isalnum() for c in t.form)]
    if not words:
        return None
    connector = len(words) <= 2 and all(
        t.pos in ("ADV", "CCONJ", "ADP", "SCONJ") or scene.is_a(s, t.index, "adverb") or scene.is_a(s, t.index, "conjunction")
        for t in words
    )
    return None if connector else (begin, opening)


def _fronted(
    scene: Scene, cue: CueMatch, source: MentionMatch | None, after: int, end: int
) -> Attribution | None:
    s = cue.sentence
    tokens = scene.tokens(s)
    j = after
    while j < end and tokens[j].form != ",":
        if tokens[j].placeholder is not None or tokens[j].form in ";:":
            return None
        j += 1
        if j - after > 14:
            return None
    if j >= end:
        return None
    first = _past_detached(scene, s, j + 1, end)
    if first >= end or tokens[first].placeholder is not None:
        return None
    stop = clause_end(scene, s, first, None)
    if _introduces(scene, s, first, stop):
        stop += 2
    verbal = any(t.pos in ("VERB", "AUX") for t in tokens[first:stop])
    if stop <= first or not (verbal or (cue.core and stop - first > 3)):
        return None
    return Attribution(
        kind=content_kind(scene, s, first, stop),
        content=(content_span(scene, s, first, stop),),
        rule="according_to",
        confidence=0.85,
        quoted=quoted_in(scene, s, first, stop),
        cues=(cue.cue,),
        source=source,
    )


def after_colon(scene: Scene, cue: CueMatch) -> Attribution | None:
    """La préfecture est formelle : P. The report stands after a colon without marks."""
    if cue.cue.kind is not CueKind.VERB or not is_finite(cue) or cue.cue.negated or cue.passive:
        return None
    s = cue.sentence
    tokens = scene.tokens(s)
    colon = next((j for j in range(cue.last + 1, len(tokens)) if tokens[j].form == ":"), None)
    verb = scene.lexicon.verbs.get(cue.cue.lemma)
    if colon is None or verb is None or colon + 1 >= len(tokens):
        return None
    strong = bool(verb.tail) or cue.core
    near = colon - cue.last <= (_NEAR_COLON if cue.core else 1)
    if not strong or not near or "QUOTE" not in cue.frames:
        return None
    if any(scene.is_a(s, j, "subordinator") or tokens[j].finite for j in range(cue.last + 1, colon)):
        return None
    source = cue_source(scene, cue)
    return _unmarked(scene, s, colon, source, (cue.cue,), "after_colon")


def labelled(scene: Scene, s: int) -> Attribution | None:
    """Paul Weber, député : P. A named person and a role stand for the words that follow."""
    source = scene.mention_at(s, 0)
    if source is None or source.kind is not SpeakerKind.PERSON or source.name is None:
        return None
    if not source.roles or scene.lower(s, source.last + 1) != ":":
        return None
    return _unmarked(scene, s, source.last + 1, source, (), "label")


def _unmarked(
    scene: Scene,
    s: int,
    colon: int,
    source: MentionMatch | None,
    cues: tuple[Cue, ...],
    rule: str,
) -> Attribution | None:
    """Build the report after a colon, when it is a clause without marks around it."""
    tokens = scene.tokens(s)
    first, end = colon + 1, sentence_end(scene, s)
    if end <= first or source is None or not may_speak(source):
        return None
    if tokens[first].placeholder is not None or not _whole(scene, s, first, end):
        return None
    if quoted_in(scene, s, first, first + 1) and tokens[first].quoted == tokens[end - 1].quoted:
        return None
    return Attribution(
        kind=content_kind(scene, s, first, end),
        content=(content_span(scene, s, first, end),),
        rule=rule,
        confidence=0.65,
        quoted=quoted_in(scene, s, first, end),
        cues=cues,
        source=source,
    )


def continuation(scene: Scene, earlier: Attribution, s: int) -> Attribution | None:
    """Il se serait ensuite caché. A conditional that goes on with « selon X, … aurait … »."""
    if earlier.rule != "according_to" or not _conditional(scene, s - 1) or not _conditional(scene, s):
        return None
    here, there = scene.sentences[s], scene.sentences[s - 1]
    if (here.paragraph, here.container) != (there.paragraph, there.container) or scene.cues[s]:
        return None
    if scene.lower(s, 0) not in ("il", "elle", "ils", "elles"):
        return None
    end = sentence_end(scene, s)
    return Attribution(
        kind=content_kind(scene, s, 0, end),
        content=(content_span(scene, s, 0, end),),
        rule="continuation",
        confidence=0.5,
        quoted=quoted_in(scene, s, 0, end),
        cues=earlier.cues,
        source=earlier.source,
        speaker_hint=earlier.speaker_hint,
    )


def _conditional(scene: Scene, s: int) -> bool:
    """Return whether the first finite verb of a sentence is a conditional."""
    for token in scene.tokens(s):
        if token.finite or token.pos == "AUX":
            return token.lower.endswith(("rait", "raient"))
    return False
