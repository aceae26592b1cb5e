"""Whom the sentence before a standing quotation brings in (*Même son de cloche chez X*)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from ..lexicon.words import closed_class
from ..models import Act, CueKind, Mood, Number, SpeakerKind
from ..models.records import MentionMatch
from .bodies import located
from .mistaken_subjects import is_one
from .narrated import main_subject
from .phrases import may_speak, may_talk, may_talk_in
from .postposed import agrees
from .reporting import reporting
from .scene import is_finite
from .sources import agent, noun_owner, possessor_at, source_after
from .steps import DE, QUE, is_present_participle
from .subjects import clause_subject
from .surfaces import read_out
from .told_before import goes_on_telling
from .upholders import commenting, echoing, for_whom, is_thing, moved, upholder

if TYPE_CHECKING:
    from ..models.records import CueMatch
    from .scene import Scene

__all__ = [
    "Introduced",
    "asked",
    "introduced",
    "only_person",
    "said_on",
    "spoken_of",
    "told_further",
]

_TAG = 2
_LEAD = 3
_LEADS = frozenset({"et", "mais", "tout", "en", "non", "sans"})
_JOINING = (["et"], ["mais"], ["puis"])
_NEAR_VERB, _PARTS = 4, 4
_BACK = 2
_THINGS = 3
"""So many sentences about things stand at most between somebody and his words."""
_OURS = frozenset({"on", "nous"})
_ONE_OF_TWO = frozenset({"le premier", "la première", "l'un", "l'une", "l'autre"})
_TWO = 2
_HIS = frozenset({"son", "sa", "ses"})
_STOPS = frozenset({".", "!", "?", "…", "..."})


@attrs.frozen(kw_only=True)
class Introduced:
    """Somebody whom a sentence brings in.

    Attributes:
        mention: His mention.
        talks: Whether the sentence says that he talks, or has an opinion.
        asks: Whether he asks somebody, who answers.
        turn: Whether it is his turn: he is the one asked, or the house that *on* speaks for.
    """

    mention: MentionMatch
    talks: bool
    asks: bool = False
    turn: bool = False


def introduced(scene: Scene, sentence: int, *, above: bool = False) -> Introduced | None:
    """Return the one that the sentence before is about, when it is somebody who can talk.

    Args:
        scene: The text's candidates.
        sentence: A sentence; the one before it counts when both stand in the same paragraph.
        above: Whether a sentence that ends the paragraph before counts, too.

    Returns:
        The source of its first report, else its subject; where that is a thing, whoever it says
        the thing of, if he is the only one.
    """
    previous = sentence - 1
    if previous < 0 or not scene.same_container(previous, sentence):
        return None
    apart = not scene.same_paragraph(previous, sentence)
    if apart and not (above and _tells(scene, previous)):
        return None
    tokens = scene.tokens(previous)
    if tokens[0].form.isupper() and len(tokens) <= _TAG:
        return None  # « VIDÉO. »
    end = len(tokens) - (tokens[-1].form in _STOPS)
    comments = commenting(scene, previous, end) or read_out(scene, previous)
    comments = comments or for_whom(scene, previous, end)
    if comments is not None and may_talk_in(scene, comments):
        return Introduced(mention=comments, talks=True, turn=True)
    talking = reporting(scene, previous)
    if talking is not None:
        return Introduced(mention=talking, talks=True)
    told = _told_of(scene, previous)
    return None if apart and told is not None and not _is_one(told) else told


def told_further(scene: Scene, sentence: int) -> Introduced | None:
    """Return whom a paragraph tells of before it tells of things.

    *Luc Roy vit ici. La route date de 1932. Les camions passent toute la nuit. « Q »*

    Args:
        scene: The text's candidates.
        sentence: A sentence.

    Returns:
        Whom the sentence before the things brings in; ``None`` where words are quoted there.
    """
    k, places = sentence, closed_class("premises")
    while k > 0 and sentence - k < _THINGS and scene.same_paragraph(k - 1, k):
        if scene.placeholders(k - 1):
            return None
        if any(may_talk(one) and one.head not in places for one in scene.mentions[k - 1]):
            break
        k -= 1
    if k in (0, sentence) or scene.placeholders(k - 1):
        return None
    return introduced(scene, k)


def _is_one(told: Introduced) -> bool:
    """Return whether somebody talks, or is one person, for more than a sentence."""
    one = told.mention.mention.number is not Number.PLURAL
    return told.talks or (one and told.mention.kind in (SpeakerKind.PERSON, SpeakerKind.UNKNOWN))


def _told_of(scene: Scene, s: int) -> Introduced | None:
    """Return whom a sentence that reports nothing is about."""
    tokens = scene.tokens(s)
    subject = main_subject(scene, s)
    if subject is not None and _is_one_of_two(scene, subject):
        return Introduced(mention=subject, talks=False)
    # « À la mairie, on relativise. « Q » »
    # « Nous avons retrouvé X. « Q »: not the paper's own
    thing = subject is None or is_thing(subject) or subject.head in _OURS
    relative = -1 if subject is None else subject.last + 1
    nominal = scene.lower(s, relative) in QUE
    if thing or nominal:
        found = _brought_in(scene, s, len(tokens) - (tokens[-1].form in _STOPS))
        if found is not None:
            on = "on" in scene.sentences[s].words.values()
            house = on if subject is None else subject.head in _OURS
            return Introduced(mention=found, talks=True, turn=house)
    told = only_person(scene, s) if thing else subject
    if subject is not None and (told is None or _is_background(scene, told)):
        owner = _owned(scene, subject)  # « Sa maison a brûlé. « Q » »
        if owner is not None:
            return Introduced(mention=owner, talks=False)
    if told is None or not may_talk_in(scene, told):
        return None
    return Introduced(mention=told, talks=False)


def _is_background(scene: Scene, told: MentionMatch) -> bool:
    """Return whether what a sentence tells is only of where somebody comes from or lives.

    *Sa maison a brûlé.* *Son père tenait une forge.*
    """
    if told.head in closed_class("premises"):
        return True
    noun = scene.lexicon.source_noun(told.head)
    if noun is None or noun.category != "relation" or told.name is not None:
        return False
    verb = scene.first_verb(told.sentence, told.last + 1, None)
    return verb is not None and verb.lower in closed_class("background_form")


def _is_one_of_two(scene: Scene, told: MentionMatch) -> bool:
    """Return whether *le premier* is one of two people of the sentence before."""
    if told.mention.text.lower().replace("’", "'") not in _ONE_OF_TWO or told.sentence == 0:
        return False
    before = scene.mentions[told.sentence - 1]
    named = {one.name for one in before if one.name and one.kind is SpeakerKind.PERSON}
    joined = {name for one in before for name in one.members}
    return _TWO in (len(named), len(joined))


def _owned(scene: Scene, subject: MentionMatch) -> MentionMatch | None:
    """Return the possessive of the only one whom a sentence can be about, through what is his."""
    if subject.first > 0 or subject.mention.text.lower().split()[0] not in _HIS:
        return None
    return possessor_at(scene, subject.sentence, 0)


def _tells(scene: Scene, s: int) -> bool:
    """Return whether a sentence is one of the narrator's, and neither a heading nor quotes."""
    tokens = scene.tokens(s)
    return tokens[-1].form in _STOPS and not scene.placeholders(s)


def _brought_in(scene: Scene, s: int, end: int) -> MentionMatch | None:
    """Return whose view a sentence about a thing tells: *Même son de cloche chez X*."""
    found = _framed(scene, s) or moved(scene, s, 0, end) or upholder(scene, s, end)
    found = _named(scene, found or _owner(scene, s))
    return found if found is not None and may_talk_in(scene, found) else None


def _named(scene: Scene, found: MentionMatch | None) -> MentionMatch | None:
    """Return the name that a description is in apposition to, else what there is.

    *Puis vint le tour d'Hugo Sartel, le garagiste.*
    """
    if found is None or found.name is not None:
        return found
    if scene.lower(found.sentence, found.first - 1) != ",":
        return found
    before = scene.mentions_ending(found.sentence, found.first - 2)
    return next((one for one in before if one.name is not None and may_talk(one)), found)


def only_person(scene: Scene, s: int) -> MentionMatch | None:
    """Return the only person of a sentence: *La nouvelle a mis du temps à parvenir à X*."""
    people = [one for one in scene.mentions[s] if one.kind is SpeakerKind.PERSON]
    only = max(people, key=lambda one: one.last - one.first, default=None)
    if only is None or any(one.first < only.first or one.last > only.last for one in people):
        return None
    return only


def _framed(scene: Scene, s: int) -> MentionMatch | None:
    """Return whom words of view at the start name: *Pour X, P*; *du côté de X, on P*."""
    for cue in scene.cues[s]:
        if cue.first <= 1 and cue.cue.kind is CueKind.PREPOSITION:
            return source_after(scene, cue)
    place = located(scene, s, 0)
    if place is not None and place.kind is SpeakerKind.UNKNOWN:
        # « Chez Plastimo, on s'étonne »: a house, whatever it is
        return attrs.evolve(place, kind=SpeakerKind.ORGANISATION)
    return place


def _owner(scene: Scene, s: int) -> MentionMatch | None:
    """Return whose words a sentence speaks of: *La réaction de X n'a pas tardé*."""
    for cue in scene.cues[s]:
        if cue.cue.kind is CueKind.NOUN:
            found = echoing(scene, cue, 0) or noun_owner(scene, cue) or agent(scene, cue)
            if found is not None:
                return found
    return None


def said_on(scene: Scene, cue: CueMatch) -> MentionMatch | None:
    """Return who goes on in a verb without subject that opens a sentence.

    *Tout en admettant que P.* *Et promis que P.* *Et promet que P.*

    Args:
        scene: The text's candidates.
        cue: A verb without source.

    Returns:
        Whom the sentence before brings in, ``None`` where the verb has a clause of its own (*En
        admettant que P, Q*) or agrees with nobody there.
    """
    s = cue.sentence
    if cue.bare and goes_on_telling(scene, cue):
        before = _going_on(scene, s)
        return before.mention if before is not None else None
    if cue.first > _LEAD:
        return None
    leads = [scene.lower(s, j) for j in range(cue.first)]
    if is_present_participle(cue):
        narrated = _going_on(scene, _first_part(scene, s)) if _LEADS.issuperset(leads) else None
        told = narrated is not None and (narrated.talks or cue.core)
        return narrated.mention if narrated is not None and told else None
    if cue.cue.mood is Mood.INFINITIVE and (cue.core or leads[:1] == ["et"]) and _goes_on(leads):
        narrated = _going_on(scene, _first_part(scene, s))
        return None if narrated is None else narrated.mention
    return _elided(scene, cue) if leads[:1] in _JOINING and is_finite(cue) else None


def _going_on(scene: Scene, s: int) -> Introduced | None:
    """Return whom the text before a sentence without subject is about.

    A paragraph may end there, and things be told of between: *Le maire a parlé du port. La digue
    est fendue. ⏎ Et de rappeler que P.*
    """
    for k in range(s - 1, max(0, s - 1 - _BACK), -1):
        if scene.placeholders(k) or any(map(may_talk, scene.mentions[k])):
            break
        s = k
    return introduced(scene, s, above=True)


def _goes_on(leads: list[str]) -> bool:
    """Return whether words before an infinitive join it to what stands before its sentence.

    *Et de rappeler que P.* *Sans oublier de dire que P.*
    """
    return leads[:1] == ["sans"] or (leads[:1] == ["et"] and leads[-1] in DE)


def _first_part(scene: Scene, s: int) -> int:
    """Return the first of several sentences in a row that a participle opens, up to a few."""
    for k in range(s, max(0, s - _PARTS), -1):
        opening = scene.cue_at(k - 1, 0)
        if opening is None or not is_present_participle(opening):
            return k
    return s


def _elided(scene: Scene, cue: CueMatch) -> MentionMatch | None:
    """Return the subject that a finite verb shares with the sentence before it."""
    s = cue.sentence
    if cue.passive or not all(scene.is_a(s, j, "adverb") for j in range(1, cue.first)):
        return None
    narrated = _going_on(scene, s)
    if narrated is None or is_one(scene, cue, narrated.mention):
        return None
    return narrated.mention if agrees(cue, narrated.mention) else None


def spoken_of(scene: Scene, s: int) -> MentionMatch | None:
    """Return whom or what the sentence before is about, if it can have words (*L'agence …*).

    Args:
        scene: The text's candidates.
        s: A sentence.

    Returns:
        Whom the sentence before brings in, else its subject.
    """
    narrated = introduced(scene, s)
    if narrated is not None or s == 0 or not scene.same_paragraph(s - 1, s):
        return None if narrated is None else narrated.mention
    subject = clause_subject(scene, s - 1, 0, len(scene.tokens(s - 1)))
    return subject if subject is not None and may_speak(subject) else None


def asked(scene: Scene, s: int, cue: CueMatch) -> MentionMatch | None:
    """Return whom the sentence before asks, when the noun is an answer.

    *Nous avons demandé à la mairie combien … Réponse : « Q »*

    Args:
        scene: The text's candidates.
        s: The sentence of the noun.
        cue: The noun.

    Returns:
        The one asked, ``None`` where the sentence before asks nobody.
    """
    if cue.cue.act is not Act.ANSWER or s == 0 or not scene.same_paragraph(s - 1, s):
        return None
    for verb in scene.verb_cues(s - 1):
        if verb.cue.act is not Act.ASK or not is_finite(verb):
            continue
        for j in range(verb.last + 1, min(len(scene.tokens(s - 1)), verb.last + _NEAR_VERB)):
            if scene.is_a(s - 1, j, "dative"):
                asked = scene.mention_at(s - 1, j + 1) or scene.mention_at(s - 1, j)
                if asked is not None and may_speak(asked):
                    return asked
    return None
