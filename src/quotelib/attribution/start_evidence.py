"""What speaks for and against a clause before *selon X* starting at a place.

The names of the features are those of ``data/start_weights.tsv``:

``lead_X``           what stands before the place: the start of the sentence, a sign, a word that
                     opens a clause or joins two
``signed``, ``then_X``   whether a sign parts the source from the clause; what follows the source
``head_X``           what the clause would open with
``holds_X``          what it would hold: verbs, figures, quoted words, hearsay
``left_X``           what would be left out before it
``only_X``, ``apart``   what nothing before it holds; whether a comma parts it
``X:Y``              each of them together with the kind of lead
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from .clause_verbs import has_main_verb, is_pending, second_verb
from .scene import is_finite
from .steps import (
    BEFORE_VERB,
    DASHES,
    MAX_CLAUSE,
    QUE,
    SIGN_NAMES,
    clause_at,
    is_inflected,
    skip,
    starts_infinitive,
    verb_follows,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..models.records import CueMatch, Token  # noqa: TC004  used by attrs as a string only
    from .scene import Scene  # noqa: TC004  used by attrs as a string only

__all__ = ["Frame", "features_of", "starts"]

_JOINS = {"mais": "mais", "or": "mais", "car": "mais", "donc": "mais", "et": "et", "puis": "et"}
_BEFORE_MANNER = ("comma", "mais", "et")
_INSERTS = ("comma", "dash", "bracket")
_HEARSAY = ("rait", "raient")
_FEW, _LONG = 3, 25


@attrs.frozen(kw_only=True)
class Frame:
    """Words before a source that frames some of them.

    Attributes:
        scene: The text's candidates.
        cue: The preposition.
        low: The first token at which the clause may start.
        opening: Index after its last token before the source.
        after: Index after the source.
        signed: Whether a sign parts the clause from the source.
    """

    scene: Scene
    cue: CueMatch
    low: int
    opening: int
    after: int
    signed: bool

    @property
    def s(self) -> int:
        """The sentence."""
        return self.cue.sentence


def starts(frame: Frame) -> Iterator[int]:
    """Yield the places at which a framed clause may start, the first one first.

    Args:
        frame: The words before a source.

    Yields:
        Indices of tokens: after a sign, after a word that opens or joins a clause; never inside a
        pair of marks or of brackets.
    """
    scene, s = frame.scene, frame.s
    tokens = scene.tokens(s)
    yield frame.low
    bracketed = _past_brackets(tokens, frame.opening) | _in_dashes(tokens, frame)
    for j in range(max(frame.low + 1, frame.opening - MAX_CLAUSE), frame.opening):
        lead = _lead(scene, s, j) if tokens[j - 1].quoted is None else ""
        if not lead or j in bracketed or not tokens[j].form[0].isalnum():
            continue
        opens = any(scene.is_a(s, k, "subordinator") for k in (j, j + 1))
        # « douze blessés, dont un gravement »: no clause
        part = tokens[j - 1].lower == "dont" and (
            scene.is_a(s, j, "numeral")
            or scene.is_a(s, j, "indefinite_article")
            or tokens[j].form[0].isdigit()
        )
        compares = lead == "que" and not frame.signed and not scene.has_verb(s, j, frame.opening)
        needs = lead in _INSERTS and _needs_more(frame, j)
        needs = needs or (lead == "relative" and (_quotes_on(frame, j) or _is_over(frame, j)))
        needs = needs or (lead in _BEFORE_MANNER and frame.signed and _is_manner(frame, j))
        if not (opens or part or compares or needs) and tokens[j].lower not in _JOINS:
            yield j


def _past_brackets(tokens: Sequence[Token], end: int) -> frozenset[int]:
    """Return the tokens inside brackets that close (*pendant la fête (Holi), le taux a chuté*)."""
    inside: list[int] = []
    closing = end
    for j in range(end - 1, -1, -1):
        if tokens[j].form == ")":
            closing = j
        elif tokens[j].form == "(" and closing < end:
            inside += range(j + 1, closing)
            closing = end
    return frozenset(inside)


def _in_dashes(tokens: Sequence[Token], frame: Frame) -> frozenset[int]:
    """Return the tokens of asides between two dashes, and those right behind the second ones.

    *Les prix baissent - en France, en Suisse - depuis mai, selon X*; a hyphen is no dash.
    """
    dashes = [
        j
        for j in range(frame.low + 1, frame.opening)
        if tokens[j].form in DASHES and tokens[j].start > tokens[j - 1].end
    ]
    inside: list[int] = []
    while len(dashes) > 1:
        closing, opening = dashes.pop(), dashes.pop()
        inside += range(opening + 1, closing + 2)
    return frozenset(inside)


def _needs_more(frame: Frame, j: int) -> bool:
    """Return whether what a sign parts is one clause.

    In *Le maire, élu en mars, a renoncé* the subject stands before the sign, in *si la grève dure,
    l'usine fermera* no main verb does.
    """
    scene, s = frame.scene, frame.s
    if verb_follows(scene, s, j, *BEFORE_VERB):
        return True
    under = scene.has_verb(s, frame.low, j - 1)
    return under and not has_main_verb(scene, s, frame.low, j - 1)


def _is_manner(frame: Frame, j: int) -> bool:
    """Return whether a preposition and its infinitive, or *sans*, are all that stands apart.

    *Dix maisons ont brûlé, et une a été touchée, sans être détruite, selon X*
    """
    scene, s = frame.scene, frame.s
    if not scene.is_a(s, j, "preposition") or scene.has_verb(s, j, frame.opening):
        return False
    first = j + 1 + scene.is_a(s, j + 1, "of")
    return scene.lower(s, j) == "sans" or starts_infinitive(scene, s, first)


def _quotes_on(frame: Frame, j: int) -> bool:
    """Return whether a relative in marks goes on with a predicate in marks that nobody else says.

    *La loi « ne change pas le prix », qui « reste libre », selon X*
    """
    scene, s, tokens = frame.scene, frame.s, frame.scene.tokens(frame.s)
    if tokens[j].quoted is None:
        return False
    said = any(t.quoted is not None and is_inflected(t) for t in tokens[frame.low : j - 1])
    cues = scene.verb_cues(s, frame.low, j)
    return said and not any(cue.core and is_finite(cue) for cue in cues)


def _is_over(frame: Frame, j: int) -> bool:
    """Return whether the verb that a subject waits for stands behind a relative from a token on.

    *La grève, qui entre dans son second mois, coûte selon X deux millions*
    """
    scene, s = frame.scene, frame.s
    return _spills(scene, s, j, frame.opening) and not has_main_verb(scene, s, frame.low, j - 1)


def _lead(scene: Scene, s: int, j: int) -> str:
    """Return what stands before a place, nothing where no clause may start there."""
    before = scene.tokens(s)[j - 1]
    if before.form in SIGN_NAMES:
        glued = before.form == "-" and j > 1 and before.start == scene.tokens(s)[j - 2].end
        return "" if glued else SIGN_NAMES[before.form]
    word = before.lower
    if word in QUE:
        cue = next((c for c in scene.verb_cues(s, 0, j - 1) if c.last == j - 2), None)
        return "reported" if cue is not None else "que"
    if scene.is_a(s, j - 1, "relative"):
        return "relative"
    if scene.is_a(s, j - 1, "subordinator"):
        return "subordinator"
    return _JOINS.get(word, "")


def features_of(frame: Frame, j: int, last: int) -> dict[str, float]:
    """Return what holds if a clause starts at a token.

    Args:
        frame: The words before a source.
        j: One of `starts`.
        last: The last of them.

    Returns:
        Feature → 1.
    """
    lead = "start" if j == frame.low else _lead(frame.scene, frame.s, j)
    others = [*_around(frame), *_holds(frame, j), *_left(frame, j), *_compared(frame, j)]
    if j == last and is_inflected(frame.scene.tokens(frame.s)[frame.opening - 1]):
        others.append("holds_open")  # « alors qu'elle avait selon elle 16 ans »
    names = [f"lead_{lead}", *others, *(f"{lead}:{name}" for name in others)]
    return dict.fromkeys(names, 1.0)


def _around(frame: Frame) -> Iterator[str]:
    """Yield how the source is parted from the clause, and what follows it."""
    scene, s, after = frame.scene, frame.s, frame.after
    yield "signed" if frame.signed else "unsigned"
    sign = scene.lower(s, after)
    if sign in (",", *DASHES):
        verb = verb_follows(scene, s, after + 1, *BEFORE_VERB)
        yield "then_verb" if verb else f"then_{SIGN_NAMES[sign]}"
    elif sign[:1].isalnum():
        yield "then_words"
    else:
        yield "then_end"


def _compared(frame: Frame, j: int) -> Iterator[str]:
    """Yield what only the clause would hold, and whether a comma parts it from the rest."""
    if j == frame.low:
        return
    tokens = frame.scene.tokens(frame.s)
    left, words = tokens[frame.low : j - 1], tokens[j : frame.opening]
    if _has_figure(words) and not _has_figure(left):
        yield "only_figure"
    if _is_hearsay(words) and not _is_hearsay(left):
        yield "only_hearsay"
    if any(t.form == "," for t in tokens[max(frame.low, j - 3) : j]):
        yield "apart"


def _has_figure(words: tuple[Token, ...]) -> bool:
    """Return whether a number in figures stands in a stretch."""
    return any(t.form[0].isdigit() for t in words)


def _is_hearsay(words: tuple[Token, ...]) -> bool:
    """Return whether a conditional stands in a stretch; one in marks is the speaker's own."""
    return any(t.quoted is None and t.lower.endswith(_HEARSAY) and is_inflected(t) for t in words)


def _holds(frame: Frame, j: int) -> Iterator[str]:
    """Yield what a clause from a token on would hold."""
    scene, s, end = frame.scene, frame.s, frame.opening
    tokens = scene.tokens(s)
    yield f"head_{_head(scene, s, j)}"
    words = tokens[j:end]
    first = scene.first_verb(s, j, end)
    if first is None:
        yield "holds_no_verb"
    else:
        yield "holds_main_verb" if has_main_verb(scene, s, j, end) else "holds_verb_under"
        if second_verb(scene, s, j, end) is not None:
            yield "holds_verbs"
        if _spills(scene, s, j, end):
            yield "holds_closed"
    if is_pending(scene, s, j, end):
        yield "holds_pending"
    if all(t.quoted is not None for t in words):
        yield "holds_marks_only"
    elif any(t.quoted is not None for t in words):
        yield "holds_marks"
    if end - j <= _FEW:
        yield "holds_few"
    elif end - j > _LONG:
        yield "holds_many"


def _head(scene: Scene, s: int, j: int) -> str:
    """Return with what a clause would open."""
    token = scene.tokens(s)[j]
    if token.quoted is not None:
        return "marks"
    if verb_follows(scene, s, j, *BEFORE_VERB):
        return "verb"
    if scene.mention_at(s, j) is not None:
        return "clause" if clause_at(scene, s, j) else "phrase"
    if scene.is_a(s, j, "subject_clitic") or token.lower in ("c'", "ce"):
        return "clause"
    return "preposition" if scene.is_a(s, j, "preposition") else "other"


def _spills(scene: Scene, s: int, j: int, end: int) -> bool:
    """Return whether a verb after a comma goes on with words before the clause (*, qui P, a Q*)."""
    tokens = scene.tokens(s)
    return any(
        t.form == ","
        and t.quoted is None
        and verb_follows(scene, s, t.index + 1, *BEFORE_VERB)
        and scene.has_verb(s, j, t.index)
        for t in tokens[j:end]
    )


def _left(frame: Frame, j: int) -> Iterator[str]:
    """Yield what would be left out before a clause."""
    scene, s, low = frame.scene, frame.s, frame.low
    if j == low:
        return
    words = scene.tokens(s)[low : j - 1]
    if not scene.has_verb(s, low, j - 1):
        yield "left_no_verb"
    else:
        yield "left_main_verb" if has_main_verb(scene, s, low, j - 1) else "left_verb_under"
    if is_pending(scene, s, low, j - 1):
        yield "left_pending"
    if any(t.placeholder is not None or t.quoted is not None for t in words):
        yield "left_marks"
    if scene.lower(s, low) in ("c'", "ce"):
        yield "left_cleft"
    cues = scene.verb_cues(s, low, j)
    if any(scene.lower(s, cue.last + 1) in QUE for cue in cues):
        yield "left_report"
    if any(cue.core and not is_finite(cue) for cue in cues):
        yield "left_told"
    if j - skip(scene, s, low, "adverb", "conjunction") <= _FEW:
        yield "left_few"
