"""Clauses without a verb of their own: *L'un dit que P, l'autre que Q*; *…, mais avec quoi ?*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .clause_verbs import has_main_verb
from .phrases import HUMAN, may_speak
from .steps import QUE, is_inflected, starts_infinitive

if TYPE_CHECKING:
    from ..models.records import MentionMatch
    from .scene import Scene

__all__ = ["asks_back", "before_gap", "gap"]

_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "PRON"})
_SIGNS = frozenset(",.;:!?")
_OTHER = frozenset({"autre", "autres", "second", "seconde", "troisième"})


def before_gap(scene: Scene, s: int, start: int, last: int) -> int:
    """Return where a clause ends before somebody else and his clause, ``last`` where none follows.

    Args:
        scene: The text's candidates.
        s: A sentence.
        start: First token of the clause.
        last: Index after the last token that it can have.

    Returns:
        The index after its last token.
    """
    tokens = scene.sentences[s].tokens
    for que in scene.positions(s, QUE):
        # a noun ends right before it, or *autre*
        if not start < que < last or tokens[que - 1].pos not in _NOMINAL:
            continue
        for subject in scene.mentions_ending(s, que - 1):
            comma = subject.first - 1
            if comma <= start or gap(scene, s, comma) is None:
                continue
            if starts_infinitive(scene, s, start) or has_main_verb(scene, s, start, comma):
                return comma
    return last


def gap(scene: Scene, s: int, comma: int) -> MentionMatch | None:
    """Return who stands between a comma and *que* without a verb (*, l'autre que Q*).

    No relative describes him: it would want an object, and somebody before it.

    Args:
        scene: The text's candidates.
        s: A sentence.
        comma: A token.

    Returns:
        The subject, ``None`` where something else stands there.
    """
    subject = scene.mention_at(s, comma + 1) if scene.lower(s, comma) == "," else None
    if subject is None or scene.lower(s, subject.last + 1) not in QUE:
        return None
    definite = scene.is_a(s, subject.first, "determiner")
    definite = definite and not scene.is_a(s, subject.first, "indefinite_article")
    if not definite or not may_speak(subject):
        return None
    if subject.head not in _OTHER and subject.kind not in HUMAN:
        return None
    tokens, first = scene.tokens(s), subject.last + 2
    apposed = any(m.kind in HUMAN for m in scene.mentions_ending(s, comma - 1))
    if apposed or first >= len(tokens) or is_inflected(tokens[first]):
        return None
    verb = scene.first_verb(s, first, len(tokens))
    behind = tokens[verb.index + 1 : verb.index + 2] if verb is not None else ()
    return subject if any(token.form not in _SIGNS for token in behind) else None


def asks_back(scene: Scene, s: int, j: int) -> bool:
    """Return whether a question without verb starts (*On nous demande de payer, mais avec quoi ?*).

    Args:
        scene: The text's candidates.
        s: A sentence.
        j: The token behind *mais*.

    Returns:
        Whether an interrogative opens it and the sentence ends with a question mark.
    """
    if scene.tokens(s)[-1].form != "?":
        return False
    asked = j + scene.is_a(s, j, "preposition")
    return scene.is_a(s, asked, "interrogative") or scene.lower(s, asked) in ("qui", "quoi")
