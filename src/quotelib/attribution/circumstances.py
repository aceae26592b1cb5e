"""To whom, through what and when something was said: *a-t-il dit mardi à la presse sur X*."""

from __future__ import annotations

import bisect
import math
import operator
from typing import TYPE_CHECKING

import attrs

from ..lexicon.words import closed_class, closed_classes
from ..models import Mention, MentionKind, Span, SpeakerKind
from ..models.evolve import evolve
from .phrases import HUMAN, WRITTEN, is_temporal
from .steps import QUE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..models.records import Attribution, MentionMatch, Token
    from .scene import Scene

__all__ = ["with_circumstances"]

_FAR = 24
_TO = frozenset({"à", "au", "aux", "auprès", "devant", "face"})
# « Quant à la maire », « grâce à elle »
_NOT_TO = frozenset({"quant", "grâce", "suite", "contrairement", "conformément", "rapport"})
_THROUGH = frozenset({"dans", "sur", "via", "par", "lors", "au", "à", "en"})
_MEDIA = SpeakerKind.MEDIA
_START = operator.attrgetter("start")
_SIGNS = frozenset(",:;–—-(")
_STOPS = frozenset(".:;")
_REPEATED = frozenset({"part", "côté", "tour", "fois", "reprise", "reprises", "voix"})
_ADDRESSABLE = HUMAN | {_MEDIA}


@attrs.define(kw_only=True)
class _Found:
    """What a cue's clause says of the utterance, filled while it is read."""

    addressee: Mention | None = None
    medium: Span | None = None
    date: Span | None = None


def with_circumstances(
    scene: Scene, attributions: Iterable[Attribution]
) -> tuple[Attribution, ...]:
    """Return attributions with addressee, medium and date where the text gives them."""
    found = tuple(attributions)
    places = _places(scene, {item.cues[0].spans[0].start for item in found if item.cues})
    return tuple([_completed(scene, attribution, places) for attribution in found])


def _places(scene: Scene, starts: set[int]) -> dict[int, tuple[int, int]]:
    """Return the sentence and the token at each of some offsets at which a token starts."""
    ordered = sorted(starts)
    found: dict[int, tuple[int, int]] = {}
    for sentence in scene.sentences:
        tokens = sentence.tokens
        if tokens:
            first = bisect.bisect_left(ordered, tokens[0].start)
            for start in ordered[first : bisect.bisect_right(ordered, tokens[-1].start)]:
                token = tokens[bisect.bisect_left(tokens, start, key=_START)]
                if token.start == start:
                    found[start] = (sentence.index, token.index)
    return found


def _completed(
    scene: Scene, attribution: Attribution, places: dict[int, tuple[int, int]]
) -> Attribution:
    if not attribution.cues:
        return attribution
    cue = attribution.cues[0].spans
    place = places.get(cue[0].start)
    if place is None:
        return attribution
    s, first = place
    last = first
    tokens = scene.tokens(s)
    while last + 1 < len(tokens) and tokens[last + 1].start < cue[-1].end:
        last += 1
    found = _Found(addressee=_clitic(scene, tokens[first:last]))
    said = [span for span in attribution.content if span.start >= tokens[0].start]
    words, mentions = closed_classes("time", "preposition"), scene.mentions_by_start(s)
    for token in _around(tokens, first, last, said):
        if token.lower in words or token.index in mentions:
            _read(scene, s, token.index, attribution.source, found, after=token.index > last)
    if found.addressee is None and found.medium is None and found.date is None:
        return attribution
    return evolve(attribution, addressee=found.addressee, medium=found.medium, date=found.date)


def _clitic(scene: Scene, group: tuple[Token, ...]) -> Mention | None:
    """Return a dative clitic of a verb group as addressee (*lui a-t-il répondu*)."""
    clitics = closed_class("dative_clitic")
    for token in group:
        if token.lower in clitics:
            span = Span.of(scene.text, token.start, token.end)
            return Mention(span=span, kind=MentionKind.CLITIC)
    return None


def _around(
    tokens: tuple[Token, ...], first: int, last: int, said: Iterable[Span]
) -> tuple[Token, ...]:
    """Return the tokens of a cue's clause outside its content, those after the cue first."""
    # Content, another quotation and a strong sign bound the clause; no call for each token.
    ahead = min([span.start for span in said if span.end > tokens[last].end], default=math.inf)
    behind = max([span.end for span in said if span.start < tokens[first].start], default=0)
    closing = closed_class("lequel") | QUE
    end = last + 1
    for token in tokens[end : last + _FAR]:
        bound = token.form in _STOPS or token.placeholder is not None
        if bound or token.start >= ahead or token.lower in closing:
            break
        end += 1
    begin = first
    for token in reversed(tokens[max(0, first - _FAR) : first]):
        if token.form in _STOPS or token.placeholder is not None or token.start < behind:
            break
        begin -= 1
    return tokens[last + 1 : end] + tokens[begin:first]


def _read(
    scene: Scene, s: int, j: int, source: MentionMatch | None, found: _Found, *, after: bool
) -> None:
    """Take what stands at one token, after the cue or before, as date, addressee or medium."""
    mention, word = scene.mention_at(s, j), scene.sentences[s].words[j]
    if source is not None and mention is not None and mention.mention == source.mention:
        return
    if found.date is None:
        found.date = _date(scene, s, j, mention)
    if word not in closed_class("preposition"):
        return
    at = j + 1
    if word in ("auprès", "lors", "face") and scene.is_a(s, at, "preposition"):
        at += 1
    governed = scene.mention_at(s, at)
    if governed is None or is_temporal(scene, governed):
        return
    written = governed.head in closed_class("medium_noun") or governed.kind in WRITTEN
    carries = word in _THROUGH and written and not (word in _TO and governed.kind is _MEDIA)
    if carries or (word == "sur" and governed.name is not None):
        if found.medium is None:
            start = scene.tokens(s)[j].start
            found.medium = Span.of(scene.text, start, governed.mention.span.end)
    elif (
        word in _TO
        and governed.kind in _ADDRESSABLE
        and scene.lower(s, j - 1) not in _NOT_TO
        and _is_of_cue(scene, s, j, source, after=after)
    ):
        found.addressee = found.addressee or governed.mention


def _is_of_cue(scene: Scene, s: int, j: int, source: MentionMatch | None, *, after: bool) -> bool:
    """Return whether a complement belongs to the cue, not to the source or what describes it.

    *Aux élus, le maire a promis*; but *le conseiller à la présidence*, *invitée à la mairie, Léa
    Roy*, *Léa Roy, candidate à la mairie, a promis*: before the cue it opens the clause.
    """
    if source is None or source.sentence != s:
        return after or _opens_clause(scene, s, j)
    if after:
        return not source.first < j <= source.last
    return j < source.first and _opens_clause(scene, s, j)


def _opens_clause(scene: Scene, s: int, j: int) -> bool:
    """Return whether nothing or a sign or conjunction stands before a token."""
    return j == 0 or scene.lower(s, j - 1) in _SIGNS or scene.is_a(s, j - 1, "conjunction")


def _date(scene: Scene, s: int, j: int, mention: MentionMatch | None) -> Span | None:
    """Return the date at a token: days, months and numbers in a row, or a phrase that dates."""
    tokens, time = scene.sentences[s].tokens, closed_class("time")
    if scene.sentences[s].words[j - 1] in closed_classes("preposition", "time"):
        return None
    if tokens[j].lower not in time:
        if mention is None or not is_temporal(scene, mention):
            return None
        repeated = mention.head in _REPEATED
        return None if repeated else mention.mention.span
    end = j + 1
    while end < len(tokens) and (
        tokens[end].lower in time
        or tokens[end].form.isdigit()
        or tokens[end].lower in ("dernier", "prochain")
    ):
        end += 1
    return Span.of(scene.text, tokens[j].start, tokens[end - 1].end)
