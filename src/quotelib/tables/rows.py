"""One flat row a quotation."""

from __future__ import annotations

import csv
import io
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import enum
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ..models import Cue, Document, Quotation

__all__ = ["COLUMNS", "csv_lines", "records"]

COLUMNS: Mapping[str, type[Any]] = MappingProxyType(
    {
        "quotation": int,
        "kind": str,
        "speaker": str,
        "speaker_kind": str,
        "speaker_gender": str,
        "text": str,
        "cue": str,
        "lemma": str,
        "cue_kind": str,
        "act": str,
        "tense": str,
        "mood": str,
        "negated": bool,
        "source": str,
        "source_kind": str,
        "addressee": str,
        "medium": str,
        "date": str,
        "start": int,
        "end": int,
        "offsets": str,
        "source_start": int,
        "source_end": int,
        "speaker_id": int,
        "parent": int,
        "rule": str,
        "confidence": float,
        "unresolved": str,
    }
)
"""The columns of a record, in order, with the type of their values where there is one."""


def records(document: Document) -> list[dict[str, Any]]:
    """Return one flat dictionary a quotation, with the keys of `COLUMNS`."""
    return [_record(index, quotation) for index, quotation in enumerate(document.quotations)]


def _record(index: int, quotation: Quotation) -> dict[str, Any]:
    content, source, speaker = quotation.content, quotation.source, quotation.speaker
    values = {
        "quotation": index,
        "kind": quotation.kind.value,
        "speaker": speaker.name if speaker else None,
        "speaker_kind": speaker.kind.value if speaker else None,
        "speaker_gender": _value(speaker.gender) if speaker else None,
        "text": quotation.text,
        **_cue(quotation),
        "source": source.text if source else None,
        "source_kind": source.kind.value if source else None,
        "addressee": quotation.addressee.text if quotation.addressee else None,
        "medium": quotation.medium.text if quotation.medium else None,
        "date": quotation.date.text if quotation.date else None,
        "start": content[0].start if content else None,
        "end": content[-1].end if content else None,
        "offsets": " ".join(f"{span.start}:{span.end}" for span in content),
        "source_start": source.span.start if source else None,
        "source_end": source.span.end if source else None,
        "speaker_id": speaker.id if speaker else None,
        "parent": quotation.parent,
        "rule": quotation.rule,
        "confidence": quotation.confidence,
        "unresolved": _value(quotation.unresolved),
    }
    return {name: values[name] for name in COLUMNS}


def _cue(quotation: Quotation) -> dict[str, Any]:
    """Return what the first cue says; the words are those of all cues."""
    cue: Cue | None = quotation.cue
    cues = [*([cue] if cue else []), *quotation.further_cues]
    return {
        "cue": ", ".join(one.text for one in cues) if cues else None,
        "lemma": cue.lemma if cue else None,
        "cue_kind": cue.kind.value if cue else None,
        "act": cue.act.value if cue else None,
        "tense": _value(cue.tense) if cue else None,
        "mood": _value(cue.mood) if cue else None,
        "negated": cue.negated if cue else None,
    }


def _value(member: enum.Enum | None) -> str | None:
    return None if member is None else str(member.value)


def csv_lines(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> Iterator[str]:
    """Yield the rows of a CSV table, ends of lines included; nothing is an empty cell.

    Args:
        rows: The rows.
        columns: The names of the columns, in order.
    """
    # One row at a time through a buffer: a stream of any length takes constant memory. The writer
    # puts in marks what holds a character of its line end, so that end has both that readers know.
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    for row in rows:
        writer.writerow([row[name] for name in columns])
        yield buffer.getvalue().removesuffix("\r\n") + "\n"
        buffer.seek(0)
        buffer.truncate()
