"""Offices and bodies of which there is one a place: *maire de Dole* is not *maire d'Orsans*."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

import regex

from ..lexicon.bodies import known_body, party_names
from ..lexicon.folding import stem
from ..lexicon.memo import once_a_lexicon
from ..lexicon.roles import fields, role_families
from ..lexicon.words import closed_class, closed_classes
from ..models import SpeakerKind
from .wording import fact_of, facts, first_word, fold, head_key, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ..lexicon import Lexicon
    from ..lexicon.types import SourceNoun
    from ..models.records import MentionMatch

__all__ = [
    "COUNTRY",
    "MINISTER",
    "NAME",
    "are_rivals",
    "complements_of",
    "is_former",
    "leads_government",
    "leads_union",
    "noun_of",
    "nouns_of_field",
    "office_of",
    "peers_of",
    "role_head",
    "titled_head",
    "trade_of_body",
    "unionist_of",
]

COUNTRY = "@"
"""What the key of a country starts with."""
NAME = "name:"
"""What the key of a name starts with."""
MINISTER = "ministre"
_PRESIDENT = "president"
_CONFEDERATION = frozenset({"name:confederation", "body:confederation"})
"""The president of which is that of Switzerland."""
_STATE = "s:état"
_OF_STATE = re.compile(r"chef(?:fe)? de l.etat\b|presidente? de la republique\b")
_FIRST = f"{NAME}premier"
_UNION = "syndicat"
_TITLED = {"maître": "avocat", "docteur": "medecin", "monseigneur": "eveque"}
"""Titles in full → the key of what their bearers mostly are."""
_MAIN = ("principal", "principale", "maitre", "maitresse")
_ONE_OFFICE = {"executif": "gouvernement", "municipalite": "mairie"}
"""Keys of nouns for a body → that of the other noun for it."""
_ACRONYM, _BODY = "acronym:", "body:"
_OF_PEOPLE = re.compile(r"\b([^\W\d_]{5,})(?: [^\W\d_]{4,}){0,2} (?:des |d['’])([^\W\d_]+s)\b")
"""A noun, its adjective, and those whose body it is (*l'Union bretonne des éleveurs*)."""
_FOR_PEOPLE = re.compile(r"^[\w-]+ (?:\w+ )?(?:des |d['’])([^\W\d_]+s)\b")
_VICTIM, _MILITANT, _OPPOSITION = "victim", "militant", "opposition"
_FIELD = re.compile(r"\b(?:de |d['’]|des |en |du |ès )(?:la |l['’])?([^\W\d_]+)")
_IN_BRACKETS = re.compile(r"\(([^()]+)\)")
_FORMER = re.compile(r"\b(?:anciens?|anciennes?|ex|futures?|futurs?)\b", re.IGNORECASE)


@functools.lru_cache(maxsize=8192)
def role_head(text: str, lexicon: Lexicon) -> str:
    """Return the key of the noun that heads a description or role.

    Args:
        text: A description or role, with or without article.
        lexicon: The lexicon.

    Returns:
        The first noun for a person or body, *ancien* and *premier* before it left out; the first
        word without one, empty for a text without words.
    """
    said = words_of(text, lexicon)
    words = [word for word in said if fold(word) not in closed_class("before_role")]
    if len(words) > 1 and fold(words[0]) in _MAIN and _is_person(words[1], lexicon):
        words = words[1:]  # « un maître luthier », but « la principale du collège »
    if words and _names_function(words, lexicon):
        return head_key(words[0], lexicon)
    nouns = (word for word in words if _noun(word, lexicon) is not None)
    plain = words if words and words[0].isalpha() else said  # « un jeune de 24 ans »
    head = next(nouns, next(iter(plain), ""))
    return head_key(head, lexicon) if head else ""


def _names_function(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Return whether words open with a function whose first noun is a thing's (*bras droit de*)."""
    functions = _function_phrases(lexicon).get(words[0].lower(), ())
    return any([word.lower() for word in words[: len(one)]] == one for one in functions)


@once_a_lexicon
def _function_phrases(lexicon: Lexicon) -> Mapping[str, list[list[str]]]:
    """Return those functions without articles and prepositions, by their first words."""
    found: dict[str, list[list[str]]] = {}
    for phrase in closed_class("function_phrase"):
        words = [word.lower() for word in words_of(phrase.replace("' ", "'"), lexicon)]
        found.setdefault(words[0], []).append(words)
    return found


@functools.lru_cache(maxsize=8192)
def noun_of(head: str, text: str, lexicon: Lexicon) -> str:
    """Return the key of the noun of a description, that of its office in plain words.

    Args:
        head: The noun that heads it.
        text: The description.
        lexicon: The lexicon.

    Returns:
        The key of the noun; *président* for *le chef de l'État*.
    """
    key = head_key(head, lexicon)
    plain = key in facts(text, lexicon) and key not in _MAIN
    return key if plain else role_head(text, lexicon) or key


@functools.lru_cache(maxsize=8192)
def office_of(text: str, lexicon: Lexicon) -> tuple[str, frozenset[str]]:
    """Return the office that a description or role names, and whose it is.

    Args:
        text: A description or role.
        lexicon: The lexicon.

    Returns:
        The key of its noun, and those of its complements by sort: countries, names, acronyms and
        nouns for bodies. The noun is empty where several may hold the office of one place.
    """
    head = role_head(text, lexicon)
    head = _ONE_OFFICE.get(head, head)
    if head not in _held_by_one(lexicon):
        return "", frozenset()
    found = complements_of(text, lexicon)
    if any(fold(word) in ("premier", "premiere") for word in words_of(text, lexicon)):
        found |= {_FIRST}  # « le Premier ministre » is no minister of anything
    if head == "president" and _OF_STATE.search(fold(text)):
        found |= {_STATE}
    return head, found


@functools.cache
def _affiliation() -> regex.Pattern[str]:
    """Return what tells the party of somebody, and not whose his office is.

    *le ministre (PS)*, *la ministre Open Vld*; but *le président du PS*.
    """
    names = "|".join(sorted(map(regex.escape, party_names()), key=len, reverse=True))
    return regex.compile(rf"\(.*|(?<!\b(?:du|des?|la|le|les)\s|['’])\b(?:{names})\b")


@functools.lru_cache(maxsize=8192)
def complements_of(text: str, lexicon: Lexicon) -> frozenset[str]:
    """Return whose an office is.

    Args:
        text: A description or role.
        lexicon: The lexicon.

    Returns:
        The keys of its complements by sort, those before its noun left out.
    """
    head, words = role_head(text, lexicon), words_of(_affiliation().sub("", text), lexicon)
    at = next((i for i, word in enumerate(words) if head_key(word, lexicon) == head), 0)
    found = (_complement(word, lexicon) for word in words[at + 1 :])
    return frozenset(key for key in found if key)


@once_a_lexicon
def _held_by_one(lexicon: Lexicon) -> frozenset[str]:
    """Return the keys of the nouns for offices and bodies of which a place has one."""
    return frozenset(head_key(noun, lexicon) for noun in closed_class("one_holder"))


def _noun(word: str, lexicon: Lexicon) -> SourceNoun | None:
    """Return what the lexicon knows of a noun; nothing of a demonym or a capital in a name."""
    return lexicon.source_noun(word.lower()) if lexicon.demonym(word) is None else None


@functools.lru_cache(maxsize=8192)
def leads_union(role: str, lexicon: Lexicon) -> bool:
    """Return whether a role is one at the head of a union (*le secrétaire général de la CGT*).

    Args:
        role: The role.
        lexicon: The lexicon.

    Returns:
        Whether it is; its lawyer is no unionist.
    """
    if role_head(role, lexicon) not in closed_class("leading_role"):
        return False
    bodies = (known_body(word, None) for word in words_of(role, lexicon) if word[:1].isupper())
    named = any(body is not None and _UNION in body.nouns for body in bodies)
    return named or _UNION in facts(role, lexicon)


@functools.lru_cache(maxsize=8192)
def trade_of_body(role: str, lexicon: Lexicon) -> frozenset[str]:
    """Return the key of the trade of those whose body somebody leads or is a member of.

    *Le président du Syndicat des médecins* is one himself; its lawyer or manager is none.

    Args:
        role: A role.
        lexicon: The lexicon.

    Returns:
        The key of a noun for people of a trade, nothing without one.
    """
    found = _OF_PEOPLE.search(role)
    if found is None or fold(found[1]) not in closed_class("trade_body"):
        return frozenset()
    peers = closed_class("leading_role") - closed_class("hired_role")
    noun = _noun(found[2], lexicon)
    if noun is None or noun.category != "function" or role_head(role, lexicon) not in peers:
        return frozenset()
    key = head_key(found[2], lexicon)
    passing = key in closed_classes("passing_role", "state_role", "leading_role")
    return frozenset() if passing else frozenset({key})


@functools.lru_cache(maxsize=8192)
def peers_of(role: str, lexicon: Lexicon) -> frozenset[str]:
    """Return the keys of what somebody may be called as one of those whom he speaks for.

    *La porte-parole des supporters* is a supporter, *le président du collectif* a militant, and *la
    cheffe de l'opposition* an opponent.

    Args:
        role: A role.
        lexicon: The lexicon.

    Returns:
        The keys of the nouns, nothing of victims, whom a lawyer may speak for.
    """
    if role_head(role, lexicon) not in closed_class("leading_role") - closed_class("hired_role"):
        return frozenset()
    found = _FOR_PEOPLE.search(role)
    noun = _noun(found[1], lexicon) if found is not None else None
    if found is not None and noun is not None and noun.category == "function":
        key = head_key(found[1], lexicon)
        return frozenset() if _VICTIM in role_families().get(key, ()) else frozenset({key})
    words = frozenset(map(fold, words_of(role, lexicon)))
    if _OPPOSITION in words:
        return frozenset({"opposant"})
    return frozenset({_MILITANT} if not closed_class("cause_body").isdisjoint(words) else ())


def unionist_of(match: MentionMatch) -> frozenset[str]:
    """Return what somebody is called behind whose name a union stands (*Ada Roux (CGT)*).

    Args:
        match: A mention.

    Returns:
        The key of the noun, nothing where none does.
    """
    found = _IN_BRACKETS.search(match.mention.text) if match.name is not None else None
    bodies = (known_body(word, None) for word in found[1].split()) if found is not None else ()
    named = any(body is not None and _UNION in body.nouns for body in bodies)
    return frozenset({"syndicaliste"}) if named else frozenset()


@functools.lru_cache(maxsize=8192)
def nouns_of_field(role: str, lexicon: Lexicon) -> frozenset[str]:
    """Return the keys of what somebody may be called for the field that he works in.

    *La professeure de sociologie* is a sociologist and *le chef du service des urgences* a
    physician; *la faculté d'histoire* has but a dean.

    Args:
        role: A role.
        lexicon: The lexicon.

    Returns:
        The keys, none of a role of another kind.
    """
    head = role_head(role, lexicon)
    if head not in closed_class("scholar_role"):
        words = set(role.lower().split()) if head in closed_class("heading_role") else frozenset()
        if closed_class("ward_noun").isdisjoint(words):
            return frozenset()
    named = map(stem, _FIELD.findall(role))
    return frozenset([noun for field in named for noun in fields().get(field, ())])


def _is_person(word: str, lexicon: Lexicon) -> bool:
    """Return whether a word is a noun for a person."""
    noun = _noun(word, lexicon)
    return noun is not None and noun.kind is SpeakerKind.PERSON


def _complement(word: str, lexicon: Lexicon) -> str:
    """Return the key of a word that says whose an office is, empty for other words."""
    key = fact_of(word, lexicon)
    if key[:1] == COUNTRY:
        town = lexicon.demonym(word) is None and not key.isupper()
        return f"{NAME}{key}" if town else key
    if fold(word) in closed_class("empty_complement"):
        return ""  # « procureur de la République » is that of any place
    if word[:1].isupper():
        acronym = word.isupper() and len(word) > 1
        return f"{_ACRONYM if acronym else NAME}{key}"
    noun = _noun(word, lexicon)
    generic = noun is None or fold(word) in closed_class("generic_body")
    body = noun is not None and noun.kind in (SpeakerKind.ORGANISATION, SpeakerKind.MEDIA)
    return f"{_BODY}{key}" if body and not generic else ""


def is_former(text: str) -> bool:
    """Return whether a description is of an office that its bearer does not hold.

    Args:
        text: The description.

    Returns:
        Whether it says *ancien*, *ex-* or *futur*.
    """
    return _FORMER.search(text) is not None


def leads_government(held: Mapping[str, set[str]], further: Iterable[str]) -> bool:
    """Return whether somebody is the first minister, and a description tells of a minister.

    Args:
        held: Whose the offices are that an entity holds, by their nouns.
        further: Keys of what the description says beside its noun.

    Returns:
        Whether only the one is said to be the first.
    """
    return _FIRST in held.get(MINISTER, ()) and "premier" not in further


def are_rivals(held: Mapping[str, set[str]], said: tuple[str, Iterable[str]]) -> bool:
    """Return whether an office is another one than those that somebody holds.

    Args:
        held: Whose the offices are that an entity holds, by their nouns.
        said: An office, and whose it is.

    Returns:
        Whether the entity holds one of the same noun, of another country or, by the same sort of
        words, of another place, body or field (*le ministre de la Santé*, *celui de l'Intérieur*);
        or one of another noun for another country (*le président kazakh*, *le ministre russe*).
    """
    head, complements = said[0], set(said[1])
    if not head or not complements:
        return False
    theirs = held.get(head)
    if theirs is not None and head == MINISTER and _FIRST in complements - theirs:
        return True  # « le Premier ministre » is not whom the text calls a minister
    if theirs is None:
        theirs = {key for keys in held.values() for key in keys if key[0] == COUNTRY}
    countries = {key for key in theirs if key[0] == COUNTRY}
    other = {key for key in complements if key[0] == COUNTRY}
    if countries and other and not countries & other:
        return True
    if theirs & complements:
        return False
    if head == _PRESIDENT and _CONFEDERATION.isdisjoint(theirs | complements):
        # « le président français », and that of the region
        one_state = (theirs <= countries | {_STATE}) != (complements <= other | {_STATE})
        if theirs and one_state and not (countries and other):
            return True
    if _STATE in theirs | complements:  # « le président de la République », and that of the Senate
        return bool(theirs) and not (countries | other)
    ours = [key.partition(":")[0] for key in complements]
    return any(key.partition(":")[0] in ours for key in theirs if not key.startswith(COUNTRY))


def titled_head(match: MentionMatch, lexicon: Lexicon) -> str | None:
    """Return the key of what the bearer of a title mostly is (*Me Roy* is a lawyer).

    Args:
        match: A mention with a name.
        lexicon: The lexicon.

    Returns:
        The key, ``None`` without such a title.
    """
    if match.name is None:
        return None
    before = match.mention.text.partition(match.name)[0].split()[-1:]  # « le Dr Ada Roux »
    title = lexicon.title(first_word(before[0])) if before else None
    return _TITLED.get(title.expanded) if title is not None else None
