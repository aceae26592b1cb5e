"""Writes ``docs/known_limits.md`` from what the tests know to fail.

That is the inventory of constructions and the table of who is meant by whom, each with its list of
known limits.

::

    python scripts/known_limits.py            # writes the page
    python scripts/known_limits.py --check    # exits with 1 if the page is not up to date
    python scripts/known_limits.py --refresh  # reads the texts first: drops the limits that are
                                              # none any more, names the texts that need a reason
"""

from __future__ import annotations

import sys
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "src")]

import resolution_notation  # noqa: E402
from constructions_notation import (  # noqa: E402
    LIMITS,
    mismatch,
    read_inventory,
    read_limits,
)

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from constructions_notation import Construction
    from resolution_notation import Row

__all__ = ["failures", "main", "page", "rows_page", "unresolved_rows", "without"]

ROW_LIMITS = resolution_notation.LIMITS
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

ROWS_INTRODUCTION = """
## Who is speaking

Another {rows} short texts are tests of who stands behind a source; in {passed} of them quotelib
finds everybody. The weights of the evidence for speakers are estimated from these texts, too, so
that the share says little of others. The rest fail for these reasons, each shown with the first of
its texts. In `[1:elle=Claire Vasseur]` the mention *elle* must lead to the speaker of that name,
the same one as every other mention numbered 1; `[1>Oui]` is what that speaker says; `[?:il]` is
nobody that a reader could name.
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


def rows_page(rows: tuple[Row, ...], limits: Mapping[str, str]) -> str:
    """Return the part of the page about who is speaking, one entry a reason.

    Raises:
        KeyError: A limit names a row that does not exist.
    """
    by_name = {row.name: row for row in rows}
    first: dict[str, str] = {}
    for name, reason in limits.items():
        first.setdefault(reason, by_name[name].marked)
    introduction = ROWS_INTRODUCTION.format(rows=len(rows), passed=len(rows) - len(limits))
    entries = [f"- {_code(marked)}\\\n  {reason}\n" for reason, marked in first.items()]
    return "\n".join((introduction, "".join(entries)))


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


def unresolved_rows(rows: tuple[Row, ...]) -> dict[str, str]:
    """Return the rows whose speakers are not found, each with what is wrong."""
    from quotelib import Extractor

    documents = Extractor().pipe([row.text for row in rows])
    wrong = {
        row.name: resolution_notation.mismatch(row, document)
        for row, document in zip(rows, documents, strict=True)
    }
    return {name: what for name, what in wrong.items() if what is not None}


def without(listed: str, names: Container[str]) -> str:
    """Return the list of limits without the lines of ``names``."""
    lines = listed.splitlines(keepends=True)
    return "".join(line for line in lines if line.partition("\t")[0] not in names)


def _refresh(limits: Path, failing: Mapping[str, str]) -> bool:
    """Drop the limits that are none any more; return whether each failure has its reason."""
    known = read_limits(limits)
    passing = known.keys() - failing.keys()
    if passing:
        print("no limits any more:", *sorted(passing))
        listed = limits.read_text(encoding="utf-8")
        limits.write_text(without(listed, passing), encoding="utf-8")
    missing = sorted(failing.keys() - known.keys())
    for name in missing:
        print(f"needs a reason: {name}: {failing[name]}")
    return not missing


def main(arguments: list[str]) -> int:
    """Write or check the page; return an exit status."""
    if arguments not in ([], ["--check"], ["--refresh"]):
        print(__doc__)
        return 2
    inventory, rows = read_inventory(), resolution_notation.read_rows()
    whole = True
    if "--refresh" in arguments:
        whole = _refresh(LIMITS, failures(inventory))
        whole &= _refresh(ROW_LIMITS, unresolved_rows(rows))
    text = page(inventory, read_limits(LIMITS)) + rows_page(rows, read_limits(ROW_LIMITS))
    if "--check" in arguments:
        return int(not PAGE.is_file() or PAGE.read_text(encoding="utf-8") != text)
    PAGE.write_text(text, encoding="utf-8")
    return int(not whole)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
