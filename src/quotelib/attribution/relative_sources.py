"""Relatives that report: « un rapport selon lequel P », « X, pour qui P »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import CueKind, Gender, Number, SpeakerKind
from . import rules
from .antecedents import antecedent
from .build import reported
from .clause_verbs import has_main_verb, second_verb
from .ends import clause_end
from .phrases import HUMAN, is_temporal
from .scene import is_finite
from .sentence_ends import sentence_end
from .sources import agent, cue_source, words_owner
from .steps import BEFORE_VERB, COMMA, DE, skip, starts_infinitive, verb_follows

if TYPE_CHECKING:
    from ..models import Mention
    from ..models.records import Attribution, CueMatch, MentionMatch
    from .scene import Scene

__all__ = ["relative_source"]

_ADJUNCT = 9
_FOR = ("vot", "opt", "milit", "travaill", "jou", "combatt", "œuvr", "oeuvr")
"""What verbs start with that govern *pour* themselves (*la liste pour laquelle ils ont voté*)."""

_SIGNS = (",", ")", "–", "—")
_PLACING = ("à", "au", "aux", "dans", "en")


def relative_source(scene: Scene, cue: CueMatch) -> Attribution | None:
    """« Un rapport selon lequel P »; « X, pour qui P »; « l'idée de X selon laquelle P »."""
    s, pronoun = cue.sentence, cue.last + 1
    word = scene.lower(s, pronoun)
    if cue.first == 0 or (word not in closed_class("lequel") and word != "qui"):
        return None
    if scene.tokens(s)[-1].form == "?":
        return None  # « pour qui a-t-il voté ? »
    person = word == "qui" or not cue.core
    # « X, hier, pour qui P », but « X, de la banque Y, pour qui P »
    places = dict.fromkeys((_before_adjunct(scene, s, cue.first), cue.first))
    found = (antecedent(scene, s, at, speaking=person) for at in places)
    source = next((one for one in found if one is not None), None)
    if word == "qui" and source is not None:
        source = _who_is_there(scene, source) or source
    if not cue.core and _is_only_for(scene, cue, source):
        return None
    first = pronoun + 1 + (scene.lower(s, pronoun + 1) == ",")
    fronted = not scene.has_verb(s, 0, cue.first)
    last = _past_own_verb(scene, s, first)
    end = _relative_end(scene, s, first, last, fronted=fronted)
    if end <= first:
        return None
    far = None if person else _far_noun(scene, cue, source)
    source = far or source
    if source is None:
        return _told_by_subject(scene, cue, (first, end))
    cues = (cue.cue,)
    noun = None if person else _noun_in(scene, source)
    if noun is not None:
        # The noun reports, and whoever it belongs to speaks.
        owner = words_owner(scene, noun) or (agent(scene, noun) if far is not None else None)
        if owner is None and scene.lower(s, source.first) in DE:
            # « X dévoile de nouvelles informations selon lesquelles P »
            return _told_by_subject(scene, cue, (first, end))
        if far is None or owner is not None:
            source, cues = owner or source, (noun.cue,)
        # « Les propos selon lesquels P choquent »
        limit = sentence_end(scene, s) if fronted and end == last else end
        end = second_verb(scene, s, first, limit) or end
    return reported(scene, s, ((first, end),), rules.RELATIVE_SOURCE, 0.8, cues=cues, source=source)


def _is_only_for(scene: Scene, cue: CueMatch, source: MentionMatch | None) -> bool:
    """Return whether *pour qui* says which people something is good or hard for.

    *Ce sont des gens pour qui tout est cher*: no comma and nobody's name stands before it, and no
    marks behind it.
    """
    s, after = cue.sentence, cue.last + 2
    if scene.lower(s, cue.last + 1) != "qui":
        return not _holds_opinion(scene, cue, source)
    if source is None:
        return False
    apart = scene.lower(s, cue.first - 1) in _SIGNS or source.name is not None
    tokens = scene.tokens(s)
    marks = tokens[after].quoted if after < len(tokens) else None
    return not apart and marks in (None, tokens[cue.first].quoted)


def _who_is_there(scene: Scene, place: MentionMatch) -> MentionMatch | None:
    """Return who is at a place before *pour qui* (*Ada Roux, du club X à Y, pour qui P*)."""
    s, first = place.sentence, place.first
    if place.kind in HUMAN or scene.lower(s, first - 1) not in _PLACING:
        return None
    before = (m for m in reversed(scene.mentions[s]) if m.last < first and m.name is not None)
    person = next((m for m in before if m.kind is SpeakerKind.PERSON), None)
    return None if person is None or scene.has_verb(s, person.last + 1, first) else person


def _past_own_verb(scene: Scene, s: int, first: int) -> int:
    """Return where a clause ends, past a verb that its subject or a word under it waits for.

    *les accusations selon lesquelles vouloir que le port ferme nuit à la ville*
    """
    end = clause_end(scene, s, first, None)
    verb = skip(scene, s, end, *BEFORE_VERB)
    if not verb_follows(scene, s, verb) or second_verb(scene, s, first, verb + 1) is not None:
        return end
    return clause_end(scene, s, end, None)


def _holds_opinion(scene: Scene, cue: CueMatch, source: MentionMatch | None) -> bool:
    """Return whether *pour lequel* says what somebody thinks (*le maire, pour lequel P*)."""
    apart = scene.lower(cue.sentence, cue.first - 1) == ","
    if not apart or source is None or source.kind not in HUMAN:
        return False
    verb = scene.first_verb(cue.sentence, cue.last + 2, cue.last + 2 + _ADJUNCT)
    words = () if verb is None else scene.tokens(cue.sentence)[verb.index : verb.index + 2]
    return not any(word.lower.startswith(_FOR) for word in words)


def _far_noun(scene: Scene, cue: CueMatch, near: MentionMatch | None) -> MentionMatch | None:
    """Return the phrase of a speech noun, earlier in the sentence, that a relative stands for.

    In *Une rumeur a couru dans le quartier, selon laquelle P* the pronoun agrees with it, and not
    with what stands right before the relative.
    """
    s, pronoun = cue.sentence, scene.lower(cue.sentence, cue.last + 1)
    gender = Gender.FEMININE if "laq" in pronoun or "lles" in pronoun else Gender.MASCULINE
    number = Number.PLURAL if pronoun.endswith("s") else Number.SINGULAR

    def agrees(mention: Mention) -> bool:
        return mention.gender is gender and mention.number is number

    if near is not None and (agrees(near.mention) or _noun_in(scene, near) is not None):
        return None
    for noun in reversed(scene.cues[s]):
        if (
            noun.cue.kind is not CueKind.NOUN
            or noun.last >= cue.first
            or "selon" not in noun.frames
        ):
            continue
        holders = (m for m in scene.mentions[s] if m.first <= noun.first <= m.last)
        holder = next((m for m in holders if agrees(m.mention)), None)
        if holder is not None:
            return holder
    return None


def _before_adjunct(scene: Scene, s: int, relative: int) -> int:
    """Return the comma before a date or adjunct that parts a relative from its noun.

    *l'annonce du groupe, mardi soir, selon laquelle P*
    """
    if scene.lower(s, relative - 1) != ",":
        return relative
    low = max(0, relative - _ADJUNCT)
    comma = scene.last_of(s, COMMA, low + 1, relative - 1)
    if comma is None or scene.has_verb(s, comma, relative):
        return relative
    mention = scene.mention_at(s, comma + 1)
    dated = scene.is_a(s, comma + 1, "time") or (
        mention is not None and is_temporal(scene, mention)
    )
    if starts_infinitive(scene, s, comma + 2):
        return relative  # « , sans convaincre les avocats, pour qui P »: that is the noun
    return comma if dated or scene.is_a(s, comma + 1, "preposition") else relative


def _relative_end(scene: Scene, s: int, first: int, end: int, *, fronted: bool) -> int:
    """Return where a relative ends: at the comma before the verb that its antecedent waits for.

    Where no verb stands before it, the main clause may follow (*Face à X, pour qui P, Y a dit*).
    """
    tokens = scene.tokens(s)
    for j in range(first, end):
        if tokens[j].form == "," and tokens[j].quoted is None:
            subject = scene.mention_at(s, j + 1) if fronted else None
            at = j + 1 if subject is None else subject.last + 1
            if verb_follows(scene, s, at, *BEFORE_VERB) and has_main_verb(scene, s, first, j):
                return j  # « X, pour qui « rien ne presse », a reporté le vote »
    return end


def _told_by_subject(scene: Scene, cue: CueMatch, stretch: tuple[int, int]) -> Attribution | None:
    """Read « X dévoile de nouvelles informations selon lesquelles P »: the verb's subject tells."""
    s = cue.sentence
    nouns = [c for c in scene.cues[s] if c.cue.kind is CueKind.NOUN and c.last == cue.first - 1]
    verbs = [c for c in scene.verb_cues(s, 0, cue.first) if is_finite(c)]
    if not nouns or not verbs:
        return None
    source = cue_source(scene, verbs[-1])
    cues = (nouns[0].cue,)
    return reported(scene, s, (stretch,), rules.RELATIVE_SOURCE, 0.7, cues=cues, source=source)


def _noun_in(scene: Scene, mention: MentionMatch) -> CueMatch | None:
    """Return the speech noun inside a noun phrase."""
    for cue in scene.cues[mention.sentence]:
        if cue.cue.kind is CueKind.NOUN and mention.first <= cue.first <= mention.last:
            return cue
    return None
