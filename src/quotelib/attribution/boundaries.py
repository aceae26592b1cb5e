"""Words after which a reported clause is over: what belongs to the reporting clause again.

Each function looks at one place of the sentence; what they are worth together is weighed in
`ends`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import CueKind, Mood, Tense
from .clause_verbs import has_main_verb, is_pending
from .gaps import asks_back
from .object_ends import names_medium
from .occasions import acts_meanwhile, is_occasion
from .phrases import governed, may_speak
from .postposed import postposed
from .scene import is_finite
from .sources import source_after
from .steps import (
    COPULAR,
    DASHES,
    DE,
    DENYING,
    QUE,
    SET_BACK,
    is_conditional,
    is_infinitive,
    is_inflected,
    is_present_participle,
    skip,
    starts_infinitive,
    verb_follows,
)

if TYPE_CHECKING:
    from ..models.records import CueMatch
    from .scene import Scene

_TOLD_TENSES = frozenset({Tense.IMPERFECT, Tense.FUTURE})
__all__ = [
    "adjunct",
    "before_clause",
    "closes_quoted",
    "explains",
    "inverted_report",
    "names_source",
    "narrates",
    "participle_report",
    "returns_in_time",
    "second_report",
    "starts_anew",
    "tells_of_report",
    "then_acts",
    "withholds",
]

_LINKS = QUE | DE | {"à", "au", "aux", "si"}
_TO = frozenset({"à", "au", "aux"})
_INCISE_SUBJECT = 8
_PAST_CUE = frozenset({Tense.PAST, Tense.PLUPERFECT, Tense.IMPERFECT})
_AUXILIARIES = frozenset({"avoir", "être"})
_INFINITIVE_STARTS = ("er", "ir", "re", "oir", "n'", "ne")
_HAVE = frozenset({"a", "ont", "avait", "avaient"})
_BEFORE_VERB = ("object_clitic", "negation")
_SO_MUCH = frozenset({"tant", "tellement"})


def explains(scene: Scene, s: int, j: int) -> bool:
    """Return whether a dash that none closes opens the narrator's explanation.

    A noun without article may open it (*– terme par lequel X désigne Y*).
    """
    tokens = scene.tokens(s)
    if tokens[j].form not in DASHES or j == 0 or tokens[j].quoted is not None:
        return False
    if any(token.form in DASHES for token in tokens[j + 1 :]):
        return False
    bare = j + 1 < len(tokens) and tokens[j + 1].pos == "NOUN"
    return bare or scene.is_a(s, j + 1, "determiner")


def starts_anew(scene: Scene, s: int, j: int) -> bool:
    """Return whether a quotation, or a subject and its verb of saying (*il rappelle*), follows."""
    if scene.tokens(s)[j].placeholder is not None:
        return True
    mention = scene.mention_at(s, j)
    if mention is None:
        return False
    cue = scene.cue_at(s, skip(scene, s, mention.last + 1, "adverb"))
    return cue is not None and is_finite(cue) and cue.core


def closes_quoted(scene: Scene, s: int, start: int, j: int) -> bool:
    """Return whether *et* after a clause that stands wholly in marks joins a verb to the frame."""
    tokens = scene.tokens(s)
    quoted = tokens[start].quoted
    if quoted is None or tokens[j].lower not in ("et", "mais", "puis"):
        return False
    if any(token.quoted != quoted for token in tokens[start:j] if token.form != ","):
        return False
    return verb_follows(scene, s, j + 1, "object_clitic", "negation")


def returns_in_time(scene: Scene, s: int, start: int, j: int, cue: CueMatch | None) -> bool:
    """Return whether the clause that a coordinator opens has the tense of the narration again.

    After a cue in the past a reported clause has its verbs set back (*a dit qu'il partait, avait
    signé, reviendrait*): a clause in the passé composé after one of these is the narrator's.
    """
    if cue is None or cue.cue.tense not in _PAST_CUE:
        return False
    told = next((t for t in scene.tokens(s)[start:j] if is_inflected(t)), None)
    if told is None or not told.lower.endswith(SET_BACK):
        return False
    mention = scene.mention_at(s, j + 1)
    verb = j + 1 if mention is None or governed(scene, mention) else mention.last + 1
    verb = skip(scene, s, verb, "subject_clitic", "object_clitic", "negation", "adverb")
    present = any(
        form.tense is Tense.PRESENT and form.mood is Mood.INDICATIVE
        for form in scene.lexicon.auxiliary_forms(scene.lower(s, verb))
        if form.base in _AUXILIARIES
    )
    participle = skip(scene, s, verb + 1, "adverb", "negation")
    tokens = scene.tokens(s)
    return present and participle < len(tokens) and tokens[participle].pos in ("VERB", "AUX")


def returns_to_que(scene: Scene, s: int, start: int, j: int, cue: CueMatch | None) -> bool:
    """Return whether *et que* goes on with the clause in which an infinitive is asked for.

    *Elle dit que X a demandé à lire la lettre et que Y s'y oppose*, *s'il promet de venir et
    qu'il paie*
    """
    if cue is None or scene.lower(s, j + 1) not in QUE or scene.lower(s, start - 1) in QUE:
        return False
    outer = (k for k in range(cue.first) if scene.lower(s, k) in QUE)
    return is_conditional(scene, cue) or any(scene.verb_cues(s, 0, k) for k in outer)


def then_acts(scene: Scene, s: int, j: int) -> bool:
    """Return whether *avant de* goes on with what the speaker does next (*avant d'ajouter*)."""
    if scene.lower(s, j) not in DE:
        return False
    following = skip(scene, s, j + 1, "object_clitic", "negation")
    cue = scene.cue_at(s, following) or scene.cue_at(s, j + 1)
    reports = cue is not None and cue.core and cue.cue.mood is Mood.INFINITIVE
    return reports or scene.is_a(s, following, "leaving_verb")


def narrates(scene: Scene, s: int, start: int, joint: int) -> bool:
    """Return whether *et de* and an infinitive go on with the report (*…, et d'ajouter que Q*).

    Behind another infinitive with *de* they go on with that one.
    """
    if scene.lower(s, start - 1) not in QUE or not then_acts(scene, s, joint + 1):
        return False
    return not any(
        scene.lower(s, k) in DE and starts_infinitive(scene, s, k + 1) for k in range(start, joint)
    )


def withholds(scene: Scene, s: int, j: int) -> bool:
    """Return whether what was not said follows (*, sans les nommer*; *mais n'a pas dit où*)."""
    if scene.lower(s, j) in ("ne", "n'"):
        verb = skip(scene, s, j + 1, "object_clitic")
        return scene.lower(s, verb) in _HAVE and scene.is_a(
            s, skip(scene, s, verb + 1, "negation", "adverb"), "withheld_participle"
        )
    if scene.lower(s, j) != "sans":
        return False
    verb = skip(scene, s, j + 1, "object_clitic", "negation")
    if scene.is_a(s, verb, "withholding_verb"):
        return True
    cue = scene.cue_at(s, j + 1) or scene.cue_at(s, verb)
    return cue is not None and cue.cue.mood is Mood.INFINITIVE and cue.core


def adjunct(scene: Scene, s: int, j: int) -> bool:
    """Return whether an adjunct of the reporting verb starts at ``j`` (*avant de*, *lors du*)."""
    adjuncts = closed_class("report_adjunct_opener")
    first = scene.lower(s, j)
    if first == "avant":
        return then_acts(scene, s, j + 1)
    if first == "tout" and scene.lower(s, j + 1) == "en":
        return acts_meanwhile(scene, s, j + 2)
    if f"{first} {scene.lower(s, j + 1)}" in adjuncts:
        # « un délai, en réponse, de six mois »: what a comma closes at once stands inside
        return scene.lower(s, j + 2) != ","
    return first in adjuncts or names_medium(scene, s, j) or is_occasion(scene, s, j)


def participle_report(scene: Scene, s: int, j: int) -> bool:
    """Return whether a participle that reports on its own starts at ``j`` (*ajoutant que*).

    It may have a subject of its own: *, le ministre évoquant une erreur*.
    """
    tokens, sign = scene.tokens(s), j - 1
    subject = scene.mention_at(s, j)
    if subject is not None:
        j = skip(scene, s, subject.last + 1, "adverb")
    if scene.lower(s, j) in ("tout", "en"):
        j += 1
        if scene.lower(s, j) == "en":
            j += 1
    cue = scene.last_cue_at(s, j)
    return (
        cue is not None
        and cue.cue.kind is CueKind.VERB
        and cue.cue.mood is Mood.PARTICIPLE
        and is_present_participle(cue)
        and tokens[cue.head].quoted in (None, tokens[sign].quoted)  # « un « manque criant » »
        and not cue.frames <= COPULAR  # « tout en restant « prudent » » tells what is said
        and not _takes_place(scene, cue)
        # « , le barrage retenant l'eau »
        and (subject is None or may_speak(subject) or scene.lower(s, cue.last + 1) in QUE)
    )


def _takes_place(scene: Scene, cue: CueMatch) -> bool:
    """Return whether a verb of other use has *y* and no words (*, y réalisant de gros profits*)."""
    s = cue.sentence
    if cue.core or "y" not in (scene.lower(s, cue.first), scene.lower(s, cue.first - 1)):
        return False
    return scene.lower(s, cue.last + 1) not in QUE


def tells_of_report(scene: Scene, s: int, start: int, end: int) -> bool:
    """Return whether a clause says who said something, and may go on with his words.

    *Selon la presse, la police a confirmé que P, précisant que Q*
    """
    cues = (cue for cue in scene.verb_cues(s, start, end) if cue.core and is_finite(cue))
    return any(scene.lower(s, cue.last + 1) in QUE for cue in cues)


def inverted_report(
    scene: Scene, s: int, start: int, comma: int, told: CueMatch | None = None
) -> bool:
    """Return whether an incise follows a comma (*, a-t-il ajouté*; *, selon la police*).

    What somebody says of himself waits for no verb (*se dit « déçu », rapporte l'agence*).
    """
    cue = scene.last_cue_at(s, comma + 1)
    if cue is None:
        return False
    if cue.cue.kind is CueKind.PREPOSITION:
        source = source_after(scene, cue)
        if not cue.core or (source is None and not cue.sourceless):
            return False
        after = max(cue.last, source.last if source is not None else 0) + 1
        # « qui, selon X, sont entrés … »: the clause goes on
        return scene.lower(s, after) != "," or not scene.has_verb(s, after)
    if not is_finite(cue):
        return False
    if cue.clitic is not None:
        return True
    if "INCISE" not in cue.frames or cue.nominal:
        return False
    attribute = told is not None and told.reflexive and "ATTR" in told.frames
    whole = attribute or _has_verb_of_its_own(scene, s, start, comma)
    if not whole or is_pending(scene, s, start, comma):
        return False  # « le navire, qui avait quitté le port, annonçait une avarie » goes on
    subject = postposed(scene, cue)
    return (
        subject is not None
        and subject.first <= cue.last + _INCISE_SUBJECT
        and scene.tokens(s)[subject.first].quoted is None
        and may_speak(subject)
    )


def names_source(scene: Scene, s: int, start: int, j: int) -> bool:
    """Return whether *selon X* without a comma ends the sentence, or what a comma ends."""
    cue = scene.cue_at(s, j)
    if cue is None or cue.cue.kind is not CueKind.PREPOSITION or not cue.core:
        return False
    source = source_after(scene, cue)
    if source is None or not may_speak(source) or not _has_verb_of_its_own(scene, s, start, j):
        return False
    rest = scene.tokens(s)[source.last + 1 :]
    closing = next((token.index for token in rest if token.form == ","), None)
    return not scene.has_verb(s, source.last + 1, closing)


def _has_verb_of_its_own(scene: Scene, s: int, start: int, end: int) -> bool:
    """Return whether a reported stretch is an infinitive, or has its finite verb already."""
    opening = scene.tokens(s)[start].lower
    return opening.endswith(_INFINITIVE_STARTS) or has_main_verb(scene, s, start, end)


def second_report(scene: Scene, s: int, start: int, sign: int, cue: CueMatch | None) -> bool:
    """Return whether a verb joined to the cue follows a sign, with a report of its own."""
    j = sign + 1
    if cue is None or scene.is_a(s, j, "subject_clitic"):
        return False
    other = scene.last_cue_at(s, skip(scene, s, j, "adverb"))
    if other is None or other.cue.kind is not CueKind.VERB or cue.cue.kind is not CueKind.VERB:
        return False
    tokens, after = scene.tokens(s), other.last + 1
    if other.bare and scene.lower(s, j - 1) == "," and cue.first == cue.head:
        return False  # « une absence, qualifiée de « danger » »
    if tokens[other.head].quoted != tokens[cue.head].quoted:
        return False  # « ont "heurté" et "provoqué une étincelle" » is all said
    if other.cue.mood is not cue.cue.mood and other.cue.mood is not Mood.PARTICIPLE:
        # « en affirmant que P, mais a réitéré son engagement »: the main clause goes on
        resumes = cue.cue.mood is Mood.PARTICIPLE and is_finite(other)
        return resumes and j > 1 and tokens[j - 2].form == ","
    whole = _has_verb_of_its_own(scene, s, start, sign)
    if is_finite(other) and tokens[sign].form == "," and not whole:
        return False  # the reported clause still waits for its verb
    if other.cue.tense in _TOLD_TENSES and cue.cue.tense is not other.cue.tense:
        return False  # sequence of tenses: « a indiqué qu'il examinait … et n'excluait rien »
    if after < len(tokens) and tokens[after].quoted is not None:
        return True
    told = scene.lower(s, after) == ":"  # « estime que P et conclut : « Q » »
    return other.core or told or scene.lower(s, after) in _LINKS


def before_clause(scene: Scene, s: int, start: int, end: int) -> int:
    """Return where a clause with a subject of its own cuts an infinitive's words off.

    In *assurent avoir vu trois requins, et la plage a été fermée* the second clause cannot depend
    on the verb that governs an infinitive.

    Args:
        scene: The text's candidates.
        s: A sentence.
        start: First token of the infinitive or attribute.
        end: Index after its last token, as far as is known.

    Returns:
        The index after its last token.
    """
    tokens = scene.tokens(s)
    for j in range(start + 1, end):
        if tokens[j].lower not in (",", "et", "mais") or tokens[j].quoted is not None:
            continue
        contrasts = scene.lower(s, j + 1) in DENYING  # « mais pas à n'importe quel prix »
        if tokens[j].lower == "mais" and not contrasts and _finite_first(scene, s, j + 1, end):
            return j - 1 if tokens[j - 1].form == "," else j
        joins = tokens[j].lower == "et" and verb_follows(scene, s, j + 1, *_BEFORE_VERB)
        if joins and scene.first_of(s, closed_class("subordinator"), start, j) is None:
            return j - 1 if tokens[j - 1].form == "," else j
        if scene.lower(s, j + 1) == "c'" and verb_follows(scene, s, j + 2, "negation"):
            return j
        if tokens[j].lower == "et" and _addresses(scene, s, start, j + 1):
            return j - 1 if tokens[j - 1].form == "," else j
        mention = scene.mention_at(s, _past_adverbs(scene, s, j + 1))
        # « dit avoir renoncé, tant le prix a monté »: the reason of what is reported
        embedded = scene.lower(s, j + 1) in _SO_MUCH or _is_embedded(scene, s, start, j)
        if mention is None or embedded:
            continue
        if is_pending(scene, s, start, j):
            continue  # « regrette que le maire et son adjoint aient … »
        if verb_follows(scene, s, mention.last + 1, "object_clitic", "negation"):
            return j - 1 if tokens[j - 1].form == "," else j
    return end


def _past_adverbs(scene: Scene, s: int, j: int) -> int:
    """Return the index after adverbs before a clause (*et surtout le maire …*)."""
    tokens = scene.tokens(s)
    while j < len(tokens) and (tokens[j].pos == "ADV" or scene.is_a(s, j, "adverb")):
        j += 1
    return j


def _finite_first(scene: Scene, s: int, first: int, end: int) -> bool:
    """Return whether a finite verb comes before any infinitive, or a question: its own clause."""
    for j in range(first, end):
        if is_infinitive(scene, s, j) or scene.is_a(s, j, "subordinator"):
            return asks_back(scene, s, first)
        if is_inflected(scene.tokens(s)[j]):
            return True
    return asks_back(scene, s, first)


def _addresses(scene: Scene, s: int, start: int, j: int) -> bool:
    """Return whether another addressee and request follow (*demande à X de P et à Y de P*).

    In *assure avoir demandé à X et à Y de P* no addressee stands before the words reported.
    """
    if scene.lower(s, j) not in _TO or scene.lower(s, start - 1) not in DE:
        return False
    if not any(scene.lower(s, m.first - 1) in _TO for m in scene.mentions_ending(s, start - 2)):
        return False
    mention = scene.mention_at(s, j + 1)
    return mention is not None and scene.lower(s, mention.last + 1) in DE


def _is_embedded(scene: Scene, s: int, start: int, comma: int) -> bool:
    """Return whether a clause under the infinitive is open at a comma (*dire que si X…, Y*)."""
    subordinators = closed_class("subordinator")
    return (
        scene.tokens(s)[comma].form == ","
        and scene.first_of(s, subordinators, start, comma) is not None
    )
