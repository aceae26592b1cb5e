"""Which entity a source refers to: name, description, pronoun or possessive."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from ..models import Gender, MentionKind, Number, SpeakerKind, Unresolved
from .agreement import agrees
from .candidates import WINDOW, Candidates, Scores
from .entities import Entity
from .wording import content_words, elides, fold, is_counterpart

if TYPE_CHECKING:
    from ..models.records import MentionMatch

__all__ = ["Resolver"]

# *ce dernier*, *l'intéressée*: whoever was mentioned last.
_LATTER = frozenset({"dernier", "derniere", "interesse", "interessee"})
_CONTRACTIONS = {"le": "du", "les": "des"}
_PARTITIVES = ("des", "du")  # « de des élus » is « d'élus »
_POSSESSIVES = {"son": "le", "sa": "la", "ses": "les", "leur": "le", "leurs": "les"}
"""Possessives → the article in whose place they stand."""
_DEFINITES = ("le ", "la ", "l'", "ce ", "cet ", "cette ")
_SHORT = 2
_PAIR = 2
# The speaker of the quotation before goes on speaking, unless much text lies between.
_LAST_SPEAKER_NEAR = 3.0
_LAST_SPEAKER_FAR = 1.0
_TIE = 0.2


@attrs.frozen(kw_only=True)
class Resolver:
    """Looks up entities for the sources of one document.

    Attributes:
        candidates: The document's mentions and entities.
    """

    candidates: Candidates

    def entity(self, match: MentionMatch, last: Entity | None) -> Entity | Unresolved:
        """Return the entity behind a source.

        Args:
            match: The source, or a mention that hints at the speaker.
            last: The speaker of the quotation before, ``None`` for the first.

        Returns:
            The entity, or the reason why none was chosen.
        """
        book = self.candidates.book
        known = book.of_mention(match)
        if known is not None:
            return known
        kind = match.mention.kind
        if match.name is not None:
            book.add_names([match])
            return book.of_mention(match) or Unresolved.NO_ANTECEDENT
        if kind in (MentionKind.PRONOUN, MentionKind.CLITIC):
            return self._pronoun(match, last)
        if kind is MentionKind.POSSESSIVE:
            return self._possessor(match, last)
        return self._description(match, last)

    def _pronoun(self, match: MentionMatch, last: Entity | None) -> Entity | Unresolved:
        """Return whom a pronoun stands for: the best candidate, unless two are as good."""
        if match.head == "on":
            return Unresolved.NO_ANTECEDENT
        start = match.mention.span.start
        scores = Scores.of(self.candidates.before(match), lambda entity: agrees(entity, match))
        if last is not None and agrees(last, match):
            near = start - last.last_before(start) < WINDOW
            scores.add(last, _LAST_SPEAKER_NEAR if near else _LAST_SPEAKER_FAR)
        ranked = scores.ranked()
        if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _TIE:
            return Unresolved.AMBIGUOUS
        entity = ranked[0][1] if ranked else self.candidates.ahead(match)
        if entity is None:
            return Unresolved.NO_ANTECEDENT
        self.candidates.book.refer(entity, match)
        return entity

    def _possessor(self, match: MentionMatch, last: Entity | None) -> Entity | Unresolved:
        """Return whose words, sister or party a possessive means."""
        ranked = Scores.of(self.candidates.before(match), lambda _: True).ranked()
        if not ranked:
            return last if last is not None else Unresolved.NO_ANTECEDENT
        self.candidates.book.refer(ranked[0][1], match)
        return ranked[0][1]

    def _description(self, match: MentionMatch, last: Entity | None) -> Entity:
        """Return the entity that a description takes up, or a new one."""
        head = fold(match.head)
        if head in _LATTER:
            entity = self._latest(match)
        elif is_counterpart(head):
            entity = self._other_person(match)
        else:
            entity = self.candidates.book.described(match)
            if entity is None and _refers_back(match):
                entity = self._recent_person(match, last)
        if entity is None:
            return self._new(match, last)
        self.candidates.book.refer(entity, match)
        if not entity.named and len(match.mention.text) > len(entity.name):
            entity.name = match.mention.text
        return entity

    def _latest(self, match: MentionMatch) -> Entity | None:
        """Return whom *cette dernière*, *l'intéressé* takes up: the nearest that agrees."""
        nearest = (entity for entity, _ in self.candidates.before(match))
        return next((entity for entity in nearest if agrees(entity, match)), None)

    def _other_person(self, match: MentionMatch) -> Entity | None:
        """Return the counterpart of whoever was spoken of last: another named person nearby."""
        people: list[Entity] = []
        for entity, _ in self.candidates.before(match):
            if _is_named_person(entity) and entity not in people:
                people.append(entity)
        if len(people) != _PAIR:
            return None
        return next((entity for entity in people if agrees(entity, match)), None)

    def _recent_person(self, match: MentionMatch, last: Entity | None) -> Entity | None:
        """Return whom *la responsable*, *le quadragénaire* takes up: the one spoken of last."""
        scores = Scores.of(
            self.candidates.before(match),
            lambda entity: _is_named_person(entity) and agrees(entity, match),
        )
        if last is not None and last in scores:
            scores.add(last, _LAST_SPEAKER_FAR)
        ranked = scores.ranked()
        return ranked[0][1] if ranked else None

    def _new(self, match: MentionMatch, last: Entity | None) -> Entity:
        """Return a new entity; a possessive is spelled out (*sa sœur*: la sœur de Hugo Lefranc)."""
        entity = self.candidates.book.describe(match)
        possessive, _, rest = match.mention.text.partition(" ")
        if not rest or fold(possessive) not in _POSSESSIVES:
            return entity
        owner = self._possessor(match, last)
        if isinstance(owner, Entity) and owner is not entity:
            article = _article(_POSSESSIVES[fold(possessive)], rest, match.mention.gender)
            entity.name = f"{article}{rest} {_of(owner)}"
        return entity


def _article(article: str, noun: str, gender: Gender | None) -> str:
    """Return the article in a possessive's place, with its blank, elided before a vowel."""
    if article == "les":
        return "les "
    if elides(noun) or noun[:1] in "hH":  # the *h* of most nouns for people is mute
        return "l'"
    feminine = article == "la" or gender is Gender.FEMININE
    return "la " if feminine else "le "


def _of(owner: Entity) -> str:
    """Return an owner's name after *de*, a description in lower case and its article contracted."""
    name = owner.name if owner.named else owner.name[:1].lower() + owner.name[1:]
    article, _, rest = name.partition(" ")
    if article in _CONTRACTIONS:
        return f"{_CONTRACTIONS[article]} {rest}"
    if article in _PARTITIVES:
        name = rest
    return f"d'{name}" if elides(name) else f"de {name}"


def _is_named_person(entity: Entity) -> bool:
    """Return whether an entity is a person whose name the text gives."""
    return entity.kind is SpeakerKind.PERSON and entity.named


def _refers_back(match: MentionMatch) -> bool:
    """Return whether a description takes up somebody known: definite, singular, one bare noun."""
    return (
        match.kind is SpeakerKind.PERSON
        and match.mention.number is not Number.PLURAL
        and fold(match.mention.text).startswith(_DEFINITES)
        and len(content_words(match.mention.text)) <= _SHORT
    )
