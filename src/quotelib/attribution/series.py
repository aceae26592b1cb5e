"""Words in a row with one verb: *on lit « A », « B » ou encore « C »*; *et 48 % que Q*."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from ..models import QuotationKind, Span
from . import rules
from .build import reported
from .coordinated import is_of_another
from .ends import clause_end
from .joined_clauses import gapped
from .object_ends import object_end
from .phrases import named_by
from .shares import is_poll, others_than
from .steps import CLAUSE_JOINTS, DE, QUE, goes_on_with_clause, quoted_end

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..models.records import Attribution, MentionMatch
    from .rules import Rule
    from .scene import Scene

__all__ = ["series"]

_CLAUSES = frozenset({rules.QUE_CLAUSE.name, rules.INFINITIVE.name})
_PARTING = frozenset({",", ";", "et"})
_NEAR = 6
_JOINTS = frozenset({",", "et", "ou", "puis"})
_JOINED = frozenset({"et", "mais", "puis", "ou"})
_LINKS = DE | {"comme"}
_MORE = frozenset({"encore", "même", "aussi", "enfin", "surtout"})


def series(scene: Scene, s: int, first: Attribution) -> Iterator[Attribution]:
    """Yield what follows a verb's first utterance or clause, each a quotation of its own.

    Args:
        scene: The text's candidates.
        s: The sentence.
        first: What was read of its verb.

    Yields:
        One attribution for each further pair of marks that only a comma or a coordinator parts from
        the one before, or share of those asked.
    """
    if first.rule == rules.QUE_CLAUSE.name and is_poll(scene, s):
        yield from others_than(scene, s, first)
    if first.rule in _CLAUSES:
        yield from gapped(scene, s, first)
    if first.rule == rules.INFINITIVE.name:
        yield from _joined_clause(scene, s, first)
    if first.rule == rules.QUOTED_OBJECT.name:
        yield from _of_another(scene, s, first)
        if first.source is not None and scene.sentences[s].words[first.source.first - 1] == "par":
            yield from _by_another(scene, s, first, first.source)
    if first.rule != rules.VERB_UTTERANCE.name:
        return
    tokens, end = scene.tokens(s), first.content[-1].end
    j = next((t.index for t in tokens if t.start >= end), len(tokens))
    while (start := _past_joint(scene, s, j)) is not None:
        j = quoted_end(scene, s, start)
        found = _further(scene, s, first, (start, j), rules.LIST)
        yield attrs.evolve(found, kind=QuotationKind.DIRECT)


def _further(
    scene: Scene,
    s: int,
    first: Attribution,
    words: tuple[int, int],
    rule: Rule,
    other: MentionMatch | None = None,
) -> Attribution:
    """Return the report of further words with the verb of the first, and its source or another."""
    return reported(
        scene,
        s,
        (words,),
        rule,
        first.confidence,
        cues=first.cues,
        source=other or first.source,
        hint=None if other is not None else first.speaker_hint,
    )


def _joined_clause(scene: Scene, s: int, first: Attribution) -> Iterator[Attribution]:
    """Yield the clause that is joined to an infinitive (*dit vouloir partir et que Q*)."""
    words, tokens, end = scene.sentences[s].words, scene.tokens(s), first.content[-1].end
    if scene.first_of(s, CLAUSE_JOINTS, 0, len(tokens)) is None:
        return
    at = next((t.index for t in tokens if t.end >= first.content[0].start), 0)
    j = next((t.index for t in tokens if t.start >= end), len(tokens))
    j += words[j] == ","
    joined = words[j] in CLAUSE_JOINTS and words[j + 1] in QUE
    if joined and not goes_on_with_clause(scene, s, at):
        start = j + 2
        last = clause_end(scene, s, start, None)
        if start < last:
            yield _further(scene, s, first, (start, last), rules.QUE_CLAUSE)


def _of_another(scene: Scene, s: int, first: Attribution) -> Iterator[Attribution]:
    """Yield what others say with the verb of the first (*X parle de « A », Y de « B »*)."""
    tokens, at = scene.tokens(s), first.content[-1].end
    j = next((t.index for t in tokens if t.start >= at), len(tokens))
    j += j < len(tokens) and tokens[j].quoted is not None
    while scene.lower(s, j) in _PARTING:
        j += scene.lower(s, j + 1) == "et"
        subject = scene.mention_at(s, j + 1)
        words = _words_of(scene, s, j, subject) if subject is not None else None
        if subject is None or words is None:
            return
        source = subject if words[0] > subject.last else _cut(scene, subject, words[0] - 1)
        yield _further(scene, s, first, words, rules.QUOTED_OBJECT, source)
        j = words[1]


def _words_of(scene: Scene, s: int, joint: int, subject: MentionMatch) -> tuple[int, int] | None:
    """Return what somebody behind a joint says: *de « B »*, or *un texte « B »* right behind."""
    tokens, start = scene.tokens(s), subject.last + 1
    if scene.lower(s, start) not in ("un", "une"):
        behind = range(joint + 2, min(len(tokens), joint + _NEAR))
        of = next((k for k in behind if scene.is_a(s, k, "of")), None)
        if of is None:
            return None
        start = of + 1
    ahead = (
        k for k in range(start, min(len(tokens), start + _NEAR)) if tokens[k].quoted is not None
    )
    marked = next(ahead, None)
    if marked is None or not is_of_another(scene, s, joint + 1, marked, joint):
        return None
    return start, object_end(scene, s, quoted_end(scene, s, marked))


def _by_another(
    scene: Scene, s: int, first: Attribution, source: MentionMatch | None
) -> Iterator[Attribution]:
    """Yield what others find behind an agent (*jugé « A » par X et « B » par Y*)."""
    tokens = scene.tokens(s)
    while source is not None:
        j = source.last + 1
        j += scene.lower(s, j) == ","
        j += scene.lower(s, j) in _JOINED
        start = j + (scene.lower(s, j) in _LINKS)
        marked = start + scene.is_a(s, start, "indefinite_article")
        if j == source.last + 1 or marked >= len(tokens) or tokens[marked].quoted is None:
            return
        words = start, quoted_end(scene, s, marked)
        source = named_by(scene, s, words[1])
        if source is not None:
            yield _further(scene, s, first, words, rules.QUOTED_OBJECT, source)


def _cut(scene: Scene, mention: MentionMatch, stop: int) -> MentionMatch:
    """Return a mention without what a token and those behind it add to it."""
    last = scene.tokens(mention.sentence)[stop - 1]
    span = Span.of(scene.text, mention.mention.span.start, last.end)
    return attrs.evolve(mention, mention=attrs.evolve(mention.mention, span=span), last=stop - 1)


def _past_joint(scene: Scene, s: int, j: int) -> int | None:
    """Return the quoted token behind a joint at ``j``, ``None`` where no pair of marks follows."""
    tokens, k = scene.tokens(s), j
    while scene.lower(s, k) in _JOINTS and k < j + 2:
        k += 1
    if k > j and scene.lower(s, k) in _MORE:
        k += 1
    return k if k > j and k < len(tokens) and tokens[k].quoted is not None else None
