"""What a headline is about before its colon: *Climat : « Q »*, which nobody of that name says."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import CueKind, SpeakerKind
from .phrases import HUMAN
from .steps import DE

if TYPE_CHECKING:
    from ..models.records import MentionMatch
    from .scene import Scene

__all__ = ["is_framed_topic", "is_topic", "opens_topic"]

_MAYBE = frozenset({SpeakerKind.UNKNOWN, SpeakerKind.PLACE})
_TO_PLACES = frozenset({"à", "en", "vers", "dans", "près"})
_LABELLED = 3  # the tokens of « Moudon : « Q » »
_SAME = 4  # so many words of a heading found again are the same utterance
# Nouns of events and fields; no surname that is common ends so.
_NOMINAL = ("tion", "tions", "isme", "ité", "ités", "logie", "ement", "ements", "nces")


def is_topic(scene: Scene, label: MentionMatch) -> bool:
    """Return whether the name before a colon is rather the subject of the article.

    Args:
        scene: The text's candidates.
        label: A mention that fills the clause before a colon, or opens it.

    Returns:
        Whether it opens a sentence, is no person's surname in the text, and is a place, a word
        of headlines, or a noun that the text writes without its capital elsewhere. A place has
        the form of one (*Yverdon-les-Bains*), or stands over a text in which nobody bears it
        (*Moudon : « Q »*).
    """
    token = scene.tokens(label.sentence)[0]
    if scene.lower(label.sentence, label.last + 1) != ":":
        return _is_event(scene, label)
    if label.first == 1:
        return token.lower in closed_class("topic_label")  # « Procès Mercier »
    if label.first > 0 or label.kind not in _MAYBE:
        return False
    if token.lower in scene.surnames:
        return False
    name = label.name or ""
    governs = scene.lexicon.place(name) is not None
    if governs and scene.is_a(label.sentence, 0, "determiner"):
        return False  # « La Maison-Blanche : « Q » »
    if scene.lexicon.place(name) is None and (_is_toponym(name) or _heads_place(scene, label)):
        return True
    known = label.kind is SpeakerKind.PLACE or token.lower in closed_class("topic_label")
    alone = label.last == 0 and token.form[1:].islower()
    common = token.lower.endswith(_NOMINAL) or token.lower in scene.common_words
    return known or (alone and common)


def _is_event(scene: Scene, label: MentionMatch) -> bool:
    """Return whether a noun with its complement opens a headline (*Vol de vélos : « Q »*).

    A person's name has a comma, a bracket or a verb behind it.
    """
    s, name = label.sentence, scene.tokens(label.sentence)[label.first]
    if label.first > 0 or label.last > 0 or label.kind is not SpeakerKind.UNKNOWN:
        return False
    body = scene.lexicon.source_noun(name.lower) and not scene.is_a(s, 0, "topic_label")
    if name.lower in scene.surnames or not name.form[1:].islower() or body:
        return False
    for j in range(1, len(scene.tokens(s))):
        token = scene.tokens(s)[j]
        if token.form == ":":
            return True
        if token.finite or not token.form[0].isalpha():
            return False
    return False


def _is_toponym(name: str) -> bool:
    """Return whether a name has the form of a place: *Yverdon-les-Bains*, *Haute-Savoie*."""
    first, *rest = name.lower().split("-")
    return (
        bool(rest)
        and " " not in name
        and (
            first in closed_class("toponym_opener")
            or not closed_class("toponym_link").isdisjoint(rest[:-1])
        )
    )


def _heads_place(scene: Scene, label: MentionMatch) -> bool:
    """Return whether the one word of a heading names nobody in the text (*Moudon : « Q »*).

    Somebody who speaks in a heading is named again below it, and not only after *à*. Where the name
    is not found again, or only after *de*, the words of the heading must be.
    """
    s = label.sentence
    tokens = scene.tokens(s)
    index = tokens[-1].placeholder
    if label.last > 0 or len(tokens) != _LABELLED or index is None or scene.ends_with_stop(index):
        return False
    used = Counter(scene.uses_of_names.get(tokens[0].form, ()))
    if used.pop("", 0) > 1 or not (_TO_PLACES | DE).issuperset(used):
        return False
    span = scene.spans[index].span
    repeated = " ".join(span.text.split()[:_SAME]) in scene.text[span.end :]
    return repeated or (bool(used) and DE.isdisjoint(used))


def is_framed_topic(scene: Scene, index: int) -> bool:
    """Return whether *selon X* frames words in marks behind a topic, which nobody of its name says.

    *Résultat : « deux morts », selon la préfecture*
    """
    place = scene.places[index]
    s, at = place.sentence, place.token
    if scene.lower(s, at + 1) != "," or scene.lower(s, at - 1) != ":":
        return False
    cue = scene.cue_at(s, at + 2)
    if cue is None or not cue.core or cue.cue.kind is not CueKind.PREPOSITION:
        return False
    topic = scene.mention_at(s, 0)
    human = topic is not None and topic.kind in HUMAN
    return not human and not scene.has_verb(s, 0, at)


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
