"""Finds candidate mentions: names, titled names, descriptions and pronouns, with what they show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class, determiner_features, pronoun_features
from ..models import Gender, Mention, MentionKind, Number, Span, SpeakerKind
from ..models.records import MentionMatch
from .names import name_gender, name_kind
from .phrases import CONTRACTED, QUANTIFIERS, Phrase, read_phrase
from .tokens import Reader

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ..lexicon import Lexicon
    from ..models.records import Sentence

__all__ = ["find_mentions"]


def find_mentions(
    text: str, sentences: Iterable[Sentence], lexicon: Lexicon
) -> tuple[tuple[MentionMatch, ...], ...]:
    """Return the candidate mentions of each sentence.

    Args:
        text: The caller's text.
        sentences: The frame's sentences.
        lexicon: The lexicon.

    Returns:
        For each sentence, its mentions in the order of their first tokens; mentions nest (*l'avocat
        de Marc Delorme* holds *Marc Delorme*), and no two start at one token.
    """
    return tuple(_in_sentence(text, sentence, lexicon) for sentence in sentences)


def _in_sentence(text: str, sentence: Sentence, lexicon: Lexicon) -> tuple[MentionMatch, ...]:
    reader = Reader(sentence=sentence, lexicon=lexicon, tokens=sentence.tokens)
    found: list[MentionMatch] = []
    inside_name = 0
    for i in range(len(sentence.tokens)):
        if i < inside_name:
            continue
        phrase = read_phrase(reader, i)
        if phrase is not None:
            found.append(_match(text, reader, phrase))
            if phrase.head is None and phrase.name is not None:
                inside_name = phrase.name[1]
        elif (pronoun := _pronoun(text, reader, i)) is not None:
            found.append(pronoun)
    return tuple(found)


def _pronoun(text: str, reader: Reader, i: int) -> MentionMatch | None:
    """Return a pronoun, or an indefinite phrase that stands alone (*certains*, *d'aucuns*)."""
    token = reader.tokens[i]
    others = token.lower == "autres" and reader.lower(i - 1) in ("d'", "les")
    if not (reader.is_a(i, "pronoun") or others) or reader.is_nominal(i + 1) and token.lower in ("certains", "plusieurs", "tous"):
        return None
    first = i - 1 if token.lower in ("aucuns", "autres") and i > 0 else i
    gender, number = pronoun_features(token.lower)
    mention = Mention(
        span=Span.of(text, reader.tokens[first].start, token.end),
        kind=MentionKind.PRONOUN,
        gender=gender,
        number=number,
    )
    return MentionMatch(
        mention=mention, sentence=reader.sentence.index, first=first, last=i, head=token.lower
    )


def _match(text: str, reader: Reader, phrase: Phrase) -> MentionMatch:
    tokens = reader.tokens
    name = _text(text, reader, *phrase.name) if phrase.name is not None else None
    gender, number = _features(reader, phrase)
    described = phrase.head is not None and (phrase.name is None or phrase.name[0] != phrase.head)
    kind = MentionKind.DESCRIPTION if described and name is None else MentionKind.NAME
    return MentionMatch(
        mention=Mention(
            span=Span.of(text, tokens[phrase.first].start, tokens[phrase.end - 1].end),
            kind=kind,
            gender=gender,
            number=number,
        ),
        sentence=reader.sentence.index,
        first=phrase.first,
        last=phrase.end - 1,
        name=name,
        head=tokens[phrase.head].lower if phrase.head is not None else "",
        roles=_roles(text, reader, phrase),
        kind=_kind(reader, phrase),
        acronym=_acronym(text, reader, phrase),
    )


def _text(text: str, reader: Reader, first: int, end: int) -> str:
    return text[reader.tokens[first].start : reader.tokens[end - 1].end]


def _features(reader: Reader, phrase: Phrase) -> tuple[Gender | None, Number | None]:
    """Return gender and number: from title, determiner, head noun and first name, in this order."""
    if phrase.coordinated:
        return None, Number.PLURAL
    if phrase.titled:
        gender = reader.lexicon.title_gender(reader.lower(phrase.first))
        plural = reader.lower(phrase.first).strip(".") in ("mm", "mmes", "messieurs", "mesdames")
        if gender is None or reader.lower(phrase.first).strip(".") in ("me", "dr", "pr"):
            gender = name_gender(reader, phrase.name[0]) if phrase.name else None
        return gender, Number.PLURAL if plural else Number.SINGULAR
    if phrase.head is None:
        gender = name_gender(reader, phrase.name[0]) if phrase.name else None
        return gender, Number.SINGULAR
    determiner = CONTRACTED.get(reader.lower(phrase.first - 1), reader.lower(phrase.first))
    gender, number = determiner_features(determiner)
    noun = reader.source_noun(phrase.head)
    if noun is not None:
        gender = gender or noun.gender
        number = number or noun.number
    head = reader.tokens[phrase.head]
    if phrase.name is not None and gender is None:
        gender = name_gender(reader, phrase.name[0])
    return gender or head.gender, number or head.number


def _roles(text: str, reader: Reader, phrase: Phrase) -> tuple[str, ...]:
    """Return the descriptions that stand beside a name, without article and comma."""
    roles: list[str] = []
    if phrase.head is not None:
        first = phrase.first
        while first < phrase.head and reader.is_a(first, "determiner"):
            first += 1
        end = phrase.core_end
        if phrase.name is not None and first < phrase.name[0] <= end:
            end = phrase.name[0]
        if phrase.name is None or phrase.name[0] != phrase.head:
            roles.append(_text(text, reader, first, end))
    for first, end in phrase.appositions:
        start = first
        while start < end - 1 and reader.is_a(start, "determiner") and not reader.is_a(start, "of"):
            start += 1
        if any(reader.source_noun(k) is not None for k in range(start, end)):
            roles.append(_text(text, reader, start, end))
    return tuple(role.strip(" ,;") for role in roles if role.strip(" ,;"))


def _kind(reader: Reader, phrase: Phrase) -> SpeakerKind:
    if phrase.coordinated:
        return SpeakerKind.GROUP
    if phrase.titled:
        return SpeakerKind.PERSON
    noun = reader.source_noun(phrase.head) if phrase.head is not None else None
    if noun is not None:
        _, number = _features(reader, phrase)
        if noun.kind is SpeakerKind.PERSON and number is Number.PLURAL and phrase.name is None:
            return SpeakerKind.GROUP
        return noun.kind
    if any(
        reader.source_noun(k) is not None and reader.source_noun(k).kind is SpeakerKind.PERSON  # type: ignore[union-attr]
        for first, end in phrase.appositions
        for k in range(first, end)
    ):
        return SpeakerKind.PERSON
    if phrase.name is None:
        if phrase.head is not None and reader.lexicon.demonym(reader.tokens[phrase.head].form) is not None:
            _, number = _features(reader, phrase)
            return SpeakerKind.GROUP if number is Number.PLURAL else SpeakerKind.PERSON
        share = phrase.head is not None and reader.lower(phrase.head) in QUANTIFIERS
        return SpeakerKind.GROUP if share else SpeakerKind.UNKNOWN
    kind = name_kind(reader, *phrase.name)
    if phrase.head is not None and kind is SpeakerKind.PERSON:
        # « la CGT », « le Conseil d'État »: an article before capitals is not a person's name.
        determined = reader.is_a(phrase.first, "determiner") and phrase.head == phrase.name[0]
        return SpeakerKind.ORGANISATION if determined else kind
    return kind


def _acronym(text: str, reader: Reader, phrase: Phrase) -> str | None:
    if phrase.bracket is None:
        return None
    first, end = phrase.bracket
    words = _text(text, reader, first, end)
    return words if end - first == 1 and words.isupper() and len(words) > 1 else None
