"""Which body *on* stands for: *indique-t-on au ministère*, *chez les Verts, on assure*."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from ..lexicon.words import closed_class
from ..models import Mention, MentionKind, Span, SpeakerKind
from ..models.records import MentionMatch
from .phrases import is_temporal
from .steps import DE

if TYPE_CHECKING:
    from ..models.records import CueMatch
    from .scene import Scene

__all__ = ["body_of_on", "body_talking", "located"]

_PLACES = frozenset({"rangs", "couloirs", "travées", "bancs", "camp", "milieux", "siège"})
_INSIDE = frozenset({"dans", "à", "au"})
_AFTER_HOUSE = frozenset({",", ".", ":", "on", "l'"})
_SOURCES = frozenset({"source", "sources"})
_BEFORE_ON, _AFTER_ON = 20, 7
_IMPERFECT, _SHORT, _WAS = "ait", 5, ("était", "avait")  # not « on fait », « on sait »
_VOICED = frozenset({SpeakerKind.ORGANISATION, SpeakerKind.GROUP, SpeakerKind.PLACE})


def body_of_on(scene: Scene, cue: CueMatch, source: MentionMatch | None) -> MentionMatch | None:
    """Return the body that the source *on* stands for.

    Args:
        scene: The text's candidates.
        cue: A cue.
        source: Its source.

    Returns:
        The body named beside the cue (*indique-t-on au ministère*; *chez X, on assure*), ``None``
        when the source is not *on*.
    """
    if source is None or source.head != "on":
        return None
    s = cue.sentence
    tokens = scene.tokens(s)
    for j in range(max(0, cue.first - _BEFORE_ON), cue.first):
        # not « il va chez X, dit-on », « ne va qu'à X, dit-on »
        last = tokens[j - 1].form[-1] if j else ","
        apart = not (last.isalnum() or last in "'’")
        found = located(scene, s, j) if apart else None
        if found is not None and found.last < cue.first:
            return found
    for j in range(cue.last + 1, min(len(tokens), cue.last + 1 + _AFTER_ON)):
        if scene.is_a(s, j, "subordinator") or tokens[j].form in ":;.":
            break
        found = located(scene, s, j)
        if found is not None:
            return found
    return _before(scene, s)


def body_talking(
    scene: Scene, marks: tuple[int, int], on: tuple[int, int]
) -> tuple[MentionMatch, MentionMatch] | None:
    """Return *on* and the body that it is in marks: *À la mairie, « on attend »*.

    The imperfect tells what somebody remembers (*À l'école, « on ne parlait pas de ça »*).

    Args:
        scene: The text's candidates.
        marks: A sentence and its first token in marks, or that stands for some.
        on: A sentence and the first token of what stands in the marks.
    """
    s, j = marks
    if scene.lower(*on) != "on" or scene.lower(s, j - 1) != ",":
        return None
    body, source = located(scene, s, 0), scene.mention_at(*on)
    if source is None or body is None or body.last != j - 2 or body.kind not in _VOICED:
        return None
    verb = scene.first_verb(on[0], on[1] + 1, None)
    past = "" if verb is None else verb.lower
    past = past if past.endswith(_IMPERFECT) and (len(past) > _SHORT or past in _WAS) else ""
    return None if past else (source, body)


def _before(scene: Scene, s: int) -> MentionMatch | None:
    """Return where *on* is in the sentence before (*À la mairie, on relativise. « Q », dit-on*)."""
    if s == 0 or not (scene.same_container(s - 1, s) and scene.same_paragraph(s - 1, s)):
        return None
    found = located(scene, s - 1, 0)
    there = found is not None and "on" in (
        scene.lower(s - 1, found.last + 1),
        scene.lower(s - 1, found.last + 2),
    )
    return found if there else None


def located(scene: Scene, s: int, j: int) -> MentionMatch | None:
    """Return the noun phrase of a locative preposition, or the source that *de* names."""
    source = scene.mention_at(s, j + 1) if scene.lower(s, j) in DE else None
    if source is not None and source.head in _SOURCES:
        return source  # « indique-t-on de source policière »
    if scene.lower(s, j) == "en":
        return _at_work(scene, s, j + 1)
    if not scene.is_a(s, j, "locative_preposition"):
        return None if j else _bare_place(scene, s)
    k = j + 1
    while scene.lower(s, k) in ("côté", "de", "du", "des", "sein"):
        k += 1
    mention = scene.mention_at(s, k)
    if mention is None and scene.lower(s, k - 1) == "des":
        mention = scene.mention_at(s, k - 1)  # « du côté des pompiers »
    if mention is not None and mention.head in _PLACES:
        # « dans les rangs de l'opposition », « au siège du parti »
        inner = (m for m in scene.mentions[s] if mention.first < m.first <= mention.last)
        return next(inner, mention)  # « dans les rangs socialistes »
    if mention is None and scene.lower(s, k - 1) == "côté":
        return _beside(scene, s, k)
    if mention is None or is_temporal(scene, mention):
        return None
    inside = scene.lower(s, j) in _INSIDE  # « dans le quartier, on raconte »
    if mention.kind is not SpeakerKind.UNKNOWN or mention.name:
        return mention
    lived_in = inside and mention.head in closed_class("place_noun")
    return attrs.evolve(mention, kind=SpeakerKind.GROUP) if lived_in else None


def _bare_place(scene: Scene, s: int) -> MentionMatch | None:
    """Return the place that opens a sentence without preposition (*Place Beauvau, on…*)."""
    found = scene.mention_at(s, 0)
    apart = found is not None and scene.lower(s, found.last + 1) == ","
    return found if apart and found and found.kind is SpeakerKind.PLACE else None


def _at_work(scene: Scene, s: int, j: int) -> MentionMatch | None:
    """Return the place of work that *en* names alone (*en régie, on jure que*)."""
    if not scene.is_a(s, j, "en_house") or scene.lower(s, j + 1) not in _AFTER_HOUSE:
        return None
    token = scene.tokens(s)[j]
    mention = Mention(
        span=Span.of(scene.text, token.start, token.end), kind=MentionKind.DESCRIPTION
    )
    kind = SpeakerKind.GROUP
    return MentionMatch(mention=mention, sentence=s, first=j, last=j, head=token.lower, kind=kind)


def _beside(scene: Scene, s: int, j: int) -> MentionMatch | None:
    """Return the body or side that *côté* names without article: *côté direction*, *côté syndical*.

    An adjective says which side it is, so that *côté* belongs to it.
    """
    tokens = scene.tokens(s)
    if j >= len(tokens) or tokens[j].pos not in ("NOUN", "ADJ") or not tokens[j].form.islower():
        return None
    noun = scene.lexicon.source_noun(tokens[j].lower)
    first = j if noun is not None else j - 1
    span = Span.of(scene.text, tokens[first].start, tokens[j].end)
    kind = noun.kind if noun is not None else SpeakerKind.GROUP
    mention = Mention(span=span, kind=MentionKind.DESCRIPTION)
    head = tokens[first].lower
    return MentionMatch(mention=mention, sentence=s, first=first, last=j, head=head, kind=kind)
