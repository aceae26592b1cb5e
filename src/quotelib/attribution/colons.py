"""Quotations that a colon opens: X a déclaré : « Q »; X : « Q »; son verdict : « Q »."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from ..models import CueKind, Mood
from . import rules
from .before import subject_before
from .bodies import body_of_on
from .build import colon_cue, standing
from .colon_ends import closing
from .colon_nouns import by_noun, parted_owner, recalled, says_of_words
from .colon_verbs import answers_those, is_manner, joined_clause, outweighs, reaches
from .complements import takes_clause
from .introduced import introduced, only_person, said_on, spoken_of
from .made_to_speak import acts_for, narrates, tells_next
from .phrases import HUMAN, may_speak, names_people
from .scene import is_finite
from .sources import cue_source, source_after
from .steps import DASHES, DE, is_present_participle, is_verbal, skip
from .subjects import clause_start, clause_subject
from .surfaces import owner_of_read, posted_by, shown
from .topics import is_framed_topic, is_topic, opens_topic
from .upholders import SAME, joined_subject, moved, upholder

if TYPE_CHECKING:
    from ..models import Cue
    from ..models.records import Attribution, CueMatch, MentionMatch
    from .scene import Scene

__all__ = ["colon", "colon_name"]

_BULLETS = ("(", "•", "·", "*")
_SIGNS = frozenset({",", "-", "–", "—", "(", ")", ".", "…", "!", "?"})
_NO_NOUN = ("sans", "à")
_LIST = 12
_READERS = ("nous", "vous")
_JUDGED = frozenset({"ADJ", "VERB", "NOUN", "ADV"})
_REPORTERS = ("on", "nous")
"""Those who meet others (*on croise X : « Q »*)."""


@attrs.frozen(kw_only=True)
class _Clause:
    """The clause that a colon opens on a quotation: its sentence, first token and colon."""

    s: int
    begin: int
    end: int


def colon(scene: Scene, index: int) -> Attribution | None:
    """X a déclaré : « Q ». The verb that reports in the clause before the colon.

    Args:
        scene: The text's candidates.
        index: A standing quoted span.

    Returns:
        Its attribution, ``None`` when no colon stands before it or no verb reports there.
    """
    clause = _colon_clause(scene, index)
    if clause is None:
        return None
    cue = _clause_cue(scene, clause)
    noun = _bare_noun(scene, clause, cue)
    if noun is not None:
        owner = parted_owner(scene, clause.s, clause.begin + 1, clause.end)
        hint = spoken_of(scene, clause.s) if owner is None else None
        return standing(scene, index, rules.COLON_NOUN, 0.7, cues=(noun,), source=owner, hint=hint)
    sign = shown(scene, clause.s, clause.begin, clause.end)
    if sign is not None and (cue is None or not cue.core):
        cues = (cue.cue if cue is not None else colon_cue(scene, clause.s, clause.end),)
        return standing(scene, index, rules.COLON_CLAUSE, 0.85, cues=cues, source=sign)
    last = _at_end(scene, index, clause, cue)
    if last is not None:
        return last
    if cue is not None and (
        (not cue.core and _in_these_words(scene, clause)) or says_of_words(scene, cue)
    ):
        return None  # the noun is the cue
    framing = _framed(scene, clause)
    if framing is not None and (cue is None or not outweighs(scene, cue, clause.end)):
        framed = standing(scene, index, rules.COLON_AFTER_REPORT, 0.75, hint=framing)
        return attrs.evolve(framed, hint_turn=True)
    if cue is None or _recalls(scene, cue, clause):
        return None
    return _with_cue(scene, index, cue, clause)


def _at_end(scene: Scene, index: int, clause: _Clause, cue: CueMatch | None) -> Attribution | None:
    """Read « La décision réjouit X : « Q » » and « Il est interpellé par X : « Q » »."""
    if cue is not None and (read := owner_of_read(scene, cue, clause.end)) is not None:
        return standing(scene, index, rules.COLON, 0.85, cues=(cue.cue,), source=read)
    talking = moved(scene, clause.s, clause.begin, clause.end)
    own = talking is not None or (cue is not None and cue.passive)
    talking = talking or closing(scene, clause.s, clause.begin, clause.end)
    if talking is None or (cue is not None and cue.last >= talking.first):
        return None
    sign = colon_cue(scene, clause.s, clause.end)
    own = own or (cue is not None and cue.last == talking.first - 1)  # « citant X : « Q » »
    cues = (cue.cue if cue is not None and own else sign,)
    return standing(scene, index, rules.COLON, 0.8, cues=cues, source=talking)


def _bare_noun(scene: Scene, clause: _Clause, cue: CueMatch | None) -> Cue | None:
    """Return the noun that a form alone before a colon is (*Menace : « Q »*, *Demande : « Q »*).

    Its owner may stand behind an adjunct (*Réplique, à la radio, du maire : « Q »*).
    """
    if cue is None or cue.first != clause.begin:
        return None
    if cue.last != clause.end - 1 and (
        parted_owner(scene, clause.s, cue.last + 1, clause.end) is None
    ):
        return None
    noun = scene.lexicon.noun(scene.lower(clause.s, cue.first))
    if noun is None:
        return None
    word = cue.cue.text.lower()
    return attrs.evolve(cue.cue, lemma=word, kind=CueKind.NOUN, act=noun.act, tense=None, mood=None)


def _recalls(scene: Scene, cue: CueMatch, clause: _Clause) -> bool:
    """Return whether a verb takes up another's words (*se rappelle le mot de X : « Q »*)."""
    return any(
        noun.cue.kind is CueKind.NOUN
        and noun.first > cue.last
        and recalled(scene, noun, cue.first, clause.end) is not None
        for noun in scene.cues[clause.s]
    )


def colon_name(scene: Scene, index: int) -> Attribution | None:
    """X : « Q », son verdict : « Q », X n'en démord pas : « Q ». No verb reports.

    Args:
        scene: The text's candidates.
        index: A standing quoted span.

    Returns:
        Its attribution, ``None`` when no colon stands before it or the clause names nobody.
    """
    clause = _colon_clause(scene, index)
    if clause is None or opens_topic(scene, clause.s, clause.begin, clause.end):
        return None
    if is_framed_topic(scene, index):
        return None
    return _with_noun(scene, index, clause) or _with_subject(scene, index, clause)


def _colon_clause(scene: Scene, index: int) -> _Clause | None:
    """Return the clause that a colon (or an opening bracket) opens on a quotation."""
    place = scene.places[index]
    s, before = place.sentence, place.token - 1
    end = before
    while scene.lower(s, end) in DASHES or scene.lower(s, end) in _BULLETS:
        end -= 1
    if scene.lower(s, end) != ":":
        apart = scene.lower(s, before) in ("(", ",")
        clause = _Clause(s=s, begin=clause_start(scene, s, before), end=before + (not apart))
        if scene.lower(s, before) == "(" or _in_these_words(scene, clause):
            return clause  # also « a eu ces mots « Q » »
        previous = _colon_line(scene, s) if end < 0 else None
        if previous is None:
            return None
        s, end = previous, len(scene.tokens(previous)) - 1
    begin = joined_clause(scene, s, clause_start(scene, s, end), end)
    while begin < end and scene.tokens(s)[begin].form in _SIGNS:
        begin += 1
    return _Clause(s=s, begin=begin, end=end)


def _colon_line(scene: Scene, s: int) -> int | None:
    """Return the sentence before ``s`` that ends with a colon, past quotations of one list."""
    for previous in range(s - 1, max(-1, s - _LIST), -1):
        if not scene.same_container(previous, s):
            return None
        tokens = scene.tokens(previous)
        if tokens[-1].form == ":":
            return previous
        if any(t.placeholder is None and t.form.isalnum() for t in tokens):
            return None
    return None


def _framed(scene: Scene, clause: _Clause) -> MentionMatch | None:
    """Return the source of « selon X, P : « Q » »: the quotation goes on with X's words.

    So it does in « P, selon X : « Q » ».
    """
    compares = scene.lower(clause.s, clause.begin) in SAME  # « Même constat pour X : « Q » »
    for cue in scene.cues[clause.s]:
        opens = clause.begin <= cue.first <= clause.begin + 2 and not compares
        frames = opens or (cue.core and clause.begin < cue.first < clause.end)
        if frames and cue.cue.kind is CueKind.PREPOSITION:
            source = source_after(scene, cue)
            closes = source is not None and source.last == clause.end - 1
            if source is not None and (source.last < clause.end - 2 if opens else closes):
                return source
    return None


def _in_these_words(scene: Scene, clause: _Clause) -> bool:
    """Return whether a clause ends with *ces mots*, *ces termes*: the words are announced."""
    nouns = (cue for cue in scene.cues[clause.s] if cue.cue.kind is CueKind.NOUN)
    return any(
        cue.last == clause.end - 1 and scene.is_a(clause.s, cue.first - 1, "demonstrative")
        for cue in nouns
    )


def _clause_cue(scene: Scene, clause: _Clause) -> CueMatch | None:
    """Return the verb that reports in the clause before a colon: the last that can."""
    subordinate: CueMatch | None = None
    for cue in reversed(scene.verb_cues(clause.s, clause.begin, clause.end)):
        if not (cue.core or {"QUOTE", "INCISE"} & cue.frames) or (cue.nominal and not cue.core):
            continue
        if is_manner(scene, cue, clause.end) or _is_attribute(scene, cue) or _tells_reader(cue):
            continue
        mood = cue.cue.mood
        if mood is Mood.PARTICIPLE and not cue.passive and not is_present_participle(cue):
            continue
        # « estime que P et conclut : « Q » »
        joined = is_finite(cue) and scene.lower(clause.s, cue.first - 1) == "et"
        adjoins = (cue.core or joined or cue.cue.lemma == "lire") and cue.last == clause.end - 1
        # « filmé en train de crier : « Q » », « pendant que la foule crie : « Q » »
        narrative = _narrative(scene, cue, clause.begin) or tells_next(scene, cue)
        if mood is Mood.INFINITIVE and not adjoins and not narrative:
            continue
        if adjoins or not _in_subordinate(scene, cue, clause):
            return answers_those(scene, cue, clause.begin) or cue
        subordinate = subordinate or cue
    if subordinate is not None and _ends(scene, subordinate, clause.end):
        return subordinate
    return None


def _ends(scene: Scene, cue: CueMatch, end: int) -> bool:
    """Return whether a verb ends a clause, its attribute or none behind it (*a jugé grave*)."""
    judges = "ATTR" in cue.frames and scene.tokens(cue.sentence)[end - 1].pos in _JUDGED
    return cue.last >= end - 1 - judges


def _tells_reader(cue: CueMatch) -> bool:
    """Return whether a verb is an imperative (*Rappelez-vous, X l'avait dit : « Q »*)."""
    return cue.clitic is not None and cue.clitic.text.lower() in _READERS


def _is_attribute(scene: Scene, cue: CueMatch) -> bool:
    """Return whether a form says how somebody shows himself (*se montre philosophe*)."""
    before = scene.cue_at(cue.sentence, cue.first - 2)
    return (
        before is not None
        and before.last == cue.first - 1
        and before.reflexive
        and "ATTR" in before.frames
    )


def _narrative(scene: Scene, cue: CueMatch, begin: int) -> bool:
    """Return whether an infinitive tells what somebody did next (*Et X de conclure*).

    Behind a comma and *et* it does so beside another verb (*« P », a dit X, et de conclure*).
    """
    s = cue.sentence
    if scene.lower(s, cue.first - 1) not in DE:
        return False
    if _goes_on(scene, cue) or (scene.lower(s, cue.first - 2) == "," and narrates(scene, cue)):
        return True
    if any(is_finite(other) for other in scene.verb_cues(s, begin, cue.first)):
        return False
    return not any(map(is_verbal, scene.tokens(s)[begin : cue.first - 1]))


def _goes_on(scene: Scene, cue: CueMatch) -> bool:
    """Return whether *, et de* stands before an infinitive, and none that it is joined to."""
    s, before = cue.sentence, cue.first - 2
    if scene.lower(s, before) != "et" or scene.lower(s, before - 1) != ",":
        return False
    infinitives = scene.verb_cues(s, 0, before)
    return not any(
        other.cue.mood is Mood.INFINITIVE and scene.lower(s, other.first - 1) in DE
        for other in infinitives
    )


def _in_subordinate(scene: Scene, cue: CueMatch, clause: _Clause) -> bool:
    """Return whether a verb stands in a clause under another, unless it ends at the colon."""
    s = clause.s
    for j in range(cue.first - 1, clause.begin - 1, -1):
        word = scene.lower(s, j)
        if word == "qui" and j >= cue.first - 2:
            # « X, qui a lancé : » reports; « un homme qui accuse le nonce de … : » does not.
            return not reaches(scene, cue, clause.end)
        if scene.is_a(s, j, "clause_opener") and scene.lower(s, j + 1) != "même":
            as_said = cue.core and word == "comme"  # « comme il l'a dit au micro de X : « Q » »
            return not as_said and scene.lower(s, j - 1) != "ce"
        if word in (",", ";"):
            return False
    return False


def _with_cue(scene: Scene, index: int, cue: CueMatch, clause: _Clause) -> Attribution:
    """Build the attribution by the verb before the colon."""
    infinitive = cue.cue.mood is Mood.INFINITIVE
    # « « P », a-t-il dit, ajoutant : « Q » », « …, avant d'ajouter : « Q » »
    adds = cue.cue.mood is Mood.PARTICIPLE and scene.lower(clause.s, cue.first - 1) == ","
    told = (infinitive and tells_next(scene, cue)) or (adds and is_present_participle(cue))
    source = cue_source(scene, cue) if told else acts_for(scene, cue)
    source = source or subject_before(scene, cue, clause.begin, clause.end)
    if infinitive and _goes_on(scene, cue):
        cues = (cue.cue,)
        return standing(scene, index, rules.COLON, 0.85, cues=cues, hint=source)
    if takes_clause(scene, cue, clause.end):
        # « X souligne que P : « Q » »: the quotation goes on where the report ends, and floats.
        return standing(scene, index, rules.COLON_AFTER_REPORT, 0.8, hint=source)
    seen_by = _seen_by(scene, cue, clause) if source is None or source.kind not in HUMAN else None
    source = seen_by or source
    cues = (cue.cue,)
    if source is None and infinitive and scene.lower(clause.s, cue.first - 1) in DE:
        narrated = introduced(scene, clause.s)
        hint = narrated.mention if narrated is not None else None
        return standing(scene, index, rules.COLON, 0.85, cues=cues, hint=hint)
    confidence = 0.95 if cue.core else 0.88
    # « « P », dit X. Ajoutant : « Q » »
    hint = body_of_on(scene, cue, source)
    if source is None:
        hint = said_on(scene, cue) or posted_by(scene, clause.s, clause.begin, clause.end)
    return standing(scene, index, rules.COLON, confidence, cues=cues, source=source, hint=hint)


def _seen_by(scene: Scene, cue: CueMatch, clause: _Clause) -> MentionMatch | None:
    """Return for whom something is clear before a colon (*Une chose est sûre pour X : « Q »*)."""
    if scene.lower(clause.s, cue.last + 1) != "pour" or not cue.cue.lemma.startswith("être "):
        return None
    found = scene.mention_at(clause.s, cue.last + 2)
    return found if found is not None and found.last == clause.end - 1 else None


def _with_noun(scene: Scene, index: int, clause: _Clause) -> Attribution | None:
    """Read « Réaction de X : », « Son verdict : » and « selon X : »."""
    for cue in reversed(scene.cues[clause.s]):
        if cue.first < clause.begin or cue.last >= clause.end:
            continue
        if cue.cue.kind is CueKind.PREPOSITION:
            source = source_after(scene, cue)
            if source is not None and cue.first == clause.begin and source.last == clause.end - 1:
                cues = (cue.cue,)
                rule = rules.PREPOSITION_BEFORE
                return standing(scene, index, rule, 0.92, cues=cues, source=source)
        if names_people(scene, clause.s, cue.first):
            continue
        before = scene.lower(clause.s, cue.first - 1)
        if cue.cue.kind is CueKind.NOUN and before not in _NO_NOUN:  # « à propos de »
            found = by_noun(scene, index, cue, clause.begin, clause.end)
            if found is not None:
                return found
    return None


def _with_subject(scene: Scene, index: int, clause: _Clause) -> Attribution | None:
    """Read « X : » and « X n'en démord pas : »."""
    subject = clause_subject(scene, clause.s, clause.begin, clause.end)
    if subject is None or not may_speak(subject):
        subject = upholder(scene, clause.s, clause.end)  # « Un choix que salue X : « Q » »
    subject = joined_subject(scene, clause.s, clause.begin, clause.end) or subject
    if subject is None or _impersonal(scene, subject):
        return None
    words = subject.first == clause.begin and scene.lexicon.noun(subject.head) is not None
    if (subject.kind not in HUMAN or words) and subject.name is None:
        # also « Une critique que balaie X : « Q » »
        subject = upholder(scene, clause.s, clause.end) or subject
    whole = subject.last == clause.end - 1
    if (whole or subject.last == 0) and is_topic(scene, subject):
        return None
    if subject.head in _REPORTERS:
        met = only_person(scene, clause.s)
        subject = met if met is not None and subject.last < met.first < clause.end else subject
    return standing(
        scene,
        index,
        rules.COLON_NAME if whole else rules.COLON_CLAUSE,
        0.85 if whole else 0.7,
        cues=(colon_cue(scene, clause.s, clause.end),),
        source=subject,
    )


def _impersonal(scene: Scene, subject: MentionMatch) -> bool:
    """Return whether a subject is nobody's: *il faudrait*, *il y a*; *le nombre de plaintes*."""
    s, first = subject.sentence, subject.first
    if scene.lower(s, first) == "le" and scene.lower(s, first + 1) == "nombre":
        return True
    verb = skip(scene, s, subject.last + 1, "negation")
    return subject.head == "il" and scene.is_a(s, verb, "impersonal_verb")
