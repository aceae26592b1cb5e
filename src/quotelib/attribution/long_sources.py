"""Sources that go on behind what was read of them: « selon un rapport remis lundi à Y, P »."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from ..models import MentionKind, Span
from .detached import opens_clause
from .phrases import WRITTEN, is_temporal
from .steps import COMMA, is_inflected, skip
from .stretch import ago

if TYPE_CHECKING:
    from ..models.records import MentionMatch
    from .scene import Scene

__all__ = ["clause_behind", "completed", "listed"]

_ENDS = frozenset({",", ".", ":", "?", "!"})
_BREAKS = frozenset({";", "(", ")", "–", "—", "…"})
_TAGS = frozenset({"ADP", "VERB", "ADJ"})
_LONGEST = 40
_JOINTS = frozenset({"et", "ou"})


def completed(scene: Scene, source: MentionMatch | None) -> MentionMatch | None:
    """Return a document with all that says which one it is, up to the sign that closes it.

    *Selon une note sur la « Fête du lac » publiée sur le site de la ville, P*: what says of a noun
    whose it is, what it is about or where it stands is a part of its phrase.

    Args:
        scene: The text's candidates.
        source: The phrase after *selon*, as far as it could be read.

    Returns:
        The whole phrase; the source itself where a clause or nothing follows it, or where it is
        no text.
    """
    if source is None or source.kind not in WRITTEN or source.mention.kind is MentionKind.PRONOUN:
        return source
    s, tokens = source.sentence, scene.tokens(source.sentence)
    first, limit = source.last + 1, source.last + 1 + _LONGEST
    if first >= len(tokens) or not _goes_on(scene, s, first):
        return source
    past = ago(scene, s, first) or first  # « publiée il y a dix jours dans une revue »
    for token in tokens[past:limit]:
        quoted = token.quoted is not None
        if token.form in _ENDS and not quoted:
            return _until(scene, source, token.index - 1)
        relative = scene.is_a(s, token.index, "relative")
        if token.form in _BREAKS or token.placeholder is not None or is_inflected(token):
            return source
        if relative and not quoted:
            return source
    return source


def _goes_on(scene: Scene, s: int, j: int) -> bool:
    """Return whether a complement of a noun may start at a token, or a name in marks."""
    token = scene.tokens(s)[j]
    named = token.pos in _TAGS or token.quoted is not None
    return named or scene.is_a(s, j, "of") or ago(scene, s, j) is not None


def _until(scene: Scene, source: MentionMatch, last: int) -> MentionMatch:
    """Return a source that ends with a token."""
    end = scene.tokens(source.sentence)[last].end
    mention = attrs.evolve(source.mention, span=Span.of(scene.text, source.mention.span.start, end))
    return attrs.evolve(source, mention=mention, last=last)


def listed(scene: Scene, source: MentionMatch | None) -> MentionMatch | None:
    """Return a source with the names of those that it counts, where a clause stands behind them.

    *Selon les journaux locaux, Sud Info et La Tribune, P*; but *Selon les médecins, Léa et Luc
    vont mieux* names those of whom the clause tells.

    Args:
        scene: The text's candidates.
        source: The phrase after *selon*, as far as it could be read.

    Returns:
        The whole phrase; the source itself where it is one, or no list of names is set off.
    """
    if source is None or source.mention.kind in (MentionKind.PRONOUN, MentionKind.CLITIC):
        return source
    s = source.sentence
    comma = scene.first_of(s, COMMA, source.first, source.last + 2)
    if comma is None:
        return source
    first = skip(scene, s, comma + 1, "including")
    among = first > comma + 1  # « la presse, notamment Sud Info, »
    if not (among or _counts_several(scene, source)):
        return source
    end = _names_end(scene, s, first, among=among)
    if end is None:
        return source
    whole = _until(scene, source, end - 1)
    mention = attrs.evolve(whole.mention, kind=MentionKind.DESCRIPTION)
    return attrs.evolve(whole, mention=mention, name=None)


def _counts_several(scene: Scene, source: MentionMatch) -> bool:
    """Return whether a phrase opens as one for several (*les*, *deux*), or names the press."""
    s, first = source.sentence, source.first
    plural = scene.lower(s, first).endswith(("s", "x")) or scene.is_a(s, first, "numeral")
    return plural or scene.is_a(s, first + 1, "press_noun")


def _names_end(scene: Scene, s: int, j: int, *, among: bool) -> int | None:
    """Return the comma between a list of names that starts at a token and a clause.

    A single name is enough behind *notamment*.
    """
    tokens, first = scene.tokens(s), j
    while any(t.form[0].isupper() for t in tokens[j : j + 2]):
        named = scene.mention_at(s, j)
        if named is None:
            return None
        j = named.last + 1
        listed = among or any(scene.lower(s, k) in _JOINTS for k in range(first, j))
        if listed and scene.lower(s, j) == ",":
            return j if opens_clause(scene, s, j + 1) else None
        j += 1  # past a comma or « et »
    return None


def clause_behind(scene: Scene, source: MentionMatch | None, after: int, end: int) -> bool:
    """Return whether the subject of a clause stands right behind a source, without a comma.

    *Selon lui les agents promis par la ville, en plus des gardiens, n'étaient pas là*: a noun
    phrase with a determiner is no part of the one before it, unless it is a date (*selon le maire
    cette semaine, P*) or has a capital (*selon le collectif Les Amis du lac*).

    Args:
        scene: The text's candidates.
        source: What *selon* governs.
        after: Index after it.
        end: Index after the sentence's last token.

    Returns:
        Whether a noun phrase starts there and a finite verb follows it.
    """
    if source is None or after != source.last + 1:
        return False
    s = source.sentence
    subject = scene.mention_at(s, after)
    if subject is None or is_temporal(scene, subject):
        return False
    pronoun = source.mention.kind in (MentionKind.PRONOUN, MentionKind.CLITIC)
    opener = scene.tokens(s)[after]
    determined = scene.is_a(s, after, "determiner") and opener.form.islower()
    return (determined or pronoun) and scene.has_verb(s, subject.first + 1, end)
