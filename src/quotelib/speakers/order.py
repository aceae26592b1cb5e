"""How far apart the narrator's sentences are.

Headings and captions between them do not count, nor do sentences that tell of nobody.
"""

from __future__ import annotations

import itertools
import sys
from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from ..models.records import Sentence

__all__ = ["Order"]

_LONGEST_HEADING = 10
_LONGEST_NAME = 5
_STOPS = frozenset({".", "…", "...", ":"})


@attrs.frozen(kw_only=True)
class Order:
    """The sentences of a document in the order of its text.

    Attributes:
        narrated: The narrator's sentences, by their indices.
        starts: Where each of them starts.
        sentences: For each sentence which of the narrator's it is, or follows, counted from 0.
        paragraphs: For each sentence which paragraph it stands in, counted from 0.
        opening: Where the first two of the narrator's sentences end, -1 where there are none.
        byline: Where the last one starts, if it is but the name of who wrote the text.
        title: Where the title ends and the narrator's next line starts, 0 without a title.
    """

    narrated: tuple[int, ...] = ()
    starts: tuple[int, ...] = ()
    sentences: Mapping[int, int] = attrs.field(factory=dict)
    paragraphs: Mapping[int, int] = attrs.field(factory=dict)
    opening: int = -1
    byline: int = sys.maxsize
    title: int = 0

    @classmethod
    def of(
        cls, sentences: Sequence[Sentence], peopled: Container[int], named: Container[int] = ()
    ) -> Order:
        """Return the order of a document's sentences.

        Args:
            sentences: The frame's sentences.
            peopled: Which of them mention somebody.
            named: Which of them name a person.

        Returns:
            The order, in which a paragraph without any verb (a subhead, a caption) belongs to the
            sentence before it, other than one that names a person and ends with a stop (*Un avis
            partagé par Luc Roy.*), and so does a sentence that neither mentions nor quotes anybody
            (*La route est coupée*).
        """
        ordered = sorted(sentences, key=start_of)
        narrated = [one for one in ordered if one.container is None]
        in_it = Counter([one.paragraph for one in narrated])
        told = {
            one.paragraph
            for one in narrated
            if (_tells(one) and not (in_it[one.paragraph] == 1 and _is_heading(one)))
            or (one.index in named and one.tokens[-1].form in _STOPS)
        }
        sentence = paragraph = last = -1
        which: dict[int, int] = {}
        where: dict[int, int] = {}
        for one in ordered:
            counts = one.container is None and one.paragraph in told
            if counts and (sentence < 0 or one.placeholders or one.index in peopled):
                sentence += 1
                paragraph += one.paragraph != last
                last = one.paragraph
            which[one.index] = max(sentence, 0)
            where[one.index] = max(paragraph, 0)
        starts = tuple([start_of(one) for one in narrated])
        return cls(
            narrated=tuple([one.index for one in narrated]),
            starts=starts,
            sentences=which,
            paragraphs=where,
            opening=starts[min(2, len(starts) - 1)] if starts else -1,
            byline=starts[-1] if starts and _is_signed(narrated) else sys.maxsize,
            title=_title_end([one for one in narrated if one.tokens]),
        )

    def leading(self, at: int, sentences: Sequence[Sentence]) -> int:
        """Return the last sentence up to a place that is more than a turn of a dialogue.

        Args:
            at: Which of the narrator's sentences holds a turn, counted from 0.
            sentences: The frame's sentences.

        Returns:
            Its index, 0 without any.
        """
        while at > 0 and _is_but_quoted(sentences[self.narrated[at]]):
            at -= 1
        return self.narrated[at] if self.narrated else 0


def start_of(sentence: Sentence) -> int:
    """Return where a sentence starts in the text."""
    return sentence.tokens[0].start if sentence.tokens else 0


def _title_end(lines: Sequence[Sentence]) -> int:
    """Return where the title of a text ends: a first line without full stop, with more below it."""
    first = list(itertools.takewhile(lambda one: one.paragraph == lines[0].paragraph, lines))
    if len(first) == len(lines) or first[-1].tokens[-1].form in _STOPS:
        return 0
    if any(map(_is_told, first)):
        return 0  # « Luc Roy a signé. « J'étais seul »¶ »: a first paragraph
    return lines[len(first)].tokens[0].start


def _is_told(sentence: Sentence) -> bool:
    """Return whether a sentence has a verb and a full stop, as those of titles have not."""
    tokens = sentence.tokens
    return tokens[-1].form == "." and any(token.finite for token in tokens)


def _is_signed(narrated: Sequence[Sentence]) -> bool:
    """Return whether the last paragraph is a name and no more (*Ada Roux*)."""
    last, before = narrated[-1], narrated[-2:-1]
    if not before or before[0].paragraph == last.paragraph or len(last.tokens) > _LONGEST_NAME:
        return False
    return all(t.placeholder is None and not t.form[0].islower() for t in last.tokens)


def _is_heading(sentence: Sentence) -> bool:
    """Return whether a few words end without a stop (*Le bras de fer continue*)."""
    tokens = sentence.tokens
    short = len(tokens) <= _LONGEST_HEADING and bool(tokens)
    if not short or not tokens[-1].form[-1].isalnum():
        return False
    return all(token.placeholder is None for token in tokens)


def _is_but_quoted(sentence: Sentence) -> bool:
    """Return whether a sentence holds a quotation and no other word."""
    return len(sentence.tokens) == 1 and sentence.tokens[0].placeholder is not None


def _tells(sentence: Sentence) -> bool:
    """Return whether a sentence has a verb or quotes somebody, and points to no other article."""
    if "lire" in (sentence.words[0], sentence.words[1]):
        return False  # « À lire aussi : Ce que l'on sait de l'affaire »
    for token in sentence.tokens:  # noqa: SIM110 - a generator takes longer, and a verb is near
        if token.finite or token.placeholder is not None:
            return True
    return False
