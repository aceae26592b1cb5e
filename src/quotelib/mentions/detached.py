"""What is detached from a noun phrase: brackets, appositions, a name behind its complement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..models import SpeakerKind
from .apposed_functions import functions_end, studies_end
from .back_then import then_end
from .determiners import CONTRACTED, determiners_end, is_age, is_plural
from .ends import bracket_close
from .known import BODIES, known_kind
from .name_kinds import name_kind
from .names import name_end, starts_name
from .nicknames import CERTAIN, OPENERS, name_given
from .nouns import complements_end, nouns_end
from .opening_adjuncts import (
    ends_adjunct,
    ends_opening,
    is_somebodys,
    names_no_bearer,
    opens_adjunct,
    tells_where,
    verb_waits,
)
from .own_bodies import (
    NAMED_BODIES,
    SHORT,
    body_end,
    gives_acronym,
    is_nobodys,
    is_own_body,
)
from .owner_named import are_unlike, names_owner
from .part_ends import may_close, names_subject
from .people import (
    counts_people,
    is_one_of,
    is_speaker_name,
    person_at,
    served_end,
)
from .phrase import read_body

if TYPE_CHECKING:
    from .phrase import Phrase
    from .reader import Reader

__all__ = [
    "APPOSING",
    "is_of_person",
    "may_take_name",
    "take_appositions",
    "take_bracket",
]

_MAX_APPOSITIONS = 4
APPOSING = frozenset({",", "–", "—", "-"})
"""Signs behind which a detached part may stand."""
_ACCOUNTS = frozenset({"compte", "page", "chaîne"})
_HEARD = ("sur", "dans", "selon", "chez", "pour")
_NOBODY = (SpeakerKind.PLACE, SpeakerKind.ORGANISATION, SpeakerKind.MEDIA)
"""Kinds of names that are no person's."""


def take_appositions(reader: Reader, phrase: Phrase) -> None:
    """Take in the detached parts of a phrase, and a bracket after one.

    Args:
        reader: The sentence.
        phrase: The phrase, which is changed.
    """
    if reader.lower(phrase.end) != ",":
        _take_aside(reader, phrase)
    for _ in range(_MAX_APPOSITIONS):
        if reader.lower(phrase.end) != "," or not _take_apposition(reader, phrase):
            break
        if phrase.bracket is None:
            take_bracket(reader, phrase)


def _take_aside(reader: Reader, phrase: Phrase) -> None:
    """Take in what stands between two dashes: a function, or the name (*Ada – maire – attend*)."""
    first = phrase.end + 1
    if phrase.name is None:
        name = person_at(reader, first) if is_of_person(reader, phrase) else None
        if name is not None and reader.lower(name[1]) == reader.lower(phrase.end):
            phrase.name, phrase.end = name, name[1]
        return
    end = _description_end(reader, phrase, first)
    if end is not None and reader.lower(end) == reader.lower(phrase.end):
        phrase.appositions.append((first, end))
        phrase.end = end


def take_bracket(reader: Reader, phrase: Phrase) -> None:
    """Take in a short bracket (a party, a club, an acronym, an age) and the name after it.

    Args:
        reader: The sentence.
        phrase: The phrase, which is changed.
    """
    close = bracket_close(reader, phrase.end) if reader.lower(phrase.end) == "(" else None
    if close is not None:
        phrase.bracket = (phrase.end + 1, close)
        phrase.end = close + 1
        if phrase.head is not None and phrase.name is None and starts_name(reader, close + 1):
            # « le député (PS) Luc Faure »
            phrase.name = (close + 1, name_end(reader, close + 1))
            phrase.end = phrase.core_end = phrase.name[1]
        elif phrase.head is not None and phrase.name is None and reader.is_a(close + 1, "of"):
            # « le maire (PS) de Valbrune », « la députée (LR) du Gard Anne Morel »
            end = complements_end(reader, close + 1)
            if starts_name(reader, end) and is_of_person(reader, phrase):
                phrase.name = (end, name_end(reader, end))
                end = phrase.name[1]
            phrase.end = phrase.core_end = end
        elif reader.is_a(close + 1, "of") and any(
            reader.tokens[at - 1].form.isupper() for at in (phrase.core_end, close)
        ):
            # « l'Agence régionale de santé (ARS) du Jura », « la FDS (Fédération …) du Jura »
            phrase.end = complements_end(reader, close + 1)


def _take_apposition(reader: Reader, phrase: Phrase) -> bool:
    """Take in one detached part after a comma; return whether there was one."""
    if _is_adjunct(reader, phrase):
        return False
    first = phrase.end + 1
    word = reader.lower(first)
    if word in SHORT and gives_acronym(reader, phrase, first):
        phrase.bracket = (first + 1, first + 2)
        phrase.end = first + 2
        return True
    if word in OPENERS and may_take_name(reader, phrase):
        given = name_given(reader, first)
        end = None if given is None else given[1]
    else:
        end = _part_end(reader, phrase, first)
    end = _joined_end(reader, first, end) if end is not None else None
    if end is None or not (may_close(reader, end) or names_subject(reader, phrase, first, end)):
        return False
    close = bracket_close(reader, end)
    if close and reader.lower(phrase.first - 1) == "selon" and not may_close(reader, close + 1):
        return False  # « Selon le journal, Luc Roy (43 ans) a fui »
    if phrase.head is None and ends_adjunct(reader, phrase.first, end, part=first):
        return False  # « Arrêté à Haut-Vertane, le maire, qui part, a dit »
    opened = phrase.name is None and phrase.head is not None and phrase.first > reader.first_word
    if opened and reader.noun_kind(phrase.head) is None and ends_opening(reader, phrase, end):
        return False
    name = _name_of_part(reader, first, end) if phrase.name is None else None
    if name is not None and opens_adjunct(reader, phrase.first) and verb_waits(reader, end):
        return False  # « Face à la crue, Luc Roy, le maire, a dit »: he is the subject
    last = phrase.coordinated and phrase.members[-1:] == [None]
    if name is not None and not (last or names_owner(reader, phrase, name)):
        phrase.name = name
    else:
        # « la police et le maire, Luc Sorel »: the name of the last one alone
        phrase.appositions.append((first, end))
    phrase.end = end
    return True


def _joined_end(reader: Reader, first: int, end: int) -> int:
    """Return the end of a detached part with the name that *et* joins to the last one in it.

    *Luc Roy, élu de Dole et Marsal, affirme*: a comma and a verb in the singular follow.
    """
    if reader.lower(end) != "et" or reader.is_upper(first) or not reader.is_upper(end - 1):
        return end
    after = name_end(reader, end + 1) if starts_name(reader, end + 1) else end
    verb = after + 1
    while reader.is_a(verb, "object_clitic", "negation"):
        verb += 1
    singular = reader.is_finite(verb) and not reader.lower(verb).endswith("nt")
    return after if singular and reader.lower(after) == "," else end


def _is_adjunct(reader: Reader, phrase: Phrase) -> bool:
    """Return whether what follows a comma after a phrase is never said of it.

    *À dix ans, Paul Servan*; *dans une lettre à Vertane, la militante*: a name that is nobody's;
    *sur l'estrade, Paul Servan*, *la défaite du maire, Paul Servan*: by no noun for a person.
    """
    if phrase.head is not None:
        # « dans la foule, Ada Roux » is no crowd either
        thing = phrase.name is None and reader.noun_kind(phrase.head) in (None, *BODIES)
        named = reader.is_upper(phrase.end + 1) or reader.is_upper(phrase.end + 2)
        described = reader.is_person(phrase.end + 2) and reader.is_upper(phrase.end + 3)
        if not thing or reader.is_upper(phrase.head):
            return reader.is_a(phrase.head, "time", "circumstance_noun")
        if described and is_somebodys(reader, phrase):
            return True  # « le cabinet du maire, le socialiste Luc Roux »
        if named and (
            tells_where(reader, phrase.first - 1)
            or is_somebodys(reader, phrase)
            or reader.is_title(phrase.end + 1)  # « la clinique, Me Ada Roux »
        ):
            return person_at(reader, phrase.end + 1) is not None
        return reader.is_a(phrase.head, "time", "circumstance_noun")
    if names_no_bearer(reader, phrase.first, phrase.end):
        return True
    before = reader.lower(phrase.first - 1)
    if before in _ACCOUNTS:
        return True  # « Sur son compte Twitter, le club a dit »
    # « Sur RTL, le maire a dit »: the name of a paper or body, and a noun for a person
    heard = before in _HEARD and reader.is_a(phrase.end + 1, "determiner")
    named = heard and known_kind(reader, phrase.first, phrase.end) in BODIES
    return named and reader.is_person(phrase.end + 2)


def _name_of_part(reader: Reader, first: int, end: int) -> tuple[int, int] | None:
    """Return the name that a detached part gives to a description (*le maire, Paul Servan*)."""
    if reader.lower(first) in OPENERS:
        return name_given(reader, first)
    if reader.is_title(first) and first + 1 < end:
        return first + 1, end
    if starts_name(reader, first):
        return first, min(name_end(reader, first), end)
    body = read_body(reader, first)
    return body.name if body is not None else None


def _affiliation_end(reader: Reader, i: int) -> int | None:
    """Return the end of *de* and a body behind a name (*Ève Noël, de l'association Les Toits*)."""
    if reader.lower(i) == "des" and not _is_body(reader, i + 1):
        return None  # « à Dole, des faits condamnés par le maire »
    if any(reader.lexicon.noun(reader.lower(k)) is not None for k in (i + 1, i + 2)):
        return None  # « témoigne, selon Léa Roy, de l'intention de nuire »
    end = complements_end(reader, i)
    body = read_body(reader, i if reader.lower(i) in CONTRACTED else i + 1)
    if body is not None and body.head is not None and _is_body(reader, body.head):
        end = max(end, body.end)  # « Ève Noël, de l'association Un toit pour tous »
    elif (
        not (reader.is_upper(i + 1) or reader.is_a(i + 1, "determiner")) and reader.lower(i) != "du"
    ):
        return None  # « a dit Luc Roy, de retour de Rome »
    return end if end > i else None


def _part_end(reader: Reader, phrase: Phrase, i: int) -> int | None:
    """Return the end of what may stand in apposition at ``i``: age, origin, name, description."""
    token = reader.get(i)
    if token is None or token.placeholder is not None:
        return None
    if (age := _age_end(reader, i)) is not None:  # « le retour de Luc Roy, 34 ans »: it is his
        named = phrase.name is None and reader.is_upper(i - 2) and reader.is_upper(i - 3)
        return age if not named or reader.source_noun(phrase.head) is not None else None
    if reader.is_a(i, "of") and phrase.name is not None:
        return _affiliation_end(reader, i)
    if starts_name(reader, i) or (reader.is_title(i) and reader.is_upper(i + 1)):
        if _names_thing(reader, phrase) and is_speaker_name(reader, i):
            return None  # « qui a rapporté la déclaration, Paul Lenoir, … »
        if is_nobodys(reader, phrase, i):
            return None  # « selon la police, Luc Roy, 34 ans, a avoué »
        other = read_body(reader, i) if may_take_name(reader, phrase) else None
        return other.end if other is not None else None
    return _description_end(reader, phrase, i)


def _is_body(reader: Reader, i: int) -> bool:
    """Return whether people can belong to what stands at a token (*X, des Amis de la forêt*)."""
    return reader.is_upper(i) or reader.noun_kind(i) in NAMED_BODIES


def may_take_name(reader: Reader, phrase: Phrase) -> bool:
    """Return whether a detached name can be that of a phrase: one without, and no plural.

    Args:
        reader: The sentence.
        phrase: The phrase.
    """
    if phrase.name is not None or phrase.coordinated:
        return phrase.name is None
    several = reader.is_several(phrase.head) and counts_people(reader, phrase)
    # « l'une des organisatrices, Ada Roux »
    return not (several or is_plural(reader, phrase.first)) or is_one_of(reader, phrase)


def is_of_person(reader: Reader, phrase: Phrase) -> bool:
    """Return whether the head of a phrase is a noun for a person.

    Args:
        reader: The sentence.
        phrase: The phrase.
    """
    return reader.noun_kind(phrase.head) is SpeakerKind.PERSON


def _names_thing(reader: Reader, phrase: Phrase) -> bool:
    """Return whether the head of a phrase is known, and not as a noun for persons or bodies."""
    kind = reader.noun_kind(phrase.head)
    if kind is not None:
        return kind in (SpeakerKind.DOCUMENT, SpeakerKind.PLACE)
    return phrase.head is not None and reader.lower(phrase.head) in reader.lexicon.nouns


def _age_end(reader: Reader, i: int) -> int | None:
    """Return the index after an age or what a student is in (*en L1*), ``None`` without one."""
    if reader.lower(i) == "en":
        return studies_end(reader, i)
    if not is_age(reader, i):
        return None
    end = i + 2 if reader.tokens[i].form[0].isdigit() else i + 4
    if reader.lower(end) == "et" and reader.is_person(end + 1):  # « 45 ans et maire de Dole »
        return functions_end(reader, nouns_end(reader, end + 1))
    return then_end(reader, end)


def _description_end(reader: Reader, phrase: Phrase, i: int) -> int | None:
    """Return the end of what describes a name, or of what names a description, at ``i``."""
    start = determiners_end(reader, i)
    block = nouns_end(reader, start)
    noun = reader.first_noun(start, block)
    determined = i < start < len(reader.tokens)
    if noun is not None and noun.kind is SpeakerKind.DOCUMENT and not determined:
        return None  # « Léa Roy, alerte : « Q » »
    if noun is None:
        # « sa présidente, l'Italienne Donatella Frassi », « …, l'intendant Alex Soler »
        takes_name = determined and may_take_name(reader, phrase)
        other = read_body(reader, i) if takes_name else None
        if other is None or other.name is None:
            return None
        inhabitant = reader.lexicon.demonym(reader.tokens[start].form) is not None
        first_name = reader.is_first_name(other.name[0]) and other.name[0] > start
        certain = reader.lower(start - 1) in CERTAIN
        if inhabitant or ((first_name or certain) and is_of_person(reader, phrase)):
            return other.end
        return other.end if is_own_body(reader, phrase, other.end) else None
    if phrase.name is None:
        names = determined or reader.is_person(phrase.head)
        return _naming_end(reader, phrase, i, 0 if determined else block) if names else None
    if determined and noun.kind is not SpeakerKind.PERSON:
        return body_end(reader, phrase, block)
    if noun.kind is SpeakerKind.PERSON and _is_nobody(reader, phrase, phrase.name):
        return None  # « reçue à l'Élysée, l'ancienne ministre … »
    if determined and (not _may_be_so_many(reader, phrase, i) or _is_anothers(reader, i)):
        return None
    return served_end(reader, block, functions_end(reader, block))


def _is_anothers(reader: Reader, i: int) -> bool:
    """Return whether a function has its own name behind it (*Luc Roy, le maire Paul Serre*)."""
    other = read_body(reader, i)
    if other is None or other.name is None or not is_of_person(reader, other):
        return False
    first, end = other.name
    return end > first + 1 and reader.is_first_name(first)


def _is_nobody(reader: Reader, phrase: Phrase, name: tuple[int, int]) -> bool:
    """Return whether a name is no person's: *Selon le Sun, l'élu, …*, but *le Belge, l'élu, …*."""
    bare = name[0] == phrase.first + 1 and reader.lower(phrase.first) in ("le", "la", "l'")
    paper = bare and reader.lexicon.demonym(reader.tokens[name[0]].form) is None
    paper = paper or reader.noun_kind(phrase.head) is SpeakerKind.MEDIA
    return paper or name_kind(reader, *name) in _NOBODY


def _naming_end(reader: Reader, phrase: Phrase, i: int, block: int) -> int | None:
    """Return the end of what names a description after a comma.

    Only a name can be detached from a description (*selon une source, l'homme* has two), or a
    further function before it (*le maire, élu PS, Luc Roy, a dit*).

    Args:
        reader: The sentence.
        phrase: The phrase, which has no name yet.
        i: Index of the first token.
        block: Index after the noun of a function without article, 0 for other words.

    Returns:
        The index, ``None`` where nothing names it.
    """
    if block:
        end = functions_end(reader, block)
        return end if reader.lower(end) == "," and person_at(reader, end + 1) else None
    other = read_body(reader, i)
    if other is None or other.name is None:
        return None
    named = _names_thing(reader, phrase) or are_unlike(reader, phrase, other)
    if is_of_person(reader, other) and (named or reader.noun_kind(phrase.head) in _NOBODY):
        return None  # « Dans un texte, le maire Luc Roux et Ada Sire ont dit »
    one = is_of_person(reader, other) and not (reader.is_several(other.head) or other.coordinated)
    if one and reader.lower(other.end) != "et" and not may_take_name(reader, phrase):
        return None  # « a dit, devant les élus, le maire Luc Roux »
    # « quant au calendrier, le Haut Conseil affirme »: what is no body has no body's name
    body = other.name[0] == other.head and reader.source_noun(phrase.head) is None
    return None if body else other.end


def _may_be_so_many(reader: Reader, phrase: Phrase, i: int) -> bool:
    """Return whether what starts at a token can describe as many as a phrase names.

    *Léa Roy et Luc Faure, les deux élus*, but *de Léa Roy à Luc Faure, 27 élus ont signé*
    """
    number = reader.lower(i)
    if number.isdecimal():  # « ² » is a digit and no number
        return int(number) == 1 + len(phrase.members)
    return phrase.coordinated or not (is_plural(reader, i) or reader.is_a(i, "numeral"))
