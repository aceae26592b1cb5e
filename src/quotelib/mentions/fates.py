"""What somebody is called for what becomes of him, or for what he does: *X a porté plainte*."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import attrs

from ..lexicon.roles import called_for_fate
from ..lexicon.words import closed_class, closed_classes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .reader import Reader

__all__ = [
    "IN_COURT",
    "Deed",
    "called",
    "death_at",
    "fate_at",
    "in_court",
    "telling_verbs",
    "told_after",
    "undergoing",
    "undergone",
]

IN_COURT = closed_classes("tried_participle", "harmed_participle")
_BEFORE_DOCK, _DOCK = frozenset({"dans", "sur", "au"}), ("box", "banc")
_CALLED = "appelé"
_BOOK = "livre"
_OF = ("de", "d'")
_DEATHS = closed_class("death_noun")
_BODY = ("corps", "restes")
_DEAD, _FAR = ("défunt", "disparu"), 5
_NEAR = 8
"""So many words behind a verb at most stands the noun that it is told by."""


@attrs.frozen(kw_only=True)
class Deed:
    """What somebody does or holds for which he is called something, his home or his age.

    Attributes:
        agents: What he is called, in the masculine singular; of a town *natif*, of years *âgé*, or
            *alors* where he may be older now; what he may be called beside his trade, behind
            *appelé*.
        first: First token of what he does it to.
        end: Index after that.
    """

    agents: tuple[str, ...]
    first: int
    end: int


def called(agents: Iterable[str], i: int) -> Deed:
    """Return nouns that somebody may be called beside what he is, for what a token says.

    Args:
        agents: The nouns.
        i: The token.
    """
    return Deed(agents=tuple([f"{_CALLED} {agent}" for agent in agents]), first=i, end=i + 1)


def fate_at(reader: Reader, i: int, voice: str) -> Deed | None:
    """Return what the subject of a verb is called for what it says of him.

    Args:
        reader: The sentence.
        i: Index of a participle, finite form or infinitive.
        voice: The voice that it has there: *passive*, *active* or *reflexive*.

    Returns:
        What he is called, ``None`` where the form says nothing, or not with these words behind it
        (*X a porté un masque*).
    """
    for fate in called_for_fate(voice).get(reader.lower(i), ()):
        if not fate.wanted or _follows(reader, i, fate.wanted):
            return called(fate.agents, i)
    return None


def death_at(reader: Reader, of: int) -> tuple[Deed, ...]:
    """Return what somebody is called whose death or burial a noun before *de* names.

    A place or a date may part them (*le meurtre à Dole de Luc Roy*). So is he whose body was found.

    Args:
        reader: The sentence.
        of: The token before a name.

    Returns:
        One deed or none.
    """
    if _DEATHS.isdisjoint(reader.words) or not reader.is_a(of, "of"):
        return ()  # most sentences have none, which costs no look at each word
    for k in range(of - 1, max(-1, of - _FAR), -1):
        if reader.lower(k) in _BODY and closed_class("found_dead").isdisjoint(reader.words):
            return ()
        if reader.lower(k) in _DEATHS:
            threat = reader.lower(k - 1) in (*_OF, "à")  # « menaces de mort de Luc Roy »
            return () if threat else (called(_DEAD, of),)
        between = reader.is_upper(k) or reader.is_a(k, "preposition") or reader.pos(k) == "ADJ"
        if not between and reader.lower(k) != "vie":  # « le corps sans vie de X »
            break
    return ()


def in_court(reader: Reader, i: int) -> Deed:
    """Return what somebody is called for what a participle says was done to him (*, jugé pour*).

    Args:
        reader: The sentence.
        i: The participle.
    """
    tried = reader.is_a(i, "tried_participle")
    return Deed(agents=("prévenu" if tried else "victime",), first=i, end=i + 1)


@functools.cache
def undergoing() -> frozenset[str]:
    """Return the words that open what `undergone` finds."""
    return IN_COURT | called_for_fate("passive").keys() | _BEFORE_DOCK


def undergone(reader: Reader, i: int) -> Deed | None:
    """Return what somebody is called for what is told in commas to have been done to him.

    Args:
        reader: The sentence.
        i: One of the words of `undergoing`: a participle, or what leads to where he sits.
    """
    word = reader.lower(i)
    if word in IN_COURT:
        return in_court(reader, i)
    return _in_dock(reader, i) if word in _BEFORE_DOCK else fate_at(reader, i, "passive")


def _in_dock(reader: Reader, i: int) -> Deed | None:
    """Return what somebody is called for where he sits (*Dans le box, X attend*)."""
    seat = i + 1 + (reader.lower(i) != "au")
    if reader.lower(seat) not in _DOCK or reader.lower(seat - 1) not in ("le", "au"):
        return None
    dock = reader.lower(seat) == "box" or reader.lower(seat + 2) in ("accusés", "prévenus")
    return Deed(agents=("prévenu",), first=i, end=seat + 1) if dock else None


@functools.cache
def telling_verbs() -> frozenset[str]:
    """Return the forms that may tell what their subject does, or open a verb that does (*veut*)."""
    return closed_class("about_verb") | called_for_fate("active").keys()


def told_after(reader: Reader, i: int) -> Deed | None:
    """Return what the subject of a verb is called for what he does, or is about to do.

    Args:
        reader: The sentence.
        i: Index of a finite form or participle: *a vendu sa ferme*, *veut vendre sa ferme*, *vient
            de vendre sa ferme*.

    Returns:
        What he is called, ``None`` where nothing says it.
    """
    if reader.lower(i) not in closed_class("about_verb"):
        return fate_at(reader, i, "active")
    verb = i + 1 + (reader.lower(i + 1) in _OF)
    return fate_at(reader, verb, "active") or fate_at(reader, verb, "passive")


def _follows(reader: Reader, i: int, wanted: frozenset[str]) -> bool:
    """Return whether one of some nouns stands behind a verb before the next clause."""
    for k in range(i + 1, i + _NEAR):
        if not reader.is_word(k) or reader.is_finite(k):
            return False
        if reader.lower(k) in wanted:
            return True
        if _BOOK in wanted and reader.tokens[k].quoted is not None:
            return True  # « X vient de publier « Brume » »
    return False
