"""The words of pages in each language, and any text made harmless for HTML."""

from __future__ import annotations

import functools
import html
from importlib import resources
from types import MappingProxyType
from typing import TYPE_CHECKING

import regex

from ..errors import ArgumentValueError

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["escape", "labels", "one_line", "read", "short"]

_LANGUAGES = ("en", "fr")

# What HTML cannot hold (controls, lone surrogates, noncharacters), and what turns the direction of
# the text that follows, so that a page could show other words than it holds.
_FORBIDDEN = regex.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    r"\u202a-\u202e\u2066-\u2069]|\p{Noncharacter_Code_Point}"
)


def read(name: str) -> str:
    """Return the text of a file of this package."""
    return (resources.files(__package__) / name).read_text(encoding="utf-8")


@functools.cache
def labels(language: str) -> Mapping[str, str]:
    """Return the words of a page.

    Args:
        language: ``"en"`` or ``"fr"``.

    Raises:
        ArgumentValueError: There are no words in that language.
    """
    if language not in _LANGUAGES:
        allowed = " or ".join(map(repr, _LANGUAGES))
        raise ArgumentValueError(f"language must be {allowed}, got {language!r}")
    column = _LANGUAGES.index(language) + 1
    rows = [line.split("\t") for line in read("labels.tsv").splitlines() if line[0] != "#"]
    return MappingProxyType({row[0]: row[column] for row in rows[1:]})


def escape(text: str) -> str:
    """Return any text as HTML that shows it and does nothing else, for elements and attributes.

    Controls, lone surrogates and changes of direction become U+FFFD.
    """
    return html.escape(_FORBIDDEN.sub("\ufffd", text))


def one_line(text: str) -> str:
    """Return a text with single spaces for its blanks."""
    return " ".join(text.split())


def short(text: str, limit: int) -> str:
    """Return a text on one line, cut to a length."""
    line = one_line(text)
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"
