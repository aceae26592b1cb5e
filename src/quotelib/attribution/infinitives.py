"""Infinitives that a verb governs: *X affirme vouloir P*, *promet de P*, *invite Y à P*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import Act, Mood, Number, Tense
from . import rules
from .act_adjuncts import told_in_marks
from .adjuncts import past_circumstances
from .build import quoted_in
from .clause_verbs import first_verb
from .ends import clause_end
from .excluded_objects import is_met
from .infinitive_links import is_adjunct, is_of_gerund, linked_infinitive, past_quoted_those
from .joined_clauses import before_joined
from .made_to_speak import is_brought
from .phrases import HUMAN, is_temporal, may_speak
from .scene import is_finite
from .sources import agent, describes
from .steps import (
    CLAUSE_JOINTS,
    DE,
    PARTICIPLES,
    QUE,
    goes_on_with_clause,
    is_inflected,
    skip,
    skip_back,
    starts_infinitive,
)
from .stretch import Stretch, date_end, past_adjunct, past_adverbial
from .subject_relatives import opens_sentence_subject
from .subjects import preverbal
from .terms import is_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..models.records import CueMatch, Token
    from .scene import Scene

__all__ = ["infinitive"]

_FAR, _NEAR_LINK, _CLITICS, _NEAR_RELATIVE, _NEAR_ALLOWED = 40, 2, 4, 10, 10
_COMPOUND, _BEFORE = 2, ("negation", "forclusive", "object_clitic")
_INFINITIVES = ("er", "ir", "dre", "vre", "ttre", "aître")
_ALLOWING, _AGREEING = ("permet", "permis", "permî"), ("és", "ée", "ées")
_TOLD = frozenset({"lui", "leur", "me", "m'", "nous", "vous"})
_TAKING, _LINKS = QUE | {"dont"}, DE | {"à", "au", "aux"}
_OF_INFINITIVE = frozenset(
    {"toujours", "déjà", "bel", "et", "bien", "jamais", "souvent", "parfois", "vraiment", "non"}
)


def infinitive(scene: Scene, cue: CueMatch) -> Stretch | None:
    """X affirme vouloir P, promet de P, invite Y à P.

    Args:
        scene: The text's candidates.
        cue: A verbal cue.

    Returns:
        The infinitive with what depends on it; its link *de* or *à* stays out.
    """
    s = cue.sentence
    if scene.lower(s, cue.first - 1) == "qui" and scene.lower(s, cue.first - 2) == "ce":
        return None  # « ce qui l'a poussée à partir » is no speaker
    if _is_told(scene, cue) or _amounts(scene, cue) or _are_suspected(scene, cue):
        return None
    start = _start(scene, cue)
    if start is None or _brings(scene, cue, start) or is_met(scene, cue, start):
        return None
    end = clause_end(scene, s, start, cue, table="infinitive")
    end = told_in_marks(scene, cue, start, end)
    end = _before_main_verb(scene, cue, start, _past_more(scene, cue, end))
    end = _before_clause(scene, cue, start, end)
    verb = scene.lexicon.verbs.get(cue.cue.lemma)
    quotes = any(not is_name(scene, index) for index in quoted_in(scene, s, start, end))
    if verb is not None and verb.cognitive:
        if not (quotes and _is_worded(scene, cue, start)):
            return None
        end = _before_addition(scene, s, start, end)
    alone = end == start + 1 and not quotes
    if alone and (scene.lower(s, start) in ("avoir", "être") or _has_gap(scene, cue)):
        return None  # « dit avoir : « Entendu un bruit » »
    start = _quoted_addressee(scene, cue, start)
    charged = quotes and cue.cue.act is Act.ACCUSE  # « X, accusé de vouloir « tout casser » »
    if describes(scene, cue) and agent(scene, cue) is None and not charged:
        return None
    worded = quotes and not _is_to_speak(scene, cue, start)
    if cue.passive and agent(scene, cue) is None and not worded and not _told(scene, cue, start):
        return None  # without an agent only quoted words show that somebody spoke
    first = _with_adverbs(scene, cue, start)
    return Stretch(first=first, end=end, rule=rules.INFINITIVE, confidence=0.8)


def _is_to_speak(scene: Scene, cue: CueMatch, start: int) -> bool:
    """Return whether somebody is to say something himself (*invité à réagir à la « Q » de X*)."""
    plain = cue.cue.act is Act.ORDER and scene.tokens(cue.sentence)[start].quoted is None
    return plain and scene.cue_at(cue.sentence, start) is not None


def _before_clause(scene: Scene, cue: CueMatch, start: int, end: int) -> int:
    """Return where an infinitive ends that a clause is joined to (*dit vouloir P mais que Q*).

    With *et* the clause is part of what is said (*dit vouloir P et que Q*).
    """
    s, words = cue.sentence, scene.sentences[cue.sentence].words
    reach = end + 1 + (words[end] == ",")
    joints = (j for j in range(start + 1, reach) if words[j] in CLAUSE_JOINTS)
    joint = next((j for j in joints if words[j + 1] in QUE), None)
    if "QUE" not in cue.frames or joint is None or goes_on_with_clause(scene, s, cue.first):
        return end
    return clause_end(scene, s, joint + 2, None) if words[joint] == "et" else min(joint, end)


def _with_adverbs(scene: Scene, cue: CueMatch, start: int) -> int:
    """Return where the adverbs start that belong to an infinitive (*dit toujours aimer P*)."""
    while start > cue.last + 1 and scene.lower(cue.sentence, start - 1) in _OF_INFINITIVE:
        start -= 1
    return start


def _is_worded(scene: Scene, cue: CueMatch, start: int) -> bool:
    """Return whether the quoted words in what somebody wants are his own.

    Not in *ne veut pas commenter « Q »*, which turns them down, nor in *espère réunir ses amis pour
    dénoncer « Q »*, where the other verb reports them.
    """
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    at = next((t.index for t in tokens[start:] if t.quoted is not None), start)
    if at > start and (cue.cue.negated or tokens[at].form[0].isupper()):
        return False  # « espère revoir « Le Grand Bleu » »: a title
    if cue.cue.lemma == "aimer" and cue.cue.mood is not Mood.CONDITIONAL:
        return False  # « Il aime « chanter » »: a taste
    return not any(
        scene.lower(s, j) == "pour" and (aim := scene.cue_at(s, j + 1)) is not None and aim.core
        for j in range(start, at)
    )


def _before_addition(scene: Scene, s: int, start: int, end: int) -> int:
    """Return where the author adds a participle to what somebody wants (*« tout » dire, ému*)."""
    tokens = scene.tokens(s)
    commas = (j for j in range(start, end - 1) if tokens[j].form == ",")
    added = (j for j in commas if tokens[j].quoted is None and tokens[j + 1].pos == "VERB")
    return next((j for j in added if tokens[j + 1].lower.endswith(PARTICIPLES)), end)


def _past_more(scene: Scene, cue: CueMatch, end: int) -> int:
    """Return the end of an infinitive that tops another (*de « payer », voire de « doubler »*)."""
    s = cue.sentence
    if scene.lower(s, end + 1) != "voire":
        return end
    first = end + 2 + (scene.lower(s, end + 2) in _LINKS)
    if scene.lower(s, end) != "," or not starts_infinitive(scene, s, first):
        return end
    return clause_end(scene, s, first, cue, table="infinitive")


def _before_main_verb(scene: Scene, cue: CueMatch, start: int, end: int) -> int:
    """Return where one under the relative of a subject ends (*L'élu qui promet de payer part*)."""
    if end <= start or not opens_sentence_subject(scene, cue):
        return before_joined(scene, cue.sentence, start, end)
    return first_verb(scene, cue.sentence, start + 1, end) or end


def _is_told(scene: Scene, cue: CueMatch) -> bool:
    """Return whether a verb of saying governs the cue: one report (*dit regretter de P*)."""
    if cue.cue.mood is not Mood.INFINITIVE:
        return False
    j = skip_back(scene, cue.sentence, cue.first - 1, "adverb", "negation")
    if _tells_past(scene, cue):
        return False  # « assure avoir demandé à la mairie d'agir »: what he has said before
    before = scene.verb_cues(cue.sentence, max(0, j - _CLITICS), j + 1)
    return any(v.core and v.last == j and "QUE" in v.frames for v in before)


def _brings(scene: Scene, cue: CueMatch, start: int) -> bool:
    """Return whether the one who is urged speaks himself (*a poussé X à dire que P*)."""
    said = scene.cue_at(cue.sentence, start)
    return said is not None and said.core and is_brought(scene, said)


def _tells_past(scene: Scene, cue: CueMatch) -> bool:
    """Return whether a compound infinitive asks or promises something (*avoir demandé de P*)."""
    if not cue.core or cue.frames.isdisjoint({"DE_INF", "A_INF"}):
        return False
    return any(
        scene.lower(cue.sentence, j) in ("avoir", "être") for j in range(cue.first, cue.head)
    )


def _amounts(scene: Scene, cue: CueMatch) -> bool:
    """Return whether something only amounts to a request (*cela revient à demander à X de P*).

    In *Il convient de fermer la digue* nobody speaks but the author.
    """
    before = scene.lower(cue.sentence, cue.first - 1)
    if before == "il" and cue.first == cue.head:
        return scene.is_a(cue.sentence, cue.first, "impersonal_verb")
    if before not in _LINKS or cue.cue.mood is not Mood.INFINITIVE:
        return False
    if before in DE:
        return _is_allowed(scene, cue)
    return scene.is_a(cue.sentence, cue.first - 2, "amounting_form")


def _is_allowed(scene: Scene, cue: CueMatch) -> bool:
    """Return whether something only lets people ask (*permet aux maires d'inviter X à P*)."""
    words = scene.tokens(cue.sentence)[max(0, cue.first - _NEAR_ALLOWED) : cue.first - 1]
    for token in reversed(words):
        if token.lower.startswith(_ALLOWING):
            return True
        if token.form == "," or is_inflected(token):
            return False
    return False


def _are_suspected(scene: Scene, cue: CueMatch) -> bool:
    """Return whether a participle tells whom people suspect (*arrivant et suspectés d'être P*).

    In a compound tense it would not agree with them, without a reflexive.
    """
    verb = scene.lexicon.verbs.get(cue.cue.lemma)
    if verb is None or verb.addressee != "object" or not cue.bare or cue.reflexive:
        return False
    return scene.lower(cue.sentence, cue.head).endswith(_AGREEING) and agent(scene, cue) is None


def _has_gap(scene: Scene, cue: CueMatch) -> bool:
    """Return whether a relative takes an infinitive's object away (*ce que X a promis de faire*).

    The infinitive alone says nothing then.
    """
    s = cue.sentence
    for j in range(cue.first - 1, max(-1, cue.first - _NEAR_RELATIVE), -1):
        if scene.lower(s, j) in _TAKING:
            noun = scene.tokens(s)[j - 1].pos in ("NOUN", "PROPN", "ADJ") if j else False
            return noun or any(True for _ in scene.mentions_ending(s, j - 1))
        if scene.lower(s, j) in ",;:":
            return False
    return False


def _told(scene: Scene, cue: CueMatch, start: int) -> bool:
    """Return whether an impersonal passive names who is spoken to (*il est reproché à X de P*)."""
    s, after, verb = cue.sentence, cue.last + 1, scene.lexicon.verbs.get(cue.cue.lemma)
    if verb is not None and verb.addressee == "object":
        return _are_asked(scene, cue)  # « il sera appelé à terme à P »: nobody asks a thing
    impersonal = cue.core and scene.lower(s, cue.first - 1) == "il"
    if impersonal and any(scene.lower(s, j) in _TOLD for j in range(cue.first, cue.head)):
        return True  # « il lui est reproché de P »
    return impersonal and start > after + 1 and scene.is_a(s, after, "dative")


def _are_asked(scene: Scene, cue: CueMatch) -> bool:
    """Return whether people are asked to do something (*les habitants sont appelés à P*)."""
    if cue.cue.act is not Act.ORDER or cue.number is not Number.PLURAL or not is_finite(cue):
        return False
    asked = preverbal(scene, cue) if cue.cue.tense is not Tense.FUTURE else None
    return asked is not None and (asked.kind in HUMAN or asked.head in ("ils", "elles"))


def _quoted_addressee(scene: Scene, cue: CueMatch, start: int) -> int:
    """Return where those who are asked or accused stand, if quoted words name them.

    *invite « tout témoin » à P*, *accuse des « voyous masqués » d'avoir P*; no name in marks does.
    """
    s, tokens, j = cue.sentence, scene.tokens(cue.sentence), past_circumstances(scene, cue)
    if j >= start - 1:
        return start
    if tokens[j].quoted is not None:
        # « a « invité les élus à voter » », « a demandé « aux élus » de voter »
        told = tokens[j].lower in _LINKS or tokens[j].quoted == tokens[cue.head].quoted
        return start if told else j
    verb = scene.lexicon.verbs.get(cue.cue.lemma)
    if verb is None or verb.addressee != "object" or not scene.is_a(s, j, "determiner"):
        return start
    marked = quoted_in(scene, s, j, start - 1)
    named = any(is_name(scene, index) for index in marked)
    return j if marked and not named and tokens[j + 1].quoted is not None else start


def _start(scene: Scene, cue: CueMatch) -> int | None:
    """Return where the infinitive starts that a verb governs, bare or with its link."""
    s, j = cue.sentence, past_circumstances(scene, cue)
    denied = scene.sentences[s].words[cue.first] in closed_class("negation")
    if denied and scene.is_a(s, j, "negation"):
        j += 1  # « n'entend pas céder »: the verb's own
    if "INF" in cue.frames or (cue.core and "QUE" in cue.frames):
        bare = j if _is_governed(scene, cue, j) else _bare_infinitive(scene, cue, j)
        if bare is not None:
            noun = "INF" not in cue.frames and scene.is_a(s, bare + 1, "infinitive_homograph")
            # « critique le pouvoir », but « dit le savoir »
            return None if noun and scene.lower(s, bare) == "le" else bare
    if "PREP" in cue.frames and _advocates(scene, cue) and starts_infinitive(scene, s, j + 1):
        return j + 1
    links: frozenset[str] = DE if "DE_INF" in cue.frames else frozenset()
    if "A_INF" in cue.frames:
        links |= {"à"}
    if not links or _has_own_object(scene, cue, j) or is_of_gerund(scene, cue, j):
        return None
    start = past_quoted_those(scene, s, j, links) or linked_infinitive(scene, s, j, links)
    far = start is not None and start > cue.last + _NEAR_LINK
    return None if far and start is not None and is_adjunct(scene, cue, start) else start


def _has_own_object(scene: Scene, cue: CueMatch, j: int) -> bool:
    """Return whether the object of a verb follows, to which an infinitive then belongs.

    *demande l'autorisation de partir*, but *accuse le maire de mentir*: whom one speaks to or of
    is no object of what is said.
    """
    verb = scene.lexicon.verbs.get(cue.cue.lemma)
    if verb is None or verb.addressee == "object" or verb.tail or cue.passive:
        return False
    s, found = cue.sentence, scene.mention_at(cue.sentence, j)
    several = scene.lower(s, j) == "des"  # « demande des pistes à suivre »
    plain = several or (scene.is_a(s, j, "determiner") and not scene.is_a(s, j, "of"))
    if verb.addressee is None and scene.is_a(s, j, "of") and not starts_infinitive(scene, s, j + 1):
        # « se plaint de la peine d'interdiction de conduire », « s'étonne du refus de payer »
        plain = scene.lower(s, j) == "du" or scene.is_a(s, j + 1, "determiner")
        found = found or scene.mention_at(s, j + 1)
    if plain and not several and any(t.quoted is not None for t in scene.tokens(s)[j + 1 : j + 2]):
        return True  # « déplore le « manque de moyens » et l'impossibilité de recruter »
    return found is not None and plain and not is_temporal(scene, found) and not may_speak(found)


def _advocates(scene: Scene, cue: CueMatch) -> bool:
    """Return whether *pour* after a verb introduces what is asked for (*milite pour P*)."""
    verb = scene.lexicon.verbs.get(cue.cue.lemma)
    after = past_circumstances(scene, cue)
    governs = verb is not None and {"pour", "contre"} <= set(verb.prepositions)
    return governs and scene.lower(cue.sentence, after) == "pour"


def _bare_infinitive(scene: Scene, cue: CueMatch, j: int) -> int | None:
    """Return where a bare infinitive starts, past adjuncts (*indique sur X avoir saisi*)."""
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    limit = min(len(tokens), cue.last + _FAR)
    while j < limit:
        if starts_infinitive(scene, s, j):
            return j
        token = tokens[j]
        if token.form in ".:;!?" or token.placeholder is not None or is_inflected(token):
            return None
        if token.form == ",":
            closing = (
                j if cue.core and _is_compound(scene, s, j + 1) else _closing(tokens, j, limit)
            )
            if closing is None:
                return None
            j = closing + 1  # « a confirmé lundi, n'avoir rien vu »
        elif (past := date_end(scene, s, j) or past_adverbial(scene, s, j)) is not None:
            j = past  # « annonce d'ailleurs lundi avoir saisi la justice »
        elif scene.is_a(s, j, "preposition") and not scene.is_a(s, j, "of"):
            following = past_adjunct(scene, s, j)
            # « ajoute avant de P »: an infinitive right behind prepositions is theirs
            if following is None or _governs(scene, s, j, following):
                return None
            j = following
        elif scene.is_a(s, j, "time") or token.pos == "ADV":
            j += 1
        else:
            return None
    return None


def _closing(tokens: Sequence[Token], comma: int, limit: int) -> int | None:
    """Return the comma that closes an insertion without a verb."""
    closing = next((k for k in range(comma + 1, limit) if tokens[k].form == ","), None)
    finite = closing is not None and any(t.finite for t in tokens[comma:closing])
    return None if finite else closing


def _is_compound(scene: Scene, s: int, j: int) -> bool:
    """Return whether *avoir* or *être* opens an infinitive at a token, past its negation."""
    return scene.lower(s, skip(scene, s, j, *_BEFORE)) in ("avoir", "être")


def _is_governed(scene: Scene, cue: CueMatch, j: int) -> bool:
    """Return whether an infinitive that the tagger takes for a noun follows (*dit revivre*)."""
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    if not cue.core or j >= len(tokens) or tokens[j].pos not in ("NOUN", "PROPN", "ADJ"):
        return False
    word, right = tokens[j].lower, j == cue.last + 1 or scene.is_a(s, j - 1, "infinitive_adverb")
    verbal = right and tokens[j].form.islower() and word.endswith(_INFINITIVES)
    known = scene.lexicon.noun(word) or scene.lexicon.source_noun(word)
    return verbal and known is None and not scene.is_a(s, j, "infinitive_homograph")


def _governs(scene: Scene, s: int, j: int, after: int) -> bool:
    """Return whether an infinitive follows a preposition, or one made of two (*avant de*)."""
    return starts_infinitive(scene, s, j + 1) or (
        after == j + _COMPOUND and starts_infinitive(scene, s, after)
    )
