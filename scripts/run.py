"""Set up a virtual environment with everything in it, then show or test quotelib.

Needs nothing but Python (3.10 or later) with its ``venv`` module, and the package index::

    python3 scripts/run.py demo    # who said what in the bundled article
    python3 scripts/run.py test    # the tests

Arguments after the command go on to ``python -m quotelib`` or to ``pytest``. The environment is
``.venv`` in the project's root, or the folder named by ``QUOTELIB_VENV``; it is made when absent
and brought up to date otherwise.
"""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

__all__ = ["main"]

ROOT = Path(__file__).resolve().parent.parent
MINIMUM = (3, 10)
# The first pip that installs dependency groups.
PIP = "pip>=25.1"

# --cov only measures here: report and threshold belong to continuous integration. It doubles the
# time, so tests that read many texts once more, or take the time, are marked no_cover. One worker a
# core halves the time; a worker that runs out of tests takes some from another.
COMMANDS = {
    "demo": {"install": [], "run": ["-m", "quotelib"]},
    "test": {
        "install": ["--group", f"{ROOT / 'pyproject.toml'}:test"],
        "run": [
            *("-m", "pytest", "-n", "auto", "--dist", "worksteal"),
            *("--cov", "--cov-report=", "--cov-fail-under=0"),
        ],
    },
}


def main(arguments: list[str]) -> int:
    """Run one of the commands; return its exit status."""
    if sys.version_info < MINIMUM:
        wanted = ".".join(map(str, MINIMUM))
        print(f"quotelib needs Python {wanted} or later, this is {sys.version.split()[0]}")
        return 2
    if not arguments or arguments[0] not in COMMANDS:
        print(__doc__)
        return 0 if arguments[:1] in (["-h"], ["--help"]) else 2
    command, rest = COMMANDS[arguments[0]], arguments[1:]
    python = environment()
    install(python, command["install"])
    return subprocess.call([python, *command["run"], *rest], cwd=ROOT)


def environment() -> str:
    """Return the path of the environment's interpreter, after making it when it is absent."""
    folder = Path(os.environ.get("QUOTELIB_VENV") or ROOT / ".venv").resolve()
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.exists():
        print(f"Creating {folder}", file=sys.stderr, flush=True)
        venv.create(folder, with_pip=True, symlinks=os.name != "nt")
    elif subprocess.call([python, "-m", "pip", "--version"], stdout=subprocess.DEVNULL):
        # Left half made, or made by a tool that brings its own installer.
        subprocess.check_call([python, "-m", "ensurepip"])
    return str(python)


def install(python: str, groups: list[str]) -> None:
    """Install the package from this folder with the French model; stop when that fails."""
    print("Installing quotelib and its dependencies", file=sys.stderr, flush=True)
    pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    for packages in ([PIP], ["--editable", f"{ROOT}[model]", *groups]):
        status = subprocess.call([*pip, *packages], cwd=ROOT)
        if status:
            raise SystemExit(status)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
