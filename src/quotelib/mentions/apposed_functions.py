"""Where functions end that are detached from a name (*Ada Roux, élue de Dole*)."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import Number, SpeakerKind
from .determiners import determiners_end
from .ends import bracket_close
from .nouns import complements_end, nouns_end

if TYPE_CHECKING:
    from .reader import Reader

__all__ = ["apposed_function", "functions_end", "joining", "second_function", "studies_end"]

_JOINS = frozenset({"et", "puis", "désormais", "passé", "passée", "reconverti", "reconvertie"})
_AS = ("en", "comme")
_CLOSING = (",", ")", "–", "—")
_PLACING = ("à", "au", "aux", "chez", "pour", "en", "dans", "auprès")


def apposed_function(reader: Reader, head: int, comma: int) -> tuple[int, int] | None:
    """Return the function in commas behind somebody without a name (*sa mère, infirmière à Dole,*).

    Args:
        reader: The sentence.
        head: The noun for whom it is said of.
        comma: The comma behind his description.

    Returns:
        First token and end, ``None`` where none fills the place up to the next comma or the end:
        *la mère, l'infirmière et le juge* are three.
    """
    first = comma + 1
    noun = reader.source_noun(first)
    if noun is None or noun.kind is not SpeakerKind.PERSON or noun.number is Number.PLURAL:
        return None
    if not reader.is_person(head) or reader.is_several(head) or reader.is_upper(first):
        return None
    end = functions_end(reader, nouns_end(reader, first))
    closed = reader.lower(end) in _CLOSING or not reader.is_word(end)
    if not closed or (reader.lower(end) == "," and reader.source_noun(end + 1) is not None):
        return None
    return first, end


def functions_end(reader: Reader, block: int) -> int:
    """Return the end of one or two functions with their complements and a bracket.

    Args:
        reader: The sentence.
        block: Index after the noun of the first and its adjectives.

    Returns:
        The index after them.
    """
    end = _placed_end(reader, complements_end(reader, block))
    second = second_function(reader, end) or second_function(reader, block - 1)
    if second is not None:
        end = complements_end(reader, nouns_end(reader, second))
    close = bracket_close(reader, end)
    if close is None:
        return _placed_end(reader, end)
    # « député (LR) de la Loire »
    return complements_end(reader, close + 1) if reader.is_a(close + 1, "of") else close + 1


@functools.cache
def joining() -> frozenset[str]:
    """Return the words that may join a function to the one before it (*et*, *devenue*)."""
    return _JOINS | closed_class("appointed_participle")


def second_function(reader: Reader, i: int) -> int | None:
    """Return where the second of two functions of somebody starts.

    *Ministre et ancienne maire de Dole*, *ancien joueur devenu entraîneur*, *ingénieure
    reconvertie en boulangère*.

    Args:
        reader: The sentence.
        i: Index of the word that may join it to the first.

    Returns:
        The index of its noun or of the adjective before that, ``None`` where no noun for people or
        bodies follows.
    """
    if reader.lower(i) not in joining():
        return None
    joined = reader.lower(i) == "et"
    start = i + 1 if joined else determiners_end(reader, i + 1 + (reader.lower(i + 1) in _AS))
    # « et ancienne maire de Dole »
    noun = start + (reader.source_noun(start) is None and reader.is_a(start, "before_role"))
    known = reader.noun_kind(noun)
    return None if known is None or not (joined or known is SpeakerKind.PERSON) else noun


def _placed_end(reader: Reader, i: int) -> int:
    """Return the end of a complement that a sign closes with its function.

    *Luc Roux, économiste chez Azur, …*; *Ève Noël, livreuse à vélo, …*: where no sign follows it,
    nor a second function, it may belong to the verb (*dit Luc Roux, maire de Dole, à la presse*).
    """
    if reader.lower(i) not in _PLACING:
        return i
    start = determiners_end(reader, i + 1)
    end = complements_end(reader, nouns_end(reader, start))
    addressed = reader.noun_kind(start) not in (None, SpeakerKind.ORGANISATION)
    closed = reader.lower(end) in _CLOSING or second_function(reader, end) is not None
    closed = closed and end > start
    return end if closed and not addressed and not reader.is_a(start, "time") else i


def studies_end(reader: Reader, i: int) -> int | None:
    """Return the end of what a pupil or student is in (*en L1 de droit*, *en deuxième année*).

    Args:
        reader: The sentence.
        i: Index of *en*.

    Returns:
        The index after it, ``None`` where something else stands there.
    """
    year = reader.lower(i + 2) == "année" or reader.lower(i + 1) == "année"
    if not year and not reader.is_a(i + 1, "study_level"):
        return None
    end = i + 2 + (reader.lower(i + 2) == "année")
    if reader.is_a(end, "of"):
        return complements_end(reader, end)
    return nouns_end(reader, end) if reader.is_nominal(end) else end
