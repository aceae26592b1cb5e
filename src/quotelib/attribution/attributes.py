"""Quoted words that say how a thing is found (*juge le calendrier « un peu serré »*)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .scene import Scene

__all__ = ["ATTRIBUTES", "is_attribute", "is_predicate_noun", "opens_degree"]

ATTRIBUTES = frozenset({"ADJ", "VERB", "ADV", "NOUN"})
"""What the tagger sees in words that say how a thing is found."""

_BEFORE_NOUN = frozenset({"ADJ", "DET", "NUM", "ADV"})
_WHOLE = frozenset({"tout", "toute", "toutes"})


def is_attribute(scene: Scene, s: int, at: int) -> bool:
    """Return whether quoted words say how a thing is found (*juge le calendrier « flou »*).

    Args:
        scene: The text's candidates.
        s: A sentence.
        at: The first quoted token.

    Returns:
        Whether they can be an attribute of the noun phrase before them.
    """
    graded = opens_degree(scene, s, at)
    if scene.tokens(s)[at].pos not in ATTRIBUTES and not graded:
        return False
    # « travail à distance « un peu long » »
    behind = graded and scene.is_a(s, at - 2, "preposition")
    ending = scene.mentions_ending(s, at - 1)  # no apposition: « sa flamme à X, une « bombe » »
    return behind or any(scene.lower(s, one.first - 1) != "," for one in ending)


def opens_degree(scene: Scene, s: int, j: int) -> bool:
    """Return whether an adverb of degree opens with a word that is an article elsewhere.

    Args:
        scene: The text's candidates.
        s: A sentence.
        j: A token.

    Returns:
        Whether it is *un* before *peu* or *brin*, or *tout* before no noun phrase (*tout à fait*).
    """
    if scene.lower(s, j) in _WHOLE:
        after = j + 1
        other = after < len(scene.tokens(s)) and scene.tokens(s)[after].pos in ("NOUN", "PROPN")
        return not other and not scene.is_a(s, after, "determiner")
    return scene.lower(s, j) == "un" and scene.is_a(s, j + 1, "degree_noun")


def is_predicate_noun(scene: Scene, s: int, j: int) -> bool:
    """Return whether a noun with its article says what somebody or something is (*c'est le fruit*).

    Args:
        scene: The text's candidates.
        s: A sentence.
        j: The noun, or an adjective behind it.

    Returns:
        Whether *être* stands before its article.
    """
    tokens = scene.tokens(s)
    while j > 0 and (tokens[j].pos == "NOUN" or tokens[j].pos in _BEFORE_NOUN):
        j -= 1
    return any(form.base == "être" for form in scene.lexicon.auxiliary_forms(tokens[j].lower))
