"""Quoted spans that name something rather than hold somebody's words: titles, terms of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class, closed_classes

if TYPE_CHECKING:
    from .scene import Scene

__all__ = ["is_name"]

_BEFORE = 40
_TERM_WORDS = 4
_REPEATED = 3
_NEWS = 5
_OF_PAPER = frozenset({"du", "au"})
_OF_HER = (["de", "la"], ["à", "la"])


def is_name(scene: Scene, index: int) -> bool:
    """Return whether a quoted span is the title of something, or a term that the text keeps using.

    Args:
        scene: The text's candidates.
        index: A quoted span.

    Returns:
        Whether the lexicon knows it as the name of a work, a word that announces a title stands
        right before it (*intitulé « … »*, *le quotidien « Le Réveil »*), it is the paper of some
        news (*une information du « Réveil »*), or the same few words stand in marks again and
        again.
    """
    span = scene.spans[index]
    words = span.span.text
    if scene.lexicon.is_work(words):
        return True
    before = scene.text[max(0, span.outer.start - _BEFORE) : span.outer.start].lower().split()
    if before:
        if before[-1] in closed_class("naming_participle"):
            return True
        first = next(filter(str.isalnum, words), "")
        if first.isupper() and (before[-1] in closed_class("title_noun") or _is_paper(before)):
            return True
    return len(words.split()) <= _TERM_WORDS and scene.uses(words) >= _REPEATED


def _is_paper(before: list[str]) -> bool:
    """Return whether news, the newspaper's own, are named before marks (*une enquête du « Soir »*).

    An adjective may stand between (*une enquête fouillée de la « Gazette »*). Or one speaks there
    (*au micro de « Radio Lac »*).
    """
    if before[-1] == "de":
        return not closed_class("speaking_station").isdisjoint(before[-2:-1])
    if before[-1] not in _OF_PAPER and before[-2:] not in _OF_HER:
        return False
    return not closed_classes("news_noun", "speaking_station").isdisjoint(before[-_NEWS:])
