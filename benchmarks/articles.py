"""Any number of distinct articles, made of those of ``tests/corpus``.

Each article is one of the corpus and paragraphs of another, under surnames and numbers of its own,
so that a stream of them brings new words for ever, as news does.
"""

from __future__ import annotations

import functools
import itertools
import random
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["LENGTH", "articles"]

SEED = 20_240_301
LENGTH = 2_500
"""Characters at which an article ends with its paragraph: about as many as news articles have."""

_NAME = regex.compile(r"(?<=\b\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)? )\p{Lu}\p{Ll}{2,}\b")
_DIGIT = regex.compile(r"\d")
_ONSETS = ("B", "Br", "C", "Ch", "D", "F", "G", "Gr", "J", "L", "M", "N", "P", "Qu", "R", "S", "T")
_MIDDLES = ("a", "e", "i", "o", "u", "au", "ou", "oi", "ai")
_LINKS = ("bl", "ch", "d", "gn", "l", "ll", "m", "nd", "nn", "r", "rt", "ss", "st", "v")
_ENDS = ("ac", "ard", "eau", "el", "elle", "er", "et", "ic", "ier", "in", "on", "ot", "oux", "y")


def articles(count: int, *, seed: int = SEED, strangers: int = 0) -> Iterator[str]:
    """Yield articles, the same ones each time.

    Args:
        count: How many.
        seed: Other articles for another seed.
        strangers: Names that stand nowhere else, in a list at the end of each article. A thousand
            articles of a newspaper have tens of thousands of different words, these have few.
    """
    rng = random.Random(seed)
    for number in range(count):
        text = _article(number, rng)
        if strangers:
            names = ", ".join(_surname(rng) + _surname(rng).lower() for _ in range(strangers))
            text += f"\n\nLes lauréats : {names}."
        yield text


@functools.cache
def _corpus() -> list[str]:
    tests = Path(__file__).resolve().parent.parent / "tests"
    sys.path.append(str(tests))  # the corpus is read by the tests' own parser
    from corpus_notation import read_articles

    return [article.text for article in read_articles()]


def _article(number: int, rng: random.Random) -> str:
    corpus = _corpus()
    text = corpus[number % len(corpus)]
    for paragraph in itertools.cycle(rng.choice(corpus).split("\n\n")):
        if len(text) >= LENGTH:
            break
        text += f"\n\n{paragraph}"
    names: dict[str, str] = {}
    text = _NAME.sub(lambda match: names.setdefault(match[0], _surname(rng)), text)
    return _DIGIT.sub(lambda _: rng.choice("123456789"), text)


def _surname(rng: random.Random) -> str:
    parts = [rng.choice(_ONSETS), rng.choice(_MIDDLES), rng.choice(_LINKS)]
    if rng.random() < 0.5:
        parts += [rng.choice(_MIDDLES), rng.choice(_LINKS)]
    return "".join([*parts, rng.choice(_ENDS)])
