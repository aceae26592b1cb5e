"""Other sentences for the constructions of the inventory, as newspapers write them.

Each file ``tests/constructions/sisters_*.txt`` has the form of ``inventory.txt``. A sentence
without ⟦ is a neighbour of its construction that must yield nothing, whatever the kind of the
construction. The file ``limits_sisters_*.txt`` of the same ending gives the sentences that are
known to fail, in the form of ``limits.txt``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from constructions_notation import (
    FOLDER,
    Construction,
    Example,
    mismatch,
    read_inventory,
    read_limits,
)

if TYPE_CHECKING:
    from pathlib import Path

    from quotelib import Extractor

FILES = sorted(FOLDER.glob("sisters_*.txt"))


def _limits(path: Path) -> dict[str, str]:
    beside = path.with_name(f"limits_{path.name}")
    return read_limits(beside) if beside.exists() else {}


def _examples(path: Path) -> list[Example]:
    return [example for item in read_inventory(path) for example in item.examples]


def _parameters() -> list[object]:
    found: list[object] = []
    for path in FILES:
        limits = _limits(path)
        found += [
            pytest.param(
                example,
                id=f"{path.stem}-{example.name}",
                marks=[pytest.mark.xfail(reason=limits[example.name], strict=True)]
                if example.name in limits
                else [],
            )
            for example in _examples(path)
        ]
    return found


@pytest.mark.model
@pytest.mark.no_cover
@pytest.mark.parametrize("example", _parameters())
def test_sister(example: Example, extractor: Extractor) -> None:
    """A sister sentence gives the quotations that it is marked up with, and no other."""
    assert mismatch(example, extractor.extract(example.text)) is None


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_constructions_are_of_the_inventory(path: Path) -> None:
    """Sister sentences stand under a construction of the inventory, each construction once."""
    inventory = {item.name: _heading(item) for item in read_inventory()}
    found = [(item.name, _heading(item)) for item in read_inventory(path)]
    assert found == [(name, inventory[name]) for name in dict.fromkeys(name for name, _ in found)]


def _heading(item: Construction) -> tuple[str, str, str]:
    return item.group, item.title, item.kind


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_limits_are_sentences(path: Path) -> None:
    """Every known limit names a sentence of its file."""
    assert _limits(path).keys() <= {example.name for example in _examples(path)}


def test_sentences_are_different() -> None:
    """No sentence stands twice in these files and the inventory."""
    inventory = [example.text for item in read_inventory() for example in item.examples]
    texts = [example.text for path in FILES for example in _examples(path)]
    assert len({*inventory, *texts}) == len(inventory) + len(texts)
