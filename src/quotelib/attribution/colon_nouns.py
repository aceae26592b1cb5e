"""Nouns that a colon opens on a quotation: *Réaction de X : « Q »*, *son verdict : « Q »*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import CueKind
from . import rules
from .build import standing
from .introduced import asked, spoken_of
from .light_verbs import light_verb
from .phrases import may_speak
from .sources import agent, noun_owner, words_owner
from .steps import DE, PARTICIPLES, is_inflected, is_verbal, skip_back
from .subjects import clause_subject, preverbal
from .upholders import echoing, relative_subject

if TYPE_CHECKING:
    from ..models.records import Attribution, CueMatch, MentionMatch
    from .scene import Scene

__all__ = ["by_noun", "parted_owner", "recalled", "says_of_words"]

_NEAR_NOUN = 12


def by_noun(scene: Scene, index: int, cue: CueMatch, begin: int, end: int) -> Attribution | None:
    """Build the attribution by a speech noun before a colon.

    Args:
        scene: The text's candidates.
        index: A standing quoted span.
        cue: The noun.
        begin: First token of its clause.
        end: The colon.

    Returns:
        The attribution, ``None`` where nobody owns the noun and it does not stand alone.
    """
    s = cue.sentence
    rule, cues = rules.COLON_NOUN, (cue.cue,)
    taken_up = recalled(scene, cue, begin, end)
    if taken_up is not None:
        return standing(scene, index, rule, 0.88, cues=cues, source=taken_up)
    light = light_verb(scene, cue, begin)
    if light is not None:
        return standing(scene, index, rule, 0.88, cues=(light[0],), source=light[1])
    owner = echoing(scene, cue, begin) or words_owner(scene, cue)
    owner = owner or agent(scene, cue) or _bearer(scene, cue)
    owner = owner or parted_owner(scene, s, cue.last + 1, end)
    if cue.last < end - _NEAR_NOUN and not _ends_clause(scene, owner, end):
        return None
    if owner is not None:
        return standing(scene, index, rule, 0.88, cues=cues, source=owner)
    if any(scene.is_a(s, j, "receiving_form") for j in range(begin, cue.first)):
        return standing(scene, index, rule, 0.7, cues=cues)  # « X a reçu ce message : « Q » »
    subject = relative_subject(scene, s, end) or clause_subject(scene, s, begin, cue.first)
    if subject is not None and may_speak(subject):
        return standing(scene, index, rule, 0.75, cues=cues, source=subject)
    alone = cue.first == begin and _qualified(scene, s, cue.last + 1, end)
    if alone or ("colon" in cue.frames and cue.last == end - 1):
        hint = asked(scene, s, cue) or spoken_of(scene, s)
        return standing(scene, index, rule, 0.7, cues=cues, hint=hint)
    return None


def recalled(scene: Scene, cue: CueMatch, begin: int, end: int) -> MentionMatch | None:
    """Return whose words a verb takes up before a colon (*a cité le mot de X, son père : « Q »*).

    Args:
        scene: The text's candidates.
        cue: A speech noun.
        begin: First token of its clause.
        end: The colon.

    Returns:
        The noun's owner where a verb of recalling stands before it, and nothing but what is
        detached from the owner behind him.
    """
    tokens, owner = scene.tokens(cue.sentence), noun_owner(scene, cue)
    if owner is None or not (owner.last >= end - 1 or _is_described(scene, owner, end)):
        return None
    forms = (scene.lexicon.verb_forms(token.lower) for token in tokens[begin : cue.first])
    bases = {form.base for found in forms for form in found}
    return None if bases.isdisjoint(closed_class("recalling_verb")) else owner


def _is_described(scene: Scene, owner: MentionMatch, end: int) -> bool:
    """Return whether a comma or participle behind somebody says more of him up to a colon."""
    tail = scene.tokens(owner.sentence)[owner.last + 1 : end]
    if tail[0].form == ",":
        return True
    return tail[0].lower.endswith(PARTICIPLES) and not any(map(is_inflected, tail[1:]))


def parted_owner(scene: Scene, s: int, first: int, end: int) -> MentionMatch | None:
    """Return the owner of a noun behind an adjunct (*Réponse, ce soir, de la Lyonnaise : « Q »*).

    Args:
        scene: The text's candidates.
        s: A sentence.
        first: The index after the noun.
        end: The colon.

    Returns:
        Who stands behind *de* and a comma right before the colon, ``None`` without a comma behind
        the noun or its adjective.
    """
    tokens = scene.tokens(s)
    opening = next((j for j in range(first, min(first + 2, end)) if tokens[j].form == ","), end)
    closing = next((j for j in range(end - 1, opening, -1) if tokens[j].form == ","), end)
    if closing == end or not scene.is_a(s, closing + 1, "of"):
        return None
    if any(token.finite for token in tokens[first:closing]):
        return None
    owner = scene.mention_at(s, closing + 2) or scene.mention_at(s, closing + 1)
    return owner if owner is not None and owner.last == end - 1 and may_speak(owner) else None


def _ends_clause(scene: Scene, owner: MentionMatch | None, end: int) -> bool:
    """Return whether a long noun phrase, apposition and all, fills the clause up to its colon."""
    if owner is None or not may_speak(owner):
        return False
    tail = scene.tokens(owner.sentence)[owner.last + 1 : end]
    described = not tail or tail[0].form in (",", "(") or owner.name is not None
    return described and not any(map(is_verbal, tail))


def _bearer(scene: Scene, cue: CueMatch) -> MentionMatch | None:
    """Return what bears the words before a colon (*une banderole portant les mots : « Q »*)."""
    s = cue.sentence
    verb = skip_back(scene, s, cue.first - 1, "determiner")
    if not scene.lower(s, verb).endswith("ant"):
        return None
    return next(iter(scene.mentions_ending(s, verb - 1)), None)


def _qualified(scene: Scene, s: int, first: int, end: int) -> bool:
    """Return whether nothing but adjectives or a noun without article stands before a colon.

    *Objectif affiché*, *Slogan de campagne*
    """
    if scene.lower(s, first) in DE and not scene.is_a(s, first + 1, "determiner"):
        first += 2 if scene.tokens(s)[first + 1].form.islower() else 0
    return all(
        token.pos in ("ADJ", "VERB")
        or any(form.participle == "past" for form in scene.lexicon.verb_forms(token.lower))
        for token in scene.tokens(s)[first:end]
    )


def says_of_words(scene: Scene, cue: CueMatch) -> bool:
    """Return whether a verb says how somebody's words are (*Le message de X est clair : « Q »*).

    Args:
        scene: The text's candidates.
        cue: A verbal cue before a colon.

    Returns:
        Whether its subject is a noun of speech that somebody owns.
    """
    subject = preverbal(scene, cue) if cue.cue.lemma.startswith("être ") else None
    if subject is None:
        return False
    return any(
        noun.cue.kind is CueKind.NOUN and noun_owner(scene, noun) is not None
        for noun in scene.cues[cue.sentence]
        if subject.first <= noun.first <= subject.first + 1
    )
