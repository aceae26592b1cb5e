"""Reports that a verb carries as its complement, whatever its form: who reads it, who says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from ..lexicon.words import closed_class
from ..models import Mood, QuotationKind, SpeakerKind
from . import rules
from .bodies import body_of_on
from .build import reported
from .comparisons import compares
from .complementisers import complementiser
from .completives import question, statement
from .infinitives import infinitive
from .introduced import said_on
from .made_to_speak import narrates
from .objects import quoted_object
from .own_views import is_own_view
from .passive_subjects import quoted_subject
from .phrases import may_speak
from .receptive import only_learns
from .said_of_oneself import predicative
from .scene import is_finite
from .sources import cue_source
from .steps import (
    CLAUSE_JOINTS,
    CLITICS,
    QUE,
    goes_on_with_clause,
    skip,
    skip_back,
    starts_infinitive,
)
from .utterances import utterance

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..models.records import Attribution, CueMatch, MentionMatch
    from .scene import Scene
    from .stretch import Stretch

__all__ = ["complement", "takes_clause"]

# What they read no noun governs without a determiner: the form is a verb, whatever the tag.
_CLAUSE_READERS = (statement, question, predicative)
_PLAIN_READERS = (statement, question, infinitive, predicative, utterance)
_MARKED_READERS = (*_PLAIN_READERS, quoted_object, quoted_subject)
_COMPARED = frozenset({"ce", "ne", "plus", "autre"})
_NEAR_QUE = 8
_DEFINITE = frozenset({"le", "la", "l'", "ce", "cet", "cette"})
_NEUTER = frozenset({"cela", "ceci", "ça", "tout"})
_SPEAKERS = frozenset({"je", "j'", "nous", "vous", "tu"})


def complement(scene: Scene, cue: CueMatch) -> Attribution | None:
    """Return the report that a verbal cue carries as its own complement.

    Args:
        scene: The text's candidates.
        cue: A verbal cue outside any standing quotation's attribution.

    Returns:
        The attribution, or ``None`` when nothing is reported.
    """
    if _is_author(scene, cue) or only_learns(scene, cue):
        return None
    if cue.nominal and _is_governed(scene, cue):
        return None
    if scene.lower(cue.sentence, cue.first - 1) == "comme":
        return None  # « Comme disait Léa Morel, « Q » »: the sentence around is what she says
    words = scene.sentences[cue.sentence].words
    for read in _readers(scene, cue):
        stretch = read(scene, cue)
        if stretch is not None:
            if words[stretch.first - 1] in QUE and words[stretch.first - 2] in CLAUSE_JOINTS:
                stretch = _before_joined_clause(scene, cue, stretch)
            own = is_own_view(scene, cue, stretch)
            return None if own else _report(scene, cue, stretch)
    return None


def _before_joined_clause(scene: Scene, cue: CueMatch, stretch: Stretch) -> Stretch:
    """Return the infinitive that a clause is joined to (*a promis de revenir et que P*)."""
    if goes_on_with_clause(scene, cue.sentence, cue.first):
        return stretch
    first = infinitive(scene, cue)
    return first if first is not None and first.first < stretch.first else stretch


def _readers(
    scene: Scene, cue: CueMatch
) -> tuple[Callable[[Scene, CueMatch], Stretch | None], ...]:
    """Return what may read a complement: without marks in the sentence no quoted object."""
    if cue.nominal:
        return _CLAUSE_READERS
    return _MARKED_READERS if scene.marked[cue.sentence] else _PLAIN_READERS


def takes_clause(scene: Scene, cue: CueMatch, end: int) -> bool:
    """Return whether a verb has its report before the colon of a quotation already.

    Args:
        scene: The text's candidates.
        cue: A verbal cue.
        end: Its colon.

    Returns:
        Whether a clause, an infinitive or what the subject says of himself stands between them.
    """
    s = cue.sentence
    governed = infinitive(scene, cue)
    if governed is None and cue.reflexive:
        governed = predicative(scene, cue)  # « X se dit prêt à P : « Q » »
        if governed is not None and not _holds_infinitive(scene, s, governed):
            governed = None
    if governed is not None and cue.first < governed.first and governed.end <= end:
        return True  # « X promet de revenir : « Q » »
    j = complementiser(scene, cue, QUE)
    if j is None or j + 1 >= end:
        return False  # « a déclaré que : « Q » » has it behind the colon
    return scene.lower(s, j - 1) not in _COMPARED and not compares(scene, cue, j)


def _holds_infinitive(scene: Scene, s: int, stretch: Stretch) -> bool:
    """Return whether an infinitive depends on an adjective without marks (*prêt à P*)."""
    words = range(stretch.first + 1, min(stretch.end, stretch.first + _NEAR_QUE))
    unmarked = scene.tokens(s)[stretch.first].quoted is None
    return unmarked and any(starts_infinitive(scene, s, j) for j in words)


def _is_author(scene: Scene, cue: CueMatch) -> bool:
    """Return whether the journalist speaks: an imperative or first person without subject."""
    if cue.cue.mood is Mood.IMPERATIVE:
        return True
    if cue.person not in (1, 2) or cue.clitic is not None:
        return False
    return scene.lower(cue.sentence, cue.first - 1) not in _SPEAKERS


def _is_governed(scene: Scene, cue: CueMatch) -> bool:
    """Return whether a preposition or determiner governs a form as a noun (*à juste titre*)."""
    s = cue.sentence
    j = skip_back(scene, s, cue.first - 1, "adverb")
    token, noun = scene.tokens(s)[j], scene.lexicon.source_noun
    if (
        j > 0
        and token.pos == "ADJ"
        and (noun(token.lower) is None or noun(scene.lower(s, cue.head)) is not None)
    ):
        j -= 1  # « l'ancienne juge », not « une voisine demande si »
    return scene.is_a(s, j, "preposition") or scene.is_a(s, j, "determiner")


def _report(scene: Scene, cue: CueMatch, stretch: Stretch) -> Attribution | None:
    """Build the report of a stretch, when somebody who can speak stands behind it."""
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    first, end, rule = stretch.first, stretch.end, stretch.rule
    while first < end and tokens[first].form in (",", ":"):
        first += 1
    while end > first and tokens[end - 1].form == ",":
        end -= 1
    if end <= first or _is_of_other_marks(scene, cue, first):
        return None
    source = cue_source(scene, cue)
    end = _before_teller(scene, source, first, end) if cue.cue.mood is Mood.PARTICIPLE else end
    named = source is not None or narrates(scene, cue)
    if rule is rules.QUOTED_OBJECT and source is not None and source.sentence == s:
        source = None if first <= source.first < end else source  # « Et promet « P » »
    if rule is rules.QUOTED_OBJECT and not _governs_quoted(scene, cue, source, named=named):
        return None
    found = reported(
        scene,
        s,
        ((first, end),),
        rule,
        stretch.confidence,
        cues=(cue.cue,),
        source=source,
        hint=said_on(scene, cue) if source is None else body_of_on(scene, cue, source),
    )
    if rule is rules.VERB_UTTERANCE:
        return attrs.evolve(found, kind=QuotationKind.DIRECT)
    verb = scene.lexicon.verbs.get(cue.cue.lemma)
    befalls = rule is rules.INFINITIVE and _befalls(scene, s, first)
    augurs = befalls and cue.cue.lemma == "promettre" and cue.first > 0
    if augurs and not named and tokens[cue.first - 1].pos == "NOUN":
        return None  # « La soirée promet d'être longue »
    mute = source is not None and _is_mute(scene, cue, stretch, source)
    if (cue.cue.lemma == "vouloir" and _wants_nothing(source)) or (
        _has_neuter_subject(scene, cue) and (source is None or source.last < cue.first - 1)
    ):
        return None  # « Le pont ferme, donc ça veut dire que P »: nobody before speaks either
    # « Le feu s'est déclaré « dans la nuit » »
    breaks_out = source is not None and cue.cue.lemma == "se déclarer" and not may_speak(source)
    accepts = mute and rule is rules.QUOTED_OBJECT and verb is not None and verb.human
    if breaks_out or accepts:
        return None  # « La caisse accepte les cartes « jeune » »
    return None if mute and found.kind is QuotationKind.INDIRECT else found


def _is_of_other_marks(scene: Scene, cue: CueMatch, first: int) -> bool:
    """Return whether words stand in other marks than a verb and not inside its own.

    *Des pancartes « Le préfet ment », « Rendez l'eau »*
    """
    tokens = scene.tokens(cue.sentence)
    held, marks = tokens[cue.head].quoted, tokens[first].quoted
    if held is None or marks is None or marks == held:
        return False
    return scene.spans[marks].parent != held


def _is_mute(scene: Scene, cue: CueMatch, stretch: Stretch, source: MentionMatch) -> bool:
    """Return whether a subject says nothing where the verb wants somebody who does."""
    verb = scene.lexicon.verbs.get(cue.cue.lemma)
    shows = _shows(scene, cue, source)
    if verb is not None and verb.receptive:
        return False  # « il résulte de l'instruction que P »
    wants_speaker = (
        not cue.core
        or stretch.rule is rules.INDIRECT_QUESTION
        or (stretch.rule is rules.INFINITIVE and _befalls(scene, cue.sentence, stretch.first))
        or shows
    )
    return wants_speaker and (not may_speak(source) or (shows and _measures(scene, source)))


def _before_teller(scene: Scene, source: MentionMatch | None, first: int, end: int) -> int:
    """Return where a participle's clause ends before who tells more (*Notant que P, X dit que Q*).

    In *Estimant que parce qu'il savait, X devait agir, Y a refusé* X is the clause's own subject.
    """
    if source is None or not first < source.first < end:
        return end
    cue = scene.cue_at(source.sentence, source.last + 1)
    told = cue is not None and scene.lower(source.sentence, cue.last + 1) in QUE
    return source.first - 1 if told else end


def _shows(scene: Scene, cue: CueMatch, source: MentionMatch) -> bool:
    """Return whether a fact lets one see another (*Ce geste rappelle que*, *la hausse montre*)."""
    told = scene.is_a(cue.sentence, source.first, "demonstrative") or _measures(scene, source)
    return told and cue.cue.lemma in closed_class("showing_verb")


def _measures(scene: Scene, source: MentionMatch) -> bool:
    """Return whether a noun phrase is a quantity or its change, of whomever (*ce nombre record*).

    *Le nombre de plaintes*, *cette hausse*, but *un grand nombre d'élus*
    """
    s, noun = source.sentence, source.first + 1
    definite = scene.lower(s, source.first) in _DEFINITE
    noun += noun < source.last and scene.tokens(s)[noun].pos == "ADJ"  # « cette forte hausse »
    return definite and scene.is_a(s, noun, "measure_noun")


def _wants_nothing(source: MentionMatch | None) -> bool:
    """Return whether a thing or a text "wants" something: a rule (*La coutume veut que P*)."""
    return source is not None and (source.kind is SpeakerKind.DOCUMENT or not may_speak(source))


def _has_neuter_subject(scene: Scene, cue: CueMatch) -> bool:
    """Return whether the subject right before a verb stands for a fact (*Cela signifie que*)."""
    before = cue.first - 1
    return scene.tokens(cue.sentence)[before].placeholder is None and (
        scene.lower(cue.sentence, before) in _NEUTER
    )


def _befalls(scene: Scene, s: int, first: int) -> bool:
    """Return whether an infinitive says what becomes of a thing (*menace de s'effondrer*)."""
    return scene.is_a(s, skip(scene, s, first, *CLITICS), "befalling_infinitive")


def _governs_quoted(
    scene: Scene, cue: CueMatch, source: MentionMatch | None, *, named: bool
) -> bool:
    """Return whether a verb governs quoted words after it: « Reste la « solution » » not.

    Nor does what is no mention think: « L'été a vu la fin des « bals » ».
    """
    if cue.first == 0 and cue.clitic is None:
        infinitive = cue.cue.mood is Mood.INFINITIVE  # « Parler de « Q » serait faux »
        if is_finite(cue) or (infinitive and not named):
            return False
    if cue.core or cue.passive or cue.bare:
        return True
    verb = scene.lexicon.verbs.get(cue.cue.lemma)
    thinks = verb is not None and verb.cognitive and is_finite(cue)
    return named and (source is not None or not thinks)
