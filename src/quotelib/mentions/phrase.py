"""The body of a noun phrase: determiner, nouns, complements and the name inside.

The grammar is that of Riegel, Pellat and Rioul, *Grammaire méthodique du français*, ch. VI. It
leans on closed classes and the lexicon first and on the tagger last, because the small models
mistake names and postposed subjects.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from ..lexicon.words import closed_class
from ..models import SpeakerKind
from .called import called_end, name_of
from .determiners import CONTRACTED, EVERY, counted_end, determiners_end, is_plural
from .ends import agent_end, date_end, origin_end, spelled_out_end, whole_name
from .first_words import opens_with_acronym
from .functions import FIRST, is_bare_function
from .heads import head_of
from .known import inhabited_end, known_end
from .names import name_end, starts_name
from .nicknames import CERTAIN
from .nouns import complements_end, forced_noun, nouns_end
from .particles import is_glued_hyphen, small_particles
from .partisans import CAPITALS, partisan
from .titled import CIVILITIES, last_title

if TYPE_CHECKING:
    from .reader import Reader

__all__ = ["QUALIFIERS", "SIDES", "SOURCES", "Phrase", "read_body"]

_SAME = ("même", "mêmes")
QUALIFIERS = (*_SAME, "bonne")
SOURCES = ("source", "sources")
_BEFORE_SOURCE = QUALIFIERS + SOURCES
# « De son côté, Nadia Benali »; « dans le cadre d'une visite »
_LOCUTIONS = {("de", "côté"), ("à", "tour"), ("pour", "part"), ("dans", "cadre"), ("hors", "cadre")}
_DAY, _MODIFIERS, SIDES = ("ce", "cet", "cette"), ("ADJ", "ADV"), ("gauche", "droite")
_LEARNED = ("logue", "iatre", "graphe", "iste")
_ARTICLES, _WHICH = ("le", "la", "l'"), ("quel", "quelle", "quels", "quelles")
_BEFORE_QUANTITY = ("un", "une", "grand", "bon", "nombre")
_MAX_PARTICLES, _MAX_MODIFIERS, _YEAR = 2, 2, 4


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
        civil: Whether a civility stands before its article, which shows but a gender.
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
    civil: bool = False

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
    word, title = reader.lower(i), reader.is_title(i)
    if word in closed_class("determiner") and not (title or reader.is_upper(i)):
        return _determined(reader, i)
    function = reader.source_noun(i + (word in FIRST)) is not None and reader.is_upper(i)
    if function and is_bare_function(reader, i):
        return _described(reader, i, i)
    named = _titled(reader, i, i) if title else None
    numbered = word.isdigit() and known_end(reader, i) is not None  # « 20 Minutes »
    may_name = numbered or reader.is_upper(i) or word in small_particles()
    if named is None and may_name:
        named = _bare_name(reader, i)
    if named is not None:
        return named
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
    opens = i == reader.first_word and i + 1 < len(reader.tokens)
    if opens and reader.tokens[i + 1].lower in closed_class("of"):
        return _labelled(reader, i)
    return _determined(reader, i)


def _labelled(reader: Reader, i: int) -> Phrase | None:
    """Return the noun phrase that opens a sentence, in a headline without its article.

    *Police de Dole : « Q »*, *Maire d'Orsans : « Q »*: a colon and a quotation follow.
    """
    kind = reader.noun_kind(i) if reader.is_upper(i) and not reader.is_closed(i) else None
    told = kind is SpeakerKind.PERSON or reader.is_a(i, "unique_office", "generic_body")
    if kind is None or not told:
        return _determined(reader, i)
    phrase, after = _described(reader, i, i), None
    if phrase is not None and reader.lower(phrase.end) == ":":
        after = reader.get(phrase.end + 1)
    return phrase if after is not None and after.placeholder is not None else None


def _determined(reader: Reader, i: int) -> Phrase | None:
    """Return the noun phrase that the determiners at a token open."""
    word, second = reader.lower(i), reader.lower(i + 1)
    if word == "l'" and second in ("un", "une") and not reader.is_a(i + 2, "of"):  # « dit l'une »
        return Phrase(first=i, end=i + 2, core_end=i + 2, head=i + 1)
    start = determiners_end(reader, i)
    if word == "plus" and second == "d'" and reader.lower(i + 2) in ("un", "une"):
        return _described(reader, i, i + 3)  # « plus d'un riverain affirme »
    if start == i:
        # « tous deux affirment », but « ont tous deux dit »
        both = word in EVERY and reader.is_a(i + 1, "numeral") and reader.pos(i - 1) != "AUX"
        return _share(reader, i, i + 2) if both else None
    if word in _WHICH or second == "peu" or reader.lower(i - 1) in (*EVERY[1:], "l'"):
        return None  # « Quel conseil donner ? », « un peu plus tôt », « (l')un des élus »
    certain = reader.lower(start - 1) in CERTAIN and reader.is_upper(start)
    titled = reader.is_upper(start) and reader.is_title(start)
    # « le Dr Lise Amar », « un certain Luc Amar »
    dr = _titled(reader, i, start - certain) if titled or certain else None
    return dr or _described(reader, i, start) or _share(reader, i, start)


def _titled(reader: Reader, first: int, i: int) -> Phrase | None:
    """Read the title at ``i`` and the name after it, a determiner before them or not.

    *Mme de Plessis*, *le Dr Plessis*, *M. et Mme Faure*
    """
    if reader.lower(i + 1) == "et" and reader.is_title(i + 2) and reader.is_upper(i + 3):
        end = name_end(reader, i + 3)
        return Phrase(first=first, end=end, core_end=end, name=(i, end), couple=True)
    if reader.lower(i + 1) in _ARTICLES and (civil := _civil(reader, i)) is not None:
        return civil
    further = reader.is_upper(i + 2) or reader.lower(i + 1) == "-"
    if further and reader.lower(i) not in CIVILITIES:
        i = last_title(reader, i)
    title = reader.lexicon.title(reader.lower(i))
    start = i + 1
    sort = title.kind if title is not None else "rank"  # « la secrétaire générale de la CGT »
    if reader.is_a(start, "of") and reader.tokens[i].form.islower():
        acronym = reader.is_upper(start + 1) and reader.tokens[start + 1].form.isupper()
        if sort == "religious" or (acronym and sort == "profession"):
            return None  # « le père de Paul Roux », « le professeur d'EPS »
    while sort != "rank" and reader.is_a(start, "particle") and start - i <= _MAX_PARTICLES:
        start += 1 + is_glued_hyphen(reader, start + 1)  # « M. al-Hadi »
    if not reader.is_upper(start):
        return None
    end = name_end(reader, start)
    return Phrase(first=first, end=end, core_end=end, name=(i + 1, end), titled=True)


def _civil(reader: Reader, i: int) -> Phrase | None:
    """Read a civility and the function behind it (*Monsieur le Maire*, *Mme la juge Ida Roux*).

    *M. Le Maire* bears that name, and *Mme la Rochelle* none of a function.
    """
    if not reader.is_person(i + 2) or reader.is_upper(i + 1):
        return None
    phrase = _determined(reader, i + 1)
    if phrase is not None:
        phrase.first, phrase.civil = i, True
    return phrase


def _bare_name(reader: Reader, i: int) -> Phrase | None:
    """Read a name that nothing stands before (*Ada Roux*, *La Voix du Val*)."""
    if not starts_name(reader, i):
        return None
    end = name_end(reader, i)
    if reader.lower(i) in ("le", "la", "l'") and reader.is_a(i + 1, "paper_title"):
        end = complements_end(reader, end)
    start = i + opens_with_acronym(reader, i)
    if start > i and CAPITALS in reader.uppers[start + 1 : start + 4]:
        start, end = partisan(reader, start) or (start, end)  # « L'UDC Luc Roux »
    return Phrase(first=i, end=end, core_end=end, name=(start, end))


def _share(reader: Reader, first: int, start: int) -> Phrase | None:
    """Read « deux d'entre eux », « quatre sur cinq », « les 27 », « 18 % » (of a poll) + verb."""
    percent = reader.lower(start - 1) in ("%", "cent") and start > first + 1
    if percent and (
        reader.is_finite(start)
        or reader.is_a(start, "object_clitic", "negation")
        or (reader.lower(start) == "qui" and reader.lower(first - 1) in ("contre", "seulement"))
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
    """Return whether a sign or a verb follows (*les 27 estiment*, *le même d'ajouter*)."""
    if not reader.is_word(i) or reader.is_finite(i) or reader.is_a(i, "object_clitic"):
        return True
    return reader.is_a(i, "of") and reader.verbs[reader.lower(i + 1)].infinitive


def _bare_source(reader: Reader, i: int) -> int | None:
    """Return where *source* stands without article (*de source policière*, *de même source*)."""
    at = i + 1 if reader.lower(i) in QUALIFIERS and reader.lower(i - 1) in ("de", "d'") else i
    if reader.lower(at) not in SOURCES:
        return None
    return at if at > i or reader.lower(i - 1) in ("de", "d'", "même", "bonne") else None


def _described(reader: Reader, first: int, start: int) -> Phrase | None:
    """Read the nouns after determiners, then complements in *de*."""
    known = _known(reader, first, start) if reader.is_upper(start) else None
    if known is not None:
        return known
    word = reader.lower(start)
    if word in closed_class("time") or word[:1].isdigit():
        date = _date(reader, first, start + word[:1].isdigit())
        if date is not None:
            return date
    block = nouns_end(reader, start)
    if block == start:
        head = _anaphoric_head(reader, first, start)
        if head is not None:
            return Phrase(first=first, end=head + 1, core_end=head + 1, head=head)
        if not forced_noun(reader, start):
            return None
        block = max(start + 1, nouns_end(reader, start + 1))
    head, end = _head_and_end(reader, start, block)
    if (reader.lower(first - 1), reader.lower(head)) in _LOCUTIONS:
        return None
    name, end = _name_and_end(reader, head, end, block)
    counted = "sur" in reader.words or reader.tokens[end - 1].form[0].isdigit()
    end = counted_end(reader, first, end) if counted else end
    if (
        name is not None
        and head < name[0]
        and (is_plural(reader, first) or _is_counted(reader, first, head))
        and not reader.is_a(head, "plural_firm")
    ):
        # « aux enquêteurs Emily S. »: two noun phrases, but « les éditions Morel » are a firm
        end = name[0] if name[0] < block else end
        name = None
    return Phrase(first=first, end=end, core_end=end, head=head, name=name)


def _known(reader: Reader, first: int, start: int) -> Phrase | None:
    """Return the body that determiners stand before, or who is called after a party."""
    member = partisan(reader, start) if CAPITALS in reader.uppers[start + 1 : start + 4] else None
    if member is not None:
        return Phrase(first=first, end=member[1], core_end=member[1], name=member)
    end = known_end(reader, start)
    if end is None:
        return None
    end = inhabited_end(reader, end)  # « la France insoumise », « le Conseil d'État du Valais »
    if reader.is_upper(end + 1) and reader.noun_kind(start) is SpeakerKind.ORGANISATION:
        end = complements_end(reader, end)
    return Phrase(first=first, end=end, core_end=end, head=start, name=(start, end))


def _anaphoric_head(reader: Reader, first: int, start: int) -> int | None:
    """Return the adjective that stands for a noun (*l'autre*, *le premier*, *dit le même*)."""
    if reader.is_a(start, "anaphoric_head") and start > first:
        return start
    same = start > first + 1 and reader.lower(start - 1) in _SAME and _stands_alone(reader, start)
    return start - 1 if same else None


def _date(reader: Reader, first: int, month: int) -> Phrase | None:
    """Return the date whose month stands at a token, a number before it.

    No date has a name: *a dit le 3 mars Odile Rameau*, *dimanche 3 mars 2024, Odile Rameau*.
    """
    dated = month > first and reader.lower(month - 1)[0].isdigit()
    if not dated or not reader.is_a(month, "time"):
        return None
    year = reader.lower(month + 1)
    end = month + 1 + (year.isdigit() and len(year) == _YEAR)
    return Phrase(first=first, end=end, core_end=end, head=month)


def _name_and_end(
    reader: Reader, head: int, end: int, block: int
) -> tuple[tuple[int, int] | None, int]:
    """Return the name behind a noun and its complements, and the end of all that belongs to it."""
    if reader.lower(end) == "et":
        end = _second_function_end(reader, head, end)
    name = None
    if 1 in reader.uppers[head : end + 1] or reader.is_title(end):
        end = called_end(reader, head, spelled_out_end(reader, head, end), block)
        name = name_of(reader, head, end, block)
    known = reader.source_noun(head) is not None
    if known:
        name, end = whole_name(reader, head, name, end)
    if "par" in reader.words:
        end = agent_end(reader, head, end)
    if known:
        end = origin_end(reader, head, end)
        word = reader.tokens[end].lower if end < len(reader.tokens) else ""
        if word in _DAY or word in closed_class("time"):
            end = date_end(reader, head, end)
    return name, end


def _is_counted(reader: Reader, first: int, head: int) -> bool:
    """Return whether a quantity stands before the noun for several (*un groupe d'élus LR*)."""
    if reader.lower(first) not in _BEFORE_QUANTITY or not reader.is_a(head - 1, "of"):
        return False
    far = head - 1 > first + 1 - (reader.lower(first) == "nombre")
    return far and reader.is_several(head)


def _second_function_end(reader: Reader, head: int, i: int) -> int:
    """Return the index after a second function that *et* joins to the first, its article for both.

    *L'autrice et comédienne Nora Lamy*, *le maire et ancien ministre*
    """
    if not reader.is_person(head) and not _is_learned(reader, head):
        return i
    start = i + 1
    while reader.is_a(start, "before_role") or (
        reader.pos(start) in _MODIFIERS
        and start - i <= _MAX_MODIFIERS
        and not reader.is_person(start)
    ):
        start += 1
    person = reader.is_person(start) or _is_learned(reader, start)
    if not person or reader.is_upper(start) or reader.is_finite(start):
        return i
    return complements_end(reader, nouns_end(reader, start))


def _is_learned(reader: Reader, i: int) -> bool:
    """Return whether an unknown noun ends like one for people of a science."""
    return reader.lower(i).endswith(_LEARNED) and reader.source_noun(i) is None


def _head_and_end(reader: Reader, start: int, block: int) -> tuple[int, int]:
    """Return the head, which stands after *de* behind a quantity, and the end of complements."""
    head = head_of(reader, start, block)
    end = complements_end(reader, block)
    if end > block and reader.is_a(head, "quantifier") and not _is_one_body(reader, head, block):
        inner = determiners_end(reader, block + 1)
        inner_end = nouns_end(reader, inner)
        counted = head_of(reader, inner, inner_end) if inner_end > inner else head
        if reader.source_noun(counted) is not None or reader.lower(counted)[-1:] in ("s", "x"):
            head = counted  # « un groupe de riverains », but « le groupe de luxe Valorel »
    return head, end


def _is_one_body(reader: Reader, head: int, block: int) -> bool:
    """Return whether *groupe* is a body and counts nobody (*le Groupe suisse des guides*)."""
    return reader.is_upper(head) or reader.is_a(block - 1, "detached_word")
