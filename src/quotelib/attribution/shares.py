"""Polls: what so many say beside what others do: *54 % pensent que P et 48 % que Q*."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from ..lexicon.words import closed_class
from ..models import MentionKind, Number, Span
from . import rules
from .build import reported
from .steps import QUE, skip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..models.records import Attribution, MentionMatch
    from .scene import Scene

__all__ = ["are_asked", "before_share", "is_poll", "others_than"]

_JOINTS, _AGAINST = frozenset({",", "et"}), frozenset({"contre"})
_THOSE = frozenset({"ils", "elles"})
_FAR_SHARE, _NEAR_QUE = 12, 4


def is_poll(scene: Scene, s: int) -> bool:
    """Return whether a percentage stands in a sentence."""
    return "%" in scene.sentences[s].words.values()


def are_asked(source: MentionMatch) -> bool:
    """Return whether a source is a share of those whom a poll has asked (*58 % des sondés*).

    Args:
        source: A mention.

    Returns:
        Whether it is a number with a sign of per cent and a word for them.
    """
    share, percent, people = source.mention.text.partition("%")
    asked = closed_class("polled_form")
    return bool(percent) and share[:1].isdigit() and any(word in asked for word in people.split())


def before_share(scene: Scene, s: int, start: int, end: int) -> int:
    """Return where another share of those asked ends what the first one says.

    *60 % estiment que P, contre 20 % pour Y*; *contre 20 % qui jugent Q*; *54 % pensent que P et
    48 % que Q*; *et ils sont 30 % à penser Q*. Where the clause has a percentage of its own,
    *contre* may compare it.

    Args:
        scene: The text's candidates.
        s: A sentence with a percentage.
        start: First token of the clause.
        end: Index after its last token, as far as is known.

    Returns:
        The index after its last token.
    """
    tokens = scene.tokens(s)
    against = scene.last_of(s, _AGAINST, start, end)
    told = scene.lower(s, start - 1) in QUE
    if told and against is not None and _think_otherwise(scene, s, against):
        return against - (tokens[against - 1].form == ",")
    if "%" not in [t.form for t in tokens[max(0, start - _FAR_SHARE) : start]]:
        return end
    for j in range(start + 1, end):
        if tokens[j].lower not in _JOINTS or tokens[j].quoted is not None:
            continue
        first = _past_joint(scene, s, j)
        compares = scene.lower(s, first) == "contre" and _is_share(scene, s, first + 1)
        if compares and "%" not in [t.form for t in tokens[start:j]]:
            return j
        if _que_after(scene, s, first) is not None or _are_so_many(scene, s, first):
            return j
    return end


def _think_otherwise(scene: Scene, s: int, j: int) -> bool:
    """Return whether a share has a report of its own (*contre à peine 20 % qui jugent Q*)."""
    hardly = scene.lower(s, j + 1) == "à" and scene.lower(s, j + 2) == "peine"
    share = skip(scene, s, j + 1 + 2 * hardly, "adverb")
    return _is_share(scene, s, share) and scene.lower(s, share + 2) == "qui"


def others_than(scene: Scene, s: int, first: Attribution) -> Iterator[Attribution]:
    """Yield what other shares say with the verb of the first one (*et 48 % que Q*).

    Args:
        scene: The text's candidates.
        s: A sentence with a percentage.
        first: What a share says.

    Yields:
        What the next share says, where *que* follows it.
    """
    tokens, at = scene.tokens(s), first.content[-1].end
    j = next((t.index for t in tokens if t.start >= at), len(tokens))
    if first.source is None or scene.lower(s, j) not in _JOINTS:
        return
    share = _past_joint(scene, s, j)
    que = _que_after(scene, s, share)
    if que is None or scene.has_verb(s, share + 2, que):
        return  # « et 48 % disent que Q »: with a verb of their own
    stop = next((t.index for t in tokens[que:] if t.form in ",.;:"), len(tokens))
    source = _share_of(scene, first.source, share)
    stretch = ((que + 1, stop),)
    yield reported(
        scene, s, stretch, rules.QUE_CLAUSE, first.confidence, cues=first.cues, source=source
    )


def _share_of(scene: Scene, source: MentionMatch, j: int) -> MentionMatch:
    """Return a percentage as so many of those asked."""
    tokens = scene.tokens(source.sentence)
    mention = attrs.evolve(
        source.mention,
        span=Span.of(scene.text, tokens[j].start, tokens[j + 1].end),
        kind=MentionKind.DESCRIPTION,
        number=Number.PLURAL,
    )
    return attrs.evolve(source, mention=mention, first=j, last=j + 1, name=None)


def _past_joint(scene: Scene, s: int, j: int) -> int:
    """Return the index after a comma or *et*, or both."""
    return j + 1 + (scene.lower(s, j) == "," and scene.lower(s, j + 1) == "et")


def _is_share(scene: Scene, s: int, j: int) -> bool:
    """Return whether a percentage stands at a token."""
    return scene.lower(s, j + 1) == "%" and scene.lower(s, j)[0].isdigit()


def _que_after(scene: Scene, s: int, j: int) -> int | None:
    """Return the *que* behind a percentage, past whom it counts (*48 % d'entre eux que*)."""
    if not _is_share(scene, s, j):
        return None
    ahead = range(j + 2, j + 2 + _NEAR_QUE)
    return next((k for k in ahead if scene.lower(s, k) in QUE), None)


def _are_so_many(scene: Scene, s: int, j: int) -> bool:
    """Return whether a clause counts those who think otherwise (*ils sont aussi 49 % à*)."""
    if scene.lower(s, j) not in _THOSE or scene.lower(s, j + 1) != "sont":
        return False
    return any(_is_share(scene, s, k) and scene.lower(s, k + 2) == "à" for k in (j + 2, j + 3))
