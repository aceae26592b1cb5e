"""Infinitives that a verb governs: *X affirme vouloir P*, *promet de P*, *invite Y à P*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..models import Mood
from . import rules
from .clause_verbs import is_pending
from .clauses import clause_end
from .extents import quoted_in
from .scene import is_finite
from .sources import agent, describes
from .steps import DE, is_inflected, verb_follows
from .stretch import Stretch, after_cue, date_end, opens_adjunct, past_adjunct, quoted_clause_end
from .terms import is_name

if TYPE_CHECKING:
    from ..models.records import CueMatch
    from .scene import Scene

__all__ = ["before_clause", "infinitive", "starts_infinitive"]

_ENDINGS = ("er", "ir", "re", "oir")
_FAR = 40
_NEAR_LINK = 14
_CLITICS = 4
_BEFORE_VERB = ("object_clitic", "negation")
_LINKS = DE | {"à", "au", "aux"}


def infinitive(scene: Scene, cue: CueMatch) -> Stretch | None:
    """X affirme vouloir P, promet de P, invite Y à P.

    Args:
        scene: The text's candidates.
        cue: A verbal cue.

    Returns:
        The infinitive with what depends on it; its link *de* or *à* stays out.
    """
    s = cue.sentence
    start = _start(scene, cue)
    if start is None:
        return None
    end = before_clause(scene, s, start, clause_end(scene, s, start, cue))
    marked = quoted_clause_end(scene, s, start)
    if marked is not None and marked < end and opens_adjunct(scene, s, marked):
        end = marked  # « tout changer » avant samedi
    verb = scene.lexicon.verbs.get(cue.cue.lemma)
    quotes = any(not is_name(scene, index) for index in quoted_in(scene, s, start, end))
    if verb is not None and verb.cognitive and not quotes:
        return None
    start = _quoted_addressee(scene, cue, start)
    if describes(scene, cue) and agent(scene, cue) is None:
        return None
    if cue.passive and agent(scene, cue) is None and not quotes:
        return None  # without an agent only quoted words show that somebody spoke
    return Stretch(first=start, end=end, rule=rules.INFINITIVE, confidence=0.8)


def _quoted_addressee(scene: Scene, cue: CueMatch, start: int) -> int:
    """Return where quoted words start that name the one asked (*invite « tout témoin » à P*)."""
    tokens, j = scene.tokens(cue.sentence), after_cue(scene, cue)
    asked = j < start - 1 and tokens[j].quoted not in (None, tokens[cue.head].quoted)
    return j if asked else start


def before_clause(scene: Scene, s: int, start: int, end: int) -> int:
    """Return where a clause with a subject of its own cuts an infinitive's words off.

    In *assurent avoir vu trois requins, et la plage a été fermée* the second clause cannot depend
    on the verb that governs an infinitive.

    Args:
        scene: The text's candidates.
        s: A sentence.
        start: First token of the infinitive or attribute.
        end: Index after its last token, as far as is known.

    Returns:
        The index after its last token.
    """
    tokens = scene.tokens(s)
    for j in range(start + 1, end):
        if tokens[j].lower not in (",", "et", "mais") or tokens[j].quoted is not None:
            continue
        if tokens[j].lower == "mais" and _finite_first(scene, s, j + 1, end):
            return j - 1 if tokens[j - 1].form == "," else j
        free = not any(scene.is_a(s, k, "subordinator") for k in range(start, j))
        if free and tokens[j].lower == "et" and verb_follows(scene, s, j + 1, *_BEFORE_VERB):
            return j - 1 if tokens[j - 1].form == "," else j
        if scene.lower(s, j + 1) == "c'" and verb_follows(scene, s, j + 2, "negation"):
            return j
        if tokens[j].lower == "et" and _addresses(scene, s, j + 1):
            return j - 1 if tokens[j - 1].form == "," else j
        mention = scene.mention_at(s, j + 1)
        if mention is None or _is_embedded(scene, s, start, j):
            continue
        if is_pending(scene, s, start, j):
            continue  # « regrette que le maire et son adjoint aient … »
        if verb_follows(scene, s, mention.last + 1, "object_clitic", "negation"):
            return j - 1 if tokens[j - 1].form == "," else j
    return end


def _finite_first(scene: Scene, s: int, first: int, end: int) -> bool:
    """Return whether a finite verb comes before any infinitive: a clause of its own."""
    for j in range(first, end):
        if _is_infinitive(scene, s, j) or scene.is_a(s, j, "subordinator"):
            return False
        if is_inflected(scene.tokens(s)[j]):
            return True
    return False


def _addresses(scene: Scene, s: int, j: int) -> bool:
    """Return whether another addressee and request follow (*demande à X de P et à Y de P*)."""
    if scene.lower(s, j) not in ("à", "au", "aux"):
        return False
    mention = scene.mention_at(s, j + 1)
    return mention is not None and scene.lower(s, mention.last + 1) in DE


def _is_embedded(scene: Scene, s: int, start: int, comma: int) -> bool:
    """Return whether a clause under the infinitive is open at a comma (*dire que si X…, Y*)."""
    return scene.tokens(s)[comma].form == "," and any(
        scene.is_a(s, k, "subordinator") for k in range(start, comma)
    )


def _start(scene: Scene, cue: CueMatch) -> int | None:
    """Return where the infinitive starts that a verb governs, bare or with its link."""
    j = after_cue(scene, cue)
    if "INF" in cue.frames or (cue.core and "QUE" in cue.frames):
        bare = _bare_infinitive(scene, cue, j)
        if bare is not None:
            return bare
    links: frozenset[str] = DE if "DE_INF" in cue.frames else frozenset()
    if "A_INF" in cue.frames:
        links |= {"à"}
    return _linked_infinitive(scene, cue.sentence, j, links) if links else None


def _bare_infinitive(scene: Scene, cue: CueMatch, j: int) -> int | None:
    """Return where a bare infinitive starts, past adjuncts (*indique sur X avoir saisi*)."""
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    limit = min(len(tokens), cue.last + _FAR)
    while j < limit:
        if starts_infinitive(scene, s, j):
            return j
        token = tokens[j]
        if token.form in ".:;!?" or token.placeholder is not None or token.finite:
            return None
        if token.form == ",":
            closing = next((k for k in range(j + 1, limit) if tokens[k].form == ","), None)
            if closing is None or any(t.finite for t in tokens[j:closing]):
                return None
            j = closing + 1
        elif (date := date_end(scene, s, j)) is not None:
            j = date
        elif scene.is_a(s, j, "preposition") and not scene.is_a(s, j, "of"):
            following = past_adjunct(scene, s, j)
            if following is None or starts_infinitive(scene, s, j + 1):
                return None
            j = following
        elif scene.is_a(s, j, "time") or token.pos == "ADV":
            j += 1
        else:
            return None
    return None


def _linked_infinitive(scene: Scene, s: int, j: int, links: frozenset[str]) -> int | None:
    """Return where the infinitive starts after its link, past an addressee."""
    tokens = scene.tokens(s)
    beyond: int | None = j
    for k in range(j, min(j + _FAR, len(tokens))):
        token = tokens[k]
        if token.form in ".;:!?" or token.placeholder is not None:
            return None
        if beyond is not None and k < beyond:
            continue
        if token.form in (",", "("):
            beyond = _insertion_end(scene, s, k)
            if beyond is None:
                return None
            continue
        free = k == j or not scene.is_a(s, k - 1, "of")
        if free and token.lower in links and starts_infinitive(scene, s, k + 1):
            return k + 1
        other = scene.cue_at(s, k)
        joined = other is not None and is_finite(other)
        if k > j and (is_inflected(token) or joined or scene.is_a(s, k, "relative")):
            return None
    return None


def _insertion_end(scene: Scene, s: int, j: int) -> int | None:
    """Return the index after an apposition or bracket at ``j``, ``None`` when none closes."""
    tokens = scene.tokens(s)
    closing = "," if tokens[j].form == "," else ")"
    for k in range(j + 1, min(j + _NEAR_LINK, len(tokens))):
        if tokens[k].form == closing:
            return k + 1 if closing == ")" or scene.lower(s, k + 1) in _LINKS else None
        if tokens[k].form in ".:;!?" or tokens[k].placeholder is not None:
            return None
    return None


def starts_infinitive(scene: Scene, s: int, j: int) -> bool:
    """Return whether an infinitive starts at a token, past negation, clitics and adverbs.

    Args:
        scene: The text's candidates.
        s: A sentence.
        j: A token.

    Returns:
        Whether it is an infinitive, or opens the group of one.
    """
    for k in range(j, j + _CLITICS + 1):
        if _is_infinitive(scene, s, k):
            return True
        if not any(scene.is_a(s, k, name) for name in ("negation", "object_clitic", "adverb")):
            return False
    return False


def _is_infinitive(scene: Scene, s: int, j: int) -> bool:
    """Return whether a token has the form of an infinitive and is one for lexicon or tagger."""
    tokens = scene.tokens(s)
    if not 0 <= j < len(tokens):
        return False
    token = tokens[j]
    if not token.lower.endswith(_ENDINGS) or token.form[0].isupper():
        return False
    if token.pos in ("VERB", "AUX"):
        return True
    return any(form.mood is Mood.INFINITIVE for form in scene.lexicon.verb_forms(token.lower))
