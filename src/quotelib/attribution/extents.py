"""The spans of a content: from tokens of the frame to offsets of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..models import Span

if TYPE_CHECKING:
    from .scene import Scene

__all__ = ["content_span", "quoted_in", "without_link"]

_LINKS = frozenset({"et", "ou", "mais", "ni", "car"})
_THAT = frozenset({"que", "qu'", "lorsque", "lorsqu'", "puisque", "puisqu'"})
# Before *que* these make a conjunction of several words with it (*d'autant que*, *alors que*).
_BEFORE_THAT = frozenset(
    {"d'", "autant", "plus", "alors", "tandis", "bien", "parce", "après", "ainsi"}
)


def content_span(scene: Scene, s: int, first: int, end: int) -> Span:
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
    """Return the quoted spans with words in a stretch of tokens, in order.

    Args:
        scene: The text's candidates.
        s: A sentence.
        first: First token of the stretch.
        end: Index after its last token.

    Returns:
        Indices of quoted spans, woven into the clause or standing in it.
    """
    tokens = [token for token in scene.marked[s] if first <= token.index < end]
    indices = (index for token in tokens for index in (token.quoted, token.placeholder))
    return tuple(dict.fromkeys(index for index in indices if index is not None))


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
        elif word in _LINKS or word == ",":
            j -= 1
        else:
            break
    return j
