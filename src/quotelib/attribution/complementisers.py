"""Where *que*, *si* or an interrogative opens the clause of a verb, past what stands between."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class, closed_classes
from ..models import Act, SpeakerKind
from .addressees import past_told
from .adjuncts import past_circumstances
from .object_predicates import is_object_of, shows
from .phrases import is_temporal, may_speak
from .steps import DE, QUE, WHILE, is_conditional, quoted_end, skip, starts_infinitive, verb_follows
from .stretch import date_end, past_adjunct, past_adverbial, past_adverbs, past_deictic
from .subject_relatives import describes_subject

if TYPE_CHECKING:
    from ..models.records import CueMatch
    from .scene import Scene

__all__ = ["complementiser"]

_NAMING = frozenset({"à savoir"})
_EXCEPTING = _NAMING | {"sinon", "si ce n' est", "sauf", "à ceci près", "excepté"}
_NEAR_EXCEPTION, _NEAR_ADDRESSEE, _COMPARED, _FAR = 8, 4, 14, 40
_ALSO_RELATIVE = frozenset({"où", "qui", "quoi"})
_BEFORE_CE = frozenset({"sur", "de", "du", "à", "au", "en"})
_AFTER_INSERTION = QUE | DE | {"à"}
_FUSED = ("au", "aux")
_BEFORE_SAME = frozenset({"avant", "dès", "après"})
_ADDING = frozenset({"encore", "enfin", "ensuite", "toutefois", "cependant", "néanmoins"})
_TAKEN_BACK = frozenset({"ainsi", "quel", "quelle", "quels", "quelles"})
_JOINTS = frozenset({"et", "ou", ","})
_ITS_OBJECT = frozenset({"le", "l'"})
_TOLD = frozenset({"à", "au", "aux", "avec", "devant", "auprès"})


def complementiser(scene: Scene, cue: CueMatch, words: frozenset[str]) -> int | None:
    """Return where one of ``words`` opens the cue's clause, past addressees and insertions.

    Whatever else stands between them, a verb or an object of the cue's own does not: with an
    object the verb has all that it governs, and *que* is a relative.

    Args:
        scene: The text's candidates.
        cue: A verbal cue.
        words: The words that may open it.

    Returns:
        The word's token, ``None`` where none opens a clause of the verb.
    """
    s = cue.sentence
    if scene.first_of(s, words, cue.last + 1, len(scene.tokens(s))) is None:
        return None
    excepted = None if words.isdisjoint(QUE) else _excepted(scene, cue)
    return _opened(scene, cue, words) if excepted is None else excepted


def _opened(scene: Scene, cue: CueMatch, words: frozenset[str]) -> int | None:
    """Return which of the words behind a verb opens its clause."""
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    after_preposition = words - QUE
    j = _after_verb(scene, cue)
    while j < min(len(tokens), cue.last + _FAR):
        lower = tokens[j].lower
        if lower in words:
            return None if _is_relative(scene, cue, j) or _is_purpose(scene, cue, j) else j
        if lower == "," and scene.lower(s, j + 1) == "c'" and scene.lower(s, j + 2) == "est":
            # « Ce que dit X, c'est que P », but « S'il en parle, c'est que P »
            says = scene.lower(s, j + 3) in words and not is_conditional(scene, cue)
            return j + 3 if says else None
        if tokens[j].placeholder is not None or tokens[j].form in ".:;!?":
            return None
        adverbial = _past_quoted_adverbial(scene, s, j, words)
        if adverbial is None and _is_object(scene, cue, j):
            return None
        following = adverbial or _past_fact(scene, cue, j) or _past_adding(scene, s, j)
        if following is None and _has_complement(scene, cue, j):
            return None
        if following is None:
            if scene.is_a(s, j, "preposition") and scene.lower(s, j + 1) in after_preposition:
                return j + 1
            following = _past_circumstance(scene, cue, j, words)
        if following is None:
            barred = lower == "," or _opens_circumstance(scene, s, j)
            return None if barred else past_told(scene, cue, j, words)
        j = following
    return None


def _excepted(scene: Scene, cue: CueMatch) -> int | None:
    """Return *que* before all that was said (*ne dit rien, sinon que P*, *si ce n'est que P*).

    *À savoir* does not need a negation (*a rappelé l'essentiel, à savoir que P*).
    """
    links = _EXCEPTING if cue.cue.negated else _NAMING
    tokens = scene.tokens(cue.sentence)
    for j in range(cue.last + 1, min(len(tokens), cue.last + _NEAR_EXCEPTION)):
        if tokens[j].finite:
            return None
        if tokens[j].form == ",":
            ahead = [token.lower for token in tokens[j + 1 : j + 6]]
            length = next((n for n in (1, 2, 3, 4) if " ".join(ahead[:n]) in links), None)
            found = length is not None and ahead[length : length + 1] in (["que"], ["qu'"])
            return j + 1 + length if found and length else None
    return None


def _is_relative(scene: Scene, cue: CueMatch, j: int) -> bool:
    """Return whether a word that may open the cue's clause is a relative, adds or is a title's."""
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    marks = tokens[j].quoted
    if marks is not None and marks == tokens[j - 1].quoted != tokens[cue.head].quoted:
        return True  # « proteste contre « la peine que la loi inflige » »
    if (j - 1 > cue.last and tokens[j - 1].lower == "voulant") or tokens[j].form[:2] == "Qu":
        return True  # « s'appuie sur la thèse voulant que », « chante Que la nuit tombe »
    if scene.is_a(s, j - 1, "antecedent_pronoun") or (
        j > cue.last + 1 and _opens_inverted(scene, cue, j)
    ):
        return True  # « s'excuse auprès de ceux qu'il a blessés »
    if (
        _repeats(scene, cue, j)
        or _contrasts(scene, cue, j)
        or (cue.bare and describes_subject(scene, cue, j))
    ):
        return True
    if cue.cue.act is Act.ANSWER and scene.lower(s, j - 1) == "ce":
        return True  # « a répondu à ce qu'il nomme « P » »
    if tokens[j].lower not in _ALSO_RELATIVE:
        return False
    if tokens[j - 1].form == "," and tokens[cue.last + 1].form != ",":
        return True  # « interrogé sur la place du village, la plus grande du canton, où P »
    # « l'instant où », « la personne qui »
    after_noun = j > cue.last + 1 and tokens[j - 1].pos in ("NOUN", "PROPN")
    return after_noun and not (tokens[j].lower == "quoi" and starts_infinitive(scene, s, j + 1))


def _opens_inverted(scene: Scene, cue: CueMatch, j: int) -> bool:
    """Return whether *que* after a noun has its verb right behind it (*les ponts que compte X*).

    The taggers take the verb for a noun, which would have its article.
    """
    tokens = scene.tokens(cue.sentence)[j - 1 : j + 3]
    if [t.pos for t in tokens[::3]] != ["NOUN", "DET"]:
        return False
    return tokens[1].lower in QUE and tokens[2].pos in ("NOUN", "VERB") and tokens[2].quoted is None


def _contrasts(scene: Scene, cue: CueMatch, j: int) -> bool:
    """Return whether *que* opens a clause beside the verb's own (*a repris tandis que P*).

    With *alors* it does unless the verb is one of saying without object (*affirme alors que P*, but
    *l'a annoncé alors que P*, *a été prévenu alors que P*).
    """
    s, before = cue.sentence, scene.lower(cue.sentence, j - 1)
    if before != "alors":
        return before in WHILE
    return not cue.core or cue.passive or scene.lower(s, cue.first) in _ITS_OBJECT


def _repeats(scene: Scene, cue: CueMatch, j: int) -> bool:
    """Return whether *que* stands for a *quand*, *si* that opens the verb's own clause.

    *Quand elle s'est engagée en mai, qu'elle était seule et que personne n'y croyait, …*
    """
    s = cue.sentence
    joined = scene.lower(s, j - 1) == "," or scene.is_a(s, j - 1, "conjunction")
    inserted = scene.lower(s, cue.last + 1) == ","  # « quand X a dit, hier à Dole, que P »
    return joined and not inserted and is_conditional(scene, cue)


def _is_purpose(scene: Scene, cue: CueMatch, j: int) -> bool:
    """Return whether another verb has it (*a écrit pour lui dire que P*, *à X disant que P*)."""
    s = cue.sentence
    for other in scene.verb_cues(s, cue.last + 1, j):
        if other.last == j - 1 and other.core:
            return other.cue.text.endswith("ant") or scene.lower(s, other.first - 1) == "pour"
    return j - 2 > cue.last and shows(scene, s, j - 1)


def _after_verb(scene: Scene, cue: CueMatch) -> int:
    """Return the index after a verb, its negation and, in *ce que demande X*, its subject."""
    s, j = cue.sentence, past_circumstances(scene, cue)
    if j < len(scene.tokens(s)) and scene.tokens(s)[j].quoted == scene.tokens(s)[cue.head].quoted:
        j = skip(scene, s, j, "forclusive")
    if scene.lower(s, j - 1) in _TAKEN_BACK and j - 1 > cue.last + 1:
        j -= 1  # « a dit aux élus ainsi qu'à la presse que P », « demande à X quel est le prix »
    if scene.lower(s, cue.first - 1) not in QUE or scene.lower(s, cue.first - 2) != "ce":
        return j
    return j if (inverted := scene.mention_at(s, j)) is None else inverted.last + 1


def _has_complement(scene: Scene, cue: CueMatch, j: int) -> bool:
    """Return whether the noun of a multiword verb has a complement (*rejette l'idée d'un parc*)."""
    verb = scene.lexicon.verbs.get(cue.cue.lemma)
    if verb is None or not verb.tail or j != cue.last + 1 or scene.lower(cue.sentence, j) not in DE:
        return False
    noun = scene.lexicon.noun(scene.lower(cue.sentence, cue.last))
    return noun is not None and scene.mention_at(cue.sentence, j + 1) is not None


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
    if governs_de and scene.is_a(s, j, "of") and scene.lower(s, j + 1) != "ce":
        # « s'étonne du silence que P »: the clause belongs to the noun
        return cue.cue.lemma.startswith(("se ", "s'")) and j == past_adverbs(scene, s, cue.last + 1)
    if governs_de or not scene.is_a(s, j, "of") or j != past_adverbs(scene, s, cue.last + 1):
        return False
    if verb is not None and verb.excludes(scene.lower(s, j + 1), "de"):
        return True  # « dispose d'une assise meilleure que sa rivale »
    return token.lower == "des" or _opens_plural(scene, s, j)


def _opens_plural(scene: Scene, s: int, j: int) -> bool:
    """Return whether *de* is an article (*émet de « vives réserves »*, *de vives réserves*)."""
    pair = scene.tokens(s)[j + 1 : j + 3]
    plural = len(pair) > 1 and all(token.lower.endswith(("s", "x")) for token in pair)
    plural = plural and pair[0].pos != "DET"  # « dira de ses voisins qu'ils l'ont aidée »
    told = plural and pair[0].lower in closed_class("source_noun")  # « affirme de sources sûres »
    return plural and not told and any(t.quoted is not None or t.pos == "NOUN" for t in pair)


def _past_quoted_adverbial(scene: Scene, s: int, j: int, words: frozenset[str]) -> int | None:
    """Return where *que* follows an adverbial in marks (*admet « pour la première fois » que*)."""
    tokens = scene.tokens(s)
    if tokens[j].quoted is None or tokens[j - 1].quoted == tokens[j].quoted:
        return None
    end = quoted_end(scene, s, j)
    ago = scene.lower(s, j) == "il" and scene.lower(s, j + 1) == "y"
    opens = scene.is_a(s, j, "preposition") and not scene.is_a(s, j, "of")
    manner = tokens[j].lower.endswith("ment") and end == j + 1
    return end if scene.lower(s, end) in words and (ago or opens or manner) else None


def _has_person(scene: Scene, cue: CueMatch) -> bool:
    """Return whether a clitic is the one called or told; *pour que* says to what end then."""
    verb = scene.lexicon.verbs.get(cue.cue.lemma)
    told = verb is not None and verb.addressee == "object" and "pour" not in verb.prepositions
    before = range(cue.first, cue.head)
    return told and any(scene.is_a(cue.sentence, j, "object_clitic") for j in before)


def _past_fact(scene: Scene, cue: CueMatch, j: int) -> int | None:
    """Return the index after « sur le fait », « de ce » before *que*, or one more who is told."""
    s = cue.sentence
    lower, following = scene.lower(s, j), scene.lower(s, j + 1)
    if lower in _JOINTS or lower == "ainsi":
        return _past_joined(scene, cue, j)
    if lower in _BEFORE_CE and scene.lower(s, j + 2) in closed_class("fact_noun"):
        return j + 3
    if lower == "le" and following == "fait" and scene.lower(s, j + 2) in QUE:
        return j + 2  # « déplorent le fait que »
    if lower == "pour" and following in QUE:
        return None if _has_person(scene, cue) else j + 1  # « plaident pour que »
    if lower in _BEFORE_CE and following in ("ce", "fait", "principe"):
        told = following != "ce" or not (lower == "sur" or is_object_of(scene, s, j + 3))
        return j + 2 if told else None  # « insiste sur ce qu'il a vu »: a relative
    return None


def _past_adding(scene: Scene, s: int, j: int) -> int | None:
    """Return the index after an adverb right before *que* (*rappelle sur X également que*).

    So it is with a comparison (*a redit comme l'avait fait X que P*).
    """
    if scene.lower(s, j) == "comme":
        ahead = scene.tokens(s)[j + 1 : j + _COMPARED]
        link = next((t for t in ahead if t.lower in QUE or t.form in ".,:;!?"), None)
        compares = link is not None and link.lower in QUE and scene.has_verb(s, j, link.index)
        return link.index if link is not None and compares else None
    adds = scene.lower(s, j).endswith("ment") or scene.lower(s, j) in _ADDING
    return j + 1 if adds and scene.is_a(s, j, "adverb") and scene.lower(s, j + 1) in QUE else None


def _past_circumstance(scene: Scene, cue: CueMatch, j: int, words: frozenset[str]) -> int | None:
    """Return the index after an insertion, a date, an adjective or an adjunct."""
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    if tokens[j].form == ",":
        if cue.cue.negated:
            return None  # « ne répond pas, fait une copie, qu'elle range »: no clause of its own
        if scene.lower(s, j + 1) in _AFTER_INSERTION and _is_lone(scene, cue, j):
            return j + 1  # « a assuré, jeudi, devant la commission, que »
        closing = _insertion_end(scene, s, j, words)
        return closing + 1 if closing is not None else None
    if scene.lower(s, j) in DE and scene.is_a(s, j + 1, "emphatic"):
        return j + 2  # « dit d'elle-même que »
    date = date_end(scene, s, j) or past_adverbial(scene, s, j)
    if date is not None:
        return date
    dated = scene.mention_at(s, j)
    if dated is not None and is_temporal(scene, dated):
        return past_deictic(scene, s, dated.last + 1)
    modifier = _modifier_end(scene, s, j) if j > cue.last + 1 else None
    if modifier is not None:
        return modifier
    if not _opens_circumstance(scene, s, j):
        return None
    if _opens_object(scene, cue, j):
        return None
    emphatic = scene.lower(s, j + 1) == "même" and scene.lower(s, j) in _BEFORE_SAME
    return past_adjunct(scene, s, j + emphatic)


def _modifier_end(scene: Scene, s: int, j: int) -> int | None:
    """Return the index after what stands behind a noun and says something of it, ``None`` else.

    *Dans un rapport remis lundi que*, *lors de la saison 2021-2022 que*, *a dit aux élus PS que*
    """
    tokens, before = scene.tokens(s), scene.tokens(s)[j - 1]
    modifies = tokens[j].pos in ("ADJ", "VERB") and not tokens[j].finite
    if (modifies or tokens[j].form[0].isdigit()) and before.form != ",":
        return j + 1
    party = scene.mention_at(s, j) if tokens[j].form[0].isupper() else None
    if party is None or party.kind is not SpeakerKind.ORGANISATION or party.name is None:
        return None
    noun = before.pos in ("NOUN", "ADJ") and before.form.islower() and before.form.isalpha()
    return party.last + 1 if noun else None


def _past_joined(scene: Scene, cue: CueMatch, j: int) -> int | None:
    """Return the index after one more who is told (*a dit à X, à Y et aux élus que P*).

    Or after one more name that says whose they are (*aux maires de X et de Y que P*).
    """
    s = cue.sentence
    link = 1 + (scene.lower(s, j) == "ainsi")
    of = scene.is_a(s, j + link, "of") and scene.is_a(s, j - 2, "of")
    if not of and scene.lower(s, j + link) not in _TOLD:
        return None
    first = range(cue.last + 1, min(j, cue.last + _NEAR_ADDRESSEE))
    told = scene.mention_at(s, j + link + 1)
    if told is None or not may_speak(told) or not any(scene.lower(s, k) in _TOLD for k in first):
        return None
    return past_adjunct(scene, s, j + link)


def _opens_object(scene: Scene, cue: CueMatch, j: int) -> bool:
    """Return whether a preposition of the verb's own opens its object; *que* is a relative then.

    *répondre à la question que tous se posent*, *insister sur les dégâts que l'orage a causés*
    """
    s, verb = cue.sentence, scene.lexicon.verbs.get(cue.cue.lemma)
    governed = scene.mention_at(s, j + 1)
    own = verb is not None and scene.lower(s, j) in (*verb.prepositions, *_FUSED)
    if verb is not None and verb.receptive:
        return False  # « a appris par une lettre que »
    if not own or "PREP" not in cue.frames or governed is None:
        return False
    thing = governed.kind is SpeakerKind.UNKNOWN and governed.name is None
    about = thing and scene.lower(s, j) == "sur" and scene.is_a(s, j + 1, "determiner")
    return about or governed.head in scene.lexicon.nouns


def _opens_circumstance(scene: Scene, s: int, j: int) -> bool:
    """Return whether a preposition, a word of time or an adverb stands at ``j``."""
    return scene.lower(s, j) in closed_classes("preposition", "time", "adverb")


def _insertion_end(scene: Scene, s: int, comma: int, words: frozenset[str]) -> int | None:
    """Return the comma that closes an insertion, when ``words`` or another link follows it."""
    closing = _AFTER_INSERTION | (words - _ALSO_RELATIVE)
    tokens = scene.tokens(s)
    if verb_follows(scene, s, comma + 1, "object_clitic", "negation"):
        return None  # « ne répond rien, prend une copie, qu'elle range »: another verb's object
    for j in range(comma + 1, min(len(tokens), comma + _FAR)):
        if tokens[j].form in ".:;":
            return None
        other = scene.cue_at(s, j) if tokens[j].finite else None
        if other is not None and other.core and tokens[j - 1].form != ",":
            return None  # « s'il regrette, le maire répond que oui, que P »: another verb's
        if tokens[j].form == "," and scene.lower(s, j + 1) in closing:
            return j
    return None


def _is_lone(scene: Scene, cue: CueMatch, comma: int) -> bool:
    """Return whether a comma parts *que* from the adjunct alone (*a affirmé à X, que P*)."""
    if not cue.core or "QUE" not in cue.frames:
        return False
    return comma > cue.last + 1 and scene.lower(cue.sentence, comma + 1) in QUE
