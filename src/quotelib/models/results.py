"""The frozen value types that make up a result."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from .enums import (
    Act,
    CueKind,
    Form,
    Gender,
    MarkFlag,
    MentionKind,
    Mood,
    Number,
    QuotationKind,
    SpanRole,
    SpeakerKind,
    Tense,
    Unresolved,
)
from .views import Views

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Cue", "Document", "Mention", "Quotation", "QuotedSpan", "Span", "Speaker"]

_REPR_LIMIT = 40


def _short(text: str) -> str:
    """Return ``text`` quoted and cut to a length that suits a repr."""
    return repr(text if len(text) <= _REPR_LIMIT else text[: _REPR_LIMIT - 1] + "…")


@attrs.frozen(kw_only=True, repr=False)
class Span:
    """A stretch of the caller's string.

    ``document.text[span.start:span.end] == span.text`` always holds.

    Attributes:
        start: Offset of the first character, in code points.
        end: Offset after the last character, in code points.
        text: The characters themselves.

    Example:
        >>> from quotelib import Span
        >>> Span.of("« Oui »", 2, 5)
        Span(2, 5, 'Oui')
    """

    start: int
    end: int
    text: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """Return the span of ``text`` between two offsets.

        Args:
            text: The whole string.
            start: Offset of the first character, in code points.
            end: Offset after the last character, in code points.

        Returns:
            The span, with its text cut out of ``text``.

        Example:
            >>> import quotelib
            >>> quotelib.Span.of("« Oui »", 2, 5).text
            'Oui'
        """
        return cls(start=start, end=end, text=text[start:end])

    def __repr__(self) -> str:
        return f"Span({self.start}, {self.end}, {_short(self.text)})"


@attrs.frozen(kw_only=True, repr=False)
class QuotedSpan:
    """A stretch between quotation marks, or a dialogue turn, found by typography alone.

    Attributes:
        span: What stands inside the marks, without the blanks beside them.
        outer: The same with its marks (or dash, or label).
        opener: The opening mark as written; empty when it is missing.
        closer: The closing mark as written; empty when it is missing.
        form: What delimits the span.
        label: The turn's label (``C. V.``) for `Form.TURN`, else ``None``.
        depth: 0 for a span inside no other, 1 inside one, and so on.
        parent: Index, in the same sequence, of the span around this one; ``None`` at depth 0.
        flags: Repairs and peculiarities, in the order of `MarkFlag`.
        role: What the span does in the text; `SpanRole.UNKNOWN` until a document is read whole.

    Example:
        >>> import quotelib
        >>> quotelib.find_quoted("« Le pont tient », assure la maire.")
        (QuotedSpan('Le pont tient'),)
    """

    span: Span
    outer: Span
    opener: str
    closer: str
    form: Form = Form.MARKS
    label: Span | None = None
    depth: int = 0
    parent: int | None = None
    flags: tuple[MarkFlag, ...] = ()
    role: SpanRole = SpanRole.UNKNOWN

    @property
    def text(self) -> str:
        """The text inside the marks."""
        return self.span.text

    def __repr__(self) -> str:
        flags = "".join(f", {flag.value}" for flag in self.flags)
        role = "" if self.role is SpanRole.UNKNOWN else f", {self.role.value}"
        return f"QuotedSpan({_short(self.text)}{role}{flags})"


@attrs.frozen(kw_only=True, repr=False)
class Cue:
    """The words that report.

    Attributes:
        spans: The words, in text order; several where other words stand between them.
        lemma: Dictionary form, with the reflexive where it belongs to the verb (*se féliciter*).
        kind: Verb, preposition, noun or colon.
        act: The speech act that the cue names.
        tense: Tense of a verb, else ``None``.
        mood: Mood of a verb, else ``None``; `Mood.CONDITIONAL` is journalistic hearsay.
        negated: Whether the report itself is negated (*n'a pas dit que*).

    Example:
        >>> import quotelib
        >>> doc = quotelib.extract("« Le pont tient », assure la maire.")
        >>> doc.quotations[0].cue
        Cue('assure', 'assurer', claim)
    """

    spans: tuple[Span, ...]
    lemma: str
    kind: CueKind
    act: Act = Act.UNKNOWN
    tense: Tense | None = None
    mood: Mood | None = None
    negated: bool = False

    @property
    def text(self) -> str:
        """The cue's words, joined by a space where others stand between them."""
        return " ".join(span.text for span in self.spans)

    def __repr__(self) -> str:
        return f"Cue({_short(self.text)}, {self.lemma!r}, {self.act.value})"


@attrs.frozen(kw_only=True, repr=False)
class Mention:
    """Words that refer to somebody or something.

    Attributes:
        span: Where the mention stands: the whole noun phrase, title and apposition included.
        kind: Name, description, pronoun, clitic or possessive.
        gender: Grammatical gender, ``None`` when the words do not show it.
        number: Grammatical number, ``None`` when the words do not show it.

    Example:
        >>> import quotelib
        >>> doc = quotelib.extract("« Le pont tient », assure la maire.")
        >>> doc.quotations[0].source
        Mention('la maire', description)
    """

    span: Span
    kind: MentionKind
    gender: Gender | None = None
    number: Number | None = None

    @property
    def text(self) -> str:
        """The words of the mention."""
        return self.span.text

    def __repr__(self) -> str:
        return f"Mention({_short(self.text)}, {self.kind.value})"


@attrs.frozen(kw_only=True, repr=False)
class Speaker:
    """The person or body behind one or more sources of a document.

    Attributes:
        id: Position in `Document.speakers`.
        name: The fullest name that the document gives, without title, in the spelling that it
            has most often; for an unnamed speaker, the fullest description.
        kind: Person, group, organisation, place, document, media or unknown.
        gender: The gender that the text gives a person, else ``None``.
        roles: Titles and functions that the text gives, in order of appearance.
        mentions: Every mention that was resolved to this speaker, in text order.

    Example:
        >>> import quotelib
        >>> doc = quotelib.extract("« Le pont tient », assure la maire.")
        >>> doc.speakers
        (Speaker(0, 'la maire', person),)
    """

    id: int
    name: str
    kind: SpeakerKind = SpeakerKind.UNKNOWN
    gender: Gender | None = None
    roles: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()

    def __repr__(self) -> str:
        return f"Speaker({self.id}, {_short(self.name)}, {self.kind.value})"


@attrs.frozen(kw_only=True, repr=False)
class Quotation:
    """Reported content with the words that report it and the one who said it.

    Attributes:
        kind: Direct, mixed or indirect.
        content: What is said, without outer marks and complementiser; several spans where an
            incise interrupts it.
        cue: The words that report, ``None`` for a floating quotation.
        further_cues: Other cues over the same content (« … », *dit-il*, « … », *ajoute-t-il*).
        source: The mention credited with the content, ``None`` where the text has none.
        speaker: The speaker behind the source, ``None`` where `unresolved` says why.
        addressee: The one spoken to, where the text names them (*à la presse*).
        medium: Through what it was said, with its preposition (*dans un communiqué*, *sur X*).
        date: When it was said, as the text has it (*mardi*).
        parent: Index in `Document.quotations` of the quotation whose content holds this one.
        rule: Name of the rule that made the attribution (:doc:`catalogue of rules </rules>`).
        confidence: Between 0 and 1: how likely words and speaker are right.
        unresolved: Why there is no source or no speaker; ``None`` when there are both.

    Example:
        >>> import quotelib
        >>> doc = quotelib.extract("« Le pont tient », assure la maire.")
        >>> doc.quotations
        (Quotation(direct, 'Le pont tient', 'la maire'),)
        >>> doc.quotations[0].rule
        'incise'
    """

    kind: QuotationKind
    content: tuple[Span, ...]
    rule: str
    confidence: float
    cue: Cue | None = None
    further_cues: tuple[Cue, ...] = ()
    source: Mention | None = None
    speaker: Speaker | None = None
    addressee: Mention | None = None
    medium: Span | None = None
    date: Span | None = None
    parent: int | None = None
    unresolved: Unresolved | None = None

    @property
    def text(self) -> str:
        """The content, its pieces joined by a space."""
        return " ".join(span.text for span in self.content)

    def __repr__(self) -> str:
        who = self.speaker.name if self.speaker else self.source.text if self.source else None
        by = f", {_short(who)}" if who else ""
        return f"Quotation({self.kind.value}, {_short(self.text)}{by})"


@attrs.frozen(kw_only=True, repr=False)
class Document(Views):
    """Everything that quotelib found in one text.

    Attributes:
        text: The caller's string, untouched; every offset refers to it.
        quotations: Every quotation, in the order in which their contents start.
        quoted_spans: Every quoted span, quotation or not, with its role.
        speakers: Every speaker of at least one quotation, in order of first mention.

    Example:
        >>> import quotelib
        >>> doc = quotelib.extract("« Le pont tient », assure la maire.")
        >>> doc.quotations[0].source.text
        'la maire'
        >>> quotelib.Document.from_json(doc.to_json()) == doc
        True
    """

    text: str
    quotations: tuple[Quotation, ...] = ()
    quoted_spans: tuple[QuotedSpan, ...] = ()
    speakers: tuple[Speaker, ...] = ()

    def __repr__(self) -> str:
        return (
            f"Document({_short(self.text)}, quotations={len(self.quotations)}, "
            f"quoted_spans={len(self.quoted_spans)}, speakers={len(self.speakers)})"
        )

    def to_dict(self) -> dict[str, Any]:
        """Return the document as plain dictionaries, lists, strings and numbers.

        A quotation refers to its speaker by ``id``, so that each speaker is written once.

        Returns:
            A dictionary that ``json.dumps`` accepts and `from_dict` reads back.

        Raises:
            DocumentFormatError: A quotation's speaker is not the one that `speakers` holds under
                its ``id``, which only a document made by hand can bring about.

        Example:
            >>> import quotelib
            >>> doc = quotelib.extract("« Le pont tient », assure la maire.")
            >>> doc.to_dict()["quotations"][0]["kind"]
            'direct'
        """
        from .serialise import to_dict

        return to_dict(self)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Document:
        """Return the document that `to_dict` turned into ``data``.

        Args:
            data: What `to_dict` returned.

        Returns:
            A document equal to the first one.

        Raises:
            DocumentFormatError: ``data`` is not the serialised form of a document, or its offsets
                do not match its text.

        Example:
            >>> import quotelib
            >>> doc = quotelib.extract("« Le pont tient », assure la maire.")
            >>> quotelib.Document.from_dict(doc.to_dict()) == doc
            True
        """
        from .serialise import from_dict

        return from_dict(data)

    def to_json(self, *, indent: int | None = None) -> str:
        """Return the document as JSON.

        Args:
            indent: Number of spaces a level; ``None`` puts everything on one line.

        Returns:
            JSON text, with non-ASCII characters left as they are.

        Raises:
            DocumentFormatError: As in `to_dict`.

        Example:
            >>> import quotelib
            >>> doc = quotelib.extract("« Le pont tient », assure la maire.")
            >>> doc.to_json()[:42]
            '{"format": 1, "text": "« Le pont tient », '
        """
        from .serialise import to_json

        return to_json(self, indent=indent)

    @classmethod
    def from_json(cls, data: str | bytes) -> Document:
        """Return the document that `to_json` turned into ``data``.

        Args:
            data: What `to_json` returned, or its bytes in UTF-8.

        Returns:
            A document equal to the first one.

        Raises:
            ArgumentTypeError: ``data`` is neither a string nor bytes.
            DocumentFormatError: ``data`` is not JSON, or not that of a document.

        Example:
            >>> import quotelib
            >>> doc = quotelib.extract("« Le pont tient », assure la maire.")
            >>> quotelib.Document.from_json(doc.to_json()) == doc
            True
        """
        from .serialise import from_json

        return from_json(data)
