"""The written forms of quotation marks: characters, typed substitutes, entities and mojibake.

A glyph is a family and a role. Marks of one family close each other; marks of two families pair
only when a text is broken. Forms that follow from a character (its entity, its bytes read in the
wrong encoding) are computed from it.
"""

from __future__ import annotations

import sys

__all__ = [
    "ANGLE",
    "CLOSE",
    "CURLY",
    "DOUBLED",
    "EITHER",
    "ENTITY_PATTERN",
    "GLYPHS",
    "GUILLEMET",
    "INERT",
    "LONG_FORMS",
    "MOJIBAKE",
    "OPEN",
    "PLAIN",
    "PLUS",
    "SINGLE",
    "STRAIGHT",
    "WEAK_FAMILIES",
    "Glyph",
    "entity_glyph",
]

Glyph = tuple[int, int]
"""Family and role."""

GUILLEMET, CURLY, STRAIGHT, DOUBLED, ANGLE, SINGLE, PLUS = range(7)
"""«», “”„, ", doubled apostrophes, ‹›, single quotes, and the + of wires inside other marks."""

WEAK_FAMILIES: frozenset[int] = frozenset((SINGLE, PLUS))
"""Families whose signs are mostly something else: only their pairs count."""

EITHER, OPEN, CLOSE = range(3)
"""Roles; `EITHER` is settled by the neighbours."""

INERT: Glyph = (-1, EITHER)
"""A form that must be read as one piece and is no mark (``â€“``, the debris of a dash)."""

_CHARACTERS: dict[str, Glyph] = {
    "«": (GUILLEMET, OPEN),
    "»": (GUILLEMET, CLOSE),
    "“": (CURLY, OPEN),
    "”": (CURLY, CLOSE),
    "„": (CURLY, OPEN),
    "‟": (CURLY, OPEN),
    '"': (STRAIGHT, EITHER),
    "‹": (ANGLE, OPEN),
    "›": (ANGLE, CLOSE),
    "‘": (SINGLE, OPEN),
    "‛": (SINGLE, OPEN),
    "’": (SINGLE, EITHER),
    "'": (SINGLE, EITHER),
    "‚": (SINGLE, OPEN),
    "+": (PLUS, EITHER),
}

_TYPED: dict[str, Glyph] = {
    "<<": (GUILLEMET, OPEN),
    ">>": (GUILLEMET, CLOSE),
    "''": (DOUBLED, EITHER),
    "’’": (DOUBLED, EITHER),
    "‘‘": (DOUBLED, OPEN),
    "‘’": (DOUBLED, EITHER),
    "´´": (DOUBLED, EITHER),
    "``": (DOUBLED, OPEN),
}

_ENTITY_NAMES = {
    "laquo": "«",
    "raquo": "»",
    "ldquo": "“",
    "rdquo": "”",
    "bdquo": "„",
    "quot": '"',
    "lsaquo": "‹",
    "rsaquo": "›",
    "lsquo": "‘",
    "rsquo": "’",
    "sbquo": "‚",
    "apos": "'",
}

ENTITY_PATTERN = (
    "(?:amp;){0,3}(?:#(?:[0-9]{1,7}|[xX][0-9A-Fa-f]{1,6})|" + "|".join(_ENTITY_NAMES) + ");"
)
"""What follows the ampersand of a mark's entity; numbers are sorted out by `entity_glyph`."""

# Character references and stray bytes from 128 to 159 mean Windows-1252, as browsers read them.
_WINDOWS = {
    code: bytes([code]).decode("cp1252") for code in (130, 132, 139, 145, 146, 147, 148, 155)
}


def _misread(character: str, encoding: str) -> str:
    """Return the UTF-8 bytes of a character as ``encoding`` shows them; undefined bytes stay."""
    return "".join(
        bytes([byte]).decode(encoding, "ignore") or chr(byte) for byte in character.encode()
    )


def _mojibake() -> dict[str, Glyph]:
    """Return the debris of every mark outside ASCII, and of the dashes it can be taken for."""
    forms: dict[str, Glyph] = {chr(code): _CHARACTERS[char] for code, char in _WINDOWS.items()}
    for encoding in ("cp1252", "latin-1", "mac_roman"):
        forms |= {
            _misread(character, encoding): glyph
            for character, glyph in _CHARACTERS.items()
            if not character.isascii()
        }
        forms |= {_misread(dash, encoding): INERT for dash in "–—"}
    # The last byte of a closing mark is undefined in Windows-1252 and often lost; a dash's last
    # byte becomes a curly quote there, which editors then straighten.
    return forms | {"â€": (CURLY, CLOSE), 'â€"': INERT}


MOJIBAKE: dict[str, Glyph] = _mojibake()
PLAIN: frozenset[str] = frozenset(_CHARACTERS) | frozenset(_TYPED)
"""The forms that are neither entities nor mojibake."""
GLYPHS: dict[str, Glyph] = {**_CHARACTERS, **_TYPED, **MOJIBAKE}
LONG_FORMS: tuple[str, ...] = tuple(sorted((f for f in MOJIBAKE if len(f) > 1), key=len)[::-1])
"""Mojibake of several characters, the longest first."""


def entity_glyph(form: str) -> Glyph | None:
    """Return the glyph that an entity stands for.

    Args:
        form: An entity as written, from ``&`` to ``;``.

    Returns:
        The glyph, ``None`` when the entity is no quotation mark.
    """
    name = form.strip("&;").rpartition("amp;")[2]
    if not name.startswith("#"):
        return _CHARACTERS.get(_ENTITY_NAMES.get(name, ""))
    code = int("0" + name[1:], 16) if name[1] in "xX" else int(name[1:])
    character = _WINDOWS.get(code) or (chr(code) if code <= sys.maxunicode else "")
    return _CHARACTERS.get(character)
