"""Documents in the standard forms of other tools: TEI, Web Annotation, brat."""

from __future__ import annotations

from .brat import to_brat
from .tei import to_tei
from .web import to_web_annotations

__all__ = ["to_brat", "to_tei", "to_web_annotations"]
