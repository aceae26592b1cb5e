"""Questions that the grammar of mentions asks of a token."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Sequence
from itertools import compress, count

import attrs
import regex

from ..lexicon import Lexicon, SourceNoun
from ..lexicon.bodies import known_body
from ..lexicon.memo import Memo
from ..lexicon.position import (
    follows_anaphoric,
    follows_noun,
    governs_alone,
    governs_next,
    has_finite_ending,
    past_adverbs,
    takes_verb_complement,
)
from ..lexicon.types import Frame, ReportingVerb
from ..lexicon.words import closed_class, closed_classes, posted_participles
from ..models import Number, SpeakerKind
from ..models.records import Sentence, Token, Words
from .counsel import COUNSEL, is_lawyer
from .function_phrases import FUNCTION, function_openers, function_phrases
from .surnames import Surnames
from .traits import COLUMNS, PLACEHOLDER_TRAITS, VerbTraits, form_traits, may_be_name, verb_traits

__all__ = ["Reader"]

_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "X"})
_BEFORE_VERB = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "PRON"})
_QUE = ("que", "qu'")
# After these a noun follows, whatever verb it looks like (*une consigne*).
_ARTICLES = frozenset({"un", "une", "ce", "cette", "cet", "aucun", "aucune", "chaque"})
_INFINITIVES = ("er", "ir", "re")
_FORM = operator.attrgetter("form")
_POS = operator.attrgetter("pos")
_NAMING = ("NOUN", "PROPN")
_MISREAD = ("ADV", "VERB", "PRON", "X", "ADP", "SCONJ", "CCONJ")  # taken for an adjective
_PARTICIPLES = ("é", "ée", "és", "ées")
_PUT = frozenset({"mis", "mise", "mises"})  # « l'élu mis en cause, Luc Roy »
_ORIGIN_ENDINGS = ("ienne", "iennes")
_BEFORE_ROLE = ("before_role", "appointed_participle")
_OF = closed_class("of")
_RELATIONAL_ENDINGS = ("ier", "ière", "al", "ale", "el", "elle", "ique", "aire", "if", "ive")
_SUBJUNCTIVES = ("tienne", "tiennes", "vienne", "viennes")
_FEWEST_CAPITALS = 3
# « J. », « J.-M. », « Ph. »
_INITIALS = regex.compile(r"(?:\p{Lu}h?\.-?)+")
# « A.B. », « J.-P.V. », not « O.N.U. »
_TWO_INITIALS = regex.compile(r"\p{Lu}h?\.(?:-\p{Lu}h?\.)?\p{Lu}\.")


# One is made for each sentence, and nothing changes one but for what it has read: see `Token`.
@attrs.define(kw_only=True, eq=False, repr=False)
class Reader:
    """One sentence with the lexicon at hand.

    Attributes:
        tokens: The sentence's tokens.
        lexicon: The lexicon.
        first_word: Index of the first token that is a word rather than a sign.
        capitals: Whether all its words are in capitals (headlines, old wires).
        lower: Returns the lower-case form of the token at an index, empty past either end.
        pos: Returns the part of speech of the token at an index, empty past either end.
        is_upper: Returns whether a token starts like a name: a capital, or the @ of a handle.
        uppers: The same as a byte a token, to look at several at once.
        words: All its words in lower case.
        is_closed: Returns whether a token is a function word, which no name or noun can be.
        is_word: Returns whether a token is a word or number of the text rather than a sign.
        is_title: Returns whether a token is a title before a name (*M.*, *maître*).
        source_noun: Returns what the lexicon knows of a token as a noun for a source.
        noun_kind: Returns what such a noun denotes, ``None`` for any other word.
        is_several: Returns whether such a noun is a plural.
        is_person: Returns whether it denotes one person.
        verbs: What the lexicon knows of each word in lower case as a form of a verb.
        surnames: The surnames of the text that the sentence stands in.
        nouns_ends: Where the runs of nouns end that have been read, by their first tokens.
        name_ends: Where the names end that have been read, by their first tokens.
        name_starts: Whether a name starts at a capital that was asked about.
    """

    tokens: tuple[Token, ...]
    lexicon: Lexicon
    first_word: int
    capitals: bool
    # Lookups in dictionaries and sets rather than methods: they are what the grammar asks most.
    lower: Callable[[int], str]
    pos: Callable[[int], str]
    is_upper: Callable[[int], bool]
    uppers: bytes
    words: frozenset[str]
    is_closed: Callable[[int], bool]
    is_word: Callable[[int], bool]
    is_title: Callable[[int], bool]
    source_noun: Callable[[int | None], SourceNoun | None]
    noun_kind: Callable[[int | None], SpeakerKind | None]
    is_several: Callable[[int | None], bool]
    is_person: Callable[[int | None], bool]
    verbs: Memo[VerbTraits]
    surnames: Surnames
    # What has been read at a token: noun phrases nest, and are read from several of their words.
    nouns_ends: dict[int, int] = attrs.field(factory=dict, init=False)
    name_ends: dict[int, int] = attrs.field(factory=dict, init=False)
    name_starts: dict[int, bool] = attrs.field(factory=dict, init=False)
    _nominal: dict[int, bool] = attrs.field(factory=dict, init=False)

    @classmethod
    def over(cls, sentence: Sentence, lexicon: Lexicon, surnames: Surnames) -> Reader:
        """Return a reader over a sentence.

        Args:
            sentence: The sentence.
            lexicon: The lexicon.
            surnames: The surnames of its text.

        Returns:
            The reader.
        """
        tokens = sentence.tokens
        traits = list(map(form_traits(lexicon).__getitem__, map(_FORM, tokens)))
        for i in sentence.placeholders:
            traits[i] = PLACEHOLDER_TRAITS
        columns = zip(*traits, strict=True) if traits else ((),) * COLUMNS
        spelt, upper, closed, titles, sources = columns
        nouns: dict[int | None, SourceNoun | None] = dict(compress(enumerate(sources), sources))
        kinds: dict[int | None, SpeakerKind | None] = {}
        several, persons = set[int | None](), set[int | None]()
        for i, listed in compress(enumerate(sources), sources):
            noun = listed
            if noun.masculine == COUNSEL and is_lawyer(sentence, i, titles):
                noun = nouns[i] = attrs.evolve(listed, kind=SpeakerKind.PERSON)
            kinds[i] = noun.kind
            if noun.number is Number.PLURAL:
                several.add(i)
            elif noun.kind is SpeakerKind.PERSON:
                persons.add(i)
        words = frozenset(sentence.words.values())
        if not words.isdisjoint(function_openers()):
            for i in function_phrases(sentence.words, len(tokens)):
                nouns[i], kinds[i] = FUNCTION, SpeakerKind.PERSON
                persons.add(i)
        capitals = _is_in_capitals(tokens)
        if capitals:
            upper = tuple(
                name and may_be_name(token.form, lexicon)
                for token, name in zip(tokens, upper, strict=True)
            )
        return cls(
            tokens=tokens,
            lexicon=lexicon,
            first_word=spelt.index(True) if True in spelt else len(tokens),
            capitals=capitals,
            lower=sentence.words.__getitem__,
            pos=Words(enumerate(map(_POS, tokens))).__getitem__,
            is_upper=frozenset(compress(count(), upper)).__contains__,
            uppers=bytes(upper),
            words=words,
            is_closed=frozenset(compress(count(), closed)).__contains__,
            is_word=frozenset(compress(count(), spelt)).__contains__,
            is_title=frozenset(compress(count(), titles)).__contains__,
            source_noun=nouns.get,
            noun_kind=kinds.get,
            is_several=several.__contains__,
            is_person=persons.__contains__,
            verbs=verb_traits(lexicon),
            surnames=surnames,
        )

    def get(self, i: int) -> Token | None:
        """Return the token at an index, ``None`` past either end."""
        return self.tokens[i] if 0 <= i < len(self.tokens) else None

    def first_noun(self, start: int, end: int) -> SourceNoun | None:
        """Return the first noun for a source in a run of tokens, ``None`` without one."""
        return next(filter(None, map(self.source_noun, range(start, end))), None)

    def is_a(self, i: int, *names: str) -> bool:
        """Return whether a token belongs to one of some closed classes."""
        return self.lower(i) in closed_classes(*names)

    def is_first_name(self, i: int) -> bool:
        """Return whether a token is a first name that the lexicon knows, or initials."""
        if i >= len(self.tokens):
            return False
        form = self.tokens[i].form
        if form[-1] == "." and self.has_initials(i):
            return self.is_upper(i + 1) or self.is_called_by_initials(i)
        return self.lexicon.is_first_name(form)

    def has_initials(self, i: int) -> bool:
        """Return whether a token is initials with their stops (*J.-L.*, *Ph.*)."""
        form = self.tokens[i].form
        return form[-1] == "." and form[0].isupper() and _INITIALS.fullmatch(form) is not None

    def is_called_by_initials(self, i: int) -> bool:
        """Return whether a token is two initials that stand for a person's whole name (*A.B.*).

        Those of a body are written without stops, take an article, or are known (*l'U.E.*).
        """
        form = self.tokens[i].form
        return (
            form[-1] == "."
            and _TWO_INITIALS.fullmatch(form) is not None
            and not self.is_a(i - 1, "determiner")
            and known_body(form.replace(".", "")) is None
        )

    def is_finite(self, i: int) -> bool:
        """Return whether a token reads as a finite verb here; a capital of its own bars it."""
        if not 0 <= i < len(self.tokens):
            return False
        token = self.tokens[i]
        if token.form[0].isupper() and not self.capitals:
            return False
        if token.pos == "AUX":
            return True
        verb = self.verbs[token.lower]
        if not verb.seems_finite or self.lower(i - 1) in _OF:
            return False  # « un chef d'orchestre »
        noun = self.source_noun(i)
        if noun is FUNCTION or (noun is not None and self.is_a(i - 1, "before_role")):
            return False  # « nommé garde des Sceaux », « un ancien agent »
        if has_finite_ending(token):
            return True
        if not verb.finite or self.lower(i - 1) in _ARTICLES:
            return False
        # The small models read many verbs as nouns; only forms that are nouns as well are in doubt.
        doubtful = token.lower in closed_classes("noun_homograph", "noun_homograph_e")
        return not doubtful or token.pos not in ("NOUN", "ADJ") or self._verb_by_position(i)

    def _verb_by_position(self, i: int) -> bool:
        """Return whether what surrounds a word makes a verb of it: a noun before, *que* after."""
        if self.lower(i - 1) == "," and self.lower(i + 1) in _QUE:
            return self._may_report_clause(i)  # « le rapporteur, élu de Dole, juge que »
        noun = self.source_noun(i - 1)  # « L'audit note que P », whatever the tagger says
        before = self.pos(i - 1) in _BEFORE_VERB or noun is not None
        if not before or self.is_a(i - 1, "determiner", "preposition"):
            return False
        if follows_anaphoric(self.tokens, i):
            return any(governs_alone(self.tokens, i, verb) for verb in self._verbs_of(i))
        adjective = self.pos(i - 1) == "ADJ" and (noun is None or noun.adjective)
        if adjective and self.is_a(i - 2, "determiner"):
            return takes_verb_complement(self.tokens, i)  # else « l'ancien garde des Sceaux »
        ahead = self.get(i + 2)
        quotes = self.is_a(i + 1, "preposition") and ahead is not None and ahead.quoted is not None
        return (
            takes_verb_complement(self.tokens, i)
            or quotes
            # « le rapport pointe en particulier les retards »
            or self.is_a(past_adverbs(self.tokens, i + 1), "determiner")
            or (self.lower(i + 1) == "," and follows_noun(self.tokens, i))
            or self._governs_complement(i)
        )

    def _governs_complement(self, i: int) -> bool:
        """Return whether what a reporting verb governs follows a form of it."""
        return any(governs_next(self.tokens, i, verb) for verb in self._verbs_of(i))

    def _verbs_of(self, i: int) -> Iterator[ReportingVerb]:
        """Yield the reporting verbs that a word can be a form of."""
        bases = {form.base for form in self.lexicon.verb_forms(self.lower(i))}
        return (verb for base in bases for verb in self.lexicon.reporting(base))

    def _may_report_clause(self, i: int) -> bool:
        """Return whether a word can be a form of a verb that takes a clause with *que*."""
        return any(Frame.QUE in verb.frames for verb in self._verbs_of(i))

    def _is_participle(self, i: int) -> bool:
        """Return whether a form in *-ant* governs what follows (*une banderole proclamant : …*)."""
        forms = self.lexicon.verb_forms(self.lower(i))
        governs = takes_verb_complement(self.tokens, i)
        return governs and any(form.participle == "present" for form in forms)

    def _is_infinitive_clause(self, i: int) -> bool:
        """Return whether an infinitive has its subject before it (*entendre un homme hurler*)."""
        token = self.tokens[i]
        verb = self.verbs[token.lower].infinitive and token.form.islower()
        if not verb or self.pos(i - 1) not in _NAMING or self.is_a(i - 1, *_BEFORE_ROLE):
            return False  # « un proche conseiller », « Nommé conseiller »
        return not self.is_a(i, "infinitive_homograph")

    def is_nominal(self, i: int) -> bool:
        """Return whether a token can stand inside a noun phrase as noun, adjective or number."""
        if not self.is_word(i) or self.is_closed(i):
            return False
        token = self.tokens[i]
        if token.pos in _NOMINAL and not self.verbs[token.lower].seems_verb:
            return True
        known = self._nominal.get(i)
        if known is None:
            put = token.lower in _PUT and self.is_a(i + 2, "function_in_en")
            put = put and self.lower(i + 3) == "," and self.is_upper(i + 4)
            known = put or (not self.is_finite(i) and self._reads_as_nominal(i))
            self._nominal[i] = known
        return known

    def _reads_as_nominal(self, i: int) -> bool:
        token = self.tokens[i]
        called = self.source_noun(i) is not None and self.is_a(i - 1, "determiner")
        if token.lower.endswith("ant") and not called and self._is_participle(i):
            return False  # but « le plaignant »
        if token.lower.endswith(_INFINITIVES) and self._is_infinitive_clause(i):
            return False
        if token.pos in _NOMINAL or self.is_upper(i) or self.source_noun(i) is not None:
            return True
        if token.pos == "VERB" and (
            token.lower.endswith(_PARTICIPLES)
            or token.lower in posted_participles()
            or (self.lower(i - 1) in _OF and not self.verbs[token.lower].infinitive)
        ):
            return True  # « les élus visés », « un chef d'orchestre »
        # « le capitaine brestois », « la mission onusienne »: no verb has such a form
        misread = token.pos in _MISREAD and token.form.islower()
        return misread and (
            self.is_a(i, "level_adjective")  # « l'Union départementale des pompiers »
            or self.lexicon.demonym(token.lower) is not None
            or _has_origin_ending(token.lower)
            or self._is_relational(i)
        )

    def _is_relational(self, i: int) -> bool:
        """Return whether a word is an adjective of field behind a noun (*un agent immobilier*)."""
        word = self.lower(i)
        return (
            self.is_person(i - 1)
            and word.endswith(_RELATIONAL_ENDINGS)
            and not self.lexicon.verb_forms(word)
        )


def _has_origin_ending(word: str) -> bool:
    """Return whether a word ends as adjectives do (*onusienne*), not as *vienne*, *maintiennes*."""
    return word.endswith(_ORIGIN_ENDINGS) and not word.endswith(_SUBJUNCTIVES)


def _is_in_capitals(tokens: Sequence[Token]) -> bool:
    """Return whether all words of a sentence are in capitals, so that these set no name off."""
    words = 0
    for token in tokens:
        if token.form.isalpha() and token.placeholder is None:
            if not token.form.isupper():
                return False
            words += 1
    return words >= _FEWEST_CAPITALS
