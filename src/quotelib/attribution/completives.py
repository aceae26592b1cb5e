"""Clauses that a verb governs: *X affirme que P*, *X demande si P*, *X explique pourquoi P*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import Act, Mood
from . import rules
from .act_adjuncts import quoted_clause_end
from .adjuncts import past_circumstances
from .apposed_nouns import takes_up_deed
from .build import quoted_in
from .comparisons import compares
from .complementisers import complementiser
from .ends import clause_end, question_end
from .joined_clauses import ANSWERS, joined_clause, past_answer
from .made_to_speak import is_made_to_say, tells
from .marked_clauses import past_marked_clause
from .receptive import believes
from .said_of_oneself import is_of_oneself
from .sources import agent, describes
from .steps import ITSELF, QUE, WHETHER, is_infinitive, is_inflected, is_verbal
from .stretch import Stretch
from .subject_relatives import before_own_verb
from .terms import is_name
from .utterances import exclaims

if TYPE_CHECKING:
    from ..models.records import CueMatch
    from .scene import Scene

__all__ = ["question", "statement"]

_SHORT_CLAUSE = 4
_HE = frozenset({"il", "ils", "elle", "elles"})
_WISHING = frozenset({"s'assurer", "attendre"})
_NEAR_SELF = 5
_WANTING = frozenset({"vouloir", "aimer"})
_TO_SHOW = frozenset({"devoir", "vouloir", "tenter", "essayer", "espérer"})
_OURSELVES = frozenset({("nous", "nous"), ("vous", "vous"), ("je", "me"), ("je", "m'")})
_ASKED_ABOUT = QUE | {"qui"}
_WHEN_OR_WHERE = frozenset({"quand", "où"})
_REASONING = frozenset({"expliquer", "justifier"})
_DEEDS = ("tion", "sion", "ture", "ment")  # of verbs: fermeture, construction
_SIGNS = ",.;:!?"
_IS = frozenset({"est", "était", "sera", "fut"})


def statement(scene: Scene, cue: CueMatch) -> Stretch | None:
    """X affirme que P.

    Args:
        scene: The text's candidates.
        cue: A verbal cue.

    Returns:
        The clause after *que*, ``None`` when the verb governs none or only wishes it.
    """
    if "QUE" not in cue.frames and not cue.core:
        return None
    s, j = cue.sentence, complementiser(scene, cue, QUE)
    if j is None and cue.core and "NOUN" in cue.frames:
        j = joined_clause(scene, cue)
    if j is None or _leaves_clause(scene, cue) or _is_cleft(scene, cue, j):
        return None
    impersonal = cue.clitic is not None or scene.lower(s, cue.first - 1) in ("il", "on")
    if cue.passive and not impersonal and not _is_told(scene, cue) and agent(scene, cue) is None:
        return None
    if compares(scene, cue, j) or _wishes(scene, cue) or _is_about(scene, cue, j - 1):
        return None
    first = j + 1
    if scene.lower(s, first) == ":" or (
        scene.lower(s, first) == "ce" and scene.lower(s, first + 1) == "soit"
    ):
        return None  # « a déclaré que : « Q » »; « sans que ce soit »
    whole = quoted_clause_end(scene, s, first)
    end = past_marked_clause(scene, s, whole) if whole else clause_end(scene, s, first, cue)
    if end > first:
        end = before_own_verb(scene, cue, first, end)
    if scene.sentences[s].words[first] in ANSWERS:
        end = past_answer(scene, s, first, end)
    if end <= first or _only_knows(scene, cue, first, end) or _is_caused(scene, cue, first, end):
        return None
    end = _before_object(scene, cue, first, _past_fronted(scene, cue, first, end))
    return Stretch(first=first, end=end, rule=rules.QUE_CLAUSE, confidence=0.85)


def _is_cleft(scene: Scene, cue: CueMatch, j: int) -> bool:
    """Return whether *que* opens the main clause behind *c'est* (*C'est en s'appuyant sur X que*).

    Right behind the gerund it opens a clause of that (*C'est en disant que P qu'il a gagné*).
    """
    s = cue.sentence
    if scene.lower(s, cue.first - 1) != "en" or j == cue.last + 1:
        return False
    stands = scene.lower(s, cue.first - 2) in _IS and scene.lower(s, cue.first - 3) in ("c'", "ce")
    return stands and scene.last_of(s, QUE, j, len(scene.tokens(s))) == j


def _is_told(scene: Scene, cue: CueMatch) -> bool:
    """Return whether the subject of a passive is told something (*ont été informés que P*)."""
    verb = scene.lexicon.verbs.get(cue.cue.lemma)
    return verb is not None and verb.addressee == "object" and "QUE" in cue.frames


def _is_shown(scene: Scene, cue: CueMatch) -> bool:
    """Return whether a fact is shown by nobody (*Il est prouvé que le sel ronge les ponts*)."""
    shows = not cue.core and cue.cue.lemma in closed_class("showing_verb")
    return shows and agent(scene, cue) is None


def _has_to_show(scene: Scene, cue: CueMatch) -> bool:
    """Return whether somebody has yet to show something (*devront prouver*, *veut montrer que*)."""
    if cue.cue.lemma not in closed_class("showing_verb"):
        return False
    forms = scene.lexicon.verb_forms(scene.lower(cue.sentence, cue.first))
    return not _TO_SHOW.isdisjoint(form.base for form in forms)


def _is_about(scene: Scene, cue: CueMatch, j: int) -> bool:
    """Return whether *que* belongs to a noun before it (*parle du pont que*), or none reports."""
    noun = j > cue.last and scene.tokens(cue.sentence)[j].pos in ("NOUN", "PROPN")
    words = scene.sentences[cue.sentence].words
    if words[j - 2] == "avec" and words[j - 1] in ("le", "la", "l'"):
        return True  # « apprend avec le sentiment que P »
    if noun and scene.lower(cue.sentence, cue.last + 1) in ("de", "d'", "du", "des"):
        verb = scene.lexicon.verbs.get(cue.cue.lemma)
        if verb is not None and verb.excludes("", "de"):
            return True  # « témoigne de la peur qu'elle a eue »
    only = "QUE" not in cue.frames and noun and not scene.is_a(cue.sentence, j, "fact_noun")
    return only or not tells(scene, cue)


def _only_knows(scene: Scene, cue: CueMatch, first: int, end: int) -> bool:
    """Return whether somebody comes to know or wants a clause, no word of which is quoted."""
    knows = (
        cue.cue.lemma in _WANTING
        or cue.cue.lemma in closed_class("knowing_verb")
        or believes(scene, cue)
    )
    if not knows and not _only_sees(scene, cue):
        return False
    before = scene.verb_cues(cue.sentence, max(0, cue.first - _NEAR_SELF), cue.first)
    if cue.bare and any(verb.reflexive and "ATTR" in verb.frames for verb in before):
        return True  # « s'est dite convaincue que P »: one report
    own = scene.tokens(cue.sentence)[cue.head].quoted  # « « doivent comprendre que P » »
    marked = (i for i in quoted_in(scene, cue.sentence, first, end) if i != own)
    return all(is_name(scene, index) for index in marked)


def _only_sees(scene: Scene, cue: CueMatch) -> bool:
    """Return whether a verb for seeing or saying sees: before another act, or not at all.

    *Après avoir constaté que P, elle appelle Y*; *Il n'a pas remarqué que P*
    """
    if cue.cue.lemma not in closed_class("noticing_verb"):
        return False
    s, before = cue.sentence, scene.lower(cue.sentence, cue.first - 1)
    first = before == "après" or scene.lower(s, cue.first) == "ayant"
    return first or (cue.cue.lemma == "remarquer" and cue.cue.negated)


def _is_caused(scene: Scene, cue: CueMatch, first: int, end: int) -> bool:
    """Return whether a clause in the subjunctive says what follows from something.

    *Le gel explique que le lait soit cher*, *Rien ne justifie qu'on parte*
    """
    if cue.cue.lemma not in _REASONING:
        return False
    s = cue.sentence
    for token in scene.tokens(s)[first:end]:
        if token.lower in closed_class("subjunctive_form"):
            # « P, soit deux ans plus tard »: a conjunction
            return scene.lower(s, token.index - 1) != ","
        if is_inflected(token):
            return False
    return False


def _leaves_clause(scene: Scene, cue: CueMatch) -> bool:
    """Return whether *que* after a verb belongs to another word, or the clause to nobody.

    *dans un texte transmis à la presse que …*; *…, demande qu'il répète*; *a assuré en parlant de X
    que P*; *Ce qui est sûr, c'est que P*.
    """
    before = scene.lower(cue.sentence, cue.first - 1)
    if before == "en" and "QUE" not in cue.frames:
        return True
    if before == "qui" and scene.lower(cue.sentence, cue.first - 2) == "ce":
        return not is_made_to_say(scene, cue)  # « ce qui fait dire à X que P »
    if cue.bare and is_of_oneself(scene, cue):
        return True  # « se dit convaincu que P »: one report, of the verb
    if believes(scene, cue) and agent(scene, cue) is None:
        return False
    if before == "," and takes_up_deed(scene, cue):
        return True
    return describes(scene, cue) and (agent(scene, cue) is None or _is_of_noun(scene, cue))


def _is_of_noun(scene: Scene, cue: CueMatch) -> bool:
    """Return whether *que* after a participle and its agent takes up the noun before them.

    *une réforme annoncée par le ministre que les élus refusent*; who is told a thing (*des
    riverains prévenus par la mairie que P*) differs, and *l'idée défendue par X que P* is a report
    of its noun.
    """
    before = cue.first - 1
    return (
        before >= 0
        and scene.tokens(cue.sentence)[before].pos in ("NOUN", "ADJ")
        and not _is_told(scene, cue)
    )


def _past_fronted(scene: Scene, cue: CueMatch, first: int, end: int) -> int:
    """Return the end of a clause whose verb stands behind the adjunct that opens it.

    *en indiquant qu'avec cette vague, il est difficile de livrer*
    """
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    opens = scene.is_a(s, first, "preposition") or scene.is_a(s, first, "subordinator")
    if not opens or end + 1 >= len(tokens) or tokens[end].form != ",":
        return end
    if tokens[end].quoted is not None or any(map(is_verbal, tokens[first:end])):
        return end
    return max(end, clause_end(scene, s, end + 1, cue))


def _before_object(scene: Scene, cue: CueMatch, first: int, end: int) -> int:
    """Return where a clause ends before a deed that the verb has for its object as well.

    *annonce que le pont fermera ainsi que la construction d'un bac*; not *ainsi que la piscine*
    """
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    if not cue.core or "NOUN" not in cue.frames or "ainsi" not in scene.sentences[s].words.values():
        return end
    for j in range(first + 1, end - 2):
        if tokens[j].lower != "ainsi" or tokens[j + 1].lower not in QUE:
            continue
        other = scene.mention_at(s, j + 2)
        deed = other is not None and other.head.endswith(_DEEDS)
        if deed and scene.has_verb(s, first, j) and not scene.has_verb(s, j + 2, end):
            return j
    return end


def question(scene: Scene, cue: CueMatch) -> Stretch | None:
    """X demande si P, X explique pourquoi P, X demande à Y de quelle manière P.

    Args:
        scene: The text's candidates.
        cue: A verbal cue.

    Returns:
        The clause, with its interrogative word unless that is *si*.
    """
    if "SI" not in cue.frames:
        return None
    s, j = cue.sentence, complementiser(scene, cue, closed_class("interrogative"))
    if j is None:
        j = _asked(scene, cue)
    if j is None or not tells(scene, cue):
        return None
    if scene.lower(s, j) == "s'" and scene.lower(s, j + 1) not in _HE:
        return None  # « a précisé s'être trompé », « a demandé aux élus s'étant abstenus de P »
    if cue.cue.act is not Act.ASK and (
        exclaims(scene, s, j) or (cue.passive and scene.lower(s, j) in _WHEN_OR_WHERE)
    ):
        return None  # « Le projet a été exposé quand le maire est arrivé »
    if scene.lower(s, j) in WHETHER:
        if cue.cue.mood is Mood.CONDITIONAL and cue.cue.act is not Act.ASK:
            return None  # « il répondrait de même si la ville payait »: on what condition
        first, shortest, confidence = j + 1, 1, 0.8
    else:
        first = j - 1 if scene.is_a(s, j - 1, "preposition") else j
        shortest, confidence = 2, 0.75
    end = question_end(scene, s, first, cue)
    if end < first + shortest or _lacks_clause(scene, s, first, end):
        return None
    if _only_knows(scene, cue, first, end):
        return None
    return Stretch(first=first, end=end, rule=rules.INDIRECT_QUESTION, confidence=confidence)


def _lacks_clause(scene: Scene, s: int, first: int, end: int) -> bool:
    """Return whether an interrogative stands without a clause (*sans préciser en quoi*)."""
    if end - first >= _SHORT_CLAUSE:
        return False  # the taggers miss verbs
    words = scene.tokens(s)[first:end]
    return not any(is_verbal(t) or is_infinitive(scene, s, t.index) for t in words)


def _quotes(scene: Scene, s: int, first: int) -> bool:
    """Return whether words in marks follow before a sign (*indique ce qu'il faut « éviter »*)."""
    for token in scene.tokens(s)[first:]:
        if token.quoted is not None:
            return not is_name(scene, token.quoted) and scene.has_verb(s, first, token.index)
        if token.form in _SIGNS or token.placeholder is not None:
            return False
    return False


def _asked(scene: Scene, cue: CueMatch) -> int | None:
    """Return where *qui*, *à qui* or *ce que* opens a question after a verb of asking.

    An addressee may stand between them (*a demandé au ministre ce qu'il comptait faire*). After
    other verbs *ce que* opens what is told where it holds quoted words.
    """
    s, j = cue.sentence, past_circumstances(scene, cue)
    addressee = None
    if scene.is_a(s, j, "dative"):
        addressee = scene.mention_at(s, j + 1) or scene.mention_at(s, j)
        j = j if addressee is None else addressee.last + 1
    if cue.cue.act is not Act.ASK:
        opens = scene.lower(s, j) == "ce" and scene.lower(s, j + 1) in _ASKED_ABOUT
        return j if opens and _quotes(scene, s, j) else None
    governed = scene.is_a(s, j, "preposition") and scene.lower(s, j + 1) in ("qui", "quoi")
    if governed and scene.lower(s, j + 2)[:1].isalpha():
        return j + 1
    if _takes_up(scene, cue):
        return None
    # « a demandé à sa voisine qui part de l'aider », « interrogé sur la loi qui passe »: a relative
    taken = addressee is not None or (
        scene.tokens(s)[j - 1].pos == "NOUN" and not scene.is_a(s, j - 1, "time")
    )
    asks = (scene.lower(s, j) == "qui" and not taken) or (
        scene.lower(s, j) == "ce" and scene.lower(s, j + 1) in _ASKED_ABOUT
    )
    return j if asks else None


def _takes_up(scene: Scene, cue: CueMatch) -> bool:
    """Return whether *demande* behind a comma takes up what was asked (*, demande qui a été …*).

    A verb in the present would follow no compound tense there.
    """
    s, comma = cue.sentence, cue.first - 1
    if scene.lower(s, cue.first) != "demande" or scene.lower(s, comma) != ",":
        return False
    return any(t.pos == "AUX" and is_inflected(t) for t in scene.tokens(s)[:comma])


def _wishes(scene: Scene, cue: CueMatch) -> bool:
    """Return whether the verb ensures, likes, seems or shows (*aime que*, *il est prouvé que*)."""
    ensures = cue.cue.lemma == "assurer" and _is_reflexive(scene, cue)
    likes = cue.cue.lemma == "aimer" and cue.cue.mood is not Mood.CONDITIONAL
    if cue.cue.lemma in _WISHING or ensures or likes:
        return True
    if cue.cue.lemma in _WANTING and cue.cue.negated:
        return True  # « n'a rien voulu dire, sauf que P »
    if cue.cue.lemma == "sembler" and cue.cue.mood is not Mood.CONDITIONAL:
        return True  # « il semble que » is the author's; « il semblerait que » is hearsay
    if cue.passive and _is_shown(scene, cue):
        return True
    if not cue.core and cue.first < cue.head and _has_to_show(scene, cue):
        return True
    would_say = cue.cue.lemma == "dire" and cue.cue.mood is Mood.CONDITIONAL
    return would_say and scene.lower(cue.sentence, cue.first - 1) == "on"


def _is_reflexive(scene: Scene, cue: CueMatch) -> bool:
    """Return whether the verb's own clitic is reflexive (*s'est assuré*).

    That of *s'est borné à assurer* is the helper's; *nous nous sommes assurés* has that of its
    person.
    """
    s, first = cue.sentence, cue.first
    if is_infinitive(scene, s, cue.head):
        first = max(first, cue.head - 2)  # « vouloir mieux s'assurer », « s'est borné à assurer »
    return any(
        scene.lower(s, j) in ITSELF or (scene.lower(s, j - 1), scene.lower(s, j)) in _OURSELVES
        for j in range(first, cue.head)
    )
