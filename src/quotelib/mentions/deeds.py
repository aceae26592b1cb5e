"""Functions that the clause of a name gives it: *X préside le club*, *X, nommée préfète, …*."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from ..lexicon.roles import agents_of, called_for_fate
from ..lexicon.words import closed_class, closed_classes
from .back_then import then_end
from .determiners import determiners_end
from .fates import (
    IN_COURT,
    Deed,
    death_at,
    fate_at,
    in_court,
    telling_verbs,
    told_after,
    undergoing,
    undergone,
)
from .functions import has_own_capital
from .home import age_at, home_at
from .nouns import complements_end, nouns_end

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .phrase import Phrase
    from .reader import Reader

__all__ = ["behind_aside", "functions_in_clause", "functions_in_opening", "predicate"]

_HAVE = ("a", "avait", "aura", "aurait", "ait", "ayant", "eut", "ont", "avaient", "auraient")
_BE = ("est", "était", "fut", "sera", "serait", "soit", "étant")
_ARE = ("sont", "étaient", "furent", "seront")
_AS = ("comme",)
_AS_LONG = ("en tant que", "en tant qu'", "en qualité de", "en qualité d'")
_HIMSELF = ("elle", "lui", "elle-même", "lui-même")
_SAME = ("-même", "même", "aussi")
_AT = ("à", "aux")
_BAR, _COURTS = "barre", ("tribunal", "cour", "assises", "chambre", "témoins", "prud'hommes")
_SEATED = ("la", "les", "sa")
# Endings of the third person, and of the past participle, of a verb in -er.
_ENDINGS = re.compile(r"(?:e|ent|ait|aient|a|èrent|era|eront|erait|é|ée)$")
_NATIVE, _AGED, _AGED_THEN = ("natif",), ("âgé",), ("alors",)
_AT_AGE, _OLD = ("à",), 60
_REFLEXIVE = ("s'", "se")
_ASIDE = 14
"""So many words at most stand in commas between a name and its verb."""
_FAR = 12
_NEAR = 8


def _function_end(reader: Reader, i: int) -> int | None:
    """Return the index after a noun for one person and its complements, ``None`` without one."""
    end = nouns_end(reader, i)
    noun = next((k for k in range(i, end) if reader.source_noun(k) is not None), None)
    return complements_end(reader, end) if reader.is_person(noun) else None


def _skip_moment(reader: Reader, i: int) -> int:
    """Return the index after adverbs and times (*est devenu en 2010 maire*)."""
    while True:
        if reader.is_a(i, "adverb", "office_adverb", "time") or reader.lower(i) == "tout":
            i += 1
        elif reader.lower(i) == "en" and reader.lower(i + 1)[:1].isdigit():
            i += 2
        elif reader.lower(i) == "en" and reader.is_a(i + 1, "time"):
            i += 3 if reader.lower(i + 2).isdigit() else 2
        else:
            return i


def functions_in_opening(reader: Reader, first: int, end: int) -> Iterator[tuple[int, int] | Deed]:
    """Yield what a sentence says of a name before it (*À la tête du club depuis mai, X*).

    Args:
        reader: The sentence.
        first: First token of the sentence.
        end: Index of the comma before the name.

    Yields:
        First token and end of a function, or what he does.
    """
    i = _skip_moment(reader, first)
    if reader.is_a(i, "appointed_participle"):
        i = _skip_moment(reader, i + 1)
    found = _as_function(reader, i) or _at_seat(reader, i) or _function(reader, i)
    found = found or _told_of(reader, i)
    if found is None and reader.lower(i) in undergoing():
        found = undergone(reader, i)
    if found is not None and (found.end if isinstance(found, Deed) else found[1]) <= end:
        yield found


def functions_in_clause(reader: Reader, phrase: Phrase) -> Iterator[tuple[int, int] | Deed]:
    """Yield what the clause of a name says that its bearer is, does or holds.

    Args:
        reader: The sentence.
        phrase: A phrase with one name.

    Yields:
        First token and end of each function, or what he does.
    """
    i = phrase.end
    governed = reader.lower(phrase.first - 1) in closed_classes("preposition", "of")
    comma = reader.lower(i) == ","
    if comma:
        told = reader.lower(i + 1) in undergoing()
        beside = _beside(reader, i + 1) or (undergone(reader, i + 1) if told else None)
    else:
        beside = _as_function(reader, i) or _at_seat(reader, i)
        if beside is None:
            titled = reader.is_nominal(i) and _verb_before(reader, phrase, "appointing_verb")
            beside = _function(reader, i) if titled else None
        elif reader.lower(i) not in _AS and _verb_before(reader, phrase, "succeeding_verb"):
            beside = None  # « X a succédé à Y à la tête du club »
    if beside is not None:
        yield beside
    yield from death_at(reader, phrase.first - 1) if governed else ()
    if comma and reader.lower(i + 1) in _HIMSELF and reader.lower(i + 2) == ",":
        i, comma = i + 3, False  # « X, elle, est restée institutrice »
    relative = reader.lower(i + comma) == "qui"
    # « la sœur de X, qui préside… » is not X
    if relative and (not governed or reader.source_noun(phrase.first - 2) is None):
        yield from predicate(reader, i + comma + 1)
    if not governed:
        closed = phrase.appositions or (phrase.head is not None and _closes_name(reader, phrase))
        if not relative and (closed if comma else not _is_object(reader, phrase.first)):
            yield from predicate(reader, i + comma)  # « X, 28 ans, est maire de Dole »
        behind = behind_aside(reader, i) if comma else i
        if behind > i:
            yield from predicate(reader, behind)  # « X, qui part demain, est maire de Dole »


def _is_object(reader: Reader, first: int) -> bool:
    """Return whether a phrase stands right behind a verb (*le jeune qui a giflé X a été jugé*)."""
    return first > 0 and reader.tokens[first - 1].pos in ("VERB", "AUX")


def _closes_name(reader: Reader, phrase: Phrase) -> bool:
    """Return whether a comma behind a name closes it, as one before it parts it from a function."""
    name = phrase.name
    return name is not None and name[1] == phrase.end and reader.lower(name[0] - 1) == ","


def behind_aside(reader: Reader, comma: int) -> int:
    """Return where a clause goes on behind what stands in commas after its subject.

    Args:
        reader: The sentence.
        comma: The comma behind a name.

    Returns:
        The token behind the next comma (*Claude Viret, 45 ans, est née*; *Claude Viret, qui part
        demain, est ravie*), the first comma where a clause of another subject goes on.
    """
    near = reader.tokens[comma + 1 : comma + _ASIDE]
    relative = bool(near) and near[0].lower in closed_class("relative")
    for token in near[1:]:
        if token.lower == ",":
            return token.index + 1
        if token.finite:
            if not relative:
                break
            relative = False
    return comma


def _beside(reader: Reader, i: int) -> tuple[int, int] | Deed | None:
    """Return a function after a comma and more (*, elle aussi députée,*, *, nommé préfet,*)."""
    start = i
    if reader.lower(i) in _HIMSELF:
        start += 1
        while reader.lower(start) in _SAME:
            start += 1
    start = _skip_moment(reader, start)
    if reader.lower(start) == "par" and reader.lower(start + 1) == "ailleurs":
        start += 2
    if reader.is_a(start, "appointed_participle"):
        start = _skip_moment(reader, start + 1)
    seat = _at_seat(reader, start) or _as_function(reader, start) or _told_of(reader, start)
    if seat is not None or start == i:
        return seat
    return _function(reader, start)


def _told_of(reader: Reader, i: int) -> Deed | None:
    """Return where a word at a token says that somebody is from, or how old he is."""
    word = reader.lower(i)
    high = word == "du" and reader.lower(i + 1) == "haut"  # « du haut de ses 82 ans »
    if word[:3] == "âgé" or word in _AT_AGE or high or word.isdigit():
        years = age_at(reader, i - 1 if word.isdigit() else i + 3 * high)
        if years is None:
            return None
        # « À 20 ans, X quittait Brest » tells how old he was
        then = word in _AT_AGE and int(reader.lower(years)) < _OLD
        then = then or then_end(reader, years + 2) > years + 2
        return Deed(agents=_AGED_THEN if then else _AGED, first=years, end=years + 2)
    home = home_at(reader, i)
    return None if home is None else Deed(agents=_NATIVE, first=home[0], end=home[1])


def _function(reader: Reader, i: int) -> tuple[int, int] | None:
    """Return a function without article at a token."""
    if reader.is_upper(i) and i > reader.first_word and not has_own_capital(reader, i):
        return None
    end = _function_end(reader, i)
    return None if end is None else (i, end)


def _as_function(reader: Reader, i: int) -> tuple[int, int] | None:
    """Return the function of *en tant que maire*, *comme maire*, *au poste de préfet*.

    Also that of *(faire) office de guide*.
    """
    word = reader.lower(i)
    if word in _AS:
        return _function(reader, i + 1)
    if word == "office" and reader.is_a(i + 1, "of"):
        return _function(reader, i + 2)
    if word == "en":
        words = " ".join([reader.lower(k) for k in (i, i + 1, i + 2)])
        return _function(reader, i + 3) if words in _AS_LONG else None
    start = i
    if word in ("au", "aux"):
        start += 1
    elif word in closed_class("determiner"):
        start = determiners_end(reader, i)
    if start > i and reader.is_a(start, "office_noun") and reader.lower(start + 1) in ("de", "d'"):
        return _function(reader, start + 2)
    return None


@functools.cache
def _openers() -> frozenset[str]:
    """Return the words that open what `_as_function` and `_at_seat` find."""
    return closed_class("determiner") | {"office", "en", "au", *_AS, *_AT}


def _at_seat(reader: Reader, i: int, *, bare: bool = False) -> Deed | None:
    """Return what somebody holds (*à la tête du club*, *la direction du club*)."""
    word = reader.lower(i)
    if word not in (_SEATED if bare else _AT):
        return None
    i += word != "aux"
    if not bare:
        i += reader.lower(i) in _SEATED
    agents = agents_of().get(reader.lower(i))
    if reader.lower(i) == _BAR and any(reader.lower(k) in _COURTS for k in range(i + 2, i + 5)):
        return None  # « à la barre du tribunal »
    if agents is None or not (reader.is_a(i + 1, "of") or reader.is_a(i - 1, "possessive")):
        return None
    return Deed(agents=agents, first=i + 1, end=complements_end(reader, i + 1))


def predicate(reader: Reader, i: int) -> Iterator[tuple[int, int] | Deed]:
    """Yield what a verb says of its subject.

    Args:
        reader: The sentence.
        i: Index of the verb, or of its auxiliary.

    Yields:
        First token and end of a function, or what he does.
    """
    if reader.lower(i) in _REFLEXIVE:
        been = reader.lower(i + 1) in _BE
        fate = fate_at(reader, i + 2, "passive") if been else None
        fate = fate or fate_at(reader, i + 1 + been, "reflexive")
        if fate is not None:
            yield fate  # « X s'est éteinte », « X se présente aux élections »
        return
    word = reader.lower(i)
    copula = word in closed_class("copula_form") or word in _ARE
    verb = _skip_moment(reader, i + 1) if copula or word in _HAVE or word in _BE else i
    told = _told_of(reader, verb)
    if told is not None:
        yield told
        return
    passive = reader.lower(verb) == "été"
    if passive:
        verb = _skip_moment(reader, verb + 1)
    participle = verb + (reader.lower(verb) in closed_class("found_participle"))
    appointed = reader.lower(verb) in closed_class("appointed_participle")
    if appointed and (passive or reader.lower(i) not in _HAVE):
        verb = _skip_moment(reader, verb + 1)
    elif not copula and not passive:
        yield from _done(reader, i, verb)
        return
    found = _as_function(reader, verb) or _at_seat(reader, verb) or _attribute(reader, verb)
    if found is None and reader.lower(verb) in IN_COURT:
        found = in_court(reader, verb)
    if found is None and reader.lower(participle) in called_for_fate("passive"):
        found = fate_at(reader, participle, "passive")
    if found is not None:
        yield found


def _done(reader: Reader, i: int, verb: int) -> Iterator[tuple[int, int] | Deed]:
    """Yield what a verb with its auxiliary at ``i`` says that its subject does."""
    word = reader.lower(verb)
    agents = _agents(word)
    if agents:
        deed = _deed(reader, agents, _skip_moment(reader, verb + 1))
        if deed is not None:
            yield deed
    elif word in telling_verbs() and (fate := told_after(reader, verb)) is not None:
        yield fate
    elif word in closed_class("appointing_verb"):
        return  # « X a nommé Y ministre »
    elif word in closed_class("tried_verb"):
        if _answers_for(reader, verb + 1) or not word.startswith("répon"):
            yield Deed(agents=("prévenu",), first=verb, end=verb + 1)
    elif word in closed_class("winning_verb"):
        yield Deed(agents=("vainqueur",), first=verb, end=verb + 1)
    elif verb > i and word in closed_class("assault_participle") and reader.lower(i) in _HAVE:
        yield Deed(agents=("agresseur",), first=verb, end=verb + 1)
    elif verb > i or reader.is_finite(i) or reader.lower(i + 1) in _AS:
        yield from _further(reader, verb)


def _answers_for(reader: Reader, i: int) -> bool:
    """Return whether *de* and a crime stand at a token (*répond du meurtre de son frère*)."""
    if not reader.is_a(i, "of"):
        return False  # « répond qu'il dormait »
    return any(reader.is_a(k, "crime_noun") for k in (i + 1, i + 2, i + 3))


def _agents(word: str) -> tuple[str, ...]:
    """Return what the subject of a form of a verb is called, nothing for other words."""
    ending = _ENDINGS.search(word)
    if ending is None:
        return ()
    stem = word[: ending.start()]
    known = agents_of()
    for spelt in (stem, stem.removesuffix("e"), stem.replace("è", "é")):
        if f"{spelt}er" in known:  # « dirigeait », « gère »
            return known[f"{spelt}er"]
    return ()


def _attribute(reader: Reader, i: int) -> tuple[int, int] | None:
    """Return the function at a token, an article before it."""
    start = determiners_end(reader, i)
    end = _function_end(reader, start)
    if end is None and start == i and reader.is_person(i) and reader.is_finite(i):
        # « X est arbitre », whatever the tagger says, but « X est exclue »
        forms = reader.lexicon.verb_forms(reader.lower(i))
        past = any(form.participle == "past" for form in forms)
        end = None if past else complements_end(reader, i + 1)
    return None if end is None else (start, end)


def _deed(reader: Reader, agents: tuple[str, ...], i: int) -> Deed | None:
    """Return what a subject is called who does something to an object at ``i``."""
    start = determiners_end(reader, i)
    if start == i and not reader.is_upper(i):
        return None
    end = nouns_end(reader, start)
    return None if end == start else Deed(agents=agents, first=i, end=complements_end(reader, end))


def _further(reader: Reader, verb: int) -> Iterator[tuple[int, int] | Deed]:
    """Yield what stands behind a verb (*travaille comme avocate*, *prend la tête du club*)."""
    succeeds = reader.lower(verb) in closed_class("succeeding_verb")
    for i in range(verb + 1, verb + _FAR):
        word = reader.lower(i)
        if word in closed_class("relative") or not reader.is_word(i) or reader.is_finite(i):
            return
        if reader.is_upper(i) and not succeeds:
            return
        if word not in _openers():
            continue
        found = _as_function(reader, i) or _at_seat(reader, i) or _at_seat(reader, i, bare=True)
        if found is not None:
            yield found
            return


def _verb_before(reader: Reader, phrase: Phrase, sort: str) -> bool:
    """Return whether a verb of a sort stands in the clause before a name (*a nommé X ministre*)."""
    for i in range(phrase.first - 1, max(-1, phrase.first - _NEAR), -1):
        if not reader.is_word(i):
            return False
        if reader.is_a(i, sort):
            return True
    return False
