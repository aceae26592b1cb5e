"""Whose idea a sentence without a verb asks for or announces: who then tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class

if TYPE_CHECKING:
    from ..models.records import Attribution, MentionMatch, Token
    from .discourse import Discourse
    from .entities import Entity

__all__ = ["whose_idea"]

_OPENING = frozenset({"Le", "La", "L'", "Les"})
"""Articles that open a sentence, also one that a heading without a stop stands before."""
_OF = frozenset({"de", "d'", "du", "des"})
_ENDS = frozenset({"?", ":", "…", "..."})


def whose_idea(
    match: MentionMatch, said: Attribution | None, discourse: Discourse
) -> Entity | None:
    """Return whose idea the words right before a quotation announce.

    *Luc Roy a reçu la préfète. Le plan de la préfète pour l'eau ? « Une digue », suggère-t-elle.*

    Args:
        match: The pronoun that reports it.
        said: The quotation.
        discourse: The document, read up to it.

    Returns:
        The bearer of the idea, ``None`` where a verb stands in the words, or none are of an idea.
    """
    if said is None:
        return None
    before = _words_before(said.content[0].start, match, discourse)
    if not before:
        return None
    start = max((k for k, token in enumerate(before) if token.form in _OPENING), default=None)
    if start is None or before[-1].form not in _ENDS:
        return None
    before = before[start:]
    words = [token.lower for token in before]
    of = next((k for k, word in enumerate(words[1:4], 1) if word in _OF), None)
    if of is None or closed_class("idea_noun").isdisjoint(words[1:of]):
        return None
    bearer = next(iter(discourse.between(before[of].start, before[-1].start)), None)
    if bearer is None or bearer.first - before[of].index > 1 or any(t.finite for t in before):
        return None
    return discourse.book.of_mention(bearer)


def _words_before(at: int, match: MentionMatch, discourse: Discourse) -> list[Token]:
    """Return the words of the sentence that a quotation ends or follows, up to it."""
    own, sentences = match.sentence, discourse.sentences
    for sentence in (sentences[own], *sentences[max(own - 1, 0) : own]):
        before = [token for token in sentence.tokens if token.end <= at]
        if before and before[-1].placeholder is not None:
            before.pop()  # it stands for the quotation itself
        if before:
            break
    while len(before) > 1 and before[-1].pos == "PUNCT" and before[-1].form not in _ENDS:
        before.pop()
    return before
