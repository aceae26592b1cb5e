"""The pieces of a clause before and behind the incise that interrupts it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..models import MentionKind
from .detached import past_detached
from .ends import clause_end
from .object_ends import names_medium
from .phrases import is_temporal, may_speak
from .sentence_ends import sentence_end
from .steps import BEFORE_VERB, CLAUSE_JOINTS, CLITICS, QUE, is_inflected, quoted_end, verb_follows

if TYPE_CHECKING:
    from .scene import Scene

__all__ = [
    "holds_verb",
    "joined_words",
    "past_described",
    "past_further",
    "rest_in_marks",
    "takes_up",
]

_RELATIVE = 30
_STOPS = frozenset({".", ";", ":"})
_APPOSED = frozenset({"NOUN", "ADJ"})
_DESCRIBING = _APPOSED | {"VERB"}
_NO_VERB = ("é", "ée", "és", "ées", "ant", "ants", "ante", "antes")
_NO_VERBS = ("determiner", "preposition", "relative", "conjunction", "of", "subordinator", "adverb")


def holds_verb(scene: Scene, s: int, clause: tuple[int, int], start: int) -> bool:
    """Return whether the verb that a subject waits for can only stand behind the incise.

    The taggers miss it now and then: *Le stade, précise le club, compte 300 places*.

    Args:
        scene: The text's candidates.
        s: A sentence.
        clause: First token of the clause, and the sign that opens the incise.
        start: The token behind the incise.

    Returns:
        Whether nothing but a subject stands before it, and a word that may be a verb behind it.
    """
    if start >= len(scene.tokens(s)):
        return False
    tokens, (begin, opening) = scene.tokens(s), clause
    subject = scene.mention_at(s, begin)
    if subject is None or subject.last != opening - 1 or not scene.is_a(s, begin, "determiner"):
        return False
    word = tokens[start]
    if not word.form.islower() or word.lower.endswith(_NO_VERB) or word.quoted is not None:
        return False
    return not any(scene.is_a(s, start, name) for name in _NO_VERBS)


def past_described(scene: Scene, s: int, clause: tuple[int, int], start: int) -> int:
    """Return where a clause goes on past what describes whoever says it.

    *Le pont, assure X, qui l'a bâti, a tenu bon*; *Lundi, raconte X, dont la maison est en face, le
    pont a bougé*; *Le pont aura, assure X, une habituée, « dix ans »*

    Args:
        scene: The text's candidates.
        s: A sentence.
        clause: First token of the clause, and the sign that opens the incise.
        start: The token behind the comma that may close the incise.

    Returns:
        The token behind the description, ``start`` where none stands there or nothing goes on.
    """
    tokens = scene.tokens(s)
    if start < len(tokens) and tokens[start].quoted is not None:
        return start  # « L'enquête, a dit X, « avance », tandis que P »
    if clause[0] == clause[1] < start <= len(tokens) and tokens[start - 1].form == ",":
        return _past_told(scene, s, start)
    whose = start + scene.is_a(s, start, "preposition")
    relative = scene.is_a(s, whose, "relative") and scene.lower(s, whose) not in QUE
    if start >= len(tokens) or not (relative or _is_apposed(scene, s, start)):
        return start
    for comma in range(whose + 1, min(len(tokens) - 1, start + _RELATIVE)):
        if tokens[comma].form in _STOPS:
            break
        over = tokens[comma].form == "," and tokens[comma].quoted is None
        over = over and scene.has_verb(s, start, comma) is relative
        if over and _resumes(scene, s, clause, comma + 1):
            return comma + 1
    return start


def _past_told(scene: Scene, s: int, start: int) -> int:
    """Return where a clause starts that is all behind its incise, past what tells of its source.

    *Comme l'a dit la maire, venue sur place, P*; but *Comme le note l'étude, à Dole, P*
    """
    placed = scene.is_a(s, start, "preposition") and not names_medium(scene, s, start)
    return start if placed else past_detached(scene, s, start, sentence_end(scene, s))


def _is_apposed(scene: Scene, s: int, j: int) -> bool:
    """Return whether what somebody is stands at a token (*ancien boxeur*, *une habituée*)."""
    if scene.is_a(s, j, "indefinite_article"):
        somebody = scene.mention_at(s, j)
        return somebody is not None and may_speak(somebody)
    if scene.is_a(s, j, "asked_participle"):
        return True
    graded = scene.is_a(s, j, "grading_adverb")
    kinds = _DESCRIBING if graded else _APPOSED
    return any(token.pos in kinds for token in scene.tokens(s)[j + graded : j + graded + 1])


def _resumes(scene: Scene, s: int, clause: tuple[int, int], j: int) -> bool:
    """Return whether what the clause before an incise lacks stands at a token.

    That is its verb, what its verb governs, quoted words or, behind a date or an adjunct, its
    subject and verb.
    """
    tokens, (begin, opening) = scene.tokens(s), clause
    quoted = tokens[j].quoted is not None
    if scene.has_verb(s, begin, opening):
        # « Le pont tient, assure X, qui l'a bâti »
        lacking = is_inflected(tokens[opening - 1]) or scene.is_a(s, j, "preposition")
        return quoted and lacking
    before, subject = scene.mention_at(s, begin), scene.mention_at(s, j)
    dated = scene.is_a(s, begin, "preposition")
    dated = dated or (before is not None and is_temporal(scene, before))
    if not dated and (before is None or before.last + 1 != opening):
        return False
    if quoted or holds_verb(scene, s, clause, j):
        return True
    at = subject.last + 1 if dated and subject is not None else j
    return verb_follows(scene, s, at, "object_clitic", "negation")


def past_further(scene: Scene, s: int, start: int, end: int) -> int:
    """Return where a clause behind an incise ends, with a second one that has marks as it has.

    *Son frère, dit-elle, « buvait un peu », mais il « ne volait pas »*: its subject is a pronoun,
    or a colon stands before it, and nothing else reports it.

    Args:
        scene: The text's candidates.
        s: A sentence.
        start: The token behind the incise.
        end: Index after the last token of the first clause.

    Returns:
        The index after the last token.
    """
    tokens, stop = scene.tokens(s), sentence_end(scene, s)
    if end >= stop or not scene.has_marks(s, start, end) or not scene.has_marks(s, end, stop):
        return end
    colon = tokens[end].form == ":"
    first = end + (tokens[end].form in (",", ":"))
    joint = scene.lower(s, first) in CLAUSE_JOINTS
    if joint is colon or not (colon or takes_up(scene, s, first + joint)):
        return end
    further = clause_end(scene, s, first + joint, None, framed=True)
    told = any(tokens[c.head].quoted is None for c in scene.verb_cues(s, first, stop) if c.core)
    return end if told or not scene.has_marks(s, first, further) else further


def takes_up(scene: Scene, s: int, j: int) -> bool:
    """Return whether a clause starts at a token with a pronoun for its subject.

    Args:
        scene: The text's candidates.
        s: A sentence.
        j: The token behind a conjunction or sign.
    """
    subject = scene.mention_at(s, j)
    if subject is None or subject.mention.kind not in (MentionKind.PRONOUN, MentionKind.CLITIC):
        return False
    return verb_follows(scene, s, subject.last + 1, *CLITICS)


def rest_in_marks(scene: Scene, s: int, opening: int, last: int) -> tuple[int, int] | None:
    """Return the sentences behind an incise inside marks (*Lundi, « P, a dit X. Q »*).

    Args:
        scene: The text's candidates.
        s: A sentence.
        opening: The sign that opens the incise.
        last: The last token of its verb and source.

    Returns:
        The first token and the index after the last, ``None`` outside marks.
    """
    tokens = scene.tokens(s)
    marks = tokens[last].quoted
    if marks is None or tokens[opening - 1].quoted != marks:
        return None
    end = quoted_end(scene, s, last)
    stop = next((j for j in range(last, end - 1) if tokens[j].form == "."), None)
    return None if stop is None else (stop + 1, end)


def joined_words(
    scene: Scene, s: int, clause: tuple[int, int], rest: tuple[int, int] | None
) -> tuple[int, int] | None:
    """Return what a relative goes on with behind *selon X*, with a second verb that has marks.

    *qui, selon X, « agit » et n'est « pas inerte »*; not *qui, selon X, « agit » et s'en va*

    Args:
        scene: The text's candidates.
        s: A sentence.
        clause: First token of the clause, and the sign that opens the incise.
        rest: What goes on behind it.

    Returns:
        The first token and the index after the last, ``None`` where nothing goes on.
    """
    begin, opening = clause
    if rest is None or begin != opening or not scene.is_a(s, opening - 1, "relative"):
        return rest
    end, tokens = rest[1], scene.tokens(s)
    if tokens[end - 1].quoted is None or scene.lower(s, end) not in CLAUSE_JOINTS:
        return rest
    if not verb_follows(scene, s, end + 1, *BEFORE_VERB):
        return rest
    further = clause_end(scene, s, end + 1, None)
    others = (cue for cue in scene.verb_cues(s, end + 1, further) if cue.core)
    marked = scene.has_marks(s, end + 1, further) and next(others, None) is None
    return (rest[0], further) if marked else rest
