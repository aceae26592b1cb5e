"""Reports that end inside a clause which a source or incise interrupts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
import regex

from ..models import QuotationKind, Span
from . import rules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..models.records import Attribution
    from .scene import Scene

__all__ = ["with_whole_clauses"]

_INTERRUPTED = 2
_FRAMING = frozenset({rules.FRAMED_INCISE.name, rules.ACCORDING_TO.name})
# What links a clause to the one before it, with the sign between them.
_LINK = regex.compile(
    r"[\s,;:–—-]*\s(?:(?:à (?:condition|moins)|afin|pour|avant|de sorte|au point|parce|alors"
    r"|tandis|bien|sans|si bien|d['’]autant(?: plus)?|dès lors)?\s*"
    r"(?:que|qu['’])|(?:ce )?(?:qui|dont)|lorsqu(?:e|['’])|puisqu(?:e|['’])|où"
    r"|l(?:e|a|es)quel(?:le)?s?|car|et|mais|or|si|quand)?\s*$"
)


def with_whole_clauses(scene: Scene, found: Sequence[Attribution]) -> list[Attribution]:
    """Cut what starts inside a report, and ends where a source interrupts a clause of its own.

    *estime que P, ce qui serait, selon eux, un crime*: the first report ends with P. One that
    starts with the clause has all of it (*rappelle que le pont, comme l'a dit X, est vieux*).

    Args:
        scene: The text's candidates.
        found: The reports of all sentences.

    Returns:
        The reports, in the same order.
    """
    interrupted = {
        item.content[0].end: item
        for item in found
        if item.rule in _FRAMING and len(item.content) == _INTERRUPTED
    }
    if not interrupted:
        return list(found)
    return [_whole(scene, item, interrupted.get(item.content[-1].end)) for item in found]


def _whole(scene: Scene, item: Attribution, inner: Attribution | None) -> Attribution:
    """Return a report that ends with a clause, or before one."""
    if inner is None or inner is item or item.kind is QuotationKind.DIRECT:
        return item
    last, begun = item.content[-1], inner.content[0]
    if begun.start < last.start:
        return item
    if begun.start == last.start:
        quoted = tuple(dict.fromkeys((*item.quoted, *inner.quoted)))
        end = inner.content[-1].end
        # The second piece may have left its marks out.
        closing = (scene.spans[at].outer.end for at in quoted if scene.spans[at].span.end == end)
        end = next(closing, end)
    else:
        before = scene.text[last.start : begun.start]
        link = _LINK.search(before)
        end = last.start + (len(before) if link is None else link.start())
        quoted = tuple(at for at in item.quoted if scene.spans[at].outer.end <= end)
    if end <= last.start:
        return item
    kind = QuotationKind.MIXED if quoted else QuotationKind.INDIRECT
    content = (*item.content[:-1], Span.of(scene.text, last.start, end))
    return attrs.evolve(item, content=content, quoted=quoted, kind=kind)
