"""Bodies that the press calls by their names alone: agencies, papers, unions, parties, firms."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import attrs

from ..models import Gender, SpeakerKind
from .files import rows
from .folding import fold, normalise

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "BODIES_FILE",
    "KnownBody",
    "known_body",
    "longest_body",
    "party_names",
    "small_names",
    "union_of",
]

BODIES_FILE = "known_bodies.tsv"
_COLUMNS = ("name", "article", "gender", "kind", "nouns")
_ARTICLES = ("le ", "la ", "les ", "l'")


@attrs.frozen(kw_only=True)
class KnownBody:
    """A body that has a name of its own.

    Attributes:
        name: Name without article.
        article: ``"le"``, ``"la"``, ``"l'"``, ``"les"``, or ``None`` for a name without one.
        gender: Gender, where the article shows it.
        kind: `SpeakerKind.MEDIA` or `SpeakerKind.ORGANISATION`.
        nouns: Nouns that take it up, the commonest first.
    """

    name: str
    article: str | None
    gender: Gender | None
    kind: SpeakerKind
    nouns: tuple[str, ...]


@functools.cache
def _known() -> Mapping[str, KnownBody]:
    """Return the bodies by their names without accents, hyphens as blanks."""
    found: dict[str, KnownBody] = {}
    for cells in rows(BODIES_FILE, _COLUMNS):
        body = KnownBody(
            name=cells["name"],
            article=cells["article"] or None,
            gender=cells.member(Gender, cells["gender"]) if cells["gender"] else None,
            kind=cells.member(SpeakerKind, cells["kind"]),
            nouns=cells.words("nouns"),
        )
        found.setdefault(_key(body.name), body)
    return found


@functools.cache
def party_names() -> frozenset[str]:
    """Return the names of parties, as written without article."""
    every = rows(BODIES_FILE, _COLUMNS)
    return frozenset(cells["name"] for cells in every if "parti" in cells.words("nouns"))


def _key(name: str) -> str:
    return fold(name).replace("-", " ")


@functools.cache
def small_names() -> frozenset[str]:
    """Return the names of one word that bodies write with a small letter.

    Returns:
        The names as written (*franceinfo*, *bpost*).
    """
    names = (cells["name"] for cells in rows(BODIES_FILE, _COLUMNS))
    return frozenset(name for name in names if name[0].islower() and " " not in name)


@functools.cache
def _longest() -> Mapping[str, int]:
    """Return for the first word of each name of several words how many tokens it may take."""
    found: dict[str, int] = {}
    for key in _known():
        first, *rest = key.split()
        if rest:
            # hyphens and apostrophes are tokens of their own
            found[first] = max(found.get(first, 0), 2 * len(rest) + 1)
    return found


@functools.lru_cache(maxsize=8192)
def longest_body(first: str) -> int:
    """Return how many tokens the name of a known body of several words may take.

    Args:
        first: The first word of the text's, with its capital.

    Returns:
        The number, 0 where no such name starts with the word.
    """
    return _longest().get(_key(first), 0) if first[0].isupper() or first[0].isdigit() else 0


@functools.lru_cache(maxsize=8192)
def known_body(name: str, article: str | None = "") -> KnownBody | None:
    """Return the body that a name is known to be that of.

    Args:
        name: The name, with its article or without.
        article: The word before it, in lower case; empty for none, ``None`` if it does not matter.

    Returns:
        The body, ``None`` for a name that is not known, or is with another article (*un monde*):
        what has no article may get one from a noun (*l'agence Reuters*), what has one and is no
        acronym never goes without.

    Example:
        >>> from quotelib.lexicon.bodies import known_body
        >>> known_body("Monde", "le").nouns[0], known_body("Monde", "un"), known_body("AFP").kind
        ('journal', None, SpeakerKind.MEDIA)
    """
    folded = normalise(name)
    for inside in _ARTICLES:
        if folded.startswith(inside) and name[0].isupper() and _key(name) not in _known():
            return known_body(name[len(inside) :], inside.strip())
    body = _known().get(_key(name))
    if body is None or not (name[0].isupper() or name == body.name or name in small_names()):
        return None  # « 20 minutes » is a time
    if body.name.isupper() or len(body.name.split()) > 1 or body.article is None:
        return body
    return body if article in (None, body.article) else None


def union_of(name: str) -> KnownBody | None:
    """Return the union of which a name is that of a branch (*CGT Cheminots*, *FGTB-Métal*).

    Args:
        name: The name.

    Returns:
        The union, ``None`` for a name that does not start with one's acronym.
    """
    first, *branch = name.replace("-", " ").split()
    union = known_body(first, None) if branch and first.isupper() else None
    return union if union is not None and "syndicat" in union.nouns else None
