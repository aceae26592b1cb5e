"""Writes the parts of the reference that are made from the code.

::

    python scripts/reference.py            # writes docs/rules.md, docs/document.schema.json
    python scripts/reference.py --check    # exits with 1 if one of them is not up to date
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[1]
sys.path.append(str(ROOT / "src"))

from quotelib import Document  # noqa: E402
from quotelib.attribution.rules import FAMILIES  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quotelib.attribution.rules import Family, Rule

__all__ = ["main", "rules_page", "schema_file"]

FOLDER = ROOT / "docs"

INTRODUCTION = """\
# Rules

Every attribution names the rule that made it: `Quotation.rule` holds one of the {count} names
below. A rule reads one construction of French. It comes with its grammar in one line, where Q is
the quotation, P a proposition without marks and X the source; with a text that it reads; and with
a near miss, a text that looks like it and is left to another rule or to none. The tests run all of
these texts. ⏎ is a line break.

One extractor can do without some of them: ``Extractor(without_rules=["headline"])``; see
[](guides/own-words.md#without-some-rules).
"""


def schema_file() -> str:
    """Return the JSON Schema of documents as a file."""
    return json.dumps(Document.json_schema(), ensure_ascii=False, indent=2) + "\n"


def rules_page(families: Sequence[tuple[Family, Sequence[Rule]]]) -> str:
    """Return the catalogue of rules as a page."""
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
    """Write or check the files; return an exit status."""
    if arguments not in ([], ["--check"]):
        print(__doc__)
        return 2
    status = 0
    files = {"rules.md": rules_page(FAMILIES), "document.schema.json": schema_file()}
    for name, text in files.items():
        path = FOLDER / name
        if not arguments:
            path.write_text(text, encoding="utf-8", newline="\n")
        elif not path.is_file() or path.read_text(encoding="utf-8") != text:
            print(f"not up to date: docs/{name}")
            status = 1
    return status


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
