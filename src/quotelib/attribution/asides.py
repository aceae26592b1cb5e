"""What is put between commas behind a noun phrase: relatives and participles that tell of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .phrases import ending_at
from .steps import DASHES, PARTICIPLES, QUE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..models.records import CueMatch, MentionMatch, Token
    from .scene import Scene

__all__ = ["before_dashes", "past_aside", "past_dashes", "subjects_before"]

_LONGEST = 16
_OPENERS = ("preposition", "of", "time")
_SIGNS = DASHES | {",", ".", ";", ":"}


def subjects_before(scene: Scene, cue: CueMatch) -> tuple[MentionMatch, ...]:
    """Return the mentions before a verb that nothing but an aside between commas parts from it.

    *Le maire, Luc Roux, dit*; *le maire, qui a grandi à Dole, dit*; *le maire, joint mardi, dit*

    Args:
        scene: The text's candidates.
        cue: A verbal cue.

    Returns:
        The mentions, the longest first.
    """
    s, close = cue.sentence, cue.first - 1
    found = scene.mentions_before(cue)
    if found or scene.lower(s, close) != ",":
        return found
    for comma in range(close - 1, max(0, close - _LONGEST), -1):
        if scene.lower(s, comma) == ",":
            tells = _tells(scene, s, comma, close, done=True)
            return scene.mentions_ending(s, comma - 1) if tells else ()
    return ()


def past_aside(scene: Scene, s: int, comma: int) -> int:
    """Return the comma that closes an aside behind a noun phrase.

    Args:
        scene: The text's candidates.
        s: A sentence.
        comma: The token behind the noun phrase.

    Returns:
        The last comma of those that close relatives, and what reporters have done, one after the
        other (*X, qui a bâti le pont, joint mardi, P*); ``comma`` without any.
    """
    tokens = scene.tokens(s)
    while scene.lower(s, comma) == ",":
        ahead = tokens[comma + 1 : comma + _LONGEST]
        close = next((t.index for t in ahead if t.form == "," and t.quoted is None), None)
        if close is None or not _tells(scene, s, comma, close, done=False):
            break
        comma = close
    return comma


def before_dashes(scene: Scene, s: int, close: int, begin: int) -> MentionMatch | None:
    """Return the noun phrase that two dashes tell of (*La maire – élue en mai – dit*).

    Args:
        scene: The text's candidates.
        s: A sentence.
        close: A token, the second dash if one is there.
        begin: First token of the clause.

    Returns:
        The mention, ``None`` where no such aside ends there or nothing free stands before it.
    """
    tokens = scene.tokens(s)
    if tokens[close].form not in DASHES:
        return None
    for j in range(close - 1, max(begin, close - _LONGEST), -1):
        if tokens[j].form == tokens[close].form:
            return ending_at(scene, s, j - 1, begin)
    return None


def past_dashes(tokens: Sequence[Token], dash: int) -> int:
    """Return the sign behind what two dashes tell of a source (*P, dit X – élu en mai –, P2*).

    Args:
        tokens: The tokens of a sentence.
        dash: The dash behind the source.

    Returns:
        The index of that sign, ``dash`` where no such aside stands there.
    """
    ahead = tokens[dash + 1 : dash + _LONGEST]
    behind = next((t.index + 1 for t in ahead if t.form in DASHES), len(tokens))
    return behind if behind < len(tokens) and tokens[behind].form in _SIGNS else dash


def _tells(scene: Scene, s: int, comma: int, close: int, *, done: bool) -> bool:
    """Return whether a relative with its verb, or a participle, stands between two commas.

    One that tells what reporters have done is that of who speaks; ``done`` says whether any other
    is (*selon la mairie, construit en 1950, le pont tient*), or an adjunct (*le maire, de son côté,
    mardi à Dole, dit*).
    """
    first = comma + 1
    token = scene.tokens(s)[first]
    if any(one.quoted is not None for one in scene.tokens(s)[first:close]):
        return False
    if scene.is_a(s, first, "relative") and token.lower not in QUE:
        return scene.has_verb(s, first, close)
    asked = scene.is_a(s, first, "asked_participle")
    participle = token.lower.endswith(PARTICIPLES) and token.pos in ("VERB", "ADJ")
    other = participle or any(scene.is_a(s, first, name) for name in _OPENERS)
    told = asked or (done and other)
    return told and close > first + 1 and not scene.has_verb(s, first + asked, close)
