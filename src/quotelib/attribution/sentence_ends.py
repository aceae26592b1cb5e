"""Where the words of a sentence end."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .scene import Scene

__all__ = ["sentence_end"]

_FINAL = frozenset({".", "!", "?", "…", "...", ";", ",", ":", "»", ")", "-", "–", "—", "”", '"'})
_KEPT_FINAL = frozenset({"!", "?", "…", "..."})


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
