"""Questions that the grammar of mentions asks of a token."""

from __future__ import annotations

import functools
from collections.abc import Callable

import attrs

from ..lexicon import Lexicon, SourceNoun
from ..lexicon.memo import Memo
from ..lexicon.position import follows_noun, has_finite_ending, takes_verb_complement
from ..lexicon.words import closed_classes
from ..models import Mood, SpeakerKind
from ..models.records import Sentence, Token, Words

__all__ = ["Reader", "starts_like_name"]

_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "X"})
_BEFORE_VERB = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "PRON"})
_FINITE = frozenset({Mood.INDICATIVE, Mood.CONDITIONAL, Mood.SUBJUNCTIVE, Mood.IMPERATIVE})
_FUNCTION_WORDS = (
    "determiner",
    "preposition",
    "conjunction",
    "subordinator",
    "pronoun",
    "object_clitic",
    "negation",
    "adverb",
)
_ELIDED = ("d'", "l'")
# After these a noun follows, whatever verb it looks like (*une consigne*).
_ARTICLES = frozenset({"un", "une", "ce", "cette", "cet", "aucun", "aucune", "chaque"})
_PARTICIPLES = ("é", "ée", "és", "ées")
_INHABITANTS = ("ois", "oise", "oises", "ais", "aise", "aises", "ien", "iens", "ains")
_SHORTEST_RANK = 4
"""A shorter title (*Me*, *dr*) is an abbreviation, never the noun of a function."""


class _Flags(dict[int, bool]):
    """What is true of tokens, of none past either end."""

    def __missing__(self, i: int) -> bool:
        return False


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Reader:
    """One sentence with the lexicon at hand.

    Attributes:
        tokens: The sentence's tokens.
        lexicon: The lexicon.
        first_word: Index of the first token that is a word rather than a sign.
        get: Returns the token at an index, ``None`` past either end.
        lower: Returns the lower-case form of the token at an index, empty past either end.
        pos: Returns the part of speech of the token at an index, empty past either end.
        is_upper: Returns whether a token starts like a name: a capital, or the @ of a handle.
        is_closed: Returns whether a token is a function word, which no name or noun can be.
        is_word: Returns whether a token is a word or number of the text rather than a sign.
        source_noun: Returns what the lexicon knows of a token as a noun for a source.
        nouns_ends: Where the runs of nouns end that have been read, by their first tokens.
        name_ends: Where the names end that have been read, by their first tokens.
    """

    tokens: tuple[Token, ...]
    lexicon: Lexicon
    first_word: int
    # Lookups in dictionaries rather than methods: they are what the grammar asks most often.
    get: Callable[[int], Token | None]
    lower: Callable[[int], str]
    pos: Callable[[int], str]
    is_upper: Callable[[int], bool]
    is_closed: Callable[[int], bool]
    is_word: Callable[[int], bool]
    source_noun: Callable[[int | None], SourceNoun | None]
    # What has been read at a token: noun phrases nest, and are read from several of their words.
    nouns_ends: dict[int, int] = attrs.field(factory=dict, init=False)
    name_ends: dict[int, int] = attrs.field(factory=dict, init=False)
    _nominal: dict[int, bool] = attrs.field(factory=dict, init=False)

    @classmethod
    def over(cls, sentence: Sentence, lexicon: Lexicon) -> Reader:
        """Return a reader over a sentence.

        Args:
            sentence: The sentence.
            lexicon: The lexicon.

        Returns:
            The reader.
        """
        tokens = sentence.tokens
        closed = closed_classes(*_FUNCTION_WORDS)
        traits_of = _traits(lexicon)
        traits = [
            traits_of[token.form] if token.placeholder is None else _NO_TRAITS for token in tokens
        ]
        words = [each[0] for each in traits]
        nouns: dict[int | None, SourceNoun | None] = dict(enumerate([each[2] for each in traits]))
        return cls(
            tokens=tokens,
            lexicon=lexicon,
            first_word=words.index(True) if True in words else len(tokens),
            get=dict(enumerate(tokens)).get,
            lower=sentence.words.__getitem__,
            pos=Words(enumerate([token.pos for token in tokens])).__getitem__,
            is_upper=_Flags(enumerate([each[1] for each in traits])).__getitem__,
            is_closed=_Flags(enumerate([token.lower in closed for token in tokens])).__getitem__,
            is_word=_Flags(enumerate(words)).__getitem__,
            source_noun=nouns.get,
        )

    def is_a(self, i: int, *names: str) -> bool:
        """Return whether a token belongs to one of some closed classes."""
        return self.lower(i) in closed_classes(*names)

    def is_title(self, i: int) -> bool:
        """Return whether a token is a title before a name (*M.*, *maître*)."""
        return self.lexicon.title(self.lower(i)) is not None

    def is_first_name(self, i: int) -> bool:
        """Return whether the lexicon knows a token as a first name."""
        return self.lexicon.is_first_name(self.tokens[i].form)

    def is_finite(self, i: int) -> bool:
        """Return whether a lower-case token reads as a finite verb here, by form or lexicon."""
        token = self.get(i)
        if token is None or token.form[0].isupper():
            return False
        if token.pos == "AUX" or has_finite_ending(token):
            return True
        forms = self.lexicon.verb_forms(token.lower) or self.lexicon.auxiliary_forms(token.lower)
        if not any(form.mood in _FINITE and form.person in (3, None) for form in forms):
            return False
        if self.lower(i - 1) in _ARTICLES:
            return False
        # The small models read many verbs as nouns; only forms that are nouns as well are in doubt.
        doubtful = token.lower in closed_classes("noun_homograph", "noun_homograph_e")
        return not doubtful or token.pos not in ("NOUN", "ADJ") or self._verb_by_position(i)

    def _verb_by_position(self, i: int) -> bool:
        """Return whether what surrounds a word makes a verb of it: a noun before, *que* after."""
        if self.pos(i - 1) not in _BEFORE_VERB or self.is_a(i - 1, "determiner", "preposition"):
            return False
        ahead = self.get(i + 2)
        quotes = self.is_a(i + 1, "preposition") and ahead is not None and ahead.quoted is not None
        return (
            takes_verb_complement(self.tokens, i)
            or quotes
            or self.is_a(i + 1, "determiner")
            or (self.lower(i + 1) == "," and follows_noun(self.tokens, i))
        )

    def _is_participle(self, i: int) -> bool:
        """Return whether a form in *-ant* governs what follows (*une banderole proclamant : …*)."""
        forms = self.lexicon.verb_forms(self.lower(i))
        governs = takes_verb_complement(self.tokens, i)
        return governs and any(form.participle == "present" for form in forms)

    def is_nominal(self, i: int) -> bool:
        """Return whether a token can stand inside a noun phrase as noun, adjective or number."""
        known = self._nominal.get(i)
        if known is None:
            known = self._nominal[i] = self._reads_as_nominal(i)
        return known

    def _reads_as_nominal(self, i: int) -> bool:
        token = self.get(i)
        if token is None or not self.is_word(i) or self.is_closed(i) or self.is_finite(i):
            return False
        if token.lower.endswith("ant") and self._is_participle(i):
            return False
        if self.is_upper(i) or self.source_noun(i) is not None or token.pos in _NOMINAL:
            return True
        if token.pos == "ADV" and token.lower.endswith(_INHABITANTS):
            return self.lexicon.demonym(token.lower) is not None  # « le capitaine brestois »
        return token.pos == "VERB" and token.lower.endswith(_PARTICIPLES)


def starts_like_name(form: str) -> bool:
    """Return whether a word has the capital of a name, or the sign of a handle.

    Args:
        form: A word as written.

    Returns:
        Whether it has, an elided word before it (*d'Aubert*) left out.
    """
    if form[0] in "@#" and len(form) > 1:
        return True
    lower = form.lower()
    if lower.startswith(_ELIDED) and lower not in _ELIDED:
        return form[2].isupper()  # « d'Aubert » in one token
    return form[0].isupper()


_Traits = tuple[bool, bool, "SourceNoun | None"]
"""Whether a form is a word rather than a sign, whether it starts like a name, and as what noun for
a source the lexicon knows it, ranks and professions among them."""
_NO_TRAITS: _Traits = (False, False, None)


@functools.lru_cache(maxsize=8)
def _traits(lexicon: Lexicon) -> Memo[_Traits]:
    """Return what readers ask of each form."""

    def find(form: str) -> _Traits:
        noun = lexicon.source_noun(form.lower()) or _ranked(form, lexicon)
        return any(map(str.isalnum, form)), starts_like_name(form), noun

    return Memo(find)


def _ranked(form: str, lexicon: Lexicon) -> SourceNoun | None:
    """Return a rank or profession that titles know as a noun for its bearer (*commandant*)."""
    title = lexicon.title(form.lower())
    if title is None or len(form) < _SHORTEST_RANK or form[0].isupper():
        return None
    return SourceNoun(
        kind=SpeakerKind.PERSON,
        gender=title.gender,
        number=title.number,
        masculine=None,
        feminine=None,
        category="function",
    )
