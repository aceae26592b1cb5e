"""How much work a text is, counted rather than timed: the counts are the same on any machine."""

from __future__ import annotations

import functools
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import quotelib
from corpus_notation import read_articles

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import CodeType, FrameType

    from _typeshed import TraceFunction

PACKAGE = Path(quotelib.__file__).parent

CALLS = {
    "parsing": 514,
    "mentions": 3245,
    "cues": 854,
    "attribution": 3990,
    "speakers": 2945,
}
"""Calls of functions of each stage to a thousand characters of news, a little above today's."""

_LENGTH = 9000
"""Characters of a repeated text: beyond the longest sentence and what is looked at around a word."""

pytestmark = [pytest.mark.model, pytest.mark.no_cover]


@pytest.fixture(scope="module")
def texts() -> list[str]:
    """Return the articles of the corpus."""
    return [article.text for article in read_articles()]


@pytest.fixture(scope="module")
def extractor(texts: Sequence[str]) -> quotelib.Extractor:
    """Return an engine that has met all words of the corpus."""
    extractor = quotelib.Extractor()
    for _ in extractor.pipe(texts):
        pass
    return extractor


def _calls(run: Callable[[], object]) -> Counter[str]:
    """Return how many functions of each stage were called."""
    found: Counter[str] = Counter()
    stages: dict[str, str] = {}

    def count(frame: FrameType, event: str, _: object) -> None:
        if event == "call":
            file = frame.f_code.co_filename
            if file not in stages:
                path = Path(file)
                inside = path.is_relative_to(PACKAGE)
                stages[file] = path.relative_to(PACKAGE).parts[0] if inside else ""
            found[stages[file]] += 1

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        run()
    finally:
        sys.setprofile(before)
    return found


def _steps(run: Callable[[], object]) -> Counter[str]:
    """Return how many lines of each function were run: each round of a loop is one more."""
    found: Counter[CodeType] = Counter()

    def step(frame: FrameType, event: str, _: object) -> TraceFunction:
        if event == "line":
            found[frame.f_code] += 1
        return step

    def enter(frame: FrameType, *_: object) -> TraceFunction | None:
        return step if frame.f_code.co_filename.startswith(str(PACKAGE)) else None

    before = sys.gettrace()
    sys.settrace(enter)
    try:
        run()
    finally:
        sys.settrace(before)
    return Counter(
        {
            f"{Path(code.co_filename).relative_to(PACKAGE)}:{code.co_firstlineno} {code.co_name}": n
            for code, n in found.items()
        }
    )


def _growing(once: Counter[str], more: Counter[str], times: int) -> dict[str, tuple[int, int]]:
    """Return the functions that run more than ``times`` as many lines over so many times the text."""
    return {
        function: (once[function], count)
        for function, count in more.items()
        if count > 1.15 * times * once[function] + 500
    }


def test_words_are_tagged_once(extractor: quotelib.Extractor, texts: Sequence[str]) -> None:
    """An article takes one run of the tagger, and no word is tagged twice."""
    work = extractor._parser.work
    before = (work.texts, work.runs, work.words)
    for _ in extractor.pipe(texts):
        pass
    words = work.words - before[2]
    assert (work.texts - before[0], work.runs - before[1]) == (len(texts), len(texts))
    assert words <= 0.23 * sum(map(len, texts))


def test_nothing_but_the_network_runs(
    extractor: quotelib.Extractor, texts: Sequence[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Words that are known need neither the tokenizer nor a component of the pipeline."""

    def stop(*_: object) -> None:
        raise AssertionError("spaCy ran over words that are known")

    monkeypatch.setattr(type(extractor._parser.words), "_words", stop)
    monkeypatch.setattr(type(extractor._parser.tagger), "_embedded", stop)
    assert [document.text for document in extractor.pipe(texts)] == texts


def test_calls_of_functions(extractor: quotelib.Extractor, texts: Sequence[str]) -> None:
    """No stage calls more functions to a character than it did when it was made fast."""
    found = _calls(lambda: [extractor.extract(text) for text in texts])
    thousands = sum(map(len, texts)) / 1000
    shares = {stage: found[stage] / thousands for stage in CALLS}
    assert {stage: share for stage, share in shares.items() if share > CALLS[stage]} == {}, shares


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit",
    [
        "Nadia Benali ",
        "Nadia Benali parle. ",
        "« Oui », dit Nadia{} Benali{}. ",
        "Le ministre n° {} parle. La présidente du club {} répond. ",
        "a déclaré ",
        "il a dit que le maire a dit que ",
        "« ",
        "« mot » ",
        "« Un mot » et ",
        "« Le pont tient », assure la maire. ",
        "« Le pont tient », dit-il. ",
        "de ",
        "le maire, ",
        "le maire et ",
        "le maire (PS) de ",
        "l'Office des forêts (ODF) ",
        "M. ",
        "Le maire : ",
        "se le lui en y ne ",
        "1 000 ",
        "« Oui. »\n\n",
        "– Oui.\n",
        "Le pont tient, dit Ada Roux.\n\n« Oui », dit-elle. « Et lui ? »\n\n",
        "Q : Et Luc ?\n\nR : Il dort.\n\n",
        "Sa sœur et son avocat, qui l'a dit à Luc, pensent qu'il a « menti » au juge. ",
    ],
)
def test_work_grows_with_length(extractor: quotelib.Extractor, unit: str) -> None:
    """Twice the text takes no function more than twice the steps, whatever is repeated in it."""
    size = _LENGTH // len(unit)
    short, long = (
        "".join(unit.format(number, number % 7) for number in range(count))
        for count in (size, 2 * size)
    )
    extractor.extract(long)
    once, twice = (_steps(functools.partial(extractor.extract, text)) for text in (short, long))
    assert _growing(once, twice, 2) == {}


@pytest.mark.slow
def test_many_mentions(extractor: quotelib.Extractor) -> None:
    """A text with thousands of mentions of as many people takes no more to each of them."""

    def listed(count: int) -> str:
        return "".join(f"Nadia{n} Benali{n} parle. « Oui », dit-elle.\n" for n in range(count))

    extractor.extract(listed(1000))
    few, many = (_steps(functools.partial(extractor.extract, listed(n))) for n in (250, 1000))
    assert _growing(few, many, 4) == {}


def test_eight_threads(extractor: quotelib.Extractor, texts: Sequence[str]) -> None:
    """One engine used by eight threads gives the results of one thread, and counts their work."""
    expected = list(extractor.pipe(texts))
    fresh = quotelib.Extractor(extractor._parser.nlp)
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(fresh.extract, texts)) == expected
    assert fresh._parser.work.texts == len(texts)
