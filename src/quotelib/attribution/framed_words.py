"""The words that may belong to a clause that a source frames from behind: where they start."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import CueKind, Mood
from .clause_verbs import has_main_verb
from .phrases import is_temporal
from .scene import is_finite
from .sentence_ends import sentence_end
from .steps import BEFORE_VERB, DASHES, QUE, WHETHER, is_inflected, skip_back, verb_follows
from .stretch import past_adverbial

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..models.records import CueMatch, Token
    from .scene import Scene

__all__ = [
    "CONNECTORS",
    "clause_follows",
    "compared_start",
    "frame_start",
    "has_words",
    "past_launch",
    "past_participle_report",
    "relative_start",
    "sentence_start",
    "sets_scene",
    "words_in",
]

CONNECTORS = frozenset({"mais", "or", "car", "et", "donc", "puisque"})
"""Words that join a clause to another."""

_DATELINE, _PENDING, _INCISE = 14, 20, 15
_LAUNCH, _INSERTED = 5, 4
_SETTING = ("preposition", "time", "adverb")
_PARTING, _BRACKET = frozenset({";", ":"}), frozenset({")"})
_UNDER = frozenset({"si", "lorsque", "quand"})
_OF_NOUN = frozenset({"dont", "où"})
_HELPING = frozenset({"avoir", "être", "pouvoir", "devoir", "aller"})
_MODAL = frozenset({"pu", "dû", "su"})  # an infinitive is still to come
_THAT_OR_IF = QUE | WHETHER
_PURPOSE = frozenset({"afin", "pour"})
_BULLETS = DASHES | {"•", "*", "»", ","}


def frame_start(scene: Scene, s: int, end: int) -> int:
    """Return where a framed clause starts: after a semicolon, a colon, a dateline or a bullet.

    Args:
        scene: The text's candidates.
        s: A sentence.
        end: Index after the clause.

    Returns:
        Its first token.
    """
    tokens = scene.tokens(s)
    marks = tokens[end].quoted if end < len(tokens) else None
    for j in reversed(scene.positions(s, _PARTING)):
        # « Il promet un « choix large : des films, des livres », a dit X »: marks hold together
        if j < end and tokens[j].quoted in (None, marks):
            return j + 1
    return sentence_start(scene, s, end)


def sentence_start(scene: Scene, s: int, end: int) -> int:
    """Return where a sentence starts: after a dateline or a bullet.

    Args:
        scene: The text's candidates.
        s: A sentence.
        end: Index after the words before a source.

    Returns:
        Its first token.
    """
    tokens, start = scene.tokens(s), _after_dateline(scene, s)
    while start < end and tokens[start].form in _BULLETS:
        start += 1
    return start


def _after_dateline(scene: Scene, s: int) -> int:
    """Return the index after « NANTES, 3 mars (AFP) - », « 3 mars (AFP) - »."""
    tokens = scene.tokens(s)
    for j in scene.positions(s, _BRACKET):
        if j < _DATELINE and j + 1 < len(tokens) and tokens[j + 1].form in DASHES:
            opens = tokens[0].form
            return j + 2 if opens[:1].isupper() or opens[:1].isdigit() else 0
    return 0


def relative_start(scene: Scene, s: int, opening: int) -> int | None:
    """Return where a relative or a purpose starts that an incise interrupts (*qui, selon X, …*).

    Args:
        scene: The text's candidates.
        s: A sentence.
        opening: The sign that opens the incise.

    Returns:
        The first token after the pronoun, ``None`` when the incise interrupts none: what stands
        in the middle of marks that close before it is over (*« ce qui pouvait venir », dit X*).
    """
    start = _interrupted(scene, s, opening)
    if start is None or not 0 < start < opening:
        return start
    tokens = scene.tokens(s)
    marks = tokens[start].quoted
    over = marks is not None and marks == tokens[start - 1].quoted != tokens[opening].quoted
    return None if over and marks == tokens[opening - 1].quoted else start


def _interrupted(scene: Scene, s: int, opening: int) -> int | None:
    """Return where what an incise interrupts starts, ``None`` when it interrupts nothing."""
    if scene.is_a(s, opening - 1, "relative") or scene.lower(s, opening - 1) in _PURPOSE:
        return opening
    if scene.lower(s, opening - 1) == "quoi" and scene.has_verb(s, 0, opening - 1):
        return opening  # « Il faut agir, faute de quoi, dit-il, « tout va brûler » »
    if scene.lower(s, opening - 1) in _UNDER and scene.has_verb(s, 0, opening - 1):
        return opening  # « Elle restera, même si, dit-elle, P », « Elle a ri lorsque, dit-elle, P »
    for j in range(opening - 1, max(-1, opening - 6), -1):
        word = scene.lower(s, j)
        governed = scene.is_a(s, j - 2, "preposition")  # « tenir compte de ce qu'il a dit »
        if (word == "qui" or word in QUE) and scene.lower(s, j - 1) == "ce" and not governed:
            # « Ce qui l'inquiète, dit X, c'est P »: a subject, no relative
            start = sentence_start(scene, s, opening)
            subject = scene.mention_at(s, j + 1) if word in QUE else None
            waits = subject is not None and subject.last == opening - 1
            if waits and has_main_verb(scene, s, start, j - 1):
                return j + 1  # « P, ce que le maire, dit X, a nié »
            return j - 1 if start == j - 1 else _past_own_clause(scene, s, start, j)
    return _verb_start(scene, s, opening) or _pending_start(scene, s, opening)


def past_launch(scene: Scene, s: int, begin: int, end: int) -> int:
    """Return where a clause starts behind words with *que* by which the author launches it.

    *Sauf que, bien sûr, P, rappelle X*; *Preuve que P, estime X*

    Args:
        scene: The text's candidates.
        s: A sentence.
        begin: First token of the words before an incise.
        end: Index after the last one.

    Returns:
        The token after *que* and an adverbial between commas; ``begin`` where nothing launches it.
    """
    words = [scene.lower(s, j).replace("qu'", "que") for j in range(begin, begin + _LAUNCH)]
    lengths = range(2, _LAUNCH + 1)
    found = (n for n in lengths if " ".join(words[:n]) in closed_class("launching_phrase"))
    start = begin + next(found, 0)
    if start > begin and scene.lower(s, start) == ",":
        closing = (j for j in range(start + 1, start + _INSERTED) if scene.lower(s, j) == ",")
        start = next(closing, start) + 1
    return start if start < end else begin


def _past_own_clause(scene: Scene, s: int, start: int, relative: int) -> int | None:
    """Return where *ce qui* goes on if a clause before it is the author's (*P, ce qui, dit X, Q*).

    With its own verb it belongs to the clause that the incise is about (*c'est ce que j'ai fait,
    dit X*; *P, ce qui m'inquiète, dit X*).
    """
    return None if has_main_verb(scene, s, start, relative - 1) else relative + 1


def _verb_start(scene: Scene, s: int, opening: int) -> int | None:
    """Return where a relative's verb starts that an incise cuts (*qui n'a, dit X, rien su*)."""
    if not is_inflected(scene.tokens(s)[opening - 1]):
        return None
    first = skip_back(scene, s, opening - 2, "negation", "object_clitic")
    return (
        first + 1
        if scene.lower(s, first) == "qui" and scene.lower(s, first - 1) in (",", "et", "mais")
        else None
    )


def _pending_start(scene: Scene, s: int, opening: int) -> int | None:
    """Return where the subject of a dependent clause starts that an incise cuts off from its verb.

    *Il signera, même si le prix, dit-il, a doublé*: what stands before is a clause of its own.
    """
    tokens = scene.tokens(s)
    begin = frame_start(scene, s, opening)
    signs = (t.index + 1 for t in tokens[opening + 1 : opening + _INCISE] if t.form == ",")
    if not any(_verb_or_marks(scene, s, j) for j in signs):
        return None
    apart = False
    for j in range(opening - 1, max(begin, opening - _PENDING), -1):
        if tokens[j].quoted is not None:
            return None
        apart = apart or tokens[j].form == ","
        opens = scene.is_a(s, j, "subordinator") or scene.lower(s, j) == "car"
        told = opens and scene.lower(s, j) in QUE and _is_told(scene, s, j - 1)
        if not opens or (apart and not told) or not _awaits_verb(scene, s, j + 1, opening):
            continue  # « dit que les élus que X a vus, selon lui, … »
        words = told or has_words(scene, s, j + 1, opening)
        inserted = scene.lower(s, j) in _OF_NOUN and scene.lower(s, j - 1) == ","
        inserted = inserted or has_main_verb(scene, s, begin, j)
        # The taggers take « évoque » for an adjective.
        whole = inserted or any(map(is_finite, scene.verb_cues(s, begin, j)))
        return j + 1 if words and whole else None
    return None


def _awaits_verb(scene: Scene, s: int, begin: int, opening: int) -> bool:
    """Return whether a clause has no verb before an incise, or one whose participle is to come.

    *dont le prix, dit-il, a doublé*; *dont le prix a, dit-il, « doublé en un an »*
    """
    if not has_main_verb(scene, s, begin, opening):
        return True
    at = opening - 1 - (scene.lower(s, opening - 1) in _MODAL)
    last = scene.tokens(s)[at]
    forms = scene.lexicon.auxiliary_forms(last.lower) if is_inflected(last) else ()
    helps = any(form.base in _HELPING for form in forms)
    return helps and not scene.has_verb(s, begin, at)


def compared_start(scene: Scene, cue: CueMatch, begin: int, opening: int) -> int | None:
    """Return where the reported clause starts that *comme l'a dit X* takes up.

    *Il a rappelé que la loi est nulle, comme l'a dit la cour*: the saying is not the court's.

    Args:
        scene: The text's candidates.
        cue: The verb behind *comme*.
        begin: First token of the words before it.
        opening: The sign that opens it.

    Returns:
        The token behind the last *que* or *si* that a verb governs, ``None`` without one.
    """
    s = cue.sentence
    if scene.lower(s, opening + 1) != "comme":
        return None
    for j in range(opening - 1, begin, -1):
        if scene.lower(s, j) not in _THAT_OR_IF:
            continue
        # « dire si P ou s'ils ont, comme ils le répètent, « perdu pied » »
        added = scene.is_a(s, j - 1, "conjunction") and _awaits_verb(scene, s, j + 1, opening)
        if added or _is_told(scene, s, j - 1):
            return j + 1 if scene.has_verb(s, begin, j) else None
    return None


def _is_told(scene: Scene, s: int, last: int) -> bool:
    """Return whether a verb or noun of speech ends right before *que*."""
    ending = (cue for cue in scene.cues[s] if cue.last == last)
    return any(cue.cue.kind is not CueKind.PREPOSITION for cue in ending)


def _verb_or_marks(scene: Scene, s: int, j: int) -> bool:
    """Return whether a finite verb or quoted words stand at a token."""
    tokens = scene.tokens(s)
    if j < len(tokens) and (tokens[j].quoted is not None or tokens[j].placeholder is not None):
        return True
    return verb_follows(scene, s, j, "object_clitic", "negation")


def past_participle_report(scene: Scene, s: int, begin: int, opening: int) -> int:
    """Return where a clause starts behind a participle that reports for its subject.

    *Saluant un « tournant », le ministre ira à Rome, a dit X*: X does not say what he salutes.

    Args:
        scene: The text's candidates.
        s: A sentence.
        begin: First token of the words before a source or an incise.
        opening: The sign that opens it.

    Returns:
        The subject's first token, ``begin`` where no such participle stands before it.
    """
    if not scene.lower(s, begin + scene.is_a(s, begin, "object_clitic")).endswith("ant"):
        return begin
    cue = scene.last_cue_at(s, begin)
    if cue is None or cue.cue.mood is not Mood.PARTICIPLE:
        return begin
    for j in range(cue.last + 2, opening):
        if scene.lower(s, j) != "," or scene.tokens(s)[j].quoted is not None:
            continue
        subject = scene.mention_at(s, j + 1)
        if subject is None or not verb_follows(scene, s, subject.last + 1, *BEFORE_VERB):
            continue
        linked = scene.lower(s, cue.last + 1) in QUE
        return j + 1 if linked or scene.has_marks(s, cue.last + 1, j) else begin
    return begin


def sets_scene(scene: Scene, s: int, begin: int, end: int) -> bool:
    """Return whether words before an incise are no subject (*En mai*, *Faute de bras*, *Ici*).

    Args:
        scene: The text's candidates.
        s: A sentence.
        begin: First token of the words.
        end: Index after the last one.
    """
    subject = scene.mention_at(s, begin)
    if subject is not None:
        return is_temporal(scene, subject)
    opens = any(scene.is_a(s, begin, name) for name in _SETTING)
    return opens or past_adverbial(scene, s, begin) == end


def clause_follows(scene: Scene, s: int, j: int, *, apart: bool) -> bool:
    """Return whether a finite verb stands at ``j``, with a subject before it or not.

    Args:
        scene: The text's candidates.
        s: A sentence.
        j: The token behind an incise.
        apart: Whether no subject stands before the incise: then anything may stand between the
            one behind it and its verb.
    """
    if apart and has_main_verb(scene, s, j, sentence_end(scene, s)):
        return True
    if verb_follows(scene, s, j, "object_clitic", "negation"):
        return True
    subject = scene.mention_at(s, j)
    if subject is None or scene.is_a(s, j - 2, "pronoun"):
        return False
    return verb_follows(scene, s, subject.last + 1, "object_clitic", "negation")


def has_words(scene: Scene, s: int, begin: int, end: int) -> bool:
    """Return whether a stretch holds more than one word, or quoted ones.

    Args:
        scene: The text's candidates.
        s: A sentence.
        begin: First token of the stretch.
        end: Index after its last token.

    Returns:
        Whether it can be a content.
    """
    words = list(itertools.islice(words_in(scene, s, begin, end), 2))
    return len(words) > 1 or any(word.quoted is not None for word in words)


def words_in(scene: Scene, s: int, begin: int, end: int) -> Iterator[Token]:
    """Yield the tokens of a stretch that hold a letter or digit.

    Args:
        scene: The text's candidates.
        s: A sentence.
        begin: First token of the stretch.
        end: Index after its last token.

    Yields:
        The words, placeholders among them.
    """
    return (t for t in scene.tokens(s)[begin:end] if any(map(str.isalnum, t.form)))
