"""Names of bodies that call to something or say yes or no: *Sauvons la baie*, *Non au péage*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .known import BODIES

if TYPE_CHECKING:
    from .reader import Reader

__all__ = ["call_end", "is_slogan"]

_MAX_NAME = 8
_CALLS = ("ons", "ez")
_SLOGANS = ("stop", "halte", "touche", "debout")
_IN_SLOGANS = ("à", "au", "aux", "pas")


def call_end(reader: Reader, i: int) -> int:
    """Return the end of a body's name that calls to something (*le collectif Sauvons la baie*).

    Args:
        reader: The sentence.
        i: Index of the token that the name starts with.

    Returns:
        The index after its last token, that after the first for any other name.
    """
    end = i + 1
    if not (reader.lower(i).endswith(_CALLS) or is_slogan(reader, i)):
        return end
    if reader.noun_kind(i - 1) not in BODIES:
        return end
    while end - i < _MAX_NAME and (
        reader.is_a(end, "determiner", "of")
        or reader.lower(end) in _IN_SLOGANS
        or reader.is_nominal(end)
    ):
        end += 1
    return end


def is_slogan(reader: Reader, i: int) -> bool:
    """Return whether a body's name says yes or no (*Non au péage*, *Touche pas à ma forêt*).

    Args:
        reader: The sentence.
        i: Index of the token that the name starts with.

    Returns:
        Whether it does.
    """
    if not reader.is_upper(i) or reader.noun_kind(i - 1) not in BODIES:
        return False
    return reader.is_a(i, "answer_word") or reader.lower(i) in _SLOGANS
