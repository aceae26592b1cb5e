"""Rules whose cue or source stands after the quotation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from ..models import CueKind, MentionKind, Mood, QuotationKind, Span, SpeakerKind
from .build import clitic_source, standing
from .scene import is_finite
from .subjects import governed, is_temporal, locative, noun_owner, postposed, preverbal, source_after

if TYPE_CHECKING:
    from ..models.records import Attribution, CueMatch, MentionMatch
    from .scene import Scene

__all__ = ["agent", "incise", "incise_source", "on_hint", "preposition", "presentative", "signature", "subject_verb"]

_SIGNS = frozenset({",", "-", "–", "—", "(", ".", "…", "...", "!", "?", ";"})
_LINKS = frozenset({"comme", "ainsi", "que", "qu'", "c'", "est", "ce", "voilà", "le", "tel", "telle"})
_FAR = 30
_IMPERSONAL = frozenset({"il", "on"})


def _after_signs(scene: Scene, sentence: int, token: int) -> int:
    """Return the first index after a placeholder that is no punctuation."""
    tokens = scene.tokens(sentence)
    j = token + 1
    while j < len(tokens) and tokens[j].form in _SIGNS:
        j += 1
    return j


def incise(scene: Scene, index: int) -> Attribution | None:
    """« Q », a déclaré X. The verb stands right after the marks, or after a comma further on."""
    place = scene.places.get(index)
    if place is None:
        return None
    s = place.sentence
    start = _after_signs(scene, s, place.token)
    cue, confidence = _near_cue(scene, s, start), 0.97
    if cue is None:
        cue, confidence = _far_cue(scene, s, place.token + 1), 0.85
    if cue is None:
        return None
    source = incise_source(scene, cue)
    if source is None and not (cue.core or cue.clitic is not None):
        return None
    cues = (cue.cue, *_coordinated(scene, cue))
    hint = on_hint(scene, cue, source)
    found = standing(scene, index, "incise", confidence, cues=cues, source=source, hint=hint)
    return _whole_clause(scene, index, cue, found)


def _whole_clause(
    scene: Scene, index: int, cue: CueMatch, found: Attribution
) -> Attribution:
    """Take in the words between the marks and a distant incise when they go on with the clause.

    In « Le contact a été perdu » avec cet appareil, a indiqué l'armée, the content is the whole
    clause; an apposition (« … », la place du centre, a-t-il dit) stays out.
    """
    place = scene.places[index]
    tokens = scene.tokens(cue.sentence)
    first, last = place.token + 1, cue.first - 1
    while last > first and tokens[last].form in _SIGNS:
        last -= 1
    if last - first < 2 or tokens[first].form in "–—-(":
        return found
    opening = first + 1 if tokens[first].form == "," else first
    apposed = scene.is_a(cue.sentence, opening, "determiner") or scene.is_a(
        cue.sentence, opening, "numeral"
    )
    if opening > first and apposed:
        return found
    quoted = tuple(t.quoted for t in tokens[first : last + 1] if t.quoted is not None)
    end = tokens[last].end if not quoted or tokens[last].quoted is None else scene.spans[quoted[-1]].outer.end
    content = Span.of(scene.text, scene.spans[index].outer.start, end)
    return attrs.evolve(
        found,
        kind=QuotationKind.MIXED,
        content=(content,),
        quoted=(index, *dict.fromkeys(quoted)),
        rule="incise_clause",
        confidence=0.75,
    )


def on_hint(scene: Scene, cue: CueMatch, source: MentionMatch | None) -> MentionMatch | None:
    """Return the body that the source *on* stands for."""
    return locative(scene, cue) if source is not None and source.head == "on" else None


def reporting_head(scene: Scene, index: int) -> MentionMatch | None:
    """Return the person named further on in a headline that opens with the quotation."""
    place = scene.places[index]
    for mention in scene.mentions[place.sentence]:
        if mention.first > place.token and mention.kind is SpeakerKind.PERSON:
            if mention.name is not None and not governed(scene, mention):
                return mention
    return None


def _near_cue(scene: Scene, s: int, start: int) -> CueMatch | None:
    """Return the verb right after the marks, past *comme* or adverbs."""
    j = start
    while scene.lower(s, j) in ("comme", "ainsi", "que") or (
        scene.is_a(s, j, "adverb") and j - start < 3
    ):
        j += 1
    told = scene.lower(s, j) == "de"  # « Q », de dire X
    cue = scene.cue_at(s, j + 1 if told else j)
    if cue is None or cue.cue.kind is not CueKind.VERB:
        return None
    if not is_finite(cue) and not (told and cue.core and cue.cue.mood is Mood.INFINITIVE):
        return None
    if cue.passive and cue.clitic is None and j == start:
        return None
    return cue if _heads_incise(scene, cue) else None


def _heads_incise(scene: Scene, cue: CueMatch) -> bool:
    """Return whether a verb after a quotation reports it rather than has it as subject.

    « Q » *inquiète les élus* has an object right after the verb and no inversion; reporting verbs
    of the lexicon that may head an incise are taken when what follows can be their subject.
    """
    if "INCISE" not in cue.frames and not cue.core:
        return False
    if scene.lower(cue.sentence, cue.last + 1) in ("que", "qu'"):
        return False
    return True


def _far_cue(scene: Scene, s: int, start: int) -> CueMatch | None:
    """Return an inverted verb between commas further on in the sentence."""
    tokens = scene.tokens(s)
    for cue in scene.verb_cues(s, start):
        if cue.first - start > _FAR:
            return None
        if any(token.placeholder is not None for token in tokens[start : cue.first]):
            return None
        before = scene.lower(s, cue.first - 1)
        if before not in (",", "-", "–", "—", "("):
            continue
        if not is_finite(cue) or not _heads_incise(scene, cue):
            continue
        if cue.clitic is not None or (cue.core and postposed(scene, cue) is not None):
            return cue
    return None


def incise_source(scene: Scene, cue: CueMatch) -> MentionMatch | None:
    """Return the source of an incise: its clitic, its postposed subject, or the text it is read in."""
    s = cue.sentence
    if cue.clitic is not None:
        word = cue.clitic.text.lower()
        if word == "il" and cue.passive:
            return None
        if word == "on" and _receives(scene, cue):
            return _origin(scene, cue)
        return clitic_source(cue, cue.clitic)
    if _receives(scene, cue):
        return _origin(scene, cue) or postposed(scene, cue)
    return postposed(scene, cue)


def _receives(scene: Scene, cue: CueMatch) -> bool:
    """Return whether the verb's subject receives the words (*apprendre*, *lire*)."""
    verb = scene.lexicon.verbs.get(cue.cue.lemma)
    return verb is not None and verb.receptive


def _origin(scene: Scene, cue: CueMatch) -> MentionMatch | None:
    """Return where received words come from: « peut-on lire dans X », « a appris l'AFP de X »."""
    s = cue.sentence
    for j in range(cue.last + 1, min(cue.last + 9, len(scene.tokens(s)))):
        if scene.lower(s, j) in ("dans", "sur", "de", "du", "d'", "au", "à", "auprès", "par"):
            mention = scene.mention_at(s, j + 1)
            if mention is not None and not is_temporal(scene, mention):
                return mention
    return None


def _coordinated(scene: Scene, cue: CueMatch) -> tuple:  # type: ignore[type-arg]
    """Return the cue joined to another (« a dénoncé puis répété X »)."""
    s = cue.sentence
    if scene.lower(s, cue.last + 1) in ("et", "puis", "ou"):
        other = scene.cue_at(s, cue.last + 2)
        if other is not None and other.cue.kind is CueKind.VERB:
            return (other.cue,)
    return ()


def preposition(scene: Scene, index: int) -> Attribution | None:
    """« Q », selon X."""
    place = scene.places.get(index)
    if place is None:
        return None
    s = place.sentence
    j = _after_signs(scene, s, place.token)
    while scene.is_a(s, j, "adverb"):
        j += 1
    cue = scene.cue_at(s, j)
    if cue is None or cue.cue.kind is not CueKind.PREPOSITION:
        return None
    source = source_after(scene, cue)
    if source is None and not cue.sourceless:
        return None
    if not cue.core and j == place.token + 1:
        # « Q » pour X without a comma is a purpose or a price more often than an opinion.
        return None
    return standing(scene, index, "preposition_after", 0.9, cues=(cue.cue,), source=source)


def presentative(scene: Scene, index: int) -> Attribution | None:
    """« Q » : c'est ce qu'affirme X; « Q ». La formule est de X."""
    place = scene.places.get(index)
    if place is None:
        return None
    s, j = place.sentence, _after_signs(scene, place.sentence, place.token)
    if scene.lower(s, j) == ":":
        j += 1
    elif j >= len(scene.tokens(s)) and s + 1 < len(scene.sentences):
        s, j = s + 1, 0
        if scene.sentences[s].paragraph != scene.sentences[place.sentence].paragraph:
            return None
    start = j
    while scene.lower(s, j) in _LINKS or (j == start and scene.is_a(s, j, "determiner")):
        j += 1
    cue = scene.cue_at(s, j)
    if cue is None:
        return None
    if cue.cue.kind is CueKind.VERB and is_finite(cue) and j - start >= 2:
        return standing(
            scene, index, "presentative", 0.85, cues=(cue.cue,), source=incise_source(scene, cue)
        )
    if cue.cue.kind is CueKind.NOUN:
        owner = noun_owner(scene, cue) or agent(scene, cue)
        if owner is not None:
            return standing(scene, index, "presentative", 0.8, cues=(cue.cue,), source=owner)
    return None


def agent(scene: Scene, cue: CueMatch) -> MentionMatch | None:
    """Return the agent of a participle after a noun (*le slogan scandé par X*)."""
    s = cue.sentence
    for j in range(cue.last + 1, min(cue.last + 6, len(scene.tokens(s)))):
        if scene.lower(s, j) == "par":
            return scene.mention_at(s, j + 1)
    return None


def subject_verb(scene: Scene, index: int) -> Attribution | None:
    """« Q », X a répondu. Not when X's verb introduces the next quotation."""
    place = scene.places.get(index)
    if place is None:
        return None
    s = place.sentence
    j = _after_signs(scene, s, place.token)
    source = scene.mention_at(s, j)
    if source is None or j == place.token + 1 and not _ends_utterance(scene, index):
        return None
    for cue in scene.verb_cues(s, source.last + 1):
        if cue.first > source.last + 4 or not is_finite(cue) or not cue.core or cue.passive:
            return None
        tail = [token for token in scene.tokens(s)[cue.last + 1 :]]
        if any(token.form == ":" or token.placeholder is not None for token in tail):
            return None
        if scene.lower(s, cue.last + 1) in ("que", "qu'", "si", "de"):
            return None
        if preverbal(scene, cue, place.token + 1) != source:
            return None
        return standing(scene, index, "subject_verb_after", 0.75, cues=(cue.cue,), source=source)
    return None


def _ends_utterance(scene: Scene, index: int) -> bool:
    return scene.spans[index].span.text[-1:] in "!?…."


def signature(scene: Scene, index: int) -> Attribution | None:
    """« Q » (X); « Q » — X; X alone on the next line or as a caption."""
    place = scene.places.get(index)
    if place is None:
        return None
    s, tokens = place.sentence, scene.tokens(place.sentence)
    j = place.token + 1
    if j < len(tokens) and tokens[j].form == ".":
        j += 1
    if j < len(tokens):
        sign = tokens[j].form
        if sign in ("(", "-", "–", "—", ",", ":"):
            return _signed(scene, index, s, j + 1, sign)
        return None
    return _signed_next(scene, index, place.sentence, place.token)


def _signed(scene: Scene, index: int, s: int, j: int, sign: str) -> Attribution | None:
    """Read the signature after a sign in the quotation's own sentence."""
    source = scene.mention_at(s, j)
    if sign == ":" and place_opens(scene, index) and (source is None or governed(scene, source)):
        source = reporting_head(scene, index)
    if source is None or governed(scene, source) or is_temporal(scene, source):
        return None
    tokens = scene.tokens(s)
    rest = tokens[source.last + 1 :]
    named = source.name is not None
    if sign == "(" and named and rest and (rest[0].form == ")" or rest[0].form == ","):
        return standing(scene, index, "signature", 0.85, source=source)
    closes = not [token for token in rest if token.form not in ".)"]
    if sign in ("-", "–", "—") and named and closes:
        return standing(scene, index, "signature", 0.85, source=source)
    headline = place_opens(scene, index)
    verbless = not any(token.pos in ("VERB", "AUX") for token in rest)
    if sign == "," and named and headline and verbless:
        return standing(scene, index, "signature", 0.7, source=source)
    if sign == ":" and headline and source.mention.kind is not MentionKind.PRONOUN:
        return standing(scene, index, "headline", 0.7, source=source)
    return None


def place_opens(scene: Scene, index: int) -> bool:
    """Return whether a quotation opens its paragraph."""
    place = scene.places[index]
    if place.token > 0 and any(
        token.form.isalnum() for token in scene.tokens(place.sentence)[: place.token]
    ):
        return False
    sentence = scene.sentences[place.sentence]
    return place.sentence == 0 or scene.sentences[place.sentence - 1].paragraph != sentence.paragraph


def _signed_next(scene: Scene, index: int, sentence: int, token: int) -> Attribution | None:
    """Read a signature line or caption right after a quotation that ends its sentence."""
    nxt = sentence + 1
    if nxt >= len(scene.sentences):
        return None
    if scene.sentences[nxt].container != scene.sentences[sentence].container:
        return None
    tokens = scene.tokens(nxt)
    j = 0
    while j < len(tokens) and tokens[j].form in ("-", "–", "—", "("):
        j += 1
    signed = tokens[j].lower in ("signé", "signée") if j < len(tokens) else False
    cue = scene.cue_at(nxt, j) if signed else None
    if signed:
        j += 1
        while scene.lower(nxt, j) in (":", "par"):
            j += 1
    source = scene.mention_at(nxt, j)
    if source is None or (source.name is None and not signed):
        return None
    rest = [token for token in tokens[source.last + 1 :] if token.form not in ".)(,"]
    if any(token.placeholder is not None or token.form == ":" for token in rest):
        return None
    other_line = scene.sentences[nxt].paragraph != scene.sentences[sentence].paragraph
    if other_line and len(rest) <= 2 and (source.roles or place_opens(scene, index)):
        return standing(scene, index, "signature", 0.8, source=source, cues=(cue.cue,) if cue else ())
    if signed and len(rest) <= 2:
        return standing(scene, index, "signature", 0.85, source=source, cues=(cue.cue,) if cue else ())
    person = source.kind is SpeakerKind.PERSON
    caption = (
        not other_line
        and person
        and not any(t.pos in ("VERB", "AUX") for t in rest)
        and len(rest) < 15
    )
    if caption:
        return standing(scene, index, "signature", 0.7, source=source)
    return None
