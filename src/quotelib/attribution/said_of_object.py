"""Quoted words that say something of the object of a verb: in a relative or an apposition of it.

*dénonce une loi qui va « frapper les plus fragiles »*, *a salué l'équipe, qui n'a « rien lâché »*,
*regrette un chantier, mené « au pas de charge »*: the object with all that belongs to it is what
somebody says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..models import Act, CueKind
from .adjuncts import past_circumstances
from .asides import subjects_before
from .phrases import may_speak
from .scene import is_finite
from .steps import COPULAR, PARTICIPLES, QUE, is_inflected, quoted_end, verb_follows
from .stretch import is_told_behind

if TYPE_CHECKING:
    from ..lexicon import ReportingVerb
    from ..models.records import CueMatch
    from .scene import Scene

__all__ = ["amounts_to", "said_of_object"]

_RELATIVE = 22
_ABOUT = frozenset({"sur"})
_ENDS = ".;:!?–—("
_HEADS = frozenset({"NOUN", "PROPN", "ADJ", "ADP", "ADV", "NUM"})
_PREDICATING = frozenset({"VERB", "AUX", "ADV", "ADJ"})


def said_of_object(scene: Scene, cue: CueMatch, after: int, j: int) -> int | None:
    """Return the quoted words that a relative or an apposition says of the object of a verb.

    They are a predicate, no name that is told of (*qui gère la « Maison bleue »*), and nobody else
    says them.

    Args:
        scene: The text's candidates.
        cue: A verbal cue.
        after: The first token of what the verb governs.
        j: The relative pronoun, or the comma before it or before the apposition.

    Returns:
        Their first token, ``None`` where the object has none.
    """
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    first = j + (tokens[j].form == ",")
    if j <= after or first >= len(tokens) or not _may_describe(scene, cue, j, first):
        return None
    relative, commas = False, 0
    for k in range(first, min(len(tokens), first + _RELATIVE)):
        token = tokens[k]
        if token.quoted is not None:
            # « dénonce ceux qui défendent leurs « acquis » »: the relative tells who they are
            those = cue.core and scene.is_a(s, j - 1, "antecedent_pronoun")
            said = token.form[0].islower() if those else _predicates(scene, s, k)
            return k if commas != 1 and said else None
        relative = relative or scene.is_a(s, k, "relative")
        stops = token.placeholder is not None or token.form in _ENDS or _speaks(scene, s, k)
        if stops or (is_inflected(token) and not relative):
            return None
        commas += token.form == ","
    return None


def amounts_to(scene: Scene, s: int, j: int) -> int | None:
    """Return the quoted words that say how much the object before a token comes to.

    *a évoqué les loyers de la famille, soit « mille euros »*

    Args:
        scene: The text's candidates.
        s: A sentence.
        j: A token behind the object.

    Returns:
        Their first token, ``None`` where no *soit* leads to any.
    """
    tokens = scene.tokens(s)
    for k in range(j, min(len(tokens) - 2, j + _RELATIVE)):
        if tokens[k].quoted is not None or tokens[k].form in ".:;":
            return None
        if tokens[k].form == ",":
            amounts = tokens[k + 1].lower == "soit" and tokens[k + 2].quoted is not None
            return k + 2 if amounts else None
    return None


def _may_describe(scene: Scene, cue: CueMatch, j: int, first: int) -> bool:
    """Return whether a verb has an object before a token that something describes behind it."""
    s, before = cue.sentence, scene.tokens(cue.sentence)[j - 1]
    verb = scene.lexicon.verbs.get(cue.cue.lemma)
    if not _has_object(scene, cue, verb):
        return False
    apart = scene.lower(s, cue.first - 1) == "," and not subjects_before(scene, cue)
    if apart and is_finite(cue):
        return False  # « P, regrette la maire, qui « en a vu d'autres » »: it is she who speaks
    if "QUE" in cue.frames and scene.lower(s, first) in QUE:
        return False  # « affirme à la maire que P »
    those = scene.is_a(s, before.index, "antecedent_pronoun")
    if before.quoted is not None or not (those or before.pos in _HEADS):
        return False
    return first == j or _opens_apposition(scene, s, first)


def _has_object(scene: Scene, cue: CueMatch, verb: ReportingVerb | None) -> bool:
    """Return whether what a verb is about stands behind it, with its preposition or without."""
    if verb is not None and verb.addressee == "object":
        return "NOUN" in cue.frames and cue.cue.act is Act.WELCOME  # « remercie ceux qui « Q » »
    if "NOUN" in cue.frames:
        return True
    word = scene.lower(cue.sentence, past_circumstances(scene, cue))
    return verb is not None and "PREP" in cue.frames and word in _ABOUT & set(verb.prepositions)


def _speaks(scene: Scene, s: int, k: int) -> bool:
    """Return whether a verb says words of its own (*la maire, qui évoque une « crise »*).

    What only people say is none behind a thing (*un ordre, qui comprendra « dix femmes »*); whom
    *selon* names says the rest (*un arrêté qui, selon X, va « tout changer »*).
    """
    other = scene.cue_at(s, k)
    if other is not None and other.cue.kind is CueKind.PREPOSITION:
        return other.core
    if other is not None and not other.core and scene.lower(s, k - 1) == "qui":
        verb = scene.lexicon.verbs.get(other.cue.lemma)
        before = scene.mentions_ending(s, k - 2 - (scene.lower(s, k - 2) == ","))
        if verb is not None and verb.human and before and not may_speak(before[0]):
            return False
    if other is not None and scene.tokens(s)[other.head].quoted is not None:
        return False  # « un juge qui n'a pas « jugé utile de répondre » »
    return other is not None and not (other.bare or other.passive or other.frames <= COPULAR)


def _opens_apposition(scene: Scene, s: int, k: int) -> bool:
    """Return whether a relative, a participle or an indefinite noun phrase follows a comma."""
    token = scene.tokens(s)[k]
    if scene.is_a(s, k, "relative") or scene.is_a(s, k + 1, "lequel"):
        return True
    done = token.pos in ("VERB", "ADJ") and token.lower.endswith(PARTICIPLES)
    return done and not is_inflected(token)


def _predicates(scene: Scene, s: int, k: int) -> bool:
    """Return whether quoted words are a part of what is said, and no name."""
    token, before = scene.tokens(s)[k], scene.tokens(s)[k - 1]
    if token.form[0].isupper() or is_told_behind(scene, s, quoted_end(scene, s, k)):
        return False
    if before.pos in _PREDICATING or is_inflected(before) or scene.is_a(s, k - 1, "relative"):
        return True
    adjunct = scene.is_a(s, k, "preposition") or scene.is_a(s, k, "adverb")
    return adjunct or verb_follows(scene, s, k, "negation", "object_clitic")
