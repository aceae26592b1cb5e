"""In which position a sentence mentions somebody: subjects are taken up more readily."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class, closed_classes

if TYPE_CHECKING:
    from ..models.records import MentionMatch, Sentence

__all__ = ["is_governed", "is_subject", "is_subordinate"]

_FIRST = 1


def is_governed(sentence: Sentence, match: MentionMatch) -> bool:
    """Return whether a preposition stands before a mention, other than that of a topic.

    Args:
        sentence: The sentence.
        match: The mention.

    Returns:
        Whether it is a complement; *quant à X* sets X as what is spoken of.
    """
    before = _lower(sentence, match.first - 1)
    topic = _lower(sentence, match.first - 2) in closed_class("topic_marker")
    return before in closed_class("preposition") and not topic


def is_subject(sentence: Sentence, match: MentionMatch) -> bool:
    """Return whether a mention is a subject or topic.

    Args:
        sentence: The sentence.
        match: The mention.

    Returns:
        Whether it opens the sentence, or no preposition stands before and a verb after it; a comma
        may close its apposition.
    """
    if match.first <= _FIRST:
        return True
    if is_governed(sentence, match):
        return False
    at = match.last + 1
    if _lower(sentence, at) == ",":
        at += 1
    return _opens_predicate(sentence, at)


def _opens_predicate(sentence: Sentence, at: int) -> bool:
    """Return whether a finite verb, or what stands before one, is at a token."""
    if at >= len(sentence.tokens):
        return False
    if sentence.tokens[at].finite:
        return True
    clitic = _lower(sentence, at) in closed_classes("object_clitic", "negation")
    return clitic and at + 1 < len(sentence.tokens) and sentence.tokens[at + 1].finite


def is_subordinate(sentence: Sentence, match: MentionMatch) -> bool:
    """Return whether a mention opens a clause under another (*où un adolescent…*).

    Args:
        sentence: The sentence.
        match: The mention.

    Returns:
        Whether a relative or subordinator stands right before it.
    """
    return _lower(sentence, match.first - 1) in closed_classes("relative", "subordinator")


def _lower(sentence: Sentence, at: int) -> str:
    """Return a token in lower case, empty outside of the sentence."""
    return sentence.words[at]
