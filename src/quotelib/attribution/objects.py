"""Quoted words that a verb has as its object: whole utterances, and parts of noun phrases."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from ..models import Act, Mood
from . import rules
from .act_adjuncts import before_act
from .adjuncts import past_circumstances
from .adverbials import is_adverbial, object_behind
from .apposed import has_noun_for_it
from .attributes import ATTRIBUTES, is_attribute
from .coordinated import past_coordinated, past_summed
from .ends import best_end
from .enumerations import past_enumerated
from .excluded_objects import is_absent, is_excluded, is_title
from .framed_words import CONNECTORS, frame_start
from .governed_on import past_governed
from .instances import past_instances
from .inversion import heads_incise
from .made_to_speak import is_brought, narrates, tells
from .main_clauses import beyond_main
from .marked_subjects import is_subject_in_marks
from .naming import is_defined, names
from .object_ends import is_alone, object_end, past_joined
from .object_predicates import before_predicate
from .object_relatives import (
    goes_on_behind,
    is_described,
    is_subject_under,
    past_quoting_relative,
)
from .object_starts import first_quoted, object_start, second_phrase
from .openings import Opening
from .passive_objects import found_towards, own_words, reason_given
from .phrases import HUMAN, is_temporal, may_speak
from .said_to_be import is_said_to_be, is_where_called
from .scene import is_finite
from .sentence_ends import sentence_end
from .sources import agent, describes
from .steps import (
    COPULAR,
    DE,
    QUE,
    TO,
    is_inflected,
    quoted_end,
    skip,
    skip_back,
    starts_infinitive,
    verb_follows,
)
from .stretch import Stretch, opens_adjunct
from .terms import is_name

if TYPE_CHECKING:
    from ..models.records import CueMatch, MentionMatch
    from .scene import Scene

__all__ = ["quoted_object"]

_OBJECTS = ("le", "la", "l'", "les")
_FOUND = ATTRIBUTES | {"ADP"}  # « juge « sans égal » le jeu »
_CRIES = frozenset({"!", "?"})
_OPENS_PHRASE = ("determiner", "preposition", "of")
_CONTRACTED = {"de": ("d'", "du", "des"), "à": ("au", "aux")}


def quoted_object(scene: Scene, cue: CueMatch) -> Stretch | None:
    """X dénonce « Q », qualifie Y de « Q », parle de « Q », promet un « Q ».

    Args:
        scene: The text's candidates.
        cue: A verbal cue.

    Returns:
        The noun phrase around the quoted words, or these alone when they say what somebody is.
    """
    marked = scene.marked[cue.sentence]
    if not marked or marked[-1].index <= cue.last or has_noun_for_it(scene, cue):
        return None
    passive = cue.passive or describes(scene, cue)
    reason = reason_given(scene, cue) if passive else None
    if reason is not None:
        return _around(scene, cue, *reason)
    if passive and (towards := found_towards(scene, cue)) is not None:
        return towards
    if cue.passive and scene.tokens(cue.sentence)[cue.head].quoted is not None:
        return own_words(scene, cue)
    found = _governed(scene, cue, passive=passive)
    opening = scene.sentences[cue.sentence].words
    what = opening[0] == "ce" and opening[1] in QUE
    return before_predicate(scene, cue, found) if what and found is not None else found


def _governed(scene: Scene, cue: CueMatch, *, passive: bool) -> Stretch | None:
    """Return the object, attribute or prepositional complement that holds quoted words."""
    passive = passive and not _is_impersonal(scene, cue)
    taken = passive or _has_object(scene, cue)
    wanted = {"ATTR", "PREP"} if taken else {"NOUN", "ATTR", "PREP"}
    asks = not taken and _asks_in_marks(scene, cue)
    if cue.frames.isdisjoint(wanted) and not (asks or (taken and is_said_to_be(scene, cue))):
        return None
    if names(scene, cue) or not _governs(scene, cue) or heads_incise(scene, cue):
        return None
    s = cue.sentence
    if "INF" in cue.frames and starts_infinitive(scene, s, past_circumstances(scene, cue)):
        return None  # the objects of that verb are not its own (*veut rendre « l'argent »*)
    at = first_quoted(scene, cue)
    if (
        at is None
        or scene.tokens(s)[cue.head].quoted is not None
        or is_subject_in_marks(scene, cue, at)
    ):
        return None
    beside = _in_brackets(scene, cue, at) or (None if taken else object_behind(scene, cue, at))
    if beside is not None:
        return beside
    index = scene.tokens(s)[at].quoted
    barred = is_adverbial(scene, cue, at) or (not asks and _is_beside_attribute(scene, cue, at))
    if index is not None and (barred or is_name(scene, index)):
        return None
    if is_title(scene, cue, at):
        return None
    if _resumes(scene, cue, at) or is_defined(scene, s, at) or _is_remote(scene, cue, at):
        return None
    led = _needs_preposition(scene, cue, at, passive=passive, asks=asks)
    if led and not _has_own_preposition(scene, cue, at):
        return None
    return _around(scene, cue, object_start(scene, cue, at), at)


def _is_impersonal(scene: Scene, cue: CueMatch) -> bool:
    """Return whether an impersonal passive has an object behind it (*il est reproché un P*)."""
    s = cue.sentence
    if not (cue.passive and cue.core) or scene.sentences[s].words[cue.first - 1] != "il":
        return False
    return scene.is_a(s, cue.last + 1, "determiner") or scene.lower(s, cue.last + 1) in TO


def _needs_preposition(scene: Scene, cue: CueMatch, at: int, *, passive: bool, asks: bool) -> bool:
    """Return whether quoted words are a verb's complement only behind its own preposition.

    Not *vit dans « un cagibi »*, nor *ne se parlent « que par avocats »*.
    """
    s = cue.sentence
    if passive and at != cue.last + 1 and scene.lower(s, at - 1) not in DE | {"comme"}:
        return not is_said_to_be(scene, cue)
    if asks or not cue.frames.isdisjoint({"NOUN", "ATTR"}):
        if asks or passive or "ATTR" in cue.frames or not _has_object(scene, cue):
            return False
        return not is_said_to_be(scene, cue)
    first = skip(scene, s, past_circumstances(scene, cue), "forclusive")
    return first == at or scene.is_a(s, first, "preposition")


def _asks_in_marks(scene: Scene, cue: CueMatch) -> bool:
    """Return whether the marks hold who is asked and what for (*invite « chacun à partir »*)."""
    verb = scene.lexicon.verbs.get(cue.cue.lemma)
    if verb is None or verb.addressee != "object" or cue.frames.isdisjoint({"A_INF", "DE_INF"}):
        return False
    s, first = cue.sentence, past_circumstances(scene, cue)
    tokens = scene.tokens(s)
    if first >= len(tokens) or tokens[first].quoted is None:
        return False
    inside = range(first + 1, quoted_end(scene, s, first) - 1)
    if "A_INF" in cue.frames:
        return any(scene.lower(s, j) in ("à", "au") for j in inside)
    return any(scene.lower(s, j) in DE and starts_infinitive(scene, s, j + 1) for j in inside)


def _has_own_preposition(scene: Scene, cue: CueMatch, at: int) -> bool:
    """Return whether a preposition that a verb governs stands before quoted words or opens them.

    No comma parts them from a participle (*criés au micro par la foule, « Q »*).
    """
    verb = scene.lexicon.verbs.get(cue.cue.lemma)
    own = frozenset(verb.prepositions) if verb is not None else frozenset[str]()
    forms = own.union(*(_CONTRACTED.get(word, ()) for word in own))
    words = [scene.lower(cue.sentence, j) for j in range(at, cue.last, -1)]
    if cue.bare and "," in words:
        words = words[: words.index(",")]
    return not forms.isdisjoint(words)


def _in_brackets(scene: Scene, cue: CueMatch, at: int) -> Stretch | None:
    """Return words alone in a bracket after an object: they prove it (*balaie la critique (« »)*).

    A capital makes them a name (*le NFP (« Nouveau front populaire »)*).
    """
    s, end = cue.sentence, quoted_end(scene, cue.sentence, at)
    if scene.lower(s, at - 1) != "(" or scene.lower(s, end) != ")":
        return None
    if at - 1 == past_circumstances(scene, cue) or scene.tokens(s)[at].form[0].isupper():
        return None
    return Stretch(first=at, end=end, rule=rules.VERB_UTTERANCE, confidence=0.7)


def _around(scene: Scene, cue: CueMatch, start: int, at: int) -> Stretch | None:
    """Return the object that starts at a token and holds the quoted words at another."""
    s = cue.sentence
    if _is_cry(scene, s, at) or _is_cried_at(scene, cue, start, at):
        end = quoted_end(scene, s, at)
        return Stretch(first=start, end=end, rule=rules.QUOTED_OBJECT, confidence=0.75)
    least = end = past_quoting_relative(scene, s, quoted_end(scene, s, at))
    ahead = past_coordinated(scene, s, end) if start == at else end
    thing = _found(scene, cue, at, ahead) if start == at else None
    if thing is not None:
        least = thing.last + 1
        end, confidence = past_instances(scene, s, object_end(scene, s, least)), 0.75
    elif start == at and (is_alone(scene, s, end) or _is_left(scene, cue, end)):
        link = scene.lower(s, start - 1)
        end = past_joined(scene, s, past_coordinated(scene, s, end, link), link)
        confidence = 0.8
        if (further := past_governed(scene, s, at, end)) > end:
            end, confidence = further, 0.75
        elif end > least and scene.tokens(s)[end - 1].quoted is not None:
            # « A » et « B » de la direction
            end = end if is_alone(scene, s, end) else object_end(scene, s, end)
        end = past_summed(scene, s, past_enumerated(scene, s, end, link))
    else:
        least += is_described(scene, s, end)  # no noun phrase ends before its relative
        under = is_subject_under(scene, s, at, end)
        end = past_instances(scene, s, object_end(scene, s, end, under=under))
        least, confidence = max(least, end * under), 0.75
    by = agent(scene, cue) if cue.passive or describes(scene, cue) else None
    if by is not None and least < by.first:
        if not is_where_called(scene, cue, end):
            end = by.first - 1  # « qualifié de « honte » pour la ville par X »
    elif not (opens_adjunct(scene, s, end) or _is_attribute_of(scene, cue, start, end)):
        opening = Opening.of_object(scene, s, start, cue, cut=end, least=least)
        last = before_act(scene, cue, least, opening.last)
        end = best_end(attrs.evolve(opening, cut=min(end, last), last=last), "object")
    end -= end > least and scene.is_a(s, end - 1, "relative")  # « un plan qui, dit-il, « Q » »
    found = start < at and "ATTR" in cue.frames and is_attribute(scene, s, at)
    found = found or scene.lower(s, start - 1) == "comme"  # « présente Y comme « un texte … » »
    if not found and is_excluded(scene, cue, start, end):
        return None
    return Stretch(first=start, end=end, rule=rules.QUOTED_OBJECT, confidence=confidence)


def _is_attribute_of(scene: Scene, cue: CueMatch, start: int, end: int) -> bool:
    """Return whether what is so called follows the marks (*qualifie de « honte » la réforme*)."""
    s = cue.sentence
    if cue.frames & {"NOUN", "QUE"} or scene.lower(s, start - 1) not in DE:
        return False
    return scene.is_a(s, end, "determiner") and not scene.is_a(s, end, "of")


def _is_cry(scene: Scene, s: int, at: int) -> bool:
    """Return whether marks hold a cry with its sign (*a lancé un « partez ! » en séance*)."""
    if _CRIES.isdisjoint(scene.sentences[s].words.values()):
        return False
    one = scene.is_a(s, at - 1, "indefinite_article") or scene.is_a(s, at - 1, "possessive")
    return one and scene.tokens(s)[quoted_end(scene, s, at) - 1].form in _CRIES


def _is_cried_at(scene: Scene, cue: CueMatch, start: int, at: int) -> bool:
    """Return whether somebody is addressed behind a word in marks (*lance un « merci » à X*)."""
    s, verb = cue.sentence, scene.lexicon.verbs.get(cue.cue.lemma)
    if cue.cue.act not in (Act.ADD, Act.EXPRESS) or start != at - 1 or verb is None:
        return False
    end = quoted_end(scene, s, at)
    if verb.addressee != "à" or scene.lower(s, end) not in TO or scene.lower(s, start) != "un":
        return False
    told = scene.mention_at(s, end + 1)
    return told is not None and told.kind in HUMAN


def _is_left(scene: Scene, cue: CueMatch, end: int) -> bool:
    """Return whether only an adjunct of the act of speech follows quoted words."""
    last = sentence_end(scene, cue.sentence)
    return end < last and (
        is_where_called(scene, cue, end) or before_act(scene, cue, end, last) == end
    )


def _found(scene: Scene, cue: CueMatch, at: int, end: int) -> MentionMatch | None:
    """Return the thing whose attribute stands before it (*juge « indigne » la loi*).

    *juger*, which takes a clause as well, makes one of both.
    """
    s = cue.sentence
    if not {"ATTR", "QUE"} <= cue.frames or scene.tokens(s)[at].pos not in _FOUND:
        return None
    thing = scene.mention_at(s, end) if scene.is_a(s, end, "determiner") else None
    return thing if thing is not None and not is_temporal(scene, thing) else None


def _is_beside_attribute(scene: Scene, cue: CueMatch, at: int) -> bool:
    """Return whether a verb that takes attributes alone has another than the quoted words.

    *reste « prudent »*, but *reste l'affaire de quelques « geeks »*.
    """
    verb = scene.lexicon.verbs.get(cue.cue.lemma)
    if verb is None or verb.tail_forms or not cue.frames.isdisjoint({"NOUN", "PREP"}):
        return False  # « tient X pour « un sage » »
    return at > past_circumstances(scene, cue) or scene.is_a(cue.sentence, at, "determiner")


def _has_object(scene: Scene, cue: CueMatch) -> bool:
    """Return whether the verb has its object before it (*comme le dit X*, *ce que révèle X*)."""
    words = scene.sentences[cue.sentence].words
    if words[cue.first - 1] in QUE and cue.clitic is None:
        return words[cue.first - 2] == "ce"
    before = [words[j] for j in range(cue.first, cue.head)]
    before = before[: before.index(",")] if "," in before else before  # « a, dans la foulée, dit »
    return any(word in _OBJECTS for word in before) or "tout" in before[1:]


def _resumes(scene: Scene, cue: CueMatch, at: int) -> bool:
    """Return whether quoted words go on with a clause after an incise (*Y, dit X, « est … »*).

    They may be the object of the verb before the incise (*le texte prévoit, dit X, « Q »*).
    """
    s, comma = cue.sentence, skip_back(scene, cue.sentence, at - 1, *_OPENS_PHRASE)
    if scene.lower(s, cue.first - 1) != "," or scene.lower(s, comma) != ",":
        return goes_on_behind(scene, cue, at)
    before = cue.first - 2
    if before > 0 and is_finite(cue) and _is_finite_at(scene, s, before):
        return scene.tokens(s)[before].quoted is None
    if _is_incise(scene, cue, comma):
        return True
    return verb_follows(scene, s, at, "object_clitic", "negation")


def _is_incise(scene: Scene, cue: CueMatch, comma: int) -> bool:
    """Return whether a verb and somebody behind it fill what stands between two commas.

    What is before them has no other comma or is a clause, so that it is no subject with an
    apposition (*Deux ans, commente la maire, « c'est long »*).
    """
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    subject = scene.mention_at(s, cue.last + 1)
    if subject is None or not may_speak(subject) or subject.last + 1 != comma:
        return False
    if not is_finite(cue) or "INCISE" not in cue.frames:
        return False
    begin = frame_start(scene, s, cue.first - 1)
    before = tokens[begin : cue.first - 1]
    if before and before[-1].lower in CONNECTORS:
        return True
    return scene.has_verb(s, begin, cue.first - 1) or not any(t.form == "," for t in before)


def _is_finite_at(scene: Scene, s: int, j: int) -> bool:
    """Return whether a token is a finite verb, which the taggers may miss in a short clause."""
    other = scene.cue_at(s, j)
    return is_inflected(scene.tokens(s)[j]) or (other is not None and is_finite(other))


def _is_remote(scene: Scene, cue: CueMatch, at: int) -> bool:
    """Return whether words stand between a copula or a gerund and quoted ones, which are not its.

    *reste fidèle à sa politique du « ni vu ni connu »*
    """
    if is_absent(scene, cue, at) or beyond_main(scene, cue, at):
        return True
    if cue.frames <= COPULAR:
        return at > past_circumstances(scene, cue)
    # « dénonce en évoquant la crise une « folie » »: the main verb's object
    gerund = scene.lower(cue.sentence, cue.first - 1) == "en"
    return gerund and second_phrase(scene, cue, at) is not None


def _governs(scene: Scene, cue: CueMatch) -> bool:
    """Return whether a verb stands where its object is what somebody said.

    An infinitive names a purpose more often than a report (*pour défendre « … »*), unless the
    verb itself reports.
    """
    s = cue.sentence
    helped = any(not scene.is_a(s, j, "object_clitic") for j in range(cue.first, cue.head))
    if cue.cue.mood is not Mood.INFINITIVE or helped or narrates(scene, cue):
        return True
    if cue.core and is_brought(scene, cue):
        return True  # « a conduit X à annoncer « un moratoire » »
    if scene.lower(s, cue.first - 2) == "avant":
        return cue.core  # « avant d'évoquer un « accord » »
    if scene.lower(s, cue.first - 1) == "sans" and tells(scene, cue):
        return True  # « sans exclure un « report » »
    return cue.core and scene.lower(s, cue.first - 1) not in ("d'", "à")
