"""Shared fixtures and settings."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from quotelib import Extractor

ROOT = Path(__file__).resolve().parent.parent

# No deadline: a shared machine may pause any example. ``HYPOTHESIS_PROFILE=thorough`` digs deeper.
settings.register_profile("default", deadline=None, max_examples=50)
settings.register_profile(
    "thorough", deadline=None, max_examples=2_000, suppress_health_check=list(HealthCheck)
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the root folder of the project."""
    return ROOT


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    """Return one extractor with the default French pipeline, loaded once for all tests."""
    from quotelib import Extractor

    return Extractor()


@pytest.fixture(scope="session")
def gold() -> Path:
    """Return the folder of annotated articles; skip where it is absent."""
    folder = Path(os.environ.get("QUOTELIB_GOLD") or ROOT.parent / "shared" / "gold")
    if not folder.is_dir():
        pytest.skip(f"no annotated articles in {folder} (set QUOTELIB_GOLD)")
    return folder
