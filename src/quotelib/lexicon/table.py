"""The lexicon as one frozen object, whose tables are read when they are first asked for."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import attrs

from .folding import normalise
from .forms import FormTable, read_forms
from .memo import Lazy, Memo
from .names import (
    demonym_in,
    place_named,
    read_demonyms,
    read_first_names,
    read_places,
    towns_of,
)
from .nouns import find_title, read_source_nouns, read_speech_nouns, read_titles
from .prepositions import read_prepositions
from .types import CueOpener
from .verbs import Bases, read_helpers, read_verbs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ..models import Gender, SpeakerKind
    from .names import FirstNames, Places
    from .nouns import SourceNouns, SpeechNouns
    from .prepositions import Prepositions
    from .types import (
        Demonym,
        Helper,
        Place,
        Preposition,
        ReportingVerb,
        SourceNoun,
        SpeechNoun,
        Title,
        VerbForm,
    )

__all__ = ["Lexicon", "load_lexicon"]


# Without slots, as what is lazy stands in the instance.
@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Lexicon:
    """The packaged French data: reporting verbs with all their forms, nouns, titles, names.

    Each table is read when first asked for, and never changed: one serves any number of threads.

    Example:
        >>> from quotelib.lexicon import load_lexicon
        >>> lexicon = load_lexicon()
        >>> lexicon.verbs["se féliciter"].act
        Act.WELCOME
        >>> [form.base for form in lexicon.verb_forms("répliqua")]
        ['répliquer']
    """

    @Lazy
    def verbs(self) -> Mapping[str, ReportingVerb]:
        """Reporting verbs by lemma."""
        return self._verbs[0]

    @Lazy
    def _verbs(self) -> tuple[Mapping[str, ReportingVerb], Bases]:
        return read_verbs()

    @Lazy
    def helpers(self) -> Mapping[str, Helper]:
        """Helper verbs by lemma and link (``"tenir à"``)."""
        return read_helpers()

    @Lazy
    def forms(self) -> FormTable:
        """Every inflected form."""
        return read_forms()

    @Lazy
    def cue_openers(self) -> Mapping[str, CueOpener | None]:
        """For each word in lower case, which cues it can open, ``None`` for most words.

        Example:
            >>> from quotelib.lexicon import load_lexicon
            >>> openers = load_lexicon().cue_openers
            >>> openers["selon"].phrase, openers["dira"].verb, openers["avis"].noun, openers["pont"]
            (True, True, True, None)
        """
        return Memo(self._opener)

    def _opener(self, word: str) -> CueOpener | None:
        key = normalise(word)
        phrase, noun = key in self._prepositions.by_first, key in self._speech_nouns.forms
        verbs = [verb for form in self.verb_forms(word) for verb in self.reporting(form.base)]
        if not (phrase or noun or verbs):
            return None
        tails = {word for verb in verbs for words in verb.tail_forms[:1] for word in words}
        return CueOpener(
            phrase=phrase,
            noun=noun,
            verb=bool(verbs),
            tails=frozenset(tails) if all(verb.tail_forms for verb in verbs) else None,
        )

    @Lazy
    def _helpers_by_base(self) -> Mapping[str, tuple[Helper, ...]]:
        found: dict[str, tuple[Helper, ...]] = {}
        for helper in self.helpers.values():
            found[helper.base] = (*found.get(helper.base, ()), helper)
        return found

    def verb_forms(self, word: str) -> tuple[VerbForm, ...]:
        """Return every analysis of one word as a form of a verb.

        Case, kind of apostrophe, soft hyphens and zero-width characters do not matter, and an
        elided word in front (``j'affirme``) is left out. A word without accents that is no form as
        it stands, or that stands in capitals, is also read as the accented forms it may stand for.

        Args:
            word: One word.

        Returns:
            The analyses, those of reporting verbs and of helper verbs; none for another word.

        Example:
            >>> from quotelib.lexicon import load_lexicon
            >>> [form.participle for form in load_lexicon().verb_forms("DECLARE")][-1]
            'past'
        """
        return self._forms_of[word]

    @Lazy
    def _forms_of(self) -> Memo[tuple[VerbForm, ...]]:
        return Memo(self.forms.analyses)

    def auxiliary_forms(self, word: str) -> tuple[VerbForm, ...]:
        """Return the analyses of one word as a form of a helper verb (*avoir*, *tenir*, *devoir*).

        Args:
            word: One word.

        Returns:
            Those analyses whose base is the base of one of `helpers`.
        """
        return self._auxiliaries_of[word]

    @Lazy
    def _auxiliaries_of(self) -> Memo[tuple[VerbForm, ...]]:
        helpers = self._helpers_by_base
        return Memo(lambda word: tuple(f for f in self._forms_of[word] if f.base in helpers))

    def reporting(self, base: str) -> tuple[ReportingVerb, ...]:
        """Return the reporting verbs built on one infinitive.

        Args:
            base: Infinitive without reflexive (`VerbForm.base`).

        Returns:
            The verbs: *féliciter* and *se féliciter*; *faire savoir*, *faire valoir* and others.

        Example:
            >>> from quotelib.lexicon import load_lexicon
            >>> [verb.lemma for verb in load_lexicon().reporting("féliciter")]
            ['féliciter', 'se féliciter']
        """
        verbs, bases = self._verbs
        return tuple([verbs[lemma] for lemma in bases.get(base, ())])

    def helping(self, base: str) -> tuple[Helper, ...]:
        """Return the helper verbs built on one infinitive.

        Args:
            base: Infinitive without reflexive (`VerbForm.base`).

        Returns:
            The helpers: *commencer à* and *commencer par*.
        """
        return self._helpers_by_base.get(base, ())

    @Lazy
    def _prepositions(self) -> Prepositions:
        return read_prepositions()

    @property
    def prepositions(self) -> tuple[Preposition, ...]:
        """Every phrase that attributes, in its dictionary form."""
        return self._prepositions.entries

    def opens_preposition(self, first: str, second: str, third: str) -> bool:
        """Return whether `preposition_at` can find a phrase that starts with three words."""
        return self._prepositions.opens(first, second, third)

    def preposition_at(self, words: Sequence[str]) -> Preposition | None:
        """Return the longest phrase that attributes at the start of a run of words.

        Args:
            words: The words at hand and some that follow (eight are enough), elided ones with
                their apostrophe.

        Returns:
            The phrase, its ``tokens`` those of the run; ``None`` where there is none or what
            follows cannot be a source.

        Example:
            >>> from quotelib.lexicon import load_lexicon
            >>> load_lexicon().preposition_at(["de", "l'", "avis", "du", "maire"]).tokens
            ('de', "l'", 'avis', 'du')
            >>> load_lexicon().preposition_at(["selon", "que", "l'", "on"]) is None
            True
        """
        return self._prepositions.at(words)

    @Lazy
    def _speech_nouns(self) -> SpeechNouns:
        return read_speech_nouns()

    @property
    def nouns(self) -> Mapping[str, SpeechNoun]:
        """Nouns that name words said or written, by lemma."""
        return self._speech_nouns.nouns

    def noun(self, word: str) -> SpeechNoun | None:
        """Return the speech noun that one word is.

        Args:
            word: A noun, singular or plural, in any case.

        Returns:
            The noun, or ``None``.
        """
        found = self._speech_nouns.at((word,))
        return found[0] if found else None

    def noun_at(self, words: Sequence[str]) -> tuple[SpeechNoun, int] | None:
        """Return the longest speech noun at the start of a run of words.

        Args:
            words: The words at hand and some that follow, elided ones with their apostrophe.

        Returns:
            The noun and how many words it takes (*mot d'ordre* takes three), or ``None``.
        """
        return self._speech_nouns.at(words)

    @Lazy
    def _source_nouns(self) -> SourceNouns:
        return read_source_nouns()

    def source_noun(self, word: str) -> SourceNoun | None:
        """Return what is known of a noun that can be a source.

        Args:
            word: One word, singular or plural, in any case; prefixes such as *ex-* are stripped.

        Returns:
            The noun, or ``None``.

        Example:
            >>> from quotelib.lexicon import load_lexicon
            >>> noun = load_lexicon().source_noun("ex-vice-présidentes")
            >>> noun.masculine, noun.gender, noun.number
            ('vice-président', Gender.FEMININE, Number.PLURAL)
        """
        return self._source_noun_of[word]

    @Lazy
    def _source_noun_of(self) -> Memo[SourceNoun | None]:
        return Memo(self._source_nouns.find)

    @Lazy
    def titles(self) -> Mapping[str, Title]:
        """Titles by form in lower case; *col.* keeps its full stop, *dr* has none."""
        return read_titles()

    def title(self, word: str) -> Title | None:
        """Return the title that one word is.

        Args:
            word: A word in any case; a full stop may end it, and must where else it means another.

        Returns:
            The title, or ``None``.
        """
        return self._title_of[word]

    @Lazy
    def _title_of(self) -> Memo[Title | None]:
        return Memo(functools.partial(find_title, self.titles))

    @Lazy
    def _first_names(self) -> FirstNames:
        return read_first_names()

    def is_first_name(self, word: str) -> bool:
        """Whether one word with a capital is a first name, of either gender or of both."""
        return self._first_name_of[word] is not None

    @Lazy
    def _first_name_of(self) -> Memo[str | None]:
        return Memo(self._first_names.find)

    def first_name_gender(self, word: str) -> Gender | None:
        """Return the gender of a first name.

        Args:
            word: One word with a capital; a compound has the gender of its first part.

        Returns:
            The gender; ``None`` for a name of both (*Camille*) and for another word.

        Example:
            >>> from quotelib.lexicon import load_lexicon
            >>> load_lexicon().first_name_gender("Claire")
            Gender.FEMININE
        """
        found = self._first_name_of[word]
        return None if found is None else self._first_names.genders[found]

    @Lazy
    def _places(self) -> Places:
        return read_places()

    def place(self, name: str) -> Place | None:
        """Return the place or acronym of a name that stands for those who govern there.

        The name has no article; its capitals matter, its accents and hyphens do not.
        """
        return self._place_of[name]

    @Lazy
    def _place_of(self) -> Memo[Place | None]:
        return Memo(functools.partial(place_named, self._places))

    def place_kind(self, name: str) -> SpeakerKind | None:
        """Return the kind of speaker behind a name that `place` knows, ``None`` for another."""
        place = self.place(name)
        return None if place is None else place.kind

    @Lazy
    def _demonyms(self) -> Mapping[str, Demonym]:
        return read_demonyms()

    def demonym(self, word: str) -> Demonym | None:
        """Return the place that an adjective or inhabitant's name (*russe*, *Bretonnes*) is of."""
        return self._demonym_of[word]

    @Lazy
    def home_towns(self) -> Mapping[str, str]:
        """The towns and regions that have demonyms, by their names without article, folded."""
        return towns_of(self._demonyms.values())

    @Lazy
    def _demonym_of(self) -> Memo[Demonym | None]:
        return Memo(functools.partial(demonym_in, self._demonyms))

    @property
    def source_nouns(self) -> tuple[SourceNoun, ...]:
        """Every noun that can be a source, once a form that its file gives."""
        return tuple(self._source_nouns)

    @property
    def places(self) -> tuple[Place, ...]:
        """Every place and acronym that stands for those who govern there, countries included."""
        return tuple(self._places.values())

    def is_work(self, words: str) -> bool:
        """Return whether words in marks name a work, and so are nobody's; here nothing does."""
        del words
        return False

    def __reduce__(self) -> tuple[object, ...]:
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
