"""The scripts for people: to set everything up, to run examples, to write the reference."""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path
from typing import Any

import pytest

import quotelib
from scripts import accuracy, derived, examples, reference, release_notes, run

# --- run.py ------------------------------------------------------------------------------------


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[list[str]]:
    """Record programs instead of starting them; an environment in a temporary folder."""
    found: list[list[str]] = []

    def call(command: list[str], **_: Any) -> int:
        found.append(command)
        return 0

    monkeypatch.setattr(subprocess, "call", call)
    monkeypatch.setattr(subprocess, "check_call", call)
    monkeypatch.setattr(venv, "create", lambda folder, **_: found.append(["create", str(folder)]))
    monkeypatch.setenv("QUOTELIB_VENV", str(tmp_path / "env"))
    return found


@pytest.mark.parametrize(
    ("command", "group", "module"), [("demo", False, "quotelib"), ("test", True, "pytest")]
)
def test_run(
    command: str, group: bool, module: str, calls: list[list[str]], tmp_path: Path
) -> None:
    """Both commands make the environment, upgrade pip, install the package and run a module."""
    assert run.main([command, "--extra"]) == 0
    create, upgrade, install, last = calls
    assert create == ["create", str(tmp_path / "env")]
    assert upgrade[-1] == run.PIP
    assert f"{run.ROOT}[model]" in install
    assert group == ("--group" in install)
    assert last[1:3] == ["-m", module]
    assert last[-1] == "--extra"
    assert {Path(words[0]).parts[-3] for words in (upgrade, install, last)} == {"env"}


def test_run_again(calls: list[list[str]], tmp_path: Path) -> None:
    """An environment that is there is used again."""
    python = tmp_path / "env" / ("Scripts" if sys.platform == "win32" else "bin")
    python.mkdir(parents=True)
    (python / ("python.exe" if sys.platform == "win32" else "python")).touch()
    run.main(["demo"])
    assert not [words for words in calls if words[0] == "create"]
    assert len(calls) == 4


def test_run_without_pip(monkeypatch: pytest.MonkeyPatch, calls: list[list[str]]) -> None:
    """An environment without pip gets one."""
    monkeypatch.setenv("QUOTELIB_VENV", sys.prefix)

    def call(command: list[str], **_: Any) -> int:
        calls.append(command)
        return int(command[-1] == "--version")

    monkeypatch.setattr(subprocess, "call", call)
    run.environment()
    assert [words[-1] for words in calls] == ["--version", "ensurepip"]


def test_run_stops(monkeypatch: pytest.MonkeyPatch, calls: list[list[str]]) -> None:
    """When something cannot be installed nothing is run."""
    monkeypatch.setattr(subprocess, "call", lambda *_, **__: 7)
    with pytest.raises(SystemExit) as caught:
        run.main(["test"])
    assert caught.value.code == 7
    assert [words[0] for words in calls] == ["create"]


@pytest.mark.parametrize(
    ("arguments", "status"), [([], 2), (["dance"], 2), (["--help"], 0), (["-h"], 0)]
)
def test_run_usage(
    arguments: list[str], status: int, calls: list[list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    """Without one of the commands the script explains itself and does nothing."""
    assert status == run.main(arguments)
    assert "scripts/run.py demo" in capsys.readouterr().out
    assert calls == []


def test_run_old_python(
    monkeypatch: pytest.MonkeyPatch, calls: list[list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    """A Python that is too old is told so."""
    monkeypatch.setattr(run, "MINIMUM", (99, 0))
    assert run.main(["demo"]) == 2
    assert "needs Python 99.0 or later" in capsys.readouterr().out
    assert calls == []


# --- examples.py -------------------------------------------------------------------------------

PAGE = """\
# A page

```python
number = 6
```

```pycon
>>> number * 7
41
>>> print("a\\n\\nb")
>>> [
...     number,
... ]
[6]
>>> number / 0
Traceback (most recent call last):
NameError: nothing
>>> number += unknown
6
```

```console
$ echo out; echo err >&2
out
$ ls *.txt
article.txt
latin.txt
$ true
nothing
```

```text
>>> left alone
```
"""

RENEWED = """\
# A page

```python
number = 6
```

```pycon
>>> number * 7
42
>>> print("a\\n\\nb")
a
<BLANKLINE>
b
>>> [
...     number,
... ]
[6]
>>> number / 0
Traceback (most recent call last):
  ...
ZeroDivisionError: division by zero
>>> number += unknown
6
```

```console
$ echo out; echo err >&2
out
err
$ ls *.txt
article.txt
latin.txt
$ true
```

```text
>>> left alone
```
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")
def test_examples(tmp_path: Path) -> None:
    """Each wrong output is reported and replaced by the real one, but for unexpected errors."""
    page = tmp_path / "page.md"
    page.write_text(PAGE, encoding="utf-8")
    text, failures = examples.run_page(page)
    assert text == RENEWED
    assert [failure.source.strip() for failure in failures] == [
        "number * 7",
        'print("a\\n\\nb")',
        "number / 0",
        "number += unknown",
        "echo out; echo err >&2",
        "true",
    ]
    page.write_text(RENEWED, encoding="utf-8")
    text, failures = examples.run_page(page)
    assert text == RENEWED
    assert [failure.source.strip() for failure in failures] == ["number += unknown"]


def test_examples_code(tmp_path: Path) -> None:
    """Code that raises is a failure, and the page stays as it is."""
    page = tmp_path / "page.md"
    page.write_text("```python\n1 / 0\n```\n", encoding="utf-8")
    text, (failure,) = examples.run_page(page)
    assert text == page.read_text(encoding="utf-8")
    assert failure.actual == "ZeroDivisionError: division by zero"


def test_examples_folder(tmp_path: Path) -> None:
    """The blocks of a page run in one folder of its own, and the working directory comes back."""
    page = tmp_path / "page.md"
    page.write_text(
        "```python\nfrom pathlib import Path\n\nPath('new.txt').touch()\n```\n\n"
        "```console\n$ ls *.txt *.jsonl\n```\n",
        encoding="utf-8",
    )
    before = Path.cwd()
    text, _ = examples.run_page(page)
    assert Path.cwd() == before
    assert "article.txt\ngold.jsonl\nlatin.txt\nnew.txt\npredictions.jsonl\n" in text


# --- reference.py ------------------------------------------------------------------------------


def test_reference_is_up_to_date() -> None:
    """The files made from the code say what the code says (else: ``scripts/reference.py``)."""
    assert reference.main(["--check"]) == 0


def test_reference(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The script writes its files, tells which are out of date, and knows its options."""
    monkeypatch.setattr(reference, "FOLDER", tmp_path)
    assert reference.main(["--check"]) == 1
    assert reference.main([]) == 0
    assert reference.main(["--check"]) == 0
    capsys.readouterr()
    (tmp_path / "rules.md").write_text("old", encoding="utf-8")
    assert reference.main(["--check"]) == 1
    assert capsys.readouterr().out == "not up to date: docs/rules.md\n"
    assert reference.main(["--nothing"]) == 2


# --- derived.py --------------------------------------------------------------------------------


def test_derived(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A derived file is written, then up to date, and out of date when its text differs."""
    monkeypatch.setattr(derived, "DATA", tmp_path)

    def run(text: str, *arguments: str) -> int:
        return derived.write_or_check("a.tsv", lambda: text, arguments)

    assert run("# a\nhead\nrow\n", "--check") == 1
    assert run("# a\nhead\nrow\n") == 0
    assert run("# a\nhead\nrow\n", "--check") == 0
    assert run("# a\nhead\n", "--check") == 1
    assert run("", "--chek") == 2
    printed = capsys.readouterr().out
    assert printed.startswith("a.tsv is out of date\na.tsv: 1 rows\na.tsv is out of date\n")
    assert (tmp_path / "a.tsv").read_text(encoding="utf-8") == "# a\nhead\nrow\n"


# --- release_notes.py --------------------------------------------------------------------------

CHANGELOG = """\
# Changelog

## 0.2.0 – 2027-01-02

### Added

- Something.

## 0.1.0 – unreleased

- The first.
"""


def test_release_notes() -> None:
    """The notes are the entries under the dated heading of the version."""
    assert release_notes.notes("v0.2.0", "0.2.0", CHANGELOG) == "### Added\n\n- Something.\n"


@pytest.mark.parametrize(
    ("tag", "own", "message"),
    [
        ("v0.2.1", "0.2.0", "the tag is v0.2.1, the version 0.2.0"),
        ("0.2.0", "0.2.0", "the tag has to be v0.2.0"),
        ("v0.1.0", "0.1.0", "no entries under '## 0.1.0"),
        ("v0.3.0", "0.3.0", "no entries under '## 0.3.0"),
    ],
)
def test_no_release_notes(tag: str, own: str, message: str) -> None:
    """A tag of another version, and a section without a date or entries, stop the release."""
    with pytest.raises(ValueError, match=message):
        release_notes.notes(tag, own, CHANGELOG)


def test_changelog_has_the_version(root: Path) -> None:
    """The changelog has a section for the version of the package."""
    assert release_notes.version() == quotelib.__version__
    changelog = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"\n## {quotelib.__version__} – " in changelog


# --- accuracy.py -------------------------------------------------------------------------------


@pytest.mark.model
def test_accuracy(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The numbers of both sets stand between the marks of the page, the rest of it stays."""
    for name in accuracy.SETS:
        (tmp_path / name).mkdir()
        for line in (root / "examples" / "gold.jsonl").read_text(encoding="utf-8").splitlines():
            article = tmp_path / name / f"{len(list((tmp_path / name).iterdir()))}.gold.json"
            article.write_text(line, encoding="utf-8")
    page = tmp_path / "page.md"
    page.write_text(
        "a\n<!-- accuracy:start -->\nstale\n<!-- accuracy:end -->\nz\n", encoding="utf-8"
    )
    monkeypatch.setattr(accuracy, "PAGE", page)
    assert accuracy.main([str(tmp_path)]) == 0
    text = page.read_text(encoding="utf-8")
    assert text.startswith("a\n<!-- accuracy:start -->\nquotelib")
    assert text.endswith("```\n<!-- accuracy:end -->\nz\n")
    assert text.count("3 documents") == len(accuracy.SETS)
    assert "stale" not in text
    assert accuracy.main([]) == 2
