"""What may stand between the words of a verb group: adverbs, negations, clitics, short adjuncts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.memo import Memo
from ..lexicon.position import adverbial_end, may_continue_adverbial
from ..lexicon.words import closed_class, closed_classes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..models.records import Token

__all__ = [
    "HYPHENS",
    "follows_quotation",
    "is_bare_clitic",
    "may_stand_between",
    "skip_left",
    "word_at",
]

_MAX_LEFT = 9
_PARTICIPLES = ("é", "ée", "és", "ées")
_SELF = ("-même", "-mêmes")
_DATING = frozenset({"ce", "cet", "cette", "le", "la", "l'"})
# What ends adverbials, an adverb by itself.
_ENDS = frozenset({"fois", "tard", "vite"})
_LAST = frozenset({"dernier", "dernière", "derniers", "dernières", "passé", "passée"})
_PERIODS = frozenset({"semaine", "semaines", "mois", "année", "années", "an", "jours", "week-end"})
_THESE = _DATING | {"ces", "les"}
_MAX_ADJUNCT = 5
_JOINTS, _NONE = frozenset({"et", "ou", "mais"}), frozenset[str]()
# Whether a word may stand there: always, by the word that follows, as an adverb by its ending, or
# only where the tagger says that it is an adverb.
_ALWAYS, _BY_NEXT, _ADVERB, _BY_TAG = range(4)
_STRESSED = frozenset({"lui", "elle", "eux", "elles"})
HYPHENS = frozenset({"-t", "-t-", "t", "-"})
"""The tokens that an inverted subject leaves: « a-t-il », « affirme-t-elle »."""
_BARE_CLITICS = frozenset({"il", "elle", "on", "ils", "elles"})


def word_at(tokens: Sequence[Token], i: int) -> str:
    """Return the word at an index.

    Args:
        tokens: The sentence's tokens.
        i: Any index.

    Returns:
        The token in lower case, empty past either end.
    """
    return tokens[i].lower if 0 <= i < len(tokens) else ""


def is_bare_clitic(tokens: Sequence[Token], i: int) -> bool:
    """Return whether an inverted subject lost the hyphen before it (*a t il dit*, *ajoute t elle*).

    Args:
        tokens: The sentence's tokens.
        i: Any index.

    Returns:
        Whether a pronoun stands there behind the *t* or hyphen of an inversion.
    """
    return word_at(tokens, i) in _BARE_CLITICS and word_at(tokens, i - 1) in HYPHENS


def follows_quotation(tokens: Sequence[Token], i: int) -> bool:
    """Return whether a whole quotation stands before a token, with or without a comma between.

    Args:
        tokens: The sentence's tokens.
        i: Index of the token.

    Returns:
        Whether an incise may start there.
    """
    j = i - 1 - (word_at(tokens, i - 1) == ",")
    return j >= 0 and tokens[j].placeholder is not None


def skip_left(tokens: Sequence[Token], j: int) -> int:
    """Walk left over what may stand inside a verb group.

    Args:
        tokens: The sentence's tokens.
        j: Index to start at.

    Returns:
        The first index at or left of ``j`` that is no adverb, negation, subject clitic or end of
        a short adjunct; -1 past the start.
    """
    low, alone = j - _MAX_LEFT, -1
    while j >= 0 and j > low:
        if may_stand_between(tokens, j):
            j -= 1
            continue
        start = _adjunct_start(tokens, j)
        if start is None:
            break
        if tokens[j].form == ",":
            alone = -1 if alone >= 0 else j
        j = start - 1
    # « Elle était auprès de lui, écrit X »: one comma encloses nothing
    return j if alone < 0 else alone


def _adjunct_start(tokens: Sequence[Token], j: int) -> int | None:
    """Return the preposition of a short adjunct that ends at ``j`` (*a, de son côté, précisé*)."""
    word = tokens[j].lower
    if word == ",":
        return j
    dated = word in closed_class("time") or word in _LAST or word in _PERIODS
    if dated and (date := _date_start(tokens, j)) is not None:
        return date
    if j + 1 < len(tokens) and tokens[j + 1].lower in _ENDS and (adverbial_end(tokens, j) or 0) > j:
        return j  # « a deux fois dit »
    if may_continue_adverbial(word):
        for k in range(j - 1, max(-1, j - _MAX_ADJUNCT), -1):
            if (adverbial_end(tokens, k) or 0) > j:
                return k  # « a une nouvelle fois dénoncé »
    # No adjunct ends with *et* (*est au point mort et promis*).
    prepositions = _NONE if word in _JOINTS else closed_class("preposition")
    for k in range(j, max(-1, j - _MAX_ADJUNCT), -1):
        token = tokens[k]
        if token.pos in ("VERB", "AUX") or not token.form[0].isalpha():
            return None
        if token.lower in prepositions:
            return k
    return None


def _date_start(tokens: Sequence[Token], j: int) -> int | None:
    """Return where a short date ends with a time (*ce matin*), a period or *dernier*.

    *Cette semaine*, *ces derniers jours*, *la semaine dernière*
    """
    times = closed_class("time")
    if tokens[j].lower in times:
        return j - (word_at(tokens, j - 1) in _DATING)
    period = j if tokens[j].lower in _PERIODS else j - 1
    first = period - 1 - (period == j and word_at(tokens, j - 1) in _LAST)
    if word_at(tokens, period) in _PERIODS and word_at(tokens, first) in _THESE:
        return first
    return j - 1 if word_at(tokens, j - 1) in times else None


def may_stand_between(tokens: Sequence[Token], j: int) -> bool:
    """Return whether a token may stand between auxiliary and participle.

    Args:
        tokens: The sentence's tokens.
        j: Index of the token.

    Returns:
        Whether it is an adverb, a negation, a pronoun or a part of a fixed adverbial.
    """
    token = tokens[j]
    word = token.lower
    told = _standing[word]
    if (
        told == _ALWAYS
        or (word in _BARE_CLITICS and is_bare_clitic(tokens, j))
        or (told == _BY_NEXT and word_at(tokens, j + 1) in closed_class("adverbial_next"))
    ):
        return True
    if word == "et":  # « a clairement et fermement dit »
        return word_at(tokens, j - 1).endswith("ment") and word_at(tokens, j + 1).endswith("ment")
    # The taggers take participles for adverbs now and then (*n'a été signalé, écrit X*).
    adverb = token.pos == "ADV" and not word.endswith(_PARTICIPLES)
    return (adverb or told == _ADVERB) and token.form[0].islower()


def _tells(word: str) -> int:
    """Return what a word tells of itself: whether it may always stand between the two."""
    adverbs = closed_classes("adverb", "negation", "adverbial_rest", "floating_quantifier")
    between = adverbs | closed_class("subject_clitic") | _STRESSED | HYPHENS
    if word in between or word.endswith(_SELF):
        return _ALWAYS
    if word in closed_class("adverbial_start"):
        return _BY_NEXT
    return _ADVERB if word.endswith("ment") else _BY_TAG


_standing = Memo(_tells)
