"""Whose idea a sentence without a verb asks for or announces: who then tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class

if TYPE_CHECKING:
    from ..models.records import Attribution, MentionMatch
    from .discourse import Discourse
    from .entities import Entity

__all__ = ["whose_idea"]

_ARTICLES = frozenset({"le", "la", "l'", "les"})
_OF = frozenset({"de", "d'", "du", "des"})
_ENDS = frozenset({"?", ":", "…", "..."})


def whose_idea(match: MentionMatch, said: Attribution | None, discourse: Discourse) -> Entity | None:
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
    at = said.content[0].start
    sentences = discourse.sentences
    for sentence in (sentences[match.sentence], *sentences[max(match.sentence - 1, 0) : match.sentence]):
        end = min(sentence.placeholders, default=len(sentence.tokens))
        before = [token for token in sentence.tokens[:end] if token.end <= at]
        if before:
            break
    else:
        return None
    while len(before) > 1 and before[-1].pos == "PUNCT" and before[-1].form not in _ENDS:
        before.pop()
    words = [token.lower for token in before]
    if words[-1] not in _ENDS or words[0] not in _ARTICLES or any(t.finite for t in before):
        return None
    of = next((k for k, word in enumerate(words[1:4], 1) if word in _OF), None)
    if of is None or closed_class("idea_noun").isdisjoint(words[1:of]):
        return None
    for one in discourse.between(before[of].start, before[-1].start):
        if one.first - of <= 1:
            return discourse.book.of_mention(one)
        break
    return None
