"""A verb in *-e* that the taggers take for a noun or adjective of the subject before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class

if TYPE_CHECKING:
    from .reader import Reader

__all__ = ["is_lone_verb"]

_TAGS = ("NOUN", "ADJ")
"""What the tagger takes such a verb in *-e* for."""
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
        Whether it follows a noun for a person that its sentence opens with, and ends like a verb.
    """
    token = reader.tokens[i]
    if token.pos not in _TAGS or not token.form.islower():
        return False
    before = start - 1
    if before != reader.first_word and reader.tokens[before - 1].form != ",":
        return False
    if not reader.is_person(i - 1) or reader.is_several(i - 1):
        return False
    if not reader.is_a(before, "determiner"):
        return False
    if token.form.endswith(_ADJECTIVES) or token.form in closed_class("adjective_e"):
        return False
    if reader.source_noun(i) is not None or reader.lexicon.demonym(token.form) is not None:
        return False
    return reader.tokens[-1].form in _STOPS and _has_no_other(reader, i)


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
