"""What an annotator, or a system, says of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from ..models import Gender, QuotationKind, SpeakerKind

if TYPE_CHECKING:
    from ..models import Quotation

__all__ = ["Annotation", "Entity", "GoldDocument"]


@attrs.frozen(kw_only=True)
class Annotation:
    """A quotation as offsets and a name, whoever found it.

    Attributes:
        kind: Direct, mixed or indirect.
        content: Start and end of each piece of what is said, in code points, end exclusive.
        cue: Start and end of each piece of the words that report.
        source: Start and end of the mention credited with the content.
        speaker: Name of the one behind the source.
        optional: Whether a system is neither rewarded for finding it nor blamed for missing it.

    Example:
        >>> import quotelib
        >>> from quotelib.evaluate import Annotation
        >>> doc = quotelib.extract("« Le pont tient », assure la maire.")
        >>> Annotation.of(doc.quotations[0]).content
        ((2, 15),)
    """

    kind: QuotationKind
    content: tuple[tuple[int, int], ...]
    cue: tuple[tuple[int, int], ...] = ()
    source: tuple[int, int] | None = None
    speaker: str | None = None
    optional: bool = False

    @classmethod
    def of(cls, quotation: Quotation) -> Annotation:
        """Return what a quotation of a result says.

        Args:
            quotation: A quotation out of a `quotelib.Document`.

        Returns:
            Its offsets, and the name of its speaker.

        Example:
            >>> import quotelib
            >>> from quotelib.evaluate import Annotation
            >>> doc = quotelib.extract("« Le pont tient », assure la maire.")
            >>> Annotation.of(doc.quotations[0]).speaker
            'la maire'
        """
        cues = [*([quotation.cue] if quotation.cue else []), *quotation.further_cues]
        source = quotation.source.span if quotation.source else None
        return cls(
            kind=quotation.kind,
            content=tuple((span.start, span.end) for span in quotation.content),
            cue=tuple((span.start, span.end) for cue in cues for span in cue.spans),
            source=(source.start, source.end) if source else None,
            speaker=quotation.speaker.name if quotation.speaker else None,
        )


@attrs.frozen(kw_only=True)
class Entity:
    """One who speaks in an annotated document.

    Attributes:
        name: The name that annotations give as their speaker.
        kind: What it is.
        gender: The gender that the text gives a person.
        aliases: Other names that are as good.

    Example:
        >>> from quotelib.evaluate import Entity
        >>> Entity(name="la CGT", aliases=("Confédération générale du travail",)).kind
        SpeakerKind.UNKNOWN
    """

    name: str
    kind: SpeakerKind = SpeakerKind.UNKNOWN
    gender: Gender | None = None
    aliases: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class GoldDocument:
    """An annotated text.

    Attributes:
        id: What predictions call it.
        text: The text, to which all offsets refer.
        quotations: Its quotations.
        entities: Those who speak in it.
        not_quotations: Start and end of what stands between marks and is no quotation.

    Example:
        >>> from quotelib.evaluate import GoldDocument
        >>> GoldDocument(id="pluie", text="Il pleut.").quotations
        ()
    """

    id: str
    text: str
    quotations: tuple[Annotation, ...] = ()
    entities: tuple[Entity, ...] = ()
    not_quotations: tuple[tuple[int, int], ...] = ()
