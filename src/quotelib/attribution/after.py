"""What else attributes a quotation from after it: *selon X*, a presentative, a subject and verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import CueKind
from . import rules
from .behind import said_behind
from .build import standing
from .incises import after_signs
from .phrases import is_temporal, may_speak
from .postposed import postposed
from .scene import is_finite
from .sources import agent, incise_source, noun_owner, source_after
from .steps import QUE, skip, starts_infinitive, verb_follows
from .subjects import preverbal
from .surfaces import hung_on
from .topics import is_framed_topic

if TYPE_CHECKING:
    from ..models.records import Attribution, CueMatch, MentionMatch
    from .scene import Scene

__all__ = ["gives_words", "hung", "preposition", "presentative", "subject_verb", "taken_up"]

_NEAR_VERB = 4
_ASIDE = 12
"""So many words at most stand between commas before *que*."""
_LINKS = 2
_INDEFINITE = frozenset({"un", "une", "des", "d'"})


def preposition(scene: Scene, index: int) -> Attribution | None:
    """« Q », selon X."""
    place = scene.places[index]
    s = place.sentence
    j = skip(scene, s, after_signs(scene, s, place.token), "adverb")
    cue = scene.cue_at(s, j)
    if cue is None or cue.cue.kind is not CueKind.PREPOSITION:
        return None
    if is_framed_topic(scene, index) and not scene.is_utterance(index):
        return None  # « Résultat : « deux morts », selon X »: the topic is X's, too
    source = source_after(scene, cue)
    if source is None and not cue.sourceless:
        return None
    if not cue.core and (j == place.token + 1 or (source is not None and not may_speak(source))):
        # « Q » pour X without a comma is a purpose or a price more often than an opinion.
        return None  # « « Dès lundi », pour les trains de banlieue, « P », dit X »
    return standing(scene, index, rules.PREPOSITION_AFTER, 0.9, cues=(cue.cue,), source=source)


def hung(scene: Scene, index: int) -> Attribution | None:
    """Sur une banderole, « Q »."""
    place = scene.places[index]
    surface = hung_on(scene, place.sentence, place.token)
    rest = scene.tokens(place.sentence)[place.token + 1 :]
    if surface is None or any(token.form not in ".!?…" for token in rest):
        return None
    return standing(scene, index, rules.FLOATING_SUBJECT, 0.7, source=surface)


def presentative(scene: Scene, index: int) -> Attribution | None:
    """« Q » : c'est ce qu'affirme X; « Q ». La formule est de X."""
    place = scene.places[index]
    s, j = place.sentence, after_signs(scene, place.sentence, place.token)
    if scene.lower(s, j) == ":":
        j += 1
    elif j >= len(scene.tokens(s)) and s + 1 < len(scene.sentences):
        s, j = s + 1, 0
        if not scene.same_paragraph(s, place.sentence):
            return None
    told = _told_by_subject(scene, s, j) or said_behind(scene, s, j)
    if told is not None:
        return standing(scene, index, rules.PRESENTATIVE, 0.85, cues=(told[0].cue,), source=told[1])
    start, j = j, _past_presentative(scene, s, j)
    cue = scene.cue_at(s, j)
    if cue is None:
        return None
    rule, cues = rules.PRESENTATIVE, (cue.cue,)
    if is_finite(cue):
        verb = _taken_up_by(scene, cue, start, j)
        if verb is not None:
            source, confidence = verb
            return standing(scene, index, rule, confidence, cues=cues, source=source)
    owner = _owner(scene, cue) if cue.cue.kind is CueKind.NOUN else None
    return None if owner is None else standing(scene, index, rule, 0.8, cues=cues, source=owner)


def _owner(scene: Scene, cue: CueMatch) -> MentionMatch | None:
    """Return whose words a noun takes up; none in *Le message de vingt minutes a été lu*."""
    owner = noun_owner(scene, cue) or gives_words(scene, cue) or agent(scene, cue)
    if owner is None or not may_speak(owner) or is_temporal(scene, owner):
        return None
    return None if _opens_next(scene, owner) or _counters(scene, owner) else owner


def _taken_up_by(
    scene: Scene, cue: CueMatch, start: int, j: int
) -> tuple[MentionMatch | None, float] | None:
    """Return the source of a verb that takes up what stands before it, and how sure that is.

    *C'est ce qu'affirme X*, *Ainsi parlait X*
    """
    ainsi = scene.lower(cue.sentence, start) == "ainsi"
    if j - start >= _LINKS or (cue.core and ainsi):
        return incise_source(scene, cue), 0.85
    source = postposed(scene, cue) if ainsi else None
    return (source, 0.8) if source is not None and may_speak(source) else None


def _counters(scene: Scene, agent: MentionMatch) -> bool:
    """Return whether somebody takes a stand on words or hears them (*une version niée par X*)."""
    s, par = agent.sentence, agent.first - 1
    return scene.lower(s, par) == "par" and scene.is_a(s, par - 1, "countering_participle")


def _opens_next(scene: Scene, owner: MentionMatch) -> bool:
    """Return whether other words follow the noun for them (*« Q » Réponse de X : « Q »*)."""
    return scene.lower(owner.sentence, owner.last + 1) == ":"


def _told_by_subject(scene: Scene, s: int, start: int) -> tuple[CueMatch, MentionMatch] | None:
    """Return the verb and subject of *c'est (tout) ce que X a dit*, not inverted.

    Also of *c'est ainsi que X décrit P*, *voilà comment X résume P*.
    """
    if scene.lower(s, start) not in ("c'", "ce", "voilà"):
        return None
    for j in range(start + 1, start + _NEAR_VERB + 2):
        so = scene.lower(s, j) == "comment" or scene.lower(s, j - 1) in ("ainsi", "ça")
        if so or (scene.lower(s, j) in QUE and scene.lower(s, j - 1) == "ce"):
            break
    else:
        return None
    subject = scene.mention_at(s, j + 1)
    if subject is None or not may_speak(subject):
        return None
    cue = next(iter(scene.verb_cues(s, subject.last + 1)), None)
    if cue is None or not is_finite(cue) or cue.first > subject.last + _NEAR_VERB:
        return None
    verb = scene.lexicon.verbs.get(cue.cue.lemma)
    describes = so and not cue.frames.isdisjoint({"ATTR", "INCISE", "PREP"})
    describes = describes and subject.head != "on" and not (verb is not None and verb.receptive)
    reports = describes or {"QUE", "INCISE"} <= cue.frames
    return (cue, subject) if reports and preverbal(scene, cue, j + 1) == subject else None


def _past_presentative(scene: Scene, s: int, start: int) -> int:
    """Return the index after *c'est ce que*, *voilà le*, *telle était la*."""
    j = start + 2 * _points_back(scene, s, start)
    j += j > start and scene.lower(s, j) == "là"  # « ce sont là les propos de X »
    while scene.is_a(s, j, "presentative") or (j == start and scene.is_a(s, j, "determiner")):
        j += 1
    if j - start == _LINKS and scene.is_a(s, j + 1, "determiner"):
        j += 2 * (scene.lower(s, j) in ("en", "par", "avec"))  # « c'est en ces termes que »
    article = scene.is_a(s, j, "determiner") and scene.lower(s, j) not in _INDEFINITE
    # « Q » Le ton monte: of two determiners the second is a noun
    return j + (article and j > start and not scene.is_a(s, j - 1, "determiner"))


def _points_back(scene: Scene, s: int, j: int) -> bool:
    """Return whether *tel* or *ce* and a form of *être* take up what stands before."""
    if not scene.is_a(s, j, "such") and scene.lower(s, j) not in ("ce", "c'"):
        return False
    forms = scene.lexicon.auxiliary_forms(scene.lower(s, j + 1))
    return any(form.base == "être" for form in forms)


def subject_verb(scene: Scene, index: int) -> Attribution | None:
    """« Q », X a répondu. Not when X's verb introduces the next quotation."""
    place = scene.places[index]
    s = place.sentence
    j = after_signs(scene, s, place.token)
    source = scene.mention_at(s, j)
    if source is None or (j == place.token + 1 and not scene.ends_with_stop(index)):
        return None
    cue = next(iter(scene.verb_cues(s, source.last + 1)), None)
    if cue is None or cue.first > source.last + _NEAR_VERB:
        return None
    if not is_finite(cue) or cue.passive or not (cue.core or _stands_alone(scene, cue)):
        return None
    tail = scene.tokens(s)[cue.last + 1 :]
    if any(token.form == ":" or token.placeholder is not None for token in tail):
        return None
    following = scene.lower(s, cue.last + 1)
    if following in QUE or following in ("si", "de") or scene.is_a(s, cue.last + 1, "determiner"):
        return None
    if _has_object(scene, cue) or preverbal(scene, cue, place.token + 1) != source:
        return None
    return standing(scene, index, rules.SUBJECT_VERB_AFTER, 0.75, cues=(cue.cue,), source=source)


def _has_object(scene: Scene, cue: CueMatch) -> bool:
    """Return whether an infinitive or words in marks are what a verb reports (*, X a dit P*)."""
    tokens, after = scene.tokens(cue.sentence), cue.last + 1
    quotes = after < len(tokens) and tokens[after].quoted not in (None, tokens[cue.head].quoted)
    return quotes or ("INF" in cue.frames and starts_infinitive(scene, cue.sentence, after))


def taken_up(scene: Scene, index: int) -> Attribution | None:
    """« Q ». X l'a répété mardi."""
    place = scene.places[index]
    s = place.sentence + 1
    ends = after_signs(scene, place.sentence, place.token) >= len(scene.tokens(place.sentence))
    if not ends or s >= len(scene.sentences) or not scene.same_container(s, place.sentence):
        return None
    cue = next(iter(scene.verb_cues(s)), None)
    if cue is None or not (is_finite(cue) and cue.core) or "QUE" not in cue.frames:
        return None
    clitic = scene.lower(s, cue.first) in ("l'", "le") and cue.first < cue.head
    if scene.lower(s, cue.first - 1) == "comme":
        return None  # « Q ». X est sûr, comme le souligne Y, que P
    if not clitic or scene.lower(s, cue.last + 1) in (*QUE, ":"):
        return None
    source = preverbal(scene, cue)
    if source is None or source.first > 0 or not may_speak(source):
        return None
    return standing(scene, index, rules.SUBJECT_VERB_AFTER, 0.75, cues=(cue.cue,), source=source)


def _stands_alone(scene: Scene, cue: CueMatch) -> bool:
    """Return whether a verb that heads incises has no object (*a soufflé avant de partir*)."""
    s, after = cue.sentence, cue.last + 1
    ends = after >= len(scene.tokens(s)) or not scene.tokens(s)[after].form[0].isalnum()
    return "INCISE" in cue.frames and (ends or scene.is_a(s, after, "circumstance_opener"))


def gives_words(scene: Scene, cue: CueMatch) -> MentionMatch | None:
    """Return the subject of « c'est en ces termes que X a accueilli la nouvelle ».

    Args:
        scene: The text's candidates.
        cue: A noun behind *c'est*, *voilà*.

    Returns:
        It, or that of *C'est le constat que dresse X*, *Voilà l'avis que X défend*.
    """
    s, link = cue.sentence, _past_aside(scene, cue.sentence, cue.last + 1)
    if scene.lower(s, link) not in QUE:
        return None
    inverted = verb_follows(scene, s, link + 1)
    subject = scene.mention_at(s, link + 1 + inverted)
    if subject is None or not may_speak(subject):
        return None
    verb = link + 1 if inverted else subject.last + 1
    verb += scene.lower(s, verb) == ","  # « les propos que le préfet, Luc Roy, a tenus »
    own = scene.is_a(s, cue.first - 1, "demonstrative") and not inverted
    return subject if own or _lends_itself(scene, cue, verb) else None


def _past_aside(scene: Scene, s: int, j: int) -> int:
    """Return the index after commas before *que* (*par ces mots, reçus lundi, que X*)."""
    if scene.lower(s, j) != ",":
        return j
    ahead = range(j + 1, min(j + _ASIDE, len(scene.tokens(s))))
    end = next((k for k in ahead if scene.lower(s, k) == ","), j)
    return end + 1 if scene.lower(s, end + 1) in QUE else j


def _lends_itself(scene: Scene, cue: CueMatch, verb: int) -> bool:
    """Return whether a verb makes a speech noun somebody's (*le constat que dresse X*)."""
    s, noun = cue.sentence, scene.lexicon.nouns.get(cue.cue.lemma)
    supporting = closed_class("support_verb") | (set(noun.verbs) if noun is not None else set())
    tokens = scene.tokens(s)
    if verb + 1 < len(tokens) and tokens[verb].pos == "AUX":
        verb += 1  # « que X a dressé »
    return any(form.base in supporting for form in scene.lexicon.verb_forms(scene.lower(s, verb)))
