"""Rules whose cue stands before the quotation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from ..models import Cue, CueKind, Mention, MentionKind, Mood, Span
from ..models.records import MentionMatch
from .after import agent, incise_source
from .build import clitic_source, colon_cue, standing
from .scene import is_finite
from .subjects import (
    antecedent,
    clause_start,
    governed,
    may_speak,
    narrated_subject,
    noun_owner,
    postposed,
    preverbal,
    source_after,
    subject_mention,
)

if TYPE_CHECKING:
    from ..models.records import Attribution, CueMatch
    from .scene import Scene

__all__ = ["colon", "colon_name", "incise", "preposition", "question", "verb"]

_COMPLEMENT = frozenset({"que", "qu'", "si", "s'"})
_NEAR = 6
_SIGNS = frozenset({",", "-", "–", "—", "(", ")", ".", "…", "!", "?"})
_IMPERSONAL = frozenset({"faut", "faudrait", "faudra", "fallait", "y", "s'agit", "est", "semble", "paraît", "reste"})


def colon(scene: Scene, index: int) -> Attribution | None:
    """X a déclaré : « Q ». The verb that reports in the clause before the colon."""
    clause = _colon_clause(scene, index)
    if clause is None:
        return None
    s, begin, end = clause
    cue = _clause_cue(scene, s, begin, end)
    framing = _framed(scene, s, begin, end)
    if framing is not None and not (cue is not None and cue.core and cue.last >= end - 4):
        return standing(scene, index, "colon_after_report", 0.75, hint=framing)
    return _with_cue(scene, index, cue, begin, end) if cue is not None else None


def colon_name(scene: Scene, index: int) -> Attribution | None:
    """X : « Q », son verdict : « Q », X n'en démord pas : « Q ». No verb reports."""
    clause = _colon_clause(scene, index)
    return _without_verb(scene, index, *clause) if clause is not None else None


def _colon_clause(scene: Scene, index: int) -> tuple[int, int, int] | None:
    """Return the sentence, first token and colon of the clause that a colon opens on a quotation."""
    place = scene.places.get(index)
    if place is None:
        return None
    s, end = place.sentence, place.token - 1
    while scene.lower(s, end) in ("(", "-", "–", "—"):
        end -= 1
    if scene.lower(s, end) != ":":
        if scene.lower(s, place.token - 1) == "(":
            return s, clause_start(scene, s, place.token - 1), place.token - 1
        if end >= 0:
            return None
        previous = _colon_line(scene, s)
        if previous is None:
            return None
        s, end = previous, len(scene.tokens(previous)) - 1
    begin = clause_start(scene, s, end)
    while begin < end and scene.tokens(s)[begin].form in _SIGNS:
        begin += 1
    return s, begin, end


def _framed(scene: Scene, s: int, begin: int, end: int) -> MentionMatch | None:
    """Return the source of « selon X, P : « Q » »: what is quoted after P goes on with X's words."""
    for cue in scene.cues[s]:
        if cue.cue.kind is CueKind.PREPOSITION and begin <= cue.first <= begin + 2:
            source = source_after(scene, cue)
            if source is not None and source.last < end - 2:
                return source
    return None


def _colon_line(scene: Scene, s: int) -> int | None:
    """Return the sentence before ``s`` when it ends with a colon (or an introduced list's)."""
    sentence = scene.sentences[s]
    for previous in range(s - 1, max(-1, s - 12), -1):
        candidate = scene.sentences[previous]
        if candidate.container != sentence.container:
            return None
        if candidate.tokens[-1].form == ":":
            return previous
        bare = [t for t in candidate.tokens if t.placeholder is None and t.form.isalnum()]
        if bare:
            return None
    return None


def _clause_cue(scene: Scene, s: int, begin: int, end: int) -> CueMatch | None:
    """Return the verb that reports in the clause before a colon: the last that can."""
    found = [
        cue
        for cue in scene.verb_cues(s, begin, end)
        if (cue.core or "QUOTE" in cue.frames or "INCISE" in cue.frames) and not cue.cue.text == ""
    ]
    inside_relative = None
    for cue in reversed(found):
        if cue.cue.mood in (Mood.PARTICIPLE,) and cue.passive is False and _past_participle(cue):
            continue
        if cue.cue.mood is Mood.INFINITIVE and not _narrative(scene, cue, begin):
            continue
        if _in_subordinate(scene, cue, begin, end):
            inside_relative = inside_relative or cue
            continue
        return cue
    return inside_relative if inside_relative is not None and inside_relative.last >= end - 1 else None


def _narrative(scene: Scene, cue: CueMatch, begin: int) -> bool:
    """Return whether an infinitive tells what somebody did next (*Et X de conclure*)."""
    s = cue.sentence
    if scene.lower(s, cue.first - 1) not in ("de", "d'"):
        return False
    return not any(is_finite(other) for other in scene.verb_cues(s, begin, cue.first)) and not any(
        token.pos in ("VERB", "AUX") for token in scene.tokens(s)[begin : cue.first - 1]
    )


def _past_participle(cue: CueMatch) -> bool:
    return not cue.cue.text.lower().endswith("ant")


def _in_subordinate(scene: Scene, cue: CueMatch, begin: int, end: int) -> bool:
    """Return whether a verb stands in a clause under another, unless it ends at the colon."""
    s = cue.sentence
    for j in range(cue.first - 1, begin - 1, -1):
        word = scene.lower(s, j)
        if word == "qui" and j >= cue.first - 2:
            # « X, qui a lancé : » reports; « un homme qui accuse le nonce de … : » does not.
            return cue.last < end - 4
        if word in ("que", "qu'", "dont", "où", "qui", "lorsque", "quand", "si"):
            return scene.lower(s, j - 1) != "ce"
        if word in (",", ";"):
            return False
    return False


def _with_cue(scene: Scene, index: int, cue: CueMatch, begin: int, end: int) -> Attribution | None:
    s = cue.sentence
    source = _subject(scene, cue, begin, end)
    if _takes_clause(scene, cue, end):
        # « X souligne que P : « Q » »: the quotation goes on where the report ends, and floats.
        return standing(scene, index, "colon_after_report", 0.8, hint=source)
    narrative = cue.cue.mood is Mood.INFINITIVE
    if source is None and narrative and scene.lower(s, cue.first - 1) in ("de", "d'"):
        hint = narrated_subject(scene, s)
        return standing(scene, index, "colon", 0.85, cues=(cue.cue,), hint=hint)
    cues = (cue.cue,)
    return standing(scene, index, "colon", 0.95 if cue.core else 0.88, cues=cues, source=source)


def _takes_clause(scene: Scene, cue: CueMatch, end: int) -> bool:
    """Return whether the verb has its report before the colon already."""
    for j in range(cue.last + 1, min(end, cue.last + 8)):
        word = scene.lower(cue.sentence, j)
        if word in ("que", "qu'"):
            return scene.lower(cue.sentence, j - 1) not in ("ce", "ne", "plus", "autre")
        if word in (",", "."):
            return False
    return False


def _subject(scene: Scene, cue: CueMatch, begin: int, end: int) -> MentionMatch | None:
    """Return the subject of a cue before a quotation."""
    s = cue.sentence
    if cue.clitic is not None:
        return clitic_source(cue, cue.clitic)
    if begin == cue.first or scene.lower(s, cue.first - 1) in ("comme", "que", "qu'"):
        found = postposed(scene, cue)
        if found is not None and found.last < end:
            return found
    if cue.cue.lemma in ("lire", "voir", "entendre"):
        read = _locative(scene, s, begin, cue.first)
        if read is not None:
            return read
    found = preverbal(scene, cue, begin)
    if found is None and begin > 0:
        previous = clause_start(scene, s, begin - 1)
        found = preverbal(scene, cue, previous)
    return found


def _locative(scene: Scene, s: int, begin: int, end: int) -> MentionMatch | None:
    """Return the thing on which words are read (*Sur la façade, on lit*)."""
    for mention in scene.mentions[s]:
        if begin <= mention.first < end and scene.lower(s, mention.first - 1) in ("sur", "dans"):
            return mention
    return None


def _without_verb(scene: Scene, index: int, s: int, begin: int, end: int) -> Attribution | None:
    """Read « Réaction de X : », « Son verdict : », « X : » and « X n'en démord pas : »."""
    for cue in reversed([c for c in scene.cues[s] if begin <= c.first and c.last < end]):
        if cue.cue.kind is CueKind.PREPOSITION:
            source = source_after(scene, cue)
            if source is not None and cue.first == begin and source.last == end - 1:
                return standing(scene, index, "preposition_before", 0.92, cues=(cue.cue,), source=source)
        if cue.cue.kind is CueKind.NOUN and (light := _light_verb(scene, cue, begin)) is not None:
            return standing(scene, index, "colon_noun", 0.88, cues=(light[0],), source=light[1])
        if cue.cue.kind is CueKind.NOUN and cue.last >= end - 12:
            owner = noun_owner(scene, cue) or possessor(scene, cue) or agent(scene, cue)
            if owner is not None:
                return standing(scene, index, "colon_noun", 0.88, cues=(cue.cue,), source=owner)
            subject = subject_mention(scene, s, begin, cue.first)
            if subject is not None and may_speak(subject):
                return standing(scene, index, "colon_noun", 0.75, cues=(cue.cue,), source=subject)
            if "colon" in cue.frames and cue.last == end - 1:
                hint = narrated_subject(scene, s)
                return standing(scene, index, "colon_noun", 0.7, cues=(cue.cue,), hint=hint)
    subject = subject_mention(scene, s, begin, end)
    if subject is None or not may_speak(subject) or _impersonal(scene, subject):
        return None
    whole = subject.last == end - 1
    return standing(
        scene,
        index,
        "colon_name" if whole else "colon_clause",
        0.85 if whole else 0.7,
        cues=(colon_cue(scene, s, end),),
        source=subject,
    )


def _light_verb(
    scene: Scene, cue: CueMatch, begin: int
) -> tuple[Cue, MentionMatch | None] | None:
    """Read « X a eu cette formule », « X tient ces propos »: verb and noun are one cue."""
    s = cue.sentence
    noun = scene.lexicon.nouns.get(cue.cue.lemma)
    verbs = set(noun.verbs) if noun is not None else set()
    tokens = scene.tokens(s)
    for j in range(cue.first - 1, max(begin, cue.first - 5) - 1, -1):
        bases = {form.base for form in scene.lexicon.verb_forms(tokens[j].lower)}
        if not bases & verbs:
            continue
        first = j
        while first > begin and (
            {form.base for form in scene.lexicon.auxiliary_forms(tokens[first - 1].lower)}
            & {"avoir", "être"}
            or scene.is_a(s, first - 1, "object_clitic")
        ):
            first -= 1
        group = attrs.evolve(cue, first=first)
        whole = Span.of(scene.text, tokens[first].start, tokens[cue.last].end)
        return attrs.evolve(cue.cue, spans=(whole,)), preverbal(scene, group, begin)
    return None


def _impersonal(scene: Scene, subject: MentionMatch) -> bool:
    """Return whether *il* stands for nobody (*il faudrait*, *il y a*)."""
    following = scene.lower(subject.sentence, subject.last + 1)
    return subject.head == "il" and following in _IMPERSONAL


def question(scene: Scene, index: int) -> Attribution | None:
    """La réponse du maire ? « Q »."""
    place = scene.places.get(index)
    if place is None or place.token > 0 or place.sentence == 0:
        return None
    s = place.sentence - 1
    tokens = scene.tokens(s)
    if tokens[-1].form != "?" or scene.sentences[s].container != scene.sentences[s + 1].container:
        return None
    for cue in scene.cues[s]:
        if cue.cue.kind is CueKind.NOUN and cue.first <= 2:
            owner = noun_owner(scene, cue) or possessor(scene, cue)
            if owner is not None and not any(token.pos in ("VERB", "AUX") for token in tokens):
                return standing(scene, index, "question_noun", 0.85, cues=(cue.cue,), source=owner)
    return None


def possessor(scene: Scene, cue: CueMatch) -> MentionMatch | None:
    """Return the possessive before a speech noun as a mention (*son verdict*)."""
    s = cue.sentence
    for j in (cue.first - 1, cue.first - 2):
        if scene.is_a(s, j, "possessive"):
            token = scene.tokens(s)[j]
            return MentionMatch(
                mention=Mention(
                    span=Span.of(scene.text, token.start, token.end), kind=MentionKind.POSSESSIVE
                ),
                sentence=s,
                first=j,
                last=j,
                head=token.lower,
            )
    return None


def preposition(scene: Scene, index: int) -> Attribution | None:
    """Selon X, « Q »."""
    place = scene.places.get(index)
    if place is None:
        return None
    s = place.sentence
    end = place.token - 1
    if scene.lower(s, end) not in (",", ":"):
        return None
    begin = clause_start(scene, s, end)
    for cue in scene.cues[s]:
        if cue.cue.kind is not CueKind.PREPOSITION or not begin <= cue.first < end:
            continue
        source = source_after(scene, cue)
        if source is None or source.last > end - 1:
            continue
        if cue.first - begin > 3 or end - source.last > 12:
            continue
        return standing(scene, index, "preposition_before", 0.92, cues=(cue.cue,), source=source)
    return None


def incise(scene: Scene, index: int) -> Attribution | None:
    """Or, constate-t-elle, « Q »."""
    place = scene.places.get(index)
    if place is None:
        return None
    s = place.sentence
    if scene.lower(s, place.token - 1) != ",":
        return None
    begin = clause_start(scene, s, place.token)
    follows = begin > 0 and scene.tokens(s)[begin - 1].placeholder is not None
    if follows and not scene.is_utterance(index):
        return None  # « Q », racontait-elle dans ses Mémoires, « Contre-jour »
    for cue in reversed(scene.verb_cues(s, begin, place.token)):
        if cue.clitic is not None and is_finite(cue) and place.token - cue.last <= 10:
            return standing(
                scene, index, "incise_before", 0.9, cues=(cue.cue,), source=incise_source(scene, cue)
            )
    return None


def verb(scene: Scene, index: int) -> Attribution | None:
    """X affirme « Q »: the verb right before the marks, or its object or addressee between."""
    place = scene.places.get(index)
    if place is None:
        return None
    s = place.sentence
    begin = clause_start(scene, s, place.token)
    for cue in reversed(scene.verb_cues(s, begin, place.token)):
        if place.token - cue.last > _NEAR or cue.cue.mood is Mood.PARTICIPLE and cue.passive:
            continue
        if not (cue.core or "QUOTE" in cue.frames):
            continue
        between = [scene.lower(s, j) for j in range(cue.last + 1, place.token)]
        if any(word in (",", ".", ";", "que", "qu'") for word in between):
            continue
        source = _subject(scene, cue, begin, place.token)
        return standing(scene, index, "verb_before", 0.85, cues=(cue.cue,), source=source)
    for cue in reversed([c for c in scene.cues[s] if begin <= c.first and c.last < place.token]):
        if cue.cue.kind is CueKind.NOUN and place.token - cue.last <= 2 * _NEAR:
            owner = noun_owner(scene, cue) or possessor(scene, cue)
            last = max(cue.last, owner.last) if owner is not None else 0
            gap = place.token - last - 1
            if owner is not None and (gap == 0 or gap == 1 and scene.lower(s, last + 1) == ","):
                return standing(scene, index, "noun_before", 0.8, cues=(cue.cue,), source=owner)
    return None
