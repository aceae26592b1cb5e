"""Quoted words that a verb has as its object: whole utterances, and parts of noun phrases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..models import Mood
from . import rules
from .ends import best_end
from .naming import is_defined, names
from .object_ends import is_alone, object_end, past_coordinated, past_joined
from .openings import Opening
from .phrases import is_temporal
from .scene import is_finite
from .sources import describes
from .steps import (
    DE,
    is_inflected,
    is_present_participle,
    is_verbal,
    quoted_end,
    verb_follows,
)
from .stretch import Stretch, after_cue, date_end, opens_adjunct, past_adjunct
from .terms import is_name
from .utterances import is_adverb

if TYPE_CHECKING:
    from ..lexicon import ReportingVerb
    from ..models.records import CueMatch, MentionMatch
    from .scene import Scene

__all__ = ["quoted_object"]

_NEAR_OBJECT = 18
_INSERTION = 12
_OBJECTS = ("le", "la", "l'", "les")
_NONFINITE = ("er", "ir", "re", "ant")
_ATTRIBUTES = frozenset({"ADJ", "VERB", "ADV", "NOUN"})
_COPULAR = frozenset({"ATTR", "QUOTE"})
_GOVERNING = frozenset({"de", "d'", "comme", "à", "contre", "sur", "en", "pour"})


def quoted_object(scene: Scene, cue: CueMatch) -> Stretch | None:
    """X dénonce « Q », qualifie Y de « Q », parle de « Q », promet un « Q ».

    Args:
        scene: The text's candidates.
        cue: A verbal cue.

    Returns:
        The noun phrase around the quoted words, or these alone when they say what somebody is.
    """
    passive = cue.passive or describes(scene, cue)
    taken = passive or _has_object(scene, cue)
    wanted = {"ATTR", "PREP"} if taken else {"NOUN", "ATTR", "PREP"}
    if cue.frames.isdisjoint(wanted) or names(scene, cue) or not _governs(scene, cue):
        return None
    s = cue.sentence
    at = _first_quoted(scene, cue)
    if at is None or scene.tokens(s)[cue.head].quoted is not None:
        return None
    tokens = scene.tokens(s)
    verbatim = _in_brackets(scene, cue, at) if tokens[at - 1].form == "(" else None
    if verbatim is not None:
        return verbatim
    index = tokens[at].quoted
    barred = _is_adverbial(scene, cue, at) or _is_beside_attribute(scene, cue, at)
    if index is not None and (barred or is_name(scene, index)):
        return None
    if not cue.core and _looks_titled(scene, s, at):
        return None
    if _resumes(scene, cue, at) or is_defined(scene, s, at) or _is_remote(scene, cue, at):
        return None
    if passive and at > cue.last + 1 and scene.lower(s, at - 1) not in DE | {"comme"}:
        verb = scene.lexicon.verbs.get(cue.cue.lemma)
        own = frozenset(verb.prepositions) if verb is not None else frozenset()
        if own.isdisjoint(scene.lower(s, j) for j in range(cue.last + 1, at)):
            return None
    return _around(scene, cue, _object_start(scene, cue, at), at)


def _in_brackets(scene: Scene, cue: CueMatch, at: int) -> Stretch | None:
    """Return words alone in a bracket after an object: they prove it (*balaie la critique (« »)*).

    A capital makes them a name (*le NFP (« Nouveau front populaire »)*).
    """
    s, end = cue.sentence, quoted_end(scene, cue.sentence, at)
    if scene.lower(s, end) != ")":
        return None
    if at - 1 == after_cue(scene, cue) or scene.tokens(s)[at].form[0].isupper():
        return None
    return Stretch(first=at, end=end, rule=rules.VERB_UTTERANCE, confidence=0.7)


def _around(scene: Scene, cue: CueMatch, start: int, at: int) -> Stretch | None:
    """Return the object that starts at a token and holds the quoted words at another."""
    s = cue.sentence
    least = end = quoted_end(scene, s, at)
    thing = _found(scene, cue, at, end) if start == at else None
    if thing is not None:
        least = thing.last + 1
        end, confidence = object_end(scene, s, least), 0.75
    elif start == at and is_alone(scene, s, end):
        end, confidence = past_joined(scene, s, past_coordinated(scene, s, end)), 0.8
        if end > least and scene.tokens(s)[end - 1].quoted is not None:
            # « A » et « B » de la direction
            end = end if is_alone(scene, s, end) else object_end(scene, s, end)
    else:
        end, confidence = object_end(scene, s, end), 0.75
    if not opens_adjunct(scene, s, end):
        opening = Opening.of_object(scene, s, start, cue, cut=end, least=least)
        end = best_end(opening, "object")
    found = start < at and "ATTR" in cue.frames and _is_attribute(scene, s, at)
    found = found or scene.lower(s, start - 1) == "comme"  # « présente Y comme « un texte … » »
    if not found and _is_excluded(scene, cue, start, end):
        return None
    return Stretch(first=start, end=end, rule=rules.QUOTED_OBJECT, confidence=confidence)


def _found(scene: Scene, cue: CueMatch, at: int, end: int) -> MentionMatch | None:
    """Return the thing whose attribute stands before it (*juge « indigne » la loi*).

    *juger*, which takes a clause as well, makes one of both.
    """
    s = cue.sentence
    if not {"ATTR", "QUE"} <= cue.frames or scene.tokens(s)[at].pos not in _ATTRIBUTES:
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
    return at > after_cue(scene, cue) or scene.is_a(cue.sentence, at, "determiner")


def _has_object(scene: Scene, cue: CueMatch) -> bool:
    """Return whether a clitic is the verb's object already (*comme le dit X*)."""
    before = (scene.lower(cue.sentence, j) for j in range(cue.first, cue.head))
    return any(word in _OBJECTS for word in before)


def _resumes(scene: Scene, cue: CueMatch, at: int) -> bool:
    """Return whether quoted words go on with a clause after an incise (*Y, dit X, « est … »*).

    They may be the object of the verb before the incise (*le texte prévoit, dit X, « Q »*).
    """
    s = cue.sentence
    if scene.lower(s, cue.first - 1) != "," or scene.lower(s, at - 1) != ",":
        return False
    before = cue.first - 2
    if before > 0 and is_finite(cue) and _is_finite_at(scene, s, before):
        return scene.tokens(s)[before].quoted is None
    return verb_follows(scene, s, at, "object_clitic", "negation")


def _is_finite_at(scene: Scene, s: int, j: int) -> bool:
    """Return whether a token is a finite verb, which the taggers may miss in a short clause."""
    other = scene.cue_at(s, j)
    return is_inflected(scene.tokens(s)[j]) or (other is not None and is_finite(other))


def _is_remote(scene: Scene, cue: CueMatch, at: int) -> bool:
    """Return whether words stand between a copula and quoted ones, which are no attribute then.

    *reste fidèle à sa politique du « ni vu ni connu »*
    """
    return cue.frames <= _COPULAR and at > after_cue(scene, cue)


def _is_excluded(scene: Scene, cue: CueMatch, start: int, end: int) -> bool:
    """Return whether the verb does not report with such an object (*conclure un pacte*)."""
    verb = scene.lexicon.verbs.get(cue.cue.lemma)
    noun = next((t for t in scene.tokens(cue.sentence)[start:end] if t.pos == "NOUN"), None)
    if cue.core and noun is not None and noun.quoted is not None:
        return False  # « dénonce « les accords de pêche » »: words of the one who speaks
    return verb is not None and noun is not None and verb.excludes(noun.lower)


def _governs(scene: Scene, cue: CueMatch) -> bool:
    """Return whether a verb stands where its object is what somebody said.

    An infinitive names a purpose more often than a report (*pour défendre « … »*), unless the
    verb itself reports.
    """
    s = cue.sentence
    helped = any(not scene.is_a(s, j, "object_clitic") for j in range(cue.first, cue.head))
    if cue.cue.mood is not Mood.INFINITIVE or helped:
        return True
    return cue.core and scene.lower(cue.sentence, cue.first - 1) not in ("d'", "à")


def _first_quoted(scene: Scene, cue: CueMatch) -> int | None:
    """Return the first quoted token after a verb, in its own clause and outside its own marks."""
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    j = after = after_cue(scene, cue)
    while j < min(len(tokens), after + _NEAR_OBJECT):
        token = tokens[j]
        if token.quoted is not None:
            return j if token.quoted != tokens[cue.head].quoted else None
        if token.placeholder is not None or token.form in ".;:!?" or is_inflected(token):
            return None
        if token.lower.endswith(_NONFINITE) and _says_itself(scene, cue, j):
            return None  # « voit X vanter un « robot » », « imagine X disant « Q » »
        if token.form == ",":
            beyond = _past_comma(scene, s, after, j)
            if beyond is None:
                return None
            j = beyond
            continue
        if token.lower == "et" and _reports_on(scene, s, j + 1):
            return None  # « crie au complot et compte sur « … » »
        joins = scene.is_a(s, j, "relative") or scene.is_a(s, j, "subordinator")
        held = j + 1 < len(tokens) and tokens[j + 1].quoted is not None
        if joins and token.lower != "comme" and not (held and j > after):
            return None  # but « parle d'un lieu où « on s'ennuie » »
        j += 1
    return None


def _says_itself(scene: Scene, cue: CueMatch, j: int) -> bool:
    """Return whether a reporting verb of its own follows the object of a verb."""
    other = scene.cue_at(cue.sentence, j)
    governs = (
        other is not None
        and "NOUN" in other.frames
        and (other.cue.mood is Mood.INFINITIVE or is_present_participle(other))
    )
    return governs and bool(scene.mentions_ending(cue.sentence, j - 1))


def _past_comma(scene: Scene, s: int, after: int, comma: int) -> int | None:
    """Return where an object goes on after a comma: at words apposed to it, past an insertion."""
    tokens = scene.tokens(s)
    if comma + 1 < len(tokens) and tokens[comma + 1].quoted is not None:
        begun = any(scene.mention_at(s, j) is not None for j in range(after, comma))
        return comma + 1 if begun or scene.is_a(s, comma + 1, "relative") else None
    for j in range(comma + 1, min(len(tokens) - 1, comma + _INSERTION)):
        if tokens[j].form == ",":
            following = tokens[j + 1]
            goes_on = following.lower in _GOVERNING or scene.is_a(s, j + 1, "determiner")
            return j + 1 if goes_on or following.quoted is not None else None
        if is_inflected(tokens[j]) or tokens[j].quoted is not None:
            return None
    return None


def _reports_on(scene: Scene, s: int, j: int) -> bool:
    """Return whether a reporting verb or participle starts at a token (*et en soulignant*)."""
    cue = scene.cue_at(s, j + (scene.lower(s, j) == "en"))
    return cue is not None and (is_finite(cue) or is_present_participle(cue))


def _object_start(scene: Scene, cue: CueMatch, at: int) -> int:
    """Return where the object with the quoted words starts, past addressee and preposition."""
    s = cue.sentence
    if _leaves_target(scene, cue, at) or _is_own_phrase(scene, s, at):
        return at
    verb = scene.lexicon.verbs.get(cue.cue.lemma)
    governing = _own_prepositions(verb) | {"comme"}
    own = _after_own_object(scene, cue, verb, at)
    if own is not None:
        return own
    j = after_cue(scene, cue)
    if cue.cue.negated and scene.is_a(s, j, "forclusive"):
        j += 1
        j += scene.lower(s, j) in DE and j + 1 < at  # « ne veut pas de « X » »
    while j < at:
        if "PREP" in cue.frames and not scene.is_a(s, j, "time") and scene.lower(s, j) in governing:
            return j + 1
        following = _past_circumstance(scene, s, j)
        if following is None and scene.lower(s, j) == ",":
            following = _past_comma(scene, s, j, j)
        if following is None:
            return j
        if following > at:
            return j + 1
        j = following
    return at


def _after_own_object(
    scene: Scene, cue: CueMatch, verb: ReportingVerb | None, at: int
) -> int | None:
    """Return where words start that a verb's own preposition governs after another object."""
    s = cue.sentence
    if verb is None:
        return None
    if scene.mentions_ending(s, at - 2) and scene.lower(s, at - 1) in verb.prepositions:
        return at  # « évalue ses pertes à « la moitié » »
    governed = scene.lower(s, at - 2) in frozenset(verb.prepositions) - DE
    held = scene.mentions_ending(s, at - 3) or scene.tokens(s)[at - 3].pos == "NOUN"
    if governed and held and scene.is_a(s, at - 1, "determiner") and at - 3 > cue.last:
        return at - 1  # « explique ce recul par une « erreur » »
    if verb.addressee == "object" and "PREP" in cue.frames:
        # « appelle les deux camps à « la retenue » », « à la retenue » in marks
        inside = at > cue.last + 1 and scene.lower(s, at) in verb.prepositions
        starts = range(at + inside, cue.last + 1, -1)
        return next((j for j in starts if scene.lower(s, j - 1) in verb.prepositions), None)
    return None


def _own_prepositions(verb: ReportingVerb | None) -> frozenset[str]:
    """Return the prepositions of a verb's object, with their elided forms; else the usual ones."""
    if verb is None or not verb.prepositions:
        return _GOVERNING
    own = frozenset(verb.prepositions)
    return own | {"d'"} if "de" in own else own


def _past_circumstance(scene: Scene, s: int, j: int) -> int | None:
    """Return the index after a date, an addressee or an adverb at ``j``, ``None`` without one."""
    date = date_end(scene, s, j)
    if date is not None:
        return date
    dated = scene.mention_at(s, j)
    if dated is not None and is_temporal(scene, dated) and not _holds_quoted(scene, dated):
        return dated.last + 1
    if scene.lower(s, j) == "depuis" and not _dates(scene, s, j + 1):
        return j + 1  # an adverb: « réclame depuis des plots »
    return past_adjunct(scene, s, j) if scene.is_a(s, j, "addressee_preposition") else None


def _holds_quoted(scene: Scene, mention: MentionMatch) -> bool:
    """Return whether quoted words stand in a noun phrase (*une « année de transition »*)."""
    words = scene.tokens(mention.sentence)[mention.first : mention.last + 1]
    return any(word.quoted is not None for word in words)


def _dates(scene: Scene, s: int, j: int) -> bool:
    """Return whether a time stands at a token."""
    mention = scene.mention_at(s, j)
    timed = scene.is_a(s, j, "time") or scene.tokens(s)[j].pos == "NUM"
    return timed or (mention is not None and is_temporal(scene, mention))


def _is_adverbial(scene: Scene, cue: CueMatch, at: int) -> bool:
    """Return whether quoted words right after a verb say where or when, not what.

    *réclament « à chaque reprise »* has no object.
    """
    s = cue.sentence
    if is_adverb(scene, s, at):
        return True
    if at > after_cue(scene, cue) or "ATTR" in cue.frames:
        return False
    if scene.is_a(s, at, "preposition") and not scene.is_a(s, at, "of"):
        return True
    mention = scene.mention_at(s, at)
    indefinite = scene.lower(s, at) in ("un", "une", "des")
    return mention is not None and not indefinite and is_temporal(scene, mention)


def _looks_titled(scene: Scene, s: int, at: int) -> bool:
    """Return whether quoted words have a title's capital and no verb (*chante « Virages »*)."""
    quoted = scene.tokens(s)[at : quoted_end(scene, s, at)]
    return quoted[0].form[0].isupper() and not any(map(is_verbal, quoted))


def _is_own_phrase(scene: Scene, s: int, at: int) -> bool:
    """Return whether quoted words are a noun phrase that no word before belongs to."""
    if not scene.is_a(s, at, "determiner") or scene.is_a(s, at - 1, "determiner"):
        return False
    return any(True for _ in scene.mentions_ending(s, at - 1))


def _leaves_target(scene: Scene, cue: CueMatch, at: int) -> bool:
    """Return whether only the quoted words are said: *traiter Y de « Q »*, *accuser Y de « Q »*."""
    attributive = "ATTR" in cue.frames
    if scene.lower(cue.sentence, at - 1) == "comme":
        return True
    if attributive and at > cue.last + 1 and _is_attribute(scene, cue.sentence, at):
        # *juger*, which takes a clause as well, makes one of both: « juge l'idée « folle » »
        return "QUE" not in cue.frames
    if "NOUN" in cue.frames:
        return False
    own = _own_prepositions(scene.lexicon.verbs.get(cue.cue.lemma))
    if attributive:
        return True
    # « fait état d'un mort et de « plusieurs blessés » » has another object before
    before = range(cue.last + 1, at - 1)
    joined = any(scene.lower(cue.sentence, j) in ("et", "ou", ",") for j in before)
    return scene.lower(cue.sentence, at - 1) in own and not joined


def _is_attribute(scene: Scene, s: int, at: int) -> bool:
    """Return whether quoted words say how a thing is found (*juge le calendrier « flou »*)."""
    if scene.tokens(s)[at].pos not in _ATTRIBUTES:
        return False
    return bool(scene.mentions_ending(s, at - 1))
