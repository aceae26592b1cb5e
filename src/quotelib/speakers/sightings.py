"""Where a mention stands, and in which position: what is remembered of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from ..lexicon.words import closed_class, closed_classes
from ..models import SpeakerKind
from .contrasted import POINTING, is_set_apart
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
from .silences import SILENT, keeps_silent

if TYPE_CHECKING:
    from ..lexicon import Lexicon
    from ..models.records import MentionMatch, Sentence

__all__ = ["Sighting", "sighted"]

_OF = ("de", "d'")
_THAT = ("que", "qu'")
_THINGS = ("NOUN", "PROPN", "PRON")
_VOICES = frozenset({"selon", "après", "pour"})  # « d'après » is two tokens
_BODIES = frozenset({SpeakerKind.ORGANISATION, SpeakerKind.MEDIA, SpeakerKind.DOCUMENT})
_HAVE = frozenset({"a", "ont"})
_SET_BACK = ("ait", "aient")
_GROUP = 4
_FRONTED = 3
_OPENING = 4
"""So many words from a sentence's start somebody stands whose its subject is."""


# One is made for each mention, and nothing changes one: see `Token`.
@attrs.define(kw_only=True, unsafe_hash=True)
class Sighting:
    """Where the narrator mentions an entity.

    Attributes:
        start: Offset of the mention.
        end: Offset after it.
        sentence: Which of the narrator's sentences it stands in, counted from 0.
        paragraph: Index of the paragraph.
        subject: Whether it is a subject or topic, or the source of a quotation.
        subordinate: Whether it opens a clause under another.
        fronted: Whether that clause opens the sentence (*Depuis que X part, …*).
        governed: Whether a preposition stands before it.
        possessed: Whether it is called after its relation to somebody (*sa mère*).
        reported: Whether it stands in what somebody is reported to say.
        topic: Whether it is set as what is spoken of (*quant à X*).
        opens: Whether it opens its sentence, a word at most before it.
        meets: Whether it is the subject of what is done to somebody known (*un voisin l'a reçu*).
        fresh: Whether it is brought in there (*un* or *sa voisine attend*).
        told_more: Whether a relative goes on about it (*X, qui part demain*).
        talked: Whether a relative tells that it said something there (*X, qui a dénoncé Y*).
        apart: Whether it is set against others (*X, lui, part*; *X, de son côté, part*).
        listens: Whether somebody talks to it there (*se confie à X*), or of its death.
        kept: Whether it is but a possessive or clitic beside another (*Son patron l'a reçu*).
        silent: Whether it says nothing there (*X garde le silence*).
        sought: Whether it is asked there, or does what a passive tells (*dirigé par X*).
    """

    start: int
    end: int
    sentence: int
    paragraph: int
    subject: bool = False
    subordinate: bool = False
    fronted: bool = False
    governed: bool = False
    possessed: bool = False
    reported: bool = False
    topic: bool = False
    opens: bool = False
    meets: bool = False
    fresh: bool = False
    told_more: bool = False
    talked: bool = False
    apart: bool = False
    kept: bool = False
    listens: bool = False
    silent: bool = False
    sought: bool = False

    def outlasting(self, later: Sighting) -> Sighting:
        """Return what is remembered once a pronoun takes an entity up, or a description.

        Args:
            later: Where that stands.

        Returns:
            Its place. A subject keeps its position: in *Ada est restée chez elle* she is still whom
            the sentence tells of, and in *Le rescapé, un guide, a parlé* he is brought in.
        """
        here = self.sentence == later.sentence and self.start < later.start
        if here and self.subject and not self.subordinate and (self.fresh or not later.subject):
            return attrs.evolve(self, start=later.start, end=later.end)
        return later


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
    before = words[match.first - 1]
    topic = is_topic(sentence, match)
    governed = is_governed(sentence, match, topic=topic)
    subject = source or is_subject(sentence, match, governed=governed, topic=topic)
    # « où un adolescent… », but « Comme X, qui tenait le café. » is no clause
    opened = before in closed_classes("relative", "subordinator")
    subordinate = opened and not topic
    # « un voisin attend », « sa sœur attend », « la plainte d'un voisin »
    fresh = subject and (words[match.first] in A or words[match.first] in POSSESSIVES)
    if not subject and match.kind is SpeakerKind.PERSON and words[match.first] in A:
        fresh = _is_set_out(sentence, match)
    told_more = words[match.last + 1] == "," and words[match.last + 2] in RELATIVES
    # « Depuis que X part, … », « Comme X part, … », but « Un plan que X combat »
    fronted = before in closed_class("subordinator") and match.first <= _FRONTED
    if fronted and before in _THAT:
        fronted = sentence.tokens[match.first - 2].pos not in _THINGS
    return Sighting(
        start=span.start,
        end=span.end,
        sentence=at[0],
        paragraph=at[1],
        subject=subject,
        subordinate=subordinate,
        fronted=subordinate and fronted,
        # « Selon Ada, P. Elle part »: whose voice a sentence is acts in it
        governed=governed
        and not (introduced or (source and before in _VOICES and match.kind not in _BODIES)),
        possessed=words[match.first] in closed_class("possessive"),
        reported=reported,
        topic=topic,
        # « Fils d'un voisin, il attend » is about the son
        opens=match.first <= 1 + (words[1] in _OF) and not subordinate,
        meets=meets_another(sentence, match, lexicon),
        fresh=fresh and is_brought_in(sentence, match),
        apart=subject
        and (topic or "," in (before, words[match.last + 1]) or match.head in POINTING)
        and is_set_apart(sentence, match, topic=topic),
        told_more=told_more,
        talked=told_more and words[match.last + 2] == "qui" and _talked(sentence, match, lexicon),
        silent=subject and not SILENT.isdisjoint(words.values()) and keeps_silent(sentence, match),
        # « Le journal a interrogé X », « Le club est dirigé par X »
        sought=not (subject or governed)
        and (before == "par" or before in closed_classes("met_participle", "asked_participle")),
        # « se confie à X », « interviewée par X », « au micro de X », « la mort de X »
        listens=governed
        and words[match.first - 2]
        in closed_class("unheard_noun" if before in _OF else "listening_word"),
    )


def _talked(sentence: Sentence, match: MentionMatch, lexicon: Lexicon) -> bool:
    """Return whether a relative behind a mention, and nobody before it, says something.

    *Le prix étonne Ada Roux, qui a dénoncé un vol*; not *Luc Roy a répondu à Ada Roux, qui a
    dénoncé un vol*, nor *qui n'a rien dit*, *qui dénonçait un vol*.
    """
    tokens = sentence.tokens
    behind = tokens[match.last + 3 : match.last + 3 + _GROUP]
    passed = closed_classes("object_clitic", "adverb")
    verb = next((t for t in behind if t.lower not in passed and t.lower not in _HAVE), None)
    if verb is None or verb.lower.endswith(_SET_BACK) or not _reports(verb.lower, lexicon):
        return False
    return not any(_reports(token.lower, lexicon) for token in tokens[: match.first])


def _reports(word: str, lexicon: Lexicon) -> bool:
    """Return whether a word is the form of a verb that reports nearly always."""
    found = (lexicon.verbs.get(form.base) for form in lexicon.verb_forms(word))
    return any(verb is not None and verb.core for verb in found)


def _is_set_out(sentence: Sentence, match: MentionMatch) -> bool:
    """Return whether a sentence tells of somebody who is the subject of nothing in it.

    Args:
        sentence: The sentence.
        match: A mention that is no subject.

    Returns:
        Whether it is about what is his (*L'histoire d'un voisin émeut Dole*), something is done to
        him (*Un bus a renversé un voisin*), or he is there (*Il y a un voisin*, *Parmi eux, un
        voisin*).
    """
    words, first = sentence.words, match.first
    before = first - 1 - (words[first - 1] in closed_class("time"))
    if words[first - 1] in _OF:
        if words[first - 2] in closed_class("descent_noun"):
            return False  # « Fils d'un mineur, il a quitté Lens »
        return first <= _OPENING and sentence.tokens[first - 2].pos == "NOUN"
    if words[before] in closed_classes("harmed_participle", "tried_participle", "met_participle"):
        return True
    there = words[first - 1] == "a" and words[first - 2] == "y"
    return there or is_topic(sentence, match)
