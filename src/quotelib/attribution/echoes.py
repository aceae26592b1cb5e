"""Reports that only repeat a report around them, and two cues over one content."""

from __future__ import annotations

import bisect
from typing import TYPE_CHECKING

import attrs

from ..models import CueKind, MentionKind, Mood, SpeakerKind, Tense
from . import rules
from .phrases import may_speak
from .scene import BLANKS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ..models import Mention
    from ..models.records import Attribution
    from .scene import Scene

__all__ = ["takes_up", "without_echoes"]

_BOTH = 2
_OPINING = frozenset({"penser", "trouver"})
_OURS = frozenset({"je", "j'", "nous", "on"})
_YOU = frozenset({"tu", "vous"})
_CLOSING = BLANKS + "»”\"’'›"
_FRAMING = frozenset({rules.FRAMED_INCISE.name, rules.ACCORDING_TO.name})
_TAKING_UP = frozenset({MentionKind.CLITIC, MentionKind.PRONOUN, MentionKind.POSSESSIVE})
_CLAUSES = frozenset({rules.QUE_CLAUSE.name, rules.INFINITIVE.name})
_AROUND = _CLAUSES | {rules.FRAMED_INCISE.name, rules.ACCORDING_TO.name, rules.INCISE_CLAUSE.name}


def without_echoes(scene: Scene, found: Sequence[Attribution]) -> list[Attribution]:
    """Drop what only repeats a report around it, and join two cues over one content.

    Args:
        scene: The text's candidates.
        found: The reports of all sentences.

    Returns:
        The reports that stand on their own, in the same order.
    """
    spans = [scene.spans[index].span for index in scene.inside]
    quoted = _Cover((span.start, span.end, -1) for span in spans)
    reported = _Cover(
        (span.start, span.end, at)
        for at, item in enumerate(found)
        if item.cues and not _repeats_own_words(item)
        for span in item.content
    )
    kept: list[Attribution] = []
    for at, item in enumerate(found):
        start = _start(item)
        around = bool(item.cues) and reported.holds(start, at)
        if around and _is_said_around(found, at):
            continue
        if not (around or quoted.holds(start)) or _reports_in_report(scene, item):
            kept.append(item)
    return _with_joined_cues(scene, _without_opened(kept))


def _start(item: Attribution) -> int:
    """Return where the cue of a report starts, or its content when it has none."""
    return item.cues[0].spans[0].start if item.cues else item.content[0].start


def _is_said_around(found: Sequence[Attribution], at: int) -> bool:
    """Return whether the words in marks that a verb governs are of the report around the verb.

    In *Elle estime avoir répondu à une « colère juste »* they are hers, and the infinitive, or a
    verb whose subject takes hers up, tells what she did.
    """
    item = found[at]
    if item.rule == rules.VERB_UTTERANCE.name:
        return at > 0 and _is_what_is_said(found[at - 1], item)
    if item.rule != rules.QUOTED_OBJECT.name:
        return False
    if (item.source is None or not may_speak(item.source)) and any(
        outer.rule in _AROUND and _holds(outer, item)
        for outer in found[max(0, at - 1) : at + _BOTH]
    ):
        return True  # « X dit que l'accord requiert « du temps » », « que P est jugé « risqué » »
    if at == 0:
        return False
    outer = found[at - 1]
    if outer.rule not in _CLAUSES or outer.content[-1].end < item.content[-1].end:
        return False
    if not set(item.quoted) <= set(outer.quoted):
        return False
    first = outer.content[0].start
    if _start(item) == first:
        return True
    subject = None if item.source is None else item.source.mention
    return (
        subject is not None and subject.kind is MentionKind.PRONOUN and subject.span.start == first
    )


def _is_what_is_said(outer: Attribution, item: Attribution) -> bool:
    """Return whether a verb of saying governs the verb before the marks (*dit espérer « que P »*).

    The infinitive opens what is said, and reports nothing besides.
    """
    said = outer.rule == rules.INFINITIVE.name and item.cues[0].mood is Mood.INFINITIVE
    return said and _start(item) == outer.content[0].start and _holds(outer, item)


def _holds(outer: Attribution, item: Attribution) -> bool:
    """Return whether a report has the quoted words and the cue of another in its content."""
    start, end = outer.content[0].start, outer.content[-1].end
    inside = start <= _start(item) and item.content[-1].end <= end
    return inside and set(item.quoted) <= set(outer.quoted)


class _Cover:
    """Intervals with owners, sorted so that one look finds whether any of them holds an offset."""

    def __init__(self, intervals: Iterable[tuple[int, int, int]]) -> None:
        """Keep, up to each start, the farthest end and the farthest end of another owner."""
        self._starts: list[int] = []
        self._ends: list[tuple[int, int, int]] = []
        farthest, owner, second = -1, -1, -1
        for start, end, whose in sorted(intervals):
            if whose == owner:
                farthest = max(farthest, end)
            elif end > farthest:
                farthest, owner, second = end, whose, farthest
            else:
                second = max(second, end)
            self._starts.append(start)
            self._ends.append((farthest, owner, second))

    def holds(self, offset: int, but: int | None = None) -> bool:
        """Return whether an interval, not of the owner ``but``, holds an offset."""
        at = bisect.bisect_right(self._starts, offset) - 1
        if at < 0:
            return False
        farthest, owner, second = self._ends[at]
        return offset < (second if owner == but else farthest)


def _reports_in_report(scene: Scene, item: Attribution) -> bool:
    """Return whether a report inside a report tells somebody's words (*affirme que Y dit que*)."""
    if not item.cues or item.rule == rules.VERB_UTTERANCE.name:
        return True
    cue = item.cues[0]
    if cue.kind is not CueKind.VERB:
        return cue.kind is CueKind.PREPOSITION
    verb = scene.lexicon.verbs.get(cue.lemma)
    if cue.lemma in _OPINING and item.source is not None:
        # « Ma mère pense que je dors », dit-elle; not inside what is reported without marks, nor
        # what the one spoken to is asked: « Vous pensez qu'il vient ? »
        if item.source.head in _YOU and scene.tokens(item.source.sentence)[-1].form == "?":
            return False
        another = cue.tense is Tense.PRESENT and item.source.head not in _OURS and not cue.negated
        return another and scene.sentences[item.source.sentence].container is not None
    return verb is not None and verb.core and not verb.cognitive


def _with_joined_cues(scene: Scene, kept: list[Attribution]) -> list[Attribution]:
    """Join « Selon X, P, commente-t-il », « X dit que P, commente-t-il » into one report.

    The first report (in their order) that decides on another has the last word.
    """
    starts = sorted((_start(item), at) for at, item in enumerate(kept) if item.cues)
    ends = sorted((item.content[-1].end, at) for at, item in enumerate(kept) if item.cues)
    verdicts: dict[int, tuple[int, Attribution | None]] = {}

    def decide(at: int, by: int, verdict: Attribution | None) -> None:
        """Keep what a report decides on another unless an earlier one decided."""
        if at not in verdicts or by < verdicts[at][0]:
            verdicts[at] = (by, verdict)

    for outer, around in enumerate(kept):
        framed = around.rule == rules.FRAMED_INCISE.name
        if not framed and not _repeats_own_words(around):
            continue
        first, last = around.content[0].start, around.content[-1].end
        near = {*_between(starts, first, last), *_between(ends, first, last)} - {outer}
        for inner in near:
            item = kept[inner]
            according = item.rule == rules.ACCORDING_TO.name
            if not _covers(around, item):
                continue
            opens = according and _opens(around, item) and _may_be_one(around, item)
            if framed and (opens or _tells_twice(scene, around, item)):
                decide(outer, inner, None)
                decide(inner, outer, _joined(scene, item, around))
            elif not framed and not according:
                decide(outer, inner, None)
    decided = (verdicts[at][1] if at in verdicts else item for at, item in enumerate(kept))
    return [item for item in decided if item is not None]


def _without_opened(kept: list[Attribution]) -> list[Attribution]:
    """Drop what a colon opens where an incise or *selon X* frames all of it."""
    framing: dict[int, list[Attribution]] = {}
    for item in kept:
        if item.rule in _FRAMING and item.cues:
            framing.setdefault(item.content[0].start, []).append(item)
            framing.setdefault(_start(item), []).append(item)
            framing.setdefault(-item.content[-1].end, []).append(item)
    return [
        item
        for item in kept
        if item.rule != rules.AFTER_COLON.name
        or not (
            any(_is_told_by(item, inner) for inner in framing.get(item.content[0].start, ()))
            or any(_opens_soon(item, inner) for inner in framing.get(-item.content[-1].end, ()))
        )
    ]


def _opens_soon(around: Attribution, inner: Attribution) -> bool:
    """Return whether a frame stands behind a word or two (*X nuance : demain, dit-il, P*)."""
    first = around.content[0]
    words = first.text[: max(0, _start(inner) - first.start)].split()
    return len(words) <= _BOTH and _is_told_by(around, inner)


def takes_up(item: Attribution, standing: Sequence[Attribution]) -> bool:
    """Return whether what a colon opens is read already, by the marks in it and an incise.

    Args:
        item: What a colon opens.
        standing: The attributions of words in marks.

    Returns:
        Whether *X nuance : P, dit-il, « Q »* is the one that *dit-il* frames.
    """
    if not item.quoted:
        return False
    start = item.content[0].start
    return any(
        other.content[0].start == start and set(item.quoted) <= set(other.quoted)
        for other in standing
    )


def _is_told_by(around: Attribution, inner: Attribution) -> bool:
    """Return whether a frame takes up who speaks before a colon (*X nuance : P, dit-il, Q*).

    Or somebody speaks for a body or country (*La ligue nuance : P, plaide X*).
    """
    source, speaker = inner.source, around.source
    if source is None or speaker is None or not _covers(around, inner):
        return False
    return source.mention.kind in _TAKING_UP or speaker.kind is not SpeakerKind.PERSON


def _opens(around: Attribution, item: Attribution) -> bool:
    """Return whether *selon X* opens what an incise frames (not *P, dit X, car selon lui Q*).

    Nor *P car, selon X, Q, a dit Y*, of which Y says P as well.
    """
    start = _start(item)
    if not start < min(item.content[0].start, around.cues[0].spans[0].start):
        return False
    first = around.content[0]
    return len(first.text[: max(0, start - first.start)].split()) <= _BOTH


def _may_be_one(around: Attribution, item: Attribution) -> bool:
    """Return whether who speaks in an incise may be whom *selon* names (*Selon X, P, dit-il*).

    A body says what papers and first findings show (*Selon les premiers éléments, P, a dit X*), or
    another body.
    """
    source, named = around.source, item.source
    interrupts = around.cues[0].spans[0].start < item.content[0].start  # « Pour X, dit-il, P »
    if interrupts or source is None or named is None or source.head == "on":
        return True
    if named.mention.kind in _TAKING_UP or named.kind is SpeakerKind.PERSON:
        return source.kind in (SpeakerKind.PERSON, None) or source.mention.kind in _TAKING_UP
    bodies = named.kind in (SpeakerKind.ORGANISATION, SpeakerKind.GROUP, SpeakerKind.PLACE)
    return bodies and source.mention.kind in _TAKING_UP and _agree(source.mention, named.mention)


def _ends_together(scene: Scene, around: Attribution, item: Attribution) -> bool:
    """Return whether a report ends where the first piece around it does.

    So it does where only the marks close between that its verb stands before.
    """
    end, last = item.content[-1].end, around.content[0].end
    if end == last or not item.quoted:
        return end == last
    opened = scene.spans[item.quoted[-1]].span.start > _start(item)
    return opened and end < last and scene.text[end:last].strip(_CLOSING) == ""


def _repeats_own_words(item: Attribution) -> bool:
    """Return whether a report is framed by « selon ses mots », which name nobody anew."""
    return (
        item.rule == rules.ACCORDING_TO.name
        and item.source is not None
        and item.source.mention.kind is MentionKind.POSSESSIVE
    )


def _tells_twice(scene: Scene, around: Attribution, item: Attribution) -> bool:
    """Return whether an incise only repeats that somebody speaks (*X estime que P, a-t-il dit*).

    Its pronoun agrees with the subject that opens the clause, whose report ends where that ends, or
    goes on after the incise (*X estime, a-t-il dit, que P*).
    """
    source, subject = around.source, item.source
    if source is None or subject is None or source.mention.kind is not MentionKind.CLITIC:
        return False
    whole = _ends_together(scene, around, item)
    opens = around.content[0].start <= subject.mention.span.start < _start(item)
    return whole and opens and source.head != "on" and _agree(source.mention, subject.mention)


def _joined(scene: Scene, item: Attribution, around: Attribution) -> Attribution:
    """Return a report with the cue of the incise around it, and what goes on after that."""
    rest = tuple(span for span in around.content if span.start > around.cues[0].spans[0].start)
    if around.rule != rules.FRAMED_INCISE.name or not _ends_together(scene, around, item):
        rest = ()
    quoted = dict.fromkeys((*item.quoted, *(around.quoted if rest else ())))
    return attrs.evolve(
        item,
        kind=around.kind if rest else item.kind,
        content=(*item.content, *rest),
        quoted=tuple(quoted),
        cues=(*item.cues, *around.cues),
    )


def _agree(one: Mention, other: Mention) -> bool:
    """Return whether two mentions can be of one gender and number."""
    genders, numbers = {one.gender, other.gender}, {one.number, other.number}
    return len(genders - {None}) < _BOTH and len(numbers - {None}) < _BOTH


def _between(ordered: list[tuple[int, int]], first: int, last: int) -> list[int]:
    """Return what is sorted under the offsets from ``first`` to ``last``, both included."""
    low = bisect.bisect_left(ordered, (first, -1))
    high = bisect.bisect_left(ordered, (last + 1, -1))
    return [at for _, at in ordered[low:high]]


def _covers(outer: Attribution, inner: Attribution) -> bool:
    """Return whether the content of one report holds the cue and the content's end of another."""
    return (
        outer.content[0].start <= _start(inner) and inner.content[-1].end <= outer.content[-1].end
    )
