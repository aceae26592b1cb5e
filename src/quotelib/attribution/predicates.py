"""Quoted predicates that nothing reports: « X « ne comprend pas » … », « X « confiant » »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from . import rules
from .build import reported
from .phrases import may_talk
from .scene import is_finite
from .steps import QUE, is_inflected, quoted_end

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from ..models import Span
    from ..models.records import Attribution, Token
    from .scene import Scene

__all__ = ["quoted_predicates"]

_TOPIC = 4


def quoted_predicates(
    scene: Scene, taken: Container[int], told: Container[Span]
) -> Iterator[Attribution]:
    """Yield what quoted words say of the subject that opens their sentence or follows an adjunct.

    Args:
        scene: The text's candidates.
        taken: The quoted spans that other rules account for.
        told: The cues of other reports, which may stand in marks (*« déplore » que P*).

    Yields:
        One attribution a sentence.
    """
    for sentence, marked in zip(scene.sentences, scene.marked, strict=True):
        if not marked or sentence.container is not None:
            continue
        for start in _subject_starts(sentence.tokens):
            found = _predicate_of(scene, sentence.index, start, taken, told)
            if found is not None:
                yield found
                break


def _predicate_of(
    scene: Scene, s: int, start: int, taken: Container[int], told: Container[Span]
) -> Attribution | None:
    """Return what quoted words say of the subject at a token, ``None`` where they say nothing."""
    tokens, subject = scene.tokens(s), scene.mention_at(s, start)
    at = subject.last + 1 if subject is not None else len(tokens)
    index = tokens[at].quoted if at < len(tokens) else None
    if subject is None or index is None or index in taken or not may_talk(subject):
        return None
    if subject.head in closed_class("label_noun"):  # « Le label « vert » »
        return None
    cue, end = scene.cue_at(s, at), quoted_end(scene, s, at)
    if cue is not None and (cue.cue.spans[0] in told or scene.lower(s, end) in QUE):
        return None  # « trouve curieux » que P
    if tokens[subject.last].quoted == index or not _is_predicate(scene, s, at):
        return None
    fronted = scene.lower(s, start - 1) == ","
    if fronted and not (tokens[at].finite or scene.is_a(s, at, "negation")):
        return None
    return reported(scene, s, ((at, end),), rules.QUOTED_PREDICATE, 0.6, source=subject)


def _subject_starts(tokens: Sequence[Token]) -> Iterator[int]:
    """Yield where the subject may stand: first, after a topic, or after adjuncts and commas."""
    yield _past_topic(tokens)
    for token in tokens:
        if token.finite or token.quoted is not None:
            return
        if token.form == ",":
            yield token.index + 1


def _past_topic(tokens: Sequence[Token]) -> int:
    """Return where a headline starts after its topic (*Climat : les savants « inquiets »*)."""
    for token in tokens[1:_TOPIC]:
        if token.form == ":":
            return token.index + 1
    return 0


def _is_predicate(scene: Scene, s: int, at: int) -> bool:
    """Return whether quoted words are what is said of the subject before them."""
    tokens = scene.tokens(s)
    told = scene.cue_at(s, at)
    if told is not None and is_finite(told):
        return True
    if tokens[at].form[0].isupper() and len(tokens[at].form) > 1:
        return False  # « Le collectif « Bien vivre » »
    if scene.is_a(s, at, "grading_adverb") and at + 1 < len(tokens):
        at += tokens[at + 1].quoted == tokens[at].quoted  # « très déçu »
    if tokens[at].finite or scene.is_a(s, at, "negation") or scene.is_a(s, at, "object_clitic"):
        return True
    return tokens[at].pos in ("ADJ", "VERB") and not any(map(is_inflected, tokens))
