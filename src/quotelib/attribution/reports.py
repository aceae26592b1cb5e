"""Reports that the grammar of the narration carries, over all sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..models import CueKind, MentionKind, Mood, Tense
from .complements import complement
from .framing import according_to, after_colon, continuation, framed_incise, labelled
from .nominal import noun_complement

if TYPE_CHECKING:
    from ..models.records import Attribution, CueMatch
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
    return found


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
        attribution = complement(scene, cue)
        if attribution is not None:
            return attribution
        return None if spent else framed_incise(scene, cue) or after_colon(scene, cue)
    if cue.cue.kind is CueKind.NOUN and not spent:
        return noun_complement(scene, cue)
    if cue.cue.kind is CueKind.PREPOSITION and not spent:
        return according_to(scene, cue)
    return None


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
