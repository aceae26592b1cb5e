"""Who stays near as a possessive or clitic beside another takes him up (*Son patron l'a reçu*)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from ..lexicon.words import closed_class
from ..models import Gender, SpeakerKind

if TYPE_CHECKING:
    from ..models.records import MentionMatch, Sentence
    from .discourse import Discourse
    from .entities import Entity
    from .sightings import Sighting

__all__ = ["keep_near"]

_HIS = frozenset({"son", "sa", "ses"})
_DONE_TO = frozenset({"le", "la", "l'", "lui"})
_NEAR = 14
_AGREEING = 3
_FEMININE = ("ée", "ie", "ue", "te", "se", "ées", "ies", "ues", "tes", "ses")


def keep_near(entity: Entity, match: MentionMatch, at: Sighting, discourse: Discourse) -> None:
    """Remember that a sentence mentions the subject of the one before beside another.

    *Ada Roux a été licenciée. Son patron l'a convoquée à midi. « Q »*: she is as near as he, though
    neither *son* nor *l'* is a mention. It must be her: nobody was mentioned since.

    Args:
        entity: The other.
        match: His mention, with a possessive, or a clitic behind it.
        at: Where that stands.
        discourse: The document, read up to there.
    """
    if not at.subject or entity.kind is not SpeakerKind.PERSON:
        return
    last = next(discourse.recent(), None)
    if last is None or last.seen is None or last is entity or last.kind is not SpeakerKind.PERSON:
        return
    if not last.seen.subject or at.sentence - last.seen.sentence != 1:
        return
    if _is_taken_up(discourse.sentences[match.sentence], match, last.gender):
        last.seen = attrs.evolve(
            last.seen,
            sentence=at.sentence,
            paragraph=at.paragraph,
            subject=False,
            opens=False,
            kept=True,
        )


def _is_taken_up(sentence: Sentence, match: MentionMatch, gender: Gender | None) -> bool:
    """Return whether a possessive or clitic may mean one person of a gender.

    *Son homologue* is set against him. *Leur fille* is that of more than one, and *l'a reconnu* is
    done to no woman.
    """
    if sentence.words[match.first] in _HIS:
        return match.head not in closed_class("same_office")
    behind = range(match.last + 1, match.last + _NEAR)
    at = next((k for k in behind if sentence.words[k] in _DONE_TO), None)
    if at is None or sentence.words[at] == "lui":
        return at is not None
    if sentence.words[at] != "l'":
        return gender is not (Gender.MASCULINE if sentence.words[at] == "la" else Gender.FEMININE)
    if sentence.tokens[at + 1].pos != "AUX":
        return True
    after = [sentence.words[k] for k in range(at + 2, at + 2 + _AGREEING)]
    return gender is not Gender.FEMININE or any(word.endswith(_FEMININE) for word in after)
