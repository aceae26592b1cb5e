"""Reports that the grammar of the narration carries, over all sentences."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from ..models import CueKind, MentionKind, Mood, Tense
from . import rules
from .according import according_to
from .announced import announced, announced_by, went_on
from .apposed import answer_words, apposed, quoted_complement
from .begun_clauses import with_whole_clauses
from .carried_on import hearsay, that_again
from .compared import compared
from .complements import complement
from .concluding import concluding
from .echoes import takes_up, without_echoes
from .framing import framed_incise
from .fronting import vouched
from .light_verbs import supported
from .narrative_incises import narrative_incise
from .nominal import noun_complement
from .noun_labels import after_noun
from .phrases import may_speak
from .pointing_back import pointed_back, resumed
from .predicates import quoted_predicates
from .quoted_clauses import quoted_clauses
from .reasons import alleged, quoted_reasons
from .series import series
from .steps import QUE
from .unmarked import after_colon, answers, labelled, posts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ..models import Span
    from ..models.records import Attribution, CueMatch, Sentence
    from .scene import Scene

__all__ = ["attribute_reports"]

_OPENS_INCISE = frozenset({",", "–", "—"})
_CLOSES_INCISE = frozenset({",", "–", "—", ".", ""})
_COLON = frozenset({":"})
_POINTING = frozenset({"c'", "ce", "tel", "telle", "tels", "telles"})
_SELF = frozenset({"je", "j'", "nous", "on"})
_OWN = frozenset({"mon", "ma", "mes", "notre", "nos", "ton", "ta", "tes", "votre", "vos"})
_TO_OTHERS = ("me ", "m'", "m’", "lui ", "leur ")
_UTTERED = frozenset({rules.VERB_UTTERANCE.name, rules.ATTRIBUTE.name})
_TO_US = ("me ", "m'", "nous ")
_TO_YOU = ("te ", "t'", "t’")
_TOLD = frozenset({Tense.PAST, Tense.PLUPERFECT, Tense.IMPERFECT})
_VERBAL = (
    complement,
    framed_incise,
    compared,
    resumed,
    vouched,
    after_colon,
)
_NOMINAL = (
    alleged,
    noun_complement,
    apposed,
    quoted_complement,
    supported,
    after_noun,
)
"""What reads the report of a verb or a noun; as those of other cues, each returns ``None`` where
the construction that its docstring shows is not there."""


def attribute_reports(scene: Scene, standing: Iterable[Attribution]) -> list[Attribution]:
    """Return the mixed and indirect quotations of a text.

    Args:
        scene: The text's candidates.
        standing: The attributions of standing quotations; their cues are spoken for.

    Returns:
        One attribution a report.
    """
    attributed = list(standing)
    spent = {span for item in attributed for cue in item.cues for span in cue.spans}
    opened = rules.AFTER_COLON.name
    found = [
        item
        for item in with_whole_clauses(scene, without_echoes(scene, _reports(scene, spent)))
        if item.rule != opened or not takes_up(item, attributed)
    ]
    found.extend(scene.allowed(answers(scene)))
    found.extend(scene.allowed(posts(scene)))
    taken = {index for item in (*attributed, *found) for index in item.quoted}
    found.extend(scene.allowed(answer_words(scene, taken)))
    found.extend(scene.allowed(quoted_clauses(scene, taken, (*attributed, *found))))
    taken |= {index for item in found for index in item.quoted}
    told = {span for item in found for cue in item.cues for span in cue.spans}
    found.extend(scene.allowed(quoted_predicates(scene, taken, told)))
    found.extend(scene.allowed(quoted_reasons(scene, taken)))
    return found


def _reports(scene: Scene, spent: set[Span]) -> list[Attribution]:
    """Return what the cues and openings of all sentences report, each cue once."""
    found: list[Attribution] = []
    used: set[tuple[Span, ...]] = set()
    previous = sys.maxsize
    for sentence in scene.sentences:
        start = sentence.tokens[0].start
        # The report before, which a sentence may go on with, ends in the sentence before.
        last = found[-1] if found and previous <= found[-1].content[-1].end <= start else None
        previous = start
        opening = labelled(scene, sentence.index)
        if opening is None and last is not None:
            opening = that_again(scene, last, sentence.index)
        if opening is not None and scene.allows(opening):
            found.append(opening)
            used.update(cue.spans for cue in opening.cues[:1])
            last = None
        before = len(found)
        if scene.cues[sentence.index]:
            _add_reports(scene, sentence, spent, used, found)
        if last is not None and len(found) == before:
            further = hearsay(scene, last, sentence.index)
            if further is not None and scene.allows(further):
                found.append(further)
    return found


def _add_reports(
    scene: Scene,
    sentence: Sentence,
    spent: set[Span],
    used: set[tuple[Span, ...]],
    found: list[Attribution],
) -> None:
    """Add what the cues of a sentence report, each cue once."""
    for cue in scene.cues[sentence.index]:
        told = not spent.isdisjoint(cue.cue.spans)
        attribution = _first(scene, cue, (_told_again,) if told else _readers(scene, cue))
        if attribution is None or attribution.cues[0].spans in used:
            continue
        # « Nous vous demandons de partir » in marks performs, whole or woven into a clause
        verb = sentence.tokens[cue.head]
        woven = verb.finite and verb.quoted is not None
        if not (woven or sentence.container is not None) or not _own_voice(attribution):
            found.append(attribution)
            found.extend(scene.allowed(series(scene, sentence.index, attribution)))
            used.add(attribution.cues[0].spans)


def _first(
    scene: Scene,
    cue: CueMatch,
    readers: Iterable[Callable[[Scene, CueMatch], Attribution | None]],
) -> Attribution | None:
    """Return what the first of some readers that applies makes of a cue."""
    for read in readers:
        found = read(scene, cue)
        if found is not None and scene.allows(found):
            return found
    return None


def _readers(
    scene: Scene, cue: CueMatch
) -> tuple[Callable[[Scene, CueMatch], Attribution | None], ...]:
    """Return what may read the report of a cue, by its kind; the first that does counts."""
    words = scene.sentences[cue.sentence].words.values()
    if cue.cue.kind is CueKind.NOUN:
        points = not _POINTING.isdisjoint(words)
        further = ((concluding,) if points else ()) + ((announced,) if ":" in words else ())
        return (*_NOMINAL, *further)
    if cue.cue.kind is CueKind.PREPOSITION:
        return (according_to,)
    if cue.clitic is not None and _is_pure_incise(scene, cue):
        return (framed_incise,)
    if cue.cue.mood is Mood.INFINITIVE:
        return (*_VERBAL, pointed_back, narrative_incise, went_on)
    readers = (*_VERBAL, announced_by) if (cue.passive or cue.bare) and ":" in words else _VERBAL
    return (*readers, pointed_back) if "ce" in words else readers


def _told_again(scene: Scene, cue: CueMatch) -> Attribution | None:
    """Return the report after a verb that a quotation took already (*, dit X, ajoutant que P*)."""
    if cue.cue.kind is not CueKind.VERB:
        return None
    quotes = _has_quoted_object(scene, cue)
    if _before_colon(scene, cue) and (not quotes or _interrupts(scene, cue)):
        return framed_incise(scene, cue)
    if cue.clitic is not None:
        return None
    following = scene.lower(cue.sentence, cue.last + 1)
    return complement(scene, cue) if following in QUE or quotes else None


def _has_quoted_object(scene: Scene, cue: CueMatch) -> bool:
    """Return whether words in marks stand between a verb and its colon (*plaide « P » : « Q »*).

    *Parle quant à lui d'« une gifle » : « Q »*; *évoque la « belle semaine » de l'équipe : « Q »*
    """
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    if tokens[cue.head].quoted is not None:
        return False
    colon = scene.first_of(s, _COLON, cue.last + 1, len(tokens))
    return colon is not None and scene.has_marks(s, cue.last + 1, colon)


def _interrupts(scene: Scene, cue: CueMatch) -> bool:
    """Return whether a verb and its subject stand between two signs (*P1, dit X, P2 : « Q »*)."""
    source = None if cue.clitic is not None else scene.mention_at(cue.sentence, cue.last + 1)
    if cue.clitic is None and (source is None or not may_speak(source)):
        return False
    last = cue.last if source is None else source.last
    return scene.lower(cue.sentence, last + 1) in _OPENS_INCISE


def _before_colon(scene: Scene, cue: CueMatch) -> bool:
    """Return whether an incise ends with the colon of a quotation (*P, déplore X : « Q »*)."""
    _s, tokens = cue.sentence, scene.tokens(cue.sentence)
    if cue.first == 0 or tokens[cue.first - 1].form not in _OPENS_INCISE:
        return False
    colon = next((t.index for t in tokens[cue.last + 1 :] if t.form == ":"), None)
    if colon is None or any(t.placeholder is not None for t in tokens[: cue.first]):
        return False
    # The quotation may open the next paragraph.
    return colon + 1 == len(tokens) or tokens[colon + 1].placeholder is not None


def _is_pure_incise(scene: Scene, cue: CueMatch) -> bool:
    """Return whether a cue with a clitic stands between signs: it has no complement then."""
    s = cue.sentence
    return (
        scene.lower(s, cue.first - 1) in _OPENS_INCISE
        and scene.lower(s, cue.last + 1) in _CLOSES_INCISE
    )


def _own_voice(attribution: Attribution) -> bool:
    """Return whether the speaker of a quotation reports nobody else's words (*je pense que*)."""
    source, cue = attribution.source, attribution.cues[0]
    if source is None:
        return True
    if source.mention.kind is MentionKind.POSSESSIVE:
        return source.head in _OWN  # « À mon avis, P »
    itself = source.mention.kind in (MentionKind.PRONOUN, MentionKind.CLITIC)
    if not itself or source.head not in _SELF:
        return False
    # « On me demandait de mentir » is what the speaker had to do; « on m'a demandé » was said once
    # and « on nous dit que P » is what others say now; « on te demande de P » befalls anybody
    if source.head == "on" and cue.text.lower().startswith(_TO_YOU):
        return False
    told = source.head == "on" and cue.text.lower().startswith(_TO_US)
    if told and cue.tense is Tense.PRESENT and attribution.rule != rules.INFINITIVE.name:
        return False
    if (
        attribution.quoted
        and attribution.rule in _UTTERED
        and cue.text.lower().startswith(_TO_OTHERS)
    ):
        return False  # « Je me dis « c'est fini » », « je lui dis « viens » »: it is told
    habit = source.head == "on" and cue.tense is Tense.IMPERFECT
    return (cue.tense not in _TOLD or habit) and cue.mood is not Mood.INFINITIVE
