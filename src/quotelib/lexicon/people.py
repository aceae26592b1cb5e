"""People whom the press calls by their names alone, and the offices that they held."""

from __future__ import annotations

import functools
from collections import defaultdict
from typing import TYPE_CHECKING

from .files import rows
from .folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["PEOPLE_FILE", "offices_held"]

PEOPLE_FILE = "known_people.tsv"


def _key(name: str) -> str:
    return fold(name).replace("-", " ")


@functools.cache
def _held() -> Mapping[str, Sequence[tuple[str, int]]]:
    """Return the offices of each holder by his name, and which of its holders he was."""
    found = defaultdict[str, list[tuple[str, int]]](list)
    for cells in rows(PEOPLE_FILE, ("office", "holders")):
        for at, holder in enumerate(cells["holders"].split(";")):
            for name in holder.split("/"):
                offices = cells["office"].split("/")
                found[_key(name.strip())] += [(office, at) for office in offices]
    return found


def offices_held(names: Iterable[str]) -> Mapping[str, Sequence[str]]:
    """Return the offices that some of those named in a text hold, as everybody knows.

    Args:
        names: Full names.

    Returns:
        Name → offices; of several who held one only the last has it.

    Example:
        >>> from quotelib.lexicon.people import offices_held
        >>> dict(offices_held(["Barack Obama", "Donald Trump", "Ada Roux"]))
        {'Donald Trump': ['président des États-Unis', 'président américain']}
    """
    last: dict[str, tuple[int, str]] = {}
    for name in names:
        for office, at in _held().get(_key(name), ()):
            if office not in last or last[office][0] < at:
                last[office] = at, name
    found = defaultdict[str, list[str]](list)
    for office, (_, name) in last.items():
        found[name].append(office)
    return found
