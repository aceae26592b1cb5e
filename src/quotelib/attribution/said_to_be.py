"""What people say that somebody or something is, and where they do (*dit « vif »*, *vu comme*)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import Act
from .adjuncts import past_circumstances
from .attributes import ATTRIBUTES
from .phrases import is_time
from .steps import DE, quoted_start

if TYPE_CHECKING:
    from ..models.records import CueMatch
    from .scene import Scene

__all__ = ["is_said_to_be", "is_where_called"]

_FINDING = frozenset({Act.ACCUSE, Act.CLAIM, Act.DENY, Act.JUDGE, Act.WELCOME})
_ALSO_OF_NOUN = frozenset({"dans", "sur"})
_CALLED_AT = _ALSO_OF_NOUN | {"en", "devant", "chez", "parmi", "jusque", "jusqu'", "pendant"}
_FULL = frozenset({"plein", "pleine", "pleins", "pleines", "public"})


def is_said_to_be(scene: Scene, cue: CueMatch) -> bool:
    """Return whether a passive, or a verb behind its object, gives what people say a thing is.

    *la disent « battue »*, *est dite « électrique »*, *annoncé comme « temporaire »*, *balayé comme
    « indigne » par X*

    Args:
        scene: The text's candidates.
        cue: A passive verb or a participle that describes something.
    """
    s, tokens, at = cue.sentence, scene.tokens(cue.sentence), past_circumstances(scene, cue)
    likened = scene.lower(s, at) == "comme"
    at += likened and 1 + scene.is_a(s, at + 1, "indefinite_article")
    if at >= len(tokens) or tokens[at].quoted is None:
        return False
    if likened:
        return "NOUN" in cue.frames and (cue.core or cue.cue.act in _FINDING)
    if cue.cue.lemma != "dire" or cue.bare:
        return False  # « la lecture, dite « lettrée » »: a term
    return tokens[at].pos in ATTRIBUTES or (cue.passive and tokens[at].pos == "ADP")


def is_where_called(scene: Scene, cue: CueMatch, end: int) -> bool:
    """Return whether a place behind marks tells where somebody or something is so called.

    *traité de « menteur » en plein conseil*, *perçu comme « brutal » dans les campagnes*; not
    *qualifié de « pionnier » dans la lutte*, as a noun takes *dans*

    Args:
        scene: The text's candidates.
        cue: A verbal cue.
        end: Index after the marks.
    """
    s, word = cue.sentence, scene.lower(cue.sentence, end)
    if word not in _CALLED_AT or cue.frames.isdisjoint({"ATTR", "PREP"}):
        return False
    at = quoted_start(scene, s, end - 1)
    link = scene.lower(s, at - 1)
    if (
        link != "comme"
        and (link not in DE or "NOUN" in cue.frames)
        and not (at == cue.last + 1 and "ATTR" in cue.frames)
    ):
        return False
    if word == "en":
        return scene.lower(s, end + 1) in _FULL or is_time(scene, s, end + 1)
    found = cue.cue.lemma in closed_class("feeling_verb") or scene.tokens(s)[end - 1].pos == "ADJ"
    return word not in _ALSO_OF_NOUN or found
