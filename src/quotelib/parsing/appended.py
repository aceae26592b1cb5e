"""Whole clauses in marks behind a comma (*Il ne vend plus rien, « ça coûte trop cher »*)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = [
    "awaits_words",
    "follows_clause",
    "has_own_source",
    "is_added",
    "is_adjunct",
    "is_afterthought",
    "own_clauses",
]

_SUBJECT_FIRST = regex.compile(r"\s*(?:je|tu|il|elle|on|nous|vous|ils|elles|ça|[cj]['’])\b")
_OWN = regex.compile(r"[^.!?…»”]*$")
_UNDER_QUE = regex.compile(r"\bqu(?:e\b|['’])", regex.IGNORECASE)
# An adjunct, which the words in marks go on with (*Mais dans ce cas, « P »*).
_ADJUNCT = regex.compile(
    r"\s*(?:\p{L}+,?\s)?(?:pour|dans|en|à|au|aux|avec|sans|sur|sous|par|après|avant|depuis|face"
    r"|malgré|chez|lors|contre|entre|devant|hors|grâce|quant|d[eu]|des|d['’]\p{L}+|si|quand)\b",
    regex.IGNORECASE,
)
_WORD = regex.compile(r"\p{L}[\p{L}\u00AD\p{M}-]*")
_SHORTEST = 3
_LINKS = frozenset({"de", "d", "à"})
"""What stands before an infinitive (*refuse de vendre, « je suis née ici »*)."""
# An adjunct in marks that opens a clause, and the subject behind it, with more than its verb.
_IN_MARKS = regex.compile(
    r"(?:Dans|En|Pour|Avec|Sans|Par|Après|Avant|Depuis|Malgré|Afin d|Grâce|Face|Faute|Compte tenu"
    r"|Lors d|Pendant|Durant|Sous|Au|Aux|À)\b"
)
_SUBJECT_AFTER = regex.compile(
    r",\s*(?:l[ea]s?\b|l['’]|ils?\b|elles?\b|on\b|c(?:e|et|ette|es)\b|M\.)[^.!?…\n]{25,}$"
)
_PRONOUN = regex.compile(
    r"\b(?:je|tu|il|elle|on|nous|vous|ils|elles|ça|qui|ne|pas|est|sont|était|sera|a|ont|avait|va)\b"
    r"|\b[jcn]['’]"
)
# What is added to a clause: a relative that sums it up and no subject of a verb (*« ce qui compte,
# c'est P »*), a subordinate clause alone, or a phrase that is none.
_SUMS_UP = regex.compile(r"ce (?:qui|que|dont|à quoi)\b|ce qu['’]")
_TAKEN_UP = regex.compile(r"\bc['’]|\bce (?:sera|n['’])|\b(?:est|sont|reste|sera)\b")
_DEPENDS = regex.compile(r"(?:quand|parce qu|puisqu|tant qu|alors qu|tandis qu)[^,]*$")
_JOINS = regex.compile(r"(?:et|mais|ni|car|pas plus|encore moins)\b")
_ADDED_PHRASE = regex.compile(
    r"(?:histoire|au risque|faute|en raison) d|grâce [àa]|(?:malgré|comme|sans|pour|avant|après"
    r"|depuis)\b"
)
_SUBJECT = regex.compile(
    r"\s*(?:[\"«“]\s*)?(?:(?:l[ea]s?|une?|des|cet?|cette|ces|s(?:on|a|es)|leurs?|n(?:otre|os)|v(?:otre|os)"
    r"|ils?|elles?|on|nous|ça|cela|rien|personne|tout|deux|trois|quatre|cinq|six|dix)\b|[lc]['’]"
    r"|\p{Lu}|\d)"
)
_RELATIVE = regex.compile(r"\b(?:(?:qui|dont|où|que|(?:l[ea]s?|aux|des)quel\p{L}*)\b|qu['’])")
# The start of a clause under another, then an insertion, both between commas: a source or an
# incise, or any words behind an auxiliary or a copula, whose participle is still to come.
_UNDER = r",\s*(?:[^,]*\b)?(?:(?:qui|dont|où|que|[dl]uquel|laquelle|lesquel(?:le)?s)\b|qu['’])"
_AWAITS_WORDS = regex.compile(
    rf"{_UNDER}(?:[^,]*,\s*(?:(?:selon|d['’]après|aux yeux d|à en croire)\b[^,]+"
    r"|[^,]*\p{L}[-‐‑−](?:t[-‐‑−])?(?:il|elle|on|ils|elles)\b[^,]*)"
    r"|[^,]*\b(?:a|ont|avait|avaient|aura|auront|aurait|auraient|est|sont|était|étaient|sera|seront"
    r"|serait|seraient),[^,]+),\s*$",
    regex.IGNORECASE,
)
_OWN_SOURCE = regex.compile(r"[ \u00a0\u202f]*(?:selon|d['’]après|aux yeux d)\b", regex.IGNORECASE)
_FEW, _CLAUSE, _FEW_SIGNS = 4, 6, 2
_DASHES = ("–", "—", "-")


def follows_clause(before: str, inner: str, reports: Callable[[str], bool]) -> bool:
    """Return whether quoted words with a subject of their own follow a clause, none under *que*.

    Args:
        before: What stands before the comma.
        inner: The quoted words.
        reports: Says whether a word can be a form of a reporting verb.

    Returns:
        Whether they do, and no verb that reports stands right before (*le maire répond, « Q »*).
    """
    if _SUBJECT_FIRST.match(inner) is None:
        return False
    found = _OWN.search(before)
    own = found.group() if found is not None else ""
    words = _WORD.findall(own)
    # « Dans ce village, le boulanger ne vend plus rien, « Q » »
    if len(words) < _SHORTEST or _UNDER_QUE.search(own) or _ADJUNCT.match(own.rpartition(",")[2]):
        return False
    return words[-2].lower() in _LINKS or not reports(words[-1])


def is_added(inner: str, *, clause: bool, told: bool) -> bool:
    """Return whether quoted words go on with a clause (*Selon X, P, « ce qui change tout »*).

    A relative belongs to a noun before it (*Selon X, ces murs, « qui penchent », tiendront*).

    Args:
        inner: The quoted words.
        clause: Whether they hold a verb.
        told: Whether a clause stands before them.
    """
    if _RELATIVE.match(inner):
        return True
    if _SUMS_UP.match(inner):
        return _TAKEN_UP.search(inner) is None
    if not clause:
        return told or _ADDED_PHRASE.match(inner) is not None
    return told and bool(_DEPENDS.match(inner) or _JOINS.match(inner))


def own_clauses(before: str) -> Iterator[str]:
    """Yield what may be a clause between *selon X* and quoted words, or a part of one.

    *Selon X, le parti « ne change pas », « toujours divisé »*; no relative of X's, nor what stands
    beside X's name (*Selon X, une voisine qui a tout vu, « la nuit porte conseil »*).

    Args:
        before: What stands before the comma, from *selon* on or from before it.
    """
    for part in before.split(",")[1:]:
        if _SUBJECT.match(part) is not None:
            yield _RELATIVE.split(part, maxsplit=1)[0]


def awaits_words(between: str) -> bool:
    """Return whether a clause under the one that reports is not whole without words in marks.

    *« P », a dit X, dont les équipes ont, selon lui, « tout vu »*

    Args:
        between: What stands between the closing mark of the words before and the opening one.
    """
    return between.count(",") > _FEW_SIGNS and _AWAITS_WORDS.search(between) is not None


def has_own_source(after: str) -> bool:
    """Return whether a source follows words in marks without a sign (*« sporadiques » selon X*).

    Args:
        after: What stands behind the closing mark.
    """
    return _OWN_SOURCE.match(after) is not None


def is_adjunct(inner: str, after: str) -> bool:
    """Return whether the clause behind a comma needs quoted words that are none.

    *« Dans le souci de tout garder », le maire propose que P*

    Args:
        inner: The quoted words, which open a sentence.
        after: What stands behind the closing mark.

    Returns:
        Whether they are an adjunct without a subject of its own, and a subject and more than its
        verb follow.
    """
    if len(inner.split()) <= _FEW or _PRONOUN.search(inner) is not None:
        return False
    return bool(_IN_MARKS.match(inner) and _SUBJECT_AFTER.match(after))


def is_afterthought(before: str, inner: str, after: str) -> bool:
    """Return whether a dash adds a phrase in marks to the clause before it.

    *Le prix a doublé en un an – « un record absolu », a dit X*

    Args:
        before: What stands before the opening mark.
        inner: The quoted words.
        after: What stands behind the closing mark.

    Returns:
        Whether words enough for a clause and a dash precede, and a phrase that starts small
        follows, which a comma closes.
    """
    if before[-1:] not in _DASHES or after[:1] != "," or not inner[:1].islower():
        return False
    return len(before.split()) > _CLAUSE and _PRONOUN.search(inner) is None
