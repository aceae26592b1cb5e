"""Python's collector of cycles is stopped while a text is read, and only then."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest

from quotelib import _collector
from quotelib._collector import collector_paused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quotelib import Extractor


@pytest.fixture(autouse=True)
def collector() -> Iterator[None]:
    """Leave the collector as it was."""
    enabled = gc.isenabled()
    gc.enable()
    yield
    (gc.enable if enabled else gc.disable)()


def test_runs_again() -> None:
    """It stands still inside, and runs again afterwards, after an error too."""
    with collector_paused():
        assert not gc.isenabled()
    assert gc.isenabled()
    with pytest.raises(ValueError, match="inside"), collector_paused():
        raise ValueError("inside")
    assert gc.isenabled()


def test_first_in_starts_it_again() -> None:
    """Of two texts that are read at once the first one starts it: no stream keeps it out."""
    first, second = collector_paused(), collector_paused()
    with first:
        second.__enter__()
    assert gc.isenabled()
    second.__exit__(None, None, None)
    assert gc.isenabled()


def test_program_that_stopped_it() -> None:
    """It is not started where the program wants it stopped."""
    gc.disable()
    with collector_paused():
        pass
    assert not gc.isenabled()


def test_forked_process() -> None:
    """A process that is forked in the middle of a text has it running."""
    with collector_paused():
        _collector._start_again()
        assert gc.isenabled()
    gc.disable()
    _collector._start_again()
    assert not gc.isenabled()


@pytest.mark.model
def test_nothing_to_collect(extractor: Extractor) -> None:
    """What is made of a text holds no cycles: nothing waits for the collector."""
    text = "« Le pont tient », assure la maire Nadia Benali. Elle a ajouté qu'il serait repeint."
    extractor.extract(text)
    gc.collect()
    gc.disable()
    extractor.extract(text)
    assert gc.collect() == 0
