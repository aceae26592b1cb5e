"""The words of a name that count when names are compared."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..lexicon.folding import unaffiliated
from .wording import content_words, fold

if TYPE_CHECKING:
    from ..models.records import MentionMatch

__all__ = ["name_words", "weight"]

_LETTER = re.compile(r"\.-|-|\.")
_INITIALS = re.compile(r"[^\W\d_]h?(?:[.-]+[^\W\d_]h?)*\.?")
"""One letter, or *Ph*, or several with dots or hyphens between them (*J.-Y.*)."""
_ARTICLE = re.compile(r"^[ae]l-(?=\w{3})")
"""The Arabic article, which goes when a title stands before the name (*M. Sarraj*)."""
_GLUED = re.compile(r"(?<![^ ])((?:[^\W\d_]h?\.-?)+)(?=[^\W\d_]{2}(?!\.))")
"""Initials that no blank parts from the name (*B.Obama*)."""


def name_words(match: MentionMatch) -> tuple[str, ...]:
    """Return the content words of a mention's name, the name itself where it has none.

    Args:
        match: A mention with a name.

    Returns:
        The words, folded; those of initials one by one; not the acronym of what a body belongs to.
    """
    name = _GLUED.sub(r"\1 ", unaffiliated(match.name or ""))
    words = content_words(name) or (fold(name),)
    words = tuple([_ARTICLE.sub("", word) for word in words])
    letters = _LETTER.split("-".join(words))
    return tuple(letters) if len("".join(letters)) == len(letters) and all(letters) else words


def weight(words: tuple[str, ...]) -> int:
    """Return how full a name is: its words, initials counting for nothing.

    Args:
        words: Its content words.

    Returns:
        How many count.
    """
    return len([word for word in words if _INITIALS.fullmatch(word) is None])
