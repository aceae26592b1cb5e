"""Who is not meant by a description or pronoun, as its sentence says something of him."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class, closed_classes
from ..models import MentionKind
from .peopled import stands_for_nobody
from .presented import RELATIVES
from .wording import is_indefinite

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..models.records import Sentence, Token
    from .evidence import Query
    from .sightings import Sighting

__all__ = ["acts_in_opening", "is_clause_mate", "is_label", "is_voice_of_another", "opens_sentence"]

_BREAKS = frozenset({";", ":", "«", "»", '"', "“", "”", "(", ")", "–", "—", "-", "…"})
_VERBS = ("VERB", "AUX")
_AS = frozenset({"comme", "tant", "qualité"})
_CALLED = frozenset({"appelle", "appelait", "nomme", "nommait", "prénomme"})
_SUBJECTS = frozenset({"il", "elle", "ils", "elles"})
_AFTER = ("après", "d'")
_VOICE = 3
"""So many words at most open a sentence before whose voice it is (*d'après un voisin*)."""
_REACH = 40
"""So many words at most lie between a subject and what is its clause's."""


def is_clause_mate(subject: Sighting, query: Query) -> bool:
    """Return whether a description stands in what its sentence says of a subject.

    Nobody is called by a description where he is the subject already: *Ada Roux a appelé la maire*,
    *Ada Roux et la maire se sont vues* tell of two (Principle C: Chomsky, *Lectures on Government
    and Binding*, 1981). What a copula links is one (*Ada Roux est la maire d'Orsans*), and so is
    what stands in apposition.

    Args:
        subject: Where somebody was last mentioned, as a subject.
        query: The description.

    Returns:
        Whether it is somebody else than the subject.
    """
    match, content = query.match, query.attribution.content if query.attribution else ()
    sentence, start = query.discourse.sentences[match.sentence], match.mention.span.start
    if content and content[0].start < start:
        return False  # « Ada Roux partira, a annoncé la maire »
    if not sentence.tokens[0].start <= subject.start < subject.end <= start:
        return False
    near = sentence.tokens[max(0, match.first - _REACH) : match.first]
    between = [token for token in near if token.start >= subject.end]
    if not between or stands_for_nobody(sentence, between[0].index - 1):
        return False
    return _is_one_clause(between, sentence, subordinate=subject.subordinate)


def _is_one_clause(between: Sequence[Token], sentence: Sentence, *, subordinate: bool) -> bool:
    """Return whether words lead from a subject to a complement, and to nothing that it is."""
    words = [token.lower for token in between]
    # « Quand Ada Roux a parlé, la maire… »; « Ada Roux a parlé comme maire »
    if words[-1] == "," or not _BREAKS.isdisjoint(words) or not _AS.isdisjoint(words):
        return False
    if words[-1] == "dont":
        return True  # « Ada Roux, dont le mari… »
    verbs = [token for token in between if token.pos in _VERBS]
    if not verbs:
        return "," not in words  # « Ada Roux et la maire »
    if subordinate and sum(token.finite for token in verbs) > 1:
        return False  # « celui qu'Ada Roux a nommé loue la maire »
    last = verbs[-1]
    if last.lower in _CALLED and sentence.words[last.index - 1] == "s'":
        return False
    return last.lower not in closed_classes("linking_verb", "appointed_participle")


def acts_in_opening(subject: Sighting, query: Query) -> bool:
    """Return whether somebody is the subject of a clause that stands before a description's own.

    *Alors qu'Ada Roux la remplace, la journaliste s'en va*: she whom the sentence goes on with
    would be *elle*.

    Args:
        subject: Where somebody was last mentioned, in a clause under another.
        query: The description.
    """
    if not subject.subject or subject.sentence != query.at.sentence:
        return False
    match = query.match
    sentence = query.discourse.sentences[match.sentence]
    return sentence.words[match.first - 1] == "," and subject.start > sentence.tokens[0].start


def opens_sentence(seen: Sighting, query: Query) -> bool:
    """Return whether an entity was last mentioned at the start of a pronoun's sentence.

    *À un enfant qui l'interrogeait, il a répondu que P*: a complement there is not its subject,
    unless it speaks there already (*Pour Ada, P : Q, souligne-t-elle*).

    Args:
        seen: Where the entity was last mentioned, behind a preposition that opens a sentence.
        query: The pronoun, or a quotation without source.
    """
    if query.told is not None:
        return False
    if seen.subject and query.match.mention.kind is MentionKind.CLITIC:
        return False
    sentence = query.discourse.sentences[query.match.sentence]
    if sentence.words[query.match.first - 1] in closed_classes("conjunction", "subordinator"):
        return False  # « Pour elle, rien ne presse, car elle a tout prévu »
    return sentence.tokens[0].start <= seen.start < query.at.start


def is_voice_of_another(seen: Sighting, query: Query) -> bool:
    """Return whether a pronoun is the subject of what somebody brought in just before it tells.

    *Selon un témoin, il a crié*, *Selon son avocat, il dormait*: they tell of somebody else. Not
    where a clause lies between them (*Selon un expert, le pont tient et il l'a dit*).

    Args:
        seen: Where an entity was last mentioned, in the same sentence.
        query: The pronoun.
    """
    match = query.match
    if match.head not in _SUBJECTS or match.mention.kind is not MentionKind.PRONOUN:
        return False
    sentence = query.discourse.sentences[match.sentence]
    if sentence.words[match.first - 1] in closed_class("conjunction"):
        return False  # « Selon un expert, « Q », et il ajoute que P »
    voices = [one for one in query.discourse.between(seen.start, seen.end) if one.name is None]
    if not voices or voices[0].sentence != match.sentence:
        return False
    if not (seen.possessed or is_indefinite(voices[0])):
        return False
    first = voices[0].first
    before = sentence.words[first - 1]
    if first > _VOICE or not (before == "selon" or (before, sentence.words[first - 2]) == _AFTER):
        return False
    between = sentence.tokens[voices[0].last + 1 : match.first]
    relative = not RELATIVES.isdisjoint([token.lower for token in between])
    return sum(token.finite for token in between) <= relative


def is_label(seen: Sighting, query: Query) -> bool:
    """Return whether a title has an entity before the colon of words that are none of its.

    *Rodéos : « On ne dort plus »*: a label that could be a speaker's would be their source.

    Args:
        seen: Where the entity was last mentioned, in the same sentence.
        query: A quotation without source.
    """
    discourse = query.discourse
    label = next(iter(discourse.between(seen.start, seen.end)), None)
    if label is None or label.first or query.at.start >= discourse.order.title:
        return False
    return discourse.sentences[label.sentence].words[label.last + 1] == ":"
