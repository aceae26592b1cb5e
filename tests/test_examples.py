"""The programs in ``examples/`` run as they are, on the bundled article and on files."""

from __future__ import annotations

import csv
import runpy
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = [pytest.mark.model, pytest.mark.slow]

FOLDER = Path(__file__).resolve().parent.parent / "examples"
NEWS = "La Une\n\n« Le bac restera gratuit », a promis Solène Kervadec.\n"
EXPECTED = {
    "voices.py": "Solène Kervadec",
    "about.py": "une passerelle de secours",
    "sport.py": "jouer la montre",
    "review.py": "",
}
"""What each program prints without arguments; those for Spark and Ray need their engines."""


@pytest.fixture
def run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., str]:
    """Return a function that runs a program in a temporary folder and returns what it prints."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(str(FOLDER))

    def start(name: str, *arguments: str) -> str:
        monkeypatch.setattr(sys, "argv", [name, *arguments])
        runpy.run_path(str(FOLDER / name), run_name="__main__")
        return capsys.readouterr().out

    return start


@pytest.fixture
def news(tmp_path: Path) -> str:
    """Return the path of an article."""
    path = tmp_path / "une.txt"
    path.write_text(NEWS, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("name", EXPECTED)
def test_alone(name: str, run: Callable[..., str]) -> None:
    """Without arguments each reads a text that is there."""
    assert EXPECTED[name] in run(name)


def test_readme() -> None:
    """The README of the folder names every file in it."""
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    files = {path.name for path in FOLDER.iterdir() if path.is_file()}
    assert {name for name in files if f"`{name}`" in readme} == {
        name for name in files if name != "README.md" and not name.startswith("_")
    }


def test_voices(news: str, run: Callable[..., str]) -> None:
    """An article is a row."""
    rows = list(csv.DictReader(run("voices.py", news).splitlines()))
    assert [(row["article"], row["women"], row["longest"]) for row in rows] == [
        ("une", "4", "Solène Kervadec")
    ]


def test_about(news: str, run: Callable[..., str]) -> None:
    """The pattern holds for whole words."""
    found = run("about.py", "bacs?", news)
    assert found == "une: Solène Kervadec [promise] Le bac restera gratuit\n"
    assert run("about.py", "ba", news) == ""


def test_review(news: str, tmp_path: Path, run: Callable[..., str]) -> None:
    """Each article has a page, and the index leads there."""
    run("review.py", "pages", news)
    assert "Solène Kervadec" in (tmp_path / "pages" / "une.html").read_text(encoding="utf-8")
    assert 'href="une.html"' in (tmp_path / "pages" / "index.html").read_text(encoding="utf-8")
