"""Reports that the grammar of the narration carries, over all sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from ..models import CueKind, MentionKind, Mood, QuotationKind, Tense
from ..models.records import Attribution
from .complements import complement
from .framing import according_to, after_colon, continuation, framed_incise, labelled
from .extents import content_span
from .nominal import noun_complement
from .subjects import may_talk
from .turns import answers, posts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..models.records import CueMatch
    from .scene import Scene

__all__ = ["attribute_reports"]

_SELF = frozenset({"je", "j'", "nous", "on", "vous", "tu"})


def attribute_reports(scene: Scene, standing: dict[int, Attribution]) -> list[Attribution]:
    """Return the mixed and indirect quotations of a text.

    Args:
        scene: The text's candidates.
        standing: The attributions of standing quotations; their cues are spoken for.

    Returns:
        One attribution a report.
    """
    used = {
        (span.start, span.end)
        for attribution in standing.values()
        for cue in attribution.cues
        for span in cue.spans
    }
    found: list[Attribution] = []
    for sentence in scene.sentences:
        found.extend(_uncued(scene, sentence.index, found))
        for cue in scene.cues[sentence.index]:
            spent = any((span.start, span.end) in used for span in cue.cue.spans)
            attribution = _report(scene, cue, spent)
            if attribution is None or _own_voice(sentence.container, attribution):
                continue
            if not _repeats(found, attribution):
                found.append(attribution)
    found = _without_echoes(scene, found)
    found.extend(answers(scene))
    found.extend(posts(scene))
    found.extend(_predicates(scene, [*standing.values(), *found]))
    return found


def _predicates(scene: Scene, attributed: list[Attribution]) -> Iterator[Attribution]:
    """Yield quoted predicates that nothing reports: « X « ne comprend pas » … », « X « confiant » »."""
    taken = {index for attribution in attributed for index in attribution.quoted}
    for sentence in scene.sentences:
        if sentence.container is not None or not scene.mentions[sentence.index]:
            continue
        subject = scene.mentions[sentence.index][0]
        at = subject.last + 1
        index = sentence.tokens[at].quoted if at < len(sentence.tokens) else None
        if subject.first > 0 or index is None or index in taken or not may_talk(subject):
            continue
        if sentence.tokens[subject.last].quoted == index or not _predicate(scene, sentence.index, at):
            continue
        end = at
        while end < len(sentence.tokens) and sentence.tokens[end].quoted == index:
            end += 1
        yield Attribution(
            kind=QuotationKind.MIXED,
            content=(content_span(scene, sentence.index, at, end),),
            rule="quoted_predicate",
            confidence=0.6,
            quoted=(index,),
            source=subject,
        )


def _predicate(scene: Scene, s: int, at: int) -> bool:
    """Return whether quoted words are what is said of the subject before them."""
    tokens = scene.tokens(s)
    first = tokens[at]
    if first.finite or scene.is_a(s, at, "negation") or scene.is_a(s, at, "object_clitic"):
        return True
    verbless = not any(token.finite or token.pos == "AUX" for token in tokens)
    return verbless and first.pos in ("ADJ", "VERB")


def _without_echoes(scene: Scene, found: list[Attribution]) -> list[Attribution]:
    """Drop what only repeats a report around it, and join two cues over one content."""
    kept: list[Attribution] = []
    for attribution in found:
        around = [other for other in found if other is not attribution and _inside(attribution, other)]
        nested = around or _spoken(scene, attribution)
        if nested and not _reports_in_report(scene, attribution):
            continue
        kept.append(attribution)
    return [joined for joined in (_joined_cue(kept, item) for item in kept) if joined is not None]


def _spoken(scene: Scene, attribution: Attribution) -> bool:
    """Return whether a report stands in somebody's quoted words."""
    at = attribution.cues[0].spans[0].start if attribution.cues else attribution.content[0].start
    return any(
        span.span.start <= at < span.span.end
        for index, span in enumerate(scene.spans)
        if index in scene.inside
    )


def _inside(inner: Attribution, outer: Attribution) -> bool:
    """Return whether the cue of one report stands in the content of another."""
    if not inner.cues or not outer.cues:
        return False
    at = inner.cues[0].spans[0].start
    return any(span.start <= at < span.end for span in outer.content)


def _reports_in_report(scene: Scene, attribution: Attribution) -> bool:
    """Return whether a report inside a report tells words of somebody: *affirme que Y a dit que*."""
    if not attribution.cues:
        return True
    cue = attribution.cues[0]
    if cue.kind is not CueKind.VERB:
        return cue.kind is CueKind.PREPOSITION
    verb = scene.lexicon.verbs.get(cue.lemma)
    return verb is not None and verb.core and not verb.cognitive


def _joined_cue(found: list[Attribution], item: Attribution) -> Attribution | None:
    """Join « Selon X, P, commente-t-il » into one report with two cues."""
    for other in found:
        if other is item or not item.cues or not other.cues:
            continue
        fronted = other.rule == "according_to" and other.cues[0].spans[0].start < other.content[0].start
        if item.rule == "framed_incise" and fronted and _covers(item, other):
            return None
        if other.rule == "framed_incise" and item.rule == "according_to":
            opens = item.cues[0].spans[0].start < item.content[0].start
            if opens and _covers(other, item):
                return attrs.evolve(item, cues=(*item.cues, *other.cues))
        echo = item.rule == "according_to" and item.source is not None
        if echo and item.source is not None and item.source.mention.kind is MentionKind.POSSESSIVE:
            if other.rule != "according_to" and _covers(item, other):
                return None
    return item


def _covers(outer: Attribution, inner: Attribution) -> bool:
    return outer.content[0].start <= inner.cues[0].spans[0].start and (
        inner.content[-1].end <= outer.content[-1].end
    )


def _uncued(scene: Scene, s: int, found: list[Attribution]) -> list[Attribution]:
    """Return the reports of a sentence that no words in it report."""
    attribution = labelled(scene, s)
    if attribution is None and found:
        ends = found[-1].content[-1].end
        if s > 0 and scene.tokens(s - 1)[0].start <= ends <= scene.tokens(s)[0].start:
            attribution = continuation(scene, found[-1], s)
    return [attribution] if attribution is not None else []


def _report(scene: Scene, cue: CueMatch, spent: bool) -> Attribution | None:
    if cue.cue.kind is CueKind.VERB:
        if spent:
            return complement(scene, cue) if _told_before(scene, cue) else None
        if _pure_incise(scene, cue):
            return framed_incise(scene, cue)
        attribution = complement(scene, cue)
        if attribution is not None:
            return attribution
        return framed_incise(scene, cue) or after_colon(scene, cue)
    if cue.cue.kind is CueKind.NOUN and not spent:
        return noun_complement(scene, cue)
    if cue.cue.kind is CueKind.PREPOSITION and not spent:
        return according_to(scene, cue)
    return None


def _told_before(scene: Scene, cue: CueMatch) -> bool:
    """Return whether a cue that a quotation took stands before it, with room for a report."""
    return cue.clitic is None and scene.lower(cue.sentence, cue.last + 1) in ("que", "qu'")


def _pure_incise(scene: Scene, cue: CueMatch) -> bool:
    """Return whether a cue stands between signs with its clitic: it has no complement then."""
    s = cue.sentence
    return (
        cue.clitic is not None
        and scene.lower(s, cue.first - 1) in (",", "–", "—")
        and scene.lower(s, cue.last + 1) in (",", "–", "—", ".", "")
    )


def _own_voice(container: int | None, attribution: Attribution) -> bool:
    """Return whether the speaker of a quotation performs rather than reports (*je pense que*)."""
    if container is None:
        return False
    source = attribution.source
    if source is None:
        return True
    itself = source.mention.kind in (MentionKind.PRONOUN, MentionKind.CLITIC) and source.head in _SELF
    performed = attribution.cues[0].tense not in (Tense.PAST, Tense.PLUPERFECT, Tense.IMPERFECT)
    return itself and performed and attribution.cues[0].mood is not Mood.INFINITIVE


def _repeats(found: list[Attribution], attribution: Attribution) -> bool:
    """Return whether a report with the same cue has been found already."""
    cue = attribution.cues[0].spans
    return any(other.cues and other.cues[0].spans == cue for other in found)
