"""Derives ``data/first_names.tsv`` from the French-speaking providers of Faker (MIT licence).

    python scripts/build_first_names.py           # writes the table
    python scripts/build_first_names.py --check   # exits with 1 if the table is not up to date

Faker is needed for this script only: ``pip install faker``.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT)]

from scripts.derived import write_or_check  # noqa: E402

LOCALES = ("fr_FR", "fr_BE", "fr_CH", "fr_CA")
HEADER = """\
# First names by gender. Derived by scripts/build_first_names.py: do not edit; further names go into
# first_names_more.tsv.
# Source: the person providers fr_FR, fr_BE, fr_CH and fr_CA of Faker, MIT licence, copyright (c)
# 2012 Daniele Faraglia; see LICENSES.md.
#
# gender: f, m, or x for a name that the sources give to both.
name\tgender
"""


def names() -> dict[str, str]:
    """Return the gender of every name; ``x`` for one that is given to both."""
    found: dict[str, set[str]] = {}
    for locale in LOCALES:
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        for gender, attribute in (("f", "first_names_female"), ("m", "first_names_male")):
            for name in getattr(provider, attribute):
                found.setdefault(name.strip(), set()).add(gender)
    return {
        name: "x" if len(genders) > 1 else next(iter(genders)) for name, genders in found.items()
    }


def table() -> str:
    """Return the text of the table."""
    rows = (f"{name}\t{gender}" for name, gender in sorted(names().items()))
    return HEADER + "\n".join(rows) + "\n"


if __name__ == "__main__":
    raise SystemExit(write_or_check("first_names.tsv", table, sys.argv[1:]))
