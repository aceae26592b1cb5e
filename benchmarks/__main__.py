"""All figures of the documentation: measure, and write ``docs/performance.md`` with its plot.

::

    python -m benchmarks            # everything; about half an hour on two idle cores
    python -m benchmarks --quick    # the same with few articles, to see that it runs; no page
    python -m benchmarks --page     # the page again, from benchmarks/results.json

Run it from the project's root with the dependency group ``bench``, on a machine that does nothing
else.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from benchmarks import measure
from benchmarks.articles import articles
from benchmarks.find_quoted import machine
from benchmarks.page import write_page

if TYPE_CHECKING:
    from collections.abc import Callable

RESULTS = Path(__file__).with_name("results.json")
DOCS = Path(__file__).resolve().parent.parent / "docs"


@attrs.frozen(kw_only=True)
class Sizes:
    """How much is measured."""

    speed: int
    rounds: int
    starts: int
    processes: int
    process_rounds: int
    memory: int
    step: int


FULL = Sizes(
    speed=200, rounds=7, starts=7, processes=2_000, process_rounds=3, memory=20_000, step=250
)
QUICK = Sizes(speed=10, rounds=2, starts=1, processes=40, process_rounds=1, memory=40, step=10)


def main() -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(description="Measure quotelib.")
    parser.add_argument("--quick", action="store_true", help="few articles, no page")
    parser.add_argument("--page", action="store_true", help="write the page from earlier results")
    options = parser.parse_args()
    if options.page:
        results = json.loads(RESULTS.read_text(encoding="utf-8"))
    else:
        results = _measure(QUICK if options.quick else FULL)
        print(json.dumps(results, indent=1))
        if options.quick:
            return
        RESULTS.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    write_page(results, DOCS)


def _measure(sizes: Sizes) -> dict[str, Any]:
    results: dict[str, Any] = {
        "machine": machine(),
        "processors": os.cpu_count(),
        "date": dt.datetime.now(tz=dt.timezone.utc).date().isoformat(),
        "load": os.getloadavg()[0],
        "strangers": measure.STRANGERS,
    }
    texts = list(articles(sizes.speed))
    runs: dict[str, Callable[[], Any]] = {
        "starts": lambda: measure.starts(sizes.starts),
        "speed": lambda: measure.speed(texts, sizes.rounds),
        "stages": lambda: measure.stages(texts),
        "processes": lambda: measure.processes(sizes.processes, sizes.process_rounds),
        "memory": lambda: measure.memory(sizes.memory, sizes.step),
    }
    for name, run in runs.items():
        print(f"measuring {name} (load {os.getloadavg()[0]:.1f})", flush=True)
        results[name] = run()
    return results


if __name__ == "__main__":
    main()
