"""Clauses that a verb governs: *X affirme que P*, *X demande si P*, *X explique pourquoi P*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class, closed_classes
from ..models import Act, Mood
from . import rules
from .clause_verbs import second_verb
from .comparisons import compares
from .ends import clause_end
from .extents import quoted_in
from .phrases import is_temporal
from .sources import agent, describes
from .steps import (
    DE,
    QUE,
    is_infinitive,
    is_verbal,
    skip,
    starts_infinitive,
    verb_follows,
)
from .stretch import Stretch, after_cue, date_end, past_adjunct, past_adverbial, quoted_clause_end
from .terms import is_name
from .utterances import exclaims
from .witnessed import tells

if TYPE_CHECKING:
    from ..models.records import CueMatch
    from .scene import Scene

__all__ = ["question", "statement"]

_FAR = 40
_SHORT_CLAUSE = _NEAR_RELATIVE = 4  # « ceux qui … que » before the clause
_THOSE = frozenset({"ceux", "celles", "celui", "celle"})
_ALSO_RELATIVE = frozenset({"où", "qui", "quoi"})
_BEFORE_CE = frozenset({"sur", "de", "du", "à", "au", "en"})
_AFTER_INSERTION = QUE | DE | {"à"}
_FUSED = ("au", "aux")
_WISHING = frozenset({"vouloir", "s'assurer", "attendre"})
_BEFORE_SAME = frozenset({"avant", "dès", "après"})
_ITSELF = frozenset({"se", "s'"})
_ASKED_ABOUT = QUE | {"qui"}
_WHETHER = frozenset({"si", "s'"})


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
    if _leaves_clause(scene, cue):
        return None
    s, j = cue.sentence, _complementiser(scene, cue, QUE)
    if j is None:
        return None
    impersonal = cue.clitic is not None or scene.lower(s, cue.first - 1) in ("il", "on")
    if cue.passive and not impersonal and not _is_told(scene, cue) and agent(scene, cue) is None:
        return None
    if compares(scene, cue, j) or _wishes(scene, cue) or not tells(scene, cue):
        return None
    first = j + 1
    if scene.lower(s, first) == "ce" and scene.lower(s, first + 1) == "soit":
        return None
    end = quoted_clause_end(scene, s, first) or clause_end(scene, s, first, cue)
    if end > first and _opens_sentence_subject(scene, cue):
        end = _relative_end(scene, s, first, end)
    if scene.lower(s, first) in ("oui", "non") and not scene.lower(s, first + 1).isalpha():
        end = first + 1  # « a répondu que oui, et … »
    if end <= first or _only_knows(scene, cue, first, end):
        return None
    end = _past_fronted(scene, cue, first, end)
    return Stretch(first=first, end=end, rule=rules.QUE_CLAUSE, confidence=0.85)


def _is_told(scene: Scene, cue: CueMatch) -> bool:
    """Return whether the subject of a passive is told something (*ont été informés que P*)."""
    verb = scene.lexicon.verbs.get(cue.cue.lemma)
    return verb is not None and verb.addressee == "object" and "QUE" in cue.frames


def _only_knows(scene: Scene, cue: CueMatch, first: int, end: int) -> bool:
    """Return whether somebody comes to know a clause, no word of which is quoted."""
    if cue.cue.lemma not in closed_class("knowing_verb"):
        return False
    return all(is_name(scene, index) for index in quoted_in(scene, cue.sentence, first, end))


def _leaves_clause(scene: Scene, cue: CueMatch) -> bool:
    """Return whether *que* after a verb belongs to another word, or the clause to nobody.

    *dans un texte transmis à la presse que …*; *a assuré en parlant de X que P*; *Ce qui est sûr,
    c'est que P*.
    """
    before = scene.lower(cue.sentence, cue.first - 1)
    if before == "en" and "QUE" not in cue.frames:
        return True
    if before == "qui" and scene.lower(cue.sentence, cue.first - 2) == "ce":
        return True
    return describes(scene, cue) and agent(scene, cue) is None


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


def _opens_sentence_subject(scene: Scene, cue: CueMatch) -> bool:
    """Return whether a verb stands in a relative after a demonstrative or the first subject.

    *Ceux qui prétendent que P se trompent*: the verb of the clause is still to come.
    """
    s = cue.sentence
    if scene.lower(s, cue.first - 1) != "qui":
        return False
    if scene.lower(s, cue.first - 2) in _THOSE:
        return True
    head = scene.mention_at(s, 0)
    if head is None or head.last != cue.first - 2:
        return False
    return scene.first_verb(s, 0, cue.first - 1) is None


def _relative_end(scene: Scene, s: int, first: int, end: int) -> int:
    """Return where the clause under a relative ends: before others who …, or the main verb."""
    for j in range(first + 1, end - 1):
        others = scene.lower(s, j + 1) in _THOSE and scene.lower(s, j + 2) == "qui"
        if others and scene.is_a(s, j, "conjunction"):
            return j
    pending = scene.first_verb(s, 0, max(0, first - _NEAR_RELATIVE)) is None
    return (second_verb(scene, s, first, end) or end) if pending else end


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
    s, j = cue.sentence, _complementiser(scene, cue, closed_class("interrogative"))
    if j is None:
        j = _asked(scene, cue)
    if j is None or not tells(scene, cue):
        return None
    if cue.cue.act is not Act.ASK and exclaims(scene, s, j):
        return None
    if scene.lower(s, j) in _WHETHER:
        first, shortest, confidence = j + 1, 1, 0.8
    else:
        first = j - 1 if scene.is_a(s, j - 1, "preposition") else j
        shortest, confidence = 2, 0.75
    end = clause_end(scene, s, first, cue)
    if end < first + shortest or _lacks_clause(scene, s, first, end):
        return None
    return Stretch(first=first, end=end, rule=rules.INDIRECT_QUESTION, confidence=confidence)


def _lacks_clause(scene: Scene, s: int, first: int, end: int) -> bool:
    """Return whether an interrogative stands without a clause (*sans préciser en quoi*)."""
    if end - first >= _SHORT_CLAUSE:
        return False  # the taggers miss verbs
    words = scene.tokens(s)[first:end]
    return not any(is_verbal(t) or is_infinitive(scene, s, t.index) for t in words)


def _asked(scene: Scene, cue: CueMatch) -> int | None:
    """Return where *qui*, *à qui* or *ce que* opens a question after a verb of asking.

    An addressee may stand between them (*a demandé au ministre ce qu'il comptait faire*).
    """
    s, j = cue.sentence, after_cue(scene, cue)
    if cue.cue.act is not Act.ASK:
        return None
    addressee = None
    if scene.is_a(s, j, "dative"):
        addressee = scene.mention_at(s, j + 1) or scene.mention_at(s, j)
        j = j if addressee is None else addressee.last + 1
    governed = scene.is_a(s, j, "preposition") and scene.lower(s, j + 1) in ("qui", "quoi")
    if governed and scene.lower(s, j + 2)[:1].isalpha():
        return j + 1
    # « a demandé à sa voisine qui part de l'aider »: a relative
    asks = (scene.lower(s, j) == "qui" and addressee is None) or (
        scene.lower(s, j) == "ce" and scene.lower(s, j + 1) in _ASKED_ABOUT
    )
    return j if asks else None


def _complementiser(scene: Scene, cue: CueMatch, words: frozenset[str]) -> int | None:
    """Return where one of ``words`` opens the cue's clause, past addressees and insertions.

    Whatever else stands between them, a verb or an object of the cue's own does not: with an
    object the verb has all that it governs, and *que* is a relative.
    """
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    after_preposition = words - QUE
    j = _after_verb(scene, cue)
    while j < min(len(tokens), cue.last + _FAR):
        lower = tokens[j].lower
        if lower in words:
            return None if _is_relative(scene, cue, j) else j
        if lower == "," and scene.lower(s, j + 1) == "c'" and scene.lower(s, j + 2) == "est":
            # « Ce que dit X, c'est que P »
            return j + 3 if scene.lower(s, j + 3) in words else None
        if tokens[j].placeholder is not None or tokens[j].form in ".:;!?":
            return None
        if _is_object(scene, cue, j):
            return None
        following = _past_fact(scene, s, j)
        if following is None:
            if scene.is_a(s, j, "preposition") and scene.lower(s, j + 1) in after_preposition:
                return j + 1
            following = _past_circumstance(scene, cue, j)
        if following is None:
            barred = lower == "," or _opens_circumstance(scene, s, j)
            return None if barred else _past_addressee(scene, cue, j, words)
        j = following
    return None


def _is_relative(scene: Scene, cue: CueMatch, j: int) -> bool:
    """Return whether a word that may open the cue's clause is a relative pronoun."""
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    marks = tokens[j].quoted
    if marks is not None and marks == tokens[j - 1].quoted != tokens[cue.head].quoted:
        return True  # « proteste contre « la peine que la loi inflige » »
    if scene.is_a(s, j - 1, "antecedent_pronoun"):
        return True  # « s'excuse auprès de ceux qu'il a blessés »
    if tokens[j].lower not in _ALSO_RELATIVE:
        return False
    # « l'instant où », « la personne qui »
    after_noun = j > cue.last + 1 and tokens[j - 1].pos in ("NOUN", "PROPN")
    return after_noun and not (tokens[j].lower == "quoi" and starts_infinitive(scene, s, j + 1))


def _after_verb(scene: Scene, cue: CueMatch) -> int:
    """Return the index after a verb, its negation and, in *ce que demande X*, its subject."""
    s, j = cue.sentence, after_cue(scene, cue)
    if j < len(scene.tokens(s)) and scene.tokens(s)[j].quoted == scene.tokens(s)[cue.head].quoted:
        j = skip(scene, s, j, "forclusive")
    if scene.lower(s, cue.first - 1) not in QUE or scene.lower(s, cue.first - 2) != "ce":
        return j
    inverted = scene.mention_at(s, j)
    return j if inverted is None else inverted.last + 1


def _is_object(scene: Scene, cue: CueMatch, j: int) -> bool:
    """Return whether the verb's object starts at a token: quoted words, an infinitive, *des*."""
    s, token = cue.sentence, scene.tokens(cue.sentence)[j]
    if token.quoted is not None and token.quoted != scene.tokens(s)[cue.head].quoted:
        return True
    linked = scene.is_a(s, j, "of") or token.lower == "à"
    if starts_infinitive(scene, s, j + linked):
        return True
    # After a verb *des* is the plural of *un*: « invoque des risques qu'elle ne précise pas »
    verb = scene.lexicon.verbs.get(cue.cue.lemma)
    governs_de = verb is not None and "de" in verb.prepositions
    return j == cue.last + 1 and token.lower == "des" and not governs_de


def _past_fact(scene: Scene, s: int, j: int) -> int | None:
    """Return the index after « sur le fait », « de ce » before *que*."""
    lower, following = scene.lower(s, j), scene.lower(s, j + 1)
    if lower in _BEFORE_CE and scene.lower(s, j + 2) in closed_class("fact_noun"):
        return j + 3
    if lower == "le" and following == "fait" and scene.lower(s, j + 2) in QUE:
        return j + 2  # « déplorent le fait que »
    if lower == "pour" and following in QUE:
        return j + 1  # « plaident pour que »
    if lower in _BEFORE_CE and following in ("ce", "fait", "principe"):
        return j + 2
    return None


def _past_circumstance(scene: Scene, cue: CueMatch, j: int) -> int | None:
    """Return the index after an insertion, a date, an adjective or an adjunct."""
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    if tokens[j].form == ",":
        if cue.cue.negated:
            return None  # « ne répond pas, fait une copie, qu'elle range »: no clause of its own
        if scene.lower(s, j + 1) in _AFTER_INSERTION and _is_open(scene, cue, j):
            return j + 1  # « a assuré, jeudi, devant la commission, que »
        closing = _insertion_end(scene, s, j)
        return closing + 1 if closing is not None else None
    if _is_manner(scene, s, j):
        return j + 2
    date = date_end(scene, s, j) or past_adverbial(scene, s, j)
    if date is not None:
        return date
    dated = scene.mention_at(s, j)
    if dated is not None and is_temporal(scene, dated):
        return _past_deictic(scene, s, dated.last + 1)
    modifies = tokens[j].form[0].isdigit() or (
        tokens[j].pos in ("ADJ", "VERB") and not tokens[j].finite
    )
    if modifies and j > cue.last + 1 and tokens[j - 1].form != ",":
        return j + 1  # « dans un rapport remis lundi que », « lors de la saison 2021-2022 que »
    if not _opens_circumstance(scene, s, j):
        return None
    governed = scene.mention_at(s, j + 1)
    verb = scene.lexicon.verbs.get(cue.cue.lemma)
    own = verb is not None and scene.lower(s, j) in (*verb.prepositions, *_FUSED)
    if (
        own
        and "PREP" in cue.frames
        and governed is not None
        and governed.head in scene.lexicon.nouns
    ):
        return None  # « répondre à la question que tout le monde se pose »
    emphatic = scene.lower(s, j + 1) == "même" and scene.lower(s, j) in _BEFORE_SAME
    return past_adjunct(scene, s, j + emphatic)


def _past_deictic(scene: Scene, s: int, j: int) -> int:
    """Return the index after the end of *ce mois-ci*, *ce jour-là*."""
    if scene.lower(s, j) in ("-ci", "-là"):
        return j + 1
    return j + 2 if scene.lower(s, j) == "-" and scene.lower(s, j + 1) in ("ci", "là") else j


def _is_manner(scene: Scene, s: int, j: int) -> bool:
    """Return whether a gerund that governs nothing stands at a token (*confirme en riant que*)."""
    if scene.lower(s, j) != "en" or not scene.lower(s, j + 1).endswith("ant"):
        return False
    return all("QUE" not in cue.frames for cue in scene.verb_cues(s, j + 1, j + 2))


def _opens_circumstance(scene: Scene, s: int, j: int) -> bool:
    """Return whether a preposition, a word of time or an adverb stands at ``j``."""
    return scene.lower(s, j) in closed_classes("preposition", "time", "adverb")


def _insertion_end(scene: Scene, s: int, comma: int) -> int | None:
    """Return the comma that closes an insertion, when *que* or another link follows it."""
    tokens = scene.tokens(s)
    if verb_follows(scene, s, comma + 1, "object_clitic", "negation"):
        return None  # « ne répond rien, prend une copie, qu'elle range »: another verb's object
    for j in range(comma + 1, min(len(tokens), comma + _FAR)):
        if tokens[j].form in ".:;":
            return None
        if tokens[j].form == "," and scene.lower(s, j + 1) in _AFTER_INSERTION:
            return j
    return None


def _is_open(scene: Scene, cue: CueMatch, comma: int) -> bool:
    """Return whether a comma after the verb waits for another that closes its insertion."""
    tokens = scene.tokens(cue.sentence)
    return any(token.form == "," for token in tokens[cue.last + 1 : comma])


def _past_addressee(scene: Scene, cue: CueMatch, j: int, words: frozenset[str]) -> int | None:
    """Return where the clause opens after a direct object (*avertit les élus que*)."""
    s = cue.sentence
    mention = scene.mention_at(s, j)
    verb = scene.lexicon.verbs.get(cue.cue.lemma)
    if mention is None or verb is None or verb.addressee != "object":
        return None
    after = skip(scene, s, mention.last + 1, "adverb")
    return after if scene.lower(s, after) in words else None


def _wishes(scene: Scene, cue: CueMatch) -> bool:
    """Return whether the verb wants, ensures or seems (*veut que*, *on dirait que*)."""
    before = {scene.lower(cue.sentence, j) for j in range(cue.first, cue.head)}
    ensures = cue.cue.lemma == "assurer" and not before.isdisjoint(_ITSELF)
    if cue.cue.lemma in _WISHING or ensures:
        return True
    if cue.cue.lemma == "sembler" and cue.cue.mood is not Mood.CONDITIONAL:
        return True  # « il semble que » is the author's; « il semblerait que » is hearsay
    if scene.lower(cue.sentence, cue.first) in closed_class("impersonal_need"):
        return True  # « il faut noter que » is the author's
    would_say = cue.cue.lemma == "dire" and cue.cue.mood is Mood.CONDITIONAL
    return would_say and scene.lower(cue.sentence, cue.first - 1) == "on"
