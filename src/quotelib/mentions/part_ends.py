"""Where what is detached from a noun phrase may end: at a sign, or where an adjunct opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .reader import Reader

__all__ = ["may_close"]

# What may follow a detached part without a comma after it.
_AFTER_PART = ("preposition", "relative", "adverb", "conjunction", "subordinator")


def may_close(reader: Reader, i: int) -> bool:
    """Return whether a detached part may end before token ``i``.

    Args:
        reader: The sentence.
        i: Index of the token.
    """
    if not reader.is_word(i):
        return True
    if _is_verbal(reader, i) or not reader.is_a(i, *_AFTER_PART):
        return False
    # « À la barre, Luc Mercier s'est défendu »: the name is the subject
    if reader.is_a(i, "object_clitic") and _is_verbal(reader, i + 1):
        return reader.lower(i + 1).endswith("ant")  # « a dit le maire, Luc Roy en sortant »
    return not reader.is_a(i, "time", "preposition") or not _waits_for_verb(reader, i)


def _waits_for_verb(reader: Reader, i: int) -> bool:
    """Return whether a part goes on up to a verb (*Selon X, l'homme arrêté mardi à Dole a nié*)."""
    while reader.is_word(i) and not reader.is_a(i, "relative", "conjunction", "subordinator"):
        if reader.is_finite(i):
            return True
        i += 1
    return False


def _is_verbal(reader: Reader, i: int) -> bool:
    """Return whether a token is a verb to the tagger or by its form."""
    return reader.is_finite(i) or reader.pos(i) in ("VERB", "AUX")
