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


# Articles that nothing is estimated from, so that they show how well the weights do elsewhere.
_KEPT = "press-"
# The folders of very short articles, each written to be hard in one way.
_HARD = ("people-", "sources-", "clauses-")


def own_articles(*, hard: bool = True) -> list[GoldDocument]:
    """Return the articles of ``tests/corpus`` but those in the manner of the press.

    Args:
        hard: Whether the very short articles count that are hard on purpose: who speaks can be
            learnt from them; where reports start and end is odder there than in the news.

    Returns:
        The articles.
    """
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "corpus.jsonl"
        subprocess.run([sys.executable, "-m", "tests.corpus_notation", str(file)], check=True)
        found = [one for one in read_gold(file) if not one.id.startswith(_KEPT)]
    return [one for one in found if hard or not one.id.startswith(_HARD)]


def read_all(folders: Iterable[Path]) -> list[GoldDocument]:
    """Return the annotated articles of some folders."""
    return [document for folder in folders for document in read_gold(folder)]
