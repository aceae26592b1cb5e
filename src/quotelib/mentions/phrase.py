"""The body of a noun phrase: determiner, nouns, complements and the name inside.

The grammar is that of Riegel, Pellat and Rioul, *Grammaire méthodique du français*, ch. VI. It
leans on closed classes and the lexicon first and on the tagger last, because the small models
mistake names and postposed subjects.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from ..models import Number, SpeakerKind
from .determiners import CONTRACTED, EVERY, determiners_end, is_plural, out_of_end
from .ends import adjective_end, agent_end, origin_end, spelled_out_end, whole_name
from .first_words import opens_with_acronym
from .known import inhabited_end, is_inhabitant, is_nameless, known_end, names_affiliation
from .names import name_end, person_start, starts_name
from .nouns import complements_end, forced_noun, head_of, nouns_end

if TYPE_CHECKING:
    from .reader import Reader

__all__ = ["QUALIFIERS", "SIDES", "SOURCES", "Phrase", "is_person", "read_body"]

QUALIFIERS = ("même", "mêmes", "bonne")
SOURCES = ("source", "sources")
_BEFORE_SOURCE = QUALIFIERS + SOURCES
# « De son côté, Nadia Benali »; « dans le cadre d'une visite »
_BESIDE = frozenset({"ADJ", "ADV", "NOUN", "VERB"})  # what the tagger takes an adjective for
_LOCUTIONS = {("de", "côté"), ("à", "tour"), ("pour", "part"), ("dans", "cadre"), ("hors", "cadre")}
_MODIFIERS = ("ADJ", "ADV")
SIDES = ("gauche", "droite")
_WHICH = ("quel", "quelle", "quels", "quelles")
_MAX_PARTICLES, _MAX_MODIFIERS, _YEAR = 2, 2, 4
_PERSON_NAME = 2
"""A run of so many capitals after a complement is a person rather than the end of it."""


@attrs.define(kw_only=True)
class Phrase:
    """A noun phrase under construction; all indices are tokens of one sentence.

    Attributes:
        first: First token.
        end: After the last token, appositions and brackets included.
        core_end: After the last token before any detached part.
        head: The noun that heads it, ``None`` for a bare name.
        name: First and end of the proper name inside that names the whole.
        titled: Whether a civility stands before the name.
        appositions: First and end of each detached part that describes.
        bracket: First and end of the words inside brackets, ``None`` without.
        coordinated: Whether two or more are joined.
        members: The names of those joined after the first, ``None`` for one without.
        opening: The first of those joined.
        couple: Whether two titles stand before one name (*M. et Mme Faure*).
    """

    first: int
    end: int
    core_end: int = 0
    head: int | None = None
    name: tuple[int, int] | None = None
    titled: bool = False
    appositions: list[tuple[int, int]] = attrs.field(factory=list)
    bracket: tuple[int, int] | None = None
    coordinated: bool = False
    members: list[tuple[int, int] | None] = attrs.field(factory=list)
    opening: Phrase | None = None
    couple: bool = False

    @property
    def described(self) -> bool:
        """Whether a common noun heads it, so that its name comes on top or is missing."""
        return self.head is not None and (self.name is None or self.name[0] != self.head)


def read_body(reader: Reader, i: int) -> Phrase | None:
    """Return the noun phrase at a token, without what is detached from it.

    Args:
        reader: The sentence.
        i: Index of the first token.

    Returns:
        The phrase, or ``None`` where none starts there.
    """
    named = _titled(reader, i, i) if reader.is_title(i) else None
    if named is None and reader.is_upper(i):
        named = _bare_name(reader, i)
    if named is not None:
        return named
    word = reader.lower(i)
    if word in SIDES and reader.lower(i - 1) == "à":
        return Phrase(first=i, end=i + 1, core_end=i + 1, head=i)  # « à gauche, on redoute que »
    if word in _BEFORE_SOURCE and (source := _bare_source(reader, i)) is not None:
        return _described(reader, i, source)
    if word in CONTRACTED:
        # The article is inside the preposition: « du préfet » holds the mention « préfet ».
        start = i + 1
        while reader.is_a(start, "numeral"):
            start += 1
        return _described(reader, i + 1, start)
    return _determined(reader, i)


def _determined(reader: Reader, i: int) -> Phrase | None:
    """Return the noun phrase that the determiners at a token open."""
    one = reader.lower(i) == "l'" and reader.lower(i + 1) in ("un", "une")
    if one and not reader.is_a(i + 2, "of"):  # « dit l'une »
        return Phrase(first=i, end=i + 2, core_end=i + 2, head=i + 1)
    start = determiners_end(reader, i)
    if start == i and reader.lower(i) in EVERY and reader.is_a(i + 1, "numeral"):
        # « tous deux affirment », but « ont tous deux dit »
        return _share(reader, i, i + 2) if reader.pos(i - 1) != "AUX" else None
    part = reader.lower(i) in _WHICH or reader.lower(i - 1) in EVERY[1:]
    if start == i or part or reader.lower(i + 1) == "peu":
        return None  # « Quel conseil donner ? », « un peu plus tôt »
    titled = reader.is_upper(start) and reader.is_title(start)
    dr = _titled(reader, i, start) if titled else None  # « le Dr Lise Amar »
    return dr or _described(reader, i, start) or _share(reader, i, start)


def _titled(reader: Reader, first: int, i: int) -> Phrase | None:
    """Read the title at ``i`` and the name after it, a determiner before them or not.

    *Mme de Plessis*, *le Dr Plessis*, *M. et Mme Faure*
    """
    if reader.lower(i + 1) == "et" and reader.is_title(i + 2) and reader.is_upper(i + 3):
        end = name_end(reader, i + 3)
        return Phrase(first=first, end=end, core_end=end, name=(i, end), couple=True)
    start = i + 1
    title = reader.lexicon.title(reader.lower(i))
    sort = title.kind if title is not None else "rank"  # « la secrétaire générale de la CGT »
    if sort == "religious" and reader.is_a(start, "of") and reader.tokens[i].form.islower():
        return None  # « le père de Paul Roux »
    while sort != "rank" and reader.is_a(start, "particle") and start - i <= _MAX_PARTICLES:
        start += 1
    if not reader.is_upper(start):
        return None
    end = name_end(reader, start)
    return Phrase(first=first, end=end, core_end=end, name=(i + 1, end), titled=True)


def _bare_name(reader: Reader, i: int) -> Phrase | None:
    """Read a name that nothing stands before (*Ada Roux*, *La Voix du Val*)."""
    if not starts_name(reader, i):
        return None
    end = name_end(reader, i)
    if reader.lower(i) in ("le", "la", "l'") and reader.is_a(i + 1, "paper_title"):
        end = complements_end(reader, end)
    start = i + opens_with_acronym(reader, i)
    return Phrase(first=i, end=end, core_end=end, name=(start, end))


def _share(reader: Reader, first: int, start: int) -> Phrase | None:
    """Read « deux d'entre eux », « quatre sur cinq », « les 27 », « 18 % » before a verb.

    The last are so many of those whom a poll has asked.
    """
    if reader.lower(start - 1) == "%" and (
        reader.is_finite(start) or reader.is_a(start, "object_clitic", "negation")
    ):
        first -= reader.lower(first - 1) == "pas"  # « pas moins de 40 % »
        return Phrase(first=first, end=start, core_end=start, head=start - 1)
    number = reader.lower(start - 1).isdigit() or reader.is_a(start - 1, "numeral")
    if reader.lower(first) in EVERY and number and _stands_alone(reader, start):
        return Phrase(first=first, end=start, core_end=start, head=start - 1)  # « les 27 »
    j = start
    if reader.is_a(j, "of"):
        j += 1
    if reader.lower(j) == "entre":
        j += 1
    if reader.is_a(j, "pronoun") and j > first + 1:
        return Phrase(first=first, end=j + 1, core_end=j + 1, head=j)
    numerals = reader.is_a(first, "numeral") and reader.is_a(start + 1, "numeral")
    if numerals and reader.lower(start) == "sur":
        return Phrase(first=first, end=start + 2, core_end=start + 2, head=first)
    return None


def _stands_alone(reader: Reader, i: int) -> bool:
    """Return whether a sign or a verb ends a number of people (*les 27 estiment*, *les 27, …*)."""
    return not reader.is_word(i) or reader.is_finite(i) or reader.is_a(i, "object_clitic")


def _bare_source(reader: Reader, i: int) -> int | None:
    """Return where *source* stands without article (*de source policière*, *de même source*)."""
    at = i + 1 if reader.lower(i) in QUALIFIERS and reader.lower(i - 1) in ("de", "d'") else i
    if reader.lower(at) not in SOURCES:
        return None
    return at if at > i or reader.lower(i - 1) in ("de", "d'", "même", "bonne") else None


def _described(reader: Reader, first: int, start: int) -> Phrase | None:
    """Read the nouns after determiners, then complements in *de*."""
    known = known_end(reader, start) if reader.is_upper(start) else None
    if known is not None:  # « la France insoumise »
        known = inhabited_end(reader, known)
        return Phrase(first=first, end=known, core_end=known, head=start, name=(start, known))
    month = start + reader.lower(start)[:1].isdigit()
    dated = month > first and reader.lower(month - 1)[0].isdigit()
    if dated and reader.is_a(month, "time"):
        # no date has a name: « a dit le 3 mars Odile Rameau », « dimanche 3 mars 2024, Odile R. »
        year = reader.lower(month + 1)
        end = month + 1 + (year.isdigit() and len(year) == _YEAR)
        return Phrase(first=first, end=end, core_end=end, head=month)
    block = nouns_end(reader, start)
    if block == start and reader.is_a(start, "anaphoric_head") and start > first:
        return Phrase(first=first, end=start + 1, core_end=start + 1, head=start)
    if block == start and forced_noun(reader, start):
        block = max(start + 1, nouns_end(reader, start + 1))
    if block == start:
        return None
    head, end = _head_and_end(reader, start, block)
    if (reader.lower(first - 1), reader.lower(head)) in _LOCUTIONS:
        return None
    if reader.lower(end) == "et":
        end = _second_function_end(reader, head, end)
    end = _called_end(reader, head, spelled_out_end(reader, head, end), block)
    name, end = whole_name(reader, head, _name_of(reader, head, end, block), end)
    end = out_of_end(reader, first, origin_end(reader, head, agent_end(reader, head, end)))
    if name is not None and head < name[0] and is_plural(reader, first):
        # « aux enquêteurs Emily S. »: a name after a plural is another noun phrase.
        end = name[0] if name[0] < block else end
        name = None
    return Phrase(first=first, end=end, core_end=end, head=head, name=name)


def _second_function_end(reader: Reader, head: int, i: int) -> int:
    """Return the index after a second function that *et* joins to the first, its article for both.

    *L'autrice et comédienne Nora Lamy*, *le maire et ancien ministre*
    """
    if not is_person(reader, head):
        return i
    start = i + 1
    while reader.is_a(start, "before_role") or (
        reader.pos(start) in _MODIFIERS and start - i <= _MAX_MODIFIERS
    ):
        start += 1
    if not is_person(reader, start) or reader.is_upper(start) or reader.is_finite(start):
        return i
    return complements_end(reader, nouns_end(reader, start))


def _called_end(reader: Reader, head: int, i: int, block: int) -> int:
    """Return the index after the name that follows a noun and its complements."""
    if reader.is_title(i) and reader.is_upper(i + 1) and is_person(reader, head):
        return name_end(reader, i + 1)  # « son avocate Me Delage »
    named = reader.is_upper(i) and starts_name(reader, i)
    if named and _takes_name(reader, head, i, after_complement=i > block):
        return name_end(reader, i)
    return i


def _name_of(reader: Reader, head: int, end: int, block: int) -> tuple[int, int] | None:
    name = _body_name(reader, head, end) if reader.is_upper(head) else None
    name = name or _inner_name(reader, head, end)
    if name is None:
        return None
    if name[0] == head + 1 and _is_body(reader, head):
        name = name[0], adjective_end(reader, name, block)
    beside = all(reader.pos(i) in _BESIDE for i in range(head + 1, name[0]))
    if beside and reader.is_a(head, "called_after"):
        name = head, name[1]  # « les sœurs Kerbrat », « le lycée professionnel Pasteur »
    if beside and reader.is_a(head, "affair"):
        return None  # « la loi Morel », « l'affaire Dupuis »
    noun = reader.source_noun(head)
    if head < name[0] and noun is not None and noun.category == "document":
        return None  # « une étude Ifop », « le rapport Durand » are called after their authors
    if head < name[0] and is_person(reader, head):
        return None if names_affiliation(reader, *name) else name  # « le député LR »
    return name


def _head_and_end(reader: Reader, start: int, block: int) -> tuple[int, int]:
    """Return the head, which stands after *de* behind a quantity, and the end of complements."""
    head = head_of(reader, start, block)
    end = complements_end(reader, block)
    if end > block and reader.is_a(head, "quantifier"):
        inner = determiners_end(reader, block + 1)
        inner_end = nouns_end(reader, inner)
        counted = head_of(reader, inner, inner_end) if inner_end > inner else head
        if reader.source_noun(counted) is not None or reader.lower(counted)[-1:] in ("s", "x"):
            head = counted  # « un groupe de riverains », but « le groupe de luxe Valorel »
    return head, end


def _determined_of(reader: Reader, i: int) -> bool:
    """Return whether *de* stands at a token with a determiner: *du*, *des*, *de la*."""
    bare = reader.lower(i) in ("de", "d'") and not reader.is_a(i + 1, "determiner")
    return reader.is_a(i, "of") and not bare


def _is_body(reader: Reader, i: int) -> bool:
    """Return whether a noun denotes a body rather than people."""
    noun = reader.source_noun(i)
    return noun is not None and noun.kind in (SpeakerKind.ORGANISATION, SpeakerKind.MEDIA)


def _takes_name(reader: Reader, head: int, i: int, *, after_complement: bool) -> bool:
    """Return whether the name at ``i`` is that of a noun: *la ministre de la Santé Nadia Benali*.

    Right after the noun only an inhabitant's takes one (*le Breton Yann Le Goff*): that of another
    noun is read with it.
    """
    if after_complement:
        return is_person(reader, head)
    return is_inhabitant(reader, head) and (reader.is_first_name(i) or reader.is_upper(i + 1))


def is_person(reader: Reader, i: int) -> bool:
    """Return whether a noun denotes one person.

    Args:
        reader: The sentence.
        i: Index of the noun.

    Returns:
        Whether it does.
    """
    noun = reader.source_noun(i)
    return noun is not None and noun.kind is SpeakerKind.PERSON and noun.number is not Number.PLURAL


def _body_name(reader: Reader, head: int, end: int) -> tuple[int, int] | None:
    """Return the name of a body whose head has a capital (*la CGT*, *le Conseil de sécurité*)."""
    if reader.is_a(head, "acronym_noun"):
        return None
    noun = reader.source_noun(head)
    if noun is not None and noun.kind is SpeakerKind.PERSON:
        return None
    if is_inhabitant(reader, head) and not (reader.lower(head + 1) == "des" and end > head + 1):
        return None  # « le Breton (de Lorient) » describes somebody, « la Française des jeux » not
    form = reader.tokens[head].form
    if form.isupper() and len(form) > 1 and reader.is_nominal(head + 1):
        # an acronym has no adjective: « le WWF alerte » is a clause, whatever the tagger says
        end = end if reader.is_upper(head + 1) else head + 1
    for i in range(head + 1, end - 1):
        if reader.is_a(i, "of") and reader.is_a(i + 1, "indefinite_article", "possessive"):
            return head, i  # « l'AFP d'une source proche »
    return head, end


def _inner_name(reader: Reader, head: int, stop: int) -> tuple[int, int] | None:
    """Return the proper name at the end of a described phrase that names the whole of it.

    In *la ministre de la Santé Nadia Benali* the name is what follows the complement; in *le maire
    de Vallombre* there is none, because the last capitals depend on *de*.
    """
    best: tuple[int, int] | None = None
    i = head + 1
    while i < stop:
        if not reader.is_upper(i) or not starts_name(reader, i):
            i += 1
            continue
        end = min(name_end(reader, i), stop)
        begin = _name_start(reader, i, end, head)
        if begin is not None:
            end = max(end, min(name_end(reader, begin), stop))
            best = (begin, end)
        i = max(end, i + 1)
    return best


def _name_start(reader: Reader, i: int, end: int, head: int) -> int | None:
    """Return where the name of the whole starts in a run of capitals, ``None`` without one."""
    if i <= head or any(reader.is_a(k, "possessive") for k in range(head + 1, i)):
        return None  # « l'écrivain accompagné de son éditeur Paul Roy »
    if reader.is_a(i - 1, "of", "determiner", "preposition"):
        if reader.is_first_name(i) or known_end(reader, i) == end:
            return None  # « le recours d'Édouard Philippe », « la maire de Los Angeles »
        # « de la Santé Nadia Benali »: the first capital depends on *de*, a first name does not.
        return person_start(reader, i, end)
    if i - 1 == head:
        return i
    if is_person(reader, i - 1) and reader.is_a(i - 2, "of", "determiner"):
        return None  # « l'avocat du ministre Jean Roy », « le fils de la reine Ida II »
    long = end - i >= _PERSON_NAME
    previous = reader.source_noun(i - 1)
    if long and reader.is_first_name(i) and is_nameless(reader, i - 1):
        # « le chef de la diplomatie Antoine Berthaud »; but « de la fondation Jean Rostand »
        return i
    body = previous is not None and previous.kind in (
        SpeakerKind.ORGANISATION,
        SpeakerKind.GROUP,
    )
    bare = reader.lower(i - 2) in ("de", "d'")
    if body and not (bare and (_is_body(reader, head) or reader.is_first_name(i))):
        # « la porte-parole du groupe RN Laure Morel »
        start = person_start(reader, i, end) if is_person(reader, head) else None
        return start if start is not None and end - start >= _PERSON_NAME else None
    if not long and any(_determined_of(reader, k) for k in range(head + 1, i)):
        # « le patron du groupe Solvane »: the capitals belong to the complement's noun, which a
        # bare one has not (« la station de radio RTL »).
        return None
    if bare and (_is_body(reader, head) or reader.is_a(head, "firm_noun", "firm_or_person")):
        return i  # « le fabricant de jouets Bricolin »
    return i if long or reader.pos(i - 1) == "ADJ" or previous is not None else None
