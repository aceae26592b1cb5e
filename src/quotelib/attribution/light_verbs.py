"""Verbs that mean nothing without the noun of speech behind them: *avoir cette formule*."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from ..lexicon.words import closed_class
from ..models import Span
from . import rules
from .build import reported
from .object_ends import is_alone, object_end
from .phrases import may_speak
from .steps import DE, quoted_end
from .subjects import preverbal
from .terms import is_name

if TYPE_CHECKING:
    from ..models import Cue
    from ..models.records import Attribution, CueMatch, MentionMatch
    from .scene import Scene

__all__ = ["light_verb", "supported", "verb_before"]

_NEAR = 5
_PHRASE = frozenset({"DET", "ADJ", "ADV", "NUM"})


def light_verb(scene: Scene, cue: CueMatch, begin: int) -> tuple[Cue, MentionMatch | None] | None:
    """Read « X a eu cette formule », « X tient ces propos »: verb and noun are one cue.

    Args:
        scene: The text's candidates.
        cue: The noun.
        begin: The first token of its clause.

    Returns:
        The cue of both and its subject, ``None`` where no verb of the noun's stands before it.
    """
    noun = scene.lexicon.nouns.get(cue.cue.lemma)
    found = verb_before(scene, cue, begin, frozenset(noun.verbs) if noun is not None else None)
    if found is None:
        return None
    group = attrs.evolve(cue, first=found[0])
    subject = preverbal(scene, group, begin)
    if subject is None and scene.lower(cue.sentence, group.first - 1) in DE:
        subject = preverbal(scene, group, 0)  # « X dit : « Q », avant de poser la question : »
    return _cue(scene, group, cue.last), subject


def supported(scene: Scene, cue: CueMatch) -> Attribution | None:
    """X dresse un bilan « Q », apporte « un démenti net » à P: quoted words in the noun's phrase.

    Args:
        scene: The text's candidates.
        cue: A noun of speech.

    Returns:
        The noun phrase with its quoted words, the verb for cue; ``None`` where no verb lends
        itself to the noun, or the verb reports by itself.
    """
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    noun = scene.lexicon.nouns.get(cue.cue.lemma)
    if noun is None or not scene.marked[s]:
        return None
    found = verb_before(scene, cue, 0, closed_class("support_verb") | set(noun.verbs))
    if found is None:
        return None
    first, verb = found
    start = verb + 1
    # « formule une critique »: read there; « a lancé un appel »: a verb of its own
    own = any(
        other.first <= verb <= other.last and ("NOUN" in other.frames or other.last >= cue.first)
        for other in scene.verb_cues(s)
    )
    opens = scene.is_a(s, start, "determiner") or scene.is_a(s, start, "of")  # « de gros doutes »
    if own or not opens:
        return None
    if not all(_in_phrase(scene, s, j) for j in range(start, cue.first)):
        return None
    at = next((j for j in range(start, cue.last + 3) if _is_marked(scene, s, j)), None)
    if at is None or tokens[verb].quoted is not None or is_name(scene, tokens[at].quoted or 0):
        return None
    group = attrs.evolve(cue, first=first)
    subject = preverbal(scene, group)
    if subject is None or not may_speak(subject):
        return None
    end = max(quoted_end(scene, s, at), cue.last + 1)
    end = end if at == start and is_alone(scene, s, end) else object_end(scene, s, end)
    verbal = _cue(scene, group, verb)
    stretch = ((start, end),)
    return reported(scene, s, stretch, rules.QUOTED_OBJECT, 0.6, cues=(verbal,), source=subject)


def _is_marked(scene: Scene, s: int, j: int) -> bool:
    """Return whether a token stands in marks."""
    tokens = scene.tokens(s)
    return j < len(tokens) and tokens[j].quoted is not None


def _in_phrase(scene: Scene, s: int, j: int) -> bool:
    """Return whether a word may stand between a verb and the noun that is its object."""
    token = scene.tokens(s)[j]
    return token.quoted is not None or token.pos in _PHRASE


def _cue(scene: Scene, group: CueMatch, last: int) -> Cue:
    """Return the cue of a noun over the tokens from its verb to another."""
    tokens = scene.tokens(group.sentence)
    whole = Span.of(scene.text, tokens[group.first].start, tokens[last].end)
    return attrs.evolve(group.cue, spans=(whole,))


def verb_before(
    scene: Scene, cue: CueMatch, begin: int, verbs: frozenset[str] | set[str] | None
) -> tuple[int, int] | None:
    """Return the first and the last token of the group of a verb before a noun.

    Args:
        scene: The text's candidates.
        cue: The noun.
        begin: The first token of its clause.
        verbs: The verbs' infinitives; with none any verb will do.

    Returns:
        The tokens, ``None`` where none of these verbs stands near.
    """
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    for j in range(cue.first - 1, max(begin, cue.first - _NEAR) - 1, -1):
        forms = scene.lexicon.verb_forms(tokens[j].lower)
        if not verbs or verbs.isdisjoint(form.base for form in forms):
            continue
        first = j
        while first > begin and (
            _is_auxiliary(scene, tokens[first - 1].lower)
            or scene.is_a(s, first - 1, "object_clitic")
        ):
            first -= 1
        return first, j
    return None


def _is_auxiliary(scene: Scene, word: str) -> bool:
    """Return whether a word is a form of *avoir* or *être*."""
    return any(form.base in ("avoir", "être") for form in scene.lexicon.auxiliary_forms(word))
