"""Words without marks that a heading, a label, a colon or a signature gives to somebody."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import attrs

from ..lexicon.words import closed_class
from ..models import Act, QuotationKind, Span, SpeakerKind
from ..models.records import Attribution
from . import rules
from .asides import subjects_before
from .bodies import body_of_on
from .build import reported
from .clause_verbs import is_whole
from .interviewees import heading_person
from .phrases import may_speak
from .said_of_oneself import is_demanded
from .scene import BLANKS, is_finite
from .sentence_ends import sentence_end
from .sources import cue_source
from .steps import DASHES, QUE, is_inflected

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..lexicon import ReportingVerb
    from ..models import Cue
    from ..models.records import CueMatch, MentionMatch
    from .scene import Scene

__all__ = [
    "after_colon",
    "answers",
    "labelled",
    "opened",
    "posts",
]

_COLON, _NEAR_COLON = frozenset({":"}), 8
_OPENS = frozenset({"QUOTE", "INCISE"})
_HANDLE = 4
_SPEAKING = frozenset({Act.ANSWER, Act.DENY, Act.CLAIM, Act.ADD, Act.ACCUSE})
_TO_COME = ("rait", "raient", "ra", "ront")
_OWN_VOICE = frozenset({"je", "j'", "nous", "mon", "ma", "mes", "notre", "nos"})
_TO_WHOM = frozenset({"me", "m'", "nous", "lui", "leur"})


def after_colon(scene: Scene, cue: CueMatch) -> Attribution | None:
    """La préfecture est formelle : P. The report stands after a colon without marks.

    Args:
        scene: The text's candidates.
        cue: A verbal cue.

    Returns:
        The report, ``None`` when no colon follows that the verb opens.
    """
    s, tokens, after = cue.sentence, scene.tokens(cue.sentence), cue.last + 1
    colon = scene.first_of(s, _COLON, after, after + _NEAR_COLON)
    if colon is None and scene.lower(s, after) != ",":
        return None
    if not is_finite(cue) or cue.passive or cue.frames.isdisjoint(_OPENS):
        return None
    verb = scene.lexicon.verbs.get(cue.cue.lemma)
    stance = cue.reflexive and "ATTR" in cue.frames  # « s'est montré rassurant : P »
    agrees = scene.first_of(s, frozenset({"autre"}), after, after + 2) is not None
    if verb is None or (cue.cue.negated and not (verb.negated or agrees)):
        return None  # but « ne dit pas autre chose : P »
    if scene.lower(s, cue.first - 1) in ("c'", "ce", "cela", "ça") or is_demanded(scene, cue):
        return None  # « c'est clair : P »: the author's
    opens = cue.core or bool(verb.tail) or stance or verb.negated
    far = cue.core or stance or (not opens and verb.human)
    # « dresse un constat similaire : P »
    near = cue.last + (_NEAR_COLON if far else 1 + (verb.negated or bool(verb.tail)))
    subordinators = closed_class("subordinator")
    for j in range(after, min(len(tokens), near + 1)):
        if tokens[j].form == ":" or (j == after and _takes_ahead(scene, cue)):
            opens = opens or _speaks(scene, cue, verb, j)
            if not opens and not _in_indirect_tense(scene, s, j):
                return None
            source = cue_source(scene, cue)
            found = opened(scene, s, j, source, (cue.cue,), rules.AFTER_COLON)
            hint = body_of_on(scene, cue, source)
            return (
                found if hint is None or found is None else attrs.evolve(found, speaker_hint=hint)
            )
        if tokens[j].finite or tokens[j].lower in subordinators:
            return None
    return None


def _speaks(scene: Scene, cue: CueMatch, verb: ReportingVerb, colon: int) -> bool:
    """Return whether a verb that not always reports says that somebody answers (*temporise : P*).

    Gestures and moods do not (*sourit : la salle est vide*), nor what also does something to a
    thing (*a tranché : le match se joue à huis clos*).
    """
    between = scene.tokens(cue.sentence)[cue.last + 1 : colon]
    alone = all(token.pos == "ADV" for token in between)
    return alone and verb.human and cue.cue.act in _SPEAKING and "NOUN" not in cue.frames


def _takes_ahead(scene: Scene, cue: CueMatch) -> bool:
    """Return whether a verb has *le* for the clause behind its comma (*La maire l'assure, P*).

    Nothing but its subject stands before it, and the clause says it no second time (*Il le dit, il
    le répète*).
    """
    s, first, after = cue.sentence, cue.first, cue.last + 1
    if not cue.core or scene.lower(s, after) != ",":
        return False
    if scene.lower(s, first) in _TO_WHOM:
        # told in marks: « ma mère me dit, qu'est-ce que tu fais ? »
        return scene.lower(s, after + 1) == "qu'" and scene.lower(s, after + 2) == "est"
    if scene.lower(s, first) not in ("l'", "le"):
        return False
    subject = scene.mention_at(s, 0)
    if subject not in subjects_before(scene, cue) or scene.is_a(s, after + 1, "conjunction"):
        return False
    return not any(
        scene.lower(s, other.first) in ("l'", "le") for other in scene.verb_cues(s, after)
    )


def _in_indirect_tense(scene: Scene, s: int, colon: int) -> bool:
    """Return whether what follows a colon is still to come, so that somebody must have said it.

    *Le capitaine a rassuré les passagers : la panne serait réparée dans l'heure.*; *Le juge a
    tranché : l'usine fermera.*
    """
    first = next(filter(is_inflected, scene.tokens(s)[colon + 1 :]), None)
    return first is not None and first.lower.endswith(_TO_COME)


def labelled(scene: Scene, s: int) -> Attribution | None:
    """Paul Weber, député : P. A named person and a role stand for the words that follow.

    Without either, the words must be in the first person or say what is needed (*: il faut P*).

    Args:
        scene: The text's candidates.
        s: A sentence.

    Returns:
        The report, ``None`` when no person with a role and a colon open the sentence.
    """
    source = scene.mention_at(s, 0)
    if source is None or source.kind is not SpeakerKind.PERSON:
        return None
    if scene.lower(s, source.last + 1) != ":":
        return None
    if not (source.name is not None and source.roles) and not _in_own_voice(scene, source):
        return None
    return opened(scene, s, source.last + 1, source, (), rules.LABEL)


def _in_own_voice(scene: Scene, source: MentionMatch) -> bool:
    """Return whether the first person speaks after the colon, or says what is needed.

    *Le patron : nous irons*; *Claire Roy : il faudra P*
    """
    s, first = source.sentence, source.last + 2
    needs = scene.lower(s, first) == "il" and scene.is_a(s, first + 1, "impersonal_need")
    known = source.name is not None or scene.lower(s, source.first) in ("le", "la", "l'", "les")
    return known and (needs or scene.lower(s, first) in _OWN_VOICE)


def opened(
    scene: Scene,
    s: int,
    colon: int,
    source: MentionMatch | None,
    cues: tuple[Cue, ...],
    rule: rules.Rule,
) -> Attribution | None:
    """Build the report after a colon, when it is a clause without marks around it.

    Args:
        scene: The text's candidates.
        s: A sentence.
        colon: The colon.
        source: Who speaks.
        cues: What reports.
        rule: The rule that asks.
    """
    tokens = scene.tokens(s)
    first, end = colon + 1, sentence_end(scene, s)
    if end <= first or source is None or not may_speak(source):
        return None
    opening = tokens[first]
    if opening.placeholder is not None:
        return None
    # « demande une chose : que P », but « : qu'est-ce que c'est ? »
    first += scene.lower(s, first) in QUE and scene.lower(s, first + 1) != "est"
    asked = bool(cues) and cues[0].act is Act.ASK and tokens[-1].form == "?"
    if not (asked or is_whole(scene, s, first, end) or _is_question(scene, s, first)):
        return None
    if opening.quoted is not None and opening.quoted == tokens[end - 1].quoted:
        return None
    return reported(scene, s, ((first, end),), rule, 0.65, cues=cues, source=source)


def _is_question(scene: Scene, s: int, first: int) -> bool:
    """Return whether a question that an interrogative opens ends the sentence (*: qui a parlé ?*).

    *Où*, *qui* and the like are no relatives there, and *qu'est-ce que* may exclaim.
    """
    if scene.lower(s, first) == "qu'" and scene.lower(s, first + 1) == "est":
        return scene.tokens(s)[-1].form in ("?", "!")
    asks = scene.is_a(s, first, "interrogative") or scene.lower(s, first) == "qui"
    return asks and scene.tokens(s)[-1].form == "?"


def answers(scene: Scene) -> Iterator[Attribution]:
    """Yield the answers of an interview whose questions and answers stand without marks.

    A heading names the person; a paragraph that only asks is the newspaper's, and those that
    follow it up to the next question are the answer.

    Args:
        scene: The text's candidates.

    Yields:
        One attribution an answer.
    """
    person = heading_person(scene)
    if person is None:
        return
    asked = False
    answer: list[int] = []
    for sentences in _paragraphs(scene):
        marked = any(
            token.placeholder is not None or token.quoted is not None
            for s in sentences
            for token in scene.tokens(s)
        )
        asks = not marked and all(scene.tokens(s)[-1].form == "?" for s in sentences)
        if asks or marked:
            if answer:
                yield _answer(scene, answer, person)
            asked, answer = asks, []
        elif asked:
            answer += sentences
    if answer:
        yield _answer(scene, answer, person)


def _paragraphs(scene: Scene) -> Iterator[list[int]]:
    """Yield the sentences of each paragraph of the narration."""
    paragraphs: dict[int, list[int]] = {}
    for sentence in scene.sentences:
        if sentence.container is None:
            paragraphs.setdefault(sentence.paragraph, []).append(sentence.index)
    yield from paragraphs.values()


def _answer(scene: Scene, sentences: list[int], source: MentionMatch) -> Attribution:
    """Build the attribution of the sentences of one answer."""
    start = scene.tokens(sentences[0])[0].start
    end = scene.tokens(sentences[-1])[-1].end
    return _unquoted(scene, start, end, rules.ANSWER, source)


def posts(scene: Scene) -> Iterator[Attribution]:
    """Yield embedded posts: « Texte — Nom (@compte) 3 mars 2024 ».

    Args:
        scene: The text's candidates.

    Yields:
        One attribution a post.
    """
    if "@" not in scene.text:
        return
    for sentence in scene.sentences:
        tokens = sentence.tokens
        for dash in range(len(tokens) - 3):
            if tokens[dash].form not in DASHES or tokens[dash].placeholder is not None:
                continue
            source = scene.mention_at(sentence.index, dash + 1)
            if source is None or source.name is None or not _has_handle(scene, source):
                continue
            start = scene.tokens(scene.paragraph_start(sentence.index))[0].start
            words = scene.text[start : tokens[dash].start].rstrip(BLANKS)
            if words:
                yield _unquoted(scene, start, start + len(words), rules.POST, source)


def _has_handle(scene: Scene, source: MentionMatch) -> bool:
    """Return whether an account in brackets stands in or after a name."""
    tokens = scene.tokens(source.sentence)[source.first : source.last + _HANDLE]
    return any(
        token.form == "(" and following.form.startswith("@")
        for token, following in itertools.pairwise(tokens)
    )


def _unquoted(
    scene: Scene, start: int, end: int, rule: rules.Rule, source: MentionMatch
) -> Attribution:
    """Build the attribution of whole words of somebody that stand without marks."""
    return Attribution(
        kind=QuotationKind.DIRECT,
        content=(Span.of(scene.text, start, end),),
        rule=rule.name,
        confidence=0.7,
        source=source,
    )
