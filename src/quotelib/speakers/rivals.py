"""Whom a pronoun means of those who stand beside each other in the sentence before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import Act, MentionKind, Number, SpeakerKind
from .beside import mark_under_main
from .nearness import RANKS
from .owners import is_owned
from .wording import LETTERS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..models.records import Attribution
    from .descriptions import Features
    from .evidence import Query

__all__ = ["mark_names", "mark_rivals"]

_NEAR = frozenset({"sentence_same", "sentence_before"})
_ONLY = frozenset({"kind_person", "sentence_before", "same_paragraph"})
_ACTING = frozenset({"kind_organisation", "subject_near"})
_FRESH = frozenset({"mentioned_once", "spoke_last"})
_HERE = frozenset({"sentence_before", "same_paragraph"})
_KEPT_OFF = frozenset({"silent", "meets_another", "possessed", "reported"})
_DOUBT = 0.2
"""So likely a description may be one of somebody whom the text has named."""
_ACTS = frozenset({"subject", "reported"})
"""Features of those who stand for themselves, or in what somebody else says."""
_RETURNING = frozenset({"subject_near", "spoke_before", "gender_same"})
"""Features of the subject of the sentence before who spoke, but not last."""
_BODIES = ("kind_organisation", "kind_group")


def mark_rivals(entities: Sequence[Features], query: Query) -> None:
    """Mark whom a pronoun is the less likely to mean as somebody else stands beside him.

    Args:
        entities: The features of those who may be meant, completed here.
        query: The pronoun.
    """
    mark_names(entities, query)
    mark_under_main(entities)
    _mark_turns(entities, query)
    _mark_alone(entities, query)
    _mark_returning(entities, query)
    gender = query.match.mention.gender
    if query.match.mention.number is Number.PLURAL:
        _mark_bodies(entities, query)
    for one in entities:
        # « Le préfet, lui, s'est tu. « Rien à dire », a-t-il lâché », not « Il est parti », dit-il
        if "silent" in one and "set_apart" in one and query.told_of is not gender:
            del one["silent"]
    if query.attribution is not None and gender is not None and query.told_of is gender:
        if _is_thing_meant(query) or _speaks_for_another(query):
            return
        acts = not _is_in_state(query)
        _mark_told_of(entities, answers=_answers(query.attribution), acts=acts)


def _answers(attribution: Attribution) -> bool:
    """Return whether words are an answer."""
    act = attribution.cues[0].act if attribution.cues else None
    return act in (Act.ANSWER, Act.DENY)


def mark_names(entities: Sequence[Features], query: Query) -> None:
    """Mark the names that are no subject where somebody without a name is.

    That somebody has a name makes it likely that a text goes on about him. But whoever is the
    subject of the sentence before is taken up all the same: *Le boulanger a critiqué Luc Roy. « Le
    pont tombe », dit-il*; *La mairie a porté plainte contre Ada Roux. « Les règles sont claires »,
    précise-t-elle*. Who says *je* is no body.

    Args:
        entities: The features of those who may be meant, completed here.
        query: The pronoun, or a quotation without source.
    """
    subjects = [one for one in entities if "subject_near" in one and "subordinate_near" not in one]
    people = [
        one
        for one in subjects
        if "kind_person" in one and "named" not in one and "governed" not in one
    ]
    fresh = len(people) == 1 and people[0].keys() >= _HERE and not query.at.governed
    if fresh and not _FRESH.isdisjoint(people[0]):
        _mark_newcomer(people[0], entities, query)
    bodies = [one for one in subjects if any(kind in one for kind in _BODIES)]
    says_i = bodies and not closed_class("first_person_singular").isdisjoint(
        LETTERS.findall(query.words.lower())
    )
    if not people and not bodies:
        return
    floats = query.told is not None
    for one in entities:
        if "named" not in one or "kind_person" not in one or _NEAR.isdisjoint(one):
            continue
        if "subject_near" in one or "told_more" in one or (floats and "spoke_last" in one):
            continue  # « Le trésorier a salué Luc Roy, qui part. « Je suis ému », dit-il »
        if people:
            one["beside_subject"] = 1.0
        elif bodies and not says_i and "governed_near" in one:
            one["beside_body"] = 1.0


def _mark_newcomer(newcomer: Features, entities: Sequence[Features], query: Query) -> None:
    """Mark somebody without a name who comes in behind words that open the sentence before.

    *Ada Roux a fui. Mercredi, la procureure a ouvert une enquête. « Q », dit-elle*: where nobody
    else acts there, and no named one is likely to be called so. She may have spoken there.
    """
    if newcomer.get("doubted", 0.0) > _DOUBT or not _KEPT_OFF.isdisjoint(newcomer):
        return
    incise = query.match.mention.kind is MentionKind.CLITIC
    for one in entities:
        if incise and "spoke_last_here" in one and one is not newcomer:
            return  # « Q », dit Ada. En 2002, la ministre avait signé. « Q », dit-elle
        apart = one is newcomer or _NEAR.isdisjoint(one)
        if not apart and "kind_person" in one and "governed" not in one:
            return
    newcomer["brought_in"] = 1.0


def _mark_alone(entities: Sequence[Features], query: Query) -> None:
    """Mark a name that the sentence before has as its object, or its paragraph begins with.

    Nobody else whom the pronoun fits stands there, other than a body that asks him or that he
    leads: *« Q », dit Luc Roy. Rien n'arrête Tom Bay. Il jure que P*; *Luc Roy a dit Q.¶ La ferme
    de Tom Bay a brûlé. Il jure que P*. But words that begin with *il* or *elle* speak of him.
    """
    alone: Features | None = None
    here = others = 0
    for one in entities:
        here += "same_paragraph" in one and ("kind_person" in one or "governed" not in one)
        if "sentence_before" not in one:
            others += "sentence_same" in one
        elif "kind_person" in one:
            others += alone is not None
            alone = one
        elif "kind_document" not in one and "governed" not in one:
            others += alone is None or "sought" not in alone
    if alone is None or others or not _ACTS.isdisjoint(alone) or not alone.keys() >= _ONLY:
        return
    if alone.get("doubted", 0.0) > _DOUBT:
        return
    gender = query.match.mention.gender
    if gender is not None and query.told_of is gender:
        return
    if "governed" not in alone:
        alone["alone_before"] = 1.0
    elif here == 1:
        alone["alone_in_paragraph"] = 1.0


def _mark_bodies(entities: Sequence[Features], query: Query) -> None:
    """Mark the body that *ils* hardly means, as it just spoke, and the people beside it.

    *Le port dit avoir aidé deux pêcheurs. « Il fallait partir », expliquent-ils.* Nor does *Ils* at
    the start of a clause mean a body that acts: *La direction a reçu les salariés. Ils ont…*
    """
    acting = query.match.mention.kind is not MentionKind.CLITIC
    bodies = [
        one
        for one in entities
        if one.get("one_body") and ("spoke_last" in one or (acting and one.keys() >= _ACTING))
    ]
    several = [one for one in entities if one.get("one_body") == 0.0 and "kind_group" in one]
    near = [one for rank in RANKS for one in several if rank in one and not _NEAR.isdisjoint(one)]
    for one in bodies if near else ():
        one["one_for_several"] = 1.0
        near[0]["several_for_one"] = 1.0


def _mark_turns(entities: Sequence[Features], query: Query) -> None:
    """Mark who talks again behind the words of somebody of the other gender.

    *« Vous riez ? », dit-il. « Non », dit-elle. « Si », dit-il.*: no other man was mentioned since.
    """
    last, gender = query.discourse.speakers[-1:], query.match.mention.gender
    if query.match.mention.kind is not MentionKind.CLITIC or not last or gender is None:
        return
    if last[0].gender in (None, gender):
        return
    for one in entities:
        if "spoke_second" in one and "rank_0" in one:
            one["turns_back"] = 1.0


def _mark_returning(entities: Sequence[Features], query: Query) -> None:
    """Let who spoke before the last one speak again, as the sentence before has him alone.

    *Selon Ada Roux, le site est sain. Luc Roy n'en démord pas. « Il fuit », martèle-t-il*: that he
    spoke first and she since says nothing then.
    """
    if query.match.mention.kind is not MentionKind.CLITIC:
        return
    here = [one for one in entities if "kind_person" in one and "sentence_before" in one]
    if len(here) == 1 and here[0].keys() >= _RETURNING:
        del here[0]["spoke_before"]


def _is_in_mind(one: Features, *, acts: bool) -> bool:
    """Return whether somebody stands in the sentence before, or in that before it and is silent.

    *Luc Roy le pense. Le maire s'en moque. « Il n'a rien lu », tacle-t-il.*
    """
    silent = acts and "sentence_second" in one and "spoke_last" not in one
    return silent or not _NEAR.isdisjoint(one)


def _is_thing_meant(query: Query) -> bool:
    """Return whether words may begin with a thing: an object behind whoever was mentioned last.

    *Luc Roy a repeint le pont. « Il tiendra », dit-il.* A place is none (*Luc Roy est au lit*).
    """
    match, discourse = query.match, query.discourse
    here = discourse.sentence_of(match)
    for one in reversed(discourse.before(match)):
        if discourse.is_quoted(one):
            continue
        if one.kind is SpeakerKind.PERSON or here - discourse.sentence_of(one) > 1:
            return False
        same = one.mention.gender is match.mention.gender
        if same and one.mention.kind is MentionKind.DESCRIPTION:
            before = discourse.sentences[one.sentence].words[one.first - 1]
            if before not in closed_class("preposition"):
                return one.mention.number is not Number.PLURAL
    return False


def _speaks_for_another(query: Query) -> bool:
    """Return whether the last sentence is about somebody in the service of the one told of.

    *La recrue a signé. Son entraîneur reste prudent. « Il n'a rien joué », dit-il*; not *Luc Roy a
    gagné. Son entraîneur pleurait. « Il m'a tout appris », dit-il*, nor *Sa sœur dort.*
    """
    match, discourse = query.match, query.discourse
    said = LETTERS.findall(query.words.lower())
    if not closed_class("first_person_singular").isdisjoint(said):
        return False
    for one in reversed(discourse.before(match)):
        if one.kind is not SpeakerKind.PERSON or discourse.is_quoted(one):
            continue
        noun = discourse.lexicon.source_noun(one.head)
        hired = one.first == 0 and noun is not None and noun.category == "function"
        near = discourse.sentence_of(match) - discourse.sentence_of(one) <= 1
        same = one.mention.gender is match.mention.gender
        return hired and near and same and is_owned(one.mention.text)
    return False


def _is_in_state(query: Query) -> bool:
    """Return whether the narrator says how the person is whom he mentioned last (*Luc est au lit*).

    Who acts rather speaks of others (*Le maire balaie la critique*).
    """
    discourse = query.discourse
    for one in reversed(discourse.before(query.match)):
        if one.kind is SpeakerKind.PERSON and not discourse.is_quoted(one):
            words = discourse.sentences[one.sentence].words
            return words[one.last + 1] in closed_class("copula_form")
    return False


def _mark_told_of(entities: Sequence[Features], *, answers: bool, acts: bool) -> None:
    """Mark who is spoken of by words that begin with him (*« Elle va mieux », dit-elle*).

    That is who was mentioned last, unless he did something to somebody (*Une voisine l'aide*), is
    the one who speaks already, or the subject of a sentence that mentions somebody else beside
    him, who is then spoken of (*L'avocate d'Ada Roux fait appel*). Others speak of the dead.
    """
    people = [one for one in entities if "kind_person" in one and "gender_same" in one]
    nearest = (one for rank in RANKS for one in entities if rank in one and "kind_person" in one)
    last = next(nearest, None)
    if (
        last is None
        or "gender_same" not in last
        or "meets_another" in last
        or ("spoke_last" in last and not answers)
    ):
        return
    beside = [
        one
        for one in people
        if one is not last and "subject_near" not in one and _is_in_mind(one, acts=acts)
    ]
    dead = [one for one in people if "dead_talks" in one]
    marked = dead or (beside if beside and "subject_near" in last else [last])
    for one in marked:
        one["told_of_other"] = 1.0
