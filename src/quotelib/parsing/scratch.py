"""A vocabulary of spaCy's for words that are looked at once.

spaCy's own vocabulary never gets smaller: its tables keep a slot for every word that it has met,
even of those that it forgets at the end of a memory zone. A stream of texts brings new words for
ever, so that they are looked at with a vocabulary that is thrown away when it has met many.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING, Any

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.language import Language  # noqa: TC004  spaCy is imported on first use

__all__ = ["MULTIPLYING", "Scratch"]

MULTIPLYING = threading.Lock()
"""Held while matrices are multiplied outside a pipeline's lock.

The library that multiplies them has locks of its own, which stay locked for ever in a process that
is forked at that moment: whoever forks waits for this one.
"""

# Words that one vocabulary meets.
_MAX_WORDS = 32_768


@attrs.define(kw_only=True, eq=False, repr=False)
class Scratch:
    """A vocabulary and a tokenizer, like those of a pipeline.

    Attributes:
        nlp: The pipeline.
        alone: Gives a context in which no other thread uses the pipeline's vocabulary.
        vocab: The vocabulary: the pipeline's own until words are looked at, and for good where it
            cannot be copied.
        tokenizer: The tokenizer over it.
    """

    nlp: Language
    alone: Callable[[], AbstractContextManager[Any]]
    vocab: Any = attrs.field(init=False)
    tokenizer: Callable[[str], Any] = attrs.field(init=False)
    _left: int = 0

    def __attrs_post_init__(self) -> None:
        self.vocab, self.tokenizer = self.nlp.vocab, self.nlp.tokenizer

    @contextmanager
    def for_words(self, count: int) -> Iterator[None]:
        """Keep other threads out while words are looked at, in a new vocabulary if it is time.

        Args:
            count: How many words.
        """
        with self.alone():
            # Vectors cannot be shared: a vocabulary changes those that it is given.
            if self._left < count and self.is_own and len(self.nlp.vocab.vectors) == 0:
                self._left = _MAX_WORDS
                self._renew()
            self._left -= count
            yield

    @property
    def is_own(self) -> bool:
        """Whether the pipeline's tokenizer is spaCy's own."""
        return type(self.nlp.tokenizer).__module__ == "spacy.tokenizer"

    def _renew(self) -> None:
        """Start anew with an empty vocabulary."""
        from spacy.vocab import Vocab

        # spaCy's type stubs know neither attributes nor arguments.
        known: Any = self.nlp.vocab
        old: Any = self.nlp.tokenizer
        make: Any = type(old)
        # To find out more about a word than is asked takes longer than all the rest.
        asked = _asked(self.nlp)
        getters = {key: get for key, get in known.lex_attr_getters.items() if key in asked}
        self.vocab = Vocab(lex_attr_getters=getters)
        self.tokenizer = make(
            self.vocab,
            rules=old.rules,
            prefix_search=old.prefix_search,
            suffix_search=old.suffix_search,
            infix_finditer=old.infix_finditer,
            token_match=old.token_match,
            url_match=old.url_match,
            faster_heuristics=old.faster_heuristics,
        )


def _asked(nlp: Language) -> set[int]:
    """Return what is asked of a word by itself: its lower case, and what the components embed."""
    from spacy.attrs import IDS  # type: ignore[import-not-found] # compiled, without stubs

    names = {"LOWER"}
    for _, pipe in nlp.pipeline:
        model: Any = getattr(pipe, "model", None)
        for node in model.walk() if hasattr(model, "walk") else ():
            names.update(node.attrs.get("columns", ()))
    return {IDS.get(name, name) for name in names}
