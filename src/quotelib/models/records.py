"""Plain records that stages hand to each other; none of them leaves the package."""

from __future__ import annotations

import operator

import attrs

from .enums import Gender, Number, QuotationKind, SpanRole, SpeakerKind
from .results import Cue, Mention, Span

__all__ = ["Attributed", "Attribution", "CueMatch", "MentionMatch", "Sentence", "Token", "Words"]

_LOWER = operator.attrgetter("lower")
_PLACEHOLDER = operator.attrgetter("placeholder")


# One is made for each word. attrs takes three times as long to make a frozen value, and nothing
# changes one of these, or of the mentions and cues below, either.
@attrs.define(unsafe_hash=True)
class Token:
    """One token of the frame, with offsets into the caller's text.

    Attributes:
        index: Position in its sentence.
        start: Offset of its first character in the caller's text.
        end: Offset after its last character in the caller's text.
        form: The token as the frame has it: straight apostrophes, composed accents.
        lower: ``form`` in lower case.
        pos: Universal part of speech (``"NOUN"``).
        finite: Whether the tagger saw a finite verb.
        gender: Gender that the tagger saw.
        number: Number that the tagger saw.
        quoted: Index of the innermost quoted span that holds it and whose words stand in the frame.
        placeholder: Index of the quoted span that this token stands for.
    """

    index: int
    start: int
    end: int
    form: str
    lower: str
    pos: str
    finite: bool = False
    gender: Gender | None = None
    number: Number | None = None
    quoted: int | None = None
    placeholder: int | None = None


class Words(dict[int, str]):
    """Words by index, empty past either end."""

    def __missing__(self, i: int) -> str:
        return ""


@attrs.frozen(kw_only=True)
class Sentence:
    """A sentence of the frame.

    Attributes:
        index: Position among all sentences of the frame.
        paragraph: Index of its paragraph; sentences inside a quoted span share one of their own.
        container: Index of the quoted span whose inside this sentence belongs to.
        tokens: Its tokens, without blanks.
        words: Their forms in lower case by index, empty past either end.
        placeholders: Indices of the tokens that stand for quoted spans.
    """

    index: int
    paragraph: int
    container: int | None
    tokens: tuple[Token, ...]
    words: Words = attrs.field(init=False, eq=False, repr=False)
    placeholders: tuple[int, ...] = attrs.field(init=False, eq=False, repr=False)

    @words.default
    def _lower_case(self) -> Words:
        return Words(enumerate(map(_LOWER, self.tokens)))

    @placeholders.default
    def _standing(self) -> tuple[int, ...]:
        column = list(map(_PLACEHOLDER, self.tokens))
        if column.count(None) == len(column):
            return ()  # as in most sentences
        return tuple([i for i, index in enumerate(column) if index is not None])


@attrs.define(kw_only=True, unsafe_hash=True)
class MentionMatch:
    """A candidate mention: a noun phrase, name, pronoun or clitic in one sentence.

    Attributes:
        mention: The mention as results show it.
        sentence: Index of its sentence.
        first: Index of its first token.
        last: Index of its last token.
        name: The proper name inside, without title, ``None`` for a bare description.
        head: The noun that heads the phrase in lower case, or the pronoun.
        roles: Titles and functions that stand beside a name.
        deeds: What the bearer of a name may be called for what he does (*préside le club*).
        kind: What the words say that it is.
        acronym: An acronym that the phrase gives for itself in brackets.
        coordinated: Whether it joins two or more; ``name`` is then that of the first.
        members: The names of all whom it joins, none unless each has one.
        opening: The first of those whom it joins, who starts at the same token.
    """

    mention: Mention
    sentence: int
    first: int
    last: int
    name: str | None = None
    head: str = ""
    roles: tuple[str, ...] = ()
    deeds: tuple[str, ...] = ()
    kind: SpeakerKind = SpeakerKind.UNKNOWN
    acronym: str | None = None
    coordinated: bool = False
    members: tuple[str, ...] = ()
    opening: MentionMatch | None = None


@attrs.define(kw_only=True, unsafe_hash=True)
class CueMatch:
    """A candidate cue in one sentence.

    Attributes:
        cue: The cue as results show it.
        sentence: Index of its sentence.
        first: Index of its first token.
        last: Index of its last token.
        core: Whether it reports nearly wherever it stands beside a quotation.
        frames: The complements that it takes: names of a verb's (``"QUE"``), a noun's as its table
            has them (``"que"``).
        clitic: Source inside the cue: a subject clitic (*a-t-il dit*), a possessive (*selon ses
            termes*) or a pronoun (*à l'en croire*).
        sourceless: Whether the cue names nobody (*à ce qu'on dit*).
        passive: Whether the verb is a passive, whose subject is not the source.
        reflexive: Whether a reflexive clitic stands in the group.
        number: Number that the verb form shows.
        person: Grammatical person of the finite element.
        head: Index of the reporting verb's own token.
        bare: Whether it is a past participle without auxiliary (*qualifié de*).
        nominal: Whether the tagger reads the verb as a noun, adjective or name.
    """

    cue: Cue
    sentence: int
    first: int
    last: int
    core: bool = False
    frames: frozenset[str] = frozenset()
    clitic: Mention | None = None
    sourceless: bool = False
    passive: bool = False
    reflexive: bool = False
    number: Number | None = None
    person: int | None = None
    head: int = 0
    bare: bool = False
    nominal: bool = False


@attrs.frozen(kw_only=True)
class Attribution:
    """Content linked to a cue and a source by a named rule; its speaker is not known yet.

    Attributes:
        kind: Direct, mixed or indirect.
        content: What is said.
        rule: Name of the rule that made the link.
        confidence: Between 0 and 1.
        quoted: Indices of the quoted spans that it accounts for.
        cues: Every cue over the content, the main one first.
        source: The mention credited with the content.
        inherits: Position, among the attributions, of the one whose source this one shares.
        speaker_hint: A mention elsewhere that tells who speaks, more than the source does.
        hint_talks: Whether that mention's sentence says that he talks, or has an opinion.
        hint_asks: Whether that mention's sentence says that he asks somebody, who answers.
        hint_turn: Whether it says that he is asked, or in whose house *on* talks.
        addressee: The one spoken to.
        medium: Through what it was said, with its preposition.
        date: When it was said.
        heading: Whether it stands over the words of whoever says it.
    """

    kind: QuotationKind
    content: tuple[Span, ...]
    rule: str
    confidence: float
    quoted: tuple[int, ...] = ()
    cues: tuple[Cue, ...] = ()
    source: MentionMatch | None = None
    inherits: int | None = None
    speaker_hint: MentionMatch | None = None
    hint_talks: bool = False
    hint_asks: bool = False
    hint_turn: bool = False
    addressee: Mention | None = None
    medium: Span | None = None
    date: Span | None = None
    heading: bool = False


@attrs.frozen(kw_only=True)
class Attributed:
    """What attribution found in a text.

    Attributes:
        attributions: One a quotation, in the order in which their contents start.
        roles: One a quoted span, in their order.
    """

    attributions: tuple[Attribution, ...]
    roles: tuple[SpanRole, ...]
