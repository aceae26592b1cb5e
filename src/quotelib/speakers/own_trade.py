"""What somebody is who speaks of himself or of what is his: *nous, les éleveurs*, *mes élèves*."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..lexicon.roles import nouns_covered, own_things, served_by
from .wording import fold, head_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..lexicon import Lexicon
    from .descriptions import Features
    from .entities import Entity

__all__ = ["NO_TRADES", "add_such", "mark_such", "trades_shown"]

NO_TRADES: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())
"""Of words that show no trade."""

_OWN = re.compile(
    r"\b(?P<whose>mon|ma|mes|notre|nos) (?:(?:jeune|petit|cher)s? )?(?P<own>[^\W\d_]+)"
)
_MINE = frozenset({"mon", "ma", "mes"})
_I = r"(?:je|j['’]|on|nous|mon|ma|mes)\b"
_SELF = re.compile(
    r"\bnous(?: autres)?,? (?:les )?(?P<many>[^\W\d_][\w-]+s)\b"
    r"|\bje suis (?:avant tout |d['’]abord |aussi )?(?:une? |la |le |l['’])?(?P<one>[^\W\d_][\w-]+)"
    rf"|\b(?:en tant que |en tant qu['’]|comme )(?P<role>[^\W\d_][\w-]+),? {_I}"
    r"|\b(?:je |j['’]|m['’])[^,;.!?…]{0,30} en tant (?:que |qu['’])(?P<last>[^\W\d_][\w-]+)",
)
"""How somebody says what he is (*nous, les éleveurs*, *je suis maire*, *en tant que maire, je*)."""
_SUCH = frozenset({"has_such", "is_such"})
_NEAR = frozenset({"sentence_same", "sentence_before", "sentence_second"})
_HINTED = ("hinted_named", "hinted_described", "hinted_pronoun")


def trades_shown(words: str, lexicon: Lexicon) -> tuple[frozenset[str], frozenset[str]]:
    """Return what words show of the trade of who says them.

    Args:
        words: What is said.
        lexicon: The lexicon.

    Returns:
        Keys of the nouns for one for whom others are what the words call them (*mes joueurs*), and
        of those by which he calls himself; `NO_TRADES` where they show nothing.
    """
    low = words.lower()
    found = _of_own(low), _of_self(low, lexicon)
    return found if any(found) else NO_TRADES


def _of_own(words: str) -> frozenset[str]:
    """Return what somebody is who calls others his own.

    What many may call theirs (*notre commune*) tells nothing.
    """
    people, things = served_by(), own_things()
    found = frozenset[str]()
    for one in _OWN.finditer(words):
        found |= people.get(fold(one["own"]), frozenset())
        if one["whose"] in _MINE:
            found |= things.get(one["own"], frozenset())
    return found


def _of_self(words: str, lexicon: Lexicon) -> frozenset[str]:
    """Return what somebody says he is, with the nouns that his covers (*nous, les soignants*)."""
    found = frozenset[str]()
    for said in _SELF.finditer(words):
        word = next(filter(None, said.groups()))
        noun = lexicon.source_noun(word)
        if noun is not None and noun.category == "function":
            key = head_key(word, lexicon)
            found |= {key} | nouns_covered().get(key, frozenset())
    return found


def add_such(
    found: Features, entity: Entity, trades: tuple[frozenset[str], frozenset[str]]
) -> None:
    """Add whether an entity is what the words of a quotation show of who says them.

    Args:
        found: What speaks for and against the entity so far, to be added to.
        entity: It.
        trades: What the words show.
    """
    own, itself = trades
    if not entity.heads.isdisjoint(own):
        found["has_such"] = 1.0  # « Mes joueurs sont prêts »: the coach
    if not entity.heads.isdisjoint(itself):
        found["is_such"] = 1.0  # « En tant que maire, je P »: the mayor


def mark_such(entities: Sequence[Features]) -> None:
    """Mark those of another trade than words show that say who speaks, where one near is of it.

    *La maire a reçu Luc Roy, éleveur. « Mes brebis ont peur »*: he, whoever the sentence is about.

    Args:
        entities: The features of those who may speak in a quotation without source.
    """
    if not any(not (_SUCH.isdisjoint(one) or _NEAR.isdisjoint(one)) for one in entities):
        return
    for one in entities:
        if _SUCH.isdisjoint(one):
            one["other_than_such"] = 1.0
            for hint in _HINTED:
                one.pop(hint, None)
