"""Incises inside one pair of marks, and in dialogue lines: « La loi, dit X, s'applique. »."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from ..models import MentionKind, QuotationKind, Span
from ..models.records import Attribution, CueMatch, MentionMatch
from . import rules
from .phrases import may_speak
from .receptive import receives
from .scene import is_finite
from .sources import incise_source
from .steps import has_verb, verb_follows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .scene import Scene

__all__ = ["inner_incises", "with_inner_incises"]

_OPENS = frozenset({",", "!", "?", "…", "...", "-", "–", "—", ".", "!...", "?!"})
_BEFORE_VERB = ("object_clitic", "negation", "adverb")
_CLOSES = frozenset({",", ".", "-", "–", "—", ":", ";", "…"})
_DESCRIBING = frozenset({"VERB", "ADJ", "NOUN"})
_FIRST_PERSON = frozenset({"je", "tu", "nous", "vous", "ce"})
_TO_SPEAKER = frozenset({"me", "m'", "nous"})
_PARTICIPLES = ("é", "ée", "i", "ie", "u", "ue", "is", "ise")
_NEAR_SUBJECT = 8
_ADJUNCTS, _RELATIVE = 14, 22


@attrs.frozen(kw_only=True)
class _Cut:
    """An incise inside a quoted span: its cue, its source and the offsets that it takes out."""

    cue: CueMatch
    source: MentionMatch
    start: int
    end: int


def inner_incises(scene: Scene, index: int) -> Attribution | None:
    """« La loi, a rappelé X, s'applique. » The incises stand inside one pair of marks.

    Args:
        scene: The text's candidates.
        index: A standing quoted span whose surroundings name no cue.

    Returns:
        Its attribution, the content cut into the pieces that the incises leave, or ``None``.
    """
    cuts = _all_cuts(scene, index)
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
    if proposal.content != (scene.content(index),) or proposal.source is None:
        return proposal
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
    """Return whether one of two sources is a pronoun for the other."""
    return "on" not in (inner.head, outer.head) and (_is_pronoun(inner) or _is_pronoun(outer))


def _is_pronoun(source: MentionMatch) -> bool:
    """Return whether a source is a clitic or a pronoun."""
    return source.mention.kind in (MentionKind.CLITIC, MentionKind.PRONOUN)


def _all_cuts(scene: Scene, index: int) -> list[_Cut]:
    """Return the incises inside a quoted span."""
    return [cut for s in scene.inside.get(index, ()) for cut in _cuts(scene, s)]


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


def _cuts(scene: Scene, s: int) -> list[_Cut]:
    """Return the incises of a sentence inside a quoted span."""
    tokens = scene.tokens(s)
    cuts: list[_Cut] = []
    for cue in scene.verb_cues(s):
        if not _can_cut(scene, cue):
            continue
        source = incise_source(scene, cue)
        if source is None or source.first > cue.last + _NEAR_SUBJECT:
            continue
        if not may_speak(source) and not _follows_close(scene, cue, source):
            continue
        last = cue.last if cue.clitic is not None else max(cue.last, source.last)
        described = "," in source.mention.text
        end = _end(scene, s, last, described=described)
        if end is None:
            continue
        sign = tokens[cue.first - 1]
        start = sign.end if sign.form in "!?…..." else sign.start
        cuts.append(_Cut(cue=cue, source=source, start=start, end=end))
    return cuts


def _can_cut(scene: Scene, cue: CueMatch) -> bool:
    """Return whether a verb inside marks can report what stands around it: after a sign, finite."""
    if cue.first == 0 or cue.passive or cue.person in (1, 2) or not is_finite(cue):
        return False
    if scene.tokens(cue.sentence)[cue.first - 1].form not in _OPENS:
        return False
    if "INCISE" not in cue.frames and not cue.core:
        return False
    if receives(scene, cue):
        return False  # « Tout va bien, lit-on partout » is a report of the one who is quoted
    return cue.clitic is None or cue.clitic.text.lower() not in _FIRST_PERSON


def _is_apposed(scene: Scene, s: int, first: int, *, described: bool) -> bool:
    """Return whether words after a comma describe the speaker (*dit X, membre de Y, un club. Q*).

    They are a bare noun for a function or a participle with its complement (*chargée de mission*);
    what another comma adds has an article and no verb.
    """
    tokens = scene.tokens(s)
    if first >= len(tokens):
        return False
    end = next((t.index for t in tokens[first:] if t.form in _CLOSES), len(tokens))
    if has_verb(tokens[first:end]):
        return False
    if tokens[first].lower.endswith(_PARTICIPLES) and scene.is_a(s, first + 1, "preposition"):
        # « Les élus, dit X, réunis à Paris, ont voté »: the participle is the subject's
        goes_on = scene.lower(s, end) == "," and verb_follows(scene, s, end + 1, *_BEFORE_VERB)
        return tokens[first].pos in _DESCRIBING and not goes_on
    if described:
        return scene.is_a(s, first, "indefinite_article")
    return scene.lexicon.source_noun(tokens[first].lower) is not None


def _end(scene: Scene, s: int, last: int, *, described: bool) -> int | None:
    """Return the offset after an incise: past its adjuncts and the sign that closes it."""
    tokens = scene.tokens(s)
    limit = last + _ADJUNCTS
    apposed = described
    for token in tokens[last + 1 :]:
        if token.form == "," and (apposed or token.index == last + 1):
            apposed = _is_apposed(scene, s, token.index + 1, described=apposed)
            if apposed:
                limit = token.index + _RELATIVE
                continue
        if token.form == "," and scene.is_a(s, token.index + 1, "relative"):
            limit = token.index + _RELATIVE  # « raconte X, qui habite à côté. »
            continue
        if token.form == "," and _is_bearing(scene, s, token.index + 1):
            limit = token.index + _ADJUNCTS  # « murmure X, les yeux baissés. »
            continue
        if token.form in _CLOSES:
            return token.end
        if token.placeholder is not None or token.index > limit:
            return None
    return tokens[-1].end


def _follows_close(scene: Scene, cue: CueMatch, source: MentionMatch) -> bool:
    """Return whether a noun phrase can only be the subject of the verb before it.

    The verb reports, a definite noun phrase stands right after it, and a sign ends the incise.
    """
    s = cue.sentence
    definite = scene.is_a(s, source.first, "determiner") and not scene.is_a(
        s, source.first, "indefinite_article"
    )
    after = source.last + 1
    closed = scene.lower(s, after) in _CLOSES or scene.lower(s, after) in ("sans", "en", "avec")
    return definite and closed and source.first == cue.last + 1


def _is_bearing(scene: Scene, s: int, j: int) -> bool:
    """Return whether a phrase tells how somebody looks or sounds (*les yeux baissés*).

    A preposition may open it, and an adjective stand before its noun (*dans un large sourire*).
    """
    k = j + scene.is_a(s, j, "preposition")
    k += scene.is_a(s, k, "determiner")
    return scene.is_a(s, k, "bearing_noun") or (k > j and scene.is_a(s, k + 1, "bearing_noun"))
