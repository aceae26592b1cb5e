"""Renew the numbers on the page about accuracy.

::

    python scripts/accuracy.py FOLDER    # annotated articles, in its folders dev and valid

The articles are not part of the project. Only numbers are read off them here.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import quotelib
from quotelib.evaluate import evaluate, read_gold

PAGE = Path(__file__).resolve().parent.parent / "docs" / "explanation" / "accuracy.md"
SETS = {"valid": "Validation articles", "dev": "Development articles"}
_BLOCK = re.compile(r"(?<=<!-- accuracy:start -->\n).*?(?=<!-- accuracy:end -->)", re.DOTALL)


def numbers(folder: Path) -> str:
    """Return the part of the page that holds the numbers."""
    parts = [f"quotelib {quotelib.__version__} with `fr_core_news_sm`:\n"]
    for name, title in SETS.items():
        gold = read_gold(folder / name)
        report = evaluate(gold, quotelib.pipe(document.text for document in gold))
        parts.append(f"{title}:\n\n```text\n{report}\n```\n")
    return "\n".join(parts)


def main(arguments: list[str]) -> int:
    """Write the numbers into the page; return the exit status."""
    if len(arguments) != 1 or not Path(arguments[0]).is_dir():
        print(__doc__)
        return 2
    page = PAGE.read_text(encoding="utf-8")
    block = numbers(Path(arguments[0]))
    PAGE.write_text(_BLOCK.sub(lambda _: block, page), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
