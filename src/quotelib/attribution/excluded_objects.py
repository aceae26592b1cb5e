"""Objects with which a verb does not report, though words in marks stand in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..models import Act
from .adjuncts import past_circumstances
from .attributes import ATTRIBUTES
from .naming import names_programme
from .phrases import HUMAN
from .steps import DE, TO, is_inflected, is_verbal, quoted_end, starts_infinitive

if TYPE_CHECKING:
    from ..lexicon import ReportingVerb
    from ..models.records import CueMatch
    from .scene import Scene

__all__ = ["is_absent", "is_excluded", "is_met", "is_title"]

_AIMS = ("pour", "contre", "non", "oui", "stop")  # « l'initiative « pour un lac propre » »
_PLAIN = 2
_OF_THE = ("du", "des")
_UPHOLDING = frozenset({Act.CLAIM, Act.DENY, Act.SAY, Act.ASK, Act.PROMISE})
_ARTICLES = frozenset({"le", "la", "l'", "les"})


def is_excluded(scene: Scene, cue: CueMatch, start: int, end: int) -> bool:
    """Return whether the verb does not report with such an object (*conclure un pacte*).

    Args:
        scene: The text's candidates.
        cue: A verbal cue.
        start: First token of its object.
        end: Index after the last one.
    """
    aim = scene.lower(cue.sentence, start) == "pour"
    if aim and starts_infinitive(scene, cue.sentence, start + 1):
        return True  # « a écrit à X pour dénoncer une « erreur » »: to what end
    if cue.cue.act is Act.ACCUSE and _tells_deed(scene, cue.sentence, start, end):
        return True
    if _is_come_upon(scene, cue, start):
        return True
    verb = scene.lexicon.verbs.get(cue.cue.lemma)
    if verb is not None and verb.excluded and _is_judged(scene, cue, start, end):
        return False
    tokens = scene.tokens(cue.sentence)[start:end]
    noun = next((token for token in tokens if token.pos == "NOUN"), None)
    led = verb is not None and verb.addressee == "object" and cue.core
    if led and _is_beside_somebody(scene, cue, start):
        return verb is not None and noun is not None and verb.excludes(noun.lower, "de")
    if verb is not None and verb.excluded and tokens and tokens[0].quoted is None:
        head = scene.mention_at(cue.sentence, start)
        if head is not None and verb.excludes(head.head):
            return True  # « une plaque « Place Foch » », whose noun the taggers may miss
    answers = cue.cue.act is Act.ANSWER  # « répond aux « exigences » du parti »: those of others
    if cue.core and noun is not None and noun.quoted is not None and not answers:
        return False  # « dénonce « les accords de pêche » »: words of the one who speaks
    if verb is None or noun is None:
        return False
    governing = scene.lower(cue.sentence, cue.last + 1)
    governing = "à" if governing in TO else governing
    # « n'a rien à voir avec le « marché libre » »
    return (
        verb.excludes(noun.lower)
        or verb.excludes(noun.lower, governing)
        or _lies_outside(scene, verb, cue.sentence, (start, end))
    )


def _is_beside_somebody(scene: Scene, cue: CueMatch, start: int) -> bool:
    """Return whether *de* leads what somebody is told of (*prévient les élus d'un risque*)."""
    if scene.lower(cue.sentence, start - 1) not in DE or start - 1 == cue.last + 1:
        return False
    verb = scene.lexicon.verbs.get(cue.cue.lemma)
    return verb is not None and "de" in verb.prepositions


def _tells_deed(scene: Scene, s: int, start: int, end: int) -> bool:
    """Return whether marks are what somebody has said (*punit X pour avoir parlé d'une « N »*)."""
    words = scene.sentences[s].words
    for token in scene.tokens(s)[start:end]:
        if token.quoted is not None:
            break
        if token.lower == "pour" and words[token.index + 1] == "avoir":
            return True
    return False


def _is_come_upon(scene: Scene, cue: CueMatch, start: int) -> bool:
    """Return whether what judges with an attribute alone has none (*trouve des « clients »*).

    *Trouve le « calendrier » trop serré* and *trouve à la loi un « charme »* judge.
    """
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    if cue.core or "ATTR" not in cue.frames or start != cue.last + 1:
        return False
    if not scene.is_a(s, start, "determiner") or start + 1 >= len(tokens):
        return False
    if tokens[start].quoted is not None or tokens[start + 1].quoted is None:
        return False
    after = quoted_end(scene, s, start + 1)
    judged = after < len(tokens) and tokens[after].pos in ATTRIBUTES
    return not (judged or scene.is_a(s, after, "of") or scene.lower(s, after) in _OF_THE)


def _is_judged(scene: Scene, cue: CueMatch, start: int, end: int) -> bool:
    """Return whether marks say what a thing is like (*défend un budget « responsable »*).

    Whatever a verb does with such things, these are words about it.
    """
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    if end <= start + _PLAIN or scene.lower(s, cue.first - 1) == "qui":
        return False
    if cue.cue.act not in _UPHOLDING:  # « tacle un adversaire « plus à l'aise à la télé » »
        somebody = scene.mention_at(s, start) if cue.cue.act is Act.ACCUSE else None
        if somebody is None or somebody.kind not in HUMAN:
            return False
    at = start + _PLAIN
    if not scene.is_a(s, start, "indefinite_article") or tokens[start + 1].quoted is not None:
        return False
    return tokens[at].quoted is not None and tokens[at].pos in ("ADJ", "ADV", "VERB")


def is_met(scene: Scene, cue: CueMatch, infinitive: int) -> bool:
    """Return whether an infinitive belongs to a noun of what is met (*répond au souci de P*).

    Args:
        scene: The text's candidates.
        cue: A verbal cue.
        infinitive: The infinitive behind it.
    """
    verb = scene.lexicon.verbs.get(cue.cue.lemma)
    if verb is None or scene.lower(cue.sentence, cue.last + 1) not in TO:
        return False
    between = scene.tokens(cue.sentence)[cue.last + 1 : infinitive]
    noun = next((token for token in between if token.pos == "NOUN"), None)
    return noun is not None and verb.excludes(noun.lower, "à")


def _lies_outside(scene: Scene, verb: ReportingVerb, s: int, object_: tuple[int, int]) -> bool:
    """Return whether marks stand in what a thing is kept out of (*exclut X de la liste « Q »*)."""
    for j in range(object_[0] + 1, object_[1] - 1):
        if scene.tokens(s)[j].quoted is not None:
            return False
        noun = scene.mention_at(s, j + 1) if scene.is_a(s, j, "of") else None
        if noun is not None and verb.excludes(noun.head, "de"):
            return True
    return False


def is_absent(scene: Scene, cue: CueMatch, at: int) -> bool:
    """Return whether *pas de* says that there is none of something (*ne présente pas de « »*).

    Args:
        scene: The text's candidates.
        cue: A verbal cue.
        at: The first quoted token.
    """
    if not cue.cue.negated or cue.core or "NOUN" not in cue.frames:
        return False
    verb = scene.lexicon.verbs.get(cue.cue.lemma)
    if verb is not None and "de" in verb.prepositions:
        return False
    s, owned = cue.sentence, past_circumstances(scene, cue)
    if scene.lower(s, at - 1) not in ("de", "d'"):
        return False
    # « n'a pas caché son envie de « partir » »; *sa volonté de P* reports by itself
    return not scene.is_a(s, owned, "possessive") or scene.cue_at(s, at - 2) is not None


def is_title(scene: Scene, cue: CueMatch, at: int) -> bool:
    """Return whether quoted words are a title or the name of what stands right before them.

    *chante « Virages »*, *raconte sa vie dans « Brumes »*; *lance l'opération « un toit, un ami »*,
    but *juge la loi « un peu floue »*

    Args:
        scene: The text's candidates.
        cue: A verbal cue.
        at: The first quoted token.
    """
    s = cue.sentence
    words = scene.tokens(s)[at : quoted_end(scene, s, at)]
    told_in = scene.lower(s, at - 1) == "dans" and at - 1 > cue.last + 1
    verb = scene.lexicon.verbs.get(cue.cue.lemma)
    if verb is not None and verb.prepositions and scene.lower(s, at - 3) in verb.prepositions:
        return False  # « voit dans le projet « une chance » »
    addressed = verb is not None and verb.addressee == "object"  # « invite à « La Nuit du lac » »
    if (told_in or addressed or not cue.core) and words[0].form[0].isupper():
        return not any(map(is_verbal, words))
    if not scene.is_a(s, at - 1, "title_noun") or scene.lower(s, at - 2) not in _ARTICLES:
        return False
    if names_programme(scene, s, at):
        return True
    phrase = scene.is_a(s, at, "indefinite_article") or scene.is_a(s, at, "numeral")
    phrase = phrase or scene.lower(s, at) in _AIMS
    named = phrase and len(words) > 1 and not any(map(is_inflected, words))
    return named and "ATTR" not in cue.frames
