"""Time of `quotelib.pipe` beside the bare full ``fr_core_news_sm`` pipeline on the same articles.

Run it as ``python -m benchmarks.pipe [FOLDER]`` from the project's root. The articles are those of
``tests/corpus``, several times over with other numbers in them, or the texts of a folder of
annotated articles. Both alternate within one run, so that the ratio does not depend on what else
the machine does.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import spacy

import quotelib
from benchmarks.find_quoted import machine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

MODEL = "fr_core_news_sm"
ROUNDS = 5
TESTS = Path(__file__).resolve().parent.parent / "tests"


def main() -> None:
    """Print the medians of both, and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, help="folder of *.gold.json articles")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    arguments = parser.parse_args()
    texts = _texts(arguments.folder)
    bare = spacy.load(MODEL)
    extractor = quotelib.Extractor()
    runs: dict[str, Callable[[Sequence[str]], Iterable[object]]] = {
        f"bare {MODEL}": bare.pipe,
        "quotelib.pipe": extractor.pipe,
    }
    times: dict[str, list[float]] = {name: [] for name in runs}
    for run in runs.values():
        _exhaust(run(texts[:5]))
    for _ in range(arguments.rounds):
        for name, run in runs.items():
            start = perf_counter()
            _exhaust(run(texts))
            times[name].append(perf_counter() - start)
    characters = sum(map(len, texts))
    print(machine())
    print(f"{len(texts)} articles, {characters:,} characters, {arguments.rounds} rounds")
    for name, seconds in times.items():
        median = statistics.median(seconds)
        spread = f"{min(seconds):.2f} to {max(seconds):.2f}"
        print(f"{name:<24}{median:>8.2f} s  ({spread})  {characters / median / 1000:>8.1f} kB/s")
    first, second = (statistics.median(seconds) for seconds in times.values())
    print(f"ratio quotelib / bare: {second / first:.2f}")


def _texts(folder: Path | None) -> list[str]:
    if folder is not None:
        files = sorted(folder.glob("*.gold.json"))
        return [json.loads(file.read_text(encoding="utf-8"))["text"] for file in files]
    sys.path.append(str(TESTS))  # the corpus is read by the tests' own parser
    from corpus_notation import read_articles

    articles = [article.text for article in read_articles()]
    return [text.replace("2", digit) for digit in "2345" for text in articles]


def _exhaust(results: Iterable[object]) -> None:
    for _ in results:
        pass


if __name__ == "__main__":
    main()
