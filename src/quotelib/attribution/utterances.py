"""Whole utterances that a verb has as its object without a colon: *a crié « Au voleur »*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import Act
from . import rules
from .adjunct_nouns import own_prepositions
from .adjuncts import past_circumstances
from .adverbials import is_adverb
from .marked_subjects import is_subject_in_marks
from .naming import names, sings
from .object_relatives import goes_on_behind
from .phrases import may_talk
from .receptive import READING, origin_of
from .steps import (
    DE,
    clause_at,
    is_conditional,
    is_infinitive,
    is_inflected,
    is_present_participle,
    is_verbal,
    quoted_end,
    starts_infinitive,
    verb_follows,
)
from .stretch import Stretch, after_cue, is_told_behind
from .subjects import preverbal

if TYPE_CHECKING:
    from ..models.records import CueMatch
    from .scene import Scene

__all__ = ["exclaims", "utterance"]

_SUBJECTS = frozenset({"je", "j'", "tu", "il", "on", "ils", "ça", "c'", "nous", "vous", "elles"})
_EXCLAMATIVE = frozenset({"quel", "quelle", "quels", "quelles"})
_CRIES = frozenset({"à", "au", "aux"})  # crier « au voleur »
_AFTER_ORDER = frozenset({"-vous", "-nous", "-moi", "-toi", "-le", "-la", "-les"})
_THOSE = frozenset({"ceux", "celles", "celui", "celle"})


def utterance(scene: Scene, cue: CueMatch) -> Stretch | None:
    """X a crié « Q », on peut lire « Q »: a whole utterance in marks right after the verb.

    Args:
        scene: The text's candidates.
        cue: A verbal cue.

    Returns:
        The quoted words, ``None`` when they are no clause of their own.
    """
    s, tokens = cue.sentence, scene.sentences[cue.sentence].tokens
    j = past_circumstances(scene, cue) if "QUE" in cue.frames else after_cue(scene, cue)
    sign = tokens[j].form if j < len(tokens) else ""
    comma = sign == ","
    j += comma or sign == ":"
    index = tokens[j].quoted if j < len(tokens) else None
    # not « cette application s'appelle « Tous dehors » »
    if index is None or _is_no_object(scene, cue, j):
        return None
    if _only_goes_on(scene, cue, j) or (scene.lower(s, j - 1) == ":" and _only_leads(scene, s, j)):
        return None  # « prévient : « si rien n'est fait », la digue cédera »
    if comma and (is_told_behind(scene, s, quoted_end(scene, s, j)) or is_conditional(scene, cue)):
        # « Alors que les élus hésitent, « nous partons », dit X », « Si X refuse, « on ira » »
        return None
    clause = tokens[j].pos == "PRON" and verb_follows(scene, s, j + 1)  # « ce sera fini »
    exclamation = exclaims(scene, s, j)
    phrase = scene.is_a(s, j, "determiner") and not (clause or exclamation)
    phrase = phrase and not _is_read_on(scene, cue)
    those = scene.lower(s, j) in _THOSE and scene.is_a(s, j + 1, "relative")
    if starts_infinitive(scene, s, j) or phrase or those or _links(scene, cue, j):
        return None
    end = quoted_end(scene, s, j)
    if sings(scene, cue, end):
        return None
    if cue.cue.act is Act.EXPRESS and tokens[j].lower in _CRIES and j == cue.last + 1:
        return Stretch(first=j, end=end, rule=rules.VERB_UTTERANCE, confidence=0.8)
    words = tokens[j:end]
    told = cue.head > cue.first and scene.is_a(s, cue.first, "dative_clitic")
    cried = cue.cue.act is Act.EXPRESS and cue.core  # « scandent « Démission » »
    capital = (len(words) > 1 or cried) and words[0].form[0].isupper()
    found = "ATTR" in cue.frames and not capital and _is_found(scene, s, j)
    lone = (len(words) == 1 and "ATTR" in cue.frames) or is_adverb(scene, s, j)
    if found or (lone and not told):
        return None  # « jugeant « disproportionnée » la réaction », « nie « vigoureusement » »
    clause = any(map(is_verbal, words)) or (len(words) > 1 and _has_clause_word(scene, s, j, end))
    if (
        "ATTR" in cue.frames
        and scene.is_a(s, end, "determiner")
        and not any(map(is_inflected, words))
    ):
        return None  # « juge « tout à fait infondée » la plainte »
    if (told or capital or clause or words[-1].form in "!?…" or exclamation) and not (
        goes_on_behind(scene, cue, j)
    ):
        return Stretch(first=j, end=end, rule=rules.VERB_UTTERANCE, confidence=0.8)
    return None


def _is_read_on(scene: Scene, cue: CueMatch) -> bool:
    """Return whether words are read on what bears slogans (*on lit « La mer ment » sur un mur*)."""
    if cue.cue.lemma not in READING or preverbal(scene, cue) is None:
        return False
    surface = origin_of(scene, cue)
    return surface is not None and surface.head in closed_class("written_surface")


def _is_no_object(scene: Scene, cue: CueMatch, j: int) -> bool:
    """Return whether marks hold no words said (*Le pont est fermé, a révélé « Nord Matin »*)."""
    return names(scene, cue) or not _utters(scene, cue, j) or is_subject_in_marks(scene, cue, j)


def _links(scene: Scene, cue: CueMatch, j: int) -> bool:
    """Return whether marks open on the preposition of the verb's complement.

    *Continue « à nier »*, *met en garde « sur les risques qui viennent »*, *s'explique « par le
    froid »*
    """
    word, verb = scene.lower(cue.sentence, j), scene.lexicon.verbs.get(cue.cue.lemma)
    if verb is not None and scene.is_a(cue.sentence, j, "preposition") and verb.excludes("", word):
        return True
    if word == "à" and starts_infinitive(scene, cue.sentence, j + 1):
        return True
    return word in DE or (word in ("sur", "contre") and word in own_prepositions(scene, cue))


def exclaims(scene: Scene, s: int, j: int) -> bool:
    """Return whether marks open with *quel* and hold no verb (*a lâché « quel match »*).

    Args:
        scene: The text's candidates.
        s: A sentence.
        j: A token.

    Returns:
        Whether the words are an exclamation rather than a question.
    """
    tokens = scene.tokens(s)
    quoted = tokens[j].quoted
    if quoted is None or tokens[j].lower not in _EXCLAMATIVE or tokens[j - 1].quoted == quoted:
        return False
    end = quoted_end(scene, s, j)
    return not any(map(is_inflected, tokens[j:end])) and not is_infinitive(scene, s, end)


def _only_leads(scene: Scene, s: int, j: int) -> bool:
    """Return whether marks hold but a clause that a main clause behind a comma needs."""
    end = quoted_end(scene, s, j)
    if not scene.is_a(s, j, "subordinator") or scene.is_a(s, j, "relative"):
        return False
    opens = clause_at(scene, s, end + 1) or verb_follows(scene, s, end + 2)  # « c'est la fin »
    return scene.lower(s, end) == "," and opens


def _is_found(scene: Scene, s: int, j: int) -> bool:
    """Return whether an adjective says how something is found to do (*juge « vain de payer »*)."""
    return scene.lower(s, j + 1) in DE and starts_infinitive(scene, s, j + 2)


def _has_clause_word(scene: Scene, s: int, first: int, end: int) -> bool:
    """Return whether quoted words open with a subject, or an order goes on with its pronoun.

    The taggers do not see the verb in « on s'en moque » nor in « couchez-vous tous ».
    """
    subject = scene.lower(s, first) in _SUBJECTS
    return subject or any(scene.lower(s, j) in _AFTER_ORDER for j in range(first + 1, end))


def _utters(scene: Scene, cue: CueMatch, j: int) -> bool:
    """Return whether a verb can have an utterance as object and stands outside its marks."""
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    if tokens[cue.head].quoted == tokens[j].quoted:
        return False
    if cue.passive and scene.is_a(s, j, "preposition") and not tokens[j].form[0].isupper():
        return False  # « la voiture a été attaquée « à coups de barre » »: how, not what
    if cue.bare and not is_present_participle(cue):
        return False
    return cue.core or {"INCISE", "QUOTE"} <= cue.frames


def _only_goes_on(scene: Scene, cue: CueMatch, j: int) -> bool:
    """Return whether quoted words say how long something that cannot speak goes on.

    *La grève continuera « tant que rien ne bouge »*, *le procès reprendra « quand il le faudra »*
    """
    if cue.cue.act is not Act.ADD or cue.core or scene.tokens(cue.sentence)[j].form[0].isupper():
        return False
    subject = preverbal(scene, cue)
    return subject is not None and not may_talk(subject)
