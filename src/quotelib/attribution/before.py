"""What attributes a quotation from before it without a colon: a verb, a noun, *selon X*."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from ..lexicon.words import closed_class
from ..models import Act, CueKind, QuotationKind, Span
from . import rules
from .adjuncts import past_circumstances
from .bodies import body_talking
from .build import quoted_in, standing
from .clause_verbs import is_whole
from .compared import compared_subject
from .crowds import criers
from .detached import before_comma, describes_up_to, may_be_subject
from .inversion import goes_on_behind
from .made_to_speak import who_is_made_to_speak
from .naming import names, names_programme, sings
from .phrases import may_speak, may_talk
from .postposed import agrees, postposed
from .scene import is_finite
from .sentence_ends import sentence_end
from .sources import agent, clitic_source, incise_source, source_after, words_owner
from .stakes import is_nobody
from .steps import CLITICS, DASHES, QUE, is_verbal, verb_follows
from .subjects import clause_start, preverbal
from .surfaces import is_network, written_on

if TYPE_CHECKING:
    from ..models.records import Attribution, CueMatch, MentionMatch
    from .scene import Scene

__all__ = ["compared", "house", "incise", "preposition", "question", "subject_before", "verb"]

_NEAR, _NEAR_NOUN, _NEAR_INCISE = 6, 12, 10
_CONTRASTING = frozenset({"mais", "et", "c'", "ce"})
_NEAR_START, _CONNECTOR = 2, 3
_COMPARES = frozenset({"comme", "ainsi", "que"})
_BEFORE_INVERTED = ("comme", "ainsi")
_FUSED = frozenset({"auquel", "auxquels", "auxquelles", "dont"})
_PERCEPTION = frozenset({"lire", "voir", "entendre"})
_BREAKS = QUE | {",", ".", ";"}
_OF_CRY = frozenset({"de", "d'", "comme"})


def question(scene: Scene, index: int) -> Attribution | None:
    """La réponse du maire ? « Q »."""
    place = scene.places[index]
    s = place.sentence - 1
    if place.token > 0 or s < 0 or not scene.same_container(s, place.sentence):
        return None
    tokens = scene.tokens(s)
    if tokens[-1].form != "?" or any(map(is_verbal, tokens)):
        return None
    for cue in scene.cues[s]:
        if cue.cue.kind is CueKind.NOUN and cue.first <= _NEAR_START:
            owner = words_owner(scene, cue)
            if owner is not None:
                rule = rules.QUESTION_NOUN
                return standing(scene, index, rule, 0.85, cues=(cue.cue,), source=owner)
    return None


def preposition(scene: Scene, index: int) -> Attribution | None:
    """Selon X, « Q »."""
    place = scene.places[index]
    s, end = place.sentence, place.token - 1
    if scene.lower(s, end) not in (",", ":"):
        return None
    begin, rule = clause_start(scene, s, end), rules.PREPOSITION_BEFORE
    for cue in scene.cues[s]:
        if cue.cue.kind is not CueKind.PREPOSITION or not begin <= cue.first < end:
            continue
        source = source_after(scene, cue)
        if source is None or source.last >= end or (not cue.core and is_nobody(scene, source)):
            continue  # « Pour un chien, « Q » »
        near = end - source.last <= _NEAR_NOUN or describes_up_to(scene, source, end)
        if cue.first - begin <= _CONNECTOR and near:
            found = standing(scene, index, rule, 0.92, cues=(cue.cue,), source=source)
            return _with_contrast(scene, index, _with_subject(scene, index, source, found))
    return None


def _with_contrast(scene: Scene, index: int, found: Attribution) -> Attribution:
    """Take in what *mais* sets against quoted words, or *c'* says they are: more, and no report.

    *Selon X, « le stade sera prêt », mais il « manque des sièges »*; *Selon X, « ce qui manque »,
    c'est « l'argent »*
    """
    place = scene.places[index]
    s, joint = place.sentence, place.token + 2
    if scene.lower(s, joint) not in _CONTRASTING or scene.lower(s, joint - 1) != ",":
        return found
    end = sentence_end(scene, s)
    more = quoted_in(scene, s, joint, end)
    tokens, verbs = scene.tokens(s), (c for c in scene.cues[s] if c.cue.kind is not CueKind.NOUN)
    reports = (c for c in verbs if c.first > joint and tokens[c.head].quoted is None)
    if not more or next(reports, None) is not None:
        return found
    stop = max(tokens[end - 1].end, scene.spans[more[-1]].outer.end)
    whole = Span.of(scene.text, scene.spans[index].outer.start, stop)
    quoted = (*found.quoted, *more)
    return attrs.evolve(found, kind=QuotationKind.MIXED, content=(whole,), quoted=quoted)


def _with_subject(
    scene: Scene, index: int, source: MentionMatch, found: Attribution
) -> Attribution:
    """Take in the subject of a verb with which quoted words start.

    In *Selon X, la facture, estimée à un million, « a été réduite »* the clause is one content; it
    is no apposition in *Selon X, le gardien, âgé de 60 ans, « a tout vu »*.
    """
    place = scene.places[index]
    s, inside = place.sentence, scene.inside.get(index, ())
    if not inside or scene.is_a(inside[0], 0, "forclusive"):
        return found  # « rien n'est joué »
    if not verb_follows(scene, inside[0], 0, *CLITICS):
        return found
    comma = source.last + 1
    subject = scene.mention_at(s, comma + 1) if scene.lower(s, comma) == "," else None
    if subject is None or subject.last + 1 >= place.token:
        commas = (j for j in range(source.first, source.last) if scene.lower(s, j) == ",")
        apposed = next((j for j in commas if may_be_subject(scene, s, j + 1)), None)
        if apposed is None:
            return found
        comma, source = apposed, before_comma(scene, source, apposed)
    start = scene.tokens(s)[comma + 1].start
    whole = Span.of(scene.text, start, scene.spans[index].outer.end)
    return attrs.evolve(found, kind=QuotationKind.MIXED, content=(whole,), source=source)


def incise(scene: Scene, index: int) -> Attribution | None:
    """Or, constate-t-elle, « Q »."""
    place = scene.places[index]
    s = place.sentence
    if scene.lower(s, place.token - 1) != ",":
        return None
    begin = clause_start(scene, s, place.token)
    follows = begin > 0 and scene.tokens(s)[begin - 1].placeholder is not None
    if follows and not scene.is_utterance(index):
        return None  # « Q », racontait-elle dans ses Mémoires, « Contre-jour »
    for cue in reversed(scene.verb_cues(s, begin, place.token)):
        if scene.lower(s, cue.last + 1) in QUE:
            return None  # « « Q », dit-il, ajoutant que, depuis mai, « Q » »
        near = place.token - cue.last <= _NEAR_INCISE
        if near and cue.clitic is not None and is_finite(cue):
            source = incise_source(scene, cue)
            return standing(scene, index, rules.INCISE_BEFORE, 0.9, cues=(cue.cue,), source=source)
    return None


def compared(scene: Scene, index: int) -> Attribution | None:
    """Comme le dit X, « Q »; comme X l'a dit, « Q »; ainsi que l'a rappelé X, « Q »."""
    place = scene.places[index]
    s = place.sentence
    if scene.lower(s, place.token - 1) != ",":
        return None
    begin = clause_start(scene, s, place.token)
    for cue in scene.verb_cues(s, begin, place.token):
        opens = range(begin, cue.first)
        if not opens or not is_finite(cue) or place.token - cue.last > _NEAR_INCISE:
            return None
        source = compared_subject(scene, cue, begin)
        if source is None:
            if any(scene.lower(s, j) not in _COMPARES for j in opens):
                return None
            source = postposed(scene, cue)
        if source is None or source.last >= place.token:
            return None
        return standing(scene, index, rules.INCISE_BEFORE, 0.85, cues=(cue.cue,), source=source)
    return None


def verb(scene: Scene, index: int) -> Attribution | None:
    """X affirme « Q »: the verb right before the marks, or its object or addressee between."""
    place = scene.places[index]
    s = place.sentence
    begin = clause_start(scene, s, place.token)
    if place.token and scene.lower(s, place.token - 3) in ("au", "aux"):
        cried = _noun(scene, index, begin)
        if cried is not None:
            return cried  # « sont accueillis aux cris de « Q » »
    for cue in reversed(scene.verb_cues(s, begin, place.token)):
        if not (cue.core or "QUOTE" in cue.frames):
            continue
        if not _adjoins(scene, cue, place.token):
            continue
        if names_programme(scene, s, place.token) or sings(scene, cue, place.token + 1):
            return None
        if names(scene, cue) or _names_work(scene, index, cue) or _entitles(scene, index, cue):
            return None
        source = subject_before(scene, cue, begin, place.token)
        return standing(scene, index, rules.VERB_BEFORE, 0.85, cues=(cue.cue,), source=source)
    return _noun(scene, index, begin)


def _adjoins(scene: Scene, cue: CueMatch, marks: int) -> bool:
    """Return whether marks stand near a verb, or nothing but circumstances is between."""
    between, verb = range(cue.last + 1, marks), scene.lexicon.verbs.get(cue.cue.lemma)
    if not cue.core and scene.lower(cue.sentence, marks - 1) == "à" and verb and verb.addressee:
        return False  # « s'adresse à « ceux qui ont tout perdu » »
    if len(between) == 1 and scene.lower(cue.sentence, marks - 1) == ",":
        return _tells_behind_comma(scene, cue)
    near = len(between) < _NEAR and not any(
        scene.lower(cue.sentence, j) in _BREAKS for j in between
    )
    return near or past_circumstances(scene, cue) == marks


def _tells_behind_comma(scene: Scene, cue: CueMatch) -> bool:
    """Return whether only what is said can follow a verb: *Ada Roux a déclaré, « Q »*.

    Not in *ce qu'elle a déclaré, « Q »*, nor in *Le pont, a-t-elle dit, « Q »*.
    """
    if not cue.core or not is_finite(cue) or cue.clitic is not None or cue.passive:
        return False
    subject = preverbal(scene, cue)
    if subject is None or not may_speak(subject):
        return False
    before = subject.first - 1
    opener = scene.is_a(cue.sentence, before, "subordinator") or (
        scene.lower(cue.sentence, before) in QUE
    )
    return not opener and not scene.is_a(cue.sentence, cue.first - 1, "relative")


def _names_work(scene: Scene, index: int, cue: CueMatch) -> bool:
    """Return whether the verb's object is a work with its title (*publie le livre « Q »*).

    A sentence that ends in the marks is no title.
    """
    s, noun = cue.sentence, scene.places[index].token - 1
    if noun <= cue.last or scene.ends_with_stop(index) or past_circumstances(scene, cue) > noun:
        return False  # « écrit dans son livre « Q » »
    return scene.is_a(s, noun, "work_noun") and scene.spans[index].span.text[:1].isupper()


def _entitles(scene: Scene, index: int, cue: CueMatch) -> bool:
    """Return whether a title follows an incise (*« Q », a-t-il dit, à propos du film, « T »*)."""
    s, marks = cue.sentence, scene.places[index].token
    if cue.clitic is None or scene.lower(s, marks - 1) != ",":
        return False
    before = scene.tokens(s)[max(0, cue.first - 2) : cue.first]
    return any(t.placeholder is not None for t in before) and not scene.is_utterance(index)


def _noun(scene: Scene, index: int, begin: int) -> Attribution | None:
    """Read « le mot de X, « Q » »: a speech noun and its owner right before the marks."""
    place = scene.places[index]
    s = place.sentence
    for cue in reversed(scene.cues[s]):
        if cue.cue.kind is not CueKind.NOUN or not begin <= cue.first:
            continue
        if not 0 < place.token - cue.last <= _NEAR_NOUN:
            continue
        owner = words_owner(scene, cue)
        if owner is None:
            if _names_cry(scene, cue, place.token):
                crowd = criers(scene, cue)
                return standing(scene, index, rules.NOUN_BEFORE, 0.7, cues=(cue.cue,), source=crowd)
            continue
        after = max(cue.last, owner.last) + 1
        parted = after + 1 == place.token and scene.lower(s, after) in DASHES | {","}
        if after == place.token or parted:
            return standing(scene, index, rules.NOUN_BEFORE, 0.8, cues=(cue.cue,), source=owner)
    return None


def _names_cry(scene: Scene, cue: CueMatch, marks: int) -> bool:
    """Return whether a noun of crying governs quoted words (*aux cris de « Q »*)."""
    linked = cue.last == marks - 2 and scene.lower(cue.sentence, marks - 1) in _OF_CRY
    return linked and (cue.cue.act is Act.EXPRESS or cue.cue.lemma == "slogan")


def house(scene: Scene, index: int) -> Attribution | None:
    """À la mairie, « on attend ».: *on* in the marks is who works there."""
    place, inside = scene.places[index], scene.inside.get(index, ())
    if not place.token or not inside:
        return None
    found = body_talking(scene, (place.sentence, place.token), (inside[0], 0))
    rest = scene.tokens(place.sentence)[place.token + 1 :]
    if found is None or any(token.form not in ".!?…" for token in rest):
        return None
    source, body = found
    return standing(scene, index, rules.FLOATING_SUBJECT, 0.7, source=source, hint=body)


def subject_before(scene: Scene, cue: CueMatch, begin: int, end: int) -> MentionMatch | None:
    """Return the subject of a cue before a quotation.

    Args:
        scene: The text's candidates.
        cue: A verbal cue.
        begin: First token of its clause.
        end: The token at which the quotation or its colon stands.

    Returns:
        Its clitic, its inverted subject, the text that its words are read on, or its subject.
    """
    s = cue.sentence
    if cue.clitic is not None:
        return clitic_source(cue, cue.clitic)
    before = scene.lower(s, cue.first - 1)
    inverted = before == "," and "INCISE" in cue.frames and _is_inverted(scene, cue, begin)
    relative = before in QUE or before in _FUSED or scene.is_a(s, cue.first - 1, "lequel")
    if begin == cue.first or relative or before in _BEFORE_INVERTED or inverted:
        found = postposed(scene, cue)
        if found is not None and found.last < end:
            return found
    bearer = who_is_made_to_speak(scene, cue) or written_on(scene, cue, begin)
    if bearer is not None:
        return bearer
    by = _by_agent(scene, cue, begin, end)
    if by is not None:
        return by
    if cue.cue.lemma in _PERCEPTION:
        read = _surface(scene, s, begin, cue.first)
        if read is not None:
            return None if is_network(scene, read) else read
    found = preverbal(scene, cue, begin)
    if found is None and begin > 0:
        found = preverbal(scene, cue, clause_start(scene, s, begin - 1))
    if before == ",":
        found = _behind_phrase(scene, cue, found, end)
    found = found or _right_behind(scene, cue, end)
    return None if found is not None and _is_thing_told(scene, cue, found) else found


def _right_behind(scene: Scene, cue: CueMatch, end: int) -> MentionMatch | None:
    """Return whoever stands right behind a verb that no subject precedes.

    *Oui affirme la maire : « Q »*, *C'est vrai reconnaît la maire : « Q »*
    """
    if not is_finite(cue) or "INCISE" not in cue.frames:
        return None
    found = scene.mention_at(cue.sentence, cue.last + 1)
    if found is None or found.last >= end or not may_speak(found):
        return None
    return found if agrees(cue, found) else None


def _is_inverted(scene: Scene, cue: CueMatch, begin: int) -> bool:
    """Return whether a verb behind a comma heads an incise, whole or part of a clause before it.

    *Le pont, rappelle X, a cédé : « Q »*
    """
    if is_whole(scene, cue.sentence, begin, cue.first - 1):
        return True
    return goes_on_behind(scene, cue, scene.mention_at(cue.sentence, cue.last + 1))


def _is_thing_told(scene: Scene, cue: CueMatch, subject: MentionMatch) -> bool:
    """Return whether a passive says of a thing that it is told (*Les règles sont rappelées*)."""
    return cue.passive and not may_talk(subject) and scene.lexicon.noun(subject.head) is None


def _behind_phrase(
    scene: Scene, cue: CueMatch, found: MentionMatch | None, end: int
) -> MentionMatch | None:
    """Return the subject of a verb behind a comma: the one before it, or who stands behind it.

    *Rien d'étonnant, répond X : « Q »*; *Une belle surprise pour le club, ajoute X : « Q »*
    """
    if found is None and "INCISE" not in cue.frames:
        return None
    if found is not None and may_speak(found):
        return found
    other = postposed(scene, cue)
    if other is None or other.last >= end:
        return found
    return other if found is None or may_speak(other) else found


def _by_agent(scene: Scene, cue: CueMatch, begin: int, end: int) -> MentionMatch | None:
    """Return the agent right before a colon of a passive, whose subject does not talk.

    *La question a été balayée par le ministre : « Q »*; *Il s'est fait couper par Léa Roux : « Q »*
    """
    caused = scene.lower(cue.sentence, cue.head - 1) == "fait"
    if not (cue.passive or caused):
        return None
    by = agent(scene, cue)
    if by is None or by.last != end - 1:
        return None
    if cue.cue.lemma in closed_class("interrupting_verb"):
        return by
    subject = preverbal(scene, cue, begin)
    return by if subject is None or not may_talk(subject) else None


def _surface(scene: Scene, s: int, begin: int, end: int) -> MentionMatch | None:
    """Return the thing on which words are read (*Sur la façade, on lit*)."""
    for mention in scene.mentions[s]:
        if begin <= mention.first < end and scene.lower(s, mention.first - 1) in ("sur", "dans"):
            return mention
    return None
