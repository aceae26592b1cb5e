"""Builds the frame of a text, cuts and tags its words. The only stage that touches spaCy."""

from __future__ import annotations

from .own import OwnTags, own_tags
from .pipeline import DEFAULT_MODEL, Parser, load_parser

__all__ = ["DEFAULT_MODEL", "OwnTags", "Parser", "load_parser", "own_tags"]
