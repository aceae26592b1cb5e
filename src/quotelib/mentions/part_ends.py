"""Where what is detached from a noun phrase may end: at a sign, or where an adjunct opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..models import SpeakerKind

if TYPE_CHECKING:
    from .phrase import Phrase
    from .reader import Reader

__all__ = ["may_close", "names_subject"]

_ARTICLES = ("le", "la", "l'")

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


def names_subject(reader: Reader, phrase: Phrase, first: int, end: int) -> bool:
    """Return whether a name behind a subject is its own, though no comma stands behind it.

    *La maire de Dole, Ada Roux a annoncé que P*, *ce que la maire, Ada Roux a dit*; a name behind
    an adjunct is the subject (*Devant la maire, Ada Roux a dit*).

    Args:
        reader: The sentence.
        phrase: The phrase.
        first: Index after its comma.
        end: Index after what stands there.
    """
    start = phrase.first
    if phrase.name is not None or phrase.head is None or not reader.is_upper(first):
        return False
    opens = start == reader.first_word or reader.lower(start - 1) in ("que", "qu'")
    if not opens or reader.lower(start) not in _ARTICLES or end - first == 1:
        return False
    named = all(reader.is_upper(i) for i in range(first, end))
    verb = end + reader.is_a(end, "object_clitic")
    singular = reader.is_finite(verb) and not reader.lower(verb).endswith("nt")
    return named and singular and reader.noun_kind(phrase.head) is SpeakerKind.PERSON


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
