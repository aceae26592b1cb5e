"""Finds candidate mentions: names, titled names, descriptions and pronouns, with what they show."""

from __future__ import annotations

import operator
from typing import TYPE_CHECKING

import attrs
import regex

from ..lexicon.words import closed_class
from ..lexicon.words import features_of as word_features
from ..models import Gender, Mention, MentionKind, Number, Span, SpeakerKind
from ..models.records import MentionMatch
from .acronyms import names_body, short_form, spelled_out
from .apposed_functions import apposed_function
from .deeds import predicate
from .determiners import BEFORE_SOURCES, opens_indefinite
from .fates import Deed
from .features import features_of, kind_of, roles_of
from .known import is_affiliation
from .name_kinds import name_gender
from .names import name_end
from .openers import NUMBER, PRONOUN, TWO_WORDS, UNLESS_BEHIND, phrase_openers
from .predicated import BEFORE_AGE, age_before, gender_around, predicated_gender, predicated_roles
from .reader import Reader
from .surnames import Surnames
from .taken import Taken
from .that_of import named_that, that_end
from .titled import civil_gender
from .whole import read_phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..lexicon import Lexicon
    from ..models.records import Sentence
    from .phrase import Phrase

__all__ = ["find_mentions"]

_FORM = operator.attrgetter("form")
_KIND = operator.itemgetter(1)
_CLOSING = regex.compile(r"\s*[»”›’\"']")
_SUBJECTS = ("il", "elle")
_POINTING = ("celui", "celle", "ceux", "celles")
# Pronouns that stand before a noun as determiners as well (*certains élus*).
_ALSO_DETERMINERS = ("certains", "plusieurs", "tous")


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
    surnames = Surnames(sentences=tuple(sentences), lexicon=lexicon)
    return tuple(
        tuple(_in_sentence(text, sentence, lexicon, surnames)) for sentence in surnames.sentences
    )


def _in_sentence(
    text: str, sentence: Sentence, lexicon: Lexicon, surnames: Surnames
) -> Iterator[MentionMatch]:
    """Yield the mentions of one sentence."""
    reader = Reader.over(sentence, lexicon, surnames)
    openers = phrase_openers(lexicon)
    inside_name = 0
    acronyms: set[int] = set()
    taken = Taken()
    kinds = map(openers.__getitem__, map(_FORM, sentence.tokens))
    for i, opens in filter(_KIND, enumerate(kinds)):
        if i < inside_name or (opens == UNLESS_BEHIND and not _opens_bare(reader, i)):
            continue
        if opens == NUMBER and reader.lower(i - 1).isdigit():
            continue  # « 2 000 adolescents » is read from its first number
        somebody = sentence.words[i - 1] == "quelqu'"  # « quelqu'un du fond de la salle »
        phrase = read_phrase(reader, i) if opens != PRONOUN and not somebody else None
        if phrase is not None and phrase.name is not None and reader.is_upper(i):
            follows_word = i > 0 and sentence.tokens[i - 1].form.islower()
            if follows_word and is_affiliation(reader, i, phrase.name[1]):
                inside_name = phrase.name[1]
                continue  # « Paul Servan, maire Les Républicains de Dole a dit »
        if phrase is not None and i < taken.end:
            phrase = taken.leave(reader, i, phrase)
        if phrase is not None:
            found = _match(text, reader, phrase, sentence.index)
            yield found if found.acronym is None else _without_outer(found, acronyms)
            taken.add(reader, phrase)
            inside_name = max(inside_name, i + 2 * phrase.civil)
            if phrase.name is not None:
                inside_name = max(inside_name, _name_read_end(reader, phrase, *phrase.name))
        elif _is_pronoun(reader, i):
            yield _pronoun(text, reader, i, sentence.index)


def _without_outer(found: MentionMatch, acronyms: set[int]) -> MentionMatch:
    """Return a mention without the acronym at its end where that is a longer name's.

    *La Communauté des États du lac (CEL)*: the lake has none. Where acronyms end is kept.
    """
    if found.last in acronyms:
        return attrs.evolve(found, acronym=None)
    acronyms.add(found.last)
    return found


def _opens_bare(reader: Reader, i: int) -> bool:
    """Return whether a plural without article opens a noun phrase, or *de* as an article."""
    if reader.source_noun(i) is not None and not reader.is_a(i - 1, "determiner"):
        return True  # « élus et habitants »
    return opens_indefinite(reader, i)


def _name_read_end(reader: Reader, phrase: Phrase, first: int, end: int) -> int:
    """Return the index after the name of a phrase that is not read again, 0 where it is."""
    quoted = reader.tokens[end - 1].quoted
    set_off = first > phrase.first and quoted is not None
    if set_off and reader.tokens[first - 1].quoted != quoted:
        return end  # « le collectif « Sauvons la baie » »
    if first == phrase.head and reader.is_upper(first) and not reader.is_a(first, "called_after"):
        return min(name_end(reader, first), end)  # « la Ligue du Sud »: the South may speak
    return end if phrase.head in (None, first) else 0


def _is_pronoun(reader: Reader, i: int) -> bool:
    """Return whether a token is a pronoun, or ends one of two words (*les autres*)."""
    word = reader.lower(i)
    if (reader.lower(i - 1), word) in TWO_WORDS:
        return True
    if word in closed_class("lequel"):
        # « Il a saisi la ligue. Laquelle répond que P »; not « Lequel ? », « Lequel fonds répond »
        return i == 0 and reader.tokens[-1].form != "?" and not reader.is_nominal(i + 1)
    if word not in closed_class("pronoun"):
        return False
    if word == "personne" and reader.is_a(i - 1, "determiner"):
        return False
    return word not in _ALSO_DETERMINERS or not reader.is_nominal(i + 1)


def _pronoun(text: str, reader: Reader, i: int, sentence: int) -> MentionMatch:
    """Return a pronoun, or an indefinite phrase that stands alone (*certains*, *d'aucuns*)."""
    token = reader.tokens[i]
    before = reader.lower(i - 1)
    first = i - 1 if token.lower == "aucuns" or (before, token.lower) in TWO_WORDS else i
    first = max(first, 0)
    featured = "determiner" if token.lower in ("un", "une") else "pronoun"  # « l'une »
    if not before and token.lower in closed_class("lequel"):
        featured = "lequel"
    gender, number = word_features(token.lower, featured)
    last = _pointed_end(reader, i) if token.lower in _POINTING else i
    head = token.lower if last == i else f"{token.lower}-{reader.lower(last).lstrip('-')}"
    last = max(last, _stressed_end(reader, i))
    deeds = _told(text, reader, i) if head in _SUBJECTS and last == i else ()
    if head in _POINTING and i == reader.first_word:
        if (named := named_that(reader, i)) is not None:
            found = _match(text, reader, named, sentence)  # « celui de Brest, Luc Dorval, »
            return attrs.evolve(found, mention=attrs.evolve(found.mention, gender=gender))
        last = max(last, that_end(reader, i) - 1)  # « celui de Brest »
    mention = Mention(
        span=Span.of(text, reader.tokens[first].start, reader.tokens[last].end),
        kind=MentionKind.PRONOUN,
        gender=gender,
        number=number,
    )
    return MentionMatch(
        mention=mention, sentence=sentence, first=first, last=last, head=head, deeds=deeds
    )


def _told(text: str, reader: Reader, i: int) -> tuple[str, ...]:
    """Return what the clause of a subject pronoun says of whom it means (*Elle vit à Brest*)."""
    told: tuple[str, ...] = ()
    for one in predicate(reader, i + 1):
        found = (
            _deeds(text, reader, [one]) if isinstance(one, Deed) else _roles(text, reader, [one])
        )
        told += found
    return told


def _pointed_end(reader: Reader, i: int) -> int:
    """Return the last token of *celui-ci*, which may be cut at its hyphen, or before it."""
    if reader.is_a(i + 1, "pointing_particle"):
        return i + 1
    hyphen = reader.lower(i + 1) == "-"
    points = f"-{reader.lower(i + 2)}" in closed_class("pointing_particle")
    return i + 2 if hyphen and points else i


def _stressed_end(reader: Reader, i: int) -> int:
    """Return the last token of *Lui-même*, whose capital has it cut at its hyphen, else its own."""
    hyphen = reader.lower(i + 1) == "-"
    return i + 2 if hyphen and reader.lower(i + 2) in ("même", "mêmes") else i


def _match(text: str, reader: Reader, phrase: Phrase, sentence: int) -> MentionMatch:
    """Return the mention that a noun phrase is."""
    # Few phrases have a bracket, so that few are looked at.
    body = phrase.bracket is not None and phrase.name is None and names_body(reader, phrase)
    if body and phrase.head is not None and phrase.bracket is not None:
        phrase = attrs.evolve(phrase, name=(phrase.head, phrase.bracket[0] - 1))
    gender, number = features_of(reader, phrase)
    if reader.lower(phrase.first) == "des" and reader.lower(phrase.first - 1) in BEFORE_SOURCES:
        phrase.first += 1  # « du côté des élus », as « du préfet » holds but the noun
    if phrase.civil:
        gender = civil_gender(reader, phrase.first) or gender  # « Madame le Ministre »
    kind = SpeakerKind.ORGANISATION if body else kind_of(reader, phrase, number)
    roles, deeds = _functions(reader, phrase)
    if gender is None and not phrase.coordinated:
        if kind is SpeakerKind.PERSON:
            gender = predicated_gender(reader, phrase) or _gender_of(reader, phrase, roles)
        elif phrase.name is not None and reader.lower(phrase.first - 1) == ",":
            gender = predicated_gender(reader, phrase)  # « Invitée à la radio, Loha a ri »
    elif gender is Gender.MASCULINE and _is_lone(phrase) and _is_she(reader, phrase, roles):
        gender = Gender.FEMININE  # « Lio, la chanteuse », « Lio est née »
    tokens = reader.tokens
    last = tokens[phrase.end - 1]
    end = last.end if last.quoted is None else _closed_end(text, reader, phrase)
    mention = Mention(
        span=Span.of(text, tokens[phrase.first + phrase.civil].start, end),
        kind=MentionKind.DESCRIPTION if phrase.name is None else MentionKind.NAME,
        gender=gender,
        number=number,
    )
    name = _words(text, reader, *phrase.name) if phrase.name is not None else None
    acronym = None
    if name is not None and (phrase.appositions or phrase.bracket) and not phrase.coordinated:
        name, acronym = _named(name, reader, phrase, kind)
    return MentionMatch(
        mention=mention,
        sentence=sentence,
        first=phrase.first,
        last=phrase.end - 1,
        name=name,
        head=reader.lower(phrase.head) if phrase.head is not None else "",
        roles=_roles(text, reader, roles) if roles else (),
        deeds=_deeds(text, reader, deeds) if deeds else (),
        kind=kind,
        acronym=acronym,
        coordinated=phrase.coordinated,
        members=_members(text, reader, phrase) if phrase.coordinated else (),
        opening=_opening(text, reader, phrase.opening, sentence) if phrase.opening else None,
    )


def _closed_end(text: str, reader: Reader, phrase: Phrase) -> int:
    """Return where a phrase ends in the text, after the mark that closes a name in marks."""
    last, following = reader.tokens[phrase.end - 1], reader.get(phrase.end)
    opened = last.quoted is not None and reader.tokens[phrase.first].quoted != last.quoted
    if not opened or (following is not None and following.quoted == last.quoted):
        return last.end
    mark = _CLOSING.match(text, last.end)
    return mark.end() if mark is not None else last.end


def _opening(text: str, reader: Reader, phrase: Phrase, sentence: int) -> MentionMatch:
    """Return the first of those who are joined: one of *MM. Roux et Faure*."""
    match = _match(text, reader, phrase, sentence)
    if not phrase.titled:
        return match
    return attrs.evolve(match, mention=attrs.evolve(match.mention, number=Number.SINGULAR))


def _functions(reader: Reader, phrase: Phrase) -> tuple[list[tuple[int, int]], list[Deed]]:
    """Return the functions of whoever a phrase denotes, and what he does."""
    roles, deeds = roles_of(reader, phrase), list[Deed]()
    if phrase.name is not None:
        for one in predicated_roles(reader, phrase):
            if isinstance(one, Deed):
                deeds.append(one)
            elif not phrase.coordinated:
                roles.append(one)
    elif phrase.head is not None and (told := _told_beside(reader, phrase.head, phrase.end)):
        roles.append(told)
    elif "ans" in reader.words and reader.tokens[reader.first_word].lower in BEFORE_AGE:
        deeds.extend(age_before(reader, phrase))
    return roles, deeds


def _told_beside(reader: Reader, head: int, comma: int) -> tuple[int, int] | None:
    """Return what commas say that somebody without a name is; looked at before any call."""
    tokens = reader.tokens
    if comma + 1 >= len(tokens) or tokens[comma].form != ",":
        return None
    return apposed_function(reader, head, comma)


def _roles(text: str, reader: Reader, functions: Iterable[tuple[int, int]]) -> tuple[str, ...]:
    """Return functions in the caller's words, each once."""
    roles = [_words(text, reader, *role).strip(" ,;") for role in functions]
    return tuple(dict.fromkeys(filter(None, roles)))


def _deeds(text: str, reader: Reader, deeds: Iterable[Deed]) -> tuple[str, ...]:
    """Return what somebody may be called for what he does, with what he does it to.

    Nothing stands behind what a possessive governs (*prend sa tête*).
    """
    return tuple(
        f"{agent} {_words(text, reader, deed.first, deed.end)}" if deed.end > deed.first else agent
        for deed in deeds
        for agent in deed.agents
    )


def _is_lone(phrase: Phrase) -> bool:
    """Return whether a phrase is a name of one word, which may be a woman's or a man's."""
    alone = phrase.head is None and phrase.name is not None and not phrase.titled
    return alone and phrase.name is not None and phrase.name[1] - phrase.name[0] == 1


def _is_she(reader: Reader, phrase: Phrase, functions: Iterable[tuple[int, int]]) -> bool:
    """Return whether words beside a name that is listed as a man's show a woman."""
    shown = predicated_gender(reader, phrase) or _gender_of(reader, phrase, functions)
    return shown is Gender.FEMININE


def _gender_of(
    reader: Reader, phrase: Phrase, functions: Iterable[tuple[int, int]]
) -> Gender | None:
    """Return the gender that a function beside a name shows (*Dominique Roux, avocate*).

    A masculine shows nothing of a woman's first name (*le préfet Odile Mbengue*).
    """
    woman = phrase.name is not None and name_gender(reader, phrase.name[0]) is Gender.FEMININE
    for first, end in functions:
        noun = reader.first_noun(first, end)
        if noun is None or noun.feminine in closed_class("fixed_gender"):
            continue  # « Hugo, victime d'un accident »
        shown = noun.gender or gender_around(reader, first, end)
        if noun.masculine in closed_class("masculine_of_both") and shown is Gender.MASCULINE:
            continue  # « Zilva Roux, professeur d'histoire »
        if noun.kind is SpeakerKind.PERSON and shown is not None:
            return None if woman and shown is Gender.MASCULINE else shown
    return None


def _members(text: str, reader: Reader, phrase: Phrase) -> tuple[str, ...]:
    """Return the names of those who are joined, none unless each has one."""
    names = (phrase.name, *phrase.members)
    if None in names:
        return ()
    return tuple(_words(text, reader, *name) for name in names if name is not None)


def _words(text: str, reader: Reader, first: int, end: int) -> str:
    """Return the caller's words from one token to before another."""
    return text[reader.tokens[first].start : reader.tokens[end - 1].end]


def _named(name: str, reader: Reader, phrase: Phrase, kind: SpeakerKind) -> tuple[str, str | None]:
    """Return the name of whom or what a phrase denotes, and the acronym that stands for it.

    *L'Office des forêts (ODF)*, *l'ODF (Office des forêts)*, *l'ODF, l'Office des forêts,*
    """
    beside = phrase.bracket or phrase.appositions[0]
    forms = [token.form for token in reader.tokens[slice(*beside)]]
    if kind is SpeakerKind.PERSON:
        return name, None
    if " " not in name and (full := spelled_out(name, forms)) is not None:
        return full, name
    return name, short_form(name.split(), forms) if phrase.bracket is not None else None
