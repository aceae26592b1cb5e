"""Print what is new in a release; stop where tag, version and changelog disagree.

::

    python scripts/release_notes.py v0.1.0
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

__all__ = ["main", "notes", "version"]

ROOT = Path(__file__).resolve().parent.parent


def version() -> str:
    """Return the version that the package says it has, without importing it."""
    text = (ROOT / "src" / "quotelib" / "_version.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "([^"]+)"$', text, re.MULTILINE)
    if found is None:
        raise ValueError("src/quotelib/_version.py has no line with __version__")
    return found[1]


def notes(tag: str, own: str, changelog: str) -> str:
    """Return the part of a changelog about a release.

    Args:
        tag: Its tag, such as ``v0.1.0``.
        own: The version of the package.
        changelog: The changelog.

    Returns:
        The entries under its heading, without the heading.

    Raises:
        ValueError: The tag is not that of the version, or the changelog has no dated heading with
            entries for it.
    """
    if tag != f"v{own}":
        raise ValueError(f"the tag is {tag}, the version {own}: the tag has to be v{own}")
    heading = re.compile(
        rf"^## {re.escape(own)} – \d{{4}}-\d\d-\d\d\n(.*?)(?=^## |\Z)", re.DOTALL | re.MULTILINE
    )
    found = heading.search(changelog)
    if found is None or not found[1].strip():
        raise ValueError(f"CHANGELOG.md has no entries under '## {own} – YYYY-MM-DD'")
    return found[1].strip() + "\n"


def main(arguments: list[str]) -> int:
    """Print the notes; return the exit status."""
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        text = notes(arguments[0], version(), (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    sys.stdout.write(text)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
