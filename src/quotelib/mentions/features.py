"""What the words of a noun phrase show of its referent: gender, number, kind and roles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..models import Gender, Number, SpeakerKind
from .determiners import CONTRACTED, article_features, is_age
from .names import name_gender, name_kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..lexicon.types import Title
    from .phrase import Phrase
    from .reader import Reader

__all__ = ["features_of", "kind_of", "roles_of"]

_ADJECTIVES = 2


def features_of(reader: Reader, phrase: Phrase) -> tuple[Gender | None, Number | None]:
    """Return the gender and number of a phrase.

    Args:
        reader: The sentence.
        phrase: The phrase.

    Returns:
        Gender and number by title, article, head noun, first name and tagger, in this order;
        each ``None`` where nothing shows it.
    """
    if phrase.coordinated:
        return None, Number.PLURAL
    named = name_gender(reader, phrase.name[0]) if phrase.name is not None else None
    title = _title(reader, phrase)
    if title is not None:
        # *Me* is a woman as often as a man; *le capitaine* written out is masculine by grammar.
        written_out = title.form.lower() == title.expanded
        gender = title.gender or article_features(reader, phrase.first)[0] or named
        return gender or (Gender.MASCULINE if written_out else None), title.number
    place = reader.lexicon.place(reader.tokens[phrase.name[0]].form) if phrase.name else None
    if place is not None and phrase.name is not None and phrase.name[1] - phrase.name[0] == 1:
        named = place.gender
    if phrase.head is None:
        return named, Number.SINGULAR
    gender, number = article_features(reader, phrase.first)
    noun = reader.source_noun(phrase.head)
    head = reader.tokens[phrase.head]
    tagged = head.gender
    if noun is not None:
        gender, number = gender or noun.gender, number or noun.number
        if noun.masculine is not None and noun.masculine == noun.feminine:
            tagged = _adjective_gender(reader, phrase)
    return gender or named or tagged, number or head.number


def _title(reader: Reader, phrase: Phrase) -> Title | None:
    """Return the title before the name of a phrase, an article before it or not."""
    if not phrase.titled or phrase.name is None:
        return None
    return reader.lexicon.title(reader.lower(phrase.name[0] - 1))


def _adjective_gender(reader: Reader, phrase: Phrase) -> Gender | None:
    """Return the gender that the adjectives of a noun for both show (*l'ancienne ministre*)."""
    head = phrase.head or 0
    before = range(phrase.first, head)
    after = range(head + 1, min(head + 1 + _ADJECTIVES, phrase.core_end))
    for i in (*before, *after):
        if i > head and not _is_adjective(reader, i):
            break
        gender: Gender | None = reader.tokens[i].gender
        if gender is not None and _is_adjective(reader, i):
            return gender
    return None


def _is_adjective(reader: Reader, i: int) -> bool:
    """Return whether a token agrees with a noun beside it: an adjective or participle."""
    return reader.pos(i) in ("ADJ", "VERB")


def kind_of(reader: Reader, phrase: Phrase, number: Number | None) -> SpeakerKind:
    """Return what a phrase denotes.

    Args:
        reader: The sentence.
        phrase: The phrase.
        number: Its number.

    Returns:
        The kind by head noun, apposition and form of the name; several persons are a group.
    """
    if phrase.coordinated:
        return SpeakerKind.GROUP
    if phrase.titled:
        return SpeakerKind.PERSON
    noun = reader.source_noun(phrase.head)
    if noun is not None:
        several = noun.kind is SpeakerKind.PERSON and number is Number.PLURAL
        return SpeakerKind.GROUP if several and phrase.name is None else noun.kind
    if any(
        _names_function(reader, first, end) or is_age(reader, first)
        for first, end in phrase.appositions
    ):
        return SpeakerKind.PERSON
    if phrase.name is None:
        return _kind_of_unknown_noun(reader, phrase, number)
    kind = name_kind(reader, *phrase.name)
    # « la CGT », « le Conseil d'État »: an article before capitals is not a person's name.
    article = (
        reader.is_a(phrase.first, "determiner") or reader.lower(phrase.first - 1) in CONTRACTED
    )
    determined = phrase.head == phrase.name[0] and article
    return SpeakerKind.ORGANISATION if determined and kind is SpeakerKind.PERSON else kind


def _names_function(reader: Reader, first: int, end: int) -> bool:
    """Return whether a detached part holds a noun for a person."""
    nouns = (reader.source_noun(k) for k in range(first, end))
    return any(noun is not None and noun.kind is SpeakerKind.PERSON for noun in nouns)


def _kind_of_unknown_noun(reader: Reader, phrase: Phrase, number: Number | None) -> SpeakerKind:
    """Return the kind of a phrase headed by no source noun: inhabitants, or a share of many."""
    if phrase.head is None:
        return SpeakerKind.UNKNOWN
    if reader.lexicon.demonym(reader.tokens[phrase.head].form) is not None:
        return SpeakerKind.GROUP if number is Number.PLURAL else SpeakerKind.PERSON
    share = reader.is_a(phrase.head, "quantifier")
    return SpeakerKind.GROUP if share else SpeakerKind.UNKNOWN


def roles_of(reader: Reader, phrase: Phrase) -> Iterator[tuple[int, int]]:
    """Yield the descriptions that stand beside a name, without article.

    Args:
        reader: The sentence.
        phrase: The phrase.

    Yields:
        First token and end of each.
    """
    if phrase.described and phrase.head is not None:
        first, end = phrase.first, phrase.core_end
        while first < phrase.head and reader.is_a(first, "determiner"):
            first += 1
        if phrase.name is not None and first < phrase.name[0] <= end:
            end = phrase.name[0]
        yield first, end
    for first, end in phrase.appositions:
        start = first
        while start < end - 1 and reader.is_a(start, "determiner") and not reader.is_a(start, "of"):
            start += 1
        if any(reader.source_noun(k) is not None for k in range(start, end)):
            yield start, end
