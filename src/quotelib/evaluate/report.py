"""What a comparison found, as values and as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from ..models.enums import Vocabulary
from .annotations import Annotation

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Accuracy", "Difference", "Fault", "Measure", "Report", "Scores"]

_NOTHING = "–"


@attrs.frozen(kw_only=True, repr=False)
class Measure:
    """How well something is found: precision, recall and their harmonic mean F, from 0 to 1.

    Attributes:
        hits: Required quotations of the gold that were found.
        false_alarms: Predicted quotations that are none.
        misses: Required quotations of the gold that were not found.
        interval: Where F lies in 95 of 100 samples of the documents, drawn with replacement;
            ``None`` where no samples were drawn.

    Example:
        >>> from quotelib.evaluate import Measure
        >>> measure = Measure(hits=8, false_alarms=2, misses=0)
        >>> measure.precision, measure.recall, round(measure.f, 3)
        (0.8, 1.0, 0.889)
    """

    hits: int
    false_alarms: int
    misses: int
    interval: tuple[float, float] | None = None

    @property
    def precision(self) -> float:
        """The share of the predicted quotations that are right; 0 where there are none."""
        return _share(self.hits, self.hits + self.false_alarms) or 0.0

    @property
    def recall(self) -> float:
        """The share of the required quotations that were found; 0 where there are none."""
        return _share(self.hits, self.hits + self.misses) or 0.0

    @property
    def f(self) -> float:
        """The harmonic mean of precision and recall."""
        return _share(2 * self.hits, 2 * self.hits + self.false_alarms + self.misses) or 0.0

    def __repr__(self) -> str:
        between = f", {_between(self.interval)}" if self.interval else ""
        return f"Measure({_percent(self.f)} %{between})"


@attrs.frozen(kw_only=True, repr=False)
class Accuracy:
    """How often something is right.

    Attributes:
        right: How often it is.
        of: How often it could be.

    Example:
        >>> from quotelib.evaluate import Accuracy
        >>> Accuracy(right=3, of=4).share
        0.75
    """

    right: int
    of: int

    @property
    def share(self) -> float | None:
        """The share that is right, from 0 to 1; ``None`` where there was no case."""
        return _share(self.right, self.of)

    def __repr__(self) -> str:
        return f"Accuracy({self.right} of {self.of})"


@attrs.frozen(kw_only=True, repr=False)
class Scores:
    """The measures over one kind of quotations.

    Contents are compared by their letters and digits: the overlap is what two contents share,
    divided by all that either holds.

    Attributes:
        loose: Contents found with an overlap of at least 0.3.
        content: Contents found with an overlap of at least 0.8.
        sourced: The same, with the right source.
        attributed: The same as `content`, with the right speaker.
        source: The source, where contents overlap by half.
        speaker: The speaker, where contents overlap by half.
        cue: Some word of the cue, where contents overlap by half and the gold has a cue.
        kind: The kind, where contents overlap by half.

    Example:
        >>> import quotelib
        >>> from quotelib.evaluate import Annotation, GoldDocument, evaluate
        >>> doc = quotelib.extract("« Le pont tient », assure la maire.")
        >>> said = Annotation.of(doc.quotations[0])
        >>> report = evaluate([GoldDocument(id="pont", text=doc.text, quotations=(said,))], [doc])
        >>> report.direct
        Scores(1 quotations, content 100.0 %, attributed 100.0 %)
    """

    loose: Measure
    content: Measure
    sourced: Measure
    attributed: Measure
    source: Accuracy
    speaker: Accuracy
    cue: Accuracy
    kind: Accuracy

    @property
    def gold(self) -> int:
        """The number of required quotations."""
        return self.content.hits + self.content.misses

    def __repr__(self) -> str:
        return (
            f"Scores({self.gold} quotations, content {_percent(self.content.f)} %, "
            f"attributed {_percent(self.attributed.f)} %)"
        )


class Fault(Vocabulary):
    """In what a prediction differs from the gold."""

    MISSED = "missed"
    """A required quotation has no counterpart."""
    CONTENT = "content"
    """The contents overlap by less than 0.8."""
    SPEAKER = "speaker"
    """The content is right, the speaker is not."""
    FALSE_ALARM = "false_alarm"
    """The gold has no such quotation."""


@attrs.frozen(kw_only=True, repr=False)
class Difference:
    """One place where a prediction differs from the gold.

    Attributes:
        document: The document's id.
        fault: In what they differ.
        text: The content, that of the gold where there is one.
        expected: What the gold has, ``None`` for a false alarm.
        found: What was predicted, ``None`` where nothing was.

    Example:
        >>> import quotelib
        >>> from quotelib.evaluate import Annotation, GoldDocument, evaluate
        >>> doc = quotelib.extract("« Le pont tient », assure la maire.")
        >>> said = Annotation.of(doc.quotations[0])
        >>> report = evaluate(
        ...     [GoldDocument(id="pont", text=doc.text, quotations=(said,))], {"pont": ()}
        ... )
        >>> report.differences
        (Difference('pont', missed, 'Le pont tient'),)
    """

    document: str
    fault: Fault
    text: str
    expected: Annotation | None = None
    found: Annotation | None = None

    def __repr__(self) -> str:
        return f"Difference({self.document!r}, {self.fault.value}, {self.text!r})"


@attrs.frozen(kw_only=True, repr=False)
class Report:
    """What a comparison with annotated documents found; ``print`` shows it as a table.

    Attributes:
        documents: Number of annotated documents.
        missing: Ids of documents without a prediction; they count as read and found empty.
        direct: Scores over direct quotations.
        mixed: Scores over mixed quotations.
        direct_mixed: Scores over both of these, which most of the literature reports.
        indirect: Scores over indirect quotations.
        all: Scores over all quotations.
        not_quotations: Stretches between marks that are no quotation and were not taken for one.
        differences: Every place where prediction and gold differ, in the order of the documents.

    Example:
        >>> import quotelib
        >>> from quotelib.evaluate import Annotation, GoldDocument, evaluate
        >>> doc = quotelib.extract("« Le pont tient », assure la maire.")
        >>> said = Annotation.of(doc.quotations[0])
        >>> report = evaluate([GoldDocument(id="pont", text=doc.text, quotations=(said,))], [doc])
        >>> report
        Report(1 documents, Scores(1 quotations, content 100.0 %, attributed 100.0 %))
    """

    documents: int
    direct: Scores
    mixed: Scores
    direct_mixed: Scores
    indirect: Scores
    all: Scores
    not_quotations: Accuracy
    missing: tuple[str, ...] = ()
    differences: tuple[Difference, ...] = ()

    def __repr__(self) -> str:
        return f"Report({self.documents} documents, {self.all!r})"

    def __str__(self) -> str:
        return "\n".join(_lines(self))

    def to_dict(self) -> dict[str, Any]:
        """Return the numbers as plain dictionaries, without the differences.

        Returns:
            A dictionary that ``json.dumps`` accepts; shares are from 0 to 1.

        Example:
            >>> import quotelib
            >>> from quotelib.evaluate import Annotation, GoldDocument, evaluate
            >>> doc = quotelib.extract("« Le pont tient », assure la maire.")
            >>> said = Annotation.of(doc.quotations[0])
            >>> report = evaluate(
            ...     [GoldDocument(id="pont", text=doc.text, quotations=(said,))], [doc]
            ... )
            >>> report.to_dict()["documents"]
            1
        """
        rows = {name: _row(scores) for name, scores in _rows(self)}
        return {
            "documents": self.documents,
            "missing": list(self.missing),
            **rows,
            "not_quotations": _accuracy(self.not_quotations),
        }


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _percent(share: float | None) -> str:
    return _NOTHING if share is None else f"{100 * share:.1f}"


def _between(interval: tuple[float, float]) -> str:
    return f"{_percent(interval[0])}–{_percent(interval[1])}"


def _rows(report: Report) -> Iterator[tuple[str, Scores]]:
    for name in ("direct", "mixed", "indirect", "direct_mixed", "all"):
        yield name, getattr(report, name)


def _row(scores: Scores) -> dict[str, Any]:
    found: dict[str, Any] = {"gold": scores.gold}
    for field in attrs.fields(Scores):
        value = getattr(scores, field.name)
        found[field.name] = _measure(value) if isinstance(value, Measure) else _accuracy(value)
    return found


def _measure(measure: Measure) -> dict[str, Any]:
    return {
        "f": measure.f,
        "interval": list(measure.interval) if measure.interval else None,
        "precision": measure.precision,
        "recall": measure.recall,
        "hits": measure.hits,
        "false_alarms": measure.false_alarms,
        "misses": measure.misses,
    }


def _accuracy(accuracy: Accuracy) -> dict[str, Any]:
    return {"share": accuracy.share, "right": accuracy.right, "of": accuracy.of}


def _lines(report: Report) -> Iterator[str]:
    """Yield the table: F of each measure in per cent with its interval, then accuracies."""
    yield f"{report.documents} documents"
    if report.missing:
        yield f"{len(report.missing)} of them without a prediction"
    yield ""
    heads = ("quotations", "gold", "F@0.3", "F@0.8", "sourced F", "attributed F")
    tail = ("source", "speaker", "cue", "kind")
    yield _line([*heads, *tail])
    for name, scores in _rows(report):
        measures = (scores.loose, scores.content, scores.sourced, scores.attributed)
        accuracies = (scores.source, scores.speaker, scores.cue, scores.kind)
        yield _line(
            [
                name.replace("_", "+"),
                str(scores.gold),
                *(_percent(measure.f) for measure in measures),
                *(_percent(accuracy.share) for accuracy in accuracies),
            ]
        )
        if any(measure.interval for measure in measures) and scores.gold:
            between = (_between(m.interval) if m.interval else "" for m in measures)
            yield _line(["", "", *between])
    left = report.not_quotations
    yield ""
    yield f"marks that are no quotation, left alone: {left.right} of {left.of}"


def _line(cells: list[str]) -> str:
    widths = (12, 6, 12, 12, 12, 14, 8, 9, 8, 8)
    first, *rest = cells
    line = first.ljust(widths[0]) + "".join(
        cell.rjust(width) for cell, width in zip(rest, widths[1:], strict=False)
    )
    return line.rstrip()
