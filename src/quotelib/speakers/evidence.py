"""What speaks for and against an entity as the one that a pronoun or description means.

The features are those of the literature on French anaphora: how near the entity is and in which
position, whether it speaks already, gender, number and kind, and for a description whether its noun
and what it says further fit what the text has said of the entity (Charolles, *La référence et les
expressions référentielles en français*, 2002). Weights are in ``data/speaker_weights.tsv``.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import attrs

from ..lexicon.memo import Lazy
from ..lexicon.words import closed_class
from ..models import Act, CueKind, Gender, MentionKind, Number, QuotationKind, SpeakerKind
from ..models.records import Attribution, MentionMatch
from .acting import ACTING, add_acting
from .ahead import is_below, named_ahead
from .clause_mates import acts_in_opening
from .contrasted import is_contrasted, sets_against
from .court import HEARING, is_in_court
from .descriptions import Description, Features, fit_of
from .discourse import Discourse
from .entities import Entity
from .exchanges import TURNS, add_exchange, add_turn, add_turns
from .first_names import named_fit
from .glossed import is_glossed
from .idea_of import whose_idea
from .inside import Inside, add_inside, calls_by_first_name
from .latter import may_be_met
from .nearness import nearness
from .own_relative import met_in_relative, opens_relative
from .own_trade import NO_TRADES, add_such, trades_shown
from .owners import is_stranger, owner_fit
from .sightings import Sighting
from .silences import HARMED, is_dead, tells_of_dead
from .spoken_to import TO_WHOM, addressee
from .told_person import genders_told_of
from .unsaid import unsaid
from .voice import gender_told_of, speaking_gender
from .wording import LETTERS

__all__ = ["Features", "Query", "features_of"]

_LOOKED_AT = 2000
"""So many characters of what is said may show who says it."""
_BODIES = frozenset({SpeakerKind.ORGANISATION, SpeakerKind.GROUP, SpeakerKind.MEDIA})
_KINDS = {kind: f"kind_{kind.value}" for kind in SpeakerKind}
_UNLIKE = frozenset({"head_none", "head_other", "head_kin", "head_other_unnamed"})
_CLOSE = frozenset({"head_same", "head_kin"})
_PLURALS = ("ils", "elles", "eux")


# Without slots, as what is lazy stands in the instance.
@attrs.frozen(kw_only=True, slots=False)
class Query:
    """A pronoun, a description or a quotation without source whose entity is looked for.

    Attributes:
        match: The mention; a stand-in for it where a quotation has none.
        at: Where it stands.
        discourse: The document, read up to it.
        said: The description taken apart, ``None`` for a pronoun.
        excluded: Who is not meant: whose the bearer is, and who says what the mention stands in.
        owner: The first of these.
        told: For a quotation without source, whom the text around it suggests, by feature.
        attribution: The quotation that the mention is the source of, ``None`` for none.
    """

    match: MentionMatch
    at: Sighting
    discourse: Discourse
    said: Description | None = None
    excluded: tuple[Entity, ...] = ()
    owner: Entity | None = None
    told: Mapping[str, Entity] | None = None
    attribution: Attribution | None = None

    @Lazy
    def voice(self) -> str:
        """In which person somebody speaks in a quotation without source: *i*, *we* or neither."""
        if self.told is None or self.attribution is None:
            return ""
        words = {word for span in self.attribution.content for word in LETTERS.findall(span.text)}
        said = {word.lower() for word in words}
        if said & closed_class("first_person_singular"):
            return "i"
        return "we" if said & closed_class("first_person") else ""

    @Lazy
    def spoken_as(self) -> Gender | None:
        """The gender that whoever says a direct quotation gives himself in it."""
        return speaking_gender(self.words, self.discourse.lexicon) if self.words else None

    @Lazy
    def told_of(self) -> Gender | None:
        """The gender of somebody whom a direct quotation speaks of from its start."""
        return gender_told_of(self.words)

    @Lazy
    def tells_of(self) -> frozenset[Gender]:
        """The genders of somebody whom a direct quotation speaks of in other words."""
        return genders_told_of(self.words, self.discourse.lexicon)

    @Lazy
    def inside(self) -> Inside:
        """What a direct quotation shows beside that."""
        return Inside.of(self.words, self.discourse.lexicon)

    @Lazy
    def trades(self) -> tuple[frozenset[str], frozenset[str]]:
        """What somebody is who speaks of his people as a direct quotation does, and says he is."""
        return trades_shown(self.words, self.discourse.lexicon) if self.words else NO_TRADES

    @Lazy
    def words(self) -> str:
        """What a direct quotation says, as far as it is looked at."""
        said = self.attribution
        if said is None or said.kind is not QuotationKind.DIRECT:
            return ""
        return " ".join([span.text for span in said.content])[:_LOOKED_AT]

    @Lazy
    def spoken_aloud(self) -> bool:
        """Whether a verb reports what only people say, or says to whom (*a-t-il dit à Ada*)."""
        said = self.attribution
        if said is None or said.kind is not QuotationKind.DIRECT or not said.cues:
            return False
        verb = self.discourse.lexicon.verbs.get(said.cues[0].lemma)
        return said.addressee is not None or (verb is not None and verb.human)

    @Lazy
    def anonymous(self) -> bool:
        """Whether the sentence says that a description's bearer is not to be named."""
        if self.said is None or self.match.kind is not SpeakerKind.PERSON:
            return False
        tokens = self.discourse.sentences[self.match.sentence].tokens[self.match.last + 1 :]
        return not closed_class("anonymity").isdisjoint([token.lower for token in tokens])

    @Lazy
    def inside_words(self) -> bool:
        """Whether somebody quoted tells what another said, whom he need not name.

        « Le vendeur m'a assuré que P », raconte X: *le vendeur* is hardly one of the narrator's.
        """
        if self.attribution is None or self.said is None:
            return False
        if self.said.possessive or self.said.unique:
            return False
        tells = self.match.mention.span.start < self.attribution.content[0].start
        return tells and self.discourse.is_quoted(self.match)

    @Lazy
    def contrasts(self) -> bool:
        """Whether the source is set against who spoke before (*assure de son côté le maire*)."""
        if self.told is not None:
            return False
        if self.attribution is None:  # « Le préfet, lui, attend »: nor is he who just spoke
            return self.said is not None and self.at.apart
        if any(c.kind is CueKind.NOUN and c.act is Act.ANSWER for c in self.attribution.cues):
            return True  # « Réponse de la Lyonnaise : « Q » »
        return is_contrasted(self.discourse.sentences[self.match.sentence], self.match)

    @Lazy
    def of_dead(self) -> bool:
        """Whether a pronoun's clause tells of somebody's birth or death."""
        return tells_of_dead(self.match, self.discourse.sentences[self.match.sentence].words[0])

    @Lazy
    def in_court(self) -> bool:
        """Whether a bare description stands in a text of a trial."""
        return is_in_court(self.said, self.discourse.sentences, self.match.sentence)

    @Lazy
    def next_described(self) -> int:
        """Where the next person is described who may be meant by a name after that."""
        return self.discourse.next_described(self.match)

    @Lazy
    def met(self) -> tuple[Entity | None, ...]:
        """Whom *lui* or *l'* beside the mention means, ``None`` for who came to mind last."""
        return may_be_met(self.match, self.at, self.attribution, self.discourse)

    @Lazy
    def glossed(self) -> bool:
        """Whether commas behind a description say who somebody is (*Le rescapé, un guide, …*)."""
        return is_glossed(self.match, self.discourse)

    @Lazy
    def in_relative(self) -> bool:
        """Whether a relative right behind a description tells who is meant."""
        return self.said is not None and opens_relative(self.match, self.discourse)

    @Lazy
    def met_by_own(self) -> Entity | None:
        """Whom a pronoun in a description's relative means."""
        return met_in_relative(self.match, self.discourse)

    @Lazy
    def spoken_to(self) -> Entity | None:
        """Whom *lui* or *l'* means that opens the words that report what somebody says."""
        return addressee(self.match, self.attribution, self.discourse, self.inside.greets)

    @Lazy
    def idea_of(self) -> Entity | None:
        """Whose idea the words before a quotation announce."""
        return whose_idea(self.match, self.attribution, self.discourse)

    @property
    def table(self) -> str:
        """The column of weights that applies."""
        if self.told is not None:
            return "floating"
        if self.said is None:
            return "pronoun"
        return "person" if self.match.kind is SpeakerKind.PERSON else "body"


def features_of(entity: Entity, rank: int, query: Query) -> Features:
    """Return the features of an entity that a pronoun or description may mean.

    Args:
        entity: The entity.
        rank: How many that agree have been mentioned since it was.
        query: The mention.

    Returns:
        Each feature that is not nought.
    """
    seen, person = entity.seen, entity.kind is SpeakerKind.PERSON
    found = (
        nearness(seen, rank, query.at, person=person) if seen else named_ahead(entity, rank, query)
    )
    _add_standing(found, entity, query)
    if query.match.head in _PLURALS and entity.kind in _BODIES:
        one = entity.number is Number.SINGULAR
        found["plural_body"] = 1.0
        found["one_body"] = float(one)  # counts beside several people: see `rivals`
    if query.said is not None:
        _add_said(found, entity, query, query.said)
    elif entity.called and query.of_dead and is_dead(entity):
        found["dead_meant"] = 1.0  # « X est morte, dit sa fille. Née en 1933, elle… »
    elif entity.kind in ACTING or (entity.sightings == 1 and not (rank or entity.named)):
        add_acting(found, entity, rank, query)
    if query.told is not None:
        found |= {feature: 1.0 for feature, told in query.told.items() if told is entity}
    met = query.at.meets and query.match.mention.kind is not MentionKind.POSSESSIVE
    met = met and (entity in query.met or (not rank and None in query.met))
    if met or (query.said and query.in_relative and query.met_by_own is entity):
        found["met_here"] = 1.0  # « Le maire l'a reçu »: he is not the one who came to mind last
    if query.voice:
        found[f"{query.voice}_{'person' if person else 'body'}"] = 1.0
    if query.attribution is not None:
        last = query.discourse.speakers[-2:]
        if last and (last[-1].inquires or last[-1].asks or last[0].inquires):
            add_exchange(found, entity, query)
        _add_part(found, entity, rank, query, query.attribution)
    return found


def _add_said(found: Features, entity: Entity, query: Query, said: Description) -> None:
    """Add how well an entity fits what a description says."""
    found.update(fit_of(entity, query.match, said))
    if entity.named and (said.generic or len(entity.words) == 1):
        found.update(named_fit(entity, said, query.match, query.discourse))
    if entity.named and said.head in HEARING and query.in_court and _CLOSE.isdisjoint(found):
        found["frame_none"] = 1.0
    seen = entity.seen
    if seen is not None and seen.subordinate and entity.named and acts_in_opening(seen, query):
        found["acts_in_opening"] = 1.0
    known = entity.spoken and not entity.heads <= closed_class("passing_role")
    if known and "head_same" not in found and query.glossed:
        found["told_before"] = 1.0  # « Le rescapé, un guide, … » is not the guard of the hut
    if entity.called and "head_none" in found and not said.generic and is_dead(entity):
        found["dead_renamed"] = 1.0  # « le meurtre de Luc Roy », « a annoncé le chef de la police »
    if not _UNLIKE.isdisjoint(found):
        if said.telling and entity.named:
            found.update(unsaid(entity, query, found))
        apart = query.at.apart and "head_kin" not in found
        if apart and (query.at.topic or sets_against(found)):
            found["contrast_last"] = found["apart_last"] = 1.0
    if query.owner is not None or query.inside_words:
        _add_whose(found, entity, query)


def _add_whose(found: Features, entity: Entity, query: Query) -> None:
    """Add whether an entity has the office elsewhere, and who tells of the description's bearer."""
    said = query.said
    if said is not None and query.inside_words and entity.named and said.head not in entity.heads:
        found["told_inside"] = 1.0
    if said is not None and query.owner:
        found.update(owner_fit(entity, query.owner, said))
        # « l'avocat du jeune homme »; « La mère du cycliste tué » may be named further below
        untold = not _UNLIKE.isdisjoint(found) or (said.possessive and "head_generic" in found)
        ahead = said.possessive and entity.seen is None
        below = untold and ahead and is_below(entity, query)
        if untold and is_stranger(entity, query.owner, said, below=below):
            found["stranger"] = 1.0  # « Luc a perdu. Ada s'en va. Son mari dit que P »


def _add_part(
    found: Features, entity: Entity, rank: int, query: Query, attribution: Attribution
) -> None:
    """Add what speaks for and against an entity in what is said, and how it is introduced."""
    for span in attribution.content:
        if entity.is_within(span.start, span.end):
            direct = attribution.kind is QuotationKind.DIRECT
            found["in_direct" if direct else "in_reported"] = 1.0
            if direct and calls_by_first_name(entity, span):
                found["called_by_first_name"] = 1.0
            break
    at, pronoun = attribution.content[0].start, query.said is None and query.told is None
    here = entity.seen is not None and entity.seen.start == at
    if pronoun and (here or (entity.kind is SpeakerKind.DOCUMENT and not rank)):
        _add_own(found, entity, query, attribution)
    if query.told is not None:
        add_inside(found, entity, query)
        if rank == 0 and "told_of_gender" in found:
            found["told_of_nearest"] = 1.0
    if query.said is None:
        _add_untold(found, entity, query)
    cue = attribution.cues[0] if attribution.cues else None
    to_whom = cue is not None and cue.spans and cue.spans[0].text.startswith(TO_WHOM)
    if to_whom and query.spoken_to is entity and "head_same" not in found:
        found["spoken_to"] = 1.0  # « Q », lui a dit le maire
    if entity.called or HARMED in entity.heads or (cue is not None and cue.act in TURNS):
        add_turn(found, entity, query, cue)


def _add_untold(found: Features, entity: Entity, query: Query) -> None:
    """Add what the words before and of a quotation tell where no noun says who speaks."""
    if query.told is None and query.idea_of is entity:
        found["idea_own"] = 1.0  # « Le plan de la maire ? « Une digue », suggère-t-elle »
    if query.trades is not NO_TRADES and entity.heads:
        add_such(found, entity, query.trades)


def _add_own(found: Features, entity: Entity, query: Query, attribution: Attribution) -> None:
    """Add what speaks for a body that tells of itself, and a text that goes on."""
    seen, source = entity.seen, attribution.source
    # « La clientèle augmente, ont-ils rappelé »
    said = source.mention if source is not None else None
    apart = said is not None and {entity.number, said.number} == {*Number}
    apart = apart and said is not None and {entity.gender, said.gender} == {*Gender}
    # « Le Bloc, a-t-il plaidé, a voté »: the incise right behind it is somebody else's
    cut_off = seen is not None and seen.end == attribution.content[0].end
    if seen is not None and entity.kind in _BODIES and not (apart or cut_off):
        found["tells_of_itself"] = 1.0  # « La mairie portera plainte, a-t-elle dit »
    if seen is None or query.discourse.speakers[-1:] != [entity] or not attribution.cues:
        return
    next_to = query.at.sentence - seen.sentence == 1
    if next_to and attribution.cues[0].lemma in closed_class("text_verb"):
        found["text_goes_on"] = 1.0  # « …, note le rapport. Il ajoute que P »


def _add_standing(found: Features, entity: Entity, query: Query) -> None:
    """Add what an entity is, and how much the text makes of it."""
    seen, kind = entity.seen, entity.kind
    found["mentions"] = math.log1p(entity.sightings)
    found["mentions_in_all"] = math.log1p(len(entity.positions))
    found[_KINDS[kind]] = 1.0
    if entity.named or entity.credited:
        _add_fame(found, entity)
    if entity.subjects:
        found["subjects"] = math.log1p(entity.subjects)
    elif seen is not None:
        found["never_subject"] = 1.0
    if entity.named and entity.positions[0] < query.discourse.order.opening:
        found["opens_text"] = 1.0
    if entity.sightings == 1 and kind is SpeakerKind.PERSON:
        found["mentioned_once"] = 1.0
        found["doubted"] = sum(entity.doubts.values())  # counts beside others: see `rivals`
        if seen is not None and seen.governed:
            found["mentioned_once_governed"] = 1.0
    if entity.named and query.discourse.book.is_alone(entity):
        found["alone_of_gender"] = 1.0
    add_turns(found, entity, query)
    if entity.gender is None:
        found["gender_unknown"] = 1.0
    elif entity.gender is query.match.mention.gender:
        found["gender_same"] = 1.0


def _add_fame(found: Features, entity: Entity) -> None:
    """Add what the whole text makes of an entity by name."""
    if entity.credited:
        found["credited"] = math.log1p(entity.credited)
        if entity.seen is None:
            found["credited_later"] = 1.0
    if entity.named:
        found["named"] = 1.0
        if not entity.narrated:
            found["named_in_quotes_only"] = 1.0
        if entity.personal:
            found["personal"] = 1.0
        elif entity.kind is SpeakerKind.PERSON and len(entity.words) > 1:
            found["unlisted"] = 1.0
