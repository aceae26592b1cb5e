"""Which entity a source refers to: name, description, pronoun or possessive."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import attrs

from ..lexicon.words import closed_class
from ..models import Mention, MentionKind, SpeakerKind, Unresolved
from ..models.records import MentionMatch
from .apposed import apposed_to
from .bynames import body_by_name
from .concerned import CONCERNED, is_concerned
from .descriptions import take_apart
from .discourse import Discourse
from .entities import Entity
from .evidence import Query
from .firms import as_firm
from .framed import of_frame
from .glossed import gloss_of
from .headlined import named_below
from .impersonal import document_before, whoever
from .kin import is_unnamed_kin, likely_owners, relate, relation_of, relative_meant
from .latter import OTHERS, interviewed, latest, mentioned_last, never_weighed, other_here
from .members import elder_meant, member_meant
from .naming import called_there, called_with_particle
from .owners import body_led, is_owned, of_any_number, owner_mention, possessor_of, spelled_out
from .owners_described import named_for_owner, owner_described
from .pairs import pair_meant, pair_near
from .quoted import spoken_of
from .ranking import Ranked, rank, through_doubts
from .same_body import body_meant
from .sides import learn_sides
from .source_again import source_meant
from .told_apart import is_listed, one_of_no_list, those_who
from .trades import shows_side
from .worded import is_fuller, worded
from .wording import countries_in, facts, fold, head_key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ..models import Span
    from ..models.records import Attribution
    from .descriptions import Description

__all__ = ["Resolver"]

_BARE = 2
_UNCERTAIN = 0.25  # below this the best answer is not given
_TIED = 0.7  # an answer this many times as likely as the best is nearly as good
_LIKELY = 0.6
_KNOWN = 0.8
"""So likely an antecedent is what a description says."""
_SURE = 0.5
"""So likely an antecedent gets the gender that a mention shows."""
_DOUBTFUL = 0.25
_ANOTHER = frozenset({"apart_last", "stranger", "trade_other"})
_DOUBT = 0.1
"""Somebody less likely than this is not thought to be behind a description."""
_OWN = frozenset({"nos", "notre", "mes", "mon", "ma", "je", "j'"})
_NOBODY = 0.85
"""A pronoun has an antecedent: that it has none must be this likely."""


@attrs.frozen(kw_only=True)
class Resolver:
    """Finds the entities behind the sources of one document.

    Attributes:
        discourse: The document, read up to the source at hand.
        ranker: Weighs the answers to who a mention means, the most likely first.
        around: Who says what the source at hand stands in: never one who is spoken of there.
    """

    discourse: Discourse
    ranker: Callable[[Query], list[Ranked]] = rank
    around: Entity | None = None

    def entity(self, match: MentionMatch, attribution: Attribution) -> Entity | Unresolved:
        """Return the entity behind a source, and bring it to mind.

        Args:
            match: The source, or a mention that hints at the speaker.
            attribution: Its quotation.

        Returns:
            The entity, or the reason why none was chosen.
        """
        if match.head in closed_class("firm_or_person"):
            match = as_firm(match, self.discourse)
        entity = self._entity(match, attribution)
        if not isinstance(entity, Unresolved):
            self.discourse.book.refer(entity, match)
            self._learn(entity, match)
            if match.roles and match.name is not None:
                relate(entity, match, self.discourse)
            introduced = attribution.source is None and not attribution.cues
            self.discourse.see(entity, match, source=True, introduced=introduced)
            shows = match.head not in closed_class("fixed_gender")
            if shows and (entity.personal or self._is_surely_a_person(entity, match)):
                self.discourse.book.show_gender(entity, match.mention.gender)
        return entity

    def _learn(self, entity: Entity, match: MentionMatch) -> None:
        """Take in what a description says of somebody whom it very likely means.

        Else his country: after *l'Espagnol*, *le Hongrois* is another.
        """
        if match.mention.kind is not MentionKind.DESCRIPTION or not entity.named:
            return
        span = match.mention.span
        certainty = self.discourse.certainty.get((span.start, span.end), 0.0)
        if certainty >= _KNOWN:
            self.discourse.book.learn(entity, match)
        elif shows_side(head := head_key(match.head, self.discourse.lexicon)):
            entity.heads.add(head)
        elif certainty >= _SURE and match.kind is SpeakerKind.PERSON:
            entity.known |= countries_in(match.mention.text, self.discourse.lexicon)

    def _is_surely_a_person(self, entity: Entity, match: MentionMatch) -> bool:
        """Return whether a mention gives its gender back to a name that looks like a person's."""
        span = match.mention.span
        sure = self.discourse.certainty.get((span.start, span.end), 0.0) >= _SURE
        return entity.named and entity.kind is SpeakerKind.PERSON and sure

    def _entity(self, match: MentionMatch, attribution: Attribution) -> Entity | Unresolved:
        """Return the entity behind a source."""
        book = self.discourse.book
        known = book.of_mention(match)
        if known is not None:
            return known
        if match.coordinated:
            return book.describe(match)
        kind = match.mention.kind
        if kind in (MentionKind.PRONOUN, MentionKind.CLITIC, MentionKind.POSSESSIVE):
            gloss = gloss_of(match, self.discourse) if kind is MentionKind.PRONOUN else None
            if gloss is not None:
                return self._entity(gloss, attribution)
            return self._pronoun(match, attribution)
        return self._description(match, attribution)

    def take_up(self, match: MentionMatch) -> Entity | None:
        """Return whom a pronoun or description that is no source takes up.

        Args:
            match: The mention.

        Returns:
            Who is likely; for a description an entity with a name, else a new one.
        """
        last = self._plainly(match)
        if last is not None:
            self.discourse.book.refer(last, match)
            return last
        if never_weighed(self.discourse, match):
            return None
        if match.head in closed_class("firm_or_person"):
            match = as_firm(match, self.discourse)
        ranked = self.answers(match)
        best = ranked[0]
        if match.mention.kind is not MentionKind.DESCRIPTION:
            return best.entity if best.probability > _LIKELY else None
        person = match.kind is SpeakerKind.PERSON  # « une artiste (…). La jeune femme… »
        known = best.entity is not None and (best.entity.named or person)
        if best.entity is not None and known and best.probability > _KNOWN:
            self.discourse.book.refer(best.entity, match)
            self.discourse.book.learn(best.entity, match)
            return best.entity
        return self._described(match, ranked)

    def _plainly(self, match: MentionMatch) -> Entity | None:
        """Return whom a mention that is no source takes up without being weighed."""
        last = called_there(match, self.discourse)
        if last is not None and match.mention.kind is MentionKind.DESCRIPTION:
            self.discourse.book.learn(last, match)
        last = last or mentioned_last(self.discourse, match)
        if last is None and match.head[:3] in CONCERNED and is_concerned(match):
            last = latest(self.discourse, match)
            last = last if last is not None and last.named else None
        elif last is None and fold(match.head) in closed_class("latter"):
            last = latest(self.discourse, match)
        elif last is None and match.head in OTHERS:
            last = other_here(self.discourse, match)
        elif last is None and match.mention.kind is MentionKind.DESCRIPTION:
            last = called_with_particle(match, self.discourse) or self._relative(match)
            last = last or elder_meant(self.discourse, match) or named_below(match, self.discourse)
        return last

    def _relative(self, match: MentionMatch) -> Entity | None:
        """Return who is meant by a relative of somebody (*sa sœur*) whom the text has told of."""
        key = head_key(match.head, self.discourse.lexicon)
        if match.kind is not SpeakerKind.PERSON or not relation_of(key):
            return None
        return relative_meant(match, self._owner(match), self.discourse)

    def _described(self, match: MentionMatch, ranked: Sequence[Ranked]) -> Entity:
        """Return a new entity for a description, with whom it may be all the same.

        A possessive is spelled out: *sa sœur* is *la sœur de Hugo Lefranc*.
        """
        owner = self._owner(match)
        entity = self.discourse.book.describe(match)
        described = owner and owner_described(match, self.discourse)
        if owner is None:
            entity.name = worded(match, self.discourse) or entity.name
        elif described:
            entity.name = named_for_owner(match, described, owner) or entity.name
        else:
            entity.name = spelled_out(match.mention.text, match.mention.gender, owner)
        likely = (one for one in ranked if one.probability > _DOUBT)
        entity.doubts = {
            one.entity: one.probability
            for one in likely
            if one.entity and one.entity.named and _ANOTHER.isdisjoint(one.features)
        }
        return entity

    def answers(self, match: MentionMatch, attribution: Attribution | None = None) -> list[Ranked]:
        """Return the answers to who a pronoun, possessive or description means.

        Args:
            match: The mention.
            attribution: The quotation that it is the source of, ``None`` for none.

        Returns:
            The answers, the most likely first.
        """
        said: Description | None = None
        if match.mention.kind is MentionKind.DESCRIPTION:
            said = take_apart(match, self.discourse.lexicon)
            if said.side and not said.indefinite:
                learn_sides(self.discourse)
        owner = self._owner(match) if said is not None else None
        at = self.discourse.sighting(match)
        query = Query(
            match=match,
            at=at,
            said=said,
            excluded=tuple(one for one in (owner, self.around) if one is not None),
            owner=owner,
            discourse=self.discourse,
            attribution=attribution,
        )
        return through_doubts(self.ranker(query), match)

    def _note(self, span: Span, answer: Ranked) -> None:
        """Remember how likely the answer to who a mention means is."""
        self.discourse.certainty[span.start, span.end] = answer.probability

    def _owner(self, match: MentionMatch) -> Entity | None:
        """Return whose a description says that its bearer is, for *sa sœur* herself more rarely.

        Who is named only later and is what the description says is meant by it, not its owner:
        *Selon sa directrice, l'usine embauche. Ada Roy, la directrice, …*
        """
        if not is_owned(match.mention.text):
            described = owner_described(match, self.discourse)
            return self._referent(described) if described is not None else None
        if (latter := owner_mention(match)) is not None:
            return mentioned_last(self.discourse, latter)
        possessor = possessor_of(match)
        owner: Entity | Unresolved | None = body_led(match, self.discourse)
        likely = likely_owners(self.answers(possessor), match, self.discourse.lexicon)
        owner = owner or next(likely, None) or self._pronoun(possessor)
        if isinstance(owner, Unresolved):
            several = possessor.mention.number is not None  # « La CGT … leur délégué »
            ranked = self.answers(of_any_number(possessor)) if several else ()
            best = ranked[0].entity if ranked else None
            return best if best is not None and best.kind is not SpeakerKind.PERSON else None
        # Two who are named one by one (*leur fille*) are mentioned nowhere together.
        ahead = owner.positions[:1] > [match.mention.span.start]
        itself = head_key(match.head, self.discourse.lexicon) in owner.heads | owner.known
        return None if ahead and itself else owner

    def _referent(self, match: MentionMatch) -> Entity | None:
        """Return whom the description at the end of another means, where that is likely."""
        known = self.discourse.book.of_mention(match)
        if known is not None:
            return known
        best = self.answers(match)[0]
        if best.entity is None or best.probability < _LIKELY:
            return None
        self.discourse.book.refer(best.entity, match)
        return best.entity

    def floating(self, attribution: Attribution, told: Mapping[str, Entity]) -> Entity | Unresolved:
        """Return who speaks in a quotation without source.

        Args:
            attribution: The quotation.
            told: Whom the text around it suggests, by feature.

        Returns:
            The entity, or the reason why none was chosen.
        """
        first = attribution.content[0]
        stand_in = MentionMatch(
            mention=Mention(span=first, kind=MentionKind.PRONOUN), sentence=0, first=0, last=-1
        )
        query = Query(
            match=stand_in,
            at=self.discourse.place_of(first, led_up_to=attribution.hint_asks),
            discourse=self.discourse,
            told=told,
            attribution=attribution,
        )
        best = through_doubts(self.ranker(query), stand_in)[0]
        self._note(first, best)
        if best.entity is None or best.probability < _UNCERTAIN:
            return Unresolved.NO_CUE
        return best.entity

    def _pronoun(
        self, match: MentionMatch, attribution: Attribution | None = None
    ) -> Entity | Unresolved:
        """Return whom a pronoun or possessive stands for."""
        if match.head == "on":
            return whoever(match, attribution, self.discourse)
        if match.head in _OWN and not self.discourse.is_quoted(match):
            return Unresolved.NO_ANTECEDENT  # « selon mes informations »: the author's own
        plain = (
            mentioned_last(self.discourse, match)
            or those_who(match, attribution, self.discourse)
            or spoken_of(match, attribution, self.discourse)
        )
        if plain is not None:
            return plain
        ranked = self.answers(match, attribution)
        best, *others = ranked
        if best.entity is None and others and best.probability < _NOBODY:
            best = others[0]
        self._note(match.mention.span, best)
        if best.entity is None:
            return pair_near(self.discourse, match) or Unresolved.NO_ANTECEDENT
        rivals = (one.probability for one in others if one.entity not in (None, best.entity))
        tied = best.probability < min(_UNCERTAIN, next(rivals, 0.0) / _TIED)
        if tied or (best.probability < _LIKELY and is_listed(best.entity, ranked)):
            return one_of_no_list(ranked) or Unresolved.AMBIGUOUS
        return best.entity

    def _description(self, match: MentionMatch, attribution: Attribution) -> Entity:
        """Return the entity that a description takes up, or a new one."""
        if fold(match.head) in closed_class("latter") or is_concerned(match):
            entity = latest(self.discourse, match)
        else:
            entity = member_meant(self.discourse, match) or pair_meant(self.discourse, match)
            entity = (
                entity or interviewed(self.discourse, match) or source_meant(self.discourse, match)
            )
            entity = entity or apposed_to(match, self.discourse)
            entity = entity or body_by_name(match, self.discourse)
            entity = entity or body_meant(match, self.discourse)
            entity = entity or those_who(match, attribution, self.discourse)
            framed = self.discourse.sentences[match.sentence].words[match.first - 1] == ","
            entity = entity or (of_frame(match, self.discourse) if framed else None)
        entity = entity or called_with_particle(match, self.discourse) or self._relative(match)
        entity = entity or named_below(match, self.discourse)
        kin = match.kind is SpeakerKind.PERSON and entity is None
        if kin and is_unnamed_kin(match, self.discourse):
            entity = self.discourse.book.describe(match)
        entity = entity or self._weighed(match, attribution)
        if not entity.named and is_fuller(match, entity, self.discourse.lexicon):
            entity.name = worded(match, self.discourse) or match.mention.text
        return entity

    def _weighed(self, match: MentionMatch, attribution: Attribution) -> Entity:
        """Return the most likely of those whom a description may take up, or a new entity."""
        ranked = self.answers(match, attribution)
        first, *others = ranked
        self._note(match.mention.span, first)
        best = first.entity
        if best is None or first.probability < _DOUBTFUL:
            return self._document(match, attribution) or self._described(match, ranked)
        for one in others:
            # « le chanteur » was he already where nothing told it yet
            if one.entity is not None and best in one.entity.doubts:
                said = facts(match.mention.text, self.discourse.lexicon)
                if facts(one.entity.name, self.discourse.lexicon) <= said | best.known | best.heads:
                    self.discourse.merge(one.entity, best)
        return best

    def _document(self, match: MentionMatch, attribution: Attribution) -> Entity | None:
        """Return which document *ce texte* takes up: one mentioned before it reports."""
        if (
            match.head not in closed_class("generic_document")
            or len(match.mention.text.split()) > _BARE
        ):
            return None
        return document_before(match, attribution, self.discourse)
