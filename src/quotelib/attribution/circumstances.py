"""To whom, through what and when something was said: *a-t-il dit mardi à la presse sur X*."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from ..lexicon.words import closed_class, closed_classes
from ..models import Mention, MentionKind, Span, SpeakerKind
from .phrases import HUMAN, WRITTEN, is_temporal
from .steps import QUE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..models.records import Attribution, MentionMatch, Token
    from .scene import Scene

__all__ = ["with_circumstances"]

_FAR = 24
_TO = frozenset({"à", "au", "aux", "auprès", "devant", "face"})
# « Quant à la maire », « grâce à elle »
_NOT_TO = frozenset({"quant", "grâce", "suite", "contrairement", "conformément", "rapport"})
_THROUGH = frozenset({"dans", "sur", "via", "par", "lors", "au", "à", "en"})
_MEDIA = SpeakerKind.MEDIA
_SIGNS = frozenset(",:;–—-(")
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
    """Return attributions with addressee, medium and date where the text gives them.

    Args:
        scene: The text's candidates.
        attributions: Attributions of the text.

    Returns:
        The same, in their order.
    """
    found = tuple(attributions)
    starts = {item.cues[0].spans[0].start for item in found if item.cues}
    places = {
        token.start: (sentence.index, token.index)
        for sentence in scene.sentences
        for token in sentence.tokens
        if token.start in starts
    }
    return tuple([_completed(scene, attribution, places) for attribution in found])


def _completed(
    scene: Scene, attribution: Attribution, places: dict[int, tuple[int, int]]
) -> Attribution:
    if not attribution.cues:
        return attribution
    cue = attribution.cues[0].spans
    place = places.get(cue[0].start)
    if place is None:
        return attribution
    found = _Found()
    s, first = place
    last = first
    tokens = scene.tokens(s)
    while last + 1 < len(tokens) and tokens[last + 1].start < cue[-1].end:
        last += 1
    _read_clitics(scene, s, first, last, found)
    said = [span for span in attribution.content if span.start >= tokens[0].start]
    words = closed_classes("time", "preposition")
    for token in _around(tokens, first, last, said):
        mention = scene.mention_at(s, token.index)
        if mention is not None or token.lower in words:
            _read(scene, s, token.index, attribution.source, found, after=token.index > last)
    if found == _Found():
        return attribution
    return attrs.evolve(
        attribution, addressee=found.addressee, medium=found.medium, date=found.date
    )


def _read_clitics(scene: Scene, s: int, first: int, last: int, found: _Found) -> None:
    """Take a dative clitic of the verb group as addressee (*lui a-t-il répondu*)."""
    for token in scene.tokens(s)[first:last]:
        if token.lower in closed_class("dative_clitic"):
            found.addressee = Mention(
                span=Span.of(scene.text, token.start, token.end), kind=MentionKind.CLITIC
            )
            return


def _around(
    tokens: Sequence[Token], first: int, last: int, said: Iterable[Span]
) -> Iterator[Token]:
    """Yield the tokens of a cue's clause outside its content, those after the cue first."""
    contents = [(span.start, span.end) for span in said]
    opens_clause = closed_class("lequel")

    def belongs(token: Token) -> bool:
        if token.placeholder is not None or token.form in ".:;":
            return False
        for start, end in contents:  # noqa: SIM110 - a generator for each token takes twice as long
            if start <= token.start < end:
                return False
        return True

    for token in tokens[last + 1 : last + _FAR]:
        if not belongs(token) or token.lower in QUE or token.lower in opens_clause:
            break
        yield token
    begin, farthest = first, max(0, first - _FAR)
    while begin > farthest and belongs(tokens[begin - 1]):
        begin -= 1
    yield from tokens[begin:first]


def _read(
    scene: Scene, s: int, j: int, source: MentionMatch | None, found: _Found, *, after: bool
) -> None:
    """Take what stands at one token, after the cue or before, as date, addressee or medium."""
    mention, word = scene.mention_at(s, j), scene.lower(s, j)
    if source is not None and mention is not None and mention.mention == source.mention:
        return
    if found.date is None and (dated := _date(scene, s, j)) is not None:
        found.date = dated
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


def _date(scene: Scene, s: int, j: int) -> Span | None:
    """Return the date at a token: days, months and numbers in a row, or a phrase that dates."""
    tokens = scene.tokens(s)
    time = closed_class("time")
    if scene.is_a(s, j - 1, "preposition") or scene.is_a(s, j - 1, "time"):
        return None
    mention = scene.mention_at(s, j)
    if mention is not None and is_temporal(scene, mention) and tokens[j].lower not in time:
        if mention.head in ("part", "côté", "tour", "fois", "reprise", "reprises", "voix"):
            return None
        return mention.mention.span
    if tokens[j].lower not in time:
        return None
    end = j + 1
    while end < len(tokens) and (
        tokens[end].lower in time
        or tokens[end].form.isdigit()
        or tokens[end].lower in ("dernier", "prochain")
    ):
        end += 1
    return Span.of(scene.text, tokens[j].start, tokens[end - 1].end)
