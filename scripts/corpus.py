"""The annotated articles and texts that weights are estimated from."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from quotelib.evaluate import GoldDocument, read_gold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from resolution_notation import Row

__all__ = ["long_texts", "own_articles", "read_all", "short_texts"]

_TESTS = Path(__file__).resolve().parents[1] / "tests"
# Nothing is estimated from these articles, nor from these sorts of texts with who is meant, so that
# they show how well the weights do elsewhere.
_KEPT_ARTICLES = "press-"
_KEPT_TEXTS = ("week.", "long.")
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
        found = [one for one in read_gold(file) if not one.id.startswith(_KEPT_ARTICLES)]
    return [one for one in found if hard or not one.id.startswith(_HARD)]


def read_all(folders: Iterable[Path]) -> list[GoldDocument]:
    """Return the annotated articles of some folders."""
    return [document for folder in folders for document in read_gold(folder)]


def short_texts() -> list[Row]:
    """Return the texts of ``tests/resolution/rows.txt``, in all wordings."""
    return _rows("rows.txt")


def long_texts() -> list[Row]:
    """Return the long texts of ``tests/resolution`` that weights are estimated from."""
    return [row for row in _rows("texts.txt") if not row.name.startswith(_KEPT_TEXTS)]


def _rows(name: str) -> list[Row]:
    if str(_TESTS) not in sys.path:
        sys.path.insert(0, str(_TESTS))
    from resolution_notation import read_rows

    return list(read_rows(_TESTS / "resolution" / name))
