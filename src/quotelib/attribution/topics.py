"""What a headline is about before its colon: *Climat : « Q »*, which nobody of that name says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import SpeakerKind

if TYPE_CHECKING:
    from ..models.records import MentionMatch
    from .scene import Scene

__all__ = ["is_topic", "opens_topic"]

_MAYBE = frozenset({SpeakerKind.UNKNOWN, SpeakerKind.PLACE})
# Nouns of events and fields; no surname that is common ends so.
_NOMINAL = ("tion", "tions", "isme", "ité", "ités", "logie", "ement", "ements", "nces")


def is_topic(scene: Scene, label: MentionMatch) -> bool:
    """Return whether the name before a colon is rather the subject of the article.

    Args:
        scene: The text's candidates.
        label: A mention that fills the clause before a colon.

    Returns:
        Whether it opens a sentence, is no person's surname in the text, and is a place, a word
        of headlines, or a noun that the text writes without its capital elsewhere.
    """
    if label.first > 0 or label.kind not in _MAYBE:
        return False
    token = scene.tokens(label.sentence)[0]
    if token.lower in scene.surnames:
        return False
    known = label.kind is SpeakerKind.PLACE or token.lower in closed_class("topic_label")
    alone = label.last == 0 and token.form[1:].islower()
    common = token.lower.endswith(_NOMINAL) or token.lower in scene.common_words
    return known or (alone and common)


def opens_topic(scene: Scene, s: int, begin: int, end: int) -> bool:
    """Return whether a stretch only says what is spoken of (*À propos du pont : « Q »*).

    Args:
        scene: The text's candidates.
        s: A sentence.
        begin: First token of the stretch.
        end: The index after its last.

    Returns:
        Whether it opens with words for a topic, and no verb stands in it.
    """
    opening = " ".join((scene.lower(s, begin), scene.lower(s, begin + 1)))
    topical = scene.is_a(s, begin, "topic_opener") or opening in closed_class("topic_phrase")
    verb = scene.first_verb(s, begin, end) if topical else None
    return topical and (verb is None or verb.form[0].isupper())
