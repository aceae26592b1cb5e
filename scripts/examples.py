"""Run the examples in the README and the documentation; compare or renew their output.

::

    python scripts/examples.py            # compare; exit status 1 where an output differs
    python scripts/examples.py --write    # put the real output in

A fenced block is an example by its language: ``pycon`` holds prompts with their output,
``python`` is run for its effect, ``console`` holds ``$`` commands for a shell with their output.
The blocks of a page run in order and share their names, in a folder of the page's own that holds
``article.txt``, the bundled article, ``latin.txt``, a text in another encoding, and the data files
of ``examples/``.
"""

from __future__ import annotations

import argparse
import doctest
import importlib.resources
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["ROOT", "Failure", "fences", "pages", "run_page"]

ROOT = Path(__file__).resolve().parent.parent
COLUMNS = "88"

_TRACEBACK = "Traceback (most recent call last):"

_FENCE = re.compile(
    r"^(?P<ticks>`{3,})(?P<language>[\w{}-]+)[^\n]*\n(?P<body>.*?)^(?P=ticks)[ ]*$",
    re.MULTILINE | re.DOTALL,
)


class Failure(NamedTuple):
    """An example whose output is not the one on the page."""

    place: str
    source: str
    expected: str
    actual: str


def pages() -> list[Path]:
    """Return the README, the notes for contributors and every page of the documentation."""
    found = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]
    return sorted(path for path in found if "_build" not in path.parts)


def fences(text: str) -> list[re.Match[str]]:
    """Return the fenced blocks of a page, with groups ``language`` and ``body``."""
    return list(_FENCE.finditer(text))


def run_page(path: Path) -> tuple[str, list[Failure]]:
    """Run every example of a page.

    Returns:
        The page with the real outputs in it, and what differs from the page as it is.
    """
    text = path.read_text(encoding="utf-8")
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        _fill(Path(folder))
        os.chdir(folder)
        try:
            return _run_fences(text, path)
        finally:
            os.chdir(before)


def _run_fences(text: str, path: Path) -> tuple[str, list[Failure]]:
    """Run the examples of a page in the folder where we are."""
    names: dict[str, Any] = {"__name__": "__main__"}
    failures: list[Failure] = []
    parts: list[str] = []
    done = 0
    for fence in fences(text):
        run = _RUNNERS.get(fence["language"])
        if run is None:
            continue
        line = text.count("\n", 0, fence.start("body")) + 1
        place = f"{os.path.relpath(path, ROOT)}:{line}"
        body, wrong = run(fence["body"], place, names)
        failures += wrong
        parts += [text[done : fence.start("body")], body]
        done = fence.end("body")
    return "".join([*parts, text[done:]]), failures


# --- Python ------------------------------------------------------------------------------------


class _Recorder(doctest.DocTestRunner):
    """A runner that keeps what examples print instead of reporting it."""

    def __init__(self) -> None:
        super().__init__(optionflags=doctest.ELLIPSIS)
        self.actual: list[tuple[doctest.Example, str]] = []

    def report_failure(
        self, out: Any, test: doctest.DocTest, example: doctest.Example, got: str
    ) -> None:
        """Keep a wrong output, a traceback without its frames."""
        del out, test
        got = re.sub(f"(?<={re.escape(_TRACEBACK)}\n)(?: .*\n)+", "  ...\n", got)
        self.actual.append((example, got))

    def report_unexpected_exception(
        self, out: Any, test: doctest.DocTest, example: doctest.Example, exc_info: Any
    ) -> None:
        """Keep an exception, in the form in which a page shows it."""
        del out, test
        name = f"{exc_info[0].__module__}.{exc_info[0].__qualname__}".removeprefix("builtins.")
        got = f"{_TRACEBACK}\n  ...\n{name}: {exc_info[1]}\n"
        self.actual.append((example, got))


def _run_prompts(body: str, place: str, names: dict[str, Any]) -> tuple[str, list[Failure]]:
    """Run a session; return it with its real output."""
    test = doctest.DocTestParser().get_doctest(body, names, place, place, 0)
    recorder = _Recorder()
    recorder.run(test, out=lambda _: None, clear_globs=False)
    names.update(test.globs)
    lines = body.splitlines(keepends=True)
    failures: list[Failure] = []
    for example, got in reversed(recorder.actual):
        shown = re.sub(r"^$(?=\n)", "<BLANKLINE>", got, flags=re.MULTILINE)
        start = example.lineno + example.source.count("\n")
        end = start + example.want.count("\n")
        failures.insert(0, Failure(place, example.source, "".join(lines[start:end]), shown))
        # An exception that no page expects is a fault to mend, not an output to show.
        if not shown.startswith(_TRACEBACK) or example.want.startswith(_TRACEBACK):
            lines[start:end] = [shown]
    return "".join(lines), failures


def _run_code(body: str, place: str, names: dict[str, Any]) -> tuple[str, list[Failure]]:
    """Run code that shows no output; an exception is a failure."""
    try:
        exec(compile(body, place, "exec"), names)  # noqa: S102 - our own pages
    except Exception as error:  # noqa: BLE001 - whatever an example raises is its failure
        return body, [Failure(place, body, "", f"{type(error).__name__}: {error}")]
    return body, []


# --- shell -------------------------------------------------------------------------------------


def _run_commands(body: str, place: str, _: dict[str, Any]) -> tuple[str, list[Failure]]:
    """Run the lines that start with ``$``; return them with their real output."""
    parts = re.split(r"^\$ (.*)\n", body, flags=re.MULTILINE)
    failures: list[Failure] = []
    for index in range(1, len(parts), 2):
        command, expected = parts[index], parts[index + 1]
        actual = _shell(command)
        if actual != expected:
            failures.append(Failure(place, command, expected, actual))
            parts[index + 1] = actual
    commands = zip(parts[1::2], parts[2::2], strict=True)
    return "".join([parts[0], *(f"$ {line}\n{output}" for line, output in commands)]), failures


def _fill(folder: Path) -> None:
    article = importlib.resources.files("quotelib") / "data" / "article.txt"
    (folder / "article.txt").write_bytes(article.read_bytes())
    for path in (ROOT / "examples").glob("*.jsonl"):
        shutil.copy(path, folder)
    (folder / "latin.txt").write_bytes("« Déjà », dit-elle.\n".encode("cp1252"))


def _shell(command: str) -> str:
    """Return what a command prints on both outputs, with this interpreter's programs first."""
    environment = {
        **os.environ,
        "COLUMNS": COLUMNS,
        "NO_COLOR": "1",
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")]),
        "PYTHONUTF8": "1",
    }
    result = subprocess.run(  # noqa: S602 - our own pages
        command,
        shell=True,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    return result.stdout


_RUNNERS: dict[str, Callable[[str, str, dict[str, Any]], tuple[str, list[Failure]]]] = {
    "console": _run_commands,
    "pycon": _run_prompts,
    "python": _run_code,
}


def main() -> int:
    """Compare or rewrite all pages; return the exit status."""
    parser = argparse.ArgumentParser(description="Run the examples of the documentation.")
    parser.add_argument("--write", action="store_true", help="put the real output in the pages")
    parser.add_argument("pages", nargs="*", type=Path, help="pages; all of them by default")
    options = parser.parse_args()
    status = 0
    for path in [page.resolve() for page in options.pages] or pages():
        text, failures = run_page(path)
        for failure in failures:
            print(f"{failure.place}\n  {failure.source.strip()}")
            print(f"--- expected\n{failure.expected}--- actual\n{failure.actual}")
        if failures and options.write:
            path.write_text(text, encoding="utf-8", newline="\n")
        status |= bool(failures) and not options.write
    return status


if __name__ == "__main__":
    sys.exit(main())
