"""Who speaks where another makes, lets or sees him speak; which infinitives of saying report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class, closed_classes
from ..models import Act, MentionKind, Mood, SpeakerKind
from .phrases import HUMAN, governed, is_temporal, may_speak, may_talk
from .steps import BEFORE_VERB, CLITICS, DE, TO, is_infinitive, is_inflected, skip_back
from .subjects import preverbal

if TYPE_CHECKING:
    from ..models.records import CueMatch, MentionMatch
    from .scene import Scene

__all__ = [
    "acts_for",
    "is_brought",
    "is_made_to_say",
    "narrates",
    "tells",
    "tells_next",
    "told_behind",
    "who_is_made_to_speak",
]

_BEFORE_INFINITIVE = frozenset({"avant", "et", "moment", "afin"})
_COUNTED, _ACTING = 14, 14
_COMPOUND = frozenset({"avoir", "être"})
_LINKS = DE | {"à"}
_PAST = ("adverb", "forclusive")
_WHEN = ("adverb", "forclusive", "time")
_CHARGING = frozenset({Act.ASK, Act.ORDER, Act.ACCUSE, Act.JUDGE, Act.WELCOME})
_INSERTION, _DENIAL = 8, 5
_OF_TWO = ("anaphoric_head", "latter_pronoun")
_DENIALS = frozenset({"ne", "n'", "sans"})


def who_is_made_to_speak(scene: Scene, cue: CueMatch) -> MentionMatch | None:
    """Return the one whom another lets speak, hears, sees or brings to it, not the subject."""
    found = _witnessed(scene, cue) or _witnessed_acting(scene, cue)
    if found is not None:
        return found
    steered = _steered(scene, cue)
    return _charged(scene, cue) if steered is None else steered[0]


def _witnessed(scene: Scene, cue: CueMatch) -> MentionMatch | None:
    """Return the one whom somebody lets speak, hears or sees speak.

    It stands between a verb of letting or perceiving and an infinitive of saying (*Elle a laissé la
    foule crier « Q »*).
    """
    if cue.cue.mood is not Mood.INFINITIVE:
        return None
    s = cue.sentence
    # « a entendu la maire, Ada Roux, promettre P »
    last = cue.first - 1 - (scene.lower(s, cue.first - 1) == ",")
    for mention in scene.mentions_ending(s, last):
        if governed(scene, mention) or is_temporal(scene, mention):
            continue
        verb = skip_back(scene, s, mention.first - 1, *BEFORE_VERB)
        forms = scene.lexicon.verb_forms(scene.lower(s, verb)) if verb >= 0 else ()
        if not closed_class("witnessing_verb").isdisjoint(form.base for form in forms):
            return mention
    return None


def _witnessed_acting(scene: Scene, cue: CueMatch) -> MentionMatch | None:
    """Return the one whom somebody sees do something while he speaks.

    No comma parts the gerund from what he does (*on voit X danser en chantant « Q »*), unless *on*
    or a thing shows him (*une vidéo montre X partir, tout en disant « Q »*).
    """
    s, en = cue.sentence, cue.first - 1
    if cue.cue.mood is not Mood.PARTICIPLE or scene.lower(s, en) != "en":
        return None
    tokens, commas = scene.tokens(s), 0
    for j in range(en - 1, max(0, en - _ACTING), -1):
        if is_inflected(tokens[j]) or tokens[j].placeholder is not None:
            return None
        commas += tokens[j].form == ","
        if not is_infinitive(scene, s, j):
            continue
        seen = _perceived(scene, s, j)
        if seen is not None:
            return seen[0] if not commas or _shows(scene, s, seen[1]) else None
    return None


def _perceived(scene: Scene, s: int, infinitive: int) -> tuple[MentionMatch, int] | None:
    """Return whom a verb of perceiving before an infinitive has as its object, and the verb."""
    for mention in scene.mentions_ending(s, infinitive - 1):
        verb = skip_back(scene, s, mention.first - 1, *BEFORE_VERB)
        forms = scene.lexicon.verb_forms(scene.lower(s, verb)) if verb >= 0 else ()
        bases = {form.base for form in forms}
        if not governed(scene, mention) and bases & closed_class("perceiving_verb"):
            return mention, verb
    return None


def _shows(scene: Scene, s: int, verb: int) -> bool:
    """Return whether the subject of a verb is *on*, or nobody (*une vidéo montre X*)."""
    if is_infinitive(scene, s, verb):
        return False
    before = skip_back(scene, s, verb - 1, *BEFORE_VERB)
    while before > 0 and scene.lexicon.auxiliary_forms(scene.lower(s, before)):
        before = skip_back(scene, s, before - 1, *BEFORE_VERB)
    subject = scene.longest_ending(s, before)
    if scene.lower(s, before) == "on" or subject is None:
        return True
    return subject.kind not in (SpeakerKind.PERSON, SpeakerKind.GROUP) and (
        subject.mention.kind is MentionKind.DESCRIPTION
    )


def tells(scene: Scene, cue: CueMatch) -> bool:
    """Return whether an infinitive says what somebody did say (*après avoir dit que*).

    A finite verb always does.
    """
    if cue.cue.mood is not Mood.INFINITIVE or (cue.core and _hears(scene, cue)):
        return True
    before = scene.lower(cue.sentence, cue.first - 1)
    if before == "et" and cue.core and _is_second_aim(scene, cue):
        return True
    if before in DE and (cue.core or "QUE" in cue.frames) and narrates(scene, cue):
        return True
    if before in DE:
        return scene.lower(cue.sentence, cue.first - 2) in _BEFORE_INFINITIVE
    if before == "à" and _is_counted(scene, cue.sentence, cue.first - 2):
        return True
    verb = scene.lexicon.verbs.get(cue.cue.lemma)
    if before == "sans" and scene.lower(cue.sentence, cue.first - 2) == "non":
        return verb is not None and not verb.cognitive  # « non sans glisser que P »: it is done
    # « sans exclure que P », « sans cacher que P »
    denied = before == "sans" and verb is not None and (verb.negative or verb.negated)
    thinks = verb is not None and verb.cognitive and before != "après"  # « sans penser que P »
    return denied or (cue.core and not thinks and before in ("après", "pour", "sans"))


def _is_second_aim(scene: Scene, cue: CueMatch) -> bool:
    """Return whether *et* joins an infinitive to one behind *pour* (*pour bloquer P et dire Q*)."""
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    for j in range(cue.first - 2, 0, -1):
        if is_inflected(tokens[j]) or tokens[j].placeholder is not None:
            return False
        if tokens[j].lower == "pour":
            return is_infinitive(scene, s, j + 1)
    return False


def _hears(scene: Scene, cue: CueMatch) -> bool:
    """Return whether one hears somebody speak, or something brings him to it."""
    if _witnessed(scene, cue) is not None or is_brought(scene, cue):
        return True
    return is_made_to_say(scene, cue)  # « de quoi faire dire à X que P »


def _is_counted(scene: Scene, s: int, last: int) -> bool:
    """Return whether *être* and a count of those who speak end at a token.

    *Ils sont 35 % à penser que*, *les élus sont nombreux à dire que*, *près de la moitié à P*
    """
    tokens, counted = scene.tokens(s), False
    for j in range(last, max(-1, last - _COUNTED), -1):
        if tokens[j].pos == "AUX" or is_inflected(tokens[j]):
            forms = scene.lexicon.auxiliary_forms(tokens[j].lower)
            return counted and any(form.base == "être" for form in forms)
        if tokens[j].form in ",.:;":
            return False
        numeral = tokens[j].form[0].isdigit() or scene.is_a(s, j, "numeral")
        many = closed_classes("counting_word", "quantifier")
        counted = counted or numeral or scene.lower(s, j) in many
    return False


def tells_next(scene: Scene, cue: CueMatch) -> bool:
    """Return whether an infinitive without object tells what was said next, or what was heard.

    *Avant de lancer à la foule : « Q »*, *pour conclure : « Q »*, *entend X crier : « Q »*
    """
    if _hears(scene, cue):
        return True
    s, before = cue.sentence, scene.lower(cue.sentence, cue.first - 1)
    links = before in DE and scene.lower(s, cue.first - 2) == "avant"
    return (links or before in ("après", "pour")) and not scene.is_a(s, cue.last + 1, "determiner")


def narrates(scene: Scene, cue: CueMatch) -> bool:
    """Return whether an infinitive tells what somebody did (*Puis la maire d'ajouter que*).

    Args:
        scene: The text's candidates.
        cue: An infinitive.

    Returns:
        Whether *et* or *puis* opens its sentence, and no verb stands before it but that of a
        relative between commas (*Et la maire, qui partira, de conclure que*).
    """
    s, link = cue.sentence, cue.first - 1
    if cue.cue.mood is not Mood.INFINITIVE or scene.lower(s, link) not in DE:
        return False
    if scene.lower(s, 0) not in ("et", "puis"):
        return False
    end = link
    if scene.lower(s, link - 1) == ",":
        commas = (j for j in range(1, link - 1) if scene.lower(s, j) == ",")
        end = next((j for j in commas if scene.is_a(s, j + 1, "relative")), link)
    return not scene.has_verb(s, 1, end)


def is_made_to_say(scene: Scene, cue: CueMatch) -> bool:
    """Return whether a thing makes somebody say what is reported (*cela fait dire au maire que*).

    A person who has something said to others speaks through a third one: *elle a fait dire à ses
    voisins, par son fils, que*.

    Args:
        scene: The text's candidates.
        cue: A verbal cue.

    Returns:
        Whether its subject is no source.
    """
    s = cue.sentence
    if cue.cue.lemma != "dire" or scene.lower(s, cue.head) != "dire":
        return False
    before = [scene.lower(s, j) for j in range(cue.first, cue.head)]
    if not any(
        form.base == "faire" for word in before for form in scene.lexicon.auxiliary_forms(word)
    ):
        return False
    if scene.lower(s, cue.first - 1) == "quoi":
        return True  # « de quoi faire dire au maire que P »
    subject = preverbal(scene, cue)
    return subject is None or subject.head == "on" or not may_talk(subject)


def told_behind(scene: Scene, cue: CueMatch) -> MentionMatch | None:
    """Return the one after *à* right behind a verb."""
    s, after = cue.sentence, cue.last + 1
    if scene.lower(s, after) not in TO:
        return None
    return scene.mention_at(s, after + 1) or scene.mention_at(s, after)


def acts_for(scene: Scene, cue: CueMatch) -> MentionMatch | None:
    """Return who does something in order to speak, in a clause under another.

    *La ruse a pris lundi, lorsqu'un faux agent a sonné pour dire que P*; or for whom it is time or
    an occasion to speak (*L'occasion pour la maire de dire que P*)

    Args:
        scene: The text's candidates.
        cue: An infinitive or participle.

    Returns:
        The subject right behind *lorsque* or another opener, ``None`` for a main clause, or where
        *pour* does not stand before the infinitive.
    """
    s, purpose = cue.sentence, cue.first - 1
    if scene.lower(s, purpose) in DE:
        for mention in scene.mentions_ending(s, purpose - 1):
            if scene.lower(s, mention.first - 1) == "pour" and may_speak(mention):
                return mention
        done = scene.lower(s, cue.first) in _COMPOUND
        return _described(scene, s, purpose - 1) if done else None
    if scene.lower(s, purpose) != "pour":
        return None
    tokens, done = scene.tokens(s), scene.lower(s, cue.first) in _COMPOUND
    for mention in scene.mentions_ending(s, purpose - 1):
        if scene.lower(s, mention.first - 1) == "," and mention.head in closed_classes(*_OF_TWO):
            return mention  # « Deux élus ont réagi, le premier pour dire que P »
        if done and may_speak(mention) and tokens[mention.first - 1].pos == "VERB":
            return mention  # « La cour a puni le journal pour avoir dit que P »
    verb = next((j for j in range(purpose - 1, 0, -1) if tokens[j].finite), 0)
    last = skip_back(scene, s, verb - 1, *CLITICS)
    for mention in scene.mentions_ending(s, last):
        if scene.is_a(s, mention.first - 1, "subordinator") and may_speak(mention):
            return mention
    return None


def _described(scene: Scene, s: int, adjective: int) -> MentionMatch | None:
    """Return whom an adjective behind a comma tells of (*puni X, coupable d'avoir dit que P*)."""
    if scene.tokens(s)[adjective].pos not in ("ADJ", "NOUN", "VERB"):
        return None
    if scene.lower(s, adjective - 1) != ",":
        return None
    behind = scene.mentions_ending(s, adjective - 2)
    return next((one for one in behind if one.kind in HUMAN), None)


def is_brought(scene: Scene, cue: CueMatch) -> bool:
    """Return whether somebody is brought to speak, not kept from it (*a empêché X de dire P*)."""
    found = _steered(scene, cue)
    if found is None:
        return False
    s, verb = cue.sentence, found[1]
    if not scene.is_a(s, verb, "hindering_form"):
        return True
    return any(scene.lower(s, j) in _DENIALS for j in range(max(0, verb - _DENIAL), verb))


def _steered(scene: Scene, cue: CueMatch) -> tuple[MentionMatch, int] | None:
    """Return who is brought to speak or kept from it, and the verb that says so.

    It is the object between that verb and *à* or *de* with an infinitive (*a conduit X à dire*).
    """
    s = cue.sentence
    if cue.cue.mood is not Mood.INFINITIVE or scene.lower(s, cue.first - 1) not in _LINKS:
        return None
    for mention in scene.mentions_ending(s, _past_insertion(scene, s, cue.first - 2)):
        dative = scene.lower(s, mention.first - 1) in TO or (scene.lower(s, mention.first) in TO)
        if is_temporal(scene, mention) or (governed(scene, mention) and not dative):
            continue
        before = mention.first - 1 - (scene.lower(s, mention.first - 1) in TO)
        verb = skip_back(scene, s, _past_insertion(scene, s, before), *_PAST)
        if scene.lower(s, verb) in closed_classes("steering_form", "hindering_form"):
            return mention, verb
    return None


def _charged(scene: Scene, cue: CueMatch) -> MentionMatch | None:
    """Return who is accused of a report, or asked for one (*accuse X d'avoir promis de P*).

    Who promises or threatens others with it would speak himself.
    """
    s, last = cue.sentence, cue.first - 2
    if cue.cue.mood is not Mood.INFINITIVE or scene.lower(s, last + 1) not in _LINKS:
        return None
    named = scene.mentions_ending(s, last - (scene.lower(s, last) == ","))
    for mention in (*named, *scene.mentions_ending(s, _past_insertion(scene, s, last))):
        before = mention.first - 1 - (scene.lower(s, mention.first - 1) in TO)
        verb = skip_back(scene, s, _past_insertion(scene, s, before), *_WHEN)
        told = next((v for v in scene.verb_cues(s, 0, verb + 1) if v.last == verb), None)
        known = None if told is None else scene.lexicon.verbs.get(told.cue.lemma)
        if told is None or known is None or told.cue.act not in _CHARGING or told.passive:
            continue
        if told.cue.lemma in closed_class("self_binding_verb") or not may_speak(mention):
            continue
        dative = before < mention.first - 1 or scene.lower(s, mention.first) in TO
        if known.addressee == ("à" if dative else "object"):
            return mention
    return None


def _past_insertion(scene: Scene, s: int, last: int) -> int:
    """Return the token before « , … , » without a verb that ends at a token, else that token."""
    if scene.lower(s, last) != ",":
        return last
    tokens = scene.tokens(s)
    for j in range(last - 1, max(-1, last - _INSERTION), -1):
        if tokens[j].form == ",":
            return j - 1
        if is_inflected(tokens[j]) or tokens[j].placeholder is not None:
            return last
    return last
