"""Which entities a pronoun or description may mean at all."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from ..lexicon.roles import served_by
from ..lexicon.words import closed_class, closed_classes
from ..models import Act, Number, QuotationKind, SpeakerKind
from .ages import age_fit
from .agreement import agrees, other_gender
from .ahead import LATER
from .camps import SIDES, is_of_party
from .clause_mates import is_clause_mate, is_label, is_voice_of_another, opens_sentence
from .descriptions import head_fit
from .discourse import LAST_SPEAKERS
from .elsewhere import is_elsewhere
from .home_places import is_only_lived_in
from .kin import is_other_kin, relation_of
from .kinds import KINDS, kinds_of
from .levels import is_of_other_level
from .members import is_of_other_rank
from .networks import is_only_posted_on
from .offices import COUNTRY, NAME, are_rivals, is_former, office_of
from .sole_offices import ALONE, PRESS, holds_another
from .trades import is_of_age, is_on_other_side, is_served
from .unsaid import is_no_counterpart
from .wording import facts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..models.records import Attribution
    from .descriptions import Description
    from .entities import Entity
    from .evidence import Query
    from .sightings import Sighting

__all__ = ["candidates"]

_MAX_NEAR = 10
_MAX_LOOKED_AT = 40
_PLACES = (SpeakerKind.PLACE, SpeakerKind.UNKNOWN)
_ELSE = ("head_none", "head_other", "head_other_unnamed")
_UNGENDERED = frozenset({SpeakerKind.ORGANISATION, SpeakerKind.MEDIA, SpeakerKind.PLACE})
_TRADES = frozenset({SpeakerKind.PERSON, SpeakerKind.GROUP})


def candidates(query: Query) -> list[tuple[Entity, int]]:
    """Return the entities that a mention may mean.

    Args:
        query: The mention.

    Returns:
        Each entity with the number of fitting ones mentioned since: those mentioned last, the last
        speakers, whom the text names most, for a description those of its noun wherever they stand,
        and who is named next.
    """
    found: list[tuple[Entity, int]] = []
    looked_at: set[Entity] = set()
    for entity in itertools.islice(query.discourse.recent(), _MAX_LOOKED_AT):
        looked_at.add(entity)
        if _fits(entity, query):
            found.append((entity, len(found)))
            if len(found) == _MAX_NEAR:
                break
    later = LATER
    for entity in _others(query):
        if entity in looked_at:
            continue
        looked_at.add(entity)
        if _fits(entity, query):
            found.append((entity, _MAX_NEAR if entity.seen is not None else later))
            later += entity.seen is None
    several = query.said is None and query.match.mention.number is Number.PLURAL
    return _without_members(found) if several else found


def _without_members(found: list[tuple[Entity, int]]) -> list[tuple[Entity, int]]:
    """Return those who may be meant by a plural without the bodies that were joined last.

    In *La CGT et FO ont signé. Ils…* both are meant: none of the two alone, though a body may be
    *ils*.
    """
    joined = {
        entity.seen.start
        for entity, _ in found
        if entity.seen is not None and entity.number is Number.PLURAL
    }
    return [
        (entity, rank)
        for entity, rank in found
        if entity.seen is None or entity.number is Number.PLURAL or entity.seen.start not in joined
    ]


def _others(query: Query) -> Iterable[Entity]:
    """Return those who may be meant though others were mentioned since, or they come later."""
    discourse, said = query.discourse, query.said
    return itertools.chain(
        () if query.told is None else query.told.values(),
        discourse.speakers[-LAST_SPEAKERS:],
        discourse.book.protagonists(),
        discourse.ahead(query.match.mention.span.end),
        () if said is None else discourse.book.of_head(said.head),
    )


def _fits(entity: Entity, query: Query) -> bool:
    """Return whether an entity may be meant: what rules most of them out is asked first."""
    match, said = query.match, query.said
    if said is None:
        # « La Russie a démenti. Elle a aussi dit… »
        silent = not entity.spoken and entity.kind in _PLACES and is_only_lived_in(entity, query)
        if silent or not agrees(entity, match):
            return False
        seen = entity.seen
        if seen is not None and (
            (seen.opens and seen.governed and opens_sentence(seen, query))
            or (seen.sentence == query.at.sentence and _is_no_subject(seen, query))
        ):
            return False
        return not _is_ruled_out(entity, query)
    kind = entity.kind
    if kind is SpeakerKind.PERSON and entity.named and not entity.personal:
        # A name of two words may be a body's: its form alone makes it a person's.
        # no name that looks like a person's is that of the police
        alone = said.unique and match.kind is not SpeakerKind.PERSON
        kind = kind if alone else SpeakerKind.UNKNOWN
    if kind not in (KINDS.get(match.kind) or kinds_of(match)):
        return False
    number = match.mention.number
    if number is not None and entity.number is not number and entity.number is not None:
        return False
    if other_gender(entity, match) and not _may_differ_in_gender(entity, query):
        return False
    # « une porte-parole » may be who is named later; else an indefinite brings in somebody new
    # « un responsable israélien » is not who is named later as one of another camp
    if said.indefinite and not (
        entity.seen is None and said.head in entity.heads and said.countries <= entity.known
    ):
        return False
    return not _is_ruled_out(entity, query) and not _is_other(entity, query, said)


def _is_no_subject(seen: Sighting, query: Query) -> bool:
    """Return whether whoever was mentioned in a pronoun's sentence does not act or speak there."""
    return (is_label if query.told is not None else is_voice_of_another)(seen, query)


def _is_ruled_out(entity: Entity, query: Query) -> bool:
    """Return whether the words around a mention show that an entity is not meant by it."""
    if entity in query.excluded or (entity.named and query.anonymous):
        return True
    if entity.positions and entity.positions[0] >= query.discourse.order.byline:
        return True  # who has written the text
    if entity.kind is SpeakerKind.DOCUMENT and query.said is None and query.spoken_aloud:
        return True  # « Q », a-t-il plaisanté
    said_by = query.attribution if query.told is None else None
    if said_by is not None and (
        _is_told_of(entity, query, said_by) or _is_beside(entity, query, said_by)
    ):
        return True
    name = entity.name.lower()
    if entity.kind is SpeakerKind.UNKNOWN and name in closed_class("topic_label"):
        return True  # « Coronavirus : … »
    return name in closed_class("network") and is_only_posted_on(entity, query)


def _is_other(entity: Entity, query: Query, said: Description) -> bool:
    """Return whether what a description says is not said of an entity."""
    seen = entity.seen
    acts = seen is not None and seen.subject and said.head not in entity.heads
    if acts and seen and seen.sentence == query.at.sentence and is_clause_mate(seen, query):
        return True
    if _is_no_place(entity, query) or (said.unique and is_elsewhere(entity, query, said)):
        return True
    if not entity.named and not said.demonstrative and _is_somebody_else(entity, query):
        return True
    alone = said.head in closed_classes(*ALONE) or not said.families.isdisjoint(PRESS)
    if alone and holds_another(entity, said):
        return True
    if _is_rival(entity, query) or _is_owner(entity, query) or is_of_age(entity, said):
        return True
    kin = is_other_kin(entity, said, query.owner, query.discourse.lexicon)
    if kin or (said.head in served_by() and is_served(entity, said)):
        return True
    if query.owner is not None and is_no_counterpart(entity, said, query.owner):
        return True
    if (said.side or said.trying or "bar" in said.families) and is_on_other_side(entity, said):
        return True
    if (said.further or said.lifeless) and _is_set_off(entity, said):
        return True
    # named inside the description: « le porte-parole de la police »
    span = query.match.mention.span
    return entity.is_within(span.start, span.end) or _is_named_here(entity, query)


def _is_set_off(entity: Entity, said: Description) -> bool:
    """Return whether a word of a description sets its bearer off from an entity.

    *Le quatrième homme* is nobody whom the text has not counted, *la femme tuée* nobody who speaks.
    """
    if (said.lifeless and entity.credited) or is_of_other_rank(entity, said):
        return True
    counted = said.counted and (said.generic or bool(entity.heads))
    return counted and said.further.isdisjoint(entity.known)


def _is_somebody_else(entity: Entity, query: Query) -> bool:
    """Return whether an unnamed entity is of another trade: *le juge* is not *le prévenu*.

    Nor is *la chroniqueuse du Phare* the photographer of whom the text tells no more.
    """
    said = query.said
    if said is None or entity.kind not in _TRADES:
        return False
    if said.head not in entity.heads and said.named & said.complement - entity.known:
        return not said.generic
    anybody = said.generic or not entity.heads.isdisjoint(closed_class("generic_person"))
    if not (anybody or said.unique) and entity.heads <= closed_class("bystander_noun"):
        anybody = _goes_on(entity, query)
    anybody = anybody or "decade_same" in age_fit(entity, query.match)
    return not anybody and head_fit(entity, said) == "head_other_unnamed"


def _goes_on(entity: Entity, query: Query) -> bool:
    """Return whether a verb of adding goes on with what an entity said right before.

    *« Enfin ! », dit une habitante. « C'est utile », ajoute la cliente.*
    """
    cues, last = query.attribution.cues if query.attribution else (), query.discourse.speakers[-1:]
    if last != [entity] or entity.seen is None or entity.spoken > 1:
        return False
    near = query.at.sentence - entity.seen.sentence <= 1
    return near and Act.ADD in [cue.act for cue in cues]


def _is_told_of(entity: Entity, query: Query, attribution: Attribution) -> bool:
    """Return whether what a source reports shows that an entity is somebody else than the source.

    It goes on to name him, and nobody calls himself so: *le préfet a assuré que Paul Servan
    partirait*. Or it calls him after his relation to the source: *rappelant que sa cliente attend,
    elle a ajouté…*
    """
    if attribution.kind is QuotationKind.DIRECT:
        return False
    seen, source = entity.seen, query.match.mention.span
    for one in attribution.content:
        if seen is not None and seen.possessed and one.start <= seen.start < one.end:
            return True
        if entity.named and one.start > source.start and entity.is_within(one.start, one.end):
            return True
    return False


def _is_beside(entity: Entity, query: Query, attribution: Attribution) -> bool:
    """Return whether an entity is named beside a source in its clause, so that it is another.

    *Elle a rappelé, devant Ada Pic, que P*; *« Q », a dit la ministre après la mort d'Ada Pic*.
    """
    if not entity.named:
        return False
    to, after = attribution.addressee, query.match.mention.span.end
    sentence = query.discourse.sentences[query.match.sentence]
    before, first = sentence.tokens[-1].end, attribution.content[0].start
    if after <= first < before:
        before = first
    return entity.is_within(after, before) or (
        to is not None and entity.is_within(to.span.start, to.span.end)
    )


def _is_owner(entity: Entity, query: Query) -> bool:
    """Return whether an entity is whose the bearer is, or the other way round.

    *La mère de la victime* is no victim, and *la victime* is not Ada Roux, her mother.
    """
    said = query.said
    if said is None or query.match.kind is not SpeakerKind.PERSON:
        return False
    if said.head in entity.heads or said.head in entity.called:
        return False
    if said.owners and not said.owners.isdisjoint(closed_class("minor_noun")):
        # « la mère de la fillette » is not she of whom the text tells no more
        return entity.seen is not None and head_fit(entity, said) in _ELSE
    if said.head in entity.owners and (
        head_fit(entity, said) == "head_kin" or (said.camps & entity.camps and is_of_party(entity))
    ):
        return (
            False  # « le capitaine des pompiers » is a fireman, « le chef des Verts » one of them
        )
    return said.head in entity.owners or not said.owners.isdisjoint(entity.heads)


def _is_named_here(entity: Entity, query: Query) -> bool:
    """Return whether an entity is named too soon after a description that is no source.

    *Face au préfet, X a parlé*: where no comma joins them they are two. Nor is *l'adolescent* whom
    the text brings in after that by another noun.
    """
    if entity.seen is not None or query.attribution is not None or query.said is None:
        return False
    tokens = query.discourse.sentences[query.match.sentence].tokens
    here = entity.named and entity.positions[0] < tokens[-1].end
    other = query.said.generic and query.match.kind is SpeakerKind.PERSON and bool(entity.heads)
    return here or other


def _is_no_place(entity: Entity, query: Query) -> bool:
    """Return whether a place cannot be meant: *cette organisation* is no country."""
    if entity.kind is not SpeakerKind.PLACE or query.said is None:
        return False
    return query.match.head in closed_class("generic_body") and query.said.head not in entity.heads


def _is_rival(entity: Entity, query: Query) -> bool:
    """Return whether a description is of an office that somebody else than an entity holds."""
    text = query.match.mention.span.text
    sorts = closed_classes("source_noun", "body_of_sorts", "evidence_noun")
    if query.said is not None and query.match.head in sorts:
        # « une source policière » is not « la source proche du dossier », nor « les chiffres
        # officiels » are « ces chiffres encourageants »
        theirs = entity.known - {query.said.head}
        further = query.said.further - closed_class("same")
        return bool(further and theirs) and not further & theirs
    if query.said is not None and query.said.camps and _is_of_another_camp(entity, query.said):
        return True
    said = office_of(text, query.discourse.lexicon)
    if query.said is not None and query.match.kind is SpeakerKind.ORGANISATION and said[0]:
        # « le parquet » is nobody of whom the text says that it is a union
        other = head_fit(entity, query.said, anybody=False).startswith("head_other")
        apart = is_of_other_level(entity, query.said, query.discourse.lexicon, placed=bool(said[1]))
        return other or apart or are_rivals(entity.offices, said)
    later = entity.seen is None and bool(entity.heads) and said[0] not in entity.heads
    if later and [key for key in said[1] if key.startswith((COUNTRY, NAME))]:
        return True  # who is named later is introduced by the office that is meant, or by none
    if entity.seen is None and said[0] in entity.heads and "ancien" in entity.known:
        return not is_former(text)  # « l'ancien président X », named next, is not the president
    return are_rivals(entity.offices, said) and not is_former(text)


def _is_of_another_camp(entity: Entity, said: Description) -> bool:
    """Return whether an entity is of another party, or of the same office in another camp.

    Socialists and ecologists are both of the left, and two all the same. How far to the left or
    right somebody stands is told in more ways than one.
    """
    ours, theirs = said.camps - SIDES, entity.camps - SIDES
    if ours and theirs and not said.camps.isdisjoint(entity.camps):
        return ours.isdisjoint(theirs)
    if not entity.camps or said.head not in entity.heads:
        return False
    last, other = ({camp.split()[-1] for camp in camps} for camps in (said.camps, entity.camps))
    return last.isdisjoint(other)


def _may_differ_in_gender(entity: Entity, query: Query) -> bool:
    """Return whether a description's gender is its noun's alone: *le maire* may be a woman.

    She bears all that it says, or spoke last and is the only one of that office; *la CGT* is *le
    syndicat*, whatever the article of its name; and *la victime*, *la recrue* may be anybody.
    """
    said, match = query.said, query.match
    called = entity.named or (said is not None and said.head in entity.heads)
    if called and query.match.head in closed_class("fixed_gender"):
        return True
    if said is not None and relation_of(said.head) and entity.kind is SpeakerKind.PERSON:
        return False  # « la mère de la victime » is not « le père de la victime »
    if said is not None and said.unique and said.head in entity.offices:
        spoke = query.discourse.speakers[-1:] == [entity] and said.further <= entity.known
        if spoke and [*query.discourse.book.of_head(said.head)] == [entity]:
            return True
    thing = entity.kind in _UNGENDERED or entity.kind is SpeakerKind.DOCUMENT
    if said is not None and (said.families or said.covered) and thing and not entity.named:
        # « l'université » is an « établissement », « le tribunal » a « juridiction »
        return said.head not in entity.heads and head_fit(entity, said, anybody=False) == "head_kin"
    unsaid = match.kind in _UNGENDERED and entity.kind is SpeakerKind.UNKNOWN  # « Novalia »
    return (entity.named and (unsaid or entity.kind in _UNGENDERED)) or (
        said is not None
        and said.head in entity.heads
        and bool(said.further)
        and facts(query.match.mention.span.text, query.discourse.lexicon)
        <= entity.known | entity.heads
    )
