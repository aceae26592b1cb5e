"""Infinitives of saying: which report, and whose they are (*laisse X crier « Q »*)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import MentionKind, Mood, SpeakerKind
from .causatives import is_made_to_say
from .phrases import governed, is_temporal
from .steered import is_brought
from .steps import DE, is_infinitive, is_inflected, skip_back

if TYPE_CHECKING:
    from ..models.records import CueMatch, MentionMatch
    from .scene import Scene

__all__ = ["narrates", "tells", "tells_next", "witnessed", "witnessed_acting"]

_BEFORE_INFINITIVE = frozenset({"avant", "et", "moment", "afin"})
_COUNTED, _ACTING = 8, 14
_BETWEEN = ("adverb", "forclusive", "negation", "object_clitic")


def witnessed(scene: Scene, cue: CueMatch) -> MentionMatch | None:
    """Return the one whom somebody lets speak, hears or sees speak.

    Args:
        scene: The text's candidates.
        cue: A verbal cue.

    Returns:
        The noun phrase between a verb of letting or perceiving and an infinitive of saying,
        ``None`` without such a verb: *Elle a laissé la foule crier « Q »*.
    """
    if cue.cue.mood is not Mood.INFINITIVE:
        return None
    s = cue.sentence
    for mention in scene.mentions_ending(s, cue.first - 1):
        if governed(scene, mention) or is_temporal(scene, mention):
            continue
        verb = skip_back(scene, s, mention.first - 1, *_BETWEEN)
        forms = scene.lexicon.verb_forms(scene.lower(s, verb)) if verb >= 0 else ()
        if not closed_class("witnessing_verb").isdisjoint(form.base for form in forms):
            return mention
    return None


def witnessed_acting(scene: Scene, cue: CueMatch) -> MentionMatch | None:
    """Return the one whom somebody sees do something while he speaks.

    Args:
        scene: The text's candidates.
        cue: A verbal cue.

    Returns:
        The one for a gerund that no comma parts from what he does (*on voit X danser en chantant
        « Q »*), or only from *on* and from what shows him (*une vidéo montre X partir, tout en
        disant « Q »*).
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
        verb = skip_back(scene, s, mention.first - 1, *_BETWEEN)
        forms = scene.lexicon.verb_forms(scene.lower(s, verb)) if verb >= 0 else ()
        bases = {form.base for form in forms}
        if not governed(scene, mention) and bases & closed_class("perceiving_verb"):
            return mention, verb
    return None


def _shows(scene: Scene, s: int, verb: int) -> bool:
    """Return whether the subject of a verb is *on*, or nobody (*une vidéo montre X*)."""
    if is_infinitive(scene, s, verb):
        return False
    before = skip_back(scene, s, verb - 1, *_BETWEEN)
    while before > 0 and scene.lexicon.auxiliary_forms(scene.lower(s, before)):
        before = skip_back(scene, s, before - 1, *_BETWEEN)
    subject = max(scene.mentions_ending(s, before), key=lambda m: m.last - m.first, default=None)
    if scene.lower(s, before) == "on" or subject is None:
        return True
    return subject.kind not in (SpeakerKind.PERSON, SpeakerKind.GROUP) and (
        subject.mention.kind is MentionKind.DESCRIPTION
    )


def tells(scene: Scene, cue: CueMatch) -> bool:
    """Return whether an infinitive says what somebody did say (*après avoir dit que*).

    Args:
        scene: The text's candidates.
        cue: A verbal cue.

    Returns:
        Whether it reports; a finite verb always does.
    """
    if cue.cue.mood is not Mood.INFINITIVE or (cue.core and _hears(scene, cue)):
        return True
    before = scene.lower(cue.sentence, cue.first - 1)
    if before in DE and (cue.core or "QUE" in cue.frames) and narrates(scene, cue):
        return True
    if before in DE:
        return scene.lower(cue.sentence, cue.first - 2) in _BEFORE_INFINITIVE
    if before == "à" and _is_counted(scene, cue.sentence, cue.first - 2):
        return True
    verb = scene.lexicon.verbs.get(cue.cue.lemma)
    # « sans exclure que P », « sans cacher que P »
    denied = before == "sans" and verb is not None and (verb.negative or verb.negated)
    thinks = verb is not None and verb.cognitive and before != "après"  # « sans penser que P »
    return denied or (cue.core and not thinks and before in ("après", "pour", "sans"))


def _hears(scene: Scene, cue: CueMatch) -> bool:
    """Return whether one hears somebody speak, or something brings him to it."""
    if witnessed(scene, cue) is not None or is_brought(scene, cue):
        return True
    return is_made_to_say(scene, cue)  # « de quoi faire dire à X que P »


def _is_counted(scene: Scene, s: int, last: int) -> bool:
    """Return whether *être* and a count of those who speak end at a token.

    *Ils sont 35 % à penser que*, *les élus sont nombreux à dire que*
    """
    tokens, counted = scene.tokens(s), False
    for j in range(last, max(-1, last - _COUNTED), -1):
        if tokens[j].pos == "AUX" or is_inflected(tokens[j]):
            forms = scene.lexicon.auxiliary_forms(tokens[j].lower)
            return counted and any(form.base == "être" for form in forms)
        if tokens[j].form in ",.:;":
            return False
        numeral = tokens[j].form[0].isdigit() or scene.is_a(s, j, "numeral")
        counted = counted or numeral or scene.is_a(s, j, "counting_word")
    return False


def tells_next(scene: Scene, cue: CueMatch) -> bool:
    """Return whether an infinitive without object tells what was said next, or what was heard.

    *Avant de lancer à la foule : « Q »*, *pour conclure : « Q »*, *entend X crier : « Q »*

    Args:
        scene: The text's candidates.
        cue: An infinitive before a colon.

    Returns:
        Whether it reports what follows the colon.
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
