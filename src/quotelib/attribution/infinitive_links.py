"""Where an infinitive starts behind *de* or *à*, past those who are asked (*invite Y et Z à P*)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..models import SpeakerKind
from .phrases import HUMAN, is_temporal, is_time, may_speak
from .scene import is_finite
from .sources import is_coordinated
from .steps import DE, is_infinitive, is_inflected, quoted_end, skip, starts_infinitive

if TYPE_CHECKING:
    from ..models.records import CueMatch
    from .scene import Scene

__all__ = ["is_adjunct", "is_of_gerund", "linked_infinitive", "past_quoted_those"]

_FAR = 40
_NEAR_LINK, _CLITICS = 26, 3
_CONTRACTED = frozenset({"au", "du"})
_PEOPLE = frozenset({SpeakerKind.PERSON, SpeakerKind.GROUP})
_LINKS = DE | {"à", "au", "aux"}
_OPENS = DE | {"à"}
_JOINS = frozenset({"et", "ou"})
_GOVERNING = frozenset({"DE_INF", "A_INF"})
_TOPICAL = frozenset({"sur", "pour", "contre", "avant", "après", "malgré", "concernant"})
_BEFORE_ADJUNCT = frozenset({"avant", "afin", "lieu", "faute", "loin", "histoire"})


def linked_infinitive(scene: Scene, s: int, j: int, links: frozenset[str]) -> int | None:
    """Return where the infinitive starts after its link, past an addressee."""
    tokens = scene.tokens(s)
    beyond: int | None = j
    saturated = j
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
        before = scene.lower(s, k - 1)
        # « offrir un repas et de faire rire »: *et de* goes on with what an earlier *de* opened
        inside = token.quoted is not None and tokens[k - 1].quoted == token.quoted
        inside = inside and token.quoted != tokens[j - 1].quoted  # « un homme « capable de P » »
        free = before not in _BEFORE_ADJUNCT and (
            k == j or not (inside or scene.is_a(s, k - 1, "of") or before in _JOINS)
        )
        if k > j and _is_other_infinitive(scene, s, k - 1):
            return None  # « propose des solutions pour tenter d'enrayer P »
        what_for = token.lower == "à" and _tells_what_for(scene, s, k)
        free = free and k >= saturated and not what_for
        if free and token.lower in links and starts_infinitive(scene, s, k + 1):
            return k + 1
        other = scene.cue_at(s, k)
        joined = other is not None and (
            (is_finite(other) and other.person not in (1, 2))
            or is_coordinated(scene, other)
            or (before == "en" and not other.frames.isdisjoint(_GOVERNING))
        )
        if k < saturated or before == "ainsi":
            continue  # « appelle les élus ainsi que la presse à P »
        saturated = _past_those(scene, s, k) if token.lower == "qui" else k
        if (
            k > j
            and k >= saturated
            and (is_inflected(token) or joined or scene.is_a(s, k, "relative"))
        ):
            return None
    return None


def past_quoted_those(scene: Scene, s: int, j: int, links: frozenset[str]) -> int | None:
    """Return where the infinitive starts behind those in marks (*accuse « ceux qui P » de Q*)."""
    if j >= len(scene.tokens(s)) or scene.tokens(s)[j].quoted is None:
        return None
    named = scene.is_a(s, j, "determiner") or scene.is_a(s, j + 1, "relative")
    end = quoted_end(scene, s, j) if named else j
    linked = end > j and scene.lower(s, end) in links
    return end + 1 if linked and starts_infinitive(scene, s, end + 1) else None


def _past_those(scene: Scene, s: int, k: int) -> int:
    """Return the index after the verb of a relative that tells who is asked.

    It lacks nothing (*invite ceux qui le veulent à P*), or people stand before it: what follows its
    verb is its own (*conseille aux élus qui ont décidé de partir de P*), what comes later is not.
    """
    tokens = scene.tokens(s)
    verb = skip(scene, s, k + 1, "object_clitic")
    if verb >= len(tokens):
        return k
    lacks = verb == k + 1
    if lacks and not (
        is_inflected(tokens[verb])
        and any(one.kind in _PEOPLE for one in scene.mentions_ending(s, k - 1))
    ):
        return k
    if tokens[verb].pos == "AUX":
        verb += 1
    return verb + 1 + lacks


def _tells_what_for(scene: Scene, s: int, k: int) -> bool:
    """Return whether *à* opens what a noun is for: nobody is asked to do it.

    *dans les jours à venir*, *sur les mesures à prendre*; whom a preposition names may be asked.
    """
    if scene.lower(s, k) != "à":
        return False
    coming = scene.lower(s, k + 1) == "venir"
    things = (m for m in scene.mentions_ending(s, k - 1) if m.kind not in HUMAN and m.name is None)
    return any(
        coming if is_temporal(scene, one) else scene.lower(s, one.first - 1) in _TOPICAL
        for one in things
    )


def _is_other_infinitive(scene: Scene, s: int, j: int) -> bool:
    """Return whether an infinitive of its own stands at a token (not *au pouvoir*, *à venir*)."""
    if scene.tokens(s)[j].pos != "VERB" or not is_infinitive(scene, s, j):
        return False
    if _tells_what_for(scene, s, j - 1):
        return False
    return scene.lower(s, j - 1) not in _CONTRACTED and not scene.is_a(s, j - 1, "determiner")


def _insertion_end(scene: Scene, s: int, j: int) -> int | None:
    """Return the index after an apposition or bracket at ``j``, ``None`` when none closes."""
    tokens = scene.tokens(s)
    closing = "," if tokens[j].form == "," else ")"
    if closing == "," and (_lists_on(scene, s, j) or _is_stray(scene, s, j)):
        return j + 1  # « appelle la région, la ville et l'État à P »
    for k in range(j + 1, min(j + _NEAR_LINK, len(tokens))):
        if tokens[k].form == closing:
            going_on = scene.lower(s, k + 1) in _LINKS or scene.is_a(s, k + 1, "conjunction")
            return k + 1 if closing == ")" or going_on else None
        if tokens[k].form in ".:;!?" or tokens[k].placeholder is not None:
            return None
    return None


def _is_stray(scene: Scene, s: int, comma: int) -> bool:
    """Return whether a comma ends what parts a verb from its infinitive, though none opens it.

    *demande lundi dans un rapport, de P*; right behind a verb it closes a clause (*empêche X, qui
    le regrette, de P*).
    """
    if scene.lower(s, comma + 1) not in _OPENS or not starts_infinitive(scene, s, comma + 2):
        return False
    verb = scene.tokens(s)[comma - 1].pos in ("VERB", "AUX")
    verbs = scene.verb_cues(s, max(0, comma - _CLITICS), comma)
    return not verb and all(cue.last != comma - 1 for cue in verbs)


def _lists_on(scene: Scene, s: int, comma: int) -> bool:
    """Return whether *et* closes a list of those who are asked, before any verb or quoted words."""
    tokens = scene.tokens(s)
    for k in range(comma + 1, min(comma + _NEAR_LINK, len(tokens))):
        token = tokens[k]
        if token.quoted is not None or token.form in ".:;!?()" or is_inflected(token):
            return False
        if token.lower in _JOINS:
            mention = scene.mention_at(s, k + 1) or scene.mention_at(s, k + 2)
            return k > comma + 1 and mention is not None and may_speak(mention)
    return False


def is_of_gerund(scene: Scene, cue: CueMatch, link: int) -> bool:
    """Return whether a gerund before a link governs it (*répond en accusant X de P*).

    Args:
        scene: The text's candidates.
        cue: A verbal cue.
        link: The token behind what stands between.

    Returns:
        Whether the infinitive behind the link is none of the cue's.
    """
    if scene.lower(cue.sentence, link) not in _LINKS:
        return False
    between = scene.verb_cues(cue.sentence, cue.last + 1, link)
    gerunds = (c for c in between if scene.lower(cue.sentence, c.first - 1) == "en")
    return any(not c.frames.isdisjoint(_GOVERNING) for c in gerunds)


def is_adjunct(scene: Scene, cue: CueMatch, start: int) -> bool:
    """Return whether *à partir de* says from when (*demande de l'eau à partir de lundi*).

    Not *invite les élus à partir de là*.

    Args:
        scene: The text's candidates.
        cue: A verbal cue.
        start: The infinitive.
    """
    s, verb = cue.sentence, scene.lexicon.verbs.get(cue.cue.lemma)
    told = verb is not None and verb.addressee == "object" and not is_time(scene, s, start + 2)
    leaves = scene.lower(s, start) in ("partir", "compter") and scene.is_a(s, start + 1, "of")
    return leaves and not told and scene.lower(s, start - 1) == "à"
