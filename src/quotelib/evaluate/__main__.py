"""The command ``python -m quotelib.evaluate GOLD [PREDICTIONS]``."""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING

from .._terminal import clean, exit_status
from ..errors import QuotelibError
from .compare import evaluate
from .files import read_gold, read_predictions

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..models import Document
    from .annotations import GoldDocument
    from .report import Difference

__all__ = ["main"]

_PROGRAM = "python -m quotelib.evaluate"
_FAILED = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command.

    Args:
        arguments: What follows the program's name; ``None`` takes them from the process.

    Returns:
        The exit status: 0, or 2 when a file or the model could not be read, 130 after an interrupt
        from the keyboard, 141 when the reader of standard output went away.
    """
    return exit_status(lambda: _run(_parser().parse_args(arguments)))


def _run(options: argparse.Namespace) -> int:
    """Compare and print; return the exit status."""
    try:
        gold = read_gold(options.gold)
        if options.predictions is None:
            report = evaluate(gold, _read(gold, options.model), samples=options.samples)
        else:
            predictions = read_predictions(options.predictions, gold)
            report = evaluate(gold, predictions, samples=options.samples)
    except (QuotelibError, OSError) as error:
        print(f"{_PROGRAM}: {clean(str(error))}", file=sys.stderr)
        return _FAILED
    print(json.dumps(report.to_dict()) if options.json else report)
    for line in map(_line, report.differences[: options.differences]):
        print(line)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=_PROGRAM,
        description="Compare quotations with those of annotated documents.",
        allow_abbrev=False,
    )
    parser.add_argument("gold", metavar="GOLD", help="annotated documents: a file or a folder")
    parser.add_argument(
        "predictions",
        metavar="PREDICTIONS",
        nargs="?",
        help="what a system found, as JSON lines; without it, quotelib reads the texts of GOLD",
    )
    parser.add_argument("--model", metavar="NAME", help="French spaCy pipeline for quotelib")
    parser.add_argument("--json", action="store_true", help="print the numbers as JSON")
    parser.add_argument(
        "--differences", metavar="N", type=_count, default=0, help="list so many differences"
    )
    parser.add_argument(
        "--samples",
        metavar="N",
        type=_count,
        default=1000,
        help="samples drawn for the intervals (default 1000), 0 for none",
    )
    return parser


def _count(value: str) -> int:
    """Return a number that is not negative."""
    number = int(value)
    if number < 0:
        raise argparse.ArgumentTypeError(f"must not be negative: {value}")
    return number


def _read(gold: Sequence[GoldDocument], model: str | None) -> Iterator[Document]:
    from ..extract import Extractor

    return Extractor(nlp=model).pipe(document.text for document in gold)


def _line(difference: Difference) -> str:
    expected, found = difference.expected, difference.found
    who = [repr(one.speaker) if one else "–" for one in (expected, found)]
    return clean(
        f"{difference.document}  {difference.fault.value}  expected {who[0]}, found {who[1]}: "
        f"{difference.text}"
    )


if __name__ == "__main__":
    sys.exit(main())
