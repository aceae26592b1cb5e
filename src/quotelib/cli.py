"""The command line: ``quotelib [FILE… | -]``, and ``quotelib --jsonl IN --output OUT`` for many."""

from __future__ import annotations

import argparse
import importlib.resources
import io
import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from ._terminal import Row, clean, exit_status, table, wants_colour
from ._version import __version__
from .errors import (
    ArgumentTypeError,
    ArgumentValueError,
    MissingPackageError,
    QuotelibError,
    WorkerError,
)
from .models import ExtraWords
from .tables import COLUMNS, csv_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .extract import Extractor
    from .models import Document, Quotation

__all__ = ["main"]

_PROGRAM = "quotelib"
_FAILED = 2
_FALLBACK_SIZE = (80, 24)
_STANDARD_INPUT = "-"
_BUNDLED = "the bundled article"
_CSV_COLUMNS = ("file", *COLUMNS)
_NOTHING = "–"

_EPILOGUE = """\
examples:
  quotelib                          the article that comes with quotelib
  quotelib article.txt              one file
  quotelib --json *.txt > out.jsonl one JSON document a line
  quotelib --csv *.txt > out.csv    one quotation a row
  quotelib article.txt --html a.html   a page in colours
  curl -s URL | quotelib -          standard input
  quotelib --jsonl in.jsonl --output out.jsonl --jobs 4    an archive, four processes

Files are UTF-8 text. The exit status is 0 when everything was read, 2 otherwise.
"""


class _UnreadableError(Exception):
    """A file that cannot be read as text; the message says why."""


class _Parser(argparse.ArgumentParser):
    """A parser that reports an error on one line."""

    def error(self, message: str) -> NoReturn:
        _complain(f"{message} (try {_PROGRAM} --help)")
        raise SystemExit(_FAILED)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        arguments: What follows the program's name; ``None`` takes them from the process.

    Returns:
        The exit status: 0, or 2 when a file or the model could not be read, 130 after an interrupt
        from the keyboard, 141 when the reader of standard output went away.

    Raises:
        SystemExit: After ``--help`` and ``--version`` with 0, on a wrong option with 2.
    """
    parser = _parser()
    options = parser.parse_args(arguments)
    _check(parser, options)
    return exit_status(lambda: _run(options))


def _check(parser: _Parser, options: argparse.Namespace) -> None:
    """Refuse options that do not go together."""
    if options.jsonl is None:
        for name in ("field", "output", "jobs"):
            if getattr(options, name) is not None:
                parser.error(f"--{name} needs --jsonl")
        return
    if options.files:
        parser.error("--jsonl takes no FILE")
    if options.output is None or Path(options.output).suffix not in (".jsonl", ".parquet"):
        parser.error("--jsonl needs --output OUT.jsonl or --output OUT.parquet")
    if options.jobs is not None and options.jobs < 1 and options.jobs != -1:
        parser.error(f"--jobs must be 1 or more, or -1 for one a processor, got {options.jobs}")


def _parser() -> _Parser:
    parser = _Parser(
        prog=_PROGRAM,
        description="Say who said what in French news, and with which words.",
        epilog=_EPILOGUE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument(
        "files",
        metavar="FILE",
        nargs="*",
        help="text to read, - for standard input; without any, the bundled article",
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print one JSON document a line")
    form.add_argument("--csv", action="store_true", help="print a CSV table, a quotation a row")
    form.add_argument(
        "--html", metavar="OUT", help="write one FILE as a page in colours, - for standard output"
    )
    form.add_argument(
        "--jsonl",
        metavar="IN",
        help="read a file of JSON objects, one a line, - for standard input",
    )
    many = parser.add_argument_group("with --jsonl")
    many.add_argument("--field", metavar="NAME", help="key of the text in each object (text)")
    many.add_argument("--output", metavar="OUT", help="file to write: OUT.jsonl or OUT.parquet")
    many.add_argument("--jobs", metavar="N", type=int, help="processes, -1 for one a processor (1)")
    parser.add_argument(
        "--model", metavar="NAME", help="French spaCy pipeline, by package name or path"
    )
    parser.add_argument("--words", metavar="JSON", help="file with words that the lexicon lacks")
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    return parser


def _run(options: argparse.Namespace) -> int:
    """Read every file that can be read; return the exit status."""
    _prepare_output(for_programs=options.json or options.csv or options.html)
    names: list[str | None] = options.files or [None]
    if options.html and len(names) > 1:
        _complain(f"--html takes one FILE, got {len(names)}")
        return _FAILED
    try:
        extractor = _extractor(options)
    except (QuotelibError, _UnreadableError) as error:
        # What is wrong with the pipeline or the words is wrong for every file.
        _complain(str(error))
        return _FAILED
    if options.jsonl:
        return _run_batch(options, extractor)
    return _run_files(options, names, extractor)


def _run_files(
    options: argparse.Namespace, names: Sequence[str | None], extractor: Extractor
) -> int:
    """Read files of text, one an article; return the exit status."""
    for_programs = options.json or options.csv or options.html
    titled = names == [None] or len(names) > 1
    status = 0
    if options.csv:
        print(",".join(_CSV_COLUMNS))
    for name in names:
        try:
            text = _bundled_article() if name is None else _read(name)
        except _UnreadableError as error:
            _complain(f"{name}: {error}")
            status = _FAILED
            continue
        if options.html:
            return _write_page(extractor.extract(text), options.html)
        if options.csv:
            sys.stdout.writelines(_csv(extractor.extract(text), name))
            continue
        heading = _heading(name) if titled and not for_programs else None
        _print_one(extractor, text, heading=heading, json=options.json)
    return status


def _extractor(options: argparse.Namespace) -> Extractor:
    """Return the engine that the options want."""
    from .extract import Extractor

    words = None
    if options.words:
        try:
            words = ExtraWords.from_json(_read(options.words))
        except (ArgumentTypeError, ArgumentValueError, _UnreadableError) as error:
            raise _UnreadableError(f"{options.words}: {error}") from error
    return Extractor(options.model or None, words=words)


def _run_batch(options: argparse.Namespace, extractor: Extractor) -> int:
    """Read a file of JSON lines; return the exit status."""
    from .batch import BatchError, Job, run

    output = Path(options.output)
    job = Job(
        source=options.jsonl,
        field="text" if options.field is None else options.field,
        output=output,
        n_process=1 if options.jobs is None else options.jobs,
        complain=_complain,
        progress=sys.stderr.isatty(),
    )
    try:
        report = run(job, extractor)
    except KeyboardInterrupt:
        _complain(f"{output}: stopped; the same command goes on where it was")
        raise
    except OSError as error:
        _complain(f"{error.filename or output}: {error.strerror or error}")
        return _FAILED
    except (BatchError, MissingPackageError, WorkerError) as error:
        _complain(str(error))
        return _FAILED
    if report.resumed:
        _complain(f"went on after line {report.resumed}")
    bad = f", {report.bad} bad kept in {report.kept}" if report.bad else ""
    _complain(f"{output}: {report.done} read{bad}")
    return _FAILED if report.bad else 0


def _print_one(extractor: Extractor, text: str, *, heading: str | None, json: bool) -> None:
    document = extractor.extract(text)
    if json:
        print(document.to_json())
        return
    if heading is not None:
        print(heading)
    for line in _report(document):
        print(line)


# --- input -------------------------------------------------------------------------------------


def _bundled_article() -> str:
    article = importlib.resources.files("quotelib") / "data" / "article.txt"
    return article.read_text(encoding="utf-8")


def _read(name: str) -> str:
    """Return the text of a file, without its byte order mark."""
    try:
        data = sys.stdin.buffer.read() if name == _STANDARD_INPUT else Path(name).read_bytes()
        return data.decode("utf-8-sig")
    except OSError as error:
        raise _UnreadableError(error.strerror or str(error)) from error
    except UnicodeDecodeError as error:
        raise _UnreadableError(f"not UTF-8 text (byte {error.start})") from error
    except ValueError as error:  # a name that no file can have
        raise _UnreadableError(str(error)) from error


# --- output ------------------------------------------------------------------------------------


def _report(document: Document) -> Iterator[str]:
    """Yield the lines that show a document to a reader."""
    if document.quotations:
        yield from table(
            [_row(quotation) for quotation in document.quotations],
            width=shutil.get_terminal_size(_FALLBACK_SIZE).columns,
            colour=wants_colour(os.environ, is_terminal=sys.stdout.isatty()),
        )
        yield ""
    yield f"{_count(document.quotations, 'quotation')}, {_count(document.speakers, 'speaker')}"


def _write_page(document: Document, out: str) -> int:
    """Write a document as a page; return the exit status."""
    if out == _STANDARD_INPUT:
        sys.stdout.write(document.to_html())
        return 0
    try:
        Path(out).write_text(document.to_html(), encoding="utf-8")
    except (OSError, ValueError) as error:
        _complain(f"{out}: {getattr(error, 'strerror', None) or error}")
        return _FAILED
    return 0


def _csv(document: Document, name: str | None) -> Iterator[str]:
    """Yield the lines that show a document to a spreadsheet."""
    file = _BUNDLED if name is None else name
    rows = ({"file": file, **record} for record in document.records())
    return csv_lines(rows, _CSV_COLUMNS)


def _row(quotation: Quotation) -> Row:
    if quotation.speaker is not None:
        who = quotation.speaker.name
    else:
        who = quotation.source.text if quotation.source is not None else "?"
    cues = [] if quotation.cue is None else [quotation.cue, *quotation.further_cues]
    return Row(
        who=clean(who),
        how=clean(", ".join(cue.text for cue in cues)) or _NOTHING,
        kind=quotation.kind.value,
        what=clean(quotation.text),
    )


def _count(items: Sequence[object], noun: str) -> str:
    return f"{len(items) or 'no'} {noun}{'' if len(items) == 1 else 's'}"


def _heading(name: str | None) -> str:
    title = _BUNDLED if name is None else clean(name)
    return f"== {title} =="


def _complain(message: str) -> None:
    """Write one line on standard error."""
    print(f"{_PROGRAM}: {clean(message)}", file=sys.stderr)


def _prepare_output(*, for_programs: bool) -> None:
    """Make standard output take any character: data are UTF-8, a table shows what it can."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        if for_programs:
            sys.stdout.reconfigure(encoding="utf-8")
        else:
            sys.stdout.reconfigure(errors="replace")
