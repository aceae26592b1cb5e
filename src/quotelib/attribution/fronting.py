"""Clauses after a phrase that opens them: « Selon X, P », « Pour X, P », « Comme le dit X, P »."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from ..lexicon.words import closed_class, closed_classes
from ..models import CueKind, MentionKind, QuotationKind, SpeakerKind
from . import rules
from .asides import subjects_before
from .build import reported
from .clause_verbs import has_main_verb
from .colon_verbs import outweighs
from .detached import is_in_marks, past_detached, past_function, reads_as_clause
from .ends import clause_end
from .framed_words import frame_start, has_words
from .framing import can_frame, framed
from .long_sources import clause_behind
from .next_report import before_anothers
from .phrases import HUMAN, is_agentive, may_speak
from .scene import is_finite
from .second_sources import before_second
from .sentence_ends import sentence_end
from .sources import incise_source
from .stakes import is_a_case, is_at_stake, is_nobody
from .steps import QUE, is_inflected, is_verbal, quoted_end, starts_infinitive, verb_follows
from .subjects import preverbal

if TYPE_CHECKING:
    from ..models.records import Attribution, CueMatch, MentionMatch, Token
    from .scene import Scene

__all__ = ["fronted", "informs", "opines", "starts_clause", "vouched"]

_ALONE = frozenset({"lui", "elle"})
_CLOSES = frozenset({",", ".", "!", ";", ""})
_DEFINITE = frozenset({"le", "la", "l'", "les", "ce", "cette"})
_FAR_COMMA = 14
_OPENS_OPINION = frozenset({",", ";", ":", "car", "mais", "et"})
_OPINING = HUMAN | {SpeakerKind.MEDIA}
_SHORT = 3
_THAT = frozenset({"c'", "ce", "cela", "ceci", "ça"})
_HANGS_ON = frozenset({"selon", "suivant"})
_JUDGING = frozenset({"dommage", "mieux", "pis", "hélas", "nouvelle"})
_CONNECTOR = ("connector_link", "connector_end")


def vouched(scene: Scene, cue: CueMatch) -> Attribution | None:
    """P, X l'affirme; P : X l'a affirmé mardi; P1, X l'affirme, P2.

    Args:
        scene: The text's candidates.
        cue: A verbal cue.

    Returns:
        The report, ``None`` when the verb and its subject are no incise whose clitic stands for P.
    """
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    if scene.lower(s, cue.first) not in ("l'", "le"):
        return None
    if not is_finite(cue) or not cue.core or cue.clitic is not None or "QUE" not in cue.frames:
        return None
    source = preverbal(scene, cue)
    if source is None or source not in subjects_before(scene, cue) or not may_speak(source):
        return None
    opening = source.first - 1
    if opening < 1 or tokens[opening].form not in (",", ":"):
        return None
    begin = frame_start(scene, s, opening)
    closed = tokens[opening].form == "," and scene.lower(s, cue.last + 1) in _CLOSES
    if not closed and any(map(_goes_on, tokens[cue.last + 1 :])):
        return None
    # Before a colon or an adjunct only a whole clause is taken up: « Il fermera : on l'a dit ».
    clause = has_words if closed else has_main_verb
    if not clause(scene, s, begin, opening):
        return None
    return framed(scene, cue, source, (begin, opening), rules.FRAMED_INCISE, 0.75)


def _goes_on(token: Token) -> bool:
    """Return whether a word or sign shows that a verb and its adjunct do not end the sentence."""
    quoted = token.quoted is not None or token.placeholder is not None
    return quoted or is_inflected(token) or token.form in ",;:" or token.lower in QUE


def fronted(
    scene: Scene, cue: CueMatch, source: MentionMatch | None, after: int
) -> Attribution | None:
    """Selon X, P; Pour X, P.

    Args:
        scene: The text's candidates.
        cue: The cue of the phrase that opens the sentence.
        source: Its source.
        after: Index after both.

    Returns:
        The report of the clause after the phrase, ``None`` when no clause follows.
    """
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    end = sentence_end(scene, s)
    j = after
    opens = (
        starts_clause(scene, s, after)
        or clause_behind(scene, source, after, end)
        or (source is not None and may_speak(source) and is_in_marks(scene, s, after, end))
    )
    # « Selon X : P », « Résultat, selon X : P »
    signs = (",", ":") if scene.lower(s, after) == ":" else (",",)
    while j < end and tokens[j].form not in signs and not opens:
        if tokens[j].placeholder is not None or tokens[j].form in ";:" or j - after >= _FAR_COMMA:
            return None
        j += 1
    if j >= end:
        return None
    first = past_detached(scene, s, j + (tokens[j].form in signs), end)
    first = past_function(scene, s, _past_incise(scene, s, first), end)
    if first >= end or tokens[first].placeholder is not None:
        return None
    if scene.lower(s, first) == "on" and _tells(scene, s, first + 1):
        return None  # « De source policière, on indique que P »: the verb reports
    stop = before_second(scene, s, first, _stop(scene, s, first, end))
    stop = before_anothers(scene, source, (s, first), stop)
    verbal = any(map(is_verbal, tokens[first:stop])) or reads_as_clause(scene, s, first, stop)
    # The taggers read the verb of a short clause as an adjective: « la délinquance recule ».
    least = _SHORT - (scene.lower(s, first) in _DEFINITE)
    whole = is_in_marks(scene, s, first, stop)
    # « Pour X, « une fierté » : il a été choisi » says whose words these are
    explained = whole and scene.lower(s, stop) == ":"
    told = cue.core and (stop - first > least or tokens[first].quoted is not None)
    told = told or explained
    if stop <= first or not (verbal or told):
        return None
    found = reported(
        scene, s, ((first, stop),), rules.ACCORDING_TO, 0.85, cues=(cue.cue,), source=source
    )
    # « Selon X, « tout reste possible » »: the whole clause is in his own words
    whole = whole and not (explained and not scene.has_verb(s, first, stop))
    return attrs.evolve(found, kind=QuotationKind.DIRECT) if whole else found


def _tells(scene: Scene, s: int, j: int) -> bool:
    """Return whether a verb outside marks that governs clauses stands at a token."""
    cue = scene.cue_at(s, j)
    return cue is not None and "QUE" in cue.frames and scene.tokens(s)[j].quoted is None


def _stop(scene: Scene, s: int, first: int, end: int) -> int:
    """Return where the clause behind a source ends: with all of its marks where these end it."""
    stop = clause_end(scene, s, first, None, framed=True)
    tokens = scene.tokens(s)
    if _introduces(scene, s, first, stop):
        return stop + 2
    if stop >= len(tokens) or tokens[first].quoted is None or tokens[stop].form not in _CLOSES:
        return stop
    marked = quoted_end(scene, s, first)
    return marked if marked == stop + 1 and marked >= end else stop  # « P. Q. »


def _past_incise(scene: Scene, s: int, first: int) -> int:
    """Return where a clause starts past an incise right after its source (*Pour X, dit-il, P*)."""
    cue = scene.cue_at(s, first)
    if cue is None or scene.lower(s, first - 1) != "," or not (is_finite(cue) and can_frame(cue)):
        return first
    source = incise_source(scene, cue)
    near = source is not None and source.first <= cue.last + 1
    comma = max(cue.last, source.last) + 1 if near and source is not None else first
    return comma + 1 if comma > first and scene.lower(s, comma) == "," else first


def starts_clause(scene: Scene, s: int, j: int) -> bool:
    """Return whether a subject and its verb stand at a token (*selon lui les prix baissent*).

    Args:
        scene: The text's candidates.
        s: A sentence.
        j: A token.
    """
    subject, tokens = scene.mention_at(s, j), scene.tokens(s)
    # « selon lui « l'affaire du pont » est loin d'être finie »
    if j < len(tokens) and tokens[j].quoted is not None:
        after = quoted_end(scene, s, j)
        if verb_follows(scene, s, after, "object_clitic", "negation"):
            return True
    if subject is None:  # « selon lui c'est un oubli »
        clitic = scene.lower(s, j) in _THAT or scene.is_a(s, j, "subject_clitic")
        return clitic and verb_follows(scene, s, j + 1, "object_clitic", "negation")
    return verb_follows(scene, s, subject.last + 1, "object_clitic", "negation")


def _introduces(scene: Scene, s: int, first: int, stop: int) -> bool:
    """Return whether the clause ends with a cue, a colon and a quotation of its own."""
    tokens = scene.tokens(s)
    return (
        stop + 1 < len(tokens)
        and tokens[stop].form == ":"
        and tokens[stop + 1].placeholder is not None
        and any(outweighs(scene, cue, stop) for cue in scene.verb_cues(s, first, stop))
    )


def opines(scene: Scene, cue: CueMatch, source: MentionMatch) -> bool:
    """Return whether *pour X* gives an opinion: fronted, a person or body, then a comma.

    Args:
        scene: The text's candidates.
        cue: A prepositional cue that has other uses.
        source: What it governs.

    Returns:
        Whether the clause after it is what the source thinks.
    """
    s = cue.sentence
    if scene.sentences[s].container is not None:
        return False
    before = scene.lower(s, cue.first - 1) if cue.first > 0 else ""
    if cue.first > 1 and before not in _OPENS_OPINION and not _follows_connector(scene, cue):
        return False
    if before.endswith("ment") or before in _JUDGING:
        return False  # « Heureusement pour eux, P » is what the author thinks of P
    # Where words stand in marks somebody has said them: « pour X, la facture « a doublé » »; in
    # the marks that hold *pour* as well, they are another's.
    own = (None, scene.tokens(s)[cue.first].quoted)
    quoted = any(t.quoted not in own for t in scene.tokens(s)[_past_title(scene, source) :])
    # « Pour les provinces du sud, le risque est faible »
    silent = source.head.endswith("s") and source.head[:-1] in closed_class("place_noun")
    silent = silent or (source.coordinated and is_nobody(scene, source))
    if not _is_fronted(scene, source, quoted=quoted) or _enumerates(scene, source) or silent:
        return False
    if starts_infinitive(scene, s, source.first) and scene.lexicon.source_noun(source.head) is None:
        return False  # « Pour le défendre, P », « Pour lui répondre, P »: a purpose
    if not quoted and (
        is_at_stake(scene, source)
        or source.head in closed_class("affected_noun")
        or is_a_case(scene, source)
    ):
        return False
    unnamed = source.head in ("source", "sources")
    if (
        source.kind in _OPINING
        or unnamed
        or is_agentive(source)
        or _stands_for_people(scene, source)
    ):
        return True
    if _is_seat(scene, source):
        return True
    if not quoted or scene.lower(s, source.first) not in _DEFINITE:
        return False
    # « Pour cette opération, les magasins promettent des « prix bas » »
    return not any(map(is_finite, scene.verb_cues(s, source.last + 1)))


def _past_title(scene: Scene, source: MentionMatch) -> int:
    """Return the index after marks right behind a source, before a comma (*du film « N »,*)."""
    s, tokens, j = source.sentence, scene.tokens(source.sentence), source.last + 1
    if j >= len(tokens) or tokens[j].quoted is None:
        return source.last
    end = quoted_end(scene, s, j)
    return end if scene.lower(s, end) == "," else source.last


def _follows_connector(scene: Scene, cue: CueMatch) -> bool:
    """Return whether a connector of two words opens the sentence (*D'ailleurs pour X, P*)."""
    opened = cue.first == len(_CONNECTOR)
    return opened and all(scene.is_a(cue.sentence, j, name) for j, name in enumerate(_CONNECTOR))


def _is_fronted(scene: Scene, source: MentionMatch, *, quoted: bool) -> bool:
    """Return whether a comma ends the phrase around a source before any verb.

    A pronoun may do without where words stand in marks (*pour lui le texte est « mort »*), and
    so may somebody who says of a thing what it is or did (*pour le maire cela reste un « détail »*,
    *pour le juge le vote s'est déroulé dans un calme « relatif »*).
    """
    first = source.last + 1
    if source.head in _ALONE and _tells_what_it_is(scene, source):
        return True
    if quoted and source.head in closed_class("disjunctive"):
        return scene.lower(source.sentence, first) == "," or starts_clause(
            scene, source.sentence, first
        )
    if quoted and may_speak(source):
        s = source.sentence  # « pour le maire « rien n'est joué » »
        whole = is_in_marks(scene, s, first, sentence_end(scene, s))
        if _tells_what(scene, source) or (whole and starts_clause(scene, s, first)):
            return True
    for token in scene.tokens(source.sentence)[first : first + _FAR_COMMA]:
        if token.form == ",":
            return True
        if is_inflected(token) or token.placeholder is not None:
            return False
    return False


def _tells_what_it_is(scene: Scene, source: MentionMatch) -> bool:
    """Return whether a thing and what it is follow a source (*Pour lui l'école est la base*)."""
    subject = scene.mention_at(source.sentence, source.last + 1)
    if subject is None or subject.kind is SpeakerKind.PERSON:
        return False
    if subject.mention.kind is not MentionKind.DESCRIPTION:
        return False
    return scene.is_a(source.sentence, subject.last + 1, "copula_form")


def _tells_what(scene: Scene, source: MentionMatch) -> bool:
    """Return whether a clause starts behind a source with a pronoun, a thing or a copula."""
    s, j = source.sentence, source.last + 1
    if not (starts_clause(scene, s, j) or clause_behind(scene, source, j, sentence_end(scene, s))):
        return False
    subject = scene.mention_at(s, j)
    if subject is None or scene.is_a(s, subject.last + 1, "copula_form"):
        return True
    # « pour les enfants la piscine promet un « lagon » »
    gives = any(is_finite(cue) and "NOUN" in cue.frames for cue in scene.verb_cues(s, j))
    return subject.head in _THAT or not (gives or may_speak(subject))


def _enumerates(scene: Scene, source: MentionMatch) -> bool:
    """Return whether a source is the first of a list with things that have no opinion.

    *Pour les gauches, les crochets et les uppercuts, on met des gants.*
    """
    s, j = source.sentence, source.last + 1
    while scene.lower(s, j) in (",", "et"):
        mention = scene.mention_at(s, j + 1)
        if mention is None or scene.lower(s, mention.first) != scene.lower(s, source.first):
            break
        j = mention.last + 1
    listed = [m for m in scene.mentions[s] if source.last < m.first and m.last < j]
    joined = any(scene.is_a(s, k, "conjunction") for k in range(source.last, j))
    return joined and scene.lower(s, j) == "," and not all(map(may_speak, listed))


def informs(scene: Scene, cue: CueMatch, source: MentionMatch) -> bool:
    """Return whether *selon X* names where words come from rather than what something hangs on.

    *Selon la police, P*; not *selon l'affluence, les portes ferment à 18 heures*.

    Args:
        scene: The text's candidates.
        cue: A prepositional cue.
        source: What it governs.

    Returns:
        Whether it is somebody, a document, or a noun for findings or words.
    """
    if cue.cue.lemma not in _HANGS_ON:
        return True
    short = source.last == source.first + 1
    if short and source.head in closed_class("ruling_noun") and not _stands_apart(scene, cue):
        return False  # « agir selon la loi »
    if may_speak(source):
        return True
    if source.mention.kind is not MentionKind.DESCRIPTION:
        return True
    if source.head in closed_class("evidence_noun"):
        # « La rixe a éclaté lundi selon les premiers éléments de l'enquête »
        return _stands_apart(scene, cue) or source.head in closed_class("finding_noun")
    return any(
        cue.cue.kind is CueKind.NOUN and source.first <= cue.first <= source.last
        for cue in scene.cues[source.sentence]
    )


def _stands_apart(scene: Scene, cue: CueMatch) -> bool:
    """Return whether a sign parts *selon X* from the words before, or none stand there."""
    before = scene.lower(cue.sentence, cue.first - 1) if cue.first else ""
    return not before[-1:].isalnum()


def _is_seat(scene: Scene, source: MentionMatch) -> bool:
    """Return whether a source is a building or capital that governs (*le Kremlin*, *Berne*)."""
    place = scene.lexicon.place(source.name) if source.name is not None else None
    return place is not None and (place.article is None or place.stands_for is not None)


def _stands_for_people(scene: Scene, source: MentionMatch) -> bool:
    """Return whether a source is a pronoun for persons (*lui*, *certains*) or a family's name."""
    family = source.name is not None and not source.name.isupper()
    if family and scene.lower(source.sentence, source.first) == "les":
        return source.last == source.first + 1  # « les Weber »
    return source.head in closed_classes("disjunctive", "speaking_pronoun")
