"""Whom a clitic in the words that report means: somebody else than who says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..models import Act, CueKind, SpeakerKind
from .agreement import other_gender

if TYPE_CHECKING:
    from ..models import Gender
    from ..models.records import Attribution, MentionMatch
    from .discourse import Discourse
    from .entities import Entity
    from .sightings import Sighting

__all__ = ["TO_WHOM", "addressee"]

_TO = frozenset({"à", "au", "aux", "avec"})
_NEAR = 2
_APOSTROPHES = "'’"
TO_WHOM = ("lui ", "l'", "l’")
"""What opens the words that report where they say to whom."""


def addressee(
    match: MentionMatch,
    attribution: Attribution | None,
    discourse: Discourse,
    greeted: Gender | None = None,
) -> Entity | None:
    """Return whom *lui* or *l'* means before a verb that its subject follows.

    *Luc Roy est entré. « Levez-vous », lui a dit le juge*: the judge is not Luc Roy.

    Args:
        match: The subject.
        attribution: The quotation that it is the source of, ``None`` for none.
        discourse: The document, read up to it.
        greeted: The gender of whom the words greet (*Levez-vous, monsieur*).

    Returns:
        The only person of this sentence and the one before, or who was mentioned last there as a
        subject, or whom the answer of another goes to; for *lui répond-il* who spoke last, for *lui
        dit-il* to whom somebody else turned. ``None`` where it may be any of several, or what is
        said (*comme l'a dit le maire*).
    """
    cue = attribution.cues[0] if attribution is not None and attribution.cues else None
    if cue is None or cue.kind is not CueKind.VERB:
        return None
    verbs = discourse.lexicon.reporting(cue.lemma)
    if cue.spans[0].text[1] in _APOSTROPHES and all(verb.addressee != "object" for verb in verbs):
        return None
    answer = cue.act in (Act.ANSWER, Act.DENY)
    if cue.spans[-1].end > match.mention.span.start:
        return _answered(match, discourse) if answer else _turned_to(match, discourse)
    people = [
        (one, seen)
        for one, seen in discourse.lately(match, 1)
        if one.kind is SpeakerKind.PERSON and (greeted is None or one.gender in (None, greeted))
    ]
    if len(people) == 1 or (people and people[0][1].subject):
        return people[0][0]
    return next((one for one, seen in people if seen.subject), None) if answer else None


def _answered(match: MentionMatch, discourse: Discourse) -> Entity | None:
    """Return whom the answer of a pronoun goes to: who spoke last.

    Another who acts since is answered where the pronoun cannot mean him (*La veille, la ministre a
    menacé l'élu. « Q », lui a-t-il répondu*).
    """
    acting = (one for one, seen in discourse.lately(match, 1) if seen.subject)
    other = next(acting, None)
    if other is not None and other.kind is SpeakerKind.PERSON and other_gender(other, match):
        return other
    last = discourse.speakers[-1] if discourse.speakers else None
    return last if last is not None and last.kind is SpeakerKind.PERSON else None


def _turned_to(match: MentionMatch, discourse: Discourse) -> Entity | None:
    """Return to whom another did something last (*X a écrit à Y. « Q », lui a-t-il dit*: to Y)."""
    people = [
        (one, seen)
        for one, seen in discourse.lately(match, _NEAR)
        if one.kind is SpeakerKind.PERSON and not other_gender(one, match)
    ]
    acting = next((seen for _, seen in people if seen.subject), None)
    if acting is None:
        return None
    beside = [
        one
        for one, seen in people
        if seen.governed and seen.sentence == acting.sentence and _is_behind_to(seen, discourse)
    ]
    return beside[0] if len(beside) == 1 else None


def _is_behind_to(seen: Sighting, discourse: Discourse) -> bool:
    """Return whether *à* or *avec* stands before a mention."""
    mention = next(iter(discourse.between(seen.start, seen.start + 1)), None)
    if mention is None:
        return False
    return discourse.sentences[mention.sentence].words[mention.first - 1] in _TO
