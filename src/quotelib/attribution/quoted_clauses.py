"""Main clauses in marks that nothing reports but what goes before: « Dans ce cas, « P ». »."""

from __future__ import annotations

import bisect
from typing import TYPE_CHECKING

import attrs

from ..models import CueKind, MentionKind, Number, QuotationKind, SpeakerKind
from . import rules
from .bodies import body_talking
from .build import reported
from .phrases import may_talk
from .steps import is_inflected, is_verbal, quoted_end, starts_infinitive
from .surfaces import hung_on

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from ..models.records import Attribution, MentionMatch
    from .scene import Scene

__all__ = ["quoted_clauses"]

_WORDS, _TRAIL = 4, 14
_PRONOUNS = (MentionKind.PRONOUN, MentionKind.CLITIC)
_BODIES = (SpeakerKind.GROUP, SpeakerKind.ORGANISATION, SpeakerKind.PLACE)
_OPENERS = ("conjunction", "adverb")
_ROW = frozenset({",", "et", "ou", "encore"})
_ENDS = frozenset({".", "!", "?", "…"})


def quoted_clauses(
    scene: Scene, taken: Container[int], told: Sequence[Attribution]
) -> Iterator[Attribution]:
    """Yield the clauses in marks, after an adjunct, with which somebody who is quoted goes on.

    In *« Q1 », dit X. Mais en hiver, « personne ne vient ».* nothing but the adjunct stands outside
    the marks, and nobody else has the word. So it is in *Les élèves « auront tous une place ».*: no
    verb in the marks says that it is they who speak. *« Nous voulons un pont » sur la rivière.* is
    a clause that only ends outside.

    Args:
        scene: The text's candidates.
        taken: The quoted spans that other rules account for.
        told: The attributions of the text so far.

    Yields:
        One attribution a sentence.
    """
    order: list[Attribution] = []
    for sentence, marked in zip(scene.sentences, scene.marked, strict=True):
        s = sentence.index
        # Cheap checks come first: few sentences have marks that nothing accounts for.
        if not marked or sentence.container is not None or marked[0].quoted in taken:
            continue
        at = marked[0].index
        if (surface := hung_on(scene, s, at)) is not None:
            yield from _on_surface(scene, surface, at)
        house = _of_house(scene, s, at) if at and marked[0].lower == "on" else None
        if house is not None or s == 0:
            heading = _heading(scene, s) if at == 0 else None
            yield from filter(None, (house or heading,))
            continue
        whole = _trails(scene, s) if at == 0 else _is_clause(scene, s, at)
        subject = None if whole or at == 0 else _subject_of(scene, s, at)
        if not (whole or subject is not None) or not scene.same_paragraph(s - 1, s):
            continue
        order = order or sorted(told, key=_start)
        last = bisect.bisect_left(order, sentence.tokens[0].start, key=_start) - 1
        if last < 0 or not _has_the_word(scene, order[last], s, trails=at == 0):
            continue
        if subject is not None and not _is_another(subject, order[last].source):
            continue
        yield attrs.evolve(_floating(scene, s, at), inherits=order[last].quoted[0])


def _floating(scene: Scene, s: int, at: int) -> Attribution:
    """Build the attribution of a sentence, whose adjunct is the author's if it tells more.

    *Dans ce val, où rien ne pousse, « personne ne vient ».*
    """
    end = scene.marked[s][-1].index + 1 if at else _before_stop(scene, s)
    told = any(scene.is_a(s, j, "relative") for j in range(at))
    clause = reported(scene, s, ((at if told else 0, end),), rules.FLOATING, 0.6)
    return attrs.evolve(clause, kind=QuotationKind.DIRECT) if told else clause


def _heading(scene: Scene, s: int) -> Attribution | None:
    """Read a title whose last phrase stands outside its marks (*« La ville est sale » à Dole*).

    What is shown somewhere is a work (*« La vie est belle » au cinéma*).
    """
    alone = s + 1 < len(scene.sentences) and not scene.same_paragraph(s, s + 1)
    end = len(scene.tokens(s))
    if not alone or _before_stop(scene, s) < end or not _trails(scene, s):
        return None
    if any(scene.is_a(s, j, "called_after") for j in range(quoted_end(scene, s, 0), end)):
        return None
    clause = reported(scene, s, ((0, end),), rules.HEADING, 0.6)
    return attrs.evolve(clause, heading=True)


def _on_surface(scene: Scene, surface: MentionMatch, at: int) -> Iterator[Attribution]:
    """Yield what stands on a banner, each pair of marks by itself, if nothing else follows.

    *Sur les pancartes, « A », « B » et « C ».*
    """
    s, j = surface.sentence, at
    tokens = scene.tokens(s)
    words: list[tuple[int, int]] = []
    while j < len(tokens) and tokens[j].quoted is not None:
        words.append((j, quoted_end(scene, s, j)))
        j = words[-1][1]
        while scene.lower(s, j) in _ROW:
            j += 1
    if any(token.form not in _ENDS for token in tokens[j:]):
        return
    for stretch in words:
        said = reported(scene, s, (stretch,), rules.FLOATING_SUBJECT, 0.7, source=surface)
        yield attrs.evolve(said, kind=QuotationKind.DIRECT)


def _of_house(scene: Scene, s: int, at: int) -> Attribution | None:
    """Read *À la mairie, « on attend ».*: *on* in the marks is who works there."""
    found, end = body_talking(scene, (s, at), (s, at)), quoted_end(scene, s, at)
    if found is None or any(t.form not in _ENDS for t in scene.tokens(s)[end:]):
        return None
    (source, body), stretch = found, ((at, end),)
    rule = rules.FLOATING_SUBJECT
    said = reported(scene, s, stretch, rule, 0.7, source=source, hint=body)
    return attrs.evolve(said, kind=QuotationKind.DIRECT)


def _start(item: Attribution) -> int:
    """Return where a content starts."""
    return item.content[0].start


def _has_the_word(scene: Scene, before: Attribution, s: int, *, trails: bool) -> bool:
    """Return whether what the sentence before quotes is of somebody who may go on talking.

    Words that open a sentence (``trails``) may be those of a source or a letter as well.
    """
    tokens = scene.tokens(s - 1)
    last = max(before.content[-1].end, *(cue.spans[-1].end for cue in before.cues), 0)
    if not before.quoted or before.heading or last <= tokens[0].start:
        return False
    source = before.source
    return trails or source is None or source.mention.kind is MentionKind.CLITIC or may_talk(source)


def _is_clause(scene: Scene, s: int, at: int) -> bool:
    """Return whether an adjunct and a clause that fills marks make up a sentence."""
    tokens = scene.tokens(s)
    if tokens[at].form[0].isupper() or not _is_adjunct(scene, s, at):
        return False
    end = quoted_end(scene, s, at)
    if end - at < _WORDS or any(t.form not in _ENDS for t in tokens[end:]):
        return False
    verb = scene.first_verb(s, at, end)
    if verb is None or verb.index == at:
        return False
    return not any(scene.is_a(s, k, "subordinator") for k in range(at, verb.index))


def _trails(scene: Scene, s: int) -> bool:
    """Return whether a clause opens in marks and its last phrase stands outside (*« P » du port*).

    What a subordinator opens is a clause only where it asks or breaks off (*« Et si P » ?*).
    """
    tokens, end, last = scene.tokens(s), quoted_end(scene, s, 0), _before_stop(scene, s)
    if end < _WORDS or not end < last <= end + _TRAIL or not tokens[0].form[0].isupper():
        return False
    if not (scene.is_a(s, end, "preposition") or scene.is_a(s, end, "of")):
        return False
    if any(t.form == "," or (is_verbal(t) and t.quoted is None) for t in tokens[end:last]):
        return False
    verb = scene.first_verb(s, 0, end)
    return verb is not None and not scene.ends_with_stop(tokens[0].quoted or 0)


def _before_stop(scene: Scene, s: int) -> int:
    """Return the index of the signs that end a sentence."""
    tokens = scene.tokens(s)
    end = len(tokens)
    while end > 0 and tokens[end - 1].form in _ENDS:
        end -= 1
    return end


def _subject_of(scene: Scene, s: int, at: int) -> MentionMatch | None:
    """Return the subject of a predicate that fills marks and whose verb reports nothing."""
    subject, tokens = scene.mention_at(s, 0), scene.tokens(s)
    if subject is None or subject.last != at - 1 or not tokens[at].finite:
        return None
    end = quoted_end(scene, s, at)
    if end - at < _WORDS or any(t.form not in _ENDS for t in tokens[end:]):
        return None
    return subject if scene.cue_at(s, at) is None else None


def _is_another(subject: MentionMatch, source: MentionMatch | None) -> bool:
    """Return whether a subject is several people or a body, where one person has the word."""
    if source is None or source.mention.number is Number.PLURAL:
        return False
    one = source.kind is SpeakerKind.PERSON or source.mention.kind in _PRONOUNS
    return one and (subject.mention.number is Number.PLURAL or subject.kind in _BODIES)


def _is_adjunct(scene: Scene, s: int, end: int) -> bool:
    """Return whether nothing but connectors and a prepositional phrase opens a sentence.

    A relative may tell more of its noun, if a comma closes it (*Dans ce val, où rien ne pousse,*).
    """
    first = 0
    while first < end and any(scene.is_a(s, first, name) for name in _OPENERS):
        first += 1
        first += scene.lower(s, first) == ","
    if first >= end or not scene.is_a(s, first, "preposition"):
        return False
    before = scene.tokens(s)[first:end]
    relative = next((t.index for t in before if scene.is_a(s, t.index, "relative")), end)
    if relative < end and before[-1].form != ",":
        return False
    if any(is_inflected(t) for t in before[: relative - first]):
        return False
    # « Pour lutter contre le bruit, « P » »: neither a purpose nor a noun reports anything here
    return not any(
        cue.first < end
        and (cue.core or cue.first < relative)
        and cue.cue.kind is not CueKind.NOUN
        and not starts_infinitive(scene, s, cue.last + 1)
        for cue in scene.cues[s]
    )
