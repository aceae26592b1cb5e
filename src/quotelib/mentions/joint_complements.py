"""Nouns that *et* joins inside a complement, which share its preposition or its article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..models import SpeakerKind
from .determiners import determiners_end
from .names import name_end, starts_name
from .posts import takes_cause

if TYPE_CHECKING:
    from .reader import Reader

__all__ = ["joined_end"]

_PLURAL_ENDINGS = ("s", "x")
_PLURAL_ARTICLES = ("des", "les")
_FAR = 6
_PLACING = ("de", "d'", "à", "en")


def joined_end(reader: Reader, i: int) -> int:
    """Return the index after what *et* joins to a noun inside a complement.

    *L'Union des industries et métiers du bois*, *la Fondation pour la nature et l'homme*

    Args:
        reader: The sentence.
        i: Index of *et*.

    Returns:
        The index, ``i`` itself where something else is joined (*l'avis des maires et la colère*).
    """
    if reader.lower(i) != "et":
        return i
    if reader.is_upper(i + 1) and (_joins_place(reader, i) or _joins_services(reader, i)):
        return name_end(reader, i + 1)
    if _is_bare_plural(reader, i + 1):
        return _run_end(reader, i + 1) if _shares_article(reader, i) else i
    cause = next((k for k in range(i - 1, max(-1, i - _FAR), -1) if takes_cause(reader, k)), None)
    if cause is None:
        return i
    if takes_cause(reader, i + 1):
        return _run_end(reader, determiners_end(reader, i + 2))  # « et pour l'amitié »
    start = determiners_end(reader, i + 1)
    if start == i + 1 or reader.source_noun(start) is not None or not reader.is_nominal(start):
        return i
    return _run_end(reader, start)


def _joins_place(reader: Reader, i: int) -> bool:
    """Return whether *et* joins two places in a complement (*les familles de Laval et Mirabel*).

    Neither has an article; whoever has a verb of his own is named with his first name, and another
    verb stands before him (*le départ de Rome attriste, et Paris le dit*).
    """
    start = i - 1
    while reader.is_upper(start - 1) or reader.lower(start - 1) == "-":
        start -= 1
    if reader.lower(start - 1) not in _PLACING or not reader.is_upper(start):
        return False
    end = name_end(reader, i + 1)
    if any(reader.is_first_name(k) or reader.is_title(k) for k in (start, i + 1)):
        return False  # « l'avis de Léa Roy et Luc Roy »
    acronyms = any(reader.tokens[k].form[1:].isupper() for k in (start, i + 1))
    if acronyms or not starts_name(reader, i + 1):
        return False
    if not reader.is_finite(end) or reader.lower(end).endswith("nt"):
        return True
    return not any(reader.is_finite(k) for k in range(start))


def _joins_services(reader: Reader, i: int) -> bool:
    """Return whether *et* joins two plurals with capitals that are the name of a body.

    *L'administration des Douanes et Accises*, *l'Office des Eaux et Forêts*: they share *des*.
    """
    if reader.lower(i - 2) != "des" or not reader.is_upper(i - 1):
        return False
    plurals = all(reader.lower(k).endswith(_PLURAL_ENDINGS) for k in (i - 1, i + 1))
    body = reader.noun_kind(i - 3) is SpeakerKind.ORGANISATION
    return plurals and body and not reader.is_first_name(i + 1)


def _is_bare_plural(reader: Reader, i: int) -> bool:
    """Return whether a plural without article stands at a token, which no verb looks like."""
    word = reader.lower(i)
    plural = word.endswith(_PLURAL_ENDINGS) and not reader.is_upper(i) and not reader.is_closed(i)
    common = reader.pos(i) in ("NOUN", "ADJ") or reader.source_noun(i) is not None
    return plural and common and reader.is_nominal(i)


def _shares_article(reader: Reader, i: int) -> bool:
    """Return whether a plural article stands before the noun that *et* follows."""
    k = i - 1
    while k > max(0, i - _FAR) and reader.is_nominal(k) and not reader.is_upper(k):
        k -= 1
    if k == i - 1:
        return False
    return reader.lower(k) == "aux" or (
        reader.lower(k) in _PLURAL_ARTICLES and reader.is_a(k, "of")
    )


def _run_end(reader: Reader, i: int) -> int:
    """Return the index after a run of nouns and adjectives."""
    end = i
    while reader.is_nominal(end) and not (end > i and reader.is_upper(end)):
        end += 1
    return end
