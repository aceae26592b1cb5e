"""When two annotations speak of the same words, the same mention, the same speaker."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence  # attrs reads the annotations
from itertools import accumulate
from typing import TYPE_CHECKING

import attrs

from ..models import SpeakerKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .annotations import Annotation, Entity

__all__ = ["Ruler", "pairs", "same_mention", "same_speaker", "touch"]

Interval = tuple[int, int]

LEAST_OVERLAP = 0.3
"""Contents that share less are not two readings of one quotation."""

_SAME_MENTION = 0.5
_SHORTEST_PART = 4  # characters of a mention that stands for a longer one
_SAME_NAME = 0.65

_ELIDED = re.compile(r"\b[ld]'")
_WORD = re.compile(r"[^\W_]+")
# Words that come and go in a name: articles, forms of address, possessives.
_SMALL_WORDS = frozenset(
    (
        *("le", "la", "les", "un", "une", "des", "de", "du", "et"),
        *("m", "mm", "mme", "mr", "dr", "monsieur", "madame"),
        *("son", "sa", "ses", "leur"),
    )
)


@attrs.frozen(kw_only=True)
class Ruler:
    """Measures stretches of one text by their letters and digits.

    Marks, blanks and punctuation at the edges of a content are matters of taste; its words are not.

    Attributes:
        before: For each offset, how many letters and digits stand before it.
    """

    before: Sequence[int]

    @classmethod
    def of(cls, text: str) -> Ruler:
        """Return the ruler for a text."""
        return cls(before=list(accumulate(map(str.isalnum, text), initial=0)))

    def length(self, intervals: Iterable[Interval]) -> int:
        """Return how many letters and digits stand in disjoint intervals."""
        return sum(self.before[end] - self.before[start] for start, end in intervals)

    def overlap(self, one: Iterable[Interval], other: Iterable[Interval]) -> float:
        """Return the share of what either holds that both hold (intersection over union)."""
        left, right = _disjoint(one), _disjoint(other)
        common = self.length(_common(left, right))
        # Two stretches without a letter share nothing, even where they are the same.
        return common / (self.length(left) + self.length(right) - common) if common else 0.0


def _disjoint(intervals: Iterable[Interval]) -> list[Interval]:
    """Return intervals in order, those that meet made one."""
    found: list[Interval] = []
    for start, end in sorted(intervals):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _common(one: Sequence[Interval], other: Sequence[Interval]) -> list[Interval]:
    """Return what two sequences of disjoint intervals share."""
    pieces = ((max(a, c), min(b, d)) for a, b in one for c, d in other)
    return [(start, end) for start, end in pieces if start < end]


def touch(one: Sequence[Interval], other: Sequence[Interval]) -> bool:
    """Return whether two sequences of intervals share a character."""
    return bool(_common(one, other))


def same_mention(gold: Interval | None, found: Interval | None) -> bool:
    """Return whether two mentions are one: half of their characters, or one inside the other."""
    if gold is None or found is None:
        return gold is found
    common = min(gold[1], found[1]) - max(gold[0], found[0])
    if common <= 0:
        return False
    lengths = sorted((gold[1] - gold[0], found[1] - found[0]))
    union = sum(lengths) - common
    return common >= _SAME_MENTION * union or common == lengths[0] >= _SHORTEST_PART


def same_speaker(name: str | None, entity: Entity | None, found: str | None) -> bool:
    """Return whether a predicted name is the one of the gold's speaker.

    Args:
        name: The gold's name; ``None`` where the text does not tell, so that nothing is wrong.
        entity: What the gold says of the one of that name.
        found: The predicted name.
    """
    if name is None:
        return True
    if found is None:
        return False
    is_person = entity is not None and entity.kind is SpeakerKind.PERSON
    names = (name, *(entity.aliases if entity else ()))
    return any(_same_name(one, found, is_person=is_person) for one in names)


def _same_name(gold: str, found: str, *, is_person: bool) -> bool:
    """Return whether two names are one: most words, or for persons the last one and no other."""
    left, right = _words(gold), _words(found)
    if left == right:
        return True
    one, other = set(left), set(right)
    common = len(one & other)
    if is_person and common and left[-1] == right[-1] and (one <= other or other <= one):
        return True
    return common > 0 and 2 * common >= _SAME_NAME * (len(one) + len(other))


def _words(name: str) -> list[str]:
    """Return the words of a name, without case, accents, articles and forms of address."""
    plain = unicodedata.normalize("NFKD", name.replace("’", "'").lower())
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    words = _WORD.findall(_ELIDED.sub(" ", plain))
    return [word for word in words if word not in _SMALL_WORDS] or words


def pairs(
    ruler: Ruler, gold: Sequence[Annotation], found: Sequence[Annotation]
) -> dict[int, tuple[int, float]]:
    """Pair annotations one to one, the closest contents first.

    Where two gold quotations have one content, the required one goes before the optional one, then
    the one with the same source.

    Args:
        ruler: The ruler of the text.
        gold: The quotations of the annotator.
        found: The quotations of the system.

    Returns:
        For each paired gold quotation, by position, the other's position and their overlap.
    """
    close = []
    for i, expected in enumerate(gold):
        for j, other in enumerate(found):
            overlap = ruler.overlap(expected.content, other.content)
            if overlap >= LEAST_OVERLAP:
                elsewhere = not same_mention(expected.source, other.source)
                close.append((-overlap, expected.optional, elsewhere, i, j))
    paired: dict[int, tuple[int, float]] = {}
    taken: set[int] = set()
    for distance, _, _, i, j in sorted(close):
        if i not in paired and j not in taken:
            paired[i] = (j, -distance)
            taken.add(j)
    return paired
