"""Inside a noun phrase: runs of nouns, adjectives and names, their head, complements in *de*."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from ..lexicon.position import adverbial_end
from ..lexicon.words import closed_class
from ..models import SpeakerKind
from .determiners import CONTRACTED, determiners_end
from .functions import is_bare_function, is_function
from .heads import DEGREES
from .joint_complements import joined_end
from .known import is_dated, known_kind
from .lone_verbs import is_lone_verb
from .names import name_end, opens_titled, starts_name
from .offices import is_apposed_office
from .particles import is_glued_hyphen
from .posts import (
    BESIDE,
    FOR,
    past_en,
    takes_knowledge,
    takes_other,
    takes_place,
    takes_post,
)
from .quoted_traits import quoted_trait_end, quotes_anew

if TYPE_CHECKING:
    from .reader import Reader

__all__ = ["complements_end", "forced_noun", "nouns_end"]

_COORDINATORS = ("et", "ou")
_MANNERS = ("ton", "voix", "air", "trait", "sourire", "œil", "geste", "souffle", "bloc")
_WAY = "ment"
"""Ending of adverbs."""
_NEARLY = ("quasi", "quasiment", "presque")
_STILL = (*_NEARLY, "encore", "toujours", "parfois", "plutôt", "pourtant")
"""Adverbs that stand between a noun and its adjective."""
_JOINERS = frozenset({"-", *_COORDINATORS, *DEGREES, *_STILL})
"""What can go on with a run of nouns without being one."""
_STANDINGS = {
    ("par", "intérim"): (2, "intérim"),
    ("en", "ligne"): (2, "ligne"),
    ("ad", "interim"): (2, "interim"),
    ("faisant", "fonction"): (2, "fonction"),
    ("à", "la"): (3, "retraite"),
    ("sans", "portefeuille"): (2, "portefeuille"),
    ("d'", "en"): (3, "face"),
    ("d'", "à"): (3, "côté"),
}
"""How somebody holds a function, where he lives or a text stands, said right behind the noun.

The first two words, then how many there are and the last one.
"""
_ACTING = frozenset({"ff", "f.f", "a.i"})
"""Abbreviations that say that somebody holds an office for another."""
_STANDING_OPENERS = frozenset(first for first, _ in _STANDINGS)

# No phrase of the news comes near; an enumeration without end must not be read again at each noun.
_PARTICIPLES = ("é", "ée", "és", "ées")
_PLURAL = ("s", "x")
_OTHER = ("autre", "autres")
_MAX_NOUNS, _MAX_COMPLEMENTS = 60, 20


def nouns_end(reader: Reader, start: int) -> int:
    """Return where a run of nouns, adjectives and names ends.

    Args:
        reader: The sentence.
        start: Index of its first token.

    Returns:
        The index after the run; ``start`` where none stands.
    """
    end = reader.nouns_ends.get(start)
    if end is None:
        end = reader.nouns_ends[start] = _run_end(reader, start)
    return end


def _run_end(reader: Reader, start: int) -> int:
    tokens = reader.tokens
    end = start
    limit = min(len(tokens), start + _MAX_NOUNS)
    while end < limit:
        token, opens = tokens[end], end == start
        marked = token.quoted is not None and not opens and token.quoted != tokens[end - 1].quoted
        if marked and not (end - start == 1 and tokens[start].lower in _OTHER):
            # « le calendrier « précipité » », but « un autre « gilet jaune » »
            end = quoted_trait_end(reader, end)
            break
        if reader.is_upper(end):
            if not opens and reader.is_title(end) and opens_titled(reader, end):
                break  # « devant l'usine M. Pichon »
            if starts_name(reader, end):
                if not opens and _is_second_name(reader, start, end):
                    break  # « à l'AFP Abdel Ghalfi »
                end = name_end(reader, end)
                continue
        if not opens and (
            (token.lower.endswith("ant") and _governs(reader, end))
            or (token.lower.endswith(_PARTICIPLES) and is_dated(reader, end))
            or (end > start and token.form[-1] == "e" and is_lone_verb(reader, start, end))
        ):
            break
        if reader.is_nominal(end) or (
            not opens and reader.lower(end - 1) == "numéro" and _is_rank(reader, end)
        ):
            end += 1
        elif (token.lower in _JOINERS or token.lower.endswith(_WAY)) and _joins(
            reader, end, opens=opens
        ):
            end += 2
        else:
            break
    return end


def _is_second_name(reader: Reader, start: int, i: int) -> bool:
    """Return whether the name at a token follows another in a run of nouns.

    *L'ONG Oxfam*, *le Dr Oxenford*, *le Maire Luc Roy* have one name.
    """
    if not reader.is_upper(i - 1):
        return False
    if not reader.is_upper(start):
        # « à l'agence AWP Luc Roux »
        shouted = reader.tokens[i - 1].form.isupper() and reader.is_upper(i + 1)
        return shouted and known_kind(reader, i - 1, i, None) is SpeakerKind.MEDIA
    if reader.is_title(i - 1) or reader.is_a(i - 1, "acronym_noun"):
        return False
    if reader.lower(i - 2) == "," and is_apposed_office(reader, i - 1):
        return False
    return not (is_function(reader, i - 1) or is_bare_function(reader, i - 1))


def _governs(reader: Reader, i: int) -> bool:
    """Return whether a noun for people is the participle of a noun before it, with its object.

    *Une association représentant les parents*, *un communiqué disant craindre le pire*, but *le
    représentant du personnel*, *le syndicat représentant l'a dit*
    """
    noun = reader.source_noun(i - 1) is not None or reader.pos(i - 1) == "NOUN"
    if not noun or reader.is_upper(i):
        return False
    if reader.verbs[reader.lower(i + 1)].infinitive:
        return True
    if not reader.is_a(i + 1, "determiner"):
        return False
    return reader.source_noun(i) is not None and not reader.is_finite(i + 2)


def _is_rank(reader: Reader, i: int) -> bool:
    """Return whether a number says which one a noun is (*le numéro un du parti*)."""
    return reader.is_a(i, "numeral", "indefinite_article")


def _joins(reader: Reader, i: int, *, opens: bool) -> bool:
    """Return whether a token goes on with a run of nouns, or opens one, together with the next."""
    if _is_degree(reader, i) or (opens and _opens_superlative(reader, i)):
        return True
    return not opens and (
        is_glued_hyphen(reader, i)
        or _joins_adjectives(reader, i)
        or _is_way(reader, i)
        or _is_qualified(reader, i)
    )


def _is_qualified(reader: Reader, i: int) -> bool:
    """Return whether an adverb stands between a noun and its adjective or participle.

    *Des résultats quasi définitifs*, *un bilan encore provisoire*
    """
    word = reader.lower(i)
    if word not in _STILL or reader.pos(i - 1) not in ("NOUN", "ADJ"):
        return False
    said = reader.pos(i + 1) in ("ADJ", "VERB") or word in _NEARLY
    return said and reader.is_nominal(i + 1) and not reader.is_finite(i + 1)


def _is_degree(reader: Reader, i: int) -> bool:
    """Return whether an adverb of degree stands at a token with its adjective or participle.

    *Très attendu*, *des sources bien informées*
    """
    if reader.lower(i) not in DEGREES or not reader.is_nominal(i + 1):
        return False
    return reader.pos(i + 1) in ("ADJ", "VERB")


def _is_way(reader: Reader, i: int) -> bool:
    """Return whether an adverb in *-ment* stands at a token with its adjective or participle.

    *Chef doublement étoilé*, *députée nouvellement élue*; no clause goes on with it.
    """
    way = reader.lower(i).endswith(_WAY) and reader.pos(i) == "ADV"
    said = way and reader.pos(i + 1) in ("ADJ", "VERB")
    return said and reader.is_nominal(i + 1) and not reader.is_finite(i + 1)


def _opens_superlative(reader: Reader, i: int) -> bool:
    """Return whether an article makes an adjective of the word after an adverb of degree.

    *La plus haute juridiction*, *le moins connu des candidats*, whatever the tagger says.
    """
    if reader.lower(i) not in DEGREES or not reader.is_a(i - 1, "determiner"):
        return False
    return forced_noun(reader, i + 1) and (reader.is_nominal(i + 2) or reader.is_a(i + 2, "of"))


def _joins_adjectives(reader: Reader, i: int) -> bool:
    """Return whether a token joins two adjectives of one noun (*économique et sociale*).

    In the singular they share a plural, whatever the tagger says (*sources civile et policière*).
    """
    if reader.lower(i) not in _COORDINATORS or not 1 < i < len(reader.tokens) - 1:
        return False
    sorts = {reader.pos(i - 1), reader.pos(i + 1)}
    shared = reader.pos(i - 2) == "NOUN" and reader.lower(i - 2).endswith(_PLURAL)
    single = not any(reader.lower(j).endswith(_PLURAL) for j in (i - 1, i + 1))
    return sorts == {"ADJ"} or (shared and single and sorts == {"ADJ", "NOUN"})


def forced_noun(reader: Reader, i: int) -> bool:
    """Return whether a word after a determiner is a noun whatever the tagger says.

    Args:
        reader: The sentence.
        i: Index of the word.

    Returns:
        Whether it is a word that is neither of a closed class nor a form of a reporting verb, which
        none is after *au* (*au fond*).
    """
    token = reader.get(i)
    if reader.lower(i) == "personne" and reader.is_a(i - 1, "determiner"):
        return True
    return (
        token is not None
        and reader.is_word(i)
        and not reader.is_closed(i)
        and token.pos != "AUX"
        and (not reader.verbs[token.lower].inflected or reader.lower(i - 1) in CONTRACTED)
    )


def complements_end(reader: Reader, i: int) -> int:
    """Return where the complements of a noun end.

    Args:
        reader: The sentence.
        i: Index after the noun and its adjectives.

    Returns:
        The index after complements in *de*, coordinated ones among them, *en chef* and, after a
        noun that takes one, in *à*.
    """
    if reader.lower(i) not in _complement_openers():
        return i
    start = i
    for _ in range(_MAX_COMPLEMENTS):
        end = _complement_end(reader, i)
        if end == i:
            break
        i = end
    return _listed_end(reader, i) if i > start and reader.lower(i) == "," else i


def _listed_end(reader: Reader, i: int) -> int:
    """Return the index after complements that commas and *et* list, ``i`` without such a list.

    *La ministre de la Culture, du Tourisme et de l'Artisanat*
    """
    j = i
    for _ in range(_MAX_COMPLEMENTS):
        if reader.lower(j) != "," or not reader.is_a(j + 1, "of"):
            break
        end = _item_end(reader, j + 1)
        if end == j + 1:
            break
        j = end
    joined = reader.lower(j) in _COORDINATORS and reader.is_a(j + 1, "of")
    end = _item_end(reader, j) if joined and j > i else i
    return end if end > j else i


def _item_end(reader: Reader, i: int) -> int:
    """Return the index after a complement of a list and its own (*de l'Énergie du Québec*)."""
    end = _complement_end(reader, i)
    for _ in range(_MAX_COMPLEMENTS):
        further = end if reader.lower(end) in _COORDINATORS else _complement_end(reader, end)
        if end in (i, further):
            break
        end = further
    return end


@functools.cache
def _complement_openers() -> frozenset[str]:
    """Return the words that complements start with."""
    return (
        closed_class("of")
        | _STANDING_OPENERS
        | _ACTING
        | {*_COORDINATORS, *DEGREES, *BESIDE, *FOR, "auprès", "avec", "comme"}
    )


def _complement_end(reader: Reader, i: int) -> int:
    """Return the index after one complement at ``i``, ``i`` itself without one."""
    word = reader.lower(i)
    if word not in _complement_openers():
        return i
    if word in _ACTING:
        return i + 1  # « le bourgmestre ff de Dole »
    if word == "comme" and _repeats_of(reader, i):
        return _governed_end(reader, i + 1)  # « les élus de droite comme de gauche »
    standing = _STANDINGS.get((word, reader.lower(i + 1))) if word in _STANDING_OPENERS else None
    if standing is not None and reader.lower(i + standing[0] - 1) == standing[1]:
        return i + standing[0]
    return _governed_end(reader, i)


def _repeats_of(reader: Reader, i: int) -> bool:
    """Return whether *comme* or *et* joins a complement in *de* to one right before it."""
    return reader.is_a(i + 1, "of") and (reader.is_a(i - 2, "of") or reader.is_a(i - 3, "of"))


def _governed_end(reader: Reader, i: int) -> int:
    """Return the index after a noun phrase and the preposition that opens it at ``i``."""
    j, word = i, reader.lower(i)
    if word in _COORDINATORS:
        of = reader.is_a(j + 1, "of")
        # « le maire et d'autres élus »: of no noun before
        if not of or (reader.lower(j + 2) == "autres" and not _repeats_of(reader, j)):
            return joined_end(reader, j)
        j, word = j + 1, reader.lower(j + 1)
    of = word in closed_class("of")
    placed = not of and takes_place(reader, j)
    if word == "en" and not placed:
        return past_en(reader, j) or i
    if not of and not placed:
        link = takes_knowledge(reader, j) or takes_post(reader, j)
        if link is not None:
            return _complement_end(reader, link)
        if not takes_other(reader, j):
            return i
    adverbial = (word == "d'" and _tells_manner(reader, j)) or (
        not placed and adverbial_end(reader.tokens, j) is not None
    )
    j += 1 + (placed and word == "près")
    if adverbial or _is_infinitive(reader, j) or reader.lower(j).startswith("quel"):
        return i  # « s'écrie le jury d'une seule voix », « le dirigeant d'ajouter »
    after = determiners_end(reader, j)
    marked = after < len(reader.tokens) and reader.tokens[after].quoted is not None
    if marked and quotes_anew(reader, i, determined=after > j, at=after):
        return i
    end = nouns_end(reader, after)
    if end == after and (forced_noun(reader, after) or reader.is_a(after, "latter_pronoun")):
        end = after + 1  # « le fils de celle-ci »
    return end if end > after else i


def _tells_manner(reader: Reader, i: int) -> bool:
    """Return whether a manner follows *d'* (*d'un ton ferme*, *d'une petite voix*)."""
    if reader.lower(i + 1) not in ("un", "une"):
        return False
    return reader.lower(i + 2) in _MANNERS or reader.lower(i + 3) in _MANNERS


def _is_infinitive(reader: Reader, i: int) -> bool:
    """Return whether a token is an infinitive, for the lexicon or by tag and ending."""
    word = reader.lower(i)
    tagged = reader.pos(i) == "VERB" and word.endswith(("er", "ir", "re", "oir"))
    # « un chef d'orchestre », « le fabricant d'électroménager »
    noun = tagged and (reader.source_noun(i) is not None or reader.is_a(i, "sector_noun"))
    return reader.verbs[word].infinitive or (tagged and not noun)
