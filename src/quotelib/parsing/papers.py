"""Names of newspapers in marks that open a sentence as its subject: *« La Gazette » évoque P*."""

from __future__ import annotations

import regex

__all__ = ["is_paper_acting"]

# An article and a name, each of whose words has its capital or stands behind *de*.
_NAME = regex.compile(
    r"(?:Les? |La |L['’])\p{Lu}[\p{L}-]+"
    r"(?: (?:(?:de|du|des|de la|et|en) |d['’]|de l['’])?\p{Lu}[\p{L}-]+| (?:du|de la|des) \p{Ll}+)*"
)
_VERB = regex.compile(r"\p{Ll}")
_INVERTED = regex.compile(
    r"(?:selon|d['’]après|dixit|comme|ainsi)\b|[^.,;:!?]{0,20}[-‐‑−](?:il|elle|on|ils|elles|je)\b"
)


def is_paper_acting(inner: str, after: str) -> bool:
    """Return whether quoted words are the name of a paper, right behind which its verb stands.

    An utterance would have a comma before an incise, and more than a name.

    Args:
        inner: The quoted words.
        after: What follows the closing mark.

    Returns:
        Whether an article and a name are the subject of what follows.
    """
    if _VERB.match(after) is None or _INVERTED.match(after) is not None:
        return False
    return _NAME.fullmatch(inner.strip()) is not None
