"""Complements in other prepositions than *de*: where somebody works, what a body is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.position import adverbial_end
from ..lexicon.words import closed_class, posted_participles
from ..models import SpeakerKind
from .determiners import CONTRACTED, determiners_end
from .heads import DEGREES
from .known import BODIES, known_kind

if TYPE_CHECKING:
    from .reader import Reader

__all__ = [
    "BESIDE",
    "FOR",
    "past_en",
    "takes_cause",
    "takes_knowledge",
    "takes_other",
    "takes_place",
    "takes_post",
]

_SOURCES = ("source", "sources")
_IN = ("à", "au", "aux")
_PEOPLE = (SpeakerKind.PERSON, SpeakerKind.GROUP)
_SCIENCES = ("logie", "graphie", "nomie", "thérapie", "sécurité", "chimie", "physique", "isme")
_STUDIES = ("recherche", "recherches", "études", "formation")
_TO_LAND = (*_IN, "en")
_WHERE = (*_TO_LAND, "dans", "chez")
BESIDE = (*_WHERE, "sur", "sous", "devant", "derrière", "entre", "près")
"""Prepositions that say where somebody or something is."""
_FAR_HEAD = 6
_FAR_PURPOSE = 9
FOR = ("pour", "contre")
"""Prepositions that say what a body is for."""
_OF_TOWNS = ("maire", "bourgmestre", "préfet", "gouverneur")
_DEFINITE = ("le", "la", "l'", "les")
_OPPOSED = (None, SpeakerKind.DOCUMENT, SpeakerKind.ORGANISATION)
"""What people may be against."""
_WRITTEN_ON = ("written_surface", "airwaves", "speech_carrier", "speaking_station", "message_noun")
"""Classes of what one speaks on or writes on."""
_ONLINE = ("réseau", "réseaux", "site", "page", "compte", "blog", "chaîne", "canal")
_TIMES = ("phase_noun", "setting_noun", "circumstance_noun", "time")


def takes_place(reader: Reader, i: int) -> bool:
    """Return whether a participle says where somebody or something is.

    *L'ONG basée à Genève*, *les habitants massés devant la mairie*, *l'affiche collée sur la
    porte*; without one *sur place* says so of somebody new (*un responsable sur place*).
    """
    word = reader.lower(i)
    if word == "sur" and reader.lower(i + 1) == "place":
        return reader.is_a(i - 2, "indefinite_article") and reader.source_noun(i - 1) is not None
    if word not in BESIDE or reader.lower(i + 1) == "partir":
        return False
    if word == "dans" and reader.is_a(determiners_end(reader, i + 1), "message_noun"):
        return False  # « dit le Haut-Commissariat aux réfugiés dans un communiqué »
    participle = reader.lower(i - 1)
    if participle in posted_participles():
        return True
    stem = participle.removesuffix("s").removesuffix("e")
    return word in (*_WHERE, "près") and stem in closed_class("placed_participle")


def takes_knowledge(reader: Reader, i: int) -> int | None:
    """Return the *de* after which stands what a source knows or belongs to, ``None`` without one.

    *Une source bien au fait du dossier*, *une source au sein du parti*
    """
    at = i + 1 if reader.lower(i) in DEGREES else i
    inside = reader.lower(at) == "au" and reader.lower(at + 1) in ("fait", "sein", "courant")
    if not inside or not reader.is_a(at + 2, "of"):
        return None
    return at + 2 if any(reader.lower(k) in _SOURCES for k in (i - 1, i - 2)) else None


def takes_post(reader: Reader, i: int) -> int | None:
    """Return the *de* of *auprès de* where it says with whom somebody holds a post.

    *Le secrétaire d'État auprès du ministre*, *l'ambassadrice auprès de l'ONU*; after other nouns,
    and before a paper, it says to whom somebody speaks (*dit la juge auprès de l'AFP*).
    """
    if reader.lower(i) != "auprès" or not reader.is_a(i + 1, "of"):
        return None
    if _names_medium(reader, determiners_end(reader, i + 2)):
        return None
    return i + 1 if any(reader.is_a(k, "posted_head") for k in (i - 1, i - 2)) else None


def _is_posted(reader: Reader, i: int) -> bool:
    """Return whether *à* says where somebody works (*le directeur de recherche à l'Inserm*).

    Whom somebody speaks to is a person or a paper instead (*dit le médecin à la famille*).
    """
    start = determiners_end(reader, i + 1)
    body = reader.is_upper(start) or reader.noun_kind(start) is SpeakerKind.ORGANISATION
    if not body or _names_medium(reader, start):
        return False
    for k in range(i - 1, max(-1, i - _FAR_HEAD), -1):
        noun = reader.source_noun(k)
        if reader.is_a(k, "locative_head"):
            return True
        if noun is not None and noun.kind is SpeakerKind.PERSON:
            told = _is_first_name(reader, start)
            return not told and (
                noun.locative or reader.lower(k - 1) == ","
            )  # « X, sergent au GIP »
        if not reader.is_nominal(k) and not reader.is_a(k, "of") and reader.lower(k) != "en":
            return False
    return False


def _is_first_name(reader: Reader, i: int) -> bool:
    """Return whether a name is somebody's first and no place's (*répond le juge à Tiago*)."""
    return reader.is_first_name(i) and reader.lexicon.place_kind(reader.tokens[i].form) is None


def _names_medium(reader: Reader, i: int) -> bool:
    """Return whether a noun or name at a token is that of a paper, channel or agency."""
    known = known_kind(reader, i, i + 1, None) if reader.is_upper(i) else None
    return SpeakerKind.MEDIA in (known, reader.noun_kind(i))


def _takes_mission(reader: Reader, i: int) -> bool:
    """Return whether a preposition says to what country somebody is sent, before his name.

    *L'émissaire de l'ONU en Haïti Ada Roux*, *la représentante de l'UE à Dole, Ada Roux*

    Args:
        reader: The sentence.
        i: Index of the preposition.

    Returns:
        Whether it belongs to a noun for who speaks abroad.
    """
    if not reader.is_upper(i + 1):
        return False
    after = i + 2 + (reader.lower(i + 2) == ",")
    if not reader.is_upper(after) or not (after > i + 2 or reader.is_first_name(after)):
        return False
    for k in range(i - 1, max(-1, i - _FAR_PURPOSE), -1):
        if reader.is_a(k, "sent_noun"):
            return True
        if not (reader.is_nominal(k) or reader.is_a(k, "of", "determiner")):
            return False
    return False


def takes_other(reader: Reader, i: int) -> bool:
    """Return whether a preposition that is not *de* opens a complement of the noun before it.

    Args:
        reader: The sentence.
        i: Index of the preposition.

    Returns:
        Whether it says where or for what somebody works, at which court, or with whom.
    """
    return (
        (_takes_topic if reader.lower(i) == "sur" else _takes_locative)(reader, i)
        or takes_cause(reader, i)
        or _takes_court(reader, i)
        or _takes_partner(reader, i)
        or (reader.tokens[i].lower in _TO_LAND and _takes_mission(reader, i))
    )


def _takes_partner(reader: Reader, i: int) -> bool:
    """Return whether *avec* says with whom somebody deals (*chargé des liens avec l'État*)."""
    if reader.lower(i) != "avec":
        return False
    at = next((k for k in (i - 1, i - 2) if reader.is_a(k, "bond_noun")), None)
    if at is None:
        return False
    if reader.is_a(at - 1, "of") or reader.lower(at - 1) in CONTRACTED:
        return True
    return reader.is_a(at - 1, "determiner") and reader.is_a(at - 2, "of")


def _takes_locative(reader: Reader, i: int) -> bool:
    """Return whether a complement in *à* belongs to the noun before it.

    *L'adjoint aux sports*; a source is at whatever can speak (*une source à la gendarmerie*).
    """
    if reader.lower(i) not in _IN:
        return False
    near = {reader.lower(i - 1), reader.lower(i - 2)}
    if not near.isdisjoint(closed_class("locative_head")):
        return True
    if reader.is_a(i - 3, "locative_head") and known_kind(reader, i - 2, i, None) in BODIES:
        return True  # « la candidate Lutte ouvrière à la mairie »
    if _is_posted(reader, i) or _names_duty(reader, i):
        return True
    if reader.lower(i - 1) in closed_class("aid_noun"):
        return _is_helped(reader, i)
    if not near.isdisjoint(closed_class("attending_head")):
        return _is_attended(reader, i)
    if not any(reader.lower(k) in _SOURCES for k in (i - 1, i - 2)):
        return False
    start = determiners_end(reader, i + 1)
    if _names_medium(reader, start):
        return False  # « a dit une source à l'AFP »: to whom
    named = reader.is_upper(i + 1) or reader.is_upper(i + 2)
    return named or reader.source_noun(start) is not None


def _takes_court(reader: Reader, i: int) -> bool:
    """Return whether *près* and an article say at which court (*le procureur près la cour*).

    Whatever is near takes *de*.
    """
    return reader.lower(i) == "près" and reader.lower(i + 1) in _DEFINITE


def _names_duty(reader: Reader, i: int) -> bool:
    """Return whether *à* says what a service looks after (*la police aux frontières*).

    Nobody speaks to such a thing (*dit la police aux frontières*), nor to what an officer of a body
    sees to (*la vice-présidente à la négociation*).
    """
    start = determiners_end(reader, i + 1) if reader.lower(i) == "à" else i + 1
    if reader.is_a(start, "duty"):
        return reader.is_nominal(i - 1) and not reader.is_upper(i + 1)
    if not reader.is_a(start, "office_duty"):
        return False
    people = (reader.source_noun(k) for k in (i - 1, i - 2, i - 3))
    return any(
        noun is not None and noun.kind is SpeakerKind.PERSON and noun.masculine not in _OF_TOWNS
        for noun in people
    )


def _takes_topic(reader: Reader, i: int) -> bool:
    """Return whether *sur* says what a body studies (*le centre de recherche sur le climat*).

    Where it speaks is a network, a page or a wall instead (*dit la commission d'enquête sur X*).
    """
    if reader.lower(i - 1) not in closed_class("topic_noun") or not reader.is_a(i - 2, "of"):
        return False
    start = determiners_end(reader, i + 1)
    if start == i + 1 or reader.is_upper(start) or reader.is_a(i + 1, "possessive"):
        return False
    online = reader.lower(start) in _ONLINE or reader.is_a(start, *_WRITTEN_ON)
    return not online and not _names_medium(reader, start)


def _is_helped(reader: Reader, i: int) -> bool:
    """Return whether *à* says whom or what a body helps, resists or opens a way to.

    *Le comité de soutien aux réfugiés*, *l'association d'aide à la personne*; but *dit le comité de
    soutien à l'AFP*.
    """
    if not reader.is_a(i - 2, "of"):
        return False
    start = determiners_end(reader, i + 1) if reader.lower(i) == "à" else i + 1
    return not reader.is_upper(start) and not _names_medium(reader, start)


def _is_attended(reader: Reader, i: int) -> bool:
    """Return whether *à* says in what event people take part (*des participants à la marche*).

    Whom they speak to is a person or body instead (*confie un participant à la presse*); those who
    are against something may be so of a body (*les opposants au régime*).
    """
    event = determiners_end(reader, i + 1) if reader.lower(i) == "à" else i + 1
    if reader.is_upper(event) or not reader.is_nominal(event) or reader.is_a(event, *_TIMES):
        return False  # « confie un participant à la sortie »
    opposed = reader.is_a(i - 1, "opposing_head")
    unheard = reader.noun_kind(event) in (_OPPOSED if opposed else (None,))
    return unheard or reader.is_a(event, "occasion_noun")


def takes_cause(reader: Reader, i: int) -> bool:
    """Return whether *pour* or *contre* says what a body is for (*la Ligue contre le bruit*).

    Args:
        reader: The sentence.
        i: Index of the token.

    Returns:
        Whether it belongs to the noun before, or to one with a capital further on (*le Programme
        des Nations unies pour le développement*).
    """
    if reader.lower(i) not in FOR:
        return False
    if any(reader.is_a(k, "cause_head") for k in (i - 1, i - 2)):
        return True
    if reader.is_a(i + 1, "possessive") or adverbial_end(reader.tokens, i) is not None:
        return False  # « le Conseil pour sa part », « la Fondation pour l'instant »
    for k in range(i - 1, max(-1, i - _FAR_PURPOSE), -1):
        if reader.is_a(k, "purpose_head") and reader.is_upper(k):
            return True
        joint = reader.lower(k) in (*FOR, "et") or reader.is_a(k, "of", "determiner")
        unites = reader.is_upper(k - 1) and not reader.is_finite(k)  # « Nations unies »
        if not joint and not unites and not reader.is_nominal(k):
            return False
    return False


def past_en(reader: Reader, j: int) -> int | None:
    """Return the index after what *en* adds to a noun (*chef en second*, *émissaire en Libye*).

    Args:
        reader: The sentence.
        j: Index of *en*.

    Returns:
        The index, ``None`` where it adds nothing.
    """
    if reader.is_a(j + 1, "function_in_en") or _takes_mission(reader, j):
        return j + 2
    return _takes_manner(reader, j)


def _takes_manner(reader: Reader, i: int) -> int | None:
    """Return the end of *en* with bare words for what people wear or do, ``None`` without one.

    *Des manifestants en gilets jaunes*, *des taxis en colère*, *une doctorante en droit*: it
    belongs to the people who stand before, and no date or place does.
    """
    field = reader.is_a(i + 1, "field_noun") or reader.lower(i + 1).endswith(_SCIENCES)
    if not field and not reader.is_a(i + 1, "manner_noun"):
        return None
    people = any(reader.noun_kind(k) in _PEOPLE for k in (i - 1, i - 2))
    if not people and not (field and reader.lower(i - 1) in _STUDIES):
        return None
    end = i + 2
    while reader.pos(end) == "ADJ" or (
        field and reader.is_nominal(end) and not reader.is_upper(end)
    ):
        end += 1
    return end
