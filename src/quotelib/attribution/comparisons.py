"""*Que* that compares, excepts or restricts after a verb of saying, and opens no clause of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class, closed_classes
from .steps import DE, QUE, is_verbal, starts_infinitive
from .stretch import past_adverbial

if TYPE_CHECKING:
    from ..models.records import CueMatch
    from .scene import Scene

__all__ = ["NEGATING", "compares", "opens_comparison", "past_negation", "restricts"]

NEGATING = frozenset({"ne", "n'"})
_FAR, _SECOND = 40, 2
_DENIED_ALONE = frozenset({"cesser", "oser"})
_BEFORE_COMPARED = frozenset({"le", "la", "les", "de", "du", "des", "au"})
_COMPARING = frozenset({"plus", "moins", "aussi", "même", "mêmes"})
_LATER = frozenset({"tard", "tôt"})
_COMMA = frozenset({","})
_DENYING = frozenset({"pas", "point", "plus", "jamais"})


def compares(scene: Scene, cue: CueMatch, j: int) -> bool:
    """Return whether *que* belongs to *plus … que*, *ne … que* or *autre que*.

    Args:
        scene: The text's candidates.
        cue: A verbal cue.
        j: The token *que* after it.

    Returns:
        Whether it opens no clause of the verb.
    """
    s = cue.sentence
    if _is_restricted(scene, cue):
        return False
    comma = scene.last_of(s, _COMMA, cue.last + 1, j)
    first = cue.last + 1 if comma is None else comma + 1  # « n'en dit pas plus, sinon que P »
    between = {scene.lower(s, k) for k in range(first, j) if not _adds(scene, s, k)}
    if between == {"aussi"} or scene.lower(s, j - 1) == ",":
        return False  # « exige aussi que »: a comparison has its adjective, and no comma
    if between == {"plus"} and "QUE" in cue.frames and _denies(scene, cue, j):
        return False  # « n'exclut plus que P »
    if not between.isdisjoint(_LATER) and scene.has_verb(s, j + 1):
        return False  # « a annoncé deux heures plus tard que P »; not « plus tard que prévu »
    if "sans" not in between and not between.isdisjoint(closed_class("comparative")):
        if scene.lower(s, j + 1) in DE and starts_infinitive(scene, s, j + 2):
            return True  # « n'a pas trouvé mieux que de répéter P »
        # « a répété plus d'une fois que P »
        return past_adverbial(scene, s, first) != j or not scene.has_verb(s, j + 1)
    if scene.tokens(s)[cue.first].lower not in NEGATING:
        return False
    if not between and _is_excepted(scene, cue, j + 1):
        return True
    before = not between or scene.lower(s, j - 1) not in _DENYING
    return before and restricts(scene, cue)


def opens_comparison(scene: Scene, s: int, j: int) -> bool:
    """Return whether *que* stands behind what it compares (*une peine plus lourde qu'en mars*).

    Args:
        scene: The text's candidates.
        s: A sentence.
        j: A token.

    Returns:
        Whether it is *que* right behind an adverb or *même* and one word.
    """
    return scene.lower(s, j) in QUE and scene.lower(s, j - 2) in _COMPARING


def _denies(scene: Scene, cue: CueMatch, j: int) -> bool:
    """Return whether *ne … plus* ends before *que* and a clause (*ne croit plus que P*)."""
    denied = scene.tokens(cue.sentence)[cue.first].lower in NEGATING and j == cue.last + _SECOND
    return denied and scene.has_verb(cue.sentence, j + 1)


def restricts(scene: Scene, cue: CueMatch) -> bool:
    """Return whether *que* after a verb would mean *only* (*ne dénonce qu'une « farce »*).

    Args:
        scene: The text's candidates.
        cue: A verbal cue.

    Returns:
        Whether *ne* stands before it alone, which few verbs bear without *que*.
    """
    if cue.cue.negated or scene.tokens(cue.sentence)[cue.first].lower not in NEGATING:
        return False
    return not _denies_alone(scene, cue) and not _is_restricted(scene, cue)


def past_negation(scene: Scene, cue: CueMatch, j: int, at: int) -> int:
    """Return where what a verb governs starts, behind *pas* or *que*.

    Args:
        scene: The text's candidates.
        cue: A verbal cue.
        j: The token after its adverbs and circumstances.
        at: A token of what it governs.

    Returns:
        The token (*ne voit dans ce plan qu'une « farce »*), ``j`` where nothing stands there.
    """
    s = cue.sentence
    if restricts(scene, cue):
        return next((k + 1 for k in range(j, at) if scene.lower(s, k) in QUE), j)
    if cue.cue.negated and scene.is_a(s, j, "forclusive"):
        j += 1
        j += scene.lower(s, j) in DE and j + 1 < at  # « ne veut pas de « X » »
    return j


def _is_restricted(scene: Scene, cue: CueMatch) -> bool:
    """Return whether the verb itself is all that was done (*n'a pu que constater que P*)."""
    return any(scene.lower(cue.sentence, k) in QUE for k in range(cue.first, cue.head))


def _adds(scene: Scene, s: int, k: int) -> bool:
    """Return whether *même* or *aussi* compares nothing (*a dit aussi mardi que*)."""
    if scene.lower(s, k) == "aussi":
        return scene.lower(s, k + 1) in closed_classes("time", "preposition", "determiner")
    if scene.lower(s, k) != "même":
        return False
    fixed = past_adverbial(scene, s, k - 2) is not None  # « dans le même temps »
    return fixed or scene.lower(s, k - 1) not in _BEFORE_COMPARED


def _is_excepted(scene: Scene, cue: CueMatch, first: int) -> bool:
    """Return whether a noun phrase alone follows *jamais … que*: all that was ever asked for."""
    tokens = scene.tokens(cue.sentence)
    if all(
        t.lower == "pas" or not scene.is_a(cue.sentence, t.index, "forclusive")
        for t in tokens[cue.first : first]
    ):
        return False
    ahead = tokens[first : first + _FAR]
    signs = (at for at, token in enumerate(ahead) if not token.form[0].isalnum())
    return not any(map(is_verbal, ahead[: next(signs, len(ahead))]))


def _denies_alone(scene: Scene, cue: CueMatch) -> bool:
    """Return whether *ne* needs no *pas* with a verb (*ne cesse de répéter que*)."""
    helpers = (scene.lower(cue.sentence, j) for j in range(cue.first + 1, cue.head))
    forms = (form for word in helpers for form in scene.lexicon.auxiliary_forms(word))
    return any(form.base in _DENIED_ALONE for form in forms)
