"""Participles, adjectives and infinitives that an incise cuts off from what they govern.

*Le musée a fermé une aile, fragilisée, selon ses experts, par les crues*: the author knows that it
has closed, and leaves to the experts by what it was weakened.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .clause_verbs import has_main_verb
from .ends import clause_end
from .inner_sources import waits_past
from .scene import is_finite
from .steps import (
    CLITICS,
    COMMA,
    DE,
    INCISE_SIGNS,
    PARTICIPLES,
    QUE,
    is_infinitive,
    is_inflected,
    skip_back,
    starts_infinitive,
    verb_follows,
)

if TYPE_CHECKING:
    from .scene import Scene

__all__ = ["apposition_end", "before_main_verb", "interrupted_group"]

_SHORTEST, _NEAR, _ASIDE, _COMPOUND = 2, 3, 3, 4
_INFINITIVES, _PRESENT = frozenset({"avoir", "être"}), frozenset({"ayant", "étant"})
_GOVERNED = frozenset({"par", "de", "d'", "du", "des", "à", "au", "aux", "pour", "dans", "en"})
_OF_NOUN = frozenset({"par", "d'", "de", "à"})
_BEFORE_PARTICIPLE = ("adverb", "forclusive")
_OBJECT = ("determiner", "numeral", "preposition")
_PLAIN = ("é", "ée", "és", "ées")
_NATIONS = ("ais", "ois")
_SEEN_OR_LEFT = ("voi", "voy", "verr", "vu", "laiss", "rend")


def interrupted_group(
    scene: Scene, s: int, clause: tuple[int, int], after: int, *, reported: bool = False
) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Return the pieces of a group whose head an incise parts from what that governs.

    *Le suspect, arrêté, selon la police, près du port, a été relâché*; *exclu pour avoir, selon
    l'arbitre, craché*; *Il l'a relaxé, le chien n'ayant, selon X, mordu personne*

    Args:
        scene: The text's candidates.
        s: A sentence.
        clause: First token of the words before the incise, and the sign that opens it.
        after: Index after the incise, or the sign that closes it.
        reported: Whether a clause with *que* may be such a group, too.

    Returns:
        The group before the incise and what goes on with it behind; ``None`` where the incise
        interrupts a clause.
    """
    tokens, (begin, opening) = scene.tokens(s), clause
    closed = scene.lower(s, after) == ","
    if opening - begin < _SHORTEST or closed is not (tokens[opening].form in INCISE_SIGNS):
        return None  # « ivre selon lui, pour qu'on l'entende »
    rest = after + closed
    if rest >= len(tokens) or tokens[opening - 1].quoted is not None:
        return None
    first = _auxiliary_start(scene, s, begin, opening, rest)
    if first is None:
        first = _head_start(scene, s, begin, opening, rest)
    if first is None and reported:
        first = _reported_start(scene, s, clause, rest)
    if first is None or first <= begin:
        return None
    # « raconte », which the taggers take for an adjective
    around = has_main_verb(scene, s, begin, first) or any(
        map(is_finite, scene.verb_cues(s, begin, first))
    )
    end = _group_end(scene, s, rest, around=around)
    if not around and not (_goes_on(scene, s, end) or _has_subject(scene, s, end)):
        return None  # « Un homme tué, selon X, par un tir »: a headline
    return (first, opening), (rest, apposition_end(scene, s, first, (rest, end)))


def _auxiliary_start(scene: Scene, s: int, begin: int, opening: int, rest: int) -> int | None:
    """Return where *avoir*, *ayant* and what belongs to them start before their participle."""
    tokens, j = scene.tokens(s), opening - 1
    while j > begin and (tokens[j].lower == "été" or _stands_between(scene, s, j)):
        j -= 1
    auxiliary = tokens[j].lower
    if auxiliary not in _INFINITIVES and auxiliary not in _PRESENT:
        return None
    quoted, participle = tokens[rest].quoted is not None, tokens[rest].lower.endswith(PARTICIPLES)
    if not (quoted or participle or _stands_between(scene, s, rest)):
        return None
    first = skip_back(scene, s, j - 1, *CLITICS, "forclusive") + 1
    if auxiliary in _INFINITIVES:
        governing = scene.lower(s, first - 1)
        if governing in DE and scene.lower(s, first - _ASIDE) == ",":
            return first - _ASIDE + 1  # « Le maire, accusé d'avoir, selon X, menti »
        return first if scene.is_a(s, first - 1, "preposition") else None
    subject = scene.longest_ending(s, first - 1)
    start = first if subject is None else subject.first
    return start if scene.lower(s, start - 1) == "," else None


def _stands_between(scene: Scene, s: int, j: int) -> bool:
    """Return whether a word stands between an auxiliary and its participle (*pas*, *déjà*)."""
    return any(scene.is_a(s, j, name) for name in _BEFORE_PARTICIPLE)


def _head_start(scene: Scene, s: int, begin: int, opening: int, rest: int) -> int | None:
    """Return a participle or adjective at the end of the words that the rest depends on."""
    tokens, head = scene.tokens(s), opening - 1
    token, governed = tokens[head], tokens[rest].lower
    if (
        token.pos not in ("VERB", "ADJ", "NOUN")
        or is_inflected(token)
        or is_infinitive(scene, s, head)
    ):
        return None
    before, participle = skip_back(scene, s, head - 1, "adverb"), token.lower.endswith(PARTICIPLES)
    if before <= begin:
        return None
    apart = tokens[before].form == "," or tokens[before].pos == "NOUN"
    if tokens[rest].quoted is not None:  # « un courrier resté, selon elle, « au chaud » »
        plain = token.lower.endswith(_PLAIN) or (token.pos == "VERB" and participle)
        return head if apart and plain else None
    leads = governed in _GOVERNED or scene.is_a(s, rest, "preposition")
    if token.pos == "NOUN":  # « Le prix a doublé, conséquence, selon X, de la sécheresse »
        bare = tokens[before].form == "," and scene.is_a(s, rest, "of")
        return before + 1 if bare and has_main_verb(scene, s, begin, before) else None
    if tokens[before].form == ",":
        present = token.lower.endswith("ant") and token.pos == "VERB"
        acts = present and any(scene.is_a(s, rest, name) for name in _OBJECT)
        return before + 1 if leads or acts else None
    if tokens[before].pos not in ("NOUN", "PROPN") or _is_seen(scene, s, before):
        return None
    if not participle:  # « des jouets susceptibles, selon lui, de brûler »
        able = token.pos == "ADJ" and starts_infinitive(scene, s, rest + 1)
        return head if able and governed in DE else None
    if token.lower.endswith(_NATIONS) and token.pos == "ADJ":
        return None
    waits = not has_main_verb(scene, s, begin, head)
    return head if governed in _OF_NOUN or (waits and leads) else None


def _reported_start(scene: Scene, s: int, clause: tuple[int, int], rest: int) -> int | None:
    """Return where the last clause with *que* starts if it waits for what follows the incise.

    *Elle souligne que le lac a perdu, d'après les relevés, un tiers de son eau*
    """
    begin, opening = clause
    if not waits_past(scene, s, opening, rest - 1):
        return None
    tokens = scene.tokens(s)
    helped = any(t.pos == "AUX" for t in tokens[max(begin, opening - _COMPOUND) : opening - 1])
    if not (helped or is_inflected(tokens[opening - 1])):
        return None  # « des travaux attendus, selon lui, « par tous » »: only so much is his
    openers = (k for k in scene.positions(s, QUE) if begin < k < opening)
    last = max(openers, default=None)
    if last is None or not has_main_verb(scene, s, last + 1, opening):
        return None
    comma = scene.last_of(s, COMMA, last, opening)
    if comma is not None and scene.is_a(s, comma + 1, "relative"):
        return None  # « dit que P, laquelle aurait pu, selon X, Q »: only the relative is X's
    told = any(cue.last == last - 1 for cue in scene.verb_cues(s, begin, last))
    told = told or scene.is_a(s, last - 1, "conjunction")  # « dit que P et que Q »
    return last + 1 if told or scene.lower(s, last - 1) == "sorte" else None


def _is_seen(scene: Scene, s: int, last: int) -> bool:
    """Return whether a verb says what becomes of a noun phrase (*a vu son loyer réduit de P*)."""
    near = range(max(0, last - _NEAR), last)
    return any(scene.lower(s, j).startswith(_SEEN_OR_LEFT) for j in near)


def _group_end(scene: Scene, s: int, rest: int, *, around: bool) -> int:
    """Return where the group ends: where the verb of the clause around it goes on.

    So it does behind a comma, with *et* or not; without one where the group has parted it from its
    subject.
    """
    tokens, end = scene.tokens(s), clause_end(scene, s, rest, None)
    for j in range(rest + 1, end):
        if tokens[j].form == "," and _goes_on(scene, s, j):
            return j
    verb = None if around else scene.first_verb(s, rest, end)
    if verb is None or not has_main_verb(scene, s, rest, end):
        return end
    stop = skip_back(scene, s, verb.index - 1, *CLITICS) + 1
    comma = scene.last_of(s, COMMA, rest, stop)
    if comma is not None and scene.is_a(s, comma + 1, "determiner"):
        return comma  # « Après une nuit marquée, selon X, par des « heurts », le centre a rouvert »
    return stop


def before_main_verb(scene: Scene, s: int, clause: tuple[int, int], rest: tuple[int, int]) -> int:
    """Return where a dependent clause ends behind *selon X*: at a comma before the main verb.

    *La ville, où 40 % sont selon X sans emploi, attend un campus*

    Args:
        scene: The text's candidates.
        s: A sentence.
        clause: First token before the source, and index after the last one.
        rest: What follows the source, first token and index after the last.

    Returns:
        The index of the comma; that after the last token without one, or for a main clause.
    """
    if clause[0] == 0 or not scene.is_a(s, clause[0] - 1, "relative"):
        return rest[1]
    commas = (j for j in range(*rest) if scene.lower(s, j) == ",")
    return next((j for j in commas if _goes_on(scene, s, j)), rest[1])


def apposition_end(scene: Scene, s: int, first: int, rest: tuple[int, int]) -> int:
    """Return where what stands between commas ends, if the clause around it goes on there.

    *accuse X, auteur selon lui d'un « vol », de mentir*: a preposition behind the comma that the
    words before it lack opens no list.

    Args:
        scene: The text's candidates.
        s: A sentence.
        first: First token of the words before the source.
        rest: What follows the source, first token and index after the last.

    Returns:
        The index of the comma, else that after the last token.
    """
    if scene.lower(s, first - 1) != ",":
        return rest[1]
    tokens = scene.tokens(s)
    for j in range(rest[0] + 1, rest[1] - 1):
        if tokens[j].form == "," and tokens[j].quoted is None:
            leads = scene.is_a(s, j + 1, "preposition") or scene.is_a(s, j + 1, "of")
            listed = any(tokens[k].lower == tokens[j + 1].lower for k in range(rest[0], j))
            opens = leads and (not listed or starts_infinitive(scene, s, j + 2))
            return j if opens else rest[1]
    return rest[1]


def _has_subject(scene: Scene, s: int, comma: int) -> bool:
    """Return whether a clause with a subject of its own follows a comma."""
    apart = scene.lower(s, comma) == "," and scene.is_a(s, comma + 1, "determiner")
    return apart and scene.has_verb(s, comma)


def _goes_on(scene: Scene, s: int, j: int) -> bool:
    """Return whether the clause around a group goes on with its verb at a token or comma."""
    tokens = scene.tokens(s)
    verb = j + (scene.lower(s, j) == ",")
    if scene.lower(s, verb) == "et" and verb + 1 < len(tokens):
        verb += 1
        if tokens[verb].pos == "VERB" and tokens[verb].lower.endswith(PARTICIPLES):
            return True  # « a fermé une aile, fragilisée, selon X, par P, et muré une porte »
    return scene.is_a(s, verb, "negation") or verb_follows(scene, s, verb, *CLITICS)
