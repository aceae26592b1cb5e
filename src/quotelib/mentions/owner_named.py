"""A name behind a comma that is the owner's, not that of whom a phrase means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import Gender
from .determiners import article_features
from .name_kinds import name_gender

if TYPE_CHECKING:
    from .phrase import Phrase
    from .reader import Reader

__all__ = ["are_unlike", "names_owner"]

_FIXED = closed_class("fixed_gender")


def names_owner(reader: Reader, phrase: Phrase, name: tuple[int, int]) -> bool:
    """Return whether a detached name is that of the person in a phrase's complement.

    *La veuve du chanteur, Marc Dupré, a signé*: a woman is not called Marc. A masculine noun shows
    a man where it is that of a relative alone (*le frère de la victime, Anne Roy*): *le ministre*
    may be a woman.

    Args:
        reader: The sentence.
        phrase: A phrase without name.
        name: First token and end of the name behind its comma.
    """
    called, gender = name_gender(reader, name[0]), _gender(reader, phrase)
    if phrase.head is None or called is None or gender in (None, called):
        return False
    noun = reader.source_noun(phrase.head)
    if gender is Gender.MASCULINE and (noun is None or noun.category != "relation"):
        return False
    behind = range(phrase.head + 2, phrase.end)
    return reader.is_a(phrase.head + 1, "of") and any(map(reader.is_person, behind))


def are_unlike(reader: Reader, phrase: Phrase, other: Phrase) -> bool:
    """Return whether a woman is described and a man behind a comma (*sa mère, son frère Luc*)."""
    women = _gender(reader, phrase) is Gender.FEMININE
    return women and _gender(reader, other) is Gender.MASCULINE


def _gender(reader: Reader, phrase: Phrase) -> Gender | None:
    """Return the gender that the noun of a phrase shows, else its article.

    That of *la victime* shows nothing.
    """
    noun = reader.source_noun(phrase.head)
    if noun is None or phrase.head is None or reader.lower(phrase.head) in _FIXED:
        return None
    return noun.gender or article_features(reader, phrase.first)[0]
