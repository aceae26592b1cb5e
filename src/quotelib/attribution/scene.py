"""Everything that attribution rules look at, indexed once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from ..lexicon.words import closed_class
from ..models import CueKind, Form, Mood, QuotedSpan, Span
from ..models.records import CueMatch, MentionMatch, Sentence, Token

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..lexicon import Lexicon

__all__ = ["Place", "Scene", "build_scene"]

_FINITE = frozenset({Mood.INDICATIVE, Mood.CONDITIONAL, Mood.SUBJUNCTIVE})


@attrs.frozen(kw_only=True)
class Place:
    """Where a quoted span's placeholder stands: a token of a sentence."""

    sentence: int
    token: int


@attrs.frozen(kw_only=True)
class Scene:
    """One text with all its candidates.

    Attributes:
        text: The caller's text.
        spans: Its quoted spans.
        sentences: The frame's sentences.
        mentions: For each sentence, its mentions.
        cues: For each sentence, its cue candidates.
        lexicon: The lexicon.
        places: Where each standing quoted span's placeholder stands.
        inside: For each quoted span, the sentences of its inside.
    """

    text: str
    spans: tuple[QuotedSpan, ...]
    sentences: tuple[Sentence, ...]
    mentions: tuple[tuple[MentionMatch, ...], ...]
    cues: tuple[tuple[CueMatch, ...], ...]
    lexicon: Lexicon
    places: dict[int, Place]
    inside: dict[int, tuple[int, ...]]

    def tokens(self, sentence: int) -> tuple[Token, ...]:
        """Return the tokens of a sentence."""
        return self.sentences[sentence].tokens

    def lower(self, sentence: int, i: int) -> str:
        """Return a token's lower-case form, empty past either end."""
        tokens = self.sentences[sentence].tokens
        return tokens[i].lower if 0 <= i < len(tokens) else ""

    def is_a(self, sentence: int, i: int, name: str) -> bool:
        """Return whether a token belongs to a closed class."""
        return self.lower(sentence, i) in closed_class(name)

    def mention_at(self, sentence: int, first: int) -> MentionMatch | None:
        """Return the mention that starts at a token."""
        return next((m for m in self.mentions[sentence] if m.first == first), None)

    def mentions_ending(self, sentence: int, last: int) -> list[MentionMatch]:
        """Return the mentions that end at a token, the longest first."""
        return [m for m in self.mentions[sentence] if m.last == last]

    def cue_at(self, sentence: int, first: int) -> CueMatch | None:
        """Return the cue that starts at a token, verbs before other kinds."""
        found = [cue for cue in self.cues[sentence] if cue.first == first]
        found.sort(key=lambda cue: (cue.cue.kind is not CueKind.VERB, -cue.last))
        return found[0] if found else None

    def verb_cues(self, sentence: int, first: int = 0, end: int | None = None) -> list[CueMatch]:
        """Return the verbal cues of a stretch of a sentence."""
        stop = len(self.tokens(sentence)) if end is None else end
        return [
            cue
            for cue in self.cues[sentence]
            if cue.cue.kind is CueKind.VERB and first <= cue.first and cue.last < stop
        ]

    def content(self, index: int) -> Span:
        """Return the content of a quoted span: its inside without a trapped trailing comma."""
        span = self.spans[index].span
        words = span.text.rstrip(" \u00a0\u202f\n")
        trimmed = words
        if trimmed.endswith(",") or (trimmed.endswith((";", ":")) and len(trimmed) > 1):
            trimmed = trimmed[:-1].rstrip(" \u00a0\u202f\n")
        if not trimmed:
            return span
        return Span.of(self.text, span.start, span.start + len(trimmed))

    def is_utterance(self, index: int) -> bool:
        """Return whether a standing span holds a clause: a finite verb, or a stop at its end."""
        if self.spans[index].span.text[-1:] in ".!?…":
            return True
        return any(
            token.finite or token.pos == "AUX" or token.lower in closed_class("subject_clitic")
            for s in self.inside.get(index, ())
            for token in self.tokens(s)
        )

    def is_dialogue(self, index: int) -> bool:
        """Return whether a quoted span is a turn rather than words between marks."""
        return self.spans[index].form in (Form.DASH, Form.TURN)


def is_finite(cue: CueMatch) -> bool:
    """Return whether a verbal cue is a finite group."""
    return cue.cue.kind is CueKind.VERB and cue.cue.mood in _FINITE


def build_scene(
    text: str,
    spans: Sequence[QuotedSpan],
    sentences: Sequence[Sentence],
    mentions: Sequence[tuple[MentionMatch, ...]],
    cues: Sequence[tuple[CueMatch, ...]],
    lexicon: Lexicon,
) -> Scene:
    """Return the scene over the earlier stages' results."""
    places: dict[int, Place] = {}
    inside: dict[int, list[int]] = {}
    for sentence in sentences:
        if sentence.container is not None:
            inside.setdefault(sentence.container, []).append(sentence.index)
        for token in sentence.tokens:
            if token.placeholder is not None:
                places[token.placeholder] = Place(sentence=sentence.index, token=token.index)
    return Scene(
        text=text,
        spans=tuple(spans),
        sentences=tuple(sentences),
        mentions=tuple(mentions),
        cues=tuple(cues),
        lexicon=lexicon,
        places=places,
        inside={key: tuple(value) for key, value in inside.items()},
    )
