"""The subject after an inverted verb: *a indiqué mardi la mairie*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import CueKind, MentionKind, Number, SpeakerKind
from .phrases import HUMAN, WRITTEN, after_adjunct, governed, is_temporal, may_speak
from .scene import is_finite
from .steps import COMMA, QUE, verb_follows
from .stretch import ago, past_adverbial

if TYPE_CHECKING:
    from ..models.records import CueMatch, MentionMatch
    from .scene import Scene

__all__ = ["acts_on", "agrees", "postposed", "who_said"]

_MAX_ADJUNCT = 28
_NEAR_ADJUNCT = 8
_NEAR_VERB = 5
_CLAUSE_ENDS = frozenset({":", ";"})
_WHOLLY = frozenset({"tout", "toute", "tous", "toutes"})
_SIGNS = frozenset({",", "(", ")", "-", "–", "—"})
_COMMON = frozenset({"NOUN", "ADJ", "VERB"})  # what the tagger takes a common noun for
_NO_INVERTED_SUBJECT = frozenset({"lui", "nous", "vous", "tu"})
_ONE = frozenset({"un", "une"})
_YOUR = frozenset({"ton", "ta", "tes"})
_INDEFINITE = _ONE | {"des"}
_PEOPLE = frozenset({SpeakerKind.PERSON, SpeakerKind.GROUP})
_MANNERS = frozenset({"en", "sur", "à", "par"})
_OPEN_CIRCUMSTANCE = frozenset({"en", "lorsque", "quand"})


def postposed(scene: Scene, cue: CueMatch) -> MentionMatch | None:
    """Return the subject after an inverted verb without clitic, past adverbs and adjuncts."""
    return _past_adjuncts(scene, cue) or _swallowed(scene, cue)


def _past_adjuncts(scene: Scene, cue: CueMatch) -> MentionMatch | None:
    """Return the subject that stands free after a verb, past what does not belong to it."""
    s = cue.sentence
    tokens = scene.tokens(s)
    j = cue.last + 1
    limit = min(len(tokens), j + _MAX_ADJUNCT)
    held = None
    past_relative = False
    while j < limit:
        token = tokens[j]
        after_relative = _past_relative(scene, s, j, limit) if j > cue.last + 1 else None
        if after_relative is not None and held is None:
            j, past_relative = after_relative, True
            continue
        if _ends_search(scene, s, j) or (held and token.lower in _OPEN_CIRCUMSTANCE):
            return held
        if token.form in _SIGNS:
            j += 1
            continue
        fixed = _adverbial_end(scene, s, j)
        if fixed is not None:
            j = fixed
            continue
        if token.lower in closed_class("preposition") and not _partitive_subject(scene, s, j):
            j = after_adjunct(scene, s, j)
            held = held or _name_at_end(scene, s, j)
            if held is not None and scene.lower(s, j) == ",":
                return held  # what follows is said of the same one
            continue
        mention = _without_date(scene, scene.mention_at(s, j))
        if mention is None or _is_object_pronoun(scene, cue, mention):
            j += 1
        elif (
            is_temporal(scene, mention)
            or not agrees(cue, mention)
            or (past_relative and not _may_follow(scene, cue, mention))
            or _is_inserted(scene, cue, mention)
            or _tells_mood(scene, mention)
        ):
            j = mention.last + 1
        else:
            return None if _is_object(scene, cue, mention) else mention
    return held


def _joins_adjunct(scene: Scene, s: int, j: int) -> bool:
    """Return whether *et* or *ou* joins a phrase to a short one before it."""
    return scene.is_a(s, j + 1, "preposition") and scene.lower(s, j - 2) in _MANNERS


def _may_follow(scene: Scene, cue: CueMatch, mention: MentionMatch) -> bool:
    """Return whether somebody behind a relative may be the subject: no name in marks is."""
    marks = scene.tokens(cue.sentence)[mention.first].quoted
    return may_speak(mention) and marks in (None, scene.tokens(cue.sentence)[cue.first].quoted)


def _without_date(scene: Scene, mention: MentionMatch | None) -> MentionMatch | None:
    """Return whom a date before a name was read with (*a révélé ce week-end Ouest-France*)."""
    if mention is None or mention.head not in closed_class("circumstance_noun"):
        return mention
    within = scene.mentions_ending(mention.sentence, mention.last)
    own = (m for m in within if m.first > mention.first + 1 and m.name is not None)
    return next(own, mention)


def _is_inserted(scene: Scene, cue: CueMatch, mention: MentionMatch) -> bool:
    """Return whether a thing stands between commas before the subject (*dit, un bras levé, X*)."""
    s = cue.sentence
    if mention.first != cue.last + 2 or scene.lower(s, cue.last + 1) != "," or may_speak(mention):
        return False
    closing = scene.first_of(s, COMMA, mention.last + 1, mention.last + _NEAR_ADJUNCT)
    subject = None if closing is None else scene.mention_at(s, closing + 1)
    return subject is not None and may_speak(subject)


def _tells_mood(scene: Scene, mention: MentionMatch) -> bool:
    """Return whether *tout* and a word before the subject tell its mood (*lâche toute émue X*)."""
    s, after = mention.sentence, mention.last + 1
    if scene.lower(s, mention.first) not in _WHOLLY or mention.last != mention.first + 1:
        return False
    subject = scene.mention_at(s, after)
    return subject is not None and may_speak(subject) and not governed(scene, subject)


def _is_object(scene: Scene, cue: CueMatch, mention: MentionMatch) -> bool:
    """Return whether what stands behind a verb is no subject, by its article or what follows it."""
    if scene.lower(mention.sentence, mention.first) in _YOUR:
        return True  # « balance ton chef »: to whom it is said has not said it
    person = mention.kind is SpeakerKind.PERSON
    return not person and (_is_own_word(scene, mention) or _is_listed(scene, cue, mention))


def _is_listed(scene: Scene, cue: CueMatch, mention: MentionMatch) -> bool:
    """Return whether a thing is the object of one of several verbs (*viennent, ouvrent des cafés*).

    A subject waits for its verb in *Les ours, assurent des rapports, reviennent*.
    """
    s, comma = cue.sentence, mention.last + 1
    if mention.kind in _PEOPLE or mention.first != cue.last + 1 or scene.lower(s, comma) != ",":
        return False
    if scene.lower(s, mention.first) not in _INDEFINITE:
        return False
    return verb_follows(scene, s, comma + 1, "object_clitic") and scene.has_verb(s, 0, cue.first)


def _is_own_word(scene: Scene, mention: MentionMatch) -> bool:
    """Return whether somebody's own words are meant (*Nadia Benali, élue, a relancé son appel*)."""
    owned = scene.is_a(mention.sentence, mention.first, "possessive")
    if not owned or mention.name is not None:
        return False  # « son conseil, Me Ada Roux »
    noun = scene.cue_at(mention.sentence, mention.first + 1)
    return noun is not None and noun.cue.kind is CueKind.NOUN


def _swallowed(scene: Scene, cue: CueMatch) -> MentionMatch | None:
    """Return the subject that was read into the adjunct before it, when nothing else follows.

    *Ont annoncé à la presse Paul Roux et Ève Noël*, *a dit au téléphone la moitié des élus*
    """
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    for j in range(cue.last + 1, min(len(tokens), cue.last + _NEAR_ADJUNCT)):
        if _ends_search(scene, s, j) or tokens[j].form in _SIGNS:
            return None
        phrase = scene.mention_at(s, j) or scene.mention_at(s, j + 1)
        if phrase is None or not scene.is_a(s, j, "preposition"):
            continue
        for k in range(phrase.first + 1, min(phrase.last, phrase.first + _MAX_ADJUNCT) + 1):
            inner = scene.mention_at(s, k)
            if inner is None or inner.last < phrase.last:
                continue
            if not may_speak(inner) or not agrees(cue, inner):
                continue
            if governed(scene, inner):
                # « à la chaîne des habitants »: only the verb's number tells it from a complement
                several = {cue.number, inner.mention.number} == {Number.PLURAL}
                if not several or scene.lower(s, inner.first) != "des":
                    continue
            return inner
    return None


def _name_at_end(scene: Scene, s: int, end: int) -> MentionMatch | None:
    """Return the name that the phrase before ``end`` has swallowed, unless it is the phrase's own.

    In *a assuré au cours du débat Odile Rameau, maire de Huy*, she speaks; *au lycée Jean Moulin*
    is a place.
    """
    inner = (m for m in scene.mentions[s] if m.first < end <= m.last + 1 and not m.head)
    name = next((m for m in inner if m.kind is SpeakerKind.PERSON and m.name is not None), None)
    if name is None:
        return None
    return name if _stands_free(scene, name) else None


def _stands_free(scene: Scene, name: MentionMatch) -> bool:
    """Return whether the word before a person's name takes none.

    *Devant la presse Léa Morel*, *dans un tweet Morel*, *au micro d'Europe 1 Léa Morel*, *au
    Breton Léa Morel* do not go together; *le rapport Morel*, *la ministre Léa Morel* and *au lycée
    Jean Moulin* do.
    """
    s, before = name.sentence, name.first - 1
    tokens, word = scene.tokens(s), scene.lower(s, before)
    full = name.last > name.first and scene.lexicon.is_first_name(tokens[name.first].form)
    if word in closed_class("called_after"):
        return False
    if tokens[before].pos not in _COMMON:
        media = (m.kind is SpeakerKind.MEDIA for m in scene.mentions_ending(s, before))
        return full and (scene.lower(s, before - 1) == "au" or any(media))
    noun = scene.lexicon.source_noun(word)
    if noun is None or noun.kind in (SpeakerKind.MEDIA, SpeakerKind.ORGANISATION):
        return True
    if noun.kind is SpeakerKind.DOCUMENT:
        return full or scene.is_a(s, before - 1, "indefinite_article")
    return full and noun.number is Number.PLURAL


def _ends_search(scene: Scene, s: int, j: int) -> bool:
    """Return whether no subject of the verb before can stand after the token at ``j``."""
    token = scene.tokens(s)[j]
    if token.placeholder is not None or token.form in _CLAUSE_ENDS or token.form in ".?!":
        return True
    if token.lower in ("et", "ou"):
        return not _joins_adjunct(scene, s, j)  # « a dit en anglais ou en russe un touriste »
    return token.lower in closed_class("subordinator") and token.lower not in _OPEN_CIRCUMSTANCE


def _past_relative(scene: Scene, s: int, j: int, limit: int) -> int | None:
    """Return the comma after a relative clause that belongs to an adjunct.

    That of *a dit lors d'un débat où l'on huait le maire, la préfète*.
    """
    apart = scene.lower(s, j - 1) in _SIGNS and scene.lower(s, j) != "où"
    if not scene.is_a(s, j, "relative") or apart:
        return None
    comma = scene.first_of(s, COMMA, j + 1, limit)
    closed = comma is not None and scene.has_verb(s, j + 1, comma)
    return comma if closed else None


def _is_object_pronoun(scene: Scene, cue: CueMatch, mention: MentionMatch) -> bool:
    """Return whether a pronoun after the verb is never a noun-like subject (*répond lui*)."""
    return (
        mention.mention.kind is MentionKind.PRONOUN
        and mention.head in _NO_INVERTED_SUBJECT
        and not is_temporal(scene, mention)
        and agrees(cue, mention)
    )


def _adverbial_end(scene: Scene, s: int, j: int) -> int | None:
    """Return the index after an adverbial of several tokens, with what its last one governs."""
    word = scene.lower(s, j)
    if word in _ONE and scene.is_a(s, j + 1, "degree_noun"):
        return j + 2  # « un brin amusé »
    if word == "en" and scene.lower(s, j - 1 - (scene.lower(s, j - 1) == "tout")) == ",":
        return _gerund_end(scene, s, j)
    end = past_adverbial(scene, s, j) or ago(scene, s, j)
    if end is None or not _governs(scene, s, end - 1):
        return end
    return after_adjunct(scene, s, end - 1)


def _gerund_end(scene: Scene, s: int, j: int) -> int | None:
    """Return the comma after a gerund in commas (*a dit, en rangeant sa chaise, la juge*)."""
    if not scene.lower(s, j + 1).endswith("ant"):
        return None
    comma = scene.first_of(s, COMMA, j + 2, j + _MAX_ADJUNCT)
    return None if comma is None or scene.has_verb(s, j + 2, comma) else comma


def _governs(scene: Scene, s: int, j: int) -> bool:
    """Return whether the last word of an adverbial governs what follows (*peu avant le vote*).

    Who can speak is the subject instead: *a dit peu après le ministre*.
    """
    mention = scene.mention_at(s, j + 1)
    return scene.is_a(s, j, "preposition") and mention is not None and mention.kind not in HUMAN


def _partitive_subject(scene: Scene, s: int, j: int) -> bool:
    """Return whether *des*, *du* or *d'* starts a subject (*racontent des habitants*).

    That of a surname does too (*a déclaré D'Hondt*, *juge De Smet*).
    """
    mention = scene.mention_at(s, j)
    if mention is None:
        return False
    surname = mention.name is not None and scene.tokens(s)[j].form[0].isupper()
    return surname or scene.lower(s, j) == "des" or scene.is_a(s, j + 1, "partitive_head")


def agrees(cue: CueMatch, mention: MentionMatch) -> bool:
    """Return whether verb and noun can agree in number."""
    number = mention.mention.number
    if cue.number is None or number is None:
        return True
    if number is Number.PLURAL and cue.number is Number.SINGULAR:
        # « une majorité d'élus estime », « 20 % des salariés dit »: notional agreement.
        if mention.head == "" or "%" in mention.mention.text:
            return True
        return not closed_class("quantifier").isdisjoint(mention.mention.text.split()[1:2])
    return not (number is Number.SINGULAR and cue.number is Number.PLURAL and mention.head == "on")


def acts_on(scene: Scene, thing: MentionMatch | None, s: int, clause: tuple[int, int]) -> bool:
    """Return whether somebody whom a comma parts from his verb does something to a thing behind it.

    *Les habitants, fiers de leur « village », ont ouvert les portes*

    Args:
        scene: The text's candidates.
        thing: The noun phrase behind the verb.
        s: A sentence.
        clause: First token of the words before the verb, and the comma.
    """
    who = scene.mention_at(s, clause[0])
    if who is None or thing is None or who.kind not in HUMAN or thing.kind in HUMAN | WRITTEN:
        return False
    apart = scene.lower(s, who.last + 1) == "," and who.last + 1 < clause[1]
    return apart and not scene.has_verb(s, *clause)


def who_said(scene: Scene, s: int, j: int) -> MentionMatch | None:
    """Return who has said what a preposition takes up (*d'après ce qu'en dit le maire, P*).

    Args:
        scene: The text's candidates.
        s: A sentence.
        j: The token behind the preposition.

    Returns:
        The subject behind the verb that *ce que* opens, ``None`` without such a verb.
    """
    if scene.lower(s, j) != "ce" or scene.lower(s, j + 1) not in QUE:
        return None
    verbs = scene.verb_cues(s, j + 2, j + _NEAR_VERB)
    said = next((other for other in verbs if other.core and is_finite(other)), None)
    return None if said is None else postposed(scene, said)
