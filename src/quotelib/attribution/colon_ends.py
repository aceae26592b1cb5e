"""Who stands at the end of the clause before a colon and has the words behind it, no subject."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..lexicon.words import closed_class, closed_classes
from ..models import CueKind, SpeakerKind
from .phrases import HUMAN, may_speak
from .steps import PARTICIPLES, QUE, is_inflected

if TYPE_CHECKING:
    from ..models.records import MentionMatch
    from .scene import Scene

__all__ = ["closing"]

_OF = frozenset({"de", "du", "d'", "des"})
_THAT_OF = frozenset({"celle", "celui", "celles", "ceux"})
_FAR_PARTICIPLE, _TAIL, _MOST = 12, 8, 3
_PAST = re.compile("ée?s?$")
_BESIDE = frozenset({"pendant", "tandis"})
_CAME = frozenset({"venu", "venue", "venus", "venues"})


def closing(scene: Scene, s: int, begin: int, end: int) -> MentionMatch | None:
    """Return who takes the word, gives an answer or has an opinion at the end of a clause.

    *Il est interpellé, dans la rue, par un boulanger : « Q »*; *La réponse est venue de X : « Q »*;
    *des critiques, dont celle de X : « Q »*; *Une réforme de trop pour X : « Q »*; *citant
    X : « Q »*

    Args:
        scene: The text's candidates.
        s: A sentence.
        begin: First token of the clause.
        end: The colon.

    Returns:
        The mention behind *par*, *de* or *pour*, ``None`` where none of these closes the clause.
    """
    for mention in _last_people(scene, s, begin, end):
        link = mention.first - (scene.lower(s, mention.first) not in _OF)
        word = scene.lower(s, link)
        if word == "par":
            taken = _takes_word(scene, s, begin, link)
        elif word == "citant":
            taken = True
        elif word in _OF:
            taken = scene.lower(s, link - 1) in _THAT_OF or _gives(scene, s, begin, link)
        else:
            person = mention.kind is SpeakerKind.PERSON
            taken = word == "pour" and person and _is_verdict(scene, s, begin, end)
        if taken:
            return mention
    return _meanwhile(scene, s, begin, end)


def _meanwhile(scene: Scene, s: int, begin: int, end: int) -> MentionMatch | None:
    """Return who acts beside another (*X a ri, tandis qu'un élu livrait sa version : « Q »*).

    A verb of saying in the second clause has its subject by itself.
    """
    tokens = scene.tokens(s)
    for j in range(end - 1, begin, -1):
        if tokens[j].lower in QUE and tokens[j - 1].lower in _BESIDE:
            found = scene.mention_at(s, j + 1)
            acts = found is not None and scene.has_verb(s, found.last + 1, end)
            return found if acts and found is not None and found.kind in HUMAN else None
        if tokens[j].form in ":;" or tokens[j].placeholder is not None:
            return None
    return None


def _last_people(scene: Scene, s: int, begin: int, end: int) -> tuple[MentionMatch, ...]:
    """Return the people whose noun phrase ends a clause, or before what is detached from it."""
    tokens = scene.tokens(s)
    commas = (j for j in range(end - 1, max(begin, end - _TAIL), -1) if tokens[j].form == ",")
    comma = next(commas, end)
    detached = comma < end and tokens[comma + 1].lower.endswith(PARTICIPLES)
    # « de la directrice, restée en retrait », « d'une voisine, très émue »
    before = scene.mentions_ending(s, comma - 1)[: _MOST * detached]
    ending = (*scene.mentions_ending(s, end - 1), *before)
    return tuple(m for m in ending if m.kind in HUMAN and m.first > begin and may_speak(m))


def _takes_word(scene: Scene, s: int, begin: int, by: int) -> bool:
    """Return whether a passive before *par* says that somebody is spoken to."""
    taking = closed_class("interrupting_verb")
    for j in range(by - 1, max(begin, by - _FAR_PARTICIPLE), -1):
        forms = scene.lexicon.verb_forms(scene.lower(s, j))
        told = scene.cue_at(s, j)
        bases = {form.base for form in forms if form.participle == "past"}
        bases.add(_PAST.sub("er", scene.lower(s, j)))
        if not taking.isdisjoint(bases) or (
            told is not None and told.passive and told.cue.lemma in taking
        ):
            return True
        if is_inflected(scene.tokens(s)[j]):
            return False
    return False


def _gives(scene: Scene, s: int, begin: int, of: int) -> bool:
    """Return whether a speech noun comes from somebody (*La réponse est venue, hier, de X*)."""
    tokens = scene.tokens(s)
    noun = next((c for c in scene.cues[s] if begin <= c.first <= begin + 2), None)
    if noun is None or noun.cue.kind is not CueKind.NOUN:
        return False
    verb = scene.first_verb(s, noun.last + 1, of)
    if verb is None:
        return False
    words = {token.lower for token in tokens[verb.index : of]}
    return not words.isdisjoint(_CAME | closed_class("provenance_verb"))


def _is_verdict(scene: Scene, s: int, begin: int, end: int) -> bool:
    """Return whether a noun phrase without verb says what something is for somebody."""
    opens = scene.tokens(s)[begin].lower in closed_classes("indefinite_article", "determiner")
    return opens and not scene.has_verb(s, begin, end)
