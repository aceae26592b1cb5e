"""What follows an incise whose subject is a pronoun: which nothing but a few words can describe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .act_adjuncts import is_of_act
from .object_ends import names_medium
from .phrases import is_temporal
from .steps import BEFORE_VERB, QUE, STRESSED, WHETHER, skip_back, verb_follows

if TYPE_CHECKING:
    from .scene import Scene

__all__ = ["belongs_to_clause", "belongs_to_incise", "has_participle"]

_PRONOUNS = frozenset({"il", "elle", "ils", "elles", "on"})
_THAT = frozenset({"c'", "ça", "cela"})
_RELATIVES = QUE | {"qui"}
_ONE = frozenset({"un", "une"})
_WITHIN = frozenset({"dans", "sous", "chez", "parmi", "entre"})
_PARTICIPLES = ("é", "ée", "és", "ées", "i", "u", "is", "it", "ert")
_LOOK = 4
_CONJUNCTION = 2


def belongs_to_incise(scene: Scene, s: int, start: int, *, placed: bool) -> bool:
    """Return whether words go on with an incise whose subject is a pronoun.

    *P, jure-t-elle, elle qui a tout vu*; *P, dit-il, même s'il admet que Q*; *P, répond-on au
    siège, où l'on attend*

    Args:
        scene: The text's candidates.
        s: A sentence.
        start: The token behind the incise.
        placed: Whether a phrase behind its verb says where.

    Returns:
        Whether they do.
    """
    first, second = scene.lower(s, start), scene.lower(s, start + 1)
    if placed and first == "où":
        return True
    if first in STRESSED and second == "qui":
        return True
    return first == "même" and second in WHETHER and _admits(scene, s, start + _CONJUNCTION)


def _admits(scene: Scene, s: int, j: int) -> bool:
    """Return whether a pronoun and a verb of saying start at a token (*il concède que P*)."""
    cue = scene.cue_at(s, j + 1) if scene.lower(s, j) in _PRONOUNS else None
    return cue is not None and cue.core and "QUE" in cue.frames


def belongs_to_clause(scene: Scene, s: int, clause: tuple[int, int], j: int, close: int) -> bool:
    """Return whether words that cannot describe a pronoun go on with the clause around an incise.

    *P, précise-t-elle, une opération que nul n'avait tentée*; *P, dit-il, c'est écrit*; *Il a
    planté, raconte-t-il, les premiers noyers*

    Args:
        scene: The text's candidates.
        s: A sentence.
        clause: First token of the clause, and the sign that opens the incise.
        j: The sign that closes the incise.
        close: The index behind its pronoun.

    Returns:
        Whether they do.
    """
    if j > close or scene.tokens(s)[j].form != ",":
        return False
    start = j + 1
    that = start + (scene.lower(s, start) == "et")
    if scene.lower(s, that) in _THAT and verb_follows(scene, s, that + 1, *BEFORE_VERB):
        return True
    if scene.lower(s, start) in _WITHIN:
        return _is_where(scene, s, clause, start)
    if scene.lower(s, start) in _RELATIVES:
        return True  # « C'est la région, dit-elle, qui paiera »
    if not scene.is_a(s, start, "determiner") or _tells_look(scene, s, start):
        return False
    thing = scene.mention_at(s, start)
    if scene.lower(s, start) in _ONE:
        return thing is None or not is_temporal(scene, thing)
    return has_participle(scene, s, clause)


def _is_where(scene: Scene, s: int, clause: tuple[int, int], j: int) -> bool:
    """Return whether a place or time goes on with a participle (*Elle a grandi, dit-elle, sous P*).

    It is none of those at which one speaks.
    """
    if not has_participle(scene, s, clause, "avoir", "être"):
        return False
    return not (_tells_look(scene, s, j) or is_of_act(scene, s, j) or names_medium(scene, s, j))


def _tells_look(scene: Scene, s: int, j: int) -> bool:
    """Return whether a phrase tells how somebody looks or sounds (*un sourire aux lèvres*)."""
    return any(
        scene.is_a(s, k, "bearing_noun") or scene.is_a(s, k, "speakers_look")
        for k in range(j + 1, j + _LOOK)
    )


def has_participle(scene: Scene, s: int, clause: tuple[int, int], *helpers: str) -> bool:
    """Return whether a clause ends with a helper and its participle (*Il a planté, dit-il, P*).

    Args:
        scene: The text's candidates.
        s: A sentence.
        clause: First token of the clause, and the sign that opens the incise.
        helpers: The verbs that may help; *avoir* if none is given.

    Returns:
        Whether it does.
    """
    begin, last = clause[0], clause[1] - 1
    if last <= begin or not scene.lower(s, last).endswith(_PARTICIPLES):
        return False
    auxiliary = skip_back(scene, s, last - 1, "adverb", "negation")
    forms = scene.lexicon.auxiliary_forms(scene.lower(s, auxiliary))
    return auxiliary >= begin and any(form.base in (helpers or ("avoir",)) for form in forms)
