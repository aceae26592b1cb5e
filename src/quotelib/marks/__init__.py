"""Finds quoted spans by typography alone.

Marks of every family in use, dialogue dashes, labelled turns and quoting HTML elements are found in
the raw text, in time that grows with its length and nothing else. A broken mark costs at most its
own paragraph.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import ArgumentTypeError

if TYPE_CHECKING:
    from ..models import QuotedSpan

__all__ = ["find_quoted"]


def find_quoted(text: str) -> tuple[QuotedSpan, ...]:
    """Return every quoted span of a text, found by typography alone.

    The spans nest or are disjoint; none crosses another. A span may be a quotation, a title, a term
    or words held at a distance: telling them apart takes a reading of the text.

    A span without a closing mark ends with its paragraph, or before the next quotation, or where
    the mark was most likely lost: with the sentence that it is woven into, or with that of its
    first inverted incise. One without an opening mark starts with its sentence. A quotation may run
    over 20 more paragraphs, where its marks leave no doubt. Turns that share one pair of marks
    (« … — … ») are spans of `Form.DASH` inside it; the first of them has no dash. A turn's inner
    text is the whole of its line, with the narrator's words if there are any. Spans nested more
    than eight deep are left out.

    Args:
        text: Any string.

    Returns:
        The quoted spans in order of the start of their outer span, the outermost first.

    Raises:
        ArgumentTypeError: ``text`` is not a string.

    Example:
        >>> from quotelib import find_quoted
        >>> find_quoted("« Le pont tient », assure la maire.")
        (QuotedSpan('Le pont tient'),)
        >>> find_quoted("Les comptes sont bons », certifie la trésorière.")
        (QuotedSpan('Les comptes sont bons', unopened),)
    """
    if not isinstance(text, str):
        raise ArgumentTypeError(
            f"text must be a str, not {type(text).__name__}; decode bytes first, "
            "and pass one text at a time"
        )
    # On first use: to import what reads marks takes as long as all the rest of `import quotelib`.
    from .reading import quoted_spans

    return quoted_spans(text)
