"""Sentences composed of parts: each part is read alike wherever it stands."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import pytest

from constructions_notation import Example, mismatch, parse_example

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quotelib import Extractor

COMPOSED = Path(__file__).parent / "composed.txt"
_SMALL = re.compile(r"(?:L['’]|(?:Le|La|Les|Un|Une|Plusieurs)\b)")
_NUMBERED = re.compile(r"\{([^{}|]*)\|([^{}|]*)\}")


def _read_parts() -> dict[str, list[str]]:
    """Return the parts of sentences by their kind."""
    parts: dict[str, list[str]] = defaultdict(list)
    for line in COMPOSED.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, _, part = line.partition(" ")
            parts[kind].append(part)
    return parts


@attrs.frozen
class Subject:
    """A noun phrase with its gender and number, ``fs`` for a feminine singular."""

    features: str
    phrase: str

    @property
    def inside(self) -> str:
        """The phrase where no sentence starts with it."""
        small = _SMALL.match(self.phrase) is not None
        return self.phrase[0].lower() + self.phrase[1:] if small else self.phrase

    def agree(self, text: str) -> str:
        """Return a text whose choices in braces are made for this subject."""
        plural = self.features[1] == "p"
        ending = {"ms": "", "fs": "e", "mp": "s", "fp": "es"}[self.features]
        return _NUMBERED.sub(lambda m: m[1 + plural], text.replace("{e}", ending))


PARTS = _read_parts()
SUBJECTS = [Subject(*line.split(" ", 1)) for line in PARTS["subject"]]


def _compose(frame: str, subject: Subject, clause: str, beside: str = "") -> str:
    """Return a marked-up sentence."""
    slots = {
        "{S}": subject.phrase,
        "{s}": subject.inside,
        "{I}": beside,
        "{T}": beside,
        "{p}": clause,
        "{P}": clause[0].upper() + clause[1:],
    }
    for slot, words in slots.items():
        frame = frame.replace(slot, words)
    return subject.agree(frame)


def _with_insertions(subject: Subject) -> Iterator[str]:
    """Yield a sentence for each insertion, the frames and clauses in turn."""
    frames, plain = PARTS["before"], PARTS["plain"]
    for at, insertion in enumerate(PARTS["insertion"]):
        yield _compose(frames[at % len(frames)], subject, plain[at % len(plain)], insertion)


def _with_tails(subject: Subject) -> Iterator[str]:
    """Yield a sentence for each tail, the frames and clauses in turn."""
    frames, plain = PARTS["after"], PARTS["plain"]
    for at, tail in enumerate(PARTS["tail"]):
        yield _compose(frames[at % len(frames)], subject, plain[(at + 1) % len(plain)], tail)


def _with_clause(clause: str) -> Iterator[str]:
    """Yield a sentence for each frame that takes any clause, the subjects in turn."""
    first = PARTS["clause"].index(clause)
    for at, frame in enumerate(PARTS["either"]):
        yield _compose(frame, SUBJECTS[(first + at) % len(SUBJECTS)], clause)


def _misread(sentences: Iterator[str], extractor: Extractor) -> list[str]:
    """Return what is read otherwise than marked up, with the sentence."""
    found = []
    for marked in sentences:
        text, quotations = parse_example(marked)
        example = Example(name=marked, marked=marked, text=text, quotations=quotations)
        wrong = mismatch(example, extractor.extract(text))
        if wrong is not None:
            found.append(f"{marked}: {wrong}")
    return found


@pytest.mark.model
@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda subject: subject.phrase)
def test_insertions(subject: Subject, extractor: Extractor) -> None:
    """What stands between a subject and its verb changes neither source nor report."""
    assert _misread(_with_insertions(subject), extractor) == []


@pytest.mark.model
@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda subject: subject.phrase)
def test_tails(subject: Subject, extractor: Extractor) -> None:
    """What stands behind a postposed subject belongs neither to it nor to the report."""
    assert _misread(_with_tails(subject), extractor) == []


@pytest.mark.model
@pytest.mark.parametrize("clause", PARTS["clause"])
def test_clauses(clause: str, extractor: Extractor) -> None:
    """A clause with clauses, insertions and counts of its own is reported whole."""
    assert _misread(_with_clause(clause), extractor) == []
