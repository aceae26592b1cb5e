"""The table of inflected verb forms, parsed one form at a time.

The file holds tens of thousands of forms and a text uses a few hundred, so that loading keeps its
lines as they are: ``form<tab>base:code,code base:code``.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

import attrs

from ..errors import LexiconError
from ..models import Gender, Mood, Number, Tense
from .files import read_text
from .folding import normalise
from .memo import Lazy
from .types import VerbForm

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["FORMS_FILE", "FormTable", "read_forms"]

FORMS_FILE = "verb_forms.tsv"

_FINITE = {
    "P": (Mood.INDICATIVE, Tense.PRESENT),
    "I": (Mood.INDICATIVE, Tense.IMPERFECT),
    "F": (Mood.INDICATIVE, Tense.FUTURE),
    "J": (Mood.INDICATIVE, Tense.PAST),
    "C": (Mood.CONDITIONAL, Tense.PRESENT),
    "S": (Mood.SUBJUNCTIVE, Tense.PRESENT),
    "T": (Mood.SUBJUNCTIVE, Tense.IMPERFECT),
    "Y": (Mood.IMPERATIVE, Tense.PRESENT),
}
_NUMBERS = {"s": Number.SINGULAR, "p": Number.PLURAL}
_GENDERS = {"m": Gender.MASCULINE, "f": Gender.FEMININE}
# Every accented letter that a French verb form can have, for bytes.translate.
_ACCENTED, _BARE = "àâäçéèêëîïôöùûüÿ", b"aaaceeeeiioouuuy"
_UNACCENTED = bytes.maketrans(_ACCENTED.encode("latin-1"), _BARE)
# Words that elide onto a verb, as one token: j'affirme, qu'affirme, s'exclame.
_ELIDED = re.compile(r"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)'(?=.)")
# An inverted subject that a tokenizer left on a verb with a hyphen: contre-attaque-t-elle.
_INVERTED = re.compile(r"(?:-t)?-(?:je|tu|il|elle|on|nous|vous|ils|elles)$")


# Without slots, as what is lazy stands in the instance.
@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class FormTable:
    """Inflected forms with their analyses.

    Attributes:
        lines: Analyses as written in the file, by form in lower case.
    """

    lines: Mapping[str, str]

    @Lazy
    def folded(self) -> Mapping[str, tuple[str, ...]]:
        """Forms with accents, by the same form without them."""
        accented = [form for form in self.lines if not form.isascii()]
        # All of them at once, through a table of bytes: decomposing them takes five times longer.
        # A caller's own verb may have other letters (œuvrer); it is not found without them.
        bare = "\n".join(accented).encode("latin-1", "replace").translate(_UNACCENTED)
        joined = bare.decode("latin-1")
        found: dict[str, tuple[str, ...]] = {}
        for key, form in zip(joined.split("\n"), accented, strict=True):
            found[key] = (*found[key], form) if key in found else (form,)
        return found

    def analyses(self, word: str) -> tuple[VerbForm, ...]:
        """Return every analysis of a word.

        Args:
            word: One word in any case.

        Returns:
            The analyses of the form; those of the accented forms when it has none of its own, or
            stands in capitals.
        """
        key = normalise(word)
        if "'" in key:
            key = _ELIDED.sub("", key, count=1)
        if "-" in key and key not in self.lines:
            key = _INVERTED.sub("", key)
        exact = self._parsed(key)
        if not key.isascii() or (exact and not word.isupper()):
            return exact
        return exact + tuple(
            analysis for form in self.folded.get(key, ()) for analysis in self._parsed(form)
        )

    def _parsed(self, form: str) -> tuple[VerbForm, ...]:
        line = self.lines.get(form)
        return () if line is None else _parse(line)

    def __iter__(self) -> Iterator[str]:
        return iter(self.lines)

    def __len__(self) -> int:
        return len(self.lines)


def read_forms(text: str | None = None) -> FormTable:
    """Read the table of verb forms.

    Args:
        text: Contents of the table; the packaged one when ``None``.

    Returns:
        The table, its analyses not yet parsed.

    Raises:
        LexiconError: A line does not hold one form and its analyses.
    """
    text = read_text(FORMS_FILE) if text is None else text
    _, header, body = text.partition("form\tanalyses\n")
    if not header:
        raise LexiconError(f"{FORMS_FILE}: no header 'form<tab>analyses'")
    # What follows the header is split in one go, four times faster than line by line.
    body = body.rstrip("\n")
    cells = body.replace("\n", "\t").split("\t")
    if len(cells) != 2 * (body.count("\n") + 1):
        raise LexiconError(f"{FORMS_FILE}: a line does not hold exactly one form and its analyses")
    return FormTable(lines=dict(zip(cells[::2], cells[1::2], strict=True)))


@functools.lru_cache(maxsize=16384)
def _parse(line: str) -> tuple[VerbForm, ...]:
    """Return the analyses of one form: ``affirmer:P1s,P3s``."""
    found = []
    for entry in line.split(" "):
        base, _, codes = entry.partition(":")
        found += [_analysis(base, code) for code in codes.split(",")]
    return tuple(found)


def _analysis(base: str, code: str) -> VerbForm:
    """Return the analysis that a code stands for (``P3s``, ``Kfp``, ``W``, ``G``)."""
    kind, rest = code[:1], code[1:]
    try:
        if kind in _FINITE:
            return VerbForm(
                base=base,
                mood=_FINITE[kind][0],
                tense=_FINITE[kind][1],
                person=int(rest[0]),
                number=_NUMBERS[rest[1]],
            )
        if kind == "K":
            return VerbForm(
                base=base,
                mood=Mood.PARTICIPLE,
                tense=Tense.PAST,
                gender=_GENDERS[rest[0]],
                number=_NUMBERS[rest[1]],
                participle="past",
            )
        mood, tense, participle = _NON_FINITE[code]
    except (KeyError, IndexError, ValueError):
        raise LexiconError(f"{FORMS_FILE}: {base}: {code!r} is no code of a form") from None
    return VerbForm(base=base, mood=mood, tense=tense, participle=participle)


_NON_FINITE: dict[str, tuple[Mood, Tense | None, Literal["present"] | None]] = {
    "W": (Mood.INFINITIVE, None, None),
    "G": (Mood.PARTICIPLE, Tense.PRESENT, "present"),
}
