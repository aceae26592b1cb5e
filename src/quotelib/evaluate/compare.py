"""Compares predictions with the gold, document by document, and counts."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping
from operator import mul
from statistics import quantiles
from typing import TYPE_CHECKING, Any

import attrs

from ..errors import ArgumentTypeError, ArgumentValueError
from ..models import Document, QuotationKind
from .annotations import Annotation
from .matching import Ruler, pairs, same_mention, same_speaker, touch
from .report import Accuracy, Difference, Fault, Measure, Report, Scores

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from .annotations import Entity, GoldDocument

__all__ = ["evaluate"]

_LOOSE, _HALF, _CLOSE = 0.3, 0.5, 0.8
_SAMPLES = 1000
_CUTS = 40  # the first and the last of 39 cuts leave 2.5 % on either side

_DIRECT, _MIXED, _INDIRECT = QuotationKind
_GROUPS = {
    "direct": {_DIRECT},
    "mixed": {_MIXED},
    "direct_mixed": {_DIRECT, _MIXED},
    "indirect": {_INDIRECT},
    "all": {_DIRECT, _MIXED, _INDIRECT},
}


@attrs.frozen(kw_only=True)
class _Verdict:
    """How one quotation, of the gold or predicted, compares with its counterpart, if it has one.

    Attributes:
        kind: Its own kind.
        predicted: Whether it is a predicted one.
        overlap: What the contents share, 0 without a counterpart.
        source: Whether the source is right.
        speaker: Whether the speaker is right.
        same_kind: Whether the kind is right.
        cue: Whether the cue is right; ``None`` where the gold has no cue.
    """

    kind: QuotationKind
    predicted: bool
    overlap: float = 0.0
    source: bool = False
    speaker: bool = False
    same_kind: bool = False
    cue: bool | None = None


_MEASURES: dict[str, Callable[[_Verdict], bool]] = {
    "loose": lambda verdict: verdict.overlap >= _LOOSE,
    "content": lambda verdict: verdict.overlap >= _CLOSE,
    "sourced": lambda verdict: verdict.overlap >= _CLOSE and verdict.source,
    "attributed": lambda verdict: verdict.overlap >= _CLOSE and verdict.speaker,
}
_ACCURACIES: dict[str, Callable[[_Verdict], bool | None]] = {
    "source": lambda verdict: verdict.source,
    "speaker": lambda verdict: verdict.speaker,
    "cue": lambda verdict: verdict.cue,
    "kind": lambda verdict: verdict.same_kind,
}


@attrs.frozen(kw_only=True)
class _Compared:
    """What the comparison of one document found."""

    verdicts: tuple[_Verdict, ...]
    differences: tuple[Difference, ...]
    left: int
    marked: int


def evaluate(
    gold: Iterable[GoldDocument],
    predictions: Mapping[str, Document | Iterable[Annotation]] | Iterable[Document],
    *,
    samples: int = _SAMPLES,
    seed: int = 0,
) -> Report:
    """Compare predictions with annotated documents.

    Quotations are paired one to one, the closest contents first. Optional quotations of the gold
    neither reward nor punish.

    Args:
        gold: The annotated documents.
        predictions: For each document, by id, what was found in it; a document that is missing
            counts as empty, and one that ``gold`` does not have is left out. Or one
            `quotelib.Document` for each annotated one, in their order.
        samples: How many samples of the documents to draw for the intervals; 0 for none.
        seed: Where the drawing starts: the same seed gives the same intervals.

    Returns:
        The measures, and every place where prediction and gold differ.

    Raises:
        ArgumentTypeError: A prediction is neither a document nor a sequence of annotations.
        ArgumentValueError: ``gold`` is empty or has an id twice, ``predictions`` has none of its
            documents or texts of others, an offset lies outside its text, or ``samples`` is less
            than 0.

    Example:
        >>> import quotelib
        >>> from quotelib.evaluate import Annotation, GoldDocument, evaluate
        >>> text = "« Le pont tient », assure la maire."
        >>> said = Annotation(
        ...     kind=quotelib.QuotationKind.DIRECT,
        ...     content=((2, 15),),
        ...     source=(26, 34),
        ...     speaker="la maire",
        ... )
        >>> gold = [GoldDocument(id="pont", text=text, quotations=(said,))]
        >>> evaluate(gold, [quotelib.extract(text)]).all
        Scores(1 quotations, content 100.0 %, attributed 100.0 %)
    """
    if samples < 0:
        raise ArgumentValueError(f"samples must not be negative, got {samples}")
    documents = tuple(gold)
    found = _by_id(documents, predictions)
    compared = [_compare(document, found.get(document.id, ())) for document in documents]
    draws = _draws(len(documents), samples, seed)
    return Report(
        documents=len(documents),
        missing=tuple(document.id for document in documents if document.id not in found),
        **{name: _scores(compared, kinds, draws) for name, kinds in _GROUPS.items()},
        not_quotations=Accuracy(
            right=sum(one.left for one in compared), of=sum(one.marked for one in compared)
        ),
        differences=tuple(difference for one in compared for difference in one.differences),
    )


# --- arguments ---------------------------------------------------------------------------------


def _by_id(
    gold: Sequence[GoldDocument],
    predictions: Mapping[str, Document | Iterable[Annotation]] | Iterable[Document],
) -> dict[str, tuple[Annotation, ...]]:
    """Return what was found in each document of the gold."""
    if not gold:
        raise ArgumentValueError("gold must have at least one document, got none")
    texts = {document.id: document.text for document in gold}
    if len(texts) < len(gold):
        twice = next(id_ for id_, n in Counter(one.id for one in gold).items() if n > 1)
        raise ArgumentValueError(f"gold must have each id once, got {twice!r} twice")
    if isinstance(predictions, Mapping):
        given = {id_: value for id_, value in predictions.items() if id_ in texts}
        if predictions and not given:
            raise ArgumentValueError(
                "predictions must be about documents of gold, got none of their ids: "
                f"{next(iter(predictions))!r} is not among them"
            )
    else:
        results: list[Document | Iterable[Annotation]] = list(predictions)
        if len(results) != len(gold):
            raise ArgumentValueError(
                f"predictions must be one a document of gold, got {len(results)} for "
                f"{len(gold)}; a mapping from ids may leave some out"
            )
        given = dict(zip(texts, results, strict=True))
    return {id_: _annotations(id_, texts[id_], value) for id_, value in given.items()}


def _annotations(
    id_: str, text: str, value: Document | Iterable[Annotation]
) -> tuple[Annotation, ...]:
    """Return one prediction as annotations that fit the text."""
    if isinstance(value, Document):
        if value.text != text:
            raise ArgumentValueError(
                f"predictions must be about the texts of gold, got another text for {id_!r}"
            )
        return tuple(Annotation.of(quotation) for quotation in value.quotations)
    found = tuple(value)
    for one in found:
        if not isinstance(one, Annotation):
            raise ArgumentTypeError(
                f"predictions must hold documents or annotations, got {type(one).__name__} "
                f"for {id_!r}"
            )
        for start, end in (*one.content, *one.cue, *([one.source] if one.source else [])):
            if not 0 <= start <= end <= len(text):
                raise ArgumentValueError(
                    f"predictions must fit their texts, got {start} to {end} for {id_!r}, which "
                    f"has {len(text)} characters"
                )
    return found


# --- one document ------------------------------------------------------------------------------


def _compare(document: GoldDocument, found: Sequence[Annotation]) -> _Compared:
    ruler = Ruler.of(document.text)
    gold = document.quotations
    paired = pairs(ruler, gold, found)
    entities = {entity.name: entity for entity in document.entities}
    judged = {i: _judge(gold[i], found[j], overlap, entities) for i, (j, overlap) in paired.items()}
    back = {j: i for i, (j, _) in paired.items()}
    verdicts = [
        judged.get(i, _Verdict(kind=one.kind, predicted=False))
        for i, one in enumerate(gold)
        if not one.optional
    ]
    for j, one in enumerate(found):
        counterpart = back.get(j)
        if counterpart is None:
            verdicts.append(_Verdict(kind=one.kind, predicted=True))
        elif not gold[counterpart].optional:
            verdicts.append(attrs.evolve(judged[counterpart], kind=one.kind, predicted=True))
    marked = document.not_quotations
    return _Compared(
        verdicts=tuple(verdicts),
        differences=tuple(_differences(document, found, paired, judged)),
        left=sum(not _is_taken(ruler, stretch, found) for stretch in marked),
        marked=len(marked),
    )


def _judge(
    gold: Annotation, found: Annotation, overlap: float, entities: Mapping[str, Entity]
) -> _Verdict:
    entity = entities.get(gold.speaker) if gold.speaker is not None else None
    return _Verdict(
        kind=gold.kind,
        predicted=False,
        overlap=overlap,
        source=same_mention(gold.source, found.source),
        speaker=same_speaker(gold.speaker, entity, found.speaker),
        same_kind=gold.kind is found.kind,
        cue=touch(gold.cue, found.cue) if gold.cue else None,
    )


def _is_taken(ruler: Ruler, stretch: tuple[int, int], found: Iterable[Annotation]) -> bool:
    """Return whether a stretch between marks was taken for a quotation with marks."""
    return any(
        one.kind is not QuotationKind.INDIRECT and ruler.overlap([stretch], one.content) >= _CLOSE
        for one in found
    )


def _differences(
    document: GoldDocument,
    found: Sequence[Annotation],
    paired: Mapping[int, tuple[int, float]],
    judged: Mapping[int, _Verdict],
) -> Iterable[Difference]:
    """Yield the differences of one document: those of the gold in its order, then false alarms."""
    for i, expected in enumerate(document.quotations):
        verdict = judged.get(i)
        if expected.optional or (verdict and _MEASURES["attributed"](verdict)):
            continue
        fault = Fault.MISSED
        if verdict:
            fault = Fault.SPEAKER if verdict.overlap >= _CLOSE else Fault.CONTENT
        yield Difference(
            document=document.id,
            fault=fault,
            text=_text(document, expected),
            expected=expected,
            found=found[paired[i][0]] if i in paired else None,
        )
    counted = {j for j, _ in paired.values()}
    for j, other in enumerate(found):
        if j not in counted:
            yield Difference(
                document=document.id,
                fault=Fault.FALSE_ALARM,
                text=_text(document, other),
                found=other,
            )


def _text(document: GoldDocument, annotation: Annotation) -> str:
    return " ".join(document.text[start:end] for start, end in annotation.content)


# --- all documents -----------------------------------------------------------------------------


def _draws(count: int, samples: int, seed: int) -> list[list[int]]:
    """Return, for each sample, how often it holds each document."""
    generator = random.Random(seed)  # noqa: S311 - a sample, not a secret
    drawn = (Counter(generator.choices(range(count), k=count)) for _ in range(samples))
    return [[times[index] for index in range(count)] for times in drawn]


def _scores(
    compared: Sequence[_Compared], kinds: set[QuotationKind], draws: Sequence[Sequence[int]]
) -> Scores:
    """Return the scores over some kinds of quotations."""
    rows = [[v for v in one.verdicts if v.kind in kinds] for one in compared]
    near = [v for row in rows for v in row if not v.predicted and v.overlap >= _HALF]
    values: dict[str, Any] = {}
    for name, is_hit in _MEASURES.items():
        values[name] = _measure(rows, is_hit, draws)
    for name, is_right in _ACCURACIES.items():
        known = [right for right in map(is_right, near) if right is not None]
        values[name] = Accuracy(right=sum(known), of=len(known))
    return Scores(**values)


def _measure(
    rows: Sequence[Sequence[_Verdict]],
    is_hit: Callable[[_Verdict], bool],
    draws: Sequence[Sequence[int]],
) -> Measure:
    """Return one measure over the verdicts of each document."""
    hits = [sum(is_hit(v) for v in row if not v.predicted) for row in rows]
    misses = [sum(not is_hit(v) for v in row if not v.predicted) for row in rows]
    alarms = [sum(not is_hit(v) for v in row if v.predicted) for row in rows]
    samples = (
        Measure(
            hits=sum(map(mul, draw, hits)),
            false_alarms=sum(map(mul, draw, alarms)),
            misses=sum(map(mul, draw, misses)),
        )
        for draw in draws
    )
    # Of a sample that holds nothing of this kind, F says nothing.
    values = [one.f for one in samples if one.hits + one.false_alarms + one.misses]
    interval = None
    if len(values) > 1:
        low, *_, high = quantiles(values, n=_CUTS, method="inclusive")
        interval = (low, high)
    return Measure(hits=sum(hits), false_alarms=sum(alarms), misses=sum(misses), interval=interval)
