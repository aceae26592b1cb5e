"""The tags that a spaCy document has already, where the frame leaves its words as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import ArgumentTypeError
from .tags import Tag, tag_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from .frame import Unit
    from .words import Chunk

__all__ = ["OwnTags", "own_tags", "tags_within"]

OwnTags = dict[tuple[int, int], Tag]
"""Tags by the start and the end of their words in the caller's text."""


def own_tags(doc: Doc) -> OwnTags:
    """Return the tags of a document, none if it is not tagged.

    Args:
        doc: The document.

    Returns:
        The tag of each word.

    Raises:
        ArgumentTypeError: ``doc`` is no spaCy document.
    """
    from spacy.tokens import Doc

    if not isinstance(doc, Doc):
        raise ArgumentTypeError(
            f"doc must be a spaCy Doc, not {type(doc).__name__}: call extract(text) for a string"
        )
    if not (doc.has_annotation("POS") and doc.has_annotation("MORPH")):
        return {}
    return {
        (token.idx, token.idx + len(token)): tag_of(token.pos_, str(token.morph)) for token in doc
    }


def tags_within(text: str, unit: Unit, chunks: Sequence[Chunk], own: OwnTags) -> list[Tag] | None:
    """Return the tags of a unit's words, ``None`` if not all of them are known.

    They are those of the text's own words only where the unit is a paragraph as it stands in the
    text. Around quotation marks taggers err, which is what the frame is for.

    Args:
        text: The caller's text.
        unit: The unit.
        chunks: Its words.
        own: The tags of the text's own words.

    Returns:
        A tag a word.
    """
    if unit.container is not None or unit.placeholders or len(unit.origins) != 1:
        return None
    start, end, _ = unit.origins[0]
    if text[start:end] != unit.text:
        return None
    places = (
        (start + offset + first, start + offset + last)
        for offset, words in chunks
        for first, last, *_ in words
    )
    tags = [own.get(place) for place in places]
    return None if None in tags else [tag for tag in tags if tag is not None]
