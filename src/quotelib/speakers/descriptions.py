"""What a description says, and how well an entity fits it."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

import attrs

from ..lexicon.roles import nouns_covered, role_families
from ..lexicon.words import closed_class, closed_classes
from ..models import Number, SpeakerKind
from .ages import TELLING_AGE, age_fit, country_fit
from .agreement import other_gender
from .camps import CAMPED, are_of_one_party, camps_of, names_but_party
from .families import covers, family_fit, family_fits
from .field_shared import field_fit
from .in_office import holds_office
from .offices import COUNTRY, MINISTER, is_former, leads_government, noun_of, nouns_of_field
from .owners import LATTER_ENDINGS, is_owned
from .trades import OPPOSED, TURNS, is_in_any_trade, trade_fit, turn_fit
from .whose import complement_of, is_anothers, is_one_of
from .wording import (
    BRINGING_IN,
    before_place,
    decade_of,
    facts,
    first_word,
    fold,
    head_key,
    owners_in,
    without_age,
)

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from ..lexicon import Lexicon
    from ..models.records import MentionMatch
    from .entities import Entity

__all__ = ["MANY", "Description", "Features", "fit_of", "head_fit", "take_apart"]

Features = dict[str, float]

MANY = 3
"""No more words than this are counted."""
_COUNTED = re.compile(r"(?:la|le|une?) (?:\w+ième|seconde?) ", re.IGNORECASE)
_AGED = re.compile(r"[^,]* ans\b")
_OF_TOWN = re.compile(r"\badjointe? (?:à|aux?)\b")
_OFFICE_OF = re.compile(r" (?:de|des|du|de la) [a-zà-ÿ]| de l['’]| d['’]")
_IN_TOWN = frozenset({"elected", "politics", "camp"})
"""Families of whoever is *adjoint à l'urbanisme*, beside the mayor."""
_NATIVE, _UNIONIST = "natif", "syndicaliste"
_DEFINITE = ("le", "la", "l'")
_SPORT = "sport"
"""Family of those who play or run."""
_BODIES = {SpeakerKind.ORGANISATION, SpeakerKind.MEDIA}
_ELSE = ("head_none", "head_kin", "head_other", "head_other_unnamed")
_OR_KIN = frozenset({"homme", "garcon"})
"""Keys of nouns for anybody or, behind a possessive, a relative."""
_CLOSE = {"head_same": "same_named", "head_kin": "kin_named"}


@attrs.frozen(kw_only=True)
class Description:
    """A description taken apart.

    Attributes:
        head: Key of its noun.
        further: Keys of what else it says.
        named: Those of them that are names.
        complement: Those of them after the first *de*, names and adjectives too (*le médecin de
            l'équipe suisse*).
        countries: Those of all its keys that are countries.
        families: The families of its noun.
        covered: The nouns that say more than its own (*le magistrat* after *procureur*).
        field: Those of them for who works in the field that it names (*la cheffe du service de
            pédiatrie*, a paediatrician).
        trying: Whether its noun is for those who try a case, or are asked about it there.
        side: On which side of a trial it shows its bearer to be, nothing of other nouns.
        national: Whether its noun says where its bearer comes from, and nothing else (*le Breton*).
        inhabitant: Whether it says that and no more (*le jeune Breton* does).
        generic: Whether its noun fits anybody of a gender (*l'homme*, *la Bretonne*).
        generic_body: Whether it is but a noun for any firm (*l'entreprise*): one that was named.
        counted: Whether it says which of several its bearer is (*le quatrième homme*).
        lifeless: Whether it tells of somebody who speaks no more (*le jeune homme décédé*).
        indefinite: Whether it brings in somebody new (*de nombreux élus*).
        demonstrative: Whether it takes up somebody who is near.
        possessive: Whether it says to whom its bearer belongs.
        unique: Whether its noun is that of an office or body of which a text means one.
        owners: Keys of the nouns after *de* and a determiner alone: whose its bearer is.
        camps: The political camps that it shows its bearer to be of.
        partisan: Whether its noun is what people of a party are called (*la socialiste*).
        former: Whether it is of what its bearer is no more (*l'ancien joueur*), or not yet.
        aged: Whether it gives the age of somebody whom the text has named before (*le chef de 47
            ans*).
        telling: Whether it says more of a person than its noun does.
        maker: Whether it calls its bearer after a work (*l'autrice de « La Falaise »*).
    """

    head: str
    further: frozenset[str]
    named: frozenset[str]
    complement: frozenset[str]
    countries: frozenset[str]
    families: frozenset[str]
    covered: frozenset[str]
    field: frozenset[str]
    trying: bool
    side: frozenset[str]
    national: bool
    inhabitant: bool
    generic: bool
    generic_body: bool
    counted: bool
    lifeless: bool
    indefinite: bool
    demonstrative: bool
    possessive: bool
    unique: bool
    owners: frozenset[str]
    camps: frozenset[str]
    partisan: bool
    former: bool
    aged: bool
    telling: bool
    maker: bool


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
    head = noun_of(match.head, match.mention.span.text, lexicon)
    noun = lexicon.source_noun(match.head)
    national = lexicon.demonym(match.head) is not None and noun is None
    text = without_age(before_place(match.mention.span.text))
    opening, said = first_word(text), facts(text, lexicon)
    owners = owners_in(text, lexicon) - {head}
    of = complement_of(text, lexicon) if head != _NATIVE else frozenset()
    complement = of & said - {head}  # « l'homme d'affaires » has none, « la native de Hué » neither
    named = names_but_party(text, lexicon, complement) & said - {head}
    # « la mère », but « la mère de la victime », « la mère de Léa » say who she is
    of_named = not complement.isdisjoint(named)
    relation = noun is not None and noun.category == "relation"
    related = of_named and (relation or head in closed_class("blood_kin"))
    aged = opening in _DEFINITE and _AGED.match(match.mention.span.text) is not None
    possessive = opening in closed_class("possessive")
    return Description(
        head=head,
        further=said - {head},
        named=named,
        complement=complement,
        countries=(countries := _countries_in(said | {head})),
        families=(families := _families_of(head, text)),
        covered=nouns_covered().get(head, frozenset()) | (field := nouns_of_field(text, lexicon)),
        field=field,
        trying=head in closed_class("trying_role"),
        side=families & OPPOSED.keys(),
        unique=head in _unique_offices(),
        national=national,
        inhabitant=national and said - {head} <= countries,
        generic=national
        or decade_of(match.head) is not None
        or (
            match.head in closed_classes("generic_person", "generic_body")
            and head == head_key(match.head, lexicon)  # « l'homme d'affaires » is none
            and not (related or (relation and owners))
        ),
        generic_body=match.head in closed_class("any_firm") and not said - {head},
        lifeless=not closed_class("lifeless_word").isdisjoint(said - complement),
        counted=_COUNTED.match(text) is not None,
        indefinite=opening in closed_classes(*BRINGING_IN) or is_one_of(match) or opening == "de",
        demonstrative=opening in closed_class("demonstrative"),
        possessive=possessive or (text.endswith(LATTER_ENDINGS) and is_owned(text)),
        owners=owners,
        former=is_former(text),
        aged=aged,
        telling=match.kind is SpeakerKind.PERSON and bool(said - {head} or possessive or aged),
        camps=camps_of(text) if match.kind in CAMPED else frozenset(),
        partisan=match.kind in CAMPED and bool(camps_of(match.head)),
        maker=of_named and head in closed_class("maker_noun"),
    )


def _families_of(head: str, text: str) -> frozenset[str]:
    """Return the families of a description's noun, those of the mayor's deputy for his field."""
    families = role_families().get(head, frozenset())
    return families & _IN_TOWN if _OF_TOWN.search(text) is not None else families


def _countries_in(keys: AbstractSet[str]) -> frozenset[str]:
    """Return those of some keys that are countries."""
    return frozenset([key for key in keys if key.startswith(COUNTRY)])


def fit_of(entity: Entity, match: MentionMatch, said: Description) -> Features:
    """Return how well an entity fits what a description says.

    Args:
        entity: The entity.
        match: The description.
        said: The same taken apart.

    Returns:
        Each feature that is not nought.
    """
    known = entity.known | entity.heads
    names = known.union(entity.words)
    head = head_fit(entity, said)
    found = {head: 1.0}
    # « l'agence » is of the press or not
    if entity.kind is match.kind or (head == "head_same" and {entity.kind, match.kind} == _BODIES):
        found["kind_same"] = 1.0
    if head == "head_same":
        _add_same(found, entity, said, names)
    if said.further:
        found.update(_shared(entity, match, said))
    _add_close(found, entity, said, head)
    _add_owner(found, said, head, names)
    if said.named and entity.complements and not said.named & entity.complements:
        found["names_other"] = 1.0
    if other_gender(entity, match):
        found["gender_other"] = 1.0
    found.update(trade_fit(entity, match, said, head))
    if said.demonstrative and entity.seen is not None:
        found["demonstrative"] = 1.0
    if said.indefinite:
        found["indefinite"] = 1.0
    if said.possessive and head in ("head_none", "head_other", "head_other_unnamed"):
        found["possessive_of_another"] = 1.0
    found.update(family_fit(entity, match, said, head))
    young = said.generic and said.further  # « la vieille dame »
    if said.camps or said.countries or young or entity.age or entity.once:
        _add_told(found, entity, match, said)
    return found


def _add_same(found: Features, entity: Entity, said: Description, names: AbstractSet[str]) -> None:
    """Add whether all or only some of what a description says is told of one of the same noun.

    *L'avocat de Léa Roy* was introduced as such, and is not that of Luc Roy.
    """
    if said.further <= names:
        found["head_same_whole" if entity.named else "head_same_whole_unnamed"] = 1.0
        if len(said.named) > 1:
            found["named_whole"] = 1.0
        return
    shared = said.named & entity.complements
    if shared and said.named - names and entity.complements - said.named:
        found["named_apart"] = 1.0


def _is_other_office(entity: Entity, said: Description) -> bool:
    """Return whether *de* says of a body other than that of its name what it is for.

    *L'agence de météorologie* is not *l'Agence nationale de gestion des crues*, but may be *Agence
    Azur*.
    """
    if not _OFFICE_OF.search(entity.name):
        return False
    ours = said.complement - said.named  # not *l'office de Berne*, after where it sits
    return bool(ours) and ours.isdisjoint(entity.known.union(entity.heads, entity.words))


def _add_told(found: Features, entity: Entity, match: MentionMatch, said: Description) -> None:
    """Add whether the age, country and party of a description are those of an entity."""
    found.update(age_fit(entity, match))
    found.update(country_fit(entity.known | entity.heads, match, said))
    if said.camps and entity.camps and not (said.partisan and _UNIONIST in entity.heads):
        found["camp_other" if said.camps.isdisjoint(entity.camps) else "camp_same"] = 1.0
        if match.mention.number is Number.PLURAL and " et " in entity.name:
            # « les conservateurs » are more than their head and another's
            found["owners_other"] = 2.0


def _add_close(found: Features, entity: Entity, said: Description, head: str) -> None:
    """Add whether one of the same noun or family bears the same names, or has an office."""
    other = head == "head_same" and (
        (bool(said.owners) and is_anothers(entity, said))
        or (entity.kind in _BODIES and entity.named and _is_other_office(entity, said))
    )
    if other:
        found["owners_other"] = 1.0
    if "names_shared" in found and head in _CLOSE:
        found[_CLOSE[head]] = 1.0
    if not said.unique or said.former:
        return  # « l'ancienne ministre » may hold any office now
    if head == "head_kin" and (not entity.named or _is_no_office(entity)):
        found["office_kin"] = 1.0
    elif head.startswith("head_other"):
        found["office_other"] = 1.0
        body = entity.kind is SpeakerKind.ORGANISATION and bool(said.owners)
        if body and said.owners.isdisjoint(entity.known | entity.heads):
            found["owners_other"] = 1.0  # « la direction de l'usine » is no chamber of commerce
    elif head == "head_none" and entity.seen is not None:
        found["office_none"] = 1.0  # the text would have said so when it named her


def _is_no_office(entity: Entity) -> bool:
    """Return whether the nouns for an entity are not those of an office that another noun means.

    *Le ministre* is not *la députée*, but may be the representative of his country.
    """
    return bool(entity.offices) or entity.heads.isdisjoint(closed_class("leading_role"))


def _add_owner(found: Features, said: Description, head: str, names: AbstractSet[str]) -> None:
    """Add whether the text has told of one of another noun whose or what a description says.

    What work somebody made, readers know: *la chanteuse Ada Roux* is *l'interprète de « Brume »*.
    """
    # « l'accusé du procès », « l'athlète du Stade morvandiau »
    charged = head == "head_kin" and bool(said.side or _SPORT in said.families)
    if said.complement and head in _ELSE and not (said.maker or charged):
        told = not said.complement.isdisjoint(names)
        found["owner_told" if told else f"owner_new_{head}"] = 1.0


def _shared(entity: Entity, match: MentionMatch, said: Description) -> Features:
    """Return what a description says further that the text has, or has not, said of an entity."""
    known = entity.known | entity.heads
    names = known.union(entity.words)
    words = said.further - said.named - (TELLING_AGE if said.generic else frozenset())
    found = {} if TURNS.isdisjoint(words) else turn_fit(entity, match, said)
    if said.complement and entity.kind is not SpeakerKind.PERSON:
        found |= field_fit(entity, said)
    bare = not entity.heads and match.kind is SpeakerKind.PERSON
    for feature, keys in (
        ("words_shared", words & known),
        ("words_missing", words - known),
        ("names_shared", said.named & names),
        ("names_missing", said.named - names),
    ):
        if keys and not (bare and feature.endswith("missing")):
            found[feature] = float(min(len(keys), MANY))
    return found


def _is_anothers(entity: Entity, said: Description) -> bool:
    """Return whether an entity is called after somebody whose wife it is, and a woman is meant."""
    if entity.named or not said.generic or not entity.mentions:
        return False
    return is_owned(entity.mentions[0].text)


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
        if said.head in _OR_KIN and anybody and _is_anothers(entity, said):
            return "head_generic"  # « cette femme » takes up no « sa femme »
        if said.head == MINISTER and leads_government(entity.offices, said.further):
            return "head_kin"  # « le ministre » is the minister rather than the first one
        return "head_same"
    named = said.head in entity.called or holds_office(entity, said)
    if named or (
        said.head not in closed_class("any_top_role") and not said.covered.isdisjoint(entity.called)
    ):
        return "head_same"  # « la romancière »: « le deuxième roman d'Ada Roux »
    partisan = said.partisan and entity.seen is not None and _UNIONIST not in entity.heads
    if partisan and are_of_one_party(said.camps, entity.camps):
        return "head_same"  # « la socialiste »: Ada Roux (PS), mentioned before, not (CGSP)
    if said.generic and anybody:
        return "head_generic"
    # « un homme de 34 ans » may be the accused
    passing = "passing_role" if entity.named else "generic_person"
    told = entity.named or (said.side and entity.heads)
    covered = not said.covered.isdisjoint(entity.heads)  # « la maman des triplés », their mother
    covered = covered and covers(entity, said)
    if told and not covered and entity.heads <= closed_class(passing):
        return "head_none"
    found = family_fits(entity, said) if said.families else ""
    if covered and not found:
        return "head_kin"
    if not found and is_in_any_trade(entity, said):
        return "head_none"
    return found or ("head_other" if entity.named else "head_other_unnamed")
