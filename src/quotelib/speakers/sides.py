"""On which side of a trial the sentence that brings in somebody without a name shows him to be."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from ..lexicon.words import closed_class, closed_classes
from ..models import SpeakerKind
from .wording import head_key

if TYPE_CHECKING:
    from ..models.records import MentionMatch, Sentence
    from .discourse import Discourse

__all__ = ["learn_sides"]

_RECENT, _FIRST = 6, 4
_BEHIND = 5
"""So many words behind a mention stands what is done to him."""
_BEFORE = 3
_AND = ("et", "mais")
_HAVE = frozenset({"a", "ont", "avait", "avaient", "aurait", "auraient"})
_OF = ("de", "d'", "du")
_WRONGED = frozenset({"préjudice", "détriment", "dépens"})
"""What is done to somebody to his harm (*au préjudice de X*)."""
_COMPLAINT = "plainte"
_ACCUSED, _VICTIM, _COMPLAINING = "prévenu", "victime", "plaignant"


def learn_sides(discourse: Discourse) -> None:
    """Take in of those mentioned last what makes each the accused or the victim.

    *Une étudiante a été agressée. (…) « J'ai crié », dit la victime.* A name shows it itself: see
    `quotelib.mentions.deeds`.

    Args:
        discourse: The document, read up to a description of one side.
    """
    for entity in itertools.islice(discourse.recent(), _RECENT):
        if entity.kind is not SpeakerKind.PERSON:
            continue
        for at in entity.positions[:_FIRST]:
            found = discourse.between(at, at + 1)
            if not found:
                continue
            sentence = discourse.sentences[found[0].sentence]
            shown = _wronged(sentence, found[0])
            if not (shown or entity.named):
                shown = _side(sentence, found[0])
            if shown:
                entity.heads.add(head_key(shown, discourse.lexicon))
                discourse.book.touch(entity)
                break


def _side(sentence: Sentence, match: MentionMatch) -> str:
    """Return what somebody is called after what his sentence says was done to him, or by him."""
    words, first, after = sentence.words, match.first, match.last + 1
    before = [words[k] for k in range(max(0, first - _BEFORE), first)]
    if before and before[-1] in closed_class("harmed_participle"):
        return _VICTIM  # « Un bus a renversé un lycéen »
    if not closed_class("tried_participle").isdisjoint(before):
        return _ACCUSED  # « Le tribunal a jugé mardi un homme »
    for k in range(after, min(after + _BEHIND, len(sentence.tokens))):
        word = words[k]
        if words[k - 1] in _AND and words[k] in closed_class("determiner"):
            return ""  # « Le juge parle, et l'accusé répond »: another does
        if word == _COMPLAINT:
            return _COMPLAINING
        if word in closed_class("harmed_participle"):
            return _ACCUSED if words[k - 1] in _HAVE else _VICTIM
        if word in closed_classes("tried_participle", "tried_verb"):
            return _ACCUSED if words[k - 1] not in _HAVE else ""
        if k > after and sentence.tokens[k].pos == "PROPN":
            return ""
    return ""


def _wronged(sentence: Sentence, match: MentionMatch) -> str:
    """Return what somebody is called to whose harm something was done (*au préjudice de X*)."""
    words, first = sentence.words, match.first
    return _VICTIM if words[first - 1] in _OF and words[first - 2] in _WRONGED else ""
