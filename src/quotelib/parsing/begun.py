"""Clauses that begin in marks and go on behind them: *« Le budget » est insincère, dit X*."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["is_begun", "is_begun_at_colon", "is_cut"]

_ARTICLE = (
    r"(?:l[ae]s?|l['’]|une?|des|ce(?:t|tte|s)?|[mts](?:on|a|es)|[nv](?:otre|os)|leurs?|aucune?"
    r"|chaque|plusieurs|quelques|certaine?s|nulle?|tou(?:te|te?s))"
)
# A noun phrase, whose determiner opens the marks.
_PHRASE = regex.compile(rf"\s*{_ARTICLE}\b", regex.IGNORECASE)
# A verb that heads no incise and says what the phrase is or does; *a* and *ont* only with a
# participle that reports nothing.
_PREDICATE = regex.compile(
    r"(?P<denied>n['’]|ne\s)?(?:(?:est|sont|était|étaient|sera|seront|serait|seraient|va|vont|doit|doivent"
    r"|devra|devront|peut|peuvent|rest\p{Ll}+|devien\p{Ll}+|fait|font"
    r"|(?:a|ont|avait|avaient|aura|auront)\s(?:pas\s|plus\s|déjà\s)?été"
    r"|(?P<later>\p{Ll}+(?:ra|ront|rait|raient)))\s"
    r"|(?:a|avait|aura|(?P<several>ont|avaient|auront))\s(?:bien\s|déjà\s|aussi\s)?"
    r"(?P<done>\p{Ll}+)(?P<one>\s(?:l[ea]\s|l['’]|une?\s|cet?(?:te)?\s|s(?:on|a)\s))?)"
)
# A condition or a circumstance, which starts small, and the clause behind its comma.
_LEADING = regex.compile(
    r"\s*(?:s['’]ils?\b|si\b|quand\b|lorsqu|tant\squ|puisqu|même\ssi\b|faute\b|pour\b|sans\b|avec\b"
    r"|dans\b|en\b|face\b|malgré\b|après\b|avant\b|depuis\b|grâce\b)"
)
_MAIN = regex.compile(
    r",\s*(?:ils?|elles?|on|nous|vous|c['’]|ça|(?:l[ea]s?|l['’]|c(?:e|et|ette|es))[^,.!?…\n]*\s"
    r"(?:est|sont|a|ont|va|vont|doit|doivent|peut|peuvent|\p{Ll}+(?:ra|ront|rait|raient)))\b"
)
# Any verb, where a phrase without subject follows it and an incise ends the sentence.
_OTHER = regex.compile(
    r"\p{Ll}+\s(?:[«“\"]\s?)?(?:dans|sur|d[eu]s?|d['’]|à|aux?|en|par|pas|plus|mal|bien|comme|vers"
    r"|contre)\b[^.!?…;:\n]*"
)
_INCISE = regex.compile(
    r",?\s(?:selon|d['’]après)\b|,\s(?:(?:a|ont|avait|avaient)\s|s['’]|se\s"
    r"|\p{Ll}+[-‐‑−](?:t[-‐‑−])?(?:il|elle|on|ils|elles)\b|(?P<verb>\p{Ll}+)\s)"
)
# Words that want more behind them.
_WANTING = regex.compile(
    r"\b(?:est|sont|était|étaient|sera|seront|a|ont|avait|avaient|été|va|vont|doit|doivent|peut"
    r"|peuvent|plus|pas|reste|restent|restera|devient|d[eu]|des|à|aux?|en|dans|sur|pour|par|l[ea]s?"
    r"|une?|très|plus)$"
)
_REST = regex.compile(r"(?P<word>\p{Ll}{2,})\b|\p{Ll}['’]")
_NONFINITE = (
    "er",
    "ir",
    "re",
    "é",
    "ée",
    "és",
    "ées",
    "is",
    "ert",
    "erte",
    "erts",
    "u",
    "ue",
    "us",
)
_OBJECT = regex.compile(rf"{_ARTICLE}\s?\p{{Ll}}")
_LONGEST, _SHORTEST = 6, 3
# What only a clause with a verb of its own has inside the marks.
_WHOLE = regex.compile(
    r"[,.!?…]|\b(?:je|tu|il|elle|on|nous|vous|ils|elles|qui|que|est|sont|a|ont|va|sera)\b|\b[jcn]['’]",
    regex.IGNORECASE,
)


def is_begun(inner: str, after: str, reports: Callable[[str], bool]) -> bool:
    """Return whether quoted words that open a sentence are the subject of what follows them.

    Args:
        inner: The quoted words.
        after: What follows the closing mark.
        reports: Says whether a word can be a form of a reporting verb.

    Returns:
        Whether a noun phrase fills the marks and its predicate stands behind them, no incise
        (*« Une honte » a dit le maire*).
    """
    if _is_phrase(inner) and _predicates(after, reports):
        return True
    other = _OTHER.match(after) if _is_phrase(inner) else None
    if other is None:
        return False
    incises = _INCISE.finditer(other.group())
    return any(one["verb"] is None or reports(one["verb"]) for one in incises)


def is_begun_at_colon(inner: str, after: str, reports: Callable[[str], bool]) -> bool:
    """Return whether quoted words behind a colon are but the first part of a clause.

    *La maire l'assure : « la digue » va tenir*, *: « si rien n'est fait », la digue cédera* or *: «
    la loi va ruiner » les communes*

    Args:
        inner: The quoted words.
        after: What follows the closing mark.
        reports: Says whether a word can be a form of a reporting verb.
    """
    if _LEADING.match(inner) is not None and _MAIN.match(after) is not None:
        return True
    if _OBJECT.match(after) is not None and len(inner.split()) >= _SHORTEST:
        return True
    return _is_phrase(inner) and _predicates(after, reports)


def is_cut(inner: str, after: str, reports: Callable[[str], bool]) -> bool:
    """Return whether quoted words end with one that wants more, and it follows the marks.

    *Selon elle, « les élèves ont été » pris de court*; not *« On y va » dit X*

    Args:
        inner: The quoted words.
        after: What follows the closing mark.
        reports: Says whether a word can be a form of a reporting verb.
    """
    rest = _REST.match(after) if _WANTING.search(inner.rstrip()) is not None else None
    if rest is None:
        return False
    word = rest["word"]
    return word is None or word.endswith(_NONFINITE) or not reports(word)


def _predicates(after: str, reports: Callable[[str], bool]) -> bool:
    """Return whether a verb that heads no incise stands behind the closing mark."""
    predicate = _PREDICATE.match(after)
    if predicate is None:
        return False
    if predicate["denied"] is not None:
        return True
    if reports(predicate["later"] or ""):
        return False
    # « ont évité le pire », whose subject is no *le pire*
    acted = predicate["several"] is not None and predicate["one"] is not None
    return acted or not reports(predicate["done"] or "")


def _is_phrase(inner: str) -> bool:
    """Return whether quoted words are a short noun phrase with its determiner."""
    if _PHRASE.match(inner) is None or len(inner.split()) > _LONGEST:
        return False
    return _WHOLE.search(inner) is None
