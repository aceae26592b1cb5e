"""Verbs before a colon that opens a quotation: whether the words behind it are their subject's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..models import Act, Gender, Number
from .adjuncts import past_circumstances
from .phrases import after_adjunct, may_speak
from .scene import is_finite
from .steps import CLITICS, QUE, is_infinitive, is_present_participle, verb_follows
from .subjects import preverbal

if TYPE_CHECKING:
    from ..models.records import CueMatch, MentionMatch
    from .scene import Scene

__all__ = ["answers_those", "is_manner", "joined_clause", "outweighs", "reaches"]

_JOINS = frozenset({"mais", "et", "puis", "alors"})
_NEAR = 4
_BY = frozenset({"par", "avec", "dans", "sur"})
_AGAINST = frozenset({Act.ANSWER, Act.ACCUSE})
_PRONOUNS = {
    "il": (Gender.MASCULINE, Number.SINGULAR),
    "elle": (Gender.FEMININE, Number.SINGULAR),
    "ils": (Gender.MASCULINE, Number.PLURAL),
    "elles": (Gender.FEMININE, Number.PLURAL),
}


def reaches(scene: Scene, cue: CueMatch, end: int) -> bool:
    """Return whether a verb stands near a colon, or nothing but circumstances is between.

    Args:
        scene: The text's candidates.
        cue: A verbal cue.
        end: The colon.
    """
    if cue.last >= end - _NEAR or past_circumstances(scene, cue) >= end:
        return True
    # « qui lui a répondu par un trait d'humour : »
    after, s = cue.last + 1, cue.sentence
    return cue.core and scene.lower(s, after) in _BY and after_adjunct(scene, s, after) >= end


def joined_clause(scene: Scene, s: int, begin: int, end: int) -> int:
    """Return where the last of the clauses starts that a comma and *mais*, *et* or *puis* join.

    *Le maire hésite, puis l'adjointe se lève : « Q »*: the words are hers. What *que* opens may go
    on behind *mais*, and is left whole.

    Args:
        scene: The text's candidates.
        s: A sentence.
        begin: First token of what stands before a colon since the last sign.
        end: The colon.

    Returns:
        The first token of its subject, ``begin`` where nothing is joined.
    """
    words = scene.sentences[s].words
    for j in range(end - 1, begin + 1, -1):
        if words[j] in QUE:
            break
        if words[j] in _JOINS and words[j - 1] == ",":
            subject = scene.mention_at(s, j + 1)
            if subject is None or not may_speak(subject):
                continue
            after = subject.last + 1
            # No noun phrase stands right behind another: « Luc l'empêche », whatever its tag.
            if scene.is_a(s, after, "object_clitic") or verb_follows(scene, s, after, *CLITICS):
                told = any(words[k] in QUE for k in range(begin, j))
                return begin if told else j + 1
    return begin


def is_manner(scene: Scene, cue: CueMatch, end: int) -> bool:
    """Return whether a participle alone says how somebody talks (*Et X de poursuivre, hésitant :*).

    The verb that reports stands right before its comma.

    Args:
        scene: The text's candidates.
        cue: A verbal cue.
        end: The colon.
    """
    comma = cue.first - 1
    alone = cue.last == end - 1 and scene.lower(cue.sentence, comma) == ","
    if cue.core or not alone or not is_present_participle(cue):
        return False
    verbs = scene.verb_cues(cue.sentence, 0, comma)
    return any(verb.last == comma - 1 and (verb.core or "INCISE" in verb.frames) for verb in verbs)


def answers_those(scene: Scene, cue: CueMatch, begin: int) -> CueMatch | None:
    """Return the main verb that answers or blames those whom a relative before a colon tells apart.

    *Luc répond aux élus qui protestent : « Q »*; not *Luc écoute les élus qui protestent : « Q »*,
    nor *Luc répond aux élus, qui protestent : « Q »*, *Luc dénonce un préfet qui affirme : « Q »*.

    Args:
        scene: The text's candidates.
        cue: The verb before the colon.
        begin: First token of its clause.

    Returns:
        The verb whose subject says what stands behind the colon, ``None`` for the relative's.
    """
    s, qui = cue.sentence, cue.first - 1
    words = scene.sentences[s].words
    if words[qui] != "qui" or words[qui - 1] == "," or "NOUN" in cue.frames:
        return None
    for other in reversed(scene.verb_cues(s, begin, qui)):
        if is_finite(other) and other.cue.act in _AGAINST and not other.passive:
            subject = preverbal(scene, other)
            return other if subject is not None and may_speak(subject) else None
    return None


def outweighs(scene: Scene, cue: CueMatch, end: int) -> bool:
    """Return whether a verb says whose words follow, rather than *selon X* before its clause.

    It does in *Selon le journal, le maire tempère : « Q »*, not in *Pour X, c'est clair : « Q »*
    and *Pour X, une chose est sûre : « Q »*: there it tells how X sees things.

    Args:
        scene: The text's candidates.
        cue: The verb of a clause.
        end: The colon behind it.
    """
    if cue.core:
        return reaches(scene, cue, end)
    if cue.last < end - 1 or scene.lower(cue.sentence, cue.first - 1) == "c'":
        return False
    if cue.first < cue.head and is_infinitive(scene, cue.sentence, cue.head):
        return False  # « Pour X, le maire cherche à se défendre : « Q » »
    subject = preverbal(scene, cue)
    return (
        subject is not None and may_speak(subject) and not _tells_of(scene, cue, subject, end + 1)
    )


def _tells_of(scene: Scene, cue: CueMatch, subject: MentionMatch, at: int) -> bool:
    """Return whether quoted words open with the pronoun for a subject, who is no *il* of his own.

    *Pour X, la ministre temporise : « Elle attend le vote »*
    """
    tokens = scene.tokens(cue.sentence)
    index = tokens[at].placeholder if at < len(tokens) else None
    inside = scene.inside.get(index, ()) if index is not None else ()
    word = scene.lower(inside[0], 0) if inside else ""
    known = subject.mention.number is not None and word in _PRONOUNS
    return known and _PRONOUNS[word] == (subject.mention.gender, subject.mention.number)
