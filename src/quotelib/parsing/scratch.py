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

# Words that one vocabulary meets. The pipeline's own comes first, which programs that read little
# never outlive; to copy its tokenizer takes as long as to read some articles.
_MAX_WORDS = 32_768


@attrs.define(kw_only=True, eq=False, repr=False)
class Scratch:
    """A vocabulary and a tokenizer, like those of a pipeline.

    Attributes:
        nlp: The pipeline.
        alone: Gives a context in which no other thread uses the pipeline's vocabulary.
        vocab: The vocabulary.
        tokenizer: The tokenizer over it.
    """

    nlp: Language
    alone: Callable[[], AbstractContextManager[Any]]
    vocab: Any = attrs.field(init=False)
    tokenizer: Callable[[str], Any] = attrs.field(init=False)
    _met: int = 0

    def __attrs_post_init__(self) -> None:
        self.vocab, self.tokenizer = self.nlp.vocab, self.nlp.tokenizer

    @contextmanager
    def for_words(self, count: int) -> Iterator[None]:
        """Keep other threads out while words are looked at, in a new vocabulary if it is time.

        Args:
            count: How many words.
        """
        with self.alone():
            self._met += count
            # Vectors cannot be shared: a vocabulary changes those that it is given.
            if self._met > _MAX_WORDS and self.is_own and len(self.nlp.vocab.vectors) == 0:
                self._met = count
                self._renew()
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
        self.vocab = Vocab(lex_attr_getters=known.lex_attr_getters)
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
