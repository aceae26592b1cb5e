"""Every example in the README, the documentation and the docstrings runs and prints what it says."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
import re
import shlex
from pathlib import Path

import pytest

import quotelib
from scripts.examples import ROOT, fences, pages, run_page

PAGES = pages()
MODULES = ["quotelib"] + [
    info.name
    for info in pkgutil.walk_packages(quotelib.__path__, "quotelib.")
    if info.name != "quotelib.__main__"
]
LANGUAGES = {"console", "pycon", "python", "sh", "text", "toml", "json", "{toctree}"}
LANGUAGES |= {"{image}", "{eval-rst}", "{glossary}", "{include}", "{literalinclude}"}


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.model
@pytest.mark.slow
@pytest.mark.no_cover
@pytest.mark.parametrize("path", PAGES, ids=_name)
def test_page(path: Path) -> None:
    """The examples of a page print what the page shows (else: ``scripts/examples.py --write``)."""
    _, failures = run_page(path)
    assert not failures, "\n".join(
        f"{place}: {source}--- on the page\n{expected}--- in fact\n{actual}"
        for place, source, expected, actual in failures
    )


@pytest.mark.model
@pytest.mark.parametrize("name", MODULES)
def test_docstrings(name: str) -> None:
    """The examples in a module's docstrings print what they show."""
    module = importlib.import_module(name)
    results = doctest.testmod(module, optionflags=doctest.ELLIPSIS)
    assert results.failed == 0


@pytest.mark.parametrize("path", PAGES, ids=_name)
def test_languages(path: Path) -> None:
    """Each fenced block has a language that says whether it is an example."""
    text = path.read_text(encoding="utf-8")
    found = fences(text)
    assert {fence["language"] for fence in found} <= LANGUAGES
    assert len(re.findall("^```", text, re.MULTILINE)) == 2 * len(found)


@pytest.mark.parametrize("path", PAGES, ids=_name)
def test_shell_lines(path: Path) -> None:
    """Lines to type in a shell are commands for Python or its tools, or for our own scripts."""
    for fence in fences(path.read_text(encoding="utf-8")):
        if fence["language"] != "sh":
            continue
        for line in fence["body"].splitlines():
            words = shlex.split(line)
            assert Path(words[0]).name in {"pip", "python", "python3", "pytest", "mypy", "ruff"}
            for word in words:
                if word.startswith("scripts/"):
                    assert (ROOT / word).is_file()


@pytest.mark.parametrize("path", PAGES, ids=_name)
def test_links(path: Path) -> None:
    """Relative links lead to files of the project."""
    text = path.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", text):
        if not target.startswith(("http://", "https://")):
            assert (path.parent / target).exists(), target


def test_pictures() -> None:
    """Every picture is shown somewhere, and every one shown is there and has words for it."""
    shown: set[str] = set()
    for path in PAGES:
        text = path.read_text(encoding="utf-8")
        found = re.findall(r"!\[[^\]]+\]\(([^)]+)\)|```\{image\} (\S+)\n:alt: .+\n", text)
        shown |= {Path(one or other).name for one, other in found}
    pictures = {path.name for path in (ROOT / "docs" / "images").iterdir()}
    assert shown == pictures


def test_two_commands() -> None:
    """The README gives the two commands for a fresh machine."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for command in ("python3 scripts/run.py demo", "python3 scripts/run.py test"):
        assert f"```sh\n{command}\n```" in text


def test_every_page_is_reachable() -> None:
    """Each page of the documentation stands in a table of contents."""
    docs = ROOT / "docs"
    listed = {"index"}
    for path in docs.rglob("*.md"):
        folder = path.parent.relative_to(docs).as_posix()
        for fence in fences(path.read_text(encoding="utf-8")):
            if fence["language"] == "{toctree}":
                for line in fence["body"].splitlines():
                    if line and not line.startswith(":"):
                        pattern = line if folder == "." else f"{folder}/{line}"
                        listed |= {
                            found.relative_to(docs).with_suffix("").as_posix()
                            for found in docs.glob(f"{pattern}.md")
                        }
    written = {path.relative_to(docs).with_suffix("").as_posix() for path in docs.rglob("*.md")}
    assert listed == {name for name in written if not name.startswith("_build")}
