"""Who does what a gerund or participle goes with: *X est sorti en criant*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..models import CueKind, MentionKind
from .antecedents import antecedent, opens_relative
from .phrases import HUMAN, ending_at, governed, may_speak, may_talk
from .steps import BEFORE_VERB, DE, QUE, is_inflected, skip_back, verb_follows

if TYPE_CHECKING:
    from ..models.records import CueMatch, MentionMatch
    from .scene import Scene

__all__ = ["acts_nearer", "described_by", "gerund_subject", "set_apart", "who_acts_under"]

_OF = DE | {"du"}


def gerund_subject(scene: Scene, cue: CueMatch, begin: int) -> MentionMatch | None:
    """Return the subject of the verb that a gerund goes with (*… et X est sorti en criant*).

    Args:
        scene: The text's candidates.
        cue: A participle.
        begin: First token of its clause.

    Returns:
        Who can speak right before that verb, ``None`` behind a comma or without *en*.
    """
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    if scene.lower(s, cue.first - 1) != "en":
        return None
    for k in range(cue.first - 2, begin, -1):
        if scene.lower(s, k) == "," or tokens[k].placeholder is not None:
            return None
        if is_inflected(tokens[k]):
            j = skip_back(scene, s, k - 1, *BEFORE_VERB)
            if opens_relative(scene, s, j):
                return antecedent(scene, s, j, begin)
            j -= scene.lower(s, j) == ","  # « ce que l'adjoint, Luc Roy, admet en précisant que P »
            found = ending_at(scene, s, j, begin)
            return found if found is not None and may_speak(found) else None
    return None


def who_acts_under(scene: Scene, cue: CueMatch, begin: int) -> MentionMatch | None:
    """Return who acts in the clause behind *que* in which a gerund tells what he says.

    *X raconte que Y est parti en disant que P*; *ce que Y, le chef, admet en précisant que P*

    Args:
        scene: The text's candidates.
        cue: A participle.
        begin: First token of its clause.

    Returns:
        Somebody right behind *que*, ``None`` where the main clause has the gerund.
    """
    found = gerund_subject(scene, cue, begin)
    if found is None or not may_talk(found) or found.mention.kind is MentionKind.PRONOUN:
        return None
    return found if scene.lower(found.sentence, found.first - 1) in QUE else None


def described_by(scene: Scene, cue: CueMatch) -> MentionMatch | None:
    """Return whom a participle right behind an agent, or somebody not yet known, describes.

    *Léa a été suivie par un homme affirmant la connaître*, *parle à une femme disant que P*; or
    whose words it tells: *a réagi aux propos de la ministre assurant que P*

    Args:
        scene: The text's candidates.
        cue: A participle.

    Returns:
        Somebody whom a preposition governs, ``None`` where the participle is the main subject's.
    """
    s = cue.sentence
    for found in scene.mentions_ending(s, cue.first - 1):
        known = scene.lower(s, found.first - 1) != "par"
        if found.kind in HUMAN and _owns_words(scene, found):
            return found
        if known and not scene.is_a(s, found.first, "indefinite_article"):
            continue
        if found.kind in HUMAN and governed(scene, found):
            return found
    return None


def _owns_words(scene: Scene, found: MentionMatch) -> bool:
    """Return whether a noun for what somebody says stands before *de* and a mention."""
    s, at = found.sentence, found.first - 1
    at -= scene.lower(s, at) in _OF
    words = scene.cue_at(s, at)
    return words is not None and words.cue.kind is CueKind.NOUN and "que" in words.frames


def acts_nearer(scene: Scene, cue: CueMatch, subject: MentionMatch | None) -> MentionMatch | None:
    """Return who acts behind a thing to which something is done, else that subject.

    *Le procès a été renvoyé car l'avocat avait quitté la salle, affirmant que P*

    Args:
        scene: The text's candidates.
        cue: A participle.
        subject: What the clause before it is about.
    """
    s = cue.sentence
    if subject is None or subject.kind in HUMAN or subject.name is not None:
        return subject
    behind = scene.sentences[s].words
    done = next((k for k in range(subject.last + 1, cue.first) if behind[k] == "été"), cue.first)
    for found in reversed(scene.mentions[s]):
        free = done < found.first < cue.first and not governed(scene, found)
        if free and found.kind in HUMAN and verb_follows(scene, s, found.last + 1, *BEFORE_VERB):
            return found
    return subject


def set_apart(scene: Scene, cue: CueMatch) -> MentionMatch | None:
    """Return who has a participle of his own behind a clause about others, described in between.

    *Le plan divise, Luc Roy, le chef du parti, affirmant que P*

    Args:
        scene: The text's candidates.
        cue: A participle.

    Returns:
        A person between two commas with his function, ``None`` where no clause stands before.
    """
    s = cue.sentence
    if scene.lower(s, cue.first - 1) != ",":
        return None
    for found in scene.mentions_ending(s, cue.first - 2):
        described = found.kind in HUMAN and found.name is not None and "," in found.mention.text
        if described and scene.lower(s, found.first - 1) == ",":
            return found if scene.has_verb(s, 0, found.first - 1) else None
    return None
