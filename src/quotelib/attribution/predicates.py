"""Quoted predicates that nothing reports: « X « ne comprend pas » … », « X « confiant » »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import SpeakerKind
from . import rules
from .adjuncts import past_circumstances
from .build import reported
from .phrases import may_talk
from .scene import is_finite
from .steps import DE, QUE, STRESSED, quoted_end

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from ..models import Span
    from ..models.records import Attribution, CueMatch, Token
    from .scene import Scene

__all__ = ["quoted_predicates"]

_TOPIC = 4
_JOINS = frozenset({"et", "mais", ","})


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
            found = tuple(_predicates_of(scene, sentence.index, start, taken, told))
            if found:
                yield from found
                break


def _predicates_of(
    scene: Scene, s: int, start: int, taken: Container[int], told: Container[Span]
) -> Iterator[Attribution]:
    """Yield what quoted words say of the subject at a token, each predicate joined by *et* too."""
    tokens, subject = scene.sentences[s].tokens, scene.mention_at(s, start)
    if subject is None or subject.head in closed_class("label_noun"):
        return  # « Le label « vert » »
    named = subject.name is not None and subject.kind is SpeakerKind.UNKNOWN
    at = _past_contrast(scene, s, subject.last + 1)
    fronted = scene.lower(s, start - 1) == ","
    while at < len(tokens) and (index := tokens[at].quoted) is not None:
        if index in taken or index == tokens[subject.last].quoted:
            return
        cue, end = scene.cue_at(s, at), quoted_end(scene, s, at)
        verb = cue if cue is not None and is_finite(cue) else None
        if not (may_talk(subject) or (named and verb is not None and verb.core)):
            return  # « Solidarité « réclame un débat » » must be somebody, not « Brume « plaît » »
        if cue is not None and (cue.cue.spans[0] in told or scene.lower(s, end) in QUE):
            return  # « trouve curieux » que P
        if verb is None and not _is_predicate(scene, s, at):
            return
        if fronted and not (verb or tokens[at].finite or scene.is_a(s, at, "negation")):
            return
        first = _governed_start(scene, verb, end) if verb is not None else None
        yield reported(
            scene,
            s,
            ((at if first is None else first, end),),
            rules.QUOTED_PREDICATE,
            0.6,
            cues=() if verb is None or first is None else (verb.cue,),
            source=subject,
        )
        joined = scene.lower(s, end) in _JOINS and verb is not None
        at = end + 1 if joined else len(tokens)


def _past_contrast(scene: Scene, s: int, at: int) -> int:
    """Return the index after a pronoun between commas that takes the subject up (*, elle,*)."""
    apart = scene.lower(s, at) == scene.lower(s, at + 2) == ","
    return at + 3 if apart and scene.lower(s, at + 1) in STRESSED else at


def _governed_start(scene: Scene, cue: CueMatch, end: int) -> int | None:
    """Return where what a verb of saying in marks governs starts, ``None`` without that.

    *Le club « réclame le report »*, *« appelle à voter »*: the verb reports as if it stood before
    the marks. Behind *de* or *à* the words start, as everywhere.
    """
    s, j = cue.sentence, past_circumstances(scene, cue)
    if not cue.core or cue.passive or scene.is_a(s, cue.first, "negation") or j >= end:
        return None
    linked = scene.lower(s, j) in DE or scene.lower(s, j) == "à"
    return j + linked if j + linked < end else None  # « appelle à », broken off


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
    if tokens[at].form[0].isupper() and len(tokens[at].form) > 1:
        return False  # « Le collectif « Bien vivre » »
    if scene.is_a(s, at, "grading_adverb") and at + 1 < len(tokens):
        at += tokens[at + 1].quoted == tokens[at].quoted  # « très déçu »
    if tokens[at].finite or scene.is_a(s, at, "negation") or scene.is_a(s, at, "object_clitic"):
        return True
    return tokens[at].pos in ("ADJ", "VERB") and not scene.has_verb(s)
