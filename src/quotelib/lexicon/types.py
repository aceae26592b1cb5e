"""The frozen records that the lexicon hands out."""

from __future__ import annotations

from typing import Literal

import attrs

from ..models import Act, Gender, Mood, Number, SpeakerKind, Tense
from ..models.enums import Vocabulary
from .folding import singulars

__all__ = [
    "CueOpener",
    "Demonym",
    "Exclusion",
    "Frame",
    "Helper",
    "Place",
    "Preposition",
    "PrepositionRole",
    "ReportingVerb",
    "SourceNoun",
    "SpeechNoun",
    "Title",
    "VerbForm",
]


class Frame(Vocabulary):
    """What a reporting verb governs."""

    QUE = "que"
    """A clause with *que*."""
    SI = "si"
    """An indirect question."""
    INF = "inf"
    """A bare infinitive (*affirme vouloir*)."""
    DE_INF = "de_inf"
    """An infinitive with *de* (*promet de partir*)."""
    A_INF = "à_inf"
    """An infinitive with *à* (*invite à partir*)."""
    NOUN = "noun"
    """A noun object that holds quoted words (*dénonce « une mascarade »*)."""
    ATTR = "attr"
    """A quoted attribute of subject or object (*se dit « serein »*, *juge la loi « inutile »*)."""
    PREP = "prep"
    """A complement with one of the verb's `ReportingVerb.prepositions` (*parle de « guerre »*)."""
    INCISE = "incise"
    """The verb may head an incise (*« … », sourit-il*)."""
    QUOTE = "colon"
    """A quotation follows after a colon (*X déclare : « … »*)."""


@attrs.frozen(kw_only=True)
class VerbForm:
    """One analysis of an inflected form.

    Attributes:
        base: Infinitive without reflexive pronoun.
        mood: Mood; participles and infinitives have their own.
        tense: Tense; `Tense.PAST` for the passé simple and the past participle, ``None`` for an
            infinitive.
        person: 1, 2 or 3 of a finite form.
        number: Number of a finite form or past participle.
        gender: Gender of a past participle.
        participle: ``"present"``, ``"past"``, or ``None`` for another form.
    """

    base: str
    mood: Mood
    tense: Tense | None = None
    person: int | None = None
    number: Number | None = None
    gender: Gender | None = None
    participle: Literal["present", "past"] | None = None


@attrs.frozen(kw_only=True)
class Exclusion:
    """Complements with which a verb does not report (*déclarer ses revenus*, *relever de*).

    Attributes:
        preposition: Preposition of the complement; ``None`` for a direct object.
        nouns: Head nouns in the singular; empty when any noun excludes the report.
    """

    preposition: str | None
    nouns: frozenset[str] = frozenset()

    def matches(self, noun: str, preposition: str | None = None) -> bool:
        """Whether a complement is one of those excluded.

        Args:
            noun: Its head noun, singular or plural, in any case.
            preposition: Its preposition, ``None`` for a direct object.

        Returns:
            ``True`` if the verb does not report with that complement.
        """
        if preposition != self.preposition:
            return False
        return not self.nouns or not self.nouns.isdisjoint(singulars(noun))


@attrs.frozen(kw_only=True)
class _Multiword:
    """A verb that may be reflexive and may go on with further words."""

    lemma: str
    base: str
    reflexive: bool = False
    clitic: str | None = None
    negated: bool = False
    tail_forms: tuple[tuple[str, ...], ...] = ()

    @property
    def tail(self) -> tuple[str, ...]:
        """The words after the base verb in their dictionary form."""
        return tuple(words[0] for words in self.tail_forms)


@attrs.frozen(kw_only=True)
class ReportingVerb(_Multiword):
    """One lemma that reports.

    Attributes:
        lemma: Dictionary form: *déclarer*, *se féliciter*, *faire savoir*.
        base: Infinitive of the (first) verb, without reflexive.
        reflexive: Whether the reflexive belongs to the verb.
        clitic: ``"en"`` where the verb wants that clitic (*s'en prendre*).
        negated: Whether it reports only under a negation (*ne pas cacher*).
        tail_forms: For each further word of a multiword verb, the forms it may take.
        act: The speech act.
        frames: What it governs.
        prepositions: Prepositions of `Frame.PREP`.
        core: Whether it reports nearly whenever it stands with a quotation or a clause; the others
            report in an incise, before a colon, or with quoted words only.
        auxiliary: Auxiliary of the compound tenses.
        negative: Whether it denies its content (*nier*).
        factivity: Whether it presents the content as true, at a distance, or neither.
        human: Whether it wants a human-like subject.
        cognitive: Whether it names a thought or wish (*espérer*): without quoted words its
            infinitive is no report.
        receptive: Whether the subject receives the report (*apprendre de*, *lire*).
        addressee: How the one spoken to is built: with *à*, with *de*, or as direct object.
        excluded: Complements with which it does not report.
        spellings: Further infinitives of the base verb (*assener*).
    """

    act: Act
    frames: frozenset[Frame]
    prepositions: tuple[str, ...] = ()
    core: bool = False
    auxiliary: Literal["avoir", "être"] = "avoir"
    negative: bool = False
    factivity: Literal["factive", "neutral", "distancing"] = "neutral"
    human: bool = False
    cognitive: bool = False
    receptive: bool = False
    addressee: Literal["à", "de", "object"] | None = None
    excluded: tuple[Exclusion, ...] = ()
    spellings: tuple[str, ...] = ()

    def excludes(self, noun: str, preposition: str | None = None) -> bool:
        """Whether the verb does not report with a given complement.

        Args:
            noun: Head noun of the complement, singular or plural, in any case.
            preposition: Preposition of the complement, ``None`` for a direct object.

        Returns:
            ``True`` for *déclarer ses revenus*, *relever de*.

        Example:
            >>> from quotelib.lexicon import load_lexicon
            >>> load_lexicon().verbs["déclarer"].excludes("revenus")
            True
        """
        return any(pattern.matches(noun, preposition) for pattern in self.excluded)


@attrs.frozen(kw_only=True)
class Helper(_Multiword):
    """An auxiliary or control verb under which a cue may stand (*a tenu à préciser*).

    Attributes:
        link: Word before the infinitive: ``"à"``, ``"de"``, ``"par"``, ``"pour"``; ``None`` for a
            bare infinitive or, for *avoir* and *être*, a participle.
        unsaid: Whether nothing was said under it (*refuse de commenter*).
        participle: Whether it is followed by a past participle (*avoir*, *être*).
    """

    link: str | None = None
    unsaid: bool = False
    participle: bool = False


class PrepositionRole(Vocabulary):
    """Where the source stands beside words that attribute."""

    AFTER = "after"
    """A source follows: *selon la police*."""
    POSSESSIVE = "possessive"
    """The source is the possessive inside: *selon ses termes*."""
    CLITIC = "clitic"
    """The source is the pronoun inside: *à l'en croire*."""
    NONE = "none"
    """Nobody is named: *à ce qu'on dit*."""


@attrs.frozen(kw_only=True)
class Preposition:
    """Words that attribute (*selon*, *à en croire*).

    Attributes:
        lemma: Dictionary form, as one string.
        tokens: The words, elided ones with their apostrophe; those of the text where the phrase
            was found in one.
        role: Where the source stands.
        weak: Whether the words mostly mean something else (*pour*).
        act: The speech act.
    """

    lemma: str
    tokens: tuple[str, ...]
    role: PrepositionRole
    weak: bool
    act: Act


@attrs.frozen(kw_only=True)
class CueOpener:
    """Which cues a word can open, or be the verb of.

    Attributes:
        phrase: Whether attributive phrases start with it.
        noun: Whether speech nouns start with it.
        verb: Whether it is a form of a reporting verb, or of the first word of one.
        tails: For a verb that reports in fixed expressions only (*être d'avis*), the words of which
            one must follow; ``None`` for others.
    """

    phrase: bool
    noun: bool
    verb: bool
    tails: frozenset[str] | None


@attrs.frozen(kw_only=True)
class SpeechNoun:
    """A noun that names words said or written (*annonce*, *mot d'ordre*).

    Attributes:
        singular: Its singular; empty for a noun without one.
        plural: Its plural.
        gender: Grammatical gender.
        act: The speech act.
        frames: What it governs: ``"que"``, ``"de_inf"``, ``"à_inf"``, ``"de"`` (*ses accusations
            de « fraude »*), ``"si"``, ``"selon"`` (*selon lequel*), ``"sur"`` (it names words only
            with their topic: *la sortie de X sur Y*), ``"colon"`` (it may stand before a colon).
        verbs: Infinitives that make a cue of it (*avoir cette phrase*, *tenir ces propos*).
    """

    singular: str
    plural: str
    gender: Gender
    act: Act
    frames: frozenset[str] = frozenset()
    verbs: tuple[str, ...] = ()

    @property
    def lemma(self) -> str:
        """Dictionary form: the singular, where there is one."""
        return self.singular or self.plural


@attrs.frozen(kw_only=True)
class Title:
    """A civility, rank or style before a name (*M.*, *Mme*, *le général*).

    Attributes:
        form: As written.
        gender: Gender of the bearer, ``None`` when it does not show.
        number: Number of bearers.
        kind: ``"civility"``, ``"profession"``, ``"rank"``, ``"religious"`` or ``"noble"``.
        expanded: The full word (*monsieur*).
    """

    form: str
    gender: Gender | None
    number: Number
    kind: str
    expanded: str


@attrs.frozen(kw_only=True)
class SourceNoun:
    """A noun that can be a source: a function, a group, a document, a place that speaks.

    Attributes:
        kind: What it refers to.
        gender: Grammatical gender of the form looked up, ``None`` where both are possible.
        number: Number of the form looked up, ``None`` where both are possible.
        masculine: Masculine singular, ``None`` where there is none.
        feminine: Feminine singular, ``None`` where there is none.
        category: ``"function"``, ``"relation"`` (who it is depends on somebody else: *frère*,
            *homologue*), ``"collective"``, ``"document"`` or ``"media"``.
        adjective: Whether the word is an adjective too (*une source policière*).
        locative: Whether it takes a complement in *à* (*professeure à Lyon*).
    """

    kind: SpeakerKind
    gender: Gender | None
    number: Number | None
    masculine: str | None
    feminine: str | None
    category: str
    adjective: bool = False
    locative: bool = False


@attrs.frozen(kw_only=True)
class Place:
    """A place or acronym that stands for those who govern or sit there (*Matignon*, *Moscou*).

    Attributes:
        name: Name without article.
        article: ``"le"``, ``"la"``, ``"l'"``, ``"les"``, or ``None`` for a name without one.
        gender: Gender, where the name shows it.
        country: ISO 3166 code of the country that speaks through it, where it is one.
        stands_for: The body behind the name, where it is one.
        kind: `SpeakerKind.PLACE`, or `SpeakerKind.ORGANISATION` for an acronym.
    """

    name: str
    article: str | None
    gender: Gender | None
    country: str | None
    stands_for: str | None
    kind: SpeakerKind


@attrs.frozen(kw_only=True)
class Demonym:
    """The adjective of a country, region or town, which names its people as well.

    Attributes:
        place: French name of the place, without article.
        country: ISO 3166 code of a country, ``None`` for a region or town.
        masculine: Masculine singular (*russe*).
        feminine: Feminine singular.
        gender: Gender of the form looked up, ``None`` where both are possible.
        number: Number of the form looked up, ``None`` where both are possible.
    """

    place: str
    country: str | None
    masculine: str
    feminine: str
    gender: Gender | None = None
    number: Number | None = None
