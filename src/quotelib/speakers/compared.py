"""What the answers to who is meant say of each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import MentionKind, QuotationKind
from .affected import mark_acting_on
from .beside import mark_of_field, mark_other_gender, mark_told_most, spare_acting
from .inside import mark_outside, mark_told_of
from .own_trade import NO_TRADES, mark_such
from .rivals import mark_names, mark_rivals
from .wording import decade_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..models.records import Attribution
    from .descriptions import Description, Features
    from .evidence import Query

__all__ = ["compare"]

_TOLD = frozenset({"camp_same", "decade_same", "age_same", "nation_same"})
"""What a text says of somebody to tell him apart: his party, age or country."""
_NATION = "nation_same"
_COUNTRY = "country_same"
_FROM_THERE = frozenset({_COUNTRY, "head_kin"})
"""Features of one of the country that a description says who may be called by its noun."""
_AGES = frozenset({"decade_same", "age_same"})
_OF_ANYBODY = _AGES | {"nation_same"}
"""Those that a text says of people without a name as well (*un touriste danois de 52 ans*)."""

_TELLS = frozenset({"kind_person", "spoke_last", "sentence_before", "same_paragraph", "head_none"})
"""Features of somebody of no trade who spoke in the sentence before a description."""
_TALKS = frozenset({"kind_person", "gender_same", "spoke_last", "sentence_before"})
"""Features of a person whom a pronoun fits, and who spoke in the sentence before; not of
somebody's lawyer or brother, who speaks for him."""
_LATER = frozenset({"later", "later_near"})
"""Features of somebody who is named only after the mention."""
_TOLD_OF = frozenset({"kind_person", "reported", "sentence_before", "named"})
"""Features of one of whom words tell that are reported there."""
_MEANT = frozenset({"head_same", "kin_close", "answers_other", "owner_told", "camp_same"})
"""Features of whom the description means nevertheless."""
_CALLED = frozenset({"head_same", "kind_same"})
"""Features of who is called by the noun of a description."""
_FIRMS = frozenset({"head_same", "generic_kin"})
"""Features of which a firm has one."""
_MAY_BE_FIRM = frozenset({"kind_unknown", "named", "subjects"})
"""Features of a name that acts and of which a text does not say what it is the name of."""
_COVERED = frozenset({"kin_covered", "named"})
"""Features of somebody with a name whose noun says more than that of the description."""
_WHOLE = frozenset({"head_same_whole", "head_same_whole_unnamed"})
"""Features of somebody who has been called by all words of the description."""
_TALKED = frozenset({"kind_person", "spoken", "gender_same", "same_paragraph"})
"""Features of a person whom a pronoun fits, and who has spoken already."""
_NEWCOMER = frozenset({"brought_in", "head_same_whole_unnamed"})
"""Features of who was brought in just before by the noun at hand (*Un notaire attend*): it is he
whom *le notaire* means, and not a named one."""
_NEWCOMER_KIN = frozenset({"brought_in", "kin_only"})
"""Features of who was brought in just before by another noun of that trade (*Une infirmière a porté
plainte. « Q », dit la soignante*)."""
_CAME = frozenset({"spoke_last", "sentence_same", "sentence_before", "sentence_second"})
"""Features of who has just come to mind."""
_UNTOLD = frozenset({"named", "kind_person", "head_none"})
"""Features of somebody of whose trade a text tells nothing."""
_NAMELESS = frozenset({"kind_person", "gender_same", "head_generic"})
"""Features of a person whom a noun for anybody fits."""
_LAST_ACTING = frozenset({"sentence_second", "rank_0", "subject", "same_paragraph"})
_ELSEWISE = frozenset({"named", "possessed", "gender_other", "nation_other", "decade_other"})
"""Features of one who is called by a name or after somebody, or whom the noun does not mean."""


def compare(answers: Sequence[Features], query: Query) -> None:
    """Add what the other answers say of each.

    Args:
        answers: The features of the entities that may be meant, and of nobody, which come last.
        query: The mention.
    """
    *entities, nobody = answers
    if query.told is not None:
        _compare_talkers(entities, query)
    elif query.said is None:
        mark_rivals(entities, query)
        if query.attribution is not None:
            _mark_talking(entities, query, query.attribution)
    if query.said is not None:
        _compare_described(entities, query, query.said)
    if [one for one in entities if "subject_near" in one]:
        nobody["new_though_near"] = 1.0
        for one in entities:
            if not _LATER.isdisjoint(one):
                one["later_though_near"] = 1.0
            if "sentences_many" in one:
                one["far_though_near"] = 1.0


def _compare_described(entities: Sequence[Features], query: Query, said: Description) -> None:
    """Add what those whom a description may mean say of each other."""
    spare_acting(entities)
    _mark_kin(entities, former=said.former)
    _mark_unnamed(entities)
    _mark_known(entities)
    _mark_elsewhere(entities, query)
    if query.match.head in closed_class("fixed_gender"):
        mark_other_gender(entities)
    if said.generic:
        _mark_generic(entities, query)
    if said.complement:
        mark_of_field(entities)
    if said.former and said.unique:
        mark_told_most(entities)


def _compare_talkers(entities: Sequence[Features], query: Query) -> None:
    """Add what those who may say a quotation without source say of each other."""
    mark_told_of(entities, query)
    mark_acting_on(entities)
    if query.trades is not NO_TRADES:
        mark_such(entities)
    mark_outside(entities)
    mark_names(entities, query)


def _mark_kin(entities: Sequence[Features], *, former: bool) -> None:
    """Mark the only one whose noun goes with that of a description; none where another has it.

    *L'artisan* is the baker, not somebody of no trade; *le responsable* is who was called so,
    rather than the president, whom the noun would fit as well; *le parlementaire* the deputy, and
    not the mayor. *Luc Roy est parti. « Q », dit un habitué. Le client ajoute que P*: of Luc Roy
    the text would have said that he is one.

    Args:
        entities: The features of the entities that may be meant.
        former: Whether the noun is what its bearer is no more, beside whatever he is called now.
    """
    kin = [one for one in entities if "head_kin" in one or "head_same" in one]
    if same := [one for one in kin if "head_same" in one]:
        for one in kin:
            one.pop("kin_covered", None)
        for one in same:
            one.pop("kept_near", None)  # « Le juge attend. Luc l'a vu. « Q », dit le juge »
    if not former and list(filter(_COVERED.issubset, kin)):
        kin = [one for one in kin if "kin_covered" in one]
        _mark_not_covered(entities)
    if kin and "kin_bare" in kin[0] and (len(kin) == 1 or _is_nearest(kin)):
        kin[0]["kin_only"] = 1.0
        if "named" not in kin[0] and not _CAME.isdisjoint(kin[0]):
            _mark_untold(entities, kin[0])
        _spare([one for one in entities if "head_other" in one])


def _mark_not_covered(entities: Sequence[Features]) -> None:
    """Mark those with names whom a noun fits less than it fits somebody whose noun it covers.

    *Ada Roux, adjointe à la Culture, a parlé. La réalisatrice, Lise Faure, attend. « Enfin », dit
    l'élue*: hardly the other, though she came last.
    """
    for one in entities:
        if "named" in one and "kin_covered" not in one and "head_same" not in one:
            one["covered_elsewhere"] = 1.0
            one.pop("kin_close", None)


def _mark_untold(entities: Sequence[Features], kin: Features) -> None:
    """Mark those with names of whom nothing tells that they are what a newcomer is.

    Not whom the text may have named since: *Un promoteur lorgne la salle. Luc Roy veut la raser*.
    """
    at = -1 if "spoke_last" in kin else entities.index(kin)
    for k, one in enumerate(entities):
        since = k < at and "subject_near" in one
        if not since and one.keys() >= _UNTOLD and "spoke_last" not in one:
            one["kin_passed"] = 1.0


def _mark_talking(entities: Sequence[Features], query: Query, said: Attribution) -> None:
    """Mark those of whom somebody without a name has told; let people talk on beside bodies.

    *Selon un témoin, Luc Roy a fui. « J'ai eu peur », raconte-t-il*; *« Rien n'est sûr », dit Luc
    Roy. Le club a perdu un match. « Attendons », ajoute-t-il*: that a body acts is left out, where
    somebody has spoken whom a pronoun beside marks fits.
    """
    if query.match.mention.kind is MentionKind.CLITIC and any(
        one.keys() >= _TALKS and "named" not in one and "possessed" not in one for one in entities
    ):
        _mark_told_by_last(entities)
    if said.kind is not QuotationKind.DIRECT:
        return
    acting = [one for one in entities if "body_acts" in one]
    if acting and any(one.keys() >= _TALKED for one in entities):
        for one in acting:
            del one["body_acts"]
            one.pop("body_acts_nearest", None)


def _is_nearest(kin: Sequence[Features]) -> bool:
    """Return whether the nearest of several of one trade alone is of the paragraph at hand.

    *Le colonel X a ouvert le pont.* Then of others: *Le général Y commande. Z l'a désavoué. « Nous
    avancerons », dit le militaire*: Y, and not Z, though a soldier was named further above.
    """
    if any("head_same" in one for one in kin):
        return False
    return ["same_paragraph" in one for one in kin[:2]] == [True, False] and not any(
        "same_paragraph" in one for one in kin[2:]
    )


def _mark_generic(entities: Sequence[Features], query: Query) -> None:
    """Mark those whom a noun for any firm or anybody means the more or less beside others."""
    if query.said is not None and query.said.generic_body:
        _mark_firm(entities)
        return
    _mark_anybody(entities)
    _mark_passed(entities, aged=decade_of(query.match.head) is not None)


def _mark_firm(entities: Sequence[Features]) -> None:
    """Mark the only named one that may be a firm, where a text tells of none.

    *Novalia ferme son site de Dole. Selon le groupe, …*: it does what is told, and Dole nothing.
    """
    for one in entities:
        body = "kind_organisation" in one and "named" in one and "generic_other" not in one
        if body or not _FIRMS.isdisjoint(one):
            return  # « la CGT » is none
    found = [one for one in entities if one.keys() >= _MAY_BE_FIRM and _LATER.isdisjoint(one)]
    if len(found) == 1:
        found[0]["firm_unsaid"] = 1.0
        for one in entities:
            if "generic_other" in one:
                one["generic_elsewhere"] = 1.0


def _mark_anybody(entities: Sequence[Features]) -> None:
    """Mark those with names whom a noun for anybody means the less as a text tells of others.

    *Une retraitée a porté plainte. La maire, Ada Roux, l'a reçue. « C'est dur », dit la vieille
    dame*: where no age is that of the mayor. *Une mère de famille a crié. Ada Roux l'a vue. « C'est
    fini », dit la mère de famille*: who was called just so.
    """
    unnamed = called = tried = False
    for one in entities:
        tried = tried or "generic_accused" in one
        if "named" not in one:
            unnamed = unnamed or ("kind_person" in one and "gender_same" in one)
            called = called or "head_same_whole_unnamed" in one
    for one in entities:
        if not tried:
            one.pop("generic_officer", None)
        if "generic_office" in one and not (unnamed and _TOLD.isdisjoint(one)):
            del one["generic_office"]
        if called and "head_generic" in one and "named" in one:
            one["same_elsewhere"] = 1.0


def _mark_passed(entities: Sequence[Features], *, aged: bool) -> None:
    """Mark those with names whom a noun for anybody does not mean, as another just came or spoke.

    *Luc Roy part. « Q », dit un riverain. L'homme ajoute que P*: he who has no name could be called
    by nothing else. Not so who is the subject since, nor beside one who only acts who was arrested
    or hurt, as a text calls him so (*Luc Roy a été arrêté. Un voisin l'a vu. L'homme nie*).

    Args:
        entities: The features of the entities that may be meant.
        aged: Whether the noun tells an age, which then is that of a newcomer.
    """
    newcomer = next((one for one in entities if _is_newcomer(one)), None)
    if newcomer is None or (aged and _OF_ANYBODY.isdisjoint(newcomer)):
        return
    at, spoke = entities.index(newcomer), "spoke_last_near" in newcomer
    at -= len(entities) * (not _OF_ANYBODY.isdisjoint(newcomer))  # « la vieille dame »
    for k, one in enumerate(entities):
        if "named" not in one or "head_generic" not in one or "spoke_last_near" in one:
            continue
        acts = ("subject_near" in one and k < at) or ("generic_tried" in one and not spoke)
        if not acts and _TOLD.isdisjoint(one) and "generic_accused" not in one:
            one["generic_passed"] = 1.0


def _is_newcomer(one: Features) -> bool:
    """Return whether somebody without a name has just spoken, or is the subject just before."""
    if not one.keys() >= _NAMELESS or not _ELSEWISE.isdisjoint(one):
        return False
    if "spoke_last" in one:
        return "spoke_last_near" in one or not _OF_ANYBODY.isdisjoint(one)
    near = "subject_near" in one and "subordinate_near" not in one
    return near or one.keys() >= _LAST_ACTING  # « Une caissière tombe. Un client fuit. »


def _mark_elsewhere(entities: Sequence[Features], query: Query) -> None:
    """Mark those of whom a text does not say what it has said of somebody with a name.

    *La socialiste* is Ada Roux (PS), and not the minister who was mentioned since; *le prévenu* is
    Luc Faure, who was called so, rather than Hugo, whom a witness has named.
    """
    bare = query.said is not None and not query.said.further
    # « la responsable danoise »: the Danish minister
    only = query.said is not None and query.said.further == query.said.countries
    from_there = frozenset({_COUNTRY} if only else ())
    bare_home = query.said is not None and query.said.inhabitant  # « le Lillois » says no more
    found: set[str] = set()
    spoke = False
    for one in entities:
        if not _LATER.isdisjoint(one):
            continue
        if "named" in one:
            found |= _TOLD & one.keys()
            found |= from_there if one.keys() >= _FROM_THERE else frozenset()
        elif "possessed" not in one:
            # « un touriste danois » only while he is fresh: he may have been named since
            found |= (_AGES if _CAME.isdisjoint(one) else _OF_ANYBODY) & one.keys()
        if (bare and "head_same" in one) or not _WHOLE.isdisjoint(one):
            found.add("head_same")
            spoke = spoke or "spoke_last" in one
    if "head_same" in found:
        _mark_same_elsewhere(entities, kin=spoke or not bare)
    for told in found - {"head_same"}:
        for one in entities:
            if told not in one:
                one["told_elsewhere"] = 2.0 if told == _NATION and bare_home else 1.0
                _spare([one])


def _mark_same_elsewhere(entities: Sequence[Features], *, kin: bool) -> None:
    """Mark those of another noun than the one that somebody is called by.

    *Le juge a ajouté*: it is not the mayor who goes on, though he spoke last.

    Args:
        entities: The features of the entities that may be meant.
        kin: Whether nouns of one family are other nouns too, as somebody has been called by all
            words of the description (*un haut responsable*), or spoke last: he is not the
            president.
    """
    for one in entities:
        if "head_none" in one or "head_other" in one or (kin and "head_kin" in one):
            one["same_elsewhere"] = 1.0
        elif "generic_other" in one:
            one["generic_elsewhere"] = 1.0  # « le club » is that of Dole, and not the chamber
        if "head_same" not in one:
            one.pop("adds_last", None)


def _mark_known(entities: Sequence[Features]) -> None:
    """Mark those named later whom only their names show to be called so, where others were.

    *L'agence régionale de santé a appelé à la prudence. L'agence rappelle que P. Selon Santé
    publique France, Q*: the first of the two.
    """
    known: list[Features] = []
    called = False
    for one in entities:
        if one.get("later_known"):
            known.append(one)
        elif one.keys() >= _CALLED and _LATER.isdisjoint(one):
            called = True
    if called:
        for one in known:
            one["later_though_called"] = 1.0


def _mark_told_by_last(entities: Sequence[Features]) -> None:
    """Mark those of whom somebody has just told, who goes on rather than they.

    *Selon Luc Roy, l'ancien président Paul Serre doute. « Il hésite », confie le député*: Luc Roy,
    of whom the text has not said what he does.
    """
    for one in entities:
        if one.keys() >= _TOLD_OF and _MEANT.isdisjoint(one):
            one["told_of_by_last"] = 1.0


def _mark_unnamed(entities: Sequence[Features]) -> None:
    """Mark who was brought in by the noun at hand; a bystander who goes on may be of any trade."""
    tells = False
    for one in entities:
        tells = tells or one.keys() >= _TELLS
        if one.keys() >= _NEWCOMER or ("named" not in one and one.keys() >= _NEWCOMER_KIN):
            one["brought_in_so"] = 1.0
        if "head_kin" in one or "head_same" in one:
            one.pop("listens", None)  # « Interrogé par la présidente, P. La magistrate s'étonne »
        if "answers_last" in one:
            one.pop("meets_another", None)  # « Ada lui a répondu : « Q ». « Q », réplique l'élu »
        if "adds_last" in one and "head_other_unnamed" in one:
            one["head_none"] = one.pop("head_other_unnamed")
    if tells:
        _mark_told_by_last(entities)


def _spare(entities: Sequence[Features]) -> None:
    """Leave out that somebody did something to another, where words tell who is meant.

    *Ada Roux, la maire, a parlé. Lise Faure, notaire, l'a reçue. « Enfin », dit l'élue.*
    """
    for one in entities:
        one.pop("meets_another", None)
