"""Rules whose cue is a noun with a complement: *la promesse de X que P*, *l'ordre de P*."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from ..models import CueKind, Span
from ..models.records import Attribution
from .after import agent
from .before import possessor
from .complements import starts_infinitive
from .extents import clause_end, content_kind, content_span, quoted_in, second_verb
from .subjects import may_speak, narrated_subject, noun_owner

if TYPE_CHECKING:
    from ..models import Cue
    from ..models.records import CueMatch, MentionMatch
    from .scene import Scene

__all__ = ["noun_complement"]

_QUE = frozenset({"que", "qu'"})
_COMES = frozenset({"vient", "venait", "émane", "émanait", "provient", "provenait", "viennent"})
_BE = frozenset({"est", "était", "sera", "reste", "demeure"})


def noun_complement(scene: Scene, cue: CueMatch) -> Attribution | None:
    """Return the report that a speech noun carries.

    Args:
        scene: The text's candidates.
        cue: A nominal cue.

    Returns:
        The attribution, or ``None`` when the noun has no owner or no proposition depends on it.
    """
    if cue.cue.kind is not CueKind.NOUN:
        return None
    s = cue.sentence
    owner = noun_owner(scene, cue) or possessor(scene, cue)
    if owner is not None and not may_speak(owner):
        return None
    after = max(cue.last, owner.last if owner is not None else 0) + 1
    if owner is None:
        return _hearsay(scene, cue) or _provenance(scene, cue)
    word = scene.lower(s, after)
    if word in _BE and scene.lower(s, after + 1) in _QUE:
        first = after + 2
        return _report(scene, cue.cue, owner, s, first, clause_end(scene, s, first, None))
    if word in _QUE and "que" in cue.frames:
        first = after + 1
        end = clause_end(scene, s, first, None)
        return _report(scene, cue.cue, owner, s, first, second_verb(scene, s, first, end) or end)
    linked = {"de_inf": ("de", "d'"), "à_inf": ("à",)}
    for frame, links in linked.items():
        if frame in cue.frames and word in links and starts_infinitive(scene, s, after + 1):
            first = after + 1
            end = clause_end(scene, s, first, None)
            return _report(scene, cue.cue, owner, s, first, first_verb(scene, s, first, end) or end)
    return None


def first_verb(scene: Scene, s: int, first: int, end: int) -> int | None:
    """Return the first finite verb of a stretch outside any clause in it."""
    tokens = scene.tokens(s)
    for token in tokens[first:end]:
        if scene.is_a(s, token.index, "subordinator"):
            return None
        if token.finite or token.pos == "AUX" and not token.lower.endswith(("re", "ir")):
            return token.index
    return None


def _report(
    scene: Scene, cue: Cue, owner: MentionMatch | None, s: int, first: int, end: int
) -> Attribution | None:
    if end <= first:
        return None
    return Attribution(
        kind=content_kind(scene, s, first, end),
        content=(content_span(scene, s, first, end),),
        rule="noun_complement",
        confidence=0.7,
        quoted=quoted_in(scene, s, first, end),
        cues=(cue,),
        source=owner,
    )


def _hearsay(scene: Scene, cue: CueMatch) -> Attribution | None:
    """Le bruit court que P: noun and verb are the cue, and nobody is named."""
    s = cue.sentence
    noun = scene.lexicon.nouns.get(cue.cue.lemma)
    if noun is None or not {"courir", "circuler", "vouloir"} & set(noun.verbs):
        return None
    verb = cue.last + 1
    bases = {form.base for form in scene.lexicon.verb_forms(scene.lower(s, verb))}
    runs = scene.lower(s, verb) in ("court", "courait", "circule", "circulait", "veut", "voulait")
    if not (bases & set(noun.verbs) or runs) or scene.lower(s, verb + 1) not in _QUE:
        return None
    tokens = scene.tokens(s)
    span = Span.of(scene.text, tokens[cue.first].start, tokens[verb].end)
    whole = attrs.evolve(cue.cue, spans=(span,))
    first = verb + 2
    return _report(scene, whole, None, s, first, clause_end(scene, s, first, None))


def _provenance(scene: Scene, cue: CueMatch) -> Attribution | None:
    """P : l'alerte vient de X."""
    s = cue.sentence
    opening = cue.first - 1
    while scene.is_a(s, opening, "determiner"):
        opening -= 1
    verb = cue.last + 1
    if scene.lower(s, opening) != ":" or scene.lower(s, verb) not in _COMES:
        return None
    source = scene.mention_at(s, verb + 2) or scene.mention_at(s, verb + 1)
    if source is None or not scene.is_a(s, verb + 1, "of"):
        return None
    return _report(scene, cue.cue, source, s, 0, opening)
