"""Speed of `quotelib.find_quoted`: news text, and hostile shapes at two lengths.

Run it as ``python benchmarks/find_quoted.py``. The text is made up from a seed, so two runs on one
machine compare. The baseline is a bare search for the same characters with the ``regex`` package.
"""

from __future__ import annotations

import argparse
import platform
import random
import statistics
import sys
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import regex

from quotelib import find_quoted

if TYPE_CHECKING:
    from collections.abc import Callable

SEED = 20_240_301
MEGABYTE = 1_000_000
ARTICLE = 3_000
"""About as many characters as a news article has."""

NAMES = ("Claire Vasseur", "Marc Delorme", "Nadia Benali", "Tom Girard", "Inès Caron", "Léa Morel")
PLACES = ("Nolay", "Val-Dieu", "Saint-Aubin-des-Landes", "Kerlouan", "la vallée de l'Ance")
WORDS = (
    "le conseil municipal de la ville",
    "la ligne d'autocar qui relie les deux bourgs",
    "un budget en baisse pour la troisième année",
    "les riverains de l'ancienne usine",
    "l'école primaire et sa cantine",
    "une étude qu'on attendait depuis l'automne",
    "les pêcheurs réunis sur le quai",
    "la digue, fragile depuis l'hiver",
)
VERBS = ("prépare", "attend", "défend", "redoute", "examine", "n'a pas oublié", "voudrait voir")
SPEECH = ("assure", "a déclaré", "regrette", "s'est félicitée", "prévient", "a-t-on appris de")
QUOTED = (
    "nous n'avons plus le temps d'attendre",
    "la décision sera prise avant l'été",
    "personne ne nous a consultés",
    "il faudra bien que quelqu'un réponde de ce retard",
)
TERMS = ("zone calme", "plan digue", "ville verte", "petites lignes")
MARKS = (("«\xa0", "\xa0»"), ("« ", " »"), ("«", "»"), ('"', '"'), ("“", "”"))

HOSTILE = {
    "opening marks": "« ",
    "closing marks": "mot » ",
    "pairs": "« mot » ",
    "straight marks": '"mot ',
    "apostrophes": "l'",
    "single marks": " 'mot",
    "all families, open": "« “ \" ‹ ' ",
    "mismatched": '« mot" ',
    "closing marks between pairs": "« a » b » ",
    "open paragraphs": "« Mot.\n\n",
    "dialogue": "— Mot ?\n",
    "labels": "Le Courrier : Mot ?\nHugo Lefranc : Mot.\n",
    "entities": "&laquo;",
    "ampersands": "&amp;",
    "chevrons": "<",
    "tags": "<q>",
    "line breaks": "\n",
}
NESTED = "nested pairs"


def news(size: int, rng: random.Random) -> str:
    """Return invented news of about ``size`` characters, four quoted spans to a thousand."""
    paragraphs: list[str] = []
    length = 0
    while length < size:
        paragraph = " ".join(sentence(rng) for _ in range(rng.randint(2, 5)))
        paragraphs.append(paragraph)
        length += len(paragraph) + 2
    return "\n\n".join(paragraphs)


def split(text: str, size: int) -> list[str]:
    """Return the paragraphs of a text in articles of at least ``size`` characters."""
    articles: list[str] = []
    article = ""
    for paragraph in text.split("\n\n"):
        article += paragraph + "\n\n"
        if len(article) >= size:
            articles.append(article)
            article = ""
    return [*articles, article] if article else articles


def sentence(rng: random.Random) -> str:
    """Return a sentence: narration, a quotation with an incise, or a term in marks."""
    opener, closer = rng.choice(MARKS)
    subject = rng.choice(WORDS)
    narration = f"À {rng.choice(PLACES)}, {subject} {rng.choice(VERBS)} {rng.choice(WORDS)}"
    kind = rng.random()
    if kind < 0.3:
        said = rng.choice(QUOTED).capitalize()
        incise = f"{rng.choice(SPEECH)} {rng.choice(NAMES)}, qui connaît {subject}"
        return f"{opener}{said}{closer}, {incise}."
    if kind < 0.55:
        return f"{narration} et parle de «\xa0{rng.choice(TERMS)}\xa0» depuis mardi."
    return f"{narration}, selon {rng.choice(NAMES)}."


def hostile(name: str, size: int) -> str:
    """Return ``size`` characters of one hostile shape."""
    if name == NESTED:
        return "« " * (size // 4) + "» " * (size // 4)
    unit = HOSTILE[name]
    return unit * (size // len(unit))


def seconds(function: Callable[[], object], runs: int) -> float:
    """Return the median time of several runs."""
    times = []
    for _ in range(runs):
        start = perf_counter()
        function()
        times.append(perf_counter() - start)
    return statistics.median(times)


def machine() -> str:
    """Return the platform, the processor and the Python version."""
    path = Path("/proc/cpuinfo")
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    processor = models[0] if models else platform.processor() or "unknown processor"
    return f"{platform.platform()}, {processor}, Python {platform.python_version()}"


def main(arguments: list[str]) -> None:
    """Print the speed on news and the table of hostile shapes."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--size", type=int, default=2 * MEGABYTE, help="characters of news text")
    parser.add_argument("--hostile", type=int, default=100_000, help="characters a hostile shape")
    parser.add_argument("--runs", type=int, default=7, help="runs, of which the median counts")
    options = parser.parse_args(arguments)

    print(machine())
    text = news(options.size, random.Random(SEED))
    megabytes = len(text.encode()) / MEGABYTE
    spans = len(find_quoted(text))
    baseline = regex.compile(r"[«»“”„‹›\"'’‘‚`<>&]")
    found = seconds(lambda: find_quoted(text), options.runs)
    searched = seconds(lambda: baseline.findall(text), options.runs)
    print(f"news: {megabytes:.2f} MB, {1000 * spans / len(text):.1f} spans per 1000 characters")
    articles = split(text, ARTICLE)
    by_article = seconds(lambda: [find_quoted(article) for article in articles], options.runs)
    print(f"{len(articles)} articles: {megabytes / by_article:.1f} MB/s")
    print(f"one text: {megabytes / found:.1f} MB/s, {found / searched:.2f} times a bare search")
    print(f"bare search: {megabytes / searched:.1f} MB/s")
    print(f"\n{'hostile shape':30} {'n, ms':>9} {'2n, ms':>9} {'ratio':>6}")
    for name in (*HOSTILE, NESTED):
        short, long = (hostile(name, options.hostile * factor) for factor in (1, 2))
        once = seconds(lambda short=short: find_quoted(short), 3)  # type: ignore[misc]
        twice = seconds(lambda long=long: find_quoted(long), 3)  # type: ignore[misc]
        print(f"{name:30} {1000 * once:9.1f} {1000 * twice:9.1f} {twice / once:6.2f}")


if __name__ == "__main__":
    main(sys.argv[1:])
