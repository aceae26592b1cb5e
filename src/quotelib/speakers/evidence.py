"""What speaks for and against an entity as the one that a pronoun or description means.

The features are those of the literature on French anaphora: how near the entity is and in which
position, whether it speaks already, gender, number and kind, and for a description whether its noun
and what it says further fit what the text has said of the entity (Charolles, *La référence et les
expressions référentielles en français*, 2002). What each weighs is in
``data/speaker_weights.tsv``.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Mapping
from typing import TYPE_CHECKING

import attrs

from ..lexicon.roles import role_families
from ..lexicon.words import closed_class, closed_classes
from ..models import Act, MentionKind, QuotationKind, SpeakerKind
from ..models.records import Attribution, MentionMatch
from .agreement import other_gender
from .discourse import Discourse
from .entities import Entity, Sighting
from .offices import COUNTRY, noun_of
from .wording import age_of, decade_of, facts, first_word, fold, named_facts

if TYPE_CHECKING:
    from ..lexicon import Lexicon

__all__ = [
    "LATER",
    "Description",
    "Features",
    "Query",
    "features_of",
    "features_of_nobody",
    "head_fit",
    "take_apart",
]

Features = dict[str, float]

_NEAREST = 3
_FEW = 5
_MANY = 3
_NEAR = 200
_DECADE = 10
LATER = 100
"""Rank of whoever is named next; the one after has one more."""
_DISTANCES = {0: "sentence_same", 1: "sentence_before", 2: "sentence_second"}
_KINDS = {kind: f"kind_{kind.value}" for kind in SpeakerKind}
_BODIES = frozenset({SpeakerKind.ORGANISATION, SpeakerKind.GROUP, SpeakerKind.MEDIA})
_TURNS = {Act.ADD: "adds", Act.ANSWER: "answers", Act.DENY: "answers"}
_PLURALS = ("ils", "elles", "eux")


@attrs.frozen(kw_only=True)
class Description:
    """A description taken apart.

    Attributes:
        head: Key of its noun.
        further: Keys of what else it says.
        named: Those of them that are names.
        countries: Those of all its keys that are countries.
        families: The families of its noun.
        generic: Whether its noun fits anybody of a gender (*l'homme*, *la Bretonne*).
        indefinite: Whether it brings in somebody new.
        demonstrative: Whether it takes up somebody who is near.
        possessive: Whether it says to whom its bearer belongs.
        unique: Whether its noun is that of an office or body of which a text means one.
    """

    head: str
    further: frozenset[str]
    named: frozenset[str]
    countries: frozenset[str]
    families: frozenset[str]
    generic: bool
    indefinite: bool
    demonstrative: bool
    possessive: bool
    unique: bool


@functools.cache
def _unique_offices() -> frozenset[str]:
    return frozenset(fold(noun) for noun in closed_class("unique_office"))


def take_apart(match: MentionMatch, lexicon: Lexicon) -> Description:
    """Take a description apart.

    Args:
        match: The description.
        lexicon: The lexicon.

    Returns:
        Its noun and what it says further.
    """
    head = noun_of(match.head, match.mention.text, lexicon)
    national = lexicon.demonym(match.head) is not None and lexicon.source_noun(match.head) is None
    opening = first_word(match.mention.text)
    said = facts(match.mention.text, lexicon)
    return Description(
        head=head,
        further=said - {head},
        named=named_facts(match.mention.text, lexicon) & said - {head},
        countries=frozenset(key for key in said | {head} if key.startswith(COUNTRY)),
        families=role_families().get(head, frozenset()),
        unique=head in _unique_offices(),
        generic=national
        or match.head in closed_classes("generic_person", "generic_body")
        or decade_of(match.head) is not None,
        indefinite=opening in closed_class("indefinite_article"),
        demonstrative=opening in closed_class("demonstrative"),
        possessive=opening in closed_class("possessive"),
    )


@attrs.frozen(kw_only=True)
class Query:
    """A pronoun, a description or a quotation without source whose entity is looked for.

    Attributes:
        match: The mention; a stand-in for it where a quotation has none.
        at: Where it stands.
        discourse: The document, read up to it.
        said: The description taken apart, ``None`` for a pronoun.
        excluded: Who is not meant: whose a possessive says that the description's bearer is, and
            who says the direct quotation that the mention stands in.
        told: For a quotation without source, whom the text around it suggests, by the feature that
            this gives them.
        attribution: The quotation that the mention is the source of, ``None`` for none.
    """

    match: MentionMatch
    at: Sighting
    discourse: Discourse
    said: Description | None = None
    excluded: tuple[Entity, ...] = ()
    told: Mapping[str, Entity] | None = None
    attribution: Attribution | None = None

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
    found = _nearness(entity.seen, rank, query.at) if entity.seen else _later(entity, rank, query)
    _add_standing(found, entity, query)
    if query.said is not None:
        found.update(_fit(entity, query.match, query.said))
    for feature, told in (query.told or {}).items():
        if told is entity:
            found[feature] = 1.0
    if query.attribution is not None:
        _add_part(found, entity, query.attribution, query.discourse)
    return found


def _add_part(
    found: Features, entity: Entity, attribution: Attribution, discourse: Discourse
) -> None:
    """Add what speaks for and against an entity in what is said, and how it is introduced."""
    for span in attribution.content:
        if entity.is_within(span.start, span.end):
            direct = attribution.kind is QuotationKind.DIRECT
            found["in_direct" if direct else "in_reported"] = 1.0
            break
    act = attribution.cues[0].act if attribution.cues else None
    if act in _TURNS:
        last = bool(discourse.speakers) and discourse.speakers[-1] is entity
        found[f"{_TURNS[act]}_{'last' if last else 'other'}"] = 1.0


def _later(entity: Entity, rank: int, query: Query) -> Features:
    """Return how soon an entity is named that has not been so far."""
    ahead = entity.positions[0] - query.at.start
    found = {"later_near" if ahead < _NEAR else "later": 1.0}
    if rank == LATER:
        found["later_first"] = 1.0
    if entity.named and not entity.heads and ahead > 0:
        found["later_bare"] = 1.0  # no word presents him there: one may have done so before
    if query.said is None and next(query.discourse.recent(), None) is None:
        found["later_than_nobody"] = 1.0
    return found


def _nearness(seen: Sighting, rank: int, at: Sighting) -> Features:
    """Return how near an entity is, and in what position it was last mentioned."""
    distance = at.sentence - seen.sentence
    many = "sentences_few" if distance <= _FEW else "sentences_many"
    found = {
        f"rank_{rank}" if rank < _NEAREST else "rank_more": 1.0,
        _DISTANCES.get(distance, many): 1.0,
    }
    if seen.subject:
        found["subject"] = 1.0
        if distance <= 1:
            found["subject_near"] = 1.0
    for name in ("governed", "subordinate", "possessed"):
        if getattr(seen, name):
            found[name] = 1.0
    if seen.paragraph == at.paragraph:
        found["same_paragraph"] = 1.0
    return found


def _add_standing(found: Features, entity: Entity, query: Query) -> None:
    """Add what an entity is, and how much the text makes of it."""
    found["mentions"] = math.log1p(entity.sightings)
    found["mentions_in_all"] = math.log1p(len(entity.positions))
    found[_KINDS[entity.kind]] = 1.0
    _add_fame(found, entity)
    if entity.sightings == 1 and entity.kind is SpeakerKind.PERSON:
        found["mentioned_once"] = 1.0
    if query.discourse.book.is_alone(entity):
        found["alone_of_gender"] = 1.0
    _add_turns(found, entity, query)
    if entity.gender is None:
        found["gender_unknown"] = 1.0
    elif entity.gender is query.match.mention.gender:
        found["gender_same"] = 1.0
    if query.match.head in _PLURALS and entity.kind in _BODIES:
        found["plural_body"] = 1.0


def _add_turns(found: Features, entity: Entity, query: Query) -> None:
    """Add whether and when an entity has spoken."""
    speakers = query.discourse.speakers
    if speakers and speakers[-1] is entity:
        found["spoke_last"] = 1.0
        if next(query.discourse.recent(), None) is entity:
            found["spoke_last_and_nearest"] = 1.0
        if query.match.mention.kind is MentionKind.CLITIC:
            found["spoke_last_clitic"] = 1.0  # « ajoute-t-il »
    elif entity.spoken:
        found["spoke_before"] = 1.0
        if speakers[-2:-1] == [entity]:
            found["spoke_second"] = 1.0
    if entity.spoken:
        found["spoken"] = math.log1p(entity.spoken)


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


def _fit(entity: Entity, match: MentionMatch, said: Description) -> Features:
    """Return how well an entity fits what a description says."""
    known = entity.known | entity.heads
    names = known.union(entity.words)
    head = head_fit(entity, said)
    found = {head: 1.0}
    if entity.kind is match.kind:
        found["kind_same"] = 1.0
    if head == "head_same" and said.further <= names:
        found["head_same_whole" if entity.named else "head_same_whole_unnamed"] = 1.0
    if head.startswith("head_other") and said.unique:
        found["office_other"] = 1.0
    if said.further:
        found.update(_shared(entity, match, said))
    if said.named and entity.complements and not said.named & entity.complements:
        found["names_other"] = 1.0
    if other_gender(entity, match):
        found["gender_other"] = 1.0
    found.update(_age_fit(entity, match))
    if said.demonstrative and entity.seen is not None:
        found["demonstrative"] = 1.0
    if said.indefinite:
        found["indefinite"] = 1.0
    if said.possessive and head in ("head_none", "head_other", "head_other_unnamed"):
        found["possessive_of_another"] = 1.0
    found.update(_country_fit(known, said))
    return found


def _shared(entity: Entity, match: MentionMatch, said: Description) -> Features:
    """Return what a description says further that the text has, or has not, said of an entity."""
    known = entity.known | entity.heads
    names = known.union(entity.words)
    words = said.further - said.named
    found: Features = {}
    bare = not entity.heads and match.kind is SpeakerKind.PERSON
    for feature, keys in (
        ("words_shared", words & known),
        ("words_missing", words - known),
        ("names_shared", said.named & names),
        ("names_missing", said.named - names),
    ):
        if keys and not (bare and feature.endswith("missing")):
            found[feature] = float(min(len(keys), _MANY))
    return found


def _age_fit(entity: Entity, match: MentionMatch) -> Features:
    """Return whether a description's age is that of an entity (*le quadragénaire*)."""
    if entity.age is None:
        return {}
    decade = decade_of(match.head)
    age = age_of(match.mention.text) if decade is None else None
    if decade is None and age is None:
        return {}
    same = entity.age == age if decade is None else 0 <= entity.age - decade < _DECADE
    return {"age_same" if same else "age_other": 1.0}


def head_fit(entity: Entity, said: Description, *, anybody: bool = True) -> str:
    """Return how the noun of a description fits those that the text has for an entity.

    Args:
        entity: The entity.
        said: The description taken apart.
        anybody: Whether a generic noun fits anybody.

    Returns:
        The name of a feature.
    """
    if said.head in entity.heads:
        return "head_same"
    if said.generic and anybody:
        return "head_generic"
    if not entity.heads:
        return "head_none"
    families = role_families()
    if said.families:
        for head in entity.heads:
            if not said.families.isdisjoint(families.get(head, ())):
                return "head_kin"
    return "head_other" if entity.named else "head_other_unnamed"


def _country_fit(known: set[str], said: Description) -> Features:
    """Return whether a description's country is that of an entity."""
    if not said.countries:
        return {}
    theirs = {key for key in known if key[0] == COUNTRY}
    if said.countries & theirs:
        return {"country_same": 1.0}
    return {"country_other": 1.0} if theirs else {}


def features_of_nobody(query: Query, choice: int) -> Features:
    """Return what speaks for somebody whom the text mentions nowhere else.

    Args:
        query: The mention.
        choice: How many entities could be meant.

    Returns:
        Each feature that is not nought.
    """
    found = {"new": 1.0}
    if not choice:
        found["new_alone"] = 1.0
    said = query.said
    if said is None:
        return found
    if said.further:
        found["new_words"] = float(min(len(said.further), _MANY))
    if said.named:
        found["new_names"] = 1.0
    if said.unique and not said.demonstrative:
        found["new_unique" if said.further else "new_unique_bare"] = 1.0
    for name in ("generic", "indefinite", "demonstrative", "possessive"):
        if getattr(said, name):
            found[f"new_{name}"] = 1.0
    return found
