"""Which entry of the lexicon a verb group calls for: reflexive, negated, of several words."""

from __future__ import annotations

import operator
from typing import TYPE_CHECKING

from ..lexicon.memo import Memo, once_a_lexicon
from ..lexicon.position import adverbial_end
from ..lexicon.words import closed_class
from ..models import Number
from .adverbials import may_stand_between

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..lexicon import Lexicon, ReportingVerb, VerbForm
    from ..models.records import Token
    from .left import Left

__all__ = ["MAX_TAIL", "choose_entry"]

_LOWER = operator.attrgetter("lower")
MAX_TAIL = 8
"""A fixed expression reaches no farther than so many tokens."""
_AFTER_OBJECT = frozenset({"en", "sur"})
_PHRASE = frozenset({"DET", "ADJ", "NOUN", "PROPN"})
_PERSONS = {"me": 1, "m'": 1, "te": 2, "t'": 2, "nous": 1, "vous": 2}


def choose_entry(
    tokens: Sequence[Token], i: int, form: VerbForm, left: Left, lexicon: Lexicon
) -> tuple[ReportingVerb, int] | None:
    """Return the lexicon entry that a group's words call for.

    Args:
        tokens: The sentence's tokens.
        i: Index of the verb.
        form: Its analysis.
        left: What stands left of it.
        lexicon: The lexicon.

    Returns:
        The most specific entry and the index of its last token; ``None`` when no entry fits.
    """
    best: tuple[int, ReportingVerb, int] | None = None
    ahead = set(map(_LOWER, tokens[i + 1 : i + 1 + MAX_TAIL]))
    reflexive = _is_reflexive(left, left.auxiliary or form)
    for entry in _reporting(lexicon)[form.base]:
        if entry.reflexive and not reflexive:
            continue
        if entry.tail_forms and ahead.isdisjoint(entry.tail_forms[0]):
            continue
        last = _tail_end(tokens, i, entry.tail_forms) if entry.tail_forms else i
        if last is None:
            continue
        if entry.negated and not (left.negated or _is_denied(tokens, left)):
            continue
        if entry.clitic is not None and all(
            token.lower != entry.clitic for token in tokens[left.first : i]
        ):
            continue
        score = 2 * len(entry.tail_forms) + entry.reflexive + (entry.clitic is not None)
        if reflexive and not entry.reflexive and not entry.tail_forms:
            if form.base in closed_class("things_reflexive"):
                continue  # « s'y ajoutent « vingt lits » »
            # « se dire » without an entry of its own still reads as its base verb.
            score -= 1
        if best is None or score > best[0]:
            best = score, entry, last
    return best[1:] if best is not None else None


def _is_denied(tokens: Sequence[Token], left: Left) -> bool:
    """Return whether *sans* denies a group (*sans cacher que P*)."""
    return left.first > 0 and tokens[left.first - 1].lower == "sans"


@once_a_lexicon
def _reporting(lexicon: Lexicon) -> Memo[tuple[ReportingVerb, ...]]:
    """Return the reporting verbs built on infinitives."""
    return Memo(lexicon.reporting)


def _is_reflexive(left: Left, finite: VerbForm) -> bool:
    """Return whether the object clitic is the subject's own (*se*, *me* with *je*)."""
    if left.reflexive in ("se", "s'"):
        return True
    if left.reflexive in ("nous", "vous") and finite.number is not Number.PLURAL:
        return False
    person = _PERSONS.get(left.reflexive)
    return person is not None and finite.person == person


def _tail_end(tokens: Sequence[Token], i: int, tail: tuple[tuple[str, ...], ...]) -> int | None:
    """Return the index of a multiword verb's last token, ``None`` when its tail is not there."""
    j = i
    for words in tail:
        j += 1
        if j == i + 1 and not _AFTER_OBJECT.isdisjoint(words):
            j = _past_object(tokens, j, words)
        while j < len(tokens) and j - i < MAX_TAIL and tokens[j].lower not in words:
            after = adverbial_end(tokens, j) or j + may_stand_between(tokens, j)
            if after == j:
                break
            j = after
        if j >= len(tokens) or tokens[j].lower not in words:
            return None
        if tokens[j].quoted != tokens[i].quoted:
            return None
    return j


def _past_object(tokens: Sequence[Token], j: int, tail: tuple[str, ...]) -> int:
    """Return the index of the tail's first word after an object (*met la cour en garde*)."""
    if tokens[j].pos not in ("DET", "PROPN"):
        return j
    for k in range(j + 1, min(len(tokens), j + MAX_TAIL)):
        if tokens[k].lower in tail:
            return k
        if tokens[k].pos not in _PHRASE:
            break
    return j
