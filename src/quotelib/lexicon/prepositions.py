"""Prepositions and phrases that attribute, matched against a run of words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import attrs

from ..models import Act
from ..models.evolve import evolve
from .files import rows
from .folding import normalise
from .memo import Lazy, Memo
from .types import Preposition, PrepositionRole
from .verbs import split_words

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from .files import Row

__all__ = ["PREPOSITIONS_FILE", "Prepositions", "read_prepositions"]

PREPOSITIONS_FILE = "source_prepositions.tsv"

_COLUMNS = ("phrase", "source", "flags", "act", "required", "excluded")
_OF = frozenset({"de", "d'", "du", "des"})
_NUMBER = "#"
_TWO = 2

Pattern = tuple[frozenset[str], ...]
"""For each word of a run, the words that it may be."""

Runs = Mapping[str, tuple[Pattern, ...]]
"""Patterns by each word that they can start with."""


@attrs.frozen(kw_only=True)
class _Phrase:
    """One row: its words, what must and what may not follow, and the record it stands for."""

    words: Pattern
    required: Runs
    excluded: Runs
    entry: Preposition


# Without slots, as what is lazy stands in the instance.
@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Prepositions:
    """The phrases that attribute.

    Attributes:
        by_first: Phrases by their first word, longest first.
    """

    by_first: Mapping[str, tuple[_Phrase, ...]]

    def at(self, words: Sequence[str]) -> Preposition | None:
        """Return the longest phrase that a run of words starts with.

        Args:
            words: The words at hand and some that follow, elided ones with their apostrophe.

        Returns:
            The phrase, its `Preposition.tokens` those of the run; ``None`` where there is none or
            what follows cannot be a source (*selon que*, *pour l'heure*).
        """
        if not words:
            return None
        phrases, _ = self._by_two[" ".join(words[:2])]
        if not phrases:
            return None
        keys = [normalise(word) for word in words[: len(phrases[0].words)]]  # longest first
        for phrase in phrases:
            if not _starts(keys, phrase.words):
                continue
            size = len(phrase.words)
            after = [normalise(word) for word in words[size:]]
            if phrase.required and not _any_starts(after, phrase.required):
                continue
            if _any_starts(after, phrase.excluded):
                # « selon les » shuts the door on shorter phrases, too.
                return None
            return evolve(phrase.entry, tokens=tuple(keys[:size]))
        return None

    def opens(self, first: str, second: str, third: str) -> bool:
        """Return whether a phrase can start with three words.

        Args:
            first: The first word.
            second: The one that follows.
            third: The next one.

        Returns:
            Whether `at` can find a phrase there.
        """
        phrases, thirds = self._by_two[f"{first} {second}"]
        return bool(phrases) and (thirds is None or normalise(third) in thirds)

    @Lazy
    def _by_two(self) -> Memo[tuple[tuple[_Phrase, ...], frozenset[str] | None]]:
        """The phrases that two words can start, and what must follow, ``None`` if anything may."""

        def find(pair: str) -> tuple[tuple[_Phrase, ...], frozenset[str] | None]:
            first, _, second = pair.partition(" ")
            phrases = self.by_first.get(normalise(first), ())
            if not phrases:
                return (), None
            second = normalise(second)
            fitting = {_NUMBER, second} if second[:1].isdigit() else {second}
            found = tuple(
                phrase
                for phrase in phrases
                if len(phrase.words) == 1 or not fitting.isdisjoint(phrase.words[1])
            )
            return found, _thirds(found)

        return Memo(find)

    @property
    def entries(self) -> tuple[Preposition, ...]:
        """Every phrase in its dictionary form."""
        return tuple(
            dict.fromkeys(phrase.entry for group in self.by_first.values() for phrase in group)
        )


def _thirds(phrases: Collection[_Phrase]) -> frozenset[str] | None:
    """Return the third words of phrases, ``None`` if one has fewer or a number there."""
    if any(len(phrase.words) <= _TWO for phrase in phrases):
        return None
    thirds = frozenset[str]().union(*(phrase.words[_TWO] for phrase in phrases))
    return None if _NUMBER in thirds else thirds


def _starts(words: Sequence[str], pattern: Pattern) -> bool:
    if len(words) < len(pattern):
        return False
    for word, allowed in zip(words, pattern, strict=False):
        if word not in allowed and not (_NUMBER in allowed and word[:1].isdigit()):
            return False
    return True


def _pattern(text: str, *, open_end: bool = False) -> Pattern:
    """Return the pattern that *de l'avis de* or *ses/leurs termes* describes."""
    words = [frozenset(word.split("/")) for word in split_words(text)]
    if open_end and len(words) > 1 and words[-1] == {"de"}:
        words[-1] = _OF
    return tuple(words)


def _any_starts(words: Sequence[str], runs: Runs) -> bool:
    """Return whether some words start with one of several runs."""
    if not words:
        return False
    first = words[0]
    candidates = runs.get(first, ())
    if first[:1].isdigit() and "%" not in words[1:2]:
        candidates = (*candidates, *runs.get(_NUMBER, ()))
    return any(_starts(words, run) for run in candidates)


def _runs(cells: Row, column: str) -> Runs:
    found: dict[str, tuple[Pattern, ...]] = {}
    for run in cells.words(column, ";"):
        pattern = _pattern(run.strip())
        for first in pattern[0]:
            found[first] = (*found.get(first, ()), pattern)
    return found


def read_prepositions(text: str | None = None) -> Prepositions:
    """Read the table of prepositions.

    Args:
        text: Contents of the table; the packaged one when ``None``.

    Returns:
        The phrases.

    Raises:
        LexiconError: A row breaks the rules of the table.
    """
    found: dict[str, list[_Phrase]] = {}
    seen: set[str] = set()
    for cells in rows(PREPOSITIONS_FILE, _COLUMNS, text):
        if cells["phrase"] in seen:
            cells.fail(f"phrase {cells['phrase']!r} has two rows")
        seen.add(cells["phrase"])
        phrase = _phrase(cells)
        for first in phrase.words[0]:
            found.setdefault(first, []).append(phrase)
    return Prepositions(
        by_first={
            first: tuple(sorted(group, key=lambda phrase: -len(phrase.words)))
            for first, group in found.items()
        }
    )


def _phrase(cells: Row) -> _Phrase:
    if cells["flags"] not in ("", "weak"):
        cells.fail(f"{cells['flags']!r} is no flag; allowed: weak")
    canonical = tuple(word.split("/")[0] for word in split_words(cells["phrase"]))
    return _Phrase(
        words=_pattern(cells["phrase"], open_end=True),
        required=_runs(cells, "required"),
        excluded=_runs(cells, "excluded"),
        entry=Preposition(
            lemma=" ".join(canonical).replace("' ", "'"),
            tokens=canonical,
            role=cells.member(PrepositionRole, cells["source"]),
            weak=cells["flags"] == "weak",
            act=cells.member(Act, cells["act"]),
        ),
    )
