"""Names that stand further behind what they name (*le directeur pour l'Europe, Jonas Wik*)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..models import SpeakerKind
from .detached import is_of_person, may_take_name
from .determiners import determiners_end
from .known import known_end, known_kind
from .names import starts_name
from .nouns import nouns_end
from .own_bodies import NAMED_BODIES
from .part_ends import may_close
from .people import ARTICLES, person_at, take_apposed_name

if TYPE_CHECKING:
    from .phrase import Phrase
    from .reader import Reader

__all__ = ["take_distant_name"]

_MAX_BETWEEN = 16
_SEATED = ("à", "au", "aux", "en")
_SEATS = (SpeakerKind.ORGANISATION, SpeakerKind.PLACE)
_CHARGED = ("chargé", "nommé", "élu", "réélu", "détaché", "saisi")
_SETTLED = ("résidant", "vivant", "établis", "établi", "installés", "résidents")


def take_distant_name(reader: Reader, phrase: Phrase) -> None:
    """Take in a name that stands behind a complement or a participle.

    *Le directeur général pour l'Europe, Jonas Wik*; *le procureur de Paris, chargé du terrorisme,
    François M.*: no verb may stand between, and none after the name.

    Args:
        reader: The sentence.
        phrase: The phrase, which is changed.
    """
    if phrase.end < len(reader.tokens) and reader.tokens[phrase.end].lower in ARTICLES:
        take_apposed_name(reader, phrase)
    if reader.noun_kind(phrase.head) in NAMED_BODIES:
        _take_name_behind_en(reader, phrase)
    if not is_of_person(reader, phrase) or not may_take_name(reader, phrase):
        return
    i = phrase.end
    if reader.lower(i) in _SEATED and _take_placed_name(reader, phrase):
        return
    charged = reader.lower(i) == "," and reader.lower(i + 1).startswith(_CHARGED)
    # « le professeur à l'université de Gand, en Belgique, Luc Roux »
    placed = reader.lower(i) == "," and reader.lower(i + 1) in ("à", "au", "aux", "en", "dans")
    # « le ministre des Français établis hors du pays, Luc Roux »
    settled = reader.lower(i) in _SETTLED and reader.is_a(i + 1, "preposition")
    linked = reader.is_a(i, "preposition") or reader.lower(i) == "et"
    if not (charged or placed or settled or linked):
        return
    for comma in range(i + 1, min(i + _MAX_BETWEEN, len(reader.tokens) - 1)):
        word = reader.lower(comma)
        # « un repreneur avant mai, selon le maire, Luc Roy »: the name is another's
        stops = word in ("selon", "après") or (word != "," and not reader.is_word(comma))
        if stops or reader.is_finite(comma) or reader.is_a(comma, "relative", "subordinator"):
            return
        if word == "," and (name := person_at(reader, comma + 1)) is not None:
            if may_close(reader, name[1]):
                phrase.name, phrase.end = name, name[1]
            return


def _take_placed_name(reader: Reader, phrase: Phrase) -> bool:
    """Take in the name behind where somebody sits (*le chef des élus au Sénat Luc Roux*).

    Of two names right behind *à* the second can be but his; whom he speaks to has one.
    """
    start = determiners_end(reader, phrase.end + 1)
    if not reader.is_upper(start):
        return False
    end = known_end(reader, start) or start + 1
    kind = known_kind(reader, start, end, None) or reader.noun_kind(start)
    end += reader.pos(end) == "ADJ" and not reader.is_upper(end)
    if not reader.is_upper(end) or kind not in _SEATS:
        return False
    name = person_at(reader, end)
    if name is None:
        return False
    phrase.name, phrase.end, phrase.core_end = name, name[1], name[1]
    return True


def _take_name_behind_en(reader: Reader, phrase: Phrase) -> None:
    """Take in the name of *le quotidien en langue anglaise Harbour Morning Post*."""
    if reader.lower(phrase.end) != "en":
        return
    start, end = phrase.end + 1, nouns_end(reader, phrase.end + 1)
    name = next((i for i in range(start + 1, end - 1) if starts_name(reader, i)), None)
    if name is not None:
        phrase.name, phrase.end, phrase.core_end = (name, end), end, end
