"""The main clause around a report: it follows, or has its subject and waits for its verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import CueKind, Mood
from .clause_verbs import has_main_verb, is_pending
from .phrases import after_adjunct, governed, is_temporal
from .scene import is_finite
from .steps import (
    BEFORE_VERB,
    CLITICS,
    COMMA,
    DASHES,
    QUE,
    governs_object,
    is_inflected,
    is_verbal,
    names_some,
    skip,
    skip_back,
    starts_infinitive,
    verb_follows,
)
from .subjects import clause_start

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..models.records import CueMatch, Token
    from .scene import Scene

__all__ = [
    "before_main",
    "beyond_main",
    "main_clause",
    "waits_for_verb",
]

_SUBJECTS = frozenset({"il", "elle", "on", "ils", "elles", "c'"})
_NEAR_START, _NEAR_MAIN, _NEAR_RELATIVE = 2, 4, 4
_INSERTION = 12
_LEADS_INFINITIVE = frozenset({"après", "sans", "pour", "de", "d'", "avant"})
_CONJUNCTIONS = frozenset({"quand", "lorsque", "lorsqu'", "comme", "puisque", "puisqu'"})
_JOINS = frozenset({"et", "mais", "car", "puis", "que", "qu'", ":"})


def before_main(scene: Scene, cue: CueMatch, start: int, end: int) -> int:
    """Return where reported words end before what the main clause has after them.

    Args:
        scene: The text's candidates.
        cue: The verb that reports.
        start: First token of the words.
        end: Index after the last token that they can have.

    Returns:
        The sign before the main clause or its verb, ``end`` where none is seen.
    """
    s = cue.sentence
    end = _before_own_verb(scene, cue, start, _before_relative(scene, cue, start, end))
    if _main_to_come(scene, cue):
        end = main_clause(scene, s, start, end)
    sign = _main_goes_on(scene, cue)
    return end if sign is None else _resumed(scene, s, start, end)


def _before_own_verb(scene: Scene, cue: CueMatch, start: int, end: int) -> int:
    """Return where words end before the verb whose subject a participle describes.

    *Les hommes accusés d'avoir fui ont été arrêtés*, *une femme se disant suivie par X a porté
    plainte*: an infinitive or attribute has no finite verb but those of clauses under it.
    """
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    if cue.cue.mood is not Mood.PARTICIPLE or scene.lower(s, start - 1) in QUE:
        return end
    subject = scene.longest_ending(s, cue.first - 1)
    if subject is None or governed(scene, subject):
        return end
    opening = clause_start(scene, s, cue.first)
    joints = (j + 1 for j in range(cue.first - 1, opening - 1, -1) if tokens[j].lower in _JOINS)
    if scene.has_verb(s, next(joints, opening), cue.first):
        return end
    pending = 0
    for token in tokens[start:end]:
        if scene.is_a(s, token.index, "subordinator") and token.lower != "s'":
            pending += 1
        elif is_inflected(token) and token.quoted is None:
            if not pending:
                return skip_back(scene, s, token.index - 1, *CLITICS) + 1
            pending -= 1
    return end


def _before_relative(scene: Scene, cue: CueMatch, start: int, end: int) -> int:
    """Return where words end before a relative joined to the one that their verb stands in.

    *un fonds qui voulait investir, mais qui a été éconduit*: the second is no part of them, unless
    they have a relative of their own to which it may be joined.
    """
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    before = skip_back(scene, s, cue.first - 1, *BEFORE_VERB)
    if scene.lower(s, before) != "qui":
        return end
    for j in range(start, end - 1):
        if tokens[j].quoted is None and tokens[j].lower == "qui":
            joined = scene.is_a(s, j - 1, "conjunction") and j - 1 > start
            return j - 1 - (tokens[j - 2].form == ",") if joined else end
        if scene.is_a(s, j, "relative") and tokens[j].lower not in QUE:
            return end
    return end


def _main_to_come(scene: Scene, cue: CueMatch) -> bool:
    """Return whether the main clause follows the report: the cue opens the sentence, or depends.

    The cue depends in *Estimant que P, X…*, *Interrogé par Y, qui demande si P, X…* and *Alors que
    Y dit que P, X…*.
    """
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    for token in tokens[cue.first : cue.head]:
        if token.lower == "beau":
            return True  # « X a beau dire que P, Y »
    if cue.cue.mood in (Mood.PARTICIPLE, Mood.INFINITIVE):
        # « « Q », déplore-t-il, avant d'expliquer que P »: the taggers may miss the verb
        told = any(map(is_finite, scene.verb_cues(s, 0, cue.first)))
        return cue.first <= _NEAR_START or not (told or scene.has_verb(s, 0, cue.first))
    if scene.is_a(s, 0, "subordinator") or f"{tokens[0].lower} {scene.lower(s, 1)}" in closed_class(
        "subordinating_phrase"
    ):
        subject = scene.longest_ending(s, cue.first - 2)
        before = cue.first if subject is None else subject.first  # « la maire, Lise Amar, »
        return not any(t.form == "," for t in tokens[:before])
    # « Interrogé par Y, qui demande si P, X … »; « En réponse à Y, qui demande si P, X … »
    opens = scene.is_a(s, 0, "preposition") or tokens[0].form == "A"
    fronted = opens or (tokens[0].pos == "VERB" and not is_inflected(tokens[0]))
    # « À la différence de Y, dont Z dit que P, X … »
    near = tokens[max(0, cue.first - _NEAR_RELATIVE) : cue.first]
    under = any(t.lower in ("qui", "dont") for t in near)
    return fronted and under and not scene.has_verb(s, 0, cue.first)


def main_clause(scene: Scene, s: int, start: int, end: int) -> int:
    """Return the comma after which the main clause starts (*Estimant que P, X a porté plainte*).

    Args:
        scene: The text's candidates.
        s: A sentence.
        start: First token of the clause that opens it.
        end: Index after the last token that the main clause can start at.

    Returns:
        The comma, ``end`` where none is seen.
    """
    tokens = scene.tokens(s)
    commas = [t.index for t in tokens[start + 1 : end] if t.form == "," and t.quoted is None]
    for j in reversed(commas):
        if scene.lower(s, j + 1) in _SUBJECTS and scene.lower(s, j + 2) != ",":
            return j  # « …, elle le juge bâclé »: the taggers take « le juge » for a noun
        mention = scene.mention_at(s, j + 1)
        if mention is None or governed(scene, mention):
            continue
        after = _past_complement(scene, s, mention.last + 1)
        if after < end and (tokens[after].finite or is_verbal(tokens[after])):
            return _before_whole(scene, s, commas, j, mention.last)
        if scene.lower(s, after) == ",":
            # « X, qui redoute Y, a quitté la table »; « la maire, Nadia Benali, a signé »
            whole = _before_whole(scene, s, commas, j, mention.last)
            apposed = any(t.form == "," for t in tokens[mention.first : mention.last])
            closes = whole < j or apposed  # « Nadia Benali, élue à Dole, a signé »
            later = (k for k in commas if k > after or (k == after and closes))
            if any(verb_follows(scene, s, k + 1, *CLITICS) for k in later):
                return whole
    # A main clause has to come: « Si le club dit P, difficile de refuser une telle offre »
    if len(commas) != 1 or end < len(tokens) - 1:
        return end
    said = scene.has_verb(s, start, commas[0]) or starts_infinitive(scene, s, start)
    return commas[0] if said else end


def _before_whole(scene: Scene, s: int, commas: Sequence[int], j: int, last: int) -> int:
    """Return the comma before a subject whose name stands apart (*, la maire, Nadia Benali, a*).

    The second comma may lack (*, la maire, Nadia Benali a*).
    """
    name = scene.mention_at(s, j + 1)
    for k in commas:
        mention = scene.mention_at(s, k + 1)
        if k >= j or mention is None or governed(scene, mention):
            continue
        apart = name is not None and name.name is not None and not mention.coordinated
        if mention.last == last or (apart and mention.last == j - 1):
            return k
    return j


def _past_complement(scene: Scene, s: int, j: int) -> int:
    """Return where the verb of a subject may stand that ends before a token, past a complement.

    *Le groupe écologiste au Sénat refuse*, *la maire ainsi que le préfet refusent*
    """
    words = ("adverb", *CLITICS)
    if scene.lower(s, j) == "ainsi" and scene.lower(s, j + 1) in QUE:
        joined = scene.mention_at(s, j + 2)
        return skip(scene, s, joined.last + 1 if joined is not None else j, *words)
    if scene.is_a(s, j, "preposition"):
        j = after_adjunct(scene, s, j)
    return skip(scene, s, j, *words)


def _main_goes_on(scene: Scene, cue: CueMatch) -> int | None:
    """Return where a report opens between the subject of its main clause and the verb of that.

    *Le maire, qui estime que P, a …*; *Le maire, estimant que P, a …*; *Le maire, après avoir dit
    que P, a …*
    """
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    sign = _opening_sign(scene, cue)
    if sign is not None and tokens[sign].lower == "et":  # « Un homme, né à Dole et qui dit P, »
        sign = scene.last_of(s, COMMA, max(1, sign - _INSERTION), sign)
    if sign is None or (tokens[sign].form != "," and tokens[sign].form not in DASHES):
        return None
    sign = _behind_subject(scene, s, sign)
    if sign is None:
        return None
    begin = clause_start(scene, s, sign)
    joints = (j + 1 for j in range(sign - 1, begin - 1, -1) if tokens[j].lower in _JOINS)
    for low in (begin, next(joints, begin)):
        if low < sign and not scene.has_verb(s, low, sign):
            return sign
    return None


def _behind_subject(scene: Scene, s: int, sign: int) -> int | None:
    """Return the sign behind a noun phrase that nothing governs, past one insertion.

    *Un homme, qui dit P,*; *Un homme, parti de Dakar, qui dit P,*
    """
    if _ends_subject(scene, s, sign - 1):
        return sign
    comma = scene.last_of(s, COMMA, max(1, sign - _INSERTION), sign)
    # The first word is often a participle that the taggers take for a verb (*, élue à Dole,*)
    if comma is None or scene.has_verb(s, comma + 2, sign):
        return None
    return comma if _ends_subject(scene, s, comma - 1) else None


def _ends_subject(scene: Scene, s: int, last: int) -> bool:
    """Return whether a noun phrase that can be a subject ends at a token."""
    return any(
        not governed(scene, m) and not is_temporal(scene, m) for m in scene.mentions_ending(s, last)
    )


def beyond_main(scene: Scene, cue: CueMatch, at: int) -> bool:
    """Return whether a comma and the main verb part an infinitive from some words behind it.

    *Pour expliquer ce choix, le club parle de « survie »*
    """
    if cue.cue.mood is not Mood.INFINITIVE or cue.first > _NEAR_MAIN:
        return False
    comma = scene.first_of(cue.sentence, COMMA, cue.last + 1, at)
    if comma is None or scene.has_verb(cue.sentence, comma, at):
        return comma is not None
    return any(map(is_finite, scene.verb_cues(cue.sentence, comma, at)))


def waits_for_verb(scene: Scene, cue: CueMatch, end: int) -> int | None:
    """Return where a report opens between a subject and a verb that is still to come.

    *La voisine, qui raconte que P,* waits; *un homme, accusé de vol, a été arrêté* does not.

    Args:
        scene: The text's candidates.
        cue: A verbal cue.
        end: Index after the words in which the verb may stand.

    Returns:
        The sign after the subject, ``None`` where none waits.
    """
    sign = _main_goes_on(scene, cue)
    if sign is None or _resumed(scene, cue.sentence, cue.last, end) < end:
        return None
    return sign


def _opening_sign(scene: Scene, cue: CueMatch) -> int | None:
    """Return the token before the relative, participle or infinitive that a cue stands in."""
    s = cue.sentence
    if cue.cue.mood is Mood.PARTICIPLE:
        before = skip_back(scene, s, cue.first - 1, "adverb")
        while scene.lower(s, before) in ("en", "tout"):
            before -= 1
    elif cue.cue.mood is Mood.INFINITIVE:
        before = cue.first - 1
        if scene.lower(s, before) not in _LEADS_INFINITIVE:
            return None
        while scene.lower(s, before) in _LEADS_INFINITIVE:
            before -= 1
    else:
        low = max(0, cue.first - _INSERTION)
        tokens = scene.tokens(s)
        relatives = (
            j
            for j in range(cue.first - 1, low, -1)
            if _opens_relative(tokens, j) and not names_some(scene, s, j)
        )
        relative = next(relatives, None)
        if relative is None:
            return None
        joined = scene.lower(s, cue.first - 1) in _JOINS  # « qui appelle au calme et demande que »
        if not joined and scene.has_verb(s, relative + 1, cue.first):
            return None
        before = relative - 1
        before -= scene.is_a(s, before, "preposition")  # « le maire, à qui X reproche P, part »
    return before if before > 0 else None


def _opens_relative(tokens: Sequence[Token], j: int) -> bool:
    """Return whether a relative opens at a token: *qui*, or *que* and *dont* behind a sign.

    *Le texte, dont le maire dit qu'il est caduc, sera revu*; so do other clauses that may stand
    between a subject and its verb (*Le maire, après que la presse a révélé que P, a démissionné*).
    """
    word, before = tokens[j].lower, tokens[j - 1].lower
    if word == "qui":
        return True
    if before != "," and before not in DASHES:
        return False
    following = tokens[j + 1].lower if j + 1 < len(tokens) else ""
    return (
        word == "dont"
        or word in QUE
        or word in _CONJUNCTIONS
        or (word == "ce" and following in QUE)
        or f"{word} {following}" in closed_class("subordinating_phrase")
    )


def _resumed(scene: Scene, s: int, start: int, end: int) -> int:
    """Return the sign before the verb of the main clause whose subject stands before a report."""
    tokens = scene.tokens(s)
    infinitive = starts_infinitive(scene, s, start)
    commas = (t.index for t in tokens[start:end] if t.form == "," and t.quoted is None)
    first = next(commas, None)
    for j in range(start + 1, end - 1):
        if tokens[j].quoted is not None or tokens[j + 1].quoted is not None:
            continue
        if tokens[j].form != ",":
            continue
        # No comma stands between a subject and its verb unless another opens what is inserted.
        whole = infinitive or j == first or has_main_verb(scene, s, start, j)
        if whole and _verb_follows(scene, s, j + 1) and not is_pending(scene, s, start, j):
            return j
    return end


def _verb_follows(scene: Scene, s: int, j: int) -> bool:
    """Return whether a finite verb stands at a token, for the tagger or as one that may report."""
    if verb_follows(scene, s, j, *BEFORE_VERB):
        return True
    cue = scene.last_cue_at(s, skip(scene, s, j, *BEFORE_VERB)) or scene.last_cue_at(s, j)
    if cue is not None and cue.cue.kind is CueKind.VERB and is_finite(cue):
        return True
    return governs_object(scene, s, j)
