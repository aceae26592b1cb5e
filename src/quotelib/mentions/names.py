"""Proper names: runs of capitalised words, with particles and initials."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..models import Gender, SpeakerKind

if TYPE_CHECKING:
    from .tokens import Reader

__all__ = ["name_end", "name_gender", "name_kind", "starts_name"]

_MAX_NAME = 8


def starts_name(reader: Reader, i: int) -> bool:
    """Return whether a proper name starts at token ``i``."""
    if not reader.is_upper(i):
        return False
    token = reader.tokens[i]
    if token.form[0] == "@":
        return True
    all_capitals = len(token.form) > 1 and token.form.isupper()
    opens = _opens_sentence(reader, i)
    if reader.is_closed(i) and not (all_capitals and token.pos == "PROPN"):
        # « Le Monde », « La Tour »: the article has its capital inside a sentence only in a name.
        article = token.lower in ("le", "la", "les", "l'")
        return article and not opens and reader.is_upper(i + 1) and not reader.is_closed(i + 1)
    if not opens:
        return True
    known = (
        reader.lexicon.first_name_gender(token.form) is not None
        or reader.lexicon.is_first_name(token.form)
        or reader.lexicon.place_kind(token.form) is not None
    )
    return (
        known
        or all_capitals
        or token.pos == "PROPN"
        or (reader.is_upper(i + 1) and not reader.is_closed(i + 1))
        or (token.pos == "NOUN" and reader.lexicon.source_noun(token.lower) is None and _is_subject(reader, i))
    )


def _is_subject(reader: Reader, i: int) -> bool:
    """Return whether a verb follows at once: French common nouns want an article before them."""
    following = reader.get(i + 1)
    return following is not None and (
        following.finite or following.pos == "AUX" or reader.is_a(i + 1, "object_clitic")
        or reader.lower(i + 1) == ":"
    )


def _opens_sentence(reader: Reader, i: int) -> bool:
    return i == 0 or not any(reader.is_word(j) for j in range(i))


def name_end(reader: Reader, i: int) -> int:
    """Return the index after the last token of the name that starts at ``i``."""
    end = i + 1
    determined = reader.is_a(i - 1, "determiner") or reader.is_a(i - 1, "preposition")
    while end < len(reader.tokens) and end - i < _MAX_NAME:
        if _continues(reader, end):
            if determined and _starts_person(reader, i, end):
                break
            end += 1
            continue
        stop = _after_particles(reader, i, end)
        if stop == end:
            break
        end = stop
    return end


def _starts_person(reader: Reader, start: int, i: int) -> bool:
    """Return whether a person's name starts inside a run of capitals after an article.

    In *à l'AFP Abdel Ghalfi* and *de la Santé Nadia Benali* the first word is a name of its own.
    """
    if not reader.is_upper(i + 1) or reader.is_closed(i + 1):
        return False
    first_name = reader.lexicon.is_first_name(reader.tokens[i].form)
    earlier = any(
        reader.lexicon.is_first_name(reader.tokens[k].form) for k in range(start, i)
    )
    previous = reader.tokens[i - 1].form
    acronym = i == start + 1 and len(previous) > 1 and previous.isupper()
    return (first_name and not earlier) or (acronym and not reader.tokens[i].form.isupper())


def _continues(reader: Reader, i: int) -> bool:
    token = reader.tokens[i]
    if _glued_hyphen(reader, i) or _glued_hyphen(reader, i - 1):
        return True
    if token.form == "&" and reader.is_upper(i + 1):
        return True
    if token.form.isdigit() and reader.tokens[i - 1].form[0].isupper():
        following = reader.get(i + 1)
        return len(token.form) <= 2 and (following is None or not following.form[0].isalpha())
    if not reader.is_upper(i):
        return False
    # A capitalised function word continues a name only with a part of it behind (« La Tour »).
    return not reader.is_closed(i) or (
        reader.is_a(i, "particle") and reader.is_upper(i + 1) and not reader.is_closed(i + 1)
    )


def _glued_hyphen(reader: Reader, i: int) -> bool:
    """Return whether a token is the hyphen of a compound (*Anne-Sophie*), blanks on no side."""
    token, before, following = reader.get(i), reader.get(i - 1), reader.get(i + 1)
    return (
        token is not None
        and token.form in ("-", "\u2011", "\u2010")
        and before is not None
        and following is not None
        and before.end == token.start
        and token.end == following.start
        and following.form[0].isalnum()
    )


def _after_particles(reader: Reader, start: int, i: int) -> int:
    """Return the index after particles and one name token at ``i``, or ``i``."""
    j = i
    while j - i < 3 and reader.is_a(j, "particle"):
        j += 1
    if j == i or not reader.is_upper(j) or reader.is_closed(j):
        return i
    plain = reader.lower(i) in ("de", "d'", "du", "des", "et", "e", "y", "la", "le", "les", "el")
    if plain and not _lone_first_name(reader, start, i):
        return i
    return j + 1


def _lone_first_name(reader: Reader, start: int, end: int) -> bool:
    """Return whether what stands before a particle is first names only (« Charles de … »)."""
    return all(
        reader.lexicon.is_first_name(reader.tokens[k].form)
        or reader.is_a(k, "particle")
        or not reader.tokens[k].form[0].isalnum()
        or k > start and reader.is_a(k - 1, "particle")
        for k in range(start, end)
    )


def name_kind(reader: Reader, start: int, end: int) -> SpeakerKind:
    """Return what a name is by its form and the lexicon."""
    first = reader.tokens[start].form
    if first[0] == "@":
        return SpeakerKind.UNKNOWN
    if end - start == 1:
        place = reader.lexicon.place_kind(first)
        if place is not None:
            return place
        if first.isupper() and 1 < len(first) <= 6 and reader.lexicon.first_name_gender(first) is None:
            return SpeakerKind.ORGANISATION
    if reader.lexicon.is_first_name(first):
        return SpeakerKind.PERSON
    return SpeakerKind.PERSON if end - start > 1 else SpeakerKind.UNKNOWN


def name_gender(reader: Reader, start: int) -> Gender | None:
    """Return the gender of the first name that a name starts with."""
    return reader.lexicon.first_name_gender(reader.tokens[start].form)
