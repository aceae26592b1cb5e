"""Writes ``docs/known_limits.md`` from the inventory of constructions and its known limits.

::

    python scripts/known_limits.py            # writes the page
    python scripts/known_limits.py --check    # exits with 1 if the page is not up to date
    python scripts/known_limits.py --refresh  # runs the examples first: drops the limits that are
                                              # none any more, names the examples that need a reason
"""

from __future__ import annotations

import sys
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[1]
sys.path += [str(ROOT / "tests"), str(ROOT / "src")]

from constructions_notation import (  # noqa: E402
    LIMITS,
    mismatch,
    read_inventory,
    read_limits,
)

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from constructions_notation import Construction

__all__ = ["failures", "main", "page", "without"]

PAGE = ROOT / "docs" / "known_limits.md"

INTRODUCTION = """\
# Known limits

The tests hold an inventory of {constructions} constructions that report speech in French, or only
look like it, with {examples} example sentences. quotelib reads {passed} of them exactly as they are
annotated. This page lists the others, with the reason of each. Every one of them is a test that is
expected to fail: the day it passes, the tests ask for this page to be renewed.

In the examples ⟦…⟧ is the content of a quotation, ⦃…⦄ its source, ⟨…⟩ its cue; a digit numbers
further quotations; ⦃elle=Claire Vasseur⦄ is the mention *elle*, whose speaker is Claire Vasseur;
⏎ is a line break. An example without ⟦ holds no quotation.
"""


def page(inventory: tuple[Construction, ...], limits: Mapping[str, str]) -> str:
    """Return the text of the page.

    Raises:
        KeyError: A limit names an example that does not exist.
    """
    names = {example.name for item in inventory for example in item.examples}
    if unknown := limits.keys() - names:
        raise KeyError(f"no examples of these names: {', '.join(sorted(unknown))}")
    parts = [
        INTRODUCTION.format(
            constructions=len(inventory), examples=len(names), passed=len(names) - len(limits)
        )
    ]
    limited = [item for item in inventory if any(e.name in limits for e in item.examples)]
    for group, items in groupby(limited, key=lambda item: item.group):
        parts.append(f"## {group}\n")
        parts += [_entry(item, limits) for item in items]
    return "\n".join(parts)


def _entry(construction: Construction, limits: Mapping[str, str]) -> str:
    """Return the part of the page about one construction."""
    lines = [f"**{construction.name}. {_escaped(construction.title)}**\n"]
    lines += [
        f"- {_code(example.marked)}\\\n  {limits[example.name]}"
        for example in construction.examples
        if example.name in limits
    ]
    return "\n".join(lines) + "\n"


def _escaped(title: str) -> str:
    """Return a title with the characters that Markdown would read as its own made plain."""
    return "".join(f"\\{char}" if char in "\\`*_<>[]@" else char for char in title)


def _code(marked: str) -> str:
    """Return an example as code, in ticks that it does not hold."""
    return f"`` {marked} ``" if "`" in marked else f"`{marked}`"


def failures(inventory: tuple[Construction, ...]) -> dict[str, str]:
    """Return the examples that are not read as annotated, each with what is wrong."""
    from quotelib import Extractor

    extractor = Extractor()
    found: dict[str, str] = {}
    for construction in inventory:
        for example in construction.examples:
            wrong = mismatch(example, extractor.extract(example.text))
            if wrong is not None:
                found[example.name] = wrong
    return found


def without(listed: str, names: Container[str]) -> str:
    """Return the list of limits without the lines of ``names``."""
    lines = listed.splitlines(keepends=True)
    return "".join(line for line in lines if line.partition("\t")[0] not in names)


def main(arguments: list[str]) -> int:
    """Write or check the page; return an exit status."""
    if arguments not in ([], ["--check"], ["--refresh"]):
        print(__doc__)
        return 2
    inventory = read_inventory()
    missing: dict[str, str] = {}
    if "--refresh" in arguments:
        failing = failures(inventory)
        passing = read_limits().keys() - failing.keys()
        if passing:
            print("no limits any more:", *sorted(passing))
            listed = LIMITS.read_text(encoding="utf-8")
            LIMITS.write_text(without(listed, passing), encoding="utf-8")
        missing = {name: failing[name] for name in failing.keys() - read_limits().keys()}
        for name in sorted(missing):
            print(f"needs a reason: {name}: {missing[name]}")
    text = page(inventory, read_limits())
    if "--check" in arguments:
        return int(not PAGE.is_file() or PAGE.read_text(encoding="utf-8") != text)
    PAGE.write_text(text, encoding="utf-8")
    return int(bool(missing))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
