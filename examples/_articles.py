"""The articles that the examples read: the files named, or the one that comes with quotelib."""

from __future__ import annotations

import importlib.resources
from pathlib import Path


def articles(names: list[str]) -> dict[str, str]:
    """Return the texts of some files by name."""
    if names:
        return {Path(name).stem: Path(name).read_text(encoding="utf-8") for name in names}
    bundled = importlib.resources.files("quotelib") / "data" / "article.txt"
    return {"article": bundled.read_text(encoding="utf-8")}
