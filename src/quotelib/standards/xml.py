"""Any text as XML."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

__all__ = ["attribute", "content"]

# What XML 1.0 cannot hold.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def content(text: str) -> str:
    """Return a text as the content of an element; what XML cannot hold becomes U+FFFD."""
    return escape(_FORBIDDEN.sub("\ufffd", text))


def attribute(text: str) -> str:
    """Return a text as the value of an attribute, with its quotation marks."""
    return quoteattr(_FORBIDDEN.sub("\ufffd", text))
