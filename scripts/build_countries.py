"""Derives ``data/countries.tsv``: French names from CLDR, adjectives from french_demonyms.tsv.

    python scripts/build_countries.py           # writes the table
    python scripts/build_countries.py --check   # exits with 1 if the table is not up to date

Babel (which carries CLDR) is needed for this script only: ``pip install babel``.
"""

from __future__ import annotations

import sys
from pathlib import Path

from babel import Locale

HERE = Path(__file__).resolve().parent
SOURCE = HERE / "french_demonyms.tsv"
TARGET = HERE.parent / "src" / "quotelib" / "data" / "countries.tsv"
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


def main(arguments: list[str]) -> int:
    """Write the table, or check it.

    Args:
        arguments: Command-line arguments without the program's name.

    Returns:
        Exit status.
    """
    text = table()
    if "--check" in arguments:
        return int(TARGET.read_text(encoding="utf-8") != text)
    TARGET.write_text(text, encoding="utf-8")
    print(f"{TARGET.name}: {text.count(chr(10)) - HEADER.count(chr(10)) - 1} rows")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
