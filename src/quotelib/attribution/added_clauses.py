"""Clauses joined to a reported one: added with *et que*, or only begun where it would end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import Act, Mood
from .steps import CLITICS, QUE, WHETHER, is_inflected, skip, starts_infinitive

if TYPE_CHECKING:
    from .scene import Scene

__all__ = ["BEFORE_DENIAL", "before_begun", "before_denied", "last_added", "last_infinitive"]

_JOINTS = frozenset({"et", "ou", "ni"})
_AND = frozenset({"et"})
_BEFORE = _JOINTS | {","}
_ASKING = frozenset({"pourquoi", "comment", "combien"})
_ASKED = _ASKING | WHETHER
_HELPING = frozenset({"être", "avoir", "pouvoir", "devoir", "vouloir"})
BEFORE_DENIAL = frozenset({"le", "l'", "les", "en"})
"""What stands before a verb that denies a clause (*le conteste*, *s'en défend*)."""

_CONCEDING = frozenset({"même", "bien", "quoique", "quoiqu'", "alors", "tandis", "mais"})
_OPENERS = frozenset({"mais", "et", "car", "si", "que", "qu'", "lorsque", "quand", "puisque"})
_BEFORE_THAT = frozenset({"alors", "tandis", "bien", "parce", "même"})


def before_begun(scene: Scene, s: int, start: int, end: int) -> int:
    """Return where a clause ends without another whose verb is left out of it.

    *dit que P, même si le maire, 60 ans, a refusé*: P is over before *même si*.

    Args:
        scene: The text's candidates.
        s: A sentence.
        start: First token of the clause.
        end: The comma at which it would end: a verb may stand behind it.

    Returns:
        The comma before the clause begun, ``end`` where the verb is not of such a one.
    """
    tokens = scene.tokens(s)
    if not tokens[end + 1].finite and scene.cue_at(s, end + 1) is None:
        return end  # « juge » may be tagged as a noun
    for j in range(end - 1, start + 1, -1):
        if tokens[j].finite or tokens[j].quoted is not None:
            return end
        if tokens[j].lower in _OPENERS:
            comma = j - 1 - (tokens[j - 1].lower in _BEFORE_THAT)
            apart = tokens[comma].form == "," and comma > start
            return comma if apart and scene.mention_at(s, j + 1) is not None else end
    return end


def before_denied(scene: Scene, s: int, start: int, end: int) -> int:
    """Return where a clause ends before a concession in which another denies all of it.

    *dit que tout est prêt, même si les élus le contestent*; *, bien que Rome s'en défende*

    Args:
        scene: The text's candidates.
        s: A sentence.
        start: First token of the clause.
        end: Index after its last token, the verb of denial.

    Returns:
        The comma before the concession, ``end`` without one.
    """
    tokens = scene.tokens(s)
    before = tokens[end - 2].lower
    cue = scene.cue_at(s, end - 1) or scene.cue_at(s, end - 2)
    denies = before != "en" and cue is not None and cue.cue.act is Act.DENY
    if not (denies or (before == "en" and tokens[end - 1].lower.startswith("défend"))):
        return end
    for j in range(end - 3, start, -1):
        if tokens[j].form == "," and tokens[j + 1].lower in _CONCEDING:
            return j
    return end


def last_added(scene: Scene, s: int, start: int, last: int) -> int | None:
    """Return where the last clause starts that a word of the same kind as before it adds to it.

    *Elle a dit que le lac avait gelé, lors de l'hiver, et que P*; *demande si le texte est clair,
    et combien P*: where no other clause of the kind stands in between.

    Args:
        scene: The text's candidates.
        s: A sentence.
        start: First token of the reported clause.
        last: Index after the last token that it can have.

    Returns:
        The token of *que* or the question word, ``None`` where nothing is added.
    """
    if scene.lower(s, start - 1) in QUE:
        wished = _wished(scene, s, start, last)
        if wished is not None:
            return wished
        links = QUE
    elif scene.lower(s, start - 1) in WHETHER or scene.lower(s, start) in closed_class(
        "interrogative"
    ):
        links = _ASKED
    else:
        return None
    tokens = scene.tokens(s)
    last = min(last, len(tokens))
    found = _waiting(scene, s, start, last) if links is QUE else None
    if start >= last:
        return None
    marks = tokens[start].quoted
    for k in scene.positions(s, links):
        if not start + 1 < k < last:
            continue
        if tokens[k].quoted not in (None, marks):
            continue
        if tokens[k - 1].lower not in (_JOINTS if links is QUE else _BEFORE):
            if tokens[k - 1].lower not in _BEFORE and links is QUE:
                return found  # « dit que P, alors que Q, et que R »
            continue
        found = k
    return found


def _waiting(scene: Scene, s: int, start: int, last: int) -> int | None:
    """Return a verb that *et* joins to a helping one, which waits for what both have.

    *dit que l'État a été et sera avec eux*, *que le pont est et restera fermé*
    """
    for k in scene.positions(s, _AND):
        if not start < k < last - 2:
            continue
        before, verb = scene.lower(s, k - 1), skip(scene, s, k + 1, *CLITICS)
        forms = scene.lexicon.auxiliary_forms(before)
        helps = before == "été" or any(
            form.base in _HELPING and form.mood is Mood.INDICATIVE for form in forms
        )
        if helps and verb < last and is_inflected(scene.tokens(s)[verb]):
            return verb
    return None


def _wished(scene: Scene, s: int, start: int, last: int) -> int | None:
    """Return a second verb in the subjunctive that *et* joins to that of a clause.

    *demande que la loi soit votée en mai, avant l'été, et fasse l'objet d'un débat*
    """
    tokens, forms = scene.tokens(s), closed_class("subjunctive_form")
    first = next((t.index for t in tokens[start:last] if t.lower in forms), None)
    if first is None:
        return None
    for t in tokens[first + 1 : last - 1]:
        if t.lower in QUE and t.quoted is None:
            return None
        if t.lower == "et" and scene.lower(s, skip(scene, s, t.index + 1, *CLITICS)) in forms:
            return t.index + 1
    return None


def last_infinitive(scene: Scene, s: int, start: int, last: int) -> int | None:
    """Return the last infinitive that *et* joins to a reported one, or to one in it.

    *dit devoir tout à sa mère, qui est morte, et regretter de ne pas l'avoir dit*: no clause of the
    author's starts with it, unless *et* or a comma has joined a verb to that of the report.

    Args:
        scene: The text's candidates.
        s: A sentence.
        start: First token of the reported infinitive.
        last: Index after the last token that it can have.

    Returns:
        Its token, ``None`` where none is joined.
    """
    tokens, found = scene.tokens(s), None
    for k in scene.positions(s, _AND):
        if not start < k < last - 1 or tokens[k].quoted is not None:
            continue
        if any(t.finite and tokens[t.index - 1].lower in _BEFORE for t in tokens[start + 1 : k]):
            return found
        if tokens[k + 1].quoted is None and starts_infinitive(scene, s, k + 1):
            found = k + 1
    return found
