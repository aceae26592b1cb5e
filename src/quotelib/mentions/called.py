"""The name in a described phrase that names the whole: *la ministre de la Santé Ida Roux*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class, features_of
from ..models import Gender, Number, SpeakerKind
from .determiners import CONTRACTED, is_plural
from .ends import adjective_end
from .known import (
    NAMED_BODIES,
    is_inhabitant,
    is_nameless,
    is_party,
    known_end,
    known_kind,
    opens_date,
)
from .name_kinds import name_gender
from .names import name_end, starts_name
from .particles import small_particles
from .strangers import is_named_apart, person_start
from .titled import own_name

if TYPE_CHECKING:
    from .reader import Reader

__all__ = ["called_end", "is_crown", "name_of"]

_BESIDE = frozenset({"ADJ", "ADV", "NOUN", "VERB"})  # what the tagger takes an adjective for
_MODIFIERS = ("ADJ", "VERB")
_FIRMS = ("entreprise", "société", "groupe", "compagnie", "start-up")
_UNIONS = frozenset(
    {"association", "collectif", "confédération", "fédération", "ong", "organisation", "syndicat"}
)
_FONDLY = ("petit", "petite", "jeune", "feu")
_MAX_ADJECTIVES = 2
_PERSON_NAME = 2
"""A run of so many capitals after a complement is a person rather than the end of it."""


def called_end(reader: Reader, head: int, i: int, block: int) -> int:
    """Return the index after the name that follows a noun and its complements.

    Args:
        reader: The sentence.
        head: Index of the noun.
        i: Index after its complements.
        block: Index after the noun and its adjectives.

    Returns:
        The index; ``i`` itself without a name.
    """
    if reader.is_title(i) and reader.is_upper(i + 1) and reader.is_person(head):
        return name_end(reader, i + 1)  # « son avocate Me Delage »
    named = reader.is_upper(i) and starts_name(reader, i)
    if named and _takes_name(reader, head, i, after_complement=i > block):
        return name_end(reader, i)
    return i


def name_of(reader: Reader, head: int, end: int, block: int) -> tuple[int, int] | None:
    """Return the name of whom or what a described phrase denotes.

    Args:
        reader: The sentence.
        head: Index of its noun.
        end: Index after its last token.
        block: Index after the noun and its adjectives.

    Returns:
        First and end of the name, ``None`` without one.
    """
    named = reader.lower(block) == "du" and reader.lower(block + 1) == "nom"
    if named and reader.is_upper(block + 3) and reader.is_person(head):
        return block + 3, name_end(reader, block + 3)  # « un homme du nom de Luc Roy »
    name = _body_name(reader, head, end) if reader.is_upper(head) else None
    name = name or _inner_name(reader, head, end)
    if name is None:
        return None
    if name[0] == head + 1 and _is_body(reader, head):
        if _is_side(reader, name, end):
            return None
        name = name[0], adjective_end(reader, name, block)
    beside = all(reader.pos(i) in _BESIDE for i in range(head + 1, name[0]))
    joined = name[0] == head + 1 and _is_joined(reader, *name)
    if joined:
        return name if is_plural(reader, head - 1) else None  # « les sœurs Léa et Ida Roux »
    if beside and reader.is_a(head, "called_after"):
        name = head, name[1]  # « les sœurs Kerbrat », « le lycée professionnel Pasteur »
    if beside and reader.is_a(head, "affair"):
        return None  # « la loi Morel », « l'affaire Dupuis »
    noun = reader.source_noun(head)
    if head < name[0] and noun is not None and noun.category == "document":
        return None  # « une étude Ifop », « le rapport Durand » are called after their authors
    if head < name[0] and (reader.is_person(head) or reader.is_several(head)):
        return own_name(reader, head, name)
    return name


def _is_joined(reader: Reader, first: int, end: int) -> bool:
    """Return whether a first name is joined to another name, both behind a noun for a family."""
    alone = end == first + 1 and reader.is_first_name(first)
    family = reader.is_a(first - 1, "called_after") and reader.lower(end) == "et"
    return alone and family and reader.is_upper(end + 1)


def _is_side(reader: Reader, name: tuple[int, int], end: int) -> bool:
    """Return whether a point of the compass says which part of a body a noun denotes.

    *La direction Nord de La Poste*, but *la région Sud*, *le syndicat Sud de La Poste*
    """
    start, after = name
    if after >= end or not reader.is_a(after - 1, "compass_point") or not reader.is_a(after, "of"):
        return False
    return reader.lower(start - 1) != "syndicat"


def _determined_of(reader: Reader, i: int) -> bool:
    """Return whether *de* stands at a token with a determiner: *du*, *des*, *de la*."""
    bare = reader.lower(i) in ("de", "d'") and not reader.is_a(i + 1, "determiner")
    return reader.is_a(i, "of") and not bare


def _is_body(reader: Reader, i: int) -> bool:
    """Return whether a noun denotes a body rather than people."""
    return reader.noun_kind(i) in NAMED_BODIES


def _is_firm(reader: Reader, i: int) -> bool:
    """Return whether a noun is that of a body, or of whoever makes or trades in something."""
    return _is_body(reader, i) or reader.is_a(i, "firm_noun", "firm_or_person")


def _takes_name(reader: Reader, head: int, i: int, *, after_complement: bool) -> bool:
    """Return whether the name at ``i`` is that of a noun: *la ministre de la Santé Nadia Benali*.

    Right after the noun only an inhabitant's takes one (*le Breton Yann Le Goff*): that of another
    noun is read with it.
    """
    if after_complement:
        # « le cabinet de la ministre de la Santé Ida Roux »: to the end of its complement's name
        own = reader.is_person(head)
        return own or (reader.is_first_name(i) and _is_of_complement(reader, i, head))
    return is_inhabitant(reader, head) and (reader.is_first_name(i) or reader.is_upper(i + 1))


def _body_name(reader: Reader, head: int, end: int) -> tuple[int, int] | None:
    """Return the name of a body whose head has a capital (*la CGT*, *le Conseil de sécurité*)."""
    if reader.is_a(head, "acronym_noun") or reader.noun_kind(head) is SpeakerKind.PERSON:
        return None
    if is_inhabitant(reader, head) and not (reader.lower(head + 1) == "des" and end > head + 1):
        return None  # « le Breton (de Lorient) » describes somebody, « la Française des jeux » not
    form = reader.tokens[head].form
    if form.isupper() and len(form) > 1 and reader.is_nominal(head + 1):
        # an acronym has no adjective: « le WWF alerte » is a clause, whatever the tagger says
        end = end if reader.is_upper(head + 1) else head + 1
    if end > head + 2 and opens_date(reader, head + 1) and _is_paper(reader, head):
        return head, head + 1  # « le Parisien du 3 mars »
    for i in range(head + 1, end - 1):
        if reader.is_a(i, "of") and reader.is_a(i + 1, "indefinite_article", "possessive"):
            return head, i  # « l'AFP d'une source proche »
    return head, end


def _is_paper(reader: Reader, head: int) -> bool:
    """Return whether a word with its article is the name of a paper."""
    return known_kind(reader, head, head + 1, reader.lower(head - 1)) is SpeakerKind.MEDIA


def _inner_name(reader: Reader, head: int, stop: int) -> tuple[int, int] | None:
    """Return the proper name at the end of a described phrase that names the whole of it.

    In *la ministre de la Santé Nadia Benali* the name is what follows the complement; in *le maire
    de Vallombre* there is none, because the last capitals depend on *de*.
    """
    best: tuple[int, int] | None = None
    i = head + 1
    while i < stop:
        may = reader.is_upper(i) or reader.lower(i) in small_particles()
        if not may or not starts_name(reader, i):
            i += 1
            continue
        end = min(name_end(reader, i), stop)
        begin = _name_start(reader, i, end, head)
        if begin is not None:
            end = max(end, min(name_end(reader, begin), stop))
            best = (begin, end)
        i = max(end, i + 1)
    return best


def _is_sought(reader: Reader, i: int, head: int) -> bool:
    """Return whether a noun says what somebody is a candidate for or charged with.

    *Le candidat à la présidence Krit Roval*: a name behind it is his, known or not.
    """
    at = i - 1 if reader.lower(i - 1) == "au" else i - 2
    return at > head and reader.lower(at) in ("à", "au") and reader.is_person(head)


def _is_of_complement(reader: Reader, i: int, head: int) -> bool:
    """Return whether the noun for a person in a complement bears the name behind it.

    *L'avocat du ministre Jean Roy*, *l'entourage de l'ancienne candidate écologiste Ida Roux*, but
    *la porte-parole du président Ida Roux*, where only the head agrees.
    """
    if reader.lower(i - 1) in _FONDLY and _is_determined(reader, i):
        return True  # « la famille du petit Léo Roux »
    apart = False
    for noun in range(i - 1, head + 1, -1):
        crown = reader.tokens[noun].lower == "roi" and is_crown(reader, noun)
        person = reader.is_person(noun) and not crown
        if person and _is_determined(reader, noun):
            if reader.is_upper(i + 1) and _is_of_several(reader, noun):
                return False  # « le chef de file des Insoumis Ida Roux »
            return _bears_rather(reader, i, noun, head, apart=apart)
        apart = apart or not (person or reader.pos(noun) in _MODIFIERS)
    return False


def is_crown(reader: Reader, noun: int) -> bool:
    """Return whether a king is but the state that somebody prosecutes for (*procureur du Roi*).

    Args:
        reader: The sentence.
        noun: Where the king stands.
    """
    return reader.lower(noun - 1) == "du" and reader.is_a(noun - 2, "prosecutor")


def _determiner_of(reader: Reader, noun: int) -> str:
    """Return the word before a noun and the adjectives before it, an article out of *du*."""
    before = noun - 1
    while noun - before <= _MAX_ADJECTIVES and reader.pos(before) == "ADJ":
        before -= 1
    return CONTRACTED.get(reader.lower(before), reader.lower(before))


def _is_determined(reader: Reader, noun: int) -> bool:
    """Return whether a determiner opens a complement: *de la jeune Ida*, *de français* not."""
    return _determiner_of(reader, noun) in closed_class("determiner")


def _is_of_several(reader: Reader, noun: int) -> bool:
    """Return whether *des* or a plural determiner stands before a noun for one person."""
    word = _determiner_of(reader, noun)
    return word == "des" or features_of(word, "determiner")[1] is Number.PLURAL


def _gender_of(reader: Reader, noun: int) -> Gender | None:
    """Return the gender that a noun for a person or its determiner shows (*la ministre*)."""
    known = reader.source_noun(noun)
    if known is not None and known.gender is not None:
        return known.gender
    return features_of(_determiner_of(reader, noun), "determiner")[0]


def _bears_rather(reader: Reader, i: int, noun: int, head: int, *, apart: bool) -> bool:
    """Return whether a complement has a better claim to the name at ``i`` than the head.

    The nearer has it where both agree; what agrees alone has it, however far it stands.
    """
    if not reader.is_person(head):
        return not apart or reader.is_first_name(i)
    gender = name_gender(reader, i)
    agrees = gender is None or _gender_of(reader, noun) in (None, gender)
    head_agrees = gender is None or _gender_of(reader, head) in (None, gender)
    return agrees and not head_agrees if apart else agrees or not head_agrees


def _is_title(reader: Reader, i: int, head: int) -> bool:
    """Return whether marks hold what something in a complement is called, and not a person.

    *L'animatrice de l'émission « Léa's World »*
    """
    opens = reader.tokens[i].quoted not in (None, reader.tokens[i - 1].quoted)
    return opens and not reader.is_upper(i - 1) and reader.is_person(head)


def _is_hers(reader: Reader, i: int, head: int) -> bool:
    """Return whether a woman's first name stands at a token, and a noun for a woman before it."""
    shown = _gender_of(reader, head) if reader.is_person(head) else None
    her = reader.is_first_name(i) and name_gender(reader, i) is not Gender.MASCULINE
    return her and shown is Gender.FEMININE


def _is_adjective(reader: Reader, i: int) -> bool:
    """Return whether a word stands as an adjective, of a country whatever the tagger says."""
    form, pos = reader.tokens[i].form, reader.pos(i)
    if pos == "ADJ" or (pos == "VERB" and reader.is_nominal(i)):
        return True  # « la compagnie aérienne Altair », which is no verb
    return form.islower() and reader.lexicon.demonym(form) is not None


def _noun_before(reader: Reader, i: int, head: int) -> int:
    """Return the index of the noun for a body before a name, its adjectives passed over.

    *L'offre du groupe mexicain Alta Sierra*; that of the word before the name without one, and
    behind a noun for a person, who may bear the name (*le chef du gouvernement belge Jan Roy*).
    """
    if reader.is_person(head):
        return i - 1
    at = i - 1
    while at > head + 1 and i - at <= _MAX_ADJECTIVES and _is_adjective(reader, at):
        at -= 1
    return at if _is_body(reader, at) else i - 1


def _second_person(reader: Reader, i: int, end: int, head: int) -> int | None:
    """Return where the name of a noun's bearer starts behind that of whose relation he is.

    *Le frère d'Ada Roux Olivier Roux*, whose first name agrees with the noun.
    """
    followed = i + 1 < len(reader.tokens) and not reader.is_first_name(i + 1)
    if not (followed and reader.is_person(head) and reader.is_first_name(i)):
        return None
    for k in range(i + 2, end - 1):
        if reader.is_first_name(k) and reader.is_upper(k - 1) and reader.is_upper(k + 1):
            genders = _gender_of(reader, head), name_gender(reader, k)
            return k if None in genders or genders[0] is genders[1] else None
    return None


def _is_acronym_of(reader: Reader, i: int, end: int, head: int) -> bool:
    """Return whether an acronym behind whom a body is for is the body's own.

    *L'association de défense des locataires CNLO*; not *la fédération des élus PS*, and *la
    fédération de la région PACA* has that of what *de la* opens.
    """
    if not reader.tokens[i].form.isupper() or i + 1 != end or reader.lower(head) not in _UNIONS:
        return False
    of = next((k for k in range(i - 1, head, -1) if reader.is_a(k, "of")), i)
    return reader.lower(of) == "des" and len(reader.tokens[i].form) > 1 and not is_party(reader, i)


def _is_field(reader: Reader, i: int, end: int, head: int) -> bool:
    """Return whether an acronym behind a noun for a person says what he sees to.

    *La responsable RSE du groupe*, *l'experte LMD, Aline Muller,*; but *le rappeur SCH*
    """
    acronym = reader.tokens[i].form
    if i + 1 != end or len(acronym) == 1 or not acronym.isupper() or reader.capitals:
        return False
    more = reader.is_a(end, "of") or reader.lower(end) in CONTRACTED
    more = more or (reader.lower(end) == "," and reader.is_first_name(end + 1))
    return more and reader.noun_kind(head) is SpeakerKind.PERSON


def _name_start(reader: Reader, i: int, end: int, head: int) -> int | None:
    """Return where the name of the whole starts in a run of capitals, ``None`` without one."""
    if i <= head or any(reader.is_a(k, "possessive") for k in range(head + 1, i)):
        return None  # « l'écrivain accompagné de son éditeur Paul Roy »
    if reader.is_a(i - 1, "of", "determiner", "preposition"):
        if reader.is_first_name(i) or known_end(reader, i) == end:
            # « le recours d'Édouard Philippe », « la maire de Los Angeles »
            return _second_person(reader, i, end, head)
        # « de la Santé Nadia Benali »: the first capital depends on *de*, a first name does not.
        return person_start(reader, i, end)
    if i - 1 == head:
        return None if _is_field(reader, i, end, head) else i
    if _is_title(reader, i, head) or _is_of_complement(reader, i, head):
        return None
    long = end - i >= _PERSON_NAME
    at = _noun_before(reader, i, head)
    previous = reader.noun_kind(at)
    known = reader.is_first_name(i) or _is_sought(reader, i - 1, head)
    apart = long and (
        (known and is_nameless(reader, i - 1)) or is_named_apart(reader, i, end, head)
    )
    if apart or _is_acronym_of(reader, i, end, head):
        # « le chef de la diplomatie Antoine Berthaud »; but « de la fondation Jean Rostand »
        return i
    body = previous in (SpeakerKind.ORGANISATION, SpeakerKind.GROUP, SpeakerKind.MEDIA)
    bare = reader.lower(at - 1) in ("de", "d'")
    if body and not (bare and (_is_body(reader, head) or reader.is_first_name(i))):
        # « la patronne de l'entreprise Laure Morel », « la porte-parole du groupe RN Laure Morel »
        hers = long and reader.lower(at) in _FIRMS and _is_hers(reader, i, head)
        start = person_start(reader, i, end) if reader.is_person(head) and not hers else None
        start = i if hers else start
        return start if start is not None and end - start >= _PERSON_NAME else None
    sold = reader.is_a(i - 1, "sector_noun") and _is_firm(reader, head)
    if not (long or sold) and any(_determined_of(reader, k) for k in range(head + 1, i)):
        # « le patron du groupe Solvane »: the capitals belong to the complement's noun, which a
        # bare one has not (« la station de radio RTL »).
        return None
    if sold or (bare and _is_firm(reader, head)):
        return i  # « le fabricant de jouets Bricolin », « le géant du luxe Solvane »
    return i if long or _is_adjective(reader, i - 1) or previous is not None else None
