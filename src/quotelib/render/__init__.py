"""Documents as pages: coloured HTML, and the form that displaCy shows."""

from __future__ import annotations

from .displacy import to_displacy
from .page import to_html

__all__ = ["to_displacy", "to_html"]
