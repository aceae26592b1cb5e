"""Quoted words behind a verb that say how, where or when, and are not what it reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..models import Act
from . import rules
from .act_adjuncts import before_act
from .adjunct_nouns import own_prepositions
from .adjuncts import past_circumstances
from .object_ends import object_end
from .phrases import is_temporal
from .steps import DE, is_infinitive, is_inflected, is_verbal, quoted_end, skip
from .stretch import Stretch, past_adverbial

if TYPE_CHECKING:
    from ..models.records import CueMatch
    from .scene import Scene

__all__ = ["is_adverb", "is_adverbial", "object_behind"]

_STANCES = frozenset(
    {Act.ACCUSE, Act.ANSWER, Act.CLAIM, Act.DENY, Act.JUDGE, Act.ORDER, Act.PROMISE, Act.WELCOME}
)
"""How somebody does these is his own word; how he sings or signs is the author's."""

_ADVERBS = frozenset({"ADV", "VERB", "ADJ"})  # what the taggers see in « sèchement »


def is_adverb(scene: Scene, s: int, at: int) -> bool:
    """Return whether marks hold an adverb alone (*nie « très vigoureusement »*, *« en bloc »*).

    Args:
        scene: The text's candidates.
        s: A sentence.
        at: The first quoted token.

    Returns:
        Whether one in *-ment*, graded or not, or a fixed adverbial fills them.
    """
    return _is_fixed(scene, s, at) or _is_manner(scene, s, at)


def _is_fixed(scene: Scene, s: int, at: int) -> bool:
    """Return whether a fixed adverbial fills marks (*« une nouvelle fois »*)."""
    return past_adverbial(scene, s, at) == quoted_end(scene, s, at)


def _is_manner(scene: Scene, s: int, at: int) -> bool:
    """Return whether an adverb in *-ment*, graded or not, or *de manière …* fills marks."""
    if scene.lower(s, at) in DE and scene.lower(s, at + 1) in ("manière", "façon"):
        return True
    end = quoted_end(scene, s, at)
    last = scene.tokens(s)[end - 1]
    manner = last.pos in _ADVERBS and last.lower.endswith("ment")
    return manner and skip(scene, s, at, "grading_adverb") >= end - 1


def is_adverbial(scene: Scene, cue: CueMatch, at: int) -> bool:
    """Return whether quoted words right after a verb say where or when, not what.

    *réclament « à chaque reprise »* has no object.

    Args:
        scene: The text's candidates.
        cue: A verbal cue.
        at: The first quoted token.

    Returns:
        Whether they are no object or attribute.
    """
    s = cue.sentence
    if _is_manner(scene, s, at):
        # « évoque le besoin de réparer « vite » le pont »: of another verb
        other = at - 1 > cue.last and is_infinitive(scene, s, at - 1)
        return not (other or _grades_attribute(scene, cue, at))
    after = past_circumstances(scene, cue)
    if scene.lower(s, after) == "avec" and "avec" not in own_prepositions(scene, cue):
        return True  # « a répondu avec des « grenades » »
    if at > after:
        return False
    if _is_fixed(scene, s, at):
        return True
    if "ATTR" in cue.frames:
        return False
    if scene.is_a(s, at, "preposition") and not scene.is_a(s, at, "of"):
        # « s'attend « à d'autres retards » »: the verb's own, which has no other object
        verb = scene.lexicon.verbs.get(cue.cue.lemma) if "NOUN" not in cue.frames else None
        return verb is None or scene.lower(s, at) not in verb.prepositions
    mention = scene.mention_at(s, at)
    indefinite = scene.lower(s, at) in ("un", "une", "des")
    return mention is not None and not indefinite and is_temporal(scene, mention)


def _grades_attribute(scene: Scene, cue: CueMatch, at: int) -> bool:
    """Return whether an adverb in marks grades an attribute (*juge l'eau « franchement » sale*)."""
    s, tokens, j = cue.sentence, scene.tokens(cue.sentence), quoted_end(scene, cue.sentence, at)
    if scene.lower(s, at - 1) == "comme":
        return j < len(tokens) and tokens[j].form.isalpha()  # « considère X comme « très » nocif »
    if "ATTR" not in cue.frames and scene.lower(s, at - 1) not in DE:
        return False
    j += scene.is_a(s, j, "grading_adverb")
    read = tokens[j].pos if j < len(tokens) else ""
    return read == "ADJ" or (read == "VERB" and not is_inflected(tokens[j]))


def object_behind(scene: Scene, cue: CueMatch, at: int) -> Stretch | None:
    """Return what a verb governs with the adverbial in marks before it (*rejette « en bloc » P*).

    Args:
        scene: The text's candidates.
        cue: A verbal cue.
        at: The first quoted token.

    Returns:
        The adverbial and the object, or the complement with the verb's preposition (*s'oppose
        « avec force » à P*); ``None`` where no adverbial of somebody's stance stands before one.
    """
    s, end = cue.sentence, quoted_end(scene, cue.sentence, at)
    if not (cue.core or _is_stance(scene, cue)) or at != _after(scene, cue):
        return None
    led = "PREP" in cue.frames and scene.lower(s, end) in own_prepositions(scene, cue)
    plain = scene.is_a(s, end, "determiner") and not scene.is_a(s, end, "of")
    if not (led or (plain and "NOUN" in cue.frames)) or not _tells_how(scene, cue, at, end):
        return None
    thing = scene.mention_at(s, end) or (scene.mention_at(s, end + 1) if led else None)
    if thing is None or is_temporal(scene, thing):
        return None
    last = object_end(scene, s, thing.last + 1)
    last = before_act(scene, cue, thing.last + 1, last)
    return Stretch(first=at, end=last, rule=rules.QUOTED_OBJECT, confidence=0.6)


def _tells_how(scene: Scene, cue: CueMatch, at: int, end: int) -> bool:
    """Return whether marks before an object hold no other (*approuve « des deux mains » P*).

    What opens with the verb's own preposition is its complement (*accuse « de vol » P*).
    """
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    if is_adverbial(scene, cue, at):
        return True
    if "ATTR" in cue.frames or scene.lower(s, at) in own_prepositions(scene, cue):
        return False
    phrase = scene.is_a(s, at, "determiner") and not scene.is_a(s, at, "of")
    if phrase and not scene.is_a(s, at + 1, "comparative"):
        return False
    return _is_stance(scene, cue) and not any(map(is_verbal, tokens[at:end]))


def _is_stance(scene: Scene, cue: CueMatch) -> bool:
    """Return whether how somebody does what a verb tells is a word of his own."""
    verb = scene.lexicon.verbs.get(cue.cue.lemma)
    return cue.cue.act in _STANCES or (verb is not None and verb.cognitive)


def _after(scene: Scene, cue: CueMatch) -> int:
    """Return the index of what a verb governs, past *pas* (*n'exclut pas « à terme » P*)."""
    s, j = cue.sentence, past_circumstances(scene, cue)
    marked = scene.tokens(s)[j : j + 1] and scene.tokens(s)[j].quoted is not None
    return j if marked else j + scene.is_a(s, j, "forclusive")
