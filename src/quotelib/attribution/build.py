"""Builds attributions for rules, so that all of them fill the same fields the same way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..models import Cue, CueKind, QuotationKind, Span
from ..models.records import Attribution
from .terms import is_name

if TYPE_CHECKING:
    from ..models.records import MentionMatch
    from .rules import Rule
    from .scene import Scene

__all__ = ["colon_cue", "quoted_in", "reported", "standing", "without_link"]

_LINKS = frozenset({"et", "ou", "mais", "ni", "car", "afin"})
_THAT = frozenset({"que", "qu'", "lorsque", "lorsqu'", "puisque", "puisqu'"})
_TAKING_UP = frozenset({"qui", "dont", "où", "lequel", "laquelle", "lesquels", "lesquelles"})
# Before *que* these make a conjunction of several words with it (*d'autant que*, *alors que*).
_BEFORE_THAT = frozenset(
    {"d'", "autant", "plus", "alors", "tandis", "bien", "parce", "après", "ainsi"}
    | {"à", "condition", "moins", "afin", "de", "sorte", "au", "point", "pour", "sans", "avant"}
)


def standing(
    scene: Scene,
    index: int,
    rule: Rule,
    confidence: float,
    *,
    cues: tuple[Cue, ...] = (),
    source: MentionMatch | None = None,
    hint: MentionMatch | None = None,
) -> Attribution:
    """Return the attribution of one whole quoted span.

    Args:
        scene: The text's candidates.
        index: The quoted span.
        rule: The rule that attributes it.
        confidence: Between 0 and 1.
        cues: Cues over the content, the main one first.
        source: The mention credited with it.
        hint: A mention that tells who speaks without being the source.

    Returns:
        The attribution.
    """
    return Attribution(
        kind=QuotationKind.DIRECT,
        content=(scene.content(index),),
        rule=rule.name,
        confidence=confidence,
        quoted=(index,),
        cues=cues,
        source=source,
        speaker_hint=hint,
    )


def reported(
    scene: Scene,
    s: int,
    pieces: tuple[tuple[int, int], ...],
    rule: Rule,
    confidence: float,
    *,
    cues: tuple[Cue, ...] = (),
    source: MentionMatch | None = None,
    hint: MentionMatch | None = None,
) -> Attribution:
    """Return the attribution of words that the narration carries.

    Args:
        scene: The text's candidates.
        s: The sentence of the words.
        pieces: For each piece of the content, its first token and the index after its last one.
        rule: The rule that attributes it.
        confidence: Between 0 and 1.
        cues: Cues over the content, the main one first.
        source: The mention credited with it.
        hint: A mention that tells who speaks without being the source.

    Returns:
        The attribution: mixed when quoted words stand in the content that are more than a name,
        else indirect.
    """
    whole = [(first, without_link(scene, s, first, end)) for first, end in pieces]
    pieces = tuple(piece for piece in whole if piece[0] < piece[1]) or pieces
    found = (index for piece in pieces for index in quoted_in(scene, s, *piece))
    quoted = tuple(index for index in dict.fromkeys(found) if not is_name(scene, index))
    return Attribution(
        kind=QuotationKind.MIXED if quoted else QuotationKind.INDIRECT,
        content=tuple(_content_span(scene, s, *piece) for piece in pieces),
        rule=rule.name,
        confidence=confidence,
        quoted=quoted,
        cues=cues,
        source=source,
        speaker_hint=hint,
    )


def colon_cue(scene: Scene, sentence: int, token: int) -> Cue:
    """Return a colon as a cue."""
    colon = scene.tokens(sentence)[token]
    span = Span.of(scene.text, colon.start, colon.end)
    return Cue(spans=(span,), lemma=":", kind=CueKind.COLON)


def _content_span(scene: Scene, s: int, first: int, end: int) -> Span:
    """Return the span of a stretch of tokens.

    Args:
        scene: The text's candidates.
        s: A sentence.
        first: First token of the content.
        end: Index after its last token.

    Returns:
        The span; marks at its edges stand inside it unless they enclose the whole of it.
    """
    tokens = scene.tokens(s)
    start, stop = tokens[first].start, tokens[end - 1].end
    opening, closing = tokens[first].quoted, tokens[end - 1].quoted
    if opening is not None and all(token.quoted == opening for token in tokens[first:end]):
        return Span.of(scene.text, start, stop)
    if opening is not None and (first == 0 or tokens[first - 1].quoted != opening):
        start = scene.spans[opening].outer.start
    if closing is not None and (end >= len(tokens) or tokens[end].quoted != closing):
        stop = scene.spans[closing].outer.end
    return Span.of(scene.text, start, stop)


def quoted_in(scene: Scene, s: int, first: int, end: int) -> tuple[int, ...]:
    """Return the quoted spans with words in a stretch of tokens, in order, woven or standing."""
    indices = [
        index
        for token in scene.marked[s]
        if first <= token.index < end
        for index in (token.quoted, token.placeholder)
        if index is not None
    ]
    return tuple(dict.fromkeys(indices))


def without_link(scene: Scene, s: int, first: int, end: int) -> int:
    """Return the end of a stretch without a conjunction whose clause is not in it.

    *affirme que P, alors que, selon Y, Q*; *que P et, selon Y, Q*

    Args:
        scene: The text's candidates.
        s: A sentence.
        first: First token of the stretch.
        end: Index after its last token.

    Returns:
        The index after its last token, ``first`` where it is nothing but a conjunction.
    """
    tokens, j = scene.tokens(s), end
    while j > first and tokens[j - 1].quoted is None:
        word = tokens[j - 1].lower
        if word in _THAT:
            j -= 1
            while (
                j > first and tokens[j - 1].quoted is None and tokens[j - 1].lower in _BEFORE_THAT
            ):
                j -= 1
        elif word == "si" and scene.lower(s, j - 2) == "même":
            j -= 2
        elif word in _TAKING_UP and scene.lower(s, j - 2) == ",":
            j -= 2  # « que P, qui, selon Y, Q »
        elif word in _LINKS or word == ",":
            j -= 1
        else:
            break
    return j
