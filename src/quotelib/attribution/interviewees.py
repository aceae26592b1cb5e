"""Whom an interview asks: who is announced or receives the reporter, else whom it tells of."""

from __future__ import annotations

import bisect
from typing import TYPE_CHECKING

import attrs

from ..lexicon.words import closed_class
from ..models import Form, Gender, MentionKind, SpeakerKind
from ..models.records import MentionMatch
from .narrated import main_subject

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .scene import Scene

__all__ = ["Interviews", "announced", "asked_person", "heading_person"]

_OPENING = 8
"""So many sentences may lead up to the first question."""
_BACK = 4
"""So many sentences stand at most between somebody and *Nous l'avons rencontrée*."""
_HEADING = 14
_NOMINAL = 20
_NEAR_VERB = 4
_OURS = frozenset({"nos", "notre"})
_QUESTIONS = frozenset({"questions", "appel", "invitation"})
_THEM = frozenset({"il", "elle"})
_HIM = frozenset({"l'", "le", "la", "lui"})
_SPEAKING = frozenset({SpeakerKind.PERSON})


@attrs.frozen(kw_only=True)
class Interviews:
    """The interviews of a text.

    Attributes:
        heading: Whom a heading announces.
        announced: Sentences that announce one, each with whom it asks, in text order.
        runs: For each sentence, the first of the labelled turns in a row that it belongs to.
    """

    heading: MentionMatch | None
    announced: tuple[tuple[int, MentionMatch], ...]
    runs: tuple[int, ...]

    @classmethod
    def of(cls, scene: Scene) -> Interviews:
        """Return the interviews of a text, looked for once."""
        if not scene.interviews:
            heading, runs = heading_person(scene), _runs(scene)
            told = tuple(_announced(scene))
            scene.interviews.append(cls(heading=heading, announced=told, runs=runs))
        return scene.interviews[0]


def announced(scene: Scene, s: int) -> MentionMatch | None:
    """Return whom the last sentence before another announces as who is asked.

    *Entretien avec X.* *X nous reçoit au port.* *X repart en mer. Nous l'avons rencontrée.*

    Args:
        scene: The text's candidates.
        s: A sentence.

    Returns:
        His mention, a pronoun where the sentence has no name; ``None`` where nobody is announced.
    """
    found = Interviews.of(scene).announced
    at = bisect.bisect_left(found, s, key=lambda one: one[0])
    return found[at - 1][1] if at else None


def asked_person(scene: Scene, s: int) -> MentionMatch | None:
    """Return the person whom an interview asks.

    Args:
        scene: The text's candidates.
        s: The sentence of an answer.

    Returns:
        Who was announced last before it or, failing that, in a heading; else whom the last
        paragraph before the questions is about, or names first; ``None`` without anybody.
    """
    interviews = Interviews.of(scene)
    start = scene.paragraph_start(interviews.runs[s])
    if start and not _holds_turn(scene, s):
        start = scene.paragraph_start(start - 1)  # the question stands in the paragraph above
    return announced(scene, s) or interviews.heading or _led_up_to(scene, start)


def heading_person(scene: Scene) -> MentionMatch | None:
    """Return the first person whom a heading announces: « Entretien avec X », « Interview de X ».

    Args:
        scene: The text's candidates.

    Returns:
        The mention, ``None`` without such a heading.
    """
    for sentence in scene.sentences:
        if sentence.container is None:
            found = _in_heading(scene, sentence.index)
            if found is not None:
                return found
    return None


def _in_heading(scene: Scene, s: int) -> MentionMatch | None:
    """Return the person named behind the noun for an interview in a short sentence."""
    sentence, nouns = scene.sentences[s], closed_class("interview_noun")
    if len(sentence.tokens) > _HEADING or nouns.isdisjoint(sentence.words.values()):
        return None
    first = next(t.index for t in sentence.tokens if t.lower in nouns)
    people = (one for one in scene.mentions[s] if one.kind in _SPEAKING and one.name)
    return next((one for one in people if one.first > first), None)


def _announced(scene: Scene) -> Iterator[tuple[int, MentionMatch]]:
    """Yield the sentences that announce an interview, each with whom it asks."""
    nouns = closed_class("interview_noun")
    for sentence in scene.sentences:
        s, words = sentence.index, sentence.words
        if sentence.container is not None:
            continue
        said = {*words.values()}
        found: MentionMatch | None = None
        if not nouns.isdisjoint(said):
            found = _in_heading(scene, s)
            if found is None and words[0] in nouns and not scene.has_verb(s):
                found = _before(scene, s, None) if len(sentence.tokens) <= _NOMINAL else None
        if found is None and "nous" in said:
            found = _receiving(scene, s) or _met(scene, s)
        if found is None and not _OURS.isdisjoint(said):
            found = _answering(scene, s)
        if found is not None:
            yield s, found


def _receiving(scene: Scene, s: int) -> MentionMatch | None:
    """Return the person who does something to the reporter (*X nous reçoit au théâtre*)."""
    subject = _subject(scene, s)
    if subject is None:
        return None
    tokens = scene.tokens(s)
    for token in tokens[subject.last + 1 :]:
        if token.lower == "nous" and token.quoted is None:
            verb = scene.first_verb(s, token.index, token.index + _NEAR_VERB)
            before = scene.first_verb(s, subject.last + 1, token.index)
            return subject if verb is not None and before is None else None
    return None


def _met(scene: Scene, s: int) -> MentionMatch | None:
    """Return whom the reporter has met (*Nous avons rencontré X*, *Nous l'avons rencontrée*)."""
    tokens = scene.tokens(s)
    met = closed_class("met_participle")
    for token in tokens:
        if token.lower != "nous" or token.quoted is not None:
            continue
        for one in tokens[token.index + 1 : token.index + 2 + _NEAR_VERB]:
            stem = one.lower.removesuffix("s").removesuffix("e")
            if stem not in met and one.lower not in met:
                continue
            if scene.lower(s, token.index + 1) in _HIM:
                gender = Gender.FEMININE if one.lower.endswith("e") else Gender.MASCULINE
                return _before(scene, s, gender)
            found = scene.mention_at(s, one.index + 1)
            return found if found is not None and found.kind in _SPEAKING else None
    return None


def _answering(scene: Scene, s: int) -> MentionMatch | None:
    """Return the person who answers the reporter (*X répond à nos questions*)."""
    tokens = scene.tokens(s)
    ours = any(
        token.lower in _OURS
        and token.quoted is None
        and scene.lower(s, token.index + 1) in _QUESTIONS
        for token in tokens
    )
    return _subject(scene, s) if ours else None


def _subject(scene: Scene, s: int) -> MentionMatch | None:
    """Return whom a sentence is about, if a person may be meant."""
    subject = main_subject(scene, s)
    if subject is None or subject.mention.kind is MentionKind.CLITIC:
        return None
    return subject if subject.kind in _SPEAKING or subject.head in _THEM else None


def _before(scene: Scene, s: int, gender: Gender | None) -> MentionMatch | None:
    """Return whom the sentences before one are about, the last of the gender that it shows."""
    for k in range(s - 1, max(-1, s - 1 - _BACK), -1):
        if scene.sentences[k].container is not None or scene.tokens(k)[-1].form == "?":
            continue
        found = _subject(scene, k)
        if found is not None and (gender is None or found.mention.gender in (None, gender)):
            return found
    return None


def _runs(scene: Scene) -> tuple[int, ...]:
    """Return for each sentence the first of the labelled turns in a row, itself without any."""
    runs: list[int] = []
    turns = False
    for sentence in scene.sentences:
        s = sentence.index
        before, turns = turns, turns if sentence.container is not None else _holds_turn(scene, s)
        runs.append(runs[-1] if s and before and turns else s)
    return tuple(runs)


def _holds_turn(scene: Scene, s: int) -> bool:
    """Return whether a labelled turn stands in a sentence."""
    return any(scene.spans[one].form is Form.TURN for one in scene.placeholders(s))


def _led_up_to(scene: Scene, s: int) -> MentionMatch | None:
    """Return whom the last paragraph with a name before a sentence is about, or names first."""
    above: list[int] = []
    for k in range(s - 1, max(-1, s - 1 - _OPENING), -1):
        if scene.sentences[k].container is None:
            if above and not scene.same_paragraph(k, above[-1]) and _named(scene, above):
                break
            above.append(k)
    people = _named(scene, above)
    about = [one for one in people if _is_brought_in(scene, one)]
    return about[-1] if about else next(iter(people), None)


def _named(scene: Scene, sentences: Sequence[int]) -> list[MentionMatch]:
    """Return the people named in sentences, which are given from the last one."""
    return [
        one
        for s in reversed(sentences)
        for one in scene.mentions[s]
        if one.kind is SpeakerKind.PERSON and one.name is not None
    ]


def _is_brought_in(scene: Scene, mention: MentionMatch) -> bool:
    """Return whether a sentence is about somebody, and not about what he does to another.

    *Le critique Luc Roy l'a salué* and *Son frère Luc attend* tell of somebody else.
    """
    s, words = mention.sentence, scene.sentences[mention.sentence].words
    if words[mention.first] in closed_class("possessive"):
        return False
    return words[mention.last + 1] not in _HIM and main_subject(scene, s) == mention
