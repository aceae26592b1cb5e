"""Fixed descriptions of bodies that are known by them: *la marque au losange* is Renault."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from .files import rows
from .folding import fold, normalise

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["BYNAMES_FILE", "bodies_called"]

BYNAMES_FILE = "bynames.tsv"
_COLUMNS = ("byname", "names")


@functools.cache
def _bynames() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Return the names of bodies by what they are called, that by its first word."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for cells in rows(BYNAMES_FILE, _COLUMNS):
        byname = fold(normalise(cells["byname"]))
        found.setdefault(byname.partition(" ")[0], {})[byname] = cells.words("names", " / ")
    return found


def bodies_called(noun: str, text: str) -> tuple[str, ...]:
    """Return the names of the body that a text calls by a fixed description.

    Args:
        noun: The noun that the text starts with, as it stands there.
        text: The text from that noun on.

    Returns:
        Its names, none for other descriptions; of two that fit, those of the longer one.
    """
    bynames = _bynames().get(fold(noun))
    if bynames is None:
        return ()
    said = fold(normalise(text))
    fitting = [one for one in bynames if _opens(said, one)]
    return bynames[max(fitting, key=len)] if fitting else ()


def _opens(said: str, byname: str) -> bool:
    """Return whether a text starts with a description, and with no longer word."""
    return said.startswith(byname) and not said[len(byname) :][:1].isalpha()
