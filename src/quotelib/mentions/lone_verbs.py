"""A verb in *-e* that the taggers take for a noun or adjective of the subject before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class, closed_classes

if TYPE_CHECKING:
    from .reader import Reader

__all__ = ["is_lone_verb", "takes_object"]

_TAGS = ("NOUN", "ADJ")
"""What the tagger takes such a verb in *-e* for."""
_OPENERS = ("determiner", "numeral")
_STOPS = (".", "…", "...", "!")
_ADJECTIVES = (
    "iste",
    "aire",
    "ique",
    "able",
    "ible",
    "enne",
    "aise",
    "oise",
    "euse",
    "elle",
    "ive",
    "ale",
    "ante",
    "ente",
    "ère",
    "ète",
    "ée",
    "ie",
    "ue",
    "ace",
    "esque",
    "rice",
)
"""Endings of adjectives and participles, which few verbs have."""


def is_lone_verb(reader: Reader, start: int, i: int) -> bool:
    """Return whether a word is the verb of its sentence, which has no other for its subject.

    *Le jeune homme écoute, hausse une épaule.*; but *Le ministre socialiste juge que P.*

    Args:
        reader: The sentence.
        start: Index of the first word of a run of nouns.
        i: Index of a word of the run in *-e*.

    Returns:
        Whether it follows a noun for a person that its sentence opens with, and ends like a verb;
        or a determiner follows it, and nothing else in its clause can be the verb.
    """
    token = reader.tokens[i]
    if token.pos not in _TAGS or not token.form.islower():
        return False
    after = reader.lower(i + 1)
    if (after in closed_classes(*_OPENERS) or after.isdigit()) and takes_object(reader, i):
        return True
    before = start - 1
    if before != reader.first_word and reader.tokens[before - 1].form != ",":
        return False
    if not reader.is_person(i - 1) or reader.is_several(i - 1):
        return False
    if not reader.is_a(before, "determiner"):
        return False
    if _is_adjective(token.form):
        return False
    if reader.source_noun(i) is not None or reader.lexicon.demonym(token.form) is not None:
        return False
    return reader.tokens[-1].form in _STOPS and _has_no_other(reader, i)


def _is_adjective(word: str) -> bool:
    """Return whether a word in *-e* ends like an adjective, or is one that ends like a verb."""
    return word.endswith(_ADJECTIVES) or word in closed_class("adjective_e")


def takes_object(reader: Reader, i: int) -> bool:
    """Return whether a word has a noun phrase behind it as only the verb of a clause has.

    *Le club de Dole traverse une crise*, *la fédération du Jura compte 300 adhérents*; but *le club
    de l'entreprise la semaine prochaine*.

    Args:
        reader: The sentence.
        i: Index of a word in *-e*.

    Returns:
        Whether it does, and the clause has no other verb.
    """
    token, after = reader.tokens[i], reader.lower(i + 1)
    if token.pos not in _TAGS or not token.form.islower() or token.form[-1] != "e":
        return False
    counted = after.isdigit() or after in closed_class("numeral")
    if not counted and (after not in closed_class("determiner") or after in closed_class("of")):
        return False
    homograph = reader.is_a(i, "noun_homograph_e")
    if (counted and not homograph) or reader.is_upper(i + 1) or not reader.is_nominal(i + 2):
        return False
    if reader.is_a(i + 2, "time"):
        return False
    if not homograph and (_is_adjective(reader.lower(i)) or reader.source_noun(i) is not None):
        return False
    return reader.tokens[-1].form in _STOPS and _opens_clause(reader, i) and _ends_clause(reader, i)


def _opens_clause(reader: Reader, i: int) -> bool:
    """Return whether but one noun phrase stands before a word in its sentence, or since a comma."""
    start = i
    while start > reader.first_word and reader.is_word(start - 1):
        start -= 1
    if not (reader.is_a(start, "determiner") or reader.is_upper(start)):
        return False
    return not any(
        reader.is_finite(k) or reader.is_a(k, "subordinator", "relative", "object_clitic")
        for k in range(start, i)
        if not reader.is_a(k, "determiner")
    )


def _ends_clause(reader: Reader, i: int) -> bool:
    """Return whether no finite verb follows a word before a sign or a clause of its own."""
    for k in range(i + 1, len(reader.tokens)):
        if not reader.is_word(k) or reader.is_a(k, "subordinator", "relative"):
            return True
        if reader.is_finite(k):
            return False
    return True


def _has_no_other(reader: Reader, i: int) -> bool:
    """Return whether no verb of its sentence follows a word but those that commas join to it."""
    end, joined = i, False
    while (end := end + 1) < len(reader.tokens):
        if reader.lower(end) == ",":
            first = end + 1
            joined = reader.is_finite(first) or reader.is_a(first, "object_clitic")
        elif not joined and reader.is_finite(end):
            return False
    return True
