"""Turns of dialogues, interviews and transcripts, and posts: the label or signature is the source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..models import Form, Mention, MentionKind, QuotationKind, Span, SpeakerKind
from ..models.records import Attribution, MentionMatch
from .build import standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .scene import Scene

__all__ = ["answers", "posts", "turn"]

_ASKS = frozenset({"q", "question"})
_ANSWERS = frozenset({"r", "réponse", "rép"})
_INTERVIEWS = frozenset({"entretien", "interview", "rencontre", "conversation", "questions"})
_HEADING = 14
_DASHES = frozenset({"-", "–", "—"})


def turn(scene: Scene, index: int) -> Attribution | None:
    """LE PRÉSIDENT : … A turn whose label is the source; *R* and initials stand for a name."""
    span = scene.spans[index]
    if span.form is not Form.TURN or span.label is None:
        return None
    word = span.label.text.strip(" .").lower()
    if word in _ASKS:
        return standing(scene, index, "turn", 0.9)
    label = MentionMatch(
        mention=Mention(span=span.label, kind=MentionKind.NAME),
        sentence=scene.places[index].sentence if index in scene.places else -1,
        first=-1,
        last=-1,
        name=span.label.text,
    )
    hint = interviewee(scene) if word in _ANSWERS else _named_by_initials(scene, span.label.text)
    return standing(scene, index, "turn", 0.9, source=label, hint=hint)


def interviewee(scene: Scene) -> MentionMatch | None:
    """Return the person whom a heading announces: « Entretien avec X », « Interview de X »."""
    for sentence in scene.sentences:
        if sentence.container is not None or len(sentence.tokens) > _HEADING:
            continue
        for token in sentence.tokens:
            if token.lower not in _INTERVIEWS:
                continue
            for mention in scene.mentions[sentence.index]:
                if mention.first > token.index and mention.kind is SpeakerKind.PERSON and mention.name:
                    return mention
    return None


def _named_by_initials(scene: Scene, label: str) -> MentionMatch | None:
    """Return the first person whose name has the initials of a label (*C. V.*)."""
    initials = [part for part in label.replace(".", " ").split() if part]
    if not initials or any(len(part) > 1 for part in initials):
        return None
    for found in scene.mentions:
        for mention in found:
            if mention.kind is SpeakerKind.PERSON and mention.name is not None:
                if [word[0] for word in mention.name.split()] == initials:
                    return mention
    return None


def answers(scene: Scene) -> Iterator[Attribution]:
    """Yield the answers of an interview whose questions and answers stand without marks.

    A heading names the person; a paragraph that only asks is the newspaper's, and those that
    follow it up to the next question are the answer.
    """
    person = interviewee(scene)
    if person is None:
        return
    paragraphs: dict[int, list[int]] = {}
    for sentence in scene.sentences:
        if sentence.container is None:
            paragraphs.setdefault(sentence.paragraph, []).append(sentence.index)
    asked = False
    answer: list[int] = []
    for indices in paragraphs.values():
        marked = any(
            token.placeholder is not None or token.quoted is not None
            for s in indices
            for token in scene.tokens(s)
        )
        asks = not marked and all(scene.tokens(s)[-1].form == "?" for s in indices)
        if asks or marked:
            if answer:
                yield _unmarked(scene, answer, person)
            asked, answer = asks, []
        elif asked:
            answer += indices
    if answer:
        yield _unmarked(scene, answer, person)


def _unmarked(scene: Scene, sentences: list[int], source: MentionMatch) -> Attribution:
    start = scene.tokens(sentences[0])[0].start
    end = scene.tokens(sentences[-1])[-1].end
    return Attribution(
        kind=QuotationKind.DIRECT,
        content=(Span.of(scene.text, start, end),),
        rule="answer",
        confidence=0.7,
        source=source,
    )


def posts(scene: Scene) -> Iterator[Attribution]:
    """Yield embedded posts: « Texte — Nom (@compte) 3 mars 2024 »."""
    for sentence in scene.sentences:
        tokens = sentence.tokens
        for dash in range(len(tokens) - 3):
            if tokens[dash].form not in _DASHES or tokens[dash].placeholder is not None:
                continue
            source = scene.mention_at(sentence.index, dash + 1)
            if source is None or source.name is None or not _handled(scene, source):
                continue
            first = sentence.index
            while first > 0 and scene.sentences[first - 1].paragraph == sentence.paragraph:
                first -= 1
            start = scene.tokens(first)[0].start
            words = scene.text[start : tokens[dash].start].rstrip(" \u00a0\u202f\n")
            if words:
                yield Attribution(
                    kind=QuotationKind.DIRECT,
                    content=(Span.of(scene.text, start, start + len(words)),),
                    rule="post",
                    confidence=0.7,
                    source=source,
                )


def _handled(scene: Scene, source: MentionMatch) -> bool:
    """Return whether an account in brackets stands in or after a name."""
    tokens = scene.tokens(source.sentence)[source.first : source.last + 4]
    return any(
        token.form == "(" and following.form.startswith("@")
        for token, following in zip(tokens, tokens[1:], strict=False)
    )
