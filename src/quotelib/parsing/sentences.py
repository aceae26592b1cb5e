"""Where sentences of the frame begin, by signs alone: no model is asked."""

from __future__ import annotations

import functools
from importlib import resources
from typing import TYPE_CHECKING

import regex

from .frame import PLACEHOLDER

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

__all__ = ["OPENER", "sentence_starts"]

_STOP = regex.compile(
    # Read from the first of several signs only, so that a long row of dots is read once.
    r"(?<![.!?…])(?P<stop>[.!?…]+)[\"»”')\]*]*\s+(?=[\p{Lu}\p{Lt}\d(\[«“\"—–•-])"
    rf"|(?P<quoted>{PLACEHOLDER})\s*(?=[\p{{Lu}}(\[—–]|-\s?\p{{Lu}})"
    # The hour of an entry is no part of what the entry says: « 8h50 – Le pont rouvre, dit-il. »
    r"|(?:\A|(?<=[.!?…»”\")]\s))\d{1,2}(?:h(?:\d\d)?|:\d\d)(?:\s?[–—:]|\s-)\s+"
    r"(?=[\p{Lu}\p{Lt}\d(\[«“\"])(?!\d{1,2}[h:])"
    # A heading without a stop runs into its text: « La plage rouvre Selon la mairie, … »
    r"|(?<=\p{Ll} )(?=(?:Selon|D['’]après|Mais|Ils)\s)"
)
_LAST_WORD = regex.compile(r"[\p{L}°]+$")
OPENER = (
    r"(?:Les?|La|L'|Ils?|Elles?|On|Une?|Des?|Du|Mais|Et|Or|En|Dans|Pour|Selon|D'|Ce|Cette|Ces|C'|"
    r"Son|Sa|Ses|Leurs?|Au|Aux|À|A|Cela)(?:\s|(?<='))"
)
"""A word that opens sentences more often than it belongs to a name, and what parts it from more."""

# The network X is no initial, nor is whom nobody knows: *publié sur X.*, *porte plainte contre X.*
_NETWORK = regex.compile(r"\b(?:contre|sur|via|comptes?|réseau(?: social)?|plateforme) X$")
_OPENING = regex.compile(OPENER)
_CALLED = regex.compile(r"\p{Lu}\p{Ll}[\p{L}'’-]* $")
_PARTICLE = regex.compile(r"(?:Le|La|Les|Du|Des) \p{Lu}\p{Ll}")


@functools.cache
def _abbreviations() -> frozenset[str]:
    """Return the words whose full stop ends no sentence."""
    lines = (
        resources.files("quotelib.data").joinpath("abbreviations.txt").read_text(encoding="utf-8")
    )
    return frozenset(line for line in lines.splitlines() if line and line[0] != "#")


def sentence_starts(
    text: str,
    placeholders: Mapping[int, int],
    closed: Sequence[bool],
    inside: Callable[[int], bool],
) -> list[int]:
    """Return the offsets at which sentences of a unit begin, 0 included.

    Args:
        text: The unit's words.
        placeholders: Offset of each placeholder → index of its quoted span.
        closed: For each quoted span, whether it ends with the stop of a sentence.
        inside: Says whether an offset stands inside a woven quoted span, which no sentence cuts.

    Returns:
        Ascending offsets into ``text``.
    """
    starts = [0]
    for match in _STOP.finditer(text):
        if match["quoted"]:
            index = placeholders.get(match.start())
            if index is None:
                continue
            follows_quotation = match.end() in placeholders
            if not (closed[index] or follows_quotation):
                continue
        elif match["stop"] and _ends_none(text, match, quotes=match.end() in placeholders):
            continue
        if starts[-1] < match.end() < len(text) and not inside(match.start()):
            starts.append(match.end())
    return starts


def _ends_none(text: str, match: regex.Match[str], *, quotes: bool) -> bool:
    """Return whether a stop belongs to an abbreviation, or marks words that are left out.

    Behind an initial no quotation follows (*Il a reçu Malcolm X. « Q », a-t-il dit*).
    """
    if match["stop"] == ".":
        return not quotes and _is_abbreviation(text, match.start(), match.end())
    return _marks_cut(text, match.start(), match.end())


def _marks_cut(text: str, stop: int, after: int) -> bool:
    """Return whether dots alone in brackets say that words are left out: *P1 (...) P2*."""
    signs = text[max(0, stop - 1) : after].rstrip()
    return signs[:1] in ("(", "[") and signs[-1:] in (")", "]") and set(signs[1:-1]) <= {".", "…"}


def _is_abbreviation(text: str, stop: int, after: int) -> bool:
    """Return whether a full stop belongs to the word before it: *Dr.*, *J.-C.*, an initial."""
    word = _LAST_WORD.search(text, max(0, stop - 20), stop)
    if word is None:
        return False
    if word.group() == "X" and _NETWORK.search(text, max(0, stop - 20), stop):
        return False
    if len(word.group()) == 1 and word.group().isupper():
        if word.group() == "M" or _OPENING.match(text, after) is None:
            return True
        # « le ministre J.-Y. Le Drian », but « Emily S. Elle… », « Emily S. Le Havre… »
        behind_name = _CALLED.search(text, max(0, word.start() - 30), word.start())
        return behind_name is None and _PARTICLE.match(text, after) is not None
    if word.group().lower() not in _abbreviations():
        return False
    if word.group() == "m" and text[word.start() - 2 : word.start() - 1].isdigit():
        return not text[after : after + 1].isupper()  # « Le mur mesure 3 m. Le maire… »
    # A name that is itself a short form: « publié par l'Obs. Selon lui, … »
    named = word.group()[0].isupper() and text[word.start() - 1 : word.start()] in ("'", "’")
    return not named or _OPENING.match(text, after) is None
