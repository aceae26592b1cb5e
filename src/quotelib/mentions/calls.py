"""Names of bodies that go on in small letters: *Sauvons la baie*, *Morel et fils*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .known import BODIES, known_kind
from .lone_verbs import takes_object

if TYPE_CHECKING:
    from .reader import Reader

__all__ = ["call_end", "friends_end", "is_slogan", "partners_end"]

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
    if reader.noun_kind(i - 1) not in BODIES:
        return end
    if not (reader.lower(i).endswith(_CALLS) or is_slogan(reader, i)):
        return end
    while end - i < _MAX_NAME and (
        reader.is_a(end, "determiner", "of")
        or reader.lower(end) in _IN_SLOGANS
        or (reader.is_nominal(end) and not takes_object(reader, end))
    ):
        end += 1
    return end


def partners_end(reader: Reader, end: int) -> int:
    """Return where the name of a firm ends that says who has a share in it (*Morel et fils*).

    Args:
        reader: The sentence.
        end: Index after the name, of *et*.

    Returns:
        The index after the partners; ``end`` itself without any.
    """
    return end + 2 if reader.is_a(end + 1, "partner_noun") else end


def friends_end(reader: Reader, i: int, end: int) -> int:
    """Return where the name of a body ends that says of what its members are friends.

    *Selon Les Amis du lac, …*: inside a sentence the capital of the article shows that all of it is
    a name.

    Args:
        reader: The sentence.
        i: Index of the article that the name starts with, *Les*.
        end: Index after its only noun.

    Returns:
        The index after its complement; ``end`` itself without one, and for a known body.
    """
    if i <= reader.first_word or not reader.is_a(end, "of") or reader.is_a(end + 1, "time"):
        return end
    after = end
    while after - i < _MAX_NAME and (
        reader.is_a(after, "determiner", "of")
        or (reader.is_nominal(after) and not reader.is_upper(after))
    ):
        after += 1
    known = known_kind(reader, i + 1, end, "les") is not None
    return end if known or reader.is_a(after - 1, "determiner", "of") else after


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
