"""Proper names: runs of capitalised words, with particles and initials."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import SpeakerKind
from .calls import call_end, friends_end, is_slogan, partners_end
from .determiners import counts_people, opens_hyphenated
from .first_words import (
    is_detached,
    is_label,
    is_subject,
    opens_clause,
    opens_description,
    opens_with_surname,
    stands_before_auxiliary,
)
from .functions import describes_somebody
from .known import BODIES, affiliation_end, is_over_before_of, is_party, known_end, known_kind
from .offices import is_office_behind
from .particles import MAX_PARTICLES, is_glued_hyphen, is_glued_piece, opens_with_small_particle
from .strangers import is_noble, is_stranger, tells_agency

if TYPE_CHECKING:
    from .reader import Reader

__all__ = ["name_end", "opens_titled", "starts_name"]

_MAX_NAME, _MAX_DIGITS = 8, 2
_ARTICLES = ("le", "la", "les", "l'")
_SURNAME_PARTICLES = ("de", "du")
_NEVER = ("dixit", "côté", "voilà")  # « Dixit Luc Roy : « Q » »
_QUALITIES = ("état", "etat")
_NAME_PREFIXES = ("O'", "N'", "M'", "D'")
_AFTER_NAME = (",", "(", ".", "")


def starts_name(reader: Reader, i: int) -> bool:
    """Return whether a proper name starts at a token.

    Args:
        reader: The sentence.
        i: Index of the token.

    Returns:
        Whether its capital is that of a name rather than of a sentence.
    """
    if reader.is_upper(i):
        found = reader.name_starts.get(i)
        if found is None:
            found = reader.name_starts[i] = _starts_with_capital(reader, i)
        return found
    # « 20 Minutes »
    numbered = reader.lower(i).isdigit() and known_end(reader, i) is not None
    return numbered or opens_with_small_particle(reader, i)


def _starts_with_capital(reader: Reader, i: int) -> bool:
    token = reader.tokens[i]
    prefix = token.form in _NAME_PREFIXES and _is_name_prefix(reader, i)
    opens = i <= reader.first_word
    surname = opens and opens_with_surname(reader, i)
    if token.form[0] == "@" or prefix or surname or known_end(reader, i) is not None:
        return True
    common = reader.is_a(i, "answer_word", "acronym_noun", "feast")
    if common and (not reader.is_a(i, "feast") or _is_feast(reader, i)):
        return is_slogan(reader, i)  # « OK pour le pont », « Non au péage »; « une ONG »
    if token.lower in _QUALITIES and reader.lower(i - 1) == "d'":
        return False  # « le ministre d'État »
    if reader.is_title(i) and reader.is_upper(i + 1) and reader.is_a(i - 1, "determiner"):
        return False  # « le Dr Jeanne Lamy »
    elided = token.form[-1] == "'" and token.lower not in _ARTICLES
    cut = elided and is_glued_piece(reader, i + 1) and not reader.is_closed(i)
    never = token.lower in _NEVER and _is_no_name(reader, i)
    if (elided and not cut) or never or describes_somebody(reader, i):
        return False  # « C' » at the start of a sentence; « le Président »; « les Québécois »
    if opens and token.lower in closed_class("numeral") and counts_people(reader, i):
        return False
    if opens and (opens_description(reader, i) or is_detached(reader, i)):
        return False
    all_capitals = len(token.form) > 1 and token.form.isupper()
    if reader.is_closed(i) and not (all_capitals and token.pos == "PROPN"):
        if token.lower in _SURNAME_PARTICLES:
            return _is_surname(reader, i, opens=opens)
        # « Le Monde », « La Tour »: the article has its capital inside a sentence only in a name.
        titled = token.lower in _ARTICLES and not opens and _is_name_part(reader, i + 1)
        return titled or opens_hyphenated(reader, i)
    return not opens or all_capitals or token.pos == "PROPN" or _is_name_at_start(reader, i)


def _is_no_name(reader: Reader, i: int) -> bool:
    """Return whether *dixit* or *voilà* stands at a token, or *côté* before a name apart."""
    beside = i <= reader.first_word and reader.is_upper(i + 1)
    return beside or reader.lower(i) != "côté"  # « Côté CGT, on attend », but « Côté attend »


def _is_name_prefix(reader: Reader, i: int) -> bool:
    """Return whether an elided syllable opens a name (*O'Brien*, *N'Diaye*).

    At the start of a sentence *D'* may be a preposition (*D'Arles à Nice*): see `_is_surname`.
    """
    token, following = reader.tokens[i], reader.get(i + 1)
    if following is None or following.start != token.end:
        return False
    named = _is_name_part(reader, i + 1) and not following.form.isupper()
    opens = i <= reader.first_word
    return named and (token.form != "D'" or _is_surname(reader, i, opens=opens))


def _is_surname(reader: Reader, i: int, *, opens: bool) -> bool:
    """Return whether a preposition with a capital opens a surname (*De Smet juge que*).

    At the start of a sentence the verb must follow, and no place be named (*De Lyon arrive*).
    """
    if not _is_name_part(reader, i + 1):
        return False
    after = name_end(reader, i + 1)
    named = reader.lexicon.place_kind(reader.tokens[i + 1].form) is None
    told = reader.is_finite(after) or reader.is_a(after, "object_clitic", "negation")
    return not opens or (named and (told or reader.lower(after) == ":"))


def _is_feast(reader: Reader, i: int) -> bool:
    """Return whether a first name is a holiday here (*à Noël*)."""
    named = _is_name_part(reader, i + 1)
    return not named and reader.is_a(i - 1, "preposition", "of", "determiner")


def _is_name_at_start(reader: Reader, i: int) -> bool:
    """Return whether a sentence's first word is a name: known, followed by one, or a subject."""
    form = reader.tokens[i].form
    return (
        reader.is_first_name(i)
        or form.endswith("'s")
        or _has_inner_capital(form)
        or ((_is_known_body(reader, i) or _is_unread(reader, i)) and opens_clause(reader, i + 1))
        or reader.lexicon.place_kind(form) is not None
        or (i + 1 < len(reader.tokens) and _continues(reader, i + 1))
        or _opens_with_particle(reader, i)
        or is_label(reader, i)
        or (
            (reader.pos(i) in ("NOUN", "DET") or stands_before_auxiliary(reader, i))
            and reader.lexicon.source_noun(reader.lower(i)) is None
            and is_subject(reader, i)
        )
    )


def _opens_with_particle(reader: Reader, i: int) -> bool:
    """Return whether a particle follows that prose has not (*Faisal bin Turki*, *Save the Sea*)."""
    particle = reader.is_a(i + 1, "particle") and not reader.is_a(i + 1, "common_particle")
    return particle and reader.is_upper(i + 2) and _after_particles(reader, i, i + 1) > i + 1


def _is_known_body(reader: Reader, i: int) -> bool:
    """Return whether one word is the name of a body that is no common noun as well."""
    word = reader.lower(i)
    common = word in reader.lexicon.nouns or reader.source_noun(i) or reader.verbs[word].finite
    return not common and known_kind(reader, i, i + 1) in BODIES


def _is_unread(reader: Reader, i: int) -> bool:
    """Return whether the tagger takes what is no function word for nothing that it can be."""
    return reader.pos(i) in ("PRON", "X") and reader.lower(i) not in ("cela", "ceci", "ça")


def _has_inner_capital(form: str) -> bool:
    """Return whether a capital stands right after a small letter (*TotalEnergies*)."""
    return any(a.islower() and b.isupper() for a, b in itertools.pairwise(form))


def _is_name_part(reader: Reader, i: int) -> bool:
    """Return whether a token is a capitalised word other than a function word."""
    return reader.is_upper(i) and (
        not reader.is_closed(i)
        or _follows_particle(reader, i)
        or _is_short_surname(reader, i)
        or (reader.is_a(i, "legal_form") and reader.tokens[i].form.isupper())  # « Jurawatt SA »
    )


def _is_short_surname(reader: Reader, i: int) -> bool:
    """Return whether a particle with a capital is a surname of its own (*Ananda De, un employé*).

    A capital stands before it, and no name but a comma, a bracket or the end behind it; what opens
    a headline may be followed by anything (*Kim : De, …*).
    """
    if i - 1 < reader.first_word or not reader.is_a(i, "particle"):
        return False
    before = reader.tokens[i - 1].form
    titled = reader.tokens[i].form.istitle() and before.istitle() and before.isalpha()
    return titled and not reader.is_closed(i - 1) and reader.lower(i + 1) in _AFTER_NAME


def _follows_particle(reader: Reader, i: int) -> bool:
    """Return whether a particle with a capital makes a name of any word (*Karl De Vos*)."""
    particle = i - 1 > reader.first_word and reader.is_a(i - 1, "particle")
    return particle and reader.tokens[i - 1].form.istitle()


def name_end(reader: Reader, i: int) -> int:
    """Return where a name ends.

    Args:
        reader: The sentence.
        i: Index of the token that the name starts with.

    Returns:
        The index after its last token.
    """
    end = reader.name_ends.get(i)
    if end is None:
        end = affiliation_end(reader, i)
        if end is None:
            titled = reader.lower(i) in _ARTICLES and i + 1 < len(reader.tokens)
            known = known_end(reader, i) or (known_end(reader, i + 1) if titled else None)
            end = max(known or 0, _capitals_end(reader, i))  # « selon Le Canard enchaîné »
            end = max(end, call_end(reader, i))
            if reader.lower(i) == "les" and end == i + 2:
                end = friends_end(reader, i, end)
            elif reader.lower(end) == "et":
                end = partners_end(reader, end)  # « Morel et fils »
        reader.name_ends[i] = end
    return end


def _capitals_end(reader: Reader, i: int) -> int:
    end = i + 1
    while end < len(reader.tokens) and end - i < _MAX_NAME:
        if _continues(reader, end):
            if reader.is_person(end) and is_office_behind(reader, i, end):
                break  # « Ada Roux Présidente du club »
            if reader.is_title(end) and opens_titled(reader, end):
                break  # « à Nice M. Dubreuil »
            apart = reader.tokens[end].start > reader.tokens[end - 1].end  # else « selon O'Brien »
            if apart and (
                (_is_determined(reader, i) and _starts_person(reader, i, end))
                or is_stranger(reader, i, end)
            ):
                break
            if end == i + 1 and reader.is_a(i, "network"):
                break  # « écrit sur Twitter Gwénaël Le Bris »
            end += 1
            continue
        stop = _after_particles(reader, i, end)
        if stop == end:
            break
        end = stop
    return end


def opens_titled(reader: Reader, i: int) -> bool:
    """Return whether a civility or an abbreviated title starts another name (*Me*, *Mme*).

    Args:
        reader: The sentence.
        i: Index of a token after a name or noun.

    Returns:
        Whether one stands there before a capital; the initial of *Paul M. Robin* is none.
    """
    if not reader.is_upper(i) or not _is_titled(reader, i):
        return False
    initial = reader.lower(i) in ("m", "m.") and reader.is_first_name(i - 1)
    return not initial or reader.is_a(i - 2, "preposition")


def _is_titled(reader: Reader, i: int) -> bool:
    """Return whether a capital follows a title, or *et* and another title (*Mme et M. Favre*)."""
    both = reader.lower(i + 1) == "et" and reader.is_title(i + 2)
    after = i + 2 + is_glued_hyphen(reader, i + 2)  # « M. al-Hadi »
    particle = reader.is_a(i + 1, "particle") and reader.is_upper(after)
    return reader.is_upper(i + 1) or particle or (both and reader.is_upper(i + 3))


def _is_determined(reader: Reader, i: int) -> bool:
    """Return whether an article or a preposition stands before a name that owns nothing."""
    return reader.is_a(i - 1, "determiner", "preposition") and not _is_owner(reader, i)


def _is_owner(reader: Reader, i: int) -> bool:
    """Return whether a name depends by *de* alone on what no place or body owns.

    The first word of *l'avis de Salvator Iglesias* is a first name, that of *la maire de Dole Nadia
    Benali* the name of her town.
    """
    form = reader.tokens[i].form
    if reader.lower(i - 1) not in ("de", "d'") or (form.isupper() and len(form) > 1):
        return False
    kind = reader.noun_kind(i - 2)
    return kind is SpeakerKind.DOCUMENT or (kind is None and reader.pos(i - 2) == "NOUN")


def _starts_person(reader: Reader, start: int, i: int) -> bool:
    """Return whether a person's name starts inside a run of capitals after an article.

    In *à l'AFP Abdel Ghalfi* and *de la Santé Nadia Benali* the first word is a name of its own.
    """
    if i == start + 1 and reader.is_a(start, "namesake_noun") and not _depends(reader, start):
        return False  # « La Fondation Jean Morel »
    if i == start + 1 and (_is_led(reader, start) or _is_of_party(reader, start)):
        return True
    first_name = reader.is_first_name(i)
    previous = reader.tokens[i - 1].form
    acronym = i == start + 1 and len(previous) > 1 and previous.isupper() and previous.isalpha()
    if not _is_name_part(reader, i + 1) and _after_particles(reader, i, i + 1) == i + 1:
        return acronym and (first_name or tells_agency(reader, start))  # « à l'AFP Felipe, … »
    earlier = any(reader.is_first_name(k) for k in range(start, i))
    if first_name:
        # « de La Rochelle Jean Roux », « de San Diego Jean Roux »
        opens = reader.lower(i - 1) in _ARTICLES or reader.is_a(i - 1, "town_opener")
        return not earlier and not opens
    # « à l'AFP Zlato Iliev », but « du RC Lens Luc Hamel », « de la CGT Santé Paris Luc Hamel »
    later = any(reader.is_upper(k + 1) and reader.is_first_name(k) for k in (i + 1, i + 2))
    return acronym and not later and not reader.tokens[i].form.isupper()


def _depends(reader: Reader, i: int) -> bool:
    """Return whether a noun and its article are a complement in *de* (*le chef du Stade*)."""
    return reader.lower(i - 1) == "du" or reader.lower(i - 2) == "de"


def _is_led(reader: Reader, i: int) -> bool:
    """Return whether one capital names several, and the next two one of them.

    *Le batteur des Stridors Zorb Kelm*: a plural without a noun after *des*, behind a noun for one
    person.
    """
    if reader.lower(i - 1) != "des" or reader.lower(i)[-1] != "s" or _is_name_part(reader, i + 3):
        return False
    person = reader.noun_kind(i - 2) is SpeakerKind.PERSON
    two = _is_name_part(reader, i + 1) and _is_name_part(reader, i + 2)
    return person and two and reader.lower(i) not in reader.lexicon.nouns


def _is_of_party(reader: Reader, i: int) -> bool:
    """Return whether two capitals name who leads a party (*le chef de Volt Zorb Kelm*)."""
    if reader.tokens[i - 1].lower not in ("de", "d'") or not is_party(reader, i):
        return False
    person = reader.noun_kind(i - 2) is SpeakerKind.PERSON
    return person and _is_name_part(reader, i + 1) and _is_name_part(reader, i + 2)


def _continues(reader: Reader, i: int) -> bool:
    """Return whether a token goes on with the name before it."""
    token = reader.tokens[i]
    if is_glued_hyphen(reader, i) or is_glued_hyphen(reader, i - 1):
        return True
    if reader.tokens[i - 1].form[-1] == "'" and is_glued_piece(reader, i):
        return True
    if token.form == "&" and reader.is_upper(i + 1):
        return True
    if token.form.isdigit() and reader.tokens[i - 1].form[0].isupper():
        # « France 3 » is a name, « le Covid 19 fois » is none
        following = reader.get(i + 1)
        short = len(token.form) <= _MAX_DIGITS
        return short and (
            following is None
            or reader.is_finite(i + 1)  # « Kanal 7 précise »
            # « France 3 Bretagne », but « à Europe 1 Léa Morel »
            or (_is_name_part(reader, i + 1) and not reader.is_first_name(i + 1))
            or not (following.form[0].isalnum() or following.form == "%")  # « Payée 1 200 euros »
        )
    if _is_name_part(reader, i):
        return True
    # Function words in names: « La Tour », « Park Son Mi », « Ada Son-Morel », « Kim Jong Un »
    surname = reader.lower(i) == "vos"  # « Kurt Vos »
    after = i + 1 + (reader.is_upper(i) and is_glued_hyphen(reader, i + 1))
    inside = surname or _is_name_part(reader, after) or (i > 1 and _is_name_part(reader, i - 2))
    return reader.is_upper(i) and _is_name_part(reader, i - 1) and inside


def _after_particles(reader: Reader, start: int, i: int) -> int:
    """Return the index after particles and one name token at ``i``, or ``i``."""
    j = i
    while j - i < MAX_PARTICLES and reader.is_a(j, "particle"):
        j += 1 + is_glued_hyphen(reader, j + 1)  # « Karim al-Hadi »
    if j == i or not _is_name_part(reader, j):
        return i
    if reader.is_a(j, "behind_de"):
        return j + 1  # « Joaquim Machado de Assis »
    bare = not (_is_lone_first_name(reader, start, i) or is_noble(reader, start, i))
    if reader.is_a(i, "common_particle") and (bare or is_over_before_of(reader, start, j)):
        return i
    return j + 1


def _is_lone_first_name(reader: Reader, start: int, end: int) -> bool:
    """Return whether what stands before a particle is first names only (« Charles de … »)."""
    return all(
        reader.is_first_name(k)
        or reader.has_initials(k)  # « C. de Gaulle »
        or reader.is_a(k, "particle")
        or not reader.tokens[k].form[0].isalnum()
        or (k > start and reader.is_a(k - 1, "particle"))
        for k in range(start, end)
    )
