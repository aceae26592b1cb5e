"""Where functions end that are detached from a name (*Ada Roux, élue de Dole*)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..models import SpeakerKind
from .determiners import determiners_end
from .ends import bracket_close
from .nouns import complements_end, nouns_end

if TYPE_CHECKING:
    from .reader import Reader

__all__ = ["functions_end", "studies_end"]

_PLACING = ("à", "au", "aux", "chez", "pour", "en", "dans", "auprès")


def functions_end(reader: Reader, block: int) -> int:
    """Return the end of one or two functions with their complements and a bracket.

    Args:
        reader: The sentence.
        block: Index after the noun of the first and its adjectives.

    Returns:
        The index after them.
    """
    end = complements_end(reader, block)
    adjective = reader.is_a(end + 1, "before_role")  # « et ancienne maire de Dole »
    second = end + 2 if adjective else end + 1
    if reader.lower(end) == "et" and reader.source_noun(second) is not None:
        end = complements_end(reader, nouns_end(reader, second))
    close = bracket_close(reader, end)
    if close is None:
        return _placed_end(reader, end)
    # « député (LR) de la Loire »
    return complements_end(reader, close + 1) if reader.is_a(close + 1, "of") else close + 1


def _placed_end(reader: Reader, i: int) -> int:
    """Return the end of a complement that a sign closes with its function.

    *Luc Roux, économiste chez Azur, …*; *Ève Noël, livreuse à vélo, …*: where no sign follows it,
    it may belong to the verb (*dit Luc Roux, maire de Dole, à la presse*).
    """
    if reader.lower(i) not in _PLACING:
        return i
    start = determiners_end(reader, i + 1)
    end = complements_end(reader, nouns_end(reader, start))
    addressed = reader.noun_kind(start) not in (None, SpeakerKind.ORGANISATION)
    closed = reader.lower(end) in (",", ")") and end > start
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
