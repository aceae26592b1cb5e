"""Main clauses that an incise frames: « P, a indiqué X »; « P1, a indiqué X, P2 »."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from ..lexicon.words import closed_class
from ..models import Act, CueKind, QuotationKind, SpeakerKind
from . import rules
from .bodies import body_of_on
from .build import reported
from .clause_verbs import awaits_verb, is_pending, is_whole, own_clause
from .ends import clause_end
from .framed_words import CONNECTORS, frame_start, has_words, relative_start
from .inversion import inverted_subject, is_nominal_sentence
from .main_clauses import main_goes_on
from .phrases import HUMAN
from .scene import is_finite
from .sentence_ends import sentence_end
from .sources import incise_source
from .steps import DASHES, DE, QUE, has_verb, is_inflected, is_verbal, skip, verb_follows

if TYPE_CHECKING:
    from ..models.records import Attribution, CueMatch, MentionMatch
    from .scene import Scene

__all__ = ["can_frame", "framed", "framed_incise"]

_NEAR_SUBJECT = 12
_PARTICIPLES = ("é", "ée", "és", "ées")
_CAUSAL = frozenset({"car", "or", "puisque"})
_STOPS = frozenset({".", ";", ":"})
_CLOSES = DASHES | _STOPS | {","}
_INCISE_SIGNS = DASHES | {",", "?", "!"}


def framed_incise(scene: Scene, cue: CueMatch) -> Attribution | None:
    """P, a indiqué X; P1, a indiqué X, P2.

    Args:
        scene: The text's candidates.
        cue: A verbal cue.

    Returns:
        The report, ``None`` when the verb is no incise of an unquoted clause.
    """
    if not is_finite(cue) or cue.first == 0 or not can_frame(cue):
        return None
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    opening = _opening(scene, s, cue.first - 1)
    if cue.clitic is not None and opening == cue.first - 1 and _closes_marks(scene, cue):
        opening = cue.first  # « Ces idées « sont dangereuses » a-t-il dit »
    elif tokens[opening].form not in _INCISE_SIGNS:
        return None
    subject = scene.mention_at(s, cue.first - 1)
    compared = subject is not None and scene.lower(s, cue.first - 2) == "comme"
    source = subject if compared else incise_source(scene, cue)
    if cue.cue.lemma == "dire" and source is not None and tokens[source.first].quoted is not None:
        return None  # « Karim Z., dit « le Comptable », »
    preceded = tokens[opening - 1].quoted is None or has_verb(tokens[:opening])
    clause = frame_start(scene, s, opening)
    inverted = inverted_subject(scene, cue, source, clause, preceded=preceded)
    if cue.clitic is None and not compared and not inverted:
        return None
    begin = _framed_start(scene, s, clause, opening)
    certain = (
        cue.clitic is not None
        or is_nominal_sentence(scene, cue, source, (begin, opening))
        or (cue.cue.act is Act.ASK and tokens[-1].form == "?")  # « Pourquoi lui, demande X ? »
    )
    if cue.clitic is None and not compared and _subject_waits(scene, s, begin, opening):
        return None
    whole = is_whole(scene, s, begin, opening) or _has_cue(scene, s, begin, opening)
    if not certain and begin < opening and not whole:
        # « Le maire, élu en 2020, dénonce X » has its subject before the comma.
        after = _incise_end(scene, s, source.last + 1 if source is not None else cue.last + 1)
        if scene.lower(s, after) != "," or not _clause_follows(scene, s, after + 1):
            return None
    said = own_clause(scene, s, begin, opening, told=cue.clitic is not None)
    if said is not None:
        found = framed(scene, cue, source, (said, opening), rules.FRAMED_INCISE, 0.82)
        return None if found is None else attrs.evolve(found, kind=QuotationKind.DIRECT)
    return framed(scene, cue, source, (begin, opening), rules.FRAMED_INCISE, 0.82)


def _subject_waits(scene: Scene, s: int, begin: int, end: int) -> bool:
    """Return whether a subject before an incise still waits for its verb, which would be this one.

    *depuis que le maire, Luc Perrin,*; *la voisine, qui raconte que P,*
    """
    if is_pending(scene, s, begin, end) or awaits_verb(scene, s, begin, end):
        return True
    signs = (main_goes_on(scene, cue) for cue in scene.verb_cues(s, begin, end))
    subjects = (m for sign in signs if sign is not None for m in scene.mentions_ending(s, sign - 1))
    return any(m.kind in HUMAN or m.kind is SpeakerKind.PLACE for m in subjects)


def _closes_marks(scene: Scene, cue: CueMatch) -> bool:
    """Return whether a pair of marks ends right before a cue."""
    tokens = scene.tokens(cue.sentence)
    before = tokens[cue.first - 1].quoted
    return before is not None and before != tokens[cue.first].quoted


def _has_cue(scene: Scene, s: int, begin: int, end: int) -> bool:
    """Return whether a clause has a verb that the tagger missed and the lexicon knows."""
    free = not any(scene.is_a(s, j, "clause_opener") for j in range(begin, end))
    return free and any(
        is_finite(other) and not other.nominal for other in scene.verb_cues(s, begin + 1, end)
    )


def _framed_start(scene: Scene, s: int, clause: int, opening: int) -> int:
    """Return where the words before an incise start; its own sign when all of P follows it."""
    begin = relative_start(scene, s, opening) or clause
    connector = scene.lower(s, opening - 1)
    if connector in CONNECTORS and (scene.lower(s, opening - 2) == "," or connector in _CAUSAL):
        return opening  # « P0, mais, dit X, P »; « P0 car, dit X, P »
    named = scene.mention_at(s, begin) is not None  # « Paris, a indiqué X, refuse »
    if begin < opening and not named and not has_words(scene, s, begin, opening):
        return opening  # « Mais, a nuancé X, P »
    return begin


def _incise_end(scene: Scene, s: int, j: int) -> int:
    """Return the comma that closes an incise, past the complements of its subject and verb.

    *ajoute cet homme de 58 ans,*; *a indiqué l'Élysée dans la soirée,*
    """
    tokens = scene.tokens(s)
    if j < len(tokens) and (scene.is_a(s, j, "preposition") or scene.is_a(s, j, "time")):
        for k in range(j, min(len(tokens), j + _NEAR_SUBJECT)):
            if tokens[k].form == ",":
                return k
            if is_inflected(tokens[k]) or tokens[k].quoted is not None or tokens[k].form in _STOPS:
                break
    return j


def _clause_follows(scene: Scene, s: int, j: int) -> bool:
    """Return whether a finite verb stands at ``j``, with a subject before it or not."""
    if verb_follows(scene, s, j, "object_clitic", "negation"):
        return True
    subject = scene.mention_at(s, j)
    if subject is None or scene.is_a(s, j - 2, "pronoun"):
        return False
    return verb_follows(scene, s, subject.last + 1, "object_clitic", "negation")


def _opening(scene: Scene, s: int, j: int) -> int:
    """Return the sign before an incise, past *comme*, *ainsi que* and the pronouns after them."""
    k = j
    while k > 0 and (scene.is_a(s, k, "object_clitic") or scene.is_a(s, k, "pronoun")):
        k -= 1
    word, before = scene.lower(s, k), scene.lower(s, k - 1)
    if word != "comme" and not (word in QUE and before == "ainsi"):
        return j  # « La scène, que rapporte X, »: a relative clause
    while k > 0 and scene.lower(s, k) in ("comme", "ainsi", "que", "qu'"):
        k -= 1
    return k


def can_frame(cue: CueMatch) -> bool:
    """Return whether a finite verb can head an incise, by its frame, voice and person.

    Args:
        cue: A finite verbal cue.

    Returns:
        Whether it may report the clause before it.
    """
    if "INCISE" not in cue.frames and not cue.core:
        return False
    return cue.clitic is not None or not (cue.passive or cue.person in (1, 2))


def framed(
    scene: Scene,
    cue: CueMatch,
    source: MentionMatch | None,
    clause: tuple[int, int],
    rule: rules.Rule,
    confidence: float,
) -> Attribution | None:
    """Build the report of the clause before an incise and of what goes on after it.

    Args:
        scene: The text's candidates.
        cue: The cue of the incise.
        source: Its source.
        clause: First token of the clause, and the sign that opens the incise.
        rule: The rule that attributes it.
        confidence: Between 0 and 1.

    Returns:
        The report, ``None`` when nothing but a standing quotation stands there.
    """
    s, (begin, opening) = cue.sentence, clause
    before = scene.tokens(s)[begin:opening]
    stands = bool(before) and before[0].placeholder is not None
    if stands and not any(t.placeholder is None and t.form.isalnum() for t in before):
        return None
    if stands and scene.verb_cues(s, begin + 1, opening):
        return None  # « Q », a dit X, selon Y: what Y reports is the saying
    last = cue.last
    if source is not None and source.first > cue.last:
        last = source.last
    rest = _continuation(scene, s, begin, opening, last + 1, cue)
    if rest is not None and begin == opening and scene.lower(s, rest[0]) in DE:
        rest = (rest[0] + 1, rest[1])  # « en raison, selon X, d'un « P » »: the link stays out
    pieces = tuple(piece for piece in (clause, rest) if piece is not None and piece[0] < piece[1])
    if not pieces:
        return None
    hint = body_of_on(scene, cue, source)
    return reported(scene, s, pieces, rule, confidence, cues=(cue.cue,), source=source, hint=hint)


def _continuation(
    scene: Scene, s: int, begin: int, opening: int, j: int, cue: CueMatch
) -> tuple[int, int] | None:
    """Return the tokens of a clause that goes on after its incise."""
    tokens = scene.tokens(s)
    while j < len(tokens) and tokens[j].form not in _CLOSES:
        if tokens[j].finite:
            return None
        j += 1
    if j >= len(tokens) or tokens[j].form in _STOPS:
        return None
    start, end = j + 1, sentence_end(scene, s)
    if start >= end or _is_closed(scene, s, begin, opening, start):
        return None
    if scene.lower(s, start) == "et" and scene.first_verb(s, start, end) is None:
        return None  # « P, ont indiqué X, député, et Y, maire »
    # « P, selon X, dans la nuit »: nothing but P can have this complement
    prepositional = cue.cue.kind is CueKind.PREPOSITION
    belongs = prepositional and scene.is_a(s, start, "preposition")
    if not belongs or scene.is_a(s, start + 1, "relative"):
        clause, rest = (begin, opening), (start, end)
        if not _goes_on(scene, s, clause, rest, prepositional=prepositional):
            return None
    if any(t.placeholder is not None for t in tokens[start:end]):
        return None
    end = _rest_end(scene, s, (begin, opening), start)
    return (start, end) if end > start else None


def _rest_end(scene: Scene, s: int, clause: tuple[int, int], start: int) -> int:
    """Return where a clause ends that goes on after its incise.

    A relative ends at the comma after its verb (*qui, selon X, sont entrés en Russie, …*).
    """
    tokens, (begin, opening) = scene.tokens(s), clause
    told = scene.lower(s, begin - 1) in QUE and is_verbal(tokens[begin - 2])  # « a dit que, … »
    relative = begin > 0 and scene.is_a(s, begin - 1, "relative") and not told
    end = clause_end(scene, s, start, None, framed=not relative)
    if not relative:
        return end
    verb = start
    if not has_verb(tokens[begin:opening]):
        verb = next((t.index for t in tokens[start:end] if is_inflected(t)), start)
    commas = (t.index for t in tokens[verb:end] if t.form == "," and t.quoted is None)
    return next(commas, end)


def _is_closed(scene: Scene, s: int, begin: int, opening: int, rest: int) -> bool:
    """Return whether words around a clause go on after its incise, and not the clause.

    It stands between dashes or brackets, or is a relative with its verb (*, qui P selon X, a Q*).
    """
    tokens = scene.tokens(s)
    sign = tokens[begin - 1].form if begin > 0 else ""
    if sign == "(" or (sign in DASHES and tokens[rest - 1].form in DASHES):
        return True
    if begin == 0 or not scene.is_a(s, begin - 1, "subordinator"):
        return False
    return verb_follows(scene, s, rest, "object_clitic", "negation") and has_verb(
        tokens[begin:opening]
    )


def _goes_on(
    scene: Scene,
    s: int,
    clause: tuple[int, int],
    rest: tuple[int, int],
    *,
    prepositional: bool,
) -> bool:
    """Return whether what follows an incise belongs to the clause before it."""
    tokens, (start, end) = scene.tokens(s), rest
    verb = min(skip(scene, s, start, "object_clitic"), end - 1)
    relative = scene.lower(s, start) == "qui" or (
        scene.is_a(s, start, "preposition") and scene.is_a(s, start + 1, "relative")
    )
    describes = tokens[verb].lower.endswith("ant") or relative
    if describes or _is_apposition(scene, s, start, end):
        return False
    if scene.lower(s, start) == "et" and not has_verb(tokens[start:end]):
        return False  # « P, ont indiqué X, ministre, et Y, sa collègue »: a second speaker
    if scene.is_a(s, clause[0], "subordinator") and not prepositional:
        return True  # « Si l'offre est bonne, a convenu X, elle tarde »
    if _is_incomplete(scene, s, *clause) or _adds_part(scene, s, start):
        return True
    if scene.is_a(s, start, "incise_adjunct_opener"):
        return False
    return (
        is_inflected(tokens[start])
        or scene.is_a(s, start, "of")
        or scene.is_a(s, start, "clause_continuation")
    )


def _is_apposition(scene: Scene, s: int, start: int, end: int) -> bool:
    """Return whether words after a source only describe it (*, dit X, chargée de mission*)."""
    tokens = scene.tokens(s)
    if has_verb(tokens[start:end]):
        return False
    participle = tokens[start].lower.endswith(_PARTICIPLES) and scene.is_a(s, start + 1, "of")
    return participle or scene.lexicon.source_noun(tokens[start].lower) is not None


def _adds_part(scene: Scene, s: int, start: int) -> bool:
    """Return whether a clause goes on with a concession, or *dont* and a number."""
    first, second = scene.lower(s, start), scene.lower(s, start + 1)
    if f"{first} {second}" in closed_class("clause_continuation"):
        return True
    counts = scene.is_a(s, start + 1, "numeral") or second.isdigit() or second in ("au", "plus")
    return first == "dont" and counts


def _is_incomplete(scene: Scene, s: int, begin: int, opening: int) -> bool:
    """Return whether a clause lacks its verb, or what its last word governs."""
    tokens = scene.tokens(s)
    return (
        not has_verb(tokens[begin:opening])
        or is_inflected(tokens[opening - 1])
        or scene.is_a(s, opening - 1, "preposition")
        or scene.is_a(s, opening - 1, "subordinator")
    )
