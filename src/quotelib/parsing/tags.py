"""Tags words: with a pipeline's own network where its shape is known, with spaCy otherwise."""

from __future__ import annotations

import functools
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any, Protocol

import attrs

from ..models import Gender, Number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.language import Language  # noqa: TC004  spaCy is imported on first use

__all__ = ["SpacyTagger", "Tag", "Tagger", "tag_of"]

Tag = tuple[str, bool, "Gender | None", "Number | None"]
"""Universal part of speech, whether the verb is finite, gender and number."""

_GENDER = {"Masc": Gender.MASCULINE, "Fem": Gender.FEMININE}
_NUMBER = {"Sing": Number.SINGULAR, "Plur": Number.PLURAL}


class Tagger(Protocol):
    """Whatever tags words."""

    def tags(self, words: Sequence[str]) -> list[Tag]:
        """Return the tag of each word.

        Args:
            words: The words in order, each with the blank that follows it, if one does.

        Returns:
            A tag a word.
        """


@functools.lru_cache(maxsize=4096)
def tag_of(pos: str, morph: str) -> Tag:
    """Return the tag that a part of speech and a morphological analysis make.

    Args:
        pos: Universal part of speech.
        morph: Features in the notation of Universal Dependencies.

    Returns:
        The tag.

    Example:
        >>> from quotelib.parsing.tags import tag_of
        >>> tag_of("VERB", "Mood=Ind|Number=Plur|VerbForm=Fin")
        ('VERB', True, None, Number.PLURAL)
    """
    pairs = dict(pair.split("=", 1) for pair in morph.split("|") if "=" in pair)
    finite = pairs.get("VerbForm") == "Fin"
    return pos, finite, _GENDER.get(pairs.get("Gender", "")), _NUMBER.get(pairs.get("Number", ""))


@attrs.frozen(kw_only=True, eq=False, repr=False)
class SpacyTagger:
    """Tags words with the components of a pipeline.

    Attributes:
        nlp: The pipeline.
        alone: Gives a context in which no other thread uses the pipeline's vocabulary.
        steps: The components that run, in order.
    """

    nlp: Language
    alone: Callable[[], AbstractContextManager[Any]]
    steps: tuple[Any, ...]

    def tags(self, words: Sequence[str]) -> list[Tag]:
        """Return the tag of each word, as `Tagger.tags` does."""
        from spacy.tokens import Doc

        forms = [word.rstrip(" ") for word in words]
        blanks = [word[-1] == " " for word in words]
        with self.alone():
            doc = Doc(self.nlp.vocab, words=forms, spaces=blanks)
            for step in self.steps:
                doc = step(doc)
            return [tag_of(token.pos_, str(token.morph)) for token in doc]
