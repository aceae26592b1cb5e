"""Writes ``docs/rules.md`` from the catalogue of rules.

::

    python scripts/rules.py            # writes the page
    python scripts/rules.py --check    # exits with 1 if the page is not up to date
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[1]
sys.path.append(str(ROOT / "src"))

from quotelib.attribution.rules import FAMILIES  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quotelib.attribution.rules import Family, Rule

__all__ = ["main", "page"]

PAGE = ROOT / "docs" / "rules.md"

INTRODUCTION = """\
# Rules

Every attribution names the rule that made it: `Quotation.rule` holds one of the {count} names
below. A rule reads one construction of French. It comes with its grammar in one line, where Q is
the quotation, P a proposition without marks and X the source; with a text that it reads; and with
a near miss, a text that looks like it and is left to another rule or to none. The tests run all of
these texts. ⏎ is a line break.
"""


def page(families: Sequence[tuple[Family, Sequence[Rule]]]) -> str:
    """Return the text of the page."""
    count = sum(len(rules) for _, rules in families)
    parts = [INTRODUCTION.format(count=count)]
    for family, rules in families:
        parts.append(f"## {family.title}\n")
        parts += [_entry(rule) for rule in rules]
    return "\n".join(parts)


def _entry(rule: Rule) -> str:
    """Return the part of the page about one rule."""
    return (
        f"### `{rule.name}`\n\n"
        f"{_grammar(rule.grammar)}\n\n"
        f"- Read: {_line(rule.example)}\n"
        f"- Near miss: {_line(rule.near_miss)}\n"
    )


def _grammar(grammar: str) -> str:
    """Return a grammar as Markdown, where *…* already stands for words of the language."""
    return re.sub(r"[\\`_<>\[\]@]", r"\\\g<0>", grammar)


def _line(text: str) -> str:
    """Return a text on one line, without what Markdown would read as its own."""
    return re.sub(r"[\\`*_<>\[\]@]", r"\\\g<0>", text).replace("\n", " ⏎ ")


def main(arguments: list[str]) -> int:
    """Write or check the page; return an exit status."""
    if arguments not in ([], ["--check"]):
        print(__doc__)
        return 2
    text = page(FAMILIES)
    if arguments:
        return int(not PAGE.is_file() or PAGE.read_text(encoding="utf-8") != text)
    PAGE.write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
