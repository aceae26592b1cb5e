"""Clauses that share a verb with an object or with somebody else's: *X réclame Y et que P*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import rules
from .build import reported
from .clause_verbs import has_main_verb
from .ends import clause_end
from .gaps import gap
from .scene import is_finite
from .steps import (
    BEFORE_VERB,
    QUE,
    clause_at,
    governs_object,
    is_conditional,
    is_inflected,
    skip,
    verb_follows,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..models.records import Attribution, CueMatch
    from .scene import Scene

__all__ = ["ANSWERS", "before_joined", "gapped", "joined_clause", "past_answer"]

_FAR, _INSERTION = 16, 14
ANSWERS = frozenset({"oui", "non"})
_JOINTS = frozenset({"et", "mais", "puis"})
_LEADING = ("conjunction", "preposition", "subordinator")


def joined_clause(scene: Scene, cue: CueMatch) -> int | None:
    """Return where *et que* adds a clause to a verb's object (*réclame une prime et que P*).

    Args:
        scene: The text's candidates.
        cue: A verbal cue.

    Returns:
        The token *que*, ``None`` where a verb, a relative or quoted words stand before it.
    """
    if not (cue.core and {"NOUN", "QUE"} <= cue.frames) or cue.bare:
        return None
    s, tokens = cue.sentence, scene.sentences[cue.sentence].tokens
    ques = scene.positions(s, QUE)
    if not ques or ques[0] < cue.first or is_conditional(scene, cue):
        return None  # « dit que le tract demande une prime, et que P » goes on with that
    for j in range(cue.last + 1, min(len(tokens), cue.last + _FAR)):
        token = tokens[j]
        if token.lower == "et":
            k = skip(scene, s, j + 1, "adverb", "restricting_word")
            k = _past_insertion(scene, s, k) if scene.lower(s, k) == "," else k
            if scene.lower(s, k) in QUE:
                return k
        apart = token.placeholder is not None or token.form in ".;:!?"
        if apart or token.finite or token.quoted is not None or scene.is_a(s, j, "relative"):
            return None
    return None


def _past_insertion(scene: Scene, s: int, comma: int) -> int:
    """Return the index after what two commas part from *que* (*et, à ceux qui P, que*)."""
    ahead = scene.tokens(s)[comma + 1 : comma + _INSERTION]
    closing = next((t.index for t in ahead if t.form == ","), None)
    return comma if closing is None else closing + 1


def gapped(scene: Scene, s: int, first: Attribution) -> Iterator[Attribution]:
    """Yield what somebody else says with the verb of a clause (*L'un dit que P, l'autre que Q*).

    Args:
        scene: The text's candidates.
        s: The sentence.
        first: What was read of the verb.

    Yields:
        One attribution, where the clause ends before another subject and *que*.
    """
    at = first.content[-1].end
    behind = [t.index for t in scene.tokens(s) if t.start >= at]
    found = gap(scene, s, behind[0]) if behind else None
    if found is None:
        return
    start = found.last + 2
    end = clause_end(scene, s, start, None)
    if has_main_verb(scene, s, start, end):
        stretch = ((start, end),)
        rule, cues = rules.QUE_CLAUSE, first.cues
        yield reported(scene, s, stretch, rule, 0.7, cues=cues, source=found)


def past_answer(scene: Scene, s: int, first: int, end: int) -> int:
    """Return where a clause ends that *oui* or *non* opens: with it, or the clause it answers with.

    *a répondu que oui, et il est parti*; *confirme que oui, le pont est fermé*

    Args:
        scene: The text's candidates.
        s: A sentence.
        first: The first token behind *que*, which is an answer.
        end: Where the clause ends otherwise.
    """
    if scene.lower(s, first + 1).isalpha():
        return end
    j = first + 2
    leads = any(scene.is_a(s, j, name) for name in _LEADING)
    goes_on = scene.lower(s, first + 1) == "," and not leads and scene.has_verb(s, j, end)
    return end if goes_on else first + 1


def before_joined(scene: Scene, s: int, start: int, end: int) -> int:
    """Return where an infinitive ends before a finite verb that *et*, *mais* or *puis* joins.

    *promet de « tout revoir » cet hiver, puis quitte la salle*: only the verb of the main clause
    can have such a fellow, where no clause stands under the infinitive.

    Args:
        scene: The text's candidates.
        s: A sentence.
        start: First token of the infinitive.
        end: Index after its last token, as far as is known.

    Returns:
        The index after its last token.
    """
    if scene.first_of(s, _JOINTS, start + 1, end - 1) is None:
        return end
    tokens = scene.tokens(s)
    for j in range(start + 1, end - 1):
        if tokens[j].quoted is not None:
            continue
        if scene.is_a(s, j, "subordinator") or is_inflected(tokens[j]):
            return end
        if tokens[j].lower in _JOINTS and _joins_finite(scene, s, j + 1):
            return j - (tokens[j - 1].form == ",")
    return end


def _joins_finite(scene: Scene, s: int, j: int) -> bool:
    """Return whether a finite verb stands at a token, with or without a subject before it."""
    verb = verb_follows(scene, s, j, *BEFORE_VERB) or governs_object(scene, s, j)
    told = scene.cue_at(s, j) if scene.is_a(s, j, "object_clitic") else None
    return verb or clause_at(scene, s, j) or (told is not None and is_finite(told))
