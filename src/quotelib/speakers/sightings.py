"""Where a mention stands, and in which position: what is remembered of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class, closed_classes
from .entities import Sighting
from .owners import POSSESSIVES
from .positions import (
    A,
    is_brought_in,
    is_governed,
    is_subject,
    is_topic,
    meets_another,
)
from .presented import RELATIVES

if TYPE_CHECKING:
    from ..lexicon import Lexicon
    from ..models.records import MentionMatch, Sentence

__all__ = ["sighted"]


def sighted(
    sentence: Sentence,
    match: MentionMatch,
    lexicon: Lexicon,
    *,
    at: tuple[int, int],
    reported: bool,
    source: bool,
    introduced: bool,
) -> Sighting:
    """Return where a mention stands.

    Args:
        sentence: Its sentence.
        match: The mention.
        lexicon: The lexicon.
        at: Which of the narrator's sentences and paragraphs it stands in.
        reported: Whether it stands in what somebody is reported to say.
        source: Whether a quotation is credited to it there.
        introduced: Whether the sentence brings it in as whoever talks next.

    Returns:
        Its place and position.
    """
    span, words = match.mention.span, sentence.words
    topic = is_topic(sentence, match)
    governed = is_governed(sentence, match, topic=topic)
    subject = source or is_subject(sentence, match, governed=governed, topic=topic)
    # « où un adolescent… »
    subordinate = words[match.first - 1] in closed_classes("relative", "subordinator")
    # « un voisin attend », « sa sœur attend »
    fresh = subject and (words[match.first] in A or words[match.first] in POSSESSIVES)
    return Sighting(
        start=span.start,
        end=span.end,
        sentence=at[0],
        paragraph=at[1],
        subject=subject,
        subordinate=subordinate,
        governed=governed and not introduced,
        possessed=words[match.first] in closed_class("possessive"),
        reported=reported,
        topic=topic,
        opens=match.first <= 1 and not subordinate,
        meets=meets_another(sentence, match, lexicon),
        fresh=fresh and is_brought_in(sentence, match),
        told_more=words[match.last + 1] == "," and words[match.last + 2] in RELATIVES,
    )
