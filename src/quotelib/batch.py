"""One long job: a file of JSON lines in, one of documents or of quotations out.

What is done stands in files with ``.part`` behind their names until everything is. A job that was
stopped goes on behind the last whole line of them.
"""

from __future__ import annotations

import contextlib
import functools
import importlib
import itertools
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import attrs

from .errors import QuotelibError, TextError
from .models.serialise import dump
from .streams import stream

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .extract import Extractor

__all__ = ["BatchError", "Job", "Report", "run"]

_STANDARD_INPUT = "-"
_PARQUET = ".parquet"
_GROUP = 1_000  # lines whose quotations make a row group of a Parquet file
_BATCH_SIZE = 32  # texts that a process takes at once
_BLOCK = 1 << 16
_NAMES: dict[type[Any], str] = {
    bool: "true or false",
    dict: "an object",
    float: "a number",
    int: "a number",
    list: "a list",
    str: "a string",
    type(None): "null",
}


class BatchError(QuotelibError, ValueError):
    """A job cannot begin or go on; the message says why."""


class _BadLineError(Exception):
    """A line that cannot be read; the message says why."""


@attrs.frozen(kw_only=True)
class Job:
    """What is to be done.

    Attributes:
        source: Name of a file of JSON lines, one object a line; ``-`` for standard input.
        field: The key under which each object has its text.
        output: File of JSON lines, or of Parquet where its name ends so.
        n_process: Number of processes, ``-1`` for one a processor.
        complain: Is told what is wrong with a line.
        progress: Whether to show a progress bar on standard error.
    """

    source: str
    field: str
    output: Path
    n_process: int
    complain: Callable[[str], None]
    progress: bool

    @property
    def as_table(self) -> bool:
        """Whether the output is a table."""
        return self.output.suffix == _PARQUET

    def beside(self, suffix: str) -> Path:
        """Return the path of the output with a suffix."""
        return self.output.with_name(self.output.name + suffix)


@attrs.frozen(kw_only=True)
class Report:
    """What a run has done.

    Attributes:
        resumed: Number of the line behind which it went on, 0 for the beginning.
        done: Number of texts read.
        bad: Number of lines that cannot be read, with those of earlier runs.
        kept: The file in which these are kept, ``None`` if there are none.
    """

    resumed: int
    done: int
    bad: int
    kept: Path | None


@attrs.frozen(kw_only=True)
class _Line:
    """One line of the source: its number from 1, where it ends, itself, and all but its text."""

    number: int
    end: int
    content: bytes
    rest: dict[str, Any]


def run(job: Job, extractor: Extractor) -> Report:
    """Do a job, or what is left of it.

    Args:
        job: The job.
        extractor: The engine.

    Returns:
        What was done.

    Raises:
        BatchError: Source and output are one file, or the parts do not belong to this source.
        MissingPackageError: The output is a Parquet file and pyarrow is not installed.
        OSError: A file cannot be read or written.
        WorkerError: Processes cannot be started.
    """
    if job.as_table:
        _arrow().quotation_schema()  # so that a missing package is known before the work
    part_path, bad_path = job.beside(".part"), job.beside(".bad")
    with _open(job.source) as source:
        if job.output.exists() and Path(job.source).exists():
            _refuse_same(job)
        with part_path.open("a+b") as part, job.beside(".bad.part").open("a+b") as bad:
            resumed, position = _resume(job, source, part, bad)
            done = _read_on(job, extractor, _lines(job, source, bad, resumed, position), part, bad)
            bad.seek(0)
            failed = sum(1 for _ in bad)
            for file in (part, bad):
                file.flush()
                os.fsync(file.fileno())
    if job.as_table:
        _write_table(part_path, job.beside(".rows.part"))
        job.beside(".rows.part").replace(job.output)
        part_path.unlink()
    else:
        part_path.replace(job.output)
    job.beside(".bad.part").replace(bad_path)
    if not failed:
        bad_path.unlink()
    return Report(resumed=resumed, done=done, bad=failed, kept=bad_path if failed else None)


def _open(source: str) -> contextlib.AbstractContextManager[IO[bytes]]:
    if source == _STANDARD_INPUT:
        return contextlib.nullcontext(sys.stdin.buffer)
    return Path(source).open("rb")


def _refuse_same(job: Job) -> None:
    if job.output.samefile(job.source):
        raise BatchError(f"{job.output}: the output would replace the input")


def _read_on(
    job: Job,
    extractor: Extractor,
    lines: Iterator[tuple[str, _Line]],
    part: IO[bytes],
    bad: IO[bytes],
) -> int:
    """Read all texts that are left; return their number."""
    done = 0
    key = "quotations" if job.as_table else "document"
    with _bar(job) as reached:
        for result, line in stream(
            functools.partial(_quotations if job.as_table else _document, extractor),
            lines,
            batch_size=_BATCH_SIZE,
            n_process=job.n_process,
            on_error="yield",
            progress=False,
        ):
            if isinstance(result, TextError):
                _keep(job, bad, line.number, line.content, result.reason)
            else:
                start = f'{{"line": {line.number}, "input": {dump(line.rest)}, "{key}": '
                part.write(f"{start}{result}}}\n".encode())
                done += 1
            reached(line.end)
    return done


def _document(extractor: Extractor, text: str) -> str:
    """Return the document of a text as JSON; made where the text is read, which may be far."""
    return extractor.extract(text).to_json()


def _quotations(extractor: Extractor, text: str) -> str:
    """Return the quotations of a text as JSON."""
    return dump(extractor.extract(text).records())


@contextlib.contextmanager
def _bar(job: Job) -> Iterator[Callable[[int], None]]:
    """Give a function that is told how far the source is done, and shows it."""
    tqdm = None
    if job.progress:
        with contextlib.suppress(ImportError):
            tqdm = importlib.import_module("tqdm").tqdm
    if tqdm is None:
        yield lambda _: None
        return
    path = Path(job.source)
    total = path.stat().st_size if path.is_file() else None
    with tqdm(total=total, unit="B", unit_scale=True, desc=path.name) as bar:
        yield lambda end: bar.update(end - bar.n)


# --- lines -------------------------------------------------------------------------------------


def _lines(
    job: Job, source: IO[bytes], bad: IO[bytes], number: int, end: int
) -> Iterator[tuple[str, _Line]]:
    """Yield the texts of the lines that follow; keep the lines that have none."""
    for content in source:
        number += 1
        end += len(content)
        if not content.strip():
            continue
        try:
            text, rest = _parse(content, job.field)
        except _BadLineError as error:
            _keep(job, bad, number, content, str(error))
            continue
        yield text, _Line(number=number, end=end, content=content, rest=rest)


def _parse(content: bytes, field: str) -> tuple[str, dict[str, Any]]:
    """Return the text of a line, and what else there is."""
    try:
        found = json.loads(content.decode("utf-8-sig"), parse_constant=_refuse_constant)
    except UnicodeDecodeError as error:
        raise _BadLineError(f"not UTF-8 text (byte {error.start})") from error
    except (ValueError, RecursionError) as error:
        raise _BadLineError(f"not JSON ({error})") from error
    if not isinstance(found, dict):
        raise _BadLineError(f"not an object but {_NAMES[type(found)]}")
    if field not in found:
        raise _BadLineError(f"no field {field!r}")
    text = found.pop(field)
    if not isinstance(text, str):
        raise _BadLineError(f"{field!r} is not a string but {_NAMES[type(text)]}")
    return text, found


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is not a JSON number")


def _keep(job: Job, bad: IO[bytes], number: int, content: bytes, reason: str) -> None:
    """Tell of a line that cannot be read, and keep it.

    It is in the file before any line behind it is done: a job that goes on does not look back.
    """
    job.complain(f"{job.source}:{number}: {reason}")
    kept = {"line": number, "error": reason, "content": content.decode(errors="replace")}
    bad.write(f"{dump(kept)}\n".encode())
    bad.flush()


# --- what an earlier run has left --------------------------------------------------------------


def _resume(job: Job, source: IO[bytes], part: IO[bytes], bad: IO[bytes]) -> tuple[int, int]:
    """Go behind the last line that is done; return its number and where it ends."""
    last = _cut_off(part)
    if not last:
        bad.truncate(0)
        return 0, 0
    done = json.loads(last)
    number, end, content = done["line"], 0, b""
    for content in itertools.islice(source, number):
        end += len(content)
    try:
        text, rest = _parse(content, job.field)
    except _BadLineError:
        text, rest = "", {}
    document = done.get("document")
    if rest != done["input"] or (document is not None and document["text"] != text):
        raise BatchError(
            f"{job.beside('.part')}: not the beginning of a result for this input; remove it to "
            "start anew"
        )
    _forget_from(bad, number)
    return number, end


def _cut_off(file: IO[bytes]) -> bytes:
    """Cut off a line that was not written to its end; return the last whole one."""
    end = file.seek(0, os.SEEK_END)
    size = _BLOCK
    while True:
        start = max(0, end - size)
        file.seek(start)
        data = file.read(end - start)
        after = data.rfind(b"\n") + 1
        before = data.rfind(b"\n", 0, max(after - 1, 0)) + 1
        if start == 0 or before:
            break
        size *= 2
    file.truncate(start + after)
    return data[before:after]


def _forget_from(bad: IO[bytes], number: int) -> None:
    """Drop the bad lines behind a number, which will be met again, and one broken off."""
    _cut_off(bad)
    bad.seek(0)
    kept = [content for content in bad if json.loads(content)["line"] <= number]
    bad.truncate(0)
    bad.writelines(kept)


# --- tables ------------------------------------------------------------------------------------


def _arrow() -> Any:
    return importlib.import_module(f"{__package__}.arrow")


def _write_table(part: Path, output: Path) -> None:
    """Write what is done as a Parquet file, a quotation a row."""
    pyarrow = importlib.import_module("pyarrow")
    parquet = importlib.import_module("pyarrow.parquet")
    schema = pyarrow.schema(
        [("line", pyarrow.int64()), ("input", pyarrow.string()), *_arrow().quotation_schema()]
    )
    with part.open("rb") as lines, parquet.ParquetWriter(output, schema) as writer:
        while group := list(itertools.islice(lines, _GROUP)):
            rows = [
                {"line": line["line"], "input": dump(line["input"]), **quotation}
                for line in map(json.loads, group)
                for quotation in line["quotations"]
            ]
            writer.write_table(pyarrow.Table.from_pylist(rows, schema))
