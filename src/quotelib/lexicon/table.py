"""The lexicon as one frozen object, its tables read on first use."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import attrs

from .forms import FormTable, read_forms
from .verbs import read_helpers, read_verbs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .types import Helper, ReportingVerb, VerbForm
    from .verbs import Bases

__all__ = ["Lexicon", "load_lexicon"]


# Without slots, so that functools.cached_property writes straight into the instance.
@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Lexicon:
    """The packaged French data: reporting verbs with all their forms, nouns, titles, names.

    Each table is read when it is first asked for, and kept. Tables are never changed, so that one
    lexicon serves any number of threads.

    Example:
        >>> from quotelib.lexicon import load_lexicon
        >>> lexicon = load_lexicon()
        >>> lexicon.verbs["se féliciter"].act
        Act.WELCOME
        >>> [form.base for form in lexicon.verb_forms("répliqua")]
        ['répliquer']
    """

    @functools.cached_property
    def verbs(self) -> Mapping[str, ReportingVerb]:
        """Reporting verbs by lemma."""
        return self._verbs[0]

    @functools.cached_property
    def _verbs(self) -> tuple[Mapping[str, ReportingVerb], Bases]:
        return read_verbs()

    @functools.cached_property
    def helpers(self) -> Mapping[str, Helper]:
        """Helper verbs by lemma and link (``"tenir à"``)."""
        return read_helpers()

    @functools.cached_property
    def forms(self) -> FormTable:
        """Every inflected form."""
        return read_forms()

    @functools.cached_property
    def _helpers_by_base(self) -> Mapping[str, tuple[Helper, ...]]:
        found: dict[str, tuple[Helper, ...]] = {}
        for helper in self.helpers.values():
            found[helper.base] = (*found.get(helper.base, ()), helper)
        return found

    def verb_forms(self, word: str, *, loose: bool = False) -> tuple[VerbForm, ...]:
        """Return every analysis of one word as a form of a verb.

        Case, kind of apostrophe, soft hyphens and zero-width characters do not matter, and an
        elided word in front (``j'affirme``) is left out. A word without accents that is no form as
        it stands, or that stands in capitals, is also read as the accented forms it may stand for.

        Args:
            word: One word.
            loose: Whether to read an accentless word in both ways even if it is a form as it
                stands, for text that has lost its accents (*a affirme*).

        Returns:
            The analyses, those of reporting verbs and of helper verbs; none for another word.

        Example:
            >>> from quotelib.lexicon import load_lexicon
            >>> [form.participle for form in load_lexicon().verb_forms("DECLARE")][-1]
            'past'
        """
        return self.forms.analyses(word, loose=loose)

    def auxiliary_forms(self, word: str, *, loose: bool = False) -> tuple[VerbForm, ...]:
        """Return the analyses of one word as a form of a helper verb (*avoir*, *tenir*, *devoir*).

        Args:
            word: One word.
            loose: As in `verb_forms`.

        Returns:
            Those analyses whose base is the base of one of `helpers`.
        """
        forms = self.forms.analyses(word, loose=loose)
        return tuple(form for form in forms if form.base in self._helpers_by_base)

    def reporting(self, base: str) -> tuple[ReportingVerb, ...]:
        """Return the reporting verbs built on one infinitive.

        Args:
            base: Infinitive without reflexive (`VerbForm.base`).

        Returns:
            The verbs: *féliciter* and *se féliciter*; *faire savoir*, *faire valoir* and others.

        Example:
            >>> from quotelib.lexicon import load_lexicon
            >>> [verb.lemma for verb in load_lexicon().reporting("féliciter")]
            ['se féliciter', 'féliciter']
        """
        verbs, bases = self._verbs
        return tuple(verbs[lemma] for lemma in bases.get(base, ()))

    def helping(self, base: str) -> tuple[Helper, ...]:
        """Return the helper verbs built on one infinitive.

        Args:
            base: Infinitive without reflexive (`VerbForm.base`).

        Returns:
            The helpers: *commencer à* and *commencer par*.
        """
        return self._helpers_by_base.get(base, ())

    def __reduce__(self) -> tuple[object, tuple[()]]:
        return (load_lexicon, ())

    def __repr__(self) -> str:
        return f"Lexicon(verbs={len(self.verbs)}, forms={len(self.forms)})"


@functools.cache
def load_lexicon() -> Lexicon:
    """Return the packaged lexicon.

    Returns:
        The same frozen object on every call.

    Raises:
        LexiconError: A packaged table is damaged (raised when that table is first used).
    """
    return Lexicon()
