"""Derives ``data/verb_forms.tsv`` from the tables that name verbs; run it when one changes.

python scripts/build_verb_forms.py           # writes the table
python scripts/build_verb_forms.py --check   # exits with 1 if the table is not up to date
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from quotelib.lexicon.conjugation import form_lines  # noqa: E402
from quotelib.lexicon.nouns import read_speech_nouns  # noqa: E402
from quotelib.lexicon.verbs import read_helpers, read_verbs  # noqa: E402
from scripts.derived import DATA, write_or_check  # noqa: E402

TARGET = DATA / "verb_forms.tsv"
HEADER = """\
# Inflected forms of the verbs in reporting_verbs.tsv, helper_verbs.tsv and speech_nouns.tsv.
# Derived by scripts/build_verb_forms.py from french_verb_models.tsv: do not edit.
# Licence: see LICENSES.md.
#
# One form a line: form, tab, analyses. An analysis is base:codes; a code is one of
#   P I J F  indicative present, imperfect, passé simple, future   } then person and number:
#   C        conditional                                           } P3s, J1p
#   S T      subjunctive present, imperfect                        }
#   Y        imperative                                            }
#   K        past participle, then gender and number: Kfp
#   G W      present participle, infinitive
form\tanalyses
"""


def bases() -> dict[str, tuple[str, ...]]:
    """Return every base verb with its further spellings."""
    others = {helper.base for helper in read_helpers().values()}
    others |= {verb for noun in read_speech_nouns().nouns.values() for verb in noun.verbs}
    found: dict[str, set[str]] = {base: set() for base in others}
    for verb in read_verbs()[0].values():
        found.setdefault(verb.base, set()).update(verb.spellings)
    return {base: tuple(sorted(spellings)) for base, spellings in found.items()}


def table() -> str:
    """Return the text of the table."""
    lines = (f"{form}\t{analyses}" for form, analyses in form_lines(bases()).items())
    return HEADER + "\n".join(lines) + "\n"


if __name__ == "__main__":
    raise SystemExit(write_or_check("verb_forms.tsv", table, sys.argv[1:]))
