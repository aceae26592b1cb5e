"""Names of places and bodies that the lexicon knows, and those of bodies before a person's."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from ..lexicon.bodies import known_body, longest_body
from ..lexicon.memo import Answers, once_a_lexicon
from ..models import SpeakerKind
from .determiners import CONTRACTED
from .particles import is_glued_hyphen

if TYPE_CHECKING:
    from ..lexicon import Lexicon
    from .reader import Reader

__all__ = [
    "BODIES",
    "INHABITANT_ENDINGS",
    "NAMED_BODIES",
    "affiliation_end",
    "inhabited_end",
    "is_affiliation",
    "is_dated",
    "is_inhabitant",
    "is_nameless",
    "is_over_before_of",
    "is_party",
    "is_unlisted_inhabitant",
    "known_end",
    "known_kind",
    "names_affiliation",
    "opens_date",
    "written",
]

_ACRONYM = range(2, 7)
_CAPITALS = 2
_PARTICLE_AND_SURNAME = 3
_ARTICLES = ("le", "la", "les", "l'")
BODIES = (SpeakerKind.ORGANISATION, SpeakerKind.MEDIA, SpeakerKind.GROUP)
"""Kinds of what is no single person and may have a name."""
NAMED_BODIES = (SpeakerKind.MEDIA, SpeakerKind.ORGANISATION)
"""Kinds of bodies that have names of their own."""
INHABITANT_ENDINGS = tuple(
    stem + ending
    for stem, endings in (("ois", "e"), ("ais", "e"), ("ien", "ne"), ("éen", "ne"))
    for ending in ("", endings)
)
"""Endings of words for those who live somewhere."""
_ITS_ARTICLES = ("le", "la", "l'", "un", "une")
_PLACING = ("dans", "vers", "sur", "en", "à", "de", "depuis")
_CLOSES = (",", ".", ";", "")
_DATED = ("daté", "datée", "paru", "parue")


def known_end(reader: Reader, i: int) -> int | None:
    """Return where a name of several words ends that the lexicon knows as that of a body.

    Args:
        reader: The sentence.
        i: Index of its first token.

    Returns:
        The index after its last token, small letters or not (*Lutte ouvrière*, *Médecins sans
        frontières*); ``None`` where none starts there.
    """
    longest = longest_body(reader.tokens[i].form)
    if not longest:
        return None
    article = CONTRACTED.get(reader.lower(i - 1), reader.lower(i - 1))
    for end in range(min(i + longest, len(reader.tokens)), i + 1, -1):
        if reader.tokens[end - 1].placeholder is None and known_kind(reader, i, end, article):
            return None if _has_article(reader, i, end) else end
    return None


def _tells(reader: Reader, start: int, end: int) -> bool:
    """Return whether a number and a noun are all that an incise has for a subject.

    With a verb in the singular they are no plural (*P, rapporte 20 minutes*).
    """
    before, after = reader.lower(start - 1), reader.lower(end)
    incise = reader.is_finite(start - 1) and reader.lower(start - 2) == ","
    singular = incise and not before.endswith(("nt", "ons", "ez"))
    return (singular or before == "selon") and after in _CLOSES


def _has_article(reader: Reader, start: int, end: int) -> bool:
    """Return whether a body's name starts with an article that is no part of it (*La Finma*).

    That of a newspaper is part of its title, and acronyms leave theirs out by themselves.
    """
    if reader.lower(start) not in _ARTICLES:
        return False
    name = written(reader, start, end)
    body = known_body(name) if reader.lexicon.place_kind(name) is None else None
    if body is None or body.kind is SpeakerKind.MEDIA or body.name.isupper():
        return False
    return len(body.name) < len(name)


def inhabited_end(reader: Reader, i: int) -> int:
    """Return the index after the adjective of a country or town behind a body's name.

    *Le Parti socialiste suisse*

    Args:
        reader: The sentence.
        i: Index after the name.

    Returns:
        The index; ``i`` itself without such an adjective.
    """
    adjective = i < len(reader.tokens) and not (reader.is_upper(i) or reader.is_finite(i))
    return i + (adjective and reader.lexicon.demonym(reader.lower(i)) is not None)


def known_kind(
    reader: Reader, start: int, end: int, article: str | None = ""
) -> SpeakerKind | None:
    """Return the kind of a name that the lexicon knows as that of a place or body.

    Args:
        reader: The sentence.
        start: Index of its first token.
        end: Index after its last token.
        article: The article before it, in lower case, ``None`` if it does not matter.

    Returns:
        The kind, ``None`` for a name that is not known.
    """
    name = reader.tokens[start].form if end == start + 1 else written(reader, start, end)
    if name[:1].isdigit() and end == start + 2 and _tells(reader, start, end):
        name = name.title()
    return _kinds(reader.lexicon)[name, article]


@once_a_lexicon
def _kinds(lexicon: Lexicon) -> Answers[tuple[str, str | None], SpeakerKind | None]:
    """Return the kind of each name that is known, by the name and the article before it."""

    def find(called: tuple[str, str | None]) -> SpeakerKind | None:
        place = lexicon.place_kind(called[0])
        if place is not None:
            return place
        body = known_body(*called)
        return None if body is None else body.kind

    return Answers(find)


def is_over_before_of(reader: Reader, start: int, i: int) -> bool:
    """Return whether *de* behind a name is no particle of it.

    *Léa Le Goff de la CGT*, *Sophie de la CGT*, but *Charles de GAULLE*; *des Lois du Sénat*,
    though *Loïs* is a first name

    Args:
        reader: The sentence.
        start: Index of the first token of the name.
        i: Index of the capital after *de*.

    Returns:
        Whether a plural article stands before the name, or an acronym after *de* that is known as a
        body, or comes behind a particle and a surname.
    """
    if reader.lower(start - 1) in ("des", "les", "ces"):
        return True
    form = reader.tokens[i].form
    if not form.isupper() or len(form) == 1:
        return False
    whole = i > start + _PARTICLE_AND_SURNAME and reader.is_a(start + 1, "particle")
    return whole or known_kind(reader, i, i + 1, None) in BODIES


def affiliation_end(reader: Reader, i: int) -> int | None:
    """Return where the name of a body ends that stands between a noun for a person and his name.

    *Le sénateur PS Paul Servan*, *la députée Les Républicains Solène Kervadec*, *le délégué SNUT
    Hugo Roy*, *la permanente régionale CSC-Metea Inès Roy*. What follows an acronym that nobody
    knows must be a first name, lest it be an artist's (*le rappeur MC Tonus*).

    Args:
        reader: The sentence.
        i: Index of the first token after the noun.

    Returns:
        The index after the last token of the body's name, ``None`` where none is.
    """
    tokens = reader.tokens
    noun = i - 2 if i > 1 and tokens[i - 1].pos == "ADJ" else i - 1  # « l'élue communale PS Anne »
    person = reader.noun_kind(i - 1) is SpeakerKind.PERSON
    if not person and (noun == i - 1 or reader.noun_kind(noun) is not SpeakerKind.PERSON):
        return None
    if reader.is_upper(i - 1):
        return None
    end = known_end(reader, i) or i + 1 + _is_called_in_plural(reader, i)
    branch = end < len(tokens) and tokens[end].form == "-" and is_glued_hyphen(reader, end)
    end += 2 * branch  # « CSC-Metea »
    following = reader.get(end)
    if following is None or not reader.is_upper(end) or reader.is_closed(end):
        return None
    shouted = following.form.isupper() and following.form[-1] != "."  # « le député LR J. Roux »
    named = reader.is_first_name(end) and not shouted
    called = reader.capitals or reader.is_first_name(i)
    if named and not called and _may_be_body(reader, i, branch=branch):
        return end
    return end if names_affiliation(reader, i, end) and named else None


def _may_be_body(reader: Reader, i: int, *, branch: bool) -> bool:
    """Return whether a word looks like the acronym of a body (*PS*; *SETCa* ends in small letters).

    That of a branch stands behind any that is known (*Ecolo-Groen*).
    """
    form = reader.tokens[i].form
    if form.isalpha() and form[:_CAPITALS].isupper() and len(form) in _ACRONYM:
        return form.isupper() or not branch
    return branch and known_kind(reader, i, i + 1, None) in NAMED_BODIES


def names_affiliation(reader: Reader, start: int, end: int) -> bool:
    """Return whether what stands after a noun for a person is the name of a body (*le député LR*).

    Args:
        reader: The sentence.
        start: Index of its first token.
        end: Index after its last token.

    Returns:
        Whether the lexicon knows it as such, and no first name opens it; or whether it is a plural
        with its article, as those of parties are (*la sénatrice Les Centristes*).
    """
    if reader.is_first_name(start):
        return False
    return known_kind(reader, start, end, None) in NAMED_BODIES or _is_called_in_plural(
        reader, start
    )


def is_party(reader: Reader, i: int) -> bool:
    """Return whether a word is the name of a party (*la présidente de Vooruit*)."""
    body = known_body(reader.tokens[i].form, None)
    return body is not None and "parti" in body.nouns


def is_affiliation(reader: Reader, start: int, end: int) -> bool:
    """Return whether the name of a body belongs to the noun for a person right before it.

    *Paul Servan, maire Les Républicains de Dole*, *une conseillère régionale LR*, *trente élus PS*

    Args:
        reader: The sentence.
        start: Index of the name's first token.
        end: Index after its last token.

    Returns:
        Whether it says of which party or club somebody is, so that the body itself is not meant.
    """
    before = start - 1
    if reader.pos(before) == "ADJ" and reader.source_noun(before) is None:
        before -= 1
    people = reader.is_person(before) or reader.is_several(before)
    return people and names_affiliation(reader, start, end)


def _is_called_in_plural(reader: Reader, i: int) -> bool:
    """Return whether a party's name starts with its article right behind a noun for one person."""
    if reader.tokens[i].form != "Les" or not reader.is_upper(i + 1):
        return False
    noun = i - 2 if reader.pos(i - 1) == "ADJ" else i - 1
    return SpeakerKind.PERSON in (reader.noun_kind(i - 1), reader.noun_kind(noun))


def is_inhabitant(reader: Reader, i: int) -> bool:
    """Return whether a word with a capital says where somebody lives (*le Breton Yann Le Goff*).

    The newspaper of that name is called by it alone or with a date: *le Parisien de lundi*, but *le
    Parisien de 34 ans*.

    Args:
        reader: The sentence.
        i: Index of the word.

    Returns:
        Whether it does.
    """
    form = reader.tokens[i].form
    if reader.lexicon.demonym(form) is None:
        return form.endswith(INHABITANT_ENDINGS) and is_unlisted_inhabitant(reader, i)
    paper = known_kind(reader, i, i + 1, reader.lower(i - 1)) is SpeakerKind.MEDIA
    owned = reader.is_a(i + 1, "of") and not opens_date(reader, i + 1)
    return not paper or reader.is_upper(i + 1) or owned


def is_dated(reader: Reader, i: int) -> bool:
    """Return whether a participle behind a known name tells when or by whom something was done.

    Args:
        reader: The sentence.
        i: Index of the participle.

    Returns:
        Whether it does: *les informations du Monde révélées mercredi*, *publiées par X*, but
        *l'Église réformée*.
    """
    if not reader.is_upper(i - 1):
        return False
    dated = reader.is_a(i + 1, "time", "date_opener") or reader.lower(i + 1) in ("par", "hier")
    return dated and known_kind(reader, i - 1, i, None) is not None


def opens_date(reader: Reader, i: int) -> bool:
    """Return whether the date of a paper starts at a token (*du 3 mars*, *daté de mercredi*).

    Args:
        reader: The sentence.
        i: Index of the token.

    Returns:
        Whether a day or date stands behind it.
    """
    i += reader.lower(i) in _DATED
    return reader.is_a(i, "of") and reader.is_a(i + 1 + reader.lower(i + 1)[:1].isdigit(), "time")


def is_unlisted_inhabitant(reader: Reader, i: int) -> bool:
    """Return whether a capital has an article and the ending of those who live somewhere.

    *Le Mortuacien*, *la Hutoise*; but *dans le Roannais*, *du Valois* are regions.

    Args:
        reader: The sentence.
        i: Index of a word with such an ending that no list has.

    Returns:
        Whether it is neither a name of the text nor followed by one.
    """
    if not reader.is_upper(i) or reader.is_upper(i + 1):
        return False
    article = reader.lower(i - 1) in _ITS_ARTICLES and reader.lower(i - 2) not in _PLACING
    known = reader.is_first_name(i) or known_kind(reader, i, i + 1, reader.lower(i - 1))
    return article and not known and reader.surnames.end(reader.tokens, i) is None


def is_nameless(reader: Reader, i: int) -> bool:
    """Return whether a noun is one that is called after nobody (*la Jeunesse*, *les collèges*).

    Args:
        reader: The sentence.
        i: Index of the noun.

    Returns:
        Whether a person's name after it is that of somebody else.
    """
    group = reader.noun_kind(i) is SpeakerKind.GROUP
    return reader.is_several(i) or group or reader.is_a(i, "nameless_body")


def written(reader: Reader, start: int, end: int) -> str:
    """Return tokens as the text has them, each gap one blank.

    Args:
        reader: The sentence.
        start: Index of the first token.
        end: Index after the last one.

    Returns:
        Their forms.
    """
    tokens = reader.tokens[start:end]
    name = tokens[0].form if tokens else ""
    for before, token in itertools.pairwise(tokens):
        name += ("" if before.end == token.start else " ") + token.form
    return name
