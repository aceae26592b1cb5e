"""Where reported content begins and ends, in tokens of the frame and in spans of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..models import CueKind, Mood, QuotationKind, Span
from .scene import is_finite
from .subjects import governed, may_speak, postposed, source_after

if TYPE_CHECKING:
    from ..models.records import CueMatch
    from .scene import Scene

__all__ = ["clause_end", "content_kind", "content_span", "quoted_in", "second_verb", "sentence_end"]

_FINAL = frozenset({".", "!", "?", "…", "...", ";", ",", ":", "»", ")", "-", "–", "—", "”", '"'})
_KEPT_FINAL = frozenset({"!", "?", "…", "..."})
# After a comma, words that open an adjunct of the reporting clause, not of the reported one.
_ADJUNCTS = (
    ("avant", "de"),
    ("avant", "d'"),
    ("après", "avoir"),
    ("après", "être"),
    ("lors", "de"),
    ("lors", "d'"),
    ("lors", "du"),
    ("sans", "toutefois"),
    ("sans", "plus"),
    ("sans", "préciser"),
    ("sans", "donner"),
    ("tout", "en"),
    ("dans", "un"),
    ("dans", "une"),
    ("au", "micro"),
    ("au", "cours"),
    ("au", "moment"),
    ("à", "l'issue"),
    ("en", "marge"),
    ("citant",),
    ("évoquant",),
    ("en", "réponse"),
    ("en", "marge"),
    ("tandis", "que"),
    ("tandis", "qu'"),
    ("alors", "que"),
    ("alors", "qu'"),
    ("interrogé",),
    ("interrogée",),
)
_COORDINATORS = frozenset({"et", "mais", "puis", "ou", "avant"})


def sentence_end(scene: Scene, s: int) -> int:
    """Return the index after the last token of a sentence that is no final sign."""
    tokens = scene.tokens(s)
    end = len(tokens)
    while end > 0 and tokens[end - 1].form in _FINAL and tokens[end - 1].placeholder is None:
        if tokens[end - 1].form in _KEPT_FINAL and tokens[end - 1].quoted is not None:
            break
        if tokens[end - 1].form == ")" and any(t.form == "(" for t in tokens[: end - 1]):
            break
        end -= 1
    return end


def clause_end(scene: Scene, s: int, start: int, cue: CueMatch | None) -> int:
    """Return the index after the reported clause that starts at ``start``.

    The clause runs to the end of its sentence unless something of the reporting clause comes
    first: another cue of the same level, an adjunct of the cue, a colon before a quotation.
    """
    tokens = scene.tokens(s)
    end = sentence_end(scene, s)
    if cue is not None and cue.first <= 2 and cue.cue.mood in (Mood.PARTICIPLE, Mood.INFINITIVE):
        end = _main_clause(scene, s, start, end)
    starts = {c.first: c for c in scene.cues[s] if c.first > start}
    for j in range(start, end):
        token = tokens[j]
        if token.quoted is not None and j > start and tokens[j - 1].quoted == token.quoted:
            continue  # nothing of the reporting clause stands inside one pair of marks
        if token.form == ";":
            return j
        if token.form == ":" and j + 1 < len(tokens) and tokens[j + 1].placeholder is not None:
            return j
        if token.form in (",", "–", "—", "-") and j > start and token.quoted is None:
            if scene.lower(s, j + 1) == "ce" and (j + 3) in starts and starts[j + 3].cue.kind is CueKind.PREPOSITION:
                return j
            if _adjunct(scene, s, j + 1) or _participle_report(scene, s, j + 1, starts):
                return j
            if _inverted_report(scene, s, j + 1, starts) or _second_report(scene, s, j + 1, starts, cue):
                return j
        if token.lower in ("et", "mais") and j > start and _participle_report(scene, s, j + 1, starts):
            return j - 1 if tokens[j - 1].form == "," else j
        if token.lower in _COORDINATORS and j > start:
            if _second_report(scene, s, j + 1, starts, cue):
                return j - 1 if tokens[j - 1].form == "," else j
            if token.lower == "avant" and scene.lower(s, j + 1) in ("de", "d'"):
                return j
    return end


def _main_clause(scene: Scene, s: int, start: int, end: int) -> int:
    """Return the comma after which the main clause starts (*Estimant que P, X a porté plainte*)."""
    tokens = scene.tokens(s)
    for j in range(end - 1, start, -1):
        if tokens[j].form != ",":
            continue
        mention = scene.mention_at(s, j + 1)
        if mention is None or governed(scene, mention):
            continue
        after = mention.last + 1
        while after < end and (
            scene.is_a(s, after, "adverb")
            or scene.is_a(s, after, "object_clitic")
            or scene.is_a(s, after, "negation")
        ):
            after += 1
        if after < end and (tokens[after].finite or tokens[after].pos in ("AUX", "VERB")):
            return j
    return end


def _adjunct(scene: Scene, s: int, j: int) -> bool:
    return any(
        all(scene.lower(s, j + k) == word for k, word in enumerate(words)) for words in _ADJUNCTS
    )


def _participle_report(scene: Scene, s: int, j: int, starts: dict[int, CueMatch]) -> bool:
    """Return whether a participle that reports on its own starts at ``j`` (*, ajoutant que*)."""
    if scene.lower(s, j) in ("tout", "en"):
        j += 1
        if scene.lower(s, j) == "en":
            j += 1
    cue = starts.get(j)
    return (
        cue is not None
        and cue.cue.kind is CueKind.VERB
        and cue.cue.mood is Mood.PARTICIPLE
        and cue.cue.spans[-1].text.lower().endswith("ant")
    )


def _inverted_report(scene: Scene, s: int, j: int, starts: dict[int, CueMatch]) -> bool:
    """Return whether an incise starts at ``j`` (*, a-t-il ajouté*; *, selon la police*)."""
    cue = starts.get(j)
    if cue is None:
        return False
    if cue.cue.kind is CueKind.PREPOSITION:
        return cue.core and (cue.sourceless or source_after(scene, cue) is not None)
    if cue.cue.kind is not CueKind.VERB or not is_finite(cue):
        return False
    if cue.clitic is not None:
        return True
    subject = postposed(scene, cue)
    return (
        "INCISE" in cue.frames
        and not cue.nominal
        and subject is not None
        and subject.first <= cue.last + 8
        and scene.tokens(s)[subject.first].quoted is None
        and may_speak(subject)
    )


def _second_report(
    scene: Scene, s: int, j: int, starts: dict[int, CueMatch], cue: CueMatch | None
) -> bool:
    """Return whether a verb joined to the cue starts at ``j`` with a report of its own."""
    if scene.is_a(s, j, "subject_clitic"):
        return False
    k = j
    while scene.is_a(s, k, "adverb"):
        k += 1
    other = starts.get(k)
    if other is None or other.cue.kind is not CueKind.VERB or cue is None:
        return False
    if cue.cue.kind is not CueKind.VERB:
        return False
    following = scene.lower(s, other.last + 1)
    joined = other.cue.mood is cue.cue.mood or other.cue.mood is Mood.PARTICIPLE
    tokens = scene.tokens(s)
    if joined and other.last + 1 < len(tokens) and tokens[other.last + 1].quoted is not None:
        return True
    return joined and (following in ("que", "qu'", "à", "de", "d'", "aux", "au", "si") or other.core)


def content_span(scene: Scene, s: int, first: int, end: int) -> Span:
    """Return the span of tokens ``first`` to ``end``, outer marks left out when it is all quoted."""
    tokens = scene.tokens(s)
    inner = {token.quoted for token in tokens[first:end]}
    start, stop = tokens[first].start, tokens[end - 1].end
    whole = inner.pop() if len(inner) == 1 else None
    if whole is not None:
        return Span.of(scene.text, start, stop)
    opening, closing = tokens[first].quoted, tokens[end - 1].quoted
    if opening is not None and _opens(scene, s, first):
        start = scene.spans[opening].outer.start
    if closing is not None and _closes(scene, s, end - 1):
        stop = scene.spans[closing].outer.end
    return Span.of(scene.text, start, stop)


def _opens(scene: Scene, s: int, i: int) -> bool:
    tokens = scene.tokens(s)
    return i == 0 or tokens[i - 1].quoted != tokens[i].quoted


def _closes(scene: Scene, s: int, i: int) -> bool:
    tokens = scene.tokens(s)
    return i + 1 >= len(tokens) or tokens[i + 1].quoted != tokens[i].quoted


def quoted_in(scene: Scene, s: int, first: int, end: int) -> tuple[int, ...]:
    """Return the quoted spans with words among tokens ``first`` to ``end``, in order."""
    found: list[int] = []
    for token in scene.tokens(s)[first:end]:
        for index in (token.quoted, token.placeholder):
            if index is not None and index not in found:
                found.append(index)
    return tuple(found)


def content_kind(scene: Scene, s: int, first: int, end: int) -> QuotationKind:
    """Return mixed when quoted words stand in the content, else indirect."""
    return QuotationKind.MIXED if quoted_in(scene, s, first, end) else QuotationKind.INDIRECT


def second_verb(scene: Scene, s: int, first: int, end: int) -> int | None:
    """Return the second finite verb group of a stretch: the one that the whole is subject of."""
    tokens = scene.tokens(s)
    verbs = [
        t.index
        for t in tokens[first:end]
        if (t.finite or t.pos == "AUX") and not (t.index > first and tokens[t.index - 1].pos == "AUX")
    ]
    if len(verbs) < 2:
        return None
    start = verbs[1]
    while start > first and scene.is_a(s, start - 1, "negation"):
        start -= 1
    return start
