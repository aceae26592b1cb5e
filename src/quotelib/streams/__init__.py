"""Streams of texts: in order, lazily, in one process or several."""

from __future__ import annotations

from .stream import stream
from .workers import available_processors

__all__ = ["available_processors", "stream"]
