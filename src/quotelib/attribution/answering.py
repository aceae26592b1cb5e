"""Who talks in a quotation behind a question or order: *X l'a priée de partir. « Jamais ! »*."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

import attrs

from ..lexicon.words import closed_class
from ..models import Act, SpeakerKind
from .introduced import Introduced
from .scene import is_finite
from .steps import DE, skip
from .subjects import preverbal

if TYPE_CHECKING:
    from ..models.records import CueMatch, MentionMatch
    from .scene import Scene

__all__ = ["answering"]

_FIRST_WORDS = re.compile(r"[^\W\d_]+")
_DEFENCE = re.compile(r"(?:je\s+n|j['’]ai|je\s+ne)", re.IGNORECASE)
"""How somebody starts who is reproached with something."""
_REPLIES = frozenset({"plutôt", "volontiers", "évidemment", "absolument", "certainement"})
_IMPERATIVE = re.compile(r"\b\w{2,}ez\b(?<!\bassez)(?<!\bchez)", re.IGNORECASE)
_ASKING = frozenset({Act.ASK, Act.ORDER, Act.ACCUSE})
_TO = frozenset({"à", "au"})
_AT_WHOM = frozenset({"l'", "lui", "le", "la"})
_NEAR = 6


def answering(scene: Scene, index: int, narrated: Introduced) -> Introduced:
    """Return who talks in a quotation behind a sentence in which somebody asks something.

    Args:
        scene: The text's candidates.
        index: A standing quoted span that nothing else attributes.
        narrated: Whom the sentence before brings in.

    Returns:
        The one asked, where the sentence names him and the words are an answer; else the one who
        asks, with that his words are over, where only a pronoun stands for the one asked; else
        ``narrated``.
    """
    s, asks = narrated.mention.sentence, narrated.mention
    if s != scene.places[index].sentence - 1:
        return narrated
    words = scene.spans[index].span.text
    for cue in scene.verb_cues(s):
        if cue.cue.act not in _ASKING or not is_finite(cue) or cue.passive:
            continue
        asking = preverbal(scene, cue)
        if asking is None or not _answers(scene, cue, words):
            continue
        asked = _asked(scene, cue, asking)
        if asked is not None and asks in (asked, asking):
            return Introduced(mention=asked, talks=True, turn=True)
        if asking == asks and any(
            scene.lower(s, j) in _AT_WHOM for j in range(asks.last + 1, cue.last)
        ):
            return attrs.evolve(narrated, talks=False, asks=True)
    return narrated


def _answers(scene: Scene, cue: CueMatch, words: str) -> bool:
    """Return whether words answer a question, refuse an order or meet a reproach."""
    said = [word.lower() for word in _FIRST_WORDS.findall(words)]
    if said and (said[0] in _REPLIES or said[0] in closed_class("answer_word")):
        return True
    addressed = {*said} - {"me", "m"}
    if not closed_class("addressing_word").isdisjoint(addressed) or _IMPERATIVE.search(words):
        return False  # « Répondez-moi », said to the one asked
    asks = words.rstrip().endswith("?")
    if cue.cue.act is Act.ACCUSE:
        return not asks and _DEFENCE.match(words) is not None
    if cue.cue.act is Act.ORDER or _is_ordered(scene, cue):
        return asks
    return not asks


def _is_ordered(scene: Scene, cue: CueMatch) -> bool:
    """Return whether a verb of asking asks for something to be done (*demande à X de partir*)."""
    tokens = scene.tokens(cue.sentence)[cue.last + 1 :]
    return any(
        one.lower in DE and following.lower.endswith(("er", "ir", "re"))
        for one, following in itertools.pairwise(tokens)
    )


def _asked(scene: Scene, cue: CueMatch, asks: MentionMatch) -> MentionMatch | None:
    """Return who is asked: behind *à*, or the person right behind a verb that takes an object."""
    s = cue.sentence
    verb = scene.lexicon.verbs.get(cue.cue.lemma)
    direct = verb is not None and verb.addressee == "object"
    for mention in scene.mentions[s]:
        near = cue.last < mention.first <= cue.last + _NEAR
        if not near or mention.kind is not SpeakerKind.PERSON or mention == asks:
            continue
        if direct and mention.first == skip(scene, s, cue.last + 1, "adverb"):
            return mention
        dative = mention.first - (scene.lower(s, mention.first) not in _TO)
        if scene.lower(s, dative) in _TO and not direct:
            return mention
    return None
