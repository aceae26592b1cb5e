"""What a proper name is the name of: a person, place or body, by its form and the lexicon."""

from __future__ import annotations

import functools
import operator
from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import Gender, SpeakerKind
from .known import BODIES, known_kind, written

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .reader import Reader

__all__ = ["is_agency", "name_gender", "name_kind"]

_FORM = operator.attrgetter("form")
_MAX_ACRONYM = 6
_BODY_ACRONYM = range(3, _MAX_ACRONYM + 1)
_STATION = 2
"""So many words at most the name of a station has before that of a region."""
_ENDED = {
    "body_name": SpeakerKind.ORGANISATION,
    "site_name": SpeakerKind.PLACE,
    "event_name": SpeakerKind.UNKNOWN,
}
"""Classes of words that names of several words end with, and what these are the names of."""
_JOINING = frozenset({"&", "et"})
_NEAR = 4
"""So many words at most behind *agence* say what it sees to."""
_NEWS = ("presse", "information", "informations", "nouvelles", "photo", "photos")
"""What an agency of the press deals in."""
_TITLE_ARTICLES = ("le", "la", "les", "l'", "the")


def name_kind(reader: Reader, start: int, end: int) -> SpeakerKind:
    """Return what a name is by its form and the lexicon.

    Args:
        reader: The sentence.
        start: Index of its first token.
        end: Index after its last token.

    Returns:
        A person where a first name opens it, two words or two initials make it up, the kind of a
        known place, an organisation for an acronym, unknown otherwise.
    """
    first = reader.tokens[start].form
    quoted = reader.tokens[start].quoted
    opens = quoted is not None and reader.tokens[start - 1].quoted != quoted
    if first[0] == "@" or (opens and reader.is_a(start - 1, "work_noun")):
        return SpeakerKind.UNKNOWN  # « le film « Jules Morel » »
    known = known_kind(reader, start, end)
    if known is not None:
        return known
    if end - start == 1:
        if reader.is_first_name(start):
            return SpeakerKind.PERSON
        acronym = first.isupper() and 1 < len(first) <= _MAX_ACRONYM
        return SpeakerKind.ORGANISATION if acronym else SpeakerKind.UNKNOWN
    body = _body_kind(reader, start, end)
    if body is not None:
        return body
    if (first.isupper() or first == "France") and _is_station(reader, start, end):
        return SpeakerKind.MEDIA
    if reader.is_first_name(start) and not (opens and _fills_marks(reader, start, end)):
        return SpeakerKind.PERSON
    kind = reader.noun_kind(start)
    if kind in BODIES:
        return kind  # « Coalition Climat », « Radio Littoral »
    ends = (first, reader.tokens[end - 1].form)
    if any(reader.lexicon.place_kind(form) is not None for form in ends):
        return SpeakerKind.ORGANISATION  # « Dijon Métropole », « Greenpeace Suisse »
    return _kind_of_several(reader, start, end)


@functools.cache
def _ended() -> Mapping[str, SpeakerKind]:
    """Return what names of several words are the names of, by their last word."""
    return {word: kind for name, kind in _ENDED.items() for word in closed_class(name)}


@functools.cache
def _towns() -> Mapping[str, frozenset[str]]:
    """Return the names of towns that look like those of people, by their first word.

    There are none for a word that no person's name starts with: all are towns.
    """
    found: dict[str, frozenset[str]] = {}
    for name in closed_class("town_name"):
        first = name.split(" ")[0]
        found[first] = found.get(first, frozenset()) | {name}
    return found | dict.fromkeys(closed_class("town_start"), frozenset())


def _kind_of_several(reader: Reader, start: int, end: int) -> SpeakerKind:
    """Return what a name of several words is the name of that none of them tells."""
    ended = _ended().get(reader.lower(end - 1))
    if ended is None and reader.lower(end - 1).isdigit():
        ended = SpeakerKind.UNKNOWN  # « Ligue 2 », « Nationale 1 »: the name of no person
    if ended is not None:
        return ended
    first = reader.tokens[start].form
    article = first.lower() in _TITLE_ARTICLES or first[:2].lower() == "l'"
    if article and reader.lower(start + 1) in closed_class("paper_title"):
        return SpeakerKind.MEDIA  # « La Voix du Val »
    branch = known_kind(reader, start, start + 1) in BODIES and not reader.is_first_name(end - 1)
    if branch or _opens_with_acronym(reader, start):  # « Unia Vaud »
        return SpeakerKind.ORGANISATION  # « BNP Paribas »
    shouted = all(map(str.isupper, map(_FORM, reader.tokens[start:end])))
    # « Le Monde », « The Sun »; all that marks contain is rather a title (« Can You Feel It »)
    personal = not article and not shouted and not _fills_marks(reader, start, end)
    personal = personal and not _labels_text(reader, start, end)
    apart = personal and _has_blank(reader, start, end)
    return SpeakerKind.PERSON if apart else SpeakerKind.UNKNOWN


def _labels_text(reader: Reader, start: int, end: int) -> bool:
    """Return whether a name opens a text as what it is about (*Cabo Delgado : le gaz revient*).

    Before a quotation it is whose that is.
    """
    behind = reader.get(end + 1)
    labels = reader.tokens[start].start == 0 and reader.lower(end) == ":"
    return labels and behind is not None and behind.form[0].islower() and behind.quoted is None


def _fills_marks(reader: Reader, start: int, end: int) -> bool:
    """Return whether a name stands alone between two marks."""
    tokens = reader.tokens
    quoted = tokens[start].quoted
    if quoted is None or (start and tokens[start - 1].quoted == quoted):
        return False
    return end == len(tokens) or tokens[end].quoted != quoted


def _body_kind(reader: Reader, start: int, end: int) -> SpeakerKind | None:
    """Return what a name is the name of whose first or last word no person's has."""
    first, last = reader.tokens[start].lower, reader.tokens[end - 1].lower
    if first in closed_class("media_word") or last in closed_class("media_word"):
        return SpeakerKind.MEDIA  # « Canal Mosan », « Est Hebdo »
    towns = _towns().get(first)  # « New York », « Tizi Ouzou »
    if towns is not None and (not towns or written(reader, start, end).lower() in towns):
        return SpeakerKind.PLACE
    if first in closed_class("street_noun"):
        return SpeakerKind.PLACE  # « une plaque "Place Jean Morel" »
    opens = first in closed_class("body_opening")
    closes = last in closed_class("firm_word") or last in closed_class("legal_form")
    joined = not _JOINING.isdisjoint(map(_FORM, reader.tokens[start:end]))
    return SpeakerKind.ORGANISATION if opens or closes or joined else None


def _is_station(reader: Reader, start: int, end: int) -> bool:
    """Return whether a name is that of a known station in some region (*France 3 Bretagne*)."""
    size = _STATION if reader.lower(start) == "france" else 1
    called = end - start > size and known_kind(reader, start, start + size)
    return called is SpeakerKind.MEDIA and not reader.is_first_name(end - 1)


def _has_blank(reader: Reader, start: int, end: int) -> bool:
    """Return whether a name is of two words, not of one that hyphens join (*Grand-Val*)."""
    tokens = reader.tokens
    return any(tokens[i].start > tokens[i - 1].end for i in range(start + 1, end))


def _opens_with_acronym(reader: Reader, start: int) -> bool:
    """Return whether an acronym stands before capitals that are not those of a person."""
    first, second = reader.tokens[start].form, reader.tokens[start + 1].form
    acronym = first.isalpha() and first.isupper() and len(first) in _BODY_ACRONYM
    return acronym and not second.isupper() and not reader.is_first_name(start + 1)


def is_agency(reader: Reader, head: int, end: int) -> bool:
    """Return whether a phrase is of an agency that sees to something, and not to news.

    *L'Agence spatiale*, *une agence de l'eau*; but *l'agence*, *l'agence de presse Reuters*.

    Args:
        reader: The sentence.
        head: Index of its noun, *agence*.
        end: Index after its complements.

    Returns:
        Whether the noun has a capital, or a complement in *de* that is not of the press.
    """
    if any(reader.lower(i) in _NEWS for i in range(head + 1, min(end, head + _NEAR))):
        return False
    return reader.is_upper(head) or any(reader.is_a(i, "of") for i in range(head + 1, end))


def name_gender(reader: Reader, start: int) -> Gender | None:
    """Return the gender of the first name that a name starts with.

    Args:
        reader: The sentence.
        start: Index of the name's first token.

    Returns:
        The gender; ``None`` where the lexicon does not know the word, or knows it for both.
    """
    surname = reader.is_upper(start + 1) or reader.is_a(start + 1, "particle")
    if surname and reader.is_a(start, "particle"):
        return None  # « Ben Salah », « Van den Berg » are surnames
    if surname and reader.tokens[start].form[-1] == "." and reader.is_upper(start + 2):
        start += 1  # « J. Michael Cole »
    return reader.lexicon.first_name_gender(reader.tokens[start].form)
