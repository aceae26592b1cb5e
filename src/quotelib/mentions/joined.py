"""Those who are joined to a noun phrase: *X et Y*, *la maire, X, et le préfet, Y*."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from ..lexicon.words import closed_class
from ..models import SpeakerKind
from .detached import take_appositions, take_bracket
from .determiners import is_plural
from .known import BODIES
from .names import name_end, starts_name
from .nouns import complements_end, nouns_end
from .phrase import Phrase, read_body

if TYPE_CHECKING:
    from .reader import Reader

__all__ = [
    "read_bare_members",
    "take_bare_members",
    "take_described_member",
    "take_members",
    "take_named_members",
    "take_several",
]

# An enumeration without end must not be read again from each of its members.
_MAX_MEMBERS = 30
_NAMED = (SpeakerKind.PERSON, SpeakerKind.GROUP, SpeakerKind.ORGANISATION)
_PAIR = 2
_NOMINAL = ("NOUN", "PROPN", "ADJ", "NUM")
_PLACING = ("à", "en", "dans", "depuis", "vers")
_JOINS = ("et", "comme")
_OTHERS = frozenset({"d'", "quelques", "plusieurs"})
_LINKS = ("conjunction", "subordinator", "relative")
_PARTICIPLES = ("é", "i", "u", "is", "it", "ert")


def take_described_member(reader: Reader, phrase: Phrase) -> None:
    """Join a second name to one that a function stands beside.

    *X, maire, et Y, préfet, …*; *la maire, X, et le préfet, Y, affirment*: a plural verb before or
    after them, or a function after the second, shows that they are joined.
    """
    i = phrase.end + (reader.lower(phrase.end) == ",")
    if (
        phrase.coordinated
        or reader.lower(i) != "et"
        or not _may_be_described(reader, phrase, i + 1)
    ):
        return
    other = read_body(reader, i + 1)
    if other is None:
        return
    take_appositions(reader, other)
    if other.name is None:
        return
    after = other.end + (reader.lower(other.end) == ",")
    several = _is_plural_verb(reader, after) or _is_plural_verb_before(reader, phrase.first)
    listed = phrase.head is None and other.head is None and bool(other.appositions)
    if several or (listed and not reader.is_finite(after)):
        phrase.opening = attrs.evolve(phrase)
        phrase.end = phrase.core_end = other.end
        phrase.coordinated = True
        phrase.members.append(other.name)


def _may_be_described(reader: Reader, phrase: Phrase, i: int) -> bool:
    """Return whether the name of somebody else may start at a token, his function before it."""
    if _starts_person(reader, i):
        return bool(phrase.appositions) or phrase.described or phrase.titled
    return phrase.described and reader.is_a(i, "determiner")


def _starts_person(reader: Reader, i: int) -> bool:
    """Return whether a name starts at a token, its title before it or not (*Me Luc Faure*)."""
    return starts_name(reader, i) or (reader.is_title(i) and reader.is_upper(i + 1))


def _is_plural_verb(reader: Reader, i: int) -> bool:
    """Return whether a verb of the third person plural stands at a token, clitics before it."""
    while reader.is_a(i, "object_clitic", "negation"):
        i += 1
    return reader.is_finite(i) and reader.lower(i).endswith("nt")


def _is_plural_verb_before(reader: Reader, i: int) -> bool:
    """Return whether such a verb ends before a token (*ont indiqué X*, *disent X*)."""
    at = i - 2 if reader.lower(i - 1).endswith(_PARTICIPLES) else i - 1
    return reader.is_finite(at) and reader.lower(at).endswith("nt")


def take_several(reader: Reader, phrase: Phrase) -> None:
    """Take in the first of several names after a plural (*les sénateurs Alain Brel et Luc Pic*).

    A short bracket may stand between them (*les sénatrices Ida Brel (LR) et Léa Pic (PS)*).

    Args:
        reader: The sentence.
        phrase: The phrase, which is changed.
    """
    i = phrase.end
    if phrase.name is not None or reader.noun_kind(phrase.head) is not SpeakerKind.PERSON:
        return
    if not starts_name(reader, i) or not is_plural(reader, phrase.first):
        return
    end = name_end(reader, i)
    joint = end
    if reader.lower(end) == "(" and ")" in (reader.lower(end + 2), reader.lower(end + 3)):
        joint = end + 3 + (reader.lower(end + 3) == ")")
    if (
        reader.lower(joint) == "et"
        and starts_name(reader, joint + 1)
        and joint < name_end(reader, joint + 1)
    ):
        phrase.name, phrase.head = (i, end), None
        phrase.end = phrase.core_end = joint


def take_named_members(reader: Reader, phrase: Phrase) -> None:
    """Take in the names of those whom a plural counts, between commas (*ses avocats, X et Y, …*).

    Args:
        reader: The sentence.
        phrase: The phrase, changed unless it is itself in a list (*devant les élus, X et Y, ont*).
    """
    if phrase.name is not None and phrase.head is not None:
        _take_parts(reader, phrase, phrase.head)
    if phrase.name is not None or phrase.coordinated or not reader.is_several(phrase.head):
        return
    if reader.noun_kind(phrase.head) not in _NAMED:
        return
    names, i = _listed_names(reader, phrase.end)
    if len(names) < _PAIR or not _closes(reader, i):
        return
    verb = reader.lower(i) == "," and _is_plural_verb(reader, i + 1)
    if verb and reader.is_a(phrase.first - 1, "preposition"):
        return
    phrase.name = names[0]
    phrase.members.extend(names[1:])
    phrase.end = phrase.core_end = i
    phrase.coordinated = True


def _take_parts(reader: Reader, phrase: Phrase, head: int) -> None:
    """Take in the bodies that make one together (*l'intersyndicale CGT, FO et Solidaires*)."""
    while reader.lower(head) in closed_class("joint_body"):
        if not starts_name(reader, phrase.end + 1) or reader.lower(phrase.end) not in (",", "et"):
            return
        phrase.name = None
        phrase.end = phrase.core_end = name_end(reader, phrase.end + 1)


def _listed_names(reader: Reader, i: int) -> tuple[list[tuple[int, int]], int]:
    """Return the names that commas and a last *et* join behind a comma, and where they end."""
    names: list[tuple[int, int]] = []
    for _ in range(_MAX_MEMBERS):
        last = reader.lower(i) == "et"
        if not last and reader.lower(i) != ",":
            break
        other = _bare_name(reader, i + 1)
        if other is None or other.name is None:
            break
        names.append(other.name)
        i = other.end
        if last:
            return names, i
    return [], i


def _closes(reader: Reader, i: int) -> bool:
    """Return whether an apposition ends before a token: at a sign, marks or the sentence's end."""
    token = reader.get(i)
    return token is None or not token.form[0].isalnum() or token.placeholder is not None


def take_bare_members(reader: Reader, phrase: Phrase) -> None:
    """Take in plurals that share the first one's article (*certains juges et policiers*).

    Args:
        reader: The sentence.
        phrase: The phrase, which is changed.
    """
    bare = phrase.name is None and phrase.bracket is None
    if not bare or not is_plural(reader, phrase.first):
        return
    i, end = phrase.end, phrase.end
    for _ in range(_MAX_MEMBERS):
        joined = reader.lower(i) == "et"
        if not (joined or reader.lower(i) == ","):
            break
        if not _is_bare_plural(reader, i + 1) and not (joined and _shares_article(reader, i + 1)):
            break
        i = complements_end(reader, nouns_end(reader, i + 1))
        if joined:
            end = i
            break
    phrase.end = phrase.core_end = end


def _shares_article(reader: Reader, i: int) -> bool:
    """Return whether a plural that *et* joins to a noun right before it has the noun's article.

    *Les chiffres et résultats*, *les militants et politiques*: an adjective would not be joined to
    a noun.
    """
    after_noun = reader.pos(i - 2) == "NOUN" or reader.source_noun(i - 2) is not None
    if not after_noun or reader.is_upper(i) or not reader.lower(i).endswith(("s", "x")):
        return False
    return reader.pos(i) in ("NOUN", "ADJ") and reader.is_nominal(i)


def read_bare_members(reader: Reader, i: int) -> Phrase | None:
    """Return the phrase that nouns without article make together, ``None`` where none starts.

    *Élus et habitants*, *parents, élèves et enseignants*, *syndicats comme patronat*

    Args:
        reader: The sentence.
        i: Index of its first token.

    Returns:
        The phrase; one noun alone (*riverains du port*) and one after a determiner or *de* is none.
    """
    opens = i <= reader.first_word or not reader.is_upper(i)
    if not opens or not _is_several(reader, i):
        return None
    noun_before = reader.pos(i - 1) in _NOMINAL and reader.is_nominal(i - 1)
    # « la réaction de parents et enseignants », but « une association de parents et enseignants »
    words = reader.lexicon.noun(reader.lower(i - 2)) is not None
    after = reader.is_a(i - 1, "determiner") or (reader.is_a(i - 1, "of") and not words)
    if after or reader.is_finite(i) or (noun_before and not reader.is_a(i - 1, "time")):
        return None
    end = _bare_end(reader, i)
    for _ in range(_MAX_MEMBERS):
        last = reader.lower(end) in _JOINS
        if not (last or reader.lower(end) == ",") or not _is_bare_member(reader, end + 1):
            return None
        end = _bare_end(reader, end + 1)
        if last:
            return Phrase(first=i, end=end, core_end=end, head=i, coordinated=True)
    return None


def _bare_end(reader: Reader, i: int) -> int:
    """Return the index after a noun without article and its complements."""
    return complements_end(reader, nouns_end(reader, i))


def _is_bare_member(reader: Reader, i: int) -> bool:
    """Return whether a noun without article goes on with such a list (*syndicats et patronat*)."""
    body = reader.noun_kind(i) is SpeakerKind.ORGANISATION
    return _is_bare_plural(reader, i) or (body and not reader.is_finite(i))


def _is_bare_plural(reader: Reader, i: int) -> bool:
    """Return whether a plural noun for people or bodies stands without article."""
    return _is_several(reader, i) and not reader.is_upper(i) and not reader.is_finite(i)


def _is_several(reader: Reader, i: int) -> bool:
    """Return whether a token is a plural for people or bodies."""
    return reader.is_several(i) and reader.noun_kind(i) is not SpeakerKind.DOCUMENT


def take_members(reader: Reader, phrase: Phrase) -> None:
    """Join « X et Y » when both are names or the second is determined.

    Args:
        reader: The sentence.
        phrase: The phrase, which is changed.
    """
    sign = reader.lower(phrase.end)
    several = phrase.head is not None and reader.tokens[phrase.head + 1].form[0].isupper()
    if (phrase.name is None and several) or (phrase.name is not None and sign == ","):
        _take_names(reader, phrase)
    for _ in range(_MAX_MEMBERS):
        joined = reader.lower(phrase.end) == "et"
        goes_on = joined or (phrase.coordinated and reader.lower(phrase.end) == ",")
        if not goes_on or (joined and _ends(reader, phrase)):
            return
        i = phrase.end + 1
        named = phrase.name is not None and not phrase.described  # « la CGT et FO » as well
        if not ((named and _starts_person(reader, i)) or reader.is_a(i, "determiner", "numeral")):
            return
        if named and not joined and is_plural(reader, i):
            return  # « Paul Roux et Anne Sire, les avocats de la famille »
        other = read_body(reader, i)
        if other is not None and other.name is None:
            take_bracket(reader, other)  # « et la sénatrice (LR) Anne Morel »
        if other is None or _opens_clause(reader, other.end):
            return
        if not joined and reader.lower(other.end) != "et":
            return  # « comme le disent le maire et le préfet, le pont … »
        if phrase.opening is None:
            phrase.opening = attrs.evolve(phrase)
        phrase.end = phrase.core_end = other.end
        phrase.coordinated = True
        phrase.members.append(other.name)


def _take_names(reader: Reader, phrase: Phrase) -> None:
    """Take in names behind the first one (*X, Y et Z*; *les syndicats CGT, FO et Sud*)."""
    if phrase.name is not None:
        if reader.lower(phrase.end) == "," and not phrase.described:
            _take_listed(reader, phrase)
        return
    if reader.noun_kind(phrase.head) not in BODIES:
        return
    names, i = _listed_names(reader, phrase.end)
    if names and is_plural(reader, phrase.first) and not _opens_clause(reader, i):
        phrase.end = phrase.core_end = i


def _ends(reader: Reader, phrase: Phrase) -> bool:
    """Return whether *et* joins nobody else to a phrase, or others without names, who are taken."""
    return _leaves_marks(reader, phrase) or _take_others(reader, phrase)


def _leaves_marks(reader: Reader, phrase: Phrase) -> bool:
    """Return whether marks close behind a phrase that hold more (*« A part avec B » et C*)."""
    inside = reader.tokens[phrase.end - 1].quoted
    if inside is None or reader.tokens[phrase.end].quoted == inside:
        return False
    return phrase.first > 0 and reader.tokens[phrase.first - 1].quoted == inside


def _take_listed(reader: Reader, phrase: Phrase) -> None:
    """Join all but the last of several names between commas (*X, Y et Z*; *la CGT, la CFDT et FO*).

    A preposition or verb governs the first alone where the others have a verb (*à Paris, X et Y
    affirment*; *comme le rappelle X, Y et Z ont voté*).
    """
    i, names = phrase.end, []
    for _ in range(_MAX_MEMBERS):
        other = _bare_name(reader, i + 1) if reader.lower(i) == "," else None
        if other is None:
            break
        names.append(other.name)
        i = other.end
    last = _bare_name(reader, i + 1) if names and reader.lower(i) == "et" else None
    others = bool(names) and last is None and reader.lower(i) == "et"
    end = last.end if last is not None else _others_end(reader, i) if others else 0
    if not end or _opens_clause(reader, end):
        return
    placed = reader.lower(phrase.first - 1) in _PLACING and reader.lower(end) == ","
    if _is_governed(reader, phrase) and (placed or _is_plural_verb(reader, end)):
        return  # « à Rome, X et Y votent », « à Rome, X et Y, unanimes, votent »
    phrase.opening = attrs.evolve(phrase)
    phrase.end = phrase.core_end = i
    phrase.coordinated = True
    phrase.members.extend(names)


def _is_governed(reader: Reader, phrase: Phrase) -> bool:
    """Return whether a word before a phrase has it as its object or complement."""
    return reader.is_word(phrase.first - 1) and not reader.is_a(phrase.first - 1, *_LINKS)


def _take_others(reader: Reader, phrase: Phrase) -> bool:
    """Join those who are not named behind somebody or several (*X, Y et d'autres élus*).

    Not where the others have a verb of their own (*Le maire soutient X et d'autres protestent*).
    """
    end = _others_end(reader, phrase.end)
    if not end or (_is_governed(reader, phrase) and _is_plural_verb(reader, end)):
        return False
    if phrase.opening is None:
        phrase.opening = attrs.evolve(phrase)
    phrase.end = phrase.core_end = end
    phrase.coordinated = True
    phrase.members.append(None)
    return True


def _others_end(reader: Reader, i: int) -> int:
    """Return the index after *et d'autres*, *et bien d'autres élus*; 0 where none are joined."""
    j = i + 1 + (reader.lower(i + 1) == "bien")
    if reader.lower(j + 1) != "autres" or reader.lower(j) not in _OTHERS:
        return 0
    noun = nouns_end(reader, j + 2) if reader.is_nominal(j + 2) else j + 2
    return complements_end(reader, noun) if noun > j + 2 else noun


def _bare_name(reader: Reader, i: int) -> Phrase | None:
    """Return the name at a token, a title, an article or a bracket with it, but no common noun."""
    determined = reader.is_a(i, "determiner") and reader.is_upper(i + 1)
    other = read_body(reader, i) if determined or _starts_person(reader, i) else None
    if other is None or other.name is None or other.described:
        return None
    take_bracket(reader, other)
    return other


def _opens_clause(reader: Reader, i: int) -> bool:
    """Return whether a singular verb follows (« … et la ministre ajoute »): a clause of its own."""
    return reader.is_finite(i) and not reader.lower(i).endswith("nt")
