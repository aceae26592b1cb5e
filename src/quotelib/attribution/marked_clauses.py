"""Clauses that go on with words in marks behind who says them, and hold further ones.

*« Le bail est rompu », selon la mairie, parce que l'hôte n'a pas « tenu parole »*; *Son frère,
dit-elle, « buvait un peu », mais il « ne volait pas »*
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from ..models import CueKind, QuotationKind, Span
from . import rules
from .build import reported
from .ends import clause_end
from .object_ends import object_end
from .pieces import takes_up
from .scene import is_finite
from .sentence_ends import sentence_end
from .steps import DE, QUE

if TYPE_CHECKING:
    from ..models.records import Attribution
    from .scene import Scene

__all__ = ["past_marked_clause", "stands_under", "with_marked_clauses"]

_RULES = frozenset(
    rule.name
    for rule in (
        rules.INCISE,
        rules.PREPOSITION_AFTER,
        rules.PREPOSITION_BEFORE,
        rules.FRAMED_INCISE,
    )
)
_CAUSAL = frozenset({"car", "puisque", "puisqu'"})
_TURNS = frozenset({"mais", "et"})
_UNDER = frozenset(
    f"{word} {link}"
    for word, links in (("parce", ("que", "qu'")), ("même", ("si", "s'")), ("bien", ("que", "qu'")))
    for link in links
)
_OF = DE | {"du", "des"}
_SET_AGAINST = frozenset({"alors que", "alors qu'", "tandis que", "tandis qu'", "ce qui", "ce que"})
_CAUSES = frozenset({("en", "raison"), ("à", "cause")})
_WHO, _VIEWED = frozenset({"qui"}), frozenset({"pour", "selon", "après"})


def with_marked_clauses(scene: Scene, found: dict[int, Attribution]) -> dict[int, Attribution]:
    """Take in a reason, or what *mais* or *et* and a pronoun add, that holds words in marks.

    Args:
        scene: The text's candidates.
        found: The attributions of quoted spans that stand.

    Returns:
        The attributions, mixed where such a clause follows and no other verb reports it.
    """
    more = dict(found)
    for index, item in found.items():
        s = scene.places[index].sentence
        marked = scene.marked[s]
        # The cheapest test first: few sentences end with words in marks that do not stand.
        if marked and marked[-1].quoted is not None and item.rule in _RULES:
            more[index] = _with_clause(scene, index, item)
    return more


def _with_clause(scene: Scene, index: int, found: Attribution) -> Attribution:
    """Return the attribution of a quoted span with what goes on with it in marks."""
    s = scene.places[index].sentence
    if found.quoted != (index,) or not found.cues:
        return found
    first, end = _behind(scene, index, found), sentence_end(scene, s)
    tokens = scene.tokens(s)
    if first >= end or not scene.has_marks(s, first, end):
        return found
    if any(t.placeholder is not None for t in tokens[first:end]):
        return found
    interrupts = found.cues[0].spans[0].start < found.content[-1].start
    if scene.lower(s, first) == ":" and interrupts:
        # « Le pilote, dit X, « n'avait pas le choix » : il devait « tenir » »
        stop: int | None = clause_end(scene, s, first + 1, None, framed=True)
    else:
        stop = _clause_end(scene, s, first)
    if stop is None or not scene.has_marks(s, first, stop):
        return found
    others = (c for c in scene.cues[s] if c.core and c.cue.kind is not CueKind.NOUN)
    if any(first <= c.first < end and tokens[c.first].quoted is None for c in others):
        return found
    more = reported(scene, s, ((first, stop),), rules.FRAMED_INCISE, 0.7)
    content = (*found.content, *more.content)
    if interrupts:
        # « dit-elle, « P », mais il « Q » »: one piece
        whole = Span.of(scene.text, scene.spans[index].outer.start, more.content[-1].end)
        content = (*found.content[:-1], whole)
    quoted = (*found.quoted, *more.quoted)
    return attrs.evolve(found, kind=QuotationKind.MIXED, content=content, quoted=quoted)


def _behind(scene: Scene, index: int, found: Attribution) -> int:
    """Return the token behind quoted words, their cue and their source, past a comma."""
    s = scene.places[index].sentence
    ends = [scene.spans[index].outer.end, *(span.end for span in found.cues[0].spans)]
    if found.source is not None and found.source.sentence == s:
        ends.append(found.source.mention.span.end)
    tokens, last = scene.tokens(s), max(ends)
    first = next((t.index for t in tokens if t.start >= last), len(tokens))
    return first + (scene.lower(s, first) == ",")


def _clause_end(scene: Scene, s: int, j: int) -> int | None:
    """Return where a clause or phrase ends that gives a reason or adds something at a token."""
    word, following = scene.lower(s, j), scene.lower(s, j + 1)
    if word in _CAUSAL:
        return clause_end(scene, s, j + 1, None, framed=True)
    if f"{word} {following}" in _UNDER:
        return clause_end(scene, s, j + 2, None, framed=True)
    if word in _TURNS:
        added = takes_up(scene, s, j + 1)
        return clause_end(scene, s, j + 1, None, framed=True) if added else None
    caused = (word, following) in _CAUSES and scene.lower(s, j + 2) in _OF
    return object_end(scene, s, j + 3) if caused else None


def past_marked_clause(scene: Scene, s: int, end: int) -> int:
    """Return where a clause wholly in marks ends with what stands under it and holds marks as well.

    *que « P », même si « Q »*, *que « P », qui voient en elle « Q »*; not *que « P », alors que le
    maire dénonce « Q »*

    Args:
        scene: The text's candidates.
        s: A sentence.
        end: Index after the words in marks.

    Returns:
        The index after the clause behind them, ``end`` where none stands under them.
    """
    tokens, first = scene.tokens(s), end + 1
    if scene.lower(s, end) != "," or not scene.has_marks(s, first, len(tokens)):
        return end
    stop = _clause_end(scene, s, first)
    opener = f"{scene.lower(s, first)} {scene.lower(s, first + 1)}"
    if stop is None and (scene.is_a(s, first, "relative") or opener in _SET_AGAINST):
        stop = clause_end(scene, s, first + 1 + (opener in _SET_AGAINST), None, framed=True)
    if stop is None or not scene.has_marks(s, first, stop):
        return end
    reports = (c for c in scene.verb_cues(s, first, stop) if tokens[c.first].quoted is None)
    return end if any(cue.core for cue in reports) else stop


def stands_under(scene: Scene, index: int) -> bool:
    """Return whether words in marks stand in a clause that opens between them and others.

    *« P », dit X, qui pense que, hélas, « Q »*; *« P », dit X, pour qui, à Brest, « Q »*: no verb
    of the clause stands before them.

    Args:
        scene: The text's candidates.
        index: A quoted span.

    Returns:
        Whether a verb with *que*, or a source with *qui*, has them in its clause.
    """
    s, right = scene.places[index].sentence, scene.places[index].token
    before = (scene.places[other].token for other in scene.placeholders(s) if other < index)
    left = max(before, default=None)
    if left is None:
        return False
    qui = scene.last_of(s, _WHO, left, right)
    if qui is not None and scene.lower(s, qui - 1) in _VIEWED:
        return not scene.has_verb(s, qui + 1, right)
    return any(
        is_finite(cue)
        and scene.lower(s, cue.last + 1) in QUE
        and not scene.has_verb(s, cue.last + 2, right)
        for cue in scene.verb_cues(s, left + 1, right)
    )
