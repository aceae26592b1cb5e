"""Where the words of a sentence end."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .scene import Scene

__all__ = ["before_quotation", "sentence_end"]

_FINAL = frozenset({".", "!", "?", "…", "...", ";", ",", ":", "»", ")", "-", "–", "—", "”", '"'})
_KEPT_FINAL = frozenset({"!", "?", "…", "..."})
_COLON = frozenset({":"})


def sentence_end(scene: Scene, s: int) -> int:
    """Return the index after the last token of a sentence that is no final sign.

    Args:
        scene: The text's candidates.
        s: A sentence.

    Returns:
        The end; signs that belong to quoted words, and brackets opened in the sentence, count.
    """
    tokens = scene.tokens(s)
    end = len(tokens)
    while end > 0 and tokens[end - 1].form in _FINAL and tokens[end - 1].placeholder is None:
        last = tokens[end - 1]
        if last.form in _KEPT_FINAL and last.quoted is not None:
            break
        if last.form == ")" and any(t.form == "(" for t in tokens[: end - 1]):
            break
        end -= 1
    return end


def before_quotation(scene: Scene, s: int, j: int, end: int) -> int:
    """Return where words end from which a colon leads to a quotation (*P1, dit X, P2 : « Q »*).

    Args:
        scene: The text's candidates.
        s: A sentence.
        j: Index of a token; what stands before it is not looked at.
        end: Index after the last token of the sentence.

    Returns:
        The index of the colon, the end of the sentence where none opens a quotation.
    """
    colon = scene.first_of(s, _COLON, j, end)
    if colon is None or colon + 1 == end:
        return end
    return end if scene.tokens(s)[colon + 1].placeholder is None else colon
