"""Derives ``data/countries.tsv``: French names from CLDR, adjectives from french_demonyms.tsv.

    python scripts/build_countries.py           # writes the table
    python scripts/build_countries.py --check   # exits with 1 if the table is not up to date

Babel (which carries CLDR) is needed for this script only: ``pip install babel``.
"""

from __future__ import annotations

import sys
from pathlib import Path

from babel import Locale

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT)]

from scripts.derived import write_or_check  # noqa: E402

SOURCE = ROOT / "scripts" / "french_demonyms.tsv"
HEADER = """\
# Countries with their adjective, which names their people as well. Derived by
# scripts/build_countries.py: do not edit.
# Sources: names from CLDR through Babel, Unicode licence (see LICENSES.md); articles, genders and
# adjectives from scripts/french_demonyms.tsv, written for this project.
#
# One country a row, tab-separated; "-" is an empty cell. A country with a second name has two rows.
#   article, gender  of the name
"""
COLUMNS = ("code", "name", "article", "gender", "masculine", "feminine")
# Where CLDR's name is not the one of the news, or not the only one: names with article and gender.
OTHER_NAMES = {
    "BY": (("Biélorussie", "la", "f"), ("Bélarus", "le", "m")),
    "CD": (("République démocratique du Congo", "la", "f"), ("RDC", "la", "f")),
    "CG": (("Congo", "le", "m"), ("Congo-Brazzaville", "le", "m")),
    "CZ": (("République tchèque", "la", "f"), ("Tchéquie", "la", "f")),
    "GB": (("Royaume-Uni", "le", "m"), ("Grande-Bretagne", "la", "f")),
    "HK": (("Hong Kong", "-", "-"), ("Hongkong", "-", "-")),
    "MM": (("Birmanie", "la", "f"), ("Myanmar", "le", "m")),
    "PS": (("Palestine", "la", "f"), ("Territoires palestiniens", "les", "m")),
    "US": (("États-Unis", "les", "m"), ("USA", "les", "m")),
    "VN": (("Vietnam", "le", "m"), ("Viêt Nam", "le", "m")),
}


def table() -> str:
    """Return the text of the table."""
    territories = Locale("fr").territories
    lines = []
    for line in SOURCE.read_text(encoding="utf-8").splitlines():
        if line.startswith(("#", "code\t")):
            continue
        code, article, gender, *adjectives = line.split("\t")
        name = territories[code].replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
        names = OTHER_NAMES.get(code, ((name, article, gender),))
        lines += ["\t".join((code, *entry, *adjectives)) for entry in names]
    return HEADER + "\t".join(COLUMNS) + "\n" + "\n".join(lines) + "\n"


if __name__ == "__main__":
    raise SystemExit(write_or_check("countries.tsv", table, sys.argv[1:]))
