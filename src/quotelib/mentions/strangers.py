"""People whose names stand right behind that of a body or place."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from ..lexicon.folding import fold
from ..lexicon.words import closed_classes
from ..models import SpeakerKind
from .determiners import CONTRACTED
from .known import known_end, known_kind, written

if TYPE_CHECKING:
    from .reader import Reader

__all__ = ["is_named_apart", "is_noble", "is_stranger", "person_start", "tells_agency"]

_BODY_WORDS = ("firm_word", "legal_form", "media_word", "body_opening")
_FARTHEST = 8
"""So many words may stand between a person's function and the end of its complements."""

_LEADING = ("à", "au", "aux", "et", "(", ")")
"""To portfolios and around parties (*secrétaire à l'Écologie et au Climat*, *maire (PS) de*)."""
_MEDIA = ("agence", "chaîne", "radio")
_WHERE = ("à", "en", "depuis")
_ARTICLES = ("le", "la", "les", "l'")


def person_start(reader: Reader, i: int, end: int) -> int | None:
    """Return where a person's name starts in a run of capitals that begins with another's.

    What ends the run behind another capital is none (*des Alpes-Maritimes Adolphe Colin*), two
    initials are a whole one (*de la Justice A.B.*).

    Args:
        reader: The sentence.
        i: Index of the first capital.
        end: Index after the last one.

    Returns:
        The index of the first name, ``None`` without one.
    """
    if end - 1 > i and reader.is_called_by_initials(end - 1):
        return end - 1
    # « de La Rochelle Jean Hamel », « de San Diego Jean Hamel »
    opened = reader.lower(i) in _ARTICLES or reader.is_a(i, "town_opener")
    begin = i + 1 + opened
    apart = (k for k in range(begin, end) if reader.lower(k - 1) != "-")
    start = next((k for k in apart if reader.is_first_name(k)), None)
    return start - 1 if start is not None and begin < start == end - 1 else start


def is_stranger(reader: Reader, start: int, i: int) -> bool:
    """Return whether two capitals at the end of a run are a person's name.

    *La cheffe de Valorel Giselle Rosano*, where *Mme Rosano* is spoken of as well; *le maire de
    Tours Giselle Rosano*, *a dit à Tours Giselle Rosano*, where the town is known. Not *le patron
    de Lyon Olympique Universitaire*.

    Args:
        reader: The sentence.
        start: Index of the first capital of the run.
        i: Index of the first of the two.

    Returns:
        Whether the text or what stands before tells them from the name of the body or place.
    """
    upper, closed = reader.is_upper, reader.is_closed
    last = upper(i + 1) and not closed(i + 1) and (closed(i + 2) or not upper(i + 2))
    if not last or reader.is_a(start, "rank_degree"):
        return False  # « le Commissaire Divisionnaire Giselle Rosano »
    agency = i == start + 1 and reader.lower(start - 1) in _MEDIA
    if agency and reader.tokens[start].form.isupper():
        return True  # « à l'agence AWP Giselle Rosano »
    pair = reader.tokens[i : i + 2]
    if any(_is_common(reader, token.form) for token in pair):
        return False
    if known_end(reader, start) == i or _is_told(reader, start, i):
        return True  # « à RIA Novosti Giselle Rosano », « au Monde Giselle Rosano »
    if reader.is_first_name(start) and not reader.is_a(start - 1, "of"):
        return False  # « l'ambassadeur slovène Janet Ann Rosano »
    # « a dit à Tours Giselle Rosano, maire », not « à Lyon Part-Dieu Habitat que »
    placed = reader.lower(start - 1) in _WHERE and not reader.is_word(i + 2)
    if not placed and not _completes_function(reader, start):
        return False
    return (
        reader.lexicon.place_kind(reader.tokens[i - 1].form) is not None
        or fold(written(reader, start, i)) in reader.lexicon.home_towns
        or _names_town(reader, start, i)
        or _is_portfolio(reader, start, i)
        or reader.surnames.is_borne(*(token.form for token in pair))
    )


def _is_told(reader: Reader, start: int, i: int) -> bool:
    """Return whether one capital is the medium that somebody has told something."""
    led = reader.lower(start - 1)
    medium = i == start + 1 and led in ("à", "au")
    return medium and known_kind(reader, start, i, CONTRACTED.get(led)) is SpeakerKind.MEDIA


def tells_agency(reader: Reader, start: int) -> bool:
    """Return whether one unlisted name stands behind that of an agency (*confie à l'AFP Zélim*).

    Args:
        reader: The sentence.
        start: Index of the agency, behind its article.

    Returns:
        Whether the name ends its phrase and is no word that names a part of the agency.
    """
    if not reader.is_a(start, "news_agency") or start + 1 >= len(reader.tokens):
        return False
    if not reader.is_a(start - 2, "preposition"):
        return False  # « affirme l'AFP Factuel »
    return not _is_common(reader, reader.tokens[start + 1].form)


def is_named_apart(reader: Reader, i: int, end: int, head: int) -> bool:
    """Return whether capitals name a person, as what stands before them has no name of its own.

    *Le préfet de police Giselle Rosano*, but *le patron du syndicat Unité Première*.

    Args:
        reader: The sentence.
        i: Index of the first capital, behind a noun in small letters.
        end: Index after the last one.
        head: Index of the noun that the phrase is about.

    Returns:
        Whether the head is a person's function, and nothing is called after its complement's noun.
    """
    if not reader.is_person(head) or not reader.is_a(i - 1, "unnamed_body"):
        return False
    return not any(_is_common(reader, token.form) for token in reader.tokens[i:end])


def is_noble(reader: Reader, start: int, i: int) -> bool:
    """Return whether a first name that no list has stands before *de* (*Yelri de Maistre*).

    Args:
        reader: The sentence.
        start: Index of the first name.
        i: Index of the particle.

    Returns:
        Whether one capital stands before the particle, and neither it nor what follows is a noun,
        a place or a body's name. Behind a noun or preposition it is as likely a surname or place
        (*la direction Nord de Vertane*, *selon Marchand de Dijon*).
    """
    if i != start + 1 or reader.tokens[start].pos != "PROPN":
        return False
    if reader.is_nominal(start - 1) or reader.is_a(start - 1, "preposition"):
        return False
    return not any(
        _is_common(reader, token.form) or known_kind(reader, token.index, token.index + 1)
        for token in (reader.tokens[start], reader.tokens[i + 1])
    )


def _is_portfolio(reader: Reader, start: int, i: int) -> bool:
    """Return whether capitals are all that a minister's portfolio is called (*de la Santé*)."""
    if not reader.is_a(start, "portfolio") or reader.is_a(i, "portfolio_adjective"):
        return False
    return i == start + 1 or (i == start + 2 and reader.is_a(i - 1, "portfolio_adjective"))


def _names_town(reader: Reader, start: int, i: int) -> bool:
    """Return whether a word behind *maire de* or *députée de la* is all of a place's name.

    Args:
        reader: The sentence.
        start: Index of the first capital of the run.
        i: Index of the first of the two that may be a person's name.

    Returns:
        Whether one word stands there, whose office takes no other name.
    """
    glued = all(a.end == b.start for a, b in itertools.pairwise(reader.tokens[start:i]))
    if not glued or reader.is_a(start, "town_opener", "particle"):
        return False  # « New York City », « El Alto »
    of = start - 2 if reader.lower(start - 2) == "de" else start - 1
    led = reader.is_a(of, "of") and (of == start - 1 or reader.is_a(start - 1, "determiner"))
    return led and reader.is_a(_office_before(reader, of), "town_office", "unnamed_body")


def _office_before(reader: Reader, of: int) -> int:
    """Return the index of the noun before *de*, a party or adjective passed over.

    *Le maire PS de Dole*, *le maire (PS) de Dole*, *le député socialiste du Jura*.
    """
    if reader.lower(of - 1) == ")" and reader.lower(of - 3) == "(":
        return of - 4
    before = of - 1
    between = reader.pos(before) == "ADJ" or reader.tokens[before].form.isupper()
    return before - 1 if between else before


def _is_common(reader: Reader, form: str) -> bool:
    """Return whether a word is no surname or first name: a noun, a place or in capitals."""
    word = form.lower()
    if word in reader.lexicon.nouns or word in closed_classes(*_BODY_WORDS):
        return True
    return not form.istitle() or reader.lexicon.place_kind(form) is not None


def _completes_function(reader: Reader, start: int) -> bool:
    """Return whether a name is in the complements of a function (*le doyen de l'école de Dole*)."""
    for k in range(start - 1, max(start - 1 - _FARTHEST, -1), -1):
        if reader.is_person(k):
            return True
        leads = reader.is_a(k, "of", "determiner") or reader.lower(k) in _LEADING
        if not (leads or reader.is_nominal(k)):
            return False
    return False
