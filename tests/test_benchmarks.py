"""The benchmarks: their articles, and the page that they write."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from benchmarks.articles import articles
from benchmarks.page import write_page

if TYPE_CHECKING:
    from pathlib import Path


def test_articles() -> None:
    """Articles are long enough, all different, and the same each time."""
    texts = list(articles(200))
    assert len(set(texts)) == 200
    assert texts == list(articles(200))
    assert texts != list(articles(200, seed=1))
    assert all(2_500 <= len(text) < 6_000 for text in texts)
    (text,) = articles(1, strangers=5)
    assert text.startswith(texts[0])
    assert text.count(",") == texts[0].count(",") + 4


def test_page(root: Path, tmp_path: Path) -> None:
    """The page in the documentation is that of the results beside the benchmarks."""
    pytest.importorskip("matplotlib", reason="needs the dependency group bench")
    results: dict[str, Any] = json.loads((root / "benchmarks" / "results.json").read_bytes())
    (tmp_path / "images").mkdir()
    write_page(results, tmp_path)
    page = (tmp_path / "performance.md").read_text(encoding="utf-8")
    assert page == (root / "docs" / "performance.md").read_text(encoding="utf-8")
    assert (tmp_path / "images" / "memory.svg").read_text(encoding="utf-8").startswith("<?xml")
