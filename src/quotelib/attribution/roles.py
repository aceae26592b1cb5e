"""What quoted spans do that hold nobody's words: titles, terms, words held at a distance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import SpanRole

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..models.records import Attribution, Token
    from .scene import Scene

__all__ = ["span_roles"]

_READ_ALSO = frozenset({"aussi", "également", "encore"})


def span_roles(scene: Scene, attributions: Iterable[Attribution]) -> tuple[SpanRole, ...]:
    """Return the role of every quoted span.

    Args:
        scene: The text's candidates.
        attributions: All attributions of the text.

    Returns:
        One role a quoted span, in their order: `SpanRole.QUOTATION` for those that an attribution
        accounts for, else what stands before the marks and inside them suggests.
    """
    quoting = {index for attribution in attributions for index in attribution.quoted}
    before = _words_before(scene)
    return tuple(
        SpanRole.QUOTATION if index in quoting else _role(scene, index, before.get(index, ()))
        for index in range(len(scene.spans))
    )


def _words_before(scene: Scene) -> dict[int, tuple[Token, ...]]:
    """Return the three tokens before each quoted span in its sentence."""
    found: dict[int, tuple[Token, ...]] = {}
    for sentence, marked in zip(scene.sentences, scene.marked, strict=True):
        for token in marked:
            for index in (token.placeholder, token.quoted):
                if index is not None and index not in found:
                    found[index] = sentence.tokens[max(0, token.index - 3) : token.index]
    return found


def _role(scene: Scene, index: int, before: tuple[Token, ...]) -> SpanRole:
    words = [token.lower for token in before]
    nearest = words[-1] if words else ""
    text = scene.spans[index].span.text
    if scene.lexicon.is_work(text):
        return SpanRole.TITLE
    if "lire" in words and _READ_ALSO & set(words):
        return SpanRole.TITLE
    if nearest in closed_class("label_noun") or nearest in closed_class("called_participle"):
        return SpanRole.TERM
    if nearest in closed_class("title_noun") or nearest in closed_class("titled_participle"):
        return SpanRole.TITLE
    first = next((char for char in text if char.isalnum()), "")
    if not first:
        return SpanRole.UNKNOWN
    if first.isdigit():
        return SpanRole.TERM
    if first.isupper():
        return SpanRole.TITLE
    return SpanRole.SCARE
