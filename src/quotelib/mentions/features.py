"""What the words of a noun phrase show of its referent: gender, number, kind and roles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import Gender, Number, SpeakerKind
from .apposed_functions import joining, second_function
from .determiners import CONTRACTED, EVERY, article_features, is_age
from .expressions import begins, is_deed, may_tell, person_openers
from .functions import has_own_capital
from .known import INHABITANT_ENDINGS, NAMED_BODIES, is_unlisted_inhabitant, known_kind
from .name_kinds import is_agency, name_gender, name_kind
from .nicknames import before_naming
from .people import is_one_of, joins_things

if TYPE_CHECKING:
    from ..lexicon.types import Title
    from .phrase import Phrase
    from .reader import Reader

__all__ = ["features_of", "kind_of", "roles_of"]

_OF_BOTH = re.compile(
    r"(?:ist|air|iqu|[ai]bl|crat|phon|uss|belg|serb|arab|tchèqu|slovaqu|basqu|kurd|cors|slav)e$"
)
"""Adjectives that are the same for both genders, whatever the tagger says (*nordiste*, *russe*)."""
_ADJECTIVES, _SHARE, _SEVERAL = 2, 3, (None, Number.PLURAL)
_ONE, _THEM, _FIXED = ("un", "une"), ("eux", "elles"), closed_class("fixed_gender")
_SHARES = frozenset({"plupart", "majorité", "moitié", "partie", "poignée", "tiers", "quart"})
"""Before *des* they count some out of many; a group, a crowd is one itself."""
_ABROAD = ("à", "de", "vers", "depuis")
"""Before *l'étranger* they speak of other countries."""
_AFTER_OFFICE = ("général", "générale", "major")
"""Ranks that behind a noun for an office are adjectives of it."""


def features_of(reader: Reader, phrase: Phrase) -> tuple[Gender | None, Number | None]:
    """Return the gender and number of a phrase.

    Args:
        reader: The sentence.
        phrase: The phrase.

    Returns:
        Gender and number by title, article, head noun, first name and tagger, in this order;
        each ``None`` where nothing shows it.
    """
    if phrase.coordinated or phrase.couple:
        return None, Number.PLURAL
    named = _gender_of_name(reader, phrase, *phrase.name) if phrase.name is not None else None
    title = _title(reader, phrase) if phrase.titled else None
    if title is not None:
        return _titled_features(reader, phrase, title, named)
    if phrase.head is None:
        return named, Number.SINGULAR
    head = reader.tokens[phrase.head]
    if head.lower in _ONE:
        return article_features(reader, phrase.head)  # « l'une »
    several = phrase.head == phrase.first + _SHARE and _is_share(reader, phrase)
    article = phrase.first + phrase.civil
    gender, number = _SEVERAL if several else article_features(reader, article)
    noun = reader.source_noun(phrase.head)
    tagged = head.gender
    if noun is not None:
        gender, number = gender or noun.gender, number or noun.number
        if noun.masculine is not None and noun.masculine == noun.feminine:
            tagged = _adjective_gender(reader, phrase)
    elif gender is None and (head.form[:1].isupper() or head.lower in person_openers()):
        tagged = _unknown_gender(reader, phrase, phrase.head, number)
    if named is Gender.FEMININE and gender is Gender.MASCULINE and _is_described(phrase):
        return None, number or head.number
    if phrase.name is not None and (noun is None or head.lower in _FIXED):
        gender = _beside_name(reader, phrase.head, gender, named)
    return gender or named or tagged, number or head.number


def _beside_name(
    reader: Reader, head: int, gender: Gender | None, named: Gender | None
) -> Gender | None:
    """Return the gender of a noun and article beside a name, of which the first name shows one.

    That of *la victime, Richard Sautier* shows nothing, nor that of what is no function before a
    name (*à la sortie Angelo Roux*).
    """
    if reader.lower(head) in _FIXED:
        return named
    following = reader.get(head + 1)
    beside = following is not None and reader.is_first_name(head + 1) and not reader.is_upper(head)
    return named or gender if beside and reader.source_noun(head) is None else gender


def _gender_of_name(reader: Reader, phrase: Phrase, start: int, end: int) -> Gender | None:
    """Return the gender that the name in a phrase shows: of a first name, or of a place."""
    if not (phrase.titled or reader.is_person(phrase.head)) and end == start + 1:
        place = reader.lexicon.place(reader.tokens[start].form)
        if place is not None:
            called = name_gender(reader, start)  # « Maurice » may be a friend
            return place.gender if called in (None, place.gender) else None
    if phrase.head is None and _names_place(reader, phrase):
        return None
    return name_gender(reader, start)


def _titled_features(
    reader: Reader, phrase: Phrase, title: Title, named: Gender | None
) -> tuple[Gender | None, Number | None]:
    """Return the gender and number that a title shows, *la* before it or the first name behind."""
    # *Me* is a woman as often as a man; *le capitaine* written out is masculine by grammar.
    called = title.kind == "profession" and not reader.is_a(phrase.first, "determiner")
    written_out = title.form.lower() == title.expanded and not called  # « Maître Roux »
    article = article_features(reader, phrase.first)[0]
    shown = article if article is Gender.FEMININE else None  # *le Dr* is for both
    gender = title.gender or shown or named
    # « MM. Roux et Faure »: each is one
    first = phrase.name is not None and reader.lower(phrase.name[1]) == "et"
    number = Number.SINGULAR if first and not phrase.coordinated else title.number
    return gender or (Gender.MASCULINE if written_out else None), number


def _is_share(reader: Reader, phrase: Phrase) -> bool:
    """Return whether several out of many are meant (*la plupart des élus*, *une partie des élus*).

    They are *ils*, whatever the gender and number of the noun that counts them.
    """
    counted = phrase.first + 1
    some = reader.lower(counted) in _SHARES and reader.lower(counted + 1) == "des"
    return some and reader.is_a(phrase.first, "determiner")


def _unknown_gender(
    reader: Reader, phrase: Phrase, head: int, number: Number | None
) -> Gender | None:
    """Return the gender of a noun that the lexicon does not know, its article elided or none.

    *L'arrière droit* is a man, whatever an *arrière* is; of *l'ENJ* no tagger knows it.
    """
    token = reader.tokens[head]
    tagged: Gender | None = token.gender
    if reader.is_upper(head):
        people = reader.lexicon.demonym(token.form)  # « l'Auvergnate »
        gender = people.gender if people is not None else None
        return gender or (None if token.form.isupper() else tagged)
    person = number is Number.SINGULAR and begins(reader, head, closed_class("person_phrase"))
    return _adjective_gender(reader, phrase) if person else tagged


def _is_described(phrase: Phrase) -> bool:
    """Return whether a noun stands before a name.

    Of a woman its masculine says nothing: it is that of an office (*le préfet Odile Mbengue*).
    """
    return phrase.name is not None and phrase.name[0] != phrase.head


def _title(reader: Reader, phrase: Phrase) -> Title | None:
    """Return the title before the name of a phrase, an article before it or not."""
    if phrase.name is None:
        return None
    return reader.lexicon.title(reader.lower(phrase.name[0] - 1))


def _names_place(reader: Reader, phrase: Phrase) -> bool:
    """Return whether words before a name show a place (*la ville de Dole*; *À Dole, …*)."""
    at, end = phrase.first, phrase.end
    before = reader.lower(at - 1)
    if before in ("de", "d'") and reader.is_a(at - 2, "place_noun", "seat_noun"):
        return True
    if before in ("de", "d'") and reader.is_a(at - 2, "side_of_place"):
        return not reader.is_first_name(at)
    opens = before == "à" and at == reader.first_word + 1 == end - 1
    if not opens or reader.lower(end) != "," or reader.lower(end + 1) in ("on", "l'"):
        return False
    return known_kind(reader, at, end, None) is None and not reader.is_first_name(at)


def _adjective_gender(reader: Reader, phrase: Phrase) -> Gender | None:
    """Return the gender that the adjectives of a noun for both show (*l'ancienne ministre*)."""
    head = phrase.head or 0
    before = range(phrase.first, head)
    stop = phrase.name[0] if phrase.name and phrase.name[0] > head else phrase.core_end
    after = range(head + 1, min(head + 1 + _ADJECTIVES, stop))
    for i in (*before, *after):
        if i > head and not _is_adjective(reader, i):
            break
        gender: Gender | None = reader.tokens[i].gender
        if gender is not None and _is_adjective(reader, i):
            return None if _OF_BOTH.search(reader.lower(i)) else gender
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
    if phrase.coordinated and joins_things(reader, phrase):
        return SpeakerKind.UNKNOWN  # « la pluie et le vent », « la colère et la peur »
    if phrase.coordinated or phrase.couple:
        texts = phrase.head is not None and reader.noun_kind(phrase.head) is SpeakerKind.DOCUMENT
        return SpeakerKind.DOCUMENT if texts else SpeakerKind.GROUP  # « la loi et le décret »
    if phrase.titled:
        return SpeakerKind.PERSON
    if phrase.head is None and _names_place(reader, phrase):
        return SpeakerKind.PLACE
    became = phrase.name is not None and phrase.name[0] == phrase.head
    return (
        (_kind_of_capital_noun(reader, phrase) if became else None)
        or _kind_of_noun(reader, phrase, number)
        or (_kind_of_apposition(reader, phrase) if phrase.appositions else None)
        or (
            _kind_of_unknown_noun(reader, phrase, number)
            if phrase.name is None
            else _kind_of_name(reader, phrase, *phrase.name)
        )
    )


def _kind_of_noun(reader: Reader, phrase: Phrase, number: Number | None) -> SpeakerKind | None:
    """Return the kind of a phrase by its noun, ``None`` for one that heads no source."""
    noun = reader.source_noun(phrase.head)
    if noun is None:
        return None
    abroad = reader.lower(phrase.first - 1) in _ABROAD and noun.masculine == "étranger"
    alone = phrase.first + 1 == phrase.head == phrase.end - 1
    if abroad or (noun.masculine == "ancien" and alone and number is not Number.PLURAL):
        return SpeakerKind.UNKNOWN  # « Le nouveau stade remplace l'ancien »
    if number is not Number.PLURAL and _is_firm(reader, phrase):
        return SpeakerKind.ORGANISATION
    several = noun.kind is SpeakerKind.PERSON and (
        number is Number.PLURAL or (noun.number is Number.PLURAL and not is_one_of(reader, phrase))
    )
    together = phrase.name is None or phrase.name[0] == phrase.head
    return SpeakerKind.GROUP if several and together else noun.kind


def _kind_of_apposition(reader: Reader, phrase: Phrase) -> SpeakerKind | None:
    """Return the kind that an age or a function beside a name shows, ``None`` without one.

    Ships and clubs, whose names have an article, are rivals and heirs as well (*l'Ariane Express,
    successeur du Lamarck*).
    """
    for first, end in phrase.appositions:
        if phrase.head is not None and reader.is_a(first, "successor_noun"):
            continue
        age = is_age(reader, first)
        kind = SpeakerKind.PERSON if age else _kind_of_function(reader, first, end)
        if kind is not None:
            return kind
    return None


def _kind_of_name(reader: Reader, phrase: Phrase, start: int, end: int) -> SpeakerKind:
    """Return the kind of a name by its form: after an article it is no person's."""
    kind = name_kind(reader, start, end)
    article = (
        reader.is_a(phrase.first, "determiner") or reader.lower(phrase.first - 1) in CONTRACTED
    )
    if phrase.head != start or not article:
        return kind
    if reader.is_a(start, "called_after"):
        return SpeakerKind.UNKNOWN  # « le stade Jean Morel », « la tempête Ciara »
    # « la CGT », « le Conseil d'État »; « les Jardins solidaires »
    common = ("ADJ", "NOUN")
    small = any(reader.pos(i) in common and not reader.is_upper(i) for i in range(start + 1, end))
    return SpeakerKind.ORGANISATION if small or kind is SpeakerKind.PERSON else kind


def _is_firm(reader: Reader, phrase: Phrase) -> bool:
    """Return whether a noun for whoever makes or sells something is that of a firm here.

    *Le constructeur* is one, *le constructeur Paul Servan* is none; *l'éditeur* is one where its
    name is no person's, *l'Agence de l'eau* is no paper.
    """
    head = phrase.head if phrase.head is not None else -1
    if reader.is_a(head, "firm_noun"):
        return phrase.name is None or not reader.is_first_name(phrase.name[0])
    named = phrase.name is not None and name_kind(reader, *phrase.name) is not SpeakerKind.PERSON
    if reader.lower(head) == "agence":
        return is_agency(reader, head, phrase.core_end)
    return named and reader.is_a(head, "firm_or_person")


def _kind_of_capital_noun(reader: Reader, phrase: Phrase) -> SpeakerKind | None:
    """Return the kind of a noun that has become a name (*le Monde*, *le Courrier du Val*)."""
    if phrase.name is None or phrase.name[0] != phrase.head:
        return None
    before, first = reader.lower(phrase.first - 1), reader.lower(phrase.first)
    known = known_kind(reader, *phrase.name, CONTRACTED.get(before, first))
    if known is not None:
        return known
    paper = reader.lower(phrase.head) in closed_class("paper_title")
    return SpeakerKind.MEDIA if paper and phrase.name[1] > phrase.head + 1 else None


def _kind_of_function(reader: Reader, first: int, end: int) -> SpeakerKind | None:
    """Return the kind of what a detached part is called, ``None`` for no person or body."""
    kinds = [kind for kind in map(reader.noun_kind, range(first, end)) if kind is not None]
    if SpeakerKind.PERSON in kinds:
        return SpeakerKind.PERSON
    body = reader.is_a(first, "determiner") and bool(kinds) and kinds[0] in NAMED_BODIES
    return kinds[0] if body else None


def _kind_of_unknown_noun(reader: Reader, phrase: Phrase, number: Number | None) -> SpeakerKind:
    """Return the kind of a phrase headed by no source noun: people, or a share of many."""
    if phrase.head is None:
        return SpeakerKind.UNKNOWN
    form = reader.tokens[phrase.head].form
    if not may_tell(reader.lexicon)[form]:
        return SpeakerKind.UNKNOWN
    people = reader.lexicon.demonym(form) is not None
    if not people and form.endswith(INHABITANT_ENDINGS):
        people = is_unlisted_inhabitant(reader, phrase.head)
    called = not people and begins(reader, phrase.head, closed_class("person_phrase"))
    if people or (called and not is_deed(reader, phrase.first, phrase.head)):
        # « le Breton », « le bras droit du ministre »
        return SpeakerKind.GROUP if number is Number.PLURAL else SpeakerKind.PERSON
    if begins(reader, phrase.head, closed_class("body_phrase")):
        return SpeakerKind.ORGANISATION
    numeral = reader.lower(phrase.head).isdigit() or reader.is_a(phrase.head, "numeral")
    alone = reader.lower(phrase.first) in EVERY and phrase.end == phrase.head + 1
    # « les 27 », « tous deux »
    share = reader.is_a(phrase.head, "quantifier") or (numeral and alone)
    hour = share and reader.is_a(phrase.head + 2, "occasion_noun")  # « un quart d'heure »
    return SpeakerKind.GROUP if share and not hour else SpeakerKind.UNKNOWN


def roles_of(reader: Reader, phrase: Phrase) -> list[tuple[int, int]]:
    """Return the descriptions that stand beside a name, without article.

    Args:
        reader: The sentence.
        phrase: The phrase.

    Returns:
        First token and end of each.
    """
    found: list[tuple[int, int]] = []
    # « l'une d'elles, X » says nothing of her
    if phrase.described and phrase.head is not None and reader.lower(phrase.head) not in _THEM:
        first, end = phrase.first, phrase.core_end
        while first < phrase.head and reader.lower(first) in closed_class("determiner"):
            first += 1
        if phrase.name is not None and first < phrase.name[0] <= end:
            end = before_naming(reader, first, phrase.name[0])
        titled = end - 1 > phrase.head and reader.is_title(end - 1)
        if titled and reader.lower(end - 1) not in _AFTER_OFFICE:
            end -= 1  # « son avocate Me Delage », but « la secrétaire générale »
        found += _functions(reader, first, end)
    for first, end in phrase.appositions:
        start = first
        while start < end - 1 and reader.is_a(start, "determiner") and not reader.is_a(start, "of"):
            start += 1
        if reader.first_noun(start, end) is not None:
            found += _functions(reader, start, end)
    return found if phrase.bracket is None else found + _bracketed(reader, phrase)


def _bracketed(reader: Reader, phrase: Phrase) -> list[tuple[int, int]]:
    """Return the bracket after a name where it says what its bearer is.

    *Ada Roux (directrice de l'école)*, *le Spaf (deuxième syndicat)*
    """
    if phrase.name is None or phrase.bracket is None or phrase.coordinated:
        return []
    first, end = phrase.bracket
    if reader.is_upper(first) and not has_own_capital(reader, first):
        return []
    noun = reader.first_noun(first, end)
    if noun is None or noun.number is Number.PLURAL:
        return []
    body = noun.kind is SpeakerKind.ORGANISATION and not reader.is_first_name(phrase.name[0])
    return [phrase.bracket] if body or noun.kind is SpeakerKind.PERSON else []


def _functions(reader: Reader, start: int, end: int) -> list[tuple[int, int]]:
    """Return the functions that are joined (*ministre de la Santé et ancienne maire de Dole*)."""
    found: list[tuple[int, int]] = []
    for i in range(start + 1, end - 1):
        if reader.tokens[i].lower not in joining():
            continue
        second = second_function(reader, i)
        if second is not None and reader.noun_kind(second) is SpeakerKind.PERSON:
            found.append((start, i))
            start = i + 1 if reader.lower(i) == "et" else second
    return [*found, (start, end)]
