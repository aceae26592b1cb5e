"""The annotated articles that weights are estimated from."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from quotelib.evaluate import GoldDocument, read_gold

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["own_articles", "read_all"]


def own_articles() -> list[GoldDocument]:
    """Return the articles of ``tests/corpus``."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "corpus.jsonl"
        subprocess.run([sys.executable, "-m", "tests.corpus_notation", str(file)], check=True)
        return list(read_gold(file))


def read_all(folders: Iterable[Path]) -> list[GoldDocument]:
    """Return the annotated articles of some folders."""
    return [document for folder in folders for document in read_gold(folder)]
